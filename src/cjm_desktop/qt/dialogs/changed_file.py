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


def ask_about_changed_file(parent: QWidget | None, name: str, *, is_recalled: bool) -> Answer:
    """Ask where to save, now that the file called `name` holds something else than was read or written.

    `is_recalled` is whether that was in an earlier run: who has written to it since, nobody can tell.
    """
    translate = QCoreApplication.translate
    headline = translate("ChangedFileQuestion", "“{name}” was changed outside this window.")
    text = translate(
        "ChangedFileQuestion",
        "Since you opened or last saved it, someone else has written to the file. As a copy, yours is"
        " kept under another name. Reloading shows theirs in this window and keeps yours among the"
        " versions; undo brings it back. Before anything is overwritten you see what would go.",
    )
    if is_recalled:
        headline = translate("ChangedFileQuestion", "“{name}” was changed meanwhile.")
        text = translate(
            "ChangedFileQuestion",
            "It was written to after the changes that are restored here were made. As a copy, this map is"
            " kept under another name. Reloading shows what the file holds and keeps this map among the"
            " versions; undo brings it back. Before anything is overwritten you see what would go.",
        )
    return ask(
        parent,
        headline.format(name=quoted_file(name)),
        text,
        {
            Answer.SAVE_AS: translate("ChangedFileQuestion", "Keep mine as a copy…"),
            Answer.RELOAD: translate("ChangedFileQuestion", "Reload"),
            Answer.OVERWRITE: translate("ChangedFileQuestion", "Overwrite…"),
            Answer.CANCEL: translate("ChangedFileQuestion", "Cancel"),
        },
        best=Answer.SAVE_AS,
        escape=Answer.CANCEL,
    )


def ask_about_overwriting(
    parent: QWidget | None, name: str, lost: str, kept: str, *, is_recalled: bool
) -> bool:
    """Ask whether what the file called `name` holds may go; `lost` says what, `kept` where it is found."""
    translate = QCoreApplication.translate
    headline = translate("ChangedFileQuestion", "Overwrite what someone else wrote to “{name}”?")
    if is_recalled:
        headline = translate("ChangedFileQuestion", "Overwrite what “{name}” holds?")
    return ask(
        parent,
        headline.format(name=quoted_file(name)),
        f"{lost}\n\n{kept}",
        {
            True: translate("ChangedFileQuestion", "Overwrite"),
            False: translate("ChangedFileQuestion", "Cancel"),
        },
        best=False,
        escape=False,
    )
