"""How a box is painted: ground, hatch, outline."""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from cjm_desktop.draw.hatch import HATCH_WIDTH, hatch_stripes
from cjm_desktop.layout.geometry import Rect

if TYPE_CHECKING:
    from cjm_desktop.qt.render.prepared import BoxStep

_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


def paint_box(painter: QPainter, box: BoxStep) -> None:
    """Paint a box with a painter scaled to mm."""
    paint_box_at(painter, box, box.rect, 1.0, box.pen)


def paint_box_at(painter: QPainter, box: BoxStep, rect: QRectF, scale: float, pen: QPen) -> None:
    """Paint the look of a box into another rectangle, at `scale` units to the mm."""
    radius = box.radius * scale
    if box.hatch is None:
        painter.setPen(pen)
        painter.setBrush(box.brush)
        _outline(painter, rect, radius)
        return
    painter.setPen(_NO_PEN)
    painter.setBrush(box.brush)
    _outline(painter, rect, radius)
    _paint_hatch(painter, box, rect, scale)
    painter.setPen(pen)
    painter.setBrush(_NO_BRUSH)
    _outline(painter, rect, radius)


def paint_sides_at(
    painter: QPainter, rect: QRectF, radius: float, pen: QPen, seen: tuple[float, float]
) -> None:
    """Paint of a dashed outline its sides between two heights, each dash where the whole outline has it.

    A stroke is cut into dashes over all of its length, whatever of it is seen: for the frame of a stage in
    a map of many lanes that takes longer than everything else in a strip.
    """
    top, bottom = seen
    arc, width = pi / 2 * radius, rect.width() - 2 * radius
    down = arc + width + arc
    up = down + rect.height() - 2 * radius + arc + width + arc
    painter.setBrush(_NO_BRUSH)
    for x, start, end, begun in (
        (rect.right(), top, bottom, down + top - rect.top() - radius),
        (rect.left(), bottom, top, up + rect.bottom() - radius - bottom),
    ):
        side = QPen(pen)
        side.setDashOffset(begun / pen.widthF())
        painter.setPen(side)
        painter.drawLine(QLineF(x, start, x, end))


def _outline(painter: QPainter, rect: QRectF, radius: float) -> None:
    if radius:
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.drawRect(rect)


def _paint_hatch(painter: QPainter, box: BoxStep, rect: QRectF, scale: float) -> None:
    assert box.hatch is not None
    shape = QPainterPath()
    shape.addRoundedRect(rect, box.radius * scale, box.radius * scale)
    area = Rect(rect.x() / scale, rect.y() / scale, rect.width() / scale, rect.height() / scale)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(box.hatch, HATCH_WIDTH * scale))
    painter.drawLines([QLineF(*(at * scale for at in stripe)) for stripe in hatch_stripes(area)])
    painter.restore()
