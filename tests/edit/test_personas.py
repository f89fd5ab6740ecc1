"""Personas: added, changed, copied, moved, and removed from wherever they are named."""

from __future__ import annotations

import pytest

from cjm_desktop.edit.cards import add_card, set_fields
from cjm_desktop.edit.check import check_change
from cjm_desktop.edit.departing import Departed, departed
from cjm_desktop.edit.levels import curves_of
from cjm_desktop.edit.mentions import cards_naming
from cjm_desktop.edit.personas import (
    add_persona,
    duplicate_persona,
    move_persona,
    remove_persona,
    set_map_personas,
    set_persona,
    set_portrait,
)
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Attachment, Document, Persona
from cjm_desktop.model.errors import NotAllowed, NotFound
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.queries import card_of

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="


@pytest.fixture
def peopled(document: Document) -> Document:
    """Two personas; Anna is on the first map and in cards of both."""
    people = (Persona(id="anna", name="Anna", role="economic"), Persona(id="boris", name="Boris"))
    first = set_fields(
        document.maps[0].replaced(personas=("anna", "boris")), ("a1", "e1"), personas=("anna",)
    )
    first = set_fields(first, ("a2",), personas=("boris", "anna"))
    other = document.maps[1]
    card = Card(id="x", stage="t1", lane="k1", text="Calls", personas=("anna",))
    other = other.replaced(cards=Grid.of([card], ["t1"], ["k1"]))
    return document.replaced(personas=people, maps=(first, other))


def test_a_new_persona_stands_where_it_was_put_and_on_its_map(peopled: Document) -> None:
    after = add_persona(peopled, "vera", "Vera", 1, "m1", role="technical", priorities=("safety",))
    assert [one.id for one in after.personas] == ["anna", "vera", "boris"]
    assert after.maps[0].personas == ("anna", "boris", "vera")
    assert after.personas[1].priorities == ("safety",)
    check_change(peopled, after)


def test_fields_of_a_persona_are_set_and_wrong_ones_refused(peopled: Document) -> None:
    after = set_persona(peopled, "boris", role="end_user", goals=("Save time",), color="teal")
    assert (after.personas[1].role, after.personas[1].goals) == ("end_user", ("Save time",))
    assert after.maps[0] is peopled.maps[0]
    assert set_persona(after, "boris", color="teal") is after
    with pytest.raises(NotAllowed):
        set_persona(peopled, "boris", role="boss")
    with pytest.raises(NotFound):
        set_persona(peopled, "nobody", name="X")


def test_a_copy_stands_after_its_original_and_no_card_names_it(peopled: Document) -> None:
    after = duplicate_persona(peopled, "anna", "anna2", "Anna, copy")
    assert [one.name for one in after.personas] == ["Anna", "Anna, copy", "Boris"]
    assert after.personas[1].role == "economic"
    assert cards_naming(after, "personas", "anna2") == 0


def test_personas_change_their_order(peopled: Document) -> None:
    assert [one.id for one in move_persona(peopled, "boris", 0).personas] == ["boris", "anna"]
    assert move_persona(peopled, "boris", 5) is peopled


def test_a_removed_persona_is_named_by_nothing_any_more(peopled: Document) -> None:
    assert cards_naming(peopled, "personas", "anna") == 4
    after = remove_persona(peopled, "anna")
    assert cards_naming(after, "personas", "anna") == 0
    assert after.maps[0].personas == ("boris",)
    kept = after.maps[0].cards.card("a2")
    assert kept is not None
    assert kept.personas == ("boris",)
    assert after.maps[0].cards.cell(0, 1) is peopled.maps[0].cards.cell(0, 1)
    check_change(peopled, after)


def test_levels_of_a_removed_persona_go_and_words_of_theirs_alone_keep_the_name(peopled: Document) -> None:
    first = add_card(peopled.maps[0], "buy", "emotions", "bare", level=2, personas=("anna",))
    first = add_card(first, "buy", "emotions", "noted", level=1, personas=("anna",), note="Said so")
    first = add_card(first, "start", "emotions", "both", level=1, personas=("anna", "boris"))
    before = set_persona(peopled.with_map(first), "anna", name="Anna, CEO")
    after = remove_persona(before, "anna")
    journey = after.maps[0]
    assert journey.cards.card("bare") is None
    words = [card_of(journey, card) for card in ("e1", "noted", "both", "a1", "a2")]
    assert [(card.level, card.personas, card.tags) for card in words] == [
        (None, (), ("Anna CEO",)),
        (None, (), ("Anna CEO",)),
        (1, ("boris",), ()),
        (None, (), ("Anna CEO",)),
        (None, ("boris",), ()),
    ]
    assert curves_of(journey, "emotions") == ["boris"]
    assert departed(before, after, "anna") == Departed(levels=3, cards=6, alone=4)
    check_change(before, after)


def test_a_persona_without_a_name_leaves_no_tag(peopled: Document) -> None:
    after = remove_persona(set_persona(peopled, "anna", name=" "), "anna")
    assert all(not card.tags for journey in after.maps for card in journey.cards)


def test_a_map_is_about_whom_it_names_each_once(peopled: Document) -> None:
    after = set_map_personas(peopled, "m1", ("boris", "anna", "boris"))
    assert after.maps[0].personas == ("boris", "anna")
    with pytest.raises(NotFound):
        set_map_personas(peopled, "m1", ("nobody",))


def test_a_portrait_is_kept_once_by_its_bytes(peopled: Document) -> None:
    picture = Attachment(media_type="image/png", data=PIXEL)
    both = set_portrait(set_portrait(peopled, "anna", picture), "boris", picture)
    assert len(both.attachments) == 1
    assert both.personas[0].portrait == both.personas[1].portrait
    assert set_portrait(both, "anna", None).personas[0].portrait is None
    check_change(peopled, both)
