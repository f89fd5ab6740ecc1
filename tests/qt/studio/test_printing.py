"""The studio's Print…: what it shows goes to a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cjm_desktop.printing.paper import A4
from cjm_desktop.printing.spec import PrintSpec

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from tests.qt.studio.conftest import Studio


def test_the_poster_that_is_shown_is_printed(studio: Studio, tmp_path: Path) -> None:
    def ask(printer: QPrinter, count: int, _parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "office.pdf"))
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, count)
        return True

    window = studio.open(PrintSpec(sheet=A4))
    assert window.plan is not None
    count = window.plan.page_count
    window.print_button.ask = ask
    with studio.qtbot.waitSignal(window.print_button.ended, timeout=20_000) as ended:
        window.print_button.click()
    assert ended.args[0].pages == tuple(range(1, count))
    assert len(PdfReader(tmp_path / "office.pdf").pages) == count - 1
    assert window.message.text() == f"Sent to “office.pdf”: pages: {count - 1}."
    assert window.isVisible()


def test_without_a_printer_the_studio_says_so_and_can_still_save(studio: Studio) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("there is a printer here")
    window = studio.open(PrintSpec(sheet=A4))
    with studio.qtbot.waitSignal(window.print_button.ended):
        window.print_button.click()
    assert window.message.isVisible()
    assert window.message.text().startswith("There is no printer here.")
    assert window.message.property("look") == "refusal"
    assert window.row.save_button.isEnabled()


def test_what_cannot_be_printed_cannot_be_sent(studio: Studio) -> None:
    window = studio.open(PrintSpec(sheet=A4))
    assert window.print_button.isEnabled()
    window.fields.sheets.margin.setValue(60)
    window.fields.sheets.overlap.setValue(90)
    studio.settle(window)
    assert window.plan is None
    assert not window.print_button.isEnabled()


def test_file_print_asks_for_a_printer_once_the_poster_is_planned(studio: Studio) -> None:
    asked: list[int] = []

    def ask(_printer: QPrinter, count: int, _parent: QWidget) -> bool:
        asked.append(count)
        return False

    window = studio.open(PrintSpec(sheet=A4), is_ready=False)
    window.print_button.ask = ask
    window.print_when_planned()
    assert asked == []
    studio.qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert window.plan is not None
    assert asked == [window.plan.page_count]
    window.fields.sheets.margin.setValue(7)
    studio.settle(window)
    assert len(asked) == 1
    assert window.isVisible()


def test_file_print_of_what_cannot_be_printed_asks_for_no_printer(studio: Studio) -> None:
    asked: list[int] = []

    def ask(_printer: QPrinter, count: int, _parent: QWidget) -> bool:
        asked.append(count)
        return False

    window = studio.open(PrintSpec(sheet=A4))
    window.print_button.ask = ask
    window.fields.sheets.margin.setValue(120)
    window.print_when_planned()
    studio.settle(window)
    assert asked == []
    assert "leaves less than 20 mm" in window.views.summary.text()
