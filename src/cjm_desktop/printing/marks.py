"""What is printed on a sheet beside the map: guides, labels and arrows, all inside the printable area.

Everything stands on the far side of a seam, where it is cut off or covered once the poster is put
together: the finished wall shows the map and nothing else. A dashed line says "cut", a solid one "lay
the next sheet here".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.draw.primitives import Box, Outline, TextRun
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.text import line_width, single_line
from cjm_desktop.layout.typography import CAP_HEIGHT, TextStyle, Weight
from cjm_desktop.printing.plan import GUIDE_WIDTH, sheet_label
from cjm_desktop.printing.wording import cut_off, goes_on_top, sheet_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import DisplayList, Primitive
    from cjm_desktop.printing.plan import PosterPlan, Sheet

GUIDE_DASH = (2.0, 1.4)
LARGEST_POINTS = 7.0
LEAST_OVERLAP = 4.4
"""In mm: half of it lies between seam and edge, and less has no room for words."""
_CORNER_GAP = 4.0
_ARROW = 1.1
"""The room of an arrow in ems."""


class Marks(NamedTuple):
    """The marks of a page in mm: upright ones, and turned ones, which read from the bottom up.

    Turned ones count from the lower left corner of the page, x upwards and y to the right.
    """

    upright: DisplayList = ()
    turned: DisplayList = ()


def sheet_marks(plan: PosterPlan, sheet: Sheet, language: str) -> Marks:
    """Return the marks of one sheet; none where the poster is a single sheet."""
    if len(plan.sheets) < 2:
        return Marks()
    bands = _Bands.of(plan, sheet)
    guides = tuple(_guides(bands))
    if plan.spec.overlap < LEAST_OVERLAP:
        return Marks(guides)
    words = _Words(plan, sheet, bands, language)
    return Marks((*guides, *words.upright()), tuple(words.turned()))


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
    def before(self) -> float:
        """The x in the middle of the left band."""
        return (self.printed.x + self.visible.x) / 2

    @property
    def after(self) -> float:
        """The x in the middle of the right band."""
        return (self.printed.right + self.visible.right) / 2

    @property
    def above(self) -> float:
        """The y in the middle of the upper band."""
        return (self.printed.y + self.visible.y) / 2

    @property
    def below(self) -> float:
        """The y in the middle of the lower band."""
        return (self.printed.bottom + self.visible.bottom) / 2

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


class _Words:
    """What is said in the bands of one sheet: its label, and what is to be done at each of its edges."""

    def __init__(self, plan: PosterPlan, sheet: Sheet, bands: _Bands, language: str) -> None:
        self._sheet, self._bands, self._language = sheet, bands, language
        self._height = (plan.sheet or plan.page).height
        self._name = sheet_name(sheet, len(plan.sheets), language)
        self._style = TextStyle(Weight.REGULAR, min(LARGEST_POINTS, bands.breadth * LARGEST_POINTS / 5))

    def upright(self) -> Iterator[Primitive]:
        """Yield the words in the upper and the lower band."""
        row, column, bands = self._sheet.row, self._sheet.column, self._bands
        above, below = bands.above, bands.below
        if bands.top:
            yield from self._at_edge(cut_off(sheet_label(row - 1, column), self._language), -1, above)
        if bands.bottom:
            yield from self._at_edge(goes_on_top(sheet_label(row + 1, column), self._language), 1, below)
        if bands.top or bands.bottom:
            left = bands.visible.x + _CORNER_GAP
            yield from self._chip(self._name, left, below if bands.bottom else above)

    def turned(self) -> Iterator[Primitive]:
        """Yield the words in the left and the right band."""
        row, column, bands = self._sheet.row, self._sheet.column, self._bands
        if bands.left:
            text = cut_off(sheet_label(row, column - 1), self._language)
            yield from self._at_side(text, -1, bands.before)
        if bands.right:
            text = goes_on_top(sheet_label(row, column + 1), self._language)
            yield from self._at_side(text, 1, bands.after)
        if not (bands.top or bands.bottom):
            low = self._height - bands.visible.bottom + _CORNER_GAP
            yield from self._chip(self._name, low, bands.after if bands.right else bands.before)

    def _at_edge(self, text: str, arrow: int, y: float) -> Iterator[Primitive]:
        """Yield words in the middle of an upper or lower edge, after the sheet's own label."""
        visible, printed = self._bands.visible, self._bands.printed
        width = self._width(text, arrow)
        least = visible.x + 2 * _CORNER_GAP + self._width(self._name, 0)
        x = max((visible.x + visible.right - width) / 2, least)
        if x + width <= printed.right:
            yield from self._chip(text, x, y, arrow, "secondary")

    def _at_side(self, text: str, arrow: int, x: float) -> Iterator[Primitive]:
        """Yield words in the middle of a side, kept inside the printed area of a narrow last row."""
        visible, printed = self._bands.visible, self._bands.printed
        width = self._width(text, arrow)
        middle = self._height - (visible.y + visible.bottom) / 2
        lowest, highest = self._height - printed.bottom, self._height - printed.y
        yield from self._chip(
            text, min(max(middle - width / 2, lowest), highest - width), x, arrow, "secondary"
        )

    def _width(self, text: str, arrow: int) -> float:
        em = self._style.size
        return line_width(single_line(text, self._style), self._style) + em + (em * _ARROW if arrow else 0)

    def _chip(
        self, text: str, left: float, middle: float, arrow: int = 0, ink: str = "ink"
    ) -> Iterator[Primitive]:
        """Yield words on a white ground; `arrow` -1 points back, 1 on, 0 is none."""
        em, width = self._style.size, self._width(text, arrow)
        height = em * 1.45
        yield Box(Rect(left, middle - height / 2, width, height), fill="paper")
        x = left + em / 2
        if arrow:
            yield _arrow(x + em * 0.33, middle, em * 0.3, arrow, ink)
            x += em * _ARROW
        line = single_line(text, self._style)
        yield TextRun(x, middle + CAP_HEIGHT * em / 2, line, self._style.weight, em, ink)


def _arrow(x: float, y: float, half: float, direction: int, ink: str) -> Outline:
    """Return a small triangle that points up (-1) or down (1); in turned words left or right."""
    reach = half * 0.9 * direction
    steps: tuple[tuple[str | float, ...], ...] = (
        ("M", x - half, y - reach),
        ("L", x + half, y - reach),
        ("L", x, y + reach),
        ("Z",),
    )
    return Outline(steps, fill=ink)
