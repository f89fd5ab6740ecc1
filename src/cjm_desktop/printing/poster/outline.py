"""The bookmarks of a poster: the assembly plan, the stages by phase, and the sheets in a closed group."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.geometry import Point
from cjm_desktop.model.queries import stage_letters
from cjm_desktop.printing.pages import Bookmark
from cjm_desktop.printing.wording import ASSEMBLY, SHEETS, phase_bookmark, sheet_bookmark, stage_bookmark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.boxes import TextBlock
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.printing.planning.plan import PosterPlan, Sheet

_AIR = 3.0
"""Left free above and beside what a bookmark leads to, in mm on the page."""


def poster_outline(layout: MapLayout, plan: PosterPlan, language: str) -> Iterator[Bookmark]:
    """Yield the bookmarks of a poster in their order; those of stages lead to where their titles stand."""
    if plan.has_plan_page:
        yield Bookmark(ASSEMBLY.in_language(language), 0)
    yield from _stages(layout, plan, language)
    if len(plan.sheets) > 1:
        first = int(plan.has_plan_page)
        yield Bookmark(SHEETS.in_language(language), first, is_open=False)
        for page, sheet in enumerate(plan.sheets, start=first):
            yield Bookmark(sheet_bookmark(sheet, language), page, level=1)


def _stages(layout: MapLayout, plan: PosterPlan, language: str) -> Iterator[Bookmark]:
    phases = {box.first: box for box in layout.phases}
    last = -1
    for index, (column, header) in enumerate(zip(layout.columns, layout.stages, strict=True)):
        phase = phases.get(index)
        if phase is not None:
            last = phase.last
            place = _place(plan, _middle(phase.title, 0, layout.head.y), layout.head.y + phase.rect.y)
            yield Bookmark(phase_bookmark(phase.phase.title, language), *place)
        place = _place(plan, _middle(header.title, column.x, layout.band.y), layout.band.y)
        title = stage_bookmark(header.stage.title, stage_letters(index), language)
        yield Bookmark(title, *place, level=int(index <= last))


def _middle(text: TextBlock, x: float, y: float) -> Point:
    """Return where a text starts, in the middle of its height, on the map's page."""
    return Point(x + text.x, y + text.y + text.height / 2)


class _Place(NamedTuple):
    page: int
    x: float
    y: float


def _place(plan: PosterPlan, title: Point, top: float) -> _Place:
    """Return the page on which a title is seen, and the place in mm on it from which one sees it whole."""
    drawn, scale = plan.drawn, plan.scale
    x, y, top = drawn.x + title.x * scale, drawn.y + title.y * scale, drawn.y + top * scale
    if not plan.sheets:
        return _Place(0, max(0.0, x - _AIR), max(0.0, top - _AIR))
    number, sheet = min(enumerate(plan.sheets), key=lambda numbered: _distance(numbered[1], x, y))
    margin, window = plan.spec.margin, sheet.window
    left, upper = margin + x - window.x - _AIR, margin + top - window.y - _AIR
    return _Place(number + plan.has_plan_page, max(0.0, left), max(0.0, upper))


def _distance(sheet: Sheet, x: float, y: float) -> float:
    """Return how far a point of the poster lies from what is seen of a sheet, in mm."""
    seen = sheet.visible
    return max(seen.x - x, x - seen.right, seen.y - y, y - seen.bottom, 0.0)
