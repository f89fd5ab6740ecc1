"""File > Print: the system's dialog, a window that tells how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from cjm_desktop.model.errors import CjmError, PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted_file
from cjm_desktop.qt.dialogs.form import run
from cjm_desktop.qt.printer.chosen import take_ranges
from cjm_desktop.qt.printer.progress import PrintingDialog
from cjm_desktop.qt.printer.sending import Sending
from cjm_desktop.qt.translations import interface_language
from cjm_desktop.storage.targets import is_the_map, require_suffix

if TYPE_CHECKING:
    from cjm_desktop.printing.writing import Printed

Ask = Callable[[QPrinter, int, QWidget], bool]
"""Asks how so many pages shall be printed, sets up the printer, and returns whether to print."""
_AT_ONCE = 0.03
"""Seconds of printing, after which the window may do something else."""
_NO_PRINTER = Phrase(
    "There is no printer here. Save as PDF, and print the file on a computer that has one.",
    "Принтера здесь нет. Сохраните PDF и напечатайте файл на компьютере, у которого он есть.",
)


class PrintNews(Struct, frozen=True):
    """How printing ended, in a sentence, "" where the user thought better of it in the system's dialog.

    `pages` are the numbers of those that were printed, counted from 0.
    """

    sentence: str = ""
    is_refusal: bool = False
    pages: tuple[int, ...] = ()


def print_pages(
    parent: QWidget,
    printed: Printed,
    *,
    is_open: Callable[[Path], bool] = lambda _: False,
    ask: Ask | None = None,
) -> Printing:
    """Ask on which printer to print a poster or stickers, and print them; `ended` of what is returned tells.

    `is_open` says of a file, which a printer may write instead, whether it is a map in a window.
    """
    printing = Printing(parent, printed, is_open, ask or ask_by_system_dialog)
    # Whoever called listens first.
    QTimer.singleShot(0, printing, printing.begin)
    return printing


class Printing(QObject):
    """Prints something once; lives as long as the window it was asked for in."""

    ended = Signal(object)
    """A PrintNews."""

    def __init__(self, parent: QWidget, printed: Printed, is_open: Callable[[Path], bool], ask: Ask) -> None:
        super().__init__(parent)
        self.dialog: PrintingDialog | None = None
        self._parent, self._printed = parent, printed
        self._is_open, self._ask = is_open, ask
        self._course = _Course()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        # A painter must not outlive its printer, nor go on where no window is left to tell.
        self.destroyed.connect(self._course.stop)

    def begin(self) -> None:
        """Ask how to print, and begin where that was answered."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        _set_up(printer, self._printed)
        try:
            if not self._ask(printer, self._printed.page_count, self._parent):
                self._tell("")
                return
            take_ranges(printer)
            self._require_own_file(printer.outputFileName())
        except CjmError as error:
            self._refuse(error)
        else:
            self._send(Sending(printer, self._printed))

    def cancel(self) -> None:
        """Stop, with nothing printed."""
        if self._timer.isActive():
            self._finish()
            self._tell(self.tr("Printing was cancelled."))

    def _send(self, sending: Sending) -> None:
        self._course.sending = sending
        self.dialog = PrintingDialog(self._parent)
        self.dialog.cancelled.connect(self.cancel)
        self.dialog.open()
        self._timer.start()

    def _require_own_file(self, name: str) -> None:
        """Raise WrongTarget for a map, and for what is not named after a PDF."""
        if name:
            require_suffix(Path(name), ".pdf")
            if self._is_open(Path(name)):
                raise is_the_map(Path(name))

    def _go_on(self) -> None:
        sending, until = self._course.sending, monotonic() + _AT_ONCE
        try:
            while sending is not None and sending.step():
                if monotonic() > until:
                    self._show(sending)
                    return
        except CjmError as error:
            self._finish()
            self._refuse(error)
        except BaseException:
            self._finish()
            self._tell("")
            raise
        else:
            self._finish()
            if sending is not None:
                said = self.tr("Sent to “{printer}”: pages: {count}.")
                told = said.format(printer=quoted_file(sending.name), count=sending.count)
                self.ended.emit(PrintNews(told, pages=sending.numbers))

    def _show(self, sending: Sending) -> None:
        if self.dialog is not None:
            self.dialog.show_share(sending.share)

    def _finish(self) -> None:
        self._timer.stop()
        self._course.stop()
        if self.dialog is not None:
            self.dialog.done(0)
            self.dialog.deleteLater()
            self.dialog = None

    def _refuse(self, error: CjmError) -> None:
        self.ended.emit(PrintNews(error.in_language(interface_language()), is_refusal=True))

    def _tell(self, sentence: str) -> None:
        self.ended.emit(PrintNews(sentence))


class _Course:
    """What is being sent, apart from any Qt object, so that it can be stopped when those are gone."""

    sending: Sending | None = None

    def stop(self, _gone: object = None) -> None:
        """Send nothing more."""
        if self.sending is not None:
            self.sending.stop()
            self.sending = None


def ask_by_system_dialog(printer: QPrinter, count: int, parent: QWidget) -> bool:
    """Ask by the system's own dialog; raises PrintError where there is no printer to ask about."""
    if not QPrinterInfo.availablePrinterNames():
        raise PrintError(_NO_PRINTER)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(QCoreApplication.translate("Printing", "Print"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintShowPageSize, on=False)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    return run(dialog)


def _set_up(printer: QPrinter, printed: Printed) -> None:
    """Give a printer what it can know before it is chosen: true size, one side, the colours, the name."""
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setColorMode(QPrinter.ColorMode.GrayScale if printed.is_grey else QPrinter.ColorMode.Color)
    printer.setDocName(printed.title)
    printer.setCreator("CJM Desktop")
