"""The ground behind the page and the shadow that the page throws on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

_RINGS = (26, 20, 15, 11, 8, 6, 4, 3, 2)
"""How dark each px of the shadow is, from the edge of the page outwards, of 255."""
_SHADOW = (27, 31, 36)
_DOWN = 1
SHADOW_REACH = len(_RINGS) + _DOWN + 2
"""How far from the edge of the page its shadow may be seen, in px, rounding included."""


def paint_ground(painter: QPainter, exposed: QRectF, page: QRectF, ground: QColor) -> None:
    """Paint everything around `page`, with a painter scaled to mm; on whole px, which is far faster."""
    transform = painter.worldTransform()
    seen = transform.mapRect(exposed).toAlignedRect()
    sheet = transform.mapRect(page).toRect()
    if sheet.adjusted(1, 1, -1, -1).contains(seen):
        return
    painter.resetTransform()
    painter.fillRect(seen, ground)
    reach = len(_RINGS) + _DOWN
    if seen.intersects(sheet.adjusted(-reach, -reach, reach, reach)):
        for out, darkness in enumerate(_RINGS, 1):
            _paint_ring(
                painter, sheet.adjusted(-out, _DOWN - out, out, _DOWN + out), _shaded(ground, darkness)
            )
    painter.setWorldTransform(transform)


def _shaded(ground: QColor, darkness: int) -> QColor:
    """Return the ground with a shadow on it: opaque, which fills far faster than a veil."""
    light = 255 - darkness
    red, green, blue = (
        (of_ground * light + of_shadow * darkness) // 255
        for of_ground, of_shadow in zip((ground.red(), ground.green(), ground.blue()), _SHADOW, strict=True)
    )
    return QColor(red, green, blue)


def _paint_ring(painter: QPainter, ring: QRect, color: QColor) -> None:
    """Paint the outermost px of a rectangle."""
    painter.fillRect(QRect(ring.left(), ring.top(), ring.width(), 1), color)
    painter.fillRect(QRect(ring.left(), ring.bottom(), ring.width(), 1), color)
    painter.fillRect(QRect(ring.left(), ring.top() + 1, 1, ring.height() - 2), color)
    painter.fillRect(QRect(ring.right(), ring.top() + 1, 1, ring.height() - 2), color)
