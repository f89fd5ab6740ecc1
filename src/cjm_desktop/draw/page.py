"""A laid-out map as one page: display lists with their places, in the order they are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.draw.cells import draw_cell
from cjm_desktop.draw.headers import (
    critical_area,
    draw_corner,
    draw_critical,
    draw_divider,
    draw_footer,
    draw_lane,
    draw_rules,
    draw_stage,
    draw_title,
)
from cjm_desktop.draw.primitives import Placed
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.model.kinds import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.map import MapLayout


_LINE_END = 0.2
"""How far the round end of a dividing line may reach, in mm."""


class Page(NamedTuple):
    """A whole drawn map; `size` in mm, parts on the page in drawing order."""

    size: Size
    parts: tuple[Placed, ...]


def draw_map(layout: MapLayout) -> Page:
    """Draw everything of a laid-out map."""
    return Page(layout.size, tuple(_parts(layout)))


def _parts(layout: MapLayout) -> Iterator[Placed]:
    yield draw_frame_part(layout, "rules")
    for index in layout.shown_rows:
        yield from draw_row(layout, index)
    for index, column in enumerate(layout.columns):
        if column.stage in layout.options.critical:
            area = critical_area(layout, index)
            yield Placed(f"critical:{column.stage}", 0, 0, area, draw_critical(layout, index))
    for index in range(len(layout.columns)):
        yield draw_stage_part(layout, index)
    yield from (draw_frame_part(layout, key) for key in ("corner", "title", "footer"))


def draw_row(layout: MapLayout, index: int) -> Iterator[Placed]:
    """Yield the name and the cells of one drawn row."""
    row = layout.rows[index]
    if row.kind.drawing is Drawing.RULE:
        area = Rect(layout.lane_x, row.y, layout.lane_width + layout.band.width, row.height)
        items = draw_divider(row, area.width)
        yield Placed(f"lane:{row.lane.id}", layout.lane_x, row.y, area.grown(_LINE_END), items)
        return
    yield draw_lane_part(layout, index)
    for stage, (column, cell) in enumerate(zip(layout.columns, row.cells, strict=True)):
        items = draw_cell(row, cell)
        if items:
            area = layout.cell_rect(index, stage)
            if cell.curve is not None:
                area = area.grown(sp.CURVE_WIDTH / 2)
            yield Placed(f"cell:{row.lane.id}:{column.stage}", column.x, row.y, area, items)


def draw_lane_part(layout: MapLayout, index: int) -> Placed:
    """Return the name of one lane."""
    row = layout.rows[index]
    return Placed(f"lane:{row.lane.id}", layout.lane_x, row.y, layout.lane_rect(index), draw_lane(row))


def draw_stage_part(layout: MapLayout, index: int) -> Placed:
    """Return the header of one stage; its slanted sides reach into the columns beside it."""
    rect = layout.stage_rect(index)
    area = Rect(rect.x - sp.NOTCH, rect.y, rect.width + 2 * sp.NOTCH, rect.height)
    return Placed(f"stage:{layout.columns[index].stage}", rect.x, rect.y, area, draw_stage(layout, index))


def draw_frame_part(layout: MapLayout, key: str) -> Placed:
    """Return "rules", "corner", "title" or "footer"; all but the rules relative to the page too."""
    whole = Rect(0, 0, layout.size.width, layout.size.height)
    if key == "rules":
        return Placed(key, 0, 0, whole, draw_rules(layout))
    if key == "corner":
        area = Rect(layout.lane_x, layout.band.y, layout.lane_width, layout.band.height)
        return Placed(key, 0, 0, area, draw_corner(layout.title))
    if key == "title":
        return Placed(key, 0, 0, Rect(0, 0, whole.width, layout.title.bottom), draw_title(layout.title))
    top = min(layout.footer.text.y - sp.LEGEND_GAP, whole.height)
    below = Rect(0, top, whole.width, whole.height - top)
    return Placed(key, 0, 0, below, draw_footer(layout.footer))
