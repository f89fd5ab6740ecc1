"""A drawn map reduced to what every other program can draw as well: filled boxes and lines of text, in mm."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.draw.primitives import Box, TextRun
from cjm_desktop.draw.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.page import Page
    from cjm_desktop.layout.typography import Weight


class Filled(NamedTuple):
    """A filled rectangle with round corners; colours are #rrggbb, that of its edge "" without one."""

    x: float
    y: float
    width: float
    height: float
    color: str
    radius: float
    line: str
    line_width: float


class Written(NamedTuple):
    """A line of text with its left end on the baseline at x, y; `em` is its size."""

    x: float
    y: float
    em: float
    weight: Weight
    color: str
    text: str


def plain_drawing(page: Page) -> Iterator[Filled | Written]:
    """Yield the boxes and lines of a drawn map in the order in which they are drawn."""
    for part in page.parts:
        for item in part.items:
            if isinstance(item, Box) and item.fill:
                rect = item.rect.moved(part.x, part.y)
                line = LIGHT.color(item.line) if item.line and item.line_width else ""
                place = rect.x, rect.y, rect.width, rect.height
                yield Filled(*place, LIGHT.color(item.fill), item.radius, line, item.line_width)
            elif isinstance(item, TextRun):
                color = LIGHT.color(item.ink)
                yield Written(part.x + item.x, part.y + item.y, item.size, item.weight, color, item.line.text)
