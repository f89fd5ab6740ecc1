"""Plays prepared display lists on a screen: snapped to its pixels, and plainer the smaller they are.

On screen a card's ground is a small pixmap kept by look and size in pixels: a rounded rectangle costs
more than its text, and a map has few sizes of cards. Snapped edges are crisp at every zoom. Far away
only plain rectangles are left, one call a colour (LIMITS, "Canvas").
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap

from cjm_desktop.qt.render.boxes import paint_box_at
from cjm_desktop.qt.render.prepared import BoxStep, DiscStep, IconStep, PathStep, TextStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_desktop.qt.render.prepared import Prepared, Step

PX_PER_MM = 96 / 25.4
"""Logical pixels to a millimetre at 100 %."""
FAR = 0.36 * PX_PER_MM
"""Below this scale, in px to the mm, the map is seen from afar."""
_SMALLEST_EM = 4.6
"""Text whose em is smaller on screen, in px, is left out: nobody can read it."""
_MOST_KEPT = 32_000_000
"""Bytes of pictures that are kept."""
_LARGEST_KEPT = 400_000
_NO_PEN = QPen(Qt.PenStyle.NoPen)

Run = tuple[bool, tuple["Step", ...]]
Mark = tuple[float, "Step"]


class Sight:
    """A prepared display list as it is seen on screen; what the distance needs is made when first seen."""

    __slots__ = ("_far", "_marks", "_near", "prepared")

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self._near: tuple[Run, ...] | None = None
        self._far: tuple[tuple[QBrush, list[QRectF]], ...] | None = None
        self._marks: tuple[Mark, ...] | None = None

    @property
    def near(self) -> tuple[Run, ...]:
        """The steps in runs, of which those of boxes and icons are snapped."""
        if self._near is None:
            runs = groupby(self.prepared.steps, lambda step: isinstance(step, (BoxStep, IconStep)))
            self._near = tuple((snapped, tuple(steps)) for snapped, steps in runs)
        return self._near

    @property
    def far(self) -> tuple[tuple[QBrush, list[QRectF]], ...]:
        """The filled boxes as plain rectangles, by colour."""
        if self._far is None:
            rects: dict[int, tuple[QBrush, list[QRectF]]] = {}
            for step in self.prepared.steps:
                if isinstance(step, BoxStep) and step.fill is not None:
                    rects.setdefault(step.fill.rgba(), (step.brush, []))[1].append(step.rect)
            self._far = tuple(rects.values())
        return self._far

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is no box, with its size in mm; short strokes one after another are drawn as one."""
        if self._marks is None:
            runs = groupby(self.prepared.steps, _stroke_width)
            self._marks = tuple(
                mark for width, steps in runs for mark in (_marks(steps) if width is None else _joined(steps))
            )
        return self._marks


