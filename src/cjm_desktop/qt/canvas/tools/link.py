"""Dragging a link: a new one from the handle of the selected stage, or an end of one to another stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.links import add_link, link_by_id, set_link
from cjm_desktop.edit.selection import at_link
from cjm_desktop.layout.hit import column_at
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.qt.canvas.tools.base import Grip, Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from cjm_desktop.model.errors import EditError
    from cjm_desktop.qt.canvas.view import Canvas


class _LeadLink(Tool):
    """Leads a link to the stage under the pointer; where that is refused, it says so when it is let go."""

    cursor = Qt.CursorShape.CrossCursor
    scrolls_down = False
    label = Label.CHANGE_LINK

    def __init__(self, view: Canvas, grip: Grip, link: str) -> None:
        super().__init__(view, grip)
        self.link = link
        self._stage: str | None = None
        self._refusal: EditError | None = None

    def lead_to(self, stage: str) -> EditError | None:
        """Show the link at a stage; return the refusal, if that is refused."""
        raise NotImplementedError

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Show the link at the stage that the pointer is over, and beside the stages as it was."""
        layout = self.view.layout_shown
        column = column_at(layout, x)
        stage = None if column is None else layout.columns[column].stage
        if stage == self._stage:
            return
        self._stage = stage
        self.session.cancel()
        self._refusal = None if stage is None else self.lead_to(stage)
        self.view.set_pointer(Qt.CursorShape.ForbiddenCursor if self._refusal else self.cursor)

    def finish(self) -> None:
        """Keep the link."""
        if self._refusal is not None:
            self.view.refuse(self._refusal)
        if self.session.is_previewing:
            self.session.commit(self.label, at_link(link_by_id(self.session.journey, self.link)))


class LinkStages(_LeadLink):
    """Links the selected stage to the one under the pointer."""

    label = Label.ADD_LINK

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip, fresh_id())

    def lead_to(self, stage: str) -> EditError | None:
        """Show the link to a stage."""
        origin = self.grip.hit.stage
        is_same = origin is None or stage == origin
        return None if is_same else self.try_preview(add_link, self.link, origin or "", stage)


class MoveLinkEnd(_LeadLink):
    """Lets the end of a link that was taken hold of stand at the stage under the pointer."""

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip, grip.hit.over or "")
        box = next(box for box in view.layout_shown.links if box.link and box.link.id == self.link)
        is_start = abs(grip.x - box.start) < abs(grip.x - box.end)
        self._end = "origin" if is_start else "target"
        self._before = getattr(box.link, self._end)

    def lead_to(self, stage: str) -> EditError | None:
        """Show the link with its end at a stage."""
        is_same = stage == self._before
        return None if is_same else self.try_preview(set_link, self.link, **{self._end: stage})
