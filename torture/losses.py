"""What a damaged file still says, byte for byte, and what of that is gone from the map that was made of it.

Judged are the texts of the good file which have at least three letters in a row: where the name of a field
and all of its text stand in the damaged bytes as they stood before, somebody can read them there, so they
must be read. They are looked for anywhere in the map, notes and the lane of loose words among it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.model.document import VERSION, Document
from cjm_desktop.model.text import clean_text
from cjm_desktop.model.texts import text_fields
from cjm_desktop.storage.shapes import RECORDS
from torture.samples import small_files

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = "|".join(sorted({name for record in (Document, *RECORDS) for name in text_fields(record)}))
_TEXT = re.compile(rf'"(?:{_NAMES})": ?("(?:[^"\\]|\\.)*+")'.encode())
_CARD = re.compile(rb'\{"id": ?"\w+", ?"stage": ?"\w+", ?"lane": ?"\w+", ?"text": ?"[^"\\]+"')
_LETTERS = re.compile(r"[^\W\d_]{3}")
_VERSION = re.compile(rb'"version"\s*:\s*(\d{1,20})')


class Said(NamedTuple):
    """A text of a good file: its bytes there with the name of its field, and its lines as a map has them."""

    written: bytes
    lines: tuple[str, ...]


class Good(NamedTuple):
    """What is known of a good file."""

    texts: Sequence[Said]
    cards: Sequence[bytes]
    """The beginnings of cards with a text: where one is left, there is something of a map."""


@cache
def good(number: int) -> Good:
    """Return what one of the small files says."""
    data = small_files()[number]
    found = {one.group(): clean_text(json.loads(one[1])) for one in _TEXT.finditer(data)}
    texts = [Said(one, _lines(text)) for one, text in found.items() if _LETTERS.search(text)]
    return Good(texts, _CARD.findall(data))


def intact(number: int, data: bytes) -> list[Said]:
    """Return those texts of a good file whose bytes stand in the damaged one."""
    return [one for one in good(number).texts if one.written in data]


def has_cards(number: int, data: bytes) -> bool:
    """Whether a card of a good file stands in the damaged one."""
    return any(one in data for one in good(number).cards)


def says_newer(data: bytes) -> bool:
    """Whether a damaged file says that a newer program wrote it: it is left to that one."""
    return any(int(one[1]) > VERSION for one in _VERSION.finditer(data))


def gone(said: Sequence[Said], made: bytes) -> list[str]:
    """Return the texts which do not stand in a file that was made of a damaged one."""
    there = made.decode()
    return [" ".join(one.lines) for one in said if not all(line in there for line in one.lines)]


def _lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text as a file spells them: within a note they may stand apart."""
    stripped = (line.strip() for line in text.splitlines())
    return tuple(json.dumps(line, ensure_ascii=False)[1:-1] for line in stripped if line)
