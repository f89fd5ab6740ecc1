"""The poster plan: from the size of a drawn map and a PrintSpec to pages, scale, sheets and seams.

Pure and quick, so that it can be made anew at every turn of a knob. All lengths are mm. The poster is
the page of the chosen paper with the map in its middle. Sheets cover the drawn map; where that saves a
row or column they cover a little less of the white around it. Each shows a window of the poster as large
as its printable area, and neighbours share an overlap. Within it runs the seam: the next sheet is cut along
the seam and glued over this one, so everything on the far side of a seam is cut off or covered, and that is
where guides and labels may stand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.printing.fitting import fitted, ways_to_lie

if TYPE_CHECKING:
    from cjm_desktop.printing.spec import PrintSpec

MOST_SHEETS = 400
GUIDE_WIDTH = 0.15
"""Of the lines to cut and to glue along, in mm; a strip no wider than that is not cut off."""
# Sizes are added and multiplied; a hair too wide is no reason for one more row of sheets.
_HAIR = 1e-6


class Span(NamedTuple):
    """What a row or column of sheets shows of the poster, and what of it is seen between the seams."""

    start: float
    end: float
    seam_before: float
    seam_after: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a tiled poster, counted from 1; row and column from 0.

    `window` is the part of the poster printed on it, `visible` the part that is seen once the poster is
    put together, both in mm on the poster.
    """

    number: int
    row: int
    column: int
    window: Rect
    visible: Rect

    @property
    def label(self) -> str:
        """Its place on the wall, row and column: "2-3". Letters would read as paper sizes, or as cells."""
        return sheet_label(self.row, self.column)


@dataclass(frozen=True, slots=True)
class PosterPlan:
    """A planned poster; lengths in mm.

    `drawn` is where the map stands on the poster's page, `scale` its size against the layout's
    millimetres. `sheet` is the size of a sheet as it lies, None for a poster of one page.
    """

    spec: PrintSpec
    page: Size
    scale: float
    drawn: Rect
    sheet: Size | None = None
    columns: tuple[Span, ...] = ()
    rows: tuple[Span, ...] = ()
    sheets: tuple[Sheet, ...] = ()

    @property
    def covered(self) -> Rect:
        """The part of the poster that the sheets show once they are put together."""
        if not self.sheets:
            return self.drawn
        x, y = self.columns[0].seam_before, self.rows[0].seam_before
        return Rect(x, y, self.columns[-1].seam_after - x, self.rows[-1].seam_after - y)

    @property
    def glued(self) -> Size:
        """The size of the poster as it will hang: put together, with the white edge that stays around it."""
        if not self.sheets:
            return self.page
        if len(self.sheets) == 1:
            return self.sheet or self.page
        return Size(self._glued_side(self.columns), self._glued_side(self.rows))

    @property
    def has_plan_page(self) -> bool:
        """Whether an assembly page goes first: never where there is nothing to put together."""
        return self.spec.has_plan_page and len(self.sheets) > 1

    @property
    def page_count(self) -> int:
        """How many pages the file will have."""
        return max(len(self.sheets), 1) + self.has_plan_page

    def _glued_side(self, spans: tuple[Span, ...]) -> float:
        """Return how long a side is from the edge of the first sheet to where the last is cut or ends."""
        margin, last = self.spec.margin, spans[-1]
        far = last.seam_after + margin
        is_cut = far + GUIDE_WIDTH < last.end
        return (far if is_cut else last.end + margin) - spans[0].start + margin


def sheet_label(row: int, column: int) -> str:
    """Return the label of a sheet by row and column, both counted from 0."""
    return f"{row + 1}-{column + 1}"


