"""Moves of the current cell, row by row of the keyboard table of the product."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from cjm_desktop.edit import cards, lanes, stages
from cjm_desktop.edit.navigation import Move, extend, into_cells, is_at_edge, step
from cjm_desktop.edit.selection import (
    Header,
    Selection,
    at_cell,
    at_lane,
    at_stage,
    first_cell,
    persona_gone_along,
)
from cjm_desktop.model.document import Lane, Map, Stage
from cjm_desktop.model.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable


def walk(journey: Map, start: Selection, moves: Iterable[Move]) -> Selection:
    for move in moves:
        start = step(start, journey, move)
    return start


def place(selection: Selection) -> tuple[str | None, str | None, str | None]:
    return selection.stage, selection.lane, selection.card


EMPTY = Map(id="m", cards=Grid(()))
ONLY_STAGES = Map(id="m", stages=(Stage(id="s1"), Stage(id="s2")), cards=Grid(()))
ONLY_LANES = Map(
    id="m",
    lanes=(Lane(id="l0", kind="text", hidden=True), Lane(id="l1", kind="text"), Lane(id="l2", kind="text")),
    cards=Grid.empty(3, 0),
)


def test_a_map_opens_on_its_upper_left_cell(journey: Map) -> None:
    assert place(first_cell(journey))[:2] == ("search", "actions")


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (Move.RIGHT, ("buy", "channels")),
        (Move.LEFT, ("search", "channels")),
        (Move.UP, ("compare", "actions")),
        (Move.DOWN, ("compare", "emotions")),
        (Move.NEXT_STAGE, ("buy", "channels")),
        (Move.PREVIOUS_STAGE, ("search", "channels")),
        (Move.NEXT_LANE, ("compare", "emotions")),
        (Move.FIRST_STAGE, ("search", "channels")),
        (Move.LAST_STAGE, ("start", "channels")),
        (Move.FIRST_LANE, ("compare", "actions")),
        (Move.LAST_LANE, ("compare", "score")),
        (Move.FIRST_CELL, ("search", "actions")),
        (Move.LAST_CELL, ("start", "score")),
    ],
)
def test_each_move_leads_from_a_cell_in_the_middle_to_its_neighbour(
    journey: Map, move: Move, expected: tuple[str, str]
) -> None:
    # Between channels and actions lies a hidden lane, between channels and emotions a dividing line.
    assert place(step(at_cell("compare", "channels"), journey, move))[:2] == expected


def test_a_cell_that_is_reached_has_its_first_card_selected(journey: Map) -> None:
    assert step(at_cell("compare", "actions"), journey, Move.LEFT) == at_cell("search", "actions", "a1")
    assert step(at_cell("compare", "actions"), journey, Move.RIGHT).cards == ()


def test_arrows_go_by_card_inside_a_cell_before_they_leave_it(journey: Map) -> None:
    down = [step(at_cell("search", "actions", "a1"), journey, Move.DOWN)]
    down.append(step(down[0], journey, Move.DOWN))
    assert [place(one) for one in down] == [("search", "actions", "a2"), ("search", "channels", "ch1")]


def test_coming_from_below_one_enters_a_cell_at_its_last_card(journey: Map) -> None:
    up = step(at_cell("search", "channels", "ch1"), journey, Move.UP)
    assert up == at_cell("search", "actions", "a2")
    assert step(up, journey, Move.UP) == at_cell("search", "actions", "a1")


def test_enter_leaves_a_cell_of_several_cards_at_once(journey: Map) -> None:
    assert step(at_cell("search", "actions", "a1"), journey, Move.NEXT_LANE).lane == "channels"


def test_enter_after_a_run_of_tabs_returns_below_where_the_run_began(journey: Map) -> None:
    end = walk(journey, at_cell("compare", "actions"), [Move.NEXT_STAGE, Move.NEXT_STAGE, Move.NEXT_LANE])
    assert place(end)[:2] == ("compare", "channels")
    assert step(end, journey, Move.NEXT_LANE).stage == "compare"


def test_shift_tab_does_not_forget_where_a_run_began(journey: Map) -> None:
    moves = [Move.NEXT_STAGE, Move.NEXT_STAGE, Move.PREVIOUS_STAGE, Move.NEXT_LANE]
    assert place(walk(journey, first_cell(journey), moves))[:2] == ("search", "channels")


def test_a_run_that_reached_the_last_stage_still_returns(journey: Map) -> None:
    moves = [Move.NEXT_STAGE] * 6 + [Move.NEXT_LANE]
    assert place(walk(journey, at_cell("compare", "actions"), moves))[:2] == ("compare", "channels")


@pytest.mark.parametrize("other", [Move.RIGHT, Move.DOWN, Move.LAST_STAGE, Move.FIRST_CELL])
def test_any_other_move_ends_a_run_of_tabs(journey: Map, other: Move) -> None:
    assert walk(journey, first_cell(journey), [Move.NEXT_STAGE, other]).run_stage is None


def test_enter_after_a_run_along_the_stage_titles_returns_below_the_first_of_them(journey: Map) -> None:
    walked = walk(journey, at_stage("search"), [Move.NEXT_STAGE, Move.NEXT_STAGE, Move.NEXT_LANE])
    assert place(walked)[:2] == ("search", "actions")


def test_an_arrow_along_the_stage_titles_begins_no_run(journey: Map) -> None:
    walked = walk(journey, at_stage("search"), [Move.RIGHT, Move.NEXT_LANE])
    assert place(walked)[:2] == ("compare", "actions")


def test_enter_after_a_run_that_began_at_a_lane_name_returns_to_the_next_name(journey: Map) -> None:
    walked = walk(journey, at_lane("actions"), [Move.NEXT_STAGE, Move.NEXT_STAGE, Move.NEXT_LANE])
    assert walked == at_lane("channels")


def test_a_run_whose_first_stage_is_gone_goes_straight_down(journey: Map) -> None:
    running = replace(at_cell("buy", "actions"), run_stage="gone")
    assert place(step(running, journey, Move.NEXT_LANE))[:2] == ("buy", "channels")


@pytest.mark.parametrize(
    "move",
    [Move.RIGHT, Move.NEXT_STAGE, Move.LAST_STAGE, Move.DOWN, Move.NEXT_LANE, Move.LAST_LANE, Move.LAST_CELL],
)
def test_at_the_lower_right_edge_one_stays(journey: Map, move: Move) -> None:
    assert place(step(at_cell("start", "score"), journey, move)) == ("start", "score", None)


@pytest.mark.parametrize("move", [Move.RIGHT, Move.LAST_STAGE, Move.FIRST_LANE, Move.LAST_LANE])
def test_at_the_edge_the_card_that_was_selected_stays_so(journey: Map, move: Move) -> None:
    narrow = stages.remove_stage(stages.remove_stage(stages.remove_stage(journey, "start"), "buy"), "compare")
    flat = lanes.remove_lane(lanes.remove_lane(lanes.remove_lane(narrow, "channels"), "emotions"), "score")
    assert place(step(at_cell("search", "actions", "a2"), flat, move)) == ("search", "actions", "a2")


def test_above_the_first_lane_stands_the_stage_header(journey: Map) -> None:
    up = step(at_cell("buy", "actions"), journey, Move.UP)
    assert up == at_stage("buy")
    assert step(up, journey, Move.UP) == up
    assert place(step(up, journey, Move.DOWN))[:2] == ("buy", "actions")


def test_left_of_the_first_stage_stands_the_lane_name(journey: Map) -> None:
    left = step(at_cell("search", "channels", "ch1"), journey, Move.LEFT)
    assert left == at_lane("channels")
    assert step(left, journey, Move.RIGHT) == at_cell("search", "channels", "ch1")


@pytest.mark.parametrize("move", [Move.LEFT, Move.PREVIOUS_STAGE])
def test_left_of_a_lane_name_is_nothing(journey: Map, move: Move) -> None:
    assert step(at_lane("channels"), journey, move) == at_lane("channels")


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (Move.RIGHT, "buy"),
        (Move.NEXT_STAGE, "buy"),
        (Move.LEFT, "search"),
        (Move.PREVIOUS_STAGE, "search"),
        (Move.FIRST_STAGE, "search"),
        (Move.LAST_STAGE, "start"),
        (Move.UP, "compare"),
    ],
)
def test_stage_headers_are_walked_along(journey: Map, move: Move, expected: str) -> None:
    reached = step(at_stage("compare"), journey, move)
    assert (reached.header, reached.stage) == (Header.STAGE, expected)


@pytest.mark.parametrize(
    ("move", "lane"), [(Move.DOWN, "actions"), (Move.NEXT_LANE, "actions"), (Move.LAST_LANE, "score")]
)
def test_from_a_stage_header_one_goes_down_into_its_cells(journey: Map, move: Move, lane: str) -> None:
    assert place(step(at_stage("buy"), journey, move))[:2] == ("buy", lane)


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (Move.DOWN, "line"),
        (Move.NEXT_LANE, "line"),
        (Move.UP, "actions"),
        (Move.FIRST_LANE, "actions"),
        (Move.LAST_LANE, "score"),
    ],
)
def test_lane_names_are_walked_along_hidden_ones_left_out(journey: Map, move: Move, expected: str) -> None:
    assert step(at_lane("channels"), journey, move) == at_lane(expected)


def test_above_the_first_lane_name_stands_the_first_stage(journey: Map) -> None:
    assert step(at_lane("actions"), journey, Move.UP) == at_stage("search")
    hidden_first = lanes.move_lane(journey, "hidden", 0)
    assert step(at_lane("actions"), hidden_first, Move.UP) == at_stage("search")


def test_a_dividing_line_or_collapsed_lane_has_no_cell_to_enter(journey: Map) -> None:
    assert step(at_lane("line"), journey, Move.RIGHT) == at_lane("line")
    collapsed = lanes.set_lane(journey, "channels", collapsed=True)
    assert step(at_lane("channels"), collapsed, Move.RIGHT) == at_lane("channels")
    assert step(at_cell("buy", "actions"), collapsed, Move.DOWN).lane == "emotions"


@pytest.mark.parametrize("move", list(Move))
def test_in_an_empty_map_every_move_stays_nowhere(move: Move) -> None:
    assert step(Selection(), EMPTY, move) == Selection()
    assert step(at_stage("gone"), EMPTY, move) == Selection()


@pytest.mark.parametrize("move", list(Move))
def test_a_map_without_lanes_is_walked_by_its_stages(move: Move) -> None:
    start = first_cell(ONLY_STAGES)
    assert start == at_stage("s1")
    reached = step(start, ONLY_STAGES, move)
    assert replace(reached, run_stage=None) in (at_stage("s1"), at_stage("s2"))


@pytest.mark.parametrize("move", list(Move))
def test_a_map_without_stages_is_walked_by_its_lanes(move: Move) -> None:
    start = first_cell(ONLY_LANES)
    assert start == at_lane("l1")
    assert step(start, ONLY_LANES, move) in (at_lane("l1"), at_lane("l2"))


@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize(
    "lost",
    [
        Selection(),
        at_cell("gone", "actions"),
        at_cell("search", "gone"),
        at_cell("search", "hidden", "h1"),
        at_cell("search", "line"),
        at_stage("gone"),
        at_lane("gone"),
        at_lane("hidden"),
    ],
)
def test_from_anywhere_a_move_leads_to_something_that_is_drawn(
    journey: Map, lost: Selection, move: Move
) -> None:
    reached = step(lost, journey, move)
    assert reached.lane not in ("hidden", "gone")
    assert reached.stage != "gone"
    assert reached.stage or reached.lane


@pytest.mark.parametrize("move", list(Move))
def test_with_all_lanes_hidden_the_stages_are_left(journey: Map, move: Move) -> None:
    for lane in journey.lanes:
        journey = lanes.set_lane(journey, lane.id, hidden=True)
    for start in (first_cell(journey), at_lane("actions"), at_cell("search", "actions", "a1")):
        assert step(start, journey, move).lane is None


def test_the_last_of_several_selected_cards_is_the_one_that_moves(journey: Map) -> None:
    three = cards.add_card(journey, "search", "actions", "a0", position=0)
    reached = step(at_cell("search", "actions", "a2", "a0"), three, Move.DOWN)
    assert reached == at_cell("search", "actions", "a1")


def test_where_a_run_ends_no_card_is_left_for_the_next_letter_to_replace(journey: Map) -> None:
    beside = cards.add_card(journey, "start", "actions", "last", "Signs")
    assert place(step(at_cell("start", "actions", "last"), beside, Move.NEXT_STAGE)) == (
        "start",
        "actions",
        None,
    )
    single = beside
    for lane in beside.lanes[1:]:
        single = lanes.remove_lane(single, lane.id)
    stayed = step(at_cell("start", "actions", "last"), single, Move.NEXT_LANE)
    assert place(stayed) == ("start", "actions", None)
    assert is_at_edge(stayed, single, Move.NEXT_LANE)
    assert not is_at_edge(stayed, single, Move.RIGHT)


def test_one_goes_along_the_curve_of_a_persona_past_stages_without_a_level(journey: Map) -> None:
    two = cards.set_level(journey.replaced(personas=("boris",)), "search", "emotions", 2, "b1", "boris")
    assert persona_gone_along(step(at_cell("search", "emotions", "e1"), two, Move.NEXT_STAGE), two) is None
    along = step(at_cell("search", "emotions", "b1"), two, Move.NEXT_STAGE)
    assert place(along) == ("compare", "emotions", None)
    assert persona_gone_along(along, two) == "boris"
    rated = cards.set_level(two, "compare", "emotions", 1, "b2", "boris")
    assert place(step(at_cell("search", "emotions", "b1"), rated, Move.NEXT_STAGE))[2] == "b2"
    assert place(step(along, rated, Move.PREVIOUS_STAGE))[2] == "b1"
    left = step(along, two, Move.UP)
    assert persona_gone_along(left, two) is None


@pytest.mark.parametrize("header", [at_lane("score"), at_stage("compare")])
def test_the_corners_of_the_map_are_reached_from_headers(journey: Map, header: Selection) -> None:
    assert place(step(header, journey, Move.FIRST_CELL))[:2] == ("search", "actions")
    assert place(step(header, journey, Move.LAST_CELL))[:2] == ("start", "score")


def test_a_range_of_headers_still_reaches_to_the_edge(journey: Map) -> None:
    by_stages = extend(at_stage("compare"), journey, Move.FIRST_STAGE)
    assert extend(at_stage("compare"), journey, Move.FIRST_CELL) == by_stages != at_stage("compare")


def test_a_header_gives_way_to_its_nearest_cell(journey: Map) -> None:
    assert into_cells(at_lane("score"), journey) == at_cell("search", "score")
    assert into_cells(at_stage("buy"), journey) == at_cell("buy", "actions")
    assert into_cells(at_lane("line"), journey) == at_lane("line")
    here = at_cell("buy", "score")
    assert into_cells(here, journey) is here
