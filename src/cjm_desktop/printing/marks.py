"""What is printed on a sheet beside the map: guides, labels and arrows, all inside the printable area.

Everything stands on the far side of a seam, where it is cut off or covered once the poster is put
together: the finished wall shows the map and nothing else. A dashed line says "cut", a solid one "lay
the next sheet here".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Box, Outline, TextRun
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.text import line_width, single_line
from cjm_desktop.layout.typography import TextStyle, Weight
from cjm_desktop.printing.plan import sheet_label
from cjm_desktop.printing.wording import cut_off, goes_on_top, sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import DisplayList, Primitive
    from cjm_desktop.printing.plan import PosterPlan, Sheet

GUIDE_WIDTH = 0.15
GUIDE_DASH = (2.0, 1.4)
LARGEST_POINTS = 7.0
SMALLEST_BAND = 2.2
"""A band between seam and edge narrower than this many mm has no room for words."""
_CORNER_GAP = 4.0
_CAP = 0.7
"""The height of a capital letter as a share of the em."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A display list on a sheet with its origin, in mm; turned, it reads from the bottom up."""

    x: float
    y: float
    items: DisplayList
    is_turned: bool = False


def sheet_marks(plan: PosterPlan, sheet: Sheet, language: str) -> tuple[Mark, ...]:
    """Return the marks of one sheet; none where the poster is a single sheet."""
    if len(plan.sheets) < 2:
        return ()
    bands = _Bands.of(plan, sheet)
    return (Mark(0, 0, tuple(_guides(bands))), *_words(plan, sheet, bands, language))


@dataclass(frozen=True, slots=True)
class _Bands:
    """A sheet in its own mm: its printed area, what of it stays visible, where the poster ends.

    `left`, `top`, `right` and `bottom` say on which sides there is a neighbour.
    """

    printed: Rect
    visible: Rect
    left: bool
    top: bool
    right: bool
    bottom: bool
    poster_right: float
    poster_bottom: float

    @classmethod
    def of(cls, plan: PosterPlan, sheet: Sheet) -> _Bands:
        margin = plan.spec.margin
        dx, dy = margin - sheet.window.x, margin - sheet.window.y
        # The white edge of the first sheets is repeated at the end, so that the poster looks even.
        return cls(
            printed=sheet.window.moved(dx, dy),
            visible=sheet.visible.moved(dx, dy),
            left=sheet.column > 0,
            top=sheet.row > 0,
            right=sheet.column < len(plan.columns) - 1,
            bottom=sheet.row < len(plan.rows) - 1,
            poster_right=plan.covered.right + margin + dx,
            poster_bottom=plan.covered.bottom + margin + dy,
        )

    @property
    def breadth(self) -> float:
        """The breadth of a band between seam and printed edge."""
        if self.left:
            return self.visible.x - self.printed.x
        if self.top:
            return self.visible.y - self.printed.y
        if self.right:
            return self.printed.right - self.visible.right
        return self.printed.bottom - self.visible.bottom


def _guides(bands: _Bands) -> Iterator[Outline]:
    """Yield lines along whole edges, each with its full width beyond the seam."""
    printed, visible, half = bands.printed, bands.visible, GUIDE_WIDTH / 2
    low, far = min(printed.bottom, bands.poster_bottom), min(printed.right, bands.poster_right)
    if bands.left:
        yield _line(visible.x - half, printed.y, visible.x - half, low, is_cut=True)
    if bands.top:
        yield _line(printed.x, visible.y - half, far, visible.y - half, is_cut=True)
    if bands.right:
        yield _line(visible.right + half, printed.y, visible.right + half, low, is_cut=False)
    elif bands.poster_right + GUIDE_WIDTH < printed.right:
        yield _line(bands.poster_right + half, printed.y, bands.poster_right + half, low, is_cut=True)
    if bands.bottom:
        yield _line(printed.x, visible.bottom + half, far, visible.bottom + half, is_cut=False)
    elif bands.poster_bottom + GUIDE_WIDTH < printed.bottom:
        yield _line(printed.x, bands.poster_bottom + half, far, bands.poster_bottom + half, is_cut=True)


