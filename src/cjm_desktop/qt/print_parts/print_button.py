"""The button that sends a poster or stickers to a system printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.printing.writing import Printed
    from cjm_desktop.qt.printer.printing import Ask


class PrintButton(QPushButton):
    """Asks for what is planned when it is pressed, and sends it to a printer.

    `ask` asks on which printer; None lets the system do so.
    """

    ended = Signal(object)
    """A PrintNews: how it ended."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("Printing", "&Print…"))
        self.ask: Ask | None = None
        self.setAutoDefault(False)

    def send(self, printed: Printed, is_open: Callable[[Path], bool]) -> None:
        """Print, over no file of which `is_open` says that it is a map in a window."""
        # Qt's printing is loaded where something is printed, and not before.
        from cjm_desktop.qt.printer.printing import print_pages

        printing = print_pages(self.window(), printed, is_open=is_open, ask=self.ask)
        printing.ended.connect(self.ended)
