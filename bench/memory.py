"""Rows M1 and M2: the memory of the whole program, at rest and after a thousand edits and their undo."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.inside import EDITS
from bench.measure import Row, grown, in_turn, row
from bench.processes import environment, lent, told

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL, LARGE = 100, 10_000


def rows() -> Iterator[Row]:
    """Measure whole processes with 100 and with 10,000 cards, and one that is worked in."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder)
        size = f"{LARGE:,} cards"

        def memory(cards: int) -> float:
            return _told("peak", lent(files, cards))[0]

        pairs = in_turn(lambda: memory(LARGE), lambda: memory(SMALL), 3)
        yield row("M1", "peak memory / with 100 cards", size, pairs, 1.6, "MiB")
        at_rest, edited, undone = _told("edits", lent(files, LARGE))
        what = f"memory after {EDITS:,} edits / at rest"
        yield row("M2", what, size, ([edited], [at_rest]), 1.15, "MiB")
        yield row("M2", f"{what}, once they are undone", size, ([undone], [at_rest]), 1.15, "MiB")
        yield grown("peak memory", lambda cards: lambda: memory(cards), rounds=1, unit="MiB")


def _told(act: str, file: Path) -> tuple[float, ...]:
    """Return the MiB that the program tells of itself."""
    return told((sys.executable, "-m", "bench.inside", act, str(file)), environment())
