"""What is said in the bands of a sheet: its name, what is to be done at this edge, the control ruler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Box, Outline, TextRun
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.text import single_line, text_width
from cjm_desktop.layout.typography import CAP_HEIGHT, TextStyle, Weight
from cjm_desktop.printing.planning.plan import GUIDE_WIDTH
from cjm_desktop.printing.poster.ruler import IN_BAND, LENGTH, ruler
from cjm_desktop.printing.wording import RULER, cut_off, goes_on_top

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.printing.poster.bands import Band

LARGEST_POINTS = 7.0
LEAST_BREADTH = 2.2
"""Of a band that bears words, in mm: less has no room for any that can be read."""
_LINE = 5.0
"""The breadth that a line of words takes of a broad band, and that gives it its largest size, in mm."""
_GAP = 4.0
_ARROW = 1.1
"""The room of an arrow in ems."""
_GROUND = 1.45
"""The height of the white ground of words in ems."""
_RULER_AIR = 0.3
"""White above and below the ruler at least, in mm."""


class BandWords:
    """The words of one band, in the line next to its seam; a ruler may take a second."""

    def __init__(self, band: Band, language: str) -> None:
        self._band = band
        self._line = min(band.breadth, _LINE)
        self._style = TextStyle(Weight.REGULAR, LARGEST_POINTS * self._line / _LINE)
        say = cut_off if band.is_cut else goes_on_top
        self._task, self._must = say(band.neighbour, language), RULER.in_language(language)
        self._task_width = self._width(self._task) + (self._style.size * _ARROW if band.neighbour else 0)
        self._ruler_width = LENGTH + 2 * IN_BAND.ends + self._width(self._must)

    def has_room(self, name: str) -> bool:
        """Whether the name of the sheet can stand here."""
        return self._band.first + _GAP + self._width(name) <= self._band.high

    def has_room_for_ruler(self, name: str) -> bool:
        """Whether the ruler can stand here, beside a name if that is not "", and is covered in the end."""
        tall_enough = self._line >= IN_BAND.height + 2 * _RULER_AIR
        return not self._band.is_cut and tall_enough and self._ruler_line(name) is not None

    def items(self, name: str, *, has_ruler: bool) -> Iterator[Primitive]:
        """Yield everything on white grounds: a name if it is not "", what is to be done, and the ruler."""
        band, line = self._band, self._ruler_line(name) if has_ruler else None
        if name:
            yield from self._chip(name, band.first + _GAP)
        left = self._task_left(name, has_ruler_beside=line == 0)
        if left >= band.low and left + self._task_width <= band.high:
            arrow = (-1 if band.is_cut else 1) if band.neighbour else 0
            yield from self._chip(self._task, left, arrow, "secondary")
        if line is not None:
            yield from self._ruler(band.first + _GAP if line else left + self._task_width + _GAP, line)

    def _ruler_line(self, name: str) -> int | None:
        """Return whether the ruler goes beside the words (0) or into a line of its own (1), or None."""
        room = self._band.last - self._band.first - 2 * _GAP
        beside = (self._width(name) + _GAP if name else 0) + self._task_width + _GAP + self._ruler_width
        if beside <= room:
            return 0
        return 1 if self._band.breadth >= 2 * _LINE and self._ruler_width <= room else None

    def _task_left(self, name: str, *, has_ruler_beside: bool) -> float:
        """Return where the task begins: in the middle, if the name before and the ruler after it allow."""
        band, width = self._band, self._task_width
        left = min((band.first + band.last - width) / 2, band.high - width)
        if has_ruler_beside:
            left = min(left, band.last - 2 * _GAP - self._ruler_width - width)
        return max(left, band.first + _GAP + self._width(name) + _GAP if name else band.low)

    def _width(self, text: str) -> float:
        return text_width(text, self._style) + self._style.size

    def _middle(self, line: int = 0) -> float:
        return self._band.across((line + 0.5) * self._line)

    def _ruler(self, left: float, line: int) -> Iterator[Primitive]:
        middle, breadth = self._middle(line), self._line - 2 * GUIDE_WIDTH
        yield Box(Rect(left, middle - breadth / 2, self._ruler_width, breadth), fill="paper")
        yield from ruler(left + IN_BAND.ends, middle + IN_BAND.height / 2, IN_BAND)
        x = left + LENGTH + 2 * IN_BAND.ends + self._style.size / 2
        yield self._text(self._must, x, middle, "ink")

    def _chip(self, text: str, left: float, arrow: int = 0, ink: str = "ink") -> Iterator[Primitive]:
        """Yield words on a white ground; `arrow` -1 points back, 1 on, 0 is none."""
        em, middle = self._style.size, self._middle()
        width, height = self._width(text) + (em * _ARROW if arrow else 0), em * _GROUND
        yield Box(Rect(left, middle - height / 2, width, height), fill="paper")
        x = left + em / 2
        if arrow:
            yield _arrow(x + em * 0.33, middle, em * 0.3, arrow, ink)
            x += em * _ARROW
        yield self._text(text, x, middle, ink)

    def _text(self, text: str, x: float, middle: float, ink: str) -> TextRun:
        style = self._style
        y = middle + CAP_HEIGHT * style.size / 2
        return TextRun(x, y, single_line(text, style), style.weight, style.size, ink)


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
