"""Where the program keeps what is neither a file of the user nor a preference, such as versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

if TYPE_CHECKING:
    from cjm_desktop.storage.backups import Backups
    from cjm_desktop.storage.log import Log


RECOVERY = "recovery"
"""The folder in it in which maps lie that are not saved."""


def state_folder() -> Path:
    """Return the program's own folder for such things; it may not be there yet."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
    return Path(folder, "cjm-desktop")


def backups() -> Backups:
    """Return the earlier versions of all files."""
    # Loaded when it is needed: a start has no time for it.
    from cjm_desktop.storage.backups import Backups

    return Backups(state_folder() / "versions")


def take_litter_of(path: Path) -> None:
    """Take away what a killed program has left half-written beside a file and among its versions."""
    from cjm_desktop.storage.litter import take_litter_away

    take_litter_away(path.parent)
    backups().tidy(path)


def log() -> Log:
    """Return the log of what went wrong."""
    from cjm_desktop.storage.log import Log

    return Log(state_folder() / "log")
