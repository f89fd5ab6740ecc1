"""The window that tells how far printing is, and stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.guarded import guarded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_STEPS = 1000
_EDGE, _GAP, _WIDTH = 22, 14, 380


class PrintingDialog(QDialog):
    """Tells how much was sent to a printer."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.progress = QProgressBar(maximum=_STEPS)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE - 4)
        column.setSpacing(_GAP)
        column.addWidget(plain_label(self.tr("Sending pages to the printer…")))
        column.addWidget(self.progress)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        column.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)

    def show_share(self, share: float) -> None:
        """Show how much is done, 0..1."""
        self.progress.setValue(round(share * _STEPS))

    @guarded()
    def reject(self) -> None:
        """Ask to stop; who prints closes the window."""
        self.cancelled.emit()
