"""The button that sends a poster or stickers to a system printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.printing.writing import Printed
    from cjm_desktop.qt.print_parts.pdf_saving import PdfSaving
    from cjm_desktop.qt.printer.printing import Ask


class PrintButton(QPushButton):
    """Prints what it is told to when it is pressed, None for nothing; never over a map that `saving` knows.

    `ask` asks on which printer; None lets the system do so.
    """

    ended = Signal(object)
    """A PrintNews: how it ended."""

    def __init__(self, printed: Callable[[], Printed | None], saving: PdfSaving) -> None:
        super().__init__(QCoreApplication.translate("Printing", "Print…"))
        self.ask: Ask | None = None
        self._printed, self._saving = printed, saving
        self.setAutoDefault(False)
        self.clicked.connect(self._print)

    def _print(self) -> None:
        # Qt's printing is loaded where something is printed, and not before.
        from cjm_desktop.qt.printer.printing import print_pages

        printed = self._printed()
        if printed is not None:
            printing = print_pages(self.window(), printed, is_open=self._saving.is_open, ask=self.ask)
            printing.ended.connect(self.ended)
