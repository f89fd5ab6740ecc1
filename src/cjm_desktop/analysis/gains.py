"""What one version of a document has that another has not, in numbers for a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document


class Gain(Struct, frozen=True):
    """Cards that came, that differ and that went; `other` tells whether anything else differs."""

    cards: int = 0
    changed: int = 0
    fewer: int = 0
    other: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether both versions are the same."""
        return self == Gain()


def gain(document: Document, before: Document | None) -> Gain:
    """Return what `document` has that `before` has not; all of it counts where there is none."""
    now, then = _cards(document), {} if before is None else _cards(before)
    if before is None:
        return Gain(cards=len(now))
    came, went = len(now.keys() - then.keys()), len(then.keys() - now.keys())
    changed = sum(card.id in then and then[card.id] != card for card in now.values())
    if came or changed or went:
        return Gain(came, changed, went, _frame(document) != _frame(before))
    return Gain(other=document != before)


def _cards(document: Document) -> dict[str, Card]:
    return {card.id: card for journey in document.maps for card in journey.cards}


def _frame(document: Document) -> Document:
    """Return a document without its cards."""
    maps = (journey.replaced(cards=()) for journey in document.maps)
    return document.replaced(maps=tuple(maps))
