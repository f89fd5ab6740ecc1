"""A laid-out map as parts: what is drawn where, made in one place and played by canvas and paper alike.

A part tells its place and the values it comes from at once, and makes its display list when it is asked
to: a canvas asks for what is seen, a sheet for what lies on it.
"""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.draw.cells import draw_boxes, draw_cell
from cjm_desktop.draw.codes import draw_code
from cjm_desktop.draw.folded import draw_folded
from cjm_desktop.draw.headers import (
    critical,
    draw_corner,
    draw_critical,
    draw_divider,
    draw_footer,
    draw_lane,
    draw_rules,
    draw_stage,
    draw_title,
)
from cjm_desktop.draw.over import draw_link, draw_phase, link_area, phase_area
from cjm_desktop.draw.primitives import DisplayList, Placed
from cjm_desktop.draw.slots import draw_slots
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.codes import lay_out_codes
from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.model.kinds import Drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjm_desktop.layout.boxes import CardBox, CellLayout, RowLayout
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.layout.parts import CardPart

_LINE_END = 0.2
"""How far the round end of a dividing line may reach, in mm."""
_BLEED = 0.6
"""How far strokes may reach over the edge of what they outline, in mm."""
PIECE = 32
"""How many cards of a cell are shown as one: of a cell of thousands only what is in view is to be drawn."""


class Level(IntEnum):
    """What lies over what."""

    GROUND = 0
    ROWS = 1
    OVER = 2
    HEAD = 3


class Part(Struct, frozen=True):
    """Something that is drawn: origin in mm, the area it may paint from there, what it comes from.

    As long as `shown` is equal, so is what `draw` returns. `key` says what it is: "title", "corner",
    "footer", "rules", "phase:<id>:<first column>", "link:<id>", "stage:<id>", "lane:<id>",
    "cell:<lane id>:<stage id>", "slots:<lane id>:<stage id>", "code:<lane id>:<stage id>",
    "critical:<stage id>".
    """

    key: str
    level: Level
    x: float
    y: float
    area: Rect
    shown: object
    draw: Callable[[], DisplayList]

    def placed(self, dy: float = 0.0) -> Placed:
        """Return it drawn, with its origin `dy` mm further down."""
        x, y = self.x, self.y + dy
        return Placed(self.key, x, y, self.area.moved(x, y), self.draw())


class Page(Struct, frozen=True):
    """A whole drawn map; `size` in mm, parts on the page in drawing order."""

    size: Size
    parts: tuple[Placed, ...]


def draw_map(layout: MapLayout) -> Page:
    """Draw everything of a laid-out map."""
    return Page(layout.size, tuple(_placed(layout)))


def _placed(layout: MapLayout) -> Iterator[Placed]:
    yield rules_part(layout).placed()
    for index in layout.shown_rows:
        y = layout.rows[index].y
        yield name_part(layout, index).placed(y)
        for parts in (cell_parts, slot_parts, code_parts):
            yield from (part.placed(y) for part in parts(layout, index))
    for around in (critical_parts, head_parts, frame_parts):
        yield from (part.placed() for part in around(layout))


def rules_part(layout: MapLayout) -> Part:
    """Return the hairlines between the rows."""
    whole = Rect(0, 0, *layout.size)
    return Part("rules", Level.GROUND, 0, 0, whole, layout.rulings, partial(draw_rules, layout))


def name_part(layout: MapLayout, index: int) -> Part:
    """Return the name of a lane, or its dividing line, from the upper edge of its row."""
    row = layout.rows[index]
    key, x = f"lane:{row.lane.id}", layout.lane_x
    if row.kind.drawing is Drawing.RULE:
        width = layout.lane_width + layout.band.width
        area = Rect(0, 0, width, row.height).grown(_LINE_END)
        shown: object = (row.header, row.height, width)
        return Part(key, Level.ROWS, x, 0, area, shown, partial(draw_divider, row.header, row.height, width))
    area = Rect(0, 0, layout.lane_width, row.height)
    said = row.header, row.height
    return Part(key, Level.ROWS, x, 0, area, said, partial(draw_lane, *said))


def cell_parts(layout: MapLayout, index: int) -> Iterator[Part]:
    """Yield the cells of a drawn row that show anything, from the upper edge of the row."""
    parts = (cell_part(layout, index, stage) for stage in range(len(layout.rows[index].cells)))
    return (part for part in parts if part is not None)


def cell_part(layout: MapLayout, index: int, stage: int) -> Part | None:
    """Return a cell of a drawn row from the upper edge of the row, or None where it shows nothing."""
    row, column = layout.rows[index], layout.columns[stage]
    cell, lane = row.cells[stage], row.lane
    key = f"cell:{lane.id}:{column.stage}"
    if lane.collapsed and cell.cell:
        area, folded = Rect(0, 0, column.width, row.height), (cell, row.hue, row.height)
        return Part(key, Level.ROWS, column.x, 0, area, folded, partial(draw_folded, *folded))
    if not _shows_anything(row, cell):
        return None
    area, shown = _cell_area(cell, row.height), (cell, row.hue, lane.meaning)
    return Part(key, Level.ROWS, column.x, 0, area, shown, partial(draw_cell, *shown))


