from __future__ import annotations

import pytest

from cjm_desktop.edit.replacing import replace_texts
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Link, Map, Persona, Phase, Source, Stage
from cjm_desktop.model.errors import NotAllowed, NotFound
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.text import LONGEST_TEXT
from cjm_desktop.model.texts import TextKind, TextPlace


@pytest.fixture
def document() -> Document:
    stages = (Stage(id="s0", title="A"), Stage(id="s1", title="B"))
    lanes = (Lane(id="l0", kind="actions", title="Own"),)
    cards = [
        Card(id="c0", stage="s0", lane="l0", text="one", tags=("x", "y")),
        Card(id="c1", stage="s1", lane="l0"),
    ]
    journey = Map(
        id="m",
        stages=stages,
        lanes=lanes,
        cards=Grid.of(cards, ["s0", "s1"], ["l0"]),
        phases=(Phase(id="p", title="P", stages=("s0",)),),
        links=(Link(id="k", origin="s1", target="s0", text="K"),),
    )
    return Document(
        title="T",
        personas=(Persona(id="who", name="W", goals=("g", "h")),),
        sources=(Source(id="src", kind="survey", title="S"),),
        maps=(journey,),
    )


def test_texts_of_all_kinds_are_replaced_at_once(document: Document) -> None:
    places = {
        TextPlace(TextKind.DOCUMENT, "", "title"): "T2",
        TextPlace(TextKind.MAP, "m", "scenario"): "M2",
        TextPlace(TextKind.PERSONA, "who", "name"): "W2",
        TextPlace(TextKind.PERSONA, "who", "goals", 1): "h2",
        TextPlace(TextKind.SOURCE, "src", "title"): "S2",
        TextPlace(TextKind.PHASE, "p", "title"): "P2",
        TextPlace(TextKind.LINK, "k", "text"): "K2",
        TextPlace(TextKind.STAGE, "s1", "title"): "B2",
        TextPlace(TextKind.LANE, "l0", "title"): "L2",
        TextPlace(TextKind.CARD, "c0", "text"): "one2",
        TextPlace(TextKind.CARD, "c0", "tags", 0): "x2",
    }
    after = replace_texts(document, "m", places)
    journey = after.maps[0]
    assert (after.title, journey.scenario, after.sources[0].title) == ("T2", "M2", "S2")
    assert (after.personas[0].name, after.personas[0].goals) == ("W2", ("g", "h2"))
    assert (journey.phases[0].title, journey.links[0].text) == ("P2", "K2")
    assert (journey.stages[1].title, journey.lanes[0].title) == ("B2", "L2")
    assert journey.cards.cell(0, 0)[0].text == "one2"
    assert journey.cards.cell(0, 0)[0].tags == ("x2", "y")
    assert journey.cards.cell(0, 1) is document.maps[0].cards.cell(0, 1)


def test_what_says_nothing_any_more_goes_out_of_its_list(document: Document) -> None:
    after = replace_texts(
        document,
        "m",
        {TextPlace(TextKind.CARD, "c0", "tags", 0): "", TextPlace(TextKind.LANE, "l0", "title"): " "},
    )
    assert after.maps[0].cards.cell(0, 0)[0].tags == ("y",)
    assert after.maps[0].lanes[0].title is None


def test_a_text_that_would_be_too_long_is_refused_as_a_whole(document: Document) -> None:
    texts = {
        TextPlace(TextKind.CARD, "c1", "text"): "fine",
        TextPlace(TextKind.CARD, "c0", "text"): "x" * (LONGEST_TEXT + 1),
    }
    with pytest.raises(NotAllowed):
        replace_texts(document, "m", texts)


def test_a_card_that_is_gone_is_told(document: Document) -> None:
    with pytest.raises(NotFound):
        replace_texts(document, "m", {TextPlace(TextKind.CARD, "gone", "text"): "x"})
