"""Edits of cards: what each verb makes, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit import cards
from cjm_desktop.edit.lanes import add_lane, set_lane
from cjm_desktop.model.card import Card
from cjm_desktop.model.errors import NotAllowed, NotFound
from cjm_desktop.model.queries import card_of, cards_in, stages_covered
from cjm_desktop.model.text import LONGEST_TEXT

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map


def ids(journey: Map, stage: str, lane: str) -> list[str]:
    return [card.id for card in cards_in(journey, stage, lane)]


def test_a_new_card_stands_at_the_end_of_its_cell(journey: Map) -> None:
    added = cards.add_card(journey, "search", "actions", "new", "Calls a friend")
    assert ids(added, "search", "actions") == ["a1", "a2", "new"]
    assert card_of(added, "new") == Card(id="new", stage="search", lane="actions", text="Calls a friend")


@pytest.mark.parametrize(
    ("position", "order"), [(0, "n12"), (1, "1n2"), (2, "12n"), (99, "12n"), (-5, "n12")]
)
def test_a_new_card_stands_where_it_was_asked_for(journey: Map, position: int, order: str) -> None:
    added = cards.add_card(journey, "search", "actions", "an", "", position)
    assert [card[1:] for card in ids(added, "search", "actions")] == list(order)


def test_a_new_card_may_bring_its_fields(journey: Map) -> None:
    added = cards.add_card(journey, "buy", "actions", "new", urgent=True, weight=3)
    assert (card_of(added, "new").urgent, card_of(added, "new").weight) == (True, 3)


def test_an_edit_of_one_cell_shares_all_other_rows_and_cells(journey: Map) -> None:
    added = cards.add_card(journey, "search", "actions", "new")
    assert added.stages is journey.stages
    assert added.cards.rows[1:] == journey.cards.rows[1:]
    assert all(a is b for a, b in zip(added.cards.rows[1:], journey.cards.rows[1:], strict=True))
    assert all(added.cards.cell(0, i) is journey.cards.cell(0, i) for i in (1, 2, 3))


@pytest.mark.parametrize(("stage", "lane"), [("nowhere", "actions"), ("search", "nowhere")])
def test_a_card_cannot_be_put_where_nothing_is(journey: Map, stage: str, lane: str) -> None:
    with pytest.raises(NotFound):
        cards.add_card(journey, stage, lane, "new")


def test_a_dividing_line_takes_no_card(journey: Map) -> None:
    with pytest.raises(NotAllowed) as refused:
        cards.add_card(journey, "search", "line", "new")
    assert refused.value.in_language("ru") == "На разделительной линии карточек не бывает."


def test_a_score_cell_takes_no_words(journey: Map) -> None:
    with pytest.raises(NotAllowed, match="number from 1 to 5"):
        cards.add_card(journey, "buy", "score", "new", "good")
    with pytest.raises(NotAllowed, match="number from 1 to 5"):
        cards.set_text(journey, "n1", "good")


def test_a_written_text_loses_the_blanks_around_it_and_none_inside(journey: Map) -> None:
    written = cards.write_card(journey, "a1", "\n  Calls\n\n  again \n\n")
    assert card_of(written, "a1").text == "Calls\n\n  again"


def test_a_text_that_is_left_alone_keeps_its_blanks(journey: Map) -> None:
    blank = cards.set_text(journey, "a1", "Calls \n")
    assert cards.write_card(blank, "a1", "Calls \n") is blank


def test_a_score_cell_holds_one_value_and_no_second(journey: Map) -> None:
    with pytest.raises(NotAllowed, match="already has a score"):
        cards.add_card(journey, "search", "score", "new", value=4)


def test_a_text_is_cleaned_as_it_is_set(journey: Map) -> None:
    changed = cards.set_text(journey, "a1", "Ищет и\u0306од\x00\r\nи спрашивает")
    assert card_of(changed, "a1").text == "Ищет йод\nи спрашивает"


def test_setting_what_is_already_so_returns_the_very_same_map(journey: Map) -> None:
    assert cards.set_text(journey, "a1", "Asks around") is journey
    assert cards.set_fields(journey, ("a1", "a2"), urgent=False) is journey
    assert cards.set_level(journey, "search", "emotions", -1, "new") is journey
    assert cards.set_score(journey, "search", "score", 3, "new") is journey


def test_a_text_past_the_longest_is_refused_in_words(journey: Map) -> None:
    with pytest.raises(NotAllowed, match="100,000 characters") as refused:
        cards.set_text(journey, "a1", "a" * (LONGEST_TEXT + 1))
    assert "100 000 знаков" in refused.value.in_language("ru")


def test_a_card_that_says_nothing_any_more_is_taken_away(journey: Map) -> None:
    written = cards.write_card(journey, "a1", "  \n ")
    assert ids(written, "search", "actions") == ["a2"]


@pytest.mark.parametrize(
    "fields",
    [
        {"level": 1},
        {"picture": "sha256:0"},
        {"note": "Ask Anna"},
        {"current": 12},
        {"target": "90 %"},
        {"owner": "Anna"},
        {"due": "2026-03-14"},
        {"tags": ("law",)},
        {"channel": "search"},
        {"evidence": "fact"},
        {"sources": ("r1",)},
        {"moment_of_truth": True},
        {"effect": 3},
        {"weight": 2},
        {"of_a_newer_program": 1},
    ],
)
def test_a_card_without_text_stays_while_it_says_something_else(
    journey: Map, fields: dict[str, object]
) -> None:
    said = journey.replaced(cards=journey.cards.with_cell(0, 0, (card_of(journey, "a1").changed(**fields),)))
    written = cards.write_card(said, "a1", "")
    assert card_of(written, "a1").text == ""


def test_an_empty_card_that_is_opened_and_left_as_it_was_stays(journey: Map) -> None:
    empty = cards.set_fields(journey, ("a1",), text="")
    assert cards.write_card(empty, "a1", "") is empty


def test_an_empty_card_stays_where_no_level_was_taken_away(journey: Map) -> None:
    empty = cards.set_fields(journey, ("e1",), text="", level=None)
    assert cards.set_level(empty, "search", "emotions", None, "") is empty


def test_taking_a_level_away_leaves_a_card_that_says_something_else(journey: Map) -> None:
    said = cards.set_fields(journey, ("e1",), text="", evidence="fact")
    assert card_of(cards.set_level(said, "search", "emotions", None, ""), "e1").level is None


def test_a_field_can_be_set_on_cards_of_several_cells_at_once(journey: Map) -> None:
    changed = cards.set_fields(journey, ("a1", "a3"), evidence="fact")
    assert [card_of(changed, card).evidence for card in ("a1", "a2", "a3")] == ["fact", None, "fact"]


@pytest.mark.parametrize("fields", [{"weight": 4}, {"level": 1.5}, {"evidence": "rumour"}, {"value": True}])
def test_a_value_the_format_does_not_know_is_refused(journey: Map, fields: dict[str, object]) -> None:
    with pytest.raises(NotAllowed, match="not possible here"):
        cards.set_fields(journey, ("a1",), **fields)


def test_cards_of_several_cells_are_removed_together(journey: Map) -> None:
    left = cards.remove_cards(journey, ("a3", "a1", "e1"))
    assert [card.id for card in left.cards] == ["a2", "h1", "ch1", "n1"]


def test_removing_a_card_that_is_gone_is_refused(journey: Map) -> None:
    with pytest.raises(NotFound) as refused:
        cards.remove_cards(journey, ("a1", "gone"))
    assert "gone" in refused.value.in_language("ru")


def test_cards_move_in_the_order_of_the_map_not_of_the_selection(journey: Map) -> None:
    moved = cards.move_cards(journey, ("a3", "a2", "a1"), "buy", "channels")
    assert ids(moved, "buy", "channels") == ["a1", "a2", "a3"]
    assert {(card.stage, card.lane) for card in cards_in(moved, "buy", "channels")} == {("buy", "channels")}


@pytest.mark.parametrize(
    ("card", "position", "order"),
    [("a1", 2, ["a2", "a1"]), ("a1", 1, ["a1", "a2"]), ("a2", 0, ["a2", "a1"]), ("a1", None, ["a2", "a1"])],
)
def test_a_position_counts_the_cell_as_it_stands_before_the_move(
    journey: Map, card: str, position: int | None, order: list[str]
) -> None:
    moved = cards.move_cards(journey, (card,), "search", "actions", position)
    assert ids(moved, "search", "actions") == order


def test_a_card_dropped_where_it_was_leaves_the_very_same_map(journey: Map) -> None:
    assert cards.move_cards(journey, ("a1",), "search", "actions", 0) is journey
    assert cards.move_cards(journey, ("a1", "a2"), "search", "actions") is journey


def test_a_moved_card_keeps_the_fields_of_its_old_lane(journey: Map) -> None:
    moved = cards.move_cards(journey, ("e1",), "buy", "actions")
    assert (card_of(moved, "e1").level, card_of(moved, "e1").text) == (-1, "Lost")


def test_a_card_without_a_value_cannot_move_into_a_score_lane(journey: Map) -> None:
    with pytest.raises(NotAllowed, match="number from 1 to 5"):
        cards.move_cards(journey, ("a1",), "buy", "score")


def test_a_score_moves_to_a_free_cell_but_onto_no_other_score(journey: Map) -> None:
    scored = cards.set_score(journey, "buy", "score", 5, "n2")
    assert ids(cards.move_cards(scored, ("n1",), "start", "score"), "start", "score") == ["n1"]
    with pytest.raises(NotAllowed, match="already has a score"):
        cards.move_cards(scored, ("n1",), "buy", "score")


def test_a_long_card_moved_to_the_last_stage_and_back_is_as_long_as_it_was(journey: Map) -> None:
    long = cards.set_fields(journey, ("a1",), span=3)
    moved = cards.move_cards(long, ("a1",), "start", "actions")
    assert stages_covered(moved, card_of(moved, "a1")) == 1
    back = cards.move_cards(moved, ("a1",), "search", "actions")
    assert (card_of(back, "a1").span, stages_covered(back, card_of(back, "a1"))) == (3, 3)


def test_shifted_cards_keep_their_places_to_each_other(journey: Map) -> None:
    shifted = cards.shift_cards(journey, ("a1", "a2", "a3"), 1, 0)
    assert (ids(shifted, "compare", "actions"), ids(shifted, "buy", "actions")) == (["a1", "a2"], ["a3"])


def test_a_card_moves_down_by_the_cards_of_its_cell_then_to_the_next_lane(journey: Map) -> None:
    once = cards.shift_cards(journey, ("a1",), 0, 1)
    assert ids(once, "search", "actions") == ["a2", "a1"]
    twice = cards.shift_cards(once, ("a1",), 0, 1)
    assert (ids(twice, "search", "actions"), ids(twice, "search", "channels")) == (["a2"], ["a1", "ch1"])
    assert ids(cards.shift_cards(twice, ("a1",), 0, -1), "search", "actions") == ["a2", "a1"]


def test_all_cards_of_a_cell_move_down_together(journey: Map) -> None:
    moved = cards.shift_cards(journey, ("a1", "a2"), 0, 1)
    assert ids(moved, "search", "channels") == ["a1", "a2", "ch1"]


def test_a_shift_goes_over_hidden_lanes_and_dividing_lines(journey: Map) -> None:
    once = cards.shift_cards(journey, ("a2",), 0, 1)
    assert ids(once, "search", "channels") == ["a2", "ch1"]
    twice = cards.shift_cards(once, ("a2", "ch1"), 0, 1)
    assert ids(twice, "search", "emotions") == ["a2", "ch1", "e1"]


def test_a_shift_goes_over_collapsed_lanes(journey: Map) -> None:
    collapsed = set_lane(journey, "channels", collapsed=True)
    assert ids(cards.shift_cards(collapsed, ("a2",), 0, 1), "search", "emotions") == ["a2", "e1"]


def test_a_shift_goes_over_scores_which_take_no_text(journey: Map) -> None:
    last = add_lane(journey, len(journey.lanes), "last", "recommendations")
    low = cards.add_card(last, "buy", "last", "low", "Позвонить")
    up = cards.shift_cards(low, ("low",), 0, -1)
    assert card_of(up, "low").lane == "emotions"


def test_a_block_moves_with_the_card_that_is_held(journey: Map) -> None:
    moved = cards.move_block(journey, ("a3", "ch1", "a1"), "a1", "compare", "channels")
    places = {card: (card_of(moved, card).stage, card_of(moved, card).lane) for card in ("a1", "ch1", "a3")}
    assert places == {
        "a1": ("compare", "channels"),
        "ch1": ("compare", "emotions"),
        "a3": ("buy", "channels"),
    }


def test_cards_of_one_cell_go_to_the_place_that_is_pointed_at(journey: Map) -> None:
    moved = cards.move_block(journey, ("a2", "a1"), "a1", "search", "channels", 0)
    assert ids(moved, "search", "channels") == ["a1", "a2", "ch1"]


def test_a_block_onto_its_own_cells_counts_none_that_leave(journey: Map) -> None:
    more = cards.add_card(journey, "compare", "actions", "stays", "Ждёт")
    moved = cards.move_block(more, ("a1", "a3"), "a1", "compare", "actions", 1)
    assert ids(moved, "compare", "actions") == ["a1", "stays"]
    assert card_of(moved, "a3").stage == "buy"


def test_a_block_dropped_in_its_own_cell_only_orders_that(journey: Map) -> None:
    moved = cards.move_block(journey, ("a3", "a1"), "a1", "search", "actions", 2)
    assert ids(moved, "search", "actions") == ["a2", "a1"]
    assert moved.cards.place_of("a3") == journey.cards.place_of("a3")


@pytest.mark.parametrize(
    ("held", "stage", "lane", "reason"),
    [
        ("a3", "search", "actions", "no cell further"),
        ("ch1", "search", "actions", "no cell further"),
        ("a1", "buy", "score", "number from 1 to 5"),
        ("a1", "buy", "hidden", "no cell further"),
    ],
)
def test_a_block_moves_as_a_whole_or_not_at_all(
    journey: Map, held: str, stage: str, lane: str, reason: str
) -> None:
    with pytest.raises(NotAllowed, match=reason):
        cards.move_block(journey, ("a1", "ch1", "a3"), held, stage, lane)


@pytest.mark.parametrize(("stages", "lanes"), [(-1, 0), (0, -1), (4, 0), (0, 5)])
def test_no_card_is_shifted_off_the_map(journey: Map, stages: int, lanes: int) -> None:
    with pytest.raises(NotAllowed) as refused:
        cards.shift_cards(journey, ("a1",), stages, lanes)
    assert refused.value.in_language("ru") == "Дальше в эту сторону ячеек нет."


def test_a_shift_of_several_cards_moves_all_or_none(journey: Map) -> None:
    with pytest.raises(NotAllowed):
        cards.shift_cards(journey, ("a1", "a3"), -1, 0)


def test_a_card_goes_up_and_down_within_its_cell(journey: Map) -> None:
    down = cards.reorder_cards(journey, ("a1",), 1)
    assert ids(down, "search", "actions") == ["a2", "a1"]
    assert ids(cards.reorder_cards(down, ("a1",), -1), "search", "actions") == ["a1", "a2"]


def test_a_card_at_the_edge_of_its_cell_goes_no_further_within_it(journey: Map) -> None:
    with pytest.raises(NotAllowed, match="no cell further"):
        cards.reorder_cards(journey, ("a1",), -1)
    with pytest.raises(NotAllowed, match="no cell further"):
        cards.reorder_cards(journey, ("a2",), 1)


def test_a_copy_stands_right_after_its_card_and_says_the_same(journey: Map) -> None:
    copied = cards.duplicate_cards(journey, {"a1": "b1", "a2": "b2"})
    assert ids(copied, "search", "actions") == ["a1", "b1", "a2", "b2"]
    assert card_of(copied, "b1").changed(id="a1") == card_of(journey, "a1")


def test_a_score_cannot_be_doubled(journey: Map) -> None:
    with pytest.raises(NotAllowed, match="already has a score"):
        cards.duplicate_cards(journey, {"n1": "n2"})


def test_a_copy_of_an_emotion_has_its_words_but_not_its_level(journey: Map) -> None:
    copied = cards.duplicate_cards(journey, {"e1": "e2"})
    said = [(card.text, card.level) for card in cards_in(copied, "search", "emotions")]
    assert said == [("Lost", -1), ("Lost", None)]
    silent = cards.set_fields(journey, ("e1",), text="")
    with pytest.raises(NotAllowed, match="without words") as refused:
        cards.duplicate_cards(silent, {"e1": "e2"})
    assert "без слов" in refused.value.in_language("ru")


def test_a_score_is_made_changed_and_taken_away(journey: Map) -> None:
    made = cards.set_score(journey, "buy", "score", 5, "n2")
    changed = cards.set_score(made, "buy", "score", 1, "unused")
    assert [card_of(made, "n2").value, card_of(changed, "n2").value] == [5, 1]
    assert ids(cards.set_score(changed, "buy", "score", None, "unused"), "buy", "score") == []


@pytest.mark.parametrize("value", [0, 6, 3.5])
def test_a_score_outside_one_to_five_is_refused(journey: Map, value: int) -> None:
    with pytest.raises(NotAllowed):
        cards.set_score(journey, "buy", "score", value, "n2")


def test_only_a_score_lane_takes_a_score(journey: Map) -> None:
    with pytest.raises(NotAllowed, match="Only cells of a score lane"):
        cards.set_score(journey, "search", "emotions", 3, "new")


def test_a_score_cannot_be_emptied_in_its_own_lane(journey: Map) -> None:
    with pytest.raises(NotAllowed, match="number from 1 to 5"):
        cards.set_fields(journey, ("n1",), value=None)


@pytest.mark.parametrize("by", [1, -1])
def test_neighbouring_scores_are_shifted_together(journey: Map, by: int) -> None:
    scored = cards.set_score(journey, "compare", "score", 5, "n2")
    inner = cards.shift_cards(scored, ("n1", "n2"), 1, 0)
    shifted = cards.shift_cards(inner, ("n2", "n1"), by, 0)
    assert [ids(shifted, stage, "score") for stage in ("search", "compare", "buy", "start")] == (
        [[], [], ["n1"], ["n2"]] if by > 0 else [["n1"], ["n2"], [], []]
    )
