"""Where a drawn map has any ink: tells which sheets of a poster would come out of the printer blank.

It is kept as a coarse picture, a whole number a row with a bit for each small square, so that a sheet is
looked up in no time. What is near ink counts as ink: a sheet is rather printed than missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.primitives import Box
from cjm_desktop.layout.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.draw.page import Page
    from cjm_desktop.draw.primitives import Placed

_FINEST = 1.0
_MOST_ROWS = 2000
_FILLED = ("cell:", "stage:", "lane:")
"""Parts that are as good as filled; of all others each thing is looked at."""


class Ink:
    """The squares of a map's page that are not white; `side` is that of a square, in the layout's mm."""

    def __init__(self, height: float, areas: Iterator[Rect]) -> None:
        self._side = max(_FINEST, height / _MOST_ROWS)
        self._rows = [0] * (int(height / self._side) + 1)
        for area in areas:
            bits = self._bits(area.x, area.right)
            for row in self._span(area.y, area.bottom):
                self._rows[row] |= bits

    def blank(
        self, rows: Sequence[tuple[float, float]], columns: Sequence[tuple[float, float]]
    ) -> frozenset[tuple[int, int]]:
        """Return which places in a grid are white, by row and column; each reaches from where to where."""
        across = [self._bits(start, end) for start, end in columns]
        found: set[tuple[int, int]] = set()
        for number, (top, bottom) in enumerate(rows):
            inked = 0
            for row in self._span(top, bottom):
                inked |= self._rows[row]
            found.update((number, column) for column, bits in enumerate(across) if not inked & bits)
        return frozenset(found)

    def squares(self, area: Rect) -> int:
        """Return how many squares that an area touches are not white."""
        bits, rows = self._bits(area.x, area.right), self._rows
        return sum((rows[row] & bits).bit_count() for row in self._span(area.y, area.bottom))

    def _bits(self, start: float, end: float) -> int:
        first, last = max(0, int(start / self._side)), max(0, int(end / self._side))
        return ((1 << (last - first + 1)) - 1) << first

    def _span(self, start: float, end: float) -> range:
        return range(max(0, int(start / self._side)), min(len(self._rows), int(end / self._side) + 1))


def ink_of(page: Page) -> Ink:
    """Find out where a drawn map has ink."""
    return Ink(page.size.height, (area for part in page.parts for area in _inked(part)))


def _inked(part: Placed) -> Iterator[Rect]:
    if part.key.startswith(_FILLED):
        yield part.area
        return
    for item in part.items:
        area = bounds_of(item).moved(part.x, part.y)
        if isinstance(item, Box) and item.fill is None and item.hatch is None:
            yield from _edges(area)
        else:
            yield area


def _edges(area: Rect) -> Iterator[Rect]:
    x, y, width, height = area
    yield from (Rect(x, y, width, 0), Rect(x, area.bottom, width, 0))
    yield from (Rect(x, y, 0, height), Rect(area.right, y, 0, height))
