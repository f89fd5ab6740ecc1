"""A display list made ready to play: pens, brushes, paths and glyph runs, in as few steps as it takes.

Text costs least in one run, and a map draws box, text, box, text; so lines of one look are gathered
and drawn together, unless something drawn in between would cover them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGlyphRun, QPainter, QPainterPath, QPen, QPixmap

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.icons import icon_outlines
from cjm_desktop.draw.primitives import Box, Disc, Icon, Outline, Picture, TextRun
from cjm_desktop.qt.render.boxes import paint_box
from cjm_desktop.qt.render.glyphs import FINENESS, LARGEST_RUN, embedded_font, glyph_path, glyph_run, raw_font
from cjm_desktop.qt.render.paths import painter_path, pen_of, stroke_pen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cjm_desktop.draw.primitives import DisplayList, Primitive
    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.layout.typography import Weight
    from cjm_desktop.qt.render.pictures import Pictures

    _Look = tuple[Weight, float, str]

_FINE = 1 / FINENESS
_BAND = 20.0
"""Millimetres; about a card with its text."""
_MOST_LINES = 8
"""Of one glyph run: about three cards. A strip of a tall cell need not go through all of its glyphs."""
SMALLEST_EM = 4.6
"""Text whose em is smaller on screen, in px, is left out: nobody can read it."""
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


class Step(Protocol):
    """One prepared thing, from top to bottom in mm; knows how to paint itself true to the millimetre."""

    top: float
    bottom: float

    def paint(self, painter: QPainter) -> None:
        """Paint with a painter scaled to mm."""


class BoxStep:
    """A rectangle; keeps the plain numbers, which the screen snaps to its pixels."""

    __slots__ = (
        "bottom",
        "brush",
        "dash",
        "fill",
        "hatch",
        "kept",
        "left",
        "line",
        "line_width",
        "look",
        "pen",
        "radius",
        "rect",
        "right",
        "top",
    )

    def __init__(self, box: Box, color: Callable[[str], str]) -> None:
        self.rect = QRectF(*box.rect)
        self.left, self.top = box.rect.x, box.rect.y
        self.right, self.bottom = box.rect.right, box.rect.bottom
        self.radius = box.radius
        self.kept: tuple[float, int, int, int, QPixmap] | None = None
        """What the screen painted last: scale, width, height, margin in px, and the picture itself."""
        self.fill = QColor(color(box.fill)) if box.fill else None
        self.line = QColor(color(box.line)) if box.line and box.line_width else None
        self.hatch = QColor(color(box.hatch)) if box.hatch else None
        self.line_width = box.line_width
        self.dash = box.dash
        self.look = (box.fill, box.line, box.hatch, box.radius, box.line_width)
        """What tells boxes of one theme apart beside their size."""
        self.brush = QBrush(self.fill) if self.fill else _NO_BRUSH
        self.pen = pen_of(self.line, box.line_width, box.dash)

    @property
    def is_plain(self) -> bool:
        """Whether it is a fill and nothing else."""
        return self.fill is not None and self.line is None and self.hatch is None

    def paint(self, painter: QPainter) -> None:
        """Paint the box where the layout puts it."""
        paint_box(painter, self)


class PathStep:
    """A path with its pen and brush; `top` and `bottom` are those of its points, in mm."""

    __slots__ = ("bottom", "brush", "path", "pen", "top")

    def __init__(self, path: QPainterPath, pen: QPen, brush: QBrush = _NO_BRUSH) -> None:
        self.path, self.pen, self.brush = path, pen, brush
        area = path.controlPointRect()
        self.top, self.bottom = area.top(), area.bottom()

    def paint(self, painter: QPainter) -> None:
        """Paint the path."""
        painter.setPen(self.pen)
        painter.setBrush(self.brush)
        painter.drawPath(self.path)


class IconStep(PathStep):
    """An icon; the screen keeps it as a pixmap by name, ink and size."""

    __slots__ = ("name", "rect")

    def __init__(self, icon: Icon, color: Callable[[str], str]) -> None:
        outlines = icon_outlines(icon)
        pen = pen_of(QColor(color(icon.ink)), outlines[0].line_width, ())
        super().__init__(painter_path(step for outline in outlines for step in outline.steps), pen, _NO_BRUSH)
        self.rect = QRectF(*icon.rect)
        self.top, self.bottom = self.rect.top(), self.rect.bottom()
        self.name = icon.name


class DiscStep:
    """A circle."""

    __slots__ = ("bottom", "brush", "pen", "rect", "top")

    def __init__(self, disc: Disc, color: Callable[[str], str]) -> None:
        reach = disc.radius * 2
        self.rect = QRectF(disc.x - disc.radius, disc.y - disc.radius, reach, reach)
        self.top, self.bottom = disc.y - disc.radius, disc.y + disc.radius
        self.brush = QBrush(QColor(color(disc.fill))) if disc.fill else _NO_BRUSH
        self.pen = pen_of(QColor(color(disc.line)) if disc.line else None, disc.line_width, ())

    def paint(self, painter: QPainter) -> None:
        """Paint the circle."""
        painter.setPen(self.pen)
        painter.setBrush(self.brush)
        painter.drawEllipse(self.rect)


class TextStep:
    """Lines of one weight, size and ink; their glyph runs are made when they are first painted."""

    __slots__ = (
        "_lines",
        "_path",
        "_run",
        "bottom",
        "ink",
        "is_embedded",
        "places",
        "runs",
        "size",
        "top",
        "weight",
    )

    def __init__(self, first: TextRun, color: Callable[[str], str]) -> None:
        self.runs = [first]
        self.weight: Weight = first.weight
        self.size = first.size
        self.ink = QPen(QColor(color(first.ink)))
        self.places: list[Rect] = [bounds_of(first)]
        self.top, self.bottom = self.places[0].y, self.places[0].bottom
        self.is_embedded = False
        """Whether it is put into a PDF as letters, which Qt paints of any size."""
        self._run: QGlyphRun | None = None
        self._lines: dict[int, QGlyphRun] = {}
        """Runs of single lines by their index, of those that were painted by themselves."""
        self._path: QPainterPath | None = None

    def add(self, run: TextRun) -> None:
        """Take one more line of the same look."""
        self.runs.append(run)
        place = bounds_of(run)
        self.places.append(place)
        self.top, self.bottom = min(self.top, place.y), max(self.bottom, place.bottom)

    def paint(self, painter: QPainter, seen: tuple[float, float] | None = None) -> None:
        """Paint the lines, or only those that are `seen` between two heights: Qt goes through all letters."""
        device = painter.deviceTransform()
        # Turned text reads along the other axis.
        large = not self.is_embedded and self.size * (device.m11() or abs(device.m12())) > LARGEST_RUN
        painter.scale(_FINE, _FINE)
        if large:
            if self._path is None:
                self._path = glyph_path(self.runs, self.weight, self.size)
            painter.fillPath(self._path, self.ink.color())
        else:
            painter.setPen(self.ink)
            for run in (self._whole(),) if seen is None else self._between(*seen):
                painter.drawGlyphRun(_ORIGIN, run)
        painter.scale(FINENESS, FINENESS)

    def _whole(self) -> QGlyphRun:
        if self._run is None:
            self._run = self._made(self.runs)
        return self._run

    def _between(self, top: float, bottom: float) -> Iterator[QGlyphRun]:
        """Yield the lines between two heights, each as a run of its own."""
        for index, place in enumerate(self.places):
            if place.y <= bottom and place.bottom >= top:
                run = self._lines.get(index)
                if run is None:
                    run = self._lines[index] = self._made(self.runs[index : index + 1])
                yield run

    def _made(self, runs: list[TextRun]) -> QGlyphRun:
        font = embedded_font if self.is_embedded else raw_font
        return glyph_run(runs, self.weight, self.size, font)


class PictureStep:
    """A picture fitted into its rectangle; where it cannot be shown, what stands for it."""

    __slots__ = ("attachment", "bottom", "instead", "pictures", "rect", "top")

    def __init__(self, picture: Picture, color: Callable[[str], str], pictures: Pictures) -> None:
        self.rect = QRectF(*picture.rect)
        self.top, self.bottom = picture.rect.y, picture.rect.bottom
        self.attachment = picture.attachment
        self.pictures = pictures
        self.instead = prepare(picture.instead, color, pictures)

    def paint(self, painter: QPainter) -> None:
        """Paint the picture without distortion, in the middle of its rectangle, on whole pixels."""
        image = self.pictures.image(self.attachment)
        if image is None:
            self._paint_instead(painter)
            return
        size = image.size().toSizeF().scaled(self.rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
        fitted = QRectF(QPointF(), size)
        fitted.moveCenter(self.rect.center())
        transform, device = painter.worldTransform(), painter.deviceTransform()
        ratio = device.m11() / transform.m11()
        place = device.mapRect(fitted).toRect()
        scaled = self.pictures.fitted(self.attachment, max(place.width(), 1), max(place.height(), 1))
        if scaled is not None:
            painter.resetTransform()
            corner = transform.map(device.inverted()[0].map(QPointF(place.topLeft())))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(corner, place.size().toSizeF() / ratio), scaled)
            painter.setWorldTransform(transform)

    def _paint_instead(self, painter: QPainter) -> None:
        """Paint what stands for the picture, but for words that nobody could read."""
        scale = painter.deviceTransform().m11()
        for step in self.instead.steps:
            if not isinstance(step, TextStep) or step.size * scale >= SMALLEST_EM:
                step.paint(painter)


_ORIGIN = QPointF(0, 0)


class Prepared:
    """A display list ready to play."""

    __slots__ = ("steps",)

    def __init__(self, steps: Iterable[Step]) -> None:
        self.steps = tuple(steps)

    def embed_fonts(self) -> None:
        """Have all letters painted as what a PDF takes for letters."""
        for step in self.steps:
            if isinstance(step, TextStep):
                step.is_embedded = True
            elif isinstance(step, PictureStep):
                step.instead.embed_fonts()

    def paint(self, painter: QPainter) -> None:
        """Play everything, with a painter scaled to mm and antialiasing on."""
        for step in self.steps:
            step.paint(painter)


class _Gathered:
    """Lines of text not yet played, few steps a look, found again by where they stand.

    They are kept by bands of height, so that asking what a box would cover costs the same however
    many lines stand above and below it.
    """

    def __init__(self) -> None:
        self.steps: dict[int, TextStep] = {}
        self._growing: dict[_Look, TextStep] = {}
        self._bands: dict[int, list[tuple[TextStep, Rect]]] = {}

    def add(self, run: TextRun, color: Callable[[str], str]) -> None:
        """Take a line."""
        look = (run.weight, run.size, run.ink)
        step = self._growing.get(look)
        if step is None or id(step) not in self.steps or len(step.runs) == _MOST_LINES:
            step = self._growing[look] = TextStep(run, color)
            self.steps[id(step)] = step
        else:
            step.add(run)
        for band in _bands(step.places[-1]):
            self._bands.setdefault(band, []).append((step, step.places[-1]))

    def taken_under(self, area: Rect) -> list[TextStep]:
        """Give away, in their order, the steps of which a line touches `area`."""
        if not self.steps:
            return []
        asked = _bands(area)
        bands = asked if len(asked) < len(self._bands) else [band for band in self._bands if band in asked]
        hidden = {id(step) for band in bands for step, place in self._waiting(band) if area.touches(place)}
        if not hidden:
            return []
        return [self.steps.pop(key) for key in list(self.steps) if key in hidden]

    def _waiting(self, band: int) -> list[tuple[TextStep, Rect]]:
        """Return the lines of a band, and forget those that were given away."""
        lines = self._bands.get(band)
        if not lines:
            return []
        lines[:] = [line for line in lines if id(line[0]) in self.steps]
        return lines


def _bands(area: Rect) -> range:
    return range(int(area.y // _BAND), int(area.bottom // _BAND) + 1)


def prepare(items: DisplayList, color: Callable[[str], str], pictures: Pictures) -> Prepared:
    """Make a display list ready to play in the colours of a theme."""
    steps: list[Step] = []
    gathered = _Gathered()
    for item in items:
        if isinstance(item, TextRun):
            gathered.add(item, color)
            continue
        if gathered.steps:
            steps.extend(gathered.taken_under(bounds_of(item)))
        steps.append(_step(item, color, pictures))
    return Prepared([*steps, *gathered.steps.values()])


def _step(item: Primitive, color: Callable[[str], str], pictures: Pictures) -> Step:
    if isinstance(item, Box):
        return BoxStep(item, color)
    if isinstance(item, Disc):
        return DiscStep(item, color)
    if isinstance(item, Outline):
        return _outline(item, color)
    if isinstance(item, Picture):
        return PictureStep(item, color, pictures)
    assert isinstance(item, Icon)
    return IconStep(item, color)


def _outline(outline: Outline, color: Callable[[str], str]) -> PathStep:
    pen = stroke_pen(outline.line and color(outline.line), outline.line_width, outline.dash)
    brush = QBrush(QColor(color(outline.fill))) if outline.fill else _NO_BRUSH
    return PathStep(painter_path(outline.steps), pen, brush)
