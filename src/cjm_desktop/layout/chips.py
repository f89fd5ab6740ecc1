"""Chips: short cards with an icon, set in lines like words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.boxes import CardBox, Shape, TextBlock
from cjm_desktop.layout.cards import corner_marks, placed_marks
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.parts import CardPart, Ink, Symbol
from cjm_desktop.layout.text import break_text, line_width, widest, widest_word
from cjm_desktop.model.channels import channel_icon

if TYPE_CHECKING:
    from cjm_desktop.layout.cards import Manner
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.grid import Cell


def lay_out_chips(cell: Cell, manner: Manner, width: float) -> tuple[CardBox, ...]:
    """Set chips as wide as their text, wrapped at the edge of a cell `width` mm wide."""
    boxes: list[CardBox] = []
    left, right = sp.CELL_PADDING_X, width - sp.CELL_PADDING_X
    x, y, line_height = left, sp.CELL_PADDING_Y, sp.CHIP_HEIGHT
    for card in cell:
        box = _chip(card, manner, right - left)
        if x > left and x + box.rect.width > right + 1e-6:
            x, y, line_height = left, y + line_height + sp.CARD_GAP, sp.CHIP_HEIGHT
        boxes.append(box.moved(x, y))
        line_height = max(line_height, box.rect.height)
        x += box.rect.width + sp.CHIP_GAP
    return tuple(boxes)


def _chip(card: Card, manner: Manner, room: float) -> CardBox:
    """Lay out one chip in the upper left corner, at most `room` mm wide."""
    marks = corner_marks(card, frozenset())
    after = sp.CHIP_PADDING + len(marks) * (sp.CORNER_MARK + sp.CORNER_GAP)
    before = _before_text(card, room - after)
    measure = room - before - after
    style = ty.CARD_URGENT if card.urgent else ty.CARD
    lines = break_text(card.text, style, measure)
    text_width = line_width(widest(lines), style)
    width = min(before + max(text_width, style.size) + after, room)
    height = sp.CHIP_HEIGHT + (len(lines) - 1) * style.line_height
    top = (height - len(lines) * style.line_height) / 2
    block = TextBlock(before, top, measure, style, lines)
    parts = [CardPart("text", block.rect._replace(width=min(text_width, measure)), block)]
    if before > sp.CHIP_PADDING:
        side = sp.CHIP_ICON
        icon = Rect(sp.CHIP_PADDING, (sp.CHIP_HEIGHT - side) / 2, side, side)
        shown = ("", manner.icon) if manner.icon is not None else ("channel", channel_icon(card))
        parts.insert(0, CardPart(shown[0], icon, Symbol(shown[1]), Ink.HUE))
    parts += placed_marks(marks, width - sp.CHIP_PADDING, sp.CHIP_HEIGHT / 2)
    return CardBox(card, Shape.CHIP, Rect(0, 0, width, height), tuple(parts))


def _before_text(card: Card, width: float) -> float:
    """Return the room left of a chip's text: a word that would be chopped is worth more than the icon."""
    beside_icon = sp.CHIP_PADDING + sp.CHIP_ICON + sp.CHIP_ICON_GAP
    needed = widest_word(card.text, ty.CARD_URGENT if card.urgent else ty.CARD)
    fits = beside_icon + needed <= width or sp.CHIP_PADDING + needed > width
    return beside_icon if fits else sp.CHIP_PADDING
