"""A poster, or stickers, on their way into a file, beside the window."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Signal

from cjm_desktop.model.errors import CjmError, FileError
from cjm_desktop.qt.jobs import Job
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.storage.targets import is_the_map, require_suffix

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.qt.jobs import Outcome, Work


class End(Enum):
    """How saving came to its end."""

    SAVED = auto()
    REFUSED = auto()
    CANCELLED = auto()
    FAILED = auto()


class SavingEnded(Struct, frozen=True):
    """How saving ended: saved with what the work resulted in, or refused with the error that tells why.

    Where it failed by an error that nobody expected, that is told by the crash dialog.
    """

    end: End
    result: Any = None
    error: CjmError | None = None


def why_unsaved(ended: SavingEnded) -> str:
    """Return the sentence that tells why no file was written."""
    if ended.error is not None:
        return ended.error.in_language(interface_language())
    if ended.end is End.FAILED:
        return QCoreApplication.translate("PdfSaving", "Saving failed. No file was written.")
    return QCoreApplication.translate("PdfSaving", "Cancelled. No file was written.")


class PdfSaving(QObject):
    """Does work that writes a PDF, wholly or not at all.

    `is_open` says of a file whether it is a map in a window.
    """

    progressed = Signal(object)
    """A Progress."""
    ended = Signal(object)
    """A SavingEnded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_open: Callable[[Path], bool] = lambda _path: False
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a file is being made or written."""
        return self._job is not None

    def begin(self, path: Path, work: Work) -> None:
        """Begin work that writes a file; one that must not be written is refused."""
        try:
            self._require_own_file(path)
        except FileError as error:
            self.ended.emit(SavingEnded(End.REFUSED, error=error))
            return
        self._job = Job(work, self)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._end)
        self._job.start()

    def cancel(self) -> None:
        """Ask the job to stop; `ended` tells when it has."""
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """Stop the job and wait until it has, for a window that closes; nothing more is told."""
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _require_own_file(self, path: Path) -> None:
        """Raise WrongTarget for a map, and for what is not named after a PDF."""
        require_suffix(path, ".pdf")
        if self.is_open(path):
            raise is_the_map(path)

    def _end(self, outcome: Outcome) -> None:
        # The job lives on as a child of the dialog: deleted later, it would be deleted once more with a
        # dialog that goes before (PySide6 6.11).
        self._job = None
        error = outcome.error
        if isinstance(error, CjmError):
            self.ended.emit(SavingEnded(End.REFUSED, error=error))
        elif error is not None:
            self.ended.emit(SavingEnded(End.FAILED))
            raise error
        elif outcome.was_cancelled:
            self.ended.emit(SavingEnded(End.CANCELLED))
        else:
            self.ended.emit(SavingEnded(End.SAVED, outcome.result))
