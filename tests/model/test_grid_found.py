"""Many cards are found in one pass, few by their hints; both ways find the same."""

from __future__ import annotations

import pytest

from cjm_desktop.model.card import Card
from cjm_desktop.model.grid import Grid


@pytest.mark.parametrize("count", [3, 2_000])
def test_cards_are_found_in_the_order_asked_for_and_those_gone_are_left_out(count: int) -> None:
    grid = Grid.of((Card(id=f"c{number}", stage="s", lane="l") for number in range(count)), ["s"], ["l"])
    asked = [*(f"c{number}" for number in reversed(range(count))), "gone"]
    assert [card.id for card in grid.found(asked)] == asked[:-1]


def test_a_card_is_found_where_it_has_come_to_and_where_it_was() -> None:
    before = Grid.of([Card(id="c", stage="s", lane="l")], ["s", "t"], ["l"])
    assert before.place_of("c") == (0, 0, 0)
    moved = before.with_cells({(0, 0): (), (0, 1): (Card(id="c", stage="t", lane="l"),)})
    assert moved.place_of("c") == (0, 1, 0)
    assert before.place_of("c") == (0, 0, 0)
