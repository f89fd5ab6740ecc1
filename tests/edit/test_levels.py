"""Moving emotions: at a stage each persona has one level, and what else moves leaves its own behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit import cards
from cjm_desktop.edit.returning import Deed, Entry, enter
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.queries import cards_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Map

STAGES = ("search", "compare", "buy", "start")
WAYS: dict[str, Callable[[Map], Map]] = {
    "keys": lambda journey: cards.shift_cards(journey, ("e1",), 1, 0),
    "drag": lambda journey: cards.move_block(journey, ("e1",), "e1", "compare", "emotions"),
    "outline": lambda journey: cards.move_cards(journey, ("e1",), "compare", "emotions", 1),
    "note": lambda journey: enter(journey, Entry(Deed.MOVE, "emotions", "compare", "B5", card="e1")),
}


def said(journey: Map) -> list[list[tuple[str, int | None]]]:
    return [[(card.text, card.level) for card in cards_in(journey, stage, "emotions")] for stage in STAGES]


@pytest.mark.parametrize("way", WAYS)
def test_words_that_come_to_a_level_leave_theirs_at_its_stage(journey: Map, way: str) -> None:
    rated = cards.set_level(journey, "compare", "emotions", -2, "e2")
    moved = WAYS[way](rated)
    assert said(moved) == [[("", -1)], [("", -2), ("Lost", None)], [], []]
    assert {card.id for card in cards_in(moved, "compare", "emotions")} == {"e1", "e2"}


def test_words_take_their_level_along_where_there_is_none_of_their_persona(journey: Map) -> None:
    hers = cards.set_level(journey, "compare", "emotions", -2, "e2", "anna")
    assert said(cards.shift_cards(hers, ("e1",), 1, 0)) == [[], [("", -2), ("Lost", -1)], [], []]


def test_levels_that_move_together_stay_where_one_after_the_other_is_held_up(journey: Map) -> None:
    second = cards.add_card(journey, "compare", "emotions", "e2", "Torn", level=1)
    rated = cards.set_level(second, "buy", "emotions", -2, "e3")
    moved = cards.shift_cards(rated, ("e1", "e2"), 1, 0)
    assert said(moved) == [[("", -1)], [("", 1), ("Lost", None)], [("", -2), ("Torn", None)], []]
    free = cards.shift_cards(second, ("e1", "e2"), 1, 0)
    assert said(free) == [[], [("Lost", -1)], [("Torn", 1)], []]


def test_of_two_levels_that_come_to_one_stage_the_first_goes_along(journey: Map) -> None:
    second = cards.add_card(journey, "compare", "emotions", "e2", "Torn", level=1)
    moved = cards.move_cards(second, ("e1", "e2"), "buy", "emotions")
    assert said(moved) == [[], [("", 1)], [("Lost", -1), ("Torn", None)], []]


def test_a_level_without_words_stays_and_alone_is_refused(journey: Map) -> None:
    rated = cards.set_level(journey, "compare", "emotions", -2, "e2")
    bare = cards.set_text(rated, "e1", "")
    with pytest.raises(NotAllowed, match="stays at its stage"):
        cards.shift_cards(bare, ("e1",), 1, 0)
    with_words = cards.add_card(bare, "search", "emotions", "w", "Lost")
    moved = cards.shift_cards(with_words, ("e1", "w"), 1, 0)
    assert said(moved) == [[("", -1)], [("", -2), ("Lost", None)], [], []]


def test_a_level_hidden_in_words_of_another_lane_does_not_come_to_a_level(journey: Map) -> None:
    away = cards.move_cards(journey, ("e1",), "compare", "actions")
    rated = cards.set_level(away, "buy", "emotions", -2, "e2")
    back = cards.move_cards(rated, ("e1",), "buy", "emotions")
    assert said(back) == [[], [], [("", -2), ("Lost", None)], []]
    assert [card.id for card in cards_in(back, "compare", "actions")] == ["a3"]
