"""What the user asks for when he prints stickers: one frozen record for dialog, command line and job."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted
from cjm_desktop.printing.paper import A4, Paper, parse_sides
from cjm_desktop.printing.spec import DEFAULT_MARGIN, EVERYTHING, STICKER, Chosen, Coloring, Orientation

if TYPE_CHECKING:
    from cjm_desktop.layout.geometry import Point, Size

MOST_BLANK = 20
"""Blank stickers for one cell."""
_COUNTS = re.compile(r"(\d{1,4})\s*[x×*хX\u0425]\s*(\d{1,4})")


class StickerOrder(StrEnum):
    """Which stickers lie together: those of a lane, or those of a stage."""

    LANE = "lane"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class LabelGrid:
    """The labels of a label sheet, lengths in mm.

    `corner` is how far the first label lies from the left and the upper edge, None in the middle of the
    sheet; `pitch` how far each is from the next, None the size of a label: without gaps.
    """

    columns: int
    rows: int
    corner: Point | None = None
    pitch: Size | None = None


@dataclass(frozen=True, slots=True)
class StickerSpec:
    """Stickers as asked for; lengths in mm.

    `grid` is that of a label sheet; without it a sheet takes as many stickers as fit. `margin` is the edge
    of each sheet that the printer cannot reach. With `blank` there are so many stickers without text for
    each cell, else those of the cards: of all that are `chosen`, or of those whose ids are in `cards`.
    With `is_apart` each lane, or each stage, begins a sheet: notes of another colour may be taken for it.
    `has_guide` is for printing onto sticky notes: a page of outlines to stick them on goes first.
    """

    sheet: Paper = A4
    orientation: Orientation = Orientation.AUTO
    size: Size = STICKER
    margin: float = DEFAULT_MARGIN
    grid: LabelGrid | None = None
    blank: int = 0
    chosen: Chosen = EVERYTHING
    cards: frozenset[str] | None = None
    order: StickerOrder = StickerOrder.LANE
    is_apart: bool = False
    has_guide: bool = False
    coloring: Coloring = Coloring.COLOR


def require_blank(count: int) -> int:
    """Return how many blank stickers there are for a cell; raises PrintError for none or too many."""
    if not 1 <= count <= MOST_BLANK:
        raise PrintError(
            Phrase(
                f"Blank stickers for each cell: from 1 to {MOST_BLANK}, not {count}.",
                f"Пустых стикеров на ячейку: от 1 до {MOST_BLANK}, а не {count}.",
            )
        )
    return count


def parse_lengths(text: str) -> Size:
    """Return two lengths in mm written as "76x76" or "63,5 × 38,1"; raises PrintError."""
    sides = parse_sides(text)
    if sides is None or not all(map(math.isfinite, sides)):
        said = quoted(text.strip())
        raise PrintError(
            Phrase(
                f"“{said}” is no width and height: write two lengths in mm as in 76x76.",
                f"«{said}» — не ширина и высота: напишите две длины в мм, например 76x76.",
            )
        )
    return sides


def parse_grid(text: str) -> tuple[int, int]:
    """Return the columns and rows of a label sheet written as "3x7"; raises PrintError."""
    found = _COUNTS.fullmatch(text.strip())
    if found is None:
        said = quoted(text.strip())
        raise PrintError(
            Phrase(
                f"“{said}” is no grid of labels: write columns and rows as in 3x7.",
                f"«{said}» — не сетка этикеток: напишите число столбцов и рядов, например 3x7.",
            )
        )
    columns, rows = map(int, found.groups())
    return columns, rows
