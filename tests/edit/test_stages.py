"""Edits of stages: their cards, spans, phases and links go with them."""

from __future__ import annotations

import pytest

from cjm_desktop.edit import cards, stages
from cjm_desktop.model.document import Link, Map, Phase
from cjm_desktop.model.errors import NotAllowed, NotFound
from cjm_desktop.model.queries import card_of, cards_in, stages_covered


def titles(journey: Map) -> list[str]:
    return [stage.id for stage in journey.stages]


def spanning(journey: Map, stage: str, span: int, lane: str = "actions") -> Map:
    return cards.add_card(journey, stage, lane, "long", "Goes on", span=span)


@pytest.mark.parametrize("index", [0, 2, 4])
def test_a_new_stage_stands_where_it_was_asked_for_and_is_empty(journey: Map, index: int) -> None:
    added = stages.add_stage(journey, index, "new", "Renewal")
    assert titles(added).index("new") == index
    assert added.stages[index].title == "Renewal"
    assert all(not row.cells[index] and len(row.cells) == 5 for row in added.cards.rows)


@pytest.mark.parametrize(("index", "width"), [(0, 70), (1, 70), (2, None), (3, 90), (4, None)])
def test_a_new_stage_is_as_wide_as_the_one_beside_it(journey: Map, index: int, width: float | None) -> None:
    journey = stages.set_stage(stages.set_stage(journey, "search", width=70), "buy", width=90)
    assert stages.add_stage(journey, index, "new").stages[index].width == width
    assert stages.add_stage(journey, index, "new", width=50).stages[index].width == 50


def test_the_first_stage_of_a_map_has_the_usual_width() -> None:
    assert stages.add_stage(Map(id="m"), 0, "new").stages[0].width is None


def test_the_cards_of_other_stages_stay_with_them(journey: Map) -> None:
    added = stages.add_stage(journey, 0, "new")
    assert [card.id for card in cards_in(added, "search", "actions")] == ["a1", "a2"]
    assert cards_in(added, "search", "actions") is cards_in(journey, "search", "actions")


def test_a_stage_takes_new_fields(journey: Map) -> None:
    changed = stages.set_stage(journey, "buy", title="Purchase", task="Sell", width=80)
    assert (changed.stages[2].title, changed.stages[2].task, changed.stages[2].width) == (
        "Purchase",
        "Sell",
        80,
    )
    assert changed.stages[1] is journey.stages[1]
    assert changed.cards is journey.cards


def test_setting_what_a_stage_says_already_returns_the_very_same_map(journey: Map) -> None:
    assert stages.set_stage(journey, "buy", title="Buy", width=None) is journey


@pytest.mark.parametrize("width", [0, -3, 6000, float("nan")])
def test_a_stage_has_no_impossible_width(journey: Map, width: float) -> None:
    with pytest.raises(NotAllowed) as refused:
        stages.set_stage(journey, "buy", width=width)
    assert refused.value.in_language("ru") == "Такое значение здесь невозможно; ничего не изменено."


def test_a_stage_that_is_gone_cannot_be_changed_moved_or_removed(journey: Map) -> None:
    with pytest.raises(NotFound):
        stages.set_stage(journey, "gone", title="x")
    with pytest.raises(NotFound):
        stages.move_stage(journey, "gone", 0)
    with pytest.raises(NotFound):
        stages.remove_stage(journey, "gone")


@pytest.mark.parametrize(
    ("index", "order"),
    [(0, "buy search compare start"), (3, "search compare start buy"), (99, "search compare start buy")],
)
def test_a_moved_stage_stands_at_the_index_with_its_cards(journey: Map, index: int, order: str) -> None:
    filled = cards.add_card(journey, "buy", "actions", "b1")
    moved = stages.move_stage(filled, "buy", index)
    assert titles(moved) == order.split()
    assert [card.id for card in cards_in(moved, "buy", "actions")] == ["b1"]


def test_a_stage_moved_to_where_it_stands_leaves_the_very_same_map(journey: Map) -> None:
    assert stages.move_stage(journey, "search", 0) is journey
    assert stages.move_stage(journey, "search", -4) is journey
    assert stages.move_stage(journey, "start", 9) is journey


def test_a_long_card_is_as_long_as_it_was_when_its_stage_is_back_from_the_end(journey: Map) -> None:
    moved = stages.move_stage(spanning(journey, "search", 3), "search", 2)
    assert stages_covered(moved, card_of(moved, "long")) == 2
    back = stages.move_stage(moved, "search", 0)
    assert stages_covered(back, card_of(back, "long")) == 3


@pytest.mark.parametrize(("index", "span"), [(0, 2), (1, 2), (2, 3), (3, 2), (4, 2)])
def test_a_stage_put_between_those_that_a_card_covers_is_covered_too(
    journey: Map, index: int, span: int
) -> None:
    added = stages.add_stage(spanning(journey, "compare", 2), index, "new")
    assert stages_covered(added, card_of(added, "long")) == span


def test_a_stage_put_behind_a_card_that_was_cut_short_gives_it_room_again(journey: Map) -> None:
    added = stages.add_stage(spanning(journey, "start", 2), 4, "new")
    assert stages_covered(added, card_of(added, "long")) == 2


