"""Whatever nobody expected is told once, when what is not saved is safe, and the program goes on or ends."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget

from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.qt.dialogs.crash import CrashDialog
from cjm_desktop.qt.ending import AFTER_AN_ERROR, ending
from cjm_desktop.qt.recovering import recovery_folder
from cjm_desktop.qt.state_folder import log
from cjm_desktop.storage.file import dumps, load
from cjm_desktop.storage.recovery import Recovery
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer

    from cjm_desktop.qt.crashes import CrashReporter
    from cjm_desktop.qt.windows import Windows

WRONG = "Something went wrong in the program."
WORD = "Petrushka"


def fail(kind: type[Exception] = KeyError) -> None:
    """Raise an error where nobody catches it."""
    error = raised(kind(WORD))
    sys.excepthook(kind, error, error.__traceback__)


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


class Dialogs:
    """Looks at each dialog that opens, and goes on with the program after a while."""

    def __init__(self) -> None:
        self.shown: list[CrashDialog] = []
        self.reports: list[str] = []
        self.said: list[str] = []
        self.most_at_once = 0
        self.open_ms = 0
        self.act: Callable[[CrashDialog], object] = lambda _dialog: None
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    def _look(self) -> None:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog)]
        visible = [one for one in found if one.isVisible()]
        self.most_at_once = max(self.most_at_once, len(visible))
        for one in visible:
            if one not in self.shown:
                self.shown.append(one)
                self.reports.append(one.report)
                self.act(one)
                QTimer.singleShot(self.open_ms, partial(self._close, one))

    def _close(self, dialog: CrashDialog) -> None:
        self.said += [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]
        dialog.go_on_button.click()


@pytest.fixture
def dialogs(reporter: CrashReporter) -> Iterator[Dialogs]:
    made = Dialogs()
    yield made
    made._timer.stop()


def test_an_error_nobody_expected_is_shown_printed_and_noted(
    reporter: CrashReporter, answer: Answer, program: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    reports: list[str] = []
    answer.with_(lambda dialog: reports.append(dialog.report))
    fail()
    program.processEvents()
    assert reports[0].endswith("KeyError\n")
    assert WRONG in answer.seen
    printed, noted = capsys.readouterr().err, log().file.read_text("utf-8")
    for text in (printed, noted):
        assert "KeyError" in text
        assert WORD not in text


def in_a_thread() -> None:
    thread = threading.Thread(target=fail_plainly)
    thread.start()
    thread.join()


def fail_plainly() -> None:
    raise RuntimeError(WORD)


def in_a_slot() -> None:
    timer = QTimer(QApplication.instance())
    timer.setSingleShot(True)
    timer.timeout.connect(fail_plainly)
    timer.start(0)


class Dying:
    def __del__(self) -> None:
        fail_plainly()


def while_going() -> None:
    Dying()


class Wrong(QWidget):
    def customEvent(self, _event: object) -> None:
        fail_plainly()


def in_an_override() -> None:
    widget = Wrong()
    QApplication.postEvent(widget, QEvent(QEvent.Type.User))
    # Kept until then.
    QTimer.singleShot(500, lambda: widget.deleteLater())  # noqa: PLW0108


@pytest.mark.parametrize("crash", [in_a_thread, in_a_slot, while_going, in_an_override])
def test_an_error_anywhere_is_shown(dialogs: Dialogs, qtbot: QtBot, crash: Callable[[], None]) -> None:
    crash()
    qtbot.waitUntil(lambda: bool(dialogs.said))
    assert "RuntimeError" in dialogs.reports[0]


def fail_by_all(kinds: tuple[type[Exception], ...]) -> None:
    for kind in kinds:
        fail(kind)


def test_a_flood_of_errors_opens_one_dialog_and_is_counted(dialogs: Dialogs, qtbot: QtBot) -> None:
    dialogs.open_ms = 300
    timer = QTimer()
    timer.timeout.connect(partial(fail_by_all, (KeyError, ValueError, OSError, ArithmeticError)))
    timer.start(1)
    qtbot.waitUntil(lambda: bool(dialogs.said))
    qtbot.wait(200)
    timer.stop()
    assert any("Errors since then" in text for text in dialogs.said)
    # All of them have come without a rest: they were told.
    assert len(dialogs.shown) == dialogs.most_at_once == 1
    assert log().file.read_text("utf-8").count("crash, time") < 60


def test_an_error_that_comes_once_more_later_is_told_again(
    dialogs: Dialogs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cjm_desktop.qt.crashes._AGAIN_S", 0.05)
    fail()
    qtbot.waitUntil(lambda: bool(dialogs.said))
    qtbot.wait(100)
    fail()
    qtbot.waitUntil(lambda: len(dialogs.reports) == 2)


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_an_open_menu_does_not_keep_the_keys_from_it(dialogs: Dialogs, qtbot: QtBot) -> None:
    menu = QMenu()
    menu.addAction("one")
    menu.popup(menu.pos())
    seen: list[bool] = []
    dialogs.act = lambda _dialog: seen.append(menu.isVisible())
    fail()
    qtbot.waitUntil(lambda: bool(dialogs.said))
    assert seen == [False]


def test_a_report_can_be_copied_and_the_dialog_stays(dialogs: Dialogs, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def copy(dialog: CrashDialog) -> None:
        dialog.copy_button.click()
        seen.append(dialog.isVisible())

    dialogs.act = copy
    fail(OSError)
    qtbot.waitUntil(lambda: bool(dialogs.said))
    assert QApplication.clipboard().text().endswith("OSError\n")
    assert seen == [True]


def test_it_is_honest_about_what_could_not_be_kept(dialogs: Dialogs, qtbot: QtBot) -> None:
    leave = ending.keep_by(lambda: False)
    fail()
    qtbot.waitUntil(lambda: bool(dialogs.said))
    leave()
    assert any("could not be kept aside" in text for text in dialogs.said)


@pytest.fixture
def dialog(program: QApplication, qtbot: QtBot) -> CrashDialog:
    made = CrashDialog(None, "the report", is_kept=True)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_a_report_is_saved_by_keys_alone_under_a_name_that_is_proposed(
    dialog: CrashDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(
        "cjm_desktop.qt.proposed.QStandardPaths.writableLocation", lambda _which: str(tmp_path)
    )

    def accept() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QFileDialog):
            QTest.keyClick(asked, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(20, accept)

    accept()
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: any(tmp_path.iterdir()))
    (saved,) = tmp_path.iterdir()
    assert saved.name.startswith("cjm-desktop-report-20")
    assert saved.suffix == ".txt"
    assert saved.read_text("utf-8") == "the report"
    assert f"Saved as {saved.name}." in dialog._said.text()
    assert dialog.isVisible()


def test_a_report_that_cannot_be_saved_is_told_there(
    dialog: CrashDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, told in ((tmp_path / "none" / "a.txt", "no such folder"), (tmp_path / "a.cjm", "end in .txt")):
        monkeypatch.setattr("cjm_desktop.qt.file_dialogs.ask_for_new_file", lambda *_a, p=path: p)
        dialog.save_report()
        assert told in dialog._said.text()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_one_goes_on_by_a_key(dialog: CrashDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog, key)
    assert not dialog.isVisible()
    assert not dialog.wants_end


def everywhere(value: object) -> object:
    """A copy of what a file holds in which each text that a user writes says a word."""
    if isinstance(value, dict):
        return {
            key: WORD if isinstance(one, str) and key in WRITTEN else everywhere(one)
            for key, one in value.items()
        }
    return [everywhere(one) for one in value] if isinstance(value, list) else value


WRITTEN = ("title", "text", "note", "description")


def test_log_and_report_tell_nothing_of_map_file_or_folder(
    windows: Windows,
    dialogs: Dialogs,
    qtbot: QtBot,
    tmp_path: Path,
    answer: Answer,
    capfd: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / WORD
    folder.mkdir()
    file = folder / f"{WORD}.cjm"
    file.write_text(json.dumps(everywhere(json.loads(dumps(template(WORKED_EXAMPLE, "en"))))), "utf-8")
    windows.open_files([file], None)
    desk = windows.desks[0]
    session = desk.controller.session
    assert session is not None
    assert WORD in session.journey.stages[0].title
    recovery_folder().parent.mkdir(parents=True)
    recovery_folder().write_text("no folder")
    session.apply(Label.TYPE, set_text, next(iter(session.journey.cards)).id, f"{WORD} again")
    qtbot.waitUntil(log().file.exists)
    shutil.rmtree(folder)
    answer.by("OK")
    assert not desk.controller.save()

    cause = raised(OSError(5, WORD, str(file)))

    def crash() -> None:
        raise KeyError(session, WORD) from cause

    QTimer.singleShot(0, crash)
    qtbot.waitUntil(lambda: bool(dialogs.said))
    noted = log().file.read_text("utf-8")
    assert "recovery: NotWritten < " in noted
    assert "save: NotWritten < FileNotFoundError ENOENT" in noted
    assert "KeyError\ncaused by" in noted
    for told in (noted, *dialogs.reports, *dialogs.said, capfd.readouterr().err):
        assert WORD.casefold() not in told.casefold()


ENDED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cjm_desktop import app
from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.qt.dialogs.crash import CrashDialog
from cjm_desktop.qt.program import the_program
from cjm_desktop.qt.settings import Settings
from cjm_desktop.qt.windows import Windows
settings = Settings()
program = the_program(settings)
windows = Windows(settings, app._furnish, app._lay_out, program)
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE
windows.new_map(WORKED_EXAMPLE, "en", windows.show_empty())
def crash():
    session = windows.desks[0].controller.session
    session.apply(Label.TYPE, set_text, next(iter(session.journey.cards)).id, "Just before")
    QTimer.singleShot(0, end)
    raise ZeroDivisionError("Petrushka")
def end():
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, CrashDialog):
        dialog.end_button.click()
    else:
        QTimer.singleShot(5, end)
QTimer.singleShot(800, crash)
sys.exit(program.exec())
"""


def test_a_program_that_is_ended_after_an_error_has_kept_the_last_edit() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENDED], check=False, timeout=60, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == AFTER_AN_ERROR
    assert "ZeroDivisionError" in done.stderr
    assert WORD not in done.stderr
    (left,) = Recovery(recovery_folder()).left_behind()
    assert "Just before" in [card.text for card in load(left.snapshot).maps[0].cards]
