"""Cells in whole paper stickers: what stands on the map already at the upper left, free slots for notes.

Slots stand at one pitch all over the map: within a cell as far apart as across the border of two.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import CellLayout
from cjm_desktop.layout.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.layout.boxes import Column, RowLayout
    from cjm_desktop.layout.geometry import Size

_HAIR = 1e-6


class Slots(Struct, frozen=True):
    """How large stickers are in mm, and how many more lie side by side in each cell than it needs at least.

    `free` is how many slots each cell has in which nothing lies, or more. `foot` is the room under the slots
    of a cell, in mm; `shrink` is how much of what was asked for as the width of a stage or height of a lane
    its cells need.
    """

    sticker: Size
    more: int = 0
    free: int = 1
    foot: float = sp.CELL_PADDING_Y
    shrink: float = 1.0

    @property
    def across(self) -> float:
        """From one slot to the next beside it, in mm."""
        return self.sticker.width + sp.SLOT_GAP

    @property
    def down(self) -> float:
        """From one slot to the next under it, in mm."""
        return self.sticker.height + sp.SLOT_GAP

    @property
    def cards_width(self) -> float:
        """The width in which the cards of a cell stand, in mm: as few slots as they can be read in."""
        return self.across * math.ceil(sp.NARROWEST_CARDS / self.across)

    def column_width(self, width: float) -> float:
        """Return the width of a column, whole slots, that would be `width` mm wide without them."""
        least = max(width * self.shrink, self.cards_width)
        return self.across * (math.ceil(least / self.across - _HAIR) + self.more)

    def row_height(self, lines: int) -> float:
        """Return the height of a row of cells with so many slots one under the other."""
        return sp.CELL_PADDING_Y + lines * self.down - sp.SLOT_GAP + self.foot

    def lines(self, bottom: float) -> int:
        """Return how many slots one under the other reach `bottom` mm down from the top of their row."""
        return max(1, math.ceil((bottom - sp.CELL_PADDING_Y + sp.SLOT_GAP) / self.down - _HAIR))

    def in_cell(self, width: float, lines: int) -> Iterator[Rect]:
        """Yield the slots of a cell line by line, relative to its upper left corner."""
        for line in range(lines):
            y = sp.CELL_PADDING_Y + line * self.down
            for place in range(round(width / self.across)):
                yield Rect(sp.CELL_PADDING_X + place * self.across, y, *self.sticker)


def with_slots(row: RowLayout, columns: Sequence[Column], slots: Slots) -> RowLayout:
    """Return a row whose cells are as high as whole stickers, with as many free slots as are asked for.

    Its cards stay where they are. A lane without cards shows nothing but slots.
    """
    is_bare = not any(cell.cell for cell in row.cells)
    cells = tuple(
        CellLayout((), column.width, 0.0, ()) if is_bare else replace(cell, width=column.width)
        for cell, column in zip(row.cells, columns, strict=True)
    )
    taken = [list(_taken(cells, columns, stage)) for stage in range(len(cells))]
    lowest = max((area.bottom for areas in taken for area in areas), default=0.0)
    least = max(row.header.height, (row.lane.height or 0.0) * slots.shrink) - slots.foot
    lines = slots.lines(max(lowest, least))
    free = _free(slots, cells, taken, lines)
    while any(len(each) < slots.free for each in free):
        lines += 1
        free = _free(slots, cells, taken, lines)
    return replace(row, height=slots.row_height(lines), cells=cells, slots=free)


def _free(
    slots: Slots, cells: Sequence[CellLayout], taken: Sequence[Sequence[Rect]], lines: int
) -> tuple[tuple[Rect, ...], ...]:
    """Return the slots of each cell that nothing of the map lies in."""
    return tuple(
        tuple(slot for slot in slots.in_cell(cell.width, lines) if not any(map(slot.touches, areas)))
        for cell, areas in zip(cells, taken, strict=True)
    )


def _taken(cells: Sequence[CellLayout], columns: Sequence[Column], stage: int) -> Iterator[Rect]:
    """Yield what is taken of a cell: by what it shows itself, and by cards that lie across from its left."""
    cell = cells[stage]
    if cell.curve is not None:
        yield Rect(0, 0, cell.width, cell.height - sp.CELL_PADDING_Y)
    yield from (part.rect for part in cell.parts)
    for origin, other in enumerate(cells[: stage + 1]):
        if origin == stage or other.longest > stage - origin:
            dx = columns[origin].x - columns[stage].x
            yield from (box.rect.moved(dx, 0) for box in other.boxes)
