"""Cards that cover several stages: they lie across the cells, and the other cards make room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.cells import lay_out_cell
from cjm_desktop.model.kinds import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.layout.boxes import CardBox, CellLayout, Column
    from cjm_desktop.layout.cards import Manner
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.grid import Cell

_Taken = list[tuple[float, float]]
"""From where to where the column of a cell is covered, in mm from the top of the row."""


def around_long_cards(
    manner: Manner,
    cells: tuple[CellLayout, ...],
    columns: Sequence[Column],
    known: Sequence[CellLayout | None],
) -> tuple[CellLayout, ...]:
    """Lay the long cards of a row across its cells, each at the first height that is free in all of them.

    The cards of a cell keep their order; those of cells without long cards stay where they are. `known`
    are former layouts: one that comes out the same is returned as the same object.
    """
    if all(cell.longest == 1 for cell in cells):
        return cells
    taken: list[_Taken] = [[] for _ in cells]
    made = []
    for column, cell in enumerate(cells):
        if cell.longest == 1 and not taken[column]:
            made.append(cell)
        else:
            made.append(_with_room(manner, cell, columns[column:], taken[column:]).or_same(known[column]))
    return tuple(made)


def _with_room(
    manner: Manner, cell: CellLayout, columns: Sequence[Column], taken: Sequence[_Taken]
) -> CellLayout:
    """Lay out a cell whose column is the first of `columns`; its long cards take room in the others, too."""
    boxes: list[CardBox] = []
    y = sp.CELL_PADDING_Y
    for cards in _units(manner, cell):
        span = min(cards[0].span, len(columns))
        unit = [_long(manner, cards[0], columns[:span])] if span > 1 else _short(manner, cards, cell.width)
        top = min(box.rect.y for box in unit)
        height = max(box.rect.bottom for box in unit) - top
        y = _free(taken[:span], y, height)
        boxes += [box.moved(0, y - top) for box in unit]
        for covered in taken[:span] if span > 1 else ():
            covered.append((y, y + height))
        y += height + sp.CARD_GAP
    lowest = max([box.rect.bottom for box in boxes] + [bottom for _, bottom in taken[0]])
    before = max((box.rect.bottom for box in cell.boxes), default=lowest)
    parts = tuple(part.moved(0, lowest - before) for part in cell.parts)
    end = max([lowest, *(part.rect.bottom for part in parts)])
    return replace(cell, height=end + sp.CELL_PADDING_Y, boxes=tuple(boxes), parts=parts, makes_room=True)


def _units(manner: Manner, cell: CellLayout) -> Iterator[Cell]:
    """Yield the cards that move together: each by itself, but the chips between two long ones as one."""
    unit: Cell = ()
    for card in cell.cell:
        is_alone = manner.drawing is not Drawing.CHIPS or card.span > 1
        if is_alone and unit:
            yield unit
            unit = ()
        unit = (*unit, card)
        if is_alone:
            yield unit
            unit = ()
    if unit:
        yield unit


def _short(manner: Manner, cards: Cell, width: float) -> Sequence[CardBox]:
    return lay_out_cell(manner, cards, width).boxes


def _long(manner: Manner, card: Card, columns: Sequence[Column]) -> CardBox:
    """Lay out a card over the whole width of its stages, a chip too."""
    width = sum(column.width for column in columns)
    (box,) = lay_out_cell(manner, (card,), width).boxes
    return replace(box, rect=replace(box.rect, width=width - 2 * box.rect.x))


def _free(taken: Sequence[_Taken], y: float, height: float) -> float:
    """Return the first y from which `height` mm are free in all columns, with a gap around."""
    covered = sorted(edge for column in taken for edge in column)
    for top, bottom in covered:
        if y < bottom + sp.CARD_GAP and top < y + height + sp.CARD_GAP:
            y = bottom + sp.CARD_GAP
    return y


def crossings(layout: MapLayout, column: int) -> tuple[tuple[float, float], ...]:
    """Return from where to where on the page long cards lie across the left edge of a column."""
    found = []
    for row in layout.rows:
        if row.longest > 1 and row.is_drawn:
            for index, cell in enumerate(row.cells[:column]):
                if cell.longest > column - index:
                    boxes = (box.rect for box in cell.boxes if box.card.span > column - index)
                    found += [(row.y + rect.y, row.y + rect.bottom) for rect in boxes]
    return tuple(sorted(found))
