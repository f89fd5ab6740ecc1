"""Long work beside the window: a plain function on data that cannot change, run in a thread of its own.

The thread touches no Qt object: it leaves its news in a plain record, which a timer in the window's
thread looks at. While it runs, Python's collector rests: a cycle through widgets that is collected in
another thread ends the process.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from cjm_desktop.qt.ending import ending

Work = Callable[[Callable[[float], bool]], object]
"""Is given a function to tell the share done, 0..1, which answers whether to go on; returns its result."""
MANY_OBJECTS = 20_000
"""From so many objects on that work has left, the collector is not to walk over them."""
_LOOK_EVERY_MS = 40


class Outcome(Struct, frozen=True):
    """How a job ended: with a result, with an error, or, when it was told to stop, with neither."""

    result: Any = None
    error: BaseException | None = None
    was_cancelled: bool = False


class Progress(Struct, frozen=True):
    """How much of a job is done, 0..1."""

    share: float


class Job(QObject):
    """One piece of long work; it is told to stop by `cancel` and always ends with `finished`."""

    progressed = Signal(object)
    """A Progress."""
    finished = Signal(object)
    """An Outcome."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = Run(work)
        self._share = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        # Qt destroys what belongs to a window without asking: the thread must not be left alone then.
        self.destroyed.connect(self._run.stop)

    def start(self) -> None:
        """Begin; may be called once."""
        self._run.start()
        self._timer.start()

    def cancel(self) -> None:
        """Ask the work to stop; it does so when it next tells its share."""
        self._run.is_cancelled = True

    def stop(self) -> None:
        """Ask the work to stop and wait until it has, for a window that closes; nothing more is told."""
        self._timer.stop()
        self._run.stop()

    def leave(self) -> None:
        """Ask the work to stop and go on without it, for work that leaves nothing behind; nothing is told."""
        self._timer.stop()
        self.destroyed.disconnect(self._run.stop)
        _left.take(self._run)

    def _look(self) -> None:
        if self._share != self._run.share:
            self._share = self._run.share
            self.progressed.emit(Progress(self._share))
        if not self._run.is_alive:
            self.stop()
            self.finished.emit(self._run.outcome)


class Run:
    """The thread, and what it sees: the work, and where it leaves its news.

    Who starts one stops it, once it has ended too: until then Python's collector rests.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._thread = threading.Thread(target=self._go, daemon=True, name="cjm-job")
        self._is_running = False
        self._leave: Callable[[], None] = lambda: None
        self.share = 0.0
        self.is_cancelled = False
        self.outcome = Outcome()

    @property
    def is_alive(self) -> bool:
        """Whether it has begun and not ended."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin; may be called once."""
        self._is_running = True
        _resting.begin()
        # A half-written file is taken away when the system ends the program meanwhile.
        self._leave = ending.stop_by(self.stop)
        self._thread.start()

    def wait(self, seconds: float | None) -> bool:
        """Wait for the end, but no longer than that, None for however long it takes; whether it has come."""
        self._thread.join(seconds)
        return not self.is_alive

    def stop(self, _gone: object = None) -> None:
        """Wait for the end and let the collector work again; may be called twice."""
        if self._is_running:
            self.is_cancelled = True
            self._is_running = False
            self._thread.join()
            self._leave()
            _resting.end()

    def _go(self) -> None:
        try:
            self.outcome = Outcome(result=self._work(self._tell))
        except Exception as error:  # noqa: BLE001 - the window's thread tells it, whatever it is
            self.outcome = Outcome(was_cancelled=True) if self.is_cancelled else Outcome(error=error)

    def _tell(self, share: float) -> bool:
        self.share = share
        return not self.is_cancelled


class _Left:
    """Sees work to its end that nobody waits for any more."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._timer: QTimer | None = None

    def take(self, run: Run) -> None:
        """Tell it to stop, and look now and then whether it has; the program waits for it at its end."""
        run.is_cancelled = True
        self._runs.append(run)
        if self._timer is None:
            program = QCoreApplication.instance()
            assert program is not None
            self._timer = QTimer(program, interval=_LOOK_EVERY_MS)
            self._timer.timeout.connect(self._look)
            program.aboutToQuit.connect(self._end)
        self._timer.start()

    def _look(self) -> None:
        for run in [run for run in self._runs if not run.is_alive]:
            self._runs.remove(run)
            run.stop()
        if not self._runs and self._timer is not None:
            self._timer.stop()

    def _end(self) -> None:
        while self._runs:
            self._runs.pop().stop()


class _Resting:
    """Lets the collector rest while at least one job runs."""

    def __init__(self) -> None:
        self._running = 0
        self._was_enabled = True

    def begin(self) -> None:
        if self._running == 0:
            self._was_enabled = gc.isenabled()
            gc.disable()
        self._running += 1

    def end(self) -> None:
        self._running -= 1
        if self._running == 0 and self._was_enabled:
            # While it rests, the collector counts what is made.
            if gc.get_count()[0] > MANY_OBJECTS:
                # What so much work has made stays for long, and to walk over it would hold the window.
                gc.freeze()
            gc.enable()


_left = _Left()
_resting = _Resting()
