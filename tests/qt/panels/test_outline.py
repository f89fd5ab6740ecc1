"""The outline in a whole window, worked by real keys, mouse and drops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cjm_desktop.edit.cards import add_card, move_cards, remove_cards, set_fields
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import add_lane, remove_lane, set_lane
from cjm_desktop.edit.personas import add_persona
from cjm_desktop.edit.phases import add_phase, remove_phase
from cjm_desktop.edit.selection import Header, Selection, at_cell, at_lane, at_phase, at_stage
from cjm_desktop.edit.sources import add_source
from cjm_desktop.edit.stages import move_stage
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.palette import apply_colors, colors_for
from cjm_desktop.qt.panels.outline import Outline
from cjm_desktop.qt.panels.outline_contents import PERSONAS, SOURCES, Key, Kind
from cjm_desktop.qt.panels.outline_drag import ASIDE, picture
from cjm_desktop.qt.panels.subjects import subjects
from cjm_desktop.qt.settings import Appearance, InterfaceLanguage, OutlineOrder
from cjm_desktop.qt.translations import install_language
from cjm_desktop.qt.workspace import Panel, Workspace

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable
    from pathlib import Path

    from tests.qt.conftest import Answer

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Map
    from cjm_desktop.qt.crashes import CrashReporter
    from cjm_desktop.qt.windows import Desk

K = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


# The off-screen platform opens menus without a window manager.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@dataclass
class Tree:
    """The outline of a window, and hands to work it."""

    desk: Desk
    session: Session
    outline: Outline
    canvas: Canvas

    @property
    def journey(self) -> Map:
        return self.session.journey

    @property
    def current(self) -> Key | None:
        settle()
        return self.outline.following.current

    def stage(self, column: int) -> Key:
        return Key(Kind.STAGE, self.journey.stages[column].id)

    def cell(self, row: int, column: int) -> Key:
        return Key(Kind.CELL, self.journey.lanes[row].id, self.journey.stages[column].id)

    def card(self, row: int, column: int, position: int = 0) -> Key:
        return Key(Kind.CARD, self.journey.cards.cell(row, column)[position].id)

    def record(self, key: Key) -> Card:
        """Return the card of a row."""
        found = self.journey.cards.card(key.of)
        assert found is not None
        return found

    def go(self, key: Key) -> None:
        """Choose a row as a click on it does, with the keys in the tree."""
        settle()
        self.outline.view.setFocus()
        index = self.outline.model.index_of(key)
        self.outline.view.scrollTo(index)
        place = self.outline.view.visualRect(index)
        QTest.mouseClick(self.outline.view.viewport(), Qt.MouseButton.LeftButton, PLAIN, place.center())
        settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(focused(), key, modifiers)
        settle()

    def type(self, text: str) -> None:
        for letter in text:
            QApplication.sendEvent(focused(), QKeyEvent(QEvent.Type.KeyPress, 0, PLAIN, letter))
        settle()

    def rows(self, key: Key) -> list[str]:
        """Return what the rows below a row say."""
        settle()
        model = self.outline.model
        parent = model.index_of(key)
        return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]

    def drag(self, key: Key, place: QPoint) -> bool:
        """Drop a row at a place of the tree; whether it was taken."""
        settle()
        data = self.outline.model.mimeData([self.outline.model.index_of(key)])
        return drop(self.outline.view.viewport(), data, place)

    def edge_above(self, key: Key) -> QPoint:
        """Return the place between a row and the one above it."""
        index = self.outline.model.index_of(key)
        self.outline.view.scrollTo(index)
        place = self.outline.view.visualRect(index)
        return QPoint(place.center().x(), place.top() + 1)

    def middle_of(self, key: Key) -> QPoint:
        index = self.outline.model.index_of(key)
        self.outline.view.scrollTo(index)
        return self.outline.view.visualRect(index).center()


def drop(viewport: QWidget, data: QMimeData, place: QPoint) -> bool:
    moves, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, moves, data, button, PLAIN)
    QApplication.sendEvent(viewport, enter)
    dropped = QDropEvent(QPointF(place), moves, data, button, PLAIN)
    QApplication.sendEvent(viewport, dropped)
    settle()
    return dropped.isAccepted()


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def tree(desk: Desk) -> Tree:
    """The worked example in English, its outline filled; a model that breaks Qt's rules fails the test."""
    for _ in range(3):
        settle()
    outline, canvas = desk.window.findChild(Outline), desk.window.findChild(Canvas)
    assert outline is not None
    assert canvas is not None
    assert desk.controller.session is not None
    outline.tester = QAbstractItemModelTester(  # type: ignore[attr-defined]
        outline.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    return Tree(desk, desk.controller.session, outline, canvas)


def top(tree: Tree) -> Key:
    return Key(Kind.MAP, tree.session.map_id)


def test_stages_stand_below_the_map_lanes_below_them_and_cards_in_those(tree: Tree) -> None:
    assert tree.rows(Key(Kind.ROOT)) == ["As is", "Personas", "Sources"]
    assert tree.rows(top(tree)) == ["Search", "Comparison", "Purchase", "Onboarding"]
    assert tree.rows(tree.stage(0))[:2] == ["Actions", "Channels"]
    assert tree.rows(tree.cell(0, 0)) == [
        "Notices leads lost in the inbox",
        "Asks around in an industry chat",
    ]
    assert tree.rows(PERSONAS) == ["Head of Sales"]


def test_the_map_follows_the_tree_and_the_tree_the_map(tree: Tree) -> None:
    card = tree.card(0, 1)
    tree.go(tree.stage(1))
    assert tree.session.selection == at_stage(tree.stage(1).of)
    tree.session.select(at_cell(tree.cell(0, 1).stage, tree.cell(0, 1).of, card.of))
    assert tree.current == card
    assert tree.outline.view.isExpanded(tree.outline.model.index_of(tree.cell(0, 1)))
    tree.go(tree.cell(2, 1))
    assert tree.session.selection == at_cell(tree.cell(2, 1).stage, tree.cell(2, 1).of)


def test_what_following_opened_it_closes_again_and_what_the_user_opened_stays(tree: Tree) -> None:
    view, model = tree.outline.view, tree.outline.model
    tree.go(tree.stage(3))
    tree.press(K.Key_Right)
    for column in (1, 2):
        tree.session.select(at_cell(tree.cell(0, column).stage, tree.cell(0, column).of))
        settle()
    assert view.isExpanded(model.index_of(tree.stage(2)))
    assert not view.isExpanded(model.index_of(tree.stage(1)))
    assert view.isExpanded(model.index_of(tree.stage(3)))


def test_a_card_that_is_dragged_on_the_map_and_let_back_by_escape_is_seen_in_the_tree(tree: Tree) -> None:
    card, view = tree.card(0, 0), tree.outline.view

    def is_seen() -> bool:
        settle()
        return tree.current == card and not view.visualRect(view.currentIndex()).isEmpty()

    tree.session.select(at_cell(tree.stage(0).of, tree.cell(0, 0).of, card.of))
    assert is_seen()
    for column in (1, 2):
        tree.session.preview(move_cards, [card.of], tree.stage(column).of, tree.cell(0, column).of, 0)
        assert is_seen()
    tree.session.cancel()
    assert is_seen()


def test_only_cards_are_marked_together_for_commands_are_about_one_row_of_another_kind(tree: Tree) -> None:
    def marked() -> list[Key | None]:
        indexes = tree.outline.view.selectionModel().selectedIndexes()
        return [tree.outline.model.key_of(index) for index in indexes]

    tree.go(tree.stage(0))
    tree.press(K.Key_Left)
    tree.press(K.Key_Down, SHIFT)
    assert marked() == [tree.stage(1)]
    assert tree.session.selection == at_stage(tree.stage(1).of)
    cards = [tree.card(0, 0, 0), tree.card(0, 0, 1), tree.card(1, 0, 0)]
    tree.session.select(at_cell(tree.stage(0).of, tree.cell(1, 0).of, cards[2].of))
    settle()
    tree.outline.view.setExpanded(tree.outline.model.index_of(tree.cell(0, 0)), True)
    tree.go(cards[2])
    for _ in range(3):
        tree.press(K.Key_Up, SHIFT)
    assert set(marked()) == set(cards)
    assert set(tree.session.selection.cards) == {card.of for card in cards}


def test_arrows_walk_through_the_tree_and_the_map_goes_along(tree: Tree) -> None:
    tree.go(tree.stage(0))
    tree.press(K.Key_Down)
    assert tree.session.selection == at_cell(tree.cell(0, 0).stage, tree.cell(0, 0).of)
    tree.press(K.Key_Right)
    tree.press(K.Key_Right)
    assert list(tree.session.selection.cards) == [tree.card(0, 0).of]
    tree.press(K.Key_Down, SHIFT)
    assert list(tree.session.selection.cards) == [tree.card(0, 0).of, tree.card(0, 0, 1).of]


def test_letters_lead_to_the_row_that_begins_so(tree: Tree) -> None:
    tree.go(tree.stage(0))
    tree.type("pu")
    assert tree.current == tree.stage(2)


@pytest.mark.parametrize("key", [K.Key_F2, K.Key_Return])
def test_a_stage_is_renamed_in_its_row_and_seen_on_the_map_at_each_letter(tree: Tree, key: Qt.Key) -> None:
    tree.go(tree.stage(1))
    tree.press(key)
    tree.type("Выбор")
    assert tree.session.is_previewing
    assert tree.journey.stages[1].title == "Выбор"
    tree.press(K.Key_Return)
    assert not tree.session.is_previewing
    assert tree.session.undo_label is not None
    assert tree.session.undo_label.label is Label.RENAME_STAGE
    assert tree.outline.view.hasFocus()
    assert tree.rows(top(tree))[1] == "Выбор"


def test_a_card_is_written_on_in_its_row_from_its_end(tree: Tree) -> None:
    before = tree.journey.cards.cell(0, 0)[0].text
    tree.go(tree.card(0, 0))
    tree.press(K.Key_F2)
    tree.type(" and more")
    tree.press(K.Key_Return)
    assert tree.journey.cards.cell(0, 0)[0].text == f"{before} and more"


def test_escape_leaves_a_text_as_it_was_and_then_leads_back_to_the_map(tree: Tree) -> None:
    before = tree.session.base
    tree.go(tree.card(0, 0))
    tree.press(K.Key_F2)
    tree.type("Other")
    tree.press(K.Key_Escape)
    assert tree.session.document is before
    assert tree.outline.view.hasFocus()
    tree.press(K.Key_Escape)
    assert tree.canvas.hasFocus()


def test_the_row_of_a_lane_below_a_stage_bears_the_name_of_the_lane(tree: Tree) -> None:
    tree.go(tree.cell(1, 2))
    tree.press(K.Key_F2)
    tree.type("Places")
    tree.press(K.Key_Tab)
    assert tree.journey.lanes[1].title == "Places"
    assert tree.rows(tree.stage(0))[1] == "Places"


def test_cards_are_written_one_after_the_other(tree: Tree) -> None:
    tree.go(tree.cell(2, 2))
    before = len(tree.journey.cards.cell(2, 2))
    tree.press(K.Key_Insert)
    tree.type("First")
    tree.press(K.Key_Return, CTRL)
    tree.type("Second")
    tree.press(K.Key_Return)
    assert [card.text for card in tree.journey.cards.cell(2, 2)][before:] == ["First", "Second"]
    assert tree.current == tree.card(2, 2, before + 1)
    tree.session.undo()
    assert tree.rows(tree.cell(2, 2))[before:] == ["First"]


def test_a_card_that_says_nothing_does_not_come_to_be(tree: Tree) -> None:
    before = tree.session.base
    tree.go(tree.cell(2, 2))
    tree.press(K.Key_Insert)
    tree.press(K.Key_Return)
    assert tree.session.document is before
    assert tree.current == tree.cell(2, 2)


def test_stages_and_lanes_are_added_beside_the_current_row(tree: Tree, answer: Answer) -> None:
    tree.go(tree.stage(1))
    tree.press(K.Key_Insert)
    tree.type("New")
    tree.press(K.Key_Return)
    assert tree.rows(top(tree)) == ["Search", "Comparison", "New", "Purchase", "Onboarding"]
    tree.press(K.Key_E, CTRL | SHIFT)
    tree.type("Before")
    tree.press(K.Key_Return)
    assert tree.rows(top(tree))[2:4] == ["Before", "New"]
    tree.go(tree.cell(0, 0))

    def choose_free(dialog: object) -> None:
        kinds = dialog.kinds  # type: ignore[attr-defined]
        kinds.setCurrentRow(kinds.count() - 1)
        dialog.ok_button.click()  # type: ignore[attr-defined]

    answer.with_(choose_free)
    tree.press(K.Key_L, CTRL)
    # No window manager is there to do so.
    tree.desk.window.activateWindow()
    settle()
    tree.type("Ideas")
    tree.press(K.Key_Return)
    assert tree.journey.lanes[1].title == "Ideas"
    assert tree.rows(tree.stage(0))[1] == "Ideas"


def test_rows_are_deleted_and_come_back_with_undo(tree: Tree) -> None:
    card = tree.card(0, 0)
    tree.go(card)
    tree.press(K.Key_Delete)
    assert tree.journey.cards.card(card.of) is None
    assert len(tree.rows(tree.cell(0, 0))) == 1
    tree.go(tree.stage(3))
    tree.press(K.Key_Delete)
    assert len(tree.rows(top(tree))) == 3
    QTest.keyClick(tree.outline.view, K.Key_Z, CTRL)
    QTest.keyClick(tree.outline.view, K.Key_Z, CTRL)
    assert len(tree.rows(top(tree))) == 4
    assert len(tree.rows(tree.cell(0, 0))) == 2


@pytest.mark.parametrize("order", OutlineOrder)
def test_what_was_open_in_a_deleted_lane_is_open_again_after_undo(tree: Tree, order: OutlineOrder) -> None:
    tree.outline.show_in(order)
    settle()
    above = tree.stage(1) if order is OutlineOrder.STAGES else Key(Kind.LANE, tree.journey.lanes[1].id)
    opened = [above, tree.cell(1, 1)]
    for key in opened:
        tree.go(key)
        tree.press(K.Key_Right)
    tree.go(tree.stage(2) if order is OutlineOrder.STAGES else Key(Kind.LANE, tree.journey.lanes[2].id))
    tree.session.apply(Label.REMOVE_LANE, remove_lane, tree.journey.lanes[1].id)
    settle()
    assert tree.outline.model.contents.known(opened[1]) is None
    tree.session.undo()
    settle()
    assert all(tree.outline.view.isExpanded(tree.outline.model.index_of(key)) for key in opened)


def test_alt_and_arrows_move_what_a_row_stands_for(tree: Tree) -> None:
    stage = tree.stage(0)
    tree.go(stage)
    tree.press(K.Key_Down, ALT)
    assert tree.stage(1) == stage
    assert tree.current == stage
    tree.press(K.Key_Up, ALT)
    card = tree.card(0, 0)
    tree.go(card)
    tree.press(K.Key_Down, ALT)
    assert tree.card(0, 0, 1) == card
    tree.press(K.Key_Right, ALT)
    assert tree.record(card).stage == tree.stage(1).of
    assert tree.current == card
    lane = tree.cell(0, 0)
    tree.go(lane)
    tree.press(K.Key_Down, ALT)
    assert tree.cell(1, 0) == lane


def test_rows_are_dragged_to_other_cells_and_places(tree: Tree) -> None:
    view, model = tree.outline.view, tree.outline.model
    for key in (tree.stage(0), tree.cell(0, 0), tree.cell(1, 0)):
        view.setExpanded(model.index_of(key), True)
    card = tree.card(0, 0)
    assert tree.drag(card, tree.middle_of(tree.cell(2, 0)))
    assert tree.record(card).lane == tree.cell(2, 0).of
    assert tree.session.selection.cards == (card.of,)
    assert tree.drag(card, tree.edge_above(tree.card(1, 0)))
    assert tree.card(1, 0) == card
    stage = tree.stage(3)
    assert tree.drag(stage, tree.edge_above(tree.stage(0)))
    assert tree.stage(0) == stage
    assert tree.session.undo_label is not None
    assert tree.session.undo_label.label is Label.MOVE_STAGE


def test_a_drag_from_a_row_that_stays_where_it_is_marks_nothing(tree: Tree) -> None:
    tree.outline.view.setExpanded(tree.outline.model.index_of(tree.stage(0)), True)
    tree.go(tree.cell(0, 0))
    viewport, left = tree.outline.view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, PLAIN, tree.middle_of(tree.cell(0, 0)))
    for row in (1, 2, 3):
        place = tree.middle_of(tree.cell(row, 0))
        on_screen = QPointF(viewport.mapToGlobal(place))
        moved = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(place), on_screen, Qt.MouseButton.NoButton, left, PLAIN
        )
        QApplication.sendEvent(viewport, moved)
    QTest.mouseRelease(viewport, left, PLAIN, tree.middle_of(tree.cell(3, 0)))
    assert tree.current == tree.cell(0, 0)
    chosen = tree.outline.view.selectionModel().selectedIndexes()
    assert [tree.outline.model.key_of(index) for index in chosen] == [tree.cell(0, 0)]


