"""What seams should not run through: lines of text, faces and signs least of all, then cards.

Made once of a drawn map, in the layout's mm, whatever the scale and the paper. A seam runs from edge to edge
of the poster, so each axis stands by itself: what counts is at which places a straight line crosses least.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.primitives import Box, Disc, Outline, Picture, TextRun
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.font import UNITS_PER_EM, frame_reach, lacks
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.printing.planning.ink import ink_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.draw.page import Page
    from cjm_desktop.draw.primitives import Placed, Primitive
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.printing.planning.ink import Ink

Stretches = Sequence[tuple[float, float]]
"""From where to where along an axis, in the layout's mm."""

TEXT, CARD = 1e9, 1e4
"""What it costs to cut a text or sign, worse than everything else together, and a card."""
_OFF = 6 * CARD
"""What it costs to lie within a column or lane: to cut six cards along a border is as bad."""
_WORD = _OFF + CARD
"""What it costs to cut a word of the title or the footer: any gap between cards without one is better, and
only another card is worse than that."""
BORDER, MIDDLE, ANYWHERE = 0.0, _OFF + 1.0, _OFF + 2.0
"""What it costs to lie on a border between columns or lanes, in the middle of a gap, or elsewhere."""
CLEARANCE = 0.2
"""How far a seam keeps from a text or sign, in mm."""
MOST_SPOTS = 1500
"""So many places along an axis are looked at, however large the map; one a mm is enough."""
_FINEST = 1.0
_ASCENT, _TALL_ASCENT, _DESCENT = 0.76, 0.94, 0.245
"""How far the letters of our font reach over and under the baseline, in ems; the second with an accent."""
_LARGEST_SIGN = 8.0
"""The side of the largest box in mm that is a sign, as the bars of a weight, and not the ground of a card."""
_LARGEST_CARD = 100.0
"""The side of the largest outline in mm that may be a card, and not a frame around half the map."""
_THINNEST = 1.0
"""What is thinner, in mm, is a line that may be cut."""
_SMALLEST_DISC = 0.6
"""The radius of the smallest disc in mm that counts by itself; the eyes of a face do not."""
AROUND_THE_MAP = ("title", "footer")
"""Parts whose lines may be longer than any sheet."""
SLOTS = "slots:"
"""What the keys of parts begin with that are room for paper stickers."""


class Kind(IntEnum):
    """How much a seam should keep away from something."""

    TEXT = 0
    CARD = 1
    WORD = 2
    SLOT = 3


class Profile:
    """What a straight cut across one axis costs at each place along it."""

    def __init__(
        self,
        length: float,
        texts: Stretches,
        cards: Stretches = (),
        borders: Iterable[float] = (),
        words: Stretches = (),
    ) -> None:
        self._edges, self._costs = _steps((texts, TEXT), (cards, CARD), (words, _WORD))
        self.spots: list[float] = []
        """The places worth looking at, in rising order."""
        self.prices: list[float] = []
        """What a seam costs at each of them."""
        for spot, price in self._best_spots(length, borders):
            self.spots.append(spot)
            self.prices.append(price)

    def price(self, place: float) -> float:
        """Return what a seam costs at any place."""
        return self._costs[bisect_right(self._edges, place)] + ANYWHERE

    def _best_spots(self, length: float, borders: Iterable[float]) -> list[tuple[float, float]]:
        """Return the cheapest place of each mm, and of each little more on a very long axis."""
        bin_size = max(_FINEST, length / MOST_SPOTS)
        best: dict[int, tuple[float, float]] = {}

        def offer(place: float, price: float) -> None:
            number = int(place / bin_size)
            known = best.get(number)
            if known is None or price < known[1]:
                best[number] = (place, price)

        edges, costs = self._edges, self._costs
        for border in borders:
            offer(border, costs[bisect_right(edges, border)] + BORDER)
        for start, end, cost in zip([0.0, *edges], [*edges, length], costs, strict=True):
            if end > start:
                offer((start + end) / 2, cost + MIDDLE)
            for number in range(int(start / bin_size) + 1, int(end / bin_size)):
                offer((number + 0.5) * bin_size, cost + ANYWHERE)
        return [best[number] for number in sorted(best) if 0 < best[number][0] < length]


class Obstacles(NamedTuple):
    """What is in the way of seams between columns of sheets and between rows, and where any ink is."""

    across: Profile
    down: Profile
    ink: Ink


def obstacles_of(page: Page, layout: MapLayout) -> Obstacles:
    """Find out what on a drawn map is in the way of seams."""
    across: tuple[list[tuple[float, float]], ...] = tuple([] for _ in Kind)
    down: tuple[list[tuple[float, float]], ...] = tuple([] for _ in Kind)
    for part in page.parts:
        x, y = part.x, part.y
        for kind, area in obstructing(part):
            left, top, width, height = area
            across[kind].append((x + left, x + left + width))
            down[kind].append((y + top, y + top + height))
    width, height = page.size
    # A slot is as good as a card: a note will lie in it.
    for axis in (across, down):
        axis[Kind.CARD].extend(axis[Kind.SLOT])
    return Obstacles(
        Profile(width, across[Kind.TEXT], across[Kind.CARD], _column_borders(layout), across[Kind.WORD]),
        Profile(height, down[Kind.TEXT] + down[Kind.WORD], down[Kind.CARD], _row_borders(layout)),
        ink_of(page),
    )


