"""Cards dropped where none can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas


def on_the_line(canvas: Canvas, stage: int) -> QPoint:
    """Return a spot of the dividing line under a stage."""
    return canvas.placement.rect_of(canvas.layout_shown.cell_rect(4, stage)).center()


def test_a_drop_on_a_dividing_line_is_refused_in_words(
    session: Session, canvas: Canvas, hand: Hand, refusals: list[str]
) -> None:
    before = session.document
    hand.drag(hand.card("c0.0.0"), on_the_line(canvas, 1))
    assert refusals == ["A dividing line holds no cards."]
    assert session.document is before


def test_over_a_dividing_line_the_pointer_forbids_and_the_card_is_back_in_its_cell(
    session: Session, canvas: Canvas, hand: Hand, refusals: list[str]
) -> None:
    hand.drag(hand.card("c0.0.0"), on_the_line(canvas, 1), drop=False)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    assert [card.id for card in session.journey.cards.cell(0, 0)] == ["c0.0.0", "c0.0.1"]
    hand.key(Qt.Key.Key_Escape)
    assert refusals == []


def test_a_drag_over_a_dividing_line_still_lands_below_it(
    session: Session, canvas: Canvas, hand: Hand, refusals: list[str]
) -> None:
    hand.drag(hand.card("c0.0.0"), on_the_line(canvas, 1), drop=False)
    hand.move(hand.cell(5, 1))
    hand.release(hand.cell(5, 1))
    assert session.journey.cards.cell(5, 1)[-1].id == "c0.0.0"
    assert refusals == []


@pytest.mark.parametrize("row", [1, 2, 3, 5])
def test_a_card_lands_in_the_lane_that_was_aimed_at_however_it_got_there(
    session: Session, canvas: Canvas, hand: Hand, row: int
) -> None:
    aim = canvas.placement.rect_of(canvas.layout_shown.cell_rect(row, 1)).center()
    hand.press(hand.card("c0.0.0"))
    for step in range(1, 30):
        start = hand.card("c0.0.1")
        hand.move(start + (aim - start) * step / 30)
    hand.move(aim)
    shown = canvas.placement.rect_of(canvas.layout_shown.cell_rect(row, 1))
    assert shown.contains(aim)
    hand.release(aim)
    if canvas.layout_shown.rows[row].kind.key != "score":
        assert "c0.0.0" in [card.id for card in session.journey.cards.cell(row, 1)]
    assert [lane.height for lane in session.journey.lanes] == [None] * len(session.journey.lanes)


def test_a_card_dragged_over_the_map_and_back_has_not_moved(session: Session, hand: Hand) -> None:
    before, start = session.document, hand.card("c0.0.0")
    hand.drag(start, hand.cell(1, 1), drop=False)
    hand.move(start)
    hand.release(start)
    assert session.document is before


def test_a_file_dropped_on_what_is_being_typed_is_left_to_the_window(canvas: Canvas, hand: Hand) -> None:
    canvas.setAcceptDrops(False)
    canvas.edits.edit_current()
    field = canvas.writing.editor
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/user/map.cjm")])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window = canvas.window().windowHandle()
    where = field.viewport().mapTo(canvas.window(), field.viewport().rect().center())
    entering = QDragEnterEvent(where, copy, data, left, plain)
    QApplication.sendEvent(window, entering)
    assert not entering.isAccepted()


def test_the_path_of_a_copied_file_is_not_pasted_into_a_card(canvas: Canvas, hand: Hand) -> None:
    canvas.edits.edit_current()
    field = canvas.writing.editor
    before, data = field.caret.text, QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/user/map.cjm")])
    field.insertFromMimeData(data)
    assert field.caret.text == before
