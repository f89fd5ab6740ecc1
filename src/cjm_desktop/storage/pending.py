"""A file whose next version is read as soon as it is written, before the disk has it.

To bring a file to a busy disk takes seconds, and until then it may not stand in place of the one before: a
power failure could leave neither. So it lies beside that, under a name with a number and the hash of what it
holds, where a program that is killed leaves it whole. Who reads takes the latest that is whole.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.storage.patience import patiently
from cjm_desktop.storage.plain_file import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_NAME = re.compile(r"(.+)[.]([0-9]{1,18})-([0-9a-f]{16})[.]new", re.DOTALL)


class _Version(NamedTuple):
    """A version that waits for the disk."""

    number: int
    path: Path
    digest: str


def put(target: Path, pieces: Sequence[bytes]) -> Path:
    """Write the next version of a file, in pieces, beside it without waiting for the disk; raises OSError.

    Only one thread at a time may do so for a file. Of those that wait already the first one stays, which
    may be on its way to the disk.
    """
    waiting = _waiting(target)
    number = waiting[-1].number + 1 if waiting else 1
    made = target.with_name(f"{target.name}.{number}-{_digest(pieces)}.new")
    try:
        with made.open("xb") as file:
            file.writelines(pieces)
    except BaseException:
        _remove(made)
        raise
    for version in waiting[1:]:
        _remove(version.path)
    return made


def settle(version: Path) -> bool:
    """Bring a version to the disk and then in place of its file; whether it was still there. Raises OSError.

    Its folder is left to whoever calls this: several files of one folder need it once.
    """
    name = target_of(version.name)
    assert name is not None, "no version"
    target = version.with_name(name)
    waiting = _waiting(target)
    try:
        with version.open("r+b") as file:
            os.fsync(file.fileno())
        patiently(lambda: version.replace(target))
    except FileNotFoundError:
        return False
    for one in waiting:
        if one.path == version:
            break
        _remove(one.path)
    return True


def newest(target: Path, most: int) -> Path | None:
    """Return where the latest version of a file lies that is whole and has no more than `most` bytes.

    Where none is whole, it is the file itself, or else the latest that holds anything; None where none does.
    """
    waiting = _waiting(target)[::-1]
    for version in waiting:
        if _is_whole(version, most):
            return version.path
    if target.is_file():
        return target
    return next((version.path for version in waiting if _size(version.path)), None)


def remove(target: Path) -> None:
    """Remove a file with all that waits to take its place; raises OSError."""
    # In this order nothing that another thread just brings to the disk can stay.
    for version in _waiting(target):
        version.path.unlink(missing_ok=True)
    target.unlink(missing_ok=True)


def target_of(name: str) -> str | None:
    """Return the name of the file whose version has this one; None where it is no such name."""
    found = _NAME.fullmatch(name)
    return None if found is None else found.group(1)


def _waiting(target: Path) -> list[_Version]:
    """Return what waits, the oldest first."""
    found = []
    with suppress(OSError):
        for name in os.listdir(target.parent):  # noqa: PTH208 - a path of each would cost time at a start
            match = _NAME.fullmatch(name)
            if match is not None and match.group(1) == target.name:
                found.append(_Version(int(match.group(2)), target.with_name(name), match.group(3)))
    return sorted(found)


def _is_whole(version: _Version, most: int) -> bool:
    try:
        data = read_plain(version.path, most + 1)
    except OSError:
        return False
    return len(data) <= most and _digest((data,)) == version.digest


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _remove(version: Path) -> None:
    with suppress(OSError):
        version.unlink()


def _digest(pieces: Iterable[bytes]) -> str:
    made = blake2b(digest_size=8)
    for piece in pieces:
        made.update(piece)
    return made.hexdigest()
