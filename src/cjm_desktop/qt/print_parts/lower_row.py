"""What stands below in a window that prints: how far a file is, and the ways out of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

if TYPE_CHECKING:
    from cjm_desktop.qt.jobs import Progress
    from cjm_desktop.qt.print_parts.print_button import PrintButton

_GAP, _STEPS = 14, 1000


class LowerRow(QWidget):
    """Open folder, progress, Close or Cancel, Print…, Save as PDF…."""

    def __init__(self, print_button: PrintButton) -> None:
        super().__init__()
        self.print_button = print_button
        self.progress = QProgressBar(maximum=_STEPS)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.folder_button = QPushButton(self.tr("Open &folder"))
        self.close_button = QPushButton(self.tr("Clos&e"))
        self.save_button = QPushButton(self.tr("&Save as PDF…"))
        self.save_button.setDefault(True)
        for button in (self.close_button, self.folder_button):
            button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.folder_button)
        row.addWidget(self.progress, 1)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)

    def allow(self, *, is_allowed: bool) -> None:
        """Let what is planned be saved and printed, or not."""
        self.save_button.setEnabled(is_allowed)
        self.print_button.setEnabled(is_allowed)

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that a file is being written, which can be cancelled, or that none is."""
        if not is_busy:
            self.progress.setValue(0)
        self.progress.setVisible(is_busy)
        self.close_button.setText(self.tr("Canc&el") if is_busy else self.tr("Clos&e"))

    def show_progress(self, news: Progress) -> None:
        """Show how much of the file is done."""
        self.progress.setValue(round(news.share * _STEPS))
