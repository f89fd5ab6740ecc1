from __future__ import annotations

from typing import Any

import pytest

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Link, Map, Metrics, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.record import NestedTooDeep, Record, WrongValue


def card(**fields: Any) -> Card:
    return Card(**{"id": "c1", "stage": "s1", "lane": "l1", **fields})


def test_a_field_that_was_not_said_reads_as_its_default() -> None:
    said_little = card()
    assert (said_little.text, said_little.weight, said_little.urgent, said_little.tags) == ("", 1, False, ())


def test_saying_a_default_makes_no_difference() -> None:
    assert card(text="", span=1) == card()
    assert hash(card(text="", span=1)) == hash(card())


def test_cards_that_differ_are_not_equal() -> None:
    assert card(text="a") != card(text="b")
    assert card(future=1) != card()
    assert card() != Stage(id="c1")  # type: ignore[comparison-overlap]


def test_a_change_leaves_the_card_as_it_was() -> None:
    before = card(text="before")
    assert before.changed(text="after").text == "after"
    assert before.text == "before"


def test_a_change_back_to_the_default_forgets_the_field() -> None:
    assert card(level=-2).changed(level=None) == card()


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": 3},
        {"level": True},
        {"value": 2.5},
        {"value": "2"},
        {"text": 7},
        {"text": "a" * 100_001},
        {"urgent": "yes"},
        {"span": 0},
        {"current": float("inf")},
        {"evidence": "rumour"},
        {"tags": "one"},
        {"id": ""},
    ],
)
def test_a_wrong_value_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(WrongValue):
        card().changed(**wrong)


def test_a_card_without_its_stage_is_refused() -> None:
    with pytest.raises(WrongValue, match="stage"):
        Card(id="c1", lane="l1")  # type: ignore[call-arg]


@pytest.mark.parametrize("name", ["changed", "unknown", "cls", "\x7f", "__dict__", "field_names"])
def test_an_unknown_field_never_hides_what_the_card_can_do(name: str) -> None:
    read = Card.read({"id": "c1", "stage": "s1", "lane": "l1", name: {"x": [1]}})
    assert read.unknown == {name: {"x": [1]}}
    assert read.changed(text="t").unknown == {name: {"x": [1]}}
    assert read.changed(text="t").text == "t"


def test_nothing_can_be_set_or_deleted() -> None:
    frozen = card(text="t")
    with pytest.raises(AttributeError, match="immutable"):
        frozen.text = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="immutable"):
        del frozen.text


def test_a_record_shows_what_it_says() -> None:
    assert repr(card(value=3, future=1)) == "Card(id='c1', stage='s1', lane='l1', value=3, future=1)"


@pytest.mark.parametrize("number", [float("inf"), float("nan")])
def test_a_figure_is_finite(number: float) -> None:
    with pytest.raises(WrongValue, match="finite"):
        Metrics(entering=number)


def test_texts_are_cleaned_when_a_record_is_made_changed_or_read() -> None:
    assert card(text="a\r\nb", tags=["и\u0306"], target="\x00").tags == ("й",)
    assert card().changed(text="a\r\nb").text == "a\nb"
    assert Stage.read({"id": "s", "title": "a\x07"}).title == "a"
    journey = Map.read({"id": "m", "stages": [{"id": "s", "note": "и\u0306"}]})
    assert journey.stages[0].note == "й"


def test_what_is_no_text_of_the_user_is_kept_as_it_is() -> None:
    assert card(id="и\u0306").id == "и\u0306"


def test_a_change_keeps_all_it_does_not_name() -> None:
    before = Stage(id="s", title="t", metrics=Metrics(entering=1), future=[1])  # type: ignore[call-arg]
    after = before.changed(title="new")
    assert dict(after.unknown) == {"future": [1]}
    assert after.metrics is before.metrics


def test_records_are_taken_as_they_are_and_a_grid_too() -> None:
    stage, lane = Stage(id="s"), Lane(id="l", kind="goals")
    journey = Map(id="m", stages=(stage,), lanes=(lane,), cards=Grid.of([one := in_cell()], ["s"], ["l"]))
    assert journey.stages[0] is stage
    assert journey.cards.cell(0, 0)[0] is one
    document = Document(maps=(journey,))
    assert document.maps[0] is journey
    assert document.replaced(title="t").maps is document.maps


def in_cell() -> Card:
    return Card(id="c", stage="s", lane="l")


def test_a_link_is_changed_by_the_names_of_the_program_and_read_by_those_of_the_file() -> None:
    link = Link.read({"id": "k", "from": "a", "to": "b", "origin": 1})
    changed = link.changed(origin="c")
    assert (changed.origin, changed.target, dict(changed.unknown)) == ("c", "b", {"origin": 1})


def test_pictures_cannot_be_changed_in_place() -> None:
    picture = {"media_type": "image/png", "data": ""}
    for document in (Document.read({"attachments": {"k": picture}}), Document()):
        with pytest.raises(TypeError, match="mappingproxy"):
            document.attachments["k"] = document.attachments.get("k")  # type: ignore[index]


def test_a_field_nested_too_deep_to_be_written_again_is_refused() -> None:
    deep: list[Any] = []
    for _ in range(250):
        deep = [deep]
    with pytest.raises(NestedTooDeep):
        Document.read({"x": deep})


@pytest.mark.parametrize("record", [card(), Lane(id="l", kind="k"), Map(id="m")], ids=repr)
def test_a_record_can_be_a_key(record: Record) -> None:
    assert {record: 1}[record.changed(id=getattr(record, "id"))] == 1  # noqa: B009
