"""Where the seams of a poster run along one axis, so that they cut as little as the sheets allow.

Each sheet shows at most its reach, and the half of an overlap beyond each of its seams. With the least
number of sheets there is some slack, and the seams go where it costs least. First of all that is through no
line of text, face or sign. Then along a border between columns or lanes: six cards must lie across it, or a
word of the title or footer, before a gap elsewhere is as good. Then through few of these, and of all such
places those that make the sheets most alike. White around the map is given up where that helps.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.printing.planning.obstacles import TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.printing.planning.obstacles import Profile

# Sizes are added and multiplied; a hair too wide is no reason for one more row of sheets.
_HAIR = 1e-6
_WHITE_LOST = 1.0
"""What it costs to give up white around the map, against the price of a border."""


class Axis(NamedTuple):
    """A poster's axis, all in mm of one measure.

    `whole` is where the map's page begins and ends, `needed` what of it must be seen. A sheet can show
    `reach` and should show `narrowest` at least; neighbours share `overlap` or more.
    """

    whole: tuple[float, float]
    needed: tuple[float, float]
    reach: float
    overlap: float
    narrowest: float = 0.0

    @property
    def step(self) -> float:
        """How far the windows of two neighbours lie apart at most."""
        return self.reach - self.overlap

    @property
    def least_count(self) -> int:
        """How many sheets it takes at least."""
        length = self.needed[1] - self.needed[0]
        return max(1, math.ceil((length - self.overlap) / self.step - _HAIR))


class Seams(NamedTuple):
    """The places of the seams, between the edges of what is shown, and how many texts they cut."""

    places: tuple[float, ...]
    texts: int


class _Spot(NamedTuple):
    place: float
    price: float


def best_seams(axis: Axis, count: int, profile: Profile | None = None) -> Seams:
    """Return the seams between `count` sheets; `profile` is in the axis' mm.

    Raises ValueError where so many sheets are not enough: what falls off the paper must not go unseen.
    """
    rows = _Rows(axis, count, profile)
    chosen = _cheapest(rows.cheapest_spots(), axis.step, rows.narrowest)
    if chosen is None:
        chosen = _cheapest(rows.spots, axis.step, rows.narrowest)
    if chosen is None or count < axis.least_count:
        raise ValueError(f"{count} sheets cannot show {axis.needed}")
    texts = sum(int(price // TEXT) for _, price in chosen)
    return Seams(_with_edges(axis, [place for place, _ in chosen]), texts)


class _Rows:
    """For each seam the places it may run at with their prices, in rising order."""

    def __init__(self, axis: Axis, count: int, profile: Profile | None) -> None:
        self._axis, self._count, self._profile = axis, count, profile
        start, end = axis.needed
        half = axis.overlap / 2
        kept = min(_white(axis), max(0.0, (count * axis.step + axis.overlap - (end - start)) / 2))
        self._begin, self._even = start - kept, (end - start + 2 * kept - axis.overlap) / count
        self._slack = max(count * axis.step + axis.overlap - (end - start), _HAIR)
        # Beyond these places the first and the last sheet show less white than so many could.
        self._white_ends = (start - kept + axis.reach - half, end + kept - axis.reach + half)
        self.narrowest = min(axis.narrowest, self._even / 2)
        self.spots = [self._row(number) for number in range(1, count)]

    def cheapest_spots(self) -> list[list[_Spot]]:
        """Return for each seam those places alone that are as good as any by what they cut."""
        rows = []
        for row in self.spots:
            least = math.floor(min(price for _, price in row))
            rows.append([spot for spot in row if spot.price < least + 1])
        return rows

    def _row(self, number: int) -> list[_Spot]:
        axis, count, half = self._axis, self._count, self._axis.overlap / 2
        start, end = axis.needed
        earliest = max(end - axis.overlap - (count - number) * axis.step, start + number * self.narrowest)
        latest = min(start + number * axis.step, end - axis.overlap - (count - number) * self.narrowest)
        even = min(max(self._begin + number * self._even, earliest), latest)
        places = {earliest + half: None, even + half: None, latest + half: None}
        spots = [self._spot(number, place, None) for place in places]
        profile = self._profile
        if profile is not None:
            first = bisect_right(profile.spots, earliest + half)
            last = bisect_left(profile.spots, latest + half)
            spots += [
                self._spot(number, place, price)
                for place, price in zip(profile.spots[first:last], profile.prices[first:last], strict=True)
            ]
        return sorted(spots)

    def _spot(self, number: int, place: float, price: float | None) -> _Spot:
        """Return a place with its price: whole numbers for what is cut, a fraction for unlike sheets."""
        if price is None:
            price = 0.0 if self._profile is None else self._profile.price(place)
        if number == 1 and place > self._white_ends[0] + _HAIR:
            price += _WHITE_LOST
        if number == self._count - 1 and place < self._white_ends[1] - _HAIR:
            price += _WHITE_LOST
        off = (place - self._axis.overlap / 2 - self._begin - number * self._even) / self._slack
        return _Spot(place, price + 0.9 * min(off * off, 1.0) / self._count)


def _cheapest(rows: Sequence[Sequence[_Spot]], step: float, narrowest: float) -> list[_Spot] | None:
    """Return one place of each row, `narrowest` to `step` apart, that cost least together; None if none are.

    The best way to a place goes through the cheapest of those before it that lie within reach; these follow
    each other, so that a queue keeps the cheapest at hand (a sliding minimum).
    """
    if not rows:
        return []
    totals = [price for _, price in rows[0]]
    ways: list[list[int]] = []
    for before, row in pairwise(rows):
        totals, way = _next_row(before, totals, row, step + _HAIR, narrowest - _HAIR)
        ways.append(way)
    best = min(range(len(totals)), key=totals.__getitem__, default=0)
    if not totals or totals[best] == math.inf:
        return None
    chosen = [best]
    for way in reversed(ways):
        chosen.append(way[chosen[-1]])
    return [row[index] for row, index in zip(rows, reversed(chosen), strict=True)]


def _next_row(
    before: Sequence[_Spot], totals: Sequence[float], row: Sequence[_Spot], step: float, narrowest: float
) -> tuple[list[float], list[int]]:
    """Return what the cheapest ways to the places of a row cost, and through which places they go."""
    queue: deque[int] = deque()
    reached, best, way = 0, [], []
    for place, price in row:
        while reached < len(before) and before[reached].place <= place - narrowest:
            total = totals[reached]
            while queue and totals[queue[-1]] > total:
                queue.pop()
            queue.append(reached)
            reached += 1
        while queue and before[queue[0]].place < place - step:
            queue.popleft()
        best.append(price + totals[queue[0]] if queue else math.inf)
        way.append(queue[0] if queue else 0)
    return best, way


def _white(axis: Axis) -> float:
    """Return the white around the map that is shown where that costs nothing."""
    return max(0.0, min(axis.needed[0] - axis.whole[0], axis.whole[1] - axis.needed[1]))


def _with_edges(axis: Axis, places: list[float]) -> tuple[float, ...]:
    """Return seams with the edges of what is shown: as much white as the sheets reach, the same at both."""
    start, end = axis.needed
    half = axis.overlap / 2
    if places:
        room = min(start - places[0] - half + axis.reach, places[-1] - half + axis.reach - end)
    else:
        room = (axis.reach - (end - start)) / 2
    white = max(0.0, min(_white(axis), room))
    return (start - white, *places, end + white)
