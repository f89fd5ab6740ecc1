"""Which cards name a persona or a source, and a document in which none does any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    return with_naming_changed(document, field, named, lambda card: without_named(card, field, named))


def with_naming_changed(
    document: Document, field: Naming, named: str, changed: Callable[[Card], Card]
) -> Document:
    """Return the document with each card that names a persona or source changed; other maps are shared."""
    maps = tuple(_changed(journey, field, named, changed) for journey in document.maps)
    same = all(now is was for now, was in zip(maps, document.maps, strict=True))
    return document if same else document.replaced(maps=maps)


def without_named(card: Card, field: Naming, named: str) -> Card:
    """Return a card that names a persona or source no longer."""
    return card.replaced(**{field: tuple(one for one in getattr(card, field) if one != named)})


def _changed(journey: Map, field: Naming, named: str, changed: Callable[[Card], Card]) -> Map:
    filled = {
        (row, column): tuple(changed(card) if named in getattr(card, field) else card for card in cell)
        for row, column, cell in _cells(journey)
        if any(named in getattr(card, field) for card in cell)
    }
    return journey.replaced(cards=journey.cards.with_cells(filled)) if filled else journey


def _cells(journey: Map) -> Iterator[tuple[int, int, Cell]]:
    for row, cells in enumerate(journey.cards.rows):
        for column, cell in enumerate(cells.cells):
            yield row, column, cell
