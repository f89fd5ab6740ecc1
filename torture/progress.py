"""Tells on stderr how far an experiment is that takes long; the table on stdout stays a table."""

from __future__ import annotations

import sys
import time

EVERY_S = 20.0
"""Seconds between two lines; what is done sooner tells nothing."""


class Progress:
    """How far an experiment is, which is called as its row."""

    row = ""

    def __init__(self, whole: int) -> None:
        self._whole, self._done = whole, 0
        self._began = self._told = time.monotonic()

    @classmethod
    def begin(cls, row: str) -> None:
        """Call what is told from now on by a row; somebody who looks on sees at once which is under way."""
        cls.row = row
        if sys.stderr.isatty():
            print(f"{row}…", file=sys.stderr, flush=True)

    def add(self, done: int) -> None:
        """Take note of so many more trials, and tell it if it is time and not all."""
        self._done += done
        now = time.monotonic()
        if now - self._told >= EVERY_S and self._done < self._whole:
            self._told = now
            seconds = f"{now - self._began:.0f} s"
            told = f"{self.row}: {self._done:,} of {self._whole:,} after {seconds}"
            print(told, file=sys.stderr, flush=True)
