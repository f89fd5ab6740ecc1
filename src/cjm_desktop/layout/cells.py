"""Cells of every drawing but the curve: cards, chips and score marks from cards and a width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.boxes import (
    CardBox,
    CardPart,
    CellLayout,
    Ink,
    Legend,
    ScoreMarks,
    Shape,
    Symbol,
    TextBlock,
)
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.layout.text import break_text, line_width, single_line, widest, widest_word
from cjm_desktop.model.channels import channel_icon
from cjm_desktop.model.kinds import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.layout.text import Line
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.grid import Cell

HIGHEST_SCORE = 5


def lay_out_cell(drawing: Drawing, cell: Cell, width: float, height: float = 0.0) -> CellLayout:
    """Lay out one cell of `width` mm; an emotions cell is laid out with its row instead.

    `height` is what the row will have at least: a score stands in its middle.
    """
    if drawing is Drawing.MARKS:
        boxes = _marks(cell, width, height)
        return CellLayout(cell, width, scores_height(cell, width), boxes, None, legend_of(cell))
    boxes = _chips(cell, width) if drawing is Drawing.CHIPS else _cards(cell, width)
    lowest = max((box.rect.bottom for box in boxes), default=sp.CELL_PADDING_Y)
    return CellLayout(cell, width, lowest + sp.CELL_PADDING_Y, boxes, None, legend_of(cell))


def scores_height(cell: Cell, width: float) -> float:
    """Return the height that the scores of a cell need, paddings included."""
    scores = len(cell) * (_score_height(width) + sp.CARD_GAP) - sp.CARD_GAP
    return scores + 2 * sp.LANE_PADDING_Y if cell else 0.0


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


def text_part(block: TextBlock) -> CardPart:
    """Return the part that shows a card's own text."""
    return CardPart("text", block.rect, block)


def _cards(cell: Cell, width: float) -> tuple[CardBox, ...]:
    boxes: list[CardBox] = []
    y = sp.CELL_PADDING_Y
    x = sp.CELL_PADDING_X + sp.CARD_PADDING_X
    card_width = width - 2 * sp.CELL_PADDING_X
    measure = card_width - 2 * sp.CARD_PADDING_X
    for card in cell:
        style = card_style(card)
        text = TextBlock(x, y + sp.CARD_PADDING_Y, measure, style, break_text(card.text, style, measure))
        height = text.height + 2 * sp.CARD_PADDING_Y
        rect = Rect(sp.CELL_PADDING_X, y, card_width, height)
        boxes.append(CardBox(card, Shape.CARD, rect, (text_part(text),)))
        y = y + height + sp.CARD_GAP
    return tuple(boxes)


def _chips(cell: Cell, width: float) -> tuple[CardBox, ...]:
    """Set chips in lines like words: as wide as their text, wrapped at the cell's edge."""
    boxes: list[CardBox] = []
    left, right = sp.CELL_PADDING_X, width - sp.CELL_PADDING_X
    x, y, line_height = left, sp.CELL_PADDING_Y, sp.CHIP_HEIGHT
    for card in cell:
        before = _before_chip_text(card, right - left)
        measure = right - left - before - sp.CHIP_PADDING
        lines = break_text(card.text, ty.CARD, measure)
        text_width = line_width(widest(lines), ty.CARD)
        chip_width = before + max(text_width, ty.CARD.size) + sp.CHIP_PADDING
        height = sp.CHIP_HEIGHT + (len(lines) - 1) * ty.CARD.line_height
        if x > left and x + chip_width > right + 1e-6:
            x, y, line_height = left, y + line_height + sp.CARD_GAP, sp.CHIP_HEIGHT
        rect = Rect(x, y, min(chip_width, right - left), height)
        top = y + (height - len(lines) * ty.CARD.line_height) / 2
        text = TextBlock(x + before, top, measure, ty.CARD, lines)
        parts = [text_part(text)]
        if before > sp.CHIP_PADDING:
            icon_top = y + (sp.CHIP_HEIGHT - sp.CHIP_ICON) / 2
            icon = Rect(x + sp.CHIP_PADDING, icon_top, sp.CHIP_ICON, sp.CHIP_ICON)
            parts.insert(0, CardPart("channel", icon, Symbol(channel_icon(card)), Ink.HUE))
        boxes.append(CardBox(card, Shape.CHIP, rect, tuple(parts)))
        line_height = max(line_height, height)
        x = rect.right + sp.CHIP_GAP
    return tuple(boxes)


