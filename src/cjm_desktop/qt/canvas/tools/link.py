"""Dragging from the handle of the selected stage to another one: a link between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.links import add_link, link_by_id
from cjm_desktop.edit.selection import at_link
from cjm_desktop.layout.hit import column_at
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.qt.canvas.tools.base import Grip, Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from cjm_desktop.model.errors import EditError
    from cjm_desktop.qt.canvas.view import Canvas


class LinkStages(Tool):
    """Links the selected stage to the one under the pointer."""

    cursor = Qt.CursorShape.CrossCursor
    scrolls_down = False

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip)
        self._link = fresh_id()
        self._target: str | None = None
        self._refusal: EditError | None = None

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Show the link to the stage that the pointer is over."""
        layout, origin = self.view.layout_shown, self.grip.hit.stage
        column = column_at(layout, x)
        target = None if column is None else layout.columns[column].stage
        if origin is None or target == self._target:
            return
        self._target, self._refusal = target, None
        self.session.cancel()
        if target is not None and target != origin:
            self._refusal = self.try_preview(add_link, self._link, origin, target)
        self.view.set_pointer(Qt.CursorShape.ForbiddenCursor if self._refusal else self.cursor)

    def finish(self) -> None:
        """Keep the link."""
        if self._refusal is not None:
            self.view.refuse(self._refusal)
        if self.session.is_previewing:
            self.session.commit(Label.ADD_LINK, at_link(link_by_id(self.session.journey, self._link)))
