"""The one Qt application of a run, whichever rows are measured in it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication


@cache
def application() -> QCoreApplication:
    """Return the application that fonts and windows need, kept alive."""
    return QApplication.instance() or QApplication([])
