"""Days and times as the window writes them: in its language, in one form, whatever the system prefers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cjm_desktop.layout.headers import written_date
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from PySide6.QtCore import QDateTime


def day_of(moment: QDateTime) -> str:
    """Return the day of a moment as the map writes days: "14 Mar 2020", in Russian 14.03.2020."""
    return written_date(moment.date().toString(Qt.DateFormat.ISODate), interface_language())


def time_of(moment: QDateTime, *, to_the_second: bool = False) -> str:
    """Return the time of a moment, 09:35 or 09:35:07, of 24 hours."""
    return moment.time().toString("HH:mm:ss" if to_the_second else "HH:mm")
