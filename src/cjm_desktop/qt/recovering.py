"""Keeps what is not saved safe from a crash: at most a second after an edit it lies in a folder of our own.

A worker writes it; the window only hands over the document, which cannot change. It is written when the
keys rest for a moment, and after a second in any case. Another worker waits for the disk, which may have much
to do. It goes with a real save, or when the user says so.
"""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from cjm_desktop.edit.along import along
from cjm_desktop.edit.change import Cause
from cjm_desktop.model.errors import FileError
from cjm_desktop.qt.crashes import note_trouble
from cjm_desktop.qt.ending import ending
from cjm_desktop.qt.latest_job import LatestJob
from cjm_desktop.qt.state_folder import RECOVERY, state_folder
from cjm_desktop.storage.recovery import Recovery, fresh_name
from cjm_desktop.storage.writer import Spelling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.edit.change import Change
    from cjm_desktop.edit.labels import Named
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document
    from cjm_desktop.model.language import Phrase
    from cjm_desktop.qt.document_controller import DocumentController
    from cjm_desktop.qt.jobs import Outcome
    from cjm_desktop.qt.main_window import MainWindow
    from cjm_desktop.qt.unkept import Unkept
    from cjm_desktop.storage.fingerprint import Fingerprint
    from cjm_desktop.storage.recovery import Left, Pending

PAUSE_MS = 150
"""So long nothing must have been typed before a map is written."""
LONGEST_MS = 700
"""So long after an edit a map is written in any case, in ms: what is left of the second is for the disk."""
_FIRST_AGAIN_MS, _LAST_AGAIN_MS = 1000, 60_000
"""So long after a failure it is tried again, twice as long after each further one, in ms."""
_SILENT = frozenset({Cause.SELECT, Cause.MAP})


class _Facts(Struct, frozen=True):
    """What a worker writes: a version of a map, and what belongs to it."""

    document: Document
    title: str
    file: Path | None
    known: Fingerprint | None

    def is_same(self, other: _Facts | None) -> bool:
        """Whether the other is the same version, in the same file; what it is called follows from these."""
        return (
            other is not None
            and self.document is other.document
            and self.file == other.file
            and self.known is other.known
        )


