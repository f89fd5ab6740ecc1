"""Dragging in the overview: the map follows; a press beside what is in view goes there at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from cjm_desktop.qt.canvas.tools.base import Grip, Reason, Tool

if TYPE_CHECKING:
    from cjm_desktop.qt.canvas.minimap import Minimap
    from cjm_desktop.qt.canvas.view import Canvas


class LookElsewhere(Tool):
    """Scrolls the map by its overview; Escape goes back to where one was."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls_across = scrolls_down = False

    def __init__(self, view: Canvas, grip: Grip, minimap: Minimap) -> None:
        super().__init__(view, grip)
        self._minimap = minimap
        self._grip_off = grip.at - minimap.seen_centre if minimap.seen_at(grip.at) else QPoint()
        self._was = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
        minimap.hold(is_held=True)
        if not minimap.seen_at(grip.at):
            minimap.go_to(grip.at)

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Bring into view what is at the pointer."""
        self._minimap.go_to(at - self._grip_off)

    def finish(self) -> None:
        """Stay there."""
        self._minimap.hold(is_held=False)

    def cancel(self, reason: Reason) -> None:
        """Go back where the user wants that; else stay, for nothing is lost by looking."""
        if reason is Reason.ESCAPE:
            self.view.horizontalScrollBar().setValue(self._was[0])
            self.view.verticalScrollBar().setValue(self._was[1])
        self._minimap.hold(is_held=False)
