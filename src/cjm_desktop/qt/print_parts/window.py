"""What every window that prints has: fields, what comes out of them, and the ways to a PDF and a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.qt.dialogs.finding_list import FindingList
from cjm_desktop.qt.dialogs.fitting import FittingDialog, ScrolledPage
from cjm_desktop.qt.dialogs.form import plain_label, say
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.print_parts.lower_row import LowerRow
from cjm_desktop.qt.print_parts.pdf_saving import End, PdfSaving, why_unsaved
from cjm_desktop.qt.print_parts.print_button import PrintButton

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.printing.writing import Printed
    from cjm_desktop.qt.jobs import Work
    from cjm_desktop.qt.print_parts.pdf_saving import SavingEnded
    from cjm_desktop.qt.printer.printing import PrintNews

AskPath = Callable[[QWidget, Path], Path | None]
_EDGE, _GAP = 22, 14
_FIELDS_WIDTH = 350


class InFile(Protocol):
    """What was written: the file, and what there is to know about it."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to know."""


class PrintWindow(FittingDialog):
    """Asks what to print at the left, shows it at the right, and writes or prints it beside the window.

    `suggested` is the file that is proposed, `ask_path` asks for the real one. What is printed, the windows
    made of this one know.
    """

    finding_followed = Signal(object)
    """A Finding: the user wants to see what it is about."""

    def __init__(self, parent: QWidget | None, suggested: Path, ask_path: AskPath) -> None:
        super().__init__(parent)
        self.ask_path, self._suggested = ask_path, suggested
        self.saving = PdfSaving(self)
        self._result: InFile | None = None
        self.message = plain_label("", "hint", wrapped=True)
        self.findings = FindingList()
        self.print_button = PrintButton()
        self.row = LowerRow(self.print_button)

    def save(self) -> None:
        """Ask for a file and write into it what was planned, beside the window."""
        if not self._is_planned() or self.saving.is_busy:
            return
        path = self.ask_path(self, self._suggested)
        work = None if path is None else self._writing(path)
        if path is not None and work is not None:
            self._show_result(None)
            self.saving.begin(path, work)
            self._show_busy()

    def open_folder(self) -> None:
        """Show the folder of what was written."""
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.path.parent)))

    # What the windows made of this one answer

    def _is_planned(self) -> bool:
        """Whether there is something to print."""
        raise NotImplementedError

    def _writing(self, path: Path) -> Work | None:
        """Return the work of writing what is planned; its result is given to `_take`."""
        raise NotImplementedError

    def _take(self, result: Any) -> None:
        """Show what work of `_writing` resulted in."""
        raise NotImplementedError

    def _to_print(self) -> Printed | None:
        """Return what is planned as a printer gets it."""
        raise NotImplementedError

    def _told(self, result: Any) -> str:
        """Return the sentence that tells what was written."""
        raise NotImplementedError

    def _remember(self) -> None:
        """Remember what was chosen, and let nothing run on: the window closes."""
        raise NotImplementedError

    # How it is put together

    def _put_together(self, fields: QWidget, seen: QWidget, *below: QWidget) -> None:
        """Lay out the fields and what is seen of what they ask for, and connect what all windows have."""
        scrolled = ScrolledPage(fields)
        scrolled.setFixedWidth(_FIELDS_WIDTH)
        right = QVBoxLayout()
        right.setSpacing(_GAP - 4)
        right.addWidget(seen, 1)
        for widget in (*below, self.message, self.findings):
            right.addWidget(widget)
        page = QGridLayout(self)
        page.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE - 4)
        page.setHorizontalSpacing(_EDGE)
        page.setVerticalSpacing(_GAP)
        page.addWidget(scrolled, 0, 0)
        page.addLayout(right, 0, 1)
        page.addWidget(self.row, 1, 0, 1, 2)
        page.setColumnStretch(1, 1)
        self._fields = fields
        self._connect_row()
        self._show_busy()
        self._show_result(None)
        self.findings.show_findings(())

    def _connect_row(self) -> None:
        self.saving.ended.connect(self._end)
        self.saving.progressed.connect(self.row.show_progress)
        self.row.save_button.clicked.connect(self.save)
        self.row.close_button.clicked.connect(self.reject)
        self.row.folder_button.clicked.connect(self.open_folder)
        self.print_button.clicked.connect(self._print)
        self.print_button.ended.connect(self._show_sent)
        self.findings.followed.connect(self._follow_finding)

    # How it goes

    def _allow(self) -> None:
        self.row.allow(is_allowed=self._is_planned() and not self.saving.is_busy)

    def _print(self) -> None:
        printed = None if self.saving.is_busy else self._to_print()
        if printed is not None:
            self.print_button.send(printed, self.saving.is_open)

    def _end(self, ended: SavingEnded) -> None:
        """Tell how saving ended: with a file, or why there is none."""
        self._show_busy()
        if ended.end is End.SAVED:
            self._take(ended.result)
        else:
            self._show_unsaved(ended)

    def _show_unsaved(self, ended: SavingEnded) -> None:
        self._tell(why_unsaved(ended), "hint" if ended.end is End.CANCELLED else "refusal")

    def _show_sent(self, news: PrintNews) -> None:
        """Tell how printing ended."""
        self._show_result(None)
        self._tell(news.sentence, "refusal" if news.is_refusal else "hint")

    def _tell(self, sentence: str, look: str) -> None:
        say(self.message, sentence, look)
        self.message.setVisible(bool(sentence))

    def _show_busy(self) -> None:
        is_busy = self.saving.is_busy
        self.row.show_busy(is_busy=is_busy)
        self._fields.setEnabled(not is_busy)
        self._allow()

    def _show_result(self, result: InFile | None) -> None:
        """Show what was written with its findings, or nothing."""
        self._result = result
        self.row.folder_button.setVisible(result is not None)
        self._tell("" if result is None else self._told(result), "hint")
        if result is not None:
            self._suggested = result.path
            self.findings.show_findings(result.findings)

    def _follow_finding(self, finding: Finding) -> None:
        self.finding_followed.emit(finding)
        self.accept()

    # Qt's overrides

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus with Enter; in a number, Enter ends typing and no more."""
        focused = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focused, QAbstractButton) and not focused.isCheckable():
            focused.click()
        elif not isinstance(focused, QAbstractSpinBox):
            super().keyPressEvent(event)

    @guarded()
    def reject(self) -> None:
        """Stop the job that runs, or close."""
        if self.saving.is_busy:
            self.saving.cancel()
        else:
            super().reject()

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the job that runs before the window goes."""
        self.saving.stop()
        super().closeEvent(event)

    @guarded()
    def done(self, result: int) -> None:
        """Remember what was chosen, and let nothing run on."""
        self.saving.stop()
        self._remember()
        super().done(result)
