"""Long work of which only the latest is wanted: what is asked for replaces what still runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cjm_desktop.qt.jobs import Job

if TYPE_CHECKING:
    from cjm_desktop.qt.jobs import Outcome, Work


class LatestJob(QObject):
    """Runs one piece of work at a time; a newer one cancels it and begins when it has stopped."""

    finished = Signal(object)
    """The Outcome of work that nothing has replaced."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: Job | None = None
        self._ended: Job | None = None
        self._next: Work | None = None
        self._is_wanted = False

    @property
    def is_busy(self) -> bool:
        """Whether something that is still wanted runs or waits."""
        return self._is_wanted

    def ask(self, work: Work) -> None:
        """Have this done, and nothing that was asked for before."""
        self._is_wanted = True
        if self._running is None:
            self._start(work)
        else:
            self._running.cancel()
            self._next = work

    def forget(self) -> None:
        """Want nothing any more; what runs is told to stop."""
        self._is_wanted, self._next = False, None
        if self._running is not None:
            self._running.cancel()

    def stop(self) -> None:
        """Want nothing any more and wait until what runs has stopped, for a window that closes."""
        self._is_wanted, self._next = False, None
        if self._running is not None:
            self._running.stop()
            self._let_go()

    def leave(self) -> None:
        """Want nothing any more and wait for nothing, where nobody minds when or how what runs ends."""
        self._is_wanted, self._next = False, None
        if self._running is not None:
            self._running.leave()
            self._let_go()

    def _start(self, work: Work) -> None:
        self._running = Job(work, self)
        self._running.finished.connect(self._end)
        self._running.start()

    def _let_go(self) -> None:
        # A job deleted later would be deleted once more with a window that goes before (PySide6 6.11), and
        # one that is just telling its end must live on: it goes when the next one has ended.
        if self._running is not None:
            self._running.setParent(None)
            self._ended, self._running = self._running, None

    def _end(self, outcome: Outcome) -> None:
        self._let_go()
        work, self._next = self._next, None
        if work is not None:
            self._start(work)
        elif self._is_wanted:
            self._is_wanted = False
            self.finished.emit(outcome)