def test_a_removed_stage_takes_its_cards_with_it(journey: Map) -> None:
    left = stages.remove_stage(journey, "search")
    assert titles(left) == ["compare", "buy", "start"]
    assert [card.id for card in left.cards] == ["a3"]


def test_a_long_card_of_a_removed_stage_stays_on_those_it_still_covers(journey: Map) -> None:
    left = stages.remove_stage(spanning(journey, "search", 3), "search")
    assert [card.id for card in cards_in(left, "compare", "actions")] == ["long", "a3"]
    assert (card_of(left, "long").span, card_of(left, "long").stage) == (2, "compare")


@pytest.mark.parametrize(("removed", "span"), [("search", 2), ("compare", 1), ("buy", 1), ("start", 2)])
def test_a_long_card_loses_only_a_stage_that_it_covered(journey: Map, removed: str, span: int) -> None:
    covers_compare_and_buy = spanning(journey, "compare", 2)
    assert card_of(stages.remove_stage(covers_compare_and_buy, removed), "long").span == span


def test_a_long_card_of_the_last_stage_goes_with_it(journey: Map) -> None:
    left = stages.remove_stage(spanning(journey, "start", 1), "start")
    assert left.cards.card("long") is None


def test_a_long_score_never_makes_two_in_one_cell(journey: Map) -> None:
    scored = cards.set_score(journey, "compare", "score", 2, "n2")
    long = cards.set_fields(scored, ("n1",), span=2)
    left = stages.remove_stage(long, "search")
    assert [card.id for card in cards_in(left, "compare", "score")] == ["n2"]


def test_cells_beside_a_removed_stage_are_shared(journey: Map) -> None:
    left = stages.remove_stage(journey, "buy")
    assert cards_in(left, "search", "actions") is cards_in(journey, "search", "actions")


def test_phases_and_links_forget_a_removed_stage(journey: Map) -> None:
    phases = (Phase(id="p1", stages=("search",)), Phase(id="p2", stages=("compare", "buy")))
    links = (Link(id="k1", origin="buy", target="search"), Link(id="k2", origin="buy", target="compare"))
    left = stages.remove_stage(journey.replaced(phases=phases, links=links), "search")
    assert [(phase.id, phase.stages) for phase in left.phases] == [("p2", ("compare", "buy"))]
    assert [link.id for link in left.links] == ["k2"]


def test_the_last_stage_of_a_map_can_be_removed(journey: Map) -> None:
    for stage in titles(journey):
        journey = stages.remove_stage(journey, stage)
    assert journey.stages == ()
    assert [row.cells for row in journey.cards.rows] == [()] * 6


def phased(journey: Map, **phases: str) -> Map:
    """The map with phases of these stages, by their first letters."""
    by_letter = {stage[0]: stage for stage in titles(journey)} | {"t": "start", "s": "search"}
    made = (Phase(id=key, stages=tuple(by_letter[one] for one in said)) for key, said in phases.items())
    return journey.replaced(phases=tuple(made))


def members(journey: Map) -> dict[str, list[str]]:
    return {phase.id: list(phase.stages) for phase in journey.phases}


@pytest.mark.parametrize(
    ("index", "in_p", "in_q"),
    [
        (1, ["compare", "search"], ["buy", "start"]),
        (2, ["compare"], ["buy", "search", "start"]),
        (3, ["compare"], ["buy", "start"]),
    ],
)
def test_a_moved_stage_is_in_the_phase_in_which_it_then_stands(
    journey: Map, index: int, in_p: list[str], in_q: list[str]
) -> None:
    joined = phased(journey, p="sc", q="bt")
    moved = stages.move_stage(joined, "search", index)
    if index == 2:
        assert titles(moved) == ["compare", "buy", "search", "start"]
    assert members(moved) == {"p": in_p, "q": in_q}


def test_a_stage_moved_beside_its_phase_stays_in_it(journey: Map) -> None:
    moved = stages.move_stage(phased(journey, p="sc"), "search", 1)
    assert members(moved) == {"p": ["compare", "search"]}


def test_a_phase_of_one_stage_goes_along_with_it_but_not_into_another(journey: Map) -> None:
    alone = phased(journey, p="s", q="bt")
    assert members(stages.move_stage(alone, "search", 1)) == {"p": ["search"], "q": ["buy", "start"]}
    assert members(stages.move_stage(alone, "search", 2)) == {"q": ["buy", "search", "start"]}


def test_phases_that_a_move_does_not_touch_are_shared(journey: Map) -> None:
    joined = phased(journey, q="bt")
    assert stages.move_stage(joined, "search", 1).phases is joined.phases


@pytest.mark.parametrize(("index", "joins"), [(0, False), (1, True), (2, False), (4, False)])
def test_a_new_stage_joins_a_phase_only_between_two_of_its_stages(
    journey: Map, index: int, joins: bool
) -> None:
    added = stages.add_stage(phased(journey, p="sc", q="bt"), index, "new")
    assert members(added)["p"] == (["search", "new", "compare"] if joins else ["search", "compare"])
    assert members(added)["q"] == ["buy", "start"]
