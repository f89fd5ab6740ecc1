"""Edits of personas: pure functions from a document to the next document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.edit.belongings import check_room, picture_key
from cjm_desktop.edit.departing import without_persona_on_cards
from cjm_desktop.edit.frames import set_map
from cjm_desktop.edit.listed import index_of, with_added, with_changed, with_moved, without
from cjm_desktop.edit.records import change, make
from cjm_desktop.model.document import Persona
from cjm_desktop.model.errors import Nouns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.model.document import Attachment, Document


def persona_index(document: Document, persona: str) -> int:
    """Return the place of a persona among all; raises NotFound."""
    return index_of(document.personas, persona, Nouns.PERSONA)


def add_persona(
    document: Document,
    /,
    persona: str,
    name: str = "",
    index: int | None = None,
    on_map: str | None = None,
    **fields: Any,
) -> Document:
    """Put a new persona before the one at `index`, else at the end; with `on_map` that map is about them.

    Raises NotFound, NotAllowed on a wrong value.
    """
    added = make(Persona, id=persona, name=name, **fields)
    changed = _with(document, with_added(document.personas, added, index))
    if on_map is None:
        return changed
    journey = document.map(on_map)
    return changed.with_map(set_map(journey, personas=(*journey.personas, persona)))


def set_persona(document: Document, /, persona: str, **fields: Any) -> Document:
    """Set fields of a persona; raises NotFound, NotAllowed on a wrong value."""
    index = persona_index(document, persona)
    return _with(document, with_changed(document.personas, index, change(document.personas[index], **fields)))


def set_portrait(document: Document, persona: str, picture: Attachment | None) -> Document:
    """Give a persona a portrait, or take it away; raises NotFound, TooMuch where it could not be saved."""
    key = None if picture is None else picture_key(picture)
    changed = set_persona(document, persona, portrait=key)
    if picture is None or key is None or key in document.attachments:
        return changed
    attachments = {**document.attachments, key: picture}
    check_room(attachments)
    return changed.replaced(attachments=attachments)


def duplicate_persona(document: Document, persona: str, copy: str, name: str) -> Document:
    """Put a copy of a persona after it, under another name; no card names it yet. Raises NotFound."""
    index = persona_index(document, persona)
    twin = change(document.personas[index], id=copy, name=name)
    return _with(document, with_added(document.personas, twin, index + 1))


def move_persona(document: Document, persona: str, index: int) -> Document:
    """Move a persona so that it stands at `index` afterwards; maps show theirs in an order of their own."""
    return _with(document, with_moved(document.personas, persona_index(document, persona), index))


def remove_persona(document: Document, persona: str) -> Document:
    """Take a persona away, off every map and out of every card; raises NotFound.

    Levels that were his alone go with him; words that were keep his name as a tag.
    """
    index = persona_index(document, persona)
    freed = without_persona_on_cards(document, persona)
    for journey in freed.maps:
        if persona in journey.personas:
            rest = tuple(one for one in journey.personas if one != persona)
            freed = freed.with_map(journey.replaced(personas=rest))
    return _with(freed, without(document.personas, index))


def set_map_personas(document: Document, map_id: str, personas: Iterable[str]) -> Document:
    """Say whom a map is about, in the order in which it names them; raises NotFound."""
    chosen = tuple(dict.fromkeys(personas))
    for persona in chosen:
        persona_index(document, persona)
    before = document.map(map_id)
    after = set_map(before, personas=chosen)
    return document if after is before else document.with_map(after)


def _with(document: Document, personas: tuple[Persona, ...]) -> Document:
    return document if personas is document.personas else document.replaced(personas=personas)
