"""Which pages were chosen, where the system's dialog leaves that to CUPS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter

from cjm_desktop.qt.printer.chosen import Asked, asked_of_cups, chosen_pages, take_ranges

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

DIALOG = ["number-up", "1", "job-sheets", "none,none", "page-ranges", "2-3,5"]
"""What Qt 6.11's dialog asks CUPS for where somebody types 2-3,5."""


def test_the_pages_are_taken_out_of_what_cups_is_asked_for() -> None:
    assert asked_of_cups(DIALOG) == Asked("2-3,5", ["number-up", "1", "job-sheets", "none,none"])
    assert asked_of_cups(DIALOG[:4]) == Asked("", DIALOG[:4])
    assert asked_of_cups([]) == Asked("", [])


@pytest.mark.parametrize(("ranges", "numbers"), [("2-3,5", (1, 2, 4)), ("4", (3,)), ("", (0, 1, 2, 3, 4))])
def test_ranges_choose_pages(program: QApplication, ranges: str, numbers: tuple[int, ...]) -> None:
    printer = QPrinter()
    if ranges:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(ranges))
    assert chosen_pages(printer, 5) == numbers


def test_a_printer_that_knows_nothing_of_cups_is_left_as_it_is(program: QApplication) -> None:
    printer = QPrinter()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    take_ranges(printer)
    assert chosen_pages(printer, 5) == (1, 2)
