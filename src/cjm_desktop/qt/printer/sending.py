"""Pages on their way to a printer: a little at a time, so that the window they were asked for in stays alive.

Qt's printers and painters belong in the window's thread; what the pages show never changes meanwhile.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtGui import QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter

from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted
from cjm_desktop.qt.printer.chosen import chosen_pages
from cjm_desktop.qt.printer.paper import edges_of, lay_paper, out_of_reach, short_of
from cjm_desktop.qt.render import Pictures
from cjm_desktop.qt.render.pages import PagePainter
from cjm_desktop.storage.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from cjm_desktop.printing.pages import PrintedPage
    from cjm_desktop.printing.writing import Printed

MM_PER_INCH = 25.4
_PDF = QPrinter.OutputFormat.PdfFormat
_LARGEST_PICTURE = 3200
"""The longest side in px of a picture that is sent to a printer: 270 mm at 300 dots to the inch."""


class Sending:
    """Sends the chosen pages of a print to a printer that is set up, step by step.

    `share` is how much is done, 0..1. A file that the printer writes instead goes where it shall be at the
    end, or not at all.
    """

    def __init__(self, printer: QPrinter, printed: Printed) -> None:
        self.share = 0.0
        self.numbers: tuple[int, ...] = ()
        """Which pages there are to send, counted from 0, once that is known."""
        self.count = 0
        """How many pages there are to send, copies included, once they are known."""
        self._printer, self._printed = printer, printed
        self._painter = QPainter()
        # What is sent to a printer is a PDF wherever CUPS prints, too; elsewhere letters are outlines.
        is_pdf = printer.paintEngine().type() == QPaintEngine.Type.Pdf
        pictures = Pictures(printed.document.attachments, _LARGEST_PICTURE)
        self._pages = PagePainter(pictures, embeds_fonts=is_pdf)
        self._file = printer.outputFileName() if printer.outputFormat() == _PDF else ""
        self.name = Path(self._file).name or printer.printerName()
        """What the printer, or the file it writes, is called."""
        self._steps = self._sent()

    def step(self) -> bool:
        """Do a little more and return whether there is more yet; raises PrintError or NotWritten."""
        return next(self._steps, self) is None

    def stop(self) -> None:
        """Send nothing more, and have the printer forget what it was sent."""
        self._steps.close()

    def _sent(self) -> Generator[None]:
        numbers = self.numbers = chosen_pages(self._printer, self._printed.page_count)
        pages: dict[int, PrintedPage] = {}
        for number, page in enumerate(self._printed.pages()):
            if number in numbers:
                pages[number] = page
            yield
        order = _with_copies(self._printer, [pages[number] for number in numbers])
        self.count = len(order)
        yield from self._check_reach(pages.values())
        with TemporaryDirectory(prefix="cjm-") as folder:
            if self._file:
                self._printer.setOutputFileName(str(Path(folder, "printed.pdf")))
            yield from self._painted(order)
            if self._file:
                write_atomically(Path(self._file), Path(self._printer.outputFileName()).read_bytes())

    def _check_reach(self, pages: Iterable[PrintedPage]) -> Iterator[None]:
        """Raise PrintError where the printer does not reach all that stands on all these pages."""
        found = []
        for page in pages:
            lay_paper(self._printer, page.size)
            found.append(short_of(page, edges_of(self._printer)))
            yield
        told = out_of_reach([short for short in found if short is not None], self._printer.printerName())
        if told is not None:
            raise PrintError(told)

    def _painted(self, order: Sequence[PrintedPage]) -> Iterator[None]:
        """Paint pages; whoever stops amid them leaves the printer nothing."""
        is_whole = False
        try:
            for number, page in enumerate(order):
                self._begin(page, is_first=number == 0)
                yield from self._paint(number, page)
            is_whole = self._painter.end()
        finally:
            if not is_whole:
                self._printer.abort()
                self._painter.end()
        if not is_whole:
            raise PrintError(_stopped(self.name))
        self.share = 1.0

    def _begin(self, page: PrintedPage, *, is_first: bool) -> None:
        lay_paper(self._printer, page.size)
        if not (self._painter.begin(self._printer) if is_first else self._printer.newPage()):
            raise PrintError(_stopped(self.name))

    def _paint(self, number: int, page: PrintedPage) -> Iterator[None]:
        total = sum(len(layer.parts) for layer in page.layers)
        painting = self._pages.painting(self._painter, page, self._printer.resolution() / MM_PER_INCH)
        try:
            for done, _ in enumerate(painting, 1):
                self.share = (number + done / max(total, 1)) / self.count
                yield
        finally:
            painting.close()


def _with_copies(printer: QPrinter, pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return pages as often as they are wanted, where the printer does not see to that itself."""
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return [page for _ in range(copies) for page in pages]
    return [page for page in pages for _ in range(copies)]


def _stopped(printer: str) -> Phrase:
    name = quoted(printer)
    return Phrase(
        f"The printer “{name}” took no more pages. See whether it is switched on, or save as PDF.",
        f"Принтер «{name}» больше не принимает страниц. Проверьте, включён ли он, или сохраните PDF.",
    )
