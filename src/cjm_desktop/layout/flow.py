"""Small pieces of text set one after the other, as words are: the figures and the last line of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.boxes import TextBlock
from cjm_desktop.layout.parts import CardPart, Ink
from cjm_desktop.layout.text import break_text, line_width, single_line, widest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.layout.typography import TextStyle


class Piece(NamedTuple):
    """A text of one field; `before` is the space that it leaves, in mm, unless it begins a line."""

    field: str
    text: str
    style: TextStyle
    ink: Ink
    before: float = 0.0
    is_separator: bool = False


def flow(pieces: Sequence[Piece], x: float, y: float, measure: float) -> Iterator[CardPart]:
    """Set pieces of one line height into lines of `measure` mm; no line ends in a separator."""
    at = x
    waiting: Piece | None = None
    for piece in pieces:
        if piece.is_separator:
            waiting = piece
            continue
        parts = [piece] if waiting is None else [waiting, piece]
        waiting = None
        needed = sum(part.before + _width(part) for part in parts)
        if at > x and at + needed > x + measure + 1e-6:
            at, y, parts = x, y + piece.style.line_height, [piece]
        for part in parts:
            left = at + part.before if at > x else x
            block = _block(part, left, y, x, measure)
            yield CardPart(part.field, block.rect, block, part.ink)
            at = left + line_width(block.lines[-1], part.style)
            y += (len(block.lines) - 1) * part.style.line_height


def _width(piece: Piece) -> float:
    return line_width(single_line(piece.text, piece.style), piece.style)


def _block(piece: Piece, left: float, y: float, x: float, measure: float) -> TextBlock:
    """Break a piece that is wider than all there is; any other is one line."""
    if _width(piece) > measure:
        return TextBlock(x, y, measure, piece.style, break_text(piece.text, piece.style, measure))
    lines = (single_line(piece.text, piece.style),)
    return TextBlock(left, y, line_width(widest(lines), piece.style), piece.style, lines)
