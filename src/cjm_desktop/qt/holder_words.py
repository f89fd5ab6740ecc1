"""What is said of somebody who has a file open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime

from cjm_desktop.model.quote import quoted
from cjm_desktop.qt.moments import day_of, time_of
from cjm_desktop.storage.lock import user_of_this_computer

if TYPE_CHECKING:
    from cjm_desktop.storage.lock import Holder

_EARLIEST = QDate(2000, 1, 1)
"""No program of ours had a file open before; nor since a day to come, but for one time zone."""


def who_has_it(holder: Holder) -> str:
    """Return a sentence that says who has a file open, where and since when, if that can be."""
    translate = QCoreApplication.translate
    since = QDateTime.fromSecsSinceEpoch(round(holder.since.timestamp()))
    is_told = _EARLIEST < since.date() <= QDate.currentDate().addDays(1)
    moment = f"{day_of(since)}, {time_of(since)}"
    if holder.is_here and holder.user == user_of_this_computer():
        if not is_told:
            return translate("FileInUse", "Another program on this computer has it open.")
        told = translate("FileInUse", "Another program on this computer has had it open since {moment}.")
        return told.format(moment=moment)
    who = quoted(holder.user) or translate("FileInUse", "someone")
    told = translate("FileInUse", "It has been open since {moment}: {user}, computer {computer}.")
    if not is_told:
        told = translate("FileInUse", "It is open: {user}, computer {computer}.")
    return told.format(moment=moment, user=who, computer=quoted(holder.computer) or "?")
