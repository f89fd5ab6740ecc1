from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Lane, Map, Stage
from cjm_desktop.model.grid import EMPTY_CELL, Grid, NoSuchPlace, Place, Row

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

STAGES = ("s0", "s1", "s2")
LANES = ("l0", "l1")


def card(name: str, lane: int, stage: int) -> Card:
    return Card(id=name, lane=LANES[lane], stage=STAGES[stage])


def grid(*cards: Card) -> Grid:
    return Grid.of(cards, STAGES, LANES)


def test_cards_are_sorted_into_cells_and_keep_their_order() -> None:
    made = grid(card("b", 1, 2), card("a", 0, 0), card("c", 1, 2))
    assert [one.id for one in made] == ["a", "b", "c"]
    assert [one.id for one in made.cell(1, 2)] == ["b", "c"]
    assert len(made) == 3


def test_every_lane_and_stage_has_its_cell_even_without_cards() -> None:
    assert [len(row.cells) for row in grid().rows] == [3, 3]
    assert Grid.empty(2, 3) == grid()


def test_a_map_without_cards_has_the_cells_of_its_lanes_and_stages() -> None:
    journey = Map(
        id="m", stages=(Stage(id="s"),), lanes=(Lane(id="l", kind="goals"), Lane(id="k", kind="text"))
    )
    assert [row.cells for row in journey.cards.rows] == [((),), ((),)]


@pytest.mark.parametrize(("lane", "stage", "stage_is_known"), [("l9", "s0", True), ("l0", "s9", False)])
def test_a_card_in_no_cell_is_refused(lane: str, stage: str, stage_is_known: bool) -> None:
    with pytest.raises(NoSuchPlace, match="card a stands") as caught:
        grid(Card(id="a", lane=lane, stage=stage))
    assert caught.value.stage_is_known is stage_is_known


def test_a_change_shares_every_row_it_did_not_touch() -> None:
    before = grid(card("a", 0, 0), card("b", 1, 1))
    after = before.with_cell(1, 1, EMPTY_CELL)
    assert after.rows[0] is before.rows[0]
    assert before.cell(1, 1)[0].id == "b"
    assert (after.card("b"), len(after)) == (None, 1)


def test_many_cells_are_replaced_at_once_and_the_other_rows_and_cells_shared() -> None:
    before = grid(card("a", 0, 0), card("b", 1, 1), card("c", 1, 2))
    after = before.with_cells({(1, 0): (card("d", 1, 0),), (1, 1): EMPTY_CELL})
    assert [one.id for one in after] == ["a", "d", "c"]
    assert after.rows[0] is before.rows[0]
    assert after.cell(1, 2) is before.cell(1, 2)
    assert before.card("b") is not None
    assert (after.card("b"), after.place_of("d")) == (None, Place(1, 0, 0))


def test_no_cell_replaced_is_the_very_same_grid() -> None:
    before = grid(card("a", 0, 0))
    assert before.with_cells({}) is before


def test_cells_replaced_at_once_copy_each_row_once(steps) -> None:
    before = Grid.empty(2, 400)
    assert before.place_of("none") is None
    some = {(0, stage): EMPTY_CELL for stage in range(200)}
    assert steps(lambda: before.with_cells(some)) < 10 * len(some)


def test_equal_grids_are_equal_whatever_they_were_made_from() -> None:
    one, other = grid(card("a", 0, 0)), Grid.empty(2, 3).with_cell(0, 0, (card("a", 0, 0),))
    assert one == other
    assert hash(one) == hash(other)
    assert one != grid()
    assert one != "grid"


def test_rows_and_columns_can_be_picked_anew() -> None:
    made = grid(card("a", 0, 0), card("b", 1, 2))
    assert [len(row.cells) for row in made.with_stages([2, None, 0]).rows] == [3, 3]
    assert made.with_stages([2, None, 0]).place_of("a") == Place(0, 2, 0)
    assert made.with_lanes([1, None, 0], 3).place_of("b") == Place(0, 2, 0)


CELLS = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2)), max_size=20)


@given(CELLS, CELLS)
def test_a_card_is_found_where_it_stands_after_any_move(
    first: list[tuple[int, int]], moves: list[tuple[int, int]]
) -> None:
    made = grid(*(card(f"c{number}", *cell) for number, cell in enumerate(first)))
    for number, (lane, stage) in enumerate(moves[: len(first)]):
        place = made.place_of(f"c{number}")
        assert place is not None
        rest = tuple(one for one in made.cell(place.lane, place.stage) if one.id != f"c{number}")
        made = made.with_cell(place.lane, place.stage, rest)
        made = made.with_cell(lane, stage, (*made.cell(lane, stage), card(f"c{number}", lane, stage)))
    for number in range(len(first)):
        found = made.place_of(f"c{number}")
        assert found is not None
        assert made.cell(found.lane, found.stage)[found.position].id == f"c{number}"
    assert made.place_of("none") is None


def test_a_card_of_an_older_grid_is_found_though_nobody_asked_before_it_went() -> None:
    before = grid(card("a", 0, 0), card("b", 1, 2))
    after = before.with_stages([1, 2])
    assert after.place_of("b") == Place(1, 1, 0)
    assert (before.place_of("a"), after.place_of("a")) == (Place(0, 0, 0), None)


def test_a_card_that_is_gone_costs_one_look_through_the_grid(steps) -> None:
    full = grid(card("gone", 0, 0), *(card(f"c{number}", 0, 1) for number in range(500)))
    assert full.place_of("gone") == Place(0, 0, 0)
    after = full.with_cell(0, 0, EMPTY_CELL)
    once = steps(lambda: after.place_of("gone"))
    assert steps(lambda: [after.place_of("gone") for _ in range(20)]) < once


@pytest.mark.parametrize("move", [Grid.with_stages, partial(Grid.with_lanes, stages=50)])
def test_to_find_a_card_that_was_moved_with_others_its_lane_and_stage_are_looked_through(
    calls: Callable[[Callable[[], object]], Counter[str]], move: Callable[[Grid, list[int]], Grid]
) -> None:
    names = [f"n{number}" for number in range(50)]
    cards = [Card(id=f"{lane} {stage}", lane=lane, stage=stage) for lane in names for stage in names]
    full = Grid.of(cards, names, names)
    assert full.place_of("n3 n4") == Place(3, 4, 0)
    after = move(full, [*range(20, 50), *range(20)])
    assert calls(lambda: after.place_of("n3 n4"))["_Directory.note"] < 2 * len(names)
    assert after.card("n3 n4") is full.card("n3 n4")
    assert after.card("n30 n40") is full.card("n30 n40")


def test_a_row_is_what_its_cells_are() -> None:
    assert Row([(), (card("a", 0, 0),)]).with_cell(0, (card("b", 0, 0),)).cells[0][0].id == "b"
