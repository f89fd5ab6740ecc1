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


def ask_about_changes(parent: QWidget | None, name: str, *, has_file: bool) -> Answer:
    """Ask whether to save the map called `name` before it is closed; `has_file` tells what would be lost."""
    translate = QCoreApplication.translate
    question = translate("UnsavedQuestion", "Save the changes to “{name}”?")
    loss = translate("UnsavedQuestion", "Without saving, what you changed since the last save is lost.")
    if not has_file:
        question = translate("UnsavedQuestion", "Save the map “{name}”?")
        loss = translate("UnsavedQuestion", "It is in no file yet: without saving, all of it is lost.")
    return ask(
        parent,
        question.format(name=name),
        loss,
        {
            Answer.SAVE: translate("UnsavedQuestion", "Save"),
            Answer.DISCARD: translate("UnsavedQuestion", "Do not save"),
            Answer.CANCEL: translate("UnsavedQuestion", "Cancel"),
        },
        best=Answer.SAVE,
        escape=Answer.CANCEL,
    )
