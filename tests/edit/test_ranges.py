"""Selections of many: ranges that begin at an anchor, whole stages and lanes, the whole map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from cjm_desktop.edit import cards, lanes, stages
from cjm_desktop.edit.navigation import Move, extend, step
from cjm_desktop.edit.ranges import (
    all_in,
    by_lanes,
    by_stages,
    cards_of,
    cells_of,
    everything,
    extended,
    toggled,
    whole_lanes,
    whole_stages,
)
from cjm_desktop.edit.selection import Selection, at_cell, at_lane, at_phase, at_stage, settled
from cjm_desktop.model.document import Map, Phase
from cjm_desktop.model.queries import card_of

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map as Journey


def test_a_cell_is_a_range_of_one(journey: Map) -> None:
    here = at_cell("search", "actions")
    assert cells_of(here, journey) == ((0, 0),)
    assert cards_of(here, journey) == ("a1", "a2")
    assert cards_of(replace(here, cards=("a2",)), journey) == ("a2",)


@pytest.mark.parametrize("turn", [False, True])
def test_a_range_reaches_from_its_anchor_over_open_lanes_alone(journey: Map, turn: bool) -> None:
    ends = [("search", "actions"), ("compare", "emotions")]
    first, last = reversed(ends) if turn else ends
    chosen = extended(at_cell(*first), journey, *last)
    assert cells_of(chosen, journey) == ((0, 0), (0, 1), (2, 0), (2, 1), (4, 0), (4, 1))
    assert (chosen.stage, chosen.lane, chosen.anchor) == (*last, (first[1], first[0]))
    assert set(chosen.cards) == {"a1", "a2", "a3", "ch1", "e1"}


def test_the_cards_of_the_cell_that_a_range_reaches_come_last(journey: Map) -> None:
    assert extended(at_cell("compare", "actions"), journey, "search", "actions").cards == ("a3", "a1", "a2")


def test_shift_and_arrows_let_a_range_grow_and_shrink_by_cells(journey: Map) -> None:
    chosen = at_cell("search", "actions", "a1")
    sizes = []
    for move in (Move.RIGHT, Move.RIGHT, Move.DOWN, Move.LEFT, Move.UP, Move.LEFT):
        chosen = extend(chosen, journey, move)
        sizes.append(len(cells_of(chosen, journey)))
    assert sizes == [2, 3, 6, 4, 2, 1]
    assert chosen.anchor == ("actions", "search")
    assert step(chosen, journey, Move.RIGHT).anchor is None


@pytest.mark.parametrize("move", [Move.LEFT, Move.UP])
def test_a_range_goes_into_no_header(journey: Map, move: Move) -> None:
    here = at_cell("search", "actions", "a1")
    assert extend(here, journey, move) == here


def test_from_a_header_shift_and_arrows_take_whole_stages_and_lanes(journey: Map) -> None:
    columns = extend(extend(at_stage("buy"), journey, Move.LEFT), journey, Move.LEFT)
    assert cells_of(columns, journey) == tuple((row, stage) for row in (0, 2, 4, 5) for stage in (0, 1, 2))
    rows = extend(at_lane("actions"), journey, Move.DOWN)
    assert cells_of(rows, journey) == tuple((row, stage) for row in (0, 2) for stage in (0, 1, 2, 3))
    assert extend(at_stage("search"), journey, Move.DOWN) == step(at_stage("search"), journey, Move.DOWN)


def test_a_range_tells_which_stages_or_lanes_it_takes_in_whole(journey: Map) -> None:
    columns = by_stages(at_stage("search"), journey, "compare")
    assert whole_stages(columns, journey) == ("search", "compare")
    assert whole_lanes(columns, journey) == ()
    rows = by_lanes(at_lane("channels"), journey, "actions")
    assert (whole_stages(rows, journey), whole_lanes(rows, journey)) == ((), ("actions", "channels"))
    for other in (at_cell("search", "actions"), at_stage("search"), at_lane("actions"), Selection()):
        assert (whole_stages(other, journey), whole_lanes(other, journey)) == ((), ())


def test_a_range_reaches_to_the_edge_of_the_map(journey: Map) -> None:
    chosen = extend(at_cell("compare", "channels"), journey, Move.LAST_STAGE)
    assert cells_of(chosen, journey) == ((2, 1), (2, 2), (2, 3))


def test_a_header_means_all_cells_of_its_stage_lane_or_phase(journey: Map) -> None:
    phase = Phase(id="p", stages=("search", "compare"))
    phased: Journey = journey.replaced(phases=(phase,))
    assert cells_of(at_stage("search"), journey) == ((0, 0), (2, 0), (4, 0), (5, 0))
    assert cells_of(at_lane("actions"), journey) == tuple((0, column) for column in range(4))
    assert cards_of(at_phase(phase), phased) == ("a1", "a2", "a3", "ch1", "e1", "n1")
    assert cells_of(at_lane("line"), journey) == ()


def test_all_cards_of_a_header_can_be_selected(journey: Map) -> None:
    stage = at_stage("search")
    assert all_in(stage, stage, journey) == at_cell("search", "actions", "a2", "ch1", "e1", "n1", "a1")
    assert all_in(at_stage("buy"), stage, journey) is stage


def test_who_selects_a_whole_stage_stays_in_the_cell_where_he_is(journey: Map) -> None:
    for here in (at_cell("search", "actions"), at_cell("search", "actions", "a1")):
        chosen = all_in(at_stage("search"), here, journey)
        assert chosen == at_cell("search", "actions", "a2", "ch1", "e1", "n1", "a1")


def test_everything_is_every_card_that_is_seen_and_the_current_one_stays_current(journey: Map) -> None:
    chosen = everything(at_cell("search", "actions", "a1"), journey)
    assert chosen == at_cell("search", "actions", "a2", "a3", "ch1", "e1", "n1", "a1")
    assert everything(at_cell("search", "actions"), journey).card == "a1"
    assert everything(at_stage("compare"), journey).card == "a3"
    assert everything(at_stage("buy"), journey).card == "a1"
    assert everything(Selection(), Map(id="m")) == Selection()


def test_a_toggled_card_comes_and_goes_alone(journey: Map) -> None:
    one = toggled(at_cell("search", "actions", "a1"), "a3", "compare", "actions")
    assert one == at_cell("compare", "actions", "a1", "a3")
    assert toggled(one, "a1", "search", "actions") == at_cell("search", "actions", "a3")
    assert toggled(at_stage("buy"), "a3", "compare", "actions") == at_cell("compare", "actions", "a3")


def test_a_range_ends_with_the_cell_in_which_it_began(journey: Map) -> None:
    chosen = extended(at_cell("compare", "actions"), journey, "search", "actions")
    without = stages.remove_stage(journey, "compare")
    assert settled(chosen, without, journey).anchor is None
    hidden = lanes.set_lane(journey, "channels", hidden=True)
    assert (
        settled(extended(at_cell("search", "channels"), journey, "search", "actions"), hidden).anchor is None
    )


def test_many_cards_are_changed_and_removed_with_one_copy_of_each_cell(journey: Map) -> None:
    every = tuple(card.id for card in journey.cards if card.lane != "score")
    marked = cards.set_fields(journey, every, evidence="fact", moment_of_truth=True)
    assert all(card_of(marked, card).evidence == "fact" for card in every)
    assert card_of(marked, "n1") is card_of(journey, "n1")
    assert marked.cards.rows[5] is journey.cards.rows[5]
    assert [card.id for card in cards.remove_cards(marked, every).cards] == ["n1"]
