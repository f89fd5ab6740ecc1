"""The emotion curve: smooth through every level, without overshoot, cut into one slice a cell.

Tangents follow Fritsch and Carlson, "Monotone Piecewise Cubic Interpolation", SIAM J. Numer. Anal. 17
(1980), in the harmonic form of Fritsch and Butland (1984): where levels rise and fall the curve is flat,
so it never shows a level nobody gave.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from cjm_desktop.layout import spacing as sp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.layout.geometry import Point


def _weights(t: float) -> tuple[float, float, float, float]:
    """Return how much each point of a piece counts at the parameter `t` (Bernstein)."""
    u = 1 - t
    return u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t


_SAMPLES = 24
_WEIGHTS = tuple(_weights(step / _SAMPLES) for step in range(_SAMPLES + 1))


class Bezier(NamedTuple):
    """A cubic Bezier piece from x0, y0 to x3, y3, in mm; y is up to the caller."""

    x0: float
    y0: float
    x1: float
    y1: float
    x2: float
    y2: float
    x3: float
    y3: float

    def at(self, t: float) -> tuple[float, float]:
        """Return the point at the parameter `t`, 0..1."""
        a, b, c, d = _weights(t)
        return (
            a * self.x0 + b * self.x1 + c * self.x2 + d * self.x3,
            a * self.y0 + b * self.y1 + c * self.y2 + d * self.y3,
        )

    @property
    def points(self) -> list[tuple[float, float]]:
        """Points all along the piece, near enough to one another to tell what it touches."""
        x0, y0, x1, y1, x2, y2, x3, y3 = self
        return [
            (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3) for a, b, c, d in _WEIGHTS
        ]

    def split(self, t: float) -> tuple[Bezier, Bezier]:
        """Cut the piece at the parameter `t` (de Casteljau)."""
        x0, y0, x1, y1, x2, y2, x3, y3 = self
        xa, xd, x, xe, xc = _casteljau(x0, x1, x2, x3, t)
        ya, yd, y, ye, yc = _casteljau(y0, y1, y2, y3, t)
        return Bezier(x0, y0, xa, ya, xd, yd, x, y), Bezier(x, y, xe, ye, xc, yc, x3, y3)

    def moved(self, dx: float, dy: float) -> Bezier:
        """Return the piece shifted."""
        return Bezier(
            self.x0 + dx,
            self.y0 + dy,
            self.x1 + dx,
            self.y1 + dy,
            self.x2 + dx,
            self.y2 + dy,
            self.x3 + dx,
            self.y3 + dy,
        )


class Stroke(Struct, frozen=True):
    """How one of several curves is told apart: by the hue of its persona, and by the style of its line.

    `style` counts the curves of a lane from 0, for a solid line.
    """

    hue: str
    style: int


class Strand(Struct, frozen=True):
    """The part of one persona's curve inside a cell; the face stands at `point` where there is a level.

    A curve that is alone in its lane has no `stroke`: it takes the colours of its levels.
    """

    persona: str
    pieces: tuple[Bezier, ...]
    point: Point | None
    level: int | None
    card: str | None
    stroke: Stroke | None = None

    @property
    def radius(self) -> float:
        """The radius of its faces, in mm."""
        return sp.FACE_RADIUS if self.stroke is None else sp.SMALL_FACE_RADIUS


class CurveSlice(Struct, frozen=True):
    """What an emotions lane draws in one cell: strands, and the y of each level from +2 down to -2."""

    strands: tuple[Strand, ...]
    level_ys: tuple[float, ...]

    def y_of(self, level: float) -> float:
        """Return the y of a level, -2..+2, in mm."""
        top, bottom = self.level_ys[0], self.level_ys[-1]
        return top + (2 - level) / 4 * (bottom - top)

    def level_at(self, y: float) -> float:
        """Return the level at a height of the cell, not rounded."""
        top, bottom = self.level_ys[0], self.level_ys[-1]
        return 2 - (y - top) / (bottom - top) * 4


def smooth(points: Sequence[tuple[float, float]]) -> list[Bezier]:
    """Return the pieces of the monotone curve through points of rising x; one piece a pair."""
    tangents = _tangents(points)
    pieces: list[Bezier] = []
    for index, ((x0, y0), (x3, y3)) in enumerate(pairwise(points)):
        third = (x3 - x0) / 3
        y1 = y0 + tangents[index] * third
        y2 = y3 - tangents[index + 1] * third
        pieces.append(Bezier(x0, y0, x0 + third, y1, x3 - third, y2, x3, y3))
    return pieces


def cut_at(pieces: Sequence[Bezier], x: float) -> tuple[list[Bezier], list[Bezier]]:
    """Cut a run of pieces at an x; their control points are even, so x is linear in the parameter."""
    left: list[Bezier] = []
    right: list[Bezier] = []
    for piece in pieces:
        if piece.x3 <= x:
            left.append(piece)
        elif piece.x0 >= x:
            right.append(piece)
        else:
            before, after = piece.split((x - piece.x0) / (piece.x3 - piece.x0))
            left.append(before)
            right.append(after)
    return left, right


def _tangents(points: Sequence[tuple[float, float]]) -> list[float]:
    """Return the slope at every point: flat at both ends and wherever the direction turns."""
    slopes = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(slopes)]
    return [0.0, *inner, 0.0] if slopes else [0.0]


def _casteljau(
    p0: float, p1: float, p2: float, p3: float, t: float
) -> tuple[float, float, float, float, float]:
    """Return what stands between the ends of two halves: two handles, the point in common, two handles.

    Written out: a map has tens of thousands of pieces.
    """
    a, b, c = p0 + (p1 - p0) * t, p1 + (p2 - p1) * t, p2 + (p3 - p2) * t
    d, e = a + (b - a) * t, b + (c - b) * t
    return a, d, d + (e - d) * t, e, c
