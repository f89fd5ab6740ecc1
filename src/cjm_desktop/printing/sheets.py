"""The pages of a poster as PDF operators: the whole map, or what one sheet shows of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.primitives import TextRun
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.printing.content import UNITS
from cjm_desktop.printing.paper import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.draw.primitives import Placed
    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.printing.content import ContentWriter
    from cjm_desktop.printing.marks import Marks
    from cjm_desktop.printing.plan import PosterPlan, Sheet, Span

# What a part paints may reach a little beyond the area it states: round line ends, tails of letters.
_SPILL = 2.0
SMALLEST_EM = 0.9
"""In mm on paper: text smaller than this is left out of the small picture of the assembly page."""


class MapDrawing:
    """A drawn map as operators; each part is written once, however many sheets show it."""

    def __init__(self, parts: Sequence[Placed], content: ContentWriter) -> None:
        self._parts = parts
        self._content = content
        self._written: list[str | None] = [None] * len(parts)

    def __len__(self) -> int:
        return len(self._parts)

    def whole(self) -> Iterator[str]:
        """Yield everything, part by part."""
        return (self._part(index) for index in range(len(self._parts)))

    def within(self, indexes: Sequence[int], window: Rect) -> Iterator[str]:
        """Yield what of some parts touches a window, given in mm on the map's page."""
        for index in indexes:
            part = self._parts[index]
            area = part.area.grown(_SPILL)
            if _lies_in(area, window):
                yield self._part(index)
            elif area.touches(window):
                local = window.moved(-part.x, -part.y)
                items = [item for item in part.items if bounds_of(item).touches(local)]
                if items:
                    yield _moved(part, self._content.write(items))

    def simplified(self, smallest_em: float) -> Iterator[str]:
        """Yield everything but text whose em is smaller than so many mm on the map's page."""
        for index, part in enumerate(self._parts):
            items = [
                item for item in part.items if not (isinstance(item, TextRun) and item.size < smallest_em)
            ]
            if len(items) == len(part.items):
                yield self._part(index)
            elif items:
                yield _moved(part, self._content.write(items))

    def by_sheet(self, plan: PosterPlan) -> dict[tuple[int, int], list[int]]:
        """Return which parts may touch which sheet, by its row and column, in drawing order."""
        touching: dict[tuple[int, int], list[int]] = {}
        for index, part in enumerate(self._parts):
            area = part.area.grown(_SPILL)
            columns = _touched(plan.columns, *_on_poster(area.x, area.right, plan.drawn.x, plan.scale))
            for row in _touched(plan.rows, *_on_poster(area.y, area.bottom, plan.drawn.y, plan.scale)):
                for column in columns:
                    touching.setdefault((row, column), []).append(index)
        return touching

    def _part(self, index: int) -> str:
        written = self._written[index]
        if written is None:
            part = self._parts[index]
            written = self._written[index] = _moved(part, self._content.write(part.items))
        return written


def poster_page(plan: PosterPlan, drawing: MapDrawing) -> Iterator[str]:
    """Yield the operators of a poster of one page."""
    yield f"q {matrix(plan.scale, plan.drawn.x, plan.drawn.y, plan.page)}"
    yield from drawing.whole()
    yield "Q"


def sheet_page(plan: PosterPlan, sheet: Sheet, drawing: MapDrawing, indexes: Sequence[int]) -> Iterator[str]:
    """Yield the operators of what one sheet shows of the map, cut at its printable area."""
    size, margin = plan.sheet or plan.page, plan.spec.margin
    drawn, window = plan.drawn, sheet.window
    yield f"q {clip(Rect(margin, margin, window.width, window.height), size)}"
    yield matrix(plan.scale, margin + drawn.x - window.x, margin + drawn.y - window.y, size)
    shown = Rect(
        (window.x - drawn.x) / plan.scale,
        (window.y - drawn.y) / plan.scale,
        window.width / plan.scale,
        window.height / plan.scale,
    )
    yield from drawing.within(indexes, shown)
    yield "Q"


def mark_operators(marks: Marks, size: Size, content: ContentWriter) -> Iterator[str]:
    """Yield the operators of marks on a page of `size` mm."""
    if marks.upright:
        yield f"q {matrix(1.0, 0, 0, size)} {content.write(marks.upright)} Q"
    if marks.turned:
        yield f"q {matrix(1.0, 0, size.height, size, is_turned=True)} {content.write(marks.turned)} Q"


def matrix(scale: float, x: float, y: float, size: Size, *, is_turned: bool = False) -> str:
    """Return the operator that brings an origin to x, y mm from the upper left corner of a page."""
    factor = f"{scale * POINTS_PER_MM / UNITS:.12f}"
    turn = f"0 {factor} -{factor} 0" if is_turned else f"{factor} 0 0 {factor}"
    return f"{turn} {x * POINTS_PER_MM:.5f} {(size.height - y) * POINTS_PER_MM:.5f} cm"


def clip(area: Rect, size: Size) -> str:
    """Return the operators that let only an area of a page of `size` be painted, both in mm."""
    corner = f"{area.x * POINTS_PER_MM:.5f} {(size.height - area.bottom) * POINTS_PER_MM:.5f}"
    return f"{corner} {area.width * POINTS_PER_MM:.5f} {area.height * POINTS_PER_MM:.5f} re W n"


def _moved(part: Placed, operators: str) -> str:
    return f"q 1 0 0 1 {round(part.x * UNITS)} {-round(part.y * UNITS)} cm {operators} Q"


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
