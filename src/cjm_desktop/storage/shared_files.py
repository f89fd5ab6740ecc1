"""Having the files of one folder in another one too, in the same room where the disk can do that."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from cjm_desktop.model.limits import LARGEST_FILE
from cjm_desktop.storage.atomic import write_atomically
from cjm_desktop.storage.plain_file import read_plain

if TYPE_CHECKING:
    import re
    from pathlib import Path


def share_files(old: Path, new: Path, names: re.Pattern[str]) -> None:
    """Let the files of a folder that have such names be in another one as well; raises OSError, NotWritten.

    They are files that are replaced and never written into, so that neither folder notices the other. One
    that goes meanwhile is left out.
    """
    if old.is_symlink() or not old.is_dir():
        return
    new.mkdir(mode=0o700, exist_ok=True)
    with os.scandir(old) as entries:
        found = [
            entry.name
            for entry in entries
            if names.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
        ]
    for name in found:
        with suppress(FileNotFoundError, FileExistsError):
            _share(old / name, new / name)


def _share(file: Path, other: Path) -> None:
    try:
        os.link(file, other)
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError:
        # This disk gives a file one name only, or so many and no more.
        write_atomically(other, read_plain(file, LARGEST_FILE))
