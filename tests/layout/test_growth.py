"""What one edit lays out is the same on a map of a thousand cards and on one of ten thousand."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit.cards import move_cards, set_level, set_text
from cjm_desktop.layout.map import LayoutOptions, MapLayout, lay_out

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from cjm_desktop.model.document import Document, Map

    Count = Callable[[Callable[[], object]], Counter[str]]
    Make = Callable[[int], Document]

SIZES = (1_000, 10_000)
EDITS: dict[str, Callable[[Map], Map]] = {
    "type": lambda journey: set_text(journey, "c1.3.1", "Words that were on no card so far"),
    "feel": lambda journey: set_level(journey, "s3", "l3", -1, "Words about a mood that nobody had"),
    "move": lambda journey: move_cards(journey, ("c1.3.1",), "s5", "l4"),
}


def laid_out(make: Make, cards: int, edit: Callable[[Map], Map]) -> tuple[MapLayout, Callable[[], MapLayout]]:
    """A layout before an edit, and what lays out the map after it."""
    whole = make(cards)
    before = lay_out(whole, whole.maps[0], LayoutOptions())
    edited = whole.with_map(edit(whole.maps[0]))
    return before, lambda: lay_out(edited, edited.maps[0], LayoutOptions(), before)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_as_many_lines_are_broken_after_an_edit_whatever_the_size(
    map_of: Make, calls: Count, edit: Callable[[Map], Map]
) -> None:
    counted = [calls(laid_out(map_of, cards, edit)[1]) for cards in SIZES]
    small, large = (one["_break"] + one["_filled"] + one["_width"] for one in counted)
    # What was broken for the smaller map is known for the larger one.
    assert large <= small


@pytest.mark.parametrize("edit", [EDITS["type"], EDITS["move"]], ids=["type", "move"])
def test_as_many_cells_are_new_after_an_edit_whatever_the_size(
    map_of: Make, edit: Callable[[Map], Map]
) -> None:
    news = []
    for cards in SIZES:
        before, again = laid_out(map_of, cards, edit)
        known = {id(cell) for row in before.rows for cell in row.cells}
        news.append(sum(id(cell) not in known for row in again().rows for cell in row.cells))
    assert news[0] == news[1] <= 3


def test_laying_out_after_an_edit_grows_with_lanes_and_stages_and_not_with_cards(
    map_of: Make, steps: Callable[[Callable[[], object]], int]
) -> None:
    small, large = (steps(laid_out(map_of, cards, EDITS["type"])[1]) for cards in SIZES)
    # Twice the lanes and five times the stages: three times as many of both.
    assert large < 4 * small


def test_of_what_a_card_is_laid_out_as_the_collector_walks_over_no_more_than_its_rectangles(
    map_of: Make,
) -> None:
    document = map_of(1_000)
    lay_out(document, document.maps[0], LayoutOptions())
    gc.collect()
    before = len(gc.get_objects())
    layout = lay_out(document, document.maps[0], LayoutOptions())
    # Tuples of what the collector leaves alone are left alone from the first time on.
    gc.collect()
    cells = sum(len(row.cells) for row in layout.rows)
    assert len(gc.get_objects()) - before < 2 * len(document.maps[0].cards) + 3 * cells + 1_000
