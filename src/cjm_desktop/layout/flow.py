"""Small pieces of text set one after the other, as words are: the figures and the last line of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.layout.boxes import TextBlock
from cjm_desktop.layout.parts import CardPart
from cjm_desktop.layout.text import break_text, line_width, single_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.layout.parts import Ink
    from cjm_desktop.layout.typography import TextStyle


class Piece(Struct, frozen=True):
    """A text of one field; `before` is the space that it leaves, in mm, unless it begins a line.

    One that `joins` stays with the piece after it; one that `drops` is left out where a line would begin
    with it.
    """

    field: str
    text: str
    style: TextStyle
    ink: Ink
    before: float = 0.0
    joins: bool = False
    drops: bool = False


def flow(pieces: Iterable[Piece], x: float, y: float, measure: float) -> Iterator[CardPart]:
    """Set pieces of one line height into lines of `measure` mm."""
    at = x
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if piece.joins:
            continue
        if at > x and at + sum(one.before + _width(one) for one in group) > x + measure + 1e-6:
            at, y = x, y + piece.style.line_height
            group = [one for one in group if not one.drops]
        for one in group:
            block = _block(one, at + one.before if at > x else x, y, x, measure)
            yield CardPart(one.field, block.rect, block, one.ink)
            at = block.x + line_width(block.lines[-1], one.style)
            y = block.rect.bottom - one.style.line_height
        group = []


def _width(piece: Piece) -> float:
    return line_width(single_line(piece.text, piece.style), piece.style)


def _block(piece: Piece, left: float, y: float, x: float, measure: float) -> TextBlock:
    """Return a piece as one line; one that is wider than all there is, broken from `x` on."""
    style = piece.style
    line = single_line(piece.text, style)
    if left + line_width(line, style) <= x + measure + 1e-6:
        return TextBlock(left, y, line_width(line, style), style, (line,))
    top = y if left == x else y + style.line_height
    return TextBlock(x, top, measure, style, break_text(piece.text.replace("\u00a0", " "), style, measure))
