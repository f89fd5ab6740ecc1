"""What stays selected when the map changes under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit import cards, lanes, stages
from cjm_desktop.edit.selection import (
    Selection,
    at_cell,
    at_lane,
    at_stage,
    current_cell,
    is_shown,
    settled,
)

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map


def test_a_selection_that_stands_is_returned_as_it_is(journey: Map) -> None:
    for selection in (
        Selection(),
        at_cell("search", "actions", "a1", "a2"),
        at_stage("buy"),
        at_lane("line"),
    ):
        assert settled(selection, journey, journey) is selection


def test_the_current_cell_holds_its_cards(journey: Map) -> None:
    assert [card.id for card in current_cell(at_cell("search", "actions"), journey)] == ["a1", "a2"]
    assert current_cell(at_stage("search"), journey) == ()
    assert current_cell(at_cell("gone", "actions"), journey) == ()


def test_a_removed_card_leaves_the_selection_and_its_cell_stays_current(journey: Map) -> None:
    left = cards.remove_cards(journey, ("a2",))
    assert settled(at_cell("search", "actions", "a1", "a2"), left, journey) == at_cell(
        "search", "actions", "a1"
    )
    assert settled(at_cell("search", "actions", "a2"), left, journey) == at_cell("search", "actions")


def test_the_current_cell_follows_its_card(journey: Map) -> None:
    moved = cards.move_cards(journey, ("a1",), "buy", "channels")
    assert settled(at_cell("search", "actions", "a1"), moved, journey) == at_cell("buy", "channels", "a1")


@pytest.mark.parametrize(
    ("removed", "next_one"), [("compare", "buy"), ("start", "buy"), ("search", "compare")]
)
def test_a_removed_stage_passes_to_its_neighbour(journey: Map, removed: str, next_one: str) -> None:
    left = stages.remove_stage(journey, removed)
    assert settled(at_cell(removed, "actions"), left, journey) == at_cell(next_one, "actions")
    assert settled(at_stage(removed), left, journey) == at_stage(next_one)


@pytest.mark.parametrize(
    ("removed", "next_one"), [("actions", "channels"), ("channels", "emotions"), ("score", "emotions")]
)
def test_a_removed_lane_passes_to_the_next_that_can_be_current(
    journey: Map, removed: str, next_one: str
) -> None:
    left = lanes.remove_lane(journey, removed)
    assert settled(at_cell("buy", removed), left, journey) == at_cell("buy", next_one)


def test_a_removed_lane_name_passes_to_its_neighbour_even_a_line(journey: Map) -> None:
    left = lanes.remove_lane(journey, "channels")
    assert settled(at_lane("channels"), left, journey) == at_lane("line")


@pytest.mark.parametrize("field", ["hidden", "collapsed"])
def test_cards_that_are_no_longer_seen_are_no_longer_selected(journey: Map, field: str) -> None:
    closed = lanes.set_lane(journey, "channels", **{field: True})
    assert settled(at_cell("search", "channels", "ch1"), closed, journey) == at_cell("search", "emotions")


def test_a_hidden_lane_gives_its_name_to_the_next_and_a_collapsed_one_keeps_it(journey: Map) -> None:
    hidden = lanes.set_lane(journey, "channels", hidden=True)
    assert settled(at_lane("channels"), hidden, journey) == at_lane("line")
    collapsed = lanes.set_lane(journey, "channels", collapsed=True)
    assert settled(at_lane("channels"), collapsed, journey) == at_lane("channels")


def test_without_stages_the_first_lane_is_current_and_without_both_nothing(journey: Map) -> None:
    bare = journey
    for stage in journey.stages:
        bare = stages.remove_stage(bare, stage.id)
    assert settled(at_cell("buy", "actions"), bare, journey) == at_lane("actions")
    assert settled(at_stage("buy"), bare, journey) == at_lane("actions")
    for lane in journey.lanes:
        bare = lanes.remove_lane(bare, lane.id)
    assert settled(at_cell("buy", "actions"), bare, journey) == Selection()
    assert settled(at_lane("actions"), bare, journey) == Selection()


def test_a_settled_selection_is_always_drawn(journey: Map) -> None:
    for lane in journey.lanes:
        closed = lanes.set_lane(journey, lane.id, hidden=True)
        for stage in journey.stages:
            assert is_shown(settled(at_cell(stage.id, lane.id), closed, journey), closed)
