from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cjm_desktop.model.card import Card

CARDS = TypeAdapter(tuple[Card, ...])


def card(**fields: Any) -> Card:
    return Card(**{"id": "c1", "stage": "s1", "lane": "l1", **fields})


def test_a_field_that_was_not_said_reads_as_its_default() -> None:
    said_little = card()
    assert (said_little.text, said_little.weight, said_little.urgent, said_little.tags) == ("", 1, False, ())


def test_an_instance_holds_only_what_differs_from_the_defaults() -> None:
    assert vars(card(text="", weight=1, urgent=False, value=3)) == {
        "id": "c1",
        "stage": "s1",
        "lane": "l1",
        "value": 3,
    }


def test_one_is_kept_where_it_is_no_default() -> None:
    assert card(value=1, weight=1, urgent=True).value == 1
    assert vars(card(urgent=True))["urgent"] is True


def test_saying_a_default_makes_no_difference() -> None:
    assert card(text="", span=1) == card()
    assert hash(card(text="", span=1)) == hash(card())


def test_cards_that_differ_are_not_equal() -> None:
    assert card(text="a") != card(text="b")
    assert card(future=1) != card()
    assert card() != "c1"


def test_a_change_leaves_the_card_as_it_was() -> None:
    before = card(text="before")
    assert before.changed(text="after").text == "after"
    assert before.text == "before"


def test_a_change_back_to_the_default_forgets_the_field() -> None:
    assert card(level=-2).changed(level=None) == card()


@pytest.mark.parametrize(
    "wrong", [{"level": 3}, {"value": 2.5}, {"text": 7}, {"span": 0}, {"current": float("inf")}]
)
def test_a_wrong_value_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        card().changed(**wrong)


def test_a_card_without_its_stage_is_refused() -> None:
    with pytest.raises(ValidationError, match="stage"):
        Card(id="c1", lane="l1")  # type: ignore[call-arg]


@pytest.mark.parametrize("name", ["changed", "unknown", "self", "_defaults", "__dict__", "field_names"])
def test_an_unknown_field_never_hides_what_the_card_can_do(name: str) -> None:
    (read,) = CARDS.validate_json(f'[{{"id": "c1", "stage": "s1", "lane": "l1", "{name}": {{"x": [1]}}}}]')
    assert read.unknown == {name: {"x": [1]}}
    assert read.changed(text="t").unknown == {name: {"x": [1]}}
    assert read.changed(text="t").text == "t"


def test_nothing_can_be_set_or_deleted() -> None:
    frozen = card(text="t")
    with pytest.raises(AttributeError, match="frozen"):
        frozen.text = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del frozen.text


def test_fields_stand_in_the_order_of_the_format_whatever_the_order_they_were_said_in() -> None:
    (read,) = CARDS.validate_json(
        '[{"note": "n", "extra": 1, "text": "t", "lane": "l", "stage": "s", "id": "c"}]'
    )
    assert CARDS.dump_json((read,)) == b'[{"id":"c","stage":"s","lane":"l","text":"t","note":"n","extra":1}]'


def test_a_record_shows_what_it_says() -> None:
    assert repr(card(value=3, future=1)) == "Card(id='c1', stage='s1', lane='l1', value=3, future=1)"
