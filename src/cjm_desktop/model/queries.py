"""Questions about a map that more than one room asks."""

from __future__ import annotations

from itertools import accumulate, cycle
from typing import TYPE_CHECKING

from cjm_desktop.model.errors import NotFound, Nouns
from cjm_desktop.model.kinds import SCORE_MEANINGS, Drawing, lane_kind
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Lane, Map, Persona
    from cjm_desktop.model.grid import Cell, Place

MAP_KINDS = {"as_is": Phrase("As is", "Как есть"), "to_be": Phrase("To be", "Как будет")}
BUYER_ROLES = {
    "economic": Phrase("economic buyer", "экономический покупатель"),
    "technical": Phrase("technical buyer", "технический покупатель"),
    "end_user": Phrase("end user", "конечный пользователь"),
}

PERSONA_HUES = ("green", "violet", "amber", "cyan", "plum", "indigo", "olive", "red", "teal", "sand", "blue")
"""The colours of personas that have none of their own, in the order in which they are told apart best."""

COMMON = ""
"""Whose level it is that names no persona: that of the curve which all have in common."""

SOURCE_KINDS = {
    "interview": Phrase("interview", "интервью"),
    "survey": Phrase("survey", "опрос"),
    "analytics": Phrase("analytics", "аналитика"),
    "support_log": Phrase("support log", "журнал поддержки"),
    "observation": Phrase("observation", "наблюдение"),
}


def stage_index(journey: Map, stage: str) -> int:
    """Return the column of a stage; raises NotFound."""
    for index, candidate in enumerate(journey.stages):
        if candidate.id == stage:
            return index
    raise NotFound(Nouns.STAGE, stage)


def lane_index(journey: Map, lane: str) -> int:
    """Return the row of a lane; raises NotFound."""
    for index, candidate in enumerate(journey.lanes):
        if candidate.id == lane:
            return index
    raise NotFound(Nouns.LANE, lane)


def place_of(journey: Map, card: str) -> Place:
    """Return where a card stands; raises NotFound."""
    place = journey.cards.place_of(card)
    if place is None:
        raise NotFound(Nouns.CARD, card)
    return place


def card_of(journey: Map, card: str) -> Card:
    """Return a card by id; raises NotFound."""
    place = place_of(journey, card)
    return journey.cards.cell(place.lane, place.stage)[place.position]


def stages_covered(journey: Map, card: Card) -> int:
    """Return over how many stages a card reaches: as many as it wants, up to the last; raises NotFound."""
    return min(card.span, len(journey.stages) - stage_index(journey, card.stage))


def cards_in(journey: Map, stage: str, lane: str) -> Cell:
    """Return the cards of a cell by ids; raises NotFound."""
    return journey.cards.cell(lane_index(journey, lane), stage_index(journey, stage))


def stage_letters(index: int) -> str:
    """Return the letters of a column as a spreadsheet names it: A … Z, then AA and so on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def lane_number(journey: Map, lane: int) -> int:
    """Return the number of a lane counted from 1, dividers left out."""
    return sum(lane_kind(candidate.kind).takes_cards for candidate in journey.lanes[: lane + 1])


def lane_numbers(journey: Map) -> tuple[int, ...]:
    """Return the numbers of all lanes, as `lane_number` does that of one."""
    return tuple(accumulate(int(lane_kind(lane.kind).takes_cards) for lane in journey.lanes))


def cell_code(journey: Map, lane: int, stage: int) -> str:
    """Return the code of a cell as printed on posters, `C3`."""
    return f"{stage_letters(stage)}{lane_number(journey, lane)}"


def lane_title(lane: Lane, language: str) -> str:
    """Return the lane's own title or the name of its kind."""
    return lane_kind(lane.kind).name.in_language(language) if lane.title is None else lane.title


def lane_question(lane: Lane, language: str) -> str:
    """Return the line under a lane's name: its meaning for a score, else the question of its kind."""
    kind = lane_kind(lane.kind)
    if kind.drawing is Drawing.MARKS and lane.meaning is not None:
        return SCORE_MEANINGS[lane.meaning].in_language(language)
    return kind.question.in_language(language)


def map_name(document: Document, journey: Map) -> str:
    """Return what a map is called among the others: its title, or its state in the map's language."""
    return " ".join(journey.title.split()) or MAP_KINDS[journey.kind].in_language(document.language)


def map_title(document: Document, journey: Map) -> str:
    """Return the title over a drawn map: the document's, or the map's where there is none."""
    return document.title or journey.title


def map_subtitle(document: Document, journey: Map) -> str:
    """Return the line under the title: the state of the map and its scenario."""
    state = MAP_KINDS[journey.kind].in_language(document.language)
    return f"{state} · {journey.scenario}" if journey.scenario else state


def whose_level(personas: tuple[str, ...]) -> tuple[str, ...]:
    """Return on whose curves the level of a card stands that names these personas."""
    return personas or (COMMON,)


def curves_in_order(rated: Iterable[str], personas: Iterable[str]) -> list[str]:
    """Return whose curves there are as they are drawn: the common one, the personas of the map, others."""
    known = dict.fromkeys(rated)
    return [one for one in dict.fromkeys((COMMON, *personas, *known)) if one in known]


def personas_of(document: Document, journey: Map) -> tuple[Persona, ...]:
    """Return the map's personas; references that lead nowhere are left out."""
    found = (document.persona(identifier) for identifier in journey.personas)
    return tuple(persona for persona in found if persona is not None)


def persona_hues(document: Document) -> dict[str, str]:
    """Return the colour of each persona by id: its own, or the first that no other has.

    Later personas never change the colour of earlier ones; where all colours are taken, they begin anew.
    """
    taken = {persona.color for persona in document.personas}
    free = cycle([hue for hue in PERSONA_HUES if hue not in taken] or PERSONA_HUES)
    return {persona.id: persona.color or next(free) for persona in document.personas}
