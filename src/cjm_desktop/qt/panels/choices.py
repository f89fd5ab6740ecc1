"""What a field of the inspector may be chosen from, called as the window speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from cjm_desktop.draw.theme import HUES
from cjm_desktop.model.channels import CHANNELS
from cjm_desktop.model.kinds import SCORE_MEANINGS
from cjm_desktop.model.language import LANGUAGES, Phrase, capitalised
from cjm_desktop.model.queries import BUYER_ROLES, MAP_KINDS, SOURCE_KINDS
from cjm_desktop.model.terms import HORIZONS, MOTIVES, STATUSES
from cjm_desktop.qt.dialogs.properties import LANGUAGE_NAMES
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP, interface_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Choices = tuple[tuple[Any, str], ...]

NOTHING = "—"
_NOT_SAID = QT_TRANSLATE_NOOP("Inspector", "not said")
_BY_TEXT = QT_TRANSLATE_NOOP("Inspector", "By the text")
_HUE_NAMES = {
    "blue": QT_TRANSLATE_NOOP("Inspector", "blue"),
    "slate": QT_TRANSLATE_NOOP("Inspector", "slate"),
    "green": QT_TRANSLATE_NOOP("Inspector", "green"),
    "violet": QT_TRANSLATE_NOOP("Inspector", "violet"),
    "amber": QT_TRANSLATE_NOOP("Inspector", "amber"),
    "red": QT_TRANSLATE_NOOP("Inspector", "red"),
    "teal": QT_TRANSLATE_NOOP("Inspector", "teal"),
    "cyan": QT_TRANSLATE_NOOP("Inspector", "cyan"),
    "indigo": QT_TRANSLATE_NOOP("Inspector", "indigo"),
    "plum": QT_TRANSLATE_NOOP("Inspector", "plum"),
    "olive": QT_TRANSLATE_NOOP("Inspector", "olive"),
    "sand": QT_TRANSLATE_NOOP("Inspector", "sand"),
}


def said(text: str) -> str:
    """Return a text of the inspector in the language of the window."""
    return QCoreApplication.translate("Inspector", text)


def _of(*pairs: tuple[Any, str]) -> Callable[[], Choices]:
    """Return choices that are called by English texts, or by signs that need no language."""
    return lambda: tuple((value, capitalised(said(text))) for value, text in pairs)


def _of_phrases(phrases: Mapping[str, Phrase], first: str = _NOT_SAID) -> Callable[[], Choices]:
    """Return choices that a table of the model names, and before them that nothing is chosen."""

    def choices() -> Choices:
        language = interface_language()
        named = ((key, capitalised(phrase.in_language(language))) for key, phrase in phrases.items())
        return ((None, capitalised(said(first))), *named) if first else tuple(named)

    return choices


def _digits(most: int, *, optional: bool) -> Callable[[], Choices]:
    numbers: Iterable[tuple[Any, str]] = ((number, str(number)) for number in range(1, most + 1))
    known = tuple(numbers)
    return lambda: (*known, (None, NOTHING)) if optional else known


def _channels() -> Choices:
    language = interface_language()
    named = ((key, channel.name.in_language(language)) for key, channel in CHANNELS.items())
    return ((None, said(_BY_TEXT)), *sorted(named, key=lambda one: one[1].casefold()))


def _languages() -> Choices:
    return tuple((code, LANGUAGE_NAMES[code]) for code in LANGUAGES)


EVIDENCE = _of(
    ("fact", QT_TRANSLATE_NOOP("Inspector", "Fact")),
    ("hypothesis", QT_TRANSLATE_NOOP("Inspector", "Hypothesis")),
    (None, NOTHING),
)
LEVEL = _of(
    (None, QT_TRANSLATE_NOOP("Inspector", "no level")),
    (2, QT_TRANSLATE_NOOP("Inspector", "very good")),
    (1, QT_TRANSLATE_NOOP("Inspector", "good")),
    (0, QT_TRANSLATE_NOOP("Inspector", "neither good nor bad")),
    (-1, QT_TRANSLATE_NOOP("Inspector", "bad")),
    (-2, QT_TRANSLATE_NOOP("Inspector", "very bad")),
)
CRITICAL = _of(
    (None, QT_TRANSLATE_NOOP("Inspector", "as computed")),
    (True, QT_TRANSLATE_NOOP("Inspector", "yes, by hand")),
    (False, QT_TRANSLATE_NOOP("Inspector", "no, by hand")),
)
_HUES = tuple((hue, _HUE_NAMES[hue]) for hue in HUES)
CARD_COLOR = _of((None, QT_TRANSLATE_NOOP("Inspector", "as its lane")), *_HUES)
PERSONA_COLOR = _of((None, QT_TRANSLATE_NOOP("Inspector", "as usual")), *_HUES)
LANE_COLOR = _of((None, QT_TRANSLATE_NOOP("Inspector", "by its kind")), *_HUES)
LINK_KIND = _of(
    ("loop", QT_TRANSLATE_NOOP("Inspector", "Loop")),
    ("branch", QT_TRANSLATE_NOOP("Inspector", "Branch")),
)
ONE_TO_FIVE = _digits(5, optional=True)
SCORE = _digits(5, optional=False)
ONE_TO_THREE = _digits(3, optional=False)
CHANNEL = _channels
STATUS = _of_phrases(STATUSES)
HORIZON = _of_phrases(HORIZONS)
MOTIVE = _of_phrases(MOTIVES)
MEANING = _of_phrases(SCORE_MEANINGS)
BUYER_ROLE = _of_phrases(BUYER_ROLES)
SOURCE_KIND = _of_phrases(SOURCE_KINDS, "")
MAP_KIND = _of_phrases(MAP_KINDS, "")
LANGUAGE = _languages
