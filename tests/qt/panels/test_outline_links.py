"""Links between stages in the outline of a whole window, worked by real keys, mouse and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from tests.qt.panels.test_outline import CTRL, SHIFT, Tree, focused, opened_menu, settle, top

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.links import add_link, remove_link, set_link
from cjm_desktop.edit.maps import duplicate_map
from cjm_desktop.edit.selection import at_lane, at_link, at_stage
from cjm_desktop.edit.stages import move_stage, remove_stage, set_stage
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.panels.outline import Outline
from cjm_desktop.qt.panels.outline_contents import LINKS, ROOT, Key, Kind
from cjm_desktop.qt.panels.subjects import subjects
from cjm_desktop.qt.settings import InterfaceLanguage, OutlineOrder
from cjm_desktop.qt.translations import install_language
from cjm_desktop.qt.workspace import Panel, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.qt.conftest import Answer

    from cjm_desktop.model.document import Link
    from cjm_desktop.qt.dialogs.link import LinkDialog
    from cjm_desktop.qt.windows import Desk

K = Qt.Key
BACK, ON = "Onboarding → Comparison", "Search → Purchase"
LOOP, BRANCH = Key(Kind.LINK, "back"), Key(Kind.LINK, "on")

# The off-screen platform opens menus without a window manager.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def bare(desk: Desk) -> Tree:
    """The worked example, which has no links; a model that breaks Qt's rules fails the test."""
    settle()
    outline, canvas = desk.window.findChild(Outline), desk.window.findChild(Canvas)
    assert outline is not None
    assert canvas is not None
    assert desk.controller.session is not None
    outline.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        outline.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    return Tree(desk, desk.controller.session, outline, canvas)


@pytest.fixture
def tree(bare: Tree) -> Tree:
    """The worked example with a loop back that says why, and a branch on that says nothing."""
    stages = [stage.id for stage in bare.journey.stages]
    bare.session.apply(Label.ADD_LINK, add_link, LOOP.of, stages[3], stages[1], text="looks around again")
    bare.session.apply(Label.ADD_LINK, add_link, BRANCH.of, stages[0], stages[2])
    settle()
    return bare


def link(tree: Tree, key: Key) -> Link:
    return next(one for one in tree.journey.links if one.id == key.of)


def is_open(tree: Tree, key: Key) -> bool:
    return tree.outline.view.isExpanded(tree.outline.model.index_of(key))


def open_links(tree: Tree) -> None:
    tree.go(LINKS)
    tree.press(K.Key_Right)


def add(target: str, *, kind: str) -> Callable[[LinkDialog], None]:
    """Return hands that fill in the dialog of a new link."""

    def act(dialog: LinkDialog) -> None:
        dialog.target.setCurrentIndex(dialog.target.findText(target, Qt.MatchFlag.MatchEndsWith))
        assert dialog.kind.currentData() == kind
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    return act


@pytest.mark.parametrize("order", OutlineOrder)
def test_links_stand_after_the_map_that_has_any(bare: Tree, order: OutlineOrder) -> None:
    bare.outline.show_in(order)
    assert bare.rows(ROOT) == ["As is", "Personas", "Sources"]
    stages = [stage.id for stage in bare.journey.stages]
    bare.session.apply(Label.ADD_LINK, add_link, LOOP.of, stages[3], stages[1], text="looks around again")
    assert bare.rows(ROOT) == ["As is", "Links", "Personas", "Sources"]
    bare.session.apply(Label.ADD_LINK, add_link, BRANCH.of, stages[0], stages[2])
    assert bare.rows(LINKS) == [f"{BACK}: looks around again", ON]
    bare.session.apply(Label.REMOVE_STAGE, remove_stage, stages[0])
    assert bare.rows(LINKS) == [f"{BACK}: looks around again"]
    bare.session.apply(Label.REMOVE_LINK, remove_link, LOOP.of)
    assert bare.rows(ROOT) == ["As is", "Personas", "Sources"]


def test_the_map_follows_the_rows_of_links_and_they_the_map(tree: Tree) -> None:
    open_links(tree)
    tree.press(K.Key_Down)
    assert tree.session.selection == at_link(link(tree, LOOP))
    assert [one.kind for one in subjects(tree.session)][:1] == ["link"]
    tree.press(K.Key_Down)
    assert tree.session.selection == at_link(link(tree, BRANCH))
    tree.go(LOOP)
    assert tree.session.selection == at_link(link(tree, LOOP))
    tree.session.select(at_link(link(tree, BRANCH)))
    assert tree.current == BRANCH


