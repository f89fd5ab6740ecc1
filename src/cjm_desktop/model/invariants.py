"""The rules a whole document keeps beyond the types of its fields, checked when a file is opened."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from cjm_desktop.model.errors import Nouns, TooLarge, Unreadable
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import MOST_CARDS
from cjm_desktop.model.quote import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.model.record import Record


def check_document(document: Document) -> None:
    """Raise Unreadable or TooLarge with the first rule that the document breaks, as a clause of words.

    Ids are unique in the document; phases and links name stages of their map; there are not too many
    cards; no number is infinite.
    """
    _check_amount(document)
    _check_ids(document)
    for journey in document.maps:
        check_references(journey)
    for record in _records(document):
        check_numbers(record)


def _check_amount(document: Document) -> None:
    cards = sum(len(journey.cards) for journey in document.maps)
    if cards > MOST_CARDS:
        raise TooLarge(
            Phrase(
                f"it holds {cards:,} cards, and {MOST_CARDS:,} is the most",
                f"в нём карточек: {cards}, а наибольшее число — {MOST_CARDS}",
            )
        )


def _check_ids(document: Document) -> None:
    ids = [persona.id for persona in document.personas]
    ids += [source.id for source in document.sources]
    for journey in document.maps:
        ids.append(journey.id)
        ids += [record.id for group in _parts(journey) for record in group]
        ids += [card.id for card in journey.cards]
    if len(set(ids)) != len(ids):
        twice = quoted(_first_repeated(ids))
        raise Unreadable(
            Phrase(f"the id “{twice}” stands twice", f"идентификатор «{twice}» встречается дважды")
        )


def _parts(journey: Map) -> tuple[Iterable[Any], ...]:
    return journey.phases, journey.stages, journey.lanes, journey.links


def _first_repeated(ids: Iterable[str]) -> str:
    return next(identifier for identifier, times in Counter(ids).items() if times > 1)


def check_references(journey: Map) -> None:
    """Raise Unreadable for a phase or link that names a stage which its map does not have."""
    stages = {stage.id for stage in journey.stages}
    named = [(Nouns.PHASE, phase.id, stage) for phase in journey.phases for stage in phase.stages]
    named += [(Nouns.LINK, link.id, stage) for link in journey.links for stage in (link.origin, link.target)]
    for noun, identifier, stage in named:
        if stage not in stages:
            raise Unreadable(
                Phrase(
                    f"{noun.en} {quoted(identifier)}: the stage “{quoted(stage)}” it names is not in the map",
                    f"{noun.ru} {quoted(identifier)}: этапа «{quoted(stage)}», на который дана ссылка, "
                    "на карте нет",
                )
            )


def check_numbers(record: Record) -> None:
    """Raise Unreadable for an infinite number in a field we do not know: it could not be written again."""
    if not record.unknown:
        return
    for name, value in record.unknown.items():
        if not _is_finite(value):
            raise Unreadable(
                Phrase(
                    f"the number in the field “{quoted(name)}” is not finite",
                    f"число в поле «{quoted(name)}» не конечно",
                )
            )


def frame_records(document: Document) -> Iterator[Record]:
    """Yield all records of a document but maps' content: those around its maps, and the maps."""
    yield from (document, *document.personas, *document.sources, *document.attachments.values())
    yield from document.maps


def map_records(journey: Map) -> Iterator[Record]:
    """Yield the records of a map but its cards."""
    for part in _parts(journey):
        yield from part
    yield from (stage.metrics for stage in journey.stages if stage.metrics)


def _records(document: Document) -> Iterator[Record]:
    yield from frame_records(document)
    for journey in document.maps:
        yield from map_records(journey)
        yield from (card for card in journey.cards if card.unknown)


def _is_finite(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_is_finite, value.values()))
    if isinstance(value, list):
        return all(map(_is_finite, value))
    return not isinstance(value, float) or math.isfinite(value)
