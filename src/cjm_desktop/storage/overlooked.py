"""The texts of a damaged file that stand in nothing which was made of it: looked for in the file itself.

However the reader went astray, a text that somebody sees in the bytes is not lost: every stretch between two
quotes or line ends that holds letters is looked for in what was made, and told where it is not there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal, get_args, get_origin

from cjm_desktop.model.document import Document
from cjm_desktop.model.hints import alternatives, element, is_record, record_hints
from cjm_desktop.model.kinds import LANE_KINDS
from cjm_desktop.model.text import clean_text
from cjm_desktop.storage.found_record import all_names
from cjm_desktop.storage.shapes import RECORDS
from cjm_desktop.storage.torn_text import unescaped

_STRETCH = re.compile(r'(?:[^"\\\n\x00]++|\\.)++')
_PICTURE = re.compile(
    r'"data"\s*+:\s*+"[\x00\x21\x23-\x7e\ufffd]{24,}+"?|(?<![A-Za-z0-9+/=])[A-Za-z0-9+/=]{64,}+'
)
_ID = re.compile(r'"(?:id|from|to|stage|lane|picture|portrait)"\s*+:\s*+"([\w:.-]{1,80})"', re.ASCII)
_OF_MACHINES = re.compile(r"(?=[a-z]*\d)[0-9a-z]{8,12}|sha256:\S*|image/[\w.+-]+", re.ASCII)
"""Ids as the program makes them, names of pictures and their formats."""
_LETTERS = re.compile(r"[^\W\d_]{3}")
_NO_WORD = re.compile(r"\W+")
_SIGNS = re.compile(r"[{}\[\]:,]+")
_EDGES = "{}[]:, \t\r\ufeff\ufffd"
_LONG = 12
"""Letters of a text that may stand within another to be known; a shorter one has to be a line of its own."""
_PROBE = 400
_MOST_LOOKED_THROUGH = 2_000_000_000
"""Signs that are looked through for texts within others; what is left then counts as not there."""
_FEW_NAMES = 4
_NAME = re.compile(r'"(\w{1,40})"\s*+:', re.ASCII)
_COMMON = frozenset(
    "author cards client collapsed color currency current data date description due format from goals height"
    " hidden icon id kind language level links maps name note owner picture quote role sources status tags"
    " target text title to unit urgent url value version weight width".split()
)
"""Names of fields that files of many programs have."""


def overlooked(source: str, made: str, words: list[str]) -> list[str]:
    """Return the texts of a file that stand neither in the map made of it, as it is saved, nor in `words`."""
    stretches = _STRETCH.findall(made)
    known = set(stretches) | known_words() | set(_ID.findall(source))
    source = without_pictures(source)
    missing = [one for one in dict.fromkeys(_STRETCH.findall(source)) if one not in known]
    missing = [one for one in missing if _LETTERS.search(one)]
    if not missing:
        return []
    said = [clean_text(unescaped(one)) for one in stretches] + words
    return _Known("\n".join(said), known).without(missing, source)


def without_pictures(source: str) -> str:
    """Return the text of a file without the data of its pictures."""
    return _PICTURE.sub('""', source)


class _Known:
    """All that is said already; tells what of other texts is not."""

    def __init__(self, said: str, words: set[str]) -> None:
        self._said = said
        self._lines = words | {line.strip() for line in said.splitlines()}
        self._lines |= {line.split(": ", 1)[1] for line in self._lines if ": " in line}
        self._left = _MOST_LOOKED_THROUGH

    def without(self, written: list[str], source: str) -> list[str]:
        """Return what is new in stretches of a file as they are written there."""
        found = dict.fromkeys(clean_text(unescaped(one)).strip(_EDGES + "\n") for one in written)
        return [one for one in found if _LETTERS.search(one) and not self._has(one, source)]

    def _has(self, text: str, source: str) -> bool:
        lines = [line.strip() for line in text.splitlines()]
        if all(line in self._lines or not line for line in lines) or _OF_MACHINES.fullmatch(text):
            return True
        if len(text) >= _LONG and self._stands_in(text[:_PROBE]) and self._stands_in(text[-_PROBE:]):
            return True
        if _SIGNS.search(text) and all(map(self._is_line, _SIGNS.split(text))):
            return True
        return _NO_WORD.sub("", text) in known_words() or _is_torn_name(text, source)

    def _stands_in(self, text: str) -> bool:
        self._left -= len(self._said)
        return self._left > 0 and text in self._said

    def _is_line(self, text: str) -> bool:
        return text.strip() in self._lines or not _LETTERS.search(text)


def _is_torn_name(text: str, source: str) -> bool:
    """Whether a text is what is left of a field's name where the file begins or ends."""
    is_begun = source.lstrip().startswith(text + '"') and any(one.endswith(text) for one in known_words())
    is_ended = source.rstrip().endswith('"' + text) and any(one.startswith(text) for one in known_words())
    return is_begun or is_ended


def is_remnant(source: str) -> bool:
    """Whether a text is a short piece of a map file: nearly all names in it are names of our fields."""
    names = set(_NAME.findall(source))
    ours = names & _names_of_fields()
    return len(ours) >= _FEW_NAMES and len(names - ours) <= 1 and len(ours - _COMMON) > 1


@cache
def known_words() -> frozenset[str]:
    """Return the words of the format itself: names of fields, and values of which only a few are allowed."""
    words = {*_names_of_fields(), *LANE_KINDS, "true", "false", "null", "NaN", "Infinity"}
    for record in (Document, *RECORDS):
        for hint in record_hints(record).values():
            words |= _choices(hint)
    return frozenset(words)


@cache
def _names_of_fields() -> frozenset[str]:
    return all_names() | record_hints(Document).keys() | {"kind"}


def _choices(hint: Any) -> set[str]:
    """Return the values that a field may have where they are listed."""
    found: set[str] = set()
    for kind, _ in alternatives(hint):
        inner = element(kind)
        if get_origin(kind) is Literal:
            found |= {one for one in get_args(kind) if isinstance(one, str)}
        elif inner is not None and not is_record(inner):
            found |= _choices(inner)
    return found