def _line(x1: float, y1: float, x2: float, y2: float, *, is_cut: bool) -> Outline:
    steps: tuple[tuple[str | float, ...], ...] = (("M", x1, y1), ("L", x2, y2))
    return Outline(steps, line="faint", line_width=GUIDE_WIDTH, dash=GUIDE_DASH if is_cut else ())


def _words(plan: PosterPlan, sheet: Sheet, bands: _Bands, language: str) -> Iterator[Mark]:
    """Yield the label of the sheet and what is to be done at each of its edges."""
    breadth = bands.breadth
    if breadth < SMALLEST_BAND:
        return
    style = TextStyle(Weight.REGULAR, min(LARGEST_POINTS, breadth * LARGEST_POINTS / 5))
    printed, visible = bands.printed, bands.visible
    middle_x = (visible.x + visible.right) / 2
    middle_y = (visible.y + visible.bottom) / 2
    row, column = sheet.row, sheet.column
    if bands.left:
        text = cut_off(sheet_label(row, column - 1), language)
        yield _chip(text, style, (visible.x + printed.x) / 2, middle_y, arrow=-1, is_turned=True)
    if bands.top:
        text = cut_off(sheet_label(row - 1, column), language)
        yield _chip(text, style, middle_x, (visible.y + printed.y) / 2, arrow=-1)
    if bands.right:
        text = goes_on_top(sheet_label(row, column + 1), language)
        yield _chip(text, style, (visible.right + printed.right) / 2, middle_y, arrow=1, is_turned=True)
    if bands.bottom:
        text = goes_on_top(sheet_label(row + 1, column), language)
        yield _chip(text, style, middle_x, (visible.bottom + printed.bottom) / 2, arrow=1)
    yield _name(sheet_name(sheet, len(plan.sheets), language), style, bands)


def _name(text: str, style: TextStyle, bands: _Bands) -> Mark:
    """Place the sheet's own label in a corner of a band, along the edge."""
    printed, visible = bands.printed, bands.visible
    half = _chip_width(text, style, has_arrow=False) / 2
    along_x, along_y = visible.x + _CORNER_GAP + half, visible.y + _CORNER_GAP + half
    if bands.bottom:
        return _chip(text, style, along_x, (visible.bottom + printed.bottom) / 2, ink="ink")
    if bands.top:
        return _chip(text, style, along_x, (visible.y + printed.y) / 2, ink="ink")
    across = (visible.right + printed.right) / 2 if bands.right else (visible.x + printed.x) / 2
    return _chip(text, style, across, along_y, ink="ink", is_turned=True)


def _chip_width(text: str, style: TextStyle, *, has_arrow: bool) -> float:
    arrow = style.size * 1.1 if has_arrow else 0.0
    return line_width(single_line(text, style), style) + arrow + style.size


def _chip(  # noqa: PLR0913 - a mark is said in one line where it is placed
    text: str,
    style: TextStyle,
    x: float,
    y: float,
    *,
    arrow: int = 0,
    ink: str = "secondary",
    is_turned: bool = False,
) -> Mark:
    """Return words on a white ground centred at x, y; `arrow` -1 points back, 1 on, 0 is none."""
    width, height = _chip_width(text, style, has_arrow=bool(arrow)), style.size * 1.45
    items: list[Primitive] = [Box(Rect(-width / 2, -height / 2, width, height), fill="paper")]
    left, em = -width / 2 + style.size / 2, style.size
    if arrow:
        items.append(_arrow(left + em * 0.33, em * 0.3, arrow, ink))
        left += em * 1.1
    items.append(TextRun(left, _CAP * em / 2, single_line(text, style), style.weight, em, ink))
    return Mark(x, y, tuple(items), is_turned)


def _arrow(x: float, half: float, direction: int, ink: str) -> Outline:
    """Return a small triangle that points up (-1) or down (1); in turned words left or right."""
    tip, base = half * 0.9 * direction, -half * 0.9 * direction
    steps: tuple[tuple[str | float, ...], ...] = (
        ("M", x - half, base),
        ("L", x + half, base),
        ("L", x, tip),
        ("Z",),
    )
    return Outline(steps, fill=ink)
