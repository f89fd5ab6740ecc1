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
_LETTERS, _NUMBER = r"[^\W\d_]{1,2}", r"\d{1,3}"
_ENDS = r"(?![^\W_])"
_START = re.compile(rf"\s*({_LETTERS}\s?{_NUMBER})(?:[{_DASHES}](\d{{1,4}}){_ENDS})?{_ENDS}")
# Without a blank inside: "в 3 раза" is no cell.
_TARGET = re.compile(rf",?\s+(?:(?:→|->|>)\s*)?({_LETTERS}{_NUMBER}){_ENDS}")
# A dash before a mere number is its sign: an emotion level.
_BETWEEN = re.compile(rf"\s*(?:[:;.,)]|[{_DASHES}](?!\s*\d+\s*$))?\s*")
_SIGN = re.compile(rf"[{_DASHES}]\s*(?=\d+\Z)")


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
    if start is None:
        raise NotAllowed(NO_CODE)
    code = _code(start[1])
    if start[2] is None:
        return Line(code, None, None, _words(typed, start.end()))
    sticker = int(start[2])
    target = _TARGET.match(typed, start.end())
    if target is None:
        return Line(code, sticker, None, _words(typed, start.end()))
    return Line(code, sticker, _code(target[1]), _words(typed, target.end()))


def _code(text: str) -> Code:
    letters = "".join(sign for sign in text if sign.isalpha())
    return Code(letters.upper().translate(_LATIN), int(text[len(letters) :]))


def _words(typed: str, at: int) -> str:
    between = _BETWEEN.match(typed, at)
    words = typed[at if between is None else between.end() :].strip()
    return _SIGN.sub("-", words)
