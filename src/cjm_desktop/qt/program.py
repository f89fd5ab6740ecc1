"""The application object: its name, language, look, and who hears of its crashes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cjm_desktop.qt.crashes import CrashReporter
from cjm_desktop.qt.palette import dress
from cjm_desktop.qt.settings import APPEARANCE, LANGUAGE, Settings
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "cjm-desktop"
WITHOUT_SCREEN = ("-platform", "offscreen")
"""Arguments with which the application draws into memory."""
_IN_FUSION = ("-style", "Fusion")
"""Asked for by arguments: to answer `setStyle` PySide makes its largest class, which takes 5 ms."""


def the_program(settings: Settings, arguments: Sequence[str] = ()) -> QApplication:
    """Return the application; it is made, dressed and watched over when there is none yet."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    prepare_painting()
    QGuiApplication.setDesktopFileName(NAME)
    program = QApplication([sys.argv[0], *_IN_FUSION, *arguments])
    # After the application is made, for it asks the system's theme first.
    program.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    program.setApplicationName(NAME)
    install_language(settings.value(LANGUAGE))
    dress(program, settings.value(APPEARANCE))
    CrashReporter(program).install()
    return program


def prepare_painting() -> None:
    """Choose how Qt paints; before the application is made and anything is painted.

    Qt hands each filled shape of more than some 90 scan lines to a pool of threads. Waking these costs more
    than filling a card: without them a full repaint takes two thirds of the time, a pan step half of it.
    """
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    rounding = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(rounding)
