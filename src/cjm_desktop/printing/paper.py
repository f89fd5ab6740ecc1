"""Paper: the sizes that have names, and sizes given by width and height in mm."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.geometry import Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

POINTS_PER_MM = 72 / 25.4
SMALLEST_SIDE = 50.0
LARGEST_SIDE = 5000.0
"""In mm: from a label up to what a PDF page can measure."""

# The sign between the two may be a Latin or Cyrillic letter, as typed, or the sign itself.
_BY_SIDES = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:mm|мм)?\s*[x×*хX\u0425]\s*(\d+(?:[.,]\d+)?)\s*(?:mm|мм)?")


class Paper(NamedTuple):
    """A paper by name and sides in mm; a paper with a name stands upright."""

    name: str
    width: float
    height: float

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

A1 = PAPERS["a1"]
A3 = PAPERS["a3"]
A4 = PAPERS["a4"]


def parse_paper(text: str) -> Paper:
    """Return the paper named `text`: "A1", "letter", or sides in mm as in "900x600"; raises PrintError."""
    wanted = text.strip()
    # A Cyrillic "А" looks the same on the key and on the screen.
    named = PAPERS.get(wanted.casefold().replace("а", "a"))
    if named is not None:
        return named
    sides = _BY_SIDES.fullmatch(wanted)
    if sides is None:
        raise PrintError(_unknown(wanted))
    width, height = (float(side.replace(",", ".")) for side in sides.groups())
    return custom_paper(width, height)


def custom_paper(width: float, height: float) -> Paper:
    """Return a paper of these sides in mm; raises PrintError where one is too small or too large."""
    if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in (width, height)):
        raise PrintError(
            Phrase(
                f"A paper of {width:g} × {height:g} mm cannot be printed: each side must measure from "
                f"{SMALLEST_SIDE:g} to {LARGEST_SIDE:g} mm.",
                f"Бумагу {width:g} × {height:g} мм напечатать нельзя: каждая сторона — от "
                f"{SMALLEST_SIDE:g} до {LARGEST_SIDE:g} мм.",
            )
        )
    return Paper(f"{width:g} × {height:g}", width, height)


def _unknown(wanted: str) -> Phrase:
    names = ", ".join(paper.name for paper in PAPERS.values())
    return Phrase(
        f"There is no paper “{wanted}”: give one of {names}, or width and height in mm as in 900x600.",
        f"Бумаги «{wanted}» нет: укажите {names} или ширину и высоту в мм, например 900x600.",
    )
