"""What a file held when it was read or written last, to notice that somebody else has changed it since."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.model.limits import LARGEST_FILE

if TYPE_CHECKING:
    from pathlib import Path


class Sighted(Struct, frozen=True):
    """What tells cheaply that a file was surely not touched: which one it is, its size and its times."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int


def sighted(path: Path) -> Sighted | None:
    """Return how a file looks from outside, None where there is none; raises OSError."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Sighted(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


class Fingerprint:
    """The content of a file, told again by a hash: a time proves nothing on shared and synchronised disks."""

    def __init__(self, data: bytes, disk: int | None = None) -> None:
        self._data = data
        self._hash: bytes | None = None
        self._disk = disk
        self.is_recalled = False
        """Whether it is known from an earlier run: who has written to the file since, nobody can tell."""

    @classmethod
    def of_file(cls, path: Path) -> Fingerprint | None:
        """Return what a file holds, None where there is no file; raises OSError."""
        if not path.is_file():
            return None
        with path.open("rb") as file:
            made = cls(file.read(LARGEST_FILE + 1), disk_of(path))
        made.settle()
        return made

    @classmethod
    def of_hash(cls, text: str) -> Fingerprint:
        """Return what `text` told of a file earlier; of anything else one that no file answers to."""
        made = cls(b"")
        made.is_recalled = True
        try:
            made._hash = bytes.fromhex(text)
        except ValueError:
            made._hash = b""
        return made

    def text(self) -> str:
        """Return the hash in hexadecimal digits; may be asked in any thread."""
        # In this order: what another thread lets go of has its hash by then.
        data, known = self._data, self._hash
        return (_hash(data) if known is None else known).hex()

    def settle(self) -> None:
        """Take the hash and let go of the content; a start has no time for it, so it is asked for later."""
        if self._hash is None:
            self._hash = _hash(self._data)
            self._data = b""

    def is_of(self, path: Path) -> bool:
        """Whether the file holds the same still; where there is no file any more, nothing can be lost."""
        self.settle()
        try:
            found = Fingerprint.of_file(path)
        except OSError:
            return False
        return found is None or found.text() == self.text()

    def is_unplugged(self, path: Path) -> bool:
        """Whether a file is gone because its disk is: what is there now of its folders lies on another."""
        if self._disk is None or os.path.lexists(path):
            return False
        now = next((disk for one in (path, *path.parents) if (disk := disk_of(one)) is not None), None)
        return now != self._disk


def disk_of(path: Path) -> int | None:
    """Return what tells the disk of a file's folder from others, None where there is no folder."""
    try:
        return path.parent.stat().st_dev
    except (OSError, ValueError):
        return None


def _hash(data: bytes) -> bytes:
    # Loading it takes as long as hashing a large map.
    from hashlib import blake2b

    return blake2b(data, digest_size=32).digest()
