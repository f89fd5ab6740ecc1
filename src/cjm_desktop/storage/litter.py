"""Files that are being filled, and what a program that was killed has left of them.

A file is filled under a name of its own, which names the computer too, and under a lock, which ends with
the program. So a file of this computer that nobody holds is litter; one of another computer, in a shared
folder, is so after a day.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPORARY = re.compile(r"[.]cjm-([0-9a-f]{8})-[0-9a-f]{16}[.]tmp")
"""The names under which files are filled; the first digits are the computer's."""
_STALE_AFTER = 24 * 60 * 60
"""Seconds, for a file of another computer."""
_AT_REST_AFTER = 60 if os.name == "nt" else 1
"""Seconds, for a file of this one: a program that has just made a file has yet to lock it."""


def temporary_beside(target: Path) -> Path:
    """Return a new name in the folder of a file, under which the next version of it is to be filled."""
    return target.with_name(f".cjm-{_computer()}-{os.urandom(8).hex()}.tmp")


@contextlib.contextmanager
def hold(descriptor: int) -> Iterator[None]:
    """Hold a file that is filled, also when its descriptor is closed; where a disk has no locks, in vain."""
    if os.name == "nt":
        # There nobody removes a file that is open.
        yield
        return
    from fcntl import LOCK_EX, LOCK_NB, flock

    # Another descriptor of the same file keeps the lock, until the file has its name.
    held = os.dup(descriptor)
    try:
        with contextlib.suppress(OSError):
            flock(held, LOCK_EX | LOCK_NB)
        yield
    finally:
        with contextlib.suppress(OSError):
            os.close(held)


def take_litter_away(folder: Path, clock: Path | None = None) -> None:
    """Remove from a folder what a program that was killed has left half-written there.

    By our own names alone, and never what a program is just writing. Of other computers' files the age
    counts, against the time of `clock`, a file just written there, or else of the newest entry: the clock
    of a shared disk is another one.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        found = [entry for entry in entries if _TEMPORARY.fullmatch(entry.name)]
        latest = folder.stat().st_mtime if clock is None else clock.stat().st_mtime
        for entry in found:
            with contextlib.suppress(OSError):
                if _is_litter(entry, latest - _STALE_AFTER):
                    Path(entry).unlink()


def _is_litter(entry: os.DirEntry[str], latest: float) -> bool:
    found = entry.stat(follow_symlinks=False)
    if not stat.S_ISREG(found.st_mode):
        return False
    if found.st_mtime < latest:
        return True
    name = _TEMPORARY.fullmatch(entry.name)
    is_ours = name is not None and name.group(1) == _computer()
    return is_ours and found.st_mtime < time.time() - _AT_REST_AFTER and _is_let_go(Path(entry))


def _is_let_go(file: Path) -> bool:
    """Whether no program of this computer is filling a file."""
    if os.name == "nt":
        return True
    from fcntl import LOCK_EX, LOCK_NB, flock

    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        flock(descriptor, LOCK_EX | LOCK_NB)
    finally:
        os.close(descriptor)
    return True


@cache
def _computer() -> str:
    """Return eight digits that stand for this computer."""
    # Loading these takes as long as saving a small map.
    import platform
    from hashlib import blake2b

    return blake2b(platform.node().encode(), digest_size=4).hexdigest()