def test_where_a_dragged_row_would_stand_is_marked_and_a_closed_row_opens_under_it(tree: Tree) -> None:
    view, model, accent = tree.outline.view, tree.outline.model, QColor(colors_for(Appearance.LIGHT).accent)
    view.setExpanded(model.index_of(tree.stage(0)), True)
    data = model.mimeData([model.index_of(tree.card(0, 0))])

    def accented(y: int) -> int:
        settle()
        image = view.viewport().grab().toImage()
        row = round(y * image.devicePixelRatio())
        return sum(image.pixelColor(x, row) == accent for x in range(image.width()))

    def drag_to(place: QPoint) -> None:
        for kind in (QDragEnterEvent, QDragMoveEvent):
            event = kind(place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, PLAIN)
            QApplication.sendEvent(view.viewport(), event)

    lane, closed = tree.middle_of(tree.cell(2, 0)), tree.middle_of(tree.stage(1))
    frame = view.visualRect(model.index_of(tree.cell(2, 0))).top() + 1
    assert not accented(frame)
    drag_to(lane)
    assert accented(frame) > view.viewport().width() // 2
    drag_to(closed)
    assert not accented(frame)
    assert not view.isExpanded(model.index_of(tree.stage(1)))
    QTest.qWait(700)
    assert view.isExpanded(model.index_of(tree.stage(1)))
    drag_to(lane)
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    assert not accented(frame)


