"""A log of what went wrong: a few files that replace each other, in a folder of the program's own.

It is sent to strangers. So whoever writes into it gives kinds of errors and places in the program, and
nothing of what a map says, what a file is called or where it lies.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cjm_desktop.storage.turns import alone

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 256 * 1024
"""Bytes of a file, after which the next one begins."""
FILES = 3
_APPENDED = (
    os.O_CREAT
    | os.O_WRONLY
    | os.O_APPEND
    | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))
)


class Log:
    """The files of a log, the first of which is written to; a disk that takes none is no further trouble."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def file(self) -> Path:
        """The file that is written to."""
        return self._at(0)

    def add(self, text: str) -> None:
        """Note something, with the time."""
        said = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z  {text.strip()}\n"
        data = said.encode(errors="backslashreplace")[-LARGEST:]
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._is_full(len(data)):
                self._turn(len(data))
            descriptor = os.open(self.file, _APPENDED, 0o600)
            try:
                # At once, so that what several programs note does not get mixed.
                os.write(descriptor, data)
            finally:
                os.close(descriptor)

    def _is_full(self, more: int) -> bool:
        try:
            return self.file.stat().st_size + more > LARGEST
        except FileNotFoundError:
            return False

    def _turn(self, more: int) -> None:
        """Begin a new file, unless another program just has; the oldest one goes."""
        with alone(self._folder / ".lock") as is_alone:
            if is_alone and self._is_full(more):
                for number in reversed(range(FILES - 1)):
                    with suppress(OSError):
                        self._at(number).replace(self._at(number + 1))

    def _at(self, number: int) -> Path:
        return self._folder / ("log.txt" if number == 0 else f"log-{number}.txt")
