"""Which cards can bear a mark: moments of truth are everywhere, urgent are recommendations alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cjm_desktop.model.document import Map

Mark = Literal["urgent", "moment_of_truth"]
"""The field of a card that is on or off."""
_OF_ITS_LANE = frozenset({"urgent"})
ONLY_RECOMMENDATIONS = Phrase("Only recommendations can be urgent.", "Срочными бывают только рекомендации.")


def bearing(journey: Map, cards: Collection[str], mark: Mark) -> Iterator[str]:
    """Yield those of the cards that can bear a mark, or bear it from another lane and can lose it."""
    every = mark not in _OF_ITS_LANE
    lanes = {lane.id for lane in journey.lanes if every or mark in lane_kind(lane.kind).fields}
    found = journey.cards.found(cards)
    return (card.id for card in found if card.lane in lanes or getattr(card, mark))


def require_bearing(journey: Map, cards: tuple[str, ...], mark: Mark) -> tuple[str, ...]:
    """Return those of the cards that can bear a mark; raises NotAllowed where none of some can."""
    able = tuple(bearing(journey, cards, mark))
    if cards and not able:
        raise NotAllowed(ONLY_RECOMMENDATIONS)
    return able
