"""The ground behind the page and the shadow that the page throws on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

_RINGS = (26, 20, 15, 11, 8, 6, 4, 3, 2)
"""How dark each px of the shadow is, from the edge of the page outwards, of 255."""
_DOWN = 1.0


def paint_ground(painter: QPainter, exposed: QRectF, page: QRectF, scale: float, ground: QColor) -> None:
    """Paint everything around `page`, with a painter scaled to mm by `scale` px."""
    inner = page.adjusted(1 / scale, 1 / scale, -1 / scale, -1 / scale)
    if inner.contains(exposed):
        return
    painter.fillRect(exposed, ground)
    reach = (len(_RINGS) + 2) / scale
    if not exposed.intersects(page.adjusted(-reach, -reach, reach, reach)):
        return
    for distance, darkness in enumerate(_RINGS):
        _paint_ring(painter, page.translated(0, _DOWN / scale), distance / scale, 1 / scale, darkness)


def _paint_ring(painter: QPainter, page: QRectF, out: float, width: float, darkness: int) -> None:
    color = QColor(27, 31, 36, darkness)
    inner = page.adjusted(-out, -out, out, out)
    outer = inner.adjusted(-width, -width, width, width)
    painter.fillRect(QRectF(outer.left(), outer.top(), outer.width(), width), color)
    painter.fillRect(QRectF(outer.left(), inner.bottom(), outer.width(), width), color)
    painter.fillRect(QRectF(outer.left(), inner.top(), width, inner.height()), color)
    painter.fillRect(QRectF(inner.right(), inner.top(), width, inner.height()), color)