def plan(size: Size, spec: PrintSpec, ink: Rect | None = None) -> PosterPlan:
    """Plan a poster of a drawn map of `size` mm; raises PrintError with one sentence on bad input.

    `ink` is the part of the map's page that must be seen on sheets, all of it if not given: the white
    beyond may be cut to save sheets.
    """
    page, scale = fitted(size, spec)
    width, height = size.width * scale, size.height * scale
    drawn = Rect((page.width - width) / 2, (page.height - height) / 2, width, height)
    whole = PosterPlan(spec, page, scale, drawn)
    if spec.sheet is None:
        return whole
    shown = ink or Rect(0, 0, size.width, size.height)
    needed = Rect(
        drawn.x + shown.x * scale, drawn.y + shown.y * scale, shown.width * scale, shown.height * scale
    )
    tilings = [_tiled(whole, sheet, needed) for sheet in ways_to_lie(spec.sheet, spec.sheet_orientation)]
    best = min(tilings, key=lambda tiled: (len(tiled.columns) * len(tiled.rows), _turned(tiled)))
    return replace(best, sheets=_sheets(best))


def _tiled(whole: PosterPlan, sheet: Size, needed: Rect) -> PosterPlan:
    spec, drawn = whole.spec, whole.drawn
    reach_x, reach_y = sheet.width - 2 * spec.margin, sheet.height - 2 * spec.margin
    columns = _spans((drawn.x, drawn.right), (needed.x, needed.right), reach_x, spec.overlap)
    rows = _spans((drawn.y, drawn.bottom), (needed.y, needed.bottom), reach_y, spec.overlap)
    return replace(whole, sheet=sheet, columns=columns, rows=rows)


def _spans(
    whole: tuple[float, float], needed: tuple[float, float], reach: float, overlap: float
) -> tuple[Span, ...]:
    """Cover a length with windows of `reach` that share `overlap`; the seam halves each overlap."""
    step = reach - overlap
    start, end = whole
    count = _count(end - start, step, overlap)
    least = _count(needed[1] - needed[0], step, overlap)
    if least > MOST_SHEETS:
        raise PrintError(_too_many(least))
    if least < count:
        # As much of the white as these windows reach, the same on both sides of what must be seen.
        count, length = least, least * step + overlap
        start = min(max((needed[0] + needed[1] - length) / 2, start), end - length)
        end = start + length
    starts = [start + index * step for index in range(count)]
    seams = [start, *(begin + overlap / 2 for begin in starts[1:]), end]
    return tuple(
        Span(begin, begin + reach, before, after)
        for begin, before, after in zip(starts, seams, seams[1:], strict=False)
    )


def _count(length: float, step: float, overlap: float) -> int:
    return max(1, math.ceil((length - overlap) / step - _HAIR))


def _turned(tiled: PosterPlan) -> bool:
    """Whether the sheets lie otherwise than the poster: of equal choices the one that looks alike wins."""
    sheet = tiled.sheet or tiled.page
    return (sheet.width > sheet.height) != (tiled.page.width > tiled.page.height)


def _sheets(tiled: PosterPlan) -> tuple[Sheet, ...]:
    count = len(tiled.rows) * len(tiled.columns)
    if count > MOST_SHEETS:
        raise PrintError(_too_many(count))
    return tuple(
        Sheet(
            number=row * len(tiled.columns) + column + 1,
            row=row,
            column=column,
            window=Rect(across.start, down.start, across.end - across.start, down.end - down.start),
            visible=Rect(
                across.seam_before,
                down.seam_before,
                across.seam_after - across.seam_before,
                down.seam_after - down.seam_before,
            ),
        )
        for row, down in enumerate(tiled.rows)
        for column, across in enumerate(tiled.columns)
    )


def _too_many(count: int) -> Phrase:
    return Phrase(
        f"This poster would take {count} sheets or more, and {MOST_SHEETS} is the limit: "
        "take larger sheets, smaller paper or less overlap.",
        f"На такой плакат уйдёт {count} листов или больше, а предел — {MOST_SHEETS}: "
        "возьмите листы крупнее, бумагу меньше или нахлёст меньше.",
    )
