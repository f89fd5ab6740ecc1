"""What there is to go on with where a file is damaged or gone: a version, a copy of a crash, its remains."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.model.errors import FileError
from cjm_desktop.storage.file import loads, read_bytes
from cjm_desktop.storage.fingerprint import Fingerprint, sighted
from cjm_desktop.storage.salvage import Salvage, salvage
from cjm_desktop.storage.targets import is_same_file

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.document import Document
    from cjm_desktop.storage.backups import Backups, Version
    from cjm_desktop.storage.recovery import Left, Recovery

_MOST_TRIED = 10
"""Versions that are tried before none is offered."""


class Rescue(Struct, frozen=True, eq=False):
    """What was found for a file, each None where there is no such thing; `known` is what it holds."""

    known: Fingerprint
    version: Version | None = None
    document: Document | None = None
    """What the version holds."""
    left: Left | None = None
    salvage: Salvage | None = None
    is_gone: bool = False
    """Whether there is no such file: `known` is then what the version holds, should it come back."""

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to go on with."""
        return self.version is None and self.left is None and self.salvage is None


def look_for_rescue(path: Path, backups: Backups, recovery: Recovery) -> Rescue:
    """Return what there is for a file that cannot be opened; in any thread. Raises FileError."""
    is_gone = _is_gone(path)
    data = None if is_gone else read_bytes(path)
    version, held, document = _latest_that_opens(path, backups)
    left = _left(path, recovery)
    if data is None:
        return Rescue(Fingerprint(held), version, document, left, is_gone=True)
    return Rescue(Fingerprint(data), version, document, left, salvage(data))


def is_quick(path: Path, backups: Backups, most: int) -> bool:
    """Whether neither the file nor, where it is gone, any of its versions has more bytes; raises OSError."""
    if not _is_gone(path):
        return path.stat().st_size <= most
    return all(version.size <= most for version in backups.list(path)[:_MOST_TRIED])


def _is_gone(path: Path) -> bool:
    """Whether there is no such file; one that is only out of reach is not gone."""
    try:
        return sighted(path) is None
    except OSError:
        return False


def _latest_that_opens(path: Path, backups: Backups) -> tuple[Version | None, bytes, Document | None]:
    for version in islice(backups.list(path), _MOST_TRIED):
        try:
            data = backups.read(version)
            return version, data, loads(data)
        except FileError:
            continue
    return None, b"", None


def _left(path: Path, recovery: Recovery) -> Left | None:
    for left in recovery.left_behind():
        if left.file is None or not is_same_file(left.file, path):
            continue
        try:
            left.read()
        except FileError:
            continue
        return left
    return None
