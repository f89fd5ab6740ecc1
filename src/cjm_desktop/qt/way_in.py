"""Opening a file that somebody else has open, or that may not be written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.qt.dialogs.file_in_use import Way, ask_how_to_open
from cjm_desktop.storage.lock import FileLock
from cjm_desktop.storage.targets import may_be_written

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.qt.windows import Desk, Windows


def open_with_care(windows: Windows, path: Path, desk: Desk | None) -> Desk | None:
    """Open a file as the user wants it to be, None where he does not; raises FileError."""
    lock = FileLock(path)
    way = Way.READ_ONLY if not may_be_written(path) else _way(lock, path, desk)
    if way is Way.CANCEL:
        return None
    try:
        document, known = windows.read(path, desk)
        if way is Way.COPY:
            told = QCoreApplication.translate("FileInUse", "{name} (copy)").format(name=path.stem)
            return windows.show_document(document, None, desk, name=told)
        shown = windows.show_document(document, path.absolute(), desk, known)
    except Exception:
        lock.release()
        raise
    shown.controller.lock = lock
    shown.controller.make_read_only(is_so=way is Way.READ_ONLY)
    windows.settings.remember_file(path.absolute())
    return shown


def _way(lock: FileLock, path: Path, desk: Desk | None) -> Way:
    """Return how to open a file; it is taken where nobody has it, or the user takes it."""
    holder = lock.take()
    while holder is not None:
        way = ask_how_to_open(None if desk is None else desk.window, path.name, holder)
        if way is not Way.TAKE:
            return way
        holder = lock.take(over=holder)
    return Way.TAKE
