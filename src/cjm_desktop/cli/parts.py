"""Which lanes, stages and personas of a map are meant: by keys, numbers, letters or names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli.console import WrongUse
from cjm_desktop.edit.note_lines import latin
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import lane_number, lane_title, personas_of, stage_letters
from cjm_desktop.model.quote import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.cli.arguments import Parser
    from cjm_desktop.model.document import Document, Map

_KEYS = Phrase("KEYS", "КЛЮЧИ")
Names = tuple[str, frozenset[str]]
"""An id with everything that it may be called, in small letters."""


def take_parts(parser: Parser) -> None:
    """Let a parser take which stages, lanes and personas are meant."""
    parser.add_option(
        "--stages",
        Phrase(
            "only these stages, separated by commas: letters or titles, as in A,C",
            "только эти этапы, через запятую: буквы или названия, например A,C",
        ),
        metavar=_KEYS,
    )
    parser.add_option(
        "--lanes",
        Phrase(
            "only these lanes, separated by commas: kinds, numbers or names, as in actions,3",
            "только эти дорожки, через запятую: виды, номера или названия, например actions,3",
        ),
        metavar=_KEYS,
    )
    parser.add_option(
        "--personas",
        Phrase(
            "only these personas, separated by commas: numbers or names, as in 1,3",
            "только эти персоны, через запятую: номера или имена, например 1,3",
        ),
        metavar=_KEYS,
    )


def chosen_lanes(journey: Map, said: str | None, language: str) -> frozenset[str] | None:
    """Return the ids of lanes: by kinds, numbers as in cell codes, or names; raises WrongUse.

    They are separated by commas; None stands for all of them.
    """
    if said is None:
        return None
    lanes = [
        (lane.id, _small(lane.id, lane.kind, str(lane_number(journey, index)), lane_title(lane, language)))
        for index, lane in enumerate(journey.lanes)
        if lane_kind(lane.kind).takes_cards
    ]
    titles = (
        f"{lane_number(journey, at)} {lane.kind}"
        for at, lane in enumerate(journey.lanes)
        if lane_kind(lane.kind).takes_cards
    )
    return _chosen(said, lanes, Phrase("lane", "дорожки"), titles)


def chosen_stages(journey: Map, said: str | None) -> frozenset[str] | None:
    """Return the ids of stages: by letters as in cell codes, or by titles; raises WrongUse.

    They are separated by commas; None stands for all of them.
    """
    if said is None:
        return None
    stages = [
        (stage.id, _small(stage.id, stage_letters(index), stage.title))
        for index, stage in enumerate(journey.stages)
    ]
    titles = (f"{stage_letters(at)} {stage.title}" for at, stage in enumerate(journey.stages))
    # Where the letter is no title either, it may be a Cyrillic one that looks like it.
    there = frozenset[str]().union(*(names for _, names in stages))
    parts = (_latin(part, there) for part in said.split(","))
    return _chosen(",".join(parts), stages, Phrase("stage", "этапа"), titles)


def chosen_personas(document: Document, journey: Map, said: str | None) -> frozenset[str] | None:
    """Return the ids of a map's personas: by numbers in their order, or names; raises WrongUse.

    They are separated by commas; None stands for all of them.
    """
    if said is None:
        return None
    personas = personas_of(document, journey)
    if not personas:
        raise WrongUse(
            Phrase("The map has no personas to choose from.", "На карте нет персон, чтобы выбирать.")
        )
    known = [(p.id, _small(p.id, str(number), p.name)) for number, p in enumerate(personas, 1)]
    titles = (f"{number} {persona.name}" for number, persona in enumerate(personas, 1))
    return _chosen(said, known, Phrase("persona", "персоны"), titles)


def _latin(part: str, there: frozenset[str]) -> str:
    """Return the letter of a stage that was typed in the other alphabet; everything else stays."""
    letter = latin(part.strip())
    return letter if not _small(part) & there and _small(letter) & there else part


def _small(*names: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()).casefold() for name in names)


def _chosen(said: str, known: list[Names], what: Phrase, titles: Iterable[str]) -> frozenset[str]:
    chosen: set[str] = set()
    for name in filter(None, (" ".join(part.split()) for part in said.split(","))):
        found = {identifier for identifier, names in known if name.casefold() in names}
        if not found:
            there = ", ".join(quoted(title) for title in titles)
            raise WrongUse(
                Phrase(
                    f"There is no {what.en} “{quoted(name)}”; there are {there}.",
                    f"Нет {what.ru} «{quoted(name)}»; есть {there}.",
                )
            )
        chosen |= found
    return frozenset(chosen)
