"""Selecting many: by Shift and Ctrl, by keys and by mouse, and by a rubber band."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.cards import set_level
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.ranges import cells_of
from cjm_desktop.edit.selection import at_cell, at_lane, is_reachable
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.hidden import hidden_runs
from cjm_desktop.layout.hit import Part
from cjm_desktop.qt.canvas.many_frames import ManyFrames
from cjm_desktop.qt.canvas.overlay import FEW, SELECTION, frames_of

if TYPE_CHECKING:
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
MIDDLE = Qt.MouseButton.MiddleButton


def selected(session: Session) -> set[str]:
    return set(session.selection.cards)


def cards_in(session: Session, *spots: tuple[int, int]) -> set[str]:
    return {card.id for spot in spots for card in session.journey.cards.cell(*spot)}


def free_spot(canvas: Canvas, lane: int, stage: int) -> QPoint:
    """Return a point of a cell where no card is, at its lower right."""
    rect = canvas.placement.rect_of(canvas.layout_shown.cell_rect(lane, stage))
    return QPoint(rect.right() - 3, rect.bottom() - 2)


def test_shift_and_arrows_select_a_range_of_cells(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_Right, SHIFT)
    assert selected(session) == cards_in(session, (0, 0), (0, 1))
    hand.key(Key.Key_Down, SHIFT)
    assert selected(session) == cards_in(session, (0, 0), (0, 1), (1, 0), (1, 1))
    hand.key(Key.Key_Left, SHIFT)
    hand.key(Key.Key_Up, SHIFT)
    assert selected(session) == cards_in(session, (0, 0))


def test_ctrl_shift_and_an_arrow_select_to_the_edge(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_Right, CTRL | SHIFT)
    assert selected(session) == cards_in(session, (0, 0), (0, 1), (0, 2))


def test_an_arrow_alone_ends_a_range(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_Right, SHIFT)
    hand.key(Key.Key_Left)
    assert session.selection == at_cell("s0", "l0", "c0.0.0")


@pytest.mark.parametrize("key", [Key.Key_A, ord("Ф")])
def test_ctrl_a_selects_every_card(session: Session, hand: Hand, key: int) -> None:
    hand.key(key, CTRL)
    assert len(selected(session)) == len(session.journey.cards)
    assert session.selection.card == "c0.0.0"
    hand.key(Key.Key_Escape)
    assert selected(session) == set()


def test_ctrl_or_shift_and_space_select_a_stage_or_a_lane(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_Space, CTRL, " ")
    assert selected(session) == cards_in(session, *((row, 0) for row in range(6)))
    hand.key(Key.Key_Up)
    session.select(at_cell("s1", "l1"))
    hand.key(Key.Key_Space, SHIFT, " ")
    assert selected(session) == cards_in(session, (1, 0), (1, 1), (1, 2))


def test_all_of_many_are_moved_and_deleted_in_one_step(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_Right, SHIFT)
    moved = selected(session)
    hand.key(Key.Key_Right, ALT)
    assert cards_in(session, (0, 1), (0, 2)) >= moved
    assert session.undo_label == Named(Label.MOVE_CARDS, 4)
    session.undo()
    hand.key(Key.Key_Delete)
    assert session.journey.cards.cell(0, 0) == session.journey.cards.cell(0, 1) == ()
    assert session.undo_label == Named(Label.REMOVE_CARDS, 4)


def test_a_shift_click_selects_from_the_current_cell(session: Session, hand: Hand) -> None:
    hand.click(hand.cell(1, 2), SHIFT)
    assert cells_of(session.selection, session.journey) == tuple((row, n) for row in (0, 1) for n in range(3))
    hand.click(hand.card("c1.1.0"), SHIFT)
    assert selected(session) == cards_in(session, (0, 0), (0, 1), (1, 0), (1, 1))
    hand.click(hand.card("c0.0.1"), SHIFT)
    assert selected(session) == cards_in(session, (0, 0))


def test_after_a_ctrl_click_shift_reaches_from_there(session: Session, hand: Hand) -> None:
    hand.click(hand.card("c0.1.0"), CTRL)
    assert selected(session) == {"c0.0.0", "c0.1.0"}
    hand.click(hand.card("c0.2.0"), SHIFT)
    assert selected(session) == cards_in(session, (0, 1), (0, 2))


def test_a_ctrl_click_on_free_ground_keeps_what_is_selected(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    hand.click(free_spot(canvas, 2, 1), CTRL)
    assert selected(session) == {"c0.0.0"}


def test_a_rubber_band_selects_what_it_touches(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.drag(free_spot(canvas, 0, 1), hand.card("c0.0.0"))
    assert selected(session) == cards_in(session, (0, 0), (0, 1))
    assert session.undo_label is None
    assert not canvas.overlay.is_banded


def test_a_rubber_band_begins_on_white_paper_too(session: Session, hand: Hand, canvas: Canvas) -> None:
    layout = canvas.layout_shown
    right, row = layout.columns[-1].x + layout.columns[-1].width, layout.rows[0]
    beside = canvas.placement.rect_of(Rect(right + 3, row.y + 2, 1, 1)).center()
    assert canvas.placement.hit_at(beside).part is Part.NOTHING
    hand.drag(beside, hand.card("c0.2.1"))
    assert set(session.selection.cards) == {"c0.2.0", "c0.2.1"}


def test_a_rubber_band_is_seen_while_it_is_drawn(session: Session, hand: Hand, canvas: Canvas) -> None:
    start, spot = (
        free_spot(canvas, 2, 1),
        QRect(free_spot(canvas, 2, 1) - QPoint(20, 6), free_spot(canvas, 2, 1)),
    )
    before = canvas.viewport().grab(spot).toImage().pixelColor(1, 1)
    hand.drag(start, hand.card("c0.0.0"), drop=False)
    assert canvas.overlay.is_banded
    during = canvas.viewport().grab(spot).toImage().pixelColor(1, 1)
    assert during.blue() > during.red()
    assert during != before


def test_escape_ends_a_rubber_band_with_what_was_selected(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    hand.press(free_spot(canvas, 0, 1))
    pressed = session.selection
    hand.move(hand.card("c0.0.0"))
    assert len(selected(session)) > 1
    hand.key(Key.Key_Escape)
    assert session.selection == pressed
    assert not canvas.overlay.is_banded


def test_shift_and_a_click_on_a_header_take_whole_stages_or_lanes(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    hand.click(hand.stage(0))
    hand.click(hand.stage(1), SHIFT)
    lanes = [row for row, lane in enumerate(session.journey.lanes) if is_reachable(lane)]
    assert cells_of(session.selection, session.journey) == tuple(
        (row, stage) for row in lanes for stage in (0, 1)
    )
    hand.click(hand.lane(0))
    hand.click(hand.lane(1), SHIFT)
    stages = range(len(session.journey.stages))
    assert cells_of(session.selection, session.journey) == tuple(
        (row, stage) for row in (0, 1) for stage in stages
    )


def test_a_rubber_band_with_ctrl_adds_to_what_is_selected(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    hand.press(free_spot(canvas, 1, 2), CTRL)
    hand.move(hand.card("c1.2.0"))
    hand.release(hand.card("c1.2.0"))
    assert selected(session) == {"c0.0.0"} | cards_in(session, (1, 2))


def test_the_middle_button_pans_and_selects_nothing(session: Session, hand: Hand, canvas: Canvas) -> None:
    canvas.zoom.set_zoom(2.0)
    QApplication.processEvents()
    before = canvas.horizontalScrollBar().value()
    hand.drag(QPoint(600, 500), QPoint(500, 500), button=MIDDLE)
    assert canvas.horizontalScrollBar().value() == before + 100
    assert selected(session) == {"c0.0.0"}


def test_many_selected_cards_are_framed_by_one_item(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.key(Key.Key_A, CTRL)
    canvas.map_edits.cards.duplicate()
    hand.key(Key.Key_A, CTRL)
    assert len(selected(session)) > FEW
    (many,) = (item for item in canvas.map_scene.items() if isinstance(item, ManyFrames))
    assert not many.boundingRect().isEmpty()
    assert is_framed(canvas, "c0.0.0")
    hand.key(Key.Key_Escape)
    assert not is_framed(canvas, "c0.0.0")


def is_framed(canvas: Canvas, card: str) -> bool:
    rect = canvas.layout_shown.card_rect(card)
    assert rect is not None
    place = canvas.placement.rect_of(rect)
    left = canvas.viewport().grab(QRect(place.left() - 3, place.center().y(), 6, 1)).toImage()
    return any(left.pixelColor(x, 0) == SELECTION for x in range(left.width()))


def test_a_card_begun_while_the_button_is_down_is_no_card_to_select(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    hand.press(free_spot(canvas, 1, 1))
    hand.key(Key.Key_Return, CTRL)
    for at in (hand.cell(0, 0), hand.cell(2, 2), hand.cell(1, 1)):
        hand.move(at)
    hand.type("Я")
    assert not canvas.hands.is_dragging
    assert all(session.journey.cards.place_of(card) for card in selected(session))


def test_the_face_of_a_level_without_words_is_framed(session: Session, canvas: Canvas) -> None:
    session.apply(Label.SET_LEVEL, set_level, "s1", "l2", -2, "face")
    session.select(at_cell("s1", "l2", "face"))
    frames = list(frames_of(canvas.layout_shown, session.selection))
    middle = frames[-1].place.center()
    under = canvas.placement.hit_at(canvas.placement.rect_of(Rect(middle.x(), middle.y(), 0.1, 0.1)).center())
    assert (under.part, under.card) == (Part.EMOTION_POINT, "face")
    assert frames[-1].radius == frames[-1].place.width() / 2


@pytest.mark.parametrize("zoom", [1.0, 1.6])
def test_the_frame_of_a_lane_leaves_the_mark_of_hidden_lanes_whole(
    session: Session, canvas: Canvas, zoom: float
) -> None:
    session.apply(Label.HIDE_LANES, set_lane, "l1", hidden=True)
    canvas.zoom.set_zoom(zoom)
    canvas.horizontalScrollBar().setValue(0 if zoom == 1.0 else 250)
    layout = canvas.layout_shown
    place = canvas.placement.rect_of(next(hidden_runs(layout)).rect)
    place.moveLeft(place.left() + round(canvas.placement.names_x - canvas.placement.x_of(layout.lane_x)))
    area = place.adjusted(4, 2, -4, -2)
    session.select(at_cell("s2", "l5"))
    canvas.verticalScrollBar().setValue(0)
    before = canvas.viewport().grab(area).toImage()
    session.select(at_lane("l0"))
    assert canvas.viewport().grab(area).toImage() == before


def test_the_name_of_a_lane_takes_the_lines_it_needs_from_afar(session: Session, canvas: Canvas) -> None:
    canvas.zoom.set_zoom(0.45)
    canvas.grab()
    name = canvas.map_scene.rows["l0"].name
    assert name.lines == 1
    session.apply(Label.HIDE_LANES, set_lane, "l0", title="What the customer does and asks for")
    canvas.grab()
    assert 1 < name.lines <= 4
