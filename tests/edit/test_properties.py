"""What a map says about itself beside its grid, changed as one value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjm_desktop.edit.properties import Properties, properties_of, set_properties
from cjm_desktop.model.document import Document, Persona
from cjm_desktop.model.errors import NotAllowed, NotFound


def changed(document: Document, **fields: object) -> Document:
    wanted = replace(properties_of(document, "m1"), **fields)  # type: ignore[arg-type]
    return set_properties(document, "m1", wanted, "new")


@pytest.fixture
def peopled(document: Document) -> Document:
    """The document with two personas, both on the first map."""
    people = (Persona(id="anna", name="Anna", role="economic"), Persona(id="boris", name="Boris"))
    journey = document.maps[0].replaced(personas=("anna", "boris"))
    return document.with_map(journey).replaced(personas=people)


def test_properties_tell_what_stands_over_and_under_the_map(peopled: Document) -> None:
    told = properties_of(peopled, "m1")
    assert told == Properties("Orders", "", "as_is", "", "", "en", None, "", "Anna", "economic")


def test_a_document_without_a_title_tells_that_of_its_map(document: Document) -> None:
    untitled = document.replaced(title="").with_map(document.maps[0].replaced(title="As is"))
    assert properties_of(untitled, "m1").title == "As is"


def test_a_title_that_was_not_written_stays_the_maps_own(document: Document) -> None:
    untitled = document.replaced(title="").with_map(document.maps[0].replaced(title="As is"))
    assert changed(untitled, client="Example Ltd").title == ""
    assert changed(untitled, title="Orders").title == "Orders"


def test_the_same_properties_leave_the_very_same_document(peopled: Document) -> None:
    assert changed(peopled) is peopled


def test_every_property_can_be_changed_at_once(document: Document) -> None:
    wanted = Properties(
        "Sales", "online", "to_be", "Example Ltd", "A. Author", "ru", "2026-11-22", "3", "Anna", "end_user"
    )
    after = set_properties(document, "m1", wanted, "new")
    assert properties_of(after, "m1") == wanted
    assert after.personas == (Persona(id="new", name="Anna", role="end_user"),)


def test_cards_and_other_maps_are_shared(document: Document) -> None:
    after = changed(document, client="Example Ltd", scenario="online")
    assert after.maps[0].cards is document.maps[0].cards
    assert after.maps[1] is document.maps[1]


def test_a_renamed_persona_stays_the_same_one(peopled: Document) -> None:
    after = changed(peopled, persona=" Anna B. ", role=None)
    assert after.personas == (Persona(id="anna", name="Anna B."), peopled.personas[1])
    assert after.maps[0].personas == ("anna", "boris")


def test_a_persona_without_a_name_leaves_the_map_but_not_the_document(peopled: Document) -> None:
    after = changed(peopled, persona="  ")
    assert after.maps[0].personas == ("boris",)
    assert after.personas == peopled.personas


def test_no_name_makes_no_persona(document: Document) -> None:
    assert changed(document, client="Example Ltd").personas == ()


def test_what_cannot_be_is_refused(document: Document) -> None:
    with pytest.raises(NotFound):
        properties_of(document, "gone")
    with pytest.raises(NotAllowed):
        changed(document, kind="perhaps")
