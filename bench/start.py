"""Rows S1 to S5: starting against Qt, against itself and against other programs, and what is loaded by then.

Whole processes are measured from outside, off-screen, by their processor time; the program ends itself after
its first painted map.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Row, grown, in_turn, plain, row
from bench.peer_programs import started_peers
from bench.processes import PAINTED, environment, opening, saved, timed

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL, LARGE = 100, 10_000
HEAVY = (
    "reportlab",
    "PIL",
    "fontTools",
    "openpyxl",
    "xlsxwriter",
    "pptx",
    "lxml",
    "pypdfium2",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
)
_ONLY_QT = (sys.executable, "-c", "from PySide6 import QtWidgets")
_ENDS_PAINTED = environment(CJM_BENCH_END=PAINTED)


def rows() -> Iterator[Row]:
    """Measure whole processes that open a map."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder)
        small, large = (saved(files, cards) for cards in (SMALL, LARGE))
        ours = timed(opening(small), _ENDS_PAINTED)
        size = f"{SMALL} cards"
        starting = in_turn(ours, timed(_ONLY_QT, _ENDS_PAINTED))
        yield row("S1", "process start to first painted map / importing QtWidgets", size, starting, 1.8)
        growing = in_turn(timed(opening(large), _ENDS_PAINTED), ours)
        yield row(
            "S2", "process start to first painted map / with 100 cards", f"{LARGE:,} cards", growing, 1.6
        )
        loaded = imported(small)
        heavy = [module for module in HEAVY if module in loaded]
        what = "heavy modules loaded at first paint"
        yield plain("S3", what, size, float(len(heavy)), "modules", 0)
        yield from started_peers(ours, size, files)
        code = "import os; from cjm_desktop.cli.window import load_program; load_program(); os._exit(0)"
        importing = timed((sys.executable, "-c", code), _ENDS_PAINTED)
        what = "importing all that the first painted map needs / the whole start"
        yield row("S5", what, size, in_turn(importing, ours), None)
        yield grown(
            "process start to first painted map",
            lambda cards: timed(opening(saved(files, cards)), _ENDS_PAINTED),
            rounds=3,
        )


def imported(path: Path) -> frozenset[str]:
    """Return the modules that a process has imported by its first painted map."""
    command = (sys.executable, "-X", "importtime", "-m", "cjm_desktop", str(path))
    done = subprocess.run(command, env=_ENDS_PAINTED, check=True, capture_output=True, text=True)
    return frozenset(line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if "|" in line)
