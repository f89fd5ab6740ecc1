"""What watches over a program that runs; nothing of it is seen in the first frame."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.qt.assets import program_icon
from cjm_desktop.qt.guarded import each

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cjm_desktop.qt.windows import Windows


def attend(windows: Windows, program: QApplication) -> None:
    """Wear an icon, know keys by their place, note what nobody can catch, and tell of the last time."""
    each(
        partial(_heed, windows), partial(_watch_keys, program), lambda: program.setWindowIcon(program_icon())
    )


# Each is loaded for itself: one that cannot be is no matter of the others.


def _heed(windows: Windows) -> None:
    from cjm_desktop.qt.last_words import begin

    begin(windows)


def _watch_keys(program: QApplication) -> None:
    from cjm_desktop.qt.keyboard_layouts import ShortcutsInAnyLayout

    ShortcutsInAnyLayout(program)
