"""What is lost where a map is printed in grey: colours that say something, and never a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop.analysis.findings import Code
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Persona, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.printing.findings import plan_findings
from cjm_desktop.printing.spec import Coloring, PrintSpec, Style
from cjm_desktop.printing.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.analysis.findings import Finding

IN_GREY = PrintSpec(coloring=Coloring.GREY)


def found(document: Document, spec: PrintSpec = IN_GREY) -> list[Finding]:
    """What is said about greys."""
    subject = Subject(document, document.maps[0].id, spec.what)
    told = plan_findings(subject, subject.plan(spec))
    return [finding for finding in told if finding.code is Code.SAME_GREY]


def sized(cards: Iterable[Card], people: Iterable[Persona] = (), kind: str = "actions") -> Document:
    """A map of one lane and three stages."""
    stages = tuple(Stage(id=f"s{at}", title="Search") for at in range(3))
    known = tuple(people)
    journey = Map(
        id="m",
        stages=stages,
        lanes=(Lane(id="l", kind=kind),),
        cards=Grid.of(list(cards), [stage.id for stage in stages], ["l"]),
        personas=tuple(one.id for one in known),
    )
    return Document(language="en", personas=known, maps=(journey,))


def card(at: int, **fields: Any) -> Card:
    """A card in the only lane."""
    given = {"id": f"c{at}", "stage": f"s{at % 3}", "lane": "l", "text": "Ask", **fields}
    return Card(**given)


def test_colours_of_cards_are_told_where_grey_takes_their_meaning() -> None:
    document = sized([card(0), card(1, color="red"), card(2, color="green", urgent=True)])
    (finding,) = found(document)
    assert finding.cards == ("c1",)
    assert finding.sentence.en == "The colours of cards look the same in grey; cards: 1."
    assert finding.sentence.ru == "Цвета карточек в сером не различить; карточек: 1."
    assert found(document, PrintSpec()) == []


def test_a_colour_that_all_cards_of_a_lane_bear_means_nothing() -> None:
    assert found(sized([card(at, color="red") for at in range(3)])) == []


def test_urgent_cards_stand_out_in_grey_too() -> None:
    assert found(sized([card(0, urgent=True, color="red"), card(1), card(2)])) == []


def test_a_workshop_is_faint_anyway() -> None:
    document = sized([card(0), card(1, color="red")])
    assert found(document, PrintSpec(coloring=Coloring.GREY, style=Style.WORKSHOP)) == []


@pytest.mark.parametrize(("hues", "is_told"), [(("red", "teal"), True), (("amber", "slate"), False)])
def test_dots_of_personas_are_told_by_name_where_their_greys_are_near(
    hues: tuple[str, str], is_told: bool
) -> None:
    people = [Persona(id=f"p{at}", name=name, color=hues[at]) for at, name in enumerate(("Anna", "Boris"))]
    told = found(sized([card(0, personas=("p0",)), card(1, personas=("p1",)), card(2)], people))
    assert [(one.cards, one.sentence.en) for one in told] == (
        [(("c0", "c1"), "The dots of these personas look the same in grey: Anna, Boris; cards: 2.")]
        if is_told
        else []
    )


def test_curves_are_told_apart_by_their_dashes_until_these_begin_anew() -> None:
    people = [Persona(id=f"p{at}", name=f"Anna {at}", color="red") for at in range(5)]
    cards = [card(at, stage="s0", personas=(f"p{at}",), level=1) for at in range(5)]
    assert found(sized(cards[:4], people, "emotions")) == []
    (finding,) = found(sized(cards, people, "emotions"))
    assert finding.cards == ("c0", "c4")
    assert finding.sentence.ru == "Кривые этих персон в сером не различить: Anna 0, Anna 4; карточек: 2."