def test_what_is_dragged_stands_on_a_ground_of_its_own_beside_the_pointer() -> None:
    slip = picture("A card with more words than a slip has room for, so that they are cut", 3, QFont(), 2.0)
    assert slip.deviceIndependentSize().toSize().width() <= 220
    image = slip.toImage()
    assert image.pixelColor(image.width() // 2, 6).alpha() == 255
    assert ASIDE.x() < 0
    assert ASIDE.y() < 0


def test_what_cannot_stand_somewhere_is_not_taken(tree: Tree) -> None:
    before = tree.session.base
    assert not tree.drag(tree.stage(0), tree.middle_of(PERSONAS))
    other = QMimeData()
    other.setText("Search")
    assert not drop(tree.outline.view.viewport(), other, tree.middle_of(tree.stage(1)))
    assert tree.session.base is before


def test_what_is_open_stays_open_when_its_stage_moves_and_when_phases_come_and_go(tree: Tree) -> None:
    view, model = tree.outline.view, tree.outline.model
    tree.go(tree.stage(3))
    tree.press(K.Key_Right)
    moved = tree.stage(3)
    tree.session.apply(Label.MOVE_STAGE, move_stage, moved.of, 0)
    settle()
    assert view.isExpanded(model.index_of(moved))
    members = [tree.stage(0).of, tree.stage(1).of]
    tree.session.apply(Label.ADD_PHASE, add_phase, "ph", members, "Before")
    assert tree.rows(top(tree)) == ["Before", "Comparison", "Purchase"]
    assert tree.rows(Key(Kind.PHASE, "ph")) == ["Onboarding", "Search"]
    assert view.isExpanded(model.index_of(moved))
    tree.session.select(at_phase(tree.journey.phases[0]))
    assert tree.current == Key(Kind.PHASE, "ph")
    tree.session.apply(Label.REMOVE_PHASE, remove_phase, "ph")
    assert tree.rows(top(tree)) == ["Onboarding", "Search", "Comparison", "Purchase"]
    assert view.isExpanded(model.index_of(moved))


def test_a_stage_dropped_into_a_phase_belongs_to_it(tree: Tree) -> None:
    tree.session.apply(Label.ADD_PHASE, add_phase, "ph", [tree.stage(0).of, tree.stage(1).of], "Before")
    settle()
    stage = tree.stage(3)
    assert tree.drag(stage, tree.middle_of(Key(Kind.PHASE, "ph")))
    assert tree.journey.phases[0].stages[-1] == stage.of
    assert tree.stage(2) == stage


def test_lanes_can_stand_on_top(tree: Tree) -> None:
    tree.go(tree.card(0, 1))
    tree.desk.window.actions_[Id.OUTLINE_BY_LANES].trigger()
    settle()
    assert tree.outline.order is OutlineOrder.LANES
    assert tree.rows(top(tree))[:2] == ["Actions", "Channels"]
    lane = Key(Kind.LANE, tree.journey.lanes[0].id)
    assert tree.rows(lane) == ["Search", "Comparison", "Purchase", "Onboarding"]
    assert tree.current == tree.card(0, 1)
    tree.go(lane)
    assert tree.session.selection == at_lane(lane.of)
    tree.press(K.Key_Down, ALT)
    assert tree.journey.lanes[1].id == lane.of
    assert tree.drag(lane, tree.edge_above(Key(Kind.LANE, tree.journey.lanes[0].id)))
    assert tree.journey.lanes[0].id == lane.of
    tree.desk.window.actions_[Id.OUTLINE_BY_LANES].trigger()
    assert not tree.desk.window.actions_[Id.OUTLINE_BY_LANES].isChecked()


def test_delete_tells_what_it_does_not_delete_in_an_empty_cell_or_a_row_of_many(tree: Tree) -> None:
    told = tree.desk.window.status_line.message_text
    tree.session.apply(Label.REMOVE_CARDS, remove_cards, [one.id for one in tree.journey.cards.cell(1, 0)])
    before = tree.session.document
    tree.go(tree.cell(1, 0))
    tree.press(K.Key_Delete)
    assert "Delete lane" in told()
    tree.desk.window.actions_[Id.OUTLINE_BY_LANES].trigger()
    tree.go(tree.cell(1, 0))
    tree.press(K.Key_Delete)
    assert "Delete stage" in told()
    for row in (top(tree), PERSONAS, SOURCES):
        tree.press(K.Key_Escape)
        tree.go(row)
        tree.press(K.Key_Delete)
        assert "delete" in told().casefold()
    assert tree.session.document is before
    tree.desk.window.actions_[Id.OUTLINE_BY_LANES].trigger()


def test_a_dividing_line_has_no_row_below_a_stage_and_no_other_lane_is_marked(tree: Tree) -> None:
    tree.go(tree.cell(0, 1))
    tree.session.apply(Label.ADD_LANE, add_lane, 1, "d", "divider")
    tree.session.select(at_lane("d"))
    assert tree.current == top(tree)
    assert tree.session.selection == at_lane("d")
    tree.outline.show_in(OutlineOrder.LANES)
    assert tree.current == Key(Kind.LANE, "d")


def test_collapsed_lanes_lead_to_their_names(tree: Tree) -> None:
    tree.session.apply(Label.COLLAPSE_LANE, set_lane, tree.journey.lanes[0].id, collapsed=True)
    tree.go(tree.cell(0, 2))
    assert tree.session.selection == at_lane(tree.journey.lanes[0].id)
    assert tree.current == tree.cell(0, 2)
    tree.press(K.Key_Delete)
    assert len(tree.journey.lanes) == 6


def test_a_hidden_lane_is_a_row_without_cards_that_says_so_and_selects_nothing(tree: Tree) -> None:
    tree.go(tree.card(1, 0))
    hidden, selected = tree.journey.lanes[1].id, at_cell(tree.journey.stages[0].id, tree.journey.lanes[0].id)
    tree.session.select(selected)
    tree.session.apply(Label.HIDE_LANES, set_lane, hidden, hidden=True)
    settle()
    assert tree.rows(tree.stage(0))[1] == "Channels (hidden)"
    assert tree.rows(tree.cell(1, 0)) == []
    index = tree.outline.model.index_of(tree.cell(1, 0))
    assert not tree.outline.model.hasChildren(index)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Lane, Channels (hidden), Enter shows it"
    tree.go(tree.cell(1, 0))
    assert (tree.current, tree.session.selection) == (tree.cell(1, 0), Selection())
    tree.session.undo()
    settle()
    assert len(tree.rows(tree.cell(1, 0))) == 2


def test_on_the_row_of_a_hidden_lane_nobody_speaks_of_another_one(tree: Tree) -> None:
    line = tree.desk.window.status_line
    tree.go(tree.cell(0, 0))
    tree.session.apply(Label.HIDE_LANES, set_lane, tree.journey.lanes[1].id, hidden=True)
    tree.go(tree.cell(1, 0))
    assert [subject.kind for subject in subjects(tree.session)] == ["map", "document"]
    assert (line.place_text(), line.message_text()) == ("", "Enter: show the lane · Esc: back to the map")
    tree.go(Key(Kind.PERSONAS))
    assert "Enter: write" in line.message_text()
    tree.go(tree.cell(1, 0))
    tree.press(K.Key_Return)
    assert (line.place_text(), "Enter: write" in line.message_text()) == ("Lane · Channels", True)


@pytest.mark.parametrize("order", OutlineOrder)
def test_a_hidden_lane_is_shown_by_enter_and_by_its_menu(tree: Tree, order: OutlineOrder) -> None:
    tree.outline.show_in(order)
    lane = tree.journey.lanes[1].id
    by_stage = order is OutlineOrder.STAGES
    row = tree.cell(1, 0) if by_stage else Key(Kind.LANE, lane)
    for by_menu in (False, True):
        tree.session.apply(Label.HIDE_LANES, set_lane, lane, hidden=True)
        tree.go(row)
        if by_menu:
            tree.press(K.Key_F10, SHIFT)
            menu = opened_menu(tree)
            (entry,) = menu.actions()
            assert entry.text().replace("&", "") == "Show lane"
            entry.trigger()
            menu.close()
            settle()
        else:
            tree.press(K.Key_Return)
        assert not tree.journey.lanes[1].hidden
        assert tree.session.selection == at_lane(lane)
        assert tree.current == row


@pytest.mark.parametrize(
    ("key", "modifiers"), [(K.Key_Delete, PLAIN), (K.Key_Insert, PLAIN), (K.Key_Down, ALT), (K.Key_D, CTRL)]
)
def test_nothing_is_changed_by_keys_on_the_row_of_a_hidden_lane(
    tree: Tree, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    tree.go(tree.card(0, 0))
    tree.session.apply(Label.HIDE_LANES, set_lane, tree.journey.lanes[1].id, hidden=True)
    tree.go(tree.cell(1, 0))
    before = tree.session.document
    tree.press(key, modifiers)
    assert tree.session.document is before
    assert "hidden" in tree.desk.window.status_line.message_text()


def test_ctrl_d_duplicates_the_card_the_stage_and_the_lane_of_a_row(tree: Tree) -> None:
    tree.go(tree.card(0, 0))
    tree.press(K.Key_D, CTRL)
    assert len(tree.journey.cards.cell(0, 0)) == 3
    tree.go(tree.stage(1))
    tree.press(K.Key_D, CTRL)
    assert [stage.title for stage in tree.journey.stages[1:3]] == ["Comparison", "Comparison"]


def test_a_digit_scores_in_a_score_cell(tree: Tree) -> None:
    row = next(index for index, lane in enumerate(tree.journey.lanes) if lane.kind == "score")
    tree.go(tree.cell(row, 0))
    tree.press(K.Key_5)
    assert tree.journey.cards.cell(row, 0)[0].value == 5
    assert tree.rows(tree.cell(row, 0)) == ["5/5"]


def test_personas_and_sources_are_written_copied_moved_and_deleted(tree: Tree) -> None:
    first = Key(Kind.PERSONA, tree.session.document.personas[0].id)
    tree.go(PERSONAS)
    tree.press(K.Key_Insert)
    tree.type("Анна")
    tree.press(K.Key_Return)
    assert tree.rows(PERSONAS) == ["Head of Sales", "Анна"]
    added = tree.session.document.personas[1].id
    assert tree.journey.personas == (first.of, added)
    tree.press(K.Key_Up, ALT)
    assert tree.rows(PERSONAS) == ["Анна", "Head of Sales"]
    tree.press(K.Key_D, CTRL)
    assert tree.rows(PERSONAS) == ["Анна", "Анна, copy", "Head of Sales"]
    tree.go(SOURCES)
    tree.press(K.Key_Insert)
    tree.type("Survey")
    tree.press(K.Key_Return)
    assert tree.rows(SOURCES)[-1] == "Survey"


def test_a_deleted_persona_leaves_all_cards_and_it_is_told_how_many(tree: Tree) -> None:
    persona = tree.session.document.personas[0].id
    cards = [card.id for card in tree.journey.cards.cell(0, 0)]
    tree.session.apply(Label.CHANGE_CARDS, set_fields, cards, personas=(persona,))
    tree.go(Key(Kind.PERSONA, persona))
    tree.press(K.Key_Delete)
    assert all(not card.personas for card in tree.journey.cards)
    told = tree.desk.window.status_line.message_text()
    assert told == (
        "Persona “Head of Sales” deleted. The name stays as a tag on 2 cards. Ctrl+Z brings it back."
    )
    QTest.keyClick(tree.outline.view, K.Key_Z, CTRL)
    assert [card.personas for card in tree.journey.cards.cell(0, 0)] == [(persona,), (persona,)]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"target": 50}, "Requests · → 50"),
        ({"current": 20}, "Requests · 20"),
        ({"current": 20, "target": 50, "unit": "%"}, "Requests · 20 → 50%"),
    ],
)
def test_figures_are_told_as_on_the_map_and_one_only_aimed_at_with_its_arrow(
    tree: Tree, figures: dict[str, Any], said: str
) -> None:
    tree.session.apply(Label.ADD_LANE, add_lane, 0, "kpi", "kpi")
    stage = tree.journey.stages[0].id
    tree.session.apply(Label.ADD_CARD, add_card, stage, "kpi", "new", "Requests", **figures)
    cell = Key(Kind.CELL, "kpi", stage)
    tree.go(cell)
    assert tree.rows(cell) == [said]


