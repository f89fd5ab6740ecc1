"""What lies under a point of the map: ids, never items."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import Shape
from cjm_desktop.layout.geometry import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.boxes import CardBox, CellLayout, LinkBox, PhaseBox, RowLayout
    from cjm_desktop.layout.map import MapLayout


_LINE_REACH = 1.2
"""How near to a link the pointer catches it at least, in mm."""


class Part(StrEnum):
    """The kind of thing under a point."""

    NOTHING = "nothing"
    TITLE = "title"
    SUBTITLE = "subtitle"
    PHASE = "phase"
    PHASE_EDGE = "phase_edge"
    LINK = "link"
    LINK_END = "link_end"
    STAGE = "stage"
    STAGE_TASK = "stage_task"
    STAGE_BORDER = "stage_border"
    LANE = "lane"
    LANE_BORDER = "lane_border"
    LANE_COLUMN_BORDER = "lane_column_border"
    CELL = "cell"
    CARD = "card"
    CARD_EDGE = "card_edge"
    EMOTION_POINT = "emotion_point"
    MARK = "mark"
    LINK_HANDLE = "link_handle"
    HIDDEN_LANES = "hidden_lanes"


class Hit(Struct, frozen=True):
    """What lies under a point.

    `stage`, `lane` and `card` are ids; `position` is where in the cell a card dropped here would go;
    `value` is the score mark or the emotion level; `over` is a phase or a link, with `stage` under it. A
    stage border belongs to the stage at its left, a lane border to the lane above it. A collapsed lane has
    the `stage` at which it was met, its name none. `field` is what of a
    card is shown there.
    """

    part: Part
    stage: str | None = None
    lane: str | None = None
    card: str | None = None
    position: int | None = None
    value: int | None = None
    over: str | None = None
    field: str | None = None


NOTHING = Hit(Part.NOTHING)


def hit(layout: MapLayout, x: float, y: float, reach: float = 1.0) -> Hit:
    """Return what lies at x, y mm on the page; borders are caught `reach` mm to each side."""
    return (
        _border(layout, x, y, reach)
        or _over_stages(layout, x, y, reach)
        or _header(layout, x, y)
        or _title(layout, x, y)
        or _cell(layout, x, y, reach)
        or NOTHING
    )


def column_at(layout: MapLayout, x: float) -> int | None:
    """Return the index of the stage at an x, or None beside the columns."""
    edges = [column.x for column in layout.columns]
    index = bisect_right(edges, x) - 1
    if index < 0 or x >= layout.columns[index].x + layout.columns[index].width:
        return None
    return index


def row_at(layout: MapLayout, y: float) -> int | None:
    """Return the index of the drawn lane at a y, or None above and below the rows."""
    shown = layout.shown_rows
    index = bisect_right([layout.rows[i].y for i in shown], y) - 1
    if index < 0 or y >= layout.rows[shown[index]].bottom:
        return None
    return shown[index]


def position_at(layout: MapLayout, row: int, column: int, x: float, y: float) -> int:
    """Return before which card of a cell something dropped at a point of the page would stand."""
    cell = layout.rows[row].cells[column]
    return _position(cell, x - layout.columns[column].x, y - layout.rows[row].y)


def _border(layout: MapLayout, x: float, y: float, reach: float) -> Hit | None:
    band = layout.band
    if band.y <= y < band.bottom:
        if abs(x - band.x) <= reach:
            return Hit(Part.LANE_COLUMN_BORDER)
        for column in layout.columns:
            if abs(x - (column.x + column.width)) <= reach:
                return Hit(Part.STAGE_BORDER, stage=column.stage)
    if layout.lane_x <= x < layout.lane_x + layout.lane_width:
        for index in layout.shown_rows:
            if abs(y - layout.rows[index].bottom) <= reach:
                return Hit(Part.LANE_BORDER, lane=layout.rows[index].lane.id)
    # Beside the lanes from the side of their names alone: beyond it cards begin.
    if 0 <= band.x - x <= reach and row_at(layout, y) is not None:
        return Hit(Part.LANE_COLUMN_BORDER)
    return None


def _header(layout: MapLayout, x: float, y: float) -> Hit | None:
    if layout.band.y <= y < layout.band.bottom:
        column = column_at(layout, x)
        if column is not None:
            header = layout.stages[column]
            below_title = y - layout.band.y >= stage_text_top(layout, column) + header.title.height
            part = Part.STAGE_TASK if below_title and header.stage.task else Part.STAGE
            return Hit(part, stage=header.stage.id)
    if layout.lane_x <= x < layout.lane_x + layout.lane_width:
        row = row_at(layout, y)
        if row is not None:
            return Hit(Part.LANE, lane=layout.rows[row].lane.id)
    return None


def _over_stages(layout: MapLayout, x: float, y: float, reach: float) -> Hit | None:
    """Return the link or the phase over the band under a point; a line is caught from near it."""
    if not layout.head.y - reach <= y < layout.band.y:
        return None
    near = max(reach, _LINE_REACH)
    for box in layout.links:
        found = _link_part(box, x, y - layout.band.y, near)
        if box.link is not None and found is not None:
            return Hit(found, stage=box.link.origin, over=box.link.id)
    for part, phase, place in _phases(layout, reach):
        if place.contains(x, y - layout.head.y):
            return Hit(part, stage=layout.columns[phase.first].stage, over=phase.phase.id)
    return None


def _phases(layout: MapLayout, reach: float) -> Iterator[tuple[Part, PhaseBox, Rect]]:
    """Yield where phases are caught, y from the top of the head: first their right ends, to both sides."""
    for phase in layout.phases:
        rect, inside = phase.rect, min(2 * reach, phase.rect.width / 2)
        yield Part.PHASE_EDGE, phase, Rect(rect.right - inside, rect.y, inside + reach, rect.height)
    for phase in layout.phases:
        yield Part.PHASE, phase, phase.rect


def _link_part(box: LinkBox, x: float, y: float, near: float) -> Part | None:
    """Return which part of a link a point is near to, y from the top of the band; its ends stand on it."""
    if box.label is not None and box.label.rect.contains(x, y):
        return Part.LINK
    if any(math.hypot(x - end, y - max(box.y, min(y, 0.0))) <= near for end in (box.start, box.end)):
        return Part.LINK_END
    left, right = min(box.start, box.end), max(box.start, box.end)
    along = math.hypot(x - max(left, min(x, right)), y - box.y)
    return Part.LINK if along <= near else None


def stage_text_top(layout: MapLayout, stage: int) -> float:
    """Return the y of a stage's title from the top of the band."""
    return layout.stages[stage].title_top(layout.band.height)


