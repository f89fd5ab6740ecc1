"""The real pages of a poster: its file made in memory beside the window, its pages rendered when seen."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from cjm_desktop.model.errors import CjmError
from cjm_desktop.printing.made import make_poster
from cjm_desktop.printing.rendered import page_facts, page_images
from cjm_desktop.qt.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from cjm_desktop.printing.made import MadePoster
    from cjm_desktop.printing.rendered import PageFacts, PageImage
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.subject import Subject
    from cjm_desktop.printing.writing import Progress
    from cjm_desktop.qt.jobs import Outcome, Work

_RESTS_MS = 400
"""After the last change, before the file is made."""
_AT_ONCE = 6
"""Pages that are rendered before somebody looks at what is wanted by now."""


class PosterPages(QObject):
    """Makes the file of the poster that is asked for, and pictures of those of its pages that are seen.

    `source` is the name of the map's own file, which the poster tells.
    """

    made = Signal()
    """There is a file now, in `poster`, and its pages, in `facts`."""
    failed = Signal(object)
    """A CjmError: why there is no file."""
    rendered = Signal(object)
    """A tuple of PageImages, small ones."""
    enlarged = Signal(object)
    """A PageImage, the large one that was asked for last."""

    def __init__(self, source: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.poster: MadePoster | None = None
        self.facts: tuple[PageFacts, ...] = ()
        self._wanted: tuple[Subject, PrintSpec] | None = None
        self._making, self._rendering, self._enlarging = (LatestJob(self) for _ in range(3))
        self._making.finished.connect(self._take)
        self._rendering.finished.connect(lambda outcome: self._tell(self.rendered, outcome))
        self._enlarging.finished.connect(lambda outcome: self._tell(self.enlarged, outcome))
        self._rest = QTimer(self, interval=_RESTS_MS, singleShot=True)
        self._rest.timeout.connect(self._make)

    @property
    def is_busy(self) -> bool:
        """Whether something is being made, or will be soon."""
        jobs = (self._making, self._rendering, self._enlarging)
        return self._rest.isActive() or any(job.is_busy for job in jobs)

    def want(self, subject: Subject, spec: PrintSpec) -> None:
        """Have the file of this poster made when no other is wanted for a while."""
        if self.poster is not None and self.poster.spec == spec and self._wanted == (subject, spec):
            return
        self.clear()
        self._wanted = (subject, spec)
        self._rest.start()

    def clear(self) -> None:
        """Want no file, and forget the one there is."""
        self._rest.stop()
        for job in (self._making, self._rendering, self._enlarging):
            job.forget()
        self.poster, self.facts, self._wanted = None, (), None

    def take(self, poster: MadePoster) -> None:
        """Show a file that was made elsewhere."""
        self._rest.stop()
        self._making.ask(lambda _progress: (poster, page_facts(poster.pdf)))

    def render(self, numbers: Sequence[int], longest: float) -> None:
        """Have the first of these pages rendered, their longer side so many px; then ask for the rest."""
        if self.poster is not None and numbers:
            self._rendering.ask(_small(self.poster.pdf, tuple(numbers[:_AT_ONCE]), longest))

    def enlarge(self, number: int, longest: float) -> None:
        """Have one page rendered large, and no other that was asked for before."""
        if self.poster is not None:
            pdf = self.poster.pdf
            self._enlarging.ask(lambda _progress: next(page_images(pdf, (number,), longest)))

    def pause(self) -> None:
        """Let the processor do something else; what was wanted is still wanted."""
        self._rest.stop()
        self._making.forget()

    def resume(self) -> None:
        """Go on with what was wanted."""
        if self.poster is None and self._wanted is not None:
            self._rest.start()

    def leave(self) -> None:
        """Want nothing any more, for a window that closes; nobody waits for what still runs."""
        self._rest.stop()
        for job in (self._making, self._rendering, self._enlarging):
            job.leave()

    def _make(self) -> None:
        if self._wanted is None:
            return
        (subject, spec), source = self._wanted, self._source

        def work(progress: Progress) -> tuple[MadePoster, tuple[PageFacts, ...]]:
            poster = make_poster(subject, spec, progress, source)
            return poster, page_facts(poster.pdf)

        self._making.ask(work)

    def _take(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            self._fail(outcome.error)
        elif not outcome.was_cancelled:
            self.poster, self.facts = outcome.result
            self.made.emit()

    def _fail(self, error: BaseException) -> None:
        """Tell an error with a sentence; one that nobody expected goes on to the crash dialog."""
        if not isinstance(error, CjmError):
            raise error
        self.failed.emit(error)

    def _tell(self, signal: SignalInstance, outcome: Outcome) -> None:
        if outcome.error is not None:
            self._fail(outcome.error)
        elif not outcome.was_cancelled and self.poster is not None:
            signal.emit(outcome.result)


def _small(pdf: bytes, numbers: tuple[int, ...], longest: float) -> Work:
    def work(progress: Progress) -> tuple[PageImage, ...]:
        return tuple(takewhile(lambda _image: progress(0.0), page_images(pdf, numbers, longest)))

    return work


def qt_image(page: PageImage) -> QImage:
    """Return a rendered page as Qt knows pictures."""
    size = (page.width, page.height, page.stride)
    # The bytes are Python's: a copy outlives them.
    return QImage(page.rows, *size, QImage.Format.Format_RGB888).copy()
