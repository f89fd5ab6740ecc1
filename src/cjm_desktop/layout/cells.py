"""Cells of every drawing but the curve: cards, chips and score marks from cards and a width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.boxes import Align, CardBox, CellLayout, Legend, Shape, TextBlock
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.layout.text import break_text, line_width, single_line
from cjm_desktop.model.kinds import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.grid import Cell

HIGHEST_SCORE = 5


def lay_out_cell(drawing: Drawing, cell: Cell, width: float, height: float = 0.0) -> CellLayout:
    """Lay out one cell of `width` mm; an emotions cell is laid out with its row instead.

    `height` is what the row will have at least: a score stands in its middle.
    """
    if drawing is Drawing.CHIPS:
        boxes = _chips(cell, width)
    elif drawing is Drawing.MARKS:
        boxes = _marks(cell, width, height)
    else:
        boxes = _cards(cell, width)
    lowest = max((box.rect.bottom for box in boxes), default=sp.CELL_PADDING_Y)
    return CellLayout(cell, width, lowest + sp.CELL_PADDING_Y, boxes, None, legend_of(cell))


def legend_of(cell: Iterable[Card]) -> frozenset[Legend]:
    """Return what these cards need explained in the legend."""
    needed: set[Legend] = set()
    for card in cell:
        if card.evidence is not None:
            needed.add(Legend(card.evidence))
        if card.urgent:
            needed.add(Legend.URGENT)
    return frozenset(needed)


def card_style(card: Card) -> ty.TextStyle:
    """Return the text style of a card."""
    return ty.CARD_URGENT if card.urgent else ty.CARD


def _cards(cell: Cell, width: float) -> tuple[CardBox, ...]:
    boxes: list[CardBox] = []
    y = sp.CELL_PADDING_Y
    card_width = width - 2 * sp.CELL_PADDING_X
    for card in cell:
        style = card_style(card)
        measure = card_width - 2 * sp.CARD_PADDING_X
        lines = break_text(card.text, style, measure)
        x = sp.CELL_PADDING_X + sp.CARD_PADDING_X
        text = TextBlock(x, y + sp.CARD_PADDING_Y, measure, style, lines)
        rect = Rect(sp.CELL_PADDING_X, y, card_width, text.height + 2 * sp.CARD_PADDING_Y)
        boxes.append(CardBox(card, Shape.CARD, rect, text))
        y = rect.bottom + sp.CARD_GAP
    return tuple(boxes)


def _chips(cell: Cell, width: float) -> tuple[CardBox, ...]:
    """Set chips in lines like words: as wide as their text, wrapped at the cell's edge."""
    boxes: list[CardBox] = []
    left, right = sp.CELL_PADDING_X, width - sp.CELL_PADDING_X
    x, y, line_height = left, sp.CELL_PADDING_Y, sp.CHIP_HEIGHT
    before = sp.CHIP_PADDING + sp.CHIP_ICON + sp.CHIP_ICON_GAP
    measure = right - left - before - sp.CHIP_PADDING
    for card in cell:
        lines = break_text(card.text, ty.CARD, measure)
        text_width = max(line_width(line, ty.CARD) for line in lines)
        chip_width = before + max(text_width, ty.CARD.size) + sp.CHIP_PADDING
        height = sp.CHIP_HEIGHT + (len(lines) - 1) * ty.CARD.line_height
        if x > left and x + chip_width > right + 1e-6:
            x, y, line_height = left, y + line_height + sp.CARD_GAP, sp.CHIP_HEIGHT
        rect = Rect(x, y, min(chip_width, right - left), height)
        top = y + (height - len(lines) * ty.CARD.line_height) / 2
        text = TextBlock(x + before, top, measure, ty.CARD, lines)
        icon = Rect(x + sp.CHIP_PADDING, y + (sp.CHIP_HEIGHT - sp.CHIP_ICON) / 2, sp.CHIP_ICON, sp.CHIP_ICON)
        boxes.append(CardBox(card, Shape.CHIP, rect, text, icon))
        line_height = max(line_height, height)
        x = rect.right + sp.CHIP_GAP
    return tuple(boxes)


def _marks(cell: Cell, width: float, height: float) -> tuple[CardBox, ...]:
    """Set the score as five marks and its number, centred together in the cell."""
    pitch = ty.SCORE.line_height + sp.CARD_GAP
    top = max(sp.LANE_PADDING_Y, (height - len(cell) * pitch + sp.CARD_GAP) / 2)
    return tuple(_score_box(card, width, top + index * pitch) for index, card in enumerate(cell))


def _score_box(card: Card, width: float, y: float) -> CardBox:
    line = single_line("–" if card.value is None else f"{card.value}/{HIGHEST_SCORE}", ty.SCORE)
    marks_width = (HIGHEST_SCORE - 1) * sp.MARK_PITCH + 2 * sp.MARK_RADIUS
    number_width = line_width(line, ty.SCORE)
    x = (width - marks_width - sp.MARK_TO_NUMBER - number_width) / 2
    height = ty.SCORE.line_height
    marks = tuple(
        Point(x + sp.MARK_RADIUS + index * sp.MARK_PITCH, y + height / 2) for index in range(HIGHEST_SCORE)
    )
    number_x = x + marks_width + sp.MARK_TO_NUMBER
    number = TextBlock(number_x, y, number_width, ty.SCORE, (line,))
    rect = Rect(x, y, number_x + number_width - x, height).grown(1.2)
    empty = TextBlock(number_x, y, number_width, ty.SCORE, (), Align.LEFT)
    return CardBox(card, Shape.MARKS, rect, empty, marks=marks, number=number)
