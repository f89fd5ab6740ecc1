"""Where something small may stand on a sheet and cover no word: its number, its label in the studio."""

from __future__ import annotations

import math
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.printing.planning.ink import Ink
from cjm_desktop.printing.planning.obstacles import Kind, obstructing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.page import Page
    from cjm_desktop.layout.geometry import Size

_STEPS = 6
"""So many steps a sheet is searched in along each side."""
_READ = (Kind.TEXT, Kind.WORD)
AT_START, AT_END = (0.0, 0.0), (1.0, 1.0)
"""Corners, as shares of the room: the upper left one and the lower right one."""
_CORNERS = tuple(product((0.0, 1.0), (0.0, 1.0)))


class Seen(NamedTuple):
    """The words and signs of a map, and how it is seen: its origin and its scale on page or screen."""

    words: Ink
    x: float
    y: float
    scale: float

    def covered(self, area: Rect) -> int:
        """Return how much of the words something covers: the squares of the picture of them."""
        x, y, scale = self.x, self.y, self.scale
        on_map = Rect((area.x - x) / scale, (area.y - y) / scale, area.width / scale, area.height / scale)
        return self.words.squares(on_map)

    def clearest(self, room: Rect, size: Size, corner: tuple[float, float]) -> Rect:
        """Return where in a room something covers least: in this corner, another one, or near it."""
        wide, high = max(0.0, room.width - size.width), max(0.0, room.height - size.height)
        best, least = room, math.inf
        for across, down in _places(corner):
            place = Rect(room.x + across * wide, room.y + down * high, *size)
            count = self.covered(place)
            if count < least:
                best, least = place, count
            if not least:
                break
        return best


def words_of(page: Page) -> Ink:
    """Find out where a drawn map has words and signs."""
    return Ink(page.size.height, _read(page))


def _read(page: Page) -> Iterator[Rect]:
    for part in page.parts:
        for kind, area in obstructing(part):
            if kind in _READ:
                yield area.moved(part.x, part.y)


@cache
def _places(corner: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Return places in a room as shares of it: corners first, then the nearest to the wanted one."""

    def far(place: tuple[float, float]) -> float:
        return abs(place[0] - corner[0]) + abs(place[1] - corner[1])

    steps = [step / _STEPS for step in range(_STEPS + 1)]
    others = (place for place in product(steps, steps) if place not in _CORNERS)
    return (*sorted(_CORNERS, key=far), *sorted(others, key=far))
