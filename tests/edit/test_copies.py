"""Lanes and stages copied from one map of a document to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit import cards, copies, stages
from cjm_desktop.edit.lanes import add_lane, set_lane
from cjm_desktop.edit.maps import duplicate_map
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.invariants import check_document

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document, Map


def said(journey: Map) -> list[tuple[str, str, str]]:
    """What the cards of a map say, each with the title of its stage and the kind of its lane."""
    titles = {stage.id: stage.title for stage in journey.stages}
    kinds = {lane.id: lane.kind for lane in journey.lanes}
    return [(titles[card.stage], kinds[card.lane], card.text) for card in journey.cards]


def test_a_copied_lane_finds_the_stages_of_the_same_title_wherever_they_stand(document: Document) -> None:
    twice = duplicate_map(document, "m1", fresh_id)
    target = twice.maps[1]
    moved = stages.move_stage(target, target.stages[0].id, 3)
    both = twice.with_map(moved)
    done = copies.copy_lanes(both, "m1", ["actions"], target.id, fresh_id)
    check_document(done)
    assert len(done.maps[1].lanes) == len(target.lanes) + 1
    assert said(done.maps[1]).count(("Search", "actions", "Asks around")) == 2
    assert done.maps[0] is both.maps[0]


def test_a_copied_lane_brings_the_stages_that_are_lacking(document: Document) -> None:
    done = copies.copy_lanes(document, "m1", ["actions"], "m2", fresh_id)
    check_document(done)
    assert [stage.title for stage in done.maps[1].stages] == ["", "Compare"]
    assert said(done.maps[1]) == [
        ("", "actions", "Asks around"),
        ("", "actions", "Reads reviews"),
        ("Compare", "actions", "Makes a table"),
    ]


def test_a_copied_stage_puts_its_cards_into_lanes_of_the_same_kind(document: Document) -> None:
    target = set_lane(add_lane(document.maps[1], 0, "k2", "actions"), "k2", title="What they do")
    both = document.with_map(target)
    done = copies.copy_stages(both, "m1", ["search"], "m2", fresh_id)
    check_document(done)
    assert [stage.title for stage in done.maps[1].stages] == ["", "Search"]
    assert [lane.kind for lane in done.maps[1].lanes] == [
        "actions",
        "text",
        "goals",
        "channels",
        "emotions",
        "score",
    ]
    assert said(done.maps[1]) == [card for card in said(both.maps[0]) if card[0] == "Search"]


def test_a_lane_may_be_copied_within_its_own_map(document: Document) -> None:
    done = copies.copy_lanes(document, "m1", ["score"], "m1", fresh_id)
    check_document(done)
    assert [card.value for card in done.maps[0].cards if card.value] == [3, 3]


def test_a_copied_card_keeps_every_field(document: Document) -> None:
    rich = cards.set_fields(document.maps[0], ("a1",), evidence="fact", tags=("law",), span=3)
    done = copies.copy_lanes(document.with_map(rich), "m1", ["actions"], "m2", fresh_id)
    copy = next(card for card in done.maps[1].cards if card.text == "Asks around")
    assert (copy.evidence, copy.tags, copy.span) == ("fact", ("law",), 3)
