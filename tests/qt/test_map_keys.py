"""Keys by which fields are worked, pressed as a window system does where a panel has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from cjm_desktop.edit.selection import at_cell
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.command_palette import CommandPalette
from cjm_desktop.qt.map_tabs import MapTabs
from cjm_desktop.qt.panels.editors import ChoiceEditor, SegmentsEditor
from cjm_desktop.qt.panels.find_bar import FindBar
from cjm_desktop.qt.panels.inspector import Inspector
from cjm_desktop.qt.panels.outline_view import OutlineView
from cjm_desktop.qt.panels.outline_writing import RowField
from cjm_desktop.qt.panels.subjects import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk

    Made = TypeVar("Made", bound=QWidget)

Key = Qt.Key
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
ARROWS = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)


def press(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(desk.window.windowHandle(), key, modifiers)
    QApplication.processEvents()


def part(desk: Desk, kind: type[Made]) -> Made:
    found = desk.window.findChild(kind)
    assert found is not None
    return found


def places(session: Session) -> list[object]:
    """Return stages, lanes and cards of the first map as they stand."""
    journey = session.document.maps[0]
    cards = [[[card.id for card in cell] for cell in row.cells] for row in journey.cards.rows]
    return [[stage.id for stage in journey.stages], [lane.id for lane in journey.lanes], cards]


def column(session: Session, card: str) -> int:
    place = session.journey.cards.place_of(card)
    assert place is not None
    return place.stage


def inspected(desk: Desk, key: str, kind: str = "recommendations") -> QWidget:
    """Select a card in the middle of the map, and return the editor of one of its fields."""
    session = desk.controller.session
    assert session is not None
    journey = session.journey
    row = next(i for i, lane in enumerate(journey.lanes) if lane.kind == kind)
    card = journey.cards.cell(row, 1)[0]
    session.select(at_cell(card.stage, card.lane, card.id))
    for _ in range(3):
        QApplication.processEvents()
    return part(desk, Inspector).rows(Kind.CARDS)[key].editor


def drop_down(desk: Desk) -> QWidget:
    found = inspected(desk, "status")
    assert isinstance(found, ChoiceEditor)
    return found


def segments(desk: Desk) -> QWidget:
    found = inspected(desk, "evidence")
    assert isinstance(found, SegmentsEditor)
    return found


def line(desk: Desk) -> QWidget:
    return inspected(desk, "tags")


def words(desk: Desk) -> QWidget:
    return inspected(desk, "text")


def find_field(desk: Desk) -> QWidget:
    inspected(desk, "text")
    desk.window.actions_[Id.FIND].trigger()
    return part(desk, FindBar).field


def find_filter(desk: Desk) -> QWidget:
    find_field(desk)
    bar = part(desk, FindBar)
    bar.narrowing.click()
    return bar.lane


def palette_field(desk: Desk) -> QWidget:
    inspected(desk, "text")
    desk.window.actions_[Id.COMMANDS].trigger()
    return part(desk, CommandPalette).field


def tabs(desk: Desk) -> QWidget:
    desk.window.actions_[Id.ADD_MAP].trigger()
    desk.window.actions_[Id.PREVIOUS_MAP].trigger()
    inspected(desk, "text")
    return part(desk, MapTabs).bar


PARTS = (drop_down, segments, line, words, find_field, find_filter, palette_field, tabs)


@pytest.mark.qt_log_ignore("does not support", extend=True)
@pytest.mark.parametrize("where", PARTS)
@pytest.mark.parametrize("modifiers", [ALT, ALT | SHIFT, CTRL], ids=["Alt", "Alt+Shift", "Ctrl"])
def test_arrows_pressed_beside_the_map_leave_it_as_it_is(
    desk: Desk, session: Session, where: Callable[[Desk], QWidget], modifiers: Qt.KeyboardModifier
) -> None:
    where(desk).setFocus()
    assert not part(desk, Canvas).hasFocus()
    before = places(session)
    for arrow in ARROWS:
        if arrow is not Key.Key_Down:  # which opens a list, to which the next keys would go
            press(desk, arrow, modifiers)
    press(desk, Key.Key_Down, modifiers)
    assert places(session) == before


@pytest.mark.qt_log_ignore("does not support", extend=True)
@pytest.mark.parametrize("where", [drop_down, find_filter])
def test_alt_down_opens_the_list_of_a_drop_down(desk: Desk, where: Callable[[Desk], QWidget]) -> None:
    box = where(desk)
    assert isinstance(box, QComboBox)
    box.setFocus()
    press(desk, Key.Key_Down, ALT)
    assert box.view().isVisible()
    box.hidePopup()


@pytest.mark.parametrize("where", [drop_down, segments, find_filter, tabs])
@pytest.mark.parametrize(
    ("key", "modifiers"), [(Key.Key_Delete, PLAIN), (Key.Key_Insert, PLAIN), (Key.Key_Return, CTRL)]
)
def test_keys_that_change_cells_change_none_from_a_panel(
    desk: Desk,
    session: Session,
    where: Callable[[Desk], QWidget],
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
) -> None:
    where(desk).setFocus()
    before = session.document
    press(desk, key, modifiers)
    assert session.document is before
    assert not part(desk, Canvas).writing.is_on


def test_the_keys_work_on_the_canvas_and_in_the_outline(desk: Desk, session: Session) -> None:
    inspected(desk, "text", "actions")
    lanes, (card,) = session.journey.lanes, session.selection.cards
    for one in (part(desk, Canvas), part(desk, OutlineView)):
        one.setFocus()
        press(desk, Key.Key_Right, ALT)
        assert column(session, card) == 2
        press(desk, Key.Key_Left, ALT)
        assert column(session, card) == 1
        press(desk, Key.Key_Down, ALT | SHIFT)
        assert session.journey.lanes != lanes
        press(desk, Key.Key_Up, ALT | SHIFT)
        assert session.journey.lanes == lanes


def test_a_row_that_is_written_in_the_outline_keeps_the_keys_of_the_map(desk: Desk, session: Session) -> None:
    inspected(desk, "text")
    tree = part(desk, OutlineView)
    tree.setFocus()
    press(desk, Key.Key_F2)
    assert isinstance(desk.window.focusWidget(), RowField)
    before = session.document
    for modifiers in (ALT, ALT | SHIFT):
        press(desk, Key.Key_Up, modifiers)
    assert session.document is before


def test_commands_of_the_window_still_answer_beside_the_map(desk: Desk, session: Session) -> None:
    drop_down(desk).setFocus()
    before = len(list(session.journey.cards))
    press(desk, Key.Key_D, CTRL)
    assert len(list(session.journey.cards)) == before + 1


def test_keys_that_print_stay_commands_and_are_not_written_into_a_field(desk: Desk, session: Session) -> None:
    words(desk).setFocus()
    (card,) = session.selection.cards
    before = session.journey.cards.card(card)
    assert before is not None
    press(desk, Key.Key_Equal, ALT)
    after = session.journey.cards.card(card)
    assert after is not None
    assert (after.text, after.span) == (before.text, 2)
