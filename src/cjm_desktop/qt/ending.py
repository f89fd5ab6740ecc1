"""What is to be done before the program ends, when somebody else ends it: the system, or an error.

A signal alone would end the program at once. Qt's loop does not hear of it while nothing happens, so it
wakes the loop through a pipe, and what is to be done is done there, never in the middle of something else.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier

if TYPE_CHECKING:
    from collections.abc import Callable

AFTER_AN_ERROR = 70
"""The exit code for an error of the program itself (sysexits.h)."""
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ending:
    """Those who want to know before the program ends; signals are heeded only while there are some."""

    def __init__(self) -> None:
        self._keepers: list[Callable[[], object]] = []
        self._stoppers: list[Callable[[], object]] = []
        self._alarm: _Alarm | None = None

    def keep_by(self, keep: Callable[[], object]) -> Callable[[], None]:
        """Call `keep` before the program might end, to write what is unsaved; returns what ends that."""
        return self._begin(self._keepers, keep)

    def stop_by(self, stop: Callable[[], object]) -> Callable[[], None]:
        """Call `stop` before the program ends, to take away what is half done; returns what ends that."""
        return self._begin(self._stoppers, stop)

    def keep(self) -> bool:
        """Have what is unsaved written; whether all of it is. One that fails keeps no other from it."""
        return _call(self._keepers)

    def end(self, number: int) -> None:
        """Do what is to be done and let the signal of this number end the program."""
        self.keep()
        _call(self._stoppers)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def leave(self) -> None:
        """End the program at once after an error, with what is unsaved kept: nothing more of it may run."""
        self.keep()
        _call(self._stoppers)
        with suppress(OSError, ValueError):
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
        os._exit(AFTER_AN_ERROR)

    def _begin(self, those: list[Callable[[], object]], one: Callable[[], object]) -> Callable[[], None]:
        those.append(one)
        is_main = threading.current_thread() is threading.main_thread()
        if self._alarm is None and is_main and sys.platform != "win32":
            self._alarm = _Alarm(self.end)

        def leave() -> None:
            if one in those:
                those.remove(one)
            if self._alarm is not None and not self._keepers and not self._stoppers:
                self._alarm.stop()
                self._alarm = None

        return leave


class _Alarm:
    """Hears signals that nobody else has asked for, and tells of them from the event loop."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        self._tell = tell
        self._numbers = [one for one in _SIGNALS if signal.getsignal(one) == signal.SIG_DFL]
        self._read, self._write = os.pipe()
        for end in (self._read, self._write):
            os.set_blocking(end, False)
        self._before = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        for number in self._numbers:
            signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._heard)

    def stop(self) -> None:
        """Hear nothing any more."""
        self._notifier.setEnabled(False)
        self._notifier.deleteLater()
        signal.set_wakeup_fd(self._before)
        for number in self._numbers:
            signal.signal(number, signal.SIG_DFL)
        for end in (self._read, self._write):
            os.close(end)

    def _heard(self) -> None:
        with suppress(BlockingIOError):
            for number in os.read(self._read, 64):
                if number in self._numbers:
                    self._tell(number)


def _call(those: list[Callable[[], object]]) -> bool:
    """Call each; whether none failed or answered that it has."""
    has_failed = False
    for one in tuple(those):
        try:
            has_failed = one() is False or has_failed
        except Exception as error:  # noqa: BLE001 - the program ends: whatever it is, the next one has its turn
            has_failed = True
            sys.__excepthook__(type(error), error, error.__traceback__)
    return not has_failed


ending = Ending()
