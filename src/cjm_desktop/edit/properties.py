"""What a map says about itself beside its grid, read and changed as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_desktop.edit.frames import set_document, set_map
from cjm_desktop.edit.personas import add_persona, set_persona
from cjm_desktop.model.queries import personas_of

if TYPE_CHECKING:
    from cjm_desktop.model.document import BuyerRole, Document, Map, MapKind


@dataclass(frozen=True, slots=True)
class Properties:
    """The title block and footer of a map; `date` is ISO where it is a date, `persona` the first one."""

    title: str
    scenario: str
    kind: MapKind
    client: str
    author: str
    language: str
    date: str | None
    edition: str
    persona: str
    role: BuyerRole | None


def properties_of(document: Document, map_id: str) -> Properties:
    """Return what a map of a document says about itself; raises NotFound."""
    journey = document.map(map_id)
    persona = next(iter(personas_of(document, journey)), None)
    return Properties(
        title=document.title or journey.title,
        scenario=journey.scenario,
        kind=journey.kind,
        client=document.client,
        author=document.author,
        language=document.language,
        date=document.date,
        edition=document.edition,
        persona=persona.name if persona else "",
        role=persona.role if persona else None,
    )


def set_properties(document: Document, map_id: str, properties: Properties, new_persona: str) -> Document:
    """Let a map say this about itself; raises NotFound, NotAllowed on a wrong value.

    A persona that the map does not have yet gets the id `new_persona`; an empty name takes the first
    persona off the map and leaves it in the document.
    """
    shown = properties_of(document, map_id)
    if properties == shown:
        return document
    journey = set_map(document.map(map_id), scenario=properties.scenario, kind=properties.kind)
    changed = set_document(
        document,
        # A document without a title shows its map's; that becomes its own only when it is written.
        title=document.title if properties.title == shown.title else properties.title,
        client=properties.client,
        author=properties.author,
        language=properties.language,
        date=properties.date,
        edition=properties.edition,
    )
    return _with_persona(changed.with_map(journey), journey, properties, new_persona)


def _with_persona(document: Document, journey: Map, properties: Properties, new_persona: str) -> Document:
    known = personas_of(document, journey)
    name = properties.persona.strip()
    if known and not name:
        rest = tuple(one for one in journey.personas if one != known[0].id)
        return document.with_map(set_map(journey, personas=rest))
    if known:
        return set_persona(document, known[0].id, name=name, role=properties.role)
    if not name:
        return document
    return add_persona(document, new_persona, name, on_map=journey.id, role=properties.role)
