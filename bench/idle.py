"""Row I: what the processor does when nobody does anything, in the real program with 10,000 cards."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Row, absent, plain, row
from bench.peer_programs import program
from bench.processes import environment, lent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CARDS = 10_000
_WATCHED = 10.0
_FIELD = """
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit
program, field = QApplication([]), QLineEdit("a")
field.show()
QCoreApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn))
print("settled", flush=True)
program.exec()
"""
"""A line to write in, with nothing but its caret."""
_SIZE = f"{_CARDS:,} cards"
_AT_REST = "wakeups a second while a map is open and nobody does anything, {}"
_WRITING = "wakeups a second while a card is being written / a bare field, {}"


def rows() -> Iterator[Row]:
    """Watch the program at rest, and while a card is written against a bare field with a caret."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _on("off-screen", folder, {})
        if program("Xvfb") is None:
            yield absent("I", _AT_REST.format("X11"), _SIZE, 0)
            yield absent("I", _WRITING.format("X11"), _SIZE, 1)
            return
        with _display() as display:
            yield from _on("X11", folder, {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display})


def _on(platform: str, folder: Path, given: dict[str, str]) -> Iterator[Row]:
    """Watch three processes at once: what one of them does is nothing to the others."""
    commands = (
        ("-m", "bench.inside", "rests", str(lent(folder, _CARDS))),
        ("-m", "bench.inside", "writes", str(lent(folder, _CARDS))),
        ("-c", _FIELD),
    )
    with ExitStack() as running:
        processes = [running.enter_context(_running(command, given)) for command in commands]
        rests, writes, field = _woken(processes)
    yield plain("I", _AT_REST.format(platform), _SIZE, rests, "/s", 0)
    yield row("I", _WRITING.format(platform), _SIZE, ([writes], [field]), 1.2, "/s")


def _woken(processes: Sequence[int]) -> list[float]:
    """Return the wakeups a second of each process, in the quieter half of the time they are watched.

    What comes once, as the end of something that began before, is no rest disturbed.
    """
    return [min(halves) for halves in zip(*(_woken_once(processes) for _ in range(2)), strict=True)]


def _woken_once(processes: Sequence[int]) -> list[float]:
    before = [_wakeups(process) for process in processes]
    time.sleep(_WATCHED)
    return [(_wakeups(process) - woken) / _WATCHED for process, woken in zip(processes, before, strict=True)]


@contextmanager
def _running(command: Sequence[str], given: dict[str, str]) -> Iterator[int]:
    """Run Python with a command, wait until it says that it has settled, and end it; gives its number."""
    child = subprocess.Popen(
        (sys.executable, *command),
        env=environment(**given),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout is not None
    try:
        child.stdout.readline()
        yield child.pid
    finally:
        child.stdout.close()
        child.kill()
        child.wait()


@contextmanager
def _display() -> Iterator[str]:
    """Start a display that nobody sees, and return its name."""
    reading, writing = os.pipe()
    command = ("Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def _wakeups(process: int) -> int:
    """Return how often the threads of a process have gone to sleep and been woken so far."""
    told = (
        task.joinpath("status").read_text(encoding="utf-8")
        for task in Path(f"/proc/{process}/task").iterdir()
    )
    lines = (line.split() for text in told for line in text.splitlines())
    return sum(int(line[1]) for line in lines if line and line[0] == "voluntary_ctxt_switches:")


def _used(process: int) -> float:
    """Return the processor seconds a process has used so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
