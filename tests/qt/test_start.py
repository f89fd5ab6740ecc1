"""What a start waits for: nothing but what is seen in the first frame."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from cjm_desktop import RESOURCES
from cjm_desktop.qt.canvas.view import Canvas

if TYPE_CHECKING:
    from cjm_desktop.qt.windows import Desk

MAP = RESOURCES / "templates" / "b2b_saas.en.cjm"
# PySide puts a class into its module when it makes it: when it is first named, or handed out.
SEEN_AT_FIRST_PAINT = """
import json, os, sys
from pathlib import Path
from PySide6 import QtGui, QtWidgets
from cjm_desktop.app import run_window
def tell(code):
    print(json.dumps([*sys.modules, *vars(QtGui), *vars(QtWidgets)]), flush=True)
    leave(code)
leave, os._exit = os._exit, tell
run_window([Path(sys.argv[1])])
"""
NOT_BEFORE_THE_FIRST_PAINT = {
    # Classes that take PySide a millisecond or several each, the last when any widget of Qt's own is wrapped.
    *("QStyle", "QMessageBox", "QFileDialog", "QAccessible", "QPlainTextEdit", "QCalendarWidget"),
    *("dataclasses", "PySide6.QtSvg", "PIL"),
    *(f"cjm_desktop.qt.{name}" for name in ("canvas.editor", "file_dialogs", "dialogs.form", "render.image")),
}


def test_the_first_frame_waits_for_no_editor_dialog_or_large_class() -> None:
    command = [sys.executable, "-c", SEEN_AT_FIRST_PAINT, str(MAP)]
    env = {**os.environ, "CJM_BENCH_FIRST_PAINT": "1"}
    done = subprocess.run(command, stdout=subprocess.PIPE, timeout=100, check=True, env=env)
    assert NOT_BEFORE_THE_FIRST_PAINT.intersection(json.loads(done.stdout)) == set()


def test_the_editor_is_ready_as_soon_as_the_map_is_seen(desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    assert QTest.qWaitForWindowExposed(desk.window)
    QCoreApplication.processEvents()
    assert "editor" in vars(canvas.writing)
