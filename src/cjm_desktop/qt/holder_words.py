"""What is said of somebody who has a file open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime

from cjm_desktop.model.quote import quoted
from cjm_desktop.qt.moments import day_of, time_of
from cjm_desktop.storage.lock import user_of_this_computer

if TYPE_CHECKING:
    from cjm_desktop.storage.lock import Holder


def who_has_it(holder: Holder) -> str:
    """Return a sentence that says who has a file open, where and since when."""
    translate = QCoreApplication.translate
    since = QDateTime.fromSecsSinceEpoch(round(holder.since.timestamp()))
    moment = f"{day_of(since)}, {time_of(since)}"
    if holder.is_here and holder.user == user_of_this_computer():
        told = translate("FileInUse", "Another program on this computer has had it open since {moment}.")
        return told.format(moment=moment)
    who = quoted(holder.user) or translate("FileInUse", "someone")
    told = translate("FileInUse", "It has been open since {moment}: {user}, computer {computer}.")
    return told.format(moment=moment, user=who, computer=quoted(holder.computer) or "?")
