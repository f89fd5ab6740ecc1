"""The edits that need no canvas: they settle what is under way, and tell what is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.maps import duplicate_map
from cjm_desktop.edit.ranges import everything, extended
from cjm_desktop.edit.selection import at_cell, at_lane, at_stage
from cjm_desktop.edit.session import Session
from cjm_desktop.model.errors import CjmError, NotAllowed
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.map_edits import MapEdits
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from cjm_desktop.model.card import Card


@dataclass
class Shown:
    """A session with its edits, what they refused and told, and how often they showed what is current."""

    session: Session
    refused: list[str] = field(default_factory=list)
    shows: int = 0
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.edits = MapEdits(self.session, self._refuse, self._show, self.told.append)

    def _refuse(self, error: CjmError) -> None:
        self.refused.append(error.in_language("en"))

    def _show(self) -> None:
        self.shows += 1

    def cards(self) -> list[Card]:
        found = (self.session.journey.cards.card(card) for card in self.session.selection.cards)
        return [card for card in found if card is not None]


@pytest.fixture
def shown() -> Shown:
    """The worked example, its first card current."""
    session = Session(template(WORKED_EXAMPLE, "en"))
    first = session.journey.cards.cell(0, 0)[0]
    session.select(at_cell(first.stage, first.lane, first.id))
    return Shown(session)


def stage_and_lane(shown: Shown, column: int, row: int) -> tuple[str, str]:
    journey = shown.session.journey
    return journey.stages[column].id, journey.lanes[row].id


def test_many_cards_are_marked_in_one_step_and_stay_selected(shown: Shown) -> None:
    session, before = shown.session, shown.session.document
    session.select(extended(session.selection, session.journey, *stage_and_lane(shown, 2, 1)))
    selected = session.selection
    shown.edits.cards.set_fields(evidence="hypothesis", color="teal")
    assert len(shown.cards()) > 5
    assert all((card.evidence, card.color) == ("hypothesis", "teal") for card in shown.cards())
    assert (session.selection, session.undo_label) == (
        selected,
        Named(Label.CHANGE_CARDS, len(shown.cards())),
    )
    session.undo()
    assert session.document is before


def test_a_mark_is_turned_on_for_all_and_then_off_for_all(shown: Shown) -> None:
    session = shown.session
    shown.edits.cards.toggle("moment_of_truth")
    session.select(extended(session.selection, session.journey, *stage_and_lane(shown, 1, 0)))
    shown.edits.cards.toggle("moment_of_truth")
    assert all(card.moment_of_truth for card in shown.cards())
    shown.edits.cards.toggle("moment_of_truth")
    assert not any(card.moment_of_truth for card in shown.cards())


def test_a_header_stands_for_all_its_cards(shown: Shown) -> None:
    stage = stage_and_lane(shown, 1, 0)[0]
    shown.session.select(at_stage(stage))
    shown.edits.cards.set_fields(evidence="fact")
    journey = shown.session.journey
    assert {card.stage for card in journey.cards if card.evidence == "fact"} >= {stage}
    assert all(card.evidence == "fact" for card in journey.cards if card.stage == stage)
    assert shown.session.selection == at_stage(stage)


def test_where_no_card_is_nothing_can_be_marked(shown: Shown) -> None:
    shown.edits.structure.add_stage(0)
    steps = shown.session.undo_label
    shown.edits.cards.set_fields(evidence="fact")
    assert shown.refused == ["There is no card here; choose some first."]
    assert shown.session.undo_label == steps


def test_the_cards_of_the_current_stage_and_lane_are_selected(shown: Shown) -> None:
    journey = shown.session.journey
    stage, lane = stage_and_lane(shown, 0, 0)
    shown.edits.cards.select_stage()
    assert {card.id for card in shown.cards()} == {card.id for card in journey.cards if card.stage == stage}
    shown.session.select(at_lane(lane))
    shown.edits.cards.select_lane()
    assert {card.id for card in shown.cards()} == {card.id for card in journey.cards if card.lane == lane}
    shown.edits.cards.select_all()
    assert len(shown.cards()) == len(journey.cards)


def test_all_cards_are_deleted_in_one_step(shown: Shown) -> None:
    session, before = shown.session, shown.session.document
    session.select(everything(session.selection, session.journey))
    shown.edits.delete()
    assert len(session.journey.cards) == 0
    session.undo()
    assert session.document is before


def test_an_edit_keeps_what_is_being_typed_first(shown: Shown) -> None:
    session, card = shown.session, shown.session.selection.card or ""

    def settle() -> None:
        gesture.preview(set_text, card, "Typed")
        gesture.commit(Label.TYPE)

    gesture = session.begin(settle)
    gesture.preview(set_text, card, "Ty")
    shown.edits.cards.shift(1, 0)
    found = session.journey.cards.card(card)
    assert found is not None
    assert (found.text, found.stage) == ("Typed", session.journey.stages[1].id)


def test_an_edit_is_not_done_where_what_is_being_typed_is_refused(shown: Shown) -> None:
    def settle() -> None:
        raise NotAllowed(Phrase("No.", "Нет."))

    before = shown.session.base
    shown.session.begin(settle)
    for edit in (
        shown.edits.delete,
        shown.edits.undo,
        shown.edits.cards.duplicate,
        shown.edits.structure.delete_stage,
    ):
        edit()
    assert shown.session.base is before
    assert shown.refused == ["No."] * 4


def test_a_stage_and_a_lane_are_copied_to_another_map_and_shown_there(shown: Shown) -> None:
    session, original = shown.session, shown.session.map_id
    session.apply_to_document(Label.DUPLICATE_MAP, duplicate_map, original, fresh_id)
    copy = session.document.maps[1].id
    session.select(at_stage(session.journey.stages[0].id))
    shown.edits.copies.stage_to(copy)
    assert (session.map_id, len(session.journey.stages)) == (copy, 5)
    assert session.selection == at_stage(session.journey.stages[-1].id)
    session.undo()
    assert session.map_id == original
    session.select(at_lane(session.journey.lanes[0].id))
    shown.edits.copies.lane_to(copy)
    assert session.selection == at_lane(session.journey.lanes[-1].id)
