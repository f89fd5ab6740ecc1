"""From display lists to PDF content strings: the one writer of drawing operators.

It writes whole micrometres with y growing upwards, relative to a list's origin; the matrix before it
brings them to scale and place. Whole numbers are short, exact, and need no rounding twice: a list is
written once and the same string serves every page that shows all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cjm_desktop.draw.bounds import bounds_of, united
from cjm_desktop.draw.hatch import HATCH_WIDTH, hatch_stripes
from cjm_desktop.draw.icons import GRID, STROKE, icon_outlines
from cjm_desktop.draw.primitives import Box, Disc, Icon, Outline, Picture, Primitive, TextRun
from cjm_desktop.layout.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cjm_desktop.layout.typography import Weight
    from cjm_desktop.printing.pdf.glyphs import GlyphCodes

UNITS = 1000
"""To a millimetre."""
# A quarter of a circle by one cubic curve: how far its handles reach, as a share of the radius.
_ARC = 0.5523
_ROUND, _FLAT = "1 J ", "0 J "


class Font(Protocol):
    """A weight as the file names it."""

    codes: GlyphCodes
    resource: str


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """A picture that is in the file: the name to draw it by and its size in pixels."""

    name: str
    width: int
    height: int


class ContentWriter:
    """Writes display lists in the colours of one theme with the fonts and pictures of one file.

    `rgb` gives a role's colour as 0..255, `picture` an attachment's picture, or None where it cannot be
    shown.
    """

    def __init__(
        self,
        rgb: Callable[[str], tuple[int, int, int]],
        fonts: Mapping[Weight, Font],
        picture: Callable[[str], EmbeddedPicture | None],
    ) -> None:
        self._rgb = rgb
        self._fonts = fonts
        self._picture = picture
        self._colors: dict[str, str] = {}
        self._shapes: dict[tuple[int, ...], str] = {}
        self._icons: dict[tuple[str, float], str] = {}

    def write(self, items: Iterable[Primitive]) -> str:
        """Return the operators that draw `items`; they leave fonts, colours and lines changed."""
        return " ".join(_List(self, items).parts)

    def color(self, role: str) -> str:
        """Return the operands of a role's colour with the letter that stands before them: "g" or "rg"."""
        found = self._colors.get(role)
        if found is None:
            red, green, blue = (_share(part) for part in self._rgb(role))
            found = f"{red} g" if red == green == blue else f"{red} {green} {blue} rg"
            self._colors[role] = found
        return found

    def font(self, weight: Weight) -> Font:
        """Return the font of a weight."""
        return self._fonts[weight]

    def picture(self, attachment: str) -> EmbeddedPicture | None:
        """Return the picture of an attachment."""
        return self._picture(attachment)

    def icon(self, name: str, side: float) -> str:
        """Return the paths of an icon of `side` mm, its upper left corner at the origin."""
        key = (name, side)
        if key not in self._icons:
            outlines = icon_outlines(Icon(Rect(0, 0, side, side), name, ""))
            self._icons[key] = " ".join(_step(step) for outline in outlines for step in outline.steps)
        return self._icons[key]

    def rounded(self, width: int, height: int, radius: int) -> str:
        """Return the path of a rectangle with round corners, its lower left corner at the origin."""
        key = (width, height, radius)
        if key not in self._shapes:
            self._shapes[key] = _rounded_path(width, height, radius)
        return self._shapes[key]