def test_the_levels_of_a_deleted_persona_go_with_them_and_come_back(tree: Tree) -> None:
    persona = tree.session.document.personas[0].id
    lane = next(index for index, one in enumerate(tree.journey.lanes) if one.kind == "emotions")
    cells = [tree.journey.cards.cell(lane, stage) for stage in (0, 1)]
    cards = [card.id for cell in cells for card in cell if card.level is not None]
    assert len(cards) == 2
    tree.session.apply(Label.CHANGE_CARDS, set_fields, cards, personas=(persona,))
    tree.session.apply(Label.CHANGE_CARDS, set_fields, cards[:1], text="")
    before = tree.session.document
    tree.go(Key(Kind.PERSONA, persona))
    tree.press(K.Key_Delete)
    assert tree.desk.window.status_line.message_text() == (
        "Persona “Head of Sales” deleted with 2 emotion levels. "
        "The name stays as a tag on 1 card. Ctrl+Z brings it back."
    )
    assert tree.journey.cards.card(cards[0]) is None
    QTest.keyClick(tree.outline.view, K.Key_Z, CTRL)
    assert tree.session.document is before


def test_the_menu_of_a_row_is_that_of_the_map_and_writes_in_the_row(tree: Tree) -> None:
    tree.go(tree.stage(1))
    QTest.keyClick(tree.outline.view, K.Key_F10, SHIFT)
    menu = opened_menu(tree)
    entries = {action.objectName(): action for action in menu.actions()}
    assert {Id.EDIT, Id.STAGE_BEFORE, Id.DELETE_STAGE} <= set(entries)
    entries[Id.EDIT].trigger()
    menu.close()
    settle()
    assert tree.outline.writing.is_on
    tree.press(K.Key_Escape)


