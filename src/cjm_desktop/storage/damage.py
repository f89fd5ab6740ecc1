"""Why the bytes of a file are no JSON that can be read, in words: the line, or the number without an end."""

from __future__ import annotations

import contextlib
import json
import math
import re
import sys
from typing import Any

from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import MOST_LEVELS
from cjm_desktop.model.quote import quoted
from cjm_desktop.storage.place import place_of

_ZEROS = re.compile(rb"\x00{8,}")
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_TEXT_OR_DIGITS = re.compile(rb'"(?:[^"\\]|\\.)*+"|\d++', re.DOTALL)
# Up to the first half of a pair of surrogates that stands without the other.
_WHOLE_LETTERS = re.compile(
    rb"(?:[^\\]|\\[^u]|\\u(?![dD][89a-fA-F])|\\u[dD][89abAB]..\\u[dD][c-fC-F]..)*+", re.DOTALL
)

_OLD_NAMES = {"cp1251": "Windows-1251", "koi8-r": "KOI8-R", "cp866": "CP866"}


def damage(data: bytes) -> Phrase:
    """Return a clause on what is wrong with `data`, which could not be read."""
    try:
        # Python's own reader takes NaN and infinities for numbers, and says where anything else is wrong.
        name = _not_finite(json.loads(data.decode()), "")
    except UnicodeDecodeError as error:
        return _at(data, error.start)
    except json.JSONDecodeError as error:
        return _at(data, len(error.doc[: error.pos].encode()))
    except ValueError:
        # The one thing left that Python refuses: it would take ages over a number of so many digits.
        return _too_many_digits(data)
    except RecursionError:
        name = None
    if name is not None:
        name = quoted(name)
        return Phrase(f"the number in the field “{name}” is not finite", f"число в поле «{name}» не конечно")
    letters = _WHOLE_LETTERS.match(data)
    return _at(data, min(_first_too_deep(data), letters.end() if letters else len(data)))


def wide_encoding(data: bytes) -> str:
    """Return "UTF-16" or "UTF-32" for an object in that encoding, as some editors save it, "" for another."""
    encoding = json.detect_encoding(data)
    if encoding.startswith(("utf-16", "utf-32")):
        with contextlib.suppress(UnicodeDecodeError):
            if data.decode(encoding).lstrip().startswith("{"):
                return encoding[:6].upper()
    return ""


def old_encoding(data: bytes) -> str:
    """Return the name of the old encoding in which an object is whole Russian text, "" for another."""
    from cjm_desktop.storage.decoded_pieces import russian_in

    encoding = russian_in(data)
    if encoding is not None:
        with contextlib.suppress(ValueError, RecursionError):
            if isinstance(json.loads(data.decode(encoding)), dict):
                return _OLD_NAMES[encoding]
    return ""


def _at(data: bytes, position: int) -> Phrase:
    zeros = _ZEROS.search(data)
    if zeros and zeros.start() <= position <= zeros.end():
        en, ru = _zeros(data, zeros.start())
        return Phrase(en, ru)
    where = place_of(data, position)
    return Phrase(f"it is damaged at {where.en}", f"он повреждён в {where.ru}")


def _zeros(data: bytes, start: int) -> Phrase:
    """Tell of what a disk has left empty, as happens when the power fails."""
    if not data.strip(b"\0"):
        return Phrase("it holds nothing but zeros", "в нём одни нули")
    where = place_of(data, start)
    return Phrase(
        f"it holds zeros from byte {start + 1:,} on: {where.en}",
        f"с байта {start + 1} в нём нули: он повреждён в {where.ru}",
    )


def _too_many_digits(data: bytes) -> Phrase:
    most = sys.get_int_max_str_digits()
    numbers = (token for token in _TEXT_OR_DIGITS.finditer(data) if token.end() - token.start() > most)
    start = next((token.start() for token in numbers if not token.group().startswith(b'"')), 0)
    line = data.count(b"\n", 0, start) + 1
    return Phrase(
        f"the number in line {line} has more than {most} digits",
        f"в числе в строке {line} больше {most} цифр",
    )


def _not_finite(value: Any, name: str) -> str | None:
    if isinstance(value, float):
        return None if math.isfinite(value) else name
    if isinstance(value, dict):
        found = (_not_finite(inner, key) for key, inner in value.items())
    else:
        found = (_not_finite(inner, name) for inner in (value if isinstance(value, list) else ()))
    return next((hit for hit in found if hit is not None), None)


def _first_too_deep(data: bytes) -> int:
    depth = 0
    for token in _TOKEN.finditer(data):
        depth += {b"{": 1, b"[": 1, b"}": -1, b"]": -1}.get(token.group(), 0)
        if depth > MOST_LEVELS:
            return token.start()
    return len(data.rstrip())
