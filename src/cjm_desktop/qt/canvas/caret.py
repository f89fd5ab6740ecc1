"""Where a caret stands in ready-broken lines, and which character lies under a point: pure geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.boxes import Align
from cjm_desktop.layout.font import UNITS_PER_EM, font_metrics, shape
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.text import line_width

if TYPE_CHECKING:
    from cjm_desktop.layout.boxes import TextBlock
    from cjm_desktop.layout.text import Line, PlacedWord


class Spot(NamedTuple):
    """A place for the caret: its line, and its x in mm from the left of the block."""

    line: int
    x: float


def spot_at(block: TextBlock, index: int) -> Spot:
    """Return where the caret stands before the character `index`."""
    number = _line_of(block.lines, index)
    line = block.lines[number]
    x = _units_before(block, line, index) * block.style.size / UNITS_PER_EM
    return Spot(number, min(indent(block, line) + x, max(block.width, line_width(line, block.style))))


def index_at(block: TextBlock, line: int, x: float) -> int:
    """Return the character before which a caret at `x` mm of a line stands, the nearest one."""
    chosen = block.lines[max(0, min(line, len(block.lines) - 1))]
    target = (x - indent(block, chosen)) * UNITS_PER_EM / block.style.size
    low, high = chosen.start, chosen.end
    while low < high:
        middle = (low + high) // 2
        here, there = _units_before(block, chosen, middle), _units_before(block, chosen, middle + 1)
        if target < (here + there) / 2:
            high = middle
        else:
            low = middle + 1
    return low


def index_under(block: TextBlock, x: float, y: float) -> int:
    """Return the character nearest to a point of the block, in mm from its upper left corner."""
    return index_at(block, int(y // block.style.line_height) if y > 0 else 0, x)


def line_edges(block: TextBlock, index: int) -> tuple[int, int]:
    """Return the first and the last place for a caret on the line of `index`."""
    line = block.lines[_line_of(block.lines, index)]
    return line.start, line.end


def caret_rect(block: TextBlock, spot: Spot) -> Rect:
    """Return the caret as a rectangle without width, in mm from the upper left corner of the block."""
    metrics = font_metrics(block.style.weight)
    height = (metrics.ascent + metrics.descent) / UNITS_PER_EM * block.style.size
    top = spot.line * block.style.line_height + (block.style.line_height - height) / 2
    return Rect(spot.x, top, 0.0, height)


def selected_rects(block: TextBlock, start: int, end: int) -> list[Rect]:
    """Return what to paint behind the characters from `start` to `end`, one rectangle a line."""
    rects = []
    for number, line in enumerate(block.lines):
        if line.end < start or line.start > end or start == end:
            continue
        left = spot_at_line(block, number, max(start, line.start))
        right = spot_at_line(block, number, min(end, line.end))
        goes_on = end > line.end
        width = right - left + (block.style.size * 0.25 if goes_on else 0.0)
        if width > 0:
            top = number * block.style.line_height
            rects.append(Rect(left, top, width, block.style.line_height))
    return rects


def spot_at_line(block: TextBlock, number: int, index: int) -> float:
    """Return the x of a character on a given line in mm from the left of the block."""
    line = block.lines[number]
    return indent(block, line) + _units_before(block, line, index) * block.style.size / UNITS_PER_EM


def indent(block: TextBlock, line: Line) -> float:
    """Return how far a line stands from the left of its block in mm."""
    if block.align is Align.CENTRE:
        return (block.width - line_width(line, block.style)) / 2
    return 0.0


def _line_of(lines: tuple[Line, ...], index: int) -> int:
    """Return the line of a caret; where one line ends and the next begins it stands at the beginning."""
    for number in range(len(lines) - 1, 0, -1):
        if index >= lines[number].start:
            return number
    return 0


def _units_before(block: TextBlock, line: Line, index: int) -> int:
    """Return the width of the line's characters before `index` in font units."""
    weight = block.style.weight
    space = shape(" ", weight).width
    x, at = 0, line.start
    for placed in line.words:
        if index <= placed.start:
            return placed.x - (placed.start - index) * space if index > line.start else 0
        x, at = placed.x + placed.word.width, placed.start + len(placed.word.text)
        if index < at:
            return placed.x + _units_inside(placed, index, block)
    return x + max(0, index - at) * space


def _units_inside(placed: PlacedWord, index: int, block: TextBlock) -> int:
    count = index - placed.start
    word = placed.word
    if len(word.advances) == len(word.text):
        return sum(word.advances[:count])
    # Marks and joined letters: the shaper alone knows how wide a part of the word is.
    return shape(word.text[:count], block.style.weight).width
