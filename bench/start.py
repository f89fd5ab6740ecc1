"""Rows S1 to S3 and M1: starting, what is loaded by then, and memory.

Whole processes are measured from outside, off-screen, by their processor time; the program ends itself after
its first painted map or, for its memory, when all is loaded.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Row, in_turn, row
from bench.samples import document
from cjm_desktop.storage.saving import save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from resource import struct_rusage

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


def rows() -> Iterator[Row]:
    """Measure whole processes that open a map."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (_saved(Path(folder), cards) for cards in (SMALL, LARGE))
        starting = in_turn(timed(_opening(small)), timed(_ONLY_QT))
        yield row(
            "S1", "process start to first painted map / importing QtWidgets", f"{SMALL} cards", starting, 1.8
        )
        growing = in_turn(timed(_opening(large)), timed(_opening(small)))
        yield row(
            "S2", "process start to first painted map / with 100 cards", f"{LARGE:,} cards", growing, 1.6
        )
        loaded = float(len(heavy_modules(small)))
        what = "heavy modules loaded at first paint"
        yield Row("S3", what, f"{SMALL} cards", loaded, 0, "modules", loaded, loaded, loaded, 0, exact=True)
        memory = in_turn(lambda: peak(_opening(large)), lambda: peak(_opening(small)), 3)
        yield row("M1", "peak memory / with 100 cards", f"{LARGE:,} cards", memory, 1.6, "MiB")


def _saved(folder: Path, cards: int) -> Path:
    path = folder / f"{cards}.cjm"
    save(document(cards), path)
    return path


def _opening(path: Path) -> Sequence[str]:
    return (sys.executable, "-m", "cjm_desktop", str(path))


def _environment(end: str) -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**given, "CJM_BENCH_END": end, "QT_QPA_PLATFORM": "offscreen"}


def timed(command: Sequence[str]) -> Callable[[], float]:
    """Return what measures the processor seconds of a process from its start to its end."""

    def measure() -> float:
        usage = _usage(command, "paint")
        return usage.ru_utime + usage.ru_stime

    return measure


def peak(command: Sequence[str]) -> float:
    """Return the largest resident memory of a process in MiB."""
    return _usage(command, "loaded").ru_maxrss / 1024


def _usage(command: Sequence[str], end: str) -> struct_rusage:
    """Run a process and return the system's account of it; raises CalledProcessError where it fails."""
    child = subprocess.Popen(
        command, env=_environment(end), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return usage


def heavy_modules(path: Path) -> set[str]:
    """Return which of the heavy modules a process has imported by its first painted map."""
    command = (sys.executable, "-X", "importtime", "-m", "cjm_desktop", str(path))
    done = subprocess.run(command, env=_environment("paint"), check=True, capture_output=True, text=True)
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if "|" in line}
    return {module for module in HEAVY if module in imported}
