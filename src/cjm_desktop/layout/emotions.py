"""The row of an emotions lane: one curve a persona, faces, and words that stand clear of the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.boxes import Align, CardBox, CellLayout, Shape, TextBlock
from cjm_desktop.layout.cards import corner_marks, placed_marks, text_part
from cjm_desktop.layout.cells import legend_of
from cjm_desktop.layout.curve import Bezier, CurveSlice, Strand, cut_at, smooth
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.layout.text import line_width
from cjm_desktop.layout.words import Words, place_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.layout.boxes import Column
    from cjm_desktop.layout.parts import CardPart
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.grid import Cell

BEST, WORST = 2, -2
_GROUND = 0.6
"""White around the words, in mm."""


class _Rated(NamedTuple):
    """A level of one persona at one stage."""

    stage: int
    level: int
    card: str


_Levels = dict[int, _Rated]
"""The levels of one persona by stage index, in the order of the stages."""
_Curves = dict[str, list[Bezier]]


def lay_out_emotions(
    cells: Sequence[Cell],
    columns: Sequence[Column],
    least_height: float,
    known: Sequence[CellLayout | None],
) -> tuple[CellLayout, ...]:
    """Lay out all cells of an emotions lane together; all come out with the same height.

    `known` are the cells' former layouts: one that comes out the same is returned as the same object.
    """
    rated = _levels(cells)
    slices = list(_slices({persona: _curve(levels, columns) for persona, levels in rated.items()}, columns))
    words = [
        _place_words(cell, columns[stage].width, _faces(rated, stage), slices[stage])
        for stage, cell in enumerate(cells)
    ]
    middle, height = _room(words)
    stretch = max(0.0, least_height - height) / 2
    middle, height = middle + stretch, height + 2 * stretch
    level_ys = tuple(middle - level * sp.LEVEL_STEP for level in range(BEST, WORST - 1, -1))
    laid_out = []
    for stage, cell in enumerate(cells):
        width = columns[stage].width
        curve = CurveSlice(_strands(rated, slices[stage], stage, Point(width / 2, middle)), level_ys)
        made = CellLayout(cell, width, height, _boxes(cell, words[stage], middle), curve, legend_of(cell))
        laid_out.append(made.or_same(known[stage]))
    return tuple(laid_out)


def _levels(cells: Sequence[Cell]) -> dict[str, _Levels]:
    """Return the levels of each persona by stage; the first card of a cell with a level counts."""
    levels: dict[str, _Levels] = {}
    for stage, cell in enumerate(cells):
        for card in cell:
            if card.level is not None:
                persona = card.personas[0] if card.personas else ""
                levels.setdefault(persona, {}).setdefault(stage, _Rated(stage, card.level, card.id))
    return levels


def _curve(levels: _Levels, columns: Sequence[Column]) -> list[Bezier]:
    """Return the curve around the middle level, flat to both outer edges of its stages."""
    points = [
        (columns[stage].x + columns[stage].width / 2, -rated.level * sp.LEVEL_STEP)
        for stage, rated in levels.items()
    ]
    first, last = columns[min(levels)], columns[max(levels)]
    start = first.x + sp.CELL_PADDING_X
    end = last.x + last.width - sp.CELL_PADDING_X
    lead_in = smooth([(start, points[0][1]), points[0]])
    lead_out = smooth([points[-1], (end, points[-1][1])])
    return [*lead_in, *smooth(points), *lead_out]


def _slices(curves: _Curves, columns: Sequence[Column]) -> Iterator[_Curves]:
    """Yield the pieces of each curve inside each column, relative to its left edge."""
    rest = curves
    for column in columns:
        cut = {persona: cut_at(pieces, column.x + column.width) for persona, pieces in rest.items()}
        yield {
            persona: [piece.moved(-column.x, 0) for piece in inside] for persona, (inside, _) in cut.items()
        }
        rest = {persona: beyond for persona, (_, beyond) in cut.items()}


def _faces(rated: dict[str, _Levels], stage: int) -> list[float]:
    """Return the heights of a stage's faces, from the middle level."""
    return [-levels[stage].level * sp.LEVEL_STEP for levels in rated.values() if stage in levels]


def _strands(rated: dict[str, _Levels], pieces: _Curves, stage: int, centre: Point) -> tuple[Strand, ...]:
    strands = []
    for persona, levels in rated.items():
        own = levels.get(stage)
        moved = tuple(piece.moved(0, centre.y) for piece in pieces[persona])
        if own:
            point = Point(centre.x, centre.y - own.level * sp.LEVEL_STEP)
            strands.append(Strand(persona, moved, point, own.level, own.card))
        elif moved:
            strands.append(Strand(persona, moved, None, None, None))
    return tuple(strands)


def _place_words(cell: Cell, width: float, faces: Sequence[float], pieces: _Curves) -> Words | None:
    texts = tuple(card.text for card in _spoken(cell))
    if not texts:
        return None
    # Columns further left move with their widths: what is the same but for the last digits is the same.
    within = tuple(Bezier(*(round(value, 4) for value in piece)) for run in pieces.values() for piece in run)
    return place_words(texts, width, tuple(faces), within)


def _spoken(cell: Cell) -> list[Card]:
    return [card for card in cell if card.text.strip()]


def _room(words: Sequence[Words | None]) -> tuple[float, float]:
    """Return the y of the middle level and the height that all levels and words need."""
    reach = BEST * sp.LEVEL_STEP + sp.FACE_RADIUS
    above = max([reach, *(-w.top for w in words if w)]) + sp.CURVE_PADDING
    below = max([reach, *(w.top + w.height for w in words if w)]) + sp.CURVE_PADDING
    return above, above + below


def _boxes(cell: Cell, words: Words | None, middle: float) -> tuple[CardBox, ...]:
    if words is None:
        return ()
    boxes = []
    y = words.top + middle
    for card, lines in zip(_spoken(cell), words.blocks, strict=True):
        text = TextBlock(words.x, y, words.width, ty.EMOTION, lines, Align.CENTRE)
        rect = Rect(words.x, y, words.width, text.height).grown(_GROUND)
        boxes.append(CardBox(card, Shape.WORDS, rect, (text_part(text), *_marks(card, text))))
        y += text.height + sp.CARD_GAP
    return tuple(boxes)


def _marks(card: Card, text: TextBlock) -> list[CardPart]:
    """Return the marks before words; those of a level stand at its face."""
    marks = corner_marks(card, frozenset()) if card.level is None else []
    left = text.x + (text.width - line_width(text.lines[0], text.style)) / 2
    return placed_marks(marks, left - sp.CORNER_GAP, text.y + text.style.line_height / 2)
