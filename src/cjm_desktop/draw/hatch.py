"""The hatch of a hypothesis: thin parallel diagonals, the same on screen, on paper and in pictures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.geometry import Rect

HATCH_STEP = 1.5
"""The distance of two lines along an edge, in mm."""
HATCH_WIDTH = 0.22
"""The width of a line, in mm."""


class Stripe(NamedTuple):
    """One line of a hatch, from its lower left to its upper right end, in mm."""

    x1: float
    y1: float
    x2: float
    y2: float


def hatch_stripes(rect: Rect, step: float = HATCH_STEP) -> Iterator[Stripe]:
    """Yield the stripes over a rectangle: they rise to the right at 45 degrees and end on its edges.

    One of them starts in the lower left corner; `step` mm are between two of them along an edge.
    """
    for index in range(math.floor(-rect.height / step) + 1, math.ceil(rect.width / step)):
        along = index * step
        begin, end = max(along, 0.0), min(along + rect.height, rect.width)
        yield Stripe(rect.x + begin, rect.bottom - (begin - along), rect.x + end, rect.bottom - (end - along))