def test_going_up_to_a_link_on_the_map_opens_its_row_and_leaving_it_closes_the_group(tree: Tree) -> None:
    tree.session.select(at_stage(tree.stage(3).of))
    tree.canvas.setFocus()
    tree.press(K.Key_Up)
    assert tree.session.selection == at_link(link(tree, LOOP))
    assert tree.current == LOOP
    assert is_open(tree, LINKS)
    assert is_open(tree, top(tree))
    tree.press(K.Key_Down)
    assert tree.current == tree.stage(3)
    assert not is_open(tree, LINKS)


@pytest.mark.parametrize("key", [K.Key_F2, K.Key_Return])
def test_what_a_link_says_is_written_in_its_row_and_seen_on_the_map(tree: Tree, key: Qt.Key) -> None:
    open_links(tree)
    tree.go(BRANCH)
    tree.press(key)
    tree.type("knows us")
    assert link(tree, BRANCH).text == "knows us"
    tree.press(K.Key_Return)
    assert tree.rows(LINKS)[1] == f"{ON}: knows us"
    assert tree.current == BRANCH
    assert tree.session.undo_label is not None
    assert tree.session.undo_label.label is Label.CHANGE_LINK
    tree.press(K.Key_F2)
    tree.type("no")
    tree.press(K.Key_Escape)
    assert link(tree, BRANCH).text == "knows us"
    tree.press(K.Key_Z, CTRL)
    assert tree.rows(LINKS)[1] == ON


def test_a_link_is_deleted_in_its_row_and_comes_back_with_the_group_as_it_was(tree: Tree) -> None:
    open_links(tree)
    tree.go(LOOP)
    tree.press(K.Key_Delete)
    assert tree.rows(LINKS) == [ON]
    tree.go(BRANCH)
    tree.press(K.Key_Delete)
    assert tree.rows(ROOT) == ["As is", "Personas", "Sources"]
    tree.press(K.Key_Z, CTRL)
    assert is_open(tree, LINKS)
    tree.press(K.Key_Z, CTRL)
    assert tree.rows(LINKS) == [f"{BACK}: looks around again", ON]
    tree.go(LINKS)
    before = tree.session.document
    tree.press(K.Key_Delete)
    assert tree.session.document is before


def test_where_a_link_leads_is_changed_by_ctrl_r_in_its_row(tree: Tree, answer: Answer) -> None:
    open_links(tree)
    tree.go(LOOP)
    answer.with_(add("Search", kind="loop"))
    tree.press(K.Key_R, CTRL)
    assert tree.rows(LINKS)[0] == "Onboarding → Search: looks around again"


def test_one_more_link_leaves_the_stage_of_the_row(tree: Tree, answer: Answer) -> None:
    open_links(tree)
    tree.go(BRANCH)
    answer.with_(add("Onboarding", kind="branch"))
    tree.press(K.Key_Insert)
    assert tree.rows(LINKS)[2] == "Search → Onboarding"
    assert tree.current == Key(Kind.LINK, tree.journey.links[2].id)
    before = tree.session.selection
    answer.by("Cancel")
    tree.press(K.Key_Return, CTRL)
    assert len(tree.journey.links) == 3
    assert tree.session.selection == before


def test_the_row_of_all_links_adds_one_from_the_current_stage_by_key_and_menu(
    tree: Tree, answer: Answer
) -> None:
    tree.session.select(at_stage(tree.stage(1).of))
    tree.go(LINKS)
    answer.with_(add("Purchase", kind="branch"))
    tree.press(K.Key_Insert)
    assert tree.rows(LINKS)[2] == "Comparison → Purchase"
    tree.session.select(at_lane(tree.journey.lanes[0].id))
    tree.go(LINKS)
    QTest.keyClick(tree.outline.view, K.Key_F10, SHIFT)
    menu = opened_menu(tree)
    assert [action.text() for action in menu.actions()] == ["&Link between stages…"]
    answer.with_(add("Comparison", kind="branch"))
    QTest.keyClick(menu, K.Key_Down)
    QTest.keyClick(menu, K.Key_Return)
    assert tree.rows(LINKS)[3] == "Search → Comparison"


