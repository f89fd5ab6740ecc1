"""Which document a window holds, in which file it lives, and whether that file is up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QFileInfo, QObject, QTimer, Signal

from cjm_desktop.edit.session import Session
from cjm_desktop.model.errors import ChangedMeanwhile, FileError, NotConfirmed
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import map_title
from cjm_desktop.model.quote import plain_name
from cjm_desktop.qt.errors import offer
from cjm_desktop.qt.settings import LAST_FOLDER
from cjm_desktop.qt.status_line import SavingState
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.storage.file import SUFFIX
from cjm_desktop.storage.targets import is_same_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.jobs import Outcome
    from cjm_desktop.qt.saving_beside import Attempt, SavingBeside, Written
    from cjm_desktop.qt.settings import Settings
    from cjm_desktop.storage.fingerprint import Fingerprint
    from cjm_desktop.storage.lock import FileLock
    from cjm_desktop.storage.saving import Saved

_SETTLES_MS = 3000
"""When what can wait is done, in ms after a file was opened: by then the map is on the screen."""

READ_ONLY = Phrase(
    "The map is open read-only, nothing was changed. File > Save as… makes a copy to work on.",
    "Карта открыта только для чтения, ничего не изменено. Копию для работы сделает «Файл» > «Сохранить"
    " как…».",
)


class DocumentController(QObject):
    """The file side of one window; it writes, asks, and tells when what it knows has changed.

    `ask_for_path` asks where to save, beginning with a suggestion; None is a change of mind.
    """

    changed = Signal()
    """The name, the file, or the state of saving is another one now."""
    held_up = Signal(str)
    """What was not done for a text that cannot be kept, after the reason was told."""
    noticed = Signal(object)
    """A CjmError: something went wrong that holds nothing up."""

    def __init__(
        self, window: QWidget, settings: Settings, ask_for_path: Callable[[QWidget, Path], Path | None]
    ) -> None:
        super().__init__(window)
        self.window = window
        self.settings = settings
        self._ask_for_path = ask_for_path
        self._failure: FileError | None = None
        self._saved_at: QDateTime | None = None
        self._given_name = ""
        self.path: Path | None = None
        self.session: Session | None = None
        self._known: Fingerprint | None = None
        self.lock: FileLock | None = None
        """What tells others that the file is open here, once it is known whether it may."""
        self.is_read_only = False
        self._saving: SavingBeside | None = None
        self.is_open_elsewhere: Callable[[Path], bool] = lambda _path: False
        """Whether another window holds the file; set by whoever knows all windows."""
        self.finish_typing: Callable[[], bool] = lambda: True
        """Puts what is just being typed into the document, False if it cannot; set by whoever shows it."""
        self.keep_typing: Callable[[], bool] = lambda: True
        """Does the same and has it typed on: who saves in the middle of a word goes on writing it."""

    def begin(
        self, document: Document, path: Path | None, known: Fingerprint | None = None, name: str = ""
    ) -> Session:
        """Hold a document from now on, with the file it was read from and what that held, if any.

        `name` is what it is called as long as it is in no file. One without a map gets an unsaved empty one.
        """
        self.session = Session(document if document.maps else _with_a_map(document))
        self.session.mark_saved(document)
        self.path = path
        self._given_name = name
        self._remember(known)
        if path is not None:
            QTimer.singleShot(_SETTLES_MS, self, self.tidy_folder)
            self._saved_at = QFileInfo(str(path)).lastModified()
        self.changed.emit()
        return self.session

    def expect(self, known: Fingerprint) -> None:
        """Take the file for what it held then: who saves is asked where it holds something else now."""
        self.stand(known, None, self._saved_at)

    def stand(self, known: Fingerprint | None, saved: Document | None, saved_at: QDateTime | None) -> None:
        """Take the file from now on for what it held then, which was `saved`, or nothing of what is shown."""
        self._remember(known)
        self._saved_at = saved_at
        if self.session is not None and saved is not None:
            self.session.mark_saved(saved)
        elif self.session is not None:
            self.session.mark_unsaved()
        self.changed.emit()

    def make_read_only(self, *, is_so: bool) -> None:
        """Refuse every edit from now on, and write to no file but another one; or allow it all again."""
        if self.session is not None and self.is_read_only is not is_so:
            self.is_read_only = is_so
            self.session.forbid(READ_ONLY if is_so else None)
            self.changed.emit()

    def move_to(self, path: Path) -> None:
        """Hold the same map in a file that somebody has moved."""
        self.finish_saving()
        self.path = path
        self.settings.remember_file(path)
        self.changed.emit()

    def hold(self, known: Fingerprint) -> None:
        """Take what the window shows for what the file holds now."""
        if self.session is not None and self.path is not None:
            self._failure = None
            self.stand(known, self.session.base, QFileInfo(str(self.path)).lastModified())

    def let_go(self) -> None:
        """Hold nothing any more, of a document that could not be shown."""
        self.session = self.path = self._known = self._saved_at = None

    def is_in(self, path: Path) -> bool:
        """Whether the document lives in this file, by whatever name or link."""
        return self.path is not None and is_same_file(self.path, path)

    def tidy_folder(self) -> None:
        """Take away in a worker what a killed program has left half-written of the file and its versions."""
        path = self.path
        if path is None:
            return
        from cjm_desktop.qt.jobs import Job
        from cjm_desktop.qt.state_folder import take_litter_of

        job = Job(lambda _going_on: take_litter_of(path), self)
        job.finished.connect(_raise_error)
        job.start()

    def name(self) -> str:
        """Return what the document is called: its file, its given name, its title, or "Untitled"."""
        if self.path is not None:
            return plain_name(self.path.name)
        return plain_name(self.title()) or self.tr("Untitled map")

    def title(self) -> str:
        """Return the name the map was given, or its title; "" where it has none."""
        if self.session is None or self._given_name:
            return self._given_name
        return map_title(self.session.base, self.session.base.map(self.session.map_id))

    @property
    def known(self) -> Fingerprint | None:
        """What the file held when it was last read or written here."""
        return self._known

    def state(self) -> SavingState:
        """Return the truth about saving."""
        if self.session is None:
            return SavingState()
        return SavingState(
            has_file=self.path is not None,
            is_changed=self.session.is_changed,
            saved_at=self._saved_at,
            is_read_only=self.is_read_only,
            is_saving=self.is_saving,
            failure="" if self._failure is None else self._failure.in_language(interface_language()),
        )

    def suggested_path(self, suffix: str) -> Path:
        """Return a file to propose for what is made of the document: beside its own, or by its title.

        Where that folder is gone, or nobody may write there, it is that of the user's documents.
        """
        from cjm_desktop.qt.proposed import fitting, proposed_folder, proposed_name

        if self.path is not None:
            is_gone = self._known is not None and self._known.is_unplugged(self.path)
            folder = proposed_folder(None if is_gone else self.path.parent)
            return folder / self.path.with_suffix(suffix).name
        last = self.settings.value(LAST_FOLDER)
        name = proposed_name(self.title()) or self.tr("Untitled map")
        return fitting(proposed_folder(Path(last) if last else None) / f"{name}{suffix}")

    @property
    def is_saving(self) -> bool:
        """Whether a version of the document is just being written while one goes on working."""
        return self._saving is not None and self._saving.is_busy

    def save(self) -> bool:
        """Write the document to its file, or ask for one; False when it is not saved."""
        return self._save(lambda path: self.write(path, lock=self.lock))

    def save_beside(self) -> None:
        """Do the same, but let the user go on working while it is written.

        What he asks for meanwhile is done afterwards, unless nothing has changed since.
        """
        if self._saving is None or not self._saving.is_busy:
            self._save(self._write_beside)
        elif self._keeps_typing():
            self._saving.ask_again()

    def finish_saving(self, *, may_stop: bool = False) -> None:
        """Wait until what is written is in its file or decided about; raises Stopped if Escape `may_stop`."""
        while self.session is not None and self._saving is not None and self._saving.is_busy:
            self._saving.wait(self.session.working.run, may_stop=may_stop)

    def _save(self, write: Callable[[Path], bool]) -> bool:
        self.finish_saving()
        if self.session is None:
            return False
        if self.path is None or self.is_read_only:
            return self.save_as(is_copy=self.is_read_only)
        return write(self.path)

    def save_as(self, *, is_copy: bool = False) -> bool:
        """Ask for a file and write the document there; False when it is not saved.

        Of a copy, which is to lie beside the file, the suggested name is another one.
        """
        self.finish_saving()
        if self.session is None or not self._keeps_typing():
            return False
        suggested = self._suggested_copy() if is_copy or self.is_read_only else self.suggested_path(SUFFIX)
        path = self._ask_for_path(self.window, suggested)
        if path is None:
            return False
        from cjm_desktop.qt.others import why_not_save_as

        refusal = why_not_save_as(path, self)
        if refusal is not None:
            return self._offer_another(refusal)
        return self.write(path)

    def write(self, path: Path, expected: Fingerprint | None = None, lock: FileLock | None = None) -> bool:
        """Write the document to a file, over nothing but what is expected there; False if it is not saved.

        That is what was read or written there last, if nothing else is given; `lock` must be ours still.
        """
        self.finish_saving()
        attempt = self._attempt(path, expected, lock)
        if attempt is None or self.session is None:
            return False
        try:
            saved = self.session.working.run(lambda _tell: attempt.write(), may_stop=False)
        except FileError as error:
            return self._not_written(attempt, error)
        self._succeed(attempt, saved)
        return True

    def _write_beside(self, path: Path) -> bool:
        """Write the document of a window to its file; whether it is saved already."""
        attempt = self._attempt(path, lock=self.lock)
        if attempt is None:
            return False
        if self._saving is None:
            from cjm_desktop.qt.saving_beside import SavingBeside

            self._saving = SavingBeside(self)
            self._saving.ended.connect(self._end_saving)
        self._saving.start(attempt)
        self.changed.emit()
        return not self.is_saving

    def _attempt(
        self, path: Path, expected: Fingerprint | None = None, lock: FileLock | None = None
    ) -> Attempt | None:
        """Return what is to be written; None where what is being typed cannot be kept."""
        if self.session is None or not self._keeps_typing():
            return None
        # Loaded when it is needed: a start has no time for it.
        from cjm_desktop.qt.saving_beside import Attempt
        from cjm_desktop.qt.state_folder import backups

        is_own = self.path == path or self.is_in(path)
        known = expected or (self._known if is_own else None)
        return Attempt(self.session.base, path, is_own, known, backups(), lock)

    def _end_saving(self, written: Written) -> None:
        """Take what came of writing while one has worked on."""
        attempt, error = written.attempt, written.outcome.error
        if error is None:
            self._succeed(attempt, written.outcome.result)
            if written.is_wanted_again and self.session is not None and self.session.is_changed:
                self._save(self._write_beside)
        elif isinstance(error, FileError):
            self._not_written(attempt, error)
        else:
            self.changed.emit()
            raise error

    def _not_written(self, attempt: Attempt, error: FileError) -> bool:
        """Let the user decide about what could not be written; whether it is saved after all."""
        from cjm_desktop.storage.lock import InUse

        if isinstance(error, InUse) and error.holder is not None:
            from cjm_desktop.qt.others import save_over_holder

            return save_over_holder(self, attempt.path, error.holder)
        if isinstance(error, ChangedMeanwhile) and attempt.is_own:
            from cjm_desktop.qt.others import save_over_changes

            return save_over_changes(self, attempt.path)
        if isinstance(error, NotConfirmed) and attempt.is_own:
            # The file is another one by now, by our own hand: what others write after it is theirs.
            self._known = attempt.content()
        from cjm_desktop.qt.crashes import note_trouble

        note_trouble("save", error)
        # A map that is in a file already is there as it was when another one cannot be written.
        if attempt.is_own or self.path is None:
            self._failure = error
        self.changed.emit()
        return self._offer_another(error)

    def may_close(self) -> bool:
        """Whether the document may go: nothing is unsaved, or the user has decided about it."""
        from cjm_desktop.qt.saving_beside import ends_before_closing

        while self.finish_typing():
            if not self.is_saving:
                return self._may_go()
            if not ends_before_closing(self):
                return False
        self.held_up.emit(self.tr("The map stays open."))
        return False

    def _may_go(self) -> bool:
        from cjm_desktop.qt.dialogs.unsaved import Answer, ask_about_changes

        if self.session is None or not self.session.is_changed:
            return True
        answer = ask_about_changes(self.window, self.name(), has_file=self.path is not None)
        return answer is Answer.DISCARD or (answer is Answer.SAVE and self.save())

    def _keeps_typing(self) -> bool:
        if self.keep_typing():
            return True
        self.held_up.emit(self.tr("Not saved."))
        return False

    def _offer_another(self, error: FileError) -> bool:
        headline = self.tr("The map is not saved. It is still open.")
        return offer(self.window, headline, error, self.tr("Save as…")) and self.save_as()

    def _suggested_copy(self) -> Path:
        from cjm_desktop.qt.proposed import fitting

        return fitting(self.suggested_path(SUFFIX), self.tr("{name} (copy)"))

    def _succeed(self, attempt: Attempt, saved: Saved) -> None:
        """Hold from now on what was written; what was edited meanwhile is not saved."""
        self._failure = None
        self._remember(saved.known)
        self._saved_at = QDateTime.currentDateTime()
        self.path = attempt.path
        self.make_read_only(is_so=False)
        self.settings.remember_file(attempt.path)
        if self.session is not None:
            self.session.mark_saved(attempt.document)
        self.changed.emit()
        if saved.not_kept is not None:
            from cjm_desktop.qt.crashes import note_trouble

            note_trouble("version", saved.not_kept)
            self.noticed.emit(saved.not_kept)

    def _remember(self, known: Fingerprint | None) -> None:
        self._known = known
        if known is not None:
            # Not `known.settle` itself: a timer does not keep what a method belongs to, and calls into freed
            # memory when the file was saved once more before its time (PySide6 6.11).
            QTimer.singleShot(_SETTLES_MS, self, lambda: known.settle())  # noqa: PLW0108


def _raise_error(outcome: Outcome) -> None:
    if outcome.error is not None:
        raise outcome.error


def _with_a_map(document: Document) -> Document:
    # Rarely needed, and the templates cost time at the start.
    from cjm_desktop.templates.catalogue import with_a_map

    return with_a_map(document)
