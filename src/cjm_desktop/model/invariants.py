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
    from collections.abc import Iterable, Iterator, Mapping

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
        _check_references(journey)
    _check_unknown_numbers(document)


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


def _check_references(journey: Map) -> None:
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


def _check_unknown_numbers(document: Document) -> None:
    """Refuse infinite numbers in unknown fields: they could be read but not be written again."""
    for fields in _unknown_fields(document):
        for name, value in fields.items():
            if not _is_finite(value):
                raise Unreadable(
                    Phrase(
                        f"the number in the field “{quoted(name)}” is not finite",
                        f"число в поле «{quoted(name)}» не конечно",
                    )
                )


def _unknown_fields(document: Document) -> Iterator[Mapping[str, Any]]:
    for record in _records(document):
        if record.unknown:
            yield record.unknown
    for journey in document.maps:
        yield from (card.unknown for card in journey.cards if card.unknown)


def _records(document: Document) -> Iterator[Record]:
    yield from (document, *document.personas, *document.sources, *document.attachments.values())
    for journey in document.maps:
        yield journey
        for part in _parts(journey):
            yield from part
        yield from (stage.metrics for stage in journey.stages if stage.metrics)


def _is_finite(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_is_finite, value.values()))
    if isinstance(value, list):
        return all(map(_is_finite, value))
    return not isinstance(value, float) or math.isfinite(value)
