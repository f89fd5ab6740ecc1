from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Link, Map, Metrics, Persona, Phase, Source, Stage
from cjm_desktop.model.errors import TooLarge, Unreadable
from cjm_desktop.model.invariants import check_document
from cjm_desktop.model.limits import MOST_CARDS


def journey(name: str = "m", *cards: Card, **parts: tuple[Phase | Link, ...]) -> Map:
    """A map of two stages and one lane whose ids begin with its own."""
    stages = (Stage(id=f"{name}s1"), Stage(id=f"{name}s2"))
    lanes = (Lane(id=f"{name}l", kind="goals"),)
    return Map(id=name, stages=stages, lanes=lanes, cards=cards, **parts)  # type: ignore[arg-type]


def broken(document: Document) -> str:
    """The rule that a document breaks, in words."""
    with pytest.raises(Unreadable) as caught:
        check_document(document)
    assert caught.value.sentence.ru != caught.value.sentence.en
    return caught.value.sentence.en


def test_a_sound_document_passes() -> None:
    check_document(Document(maps=(journey("m"), journey("n", Card(id="c", stage="ns1", lane="nl", span=2)))))


@pytest.mark.parametrize(
    "document",
    [
        Document(personas=(Persona(id="x", name=""),), sources=(Source(id="x", kind="survey", title=""),)),
        Document(maps=(journey("m"), journey("m"))),
        Document(maps=(journey("m"), journey("n")), personas=(Persona(id="ns2", name=""),)),
        Document(maps=(journey("m", Card(id="m", stage="ms1", lane="ml")),)),
        Document(maps=(journey("m", phases=(Phase(id="ml", stages=()),)),)),
    ],
)
def test_an_id_stands_once_in_the_whole_document(document: Document) -> None:
    assert "stands twice" in broken(document)


def test_phases_and_links_name_stages_of_their_own_map() -> None:
    phase = Phase(id="h", stages=("ms1", "ns1"))
    assert "phase h: the stage “ns1”" in broken(Document(maps=(journey("m", phases=(phase,)), journey("n"))))
    link = Link(id="k", origin="ms1", target="gone")
    assert "link k: the stage “gone”" in broken(Document(maps=(journey("m", links=(link,)),)))


def test_a_card_may_want_more_stages_than_are_left() -> None:
    check_document(Document(maps=(journey("m", Card(id="c", stage="ms2", lane="ml", span=2)),)))


def test_a_document_holds_only_so_many_cards() -> None:
    cards = (Card(id=f"c{number}", stage="ms1", lane="ml") for number in range(MOST_CARDS))
    full = journey("m", *cards)
    check_document(Document(maps=(full,)))
    with pytest.raises(TooLarge, match="50,001 cards"):
        check_document(Document(maps=(full, journey("n", Card(id="one too many", stage="ns1", lane="nl")))))


INFINITE = st.sampled_from([float("inf"), float("-inf"), float("nan")])


@given(
    st.recursive(
        INFINITE, lambda inner: st.lists(inner, min_size=1) | st.dictionaries(st.text(), inner, min_size=1)
    )
)
def test_a_number_without_an_end_is_found_wherever_it_hides(value: object) -> None:
    assert "not finite" in broken(Document.read({"x": value}))
    metrics = Metrics.read({"x": value})
    hidden = Map(id="m", stages=(Stage(id="s", metrics=metrics),))
    assert "not finite" in broken(Document(maps=(hidden,)))
    card = Card(id="c", stage="ms1", lane="ml").changed(x=value)
    assert "not finite" in broken(Document(maps=(journey("m", card),)))
