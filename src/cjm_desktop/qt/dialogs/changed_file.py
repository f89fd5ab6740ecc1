"""The question before a map is saved over what somebody else has written into its file meanwhile."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.qt.errors import ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Answer(StrEnum):
    """What shall happen to what somebody else wrote."""

    SAVE_AS = "save_as"
    OVERWRITE = "overwrite"
    CANCEL = "cancel"


def ask_about_changed_file(parent: QWidget | None, name: str) -> Answer:
    """Ask where to save, now that the file called `name` holds something else than was read or written."""
    translate = QCoreApplication.translate
    return ask(
        parent,
        translate("ChangedFileQuestion", "“{name}” was changed outside this window.").format(name=name),
        translate(
            "ChangedFileQuestion",
            "Since you opened or last saved it, someone else has written to the file. Under another name both"
            " versions are kept; overwriting loses what the other one wrote.",
        ),
        {
            Answer.SAVE_AS: translate("ChangedFileQuestion", "Save as…"),
            Answer.OVERWRITE: translate("ChangedFileQuestion", "Overwrite"),
            Answer.CANCEL: translate("ChangedFileQuestion", "Cancel"),
        },
        best=Answer.SAVE_AS,
        escape=Answer.CANCEL,
    )
