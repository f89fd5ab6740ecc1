"""Dragging a face of the emotion curve to another level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cjm_desktop.edit.cards import set_fields
from cjm_desktop.edit.labels import Label
from cjm_desktop.model.queries import lane_index, stage_index
from cjm_desktop.qt.canvas.tools.base import Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint


class RateEmotion(Tool):
    """Sets the emotion level of one face: it jumps from level to level under the pointer."""

    cursor = Qt.CursorShape.SizeVerCursor
    scrolls_across = False

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Let the face stand at the level nearest to the pointer."""
        layout, under = self.view.layout_shown, self.grip.hit
        if under.card is None or under.stage is None or under.lane is None:
            return
        row = layout.rows[lane_index(layout.journey, under.lane)]
        curve = row.cells[stage_index(layout.journey, under.stage)].curve
        if curve is None:
            return
        level = round(max(-2.0, min(curve.level_at(y - row.y), 2.0)))
        self.try_preview(set_fields, (under.card,), level=level)

    def finish(self) -> None:
        """Keep the level."""
        self.session.commit(Label.SET_LEVEL)
