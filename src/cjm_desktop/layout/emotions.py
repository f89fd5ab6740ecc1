"""The row of an emotions lane: one curve a persona, faces, and words that stand clear of the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.asides import in_line, width_in_line
from cjm_desktop.layout.boxes import Align, CardBox, CellLayout, Legend, Shape, TextBlock
from cjm_desktop.layout.cards import corner_marks, placed_marks, text_part
from cjm_desktop.layout.cells import legend_of
from cjm_desktop.layout.curve import Bezier, CurveSlice, Strand, Stroke, cut_at, smooth
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.layout.text import line_width
from cjm_desktop.layout.words import Said, Words, place_words
from cjm_desktop.model.queries import curves_in_order, whose_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_desktop.layout.asides import People
    from cjm_desktop.layout.boxes import Column
    from cjm_desktop.layout.parts import CardPart
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.grid import Cell

BEST, WORST = 2, -2
_SEVERAL = 2
_LEAST = 1e-6
_ASIDES = (("note", Legend.NOTE), ("sources", Legend.SOURCES))
_GROUND = 0.6
"""White around the words, in mm."""


class _Rated(Struct, frozen=True):
    """A level of one persona at one stage."""

    stage: int
    level: int
    card: str


_COMMON_HUE = "slate"
_Levels = dict[int, _Rated]
"""The levels of one persona by stage index, in the order of the stages."""
_Curves = dict[str, list[Bezier]]


def lay_out_emotions(
    cells: Sequence[Cell],
    columns: Sequence[Column],
    least_height: float,
    known: Sequence[CellLayout | None],
    people: People = (),
) -> tuple[CellLayout, ...]:
    """Lay out all cells of an emotions lane together; all come out with the same height.

    Several curves wear the hues of `people`. `known` are the cells' former layouts: one that comes out the
    same is returned as the same object.
    """
    found = _levels(cells)
    rated = {whose: found[whose] for whose in curves_in_order(found, (persona for persona, _ in people))}
    strokes = _strokes(rated, people)
    xs = [_face_xs(rated, column.width) for column in columns]
    curves = {persona: _curve(persona, levels, columns, xs) for persona, levels in rated.items()}
    slices = list(_slices(curves, columns))
    words = [
        _words(cell, columns[stage].width, _faces(rated, stage, xs[stage]), slices[stage])
        for stage, cell in enumerate(cells)
    ]
    middle, height = _room(words)
    stretch = max(0.0, least_height - height) / 2
    middle, height = middle + stretch, height + 2 * stretch
    level_ys = tuple(middle - level * sp.LEVEL_STEP for level in range(BEST, WORST - 1, -1))
    laid_out = []
    for stage, cell in enumerate(cells):
        width = columns[stage].width
        strands = tuple(
            replace(strand, stroke=strokes.get(strand.persona))
            for strand in _strands(rated, slices[stage], stage, xs[stage], middle)
        )
        curve = CurveSlice(strands, level_ys)
        boxes = _boxes(cell, words[stage], middle)
        made = CellLayout(cell, width, height, boxes, curve, legend_of(cell) - _unmarked(boxes))
        laid_out.append(made.or_same(known[stage]))
    return tuple(laid_out)


def _levels(cells: Sequence[Cell]) -> dict[str, _Levels]:
    """Return the levels of each persona by stage; the first card of a cell with a level counts.

    A card of several personas counts for each of them, one of none for a curve of its own.
    """
    levels: dict[str, _Levels] = {}
    for stage, cell in enumerate(cells):
        for card in cell:
            if card.level is not None:
                for persona in whose_level(card.personas):
                    levels.setdefault(persona, {}).setdefault(stage, _Rated(stage, card.level, card.id))
    return levels


def _strokes(rated: Iterable[str], people: People) -> dict[str, Stroke]:
    """Return how several curves are told apart; one alone needs nothing."""
    hues = dict(people)
    named = list(rated)
    if len(named) < _SEVERAL:
        return {}
    return {persona: Stroke(hues.get(persona, _COMMON_HUE), style) for style, persona in enumerate(named)}


def _face_xs(rated: Iterable[str], width: float) -> dict[str, float]:
    """Return the x of each persona's faces in a cell: those of several stand side by side."""
    named = list(rated)
    pitch = min(sp.FACE_PITCH, width / (len(named) + 1)) if named else 0.0
    left = (width - pitch * (len(named) - 1)) / 2
    return {persona: left + place * pitch for place, persona in enumerate(named)}


