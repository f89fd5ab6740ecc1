"""The question before a changed map is closed."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from cjm_desktop.qt.errors import message_box


class Answer(StrEnum):
    """What shall happen to unsaved changes."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_about_changes(parent: QWidget | None, name: str) -> Answer:
    """Ask whether to save the map called `name` before it is closed."""
    translate = QCoreApplication.translate
    box = message_box(
        parent,
        QMessageBox.Icon.NoIcon,
        translate("UnsavedQuestion", "Save the changes to “{name}”?").format(name=name),
        translate("UnsavedQuestion", "Without saving, what you changed since the last save is lost."),
    )
    role = QMessageBox.ButtonRole
    save = box.addButton(translate("UnsavedQuestion", "Save"), role.AcceptRole)
    discard = box.addButton(translate("UnsavedQuestion", "Do not save"), role.DestructiveRole)
    cancel = box.addButton(translate("UnsavedQuestion", "Cancel"), role.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    if box.clickedButton() is save:
        return Answer.SAVE
    return Answer.DISCARD if box.clickedButton() is discard else Answer.CANCEL
