"""How characters are told that the font cannot show: by number, for to show them would show frames."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST_NAME = 32
_MOST = 6
"""So many characters are told; the others are counted."""


def told_signs(signs: Collection[str]) -> Phrase:
    """Return characters as "U+2603 (snowman)"; Unicode names them in English alone."""
    told = [*signs][:_MOST]
    more = len(signs) - len(told)
    return Phrase(
        ", ".join(map(_named, told)) + (f" and {more} more" if more else ""),
        ", ".join(map(_number, told)) + (f" и ещё {more}" if more else ""),
    )


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "").lower()
    return f"{_number(sign)} ({name})" if 0 < len(name) <= _LONGEST_NAME else _number(sign)


def _number(sign: str) -> str:
    return f"U+{ord(sign):04X}"
