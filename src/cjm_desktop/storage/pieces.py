"""The long lines of versions, which are their pictures, kept once for all versions of a file.

In a version such a line is only named, by a hash after a sign that stands in no map. A line is a file.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.storage.atomic import write_atomically
from cjm_desktop.storage.plain_file import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONG = 64 * 1024
"""Bytes of a line that is kept apart."""
_MARK = b"\x00"
_NAMED = re.compile(rb"^\x00([0-9a-f]{32})(?=,?$)", re.MULTILINE)
PIECE = re.compile(r"[0-9a-f]{32}")
"""What the file of a line is called."""
_AT_REST_AFTER = 60 * 60
"""Seconds: somebody who keeps a line may have yet to keep the version that names it."""


def folded(content: bytes, folder: Path) -> bytes:
    """Return a content with its long lines named only, and keep these lines; raises OSError, NotWritten."""
    if _MARK in content or len(content) < _LONG:
        return content
    lines = content.split(b"\n")
    return b"\n".join(_put_away(line, folder) if len(line) >= _LONG else line for line in lines)


def unfolded(content: bytes, folder: Path, most: int) -> bytes:
    """Return a content with its long lines, up to `most` bytes and one; raises OSError where one is gone."""
    room = most + 1

    def line(found: re.Match[bytes]) -> bytes:
        nonlocal room
        read = read_plain(folder / found[1].decode(), max(0, room))
        room -= len(read)
        return read

    return _NAMED.sub(line, content)


def drop_unnamed(folder: Path, contents: Iterable[bytes]) -> None:
    """Remove the lines that none of these contents names, and that nobody is about to name.

    Only what this program has made goes: files called as it calls them, and none of a folder behind a link.
    """
    if folder.is_symlink():
        return
    named = {name.decode() for content in contents for name in _NAMED.findall(content)}
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        latest = time.time() - _AT_REST_AFTER
        for entry in [one for one in entries if PIECE.fullmatch(one.name) and one.name not in named]:
            with contextlib.suppress(OSError):
                is_file = entry.is_file(follow_symlinks=False)
                if is_file and entry.stat(follow_symlinks=False).st_mtime < latest:
                    Path(entry).unlink()


def _put_away(line: bytes, folder: Path) -> bytes:
    """Keep a line, without the comma that only some have; returns what names it."""
    said = line.removesuffix(b",")
    name = blake2b(said, digest_size=16).hexdigest()
    file = folder / name
    if _is_there(file, len(said)):
        # Whoever removes old lines shall see that this one is needed.
        os.utime(file)
    else:
        folder.mkdir(mode=0o700, exist_ok=True)
        write_atomically(file, said)
    return _MARK + name.encode() + line[len(said) :]


def _is_there(file: Path, size: int) -> bool:
    try:
        return file.stat().st_size == size
    except OSError:
        return False
