"""The questions about a file that somebody else has open: before it is opened, taken over, or saved."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cjm_desktop.model.quote import quoted_file
from cjm_desktop.qt.errors import ask
from cjm_desktop.qt.holder_words import who_has_it

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.storage.lock import Holder


class Way(StrEnum):
    """How a file is to be opened that somebody else has open."""

    READ_ONLY = "read_only"
    COPY = "copy"
    TAKE = "take"
    CANCEL = "cancel"


class Answer(StrEnum):
    """What shall happen to a map whose file somebody else has taken over."""

    SAVE_AS = "save_as"
    TAKE = "take"
    CANCEL = "cancel"


def ask_how_to_open(parent: QWidget | None, name: str, holder: Holder) -> Way:
    """Ask how to open the file called `name`."""
    translate = QCoreApplication.translate
    advice = translate(
        "FileInUse",
        "Read-only shows the map and leaves the file as it is. A copy is a map of your own, in no file yet."
        " If you take the file over, the other window is asked before it saves.",
    )
    return ask(
        parent,
        translate("FileInUse", "“{name}” is already open.").format(name=quoted_file(name)),
        f"{who_has_it(holder)}\n\n{advice}",
        {
            Way.READ_ONLY: translate("FileInUse", "Open read-only"),
            Way.COPY: translate("FileInUse", "Open a copy"),
            Way.TAKE: translate("FileInUse", "Take it over"),
            Way.CANCEL: translate("FileInUse", "Cancel"),
        },
        best=Way.READ_ONLY,
        escape=Way.CANCEL,
    )


def ask_about_taking(parent: QWidget | None, name: str, holder: Holder) -> bool:
    """Ask whether the file called `name` is really to be taken from somebody who has it open."""
    translate = QCoreApplication.translate
    advice = translate(
        "FileInUse",
        "What was not saved there is not in the file. The other window is asked before it saves.",
    )
    return ask(
        parent,
        translate("FileInUse", "Take “{name}” over?").format(name=quoted_file(name)),
        f"{who_has_it(holder)}\n\n{advice}",
        {
            True: translate("FileInUse", "Take it over"),
            False: translate("FileInUse", "Cancel"),
        },
        best=False,
        escape=False,
    )


def ask_about_taken_file(parent: QWidget | None, name: str, holder: Holder) -> Answer:
    """Ask where to save, now that somebody else has the file called `name` open, too."""
    translate = QCoreApplication.translate
    advice = translate(
        "FileInUse",
        "Under another name both maps are kept. If you save here all the same, the file is yours again and"
        " the other window is asked before it saves.",
    )
    return ask(
        parent,
        translate("FileInUse", "“{name}” is now open elsewhere.").format(name=quoted_file(name)),
        f"{who_has_it(holder)}\n\n{advice}",
        {
            Answer.SAVE_AS: translate("FileInUse", "Keep mine as a copy…"),
            Answer.TAKE: translate("FileInUse", "Save here"),
            Answer.CANCEL: translate("FileInUse", "Cancel"),
        },
        best=Answer.SAVE_AS,
        escape=Answer.CANCEL,
    )