def _curve(
    persona: str, levels: _Levels, columns: Sequence[Column], xs: Sequence[dict[str, float]]
) -> list[Bezier]:
    """Return the curve around the middle level, flat to both outer edges of its stages."""
    points = [
        (columns[stage].x + xs[stage][persona], -rated.level * sp.LEVEL_STEP)
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


def _faces(rated: dict[str, _Levels], stage: int, xs: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Return the faces of a stage by the card that they are of: x, and height from the middle level."""
    return {
        levels[stage].card: (xs[persona], -levels[stage].level * sp.LEVEL_STEP)
        for persona, levels in rated.items()
        if stage in levels
    }


def _strands(
    rated: dict[str, _Levels], pieces: _Curves, stage: int, xs: dict[str, float], middle: float
) -> Iterator[Strand]:
    for persona, levels in rated.items():
        own = levels.get(stage)
        moved = tuple(piece.moved(0, middle) for piece in pieces[persona])
        if own:
            point = Point(xs[persona], middle - own.level * sp.LEVEL_STEP)
            yield Strand(persona, moved, point, own.level, own.card)
        elif moved:
            yield Strand(persona, moved, None, None, None)


def _words(
    cell: Cell, width: float, faces: dict[str, tuple[float, float]], pieces: _Curves
) -> tuple[Words, ...]:
    """Place what a cell says: beside the one curve together, beside several each at its own face."""
    spoken = _spoken(cell)
    if not spoken:
        return ()
    # Columns further left move with their widths: what is the same but for the last digits is the same.
    within = tuple(Bezier(*(round(value, 4) for value in piece)) for run in pieces.values() for piece in run)
    if len(pieces) < _SEVERAL:
        heights = tuple(y for _, y in faces.values())
        said = Said(tuple(card.text for card in spoken), max(map(width_in_line, spoken)))
        return (place_words(said, width, heights, within),)
    return tuple(_one_by_one(spoken, width, faces, within))


def _one_by_one(
    spoken: Sequence[Card], width: float, faces: dict[str, tuple[float, float]], within: tuple[Bezier, ...]
) -> Iterator[Words]:
    """Place words at their own faces: over the curves where the face is one of the upper ones, else under."""
    heights = sorted(y for _, y in faces.values())
    between = (heights[0] + heights[-1]) / 2 if heights else 0.0
    radius, around = sp.SMALL_FACE_RADIUS, (-1, 0, 1)
    taken = [(x + a * radius, y + b * radius) for x, y in faces.values() for a in around for b in around]
    for card in spoken:
        _, height = faces.get(card.id, (0.0, between))
        own = (height,) if card.id in faces else ()
        side = -1 if height < between or (height == between and height < 0) else 1
        said = Said((card.text,), width_in_line(card))
        words = place_words(said, width, own, within, tuple(taken), side)
        taken += words.edge
        yield words


def _spoken(cell: Cell) -> list[Card]:
    return [card for card in cell if card.text.strip()]


def _room(words: Sequence[tuple[Words, ...]]) -> tuple[float, float]:
    """Return the y of the middle level and the height that all levels and words need."""
    reach = BEST * sp.LEVEL_STEP + sp.FACE_RADIUS
    said = [one for placed in words for one in placed]
    above = max([reach, *(-one.top for one in said)]) + sp.CURVE_PADDING
    below = max([reach, *(one.top + one.height for one in said)]) + sp.CURVE_PADDING
    return above, above + below


def _boxes(cell: Cell, words: Sequence[Words], middle: float) -> tuple[CardBox, ...]:
    boxes = []
    spoken = iter(_spoken(cell))
    for placed in words:
        y = placed.top + middle
        for lines in placed.blocks:
            text = TextBlock(placed.x, y, placed.width, ty.EMOTION, lines, Align.CENTRE)
            rect = Rect(placed.x, y, placed.width, text.height).grown(_GROUND)
            card = next(spoken)
            boxes.append(CardBox(card, Shape.WORDS, rect, (text_part(text), *_marks(card, text))))
            y += text.height + sp.CARD_GAP
    return tuple(boxes)


def _unmarked(boxes: Iterable[CardBox]) -> frozenset[Legend]:
    """Return the marks that no words of a cell have room for: the legend has nothing to explain of them."""
    shown = {part.field for box in boxes for part in box.parts}
    return frozenset(legend for field, legend in _ASIDES if field not in shown)


def _marks(card: Card, text: TextBlock) -> list[CardPart]:
    """Return the marks of words: note and sources after their first line, where there is room for them.

    A moment of truth stands before it; that of a level at its face.
    """
    marks = corner_marks(card) if card.level is None else []
    beside = width_in_line(card)
    if not marks and not beside:
        return []
    said, middle = line_width(text.lines[0], text.style), text.y + text.style.line_height / 2
    margin = (text.width - said) / 2
    after = in_line(card, text.x + margin + said, middle) if margin >= beside - _LEAST else []
    return [*placed_marks(marks, text.x + margin - sp.CORNER_GAP, middle), *after]
