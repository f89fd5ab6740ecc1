"""Stickers that were printed of a map: what paper and wall both know of them."""

from __future__ import annotations

from typing import NamedTuple


class PrintedSticker(NamedTuple):
    """A card's sticker that was printed: its number, the ids of card, lane and stage, and the card's text.

    With it a note that comes back, and one that does not, are known for what they were.
    """

    number: str
    card: str
    lane: str
    stage: str
    text: str
