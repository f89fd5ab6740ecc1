"""Paper: the sizes that have names, sizes given by width and height, rolls, and a page made to measure.

All lengths are mm.
"""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.geometry import Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.terms import exact_number, exact_sides

if TYPE_CHECKING:
    from collections.abc import Mapping

POINTS_PER_MM = 72 / 25.4
SMALLEST_SIDE = 50.0
LARGEST_SIDE = 5000.0
"""In mm: from a label up to what a PDF page can measure."""

# The sign between the two may be a Latin or Cyrillic letter, as typed, or the sign itself.
_BY_SIDES = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:mm|мм)?\s*[x×*хX\u0425]\s*(\d+(?:[.,]\d+)?)\s*(?:mm|мм)?")


_ROLL = re.compile(r"(?:roll|рулон)\s*:?\s*(-?\d+(?:[.,]\d+)?)\s*(?:mm|мм)?")


class Form(StrEnum):
    """How a paper is sold: cut, or from the roll; or that the page is made to measure."""

    CUT = "cut"
    ROLL = "roll"
    AUTO = "auto"


class Paper(NamedTuple):
    """A paper by name and sides in mm; a paper with a name stands upright.

    A roll's width is its own, its height the longest page that is taken from it. Of a page as large as
    the map, the sides are not known before that is.
    """

    name: str
    width: float
    height: float
    form: Form = Form.CUT

    @property
    def is_own(self) -> bool:
        """Whether it is told by its sides alone and lies as they say."""
        return self.name.casefold() not in PAPERS

    @property
    def portrait(self) -> Size:
        """Its size standing upright."""
        return Size(min(self.width, self.height), max(self.width, self.height))

    @property
    def landscape(self) -> Size:
        """Its size lying on its side."""
        return Size(max(self.width, self.height), min(self.width, self.height))


def _table(*papers: Paper) -> Mapping[str, Paper]:
    return MappingProxyType({paper.name.casefold(): paper for paper in papers})


PAPERS = _table(
    Paper("A0", 841, 1189),
    Paper("A1", 594, 841),
    Paper("A2", 420, 594),
    Paper("A3", 297, 420),
    Paper("A4", 210, 297),
    Paper("Letter", 215.9, 279.4),
    Paper("Legal", 215.9, 355.6),
    Paper("Tabloid", 279.4, 431.8),
)
"""The papers with a name, by that name in small letters (ISO 216, ANSI Y14.1)."""

AUTO = Paper("auto", LARGEST_SIDE, LARGEST_SIDE, Form.AUTO)
"""A page as large as the map at its scale, 100 % if none is given."""
_AUTO_WORDS = frozenset({"auto", "авто"})

A1 = PAPERS["a1"]
A3 = PAPERS["a3"]
A4 = PAPERS["a4"]
OFFICE_PAPERS = (A4, A3, PAPERS["letter"])
"""The papers that an office printer takes."""


def parse_paper(text: str) -> Paper:
    """Return the paper named `text`; raises PrintError.

    "A1", "letter", sides in mm as in "900x600", a roll by its width as in "roll:914", or "auto".
    """
    wanted = text.strip()
    # A Cyrillic "А" looks the same on the key and on the screen.
    named = PAPERS.get(wanted.casefold().replace("а", "a"))
    if named is not None:
        return named
    if wanted.casefold() in _AUTO_WORDS:
        return AUTO
    roll = _ROLL.fullmatch(wanted.casefold())
    if roll is not None:
        return roll_paper(_length(roll.group(1)))
    sides = parse_sides(wanted)
    if sides is None:
        raise PrintError(_unknown(wanted))
    return custom_paper(*sides)


def parse_sides(text: str) -> Size | None:
    """Return width and height in mm as in "900x600", or None where a text is none."""
    sides = _BY_SIDES.fullmatch(text.strip())
    return None if sides is None else Size(*map(_length, sides.groups()))


def _length(text: str) -> float:
    return float(text.replace(",", "."))


def roll_paper(width: float) -> Paper:
    """Return a roll of this width in mm; raises PrintError where it is too narrow or too wide."""
    if not SMALLEST_SIDE <= width <= LARGEST_SIDE:
        asked = exact_number(width)
        raise PrintError(
            Phrase(
                f"A roll of {asked.en} mm cannot be printed: its width must measure from "
                f"{SMALLEST_SIDE:g} to {LARGEST_SIDE:g} mm.",
                f"На рулоне шириной {asked.ru} мм напечатать нельзя: нужна ширина от "
                f"{SMALLEST_SIDE:g} до {LARGEST_SIDE:g} мм.",
            )
        )
    return Paper(f"roll:{width:g}", width, LARGEST_SIDE, Form.ROLL)


def custom_paper(width: float, height: float) -> Paper:
    """Return a paper of these sides in mm; raises PrintError where one is too small or too large."""
    if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in (width, height)):
        sides = exact_sides((width, height))
        raise PrintError(
            Phrase(
                f"A paper of {sides.en} mm cannot be printed: each side must measure from "
                f"{SMALLEST_SIDE:g} to {LARGEST_SIDE:g} mm.",
                f"Бумагу {sides.ru} мм напечатать нельзя: каждая сторона — от "
                f"{SMALLEST_SIDE:g} до {LARGEST_SIDE:g} мм.",
            )
        )
    return Paper(f"{width:g} × {height:g}", width, height)


def _unknown(wanted: str) -> Phrase:
    names = ", ".join(paper.name for paper in PAPERS.values())
    return Phrase(
        f"There is no paper “{wanted}”: give one of {names}, width and height in mm as in 900x600, "
        "the width of a roll as in roll:914, or auto.",
        f"Бумаги «{wanted}» нет: укажите {names}, ширину и высоту в мм, например 900x600, "
        "ширину рулона, например roll:914, или auto.",
    )
