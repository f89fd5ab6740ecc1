"""Listens to what nobody can catch: fatal messages of Qt, and the death of the process in machine code.

Both go to the log, without a word of what they say but the place in Qt or in the program: a message may
quote a map, a path a client. How the program ended last time is told once, in passing.
"""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qFormatLogMessage,
    qInstallMessageHandler,
)

from cjm_desktop.qt.crash_report import hard_crash_report
from cjm_desktop.qt.notice_bar import NoticeBar
from cjm_desktop.qt.notices import Teller
from cjm_desktop.qt.state_folder import log
from cjm_desktop.storage.last_words import LastWords

if TYPE_CHECKING:
    from cjm_desktop.qt.main_window import MainWindow
    from cjm_desktop.qt.windows import Windows
    from cjm_desktop.storage.log import Log

_NOTED = {QtMsgType.QtCriticalMsg: "critical", QtMsgType.QtFatalMsg: "fatal"}
_PLACE = re.compile(r"Q[A-Z][A-Za-z0-9]*(?:::~?[A-Za-z0-9]+)*(?=:)")
_CATEGORY = re.compile(r"[a-z]+(?:[.][a-z0-9]+)*")
_TOLD_AFTER_MS = 1500
"""By then what was left unsaved is offered; that counts more."""


def begin(windows: Windows) -> None:
    """Listen from now on until the program quits, and tell what was heard of the last one."""
    words, heard = LastWords(log().file.parent), _Messages(log())
    qInstallMessageHandler(heard.take)
    program = QCoreApplication.instance()

    def stop() -> None:
        words.stop()
        # Python is gone when Qt says its last messages.
        qInstallMessageHandler(None)

    if program is not None:
        # Not `words.stop` itself: a connection does not keep what a method belongs to (PySide6 6.11).
        program.aboutToQuit.connect(stop)
    said = words.of_others()
    words.listen()
    for one in said:
        log().add(f"ended hard\n{hard_crash_report(one)}")
    if said:
        QTimer.singleShot(_TOLD_AFTER_MS, windows, lambda: _tell(windows))


class _Messages:
    """Notes those messages of Qt that tell of trouble: of each place the first, the second, the fourth…."""

    def __init__(self, noted: Log) -> None:
        self._log = noted
        self._counts: dict[tuple[str, ...], int] = {}

    def take(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Take a message, in any thread; it is printed as ever."""
        if sys.stderr is not None:
            # It may be a pipe that nobody reads any more.
            with suppress(OSError, ValueError):
                sys.stderr.write(f"{qFormatLogMessage(kind, context, text)}\n")
        if kind in _NOTED:
            self._note(_NOTED[kind], _told(_CATEGORY, context.category), _told(_PLACE, text))

    def _note(self, *what: str) -> None:
        count = self._counts[what] = self._counts.get(what, 0) + 1
        if count & (count - 1) == 0:
            self._log.add(f"qt {' '.join(filter(None, what))}, time {count}")


def _told(pattern: re.Pattern[str], text: str | None) -> str:
    """Return the beginning of a text as far as it names something of Qt's."""
    found = pattern.match(text or "")
    return "" if found is None else found.group()


def _tell(windows: Windows) -> None:
    if windows.desks:
        tell_in(windows.desks[0].window)


def tell_in(window: MainWindow) -> None:
    """Tell in a window that the program was ended by an error last time; nothing waits for it."""
    if window.notices.shown:
        window.status_line.show_hint(_words())
    else:
        window.notices.show(Teller.LAST_WORDS, lambda: NoticeBar(_words()))


def _words() -> str:
    return QCoreApplication.translate(
        "LastWords",
        "Last time an error of its own ended the program. A note of it is in the log, with nothing of your"
        " maps.",
    )
