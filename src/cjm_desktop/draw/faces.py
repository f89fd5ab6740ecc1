"""Five faces for five emotion levels, drawn as paths: a circle, two eyes, a mouth that bends."""

from __future__ import annotations

from cjm_desktop.draw.primitives import Disc, DisplayList, Outline

_EYE_OUT = 0.36
_EYE_UP = 0.24
_EYE_RADIUS = 0.105
_MOUTH_HALF = {-2: 0.44, -1: 0.42, 0: 0.36, 1: 0.42, 2: 0.46}
_MOUTH_DOWN = {-2: 0.52, -1: 0.46, 0: 0.36, 1: 0.26, 2: 0.18}
_MOUTH_BEND = {-2: -0.44, -1: -0.24, 0: 0.0, 1: 0.28, 2: 0.5}
_LINE = 0.17


def face(x: float, y: float, radius: float, level: int, ink: str | None = None) -> DisplayList:
    """Return the face of a level, -2..+2, centred at x, y mm; without an ink it has that of its level."""
    ink = ink or f"level:{level}"
    half, bend = _MOUTH_HALF[level] * radius, _MOUTH_BEND[level] * radius
    mouth = y + _MOUTH_DOWN[level] * radius
    eyes = [
        Disc(x + side * _EYE_OUT * radius, y - _EYE_UP * radius, _EYE_RADIUS * radius, fill=ink)
        for side in (-1, 1)
    ]
    steps: tuple[tuple[str | float, ...], ...] = (
        ("M", x - half, mouth),
        ("C", x - half * 0.5, mouth + bend, x + half * 0.5, mouth + bend, x + half, mouth),
    )
    return (
        Disc(x, y, radius, fill="paper", line=ink, line_width=_LINE * radius),
        *eyes,
        Outline(steps, line=ink, line_width=_LINE * radius),
    )
