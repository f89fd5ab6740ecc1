"""What is left of a map of which some stages, lanes and personas are printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.layout.map import lay_out
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Link, Map, Persona, Phase, Stage
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.invariants import check_document
from cjm_desktop.printing.reduced import reduced_map, with_open_lanes, without_content
from cjm_desktop.printing.spec import EVERYTHING, Chosen

STAGES, LANES = "abcd", {"actions": "actions", "away": "goals", "score": "score", "line": "divider"}
CARDS = (
    Card(id="all", stage="a", lane="actions", text="For all", span=3),
    Card(id="anna", stage="a", lane="actions", text="For Anna", personas=("p0",)),
    Card(id="both", stage="b", lane="actions", text="For both", personas=("p0", "p1")),
    Card(id="far", stage="c", lane="actions", text="Beyond the end", span=9),
    Card(id="goal", stage="b", lane="away", text="Hidden"),
    Card(id="score", stage="b", lane="score", value=3, span=2),
)


@pytest.fixture
def journey() -> Map:
    return Map(
        id="m",
        stages=tuple(Stage(id=stage, title=stage.upper(), task="Do") for stage in STAGES),
        lanes=tuple(Lane(id=key, kind=kind, hidden=key == "away") for key, kind in LANES.items()),
        cards=Grid.of(CARDS, STAGES, tuple(LANES)),
        personas=("p0", "p1"),
        phases=(Phase(id="ab", stages=("a", "b")), Phase(id="cd", stages=("c", "d"))),
        links=(Link(id="ac", origin="a", target="c"), Link(id="bd", origin="b", target="d")),
        cyclic=True,
    )


def spans(journey: Map) -> dict[str, tuple[str, int]]:
    return {card.id: (card.stage, card.span) for card in journey.cards}


def test_a_map_of_which_nothing_was_chosen_is_printed_as_it_is(journey: Map) -> None:
    assert reduced_map(journey, EVERYTHING) is journey


def test_a_card_lies_over_those_of_its_stages_that_are_left(journey: Map) -> None:
    left = reduced_map(journey, Chosen(stages=frozenset("bd")))
    assert [stage.id for stage in left.stages] == ["b", "d"]
    assert spans(left) == {
        "all": ("b", 1),
        "both": ("b", 1),
        "far": ("d", 1),
        "goal": ("b", 1),
        "score": ("b", 2),
    }
    assert [card.id for card in left.cards.cell(0, 0)] == ["all", "both"]


def test_what_is_rated_goes_with_its_stage(journey: Map) -> None:
    assert "score" not in spans(reduced_map(journey, Chosen(stages=frozenset("c"))))


def test_phases_links_and_the_way_back_stay_where_their_stages_do(journey: Map) -> None:
    left = reduced_map(journey, Chosen(stages=frozenset("bcd")))
    assert [(phase.id, phase.stages) for phase in left.phases] == [("ab", ("b",)), ("cd", ("c", "d"))]
    assert [link.id for link in left.links] == ["bd"]
    assert not left.cyclic
    assert reduced_map(journey, Chosen(stages=frozenset("ad"))).cyclic


def test_a_hidden_lane_is_shown_where_it_is_chosen_by_itself(journey: Map) -> None:
    left = reduced_map(journey, Chosen(lanes=frozenset({"away", "line"})))
    assert [(lane.id, lane.hidden) for lane in left.lanes] == [("away", False), ("line", False)]
    others = reduced_map(journey, Chosen(stages=frozenset("ab")))
    assert [lane.id for lane in others.lanes if lane.hidden] == ["away"]


def test_cards_of_personas_left_out_are_left_out_and_those_of_all_stay(journey: Map) -> None:
    left = reduced_map(journey, Chosen(personas=frozenset({"p1"})))
    assert left.personas == ("p1",)
    said = {card.id: card.personas for card in left.cards}
    assert "anna" not in said
    assert said["both"] == ("p1",)
    assert said["all"] == ()
    assert {card.id for card in reduced_map(journey, Chosen(personas=frozenset())).cards} == {
        "all",
        "far",
        "goal",
        "score",
    }


@pytest.mark.parametrize("chosen", [Chosen(stages=frozenset()), Chosen(lanes=frozenset({"no longer there"}))])
def test_nothing_chosen_is_told_in_a_sentence(journey: Map, chosen: Chosen) -> None:
    with pytest.raises(PrintError, match="choose at least one stage and one lane") as told:
        reduced_map(journey, chosen)
    assert "хотя бы один этап" in told.value.in_language("ru")


def test_the_bare_grid_has_stages_phases_and_lanes_alone(journey: Map) -> None:
    bare = without_content(journey)
    assert [(stage.title, stage.task) for stage in bare.stages] == [(letter, "") for letter in "ABCD"]
    assert (bare.lanes, bare.phases) == (journey.lanes, journey.phases)
    assert (len(bare.cards), bare.links) == (0, ())


def test_collapsed_lanes_are_opened_for_paper_notes(journey: Map) -> None:
    assert with_open_lanes(journey) is journey
    folded = journey.replaced(lanes=tuple(lane.changed(collapsed=True) for lane in journey.lanes))
    assert with_open_lanes(folded) == journey


@settings(max_examples=150)
@given(data=st.data())
def test_whatever_is_chosen_a_whole_map_is_left(
    data: st.DataObject, random_maps: st.SearchStrategy[Document]
) -> None:
    document = data.draw(random_maps)
    (whole,) = document.maps
    stages = data.draw(st.none() | st.frozensets(st.sampled_from(whole.stages).map(lambda one: one.id)))
    lanes = data.draw(st.none() | st.frozensets(st.sampled_from(whole.lanes).map(lambda one: one.id)))
    personas = data.draw(st.none() | st.frozensets(st.sampled_from(["p0", "p1", "no longer there"])))
    if stages == frozenset() or lanes == frozenset():
        with pytest.raises(PrintError):
            reduced_map(whole, Chosen(stages, lanes, personas))
        return
    left = reduced_map(whole, Chosen(stages, lanes, personas))
    check_document(document.with_map(left))
    assert {card.id for card in left.cards} <= {card.id for card in whole.cards}
    for y, lane in enumerate(left.lanes):
        for x, stage in enumerate(left.stages):
            assert all((card.lane, card.stage) == (lane.id, stage.id) for card in left.cards.cell(y, x))
    assert lay_out(document, left).journey is left


def test_the_title_names_the_personas_that_are_left(journey: Map) -> None:
    people = (Persona(id="p0", name="Anna"), Persona(id="p1", name="Boris"))
    document = Document(personas=people, maps=(journey,))
    left = reduced_map(journey, Chosen(personas=frozenset({"p1"})))
    assert [persona.name.lines[0].text for persona in lay_out(document, left).title.personas] == ["Boris"]
