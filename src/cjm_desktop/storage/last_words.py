"""What the interpreter writes when the process dies in machine code, where no error can be caught.

Each process has a file of its own for it, `end-<pid>-<digits>.txt`, which is empty as long as all is well and
goes when the program ends in order. One of a process that is gone is looked at by the next one.
"""

from __future__ import annotations

import faulthandler
import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from cjm_desktop.storage.plain_file import read_plain
from cjm_desktop.storage.process import running

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"end-(\d{1,10})-[0-9a-f]{16}[.]txt")
_LARGEST = 64 * 1024


class LastWords:
    """The files for last words in a folder; a disk that takes none is no further trouble."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / f"end-{os.getpid()}-{os.urandom(8).hex()}.txt"
        self._opened: BinaryIO | None = None

    def listen(self) -> None:
        """Have what this process says when it dies written down from now on."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._opened = self._file.open("xb", buffering=0)
            faulthandler.enable(self._opened)

    def stop(self) -> None:
        """Listen no more: the program ends in order."""
        if self._opened is not None:
            faulthandler.disable()
            self._opened.close()
            self._opened = None
            with suppress(OSError):
                self._file.unlink()

    def of_others(self) -> tuple[str, ...]:
        """Return what processes that are gone have said, and forget it; most have said nothing."""
        said: list[str] = []
        with suppress(OSError):
            for file in sorted(self._folder.iterdir()):
                name = _NAME.fullmatch(file.name)
                if name and file != self._file:
                    with suppress(OSError):
                        said.append(_taken(file, int(name[1])))
        return tuple(filter(None, said))


def _taken(file: Path, pid: int) -> str:
    """Return what a file says and remove it, "" where its process may still be about to write."""
    words = read_plain(file, _LARGEST).decode(errors="replace")
    if not words and running(pid) is not None:
        return ""
    file.unlink()
    return words
