"""What a window does about notes on walls: it remembers what is printed and takes in what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.qt.wall_notes import WallNotes

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Map
    from cjm_desktop.printing.sticker_job import StickerResult
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.document_controller import DocumentController
    from cjm_desktop.qt.main_window import MainWindow


def remember_printed(controller: DocumentController, journey: Map, result: StickerResult) -> None:
    """Remember the stickers of a map that were printed."""
    WallNotes(controller.path).add_printed(journey, result.printed)


def show_notes(window: MainWindow, controller: DocumentController, session: Session, canvas: Canvas) -> None:
    """Show the dialog in which returning notes are typed, as it was left; made when it is first asked for."""
    from cjm_desktop.qt.returns.dialog import NotesDialog

    if not controller.finish_typing():
        return
    dialog = window.findChild(NotesDialog)
    if dialog is None:
        dialog = NotesDialog(window, session, lambda: controller.path, canvas.show_current_on_screen)
        may_close, window.may_close = window.may_close, lambda: dialog.may_close() and may_close()
    dialog.begin()
