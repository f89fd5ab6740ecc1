"""What becomes of the cards that name a persona who is deleted.

A card that names nobody is about everyone. So a level that was his alone goes with him, or the curve of
all would show it; words that were his alone stay, and his name stays with them as a tag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.edit.cards import remove_cards
from cjm_desktop.edit.mentions import with_naming_changed, without_named
from cjm_desktop.model.kinds import Drawing, lane_kind

if TYPE_CHECKING:
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Map


class Departed(Struct, frozen=True):
    """How many levels went with a persona, off how many cards he was taken, how many were his alone."""

    levels: int
    cards: int
    alone: int


def without_persona_on_cards(document: Document, persona: str) -> Document:
    """Return the document in which no card names a persona, and none is by that about everyone unsaid."""
    named = document.persona(persona)
    tag = tag_of("" if named is None else named.name)

    def freed(card: Card) -> Card:
        left: Card = without_named(card, "personas", persona)
        if left.personas:
            return left
        is_tagged = not tag or tag in left.tags
        return left.replaced(level=None, tags=left.tags if is_tagged else (*left.tags, tag))

    levels = {journey.id: _levels_alone(journey, persona) for journey in document.maps}
    for journey in document.maps:
        if levels[journey.id]:
            document = document.with_map(remove_cards(journey, levels[journey.id]))
    return with_naming_changed(document, "personas", persona, freed)


def departed(before: Document, after: Document, persona: str) -> Departed:
    """Return what became of the cards between two documents, of which the second has no such persona."""
    levels = cards = alone = 0
    for was in before.maps:
        now = next((journey for journey in after.maps if journey.id == was.id), None)
        for card in was.cards:
            if persona in card.personas:
                kept = None if now is None else now.cards.card(card.id)
                levels += card.level is not None and (kept is None or kept.level is None)
                cards += kept is not None
                alone += kept is not None and not kept.personas
    return Departed(levels, cards, alone)


def tag_of(name: str) -> str:
    """Return a name as a tag, in which no comma stands."""
    return " ".join(name.replace(",", " ").split())


def _levels_alone(journey: Map, persona: str) -> list[str]:
    """Return the cards that say nothing but the level of this persona alone."""
    return [
        card.id
        for lane, row in zip(journey.lanes, journey.cards.rows, strict=True)
        if lane_kind(lane.kind).drawing is Drawing.CURVE
        for cell in row.cells
        for card in cell
        if card.personas == (persona,) and card.level is not None and not _has_words(card)
    ]


def _has_words(card: Card) -> bool:
    return bool(card.text.strip() or card.note.strip() or card.picture)
