"""The map laid out and drawn for paper, beside the window, and anew where something else of it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cjm_desktop.model.errors import CjmError, Stopped
from cjm_desktop.printing.subject import Subject
from cjm_desktop.qt.latest_job import LatestJob

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.spec import What
    from cjm_desktop.printing.writing import Progress
    from cjm_desktop.qt.jobs import Outcome


class DrawnMap(QObject):
    """Keeps the Subject of what is printed; it is made in a worker, for a large map takes half a second."""

    made = Signal()
    """The map as it was wanted last is in `subject`."""
    failed = Signal(object)
    """A CjmError: why it cannot be drawn."""

    def __init__(self, document: Document, map_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.subject: Subject | None = None
        self._document, self._map_id = document, map_id
        self._wanted: What | None = None
        self._job = LatestJob(self)
        self._job.finished.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether what is wanted is still being drawn."""
        return self._job.is_busy

    def want(self, what: What) -> Subject | None:
        """Have the map drawn so; returns it where it is already, else None, and `made` tells."""
        if self.subject is not None and self.subject.what == what:
            self._wanted = what
            self._job.forget()
            return self.subject
        if self._wanted != what or not self._job.is_busy:
            self._wanted = what
            document, map_id = self._document, self._map_id
            self._job.ask(lambda progress: _drawn(document, map_id, what, progress))
        return None

    def leave(self) -> None:
        """Want nothing any more, for a window that closes; nobody waits for what still runs."""
        self._job.leave()

    def _take(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            self.subject = None
            if not isinstance(outcome.error, CjmError):
                raise outcome.error
            self.failed.emit(outcome.error)
        elif not outcome.was_cancelled:
            self.subject = outcome.result
            self.made.emit()


def _drawn(document: Document, map_id: str, what: What, progress: Progress) -> Subject | None:
    """Return the map with everything a studio asks of it; None where it is not wanted any more."""

    def tell(share: float) -> None:
        if not progress(share):
            raise Stopped

    try:
        subject = Subject(document, map_id, what, lambda share: tell(share / 3))
        # Made here once, so that the window has them at hand.
        for share, name in enumerate(("page", "findings", "obstacles", "words"), 3):
            tell(share / 7)
            getattr(subject, name)
    except Stopped:
        return None
    return subject
