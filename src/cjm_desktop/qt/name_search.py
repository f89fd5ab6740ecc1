"""Finding something by what is typed of its name: by beginnings of words, in either keyboard layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю"
_RETYPED = str.maketrans(_LATIN + _RUSSIAN, _RUSSIAN + _LATIN)
"""The letter on the same key in the other layout."""
_ENDING = re.compile(r"[аеиоуыюяйьмх]{1,3}$")
_LONGEST_ROOT = 4
_WORD = re.compile(r"[^\W_]+|[+−-]\d|\d")


class Name(Struct, frozen=True):
    """What something is called, and by which other words it is found, too."""

    name: str
    also: str = ""


def best_named(names: Sequence[Name], typed: str) -> list[int]:
    """Return which of the names fit best what is typed of them, in their order; none where none fits.

    A name that begins so fits better than one with words that do, this better than one that has it anywhere,
    and this better than something that is also found so. Where nothing fits, what was typed is read as typed
    in the other keyboard layout.
    """
    wanted = typed.strip().casefold()
    return _best(names, wanted) or _best(names, retyped(wanted)) if wanted else []


def retyped(text: str) -> str:
    """Return what the same keys write in the other layout, in small letters."""
    return text.casefold().translate(_RETYPED)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(_WORD.findall(text.casefold().replace("ё", "е")))


def begins_any(word: str, words: Iterable[str]) -> bool:
    """Whether one of the words begins like this one, whatever its case ending in Russian."""
    stem = _ENDING.sub("", word) if len(word) > _LONGEST_ROOT else word
    return any(other.startswith(stem) for other in words)


def _best(names: Sequence[Name], wanted: str) -> list[int]:
    ranks = [_rank(name, wanted) for name in names]
    best = min((rank for rank in ranks if rank is not None), default=None)
    return [] if best is None else [place for place, rank in enumerate(ranks) if rank == best]


def _rank(name: Name, wanted: str) -> int | None:
    words, own, also = words_of(wanted), words_of(name.name), words_of(name.also)
    called = name.name.casefold()
    fits = (
        called.startswith(wanted),
        bool(words) and all(begins_any(word, own) for word in words),
        wanted in called,
        bool(words) and all(begins_any(word, (*own, *also)) for word in words),
    )
    return fits.index(True) if any(fits) else None
