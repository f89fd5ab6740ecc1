"""Cells as display lists, relative to the cell's upper left corner and made once a cell layout."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from cjm_desktop.draw.cards import draw_card, draw_part
from cjm_desktop.draw.curves import draw_curves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.draw.primitives import DisplayList, Primitive
    from cjm_desktop.layout.boxes import CardBox, CellLayout, RowLayout
    from cjm_desktop.layout.parts import CardPart

_memo: WeakKeyDictionary[CellLayout, tuple[str, str | None, DisplayList]] = WeakKeyDictionary()


def draw_cell(row: RowLayout, cell: CellLayout) -> DisplayList:
    """Return what a cell of a row shows."""
    hue = row.lane.color or row.kind.color
    known = _memo.get(cell)
    if known is not None and known[0] == hue and known[1] == row.lane.meaning:
        return known[2]
    items = tuple(_items(row, cell, hue))
    _memo[cell] = (hue, row.lane.meaning, items)
    return items


def draw_boxes(
    boxes: Iterable[CardBox], parts: Iterable[CardPart], hue: str, meaning: str | None
) -> DisplayList:
    """Return what some cards of a cell show, and what the cell itself says."""
    return tuple(_boxes(boxes, parts, hue, meaning))


def _items(row: RowLayout, cell: CellLayout, hue: str) -> Iterator[Primitive]:
    if cell.curve is not None:
        return draw_curves(cell, cell.curve, hue)
    return _boxes(cell.boxes, cell.parts, hue, row.lane.meaning)


def _boxes(
    boxes: Iterable[CardBox], parts: Iterable[CardPart], hue: str, meaning: str | None
) -> Iterator[Primitive]:
    for box in boxes:
        yield from draw_card(box, hue, meaning)
    for part in parts:
        yield from draw_part(part)
