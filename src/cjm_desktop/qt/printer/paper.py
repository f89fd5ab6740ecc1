"""Which paper of a printer a page goes on, and whether the printer reaches all that stands on it."""

from __future__ import annotations

import math
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cjm_desktop.draw.bounds import bounds_of, united
from cjm_desktop.draw.primitives import TextRun
from cjm_desktop.layout.font import UNITS_PER_EM
from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.layout.typography import CAP_HEIGHT
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted
from cjm_desktop.model.terms import exact_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.printing.pages import Layer, PrintedPage

_SAME = 1.0
"""In mm: papers that differ by less are the same, whatever they are called."""
_NEAR = 0.1
"""In mm: by so little ink may miss what a printer can reach."""
_DESCENT = 0.2
"""How far letters reach under the baseline, in ems."""
_MM = QPageSize.Unit.Millimeter

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom, in mm."""


class Papers(NamedTuple):
    """The papers of a printer by their sizes, upright; `least` and `most` bound those it takes besides.

    Without `most` it takes no others.
    """

    sizes: tuple[Size, ...]
    least: Size = Size(0, 0)
    most: Size | None = None


ANY = Papers((), Size(0, 0), Size(math.inf, math.inf))
"""A printer that writes a file."""


def lay_paper(printer: QPrinter, size: Size) -> None:
    """Have the next page printed on paper of `size` mm, from its very corner; raises PrintError."""
    paper = paper_for(papers_of(printer), size)
    if paper is None:
        raise PrintError(_too_large(printer.printerName(), size))
    lies = QPageLayout.Orientation.Landscape if size.width > size.height else QPageLayout.Orientation.Portrait
    printer.setPageSize(QPageSize(QSizeF(*paper), _MM))
    printer.setPageOrientation(lies)
    printer.setFullPage(True)


def papers_of(printer: QPrinter) -> Papers:
    """Return the papers of a printer."""
    known = QPrinterInfo(printer)
    if known.isNull():
        return ANY
    sizes = tuple(_size(paper) for paper in known.supportedPageSizes())
    if not known.supportsCustomPageSizes():
        return Papers(sizes)
    return Papers(sizes, _size(known.minimumPhysicalPageSize()), _size(known.maximumPhysicalPageSize()))


def paper_for(papers: Papers, size: Size) -> Size | None:
    """Return the paper that a page goes on, upright: of its size, or else the smallest that holds it."""
    asked = _upright(size)
    same = [paper for paper in papers.sizes if _misses(paper, asked) < _SAME]
    if same:
        return min(same, key=lambda paper: _misses(paper, asked))
    if papers.most is not None and _holds(papers.most, asked) and _holds(asked, papers.least):
        return asked
    larger = [paper for paper in papers.sizes if _holds(paper, asked)]
    return min(larger, key=lambda paper: paper.width * paper.height, default=None)


def edges_of(printer: QPrinter) -> Edges:
    """Return the edges of the paper, as it lies, that a printer leaves white."""
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Millimeter)
    least = layout.minimumMargins()
    return least.left(), least.top(), least.right(), least.bottom()


class Short(NamedTuple):
    """How near to an edge of the paper a printer prints, and how near something stands, in mm."""

    edge: float
    white: float


def short_of(page: PrintedPage, edges: Edges) -> Short | None:
    """Return what on a page stands nearer to an edge than a printer prints: the worst of it; else None."""
    # What a part may paint is known at once; what it does paint is looked at where that is too much.
    if not _short(white_edges(page), edges):
        return None
    short = _short(white_edges(page, is_exact=True), edges)
    return Short(max(edges), max(min(short), 0.0)) if short else None


def out_of_reach(found: Sequence[Short], printer: str) -> Phrase | None:
    """Return what to say of all that a printer does not reach: the worst place; None of nothing."""
    if not found:
        return None
    return _out_of_reach(printer, max(short.edge for short in found), min(short.white for short in found))


def _short(white: Edges, edges: Edges) -> list[float]:
    return [one for one, edge in zip(white, edges, strict=True) if one < edge - _NEAR]


def white_edges(page: PrintedPage, *, is_exact: bool = False) -> Edges:
    """Return how much white a page has around all that may stand on it, or exactly around what does."""
    areas = list(_inked(page, is_exact=is_exact))
    if not areas:
        return page.size.width, page.size.height, page.size.width, page.size.height
    ink = reduce(united, areas)
    return ink.x, ink.y, page.size.width - ink.right, page.size.height - ink.bottom


def _inked(page: PrintedPage, *, is_exact: bool) -> Iterator[Rect]:
    """Yield areas that hold everything on a page, in mm from its upper left corner."""
    for layer in page.layers:
        if layer.clip is not None:
            yield layer.clip
            continue
        for part in layer.parts:
            inside = (_ink(item).moved(part.x, part.y) for item in part.items)
            yield from (_on_page(layer, area) for area in (inside if is_exact else (part.area,)))


def _ink(item: Primitive) -> Rect:
    """Return where something is painted; of text no more than the letters reach, as far as that is known."""
    if isinstance(item, TextRun):
        width = item.line.width * item.size / UNITS_PER_EM
        return Rect(item.x, item.y - CAP_HEIGHT * item.size, width, (CAP_HEIGHT + _DESCENT) * item.size)
    return bounds_of(item)


def _on_page(layer: Layer, area: Rect) -> Rect:
    scale = layer.scale
    if layer.is_turned:
        x, y = layer.x + area.y * scale, layer.y - area.right * scale
        return Rect(x, y, area.height * scale, area.width * scale)
    return Rect(layer.x + area.x * scale, layer.y + area.y * scale, area.width * scale, area.height * scale)


def _size(paper: QPageSize) -> Size:
    size = paper.size(_MM)
    return _upright(Size(size.width(), size.height()))


def _upright(size: Size) -> Size:
    return size if size.width <= size.height else Size(size.height, size.width)


def _misses(paper: Size, size: Size) -> float:
    """Return by how much, in mm, a paper is not of a size."""
    return max(abs(paper.width - size.width), abs(paper.height - size.height))


def _holds(paper: Size, size: Size) -> bool:
    return paper.width + _SAME >= size.width and paper.height + _SAME >= size.height


def _too_large(printer: str, size: Size) -> Phrase:
    name = quoted(printer)
    sides = f"{size.width:.0f} × {size.height:.0f}"
    return Phrase(
        f"The printer “{name}” has no paper of {sides} mm. Put the poster together from smaller sheets, "
        "or save it as PDF for a printer that has.",
        f"У принтера «{name}» нет бумаги {sides} мм. Сложите плакат из листов поменьше или сохраните "
        "PDF для другого принтера.",
    )


def _out_of_reach(printer: str, least: float, white: float) -> Phrase:
    name = quoted(printer)
    edge, there = exact_number(math.ceil(least * 10) / 10), exact_number(round(white, 1))
    return Phrase(
        f"The printer “{name}” cannot print nearer than {edge.en} mm to the edge of the paper, and here "
        f"something stands {there.en} mm from it. Set a printer margin of {edge.en} mm or more, "
        "or save as PDF.",
        f"Принтер «{name}» не печатает ближе {edge.ru} мм к краю листа, а здесь до края {there.ru} мм. "
        f"Задайте поля принтера от {edge.ru} мм или сохраните PDF.",
    )
