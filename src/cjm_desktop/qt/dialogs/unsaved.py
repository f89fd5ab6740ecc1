"""The question before a changed map is closed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.qt.errors import ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Answer(StrEnum):
    """What shall happen to unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_about_changes(parent: QWidget | None, name: str) -> Answer:
    """Ask whether to save the map called `name` before it is closed."""
    translate = QCoreApplication.translate
    return ask(
        parent,
        translate("UnsavedQuestion", "Save the changes to “{name}”?").format(name=name),
        translate("UnsavedQuestion", "Without saving, what you changed since the last save is lost."),
        {
            Answer.SAVE: translate("UnsavedQuestion", "Save"),
            Answer.DISCARD: translate("UnsavedQuestion", "Do not save"),
            Answer.CANCEL: translate("UnsavedQuestion", "Cancel"),
        },
        best=Answer.SAVE,
        escape=Answer.CANCEL,
    )
