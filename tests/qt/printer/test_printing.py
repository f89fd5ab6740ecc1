"""File > Print: pages chosen, copies, cancelling, and what is said where nothing can be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
import shiboken6
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cjm_desktop.printing.paper import A4, parse_paper
from cjm_desktop.printing.spec import ExtraSheets, PrintSpec
from cjm_desktop.qt.printer.printing import ask_by_system_dialog, print_pages
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.qt.printer.conftest import Office

TILED = PrintSpec(sheet=A4)
LARGE = PrintSpec(parse_paper("3600x2700"), sheet=A4, scale=9.0, extra=ExtraSheets.NONE)
PAGES = QPrinter.PrintRange.PageRange


def of_range(first: int, last: int) -> Callable[[QPrinter], None]:
    def choose(printer: QPrinter) -> None:
        printer.setPrintRange(PAGES)
        printer.setFromTo(first, last)

    return choose


def of_ranges(said: str) -> Callable[[QPrinter], None]:
    def choose(printer: QPrinter) -> None:
        printer.setPrintRange(PAGES)
        printer.setPageRanges(QPageRanges.fromString(said))

    return choose


def seen(office: Office) -> list[bytes]:
    """Every page that was printed, as a small picture."""
    with pdfium.PdfDocument(office.file) as pdf:
        return [page.render(scale=0.5).to_pil().tobytes() for page in pdf]


def test_all_pages_are_printed_and_told(office: Office) -> None:
    job = office.job(TILED)
    news = office.print(job.poster)
    count = job.plan.page_count
    assert (news.sentence, news.is_refusal) == (f"Sent to “printed.pdf”: pages: {count}.", False)
    assert len(PdfReader(office.file).pages) == count


@pytest.mark.parametrize(
    ("choose", "numbers"), [(of_range(2, 4), (1, 2, 3)), (of_ranges("1,3-5"), (0, 2, 3, 4))]
)
def test_only_the_chosen_pages_are_printed(
    office: Office, choose: Callable[[QPrinter], None], numbers: tuple[int, ...]
) -> None:
    news = office.print(office.job(TILED).poster, office.on_paper(choose))
    assert news.pages == numbers
    assert len(PdfReader(office.file).pages) == len(numbers)


@pytest.mark.parametrize(("is_collated", "order"), [(True, "abab"), (False, "aabb")])
def test_copies_lie_page_by_page_or_set_by_set(office: Office, is_collated: bool, order: str) -> None:
    def choose(printer: QPrinter) -> None:
        of_range(2, 3)(printer)
        printer.setCopyCount(2)
        printer.setCollateCopies(is_collated)

    office.print(office.job(TILED).poster, office.on_paper(choose))
    shown = seen(office)
    names = dict(zip(dict.fromkeys(shown), "ab", strict=True))
    assert "".join(names[page] for page in shown) == order


def test_the_last_page_may_go_first(office: Office) -> None:
    job = office.job(PrintSpec(sheet=A4, scale=0.5))
    office.print(job.poster)
    usual = seen(office)
    office.print(job.poster, office.on_paper(lambda one: one.setPageOrder(QPrinter.PageOrder.LastPageFirst)))
    assert seen(office) == usual[::-1]


def test_pages_that_are_not_there_cannot_be_chosen(office: Office) -> None:
    job = office.job(TILED)
    news = office.print(job.poster, office.on_paper(of_ranges("40-50")))
    assert news.is_refusal
    assert news.sentence.startswith(f"There is nothing to print: the pages are 1 to {job.plan.page_count}")
    assert not office.file.exists()


def test_where_there_is_no_printer_saving_is_proposed(office: Office) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("there is a printer here")
    news = office.print(office.job(TILED).poster, ask_by_system_dialog)
    assert news.is_refusal
    assert news.sentence.startswith("There is no printer here. Save as PDF")
    install_language(InterfaceLanguage.RUSSIAN)
    assert office.print(office.job(TILED).poster, ask_by_system_dialog).sentence.startswith(
        "Принтера здесь нет"
    )


def test_who_thinks_better_of_it_is_told_nothing(office: Office) -> None:
    news = office.print(office.job(TILED).poster, lambda *_: False)
    assert (news.sentence, news.is_refusal) == ("", False)


def test_cancel_leaves_nothing_and_the_file_that_was_there(office: Office) -> None:
    office.file.write_bytes(b"before")
    printing = office.begin(office.job(LARGE).poster)
    office.qtbot.waitUntil(lambda: printing.dialog is not None and printing.dialog.progress.value() > 0)
    assert printing.dialog is not None
    QTest.keyClick(printing.dialog, Qt.Key.Key_Escape)
    assert [news.sentence for news in office.told] == ["Printing was cancelled."]
    assert office.file.read_bytes() == b"before"
    assert [path.name for path in office.folder.iterdir()] == ["printed.pdf"]
    assert printing.dialog is None


def test_a_window_that_goes_stops_the_printer(office: Office) -> None:
    window = QWidget()
    printing = print_pages(window, office.job(LARGE).poster, ask=office.on_paper())
    office.qtbot.waitUntil(lambda: printing.dialog is not None and printing.dialog.progress.value() > 0)
    course = printing._course
    assert course.sending is not None
    shiboken6.delete(window)
    assert course.sending is None
    assert not office.file.exists()


def test_no_map_is_written_over_by_a_printer_that_writes_files(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "map.cjm"
    target.write_text("{}")
    ask = office.on_paper(lambda printer: printer.setOutputFileName(str(target)))
    news = office.print(office.job(TILED).poster, ask)
    assert news.is_refusal
    assert "the name must end in .pdf" in news.sentence
    assert target.read_text() == "{}"
