"""The critical point: its formula by hand, its threshold, and the user's own word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop.analysis.critical import critical_index, critical_points
from cjm_desktop.edit.cards import set_fields, set_text
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Lane, Map, Stage
from cjm_desktop.model.grid import Grid

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from cjm_desktop.model.document import Document


def journey(*cards: tuple[str, str, dict[str, Any]], critical: bool | None = None) -> Map:
    stages = (Stage(id="a"), Stage(id="b", critical=critical))
    lanes = (
        Lane(id="barriers", kind="barriers"),
        Lane(id="emotions", kind="emotions"),
        Lane(id="score", kind="score", meaning="importance"),
        Lane(id="liking", kind="score", meaning="satisfaction"),
    )
    made = [
        Card(id=f"c{number}", stage=stage, lane=lane, **fields)
        for number, (stage, lane, fields) in enumerate(cards)
    ]
    grid = Grid.of(made, [s.id for s in stages], [lane.id for lane in lanes])
    return Map(id="m", stages=stages, lanes=lanes, cards=grid)


def test_a_stage_of_which_nothing_is_known_has_no_index() -> None:
    assert critical_index(journey(), 0) == 0
    assert critical_points(journey()) == frozenset()


def test_the_index_is_the_written_formula() -> None:
    known = journey(
        ("b", "barriers", {"weight": 3}),
        ("b", "barriers", {"weight": 1}),
        ("b", "emotions", {"level": -1}),
        ("b", "score", {"value": 4}),
    )
    # By hand: barriers weigh 4, emotion is halfway down, importance is four fifths.
    assert critical_index(known, 1) == pytest.approx(12.5)


def test_a_good_mood_and_a_satisfaction_raise_nothing() -> None:
    calm = journey(("a", "emotions", {"level": 2}), ("a", "liking", {"value": 5}))
    assert critical_index(calm, 0) == 0


def test_the_highest_index_is_critical_and_a_low_one_is_not() -> None:
    assert critical_points(journey(("a", "barriers", {"weight": 2}))) == {"a"}
    assert critical_points(journey(("a", "barriers", {"weight": 1}))) == frozenset()


def test_the_user_overrules_the_index_both_ways() -> None:
    heavy = ("b", "barriers", {"weight": 3})
    assert critical_points(journey(heavy, critical=False)) == frozenset()
    assert critical_points(journey(critical=True)) == {"b"}


def test_an_empty_map_has_no_critical_point() -> None:
    assert critical_points(Map(id="m")) == frozenset()


def test_a_weight_that_changes_is_read_anew() -> None:
    light = journey(("a", "barriers", {"weight": 1}))
    assert critical_points(light) == frozenset()
    heavy = set_fields(light, ("c0",), weight=3)
    assert critical_points(heavy) == {"a"}
    assert critical_points(light) == frozenset()


@pytest.mark.parametrize(("card", "read"), [("c0.3.1", 0), ("c5.3.1", 1)])
def test_after_an_edit_only_its_row_is_read_and_only_if_it_counts(
    map_of: Callable[[int], Document],
    calls: Callable[[Callable[[], object]], Counter[str]],
    card: str,
    read: int,
) -> None:
    whole = map_of(10_000).maps[0]
    critical_points(whole)
    edited = set_text(whole, card, "Other words")
    assert calls(lambda: critical_points(edited))["_said"] == read
