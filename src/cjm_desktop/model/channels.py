"""The channels that have an icon of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjm_desktop.model.card import Card

OTHER = "other"
CHANNELS = frozenset(
    "site search social email phone chat messenger shop courier app advertising video event partner "
    "documents crm meeting other".split()
)


def channel_icon(card: Card) -> str:
    """Return the name of the icon of a card's channel; one that we do not know gets the common icon."""
    return f"channel-{card.channel if card.channel in CHANNELS else OTHER}"