def test_the_menu_of_a_link_writes_in_its_row_and_deletes_it(tree: Tree) -> None:
    open_links(tree)
    tree.go(LOOP)
    QTest.keyClick(tree.outline.view, K.Key_F10, SHIFT)
    menu = opened_menu(tree)
    entries = {action.objectName(): action for action in menu.actions()}
    entries[Id.EDIT].trigger()
    menu.close()
    settle()
    assert tree.outline.writing.field.text() == "looks around again"
    tree.press(K.Key_Escape)
    QTest.keyClick(tree.outline.view, K.Key_F10, SHIFT)
    menu = opened_menu(tree)
    next(action for action in menu.actions() if action.objectName() == Id.DELETE).trigger()
    menu.close()
    assert tree.rows(LINKS) == [ON]


def test_links_are_named_after_their_stages_as_they_are(tree: Tree) -> None:
    open_links(tree)
    told: list[Key | None] = []
    model = tree.outline.model
    model.dataChanged.connect(lambda index, _last: told.append(model.key_of(index)))
    tree.session.apply(Label.RENAME_STAGE, set_stage, tree.stage(1).of, title="Choice")
    assert tree.rows(LINKS)[0] == "Onboarding → Choice: looks around again"
    assert LOOP in told
    tree.session.apply(Label.RENAME_STAGE, set_stage, tree.stage(0).of, title="")
    assert tree.rows(LINKS)[1] == "A → Purchase"
    told.clear()
    tree.session.apply(Label.MOVE_STAGE, move_stage, tree.stage(0).of, 3)
    assert tree.rows(LINKS)[1] == "D → Purchase"
    assert BRANCH in told


def test_a_map_without_links_has_no_row_for_those_of_another(tree: Tree) -> None:
    tree.session.apply_to_document(Label.DUPLICATE_MAP, duplicate_map, tree.session.map_id, fresh_id)
    first, second = (journey.id for journey in tree.session.document.maps)
    tree.session.switch_map(second)
    for one in tree.journey.links:
        tree.session.apply(Label.REMOVE_LINK, remove_link, one.id)
    assert "Links" not in tree.rows(ROOT)
    tree.session.switch_map(first)
    assert tree.rows(LINKS) == [f"{BACK}: looks around again", ON]


def test_what_is_said_of_a_link_tells_its_kind_in_both_languages(tree: Tree) -> None:
    words, contents = tree.outline.model.words, tree.outline.model.contents
    assert words.spoken(contents, LOOP) == f"Loop, {BACK}: looks around again"
    assert words.hint(contents, BRANCH) == f"Branch, {ON}"
    tree.session.apply(Label.CHANGE_LINK, set_link, BRANCH.of, kind="loop")
    settle()
    contents = tree.outline.model.contents
    assert words.spoken(contents, BRANCH) == f"Loop, {ON}"
    install_language(InterfaceLanguage.RUSSIAN)
    settle()
    assert tree.rows(ROOT)[1] == "Связи"
    assert words.spoken(contents, LOOP) == f"Петля, {BACK}: looks around again"


def test_the_kind_of_a_link_is_painted_before_its_name(tree: Tree) -> None:
    open_links(tree)
    tree.go(top(tree))
    viewport = tree.outline.view.viewport()

    def mark() -> object:
        place = tree.outline.view.visualRect(tree.outline.model.index_of(BRANCH))
        return viewport.grab(place.adjusted(0, 0, 18 - place.width(), 0)).toImage()

    as_branch = mark()
    tree.session.apply(Label.CHANGE_LINK, set_link, BRANCH.of, kind="loop")
    settle()
    assert mark() != as_branch


def test_a_link_that_is_written_is_kept_when_the_keys_go_to_the_map(tree: Tree) -> None:
    open_links(tree)
    tree.go(BRANCH)
    tree.press(K.Key_F2)
    tree.type("knows us")
    tree.canvas.setFocus()
    settle()
    assert focused() is tree.canvas
    assert link(tree, BRANCH).text == "knows us"
    assert not tree.session.is_previewing
    workspace = tree.desk.window.findChild(Workspace)
    assert workspace is not None
    assert workspace.is_shown(Panel.OUTLINE)
    assert QApplication.activePopupWidget() is None