def cell_pieces(layout: MapLayout, index: int, stage: int, known: CellLayout | None = None) -> Iterator[Part]:
    """Yield a cell of a drawn row as `cell_part` does; one of many cards in pieces that are drawn apart.

    Their keys are those of `piece_keys`. Of pieces that are what they were in `known` nothing is yielded.
    """
    row, column = layout.rows[index], layout.columns[stage]
    cell = row.cells[stage]
    if not _is_in_pieces(row, cell):
        whole = cell_part(layout, index, stage)
        if whole is not None:
            yield whole
        return
    look = (row.hue, row.lane.meaning)
    for number, key in enumerate(piece_keys(row, column.stage, cell)):
        piece = _piece(cell, number)
        if known is not None and _is_in_pieces(row, known) and piece == _piece(known, number):
            continue
        area, draw = _area_of(*piece, row.height), partial(draw_boxes, *piece, *look)
        yield Part(key, Level.ROWS, column.x, 0, area, (piece, look), draw)


def piece_keys(row: RowLayout, stage: str, cell: CellLayout) -> Iterator[str]:
    """Yield the keys of all pieces of a cell, the first that of the cell; none where it shows nothing."""
    key = f"cell:{row.lane.id}:{stage}"
    if _shows_anything(row, cell):
        yield key
    if _is_in_pieces(row, cell):
        yield from (f"piece {number} of {key}" for number in range(1, -(-len(cell.boxes) // PIECE)))


def _shows_anything(row: RowLayout, cell: CellLayout) -> bool:
    return bool(cell.boxes) or cell.curve is not None or (row.lane.collapsed and bool(cell.cell))


def _is_in_pieces(row: RowLayout, cell: CellLayout) -> bool:
    return len(cell.boxes) > PIECE and cell.curve is None and not row.lane.collapsed


def _piece(cell: CellLayout, number: int) -> tuple[tuple[CardBox, ...], tuple[CardPart, ...]]:
    """Return the cards of a piece; what the cell itself says belongs to the last."""
    first, last = number * PIECE, (number + 1) * PIECE
    return cell.boxes[first:last], cell.parts if first < len(cell.boxes) <= last else ()


def _cell_area(cell: CellLayout, height: float) -> Rect:
    """Return what a cell may paint: what it says alone, so that no neighbour is repainted with it."""
    if cell.curve is not None:
        return Rect(-_BLEED, 0, cell.width + 2 * _BLEED, height)
    return _area_of(cell.boxes, cell.parts, height)


def _area_of(boxes: Sequence[CardBox], parts: Sequence[CardPart], height: float) -> Rect:
    left, top, right, bottom = boxes[0].rect.x, height, 0.0, 0.0
    for x, y, width, deep in (*(box.rect for box in boxes), *(part.rect for part in parts)):
        left, top, right, bottom = min(left, x), min(top, y), max(right, x + width), max(bottom, y + deep)
    return Rect(left - _BLEED, top - _BLEED, right - left + 2 * _BLEED, bottom - top + 2 * _BLEED)


def slot_parts(layout: MapLayout, index: int) -> Iterator[Part]:
    """Yield the free slots for stickers in the cells of a drawn row, from its upper edge."""
    row = layout.rows[index]
    for column, slots in zip(layout.columns, row.slots, strict=False):
        key, draw = f"slots:{row.lane.id}:{column.stage}", partial(draw_slots, slots)
        area = Rect(0, 0, column.width, row.height)
        yield Part(key, Level.ROWS, column.x, 0, area, slots, draw)


def code_parts(layout: MapLayout, index: int) -> Iterator[Part]:
    """Yield the codes of the cells of a drawn row, from its upper edge."""
    lane = layout.rows[index].lane.id
    for column, code in lay_out_codes(layout, index):
        key, draw = f"code:{lane}:{column.stage}", partial(draw_code, code)
        yield Part(key, Level.ROWS, column.x, 0, code.rect, code, draw)


def critical_parts(layout: MapLayout) -> Iterator[Part]:
    """Yield the frames and labels of the critical stages."""
    for index, column in enumerate(layout.columns):
        if column.stage in layout.options.critical:
            key, said = f"critical:{column.stage}", critical(layout, index)
            yield Part(key, Level.OVER, 0, 0, said.area, said, partial(draw_critical, said))


def head_parts(layout: MapLayout) -> Iterator[Part]:
    """Yield what stands over the columns; the slanted sides of a stage reach into those beside it."""
    head, band = layout.head, layout.band
    for phase in layout.phases:
        key, area = f"phase:{phase.phase.id}:{phase.first}", phase_area(phase)
        yield Part(key, Level.HEAD, 0, head.y, area, phase, partial(draw_phase, phase))
    for number, link in enumerate(layout.links):
        key, area = f"link:{link.link.id if link.link else number}", link_area(link)
        yield Part(key, Level.HEAD, 0, band.y, area, link, partial(draw_link, link))
    for header, column in zip(layout.stages, layout.columns, strict=True):
        area = Rect(-sp.NOTCH, 0, column.width + 2 * sp.NOTCH, band.height)
        shown = (header, band.height)
        draw = partial(draw_stage, *shown)
        yield Part(f"stage:{column.stage}", Level.HEAD, column.x, band.y, area, shown, draw)


def frame_parts(layout: MapLayout) -> Iterator[Part]:
    """Yield what stands around the map: the words over the lane names, the title, the footer."""
    title, footer, (width, height) = layout.title, layout.footer, layout.size
    corner = Rect(layout.lane_x, 0, layout.lane_width, layout.band.height)
    yield Part("corner", Level.HEAD, 0, layout.band.y, corner, title, partial(draw_corner, title))
    yield Part("title", Level.HEAD, 0, 0, Rect(0, 0, width, title.bottom), title, partial(draw_title, title))
    top = min(footer.text.y - sp.LEGEND_GAP, height)
    below, words = Rect(0, top, width, height - top), (footer.text, footer.legend)
    yield Part("footer", Level.HEAD, 0, 0, below, words, partial(draw_footer, footer))
