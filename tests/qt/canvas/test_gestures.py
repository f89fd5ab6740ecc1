"""What every gesture has in common: a preview, a way back, one undo step, and edges that scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from cjm_desktop.edit.cards import set_level
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.links import add_link
from cjm_desktop.edit.phases import add_phase
from cjm_desktop.edit.selection import at_cell, at_stage
from cjm_desktop.qt.canvas.overlay import link_handle
from cjm_desktop.qt.canvas.tools.headers import MoveLane, MoveStage
from cjm_desktop.qt.canvas.tools.link import LinkStages, MoveLinkEnd
from cjm_desktop.qt.canvas.tools.move_cards import MoveCards
from cjm_desktop.qt.canvas.tools.phase import ResizePhase
from cjm_desktop.qt.canvas.tools.rate import RateEmotion
from cjm_desktop.qt.canvas.tools.resize import ResizeLane, ResizeLaneNames, ResizeStage
from cjm_desktop.qt.canvas.tools.rubber_band import RubberBand
from cjm_desktop.qt.canvas.tools.span import SpanCard
from cjm_desktop.qt.canvas.tools.table import TOOLS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.tools.base import Tool
    from cjm_desktop.qt.canvas.view import Canvas

RIGHT, DOWN = (1, 0), (0, 1)
BOTH = (1, 1)


def at(canvas: Canvas, x: float, y: float) -> QPoint:
    """Return where a point of the page is in the viewport, in what is frozen too."""
    place, layout = canvas.placement, canvas.layout_shown
    left = place.names_x + (x - layout.lane_x) * canvas.px_per_mm
    top = place.band_y + (y - layout.band.y) * canvas.px_per_mm
    in_names, in_band = x <= layout.band.x, y < layout.band.bottom
    return QPointF(left if in_names else place.x_of(x), top if in_band else place.y_of(y)).toPoint()


def card(canvas: Canvas) -> QPoint:
    rect = canvas.layout_shown.card_rect("c0.0.0")
    assert rect is not None
    return at(canvas, rect.x + rect.width / 2, rect.y + 2)


def card_edge(canvas: Canvas) -> QPoint:
    rect = canvas.layout_shown.card_rect("c0.0.0")
    assert rect is not None
    return at(canvas, rect.right - 0.6, rect.y + rect.height / 2)


def free_ground(canvas: Canvas) -> QPoint:
    cell = canvas.layout_shown.cell_rect(0, 0)
    return at(canvas, cell.right - 0.8, cell.y + 0.8)


def stage(canvas: Canvas) -> QPoint:
    rect = canvas.layout_shown.stage_rect(0)
    return at(canvas, rect.x + rect.width / 3, rect.y + 5)


def stage_border(canvas: Canvas) -> QPoint:
    rect = canvas.layout_shown.stage_rect(0)
    return at(canvas, rect.right, rect.bottom - 1)


def lane(canvas: Canvas) -> QPoint:
    rect = canvas.layout_shown.lane_rect(0)
    return at(canvas, rect.x + rect.width / 2, rect.y + rect.height / 2)


def lane_border(canvas: Canvas) -> QPoint:
    rect = canvas.layout_shown.lane_rect(0)
    return at(canvas, rect.x + rect.width / 2, rect.bottom)


def names_border(canvas: Canvas) -> QPoint:
    band = canvas.layout_shown.band
    return at(canvas, band.x, band.y + 3)


def face(canvas: Canvas) -> QPoint:
    cell, curve = canvas.layout_shown.cell_rect(2, 0), canvas.layout_shown.rows[2].cells[0].curve
    assert curve is not None
    return at(canvas, cell.x + cell.width / 2, cell.y + curve.y_of(1))


def phase_end(canvas: Canvas) -> QPoint:
    rect = canvas.layout_shown.phases[0].rect
    return at(canvas, rect.right - 0.4, canvas.layout_shown.head.y + 2)


def handle(canvas: Canvas) -> QPoint:
    centre = link_handle(canvas.layout_shown, canvas.session.selection)
    assert centre is not None
    return at(canvas, centre.x, centre.y)


def link_end(canvas: Canvas) -> QPoint:
    """A point of the arrow of a link over the handle of the stage to which it leads."""
    return at(canvas, canvas.layout_shown.links[0].end, canvas.layout_shown.band.y - 3.6)


class Gesture(NamedTuple):
    """A tool, where it takes hold, how far it is dragged (mm), its undo step, and which way edges scroll."""

    tool: type[Tool]
    grip: Callable[[Canvas], QPoint]
    by: tuple[float, float]
    step: Label | None
    scrolls: tuple[int, int]


GESTURES = (
    Gesture(MoveCards, card, (70, 20), Label.MOVE_CARDS, BOTH),
    Gesture(RubberBand, free_ground, (90, 12), None, BOTH),
    Gesture(SpanCard, card_edge, (60, 0), Label.SPAN_CARDS, RIGHT),
    Gesture(MoveStage, stage, (90, 0), Label.MOVE_STAGE, RIGHT),
    Gesture(ResizeStage, stage_border, (30, 0), Label.RESIZE_STAGE, RIGHT),
    Gesture(ResizePhase, phase_end, (60, 0), Label.RESIZE_PHASE, RIGHT),
    Gesture(LinkStages, handle, (70, 0), Label.ADD_LINK, RIGHT),
    Gesture(MoveLinkEnd, link_end, (60, 0), Label.CHANGE_LINK, RIGHT),
    Gesture(MoveLane, lane, (0, 35), Label.MOVE_LANE, DOWN),
    Gesture(ResizeLane, lane_border, (0, 30), Label.RESIZE_LANE, DOWN),
    Gesture(RateEmotion, face, (0, 15), Label.SET_LEVEL, DOWN),
    Gesture(ResizeLaneNames, names_border, (20, 0), Label.RESIZE_LANE_NAMES, (0, 0)),
)
EACH = pytest.mark.parametrize("gesture", GESTURES, ids=lambda gesture: gesture.tool.__name__)


@pytest.fixture
def filled(session: Session, canvas: Canvas) -> Session:
    """A map that has something for every tool to take hold of; its first stage is selected."""
    session.apply(Label.ADD_PHASE, add_phase, "p", ["s0"], "До покупки")
    session.apply(Label.SET_LEVEL, set_level, "s0", "l2", 1, "face")
    session.apply(Label.ADD_LINK, add_link, "k", "s2", "s0")
    session.select(at_stage("s0"))
    return session


def pull(hand: Hand, canvas: Canvas, gesture: Gesture, *, drop: bool) -> None:
    start = gesture.grip(canvas)
    assert TOOLS[canvas.placement.hit_at(start).part] is gesture.tool
    across, down = gesture.by
    hand.drag(
        start, start + QPoint(round(across * canvas.px_per_mm), round(down * canvas.px_per_mm)), drop=drop
    )


def test_every_tool_is_among_these() -> None:
    assert {gesture.tool for gesture in GESTURES} == set(TOOLS.values())


@EACH
def test_what_will_be_is_seen_while_one_drags(
    filled: Session, hand: Hand, canvas: Canvas, gesture: Gesture
) -> None:
    base, step = filled.base, filled.undo_label
    pull(hand, canvas, gesture, drop=False)
    assert (filled.base, filled.undo_label) == (base, step)
    if gesture.step is None:
        assert len(filled.selection.cards) > 1
    else:
        assert filled.document is not base
        assert canvas.layout_shown.journey is filled.journey


@EACH
def test_escape_puts_everything_back(filled: Session, hand: Hand, canvas: Canvas, gesture: Gesture) -> None:
    before, step = filled.document, filled.undo_label
    hand.press(gesture.grip(canvas))
    pressed = filled.selection
    hand.release(gesture.grip(canvas))
    filled.select(at_stage("s0"))
    pull(hand, canvas, gesture, drop=False)
    hand.key(Qt.Key.Key_Escape)
    assert filled.document is before
    assert filled.selection == pressed
    assert (filled.undo_label, canvas.hands.is_dragging) == (step, False)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


@EACH
def test_a_gesture_is_one_undo_step(filled: Session, hand: Hand, canvas: Canvas, gesture: Gesture) -> None:
    before, step = filled.document, filled.undo_label
    pull(hand, canvas, gesture, drop=True)
    assert not filled.is_previewing
    if gesture.step is None:
        assert filled.document is before
        return
    assert filled.document is not before
    assert filled.undo_label is not None
    assert filled.undo_label.label is gesture.step
    filled.undo()
    assert filled.document is before
    assert filled.undo_label == step


@EACH
def test_edges_scroll_the_way_the_gesture_goes_and_no_other(
    filled: Session, hand: Hand, canvas: Canvas, qtbot: QtBot, gesture: Gesture
) -> None:
    canvas.resize(760, 520)
    canvas.zoom.set_zoom(1.6)
    bars = canvas.horizontalScrollBar(), canvas.verticalScrollBar()
    far = (90, 90) if gesture.tool in (MoveStage, MoveLane, ResizeLaneNames) else (0, 0)
    filled.select(at_cell("s0", "l2" if gesture.tool is RateEmotion else "l0"))
    canvas.show_current()
    if gesture.tool is LinkStages:
        filled.select(at_stage("s0"))
    for bar, more in zip(bars, far, strict=True):
        bar.setValue(bar.value() + more)
    start, was = gesture.grip(canvas), [bar.value() for bar in bars]
    assert TOOLS[canvas.placement.hit_at(start).part] is gesture.tool
    view = canvas.viewport()
    across, down = gesture.scrolls
    end = QPoint(view.width() - 4 if across else start.x(), view.height() - 4 if down else start.y())
    hand.drag(start, end if gesture.scrolls != (0, 0) else QPoint(view.width() - 4, start.y()), drop=False)
    QTest.qWait(120)
    gone = [bar.value() - before for bar, before in zip(bars, was, strict=True)]
    assert [way > 0 for way in gone] == [bool(way) for way in gesture.scrolls]
    assert min(gone) == 0 or gesture.scrolls == BOTH
    hand.key(Qt.Key.Key_Escape)
    assert not filled.is_previewing
    assert [bar.value() for bar in bars] == was


def test_the_width_of_lane_names_that_are_frozen_follows_the_pointer(
    filled: Session, hand: Hand, canvas: Canvas
) -> None:
    canvas.resize(760, 520)
    canvas.zoom.set_zoom(1.6)
    canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().maximum())
    assert canvas.panes.names is not None
    before, start = canvas.layout_shown.lane_width, names_border(canvas)
    hand.drag(start, start + QPoint(50, 0))
    width = filled.journey.lane_width
    assert width == pytest.approx(before + 50 / canvas.px_per_mm, abs=1.5)


def told(session: Session) -> tuple[object, ...]:
    """Return what gestures along the stages change, widths in steps of a centimetre."""
    journey = session.journey
    place, dragged = journey.cards.place_of("c0.0.0"), journey.cards.card("c0.0.0")
    assert dragged is not None
    return (
        place,
        dragged.span,
        [(stage.id, round((stage.width or 0) / 10)) for stage in journey.stages],
        [phase.stages for phase in journey.phases],
        [(link.origin, link.target) for link in journey.links],
        session.selection.cards,
    )


@pytest.mark.parametrize(
    "gesture", [one for one in GESTURES if one.scrolls[0]], ids=lambda one: one.tool.__name__
)
def test_over_frozen_names_a_gesture_goes_on_as_at_the_edge_of_the_map(
    filled: Session, hand: Hand, canvas: Canvas, gesture: Gesture
) -> None:
    canvas.resize(760, 520)
    canvas.zoom.set_zoom(1.6)
    canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().minimum())
    canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().minimum() + 110)
    assert canvas.panes.names is not None
    start = gesture.grip(canvas)
    assert TOOLS[canvas.placement.hit_at(start).part] is gesture.tool
    hand.drag(start, QPoint(canvas.body.left() + 1, start.y() + 40), drop=False)
    at_edge = told(filled)
    hand.move(QPoint(canvas.panes.names.center().x(), start.y() + 40))
    assert told(filled) == at_edge


def test_a_rubber_band_over_what_is_frozen_ends_at_its_edge(
    filled: Session, hand: Hand, canvas: Canvas
) -> None:
    canvas.resize(760, 520)
    canvas.zoom.set_zoom(1.0)
    canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().maximum())
    assert canvas.panes.band is not None
    cell = canvas.layout_shown.cell_rect(5, 0)
    start = at(canvas, cell.x + 0.8, cell.y + 0.8)
    hand.drag(start, QPoint(start.x() + 60, canvas.panes.band.center().y()))
    assert "c0.0.0" not in filled.selection.cards


def test_a_letter_typed_during_a_drag_is_not_dropped_without_a_word(canvas: Canvas, hand: Hand) -> None:
    told: list[str] = []
    canvas.hinted.connect(told.append)
    hand.press(card(canvas))
    hand.move(card(canvas) + QPoint(60, 40))
    assert told == ["Esc: return"]
    told.clear()
    QTest.keyClick(canvas, Qt.Key.Key_A)
    assert told == ["The key did nothing: let go of the mouse button first, or press Esc."]
    for modifier in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt):
        QTest.keyClick(canvas, modifier)
    assert len(told) == 1
    assert canvas.hands.is_dragging
    assert not canvas.writing.is_on
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.hands.is_dragging
