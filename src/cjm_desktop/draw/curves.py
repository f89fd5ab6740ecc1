"""An emotions cell as a display list: levels, curves, faces, and the words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.cards import MOMENT, draw_card
from cjm_desktop.draw.faces import face
from cjm_desktop.draw.marks import star
from cjm_desktop.draw.primitives import Box, Disc, Outline
from cjm_desktop.draw.texts import runs
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.layout.boxes import CardBox, CellLayout
    from cjm_desktop.layout.curve import Bezier, CurveSlice, Strand, Stroke
    from cjm_desktop.layout.geometry import Point

_COLOR_STEP = 0.125
"""In emotion levels: the curve changes its colour in steps too small to be seen."""
_DASHES: tuple[tuple[float, ...], ...] = ((), (2.6, 1.5), (0.9, 1.1), (4.2, 1.2, 0.9, 1.2))
"""How the lines of several curves are told apart without colour: solid, dashed, dotted, both."""
_GUESS_MARGIN = 0.9
"""In mm: a hatched ground shows more of itself beside the words."""


def draw_curves(cell: CellLayout, curve: CurveSlice, hue: str) -> Iterator[Primitive]:
    """Yield what an emotions cell shows; words lie under curves, and both under faces."""
    yield from _levels(curve, cell.width)
    for box in cell.boxes:
        yield _ground(box, hue)
    for strand in curve.strands:
        yield from _line(curve, strand)
    moments = {card.id for card in cell.cell if card.moment_of_truth}
    for strand in curve.strands:
        if strand.point is not None and strand.level is not None:
            ink = None if strand.stroke is None else f"{strand.stroke.hue}.bar"
            yield from face(strand.point.x, strand.point.y, strand.radius, strand.level, ink)
            if strand.card in moments:
                yield from _moment(strand.point, strand.radius)
    yield from _words(cell, curve, hue)


def stroke_swatch(place: Rect, stroke: Stroke) -> Outline:
    """Return a piece of one of several curves across the middle of a place."""
    middle = place.y + place.height / 2
    steps: tuple[tuple[str | float, ...], ...] = (("M", place.x, middle), ("L", place.right, middle))
    return _stroked(steps, stroke)


def _moment(centre: Point, radius: float) -> Iterator[Primitive]:
    """Yield a star at the upper right of a face, clear of its outline."""
    x, y = centre.x + radius * 1.3, centre.y - radius * 0.75
    yield Disc(x, y, sp.CORNER_MARK * 0.6, fill="paper")
    yield star(Rect(x, y, 0, 0).grown(sp.CORNER_MARK / 2), MOMENT)


def _words(cell: CellLayout, curve: CurveSlice, hue: str) -> Iterator[Primitive]:
    """Yield what the cards say; beside several curves in the colour of their own.

    On the lines of a hatch only the strongest ink can be read.
    """
    strokes = {strand.card: strand.stroke for strand in curve.strands}
    for box in cell.boxes:
        stroke = strokes.get(box.card.id)
        if stroke is None:
            yield from draw_card(box, hue)
        elif box.card.evidence == "hypothesis":
            yield from runs(box.text, "on_card")
        else:
            yield from runs(box.text, f"{stroke.hue}.letters")


def _ground(box: CardBox, hue: str) -> Box:
    """Return what lies under the words of an emotion: paper, or the hatched tint of a hypothesis."""
    if box.card.evidence != "hypothesis":
        return Box(box.rect, 0.8, fill="paper")
    x, y, width, height = box.rect
    wider = Rect(x - _GUESS_MARGIN, y, width + 2 * _GUESS_MARGIN, height)
    return Box(wider, sp.CARD_RADIUS, fill=f"{hue}.tint", hatch=f"{hue}.hatch")


def _levels(curve: CurveSlice, width: float) -> Iterator[Primitive]:
    for index, y in enumerate(curve.level_ys):
        zero = index == len(curve.level_ys) // 2
        height = sp.HAIRLINE * (1.25 if zero else 1.0)
        yield Box(Rect(0, y - height / 2, width, height), fill="zero_line" if zero else "faint_line")


def _line(curve: CurveSlice, strand: Strand) -> Iterator[Primitive]:
    """Yield the curve as short pieces, each in the colour of its height; one of several as one line."""
    if strand.stroke is not None:
        if strand.pieces:
            yield _stroked(tuple(_steps(strand.pieces)), strand.stroke)
        return
    for piece in strand.pieces:
        levels = [curve.level_at(piece.y0), curve.level_at(piece.y3)]
        count = max(1, round(abs(levels[1] - levels[0]) / _COLOR_STEP))
        rest = piece
        for index in range(count):
            part, rest = rest.split(1 / (count - index)) if index < count - 1 else (rest, rest)
            level = (curve.level_at(part.y0) + curve.level_at(part.y3)) / 2
            yield Outline(tuple(_steps((part,))), line=f"level:{level:.2f}", line_width=sp.CURVE_WIDTH)


def _stroked(steps: tuple[tuple[str | float, ...], ...], stroke: Stroke) -> Outline:
    dash = _DASHES[stroke.style % len(_DASHES)]
    return Outline(steps, None, f"{stroke.hue}.bar", sp.CURVE_WIDTH, dash)


def _steps(pieces: Sequence[Bezier]) -> Iterator[tuple[str | float, ...]]:
    yield "M", pieces[0].x0, pieces[0].y0
    for piece in pieces:
        yield "C", piece.x1, piece.y1, piece.x2, piece.y2, piece.x3, piece.y3
