"""Pictures dropped on the map: each becomes a card in the cell under the pointer.

Everything else that is dropped is left to the window, which opens map files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from cjm_desktop.edit.selection import at_cell
from cjm_desktop.model.errors import CjmError, NotAllowed
from cjm_desktop.model.queries import lane_index
from cjm_desktop.qt.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.clipboard import Clipboard


class PictureDrops(QObject):
    """Watches the map for pictures that are dragged over it; the cell that would get them is current."""

    def __init__(self, canvas: Canvas, clipboard: Callable[[], Clipboard]) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._clipboard = clipboard
        self._before: Selection | None = None
        """What was selected before the pictures came over the map."""
        # The view itself takes every drop and forgets it, so it stays out of this.
        canvas.setAcceptDrops(False)
        canvas.viewport().setAcceptDrops(True)
        canvas.viewport().installEventFilter(self)

    @guarded(answer=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pictures over cells that show them; what is no picture goes on to the window."""
        if isinstance(event, QDragLeaveEvent):
            self._leave()
            return True
        if not isinstance(event, QDropEvent | QDragEnterEvent | QDragMoveEvent):
            return False
        if not _has_pictures(event):
            event.ignore()
            return True
        selection = self._under(event)
        if isinstance(event, QDragEnterEvent):
            self._before = self._canvas.session.selection
        if event.type() == QEvent.Type.Drop:
            self._drop(event, selection)
        elif selection is None and not isinstance(event, QDragEnterEvent):
            event.ignore()
        else:
            if selection is not None and not self._canvas.session.has_gesture:
                self._canvas.session.select(selection)
            _take(event)
        return True

    def _drop(self, event: QDropEvent, selection: Selection | None) -> None:
        from cjm_desktop.edit.pictures import NOT_SEEN_HERE

        _take(event)
        self._before = None
        try:
            if selection is None or selection.stage is None or selection.lane is None:
                raise NotAllowed(NOT_SEEN_HERE)
            if self._canvas.commit_typing():
                self._clipboard().put_pictures(event.mimeData(), selection.stage, selection.lane)
        except CjmError as error:
            self._canvas.refuse(error)

    def _leave(self) -> None:
        if self._before is not None and not self._canvas.session.has_gesture:
            self._canvas.session.select(self._before)
        self._before = None

    def _under(self, event: QDropEvent) -> Selection | None:
        """Return the cell under the pointer, None where a picture would not be seen."""
        from cjm_desktop.edit.pictures import shows_pictures

        hit = self._canvas.placement.hit_at(event.position().toPoint())
        if not (hit.stage and hit.lane):
            return None
        journey = self._canvas.session.journey
        lane = journey.lanes[lane_index(journey, hit.lane)]
        return at_cell(hit.stage, hit.lane) if shows_pictures(lane) and not lane.collapsed else None


def _has_pictures(event: QDropEvent) -> bool:
    from cjm_desktop.qt.pictures_taken import picture_files

    data = event.mimeData()
    return bool(picture_files(data)) or (data.hasImage() and not data.hasUrls())


def _take(event: QDropEvent) -> None:
    """Take a drop as a copy: the file stays where it is."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
