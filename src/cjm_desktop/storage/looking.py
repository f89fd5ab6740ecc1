"""Looking after a file that is open: whether it holds what it held, and where it is."""

from __future__ import annotations

import os
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.storage.fingerprint import Fingerprint, Sighted, sighted

if TYPE_CHECKING:
    from collections.abc import Iterator


class Present(Enum):
    """How a file is now."""

    SAME = auto()
    CHANGED = auto()
    GONE = auto()
    OUT_OF_REACH = auto()
    """It cannot be looked at, or its folder is gone, as that of a network disk is at times."""


class Look(Struct, frozen=True):
    """What was seen of a file; of one that is gone, under which name it lies beside its place."""

    present: Present
    sighted: Sighted | None = None
    moved_to: Path | None = None
    is_folder: bool = False
    """Whether a folder is called so now, which no save replaces."""
    is_odd: bool = False
    """Whether something is called so that is neither, such as a pipe: no save replaces that either."""


def look(path: Path, known: Fingerprint, last: Sighted | None) -> Look:
    """Look at a file of which `known` tells what it held, and `last` how it looked when it still did.

    What it holds is read only where it looks otherwise.
    """
    try:
        now = sighted(path)
        if now is None or not path.is_file():
            return _gone(path, known, last)
        if now == last or known.is_of(path):
            return Look(Present.SAME, now)
    except OSError:
        return Look(Present.OUT_OF_REACH)
    return Look(Present.CHANGED, now)


def _gone(path: Path, known: Fingerprint, last: Sighted | None) -> Look:
    folder = Path(os.path.realpath(path)).parent
    if not folder.is_dir() or known.is_unplugged(path):
        return Look(Present.OUT_OF_REACH)
    if last is not None:
        for file in _with_inode(folder, last.inode):
            if known.is_of(file):
                return Look(Present.GONE, moved_to=file)
    is_folder = path.is_dir()
    return Look(Present.GONE, is_folder=is_folder, is_odd=not is_folder and path.exists())


def _with_inode(folder: Path, inode: int) -> Iterator[Path]:
    """Yield the maps of a folder that are this very file."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (
                entry.name.endswith(".cjm")
                and entry.inode() == inode
                and entry.is_file(follow_symlinks=False)
            ):
                yield Path(entry)
