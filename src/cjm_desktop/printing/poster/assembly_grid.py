"""The grid over the small poster of an assembly page: seams, names, the order of gluing, blank sheets."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Box, Outline, TextRun
from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.layout.text import line_width, single_line, text_width
from cjm_desktop.layout.typography import CAP_HEIGHT, MM_PER_PT, TextStyle, Weight
from cjm_desktop.printing.planning.clearings import AT_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.printing.planning.clearings import Seen
    from cjm_desktop.printing.planning.plan import PosterPlan, Span

NUMBER = TextStyle(Weight.SEMIBOLD, 8, 1.3)
"""Of rows and columns."""
_LARGEST_ORDER, _SMALLEST_ORDER = 5.0, 3.5
"""Of the number in the order of gluing, in pt: smaller ones are left out."""
_ORDER_SHARE = 0.15
"""How much of the shorter side of a sheet such a number may take."""
_SEAM, _EDGE, _CROSS = 0.3, 0.2, 0.2
_HALO, _HALO_SHARE = 0.9, 0.05
"""Of the pale edge of a seam: at most so much, in mm, and so much of the shorter side of a sheet."""
_NUMBER_GAP = 1.2
"""Between a number and the picture."""


def grid(plan: PosterPlan, picture: Rect, shrink: float, seen: Seen) -> Iterator[Primitive]:
    """Yield what lies over a picture of the poster, in mm of the page; the numbers beside it name sheets.

    `seen` tells what of the map's words the picture shows where.
    """
    cells = _Cells(plan, picture, shrink)
    halo = max(_SEAM, min(_HALO, cells.shortest_side * _HALO_SHARE))
    for row, column in sorted(plan.blank):
        yield from _crossed(cells.rect(row, column))
    for across in plan.columns[1:]:
        x = cells.x(across.seam_before)
        yield from _seam(x, picture.y, x, picture.bottom, halo)
    for down in plan.rows[1:]:
        y = cells.y(down.seam_before)
        yield from _seam(picture.x, y, picture.right, y, halo)
    yield Box(picture, line="faint", line_width=_EDGE)
    yield from _order(plan, cells, seen)
    yield from _names(plan, cells)


class _Cells:
    """Where the sheets are on the picture; from mm of the poster to mm of the page."""

    def __init__(self, plan: PosterPlan, picture: Rect, shrink: float) -> None:
        self.plan, self.picture, self.shrink = plan, picture, shrink

    @property
    def shortest_side(self) -> float:
        """Of what is seen of any sheet, in mm of the page."""
        spans = (*self.plan.columns, *self.plan.rows)
        return min(span.seam_after - span.seam_before for span in spans) * self.shrink

    def x(self, x: float) -> float:
        return self.picture.x + (x - self.plan.covered.x) * self.shrink

    def y(self, y: float) -> float:
        return self.picture.y + (y - self.plan.covered.y) * self.shrink

    def rect(self, row: int, column: int) -> Rect:
        across, down = self.plan.columns[column], self.plan.rows[row]
        x, y = self.x(across.seam_before), self.y(down.seam_before)
        return Rect(x, y, self.x(across.seam_after) - x, self.y(down.seam_after) - y)


def _crossed(cell: Rect) -> Iterator[Primitive]:
    """Yield the cross over a sheet that is not printed."""
    yield Box(cell, fill="faint_line")
    steps: tuple[tuple[str | float, ...], ...] = (
        ("M", cell.x, cell.y),
        ("L", cell.right, cell.bottom),
        ("M", cell.right, cell.y),
        ("L", cell.x, cell.bottom),
    )
    yield Outline(steps, line="faint", line_width=_CROSS)


def _seam(x1: float, y1: float, x2: float, y2: float, halo: float) -> Iterator[Outline]:
    """Yield a line with a pale edge, to be seen on dark ground as well as on white."""
    steps: tuple[tuple[str | float, ...], ...] = (("M", x1, y1), ("L", x2, y2))
    yield Outline(steps, line="paper", line_width=halo)
    yield Outline(steps, line="band:1", line_width=_SEAM)


def _order(plan: PosterPlan, cells: _Cells, seen: Seen) -> Iterator[Primitive]:
    """Yield each sheet's number, where it covers no word: the order in which they are printed and glued."""
    style = _order_style(cells)
    if style is None:
        return
    for sheet in plan.sheets:
        cell = cells.rect(sheet.row, sheet.column)
        line, em = single_line(str(sheet.number), style), style.size
        width, height = line_width(line, style) + 0.8 * em, 1.3 * em
        chip = seen.clearest(cell.grown(-em * 0.3), Size(width, height), AT_END)
        yield Box(chip, radius=height / 2, fill="paper", line="faint", line_width=_EDGE)
        baseline = chip.y + height / 2 + CAP_HEIGHT * em / 2
        yield TextRun(chip.x + 0.4 * em, baseline, line, style.weight, em, "secondary")


def _order_style(cells: _Cells) -> TextStyle | None:
    """Return the style of the numbers that fits the smallest sheet, None where nobody could read them."""
    points = min(cells.shortest_side * _ORDER_SHARE / MM_PER_PT, _LARGEST_ORDER)
    return TextStyle(Weight.SEMIBOLD, points) if points >= _SMALLEST_ORDER else None


def _names(plan: PosterPlan, cells: _Cells) -> Iterator[TextRun]:
    """Yield the numbers of columns above the picture and of rows at its left; they cover nothing."""
    picture, middle = cells.picture, CAP_HEIGHT * NUMBER.size / 2
    widest = text_width(str(len(plan.columns)), NUMBER) + NUMBER.size / 2
    for number, column in _numbered(plan.columns, widest / cells.shrink):
        line = single_line(str(number), NUMBER)
        x = cells.x(_centre(column)) - line_width(line, NUMBER) / 2
        yield TextRun(x, picture.y - _NUMBER_GAP, line, NUMBER.weight, NUMBER.size, "ink")
    for number, row in _numbered(plan.rows, NUMBER.size / cells.shrink):
        line = single_line(str(number), NUMBER)
        x = picture.x - _NUMBER_GAP - line_width(line, NUMBER)
        yield TextRun(x, cells.y(_centre(row)) + middle, line, NUMBER.weight, NUMBER.size, "ink")


def _numbered(spans: Sequence[Span], needed: float) -> Iterator[tuple[int, Span]]:
    """Yield rows or columns with their numbers; some are left out where one needs more than it has."""
    narrowest = min(span.seam_after - span.seam_before for span in spans)
    step = max(1, ceil(needed / narrowest))
    yield from list(enumerate(spans, 1))[::step]


def _centre(span: Span) -> float:
    return (span.seam_before + span.seam_after) / 2