class _List:
    """One display list being written: what has been said about colours, lines and fonts so far."""

    def __init__(self, writer: ContentWriter, items: Iterable[Primitive]) -> None:
        self.parts: list[str] = []
        self._writer = writer
        self._fill = self._stroke = self._pen = ""
        self._waiting: dict[tuple[str, Weight, float], list[TextRun]] = {}
        self._waiting_area: Rect | None = None
        for item in items:
            self._take(item)
        self._show_text()

    def _take(self, item: Primitive) -> None:
        """Write a shape at once; let lines of text wait for more of their kind until one would cover them."""
        area = bounds_of(item)
        if isinstance(item, TextRun):
            self._waiting.setdefault((item.ink, item.weight, item.size), []).append(item)
            self._waiting_area = area if self._waiting_area is None else united(self._waiting_area, area)
            return
        if self._waiting_area is not None and self._waiting_area.touches(area):
            self._show_text()
        if isinstance(item, Box):
            self._box(item)
        elif isinstance(item, Outline):
            self._outline(item)
        elif isinstance(item, Disc):
            self._disc(item)
        elif isinstance(item, Icon):
            self._icon(item)
        else:
            self._place_picture(item)

    def _show_text(self) -> None:
        if not self._waiting:
            return
        write = self.parts.append
        write("BT")
        left = baseline = 0
        for (ink, weight, size), runs in self._waiting.items():
            font = self._writer.font(weight)
            # Finer than the grid: the size scales every advance of a line.
            points = f"{size * UNITS:.2f}"
            self._use_fill(ink)
            write(f"{font.resource} {points} Tf")
            for run in runs:
                x, y = round(run.x * UNITS), -round(run.y * UNITS)
                write(f"{x - left} {y - baseline} Td {font.codes.show(run.line, points)}")
                left, baseline = x, y
        write("ET")
        self._waiting = {}
        self._waiting_area = None

    def _box(self, box: Box) -> None:
        rect, write = box.rect, self.parts.append
        # Sizes are rounded, not far edges: boxes of one size share one path.
        left, bottom = round(rect.x * UNITS), -round(rect.bottom * UNITS)
        width, height = round(rect.width * UNITS), round(rect.height * UNITS)
        operator = self._paints(box.fill, box.line, box.line_width, box.dash)
        radius = round(min(box.radius, rect.width / 2, rect.height / 2) * UNITS)
        if radius <= 0:
            # From the upper left corner, as below.
            path, before, after = f"{left} {bottom + height} {width} -{height} re", "", ""
        else:
            path = self._writer.rounded(width, height, radius)
            before, after = f"q 1 0 0 1 {left} {bottom} cm ", " Q"
        if box.hatch is None:
            if operator:
                write(f"{before}{path} {operator}{after}")
            return
        if box.fill:
            write(f"{before}{path} f{after}")
        self._hatch(box, before, path, (left, bottom) if before else (0, 0))
        if box.line and box.line_width:
            write(f"{before}{path} S{after}")

    def _hatch(self, box: Box, before: str, path: str, origin: tuple[int, int]) -> None:
        """Clip to the box and draw the stripes; what is said inside is forgotten at its end."""
        dx, dy = origin
        stripes = " ".join(
            f"{round(s.x1 * UNITS) - dx} {-round(s.y1 * UNITS) - dy} m "
            f"{round(s.x2 * UNITS) - dx} {-round(s.y2 * UNITS) - dy} l"
            for s in hatch_stripes(box.rect)
        )
        if stripes:
            opening = before or "q "
            color = self._writer.color(box.hatch or "").upper()
            width = round(HATCH_WIDTH * UNITS)
            self.parts.append(f"{opening}{path} W n {color} {width} w 0 J [] 0 d {stripes} S Q")

    def _outline(self, outline: Outline) -> None:
        operator = self._paints(outline.fill, outline.line, outline.line_width, outline.dash)
        if operator:
            self.parts.append(" ".join(map(_step, outline.steps)))
            self.parts.append(operator)

    def _icon(self, icon: Icon) -> None:
        side = min(icon.rect.width, icon.rect.height)
        x = round((icon.rect.x + (icon.rect.width - side) / 2) * UNITS)
        y = -round((icon.rect.y + (icon.rect.height - side) / 2) * UNITS)
        self._paints(None, icon.ink, STROKE * side / GRID, ())
        self.parts.append(f"q 1 0 0 1 {x} {y} cm {self._writer.icon(icon.name, side)} S Q")

    def _disc(self, disc: Disc) -> None:
        operator = self._paints(disc.fill, disc.line, disc.line_width, ())
        if operator:
            radius, side = round(disc.radius * UNITS), round(disc.radius * UNITS) * 2
            x, y = round(disc.x * UNITS) - radius, -round(disc.y * UNITS) - radius
            path = self._writer.rounded(side, side, radius)
            self.parts.append(f"q 1 0 0 1 {x} {y} cm {path} {operator} Q")

    def _place_picture(self, picture: Picture) -> None:
        """Fit a picture into its rectangle; where it cannot be shown, draw what stands for it."""
        found, rect = self._writer.picture(picture.attachment), picture.rect
        if found is None:
            for item in picture.instead:
                self._take(item)
            return
        scale = min(rect.width / found.width, rect.height / found.height) * UNITS
        width, height = round(found.width * scale), round(found.height * scale)
        x = round((rect.x + rect.width / 2) * UNITS) - width // 2
        y = -round((rect.y + rect.height / 2) * UNITS) - height // 2
        self.parts.append(f"q {width} 0 0 {height} {x} {y} cm /{found.name} Do Q")

    def _paints(self, fill: str | None, line: str | None, line_width: float, dash: tuple[float, ...]) -> str:
        """Say the colours and the line that are needed, and return the operator that paints a path."""
        if fill:
            self._use_fill(fill)
        if not line or not line_width:
            return "f" if fill else ""
        color = self._writer.color(line).upper()
        if color != self._stroke:
            self._stroke = color
            self.parts.append(color)
        gaps = " ".join(str(round(part * UNITS)) for part in dash)
        pen = f"{round(line_width * UNITS)} w {_FLAT if dash else _ROUND}1 j [{gaps}] 0 d"
        if pen != self._pen:
            self._pen = pen
            self.parts.append(pen)
        return "B" if fill else "S"

    def _use_fill(self, role: str) -> None:
        color = self._writer.color(role)
        if color != self._fill:
            self._fill = color
            self.parts.append(color)


def _share(part: int) -> str:
    """Return 0..255 as the share PDF wants, no longer than it must be."""
    return f"{part / 255:.3f}".rstrip("0").rstrip(".")


def _step(step: tuple[str | float, ...]) -> str:
    letter, *numbers = step
    if letter == "Z":
        return "h"
    scaled = (round(float(number) * (-UNITS if index % 2 else UNITS)) for index, number in enumerate(numbers))
    return f"{' '.join(map(str, scaled))} {str(letter).lower()}"


def _rounded_path(width: int, height: int, radius: int) -> str:
    """Return a closed path over the corner of the origin, clockwise from the left end of the upper edge.

    That is where painters on the screen begin, too, so that dashes fall alike.
    """
    near = round(radius * (1 - _ARC))
    right, top = width - radius, height - radius
    return (
        f"{radius} {height} m {right} {height} l {width - near} {height} {width} {height - near} "
        f"{width} {top} c {width} {radius} l {width} {near} {width - near} 0 {right} 0 c "
        f"{radius} 0 l {near} 0 0 {near} 0 {radius} c 0 {top} l 0 {height - near} {near} {height} "
        f"{radius} {height} c h"
    )