def test_another_map_and_another_language_are_shown(tree: Tree) -> None:
    tree.desk.window.actions_[Id.DUPLICATE_MAP].trigger()
    assert tree.rows(Key(Kind.ROOT))[0] == "As is, copy"
    assert tree.current is not None
    install_language(InterfaceLanguage.RUSSIAN)
    settle()
    assert tree.rows(Key(Kind.ROOT))[1:] == ["Персоны", "Источники"]
    assert tree.outline.view.accessibleName() == "Структура"


def test_what_a_screen_reader_says_tells_what_a_row_is(tree: Tree) -> None:
    spoken = [said(tree, key) for key in (tree.stage(1), tree.cell(0, 1), tree.card(0, 1), PERSONAS)]
    assert spoken == [
        "Stage B, Comparison",
        "B1, Actions, 2 cards",
        "Card, Puts five services into a spreadsheet",
        "Personas",
    ]
    persona = Key(Kind.PERSONA, tree.session.document.personas[0].id)
    assert said(tree, persona) == "Persona, Head of Sales, end user"


def test_typing_on_the_map_is_kept_before_a_row_is_chosen(tree: Tree) -> None:
    tree.session.select(at_cell(tree.cell(2, 0).stage, tree.cell(2, 0).of))
    tree.canvas.setFocus()
    tree.canvas.edits.type_into("Typed on the map")
    tree.go(tree.stage(2))
    assert tree.session.undo_label is not None
    assert tree.session.undo_label.label is Label.ADD_CARD
    assert tree.session.selection.header is Header.STAGE


