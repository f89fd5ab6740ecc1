"""The poster plan: from the size of a drawn map and a PrintSpec to pages, scale, sheets and seams.

Pure and quick, so that it can be made anew at every turn of a knob. All lengths are mm. The poster is
the page of the chosen paper with the map in its middle. Sheets cover the drawn map; where that saves a
row or column, or keeps a text whole, they cover a little less of the white around it. Each shows a window
of the poster, at most as large as its printable area. Neighbours share an overlap, and up to half of one
more where there is room. Within it runs the seam: the next sheet is cut along the seam and glued over this
one, so everything on the far side of a seam is cut off or covered, and there guides and labels may stand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.printing.planning.fitting import fitted, ways_to_lie
from cjm_desktop.printing.planning.seams import Axis, Seams, best_seams
from cjm_desktop.printing.spec import ExtraSheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.printing.planning.obstacles import Obstacles, Profile
    from cjm_desktop.printing.spec import PrintSpec

MOST_SHEETS = 400
GUIDE_WIDTH = 0.15
"""Of the lines to cut and to glue along, in mm; a strip no wider than that is not cut off."""
NARROWEST = 20.0
"""What a sheet should show at least, in mm."""
MOST_SPARE = 2
"""So many rows and columns of sheets more are tried where the least number of them would cut texts."""
_WORTH_OF_NONE = 0.25
"""Sheets that a poster without a cut text may take more, as a share of the others."""


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
    millimetres. `sheet` is the size of a sheet as it lies, None for a poster of one page. `sheets` are
    those that are printed: those of `blank`, by row and column, would show nothing. `cut_texts` counts the
    lines of text, faces and signs of the map that seams cut, words over and under it left out.
    """

    spec: PrintSpec
    page: Size
    scale: float
    drawn: Rect
    sheet: Size | None = None
    columns: tuple[Span, ...] = ()
    rows: tuple[Span, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    blank: frozenset[tuple[int, int]] = frozenset()
    cut_texts: int = 0

    def has_sheet(self, row: int, column: int) -> bool:
        """Whether a sheet is printed for this place in the grid, both counted from 0."""
        is_in_grid = 0 <= row < len(self.rows) and 0 <= column < len(self.columns)
        return is_in_grid and (row, column) not in self.blank

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


def plan(
    size: Size, spec: PrintSpec, ink: Rect | None = None, obstacles: Obstacles | None = None
) -> PosterPlan:
    """Plan a poster of a drawn map of `size` mm; raises PrintError with one sentence on bad input.

    `ink` is the part of the map's page that must be seen on sheets, all of it if not given: the white
    beyond may be cut to save sheets. `obstacles` are what seams should keep away from.
    """
    page, scale = fitted(size, spec)
    width, height = size.width * scale, size.height * scale
    drawn = Rect((page.width - width) / 2, (page.height - height) / 2, width, height)
    whole = PosterPlan(spec, page, scale, drawn)
    if spec.sheet is None:
        return whole
    needed = ink or Rect(0, 0, size.width, size.height)
    ways = ways_to_lie(spec.sheet, spec.sheet_orientation)
    return min((_tiled(whole, sheet, needed, obstacles) for sheet in ways), key=dearness)


def dearness(tiled: PosterPlan) -> tuple[int, int, bool]:
    """Return what tells the better of two ways to lay sheets: how many, what they cut, how they lie.

    Of equal choices those win that lie as the poster does.
    """
    sheet = tiled.sheet or tiled.page
    is_turned = (sheet.width > sheet.height) != (tiled.page.width > tiled.page.height)
    return (*_cost(tiled.spec.extra, len(tiled.sheets), tiled.cut_texts), is_turned)


def _cost(extra: ExtraSheets, sheets: int, cut: int) -> tuple[int, int]:
    """Return what tells the better of two tilings, the lesser one.

    A cut text weighs as much as a sheet, and the first one a quarter of all sheets beside that; with "all" it
    weighs more than any number of sheets, with "none" less than one.
    """
    if extra is ExtraSheets.WORTH:
        return sheets + cut + (ceil(sheets * _WORTH_OF_NONE) if cut else 0), cut
    return (cut, sheets) if extra is ExtraSheets.ALL else (sheets, cut)


def _tiled(whole: PosterPlan, sheet: Size, needed: Rect, obstacles: Obstacles | None) -> PosterPlan:
    """Lay sheets over a poster; `needed` is in the layout's mm, in which the seams are found."""
    spec, scale, drawn = whole.spec, whole.scale, whole.drawn
    reach = Size(sheet.width - 2 * spec.margin, sheet.height - 2 * spec.margin)
    wide = _axis(whole, drawn.width, (needed.x, needed.right), reach.width)
    high = _axis(whole, drawn.height, (needed.y, needed.bottom), reach.height)
    across, down, blank = _seams(wide, high, obstacles, spec.extra)
    tiled = replace(
        whole,
        sheet=sheet,
        columns=_spans([drawn.x + place * scale for place in across.places], reach.width, spec.overlap),
        rows=_spans([drawn.y + place * scale for place in down.places], reach.height, spec.overlap),
        cut_texts=across.texts + down.texts,
        blank=blank,
    )
    if len(tiled.columns) * len(tiled.rows) == 1:
        columns, rows = _centred(tiled.columns[0], reach.width), _centred(tiled.rows[0], reach.height)
        tiled = replace(tiled, columns=(columns,), rows=(rows,))
    return replace(tiled, sheets=tuple(_sheets(tiled)))


def _centred(span: Span, reach: float) -> Span:
    """Return what an only sheet shows, with the map in the middle of it."""
    start = (span.seam_before + span.seam_after - reach) / 2
    return span._replace(start=start, end=start + reach)


def _axis(whole: PosterPlan, length: float, needed: tuple[float, float], reach: float) -> Axis:
    """Return one axis of a poster of `length` mm on which sheets reach so far, in the layout's mm."""
    scale, overlap = whole.scale, whole.spec.overlap
    return Axis((0.0, length / scale), needed, reach / scale, overlap / scale, NARROWEST / scale)


class _Tiling(NamedTuple):
    """The seams of both axes, and the sheets between them that would show nothing."""

    across: Seams
    down: Seams
    blank: frozenset[tuple[int, int]]

    @property
    def places(self) -> int:
        return (len(self.across.places) - 1) * (len(self.down.places) - 1)

    def cost(self, extra: ExtraSheets) -> tuple[int, int]:
        return _cost(extra, self.places - len(self.blank), self.across.texts + self.down.texts)


def _seams(wide: Axis, high: Axis, obstacles: Obstacles | None, extra: ExtraSheets) -> _Tiling:
    """Return the seams of the least number of sheets, or of a few more where that keeps texts whole."""
    least = wide.least_count * high.least_count
    if least > MOST_SHEETS:
        raise PrintError(_too_many(least))
    across, down = (None, None) if obstacles is None else (obstacles.across, obstacles.down)
    tilings = (
        _Tiling(columns, rows, _blank(columns, rows, obstacles))
        for columns in _choices(wide, across, extra)
        for rows in _choices(high, down, extra)
    )
    return min(
        (tiling for tiling in tilings if tiling.places <= MOST_SHEETS), key=lambda tiling: tiling.cost(extra)
    )


def _choices(axis: Axis, profile: Profile | None, extra: ExtraSheets) -> list[Seams]:
    """Return the seams of the least number of sheets, and of each few more that cut less."""
    least = axis.least_count
    found = [best_seams(axis, least, profile)]
    if extra is not ExtraSheets.NONE:
        for count in range(least + 1, least + 1 + MOST_SPARE):
            if found[-1].texts:
                more = best_seams(axis, count, profile)
                found += [more] if more.texts < found[-1].texts else []
    return found


def _blank(across: Seams, down: Seams, obstacles: Obstacles | None) -> frozenset[tuple[int, int]]:
    """Return the sheets that would show nothing; a map without any ink is still a poster."""
    if obstacles is None:
        return frozenset()
    blank = obstacles.ink.blank([*pairwise(down.places)], [*pairwise(across.places)])
    count = (len(across.places) - 1) * (len(down.places) - 1)
    return blank if len(blank) < count else frozenset()


def _spans(seams: Sequence[float], reach: float, overlap: float) -> tuple[Span, ...]:
    """Return the windows between seams, the last as far as it reaches.

    They begin half an overlap before their seams. Where there is room they end a whole one after the next:
    more is covered in the end, and would only take time and ink.
    """
    starts = [seams[0], *(seam - overlap / 2 for seam in seams[1:-1])]
    ends = [*(seam + overlap for seam in seams[1:-1]), starts[-1] + reach]
    return tuple(
        Span(start, min(end, start + reach), before, after)
        for start, end, (before, after) in zip(starts, ends, pairwise(seams), strict=True)
    )


def _sheets(tiled: PosterPlan) -> Iterator[Sheet]:
    """Yield the sheets that are printed, row by row, counted from 1."""
    number = 0
    for row, down in enumerate(tiled.rows):
        for column, across in enumerate(tiled.columns):
            if (row, column) in tiled.blank:
                continue
            number += 1
            yield Sheet(
                number=number,
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


def _too_many(count: int) -> Phrase:
    return Phrase(
        f"This poster would take {count} sheets or more, and {MOST_SHEETS} is the limit: "
        "take larger sheets, smaller paper or less overlap.",
        f"На такой плакат уйдёт {count} листов или больше, а предел — {MOST_SHEETS}: "
        "возьмите листы крупнее, бумагу меньше или нахлёст меньше.",
    )
