"""The questions before a map is saved over what somebody else has written into its file meanwhile."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.model.quote import quoted_file
from cjm_desktop.qt.errors import ask

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Answer(StrEnum):
    """What shall happen to what somebody else wrote."""

    SAVE_AS = "save_as"
    RELOAD = "reload"
    OVERWRITE = "overwrite"
    CANCEL = "cancel"


def ask_about_changed_file(parent: QWidget | None, name: str) -> Answer:
    """Ask where to save, now that the file called `name` holds something else than was read or written."""
    translate = QCoreApplication.translate
    return ask(
        parent,
        translate("ChangedFileQuestion", "“{name}” was changed outside this window.").format(
            name=quoted_file(name)
        ),
        translate(
            "ChangedFileQuestion",
            "Since you opened or last saved it, someone else has written to the file. As a copy, yours is"
            " kept under another name. Reloading shows theirs in this window and keeps yours among the"
            " versions; undo brings it back. Before anything is overwritten you see what would go.",
        ),
        {
            Answer.SAVE_AS: translate("ChangedFileQuestion", "Keep mine as a copy…"),
            Answer.RELOAD: translate("ChangedFileQuestion", "Reload"),
            Answer.OVERWRITE: translate("ChangedFileQuestion", "Overwrite…"),
            Answer.CANCEL: translate("ChangedFileQuestion", "Cancel"),
        },
        best=Answer.SAVE_AS,
        escape=Answer.CANCEL,
    )


def ask_about_overwriting(parent: QWidget | None, name: str, lost: str, kept: str) -> bool:
    """Ask whether what the file called `name` holds may go; `lost` says what, `kept` where it is found."""
    translate = QCoreApplication.translate
    return ask(
        parent,
        translate("ChangedFileQuestion", "Overwrite what someone else wrote to “{name}”?").format(
            name=quoted_file(name)
        ),
        f"{lost}\n\n{kept}",
        {
            True: translate("ChangedFileQuestion", "Overwrite"),
            False: translate("ChangedFileQuestion", "Cancel"),
        },
        best=False,
        escape=False,
    )
