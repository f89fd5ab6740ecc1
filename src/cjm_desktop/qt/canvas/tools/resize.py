"""Dragging a border: the width of a stage, the height of a lane, the width of the lane names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cjm_desktop.edit.frames import set_map
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.stages import set_stage
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.queries import lane_index, stage_index
from cjm_desktop.qt.canvas.tools.base import Grip, Reason, Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from cjm_desktop.qt.canvas.view import Canvas

_WIDEST = 400.0
MANY = 10_000
"""In a map of more cards only a line follows the pointer: each step would have all lanes laid out."""


class ResizeStage(Tool):
    """Sets the width of the stage at the left of the border, in whole mm."""

    cursor = Qt.CursorShape.SplitHCursor
    scrolls_down = False

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip)
        self._is_line = len(view.session.journey.cards) > MANY
        self._width: float | None = None

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Let the border follow the pointer."""
        layout, stage = self.view.layout_shown, self.grip.hit.stage
        if stage is None:
            return
        left = layout.columns[stage_index(layout.journey, stage)].x
        width = float(round(max(sp.NARROWEST_COLUMN, min(x - left, _WIDEST))))
        if self._is_line:
            self._width = width
            self.view.overlay.show_band(Rect(left + width, layout.band.y, 0, layout.bottom - layout.band.y))
        else:
            self.try_preview(set_stage, stage, width=width)

    def finish(self) -> None:
        """Keep the width."""
        self.view.overlay.hide_band()
        if self._width is not None and self.grip.hit.stage is not None:
            refusal = self.try_preview(set_stage, self.grip.hit.stage, width=self._width)
            if refusal is not None:
                self.view.refuse(refusal)
        self.session.commit(Label.RESIZE_STAGE)

    def cancel(self, reason: Reason) -> None:
        """Leave the width as it was."""
        self.view.overlay.hide_band()
        super().cancel(reason)


class ResizeLane(Tool):
    """Sets the least height of the lane above the border; less than its cards need means none."""

    cursor = Qt.CursorShape.SplitVCursor
    scrolls_across = False

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip)
        lane = grip.hit.lane or ""
        row = view.layout_shown.rows[lane_index(view.layout_shown.journey, lane)]
        self._lane, self._top = lane, row.y
        self._needed = max([row.header.height, *(cell.height for cell in row.cells if cell.curve is None)])

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Let the border follow the pointer."""
        height = float(round(min(y - self._top, _WIDEST)))
        self.try_preview(set_lane, self._lane, height=height if height > self._needed else None)

    def finish(self) -> None:
        """Keep the height."""
        self.session.commit(Label.RESIZE_LANE)


class ResizeLaneNames(Tool):
    """Sets the width of the column of lane names, in whole mm."""

    cursor = Qt.CursorShape.SplitHCursor
    scrolls_across = scrolls_down = False

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip)
        self._frozen_at = None if view.panes.names is None else view.panes.names_x

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Let the border follow the pointer, also where the names are frozen over a map scrolled away."""
        if self._frozen_at is None:
            width = x - self.view.layout_shown.lane_x
        else:
            width = (at.x() - self._frozen_at) / self.view.px_per_mm
        wanted = max(sp.NARROWEST_LANE_COLUMN, min(width, _WIDEST))
        self.try_preview(set_map, lane_width=float(round(wanted)))

    def finish(self) -> None:
        """Keep the width."""
        self.session.commit(Label.RESIZE_LANE_NAMES)
