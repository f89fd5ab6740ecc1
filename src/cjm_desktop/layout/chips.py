"""Chips: short cards with an icon, set in lines like words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.asides import in_line, persona_dots, width_in_line
from cjm_desktop.layout.boxes import CardBox, Shape, TextBlock
from cjm_desktop.layout.cards import card_style, corner_marks, placed_marks
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.parts import CardPart, Ink, Symbol
from cjm_desktop.layout.text import break_text, line_width, widest, widest_word
from cjm_desktop.model.channels import channel_icon

if TYPE_CHECKING:
    from cjm_desktop.layout.cards import Manner
    from cjm_desktop.layout.parts import Look
    from cjm_desktop.layout.text import Line
    from cjm_desktop.layout.typography import TextStyle
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.grid import Cell


_ROUND = 0.45
"""How much further in than on a card the dots of personas stand, for the round end of a chip."""


class _Measured(NamedTuple):
    """A chip to be placed: its lines, the room before and after them, its size, all in mm."""

    card: Card
    lines: tuple[Line, ...]
    before: float
    measure: float
    width: float
    height: float
    marks: list[tuple[str, Look]]


def lay_out_chips(cell: Cell, manner: Manner, width: float) -> tuple[CardBox, ...]:
    """Set chips as wide as their text, wrapped at the edge of a cell `width` mm wide."""
    boxes: list[CardBox] = []
    left, right = sp.CELL_PADDING_X, width - sp.CELL_PADDING_X
    x, y, line_height = left, sp.CELL_PADDING_Y, sp.CHIP_HEIGHT
    for card in cell:
        chip = _measured(card, right - left)
        if x > left and x + chip.width > right + 1e-6:
            x, y, line_height = left, y + line_height + sp.CARD_GAP, sp.CHIP_HEIGHT
        boxes.append(_placed(chip, manner, x, y))
        line_height = max(line_height, chip.height)
        x += chip.width + sp.CHIP_GAP
    return tuple(boxes)


def _measured(card: Card, room: float) -> _Measured:
    """Break the text of a chip that is at most `room` mm wide."""
    marks, style = corner_marks(card), card_style(card)
    after = sp.CHIP_PADDING + len(marks) * (sp.CORNER_MARK + sp.CORNER_GAP) + width_in_line(card)
    before = _before_text(card, style, room - after)
    measure = room - before - after
    lines = break_text(card.text, style, measure)
    width = before + max(line_width(widest(lines), style), style.size) + after
    height = sp.CHIP_HEIGHT + (len(lines) - 1) * style.line_height
    return _Measured(card, lines, before, measure, min(width, room), height, marks)


def _placed(chip: _Measured, manner: Manner, x: float, y: float) -> CardBox:
    """Place a chip with its upper left corner at x, y of its cell."""
    card, lines, before, measure, width, height, marks = chip
    style = card_style(card)
    text_height = len(lines) * style.line_height
    block = TextBlock(x + before, y + (height - text_height) / 2, measure, style, lines)
    text_width = min(line_width(widest(lines), style), measure)
    parts = [CardPart("text", Rect(block.x, block.y, text_width, text_height), block)]
    if before > sp.CHIP_PADDING:
        side = sp.CHIP_ICON
        icon = Rect(x + sp.CHIP_PADDING, y + (sp.CHIP_HEIGHT - side) / 2, side, side)
        field, name = ("channel", channel_icon(card)) if manner.icon is None else ("", manner.icon)
        parts.insert(0, CardPart(field, icon, Symbol(name), Ink.HUE))
    end, middle = x + width - sp.CHIP_PADDING - width_in_line(card), y + sp.CHIP_HEIGHT / 2
    parts += (*placed_marks(marks, end, middle), *in_line(card, end, middle))
    parts += persona_dots(card, x + sp.PERSONA_INSET + _ROUND, middle, manner.people)
    return CardBox(card, Shape.CHIP, Rect(x, y, width, height), tuple(parts))


def _before_text(card: Card, style: TextStyle, width: float) -> float:
    """Return the room left of a chip's text: a word that would be chopped is worth more than the icon."""
    beside_icon = sp.CHIP_PADDING + sp.CHIP_ICON + sp.CHIP_ICON_GAP
    needed = widest_word(card.text, style)
    fits = beside_icon + needed <= width or sp.CHIP_PADDING + needed > width
    return beside_icon if fits else sp.CHIP_PADDING
