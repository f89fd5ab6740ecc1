"""An item that shows one part of the page; it holds a key and paints a slice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from cjm_desktop.qt.guarded import guarded_paint

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from cjm_desktop.draw.page import Part
    from cjm_desktop.draw.primitives import DisplayList
    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.qt.canvas.showing import Showing
    from cjm_desktop.qt.render import Sight

_NO_PEN = QPen(Qt.PenStyle.NoPen)
_STRIP = 8.0
"""Of what is exposed no higher than this, in mm, a part of a cell is painted; of more, all of it."""
_TALL = 1000.0
"""What is higher, in mm, is never seen whole from near: thousands of moods in one cell."""


class AreaItem(QGraphicsRectItem):
    """An item that may paint a rectangle.

    Qt asks every item of a row for its area at every repaint; a rectangle item answers without Python.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setPen(_NO_PEN)

    # Qt's overrides

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint nothing of the rectangle itself."""


class PartItem(AreaItem):
    """Shows one display list; what it shows is made ready when it is first seen."""

    def __init__(self, key: str, showing: Showing) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.key = key
        self.times_painted = 0
        self._showing = showing
        self._origin = (0.0, 0.0)
        self._area: Rect | None = None
        self._shown: object = None
        self._draw: Callable[[], DisplayList] = tuple
        self._sight: Sight | None = None

    def sync(self, part: Part) -> None:
        """Show a part of the page; it is drawn anew only if what it comes from is not what it was."""
        if (part.x, part.y) != self._origin:
            self._origin = part.x, part.y
            self.setPos(part.x, part.y)
        if part.area != self._area:
            self._area = part.area
            self.setRect(QRectF(*part.area))
        if part.shown != self._shown:
            self._shown, self._draw, self._sight = part.shown, part.draw, None
            self.update()

    @property
    def sight(self) -> Sight:
        """What is seen of it."""
        if self._sight is None:
            self._sight = self._showing.player.sight(self._draw())
        return self._sight

    def play(self, painter: QPainter, seen: tuple[float, float] | None = None) -> None:
        """Paint what is seen between two heights, with a painter scaled to mm whose origin is the item's."""
        self._showing.screen.paint(painter, self.sight, self._showing.scale, seen)

    # Qt's overrides

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Play the prepared slice."""
        self.times_painted += 1
        self._showing.paints += 1
        exposed = option.exposedRect
        is_part = exposed.height() < _STRIP or self.rect().height() > _TALL
        self.play(painter, (exposed.top(), exposed.bottom()) if is_part else None)
