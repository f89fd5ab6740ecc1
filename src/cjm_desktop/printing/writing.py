"""Printed pages on their way into a PDF: with news of how far they are, until the end or until told to stop.

What is printed, a poster or stickers, tells its pages; nothing here knows which it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import map_subtitle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.printing.pages import Bookmark, PrintedPage
    from cjm_desktop.printing.pdf.file import PdfFile

Progress = Callable[[float], bool]
"""Is told the share done, 0..1, and answers whether to go on."""
_BEGUN = 0.1
_DRAWN = 0.9


class Cancelled(PrintError):
    """The user stopped the job; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            Phrase("Printing was cancelled; no file was written.", "Печать отменена; файл не записан.")
        )


class Printed(Protocol):
    """What can be printed: pages with their outline, and what they show."""

    @property
    def document(self) -> Document:
        """The document they show."""

    @property
    def journey(self) -> Map:
        """The map they show."""

    @property
    def title(self) -> str:
        """What readers call the file."""

    @property
    def is_grey(self) -> bool:
        """Whether they are without colour."""

    @property
    def page_count(self) -> int:
        """How many pages there are."""

    def pages(self) -> Iterator[PrintedPage]:
        """Yield the pages, each made when it is asked for."""

    def outline(self) -> Iterator[Bookmark]:
        """Yield the bookmarks of a file of all pages."""


class Met(NamedTuple):
    """What was met while a file was written: characters the font lacks, attachments that cannot be drawn."""

    missing: frozenset[str]
    unreadable: frozenset[str]


def write_pages(printed: Printed, file: BinaryIO, progress: Progress, *, is_invariant: bool = False) -> Met:
    """Write pages into an open file as a PDF; raises Cancelled where `progress` says so.

    With `is_invariant` the same pages give the same bytes, for tests.
    """
    news = _News(progress, printed.page_count)
    news.report(_BEGUN)
    pdf = _opened(printed, is_invariant=is_invariant)
    for number, page in enumerate(printed.pages()):
        pdf.add_page(page, partial(news.report_page, number))
    pdf.add_outline(printed.outline())
    pdf.save(file)
    news.report(1.0)
    return Met(pdf.missing, frozenset(pdf.unreadable))


def _opened(printed: Printed, *, is_invariant: bool) -> PdfFile:
    from cjm_desktop.printing.pdf.file import PdfFile, Properties

    document, journey = printed.document, printed.journey
    properties = Properties(
        title=printed.title,
        author=document.author,
        subject=map_subtitle(document, journey),
        language=document.language,
        keywords=_keywords(document, journey),
    )
    return PdfFile(properties, document.attachments, is_grey=printed.is_grey, is_invariant=is_invariant)


def _keywords(document: Document, journey: Map) -> tuple[str, ...]:
    """Return what a search over many files shall find this one by: the client and the stages."""
    words = (document.client, *(stage.title for stage in journey.stages))
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))


class _News:
    """Tells how far the pages are; what was told once is never taken back."""

    def __init__(self, progress: Progress, pages: int) -> None:
        self._progress, self._pages = progress, pages
        self._share = 0.0

    def report_page(self, number: int, share: float) -> None:
        self.report(_BEGUN + (_DRAWN - _BEGUN) * (number + share) / self._pages)

    def report(self, share: float) -> None:
        # Shares of pages are estimates.
        self._share = max(self._share, share)
        if not self._progress(self._share):
            raise Cancelled
