"""The question before what a crash has left is removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.qt.errors import ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_about_discarding(parent: QWidget | None, name: str) -> bool:
    """Ask whether the unsaved version of the map called `name` is really not wanted."""
    translate = QCoreApplication.translate
    return ask(
        parent,
        translate("DiscardQuestion", "Discard the unsaved version of “{name}”?").format(name=name),
        translate(
            "DiscardQuestion", "It cannot be brought back. A file that was saved before stays as it is."
        ),
        {True: translate("DiscardQuestion", "Discard"), False: translate("DiscardQuestion", "Keep")},
        best=False,
        escape=False,
    )
