"""Why the bytes of a file are no JSON that can be read, in words: the line, or the number without an end."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import MOST_LEVELS

_BYTE = re.compile(r"\(byte (\d+)\)")
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
# Up to the first half of a pair of surrogates that stands without the other.
_WHOLE_LETTERS = re.compile(
    rb"(?:[^\\]|\\[^u]|\\u(?![dD][89a-fA-F])|\\u[dD][89abAB]..\\u[dD][c-fC-F]..)*+", re.DOTALL
)


def damage(data: bytes, error: Exception) -> Phrase:
    """Return a clause on what is wrong with `data`, over which reading stumbled with `error`."""
    name = _field_without_end(data)
    if name is not None:
        return Phrase(f"the number in the field “{name}” is not finite", f"число в поле «{name}» не конечно")
    line = data.count(b"\n", 0, _position(data, error)) + 1
    return Phrase(f"it is damaged at line {line}", f"он повреждён в строке {line}")


def _field_without_end(data: bytes) -> str | None:
    """Return the name of the field that holds NaN or an infinity, which Python's own reader lets pass."""
    try:
        return _not_finite(json.loads(data), "")
    except (ValueError, RecursionError):
        return None


def _not_finite(value: Any, name: str) -> str | None:
    if isinstance(value, float):
        return None if math.isfinite(value) else name
    if isinstance(value, dict):
        found = (_not_finite(inner, key) for key, inner in value.items())
    else:
        found = (_not_finite(inner, name) for inner in (value if isinstance(value, list) else ()))
    return next((hit for hit in found if hit is not None), None)


def _position(data: bytes, error: Exception) -> int:
    """Return how many bytes stand before the damage."""
    if isinstance(error, UnicodeDecodeError):
        return _first_wrong_byte(data)
    told = _BYTE.search(str(error))
    if told:
        return int(told.group(1))
    letters = _WHOLE_LETTERS.match(data)
    return min(_first_too_deep(data), letters.end() if letters else len(data), len(data.rstrip()))


def _first_wrong_byte(data: bytes) -> int:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _first_too_deep(data: bytes) -> int:
    depth = 0
    for token in _TOKEN.finditer(data):
        depth += {b"{": 1, b"[": 1, b"}": -1, b"]": -1}.get(token.group(), 0)
        if depth > MOST_LEVELS:
            return token.start()
    return len(data)
