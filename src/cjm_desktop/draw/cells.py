"""Cells as display lists, relative to the cell's upper left corner and made once a cell layout."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from cjm_desktop.draw.cards import draw_card, draw_part
from cjm_desktop.draw.curves import draw_curves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.draw.primitives import DisplayList, Primitive
    from cjm_desktop.layout.boxes import CardBox, CellLayout
    from cjm_desktop.layout.parts import CardPart

_memo: WeakKeyDictionary[CellLayout, tuple[str, str | None, DisplayList]] = WeakKeyDictionary()


def draw_cell(cell: CellLayout, hue: str, meaning: str | None) -> DisplayList:
    """Return what a cell shows in a lane of a hue whose cards have a meaning."""
    known = _memo.get(cell)
    if known is not None and known[:2] == (hue, meaning):
        return known[2]
    items = tuple(_items(cell, hue, meaning))
    _memo[cell] = (hue, meaning, items)
    return items


def draw_boxes(
    boxes: Iterable[CardBox], parts: Iterable[CardPart], hue: str, meaning: str | None
) -> DisplayList:
    """Return what some cards of a cell show, and what the cell itself says."""
    return tuple(_boxes(boxes, parts, hue, meaning))


def _items(cell: CellLayout, hue: str, meaning: str | None) -> Iterator[Primitive]:
    if cell.curve is not None:
        return draw_curves(cell, cell.curve, hue)
    return _boxes(cell.boxes, cell.parts, hue, meaning)


def _boxes(
    boxes: Iterable[CardBox], parts: Iterable[CardPart], hue: str, meaning: str | None
) -> Iterator[Primitive]:
    for box in boxes:
        yield from draw_card(box, hue, meaning)
    for part in parts:
        yield from draw_part(part)
