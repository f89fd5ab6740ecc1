"""The invariants of a document, checked on what an edit touched and on nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.diff import MapDiff, diff
from cjm_desktop.model.errors import NotAllowed, TooMuch
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import lane_index, stage_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Map

MOST_CARDS = 50_000
MOST_STAGES = 500
MOST_LANES = 500

_TOO_MANY = {
    "cards": Phrase(
        f"A document holds {MOST_CARDS:,} cards at most; nothing was changed.",
        f"В документе может быть не больше {MOST_CARDS // 1000} 000 карточек; ничего не изменено.",
    ),
    "stages": Phrase(
        f"A map holds {MOST_STAGES} stages at most; nothing was changed.",
        f"На карте может быть не больше {MOST_STAGES} этапов; ничего не изменено.",
    ),
    "lanes": Phrase(
        f"A map holds {MOST_LANES} lanes at most; nothing was changed.",
        f"На карте может быть не больше {MOST_LANES} дорожек; ничего не изменено.",
    ),
}
_TWICE = Phrase(
    "An id would stand twice in the document; nothing was changed.",
    "Один идентификатор встретился бы в документе дважды; ничего не изменено.",
)


def check_change(before: Document, after: Document) -> None:
    """Raise NotAllowed or TooMuch where `after` breaks an invariant that `before` kept."""
    known = {journey.id: journey for journey in before.maps}
    if len({journey.id for journey in after.maps}) != len(after.maps):
        raise NotAllowed(_TWICE)
    for journey in after.maps:
        old = known.get(journey.id)
        if old is not journey:
            _check_map(old, journey, after)


def _check_map(old: Map | None, journey: Map, document: Document) -> None:
    _check_shape(journey)
    changes = diff(old, journey) if old is not None else MapDiff(structure=True)
    if changes.structure:
        _check_ids_of(journey)
    new = list(_new_cards(old, journey, changes))
    for card in new:
        _check_stands_once(card, document)
    if new and sum(len(other.cards) for other in document.maps) > MOST_CARDS:
        raise TooMuch(_TOO_MANY["cards"])


def _check_shape(journey: Map) -> None:
    if len(journey.stages) > MOST_STAGES:
        raise TooMuch(_TOO_MANY["stages"])
    if len(journey.lanes) > MOST_LANES:
        raise TooMuch(_TOO_MANY["lanes"])
    rows = journey.cards.rows
    if len(rows) != len(journey.lanes) or any(len(row.cells) != len(journey.stages) for row in rows):
        message = "the grid does not match the stages and lanes of its map"
        raise AssertionError(message)


def _check_ids_of(journey: Map) -> None:
    ids = [record.id for group in (journey.stages, journey.lanes) for record in group]
    if len(set(ids)) != len(ids):
        raise NotAllowed(_TWICE)


def _new_cards(old: Map | None, journey: Map, changes: MapDiff) -> Iterator[Card]:
    if old is None:
        yield from journey.cards
        return
    for lane, stage in changes.cells:
        row, column = lane_index(journey, lane), stage_index(journey, stage)
        known = {card.id for card in old.cards.cell(lane_index(old, lane), stage_index(old, stage))}
        yield from (card for card in journey.cards.cell(row, column) if card.id not in known)


def _check_stands_once(card: Card, document: Document) -> None:
    if sum(1 for journey in document.maps for _ in journey.cards.places_of(card.id)) > 1:
        raise NotAllowed(_TWICE)
