"""Dragging a stage or a lane by its header to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import move_lane
from cjm_desktop.edit.stages import move_stage
from cjm_desktop.layout.hit import column_at, row_at
from cjm_desktop.model.queries import lane_index, stage_index
from cjm_desktop.qt.canvas.tools.base import Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint


class MoveStage(Tool):
    """Moves a stage along the band, with its cards."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls_down = False

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Let the stage stand where the pointer is."""
        layout, stage = self.view.layout_shown, self.grip.hit.stage
        under = column_at(layout, x)
        if under is None or stage is None:
            return
        now = stage_index(layout.journey, stage)
        column = layout.columns[under]
        if _is_passed(now, under, x - column.x, column.width):
            self.try_preview(move_stage, stage, under)

    def finish(self) -> None:
        """Leave the stage where it is shown."""
        self.session.commit(Label.MOVE_STAGE, self.session.selection)


class MoveLane(Tool):
    """Moves a lane up or down, with its cards."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls_across = False

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Let the lane stand where the pointer is."""
        layout, lane = self.view.layout_shown, self.grip.hit.lane
        under = row_at(layout, y)
        if under is None or lane is None:
            return
        now = lane_index(layout.journey, lane)
        row = layout.rows[under]
        if _is_passed(now, under, y - row.y, row.height):
            self.try_preview(move_lane, lane, under)

    def finish(self) -> None:
        """Leave the lane where it is shown."""
        self.session.commit(Label.MOVE_LANE, self.session.selection)


def _is_passed(now: int, under: int, at: float, length: float) -> bool:
    """Whether a header dragged from index `now` is past the middle of the one it is over."""
    return (under > now and at > length / 2) or (under < now and at < length / 2)
