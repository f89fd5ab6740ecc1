"""What a primitive may paint: tells what a sheet shows, and which lines of text one box may cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Box, Disc, Icon, Picture, TextRun
from cjm_desktop.layout.font import UNITS_PER_EM
from cjm_desktop.layout.geometry import Rect

if TYPE_CHECKING:
    from cjm_desktop.draw.primitives import Outline, Primitive

_ABOVE, _BELOW, _BESIDE = 1.0, 0.35, 0.12
"""How far glyphs reach beyond baseline and advance, in ems; accents and tails included."""


def bounds_of(item: Primitive) -> Rect:
    """Return the area an item may paint, in mm relative to its list's origin."""
    if isinstance(item, TextRun):
        width = item.line.width * item.size / UNITS_PER_EM
        return Rect(
            item.x - _BESIDE * item.size,
            item.y - _ABOVE * item.size,
            width + 2 * _BESIDE * item.size,
            (_ABOVE + _BELOW) * item.size,
        )
    if isinstance(item, Box):
        return item.rect.grown(item.line_width / 2) if item.line_width else item.rect
    if isinstance(item, Disc):
        reach = item.radius + item.line_width / 2
        return Rect(item.x - reach, item.y - reach, 2 * reach, 2 * reach)
    if isinstance(item, (Picture, Icon)):
        return item.rect
    return _path_bounds(item)


def united(first: Rect, second: Rect) -> Rect:
    """Return the smallest rectangle around both."""
    x, y = min(first.x, second.x), min(first.y, second.y)
    return Rect(x, y, max(first.right, second.right) - x, max(first.bottom, second.bottom) - y)


def _path_bounds(path: Outline) -> Rect:
    """Return the area of the points of a path, handles included: a curve never leaves them."""
    xs = [float(x) for step in path.steps for x in step[1::2]]
    ys = [float(y) for step in path.steps for y in step[2::2]]
    if not xs:
        return Rect(0, 0, 0, 0)
    area = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return area.grown(path.line_width / 2)
