"""What a window does about notes on walls: it remembers what is printed and takes in what comes back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from cjm_desktop.qt.wall_notes import WallNotes

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Map
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.document_controller import DocumentController
    from cjm_desktop.qt.main_window import MainWindow
    from cjm_desktop.qt.requests import StickersPrinted


def remember_printed(controller: DocumentController, journey: Map, news: StickersPrinted) -> None:
    """Remember the stickers of a map that were printed."""
    WallNotes(controller.path).add_printed(journey, news.printed)


def remember_codes(controller: DocumentController, journey: Map) -> None:
    """Remember what the codes in the cells of a poster of a map meant when it was printed."""
    WallNotes(controller.path).add_printed(journey, ())


def show_notes(window: MainWindow, controller: DocumentController, session: Session, canvas: Canvas) -> None:
    """Show the dialog in which returning notes are typed, as it was left; made when it is first asked for."""
    from cjm_desktop.qt.returns.dialog import NotesDialog

    if not controller.finish_typing():
        return
    dialog = window.findChild(NotesDialog)
    if dialog is None:
        dialog = NotesDialog(window, session, lambda: controller.path, partial(show_beside, canvas))
        may_close, window.may_close = window.may_close, lambda: dialog.may_close() and may_close()
    dialog.begin()


def show_beside(canvas: Canvas, covered: QRect | None = None) -> QRect | None:
    """Show what is current on a map, and return where it then is on the screen.

    What is `covered` there by something else is scrolled to where it is seen, as far as the map goes.
    """
    canvas.show_current()
    area = canvas.placement.current_area()
    if covered is not None and area is not None:
        corner = canvas.viewport().mapFromGlobal(covered.topLeft())
        canvas.zoom.show_rect(area, _largest_beside(canvas.body, QRect(corner, covered.size())))
    place = canvas.placement.current_on_screen()
    return None if place is None else QRect(canvas.viewport().mapToGlobal(place.topLeft()), place.size())


def _largest_beside(body: QRect, covered: QRect) -> QRect:
    """Return the largest part of a rectangle above, below, left or right of what covers it."""
    parts = [QRect(body) for _ in range(4)]
    parts[0].setBottom(covered.top() - 1)
    parts[1].setTop(covered.bottom() + 1)
    parts[2].setRight(covered.left() - 1)
    parts[3].setLeft(covered.right() + 1)
    parts = [part & body for part in parts]
    return max(parts, key=lambda part: part.width() * part.height())