def test_f6_and_the_command_lead_to_the_outline(tree: Tree) -> None:
    workspace = tree.desk.window.findChild(Workspace)
    assert workspace is not None
    tree.canvas.setFocus()
    tree.desk.window.actions_[Id.OUTLINE].trigger()
    assert not workspace.is_shown(Panel.OUTLINE)
    tree.session.apply_to_document(Label.ADD_PERSONA, add_persona, "p9", "Vera")
    tree.session.apply_to_document(Label.ADD_SOURCE, add_source, "r9", "Talk")
    tree.desk.window.actions_[Id.OUTLINE].trigger()
    settle()
    assert tree.outline.view.hasFocus()
    assert tree.rows(PERSONAS)[-1] == "Vera"


def said(tree: Tree, key: Key) -> str:
    settle()
    return str(tree.outline.model.index_of(key).data(Qt.ItemDataRole.AccessibleTextRole))


def opened_menu(tree: Tree) -> QMenu:
    settle()
    found = [menu for menu in tree.outline.view.findChildren(QMenu) if menu.isVisible()]
    assert found
    return found[-1]


def test_several_cards_selected_on_the_map_are_selected_in_the_tree(tree: Tree) -> None:
    cards = tuple(tree.card(0, 0, position).of for position in range(2))
    tree.session.select(at_cell(tree.stage(0).of, tree.journey.lanes[0].id, *cards))
    settle()
    chosen = tree.outline.view.selectionModel().selectedIndexes()
    assert {tree.outline.model.key_of(index) for index in chosen} == {Key(Kind.CARD, card) for card in cards}
    assert tree.session.selection.cards == cards


