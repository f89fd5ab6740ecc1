"""Where the commands keep what they write over: among the versions that the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.cli.console import Console
    from cjm_desktop.model.document import Document


def write_map(document: Document, path: Path, console: Console) -> None:
    """Write a map; one that stood there stays among the versions of the file. Raises NotWritten.

    Nothing is written over a file that somebody has open.
    """
    from cjm_desktop.storage.lock import holder_of, is_in_use
    from cjm_desktop.storage.saving import save

    if not path.is_file():
        save(document, path)
        return
    holder = holder_of(path)
    if holder is not None:
        raise is_in_use(path, holder)
    # Only Qt knows the folder of the versions, and takes as long to load as all the rest.
    from cjm_desktop.app import backups

    not_kept = save(document, path, backups()).not_kept
    if not_kept is not None:
        console.tell(not_kept.sentence)