class Screen:
    """Paints sights on one screen of `ratio` device pixels to one of Qt's; keeps what it has drawn."""

    def __init__(self, ratio: float = 1.0) -> None:
        self.ratio = ratio
        self.texts_painted = 0
        """How many blocks of text were painted so far."""
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._bytes = 0

    def paint(self, painter: QPainter, sight: Sight, scale: float) -> None:
        """Paint with a painter scaled to mm by `scale` px and antialiasing on."""
        if scale < FAR:
            self._paint_sight_afar(painter, sight, scale)
            return
        for snapped, steps in sight.near:
            if snapped:
                self._paint_snapped(painter, steps)
                continue
            for step in steps:
                if not isinstance(step, TextStep):
                    step.paint(painter)
                elif step.size * scale >= _SMALLEST_EM:
                    self.texts_painted += 1
                    step.paint(painter)

    def paint_far(self, painter: QPainter, rects: Iterable[tuple[QBrush, list[QRectF]]]) -> None:
        """Paint plain rectangles with a painter scaled to mm, one call a colour."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(_NO_PEN)
        for brush, places in rects:
            painter.setBrush(brush)
            painter.drawRects(places)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)

    def _paint_sight_afar(self, painter: QPainter, sight: Sight, scale: float) -> None:
        self.paint_far(painter, sight.far)
        for size, step in sight.marks:
            if isinstance(step, TextStep):
                if size * scale >= _LEGIBLE_AFAR:
                    self.texts_painted += 1
                    step.paint(painter)
            elif size * scale >= _SEEN_AFAR:
                step.paint(painter)

    def _paint_snapped(self, painter: QPainter, steps: Sequence[Step]) -> None:
        ratio = self.ratio
        transform = painter.worldTransform()
        scale, dx, dy = transform.m11() * ratio, transform.dx() * ratio, transform.dy() * ratio
        painter.resetTransform()
        if ratio != 1.0:
            painter.scale(1 / ratio, 1 / ratio)
        for step in steps:
            if isinstance(step, BoxStep):
                self._paint_box(painter, step, scale, dx, dy)
            else:
                assert isinstance(step, IconStep)
                place = (
                    QRectF(step.rect.topLeft() * scale, step.rect.size() * scale).translated(dx, dy).toRect()
                )
                painter.drawPixmap(place.topLeft(), self._icon(step, place.width(), place.height()))
        painter.setWorldTransform(transform)

    def _paint_box(self, painter: QPainter, box: BoxStep, scale: float, dx: float, dy: float) -> None:
        left, top = round(box.left * scale + dx), round(box.top * scale + dy)
        width = round(box.right * scale + dx) - left or 1
        height = round(box.bottom * scale + dy) - top or 1
        kept = box.kept
        if kept is not None and kept[0] == scale and kept[1] == width and kept[2] == height:
            painter.drawPixmap(left - kept[3], top - kept[3], kept[4])
        elif box.is_plain and not box.radius:
            painter.fillRect(left, top, width, height, box.fill)
        elif width * height > _LARGEST_KEPT or box.dash:
            paint_box_at(painter, box, QRectF(left, top, width, height), scale, _scaled(box.pen, scale))
        else:
            margin, ground = self._ground(box, width, height, scale)
            box.kept = (scale, width, height, margin, ground)
            painter.drawPixmap(left - margin, top - margin, ground)

    def _ground(self, box: BoxStep, width: int, height: int, scale: float) -> tuple[int, QPixmap]:
        """Return a box of so many px as a picture, and the margin around it that its line needs."""
        margin = 0 if box.line is None else int(max(box.line_width * scale, 1.0) / 2 + 1)
        key = (box.look, width, height, scale)
        found = self._kept.get(key)
        if found is None:
            found = _blank(width + 2 * margin, height + 2 * margin)
            with QPainter(found) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                area = QRectF(margin, margin, width, height)
                paint_box_at(painter, box, area, scale, _scaled(box.pen, scale))
            self._keep(key, found)
        return margin, found

    def _icon(self, icon: IconStep, width: int, height: int) -> QPixmap:
        key = (icon.name, icon.pen.color().rgba(), width, height)
        found = self._kept.get(key)
        if found is None:
            found = _blank(width, height)
            with QPainter(found) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.scale(width / icon.rect.width(), height / icon.rect.height())
                painter.translate(-icon.rect.topLeft())
                icon.paint(painter)
            self._keep(key, found)
        return found

    def _keep(self, key: tuple[object, ...], pixmap: QPixmap) -> None:
        self._bytes += pixmap.width() * pixmap.height() * 4
        if self._bytes > _MOST_KEPT:
            self._kept.clear()
            self._bytes = 0
        self._kept[key] = pixmap


_LEGIBLE_AFAR = 5.0
"""From afar only headlines are drawn: text whose em is at least so many px."""

_SEEN_AFAR = 2.0
"""What is smaller than so many px is left out from afar: a face, a mouth, an eye."""
_TOGETHER = 4
"""So many short strokes are drawn as one from afar, in the colour of one of them."""


def _stroke_width(step: Step) -> float | None:
    """Return the width of a mere line, None of anything else."""
    if not isinstance(step, PathStep) or isinstance(step, IconStep):
        return None
    return step.pen.widthF() if step.brush.style() == Qt.BrushStyle.NoBrush else None


def _joined(steps: Iterable[Step]) -> Iterator[Mark]:
    """Yield lines of one width, several as one: each costs far more than its few px."""
    lines = [step for step in steps if isinstance(step, PathStep)]
    made: list[PathStep] = []
    area = QRectF()
    for first in range(0, len(lines), _TOGETHER):
        some = lines[first : first + _TOGETHER]
        path = QPainterPath()
        for line in some:
            path.addPath(line.path)
        middle = some[len(some) // 2]
        made.append(PathStep(path, middle.pen, middle.brush))
        area |= path.boundingRect()
    # A short end of a long line is part of it: all are seen, or none.
    return ((_largest(area), step) for step in made)


def _marks(steps: Iterable[Step]) -> Iterator[Mark]:
    for step in steps:
        if isinstance(step, TextStep):
            yield step.size, step
        elif isinstance(step, DiscStep):
            yield step.rect.width(), step
        elif isinstance(step, PathStep) and not isinstance(step, IconStep):
            yield _largest(step.path.boundingRect()), step


def _largest(area: QRectF) -> float:
    return max(area.width(), area.height())


def fill_plainly(painter: QPainter, place: QRectF, color: QColor, ratio: float = 1.0) -> None:
    """Fill a rectangle in mm on whole px of a screen, a px at least: twenty times as fast as in between."""
    transform = painter.worldTransform()
    scale, dx, dy = transform.m11() * ratio, transform.dx() * ratio, transform.dy() * ratio
    left, top = round(place.left() * scale + dx), round(place.top() * scale + dy)
    width = max(round(place.right() * scale + dx) - left, 1)
    height = max(round(place.bottom() * scale + dy) - top, 1)
    painter.resetTransform()
    if ratio != 1.0:
        painter.scale(1 / ratio, 1 / ratio)
    painter.fillRect(left, top, width, height, color)
    painter.setWorldTransform(transform)


def _blank(width: int, height: int) -> QPixmap:
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _scaled(pen: QPen, scale: float) -> QPen:
    """Return a pen in pixels, at least one wide."""
    if pen.style() == Qt.PenStyle.NoPen:
        return pen
    scaled = QPen(pen)
    scaled.setWidthF(max(pen.widthF() * scale, 1.0))
    return scaled