def test_no_selection_of_rows_is_lost_by_an_edit_elsewhere(tree: Tree) -> None:
    tree.go(tree.card(0, 0))
    scroll = tree.outline.view.verticalScrollBar().value()
    tree.session.apply(Label.CHANGE_CARDS, set_fields, (tree.card(0, 2).of,), text="Other")
    settle()
    index = tree.outline.view.currentIndex()
    assert tree.outline.model.key_of(index) == tree.card(0, 0)
    assert tree.outline.view.selectionModel().isSelected(index)
    assert tree.outline.view.verticalScrollBar().value() == scroll


@pytest.mark.parametrize("order", list(OutlineOrder))
def test_a_lane_is_deleted_with_the_card_that_is_current_in_it(tree: Tree, order: OutlineOrder) -> None:
    tree.outline.show_in(order)
    card, lane = tree.card(0, 0), tree.journey.lanes[0].id
    tree.go(card)
    tree.desk.window.actions_[Id.DELETE_LANE].trigger()
    settle()
    assert lane not in [one.id for one in tree.journey.lanes]
    assert not tree.outline.model.index_of(card).isValid()
    tree.session.undo()
    settle()
    tree.go(card)
    assert tree.session.selection.cards == (card.of,)


def test_a_paste_that_adds_stages_and_lanes_is_undone(tree: Tree, answer: Answer) -> None:
    rows = tree.rows(top(tree))
    last = at_cell(tree.journey.stages[-1].id, tree.journey.lanes[-1].id)
    tree.session.select(last)
    QApplication.clipboard().setText("a\tb\tc\nd\te\tf\ng\th\ti")
    tree.canvas.setFocus()
    answer.by("Add and paste")
    tree.press(K.Key_V, CTRL)
    assert len(tree.rows(top(tree))) > len(rows)
    tree.desk.window.actions_[Id.UNDO].trigger()
    assert tree.rows(top(tree)) == rows


