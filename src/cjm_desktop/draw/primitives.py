"""The display list: the few primitives that screen, poster and every picture format play.

All lengths are millimetres, y grows downwards, text stands on its baseline. Colours are roles, which
a theme turns into colours (`draw.theme`). A list is drawn in order and is relative to an origin that
the player is given: each cell, header and block of the map is a list of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.layout.text import Line
    from cjm_desktop.layout.typography import Weight


class Box(Struct, frozen=True, gc=False):
    """A rectangle with optional round corners, fill and outline; the outline is centred on the edge.

    `radius` and `line_width` in mm; `dash` alternates mm drawn and mm left out; `hatch` names the
    role of thin diagonal lines over the fill.
    """

    rect: Rect
    radius: float = 0.0
    fill: str | None = None
    line: str | None = None
    line_width: float = 0.0
    dash: tuple[float, ...] = ()
    hatch: str | None = None


class Outline(Struct, frozen=True, gc=False):
    """A path of straight lines and cubic curves, filled, stroked, or both; strokes end and join round.

    `steps` are ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) and ("Z",), in mm.
    """

    steps: tuple[tuple[str | float, ...], ...]
    fill: str | None = None
    line: str | None = None
    line_width: float = 0.0
    dash: tuple[float, ...] = ()


class Disc(Struct, frozen=True, gc=False):
    """A circle with optional fill and outline; centre, radius and line width in mm."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    line: str | None = None
    line_width: float = 0.0


class TextRun(Struct, frozen=True, gc=False):
    """One ready-broken line of text with its baseline starting at x, y; `size` is the em in mm.

    `line` holds the words with their glyphs and advances in font units: a player places each word at
    `x + word.x * size / UNITS_PER_EM` and never measures anything itself.
    """

    x: float
    y: float
    line: Line
    weight: Weight
    size: float
    ink: str


class Picture(Struct, frozen=True, gc=False):
    """A picture of the document's attachments, fitted into `rect` without distortion.

    `instead` is drawn where it cannot be shown.
    """

    rect: Rect
    attachment: str
    instead: tuple[Primitive, ...] = ()


class Icon(Struct, frozen=True, gc=False):
    """An icon of the drawn set, `name` as in resources/icons, stroked in `ink` inside `rect`."""

    rect: Rect
    name: str
    ink: str


Primitive = Box | Outline | Disc | TextRun | Picture | Icon
DisplayList = tuple[Primitive, ...]


class Placed(Struct, frozen=True):
    """A display list with its origin on the map's page and the area it may paint, all in mm.

    `key` says what it shows, as that of the part it comes from (`draw.page`).
    """

    key: str
    x: float
    y: float
    area: Rect
    items: DisplayList
