"""What a document says in letters of its own, and where: all that is drawn, cards and what is around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import stage_letters
from cjm_desktop.model.quote import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Map, Persona


_KEYS = ("picture", "channel")
"""Fields that name something and are not drawn in letters."""


class Said(NamedTuple):
    """A text, what it belongs to in words, and the ids of its map, stage and lane where it has them."""

    subject: Phrase
    text: str
    map: str = ""
    stage: str = ""
    lane: str = ""


def said_around(document: Document) -> Iterator[Said]:
    """Yield what is drawn beside the cards: titles, footer, personas, headers."""
    yield Said(Phrase("Title", "Название"), document.title)
    yield Said(Phrase("Client and version", "Клиент и версия"), document.client + document.edition)
    for persona in document.personas:
        name = quoted(persona.name)
        yield Said(Phrase(f"Persona “{name}”", f"Персона «{name}»"), _said_of(persona))
    for journey in document.maps:
        yield from _said_on(journey)


def said_by(card: Card, fields: Sequence[str]) -> str:
    """Return what a card of a lane with these fields of its own says in all."""
    if not fields and not card.tags:
        return card.text
    values = (getattr(card, field) for field in fields if field not in _KEYS)
    return "".join((card.text, *(value for value in values if isinstance(value, str)), *card.tags))


def _said_of(persona: Persona) -> str:
    """Return the name of a persona and the line drawn under it: a role has words of ours."""
    return persona.name if persona.role else persona.name + persona.description.split("\n")[0]


def _said_on(journey: Map) -> Iterator[Said]:
    yield Said(Phrase("Map title", "Название карты"), journey.title, journey.id)
    yield Said(Phrase("Scenario", "Сценарий"), journey.scenario, journey.id)
    for phase in journey.phases:
        yield Said(Phrase("Phase", "Фаза"), phase.title, journey.id)
    for link in journey.links:
        yield Said(Phrase("Link", "Связь"), link.text, journey.id)
    for column, stage in enumerate(journey.stages):
        letters = stage_letters(column)
        subject = Phrase(f"Stage {letters}", f"Этап {letters}")
        yield Said(subject, stage.title + stage.task, journey.id, stage.id)
    for lane in journey.lanes:
        if lane.title:
            name = quoted(lane.title)
            yield Said(Phrase(f"Lane “{name}”", f"Дорожка «{name}»"), lane.title, journey.id, "", lane.id)
