"""Icons as paths: the drawn set of resources/icons, read without an SVG library.

The set keeps to absolute M, L, C and Z on a grid of 24 units, strokes only (resources/icons/README.md),
so that screen, poster and pictures can draw the very same lines.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cjm_desktop import RESOURCES
from cjm_desktop.draw.primitives import Outline

if TYPE_CHECKING:
    from cjm_desktop.draw.primitives import Icon

Step = tuple[str | float, ...]

GRID = 24.0
STROKE = 1.6
"""The sides of the grid and the width of every line, in its units."""
_PATHS = re.compile(r'\sd="([^"]*)"')
_STEPS = re.compile(r"([MLCZ])([^MLCZ]*)")
_NUMBERS = re.compile(r"[\d.]+")


@cache
def icon_paths(name: str) -> tuple[tuple[Step, ...], ...]:
    """Return the paths of an icon on its grid; raises FileNotFoundError for a name that is not there."""
    file = RESOURCES / "icons" / f"{name}.svg"
    return tuple(_steps(path) for path in _PATHS.findall(file.read_text(encoding="utf-8")))


def _steps(path: str) -> tuple[Step, ...]:
    return tuple((letter, *map(float, _NUMBERS.findall(rest))) for letter, rest in _STEPS.findall(path))


def icon_outlines(icon: Icon) -> tuple[Outline, ...]:
    """Return an icon as outlines in its rectangle, in mm, centred where that is not a square."""
    rect = icon.rect
    side = min(rect.width, rect.height)
    left, top = rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2
    return tuple(
        Outline(tuple(_placed(step, left, top, side / GRID) for step in path), None, icon.ink, width)
        for path, width in _drawn(icon.name, side)
    )


@lru_cache(maxsize=256)
def _drawn(name: str, side: float) -> tuple[tuple[tuple[Step, ...], float], ...]:
    return tuple((path, STROKE * side / GRID) for path in icon_paths(name))


def _placed(step: Step, left: float, top: float, scale: float) -> Step:
    letter, *numbers = step
    origin = (left, top)
    return (letter, *(origin[i % 2] + float(number) * scale for i, number in enumerate(numbers)))
