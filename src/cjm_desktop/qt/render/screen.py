"""Plays prepared display lists on a screen: snapped to its pixels, and plainer the smaller they are.

On screen a card's ground is a small pixmap kept by look and size in pixels: a rounded rectangle costs
more than its text, and a map has few sizes of cards. Snapped edges are crisp at every zoom. Far away
only plain rectangles are left, one call a colour (LIMITS, "Canvas").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.qt.render.boxes import paint_box_at, paint_dashed_at
from cjm_desktop.qt.render.prepared import SMALLEST_EM, BoxStep, IconStep, TextStep
from cjm_desktop.qt.render.sight import FAR, LEGIBLE_AFAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_desktop.qt.render.prepared import Step
    from cjm_desktop.qt.render.sight import Afar, Run, Sight

_MOST_KEPT = 32_000_000
"""Bytes of pictures that are kept."""
_LARGEST_KEPT = 400_000
_SEEN_AFAR = 2.0
"""What is smaller than so many px is left out from afar: a face, a mouth, an eye."""
_WIDEST_STROKE = 1.0
"""How far a line may reach over its points, in mm."""
_NO_PEN = QPen(Qt.PenStyle.NoPen)


class Screen:
    """Paints sights on one screen of `ratio` device pixels to one of Qt's; keeps what it has drawn."""

    def __init__(self, ratio: float = 1.0) -> None:
        self.ratio = ratio
        self.texts_painted = 0
        """How many blocks of text were painted so far."""
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._bytes = 0

    def paint(
        self, painter: QPainter, sight: Sight, scale: float, seen: tuple[float, float] | None = None
    ) -> None:
        """Paint with a painter scaled to mm by `scale` px and antialiasing on.

        Of `seen`, the highest and lowest mm that are to be painted, nothing far beyond is touched.
        """
        if scale < FAR:
            self.paint_afar(painter, sight.afar, scale)
            return
        runs: Iterable[Run] = sight.near
        if seen is not None:
            seen = seen[0] - _WIDEST_STROKE, seen[1] + _WIDEST_STROKE
            runs = _within(runs, *seen)
        for snapped, steps in runs:
            if snapped:
                self._paint_snapped(painter, steps, seen)
                continue
            for step in steps:
                if not isinstance(step, TextStep):
                    step.paint(painter)
                elif step.size * scale >= SMALLEST_EM:
                    self.texts_painted += 1
                    step.paint(painter, seen)

    def paint_afar(self, painter: QPainter, afar: Afar, scale: float) -> None:
        """Paint plain rectangles, one call a colour, and the marks that can be seen."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(_NO_PEN)
        for brush, places in afar.rects:
            painter.setBrush(brush)
            painter.drawRects(places)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        for size, x, step, _ in afar.marks:
            if isinstance(step, TextStep):
                if size * scale < LEGIBLE_AFAR:
                    continue
                self.texts_painted += 1
            elif size * scale < _SEEN_AFAR:
                continue
            painter.translate(x, 0)
            step.paint(painter)
            painter.translate(-x, 0)

    def _paint_snapped(
        self, painter: QPainter, steps: Sequence[Step], seen: tuple[float, float] | None
    ) -> None:
        ratio = self.ratio
        transform = painter.worldTransform()
        scale, dx, dy = transform.m11() * ratio, transform.dx() * ratio, transform.dy() * ratio
        painter.resetTransform()
        if ratio != 1.0:
            painter.scale(1 / ratio, 1 / ratio)
        for step in steps:
            if isinstance(step, BoxStep):
                if step.dash and step.fill is None:
                    self._paint_dashed(painter, step, scale, (dx, dy), seen)
                else:
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

    def _paint_dashed(
        self,
        painter: QPainter,
        box: BoxStep,
        scale: float,
        origin: tuple[float, float],
        seen: tuple[float, float] | None,
    ) -> None:
        """Paint a dashed line around nothing, of its sides what is seen."""
        dx, dy = origin
        left, top = round(box.left * scale + dx), round(box.top * scale + dy)
        right, bottom = round(box.right * scale + dx), round(box.bottom * scale + dy)
        if seen is not None:
            seen = seen[0] * scale + dy, seen[1] * scale + dy
        rect = Rect(left, top, right - left, bottom - top)
        paint_dashed_at(painter, rect, box.radius * scale, _scaled(box.pen, scale), seen)

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


def _within(runs: Iterable[Run], top: float, bottom: float) -> Iterator[Run]:
    """Yield what stands between two heights in mm."""
    for snapped, steps in runs:
        inside = [step for step in steps if step.top <= bottom and step.bottom >= top]
        if inside:
            yield snapped, tuple(inside)


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


def fill_edges(painter: QPainter, outer: QRectF, line: float, color: QColor) -> None:
    """Draw a rectangle's edges, `line` wide, as four bars: a fifth of the time of a stroke."""
    left, top, width, height = outer.x(), outer.y(), outer.width(), outer.height()
    painter.fillRect(QRectF(left, top, width, line), color)
    painter.fillRect(QRectF(left, top + height - line, width, line), color)
    painter.fillRect(QRectF(left, top + line, line, height - 2 * line), color)
    painter.fillRect(QRectF(left + width - line, top + line, line, height - 2 * line), color)


def _blank(width: int, height: int) -> QPixmap:
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _scaled(pen: QPen, scale: float) -> QPen:
    """Return a new pen in pixels, at least one wide."""
    scaled = QPen(pen)
    scaled.setWidthF(max(pen.widthF() * scale, 1.0))
    return scaled
