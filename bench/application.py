"""The one Qt application of a run, whichever rows are measured in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from cjm_desktop.qt.program import prepare_painting

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication


@cache
def application() -> QCoreApplication:
    """Return the application that fonts and windows need, painting as the program does; kept alive."""
    prepare_painting()
    return QApplication.instance() or QApplication([])
