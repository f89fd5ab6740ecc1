"""A copy of a document in which every id is new, so that two maps from one template never share one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from cjm_desktop.model.grid import Grid
from cjm_desktop.model.ids import fresh_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Lane, Map, Persona, Phase, Source, Stage

R = TypeVar("R", "Lane", "Persona", "Source", "Stage")


def with_fresh_ids(document: Document) -> Document:
    """Return the document with all ids replaced by new ones, and with them all that refers to them."""
    new: Mapping[str, str] = defaultdict(fresh_id)
    return document.replaced(
        personas=_renamed(document.personas, new),
        sources=_renamed(document.sources, new),
        maps=tuple(_map(journey, new) for journey in document.maps),
    )


def _map(journey: Map, new: Mapping[str, str]) -> Map:
    stages, lanes = _renamed(journey.stages, new), _renamed(journey.lanes, new)
    cards = [_card(card, new) for card in journey.cards]
    return journey.replaced(
        id=new[journey.id],
        personas=_each(journey.personas, new),
        stages=stages,
        lanes=lanes,
        phases=tuple(_phase(phase, new) for phase in journey.phases),
        links=tuple(
            link.changed(id=new[link.id], origin=new[link.origin], target=new[link.target])
            for link in journey.links
        ),
        cards=Grid.of(cards, [stage.id for stage in stages], [lane.id for lane in lanes]),
    )


def _phase(phase: Phase, new: Mapping[str, str]) -> Phase:
    return phase.changed(id=new[phase.id], stages=_each(phase.stages, new))


def _card(card: Card, new: Mapping[str, str]) -> Card:
    return card.changed(
        id=new[card.id],
        stage=new[card.stage],
        lane=new[card.lane],
        personas=_each(card.personas, new),
        sources=_each(card.sources, new),
    )


def _renamed(records: Iterable[R], new: Mapping[str, str]) -> tuple[R, ...]:
    return tuple(record.changed(id=new[record.id]) for record in records)


def _each(ids: Iterable[str], new: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(new[identifier] for identifier in ids)
