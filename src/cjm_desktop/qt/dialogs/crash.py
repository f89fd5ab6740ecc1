"""The dialog after an error that nobody expected: what it means for the user's work, and a report of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.model.errors import CjmError
from cjm_desktop.model.quote import quoted_file
from cjm_desktop.qt.assets import drawn_icon
from cjm_desktop.qt.dialogs.fitting import FittingDialog
from cjm_desktop.qt.dialogs.form import plain_label, say
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH, _REPORT_HEIGHT, _ICON = 620, 170, 40
_SUFFIX = ".txt"


class CrashDialog(FittingDialog):
    """Says that something went wrong; one goes on by Enter or Escape, or ends the program.

    `is_kept` tells whether all that is not saved was kept aside.
    """

    def __init__(self, parent: QWidget | None, report: str, *, is_kept: bool, must_end: bool = False) -> None:
        super().__init__(parent)
        self.wants_end = False
        """Whether the program is to be ended."""
        self.report = report
        self.setWindowTitle("CJM Desktop")
        self.setMinimumWidth(_WIDTH)
        self._field = QPlainTextEdit(report)
        self._said, self._further = plain_label("", "hint", wrapped=True), plain_label("", "hint")
        self.save_button = self._button(self.tr("&Save report…"), self.save_report)
        self.copy_button = self._button(self.tr("&Copy report"), self.copy_report)
        self.end_button = self._button(self.tr("&End the program"), self._end)
        self.go_on_button = self._button(self.tr("&Go on"), self.accept)
        self._put_together(self._what_it_means(is_kept=is_kept))

    def show_further(self, count: int) -> None:
        """Tell how many errors came since the dialog was opened."""
        self._further.setText(self.tr("Errors since then: {count}").format(count=count))
        self._further.setVisible(count > 0)

    def save_report(self) -> None:
        """Ask for a file and write the report into it."""
        from cjm_desktop.qt.file_dialogs import ask_for_new_file
        from cjm_desktop.storage.atomic import write_atomically
        from cjm_desktop.storage.targets import require_suffix

        path = ask_for_new_file(
            self, self.tr("Save report"), _suggested(), _SUFFIX[1:], self.tr("Text files (*.txt)")
        )
        if path is None:
            return
        try:
            require_suffix(path, _SUFFIX)
            write_atomically(path, self.report.encode(errors="backslashreplace"))
        except CjmError as error:
            say(self._said, error.in_language(interface_language()), "refusal")
        else:
            say(self._said, self.tr("Saved as {name}.").format(name=quoted_file(path.name)), "hint")

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QApplication.clipboard().setText(self.report)
        say(self._said, self.tr("The report is on the clipboard."), "hint")

    def _end(self) -> None:
        self.wants_end = True
        self.accept()

    def _what_it_means(self, *, is_kept: bool) -> str:
        if is_kept:
            return self.tr(
                "Your maps are still open, and what is not saved has just been kept aside: the program offers"
                " it should it end now. To be safe, save under a new name and start the program again."
            )
        return self.tr(
            "Your maps are still open, but what is not saved could not be kept aside. Go on and save it"
            " now, under a new name or on another disk, before you end the program."
        )

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, autoDefault=False)
        button.clicked.connect(lambda _on=False: do())
        return button

    def _put_together(self, meaning: str) -> None:
        self._field.setReadOnly(True)
        self._field.setTabChangesFocus(True)
        self._field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._field.setMinimumHeight(_REPORT_HEIGHT)
        self._field.setAccessibleName(self.tr("Report"))
        self._further.hide()
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(plain_label(self.tr("Something went wrong in the program."), "heading", wrapped=True))
        texts.addWidget(plain_label(meaning, wrapped=True))
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(self._sign(), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        told = self.tr("The report tells versions and where it happened; nothing of your maps stands in it.")
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 22, 24, 18)
        page.setSpacing(12)
        page.addLayout(head)
        page.addWidget(plain_label(told, "caption", wrapped=True))
        page.addWidget(self._field, 1)
        page.addWidget(self._further)
        page.addWidget(self._said)
        page.addLayout(self._buttons())
        self.go_on_button.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addWidget(self.copy_button)
        row.addStretch()
        row.addWidget(self.end_button)
        row.addWidget(self.go_on_button)
        self.go_on_button.setDefault(True)
        return row

    def _sign(self) -> QLabel:
        sign = QLabel()
        # Its file may be what cannot be opened.
        with suppress(OSError):
            ink = QColor(current_colors().bad)
            sign.setPixmap(drawn_icon("warning", ink, _ICON, self.devicePixelRatioF()))
        return sign


def _suggested() -> Path:
    from cjm_desktop.qt.proposed import proposed_folder

    today = QDate.currentDate().toString(Qt.DateFormat.ISODate)
    return Path(proposed_folder(None), f"cjm-desktop-report-{today}{_SUFFIX}")
