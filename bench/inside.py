"""The real program with a hand inside, for what needs all of it: `python -m bench.inside ACT FILE.cjm`.

`peak` prints the most MiB it had in memory once all is there. `edits` does a thousand edits, undoes them and
prints the resident MiB at rest, after the edits and after their undo. `rests` does nothing, `writes` types a
letter into a card and then nothing; both say so and go on until they are ended.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.app import run_window
from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.program import the_program
from cjm_desktop.qt.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

EDITS = 1_000
_LOOKS_MS, _QUIET = 1_000, 0.02
"""All that waits for the first picture is there when between two looks so few seconds were worked."""
_PAGES = os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def _edits(canvas: Canvas) -> None:
    """Edit cards all over the map, with everything that follows an edit, and tell the memory."""
    at_rest = resident(os.getpid())
    session = canvas.session
    every = max(1, len(session.journey.cards) // EDITS)
    cards = itertools.cycle([card.id for card in itertools.islice(session.journey.cards, 0, None, every)])
    for number in range(EDITS):
        session.apply(Label.TYPE, set_text, next(cards), f"Новый текст {number}")
        QCoreApplication.processEvents()
    edited = resident(os.getpid())
    for _ in range(EDITS):
        session.undo()
        QCoreApplication.processEvents()
    print(at_rest, edited, resident(os.getpid()), flush=True)
    os._exit(0)


def _peak(_canvas: Canvas) -> None:
    """Tell the most memory that was taken; what the system counts for a parent holds its own as well."""
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    print(int(told.partition("VmHWM:")[2].split()[0]) / 1024, flush=True)
    os._exit(0)


def _writes(canvas: Canvas) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "а")
    canvas.window().activateWindow()
    canvas.setFocus()
    QCoreApplication.sendEvent(canvas, event)
    _rests(canvas)


def _rests(_canvas: Canvas) -> None:
    print("settled", flush=True)


def resident(process: int) -> float:
    """Return the MiB that a process has in memory."""
    return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * _PAGES


def _once_settled(act: Callable[[Canvas], None], worked: float = 0.0) -> None:
    now = time.process_time()
    if now - worked < _QUIET:
        _act(act)
    else:
        QTimer.singleShot(_LOOKS_MS, partial(_once_settled, act, now))


def _act(act: Callable[[Canvas], None]) -> None:
    canvas = next(filter(None, (window.findChild(Canvas) for window in QApplication.topLevelWidgets())))
    act(canvas)


ACTS: dict[str, Callable[[Canvas], None]] = {
    "peak": _peak,
    "edits": _edits,
    "rests": _rests,
    "writes": _writes,
}

if __name__ == "__main__":
    act, file = sys.argv[1:]
    the_program(Settings())
    QTimer.singleShot(_LOOKS_MS, partial(_once_settled, ACTS[act]))
    sys.exit(run_window([Path(file)]))
