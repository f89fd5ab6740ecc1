"""The printing job: from a frozen document to a PDF on the disk, or to nothing at all.

It touches neither the window nor anything that can change, so that it may run beside either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import map_subtitle, map_title
from cjm_desktop.printing.findings import poster_findings
from cjm_desktop.printing.poster import Poster
from cjm_desktop.printing.spec import Coloring
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.wording import Imprint
from cjm_desktop.storage.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.printing.pages import PrintedPage
    from cjm_desktop.printing.pdf import PdfFile
    from cjm_desktop.printing.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec

Progress = Callable[[float], bool]
"""Is told the share done, 0..1, and answers whether to go on."""
_LAID_OUT = 0.1
_DRAWN = 0.9


class Cancelled(PrintError):
    """The user stopped the job; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            Phrase("Printing was cancelled; no file was written.", "Печать отменена; файл не записан.")
        )


@dataclass(frozen=True, slots=True)
class PrintResult:
    """A poster that was written: where, how many pages, and what to know about it."""

    path: Path
    pages: int
    findings: tuple[Finding, ...]


def print_poster(
    document: Document,
    map_id: str,
    spec: PrintSpec,
    path: Path,
    progress: Progress | None = None,
    *,
    source: str = "",
) -> PrintResult:
    """Write one map, kept in the file called `source`, as a poster to `path`, wholly or not at all.

    Raises PrintError where it cannot be made as asked, Cancelled where `progress` says so, NotFound for
    a map that is not there and NotWritten where the disk refuses.
    """
    job = PosterJob(document, map_id, spec, progress or (lambda _: True), imprint=printed_today(source))
    write_atomically(path, job.write)
    return PrintResult(path, job.plan.page_count, job.findings)


def printed_today(source: str = "") -> Imprint:
    """Return what is told of a poster that is printed now, of a map in the file called `source`."""
    return Imprint(datetime.now().astimezone().date(), source)


class PosterJob:
    """One poster: planned when it is made, drawn when it is written.

    `imprint` is what its assembly page tells of day and file, today if not given; `subject` is the
    map where it is laid out for this spec already.
    """

    def __init__(
        self,
        document: Document,
        map_id: str,
        spec: PrintSpec,
        progress: Progress,
        *,
        imprint: Imprint | None = None,
        subject: Subject | None = None,
    ) -> None:
        self.document = document
        self.subject = subject or Subject(document, map_id, spec.what)
        self.layout: MapLayout = self.subject.layout
        self.journey: Map = self.layout.journey
        self.plan: PosterPlan = self.subject.plan(spec)
        self.findings: tuple[Finding, ...] = ()
        self._progress, self._share = progress, 0.0
        self.poster = Poster(self.subject, self.plan, imprint or printed_today())

    def write(self, file: BinaryIO, *, is_invariant: bool = False) -> None:
        """Draw the poster and write it into an open file; raises Cancelled.

        With `is_invariant` the same poster gives the same bytes, for tests.
        """
        self._report(_LAID_OUT)
        pdf = self._open(is_invariant=is_invariant)
        for number, page in enumerate(self.poster.pages()):
            pdf.add_page(page, partial(self._report_page, number))
        pdf.add_outline(self.poster.outline())
        self.findings = poster_findings(self.layout, self.plan, pdf.missing, pdf.unreadable)
        pdf.save(file)
        self._report(1.0)

    def pages(self) -> Iterator[PrintedPage]:
        """Yield the pages, each made when it is asked for."""
        return self.poster.pages()

    def _open(self, *, is_invariant: bool) -> PdfFile:
        from cjm_desktop.printing.pdf import PdfFile, Properties

        document = self.document
        properties = Properties(
            title=map_title(document, self.journey),
            author=document.author,
            subject=map_subtitle(document, self.journey),
            language=document.language,
            keywords=_keywords(document, self.layout),
        )
        is_grey = self.plan.spec.coloring is Coloring.GREY
        return PdfFile(properties, document.attachments, is_grey=is_grey, is_invariant=is_invariant)

    def _report_page(self, number: int, share: float) -> None:
        done = (number + share) / self.plan.page_count
        self._report(_LAID_OUT + (_DRAWN - _LAID_OUT) * done)

    def _report(self, share: float) -> None:
        # Shares of pages are estimates: what was told once is never taken back.
        self._share = max(self._share, share)
        if not self._progress(self._share):
            raise Cancelled


def _keywords(document: Document, layout: MapLayout) -> tuple[str, ...]:
    """Return what a search over many files shall find this one by: the client and the stages."""
    words = (document.client, *(header.stage.title for header in layout.stages))
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))
