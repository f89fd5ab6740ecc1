"""The row of an emotions lane: one curve a persona, faces, and words that stand clear of the line."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.boxes import Align, CardBox, CellLayout, Shape, TextBlock
from cjm_desktop.layout.cells import legend_of
from cjm_desktop.layout.curve import Bezier, CurveSlice, Strand, cut_at, smooth
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.layout.text import Line, break_text, line_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.layout.boxes import Column
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.grid import Cell

BEST, WORST = 2, -2
_SAMPLES = 24
_GROUND = 0.6
"""White around the words, in mm."""
_CLEARANCE = 1.3
"""How far the words keep from a curve, in mm."""


@dataclass(frozen=True, slots=True)
class _Rated:
    """A level of one persona at one stage."""

    stage: int
    level: int
    card: str


@dataclass(frozen=True, slots=True)
class _Words:
    """All words of a cell as one block: where it stands from the cell's left and the middle level."""

    blocks: tuple[tuple[Card, tuple[Line, ...]], ...]
    x: float
    top: float
    width: float
    height: float


def lay_out_emotions(
    cells: Sequence[Cell],
    columns: Sequence[Column],
    least_height: float,
    known: Sequence[CellLayout | None],
) -> tuple[CellLayout, ...]:
    """Lay out all cells of an emotions lane together; all come out with the same height.

    `known` are the cells' former layouts: one that comes out the same is returned as the same object.
    """
    step = sp.LEVEL_STEP
    rated = {persona: list(levels) for persona, levels in _levels(cells).items()}
    curves = {persona: _curve(levels, columns, step) for persona, levels in rated.items()}
    slices = [_slice_pieces(curves, column) for column in columns]
    words = [
        _place_words(cell, columns[i].width, _faces(rated, i, step), slices[i])
        for i, cell in enumerate(cells)
    ]
    middle, height = _room(words, step)
    stretch = max(0.0, least_height - height) / 2
    middle, height = middle + stretch, height + 2 * stretch
    level_ys = tuple(middle - level * step for level in range(BEST, WORST - 1, -1))
    laid_out = []
    for i, cell in enumerate(cells):
        strands = _strands(rated, slices[i], i, columns[i], middle, step)
        boxes = _boxes(words[i], middle)
        made = CellLayout(
            cell, columns[i].width, height, boxes, CurveSlice(strands, level_ys), legend_of(cell)
        )
        laid_out.append(_same_or(known[i], made))
    return tuple(laid_out)


def _same_or(known: CellLayout | None, made: CellLayout) -> CellLayout:
    if (
        known is not None
        and known.cell is made.cell
        and known.width == made.width
        and known.height == made.height
        and known.curve == made.curve
        and known.boxes == made.boxes
    ):
        return known
    return made


def _levels(cells: Sequence[Cell]) -> dict[str, list[_Rated]]:
    """Return the levels of each persona by stage; the first card of a cell with a level counts."""
    levels: dict[str, list[_Rated]] = {}
    for stage, cell in enumerate(cells):
        for card in cell:
            if card.level is None:
                continue
            persona = card.personas[0] if card.personas else ""
            of_persona = levels.setdefault(persona, [])
            if not of_persona or of_persona[-1].stage != stage:
                of_persona.append(_Rated(stage, card.level, card.id))
    return levels


def _curve(levels: Sequence[_Rated], columns: Sequence[Column], step: float) -> list[Bezier]:
    """Return the curve around the middle level, flat to both outer edges of its stages."""
    points = [(columns[r.stage].x + columns[r.stage].width / 2, -r.level * step) for r in levels]
    first, last = columns[levels[0].stage], columns[levels[-1].stage]
    start = first.x + sp.CELL_PADDING_X
    end = last.x + last.width - sp.CELL_PADDING_X
    lead_in = smooth([(start, points[0][1]), points[0]])
    lead_out = smooth([points[-1], (end, points[-1][1])])
    return [*lead_in, *smooth(points), *lead_out]


def _slice_pieces(curves: dict[str, list[Bezier]], column: Column) -> dict[str, list[Bezier]]:
    """Return the pieces of each curve inside a column, relative to its left edge."""
    inside = {}
    for persona, pieces in curves.items():
        _, after = cut_at(pieces, column.x)
        within, _ = cut_at(after, column.x + column.width)
        inside[persona] = [piece.moved(-column.x, 0) for piece in within]
    return inside


