"""Edits of how many stages a card covers: pure functions from a map to the next map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.cards import set_fields
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.kinds import spans_stages
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import card_of, place_of, stages_covered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.model.document import Map

NOT_IN_THIS_LANE = Phrase(
    "In this lane every card belongs to one stage.",
    "В этой дорожке каждая карточка относится к одному этапу.",
)
NO_FURTHER = Phrase("The card already reaches the last stage.", "Карточка уже доходит до последнего этапа.")
NO_SHORTER = Phrase("A card covers at least one stage.", "Карточка занимает хотя бы один этап.")


def set_span(journey: Map, card: str, span: int) -> Map:
    """Let a card cover `span` stages from its own on; raises NotFound, NotAllowed."""
    place = place_of(journey, card)
    if not spans_stages(journey.lanes[place.lane].kind):
        raise NotAllowed(NOT_IN_THIS_LANE)
    if span < 1:
        raise NotAllowed(NO_SHORTER)
    if span > len(journey.stages) - place.stage:
        raise NotAllowed(NO_FURTHER)
    return set_fields(journey, (card,), span=span)


def lengthen(journey: Map, cards: Sequence[str], by: int) -> Map:
    """Let cards cover `by` stages more, or fewer where it is negative; raises NotFound, NotAllowed."""
    for card in cards:
        journey = set_span(journey, card, stages_covered(journey, card_of(journey, card)) + by)
    return journey
