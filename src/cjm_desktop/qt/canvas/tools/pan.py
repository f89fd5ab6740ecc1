"""Dragging the map itself, with the middle button or with Space held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cjm_desktop.qt.canvas.tools.base import Grip, Reason, Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from cjm_desktop.qt.canvas.view import Canvas


class Pan(Tool):
    """Lets the map follow the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls_across = scrolls_down = False

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip)
        self._last = grip.at

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Scroll by as much as the pointer has gone."""
        self.view.zoom.scroll_by(self._last.x() - at.x(), self._last.y() - at.y())
        self._last = at

    def cancel(self, reason: Reason) -> None:
        """Stay where the map is."""