def _faces(rated: dict[str, list[_Rated]], stage: int, step: float) -> list[float]:
    return [-r.level * step for levels in rated.values() for r in levels if r.stage == stage]


def _strands(
    rated: dict[str, list[_Rated]],
    pieces: dict[str, list[Bezier]],
    stage: int,
    column: Column,
    middle: float,
    step: float,
) -> tuple[Strand, ...]:
    strands = []
    for persona, levels in rated.items():
        own = next((r for r in levels if r.stage == stage), None)
        moved = tuple(piece.moved(0, middle) for piece in pieces[persona])
        point = Point(column.width / 2, middle - own.level * step) if own else None
        if moved or own:
            strands.append(
                Strand(persona, moved, point, own.level if own else None, own.card if own else None)
            )
    return tuple(strands)


def _place_words(
    cell: Cell, width: float, faces: Sequence[float], pieces: dict[str, list[Bezier]]
) -> _Words | None:
    """Find the place nearest to the face where the words touch neither a curve nor a face."""
    spoken = [card for card in cell if card.text.strip()]
    if not spoken:
        return None
    line_points = [
        piece.at(t / _SAMPLES) for run in pieces.values() for piece in run for t in range(_SAMPLES + 1)
    ]
    best: _Words | None = None
    least = math.inf
    for cost, words in _candidates(spoken, width, faces):
        total = cost + 10 * _overlap(words, line_points, faces, width)
        if total < least:
            best, least = words, total
        if total <= 1:
            break
    return best


def _candidates(
    spoken: Sequence[Card], width: float, faces: Sequence[float]
) -> Iterator[tuple[float, _Words]]:
    """Yield places for the words with what each costs: off the centre and narrow is worse."""
    room = width - 2 * sp.CELL_PADDING_X
    highest, lowest = min(faces, default=0.0), max(faces, default=0.0)
    reach = (sp.FACE_RADIUS if faces else 0.0) + sp.FACE_TO_WORDS
    # Near the middle the words stand below, beyond it on the outer side: outwards there is more room.
    first = -1 if faces and highest < 0 else 1
    for narrow, side, shift in product((1.0, 0.72, 0.5), (first, -first), (0.0, -1.0, 1.0)):
        measure = room * narrow
        blocks = tuple((card, break_text(card.text, ty.EMOTION, measure)) for card in spoken)
        block_width = max(line_width(line, ty.EMOTION) for _, lines in blocks for line in lines)
        height = sum(len(lines) for _, lines in blocks) * ty.EMOTION.line_height
        free = (room - block_width) / 2
        if shift and free < 1:
            continue
        x = sp.CELL_PADDING_X + free + shift * free
        top = highest - reach - height if side < 0 else lowest + reach
        lines_extra = 0.4 * (sum(len(lines) for _, lines in blocks) - len(blocks))
        cost = lines_extra + (1 - narrow) + (side != first) * 0.5 + abs(shift) * 0.8
        yield cost, _Words(blocks, x, top, block_width, height)


def _overlap(
    words: _Words, points: Sequence[tuple[float, float]], faces: Sequence[float], width: float
) -> int:
    area = Rect(words.x, words.top, words.width, words.height).grown(_CLEARANCE)
    hits = sum(area.contains(x, y) for x, y in points)
    face = sp.FACE_RADIUS
    return (
        hits
        + sum(area.touches(Rect(width / 2 - face, y - face, 2 * face, 2 * face)) for y in faces) * _SAMPLES
    )


def _room(words: Sequence[_Words | None], step: float) -> tuple[float, float]:
    """Return the y of the middle level and the height that all levels and words need."""
    above = max([BEST * step + sp.FACE_RADIUS, *(-w.top for w in words if w)]) + sp.CURVE_PADDING
    below = max([-WORST * step + sp.FACE_RADIUS, *(w.top + w.height for w in words if w)]) + sp.CURVE_PADDING
    return above, above + below


def _boxes(words: _Words | None, middle: float) -> tuple[CardBox, ...]:
    if words is None:
        return ()
    boxes = []
    y = words.top + middle
    for card, lines in words.blocks:
        text = TextBlock(words.x, y, words.width, ty.EMOTION, lines, Align.CENTRE)
        rect = Rect(words.x, y, words.width, text.height).grown(_GROUND)
        boxes.append(CardBox(card, Shape.WORDS, rect, text))
        y += text.height
    return tuple(boxes)
