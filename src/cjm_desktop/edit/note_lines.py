"""Reading a line that is typed when notes come back from the wall: a cell's code, and what the note says.

    C3 text         a note in cell C3
    C3              the cell itself
    C3-2            the printed sticker number 2 of cell C3
    C3-2 D4         the same, in cell D4 now
    C3-2 D4 text    the same, with other words

Codes are typed as they are read off the paper, with either keyboard layout and in small letters too.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.language import Phrase

NO_CODE = Phrase(
    "A line begins with the code of a cell: C3 text.", "Строка начинается с кода ячейки: C3 текст."
)
_LATIN = str.maketrans(
    {
        # What looks like a Latin letter is that letter, whatever it sounds like.
        **dict(zip("АВЕЁКМНОРСТУХІЈЅ", "ABEEKMHOPCTYXIJS", strict=True)),
        # The others by their sound; those which have none in Latin stay, and name no stage.
        **dict(zip("БГДЖЗИЙЛПФЦЭЮ", "BGDJZIJLPFCEU", strict=True)),
    }
)
_DASHES = "-‐‑–—−"
# Figures such as ² or Ⅽ are letters to an expression; `_code` knows better.
_LETTERS, _NUMBER = r"[^\W\d_]{1,2}", r"\d{1,3}"
_ENDS = r"(?![^\W_])"
_START = re.compile(rf"\s*({_LETTERS})\s?({_NUMBER})(?:[{_DASHES}](\d{{1,9}}){_ENDS})?{_ENDS}")
# Without a blank inside: "в 3 раза" is no cell.
_TARGET = re.compile(rf",?\s+(?:(?:→|->|>)\s*)?({_LETTERS})({_NUMBER}){_ENDS}")
_UNENDED = re.compile(rf"[{_DASHES}](\d{{1,9}})")
# A dash before a mere number is its sign: an emotion level.
_BETWEEN = re.compile(rf"\s*(?:[:;.,)]|[{_DASHES}](?!\s*\d+\s*$))?\s*")
_SIGN = re.compile(rf"[{_DASHES}]\s*(?=\d+\Z)")


def latin(letters: str) -> str:
    """Return letters of a stage as they are printed, whichever alphabet they are typed in."""
    return letters.upper().translate(_LATIN)


class Code(NamedTuple):
    """The code of a cell as it is printed: the letters of its stage, the number of its lane."""

    letters: str
    number: int

    def __str__(self) -> str:
        return f"{self.letters}{self.number}"


class Line(NamedTuple):
    """What a line says: a cell, perhaps one of its stickers and the cell where that is now, and words."""

    code: Code
    sticker: int | None = None
    target: Code | None = None
    text: str = ""

    @property
    def number(self) -> str:
        """The number of the sticker as it is printed, "C3-2"; "C3" where there is none."""
        return str(self.code) if self.sticker is None else f"{self.code}-{self.sticker}"


def parse_line(typed: str) -> Line:
    """Return what a line says; raises NotAllowed where it does not begin with a code.

    A mark after the code is passed over; what follows a sticker's number and a colon is words in any case.
    """
    start = _START.match(typed)
    code = None if start is None else _code(start)
    if start is None or code is None:
        raise NotAllowed(NO_CODE)
    if start[3] is None:
        _refuse_unended(code, typed, start.end())
        return Line(code, None, None, _words(typed, start.end()))
    sticker = int(start[3])
    found = _TARGET.match(typed, start.end())
    target = None if found is None else _code(found)
    if found is None or target is None:
        return Line(code, sticker, None, _words(typed, start.end()))
    return Line(code, sticker, target, _words(typed, found.end()))


def _code(found: re.Match[str]) -> Code | None:
    letters, number = found[1], int(found[2])
    return Code(latin(letters), number) if letters.isalpha() else None


def _refuse_unended(code: Code, typed: str, at: int) -> None:
    """Raise NotAllowed for a sticker's number that goes on: with a blank left out it would be a new note."""
    found = _UNENDED.match(typed, at)
    if found is not None:
        number = f"{code}-{found[1]}"
        raise NotAllowed(
            Phrase(
                f"After the number of a sticker put a space: {number} …",
                f"После номера стикера нужен пробел: {number} …",
            )
        )


def _words(typed: str, at: int) -> str:
    between = _BETWEEN.match(typed, at)
    words = typed[at if between is None else between.end() :].strip()
    return _SIGN.sub("-", words)
