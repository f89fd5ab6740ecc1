"""Starts another program as its own command does, and ends it when its window is painted.

Run by the interpreter of the peers: `python peer_start.py MODULE:FUNCTION ARGUMENT…`. Greetings and questions
are left out, in its favour. With KEEPS_DOCUMENT in the environment it saves before it ends.
"""

from __future__ import annotations

import importlib
import os
import sys

from PyQt6.QtWidgets import QApplication, QDialog, QMessageBox


def _end(*_: object) -> int:
    """Stand in for the event loop: let everything be painted, and end the process as ours ends itself."""
    for _round in range(2):
        QApplication.processEvents()
    if "KEEPS_DOCUMENT" in os.environ:
        for window in QApplication.topLevelWidgets():
            getattr(window, "saveProject", lambda: None)()
    os._exit(0)


if __name__ == "__main__":
    QApplication.exec = _end
    QDialog.exec = lambda *_: 0
    QMessageBox.exec = lambda *_: 0
    sys.argv = sys.argv[1:]
    module, _, function = sys.argv[0].partition(":")
    getattr(importlib.import_module(module), function)()
