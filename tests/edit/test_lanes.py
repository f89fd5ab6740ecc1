"""Edits of lanes, of the map itself and of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit import lanes
from cjm_desktop.model.errors import NotAllowed, NotFound
from cjm_desktop.model.queries import lane_title

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map


def order(journey: Map) -> list[str]:
    return [lane.id for lane in journey.lanes]


@pytest.mark.parametrize("index", [0, 3, 6])
def test_a_new_lane_stands_where_it_was_asked_for_and_is_empty(journey: Map, index: int) -> None:
    added = lanes.add_lane(journey, index, "new", "barriers")
    assert order(added).index("new") == index
    assert added.cards.rows[index].cells == ((),) * 4
    assert len(added.cards.rows) == 7


def test_the_rows_of_other_lanes_are_shared(journey: Map) -> None:
    added = lanes.add_lane(journey, 0, "new", "barriers")
    assert all(a is b for a, b in zip(added.cards.rows[1:], journey.cards.rows, strict=True))


def test_a_new_score_lane_says_what_it_means(journey: Map) -> None:
    assert lanes.add_lane(journey, 0, "new", "score").lanes[0].meaning == "satisfaction"
    critical = lanes.add_lane(journey, 0, "new", "score", meaning="criticality")
    assert critical.lanes[0].meaning == "criticality"
    assert lanes.add_lane(journey, 0, "new", "actions").lanes[0].meaning is None


def test_a_lane_takes_new_fields_and_keeps_its_cards(journey: Map) -> None:
    changed = lanes.set_lane(journey, "actions", height=40, color="teal")
    assert (changed.lanes[0].height, changed.lanes[0].color) == (40, "teal")
    assert changed.cards is journey.cards


def test_setting_what_a_lane_says_already_returns_the_very_same_map(journey: Map) -> None:
    assert lanes.set_lane(journey, "hidden", hidden=True) is journey


def test_a_wrong_value_for_a_lane_is_refused_in_words(journey: Map) -> None:
    with pytest.raises(NotAllowed) as refused:
        lanes.set_lane(journey, "actions", height=-1)
    assert refused.value.in_language("ru") == "Такое значение здесь невозможно; ничего не изменено."


def test_an_emptied_name_gives_a_lane_back_the_name_of_its_kind(journey: Map) -> None:
    named = lanes.rename_lane(journey, "actions", "  Steps ")
    assert named.lanes[0].title == "Steps"
    emptied = lanes.rename_lane(named, "actions", "   ")
    assert lane_title(emptied.lanes[0], "ru") == "Действия"


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (0, "score actions hidden channels line emotions"),
        (1, "actions score hidden channels line emotions"),
        (5, "actions hidden channels line emotions score"),
    ],
)
def test_a_moved_lane_stands_at_the_index_with_its_cards(journey: Map, index: int, expected: str) -> None:
    moved = lanes.move_lane(journey, "score", index)
    assert order(moved) == expected.split()
    assert moved.cards.rows[index] is journey.cards.rows[5]


def test_a_lane_moved_to_where_it_stands_leaves_the_very_same_map(journey: Map) -> None:
    assert lanes.move_lane(journey, "actions", 0) is journey
    assert lanes.move_lane(journey, "actions", -1) is journey
    assert lanes.move_lane(journey, "score", 77) is journey


def test_a_removed_lane_takes_its_cards_with_it(journey: Map) -> None:
    left = lanes.remove_lane(journey, "actions")
    assert order(left) == ["hidden", "channels", "line", "emotions", "score"]
    assert [card.id for card in left.cards] == ["h1", "ch1", "e1", "n1"]


def test_all_lanes_of_a_map_can_be_removed(journey: Map) -> None:
    for lane in order(journey):
        journey = lanes.remove_lane(journey, lane)
    assert (journey.lanes, journey.cards.rows) == ((), ())


def test_a_lane_that_is_gone_cannot_be_changed_moved_or_removed(journey: Map) -> None:
    with pytest.raises(NotFound):
        lanes.set_lane(journey, "gone", hidden=True)
    with pytest.raises(NotFound):
        lanes.move_lane(journey, "gone", 0)
    with pytest.raises(NotFound) as refused:
        lanes.remove_lane(journey, "gone")
    assert refused.value.in_language("ru") == "На карте больше нет этого: дорожка (gone)."


@pytest.mark.parametrize(
    ("state", "word"), [({"hidden": True}, "hidden"), ({"collapsed": True}, "collapsed")]
)
def test_a_closed_lane_is_told_by_its_name_on_one_line_that_turns_no_letters_round(
    journey: Map, state: dict[str, bool], word: str
) -> None:
    lane = lanes.set_lane(journey, "actions", title="Steps\u202e\n and so on", **state).lanes[0]
    lanes.require_open(journey.lanes[0])
    with pytest.raises(NotAllowed, match=rf"^The lane “Steps\\u202e and so on” is {word}; "):
        lanes.require_open(lane)
