"""Doing something alone among the programs of this computer; who is killed meanwhile holds nobody up."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

from cjm_desktop.storage.plain_file import let_go

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
"""Seconds between two attempts: what is done alone takes a few milliseconds."""
_LOCK = os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


@contextlib.contextmanager
def alone(lock: Path) -> Iterator[bool]:
    """Hold a lock file; whether nobody else does. Where the disk takes no file, nobody else can."""
    try:
        descriptor = os.open(lock, _LOCK | getattr(os, "O_NONBLOCK", 0), 0o600)
    except OSError:
        yield True
        return
    try:
        yield any(_is_taken(descriptor, wait) for wait in (0, *_WAITS))
    finally:
        let_go(descriptor)


def _is_taken(descriptor: int, wait: float) -> bool:
    """Whether the lock is ours, after a wait."""
    time.sleep(wait)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            from fcntl import LOCK_EX, LOCK_NB, flock

            flock(descriptor, LOCK_EX | LOCK_NB)
    except (BlockingIOError, PermissionError):
        # The second one is what Windows says.
        return False
    except OSError:
        # This disk has no locks.
        return True
    return True
