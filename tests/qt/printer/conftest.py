"""A window to print from, real printers that write files, and what they were sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from cjm_desktop.printing.job import PosterJob, poster_job
from cjm_desktop.qt.printer.printing import Ask, Printing, PrintNews, print_pages
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.printing.writing import Printed


@dataclass
class Office:
    """Prints from a window as a user does, on a printer of Qt's own that writes a PDF."""

    qtbot: QtBot
    folder: Path
    window: QWidget
    told: list[PrintNews] = field(default_factory=list)

    @property
    def file(self) -> Path:
        return self.folder / "printed.pdf"

    def on_paper(self, choose: Callable[[QPrinter], object] = lambda _: None) -> Ask:
        """A user who chooses what `choose` sets up, and prints."""

        def ask(printer: QPrinter, _count: int, _parent: QWidget) -> bool:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self.file))
            choose(printer)
            return True

        return ask

    def begin(self, printed: Printed, ask: Ask | None = None) -> Printing:
        """Begin to print; what is told in the end is kept."""
        printing = print_pages(self.window, printed, ask=ask or self.on_paper())
        printing.ended.connect(self.told.append)
        return printing

    def print(self, printed: Printed, ask: Ask | None = None) -> PrintNews:
        """Print and wait for the end."""
        self.begin(printed, ask)
        self.qtbot.waitUntil(lambda: bool(self.told), timeout=30_000)
        return self.told.pop()

    def job(self, spec: PrintSpec, language: str = "ru") -> PosterJob:
        """A poster of the worked example."""
        document = template("b2b_saas", language)
        return poster_job(document, document.maps[0].id, spec, lambda _: True)


@pytest.fixture
def office(program: QApplication, qtbot: QtBot, tmp_path: Path) -> Office:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Office(qtbot, tmp_path, window)
