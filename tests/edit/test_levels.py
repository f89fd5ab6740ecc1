"""Levels of emotions: whose they are, and that each persona keeps one at a stage, whatever is moved there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit import cards
from cjm_desktop.edit.returning import Deed, Entry, enter
from cjm_desktop.model.card import Card
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.queries import COMMON, card_of, cards_in

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


def test_a_level_of_a_persona_goes_to_their_card_or_a_new_one(journey: Map) -> None:
    rated = cards.set_level(journey, "search", "emotions", 2, "e2", "anna")
    assert [(card.level, card.personas) for card in cards_in(rated, "search", "emotions")] == [
        (-1, ()),
        (2, ("anna",)),
    ]
    again = cards.set_level(rated, "search", "emotions", 0, "e3", "anna")
    assert [card.level for card in cards_in(again, "search", "emotions")] == [-1, 0]
    assert cards.set_level(again, "search", "emotions", None, "e3", "anna") == journey
    assert cards.set_level(journey, "buy", "emotions", None, "e3", "anna") is journey


def test_the_level_is_that_of_the_current_card_or_of_the_first_curve(journey: Map) -> None:
    two = journey.replaced(personas=("boris", "anna"))
    bare = cards.remove_cards(two, ("e1",))
    assert cards.persona_to_rate(bare, "emotions", None) is None
    hers = cards.set_level(bare, "buy", "emotions", 1, "e3", "anna")
    assert cards.persona_to_rate(hers, "emotions", None) == "anna"
    both = cards.set_level(hers, "search", "emotions", 2, "e2", "boris")
    assert cards.persona_to_rate(both, "emotions", None) == "boris"
    assert cards.persona_to_rate(both, "emotions", "e3") == "anna"
    assert cards.persona_to_rate(both, "emotions", None, "anna") == "anna"


def test_a_curve_in_common_comes_before_that_of_a_persona(journey: Map) -> None:
    two = cards.set_level(
        journey.replaced(personas=("anna", "boris")), "search", "emotions", 2, "e2", "boris"
    )
    assert cards.persona_to_rate(two, "emotions", None) == COMMON
    assert cards.persona_to_rate(two, "emotions", "e1") == COMMON
    assert cards.persona_to_rate(two, "emotions", "e2") == "boris"


def test_words_that_name_a_persona_are_no_curve_to_go_by(journey: Map) -> None:
    two = cards.add_card(
        journey.replaced(personas=("anna",)), "buy", "emotions", "w", personas=("anna",), text="Oh"
    )
    assert cards.persona_to_rate(two, "emotions", None) == COMMON


def test_a_card_of_another_lane_says_whose_level_it_is_where_it_concerns_one_of_several(journey: Map) -> None:
    one = journey.replaced(personas=("anna",))
    hers = cards.set_fields(one, ("a1",), personas=("anna",))
    assert cards.persona_to_rate(hers, "emotions", "a1") == COMMON
    two = hers.replaced(personas=("anna", "boris"))
    assert cards.persona_to_rate(two, "emotions", "a1") == "anna"
    of_both = cards.set_fields(two, ("a1",), personas=("anna", "boris"))
    assert cards.persona_to_rate(of_both, "emotions", "a1") == COMMON
    rated = cards.set_level(of_both, "buy", "emotions", 1, "e3", "boris")
    assert cards.persona_to_rate(rated, "emotions", "a1") == "boris"


def test_a_level_in_common_leaves_that_of_a_persona_alone(journey: Map) -> None:
    hers = cards.set_level(journey, "buy", "emotions", 2, "e2", "anna")
    both = cards.set_level(hers, "buy", "emotions", -1, "e3", COMMON)
    assert [(card.level, card.personas) for card in cards_in(both, "buy", "emotions")] == [
        (2, ("anna",)),
        (-1, ()),
    ]
    assert cards.set_level(both, "buy", "emotions", None, "e4", COMMON) == hers


def test_a_level_is_set_on_the_card_that_has_one(journey: Map) -> None:
    two = cards.add_card(journey, "search", "emotions", "e0", "Curious", 0)
    rated = cards.set_level(two, "search", "emotions", 2, "new")
    assert [(card.id, card.level) for card in cards_in(rated, "search", "emotions")] == [
        ("e0", None),
        ("e1", 2),
    ]


def test_a_level_is_set_on_the_first_card_where_none_has_one(journey: Map) -> None:
    spoken = cards.add_card(journey, "buy", "emotions", "e2", "Calm")
    assert card_of(cards.set_level(spoken, "buy", "emotions", 1, "new"), "e2").level == 1


def test_a_level_in_an_empty_cell_makes_a_card(journey: Map) -> None:
    rated = cards.set_level(journey, "buy", "emotions", 2, "new")
    assert card_of(rated, "new") == Card(id="new", stage="buy", lane="emotions", level=2)
    assert cards.set_level(journey, "buy", "emotions", None, "new") is journey


def test_a_card_that_was_nothing_but_a_level_goes_with_it(journey: Map) -> None:
    rated = cards.set_level(journey, "buy", "emotions", 2, "new")
    assert cards_in(cards.set_level(rated, "buy", "emotions", None, ""), "buy", "emotions") == ()
    assert card_of(cards.set_level(rated, "search", "emotions", None, ""), "e1").level is None


def test_only_an_emotions_lane_takes_a_level(journey: Map) -> None:
    with pytest.raises(NotAllowed) as refused:
        cards.set_level(journey, "search", "actions", 1, "new")
    assert refused.value.in_language("ru") == "На карте нет дорожки эмоций для уровня."
