"""The structure of a map by mouse and keys: phases, links, spans, hidden and collapsed lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import add_lane, set_lane
from cjm_desktop.edit.links import add_link
from cjm_desktop.edit.phases import add_phase
from cjm_desktop.edit.ranges import extended
from cjm_desktop.edit.selection import Header, at_cell, at_lane, at_link, at_stage
from cjm_desktop.edit.spans import set_span
from cjm_desktop.layout.hidden import hidden_runs
from cjm_desktop.layout.hit import Part
from cjm_desktop.model.queries import card_of
from cjm_desktop.qt.canvas.overlay import SELECTION, frames_of, link_handle

if TYPE_CHECKING:
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas

Key = Qt.Key


def at(canvas: Canvas, x: float, y: float) -> QPoint:
    """Return where a point of the page is in the viewport, in the frozen head too."""
    place, head = canvas.placement, canvas.layout_shown
    if y < head.band.bottom:
        return QPoint(round(place.x_of(x)), round(place.band_y + (y - head.band.y) * canvas.px_per_mm))
    return QPointF(place.x_of(x), place.y_of(y)).toPoint()


def edge(canvas: Canvas, card: str) -> QPoint:
    rect = canvas.layout_shown.card_rect(card)
    assert rect is not None
    return at(canvas, rect.right - 0.6, rect.y + rect.height / 2)


def phase_name(canvas: Canvas, number: int = 0) -> QPoint:
    layout = canvas.layout_shown
    rect = layout.phases[number].rect
    return at(canvas, rect.x + 6, layout.head.y + 2)


def handle(canvas: Canvas) -> QPoint:
    centre = link_handle(canvas.layout_shown, canvas.session.selection)
    assert centre is not None
    return at(canvas, centre.x, centre.y)


def undone(session: Session) -> Label:
    assert session.undo_label is not None
    return session.undo_label.label


def span(session: Session, card: str) -> int:
    return card_of(session.journey, card).span


@pytest.fixture
def phased(session: Session, canvas: Canvas) -> Session:
    session.apply(Label.ADD_PHASE, add_phase, "p", ["s0", "s1"], "Before")
    return session


@pytest.fixture
def linked(session: Session, canvas: Canvas) -> Session:
    session.apply(Label.ADD_LINK, add_link, "k", "s2", "s0", text="again")
    return session


def test_a_stage_is_grouped_into_a_phase_that_is_named_at_once(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    session.select(at_stage("s1"))
    canvas.structure.group_stages()
    hand.type("До покупки")
    hand.key(Key.Key_Return)
    (phase,) = session.journey.phases
    assert (phase.title, phase.stages) == ("До покупки", ("s1",))
    canvas.structure.extend_phase(1)
    assert session.journey.phases[0].stages == ("s1", "s2")
    assert undone(session) is Label.RESIZE_PHASE
    canvas.structure.dissolve_phase()
    assert session.journey.phases == ()
    assert session.selection == at_stage("s1")


def test_a_phase_is_selected_renamed_and_dissolved_by_hand(
    phased: Session, canvas: Canvas, hand: Hand
) -> None:
    hand.click(phase_name(canvas))
    assert (phased.selection.header, phased.selection.over) == (Header.PHASE, "p")
    hand.double_click(phase_name(canvas))
    hand.type("!")
    hand.key(Key.Key_Return)
    assert phased.journey.phases[0].title == "Before!"
    hand.click(phase_name(canvas))
    hand.key(Key.Key_Delete)
    assert phased.journey.phases == ()
    assert undone(phased) is Label.REMOVE_PHASE


def test_the_end_of_a_phase_is_dragged_over_stages(phased: Session, canvas: Canvas, hand: Hand) -> None:
    layout = canvas.layout_shown
    rect = layout.phases[0].rect
    end = at(canvas, rect.right - 0.4, layout.head.y + 2)
    hand.drag(end, hand.stage(2))
    assert phased.journey.phases[0].stages == ("s0", "s1", "s2")
    assert undone(phased) is Label.RESIZE_PHASE
    rect = canvas.layout_shown.phases[0].rect
    end = at(canvas, rect.right - 0.4, layout.head.y + 2)
    hand.drag(end, hand.stage(0), drop=False)
    assert [phase.stages for phase in phased.journey.phases][:1] == [("s0",)]
    hand.key(Key.Key_Escape)
    assert phased.journey.phases[0].stages == ("s0", "s1", "s2")


def test_phases_stay_in_view_with_the_band(phased: Session, canvas: Canvas, hand: Hand) -> None:
    canvas.resize(700, 420)
    canvas.zoom.set_zoom(1.0)
    canvas.zoom.scroll_by(-1000, 400)
    assert canvas.panes.band is not None
    assert phase_name(canvas).y() < canvas.panes.band.bottom()
    hand.click(phase_name(canvas))
    assert phased.selection.over == "p"


def test_a_link_is_drawn_from_the_handle_of_a_stage(session: Session, canvas: Canvas, hand: Hand) -> None:
    hand.click(hand.stage(2))
    assert canvas.placement.hit_at(handle(canvas)).part is Part.LINK_HANDLE
    hand.drag(handle(canvas), hand.stage(0))
    (link,) = session.journey.links
    assert (link.origin, link.target, link.kind) == ("s2", "s0", "loop")
    assert session.selection.over == link.id
    hand.key(Key.Key_F2)
    hand.type("передумал")
    hand.key(Key.Key_Return)
    assert session.journey.links[0].text == "передумал"
    session.undo()
    session.undo()
    assert session.journey.links == ()


def test_a_link_drawn_halfway_and_given_up_leaves_nothing(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    before = session.document
    hand.click(hand.stage(0))
    hand.drag(handle(canvas), hand.stage(2), drop=False)
    assert len(session.journey.links) == 1
    hand.key(Key.Key_Escape)
    assert session.document is before


def test_a_link_to_a_stage_that_is_linked_already_is_refused_in_words(
    linked: Session, canvas: Canvas, hand: Hand, refusals: list[str]
) -> None:
    hand.click(hand.stage(2))
    hand.drag(handle(canvas), hand.stage(0))
    assert len(linked.journey.links) == 1
    assert len(refusals) == 1


def link_foot(canvas: Canvas, *, is_start: bool) -> QPoint:
    """A point at which a link leaves its stage, or comes to the other."""
    layout = canvas.layout_shown
    box = layout.links[0]
    return at(canvas, box.start if is_start else box.end, layout.band.y - 1)


def test_either_end_of_a_link_is_dragged_to_another_stage(
    linked: Session, canvas: Canvas, hand: Hand
) -> None:
    foot = link_foot(canvas, is_start=False)
    hand.move(foot)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    hand.drag(foot, hand.stage(1))
    (link,) = linked.journey.links
    assert (link.origin, link.target, link.text) == ("s2", "s1", "again")
    assert undone(linked) is Label.CHANGE_LINK
    hand.drag(link_foot(canvas, is_start=True), hand.stage(0))
    (link,) = linked.journey.links
    assert (link.origin, link.target) == ("s0", "s1")
    assert linked.selection == at_link(link)
    linked.undo()
    linked.undo()
    assert [(one.origin, one.target) for one in linked.journey.links] == [("s2", "s0")]


def test_the_end_of_a_link_goes_back_where_it_cannot_stand(
    linked: Session, canvas: Canvas, hand: Hand, refusals: list[str]
) -> None:
    before = linked.document
    hand.drag(link_foot(canvas, is_start=False), hand.stage(1), drop=False)
    assert linked.journey.links[0].target == "s1"
    hand.move(hand.stage(0))
    assert linked.document is before
    hand.move(hand.stage(2))
    assert linked.document is before
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    assert refusals == []
    hand.release(hand.stage(2))
    assert linked.document is before
    assert refusals == ["A link leads to another stage."]


def test_a_link_is_written_by_a_double_click_on_its_end(linked: Session, canvas: Canvas, hand: Hand) -> None:
    hand.double_click(link_foot(canvas, is_start=True))
    hand.type("!")
    hand.key(Key.Key_Return)
    assert linked.journey.links[0].text == "again!"


def test_a_selected_link_keeps_the_tip_of_its_arrow(linked: Session, canvas: Canvas) -> None:
    box = canvas.layout_shown.links[0]
    spot = at(canvas, box.end, canvas.layout_shown.band.y - 2.4)
    beside = [spot + QPoint(off, 0) for off in (-2, 0, 2)]
    linked.select(at_link(linked.journey.links[0]))
    QApplication.processEvents()
    image = canvas.viewport().grab().toImage()
    found = [image.pixelColor(one) for one in beside]
    assert all(abs(color.red() - SELECTION.red()) < 20 for color in found)


def test_a_link_is_selected_by_its_line_and_deleted(linked: Session, canvas: Canvas, hand: Hand) -> None:
    layout = canvas.layout_shown
    hand.click(at(canvas, layout.links[0].end, layout.band.y - 2))
    assert (linked.selection.header, linked.selection.over) == (Header.LINK, "k")
    hand.key(Key.Key_Delete)
    assert linked.journey.links == ()
    assert linked.selection == at_stage("s2")


def test_the_right_edge_of_a_card_makes_it_longer_and_shorter(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    hand.drag(edge(canvas, "c0.0.0"), hand.cell(0, 2))
    assert span(session, "c0.0.0") == 3
    assert undone(session) is Label.SPAN_CARDS
    hand.drag(edge(canvas, "c0.0.0"), hand.cell(0, 1), drop=False)
    assert span(session, "c0.0.0") == 2
    hand.key(Key.Key_Escape)
    assert span(session, "c0.0.0") == 3
    session.undo()
    assert span(session, "c0.0.0") == 1


def test_a_long_card_keeps_its_span_when_it_is_dragged(session: Session, canvas: Canvas, hand: Hand) -> None:
    session.apply(Label.SPAN_CARDS, set_span, "c0.0.0", 2)
    hand.drag(hand.card("c0.0.0") - QPoint(80, 0), hand.cell(0, 1))
    assert card_of(session.journey, "c0.0.0").stage == "s1"
    assert span(session, "c0.0.0") == 2


def test_a_long_card_held_at_its_far_end_goes_as_far_as_the_hand(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    session.apply(Label.SPAN_CARDS, set_span, "c0.0.0", 2)
    rect = canvas.layout_shown.card_rect("c0.0.0")
    assert rect is not None
    held = at(canvas, rect.right - 12, rect.y + 2)
    hand.drag(held, held + QPoint(0, 60))
    assert card_of(session.journey, "c0.0.0").stage == "s0"
    session.undo()
    hand.drag(held, held + QPoint(round(66 * canvas.px_per_mm), 0))
    assert card_of(session.journey, "c0.0.0").stage == "s1"


def test_a_card_dropped_on_a_long_one_lands_in_the_stage_under_the_pointer(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    session.apply(Label.SPAN_CARDS, set_span, "c0.0.0", 2)
    rect = canvas.layout_shown.card_rect("c0.0.0")
    assert rect is not None
    hand.drag(hand.card("c0.2.0"), at(canvas, rect.right - 12, rect.y + 1))
    assert card_of(session.journey, "c0.2.0").stage == "s1"


def test_cards_are_longer_by_a_stage_at_a_command(
    session: Session, canvas: Canvas, refusals: list[str]
) -> None:
    canvas.structure.lengthen_cards(1)
    assert span(session, "c0.0.0") == 2
    canvas.structure.lengthen_cards(-1)
    canvas.structure.lengthen_cards(-1)
    assert span(session, "c0.0.0") == 1
    assert len(refusals) == 1


def test_a_hidden_lane_leaves_a_mark_that_shows_it_again(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    session.select(at_lane("l1"))
    canvas.structure.hide_lane()
    assert session.journey.lanes[1].hidden
    assert session.selection.lane != "l1"
    (run,) = hidden_runs(canvas.layout_shown)
    hand.click(at(canvas, run.rect.x + 1, run.rect.y + run.rect.height / 2))
    assert not session.journey.lanes[1].hidden
    assert session.selection == at_lane("l1")
    assert undone(session) is Label.SHOW_LANES


def test_the_status_line_tells_that_a_lane_is_hidden_and_how_it_comes_back(
    session: Session, canvas: Canvas
) -> None:
    told: list[str] = []
    canvas.hinted.connect(told.append)
    session.select(at_lane("l1"))
    canvas.structure.hide_lane()
    assert "is hidden" in told[-1]
    assert "Ctrl+Shift+U" in told[-1]
    session.select(extended(at_cell("s0", "l2"), session.journey, "s1", "l3"))
    canvas.structure.hide_lane()
    assert "2 lanes are hidden" in told[-1]


def test_lanes_and_stages_of_a_range_are_hidden_and_grouped_together(
    session: Session, canvas: Canvas
) -> None:
    session.select(extended(at_cell("s0", "l0"), session.journey, "s1", "l1"))
    canvas.structure.group_stages()
    canvas.writing.cancel()
    assert session.journey.phases[0].stages == ("s0", "s1")
    session.select(extended(at_cell("s0", "l0"), session.journey, "s1", "l1"))
    canvas.structure.hide_lane()
    assert [lane.hidden for lane in session.journey.lanes[:3]] == [True, True, False]
    session.undo()
    assert not any(lane.hidden for lane in session.journey.lanes)


def test_the_last_lane_that_is_shown_stays(session: Session, canvas: Canvas, refusals: list[str]) -> None:
    for lane in ("l1", "l2", "l3", "l4", "l5"):
        session.apply(Label.HIDE_LANES, set_lane, lane, hidden=True)
    session.select(at_lane("l0"))
    canvas.structure.hide_lane()
    assert not session.journey.lanes[0].hidden
    assert len(refusals) == 1
    canvas.structure.show_lanes()
    assert not any(lane.hidden for lane in session.journey.lanes)


def test_a_collapsed_lane_is_opened_by_the_same_command(session: Session, canvas: Canvas) -> None:
    session.select(at_cell("s0", "l0", "c0.0.0"))
    canvas.structure.collapse_lane()
    assert session.journey.lanes[0].collapsed
    assert session.selection == at_lane("l0")
    canvas.structure.collapse_lane()
    assert not session.journey.lanes[0].collapsed
    assert undone(session) is Label.OPEN_LANE


def test_a_command_without_anything_to_do_says_why(
    session: Session, canvas: Canvas, refusals: list[str]
) -> None:
    session.select(at_lane("l0"))
    canvas.structure.group_stages()
    canvas.structure.extend_phase(1)
    canvas.structure.dissolve_phase()
    canvas.structure.lengthen_cards(1)
    canvas.structure.show_lanes()
    session.select(at_stage("s0"))
    canvas.structure.hide_lane()
    canvas.structure.collapse_lane()
    assert len(refusals) == 7


def test_the_way_back_comes_and_goes(session: Session, canvas: Canvas) -> None:
    canvas.structure.toggle_cyclic()
    assert session.journey.cyclic
    assert len(canvas.layout_shown.links) == 1
    canvas.structure.toggle_cyclic()
    assert not session.journey.cyclic


def test_the_map_is_painted_alike_after_an_edit_and_from_the_beginning(
    phased: Session, canvas: Canvas, hand: Hand
) -> None:
    phased.apply(Label.ADD_LINK, add_link, "k", "s2", "s0", text="again")
    phased.apply(Label.SPAN_CARDS, set_span, "c0.0.0", 3)
    phased.apply(Label.COLLAPSE_LANE, set_lane, "l1", collapsed=True)
    phased.apply(Label.HIDE_LANES, set_lane, "l5", hidden=True)
    after = canvas.grab().toImage()
    canvas.viewport().update()
    assert canvas.grab().toImage() == after
    phased.undo()
    phased.redo()
    assert canvas.grab().toImage() == after


def test_the_frame_of_a_dividing_line_leaves_its_words_free(session: Session, canvas: Canvas) -> None:
    session.apply(Label.ADD_LANE, add_lane, 1, "d", "divider")
    session.select(at_lane("d"))
    layout = canvas.layout_shown
    (frame,) = frames_of(layout, session.selection)
    title = layout.rows[1].header.title
    assert frame.place.left() <= layout.lane_x + title.x - 1.5
    assert frame.place.top() < layout.rows[1].y + title.y
