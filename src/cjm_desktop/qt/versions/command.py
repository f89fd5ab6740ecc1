"""The command File > Versions: its dialog, and what becomes of what is chosen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.dialogs.form import run
from cjm_desktop.qt.dialogs.versions import VersionsDialog
from cjm_desktop.qt.state_folder import backups

if TYPE_CHECKING:
    from cjm_desktop.qt.requests import VersionOpened
    from cjm_desktop.qt.windows import Desk, Windows


def show_versions(windows: Windows, desk: Desk) -> None:
    """Show the versions of the file in a window; one that is opened beside is in no file."""
    session = desk.controller.session
    if session is None or not desk.controller.finish_typing():
        return
    chosen: list[VersionOpened] = []
    dialog = VersionsDialog(desk.window, session, desk.controller.path, backups())
    dialog.version_opened.connect(chosen.append)
    dialog.version_restored.connect(lambda restored: _tell(desk, restored.name))
    run(dialog)
    for one in chosen:
        windows.show_document(one.document, None, None, name=one.name)


def _tell(desk: Desk, name: str) -> None:
    undo = desk.window.actions_.keys_of(Id.UNDO)
    told = QCoreApplication.translate(
        "Versions",
        "The map is as it was {moment}. Its file stays as it is until you save; {key} undoes this.",
    )
    desk.window.status_line.show_hint(told.format(moment=name, key=undo))
