"""The printing job: from a frozen document to a PDF on the disk, or to nothing at all.

It touches neither the window nor anything that can change, so that it may run beside either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import map_subtitle, map_title
from cjm_desktop.printing.assembly import assembly_page
from cjm_desktop.printing.findings import poster_findings
from cjm_desktop.printing.marks import sheet_marks
from cjm_desktop.printing.pages import Bookmark, Layer, PrintedPage, layer_over
from cjm_desktop.printing.sheets import SMALLEST_EM, SheetParts, simplified
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.wording import ASSEMBLY, ASSEMBLY_LABEL, sheet_bookmark
from cjm_desktop.storage.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.draw.primitives import Placed
    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.printing.pdf import PdfFile
    from cjm_desktop.printing.plan import PosterPlan, Sheet
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

    `day` is the date printed on the assembly page, today if not given; `subject` is the map where it is laid
    out for this spec already.
    """

    def __init__(
        self,
        document: Document,
        map_id: str,
        spec: PrintSpec,
        progress: Progress,
        *,
        day: date | None = None,
        subject: Subject | None = None,
    ) -> None:
        self.document = document
        self.subject = subject or Subject(document, map_id, spec.what)
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
        for number, page in enumerate(self.pages()):
            pdf.add_page(page, partial(self._report_page, number))
        pdf.add_outline(self.outline())
        self.findings = poster_findings(self.layout, self.plan, pdf.missing, pdf.unreadable)
        pdf.save(file)
        self._report(1.0)

    def pages(self) -> Iterator[PrintedPage]:
        """Yield the pages, each made when it is asked for."""
        poster, parts = self.plan, self.subject.page.parts
        if not poster.sheets:
            layer = Layer(parts, self.theme, poster.drawn.x, poster.drawn.y, poster.scale)
            yield PrintedPage(poster.page, (layer,), "1")
            return
        if poster.has_plan_page:
            yield self._assembly(parts)
        by_sheet = SheetParts(parts, poster)
        yield from (self._sheet(sheet, by_sheet.of(sheet)) for sheet in poster.sheets)

    def outline(self) -> Iterator[Bookmark]:
        """Yield the bookmarks of a file of all pages."""
        poster, language = self.plan, self._language
        if poster.has_plan_page:
            yield Bookmark(ASSEMBLY.in_language(language), 0)
        for page, sheet in enumerate(poster.sheets, start=int(poster.has_plan_page)):
            yield Bookmark(sheet_bookmark(sheet, language), page)

    @property
    def theme(self) -> Theme:
        """The colours that it is printed in."""
        return self.subject.theme

    def _open(self, *, is_invariant: bool) -> PdfFile:
        from cjm_desktop.printing.pdf import PdfFile, Properties

        document = self.document
        properties = Properties(
            title=map_title(document, self.journey),
            author=document.author,
            subject=map_subtitle(document, self.journey),
            language=document.language,
        )
        return PdfFile(properties, document.attachments, is_grey=self.theme.grey, is_invariant=is_invariant)

    def _assembly(self, parts: Sequence[Placed]) -> PrintedPage:
        page = assembly_page(self.plan, self._heading(), self._day, self._language)
        seen = tuple(simplified(parts, SMALLEST_EM / page.scale))
        small = Layer(seen, self.theme, *page.origin, page.scale, page.picture)
        over = layer_over(page.size, page.items, self.theme)
        return PrintedPage(page.size, (small, over), ASSEMBLY_LABEL.in_language(self._language))

    def _sheet(self, sheet: Sheet, parts: tuple[Placed, ...]) -> PrintedPage:
        poster, drawn, window = self.plan, self.plan.drawn, sheet.window
        size, margin = poster.sheet or poster.page, poster.spec.margin
        x, y = margin + drawn.x - window.x, margin + drawn.y - window.y
        clip = Rect(margin, margin, window.width, window.height)
        marks = sheet_marks(poster, sheet, self._language)
        layers = (
            Layer(parts, self.theme, x, y, poster.scale, clip),
            layer_over(size, marks.upright, self.theme),
            layer_over(size, marks.turned, self.theme, is_turned=True),
        )
        return PrintedPage(size, layers, sheet.label)

    def _heading(self) -> str:
        document, journey = self.document, self.journey
        title = map_title(document, journey)
        return " · ".join(part for part in (title, map_subtitle(document, journey), document.client) if part)

    def _report_page(self, number: int, share: float) -> None:
        done = (number + share) / self.plan.page_count
        self._report(_LAID_OUT + (_DRAWN - _LAID_OUT) * done)

    def _report(self, share: float) -> None:
        # Shares of pages are estimates: what was told once is never taken back.
        self._share = max(self._share, share)
        if not self._progress(self._share):
            raise Cancelled