def test_a_paste_past_the_longest_text_is_refused_in_a_row(tree: Tree) -> None:
    card = tree.card(0, 0)
    tree.go(card)
    tree.press(K.Key_F2)
    tree.press(K.Key_A, CTRL)
    tree.type("mine")
    QApplication.clipboard().setText("m" * 1_000_000)
    tree.press(K.Key_V, CTRL)
    assert "100,000" in tree.desk.window.status_line.message_text()
    tree.press(K.Key_Return)
    assert tree.record(card).text == "mine"


def test_no_break_spaces_stay_in_a_row_and_one_that_is_only_looked_at_is_no_step(tree: Tree) -> None:
    card, price = tree.card(0, 0), "10\u00a0000\u202f₽"
    tree.session.apply(Label.RENAME_LANE, set_fields, [card.of], text=price)
    tree.go(card)
    tree.press(K.Key_F2)
    tree.press(K.Key_Return)
    assert tree.record(card).text == price
    assert tree.session.undo_label is not None
    assert tree.session.undo_label.label is Label.RENAME_LANE
    tree.press(K.Key_F2)
    tree.press(K.Key_End)
    tree.type("!")
    tree.press(K.Key_Return)
    assert tree.record(card).text == f"{price}!"


@pytest.fixture
def held(tree: Tree) -> Tree:
    """A row being written whose text the document refuses."""
    tree.go(tree.card(0, 0))
    tree.press(K.Key_F2)
    field = tree.outline.writing.field
    field.selectAll()
    # More than any key or paste puts in.
    field.insertPlainText("m" * 100_001)
    assert tree.outline.writing.is_on
    return tree


def move_over(tree: Tree, make: type[QDropEvent], place: QPoint, data: QMimeData) -> QDropEvent:
    at = QPointF(place) if make is QDropEvent else place
    event = make(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, PLAIN)
    QApplication.sendEvent(tree.canvas.viewport(), event)
    return event


def test_a_refused_row_holds_the_mouse_on_the_map(held: Tree, reporter: CrashReporter) -> None:
    before, viewport = held.session.selection, held.canvas.viewport()
    for place in (QPoint(500, 400), QPoint(300, 60), QPoint(60, 300)):
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, PLAIN, place)
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, CTRL, place)
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, PLAIN, place)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, PLAIN, place)
        settle()
    assert held.session.selection == before
    assert focused() is held.outline.writing.field
    assert "100,000" in held.desk.window.status_line.message_text()
    assert not QApplication.activeModalWidget()


def test_a_refused_row_holds_the_keys_on_the_map(held: Tree, reporter: CrashReporter) -> None:
    before = held.session.selection
    for key, modifiers in ((K.Key_Right, PLAIN), (K.Key_Down, SHIFT), (K.Key_Tab, PLAIN), (K.Key_Home, CTRL)):
        held.canvas.setFocus()
        QTest.keyClick(held.canvas, key, modifiers)
        settle()
    assert held.session.selection == before
    assert held.outline.writing.is_on
    assert not QApplication.activeModalWidget()


def test_a_refused_row_holds_the_find_bar_and_a_picture_that_is_dragged(
    held: Tree, reporter: CrashReporter, tmp_path: Path
) -> None:
    before = held.session.selection
    for which in (Id.FIND, Id.FIND_NEXT, Id.REPLACE):
        held.desk.window.actions_[which].trigger()
        settle()
    data, file = QMimeData(), tmp_path / "p.png"
    assert QImage(30, 20, QImage.Format.Format_RGB32).save(str(file))
    data.setUrls([QUrl.fromLocalFile(str(file))])
    for make in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
        for y in range(150, 600, 90):
            move_over(held, make, QPoint(500, y), data)
    settle()
    assert held.session.selection == before
    assert len(held.outline.writing.field.text()) == 100_001
    assert not QApplication.activeModalWidget()


def test_the_outline_stays_while_a_row_cannot_be_kept(held: Tree) -> None:
    workspace = held.desk.window.findChild(Workspace)
    assert workspace is not None
    held.desk.window.actions_[Id.OUTLINE].trigger()
    settle()
    assert workspace.is_shown(Panel.OUTLINE)
    assert held.desk.window.actions_[Id.OUTLINE].isChecked()
    line = held.desk.window.status_line
    assert "First correct the text of the row, or press Esc" in line.message_text()
    assert not held.desk.controller.save()
    assert line.message_text().startswith("Not saved. First correct")
    settle()
    held.press(K.Key_Escape)
    assert "First correct" not in line.message_text()
    held.desk.window.actions_[Id.OUTLINE].trigger()
    assert not workspace.is_shown(Panel.OUTLINE)


def test_hiding_the_outline_keeps_what_is_written_in_a_row(tree: Tree) -> None:
    card = tree.card(0, 0)
    tree.go(card)
    tree.press(K.Key_F2)
    tree.press(K.Key_A, CTRL)
    tree.type("Kept")
    tree.desk.window.actions_[Id.OUTLINE].trigger()
    assert tree.record(card).text == "Kept"
    assert not tree.session.is_previewing


def test_other_colours_find_the_places_of_the_rows_once_and_afterwards(
    tree: Tree, program: QApplication, calls: Callable[[Callable[[], object]], Counter[str]]
) -> None:
    tree.go(tree.stage(0))
    try:
        at_once = calls(lambda: apply_colors(program, colors_for(Appearance.DARK)))
        afterwards = calls(settle)
        assert at_once["OutlineModel.flags"] == 0
        assert afterwards["OutlineView._restyle"] == 1
    finally:
        apply_colors(program, colors_for(Appearance.LIGHT))