def _title(layout: MapLayout, x: float, y: float) -> Hit | None:
    title, subtitle = layout.title.title, layout.title.subtitle
    if not title.x <= x < title.x + title.width:
        return None
    if title.y <= y < title.y + title.height:
        return Hit(Part.TITLE)
    if subtitle.y <= y < subtitle.y + subtitle.height:
        return Hit(Part.SUBTITLE)
    return None


def _cell(layout: MapLayout, x: float, y: float, reach: float) -> Hit | None:
    column, row = column_at(layout, x), row_at(layout, y)
    if column is None or row is None:
        return None
    laid_out = layout.rows[row].cells[column]
    stage, lane = layout.columns[column].stage, layout.rows[row].lane.id
    local_x, local_y = x - layout.columns[column].x, y - layout.rows[row].y
    if not layout.rows[row].kind.takes_cards:
        return Hit(Part.LANE, lane=lane)
    if layout.rows[row].lane.collapsed:
        return Hit(Part.LANE, stage, lane)
    special = _point_or_mark(laid_out, Hit(Part.CELL, stage, lane), Point(local_x, local_y), reach)
    if special is not None:
        return special
    for index in _reaching(layout.rows[row], column):
        owner, cell = layout.columns[index], layout.rows[row].cells[index]
        at = x - owner.x
        for box in cell.boxes:
            if box.rect.contains(at, local_y):
                is_edge = len(layout.columns) > 1 and _is_edge(box, at, reach)
                part = Part.CARD_EDGE if is_edge else Part.CARD
                field = next((one.field for one in box.parts if one.rect.contains(at, local_y)), None)
                position = _position(cell, at, local_y)
                return Hit(part, owner.stage, lane, box.card.id, position, field=field or None)
    return Hit(Part.CELL, stage, lane, None, _position(laid_out, local_x, local_y))


def _reaching(row: RowLayout, column: int) -> Iterator[int]:
    """Yield the columns of the cells whose cards may lie in a column, its own first."""
    yield column
    for index in range(column):
        if row.cells[index].longest > column - index:
            yield index


def _is_edge(box: CardBox, x: float, reach: float) -> bool:
    """Whether a point of a card is at its right edge, by which it is made longer."""
    return box.shape is Shape.CARD and x >= box.rect.right - min(reach, sp.CARD_PADDING_X / 2)


def _point_or_mark(cell: CellLayout, at: Hit, point: Point, reach: float) -> Hit | None:
    """Return the face or the score mark under a point of the cell named by `at`."""
    if cell.curve is not None:
        for strand in cell.curve.strands:
            face = strand.point
            if face and math.dist(point, face) <= strand.radius + reach / 2:
                return replace(at, part=Part.EMOTION_POINT, card=strand.card, value=strand.level)
    for box in cell.boxes:
        for value, mark in enumerate(box.marks, 1):
            if max(abs(point.x - mark.x), abs(point.y - mark.y)) <= sp.MARK_PITCH / 2:
                return replace(at, part=Part.MARK, card=box.card.id, value=value)
    return None


def _position(cell: CellLayout, x: float, y: float) -> int:
    """Return before which card of the cell something dropped here would stand."""
    after = (box.card for box in cell.boxes if _stands_after(box, x, y))
    first = next(after, None)
    # Not every card has a box: a level without words has none.
    return len(cell.cell) if first is None else cell.cell.index(first)


def _stands_after(box: CardBox, x: float, y: float) -> bool:
    middle = box.rect.y + box.rect.height / 2
    if box.shape is Shape.CHIP:
        return y < box.rect.y or (y < box.rect.bottom and x < box.rect.x + box.rect.width / 2)
    return y < middle


def rows_in(layout: MapLayout, area: Rect) -> Iterator[int]:
    """Yield the indexes of the rows that an area of the page touches, from above."""
    shown = layout.shown_rows
    first = bisect_left(shown, area.y, key=lambda index: layout.rows[index].bottom)
    return takewhile(lambda index: layout.rows[index].y <= area.bottom, shown[first:])


def boxes_in(layout: MapLayout, area: Rect) -> Iterator[tuple[Rect, CardBox]]:
    """Yield the boxes of cards that an area of the page touches, with their places on the page.

    A card over several stages has its box in the cell of the first: cells at the left are asked as well.
    """
    right = bisect_right(layout.columns, area.right, key=lambda column: column.x)
    for index in rows_in(layout, area):
        row = layout.rows[index]
        for column in range(right):
            corner = layout.columns[column].x, row.y
            for box in row.cells[column].boxes:
                rect = box.rect.moved(*corner)
                if rect.right >= area.x and rect.y <= area.bottom and rect.bottom >= area.y:
                    yield rect, box
