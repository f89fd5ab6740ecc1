"""Dragging the right end of a phase: over which stages it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.phases import extend_phase
from cjm_desktop.layout.hit import column_at
from cjm_desktop.qt.canvas.tools.base import Grip, Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from cjm_desktop.qt.canvas.view import Canvas


class ResizePhase(Tool):
    """Lets a phase end with the stage under the pointer; it keeps one stage at least."""

    cursor = Qt.CursorShape.SplitHCursor
    scrolls_down = False

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip)
        boxes = [box for box in view.layout_shown.phases if box.phase.id == grip.hit.over]
        self._first, self._last = min(box.first for box in boxes), max(box.last for box in boxes)

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Let the end jump to the stage that the pointer is over."""
        column = column_at(self.view.layout_shown, x)
        if column is not None and self.grip.hit.over is not None:
            by = max(column, self._first) - self._last
            self.try_preview(extend_phase, self.grip.hit.over, by)

    def finish(self) -> None:
        """Keep the stages."""
        self.session.commit(Label.RESIZE_PHASE, self.session.selection)
