"""Reading a file that by its name is ours, where by accident or malice there may be anything."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Without waiting, for a pipe would wait for somebody to write into it; and never behind a link.
_AS_IT_IS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY")
)


def read_plain(file: Path, most: int) -> bytes:
    """Return what an ordinary file holds, up to `most` bytes; raises OSError for all that is none."""
    descriptor = os.open(file, _AS_IT_IS)
    with os.fdopen(descriptor, "rb") as opened:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return opened.read(most)


def let_go(descriptor: int) -> None:
    """Close what nothing was written through: what the disk says to that takes nothing from what was read."""
    with suppress(OSError):
        os.close(descriptor)
