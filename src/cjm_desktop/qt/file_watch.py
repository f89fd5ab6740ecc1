"""Watches the file of a window, in a worker: when the system tells, when one comes back, now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

from cjm_desktop.edit.comparing import compared
from cjm_desktop.model.errors import FileError
from cjm_desktop.qt.latest_job import LatestJob
from cjm_desktop.storage.file import load
from cjm_desktop.storage.lock import SIGN_EVERY, holder_of
from cjm_desktop.storage.looking import Look, Present, look

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.edit.comparing import Comparison
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.document_controller import DocumentController
    from cjm_desktop.qt.jobs import Outcome
    from cjm_desktop.storage.fingerprint import Fingerprint, Sighted
    from cjm_desktop.storage.lock import FileLock, Holder

SETTLES_MS = 400
"""So long after the system told of a change one looks: whoever writes is done by then, mostly."""
SIGN_OF_LIFE_MS = (SIGN_EVERY + 60) * 1000


class Seen(Struct, frozen=True, eq=False):
    """What was found: the file, what others changed in it, if that can be told, and who has it open."""

    look: Look
    changes: Comparison | None = None
    holder: Holder | None = None


class _Asked(Struct, frozen=True, eq=False):
    """What a worker looks after."""

    path: Path
    known: Fingerprint
    last: Sighted | None
    saved: Document | None
    lock: FileLock | None
    """None in a window that is read-only: it has none."""


class FileWatch(QObject):
    """Tells once of each state of the file that a window holds."""

    seen = Signal(object)
    """A Seen that is another one than before."""

    def __init__(self, controller: DocumentController) -> None:
        super().__init__(controller)
        self._controller = controller
        self._last: Sighted | None = None
        self._told: tuple[object, ...] = ()
        self._asked: _Asked | None = None
        self._job = LatestJob(self)
        self._job.finished.connect(self._take)
        self._system = QFileSystemWatcher(self)
        self._settling = QTimer(self, singleShot=True, interval=SETTLES_MS)
        self._settling.timeout.connect(self.look)
        self._system.fileChanged.connect(lambda _file: self._settling.start())
        self._signs = QTimer(self, interval=SIGN_OF_LIFE_MS)
        self._signs.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._signs.timeout.connect(self.look)

    @property
    def is_busy(self) -> bool:
        """Whether somebody is looking just now, or will soon."""
        return self._job.is_busy or self._settling.isActive()

    def begin(self) -> None:
        """Look after the file the window holds now, from the beginning."""
        self._last, self._told = None, ()
        watched = self._system.files()
        if watched:
            self._system.removePaths(watched)
        if self._controller.path is None:
            self._signs.stop()
        else:
            self._signs.start()
            self.look()

    def look(self) -> None:
        """Look in a worker: on a network disk that may take long."""
        path, known = self._controller.path, self._controller.known
        if path is None or known is None or self._controller.session is None:
            return
        if self._controller.is_saving:
            # What it holds by now may be ours.
            self._settling.start()
            return
        # A file that was replaced is another one to the system.
        if str(path) not in self._system.files():
            self._system.addPath(str(path))
        lock = None if self._controller.is_read_only else self._controller.lock
        asked = self._asked = _Asked(path, known, self._last, self._controller.session.saved, lock)
        self._job.ask(lambda _tell: _seen(asked))

    def halt(self) -> None:
        """Wait until nobody looks: what a worker holds in its hands may be let go of then."""
        self._job.stop()

    def stop(self) -> None:
        """Look no more: the window is closed."""
        self._settling.stop()
        self._signs.stop()
        self._job.stop()

    def _take(self, outcome: Outcome) -> None:
        asked, self._asked = self._asked, None
        if outcome.error is not None:
            raise outcome.error
        if (
            asked is None
            or self._controller.is_saving
            or asked.path != self._controller.path
            or asked.known is not self._controller.known
        ):
            # It was saved meanwhile.
            self.look()
            return
        seen = outcome.result
        if seen.look.present is Present.SAME:
            self._last = seen.look.sighted
        state = (seen.look, None if seen.holder is None else seen.holder.token)
        if state != self._told:
            self._told = state
            self.seen.emit(seen)


def _seen(asked: _Asked) -> Seen:
    found = look(asked.path, asked.known, asked.last)
    changes = None
    if found.present is Present.CHANGED and asked.saved is not None:
        try:
            changes = compared(asked.saved, load(asked.path))
        except FileError:
            changes = None
    holder = holder_of(asked.path) if asked.lock is None else asked.lock.refresh()
    return Seen(found, changes, holder)
