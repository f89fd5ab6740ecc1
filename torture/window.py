"""The real window, off-screen, in a process that is forked when all is loaded: it costs little to kill it.

Nothing of the program is another than for a user: `app.run_window` opens the file, and keys go to whatever
has the focus. What is done with the window is a generator that yields the seconds to wait before it goes on.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import os
import pkgutil
import select
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import cjm_desktop
from cjm_desktop.storage.file import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.main_window import MainWindow

    Drive = Callable[["Hands"], Iterator[float]]

PATIENCE = 60.0
"""Seconds in which a window must answer, on a machine that has much else to do."""
_AGAIN_S = 0.005
_SET_PTRACER = 0x59616D61


def load_everything() -> None:
    """Load what a window may need, so that a child has it at once."""
    for module in pkgutil.walk_packages(cjm_desktop.__path__, "cjm_desktop."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


class Hands:
    """What a person in front of a window has: keys, eyes, and a voice to tell the parent."""

    def __init__(self, told: int) -> None:
        self._told = told

    def tell(self, line: str) -> None:
        """Tell the parent a line; it is in the pipe when this returns."""
        os.write(self._told, line.encode() + b"\n")

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press a key and let it go."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        held = Qt.KeyboardModifier.NoModifier if modifiers is None else modifiers
        QTest.keyClick(self._focus(), key, held)

    def type(self, text: str) -> None:
        """Type letters of any alphabet."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._focus(), event)

    @staticmethod
    def _focus() -> QWidget:
        """Return what has the keys."""
        from PySide6.QtWidgets import QApplication

        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def select_text(self) -> None:
        """Press Ctrl+A: what is typed next stands in place of all that is being written, or of all cards."""
        from PySide6.QtCore import Qt

        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    def save(self) -> None:
        """Press Ctrl+S."""
        from PySide6.QtCore import Qt

        self.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    @property
    def is_saving(self) -> bool:
        """Whether what was to be saved is still being written."""
        from cjm_desktop.qt.document_controller import DocumentController

        controller = self.window.findChild(DocumentController)
        return controller is not None and controller.is_saving

    @property
    def is_asked(self) -> bool:
        """Whether a dialog waits for an answer."""
        from PySide6.QtWidgets import QApplication

        return QApplication.activeModalWidget() is not None

    def message(self) -> str:
        """Read what went wrong, in the status line."""
        return self.window.status_line.message_text()

    def is_kept(self) -> bool:
        """Whether the map is kept for a crash, as it is now."""
        from cjm_desktop.qt.recovering import recovery_folder

        folder = recovery_folder()
        names = [file.stem for file in folder.glob("*.cjm")]
        return len(names) == 1 and load(folder / f"{names[0]}.cjm") == self.session.document

    def close_dialogs(self, seen: list[str]) -> None:
        """Press Escape in each dialog that opens from now on, and note its words."""
        from PySide6.QtCore import Qt, QTimer
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication, QLabel

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is not None:
                seen.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
                QTest.keyClick(dialog, Qt.Key.Key_Escape)

        timer = QTimer(self.window)
        timer.timeout.connect(look)
        timer.start(10)

    @staticmethod
    def allow_tracing() -> None:
        """Let a process that did not start this one look at its system calls (prctl(2), Yama)."""
        ctypes.CDLL(None).prctl(_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)

    @staticmethod
    def wait_for(pipe: int) -> None:
        """Wait, and do nothing else, until something is in a pipe."""
        select.select([pipe], [], [])

    @property
    def window(self) -> MainWindow:
        """The window with the map."""
        from PySide6.QtWidgets import QApplication

        from cjm_desktop.qt.main_window import MainWindow

        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))

    @property
    def session(self) -> Session:
        """The session of the map in that window."""
        from cjm_desktop.qt.canvas.view import Canvas

        canvas = self.window.findChild(Canvas)
        assert canvas is not None
        return canvas.session


class Child:
    """A running window; a share of an experiment has one at a time."""

    def __init__(self, path: Path, home: Path, drive: Drive) -> None:
        told, telling = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(told)
            _live(path, home, drive, telling)
        os.close(telling)
        self._told, self._rest = told, b""
        self._is_gone = False

    def line(self, patience: float = PATIENCE) -> str | None:
        """Return what the window tells next; None when it has ended or waits too long."""
        end = time.monotonic() + patience
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._told], [], [], max(0.0, end - time.monotonic()))
            data = os.read(self._told, 65536) if ready else b""
            if not data:
                return None
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode()

    def rest(self) -> list[str]:
        """Return all that a window which has ended had told and nobody has read."""
        lines = []
        while (line := self.line()) is not None:
            lines.append(line)
        return lines

    def seconds_without_processor(self) -> float:
        """Return how long its threads were ready to run and others ran, up to now (proc_pid_schedstat)."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(one.read_text(encoding="ascii").split()[1]) for one in threads) / 1e9

    def kill(self) -> None:
        """End it as a power loss of its own would."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def wait_for(self, patience: float) -> int:
        """Wait so many seconds for its end and return how it came; then it is killed."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._is_gone = True
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.005)
        self.kill()
        return -signal.SIGKILL

    def wait(self) -> int:
        """Wait for its end and return how it came: an exit status, or the negative number of a signal."""
        if self._is_gone:
            return 0
        self._is_gone = True
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        """End it if it has not ended, and let go of its pipe."""
        if not self._is_gone:
            self.kill()
        os.close(self._told)


def _live(path: Path, home: Path, drive: Drive, telling: int) -> None:
    """Be the program until it ends."""
    status = 1
    try:
        _move_to(home)
        status = _run(path, drive, Hands(telling))
    except BaseException:  # noqa: BLE001 - the child of a fork must never return to its parent's work
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def _move_to(home: Path) -> None:
    for name in [name for name in os.environ if name.startswith("XDG_")]:
        del os.environ[name]
    os.environ["HOME"] = str(home)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    log = os.open(home / "stderr.txt", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    os.dup2(log, 2)


def _run(path: Path, drive: Drive, hands: Hands) -> int:
    from PySide6.QtCore import QTimer

    from cjm_desktop.app import run_window
    from cjm_desktop.qt.program import the_program
    from cjm_desktop.qt.settings import Settings

    program = the_program(Settings())
    deeds = drive(hands)

    def go_on() -> None:
        wait = _AGAIN_S if program.focusWidget() is None else next(deeds, -1.0)
        if wait >= 0:
            QTimer.singleShot(round(wait * 1000), program, go_on)

    QTimer.singleShot(0, program, go_on)
    return run_window([path])
