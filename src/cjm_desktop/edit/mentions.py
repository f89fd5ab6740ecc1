"""Which cards name a persona or a source, and a document in which none does any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.model.grid import Cell

Naming = Literal["personas", "sources"]
"""The field of a card that names what is meant."""


def cards_naming(document: Document, field: Naming, named: str) -> int:
    """Return how many cards of all maps name a persona or source."""
    return sum(named in getattr(card, field) for journey in document.maps for card in journey.cards)


def without_naming(document: Document, field: Naming, named: str) -> Document:
    """Return the document with a persona or source named by no card; untouched maps are shared."""
    maps = tuple(_freed(journey, field, named) for journey in document.maps)
    same = all(now is was for now, was in zip(maps, document.maps, strict=True))
    return document if same else document.replaced(maps=maps)


def _freed(journey: Map, field: Naming, named: str) -> Map:
    filled = {
        (row, column): tuple(_without(card, field, named) for card in cell)
        for row, column, cell in _cells(journey)
        if any(named in getattr(card, field) for card in cell)
    }
    return journey.replaced(cards=journey.cards.with_cells(filled)) if filled else journey


def _cells(journey: Map) -> Iterator[tuple[int, int, Cell]]:
    for row, cells in enumerate(journey.cards.rows):
        for column, cell in enumerate(cells.cells):
            yield row, column, cell


def _without(card: Card, field: Naming, named: str) -> Card:
    members = getattr(card, field)
    return (
        card.replaced(**{field: tuple(one for one in members if one != named)}) if named in members else card
    )
