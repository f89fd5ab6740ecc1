"""What is offered where a file is damaged or gone, and what is done with it; no file is touched."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.model.errors import FileError
from cjm_desktop.qt.dialogs.damaged_file import Choice, DamagedFileDialog
from cjm_desktop.qt.dialogs.form import run
from cjm_desktop.qt.state_folder import backups
from cjm_desktop.storage.rescue import is_quick, look_for_rescue

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.qt.windows import Desk, Windows
    from cjm_desktop.storage.rescue import Rescue

_SMALL = 512 * 1024
"""Bytes of a file that is looked into before anything is shown; a larger one takes a while."""


def offer_rescue(windows: Windows, path: Path, desk: Desk, error: FileError) -> bool:
    """Offer what there is for a file that is damaged or gone; False where that is nothing: none was shown."""
    look = partial(look_for_rescue, path, backups(), windows.recovering.recovery)
    try:
        found = look() if is_quick(path, backups(), _SMALL) else None
    except (OSError, FileError):
        return False
    if found is not None and found.is_nothing:
        return False
    dialog = DamagedFileDialog(desk.window, path.name, error)
    if found is None:
        dialog.wait_for(look)
    else:
        dialog.show_rescue(found)
    if run(dialog) and dialog.rescue is not None and dialog.choice is not None:
        _open(windows, path, desk, dialog.rescue, dialog.choice)
    return True


def _open(windows: Windows, path: Path, desk: Desk, rescue: Rescue, choice: Choice) -> None:
    if choice is Choice.LEFT and rescue.left is not None:
        windows.restore_left(rescue.left, desk)
        return
    if choice is Choice.VERSION and rescue.document is not None:
        # It is the file's own: the next save puts it in its place, and keeps the damaged bytes as a version.
        shown = windows.show_document(rescue.document, path.absolute(), desk, rescue.known)
    elif choice is Choice.SALVAGE and rescue.salvage is not None:
        name = QCoreApplication.translate("DamagedFileDialog", "{name} (what could be read)")
        document = rescue.salvage.document
        shown = windows.show_document(document, None, desk, name=name.format(name=path.stem))
    else:
        return
    if shown.controller.session is not None:
        shown.controller.session.mark_unsaved()
        shown.controller.changed.emit()
