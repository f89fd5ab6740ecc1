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


def paint_dashed_at(
    painter: QPainter, rect: Rect, radius: float, pen: QPen, seen: tuple[float, float] | None
) -> None:
    """Paint a dashed outline, its ends and then its sides, of which only what is `seen` between two heights.

    The pen is given away: its dashes are moved.

    Qt cuts a stroke into dashes over all of its length, whatever of it is seen: for the frame of a stage in
    a map of many lanes that takes longer than everything else in a strip. Dashes go on from piece to piece,
    clockwise from the upper end of the left side, so that they are the same whatever is painted.
    """
    left, right, first, last = rect.x, rect.right, rect.y + radius, rect.bottom - radius
    end, side = pi * radius + rect.width - 2 * radius, last - first
    top, bottom = (first, last) if seen is None else (max(first, seen[0]), min(last, seen[1]))
    if seen is None or seen[0] < first:
        _paint_piece(painter, pen, _end_of(rect, radius), 0.0)
    if seen is None or seen[1] > last:
        _paint_piece(painter, pen, _end_of(rect, radius, lower=True), end + side)
    if top < bottom:
        _paint_piece(painter, pen, QLineF(right, top, right, bottom), end + top - first)
        _paint_piece(painter, pen, QLineF(left, bottom, left, top), 2 * end + side + last - bottom)


def _end_of(rect: Rect, radius: float, *, lower: bool = False) -> QPainterPath:
    """Return the upper edge of a rectangle with its corners, or the lower one, clockwise."""
    corner, path = 2 * radius, QPainterPath()
    if lower:
        path.moveTo(rect.right, rect.bottom - radius)
        path.arcTo(rect.right - corner, rect.bottom - corner, corner, corner, 0, -90)
        path.arcTo(rect.x, rect.bottom - corner, corner, corner, 270, -90)
    else:
        path.moveTo(rect.x, rect.y + radius)
        path.arcTo(rect.x, rect.y, corner, corner, 180, -90)
        path.arcTo(rect.right - corner, rect.y, corner, corner, 90, -90)
    return path


def _paint_piece(painter: QPainter, pen: QPen, piece: QPainterPath | QLineF, begun: float) -> None:
    """Paint a piece of an outline, `begun` px after its first dash."""
    pen.setDashOffset(begun / pen.widthF())
    painter.setPen(pen)
    if isinstance(piece, QLineF):
        painter.drawLine(piece)
    else:
        painter.setBrush(_NO_BRUSH)
        painter.drawPath(piece)


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
