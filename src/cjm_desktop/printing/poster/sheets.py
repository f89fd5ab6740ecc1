"""What of a drawn map stands on which page: all of it, what one sheet shows, or what can be seen small."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.primitives import TextRun
from cjm_desktop.layout.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.draw.primitives import Placed
    from cjm_desktop.printing.planning.plan import PosterPlan, Sheet, Span

# What a part paints may reach a little beyond the area it states: round line ends, tails of letters.
_SPILL = 2.0
SMALLEST_EM = 0.9
"""In mm on paper: text smaller than this is left out of the small picture of the assembly page."""


class SheetParts:
    """The parts of a drawn map by the sheets of a plan that they may touch."""

    def __init__(self, parts: Sequence[Placed], plan: PosterPlan) -> None:
        self._plan = plan
        self._touching: dict[tuple[int, int], list[Placed]] = {}
        for part in parts:
            area = part.area.grown(_SPILL)
            columns = _touched(plan.columns, *_on_poster(area.x, area.right, plan.drawn.x, plan.scale))
            for row in _touched(plan.rows, *_on_poster(area.y, area.bottom, plan.drawn.y, plan.scale)):
                for column in columns:
                    self._touching.setdefault((row, column), []).append(part)

    def of(self, sheet: Sheet) -> tuple[Placed, ...]:
        """Return what a sheet shows, in drawing order: whole parts as they are, others what touches it."""
        drawn, window, scale = self._plan.drawn, sheet.window, self._plan.scale
        shown = Rect(
            (window.x - drawn.x) / scale,
            (window.y - drawn.y) / scale,
            window.width / scale,
            window.height / scale,
        )
        return tuple(_within(self._touching.get((sheet.row, sheet.column), ()), shown))


def simplified(parts: Sequence[Placed], smallest_em: float) -> Iterator[Placed]:
    """Yield everything but text whose em is smaller than so many mm on the map's page."""
    for part in parts:
        items = tuple(
            item for item in part.items if not (isinstance(item, TextRun) and item.size < smallest_em)
        )
        if items:
            yield part if len(items) == len(part.items) else replace(part, items=items)


def _within(parts: Sequence[Placed], window: Rect) -> Iterator[Placed]:
    """Yield what of some parts touches a window, given in mm on the map's page."""
    for part in parts:
        area = part.area.grown(_SPILL)
        if _lies_in(area, window):
            yield part
        elif area.touches(window):
            local = window.moved(-part.x, -part.y)
            items = tuple(item for item in part.items if bounds_of(item).touches(local))
            if items:
                yield replace(part, items=items)


def _lies_in(area: Rect, window: Rect) -> bool:
    return (
        window.x <= area.x
        and area.right <= window.right
        and window.y <= area.y
        and area.bottom <= window.bottom
    )


def _on_poster(start: float, end: float, origin: float, scale: float) -> tuple[float, float]:
    return origin + start * scale, origin + end * scale


def _touched(spans: Sequence[Span], start: float, end: float) -> range:
    """Return which spans share something with start to end; they follow each other."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    return range(first, bisect_left(spans, end, key=lambda span: span.start))
