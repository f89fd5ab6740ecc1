"""The pages of a finished PDF as pictures, as another program sees them: pypdfium2, imported on first use.

pdfium must not be entered by two threads at once: whoever renders waits for the others.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from cjm_desktop.layout.geometry import Size
from cjm_desktop.printing.paper import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_pdfium = threading.Lock()


class PageFacts(NamedTuple):
    """What readers call a page, and its size in mm."""

    label: str
    size: Size


class PageImage(NamedTuple):
    """A page as a picture: its number from 0, and rows of red, green and blue, `stride` bytes each."""

    number: int
    width: int
    height: int
    stride: int
    rows: bytes


def page_facts(pdf: bytes) -> tuple[PageFacts, ...]:
    """Return the labels and sizes of the pages of a PDF."""
    with _opened(pdf) as document:
        return tuple(
            PageFacts(
                document.get_page_label(number) or str(number + 1),
                Size(*(side / POINTS_PER_MM for side in document.get_page_size(number))),
            )
            for number in range(len(document))
        )


def page_images(pdf: bytes, numbers: Iterable[int], longest: float) -> Iterator[PageImage]:
    """Yield these pages of a PDF as pictures whose longer side is so many px."""
    for number in numbers:
        # Not longer than one page takes: somebody may wait for another file.
        with _opened(pdf) as document:
            yield _rendered(document, number, longest)


def _rendered(document: Any, number: int, longest: float) -> PageImage:
    page = document[number]
    bitmap = page.render(scale=longest / max(page.get_size()), rev_byteorder=True, draw_annots=False)
    image = PageImage(number, bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return image


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    with _pdfium:
        import pypdfium2

        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