def obstructing(part: Placed) -> Iterator[tuple[Kind, Rect]]:
    """Yield the areas of a part that seams should keep away from, relative to its origin."""
    if part.key in AROUND_THE_MAP:
        yield from ((kind, area) for kind, area, _ in around_the_map(part))
        return
    if part.key.startswith(SLOTS):
        yield from ((Kind.SLOT, bounds_of(item)) for item in part.items)
        return
    for item in part.items:
        if isinstance(item, TextRun):
            yield Kind.TEXT, _letters(item)
        elif isinstance(item, Box):
            kind = _kind_of_box(item)
            if kind is not None:
                yield kind, item.rect
        elif isinstance(item, Outline):
            yield from _filled(item, is_stage=part.key.startswith("stage:"))
        elif not isinstance(item, Disc) or item.radius >= _SMALLEST_DISC:
            yield Kind.TEXT, _kept_clear(bounds_of(item))


def around_the_map(part: Placed) -> Iterator[tuple[Kind, Rect, str]]:
    """Yield what stands over and under a map, in lines that may be longer than any sheet.

    They are better not cut, but if so between two words, which come with their text; portraits are to
    stay as whole as faces.
    """
    portraits = [bounds_of(item) for item in part.items if is_portrait(item)]
    for item in part.items:
        if is_portrait(item):
            yield Kind.TEXT, _kept_clear(bounds_of(item)), ""
            continue
        if not isinstance(item, TextRun):
            yield Kind.WORD, _kept_clear(bounds_of(item)), ""
            continue
        letters, em = _letters(item), item.size / UNITS_PER_EM
        if any(area.contains(item.x, item.y) for area in portraits):
            # The initials of a persona are part of the portrait.
            continue
        yield Kind.CARD, letters, ""
        for placed in item.line.words:
            width = placed.word.width * em + 2 * CLEARANCE
            area = Rect(letters.x + placed.x * em, letters.y, width, letters.height)
            yield Kind.WORD, area, placed.word.text


def is_portrait(item: Primitive) -> bool:
    """Whether something over a map shows a persona: a picture, or the disc with the initials."""
    return isinstance(item, Picture) or (isinstance(item, Disc) and item.radius >= sp.AVATAR_RADIUS / 2)


def _kind_of_box(box: Box) -> Kind | None:
    """Return what a box is: a sign, as the bars of a weight, the ground of a card, or a line or frame."""
    short, long = sorted(box.rect.size)
    if long <= _LARGEST_SIGN:
        return Kind.TEXT
    is_frame = box.fill is None and long > _LARGEST_CARD
    return None if short < _THINNEST or is_frame else Kind.CARD


def _filled(shape: Outline, *, is_stage: bool) -> Iterator[tuple[Kind, Rect]]:
    """Yield a sign, as a star or the tip of an arrow, or the ground of a stage; lines may be cut."""
    if shape.fill is None:
        return
    area = bounds_of(shape)
    if is_stage:
        # Its slanted sides lie astride the borders of its column, where seams are welcome.
        slant = min(sp.NOTCH, area.width / 2)
        yield Kind.CARD, Rect(area.x + slant, area.y, area.width - 2 * slant, area.height)
    else:
        yield Kind.TEXT, _kept_clear(area)


def _letters(run: TextRun) -> Rect:
    """Return what the letters of a line cover, with the clearance around them."""
    em = run.size
    text = run.line.text
    ascent = _ASCENT if _TALL.isdisjoint(text) else _TALL_ASCENT
    descent = 0.0 if _FLAT.issuperset(text) else _DESCENT
    if not _COMMON.issuperset(text) and any(map(lacks, set(text))):
        over, under = frame_reach(run.weight)
        ascent, descent = max(ascent, over), max(descent, under)
    width = run.line.width * em / UNITS_PER_EM
    return _kept_clear(Rect(run.x, run.y - ascent * em, width, (ascent + descent) * em))


def _kept_clear(area: Rect) -> Rect:
    return area.grown(CLEARANCE)


def _tall_letters() -> Iterator[str]:
    yield from "()[]{}|/\\$"
    letters = (chr(code) for code in (*range(0xC0, 0x250), *range(0x400, 0x530)))
    yield from (letter for letter in letters if letter.isupper() and unicodedata.decomposition(letter))


_TALL = frozenset(_tall_letters())
"""What reaches higher than letters do: capitals with an accent, brackets."""


_FLAT = frozenset("ABCDEFGHIKLMNOPRSTUVWXYZ0123456789")
"""What stands on the baseline: the codes of cells do, close to the foot of their lane."""


_COMMON = frozenset(map(chr, (*range(0x20, 0x7F), *range(0x410, 0x450)))) | frozenset(
    "Ёё«»–—…\N{NO-BREAK SPACE}"
)
"""What the font has for certain: most texts hold nothing else, and need not be asked about."""


def _steps(*priced: tuple[Stretches, float]) -> tuple[list[float], list[float]]:
    """Return the places where the cost of a cut changes, and the costs before, between and after them."""
    changes: dict[float, float] = {}
    for stretches, cost in priced:
        for start, end in stretches:
            changes[start] = changes.get(start, 0.0) + cost
            changes[end] = changes.get(end, 0.0) - cost
    edges = sorted(changes)
    return edges, [0.0, *accumulate(changes[edge] for edge in edges)]


def _column_borders(layout: MapLayout) -> Iterator[float]:
    for column in layout.columns:
        yield column.x
    yield layout.band.right


def _row_borders(layout: MapLayout) -> Iterator[float]:
    yield layout.head.y - sp.TITLE_TO_BAND / 2
    for index in layout.shown_rows:
        yield layout.rows[index].y
    yield layout.bottom
