"""A map with what is unsaved, kept as a version before something else takes its place."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from cjm_desktop.storage.saving import checked_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.edit.session import Session
    from cjm_desktop.storage.backups import Backups


def keep_mine(session: Session, path: Path, backups: Backups, name: str) -> bool:
    """Keep what is unsaved under this name; whether there is any. Raises NotKept, NotWritten.

    The copy for the case of a crash goes when the map is the file's again, and undo ends with the window.
    """
    if not session.is_changed:
        return False
    backups.put_aside(path, checked_bytes(session.base, path.name), name, time.time())
    return True
