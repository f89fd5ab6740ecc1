"""Which pages were chosen in the system's dialog, however that tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

_CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""What Qt's dialog asks CUPS for, names and values in turn; the key is Qt's own (Qt 5 and 6)."""
_RANGES = "page-ranges"


class Asked(NamedTuple):
    """The pages as in "2-3,5" that CUPS was to choose, "" for all, and what else it was asked for."""

    ranges: str
    others: list[str]


def take_ranges(printer: QPrinter) -> None:
    """Choose the pages here that CUPS was to choose among all: only so is it known which they are."""
    engine = printer.printEngine()
    options = engine.property(_CUPS_OPTIONS)
    asked = asked_of_cups(options) if isinstance(options, list) else None
    if asked is None or not asked.ranges:
        return
    engine.setProperty(_CUPS_OPTIONS, asked.others)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString(asked.ranges))


def asked_of_cups(options: Sequence[str]) -> Asked:
    """Return what CUPS was asked for by options, names and values in turn."""
    pairs = [*zip(options[::2], options[1::2], strict=False)]
    ranges = ",".join(value for name, value in pairs if name == _RANGES)
    return Asked(ranges, [text for pair in pairs if pair[0] != _RANGES for text in pair])


def chosen_pages(printer: QPrinter, count: int) -> tuple[int, ...]:
    """Return the pages that were chosen of so many, counted from 0, in the order they are sent in."""
    numbers = tuple(range(count))
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        if ranges.isEmpty():
            numbers = tuple(at for at in numbers if printer.fromPage() <= at + 1 <= printer.toPage())
        else:
            numbers = tuple(at for at in numbers if ranges.contains(at + 1))
    if not numbers:
        raise PrintError(_no_page(count))
    return numbers[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else numbers


def _no_page(count: int) -> Phrase:
    return Phrase(
        f"There is nothing to print: the pages are 1 to {count}, and none of them was chosen.",
        f"Печатать нечего: страницы — с 1 по {count}, и ни одна не выбрана.",
    )
