"""The small drawn marks of cards: star, rising bars, the corner of a note, dots of sources and personas."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Box, Disc, Outline
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.layout.geometry import Point

HEAVIEST = 3
_POINTS = 5
_INNER = 0.46
"""How far the inner corners of a star are from its middle, as a share of the outer."""
_BAR_GAP = 0.5
_PAGE_LINE = 0.22
_LOWEST_BAR = 0.4
_ARC = 0.5523
"""How far the handles of a cubic reach that draws a quarter of a circle, as a share of its radius."""


def star(rect: Rect, ink: str) -> Outline:
    """Return a star of five points that fills a square: a moment of truth."""
    radius = rect.width / 2
    # A star is higher over its middle than under it.
    x, y = rect.x + radius, rect.y + rect.height / 2 + radius * 0.06
    steps: list[tuple[str | float, ...]] = []
    for corner in range(2 * _POINTS):
        reach = radius * (1.0 if corner % 2 == 0 else _INNER)
        angle = math.pi * corner / _POINTS
        letter = "L" if steps else "M"
        steps.append((letter, x + reach * math.sin(angle), y - reach * math.cos(angle)))
    line = radius * 0.16
    return Outline((*steps, ("Z",)), ink, ink, line)


def weight_bars(rect: Rect, weight: int, ink: str, pale: str | None) -> Iterator[Primitive]:
    """Yield rising bars, as many in ink as something weighs; the others pale, or left out."""
    width = (rect.width - (HEAVIEST - 1) * _BAR_GAP) / HEAVIEST
    for index in range(HEAVIEST):
        color = ink if index < weight else pale
        if color is None:
            continue
        share = _LOWEST_BAR + (1 - _LOWEST_BAR) * index / (HEAVIEST - 1)
        height = rect.height * share
        left = rect.x + index * (width + _BAR_GAP)
        yield Box(Rect(left, rect.bottom - height, width, height), width / 3, color)


def note_corner(rect: Rect, ink: str) -> Outline:
    """Return the upper right corner of a card, turned down: there is a note."""
    radius = min(sp.CARD_RADIUS, rect.width)
    handle = radius * (1 - _ARC)
    steps: tuple[tuple[str | float, ...], ...] = (
        ("M", rect.x, rect.y),
        ("L", rect.right - radius, rect.y),
        (
            "C",
            rect.right - handle,
            rect.y,
            rect.right,
            rect.y + handle,
            rect.right,
            rect.y + radius,
        ),
        ("L", rect.right, rect.bottom),
        ("Z",),
    )
    return Outline(steps, ink)


def note_page(rect: Rect, ink: str) -> Iterator[Primitive]:
    """Yield a small card with its corner turned down: there is a note on what has no corner of its own."""
    yield Box(rect.grown(-_PAGE_LINE / 2), rect.width / 5, None, ink, _PAGE_LINE)
    side = rect.width / 2
    yield note_corner(Rect(rect.right - side, rect.y, side, side), ink)


def source_dots(centres: Sequence[Point], ink: str) -> Iterator[Disc]:
    """Yield a dot for each source."""
    return (Disc(centre.x, centre.y, sp.SOURCE_RADIUS, fill=ink) for centre in centres)


def persona_dots(centres: Sequence[Point], hues: Sequence[str], ring: str | None) -> Iterator[Disc]:
    """Yield a dot for each persona in the colour of its portrait, ringed where the ground is strong."""
    line = sp.HAIRLINE if ring else 0.0
    for centre, hue in zip(centres, hues, strict=True):
        yield Disc(centre.x, centre.y, sp.PERSONA_RADIUS, f"{hue}.deep", ring, line)