class Watch(QObject):
    """Watches one session; `identifier` is where its map is kept already, if it is one that was restored."""

    failed = Signal()
    """The map could not be written; it is tried again."""
    succeeded = Signal()
    """It could be written again after all."""
    let_go = Signal()
    """It could not be written, and need not be any more."""

    def __init__(
        self,
        recovery: Recovery,
        controller: DocumentController,
        session: Session,
        parent: QObject,
        identifier: str = "",
    ) -> None:
        super().__init__(parent)
        self._recovery, self._controller, self._session = recovery, controller, session
        self._id = identifier or fresh_name()
        self.reason: Phrase | None = None
        """Why the map could not be written last time, where that is known."""
        self._restored: frozenset[str] = frozenset()
        """What was left behind and put into this map: it goes with a save or a refusal of it."""
        self._spelling = Spelling()
        self._kept: _Facts | None = None
        self._is_needed = self._is_error_told = False
        self._again_ms = 0
        """How long to wait after the next failure; 0 where the last attempt succeeded."""
        self._due_since: float | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._hand_over)
        self._writing = LatestJob(self)
        self._writing.finished.connect(self._written)
        self._made: Pending | None = None
        """What was written last."""
        self._settling = LatestJob(self)
        self._settling.finished.connect(self._settled)
        self._leave_session = session.subscribe(self._listen)
        controller.changed.connect(self._follow_file)
        self._leave_ending: Callable[[], None] | None = None
        if session.is_changed or self._session.is_typed:
            self._need()

    def take(self, left: Left, step: Named) -> None:
        """Let go of what was left behind, too, when the map it was put into is saved or not wanted.

        While the step that put it there is undone it is neither saved nor refused: it is offered again.
        """
        self._put_in(left.id)
        along(
            self._session,
            step,
            back=partial(self._take_out, left.id),
            again=partial(self._put_in, left.id),
        )

    def flush(self) -> bool:
        """Write at once what is not written yet, for the program may be about to end; whether it is kept."""
        self._timer.stop()
        self._writing.stop()
        if self._is_needed and not self._facts().is_same(self._kept):
            self._due_since = None
            if not self._write(self._facts()):
                self._try_again()
                return False
        self._settling.stop()
        return self._made is None or self._settle(self._made)

    def discard(self) -> None:
        """Let go of what was kept: it is saved, or the user does not want it; another edit is kept again."""
        self._timer.stop()
        self._writing.stop()
        # What another thread brings to the disk meanwhile finds itself gone.
        self._settling.leave()
        self._is_needed, self._due_since, self._kept, self._made = False, None, None, None
        if self._leave_ending is not None:
            self._leave_ending()
            self._leave_ending = None
        for one in (self._id, *self._restored):
            self._recovery.drop(one)
        self._restored = frozenset()
        if self._again_ms:
            self._again_ms = 0
            self.let_go.emit()

    def end(self) -> None:
        """Watch no more: the window is closed, with its map saved or not wanted."""
        self._leave_session()
        self._controller.changed.disconnect(self._follow_file)
        self.discard()

    @property
    def _document(self) -> Document:
        """What would be lost: with what is being typed, but without what a drag only tries."""
        return self._session.document if self._session.has_gesture else self._session.base

    def _put_in(self, identifier: str) -> None:
        self._restored |= {identifier}

    def _take_out(self, identifier: str) -> None:
        self._restored -= {identifier}

    def _listen(self, change: Change) -> None:
        if change.cause in _SILENT or (change.cause is Cause.PREVIEW and not self._session.has_gesture):
            return
        if change.cause is Cause.SAVED and not self._session.is_changed and not self._session.is_typed:
            self.discard()
        else:
            self._need()

    def _follow_file(self) -> None:
        """Have what is kept lead to the file in which the map is now, and to what that held."""
        if self._is_needed and not self._facts().is_same(self._kept):
            self._need()

    def _need(self) -> None:
        self._is_needed = True
        if self._leave_ending is None:
            self._leave_ending = ending.keep_by(self.flush)
        now = monotonic()
        if self._due_since is None:
            self._due_since = now
        left = LONGEST_MS - round((now - self._due_since) * 1000)
        self._timer.start(max(0, min(PAUSE_MS, left)))

    def _hand_over(self) -> None:
        if self._writing.is_busy:
            self._timer.start(PAUSE_MS)
            return
        self._due_since = None
        facts = self._facts()
        self._writing.ask(lambda _tell: self._write(facts))

    def _facts(self) -> _Facts:
        told = self._controller
        return _Facts(self._document, told.title(), told.path, told.known)

    def _write(self, facts: _Facts) -> bool:
        """Write a version, in any thread but only in one; whether it is written."""
        try:
            self._made = self._recovery.write(
                self._id,
                facts.document,
                title=facts.title,
                file=facts.file,
                file_hash="" if facts.known is None else facts.known.text(),
                spelling=self._spelling,
            )
        except FileError as error:
            return self._fail(error)
        self._kept = facts
        return True

    def _settle(self, made: Pending) -> bool:
        """Wait until the disk has what was written, in any thread; whether it has."""
        try:
            self._recovery.settle(made)
        except FileError as error:
            return self._fail(error)
        return True

    def _fail(self, error: FileError) -> bool:
        self.reason = error.reason
        if not self._again_ms:
            note_trouble("recovery", error)
        return False

    def _written(self, outcome: Outcome) -> None:
        made = self._made
        if outcome.result and made is not None:
            self._settling.ask(lambda _tell: self._settle(made))
        else:
            self._settled(outcome)

    def _settled(self, outcome: Outcome) -> None:
        if outcome.result:
            self._is_kept_again()
        elif outcome.error is None:
            self._try_again()
        else:
            self.failed.emit()
        if outcome.error is not None and not self._is_error_told:
            # An error of the program, which every further edit would meet again.
            self._is_error_told = True
            raise outcome.error

    def _try_again(self) -> None:
        """Write it later, for a disk may have room again and a folder come back; each edit tries it, too."""
        self._again_ms = min(max(_FIRST_AGAIN_MS, 2 * self._again_ms), _LAST_AGAIN_MS)
        if not self._timer.isActive():
            self._timer.start(self._again_ms)
        self.failed.emit()

    def _is_kept_again(self) -> None:
        if self._again_ms:
            self._again_ms = 0
            self.succeeded.emit()


class Recovering(QObject):
    """Watches the maps of all windows, and tells where they cannot be kept."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.recovery = Recovery(recovery_folder())
        self._watches: dict[DocumentController, Watch] = {}

    def watch(self, controller: DocumentController, window: MainWindow, identifier: str = "") -> Watch | None:
        """Watch the map of a window, above which is told what goes wrong; None where it has none."""
        session = controller.session
        if session is None or controller in self._watches:
            return self._watches.get(controller)
        made = Watch(self.recovery, controller, session, controller, identifier)
        made.failed.connect(lambda: self._told_in(window, controller).tell(made.reason))
        made.succeeded.connect(lambda: self._told_in(window, controller).take_back(is_kept=True))
        made.let_go.connect(lambda: self._told_in(window, controller).take_back(is_kept=False))
        self._watches[controller] = made
        return made

    def flush(self) -> None:
        """Write at once what is not written yet in any window."""
        for watch in tuple(self._watches.values()):
            watch.flush()

    def discard(self) -> None:
        """Let go of what is kept for all windows: the user has decided about each."""
        for watch in self._watches.values():
            watch.discard()

    def forget(self, controller: DocumentController) -> None:
        """Watch a window no more that is closed, with its map saved or not wanted."""
        watch = self._watches.pop(controller, None)
        if watch is not None:
            watch.end()

    @staticmethod
    def _told_in(window: MainWindow, controller: DocumentController) -> Unkept:
        # Loaded when it is needed: a start has no time for it.
        from cjm_desktop.qt.unkept import Unkept

        return window.findChild(Unkept) or Unkept(window, recovery_folder(), controller.save_beside)


def recovery_folder() -> Path:
    """Return the folder in which maps are kept that are not saved."""
    return state_folder() / RECOVERY
