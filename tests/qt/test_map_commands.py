"""The commands of menus do what the keys of the canvas do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from tests.qt.desks import session_of

from cjm_desktop.analysis.findings import Code, Finding
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.maps import add_map, duplicate_map
from cjm_desktop.edit.selection import Header, at_cell, at_lane, at_stage
from cjm_desktop.edit.stages import remove_stage
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.kinds import LANE_KINDS
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.overlay import current_place
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.canvas.zoom import LEAST_AT_FIRST
from cjm_desktop.qt.map_commands import MapCommands

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.qt.conftest import Answer

    from cjm_desktop.qt.dialogs.copy_to_map import CopyToMapDialog
    from cjm_desktop.qt.dialogs.lane import LaneKindDialog
    from cjm_desktop.qt.windows import Desk


def test_the_menu_moves_a_stage_and_selects_it_still(desk: Desk) -> None:
    session = session_of(desk)
    first, second, *rest = (stage.id for stage in session.journey.stages)
    session.select(at_cell(first, session.journey.lanes[0].id))
    desk.window.actions_[Id.STAGE_RIGHT].trigger()
    assert [stage.id for stage in session.journey.stages] == [second, first, *rest]
    assert session.selection.stage == first


def test_the_menu_moves_a_lane_over_a_hidden_one_in_one_step(desk: Desk) -> None:
    session = session_of(desk)
    first, second, third, *rest = (lane.id for lane in session.journey.lanes)
    session.apply(Label.CHANGE_LANE, set_lane, second, hidden=True)
    session.select(at_lane(first))
    desk.window.actions_[Id.LANE_DOWN].trigger()
    assert [lane.id for lane in session.journey.lanes] == [second, third, first, *rest]


def kind_chosen(key: str) -> Callable[[LaneKindDialog], None]:
    def choose(dialog: LaneKindDialog) -> None:
        dialog.kinds.setCurrentRow(list(LANE_KINDS).index(key))
        dialog.ok_button.click()

    return choose


def type_text(desk: Desk, text: str) -> None:
    # A window manager does this when a dialog closes.
    desk.window.activateWindow()
    for letter in text:
        QApplication.processEvents()
        target = QApplication.focusWidget()
        assert target is not None
        plain = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QKeyEvent(QKeyEvent.Type.KeyPress, 0, plain, letter))


@pytest.mark.parametrize("where", ["stage", "lane", "cell"])
def test_the_name_of_a_new_free_lane_is_written_at_once(desk: Desk, answer: Answer, where: str) -> None:
    session = session_of(desk)
    stage, lane, count = session.journey.stages[1].id, session.journey.lanes[2].id, len(session.journey.cards)
    at = {"stage": at_stage(stage), "lane": at_lane(lane), "cell": at_cell(stage, lane)}
    session.select(at[where])
    answer.with_(kind_chosen("text"))
    desk.window.actions_[Id.LANE_BELOW].trigger()
    type_text(desk, "Law")
    desk.controller.finish_typing()
    index = len(session.journey.lanes) - 1 if where == "stage" else 3
    assert (session.journey.lanes[index].kind, session.journey.lanes[index].title) == ("text", "Law")
    assert len(session.journey.cards) == count


def test_the_first_cell_of_a_new_lane_is_current_and_typing_fills_it(desk: Desk, answer: Answer) -> None:
    session = session_of(desk)
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    session.select(at_stage(session.journey.stages[0].id))
    answer.with_(kind_chosen("barriers"))
    desk.window.actions_[Id.LANE_BELOW].trigger()
    lane = session.journey.lanes[-1]
    assert session.selection == at_cell(session.journey.stages[0].id, lane.id)
    place = current_place(canvas.layout_shown, session.selection)
    assert place is not None
    assert canvas.viewport().rect().contains(canvas.placement.rect_of(place))
    type_text(desk, "New")
    desk.controller.finish_typing()
    assert session.journey.lanes[-1] == lane
    assert [card.text for card in session.journey.cards.cell(len(session.journey.lanes) - 1, 0)] == ["New"]


def test_a_new_dividing_line_is_current_by_its_name(desk: Desk, answer: Answer) -> None:
    session = session_of(desk)
    answer.with_(kind_chosen("divider"))
    desk.window.actions_[Id.LANE_BELOW].trigger()
    assert session.selection.header is Header.LANE


def test_a_free_lane_left_without_a_name_is_one_step(desk: Desk, answer: Answer) -> None:
    session = session_of(desk)
    before = session.document
    answer.with_(kind_chosen("text"))
    desk.window.actions_[Id.LANE_BELOW].trigger()
    desk.controller.finish_typing()
    assert session.journey.lanes[1].title is None
    session.undo()
    assert session.document is before


def test_the_card_menu_marks_and_colours_all_selected_cards_in_one_step_each(desk: Desk) -> None:
    session, actions = session_of(desk), desk.window.actions_
    actions[Id.SELECT_ALL].trigger()
    every = len(session.journey.cards)
    assert len(session.selection.cards) == every
    for which in (Id.HYPOTHESIS, Id.MOMENT_OF_TRUTH, Id.COLOR_TEAL):
        actions[which].trigger()
    marked = [(card.evidence, card.moment_of_truth, card.color) for card in session.journey.cards]
    assert marked == [("hypothesis", True, "teal")] * every
    actions[Id.NOT_SAID].trigger()
    actions[Id.COLOR_OF_LANE].trigger()
    assert {(card.evidence, card.color) for card in session.journey.cards} == {(None, None)}
    for _ in range(5):
        session.undo()
    assert session.undo_label is None


def test_the_marks_are_off_where_there_is_no_card_to_mark(empty_desk: Desk) -> None:
    session, actions = session_of(empty_desk), empty_desk.window.actions_
    session.select(at_cell(session.journey.stages[0].id, session.journey.lanes[0].id))
    assert not actions[Id.FACT].isEnabled()
    session.select(at_stage(session.journey.stages[0].id))
    actions[Id.FACT].trigger()
    assert "no card here" in empty_desk.window.status_line.message_text()


def test_a_lane_is_copied_to_the_only_other_map_and_of_several_to_the_chosen_one(
    desk: Desk, answer: Answer
) -> None:
    session, actions = session_of(desk), desk.window.actions_
    first = session.map_id
    session.select(at_lane(session.journey.lanes[0].id))
    assert not actions[Id.COPY_LANE_TO].isEnabled()
    session.apply_to_document(Label.DUPLICATE_MAP, duplicate_map, first, fresh_id, title="Second")
    actions[Id.COPY_LANE_TO].trigger()
    assert (session.journey.title, len(session.journey.lanes)) == ("Second", 7)
    session.undo()
    session.apply_to_document(Label.DUPLICATE_MAP, duplicate_map, first, fresh_id, title="Third")

    def choose(dialog: CopyToMapDialog) -> None:
        dialog.maps.setCurrentIndex(dialog.maps.findText("Second"))
        dialog.ok_button.click()

    answer.with_(choose)
    actions[Id.COPY_LANE_TO].trigger()
    assert (session.journey.title, len(session.journey.lanes)) == ("Second", 7)
    assert session.selection == at_lane(session.journey.lanes[-1].id)


def test_what_another_map_lacks_for_a_copied_lane_is_asked_for(desk: Desk, answer: Answer) -> None:
    session, actions = session_of(desk), desk.window.actions_
    first, lane = session.map_id, session.journey.lanes[0].id
    session.apply_to_document(Label.ADD_MAP, add_map, first, fresh_id, title="Second")
    session.switch_map(session.document.maps[1].id)
    for stage in session.journey.stages[2:]:
        session.apply(Label.REMOVE_STAGE, remove_stage, stage.id)
    session.switch_map(first)
    session.select(at_lane(lane))
    before = session.base
    cards = [len(session.journey.cards.cell(0, column)) for column in range(4)]
    answer.by("Cancel")
    actions[Id.COPY_LANE_TO].trigger()
    assert (session.base, session.map_id) == (before, first)
    assert any("Missing: 2 stages (Purchase, Onboarding)." in text for text in answer.seen)
    answer.by("Copy only what fits")
    actions[Id.COPY_LANE_TO].trigger()
    assert (len(session.journey.stages), len(session.journey.cards)) == (2, sum(cards[:2]))
    told = f"no room on the map for {sum(cards[2:])} (missing: Purchase, Onboarding)."
    assert desk.window.status_line.message_text() == f"Copied, but not all: {told}"
    session.undo()
    assert session.base is before
    session.select(at_lane(lane))
    answer.by("Add and copy")
    actions[Id.COPY_LANE_TO].trigger()
    assert (len(session.journey.stages), len(session.journey.cards)) == (4, sum(cards))


def test_a_finding_about_two_distant_cards_shows_both_where_they_can_be_read(desk: Desk) -> None:
    session, canvas = session_of(desk), desk.window.findChild(Canvas)
    assert isinstance(canvas, Canvas)
    cards = tuple(session.journey.cards.cell(0, stage)[0].id for stage in (0, 2))
    canvas.zoom.set_zoom(2.0)
    some = Phrase("Something", "Что-то")
    MapCommands(session, canvas).show_finding(Finding(Code.SMALL_TEXT, some, cards=cards))
    assert session.selection.cards == cards
    for card in cards:
        rect = canvas.layout_shown.card_rect(card)
        assert rect is not None
        assert canvas.body.contains(canvas.placement.rect_of(rect))
    assert LEAST_AT_FIRST <= canvas.zoom.zoom < 2.0


def test_cards_too_far_apart_to_be_read_together_leave_the_zoom_as_it_is(desk: Desk) -> None:
    session, canvas = session_of(desk), desk.window.findChild(Canvas)
    assert isinstance(canvas, Canvas)
    desk.window.resize(500, 320)
    QApplication.processEvents()
    cards = tuple(session.journey.cards.cell(lane, stage)[0].id for lane, stage in ((0, 0), (5, 3)))
    canvas.zoom.set_zoom(1.0)
    some = Phrase("Something", "Что-то")
    MapCommands(session, canvas).show_finding(Finding(Code.SMALL_TEXT, some, cards=cards))
    assert canvas.zoom.zoom == 1.0
    rect = canvas.layout_shown.card_rect(cards[-1])
    assert rect is not None
    assert canvas.body.intersects(canvas.placement.rect_of(rect))
