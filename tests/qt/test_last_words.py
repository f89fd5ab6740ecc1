"""The running program notes what nobody can catch, and tells of it at the next start, once and quietly."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.qt.crash_report import hard_crash_report
from cjm_desktop.qt.last_words import tell_in
from cjm_desktop.qt.notice_bar import NoticeBar
from cjm_desktop.qt.notices import Teller
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.state_folder import log
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from cjm_desktop.qt.windows import Windows

PROGRAM = """
import ctypes, sys
from PySide6.QtCore import QThread, QTimer, qCritical, qWarning
from PySide6.QtWidgets import QApplication
from cjm_desktop import app
from cjm_desktop.qt.notice_bar import NoticeBar
def go_on():
    bars = [w for w in QApplication.allWidgets() if isinstance(w, NoticeBar)]
    print(*(bar.text() for bar in bars), flush=True)
    if sys.argv[1] == "crash":
        ctypes.string_at(0)
    elif sys.argv[1] == "fatal":
        thread = QThread(objectName="Petrushka")
        thread.start()
        del thread
    elif sys.argv[1] == "messages":
        for _ in range(5):
            qCritical("QFile::open: /home/Petrushka")
        qCritical("Petrushka alone")
        qWarning("QFile::seek: Petrushka")
    QApplication.quit()
from cjm_desktop.qt.program import the_program
from cjm_desktop.qt.settings import Settings
the_program(Settings())
QTimer.singleShot(3500, go_on)
sys.exit(app.run_window([]))
"""


def run(what: str) -> subprocess.CompletedProcess[str]:
    """Run the real program until something happens to it."""
    environment = os.environ | {"LC_ALL": "en_GB.UTF-8", "LANGUAGE": "en"}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, what],
        check=False,
        timeout=100,
        capture_output=True,
        encoding="utf-8",
        env=environment,
    )


def noted() -> str:
    """What stands in the log."""
    return log().file.read_text("utf-8")


def test_a_hard_crash_is_noted_and_told_by_the_next_start_alone() -> None:
    assert run("crash").returncode not in (0, 1)
    assert len(list(log().file.parent.glob("end-*.txt"))) == 1
    second = run("nothing")
    assert "error of its own" in second.stdout
    assert second.returncode == 0
    assert "ended hard\nSegmentation fault\n" in noted()
    assert ":1" in noted()
    assert "/" not in noted().replace("cjm_desktop/", "")
    assert run("nothing").stdout.strip() == ""
    assert not list(log().file.parent.glob("end-*.txt"))


def test_messages_of_qt_are_noted_by_their_place_alone_and_a_flood_seldom() -> None:
    done = run("messages")
    assert done.returncode == 0
    assert [line.split("Z  ")[1] for line in noted().splitlines()] == [
        "qt critical default QFile::open, time 1",
        "qt critical default QFile::open, time 2",
        "qt critical default QFile::open, time 4",
        "qt critical default, time 1",
    ]
    assert "QFile::seek: Petrushka" in done.stderr


def test_a_fatal_message_ends_the_program_and_is_noted_without_its_words() -> None:
    assert run("fatal").returncode != 0
    run("nothing")
    assert "qt fatal default QThread, time 1" in noted()
    assert "Petrushka" not in noted()
    assert "ended hard\nAborted" in noted()


def test_a_report_of_last_words_tells_places_in_the_program_alone() -> None:
    words = """Fatal Python error: Segmentation fault

Current thread 0x00007f0000000000 (most recent call first):
  File "/home/anna/venv/lib/python3.11/site-packages/cjm_desktop/qt/canvas/view.py", line 12 in paint
  File "/home/anna/maps/own.py", line 3 in <module>

Extension modules: shiboken6.Shiboken (total: 1)
"""
    assert hard_crash_report(words) == (
        "Segmentation fault\n  cjm_desktop/qt/canvas/view.py:12 paint\n  own.py:3 <module>"
    )
    assert hard_crash_report("/home/anna") == ""


@pytest.mark.parametrize(
    ("language", "told"),
    [(InterfaceLanguage.ENGLISH, "nothing of your maps"), (InterfaceLanguage.RUSSIAN, "нет ничего")],
)
def test_it_is_told_in_a_bar_that_closes_and_gives_way_to_others(
    windows: Windows, language: InterfaceLanguage, told: str
) -> None:
    install_language(language)
    window = windows.show_empty().window
    tell_in(window)
    (bar,) = window.notices.shown
    assert told in bar.text()
    bar.closed.emit()
    assert not window.notices.shown
    other = window.notices.show(Teller.SHARING, lambda: NoticeBar("What was left"))
    tell_in(window)
    assert window.notices.shown == (other,)
    assert told in window.status_line.message_text()
