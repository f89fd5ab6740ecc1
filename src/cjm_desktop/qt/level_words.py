"""What the status line tells when a level of emotion is set by a key: which, whose, and at which stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import stage_index
from cjm_desktop.model.quote import in_one_line
from cjm_desktop.model.terms import written_level
from cjm_desktop.qt.panels.choices import LEVEL
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.qt.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.edit.session import Session

_SET = Phrase("Emotion at “{stage}”: {level}.", "Эмоция на этапе «{stage}»: {level}.")
_OF_ONE = Phrase(
    "Emotion of {persona} at “{stage}”: {level}.", "Эмоция на этапе «{stage}», {persona}: {level}."
)
_OF_ALL = Phrase(
    "Emotion of all personas at “{stage}”: {level}.", "Эмоция на этапе «{stage}», общая для всех: {level}."
)
_CUT = Phrase(
    "The level {level} was cut along with the words; pasting brings both.",
    "Вместе со словами вырезан и уровень {level}; при вставке вернутся оба.",
)
_SEVERAL_CUT = Phrase(
    "{count} levels were cut along with their words; pasting brings both.",
    "Вместе со словами вырезаны и уровни ({count}); при вставке вернётся всё.",
)


def levels_cut(levels: Sequence[int]) -> str:
    """Return a sentence about levels that went along with words that were cut, in the window's language."""
    phrase = _CUT if len(levels) == 1 else _SEVERAL_CUT
    said = phrase.in_language(interface_language())
    return said.format(level=written_level(levels[0]), count=len(levels))


def level_told(session: Session, stage: str, level: int | None, persona: str | None) -> str:
    """Return a sentence about a level that has just been set, in the language of the window."""
    document, journey = session.document, session.journey
    whose = document.persona(persona) if persona else None
    is_of_all = not persona and len(journey.personas) > 1
    phrase = _OF_ONE if whose is not None else _OF_ALL if is_of_all else _SET
    return phrase.in_language(interface_language()).format(
        stage=Wording().stage_name(journey.stages[stage_index(journey, stage)]),
        level=_level_named(level),
        persona="" if whose is None else in_one_line(whose.name),
    )


def _level_named(level: int | None) -> str:
    """Return what a level is called, with its number as cards are read: "good (+1)"."""
    name = dict(LEVEL())[level]
    name = name[:1].lower() + name[1:]
    if level is None:
        return name
    return f"{name} ({written_level(level)})"
