"""Cells as display lists, relative to the cell's upper left corner and made once a cell layout."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from cjm_desktop.draw.cards import MOMENT, draw_card, draw_part
from cjm_desktop.draw.faces import face
from cjm_desktop.draw.marks import star
from cjm_desktop.draw.primitives import Box, Disc, DisplayList, Outline, Primitive
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.boxes import CardBox, CellLayout, RowLayout
    from cjm_desktop.layout.curve import Bezier, CurveSlice, Strand
    from cjm_desktop.layout.geometry import Point

_COLOR_STEP = 0.125
"""In emotion levels: the curve changes its colour in steps too small to be seen."""
_GUESS_MARGIN = 0.9
"""In mm: a hatched ground shows more of itself beside the words."""
_memo: WeakKeyDictionary[CellLayout, tuple[str, str | None, DisplayList]] = WeakKeyDictionary()


def draw_cell(row: RowLayout, cell: CellLayout) -> DisplayList:
    """Return what a cell of a row shows."""
    hue = row.lane.color or row.kind.color
    known = _memo.get(cell)
    if known is not None and known[0] == hue and known[1] == row.lane.meaning:
        return known[2]
    items = tuple(_items(row, cell, hue))
    _memo[cell] = (hue, row.lane.meaning, items)
    return items


def _items(row: RowLayout, cell: CellLayout, hue: str) -> Iterator[Primitive]:
    if cell.curve is not None:
        yield from _levels(cell.curve, cell.width)
        for box in cell.boxes:
            yield _ground(box, hue)
        for strand in cell.curve.strands:
            yield from _line(cell.curve, strand)
        moments = {card.id for card in cell.cell if card.moment_of_truth}
        for strand in cell.curve.strands:
            if strand.point is not None and strand.level is not None:
                yield from face(strand.point.x, strand.point.y, sp.FACE_RADIUS, strand.level)
                if strand.card in moments:
                    yield from _moment(strand.point)
    for box in cell.boxes:
        yield from draw_card(box, hue, row.lane.meaning)
    for part in cell.parts:
        yield from draw_part(part)


def _moment(centre: Point) -> Iterator[Primitive]:
    """Yield a star at the upper right of a face, clear of its outline."""
    x, y = centre.x + sp.FACE_RADIUS * 1.3, centre.y - sp.FACE_RADIUS * 0.75
    yield Disc(x, y, sp.CORNER_MARK * 0.6, fill="paper")
    yield star(Rect(x, y, 0, 0).grown(sp.CORNER_MARK / 2), MOMENT)


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
    """Yield the curve as short pieces, each in the colour of its height."""
    for piece in strand.pieces:
        levels = [curve.level_at(piece.y0), curve.level_at(piece.y3)]
        count = max(1, round(abs(levels[1] - levels[0]) / _COLOR_STEP))
        rest = piece
        for index in range(count):
            part, rest = rest.split(1 / (count - index)) if index < count - 1 else (rest, rest)
            yield _stroke(part, (curve.level_at(part.y0) + curve.level_at(part.y3)) / 2)


def _stroke(piece: Bezier, level: float) -> Outline:
    steps: tuple[tuple[str | float, ...], ...] = (
        ("M", piece.x0, piece.y0),
        ("C", piece.x1, piece.y1, piece.x2, piece.y2, piece.x3, piece.y3),
    )
    return Outline(steps, line=f"level:{level:.2f}", line_width=sp.CURVE_WIDTH)