def _before_chip_text(card: Card, width: float) -> float:
    """Return the room left of a chip's text: a word that would be chopped is worth more than the icon."""
    beside_icon = sp.CHIP_PADDING + sp.CHIP_ICON + sp.CHIP_ICON_GAP
    needed = widest_word(card.text, ty.CARD) + sp.CHIP_PADDING
    fits = beside_icon + needed <= width or sp.CHIP_PADDING + needed > width
    return beside_icon if fits else sp.CHIP_PADDING


def _marks(cell: Cell, width: float, height: float) -> tuple[CardBox, ...]:
    """Set the score as five marks and its number, centred together in the cell."""
    pitch = _score_height(width) + sp.CARD_GAP
    top = max(sp.LANE_PADDING_Y, (height - len(cell) * pitch + sp.CARD_GAP) / 2)
    score = _score_above if _is_narrow(width) else _score_beside
    return tuple(score(card, width, top + index * pitch) for index, card in enumerate(cell))


def _number(card: Card | None) -> Line:
    value = HIGHEST_SCORE if card is None else card.value
    return single_line("–" if value is None else f"{value}/{HIGHEST_SCORE}", ty.SCORE)


def _is_narrow(width: float) -> bool:
    """Whether marks and number do not fit side by side."""
    marks = (HIGHEST_SCORE - 1) * sp.MARK_PITCH + 2 * sp.MARK_RADIUS
    return marks + sp.MARK_TO_NUMBER + line_width(_number(None), ty.SCORE) > width - 2 * sp.CELL_PADDING_X


def _score_height(width: float) -> float:
    marks = 2 * sp.MARK_RADIUS + sp.MARK_TO_NUMBER_BELOW if _is_narrow(width) else 0.0
    return marks + ty.SCORE.line_height


def _score_beside(card: Card, width: float, y: float) -> CardBox:
    line = _number(card)
    marks_width = (HIGHEST_SCORE - 1) * sp.MARK_PITCH + 2 * sp.MARK_RADIUS
    x = (width - marks_width - sp.MARK_TO_NUMBER - line_width(line, ty.SCORE)) / 2
    marks = _mark_points(x, y + ty.SCORE.line_height / 2, sp.MARK_PITCH)
    return _score_box(card, marks, line, x + marks_width + sp.MARK_TO_NUMBER, y)


def _score_above(card: Card, width: float, y: float) -> CardBox:
    """Set the number under its marks, which move together where even they are too wide."""
    line = _number(card)
    room = width - 2 * (sp.CELL_PADDING_X + sp.MARK_RADIUS)
    pitch = min(sp.MARK_PITCH, room / (HIGHEST_SCORE - 1))
    left = (width - (HIGHEST_SCORE - 1) * pitch) / 2 - sp.MARK_RADIUS
    marks = _mark_points(left, y + sp.MARK_RADIUS, pitch)
    number_x = (width - line_width(line, ty.SCORE)) / 2
    return _score_box(card, marks, line, number_x, y + 2 * sp.MARK_RADIUS + sp.MARK_TO_NUMBER_BELOW)


def _mark_points(left: float, middle: float, pitch: float) -> tuple[Point, ...]:
    return tuple(Point(left + sp.MARK_RADIUS + index * pitch, middle) for index in range(HIGHEST_SCORE))


def _score_box(card: Card, marks: tuple[Point, ...], line: Line, x: float, y: float) -> CardBox:
    number = TextBlock(x, y, line_width(line, ty.SCORE), ty.SCORE, (line,))
    left, top = min(x, marks[0].x - sp.MARK_RADIUS), min(y, marks[0].y - sp.MARK_RADIUS)
    right = max(x + number.width, marks[-1].x + sp.MARK_RADIUS)
    rect = Rect(left, top, right - left, y + number.height - top).grown(1.2)
    reach = sp.MARK_RADIUS
    area = Rect(marks[0].x, marks[0].y, marks[-1].x - marks[0].x, 0.0).grown(reach)
    parts = (CardPart("value", area, ScoreMarks(marks)), CardPart("value", number.rect, number))
    return CardBox(card, Shape.MARKS, rect, parts)
