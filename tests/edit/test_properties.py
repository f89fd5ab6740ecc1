from __future__ import annotations

from dataclasses import replace

import pytest

from cjm_desktop.edit.properties import Properties, properties_of, set_properties
from cjm_desktop.model.document import Document, Map, Persona
from cjm_desktop.model.errors import NotAllowed

PLAIN = Properties(
    title="CRM",
    scenario="a new customer",
    kind="to_be",
    client="Example Ltd",
    author="A. Writer",
    language="en",
    date="2026-11-22",
    edition="3",
    persona="Head of Sales",
    role="economic",
)


@pytest.fixture
def document() -> Document:
    return Document(maps=(Map(id="m1"), Map(id="m2")))


def test_what_is_set_is_what_is_read(document: Document) -> None:
    changed = set_properties(document, "m1", PLAIN, "p1")
    assert properties_of(changed, "m1") == PLAIN
    assert changed.map("m2") is document.map("m2")


def test_saying_the_same_changes_nothing(document: Document) -> None:
    changed = set_properties(document, "m1", PLAIN, "p1")
    assert set_properties(changed, "m1", PLAIN, "p2") is changed


def test_the_first_persona_is_renamed_and_keeps_its_id(document: Document) -> None:
    changed = set_properties(document, "m1", PLAIN, "p1")
    renamed = set_properties(changed, "m1", replace(PLAIN, persona="Anna", role=None), "p2")
    assert renamed.personas == (Persona(id="p1", name="Anna"),)
    assert renamed.map("m1").personas == ("p1",)


def test_an_empty_name_takes_the_persona_off_the_map_alone(document: Document) -> None:
    changed = set_properties(document, "m1", PLAIN, "p1")
    without = set_properties(changed, "m1", replace(PLAIN, persona="  "), "p2")
    assert without.map("m1").personas == ()
    assert [persona.id for persona in without.personas] == ["p1"]


def test_a_map_without_persona_stays_without(document: Document) -> None:
    changed = set_properties(document, "m1", replace(PLAIN, persona="", role=None), "p1")
    assert changed.personas == ()


def test_a_wrong_value_is_refused(document: Document) -> None:
    with pytest.raises(NotAllowed):
        set_properties(document, "m1", replace(PLAIN, title="x" * 200_000), "p1")
