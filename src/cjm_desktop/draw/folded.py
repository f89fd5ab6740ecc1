"""A collapsed lane: a small mark for each of its cards, as many as a cell has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Box
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Rect

if TYPE_CHECKING:
    from cjm_desktop.draw.primitives import DisplayList
    from cjm_desktop.layout.boxes import CellLayout
    from cjm_desktop.model.card import Card


def draw_folded(cell: CellLayout, hue: str, height: float) -> DisplayList:
    """Return the marks of a cell of a collapsed row so high, relative to its upper left corner."""
    return tuple(
        Box(rect, min(rect.height, rect.width) / 2, _color(card, hue))
        for rect, card in zip(folded_rects(cell, height), cell.cell, strict=True)
    )


def folded_rects(cell: CellLayout, height: float) -> tuple[Rect, ...]:
    """Return where the mark of each card stands, relative to the upper left corner of the cell."""
    room = cell.width - 2 * sp.CELL_PADDING_X
    pitch = min(sp.FOLDED_WIDTH + sp.FOLDED_GAP, (room + sp.FOLDED_GAP) / max(len(cell.cell), 1))
    width = max(pitch - sp.FOLDED_GAP, pitch / 2)
    y = (height - sp.FOLDED_HEIGHT) / 2
    return tuple(
        Rect(sp.CELL_PADDING_X + index * pitch, y, width, sp.FOLDED_HEIGHT) for index in range(len(cell.cell))
    )


def _color(card: Card, hue: str) -> str:
    if card.urgent:
        return "urgent"
    if card.level is not None:
        return f"level:{card.level}"
    return f"{card.color or hue}.hatch"
