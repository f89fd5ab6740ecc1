"""Saving while one goes on working: a worker writes a version of the document, the window edits the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from cjm_desktop.model.errors import Stopped
from cjm_desktop.qt.jobs import Outcome, Run
from cjm_desktop.qt.typed_ahead import TypedAhead
from cjm_desktop.storage.lock import is_in_use

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.edit.working import Runner
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.document_controller import DocumentController
    from cjm_desktop.storage.backups import Backups
    from cjm_desktop.storage.fingerprint import Fingerprint
    from cjm_desktop.storage.lock import FileLock
    from cjm_desktop.storage.saving import Saved

MOMENT_S = 0.05
"""How long the window waits for the end before it lets one go on."""
_LOOK_EVERY_MS = 15


class Attempt(Struct, frozen=True, eq=False):
    """What is to be written: a version of a document, where to, and what may stand there."""

    document: Document
    path: Path
    is_own: bool
    """Whether it is the file in which the document lives."""
    expected: Fingerprint | None
    backups: Backups
    lock: FileLock | None = None
    """What must be ours still; on a disk that does not answer even a sign of life waits."""

    def write(self) -> Saved:
        """Write it, in any thread; raises FileError."""
        # Loaded when it is needed: a start has no time for it.
        from cjm_desktop.storage.saving import save

        holder = None if self.lock is None else self.lock.refresh()
        if holder is not None:
            raise is_in_use(self.path, holder)
        return save(self.document, self.path, self.backups, self.expected)

    def content(self) -> Fingerprint:
        """Return what the file holds once it is written, also where its disk did not confirm that."""
        from cjm_desktop.storage.fingerprint import Fingerprint, disk_of
        from cjm_desktop.storage.saving import checked_bytes

        return Fingerprint(checked_bytes(self.document, self.path.name), disk_of(self.path))


class Written(Struct, frozen=True, eq=False):
    """What came of an attempt."""

    attempt: Attempt
    outcome: Outcome
    is_wanted_again: bool
    """Whether it was asked once more meanwhile."""


class SavingBeside(QObject):
    """Writes one version at a time; whatever came of it is told once, in the window's thread."""

    ended = Signal(object)
    """A Written."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._attempt: Attempt | None = None
        self._run: Run | None = None
        self._is_wanted_again = False
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        runs = self._runs = set[Run]()
        # Qt destroys what belongs to a window without asking: the thread must not be left alone then.
        self.destroyed.connect(lambda _gone=None: _stop(runs))

    @property
    def is_busy(self) -> bool:
        """Whether something is being written, or was and nobody knows yet what came of it."""
        return self._run is not None

    def start(self, attempt: Attempt) -> None:
        """Begin to write; what takes no longer than a moment is told before this returns."""
        run = Run(lambda _tell: attempt.write())
        self._attempt, self._run, self._is_wanted_again = attempt, run, False
        self._runs.add(run)
        run.start()
        if run.wait(MOMENT_S):
            self._look()
        else:
            self._looking.start()

    def ask_again(self) -> None:
        """Note that what is edited meanwhile is to be written, too."""
        self._is_wanted_again = True

    def wait(self, runner: Runner, *, may_stop: bool) -> None:
        """Wait until it is written and tell what came of it; by a runner that lets the window live.

        Raises Stopped where the runner was not to wait any longer: it is written on and told later.
        """
        run = self._run
        if run is not None:
            self._looking.stop()
            try:
                runner(lambda _tell: run.wait(None), may_stop=may_stop)
            except Stopped:
                self._looking.start()
                raise
            self._look()

    def _look(self) -> None:
        run, attempt = self._run, self._attempt
        if run is None or attempt is None or run.is_alive:
            return
        self._looking.stop()
        run.stop()
        self._runs.discard(run)
        self._run = self._attempt = None
        self.ended.emit(Written(attempt, run.outcome, self._is_wanted_again))


def ends_before_closing(controller: DocumentController) -> bool:
    """Wait until what is written of a map is in its file; False where Escape calls off what it was for."""
    try:
        controller.finish_saving(may_stop=True)
    except Stopped:
        return False
    # What was typed while one waited comes in now: it must not go with the window.
    for typed in controller.window.findChildren(TypedAhead):
        typed.come_now()
    return True


def _stop(runs: set[Run]) -> None:
    for run in runs:
        run.stop()
