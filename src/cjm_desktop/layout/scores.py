"""Scores: five marks and a number, in the middle of their cell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.asides import in_line, width_in_line
from cjm_desktop.layout.boxes import CardBox, Shape, TextBlock
from cjm_desktop.layout.cards import corner_marks, placed_marks
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.layout.parts import CardPart, ScoreMarks
from cjm_desktop.layout.text import line_width, single_line
from cjm_desktop.model.card import HIGHEST_SCORE

if TYPE_CHECKING:
    from cjm_desktop.layout.text import Line
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.grid import Cell


def scores_height(cell: Cell, width: float) -> float:
    """Return the height that the scores of a cell need, paddings included."""
    scores = len(cell) * (_score_height(cell, width) + sp.CARD_GAP) - sp.CARD_GAP
    return scores + 2 * sp.LANE_PADDING_Y if cell else 0.0


def lay_out_scores(cell: Cell, width: float, height: float) -> tuple[CardBox, ...]:
    """Set the score as five marks and its number, centred together in the cell."""
    pitch = _score_height(cell, width) + sp.CARD_GAP
    top = max(sp.LANE_PADDING_Y, (height - len(cell) * pitch + sp.CARD_GAP) / 2)
    score = _score_above if _is_narrow(cell, width) else _score_beside
    return tuple(score(card, width, top + index * pitch) for index, card in enumerate(cell))


def _number(card: Card | None) -> Line:
    value = HIGHEST_SCORE if card is None else card.value
    return single_line("–" if value is None else f"{value}/{HIGHEST_SCORE}", ty.SCORE)


@cache
def _number_room() -> float:
    """Return how wide the widest number is."""
    numbers = (single_line(f"{value}/{HIGHEST_SCORE}", ty.SCORE) for value in range(1, HIGHEST_SCORE + 1))
    return max(line_width(line, ty.SCORE) for line in numbers)


def _is_narrow(cell: Cell, width: float) -> bool:
    """Whether marks and number, and what stands after it, do not fit side by side."""
    marks = (HIGHEST_SCORE - 1) * sp.MARK_PITCH + 2 * sp.MARK_RADIUS
    signs = max((_signs_width(card) for card in cell), default=0.0)
    said = marks + sp.MARK_TO_NUMBER + line_width(_number(None), ty.SCORE) + signs
    return said > width - 2 * sp.CELL_PADDING_X


def _signs_width(card: Card) -> float:
    return len(corner_marks(card)) * (sp.CORNER_MARK + sp.CORNER_GAP) + width_in_line(card)


def _score_height(cell: Cell, width: float) -> float:
    marks = 2 * sp.MARK_RADIUS + sp.MARK_TO_NUMBER_BELOW if _is_narrow(cell, width) else 0.0
    return marks + ty.SCORE.line_height


def _score_beside(card: Card, width: float, y: float) -> CardBox:
    line = _number(card)
    marks_width = (HIGHEST_SCORE - 1) * sp.MARK_PITCH + 2 * sp.MARK_RADIUS
    # Whatever the number, and before there is any, the marks stay where they are clicked.
    said = marks_width + sp.MARK_TO_NUMBER + _number_room() + _signs_width(card)
    x = (width - said) / 2
    marks = _mark_points(x, y + ty.SCORE.line_height / 2, sp.MARK_PITCH)
    return _score_box(card, marks, line, x + marks_width + sp.MARK_TO_NUMBER, y)


def _score_above(card: Card, width: float, y: float) -> CardBox:
    """Set the number under its marks, which move together where even they are too wide."""
    line = _number(card)
    room = width - 2 * (sp.CELL_PADDING_X + sp.MARK_RADIUS)
    pitch = min(sp.MARK_PITCH, room / (HIGHEST_SCORE - 1))
    left = (width - (HIGHEST_SCORE - 1) * pitch) / 2 - sp.MARK_RADIUS
    marks = _mark_points(left, y + sp.MARK_RADIUS, pitch)
    number_x = (width - line_width(line, ty.SCORE) - _signs_width(card)) / 2
    return _score_box(card, marks, line, number_x, y + 2 * sp.MARK_RADIUS + sp.MARK_TO_NUMBER_BELOW)


def _mark_points(left: float, middle: float, pitch: float) -> tuple[Point, ...]:
    return tuple(Point(left + sp.MARK_RADIUS + index * pitch, middle) for index in range(HIGHEST_SCORE))


def _score_box(card: Card, marks: tuple[Point, ...], line: Line, x: float, y: float) -> CardBox:
    number = TextBlock(x, y, line_width(line, ty.SCORE), ty.SCORE, (line,))
    area = Rect(marks[0].x, marks[0].y, marks[-1].x - marks[0].x, 0.0).grown(sp.MARK_RADIUS)
    parts = [CardPart("value", area, ScoreMarks(marks)), CardPart("value", number.rect, number)]
    signs = corner_marks(card)
    end, middle = number.rect.right + _signs_width(card), y + number.height / 2
    parts += placed_marks(signs, end - width_in_line(card), middle)
    parts += in_line(card, end - width_in_line(card), middle)
    left, top = min(x, area.x), min(y, area.y)
    right = max(end, area.right)
    rect = Rect(left, top, right - left, y + number.height - top).grown(1.2)
    return CardBox(card, Shape.MARKS, rect, tuple(parts))
