"""The printing job: from a frozen document to a PDF on the disk, or to nothing at all.

It touches neither the window nor anything that can change, so that it may run beside either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from cjm_desktop.draw.theme import GREY, LIGHT
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import map_subtitle, map_title
from cjm_desktop.printing.assembly import assembly_page
from cjm_desktop.printing.findings import poster_findings
from cjm_desktop.printing.marks import Marks, sheet_marks
from cjm_desktop.printing.sheets import (
    SMALLEST_EM,
    MapDrawing,
    clip,
    mark_operators,
    matrix,
    poster_page,
    sheet_page,
)
from cjm_desktop.printing.spec import Coloring
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.wording import ASSEMBLY, sheet_bookmark
from cjm_desktop.storage.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.printing.assembly import AssemblyPage
    from cjm_desktop.printing.pdf import PdfFile
    from cjm_desktop.printing.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec

Progress = Callable[[float], bool]
"""Is told the share done, 0..1, and answers whether to go on."""
_LAID_OUT = 0.1
_DRAWN = 0.9
_REPORT_EVERY = 50


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
    document: Document, map_id: str, spec: PrintSpec, path: Path, progress: Progress | None = None
) -> PrintResult:
    """Write one map as a poster to `path`, wholly or not at all.

    Raises PrintError where it cannot be made as asked, Cancelled where `progress` says so, NotFound for
    a map that is not there and NotWritten where the disk refuses.
    """
    job = PosterJob(document, map_id, spec, progress or (lambda _: True))
    write_atomically(path, job.write)
    return PrintResult(path, job.plan.page_count, job.findings)


class PosterJob:
    """One poster: planned when it is made, drawn when it is written.

    `day` is the date printed on the assembly page, today if not given.
    """

    def __init__(
        self, document: Document, map_id: str, spec: PrintSpec, progress: Progress, *, day: date | None = None
    ) -> None:
        self.document = document
        self.subject = Subject(document, map_id)
        self.layout: MapLayout = self.subject.layout
        self.journey: Map = self.layout.journey
        self.plan: PosterPlan = self.subject.plan(spec)
        self.findings: tuple[Finding, ...] = ()
        self._progress, self._share = progress, 0.0
        self._day = day or datetime.now().astimezone().date()
        self._language = spec.language or document.language

    def write(self, file: BinaryIO, *, is_invariant: bool = False) -> None:
        """Draw the poster and write it into an open file; raises Cancelled.

        With `is_invariant` the same poster gives the same bytes, for tests.
        """
        self._report(_LAID_OUT)
        pdf = self._open(is_invariant=is_invariant)
        drawing = MapDrawing(self.subject.page.parts, pdf.content)
        for number, (size, operators, bookmark) in enumerate(self._pages(pdf, drawing)):
            pdf.add_page(size, self._reported(operators, number, len(drawing)), bookmark)
        self.findings = poster_findings(self.layout, self.plan, pdf.missing, pdf.unreadable)
        pdf.save(file)
        self._report(1.0)

    def _open(self, *, is_invariant: bool) -> PdfFile:
        from cjm_desktop.printing.pdf import PdfFile, Properties

        is_grey = self.plan.spec.coloring is Coloring.GREY
        document = self.document
        properties = Properties(
            title=map_title(document, self.journey),
            author=document.author,
            subject=map_subtitle(document, self.journey),
            language=document.language,
        )
        rgb = (GREY if is_grey else LIGHT).rgb
        return PdfFile(properties, rgb, document.attachments, is_grey=is_grey, is_invariant=is_invariant)

    def _pages(self, pdf: PdfFile, drawing: MapDrawing) -> Iterator[tuple[Size, Iterator[str], str | None]]:
        poster = self.plan
        if not poster.sheets:
            yield poster.page, poster_page(poster, drawing), None
            return
        size = poster.sheet or poster.page
        if poster.has_plan_page:
            page = assembly_page(poster, self._heading(), self._day, self._language)
            operators = _assembly_operators(page, pdf, drawing)
            yield page.size, operators, ASSEMBLY.in_language(self._language)
        touching = drawing.by_sheet(poster)
        for sheet in poster.sheets:
            operators = self._sheet(pdf, drawing, sheet.number, touching.get((sheet.row, sheet.column), []))
            yield size, operators, sheet_bookmark(sheet, self._language)

    def _sheet(self, pdf: PdfFile, drawing: MapDrawing, number: int, indexes: list[int]) -> Iterator[str]:
        poster = self.plan
        sheet = poster.sheets[number - 1]
        yield from sheet_page(poster, sheet, drawing, indexes)
        marks = sheet_marks(poster, sheet, self._language)
        yield from mark_operators(marks, poster.sheet or poster.page, pdf.content)

    def _heading(self) -> str:
        document, journey = self.document, self.journey
        title = map_title(document, journey)
        return " · ".join(part for part in (title, map_subtitle(document, journey), document.client) if part)

    def _reported(self, operators: Iterator[str], page: int, most: int) -> Iterator[str]:
        """Yield a page's operators and report how far they are, `most` being what a full page takes."""
        step = (_DRAWN - _LAID_OUT) / self.plan.page_count
        begin = _LAID_OUT + page * step
        for number, operator in enumerate(operators):
            if number % _REPORT_EVERY == 0:
                self._report(begin + step * min(1.0, number / max(most, 1)))
            yield operator
        self._report(begin + step)

    def _report(self, share: float) -> None:
        # Shares of pages are estimates: what was told once is never taken back.
        self._share = max(self._share, share)
        if not self._progress(self._share):
            raise Cancelled


def _assembly_operators(page: AssemblyPage, pdf: PdfFile, drawing: MapDrawing) -> Iterator[str]:
    yield f"q {clip(page.picture, page.size)} {matrix(page.scale, *page.origin, page.size)}"
    yield from drawing.simplified(SMALLEST_EM / page.scale)
    yield "Q"
    yield from mark_operators(Marks(page.items), page.size, pdf.content)
