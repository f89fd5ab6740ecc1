"""Printed pages as data: what a PDF file holds, a system printer is sent, and a preview shows.

A page is a few layers of placed display lists. The same placed list may stand in the layers of many
pages: whoever writes it, writes it once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.draw.primitives import Placed
from cjm_desktop.layout.geometry import Rect

if TYPE_CHECKING:
    from cjm_desktop.draw.primitives import DisplayList
    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.layout.geometry import Size


class Layer(NamedTuple):
    """Placed lists in the colours of one theme, with their common origin at x, y mm on the page.

    `scale` is applied to what stands in the lists; `clip` is the area that may be painted, in mm on the
    page, None for all of it. What `is_turned` reads from the bottom up: its x grows upwards on the page, its
    y to the right.
    """

    parts: tuple[Placed, ...]
    theme: Theme
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    clip: Rect | None = None
    is_turned: bool = False


def layer_over(page: Size, items: DisplayList, theme: Theme, *, is_turned: bool = False) -> Layer:
    """Return a layer of a list in mm of a page, from its upper left corner; a turned one from the lower."""
    area = Rect(0.0, 0.0, page.height, page.width) if is_turned else Rect(0.0, 0.0, *page)
    parts = (Placed("", 0.0, 0.0, area, items),) if items else ()
    return Layer(parts, theme, y=page.height if is_turned else 0.0, is_turned=is_turned)


class PrintedPage(NamedTuple):
    """One side of paper: its size in mm, its layers from the ground up, and what readers call the page."""

    size: Size
    layers: tuple[Layer, ...]
    label: str


class Bookmark(NamedTuple):
    """An entry of a file's outline: a page, counted from 0, and a place on it in mm.

    An entry of level 1 belongs to the last one of level 0 before it, and so on; one that is not
    `is_open` hides those that belong to it.
    """

    title: str
    page: int
    x: float = 0.0
    y: float = 0.0
    level: int = 0
    is_open: bool = True
