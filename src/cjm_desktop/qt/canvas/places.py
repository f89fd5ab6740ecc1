"""Keeps true what Qt notes of where items were painted, while the map is scrolled.

When an item moves, shrinks or goes, Qt repaints the place where it was painted last. Of an item that is
scrolled as px it does not note that this place has moved with them (QGraphicsView forgets how far at the next
repaint; Qt 6.11), so that a strip of it would stay behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize
from PySide6.QtGui import QPaintEvent, QRegion

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QGraphicsScene, QWidget

_CORNER = QSize(1, 1)
_OUTSIDE = 2


class Places:
    """Has Qt look anew where the items in sight are: once after a scroll, when something is to change."""

    def __init__(self, viewport: QWidget, scene: QGraphicsScene) -> None:
        self._viewport, self._scene = viewport, scene
        self._is_old = self._is_asked = False

    def scrolled(self) -> None:
        """Take note that px were moved."""
        self._is_old = True

    def tell(self) -> None:
        """Have the scene told at once which items have changed, and all of it painted.

        An item that is painted at its new place forgets the old one, and a button that is let go of has all
        painted before the scene would come to telling where items were.
        """
        QCoreApplication.sendPostedEvents(self._scene, QEvent.Type.MetaCall)

    def note(self) -> None:
        """Have all places noted before items change."""
        if self._is_old:
            self.tell()
            self._is_asked = True
            self._viewport.repaint(QRect(self._viewport.rect().topLeft(), _CORNER))

    def look(self, paint: Callable[[QPaintEvent], object]) -> None:
        """Look at all items in sight, if that was asked for, by painting px outside at two corners.

        To be called while the viewport is painted, before anything is: what reaches out to those corners is
        painted, too, as far as the repaint goes.
        """
        if self._is_asked:
            self._is_old = self._is_asked = False
            around = self._viewport.rect().adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)
            paint(
                QPaintEvent(QRegion(QRect(around.topLeft(), _CORNER)) + QRect(around.bottomRight(), _CORNER))
            )
