"""What is not saved lies in the state folder a second after an edit, and goes with a save."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_stage
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.ending import ending
from cjm_desktop.qt.recovering import Watch, recovery_folder
from cjm_desktop.qt.state_folder import state_folder
from cjm_desktop.storage.file import load
from cjm_desktop.storage.fingerprint import Fingerprint
from cjm_desktop.storage.pending import newest
from cjm_desktop.storage.recovery import Recovery
from cjm_desktop.storage.writer import dumps

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QSessionManager
    from pytestqt.qtbot import QtBot
    from tests.conftest import Disk
    from tests.qt.conftest import Answer, Keys

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.dialogs.previewing import PreviewingDialog
    from cjm_desktop.qt.dialogs.properties import PropertiesDialog
    from cjm_desktop.qt.windows import Desk, Windows

WITHIN_MS = 1000


def kept() -> list[Path]:
    return sorted(recovery_folder().glob("*.cjm"))


def names() -> list[str]:
    return sorted(file.name for file in recovery_folder().glob("*"))


def texts(path: Path) -> list[str]:
    return [card.text for journey in load(path).maps for card in journey.cards]


def record() -> dict[str, Any]:
    (path,) = recovery_folder().glob("*.json")
    told: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return told


def write(session: Session, text: str, number: int = 0) -> None:
    card = list(session.journey.cards)[number]
    session.apply(Label.TYPE, set_text, card.id, text)


def wait_until_kept(qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: any(text in texts(path) for path in kept()), timeout=WITHIN_MS)


def test_nothing_is_kept_while_nothing_is_changed(session: Session, qtbot: QtBot) -> None:
    qtbot.wait(300)
    assert not recovery_folder().exists()


def test_an_edit_is_kept_within_a_second_of_a_map_that_has_no_file(session: Session, qtbot: QtBot) -> None:
    write(session, "Kept")
    wait_until_kept(qtbot, "Kept")
    qtbot.waitUntil(lambda: len(names()) == 2)
    assert (record()["title"], record()["file"]) == (session.base.title, "")
    assert record()["process"]["pid"] == os.getpid()


def test_what_is_being_typed_is_kept_too(session: Session, keys: Keys, qtbot: QtBot) -> None:
    keys.type("Half a wo")
    assert not session.is_changed
    wait_until_kept(qtbot, "Half a wo")


@pytest.mark.parametrize("button", ["Change", "Cancel"])
def test_what_is_being_typed_into_the_properties_is_kept_too(
    desk: Desk, session: Session, qtbot: QtBot, answer: Answer, button: str
) -> None:
    before = session.base

    def act(dialog: PropertiesDialog) -> None:
        QTest.keyClicks(dialog._title, "Half a ti")
        qtbot.waitUntil(lambda: bool(kept()) and load(kept()[0]).title == "Half a ti", timeout=3000)
        assert session.base is before
        answer._press(dialog, button)

    answer.with_(act)
    desk.window.actions_[Id.PROPERTIES].trigger()
    assert not session.has_gesture
    assert not session.is_previewing
    assert session.base.title == ("Half a ti" if button == "Change" else before.title)
    if button == "Change":
        session.undo()
    assert session.base is before


STAGE, TASK = ("_title", Id.STAGE_PROPERTIES), ("_task", Id.STAGE_PROPERTIES)
LANE, LINK = ("_title", Id.LANE_PROPERTIES), ("text", Id.LINK_STAGES)


@pytest.mark.parametrize("end", ["ok", "escape"])
@pytest.mark.parametrize("place", [STAGE, TASK, LANE, LINK])
def test_what_is_being_typed_into_a_dialog_is_kept_and_is_one_step_with_ok(
    desk: Desk, session: Session, qtbot: QtBot, answer: Answer, place: tuple[str, Id], end: str
) -> None:
    field, command = place
    session.select(
        session.selection if command is Id.LANE_PROPERTIES else at_stage(session.journey.stages[2].id)
    )
    before = session.base

    def act(dialog: PreviewingDialog) -> None:
        QTest.keyClicks(getattr(dialog, field), "Half a wo")
        qtbot.waitUntil(lambda: any("Half a wo" in file.read_text("utf-8") for file in kept()), timeout=3000)
        assert session.base is before
        if end == "ok":
            dialog.ok_button.click()
        else:
            QTest.keyClick(getattr(dialog, field), Qt.Key.Key_Escape)

    answer.with_(act)
    desk.window.actions_[command].trigger()
    assert not session.has_gesture
    assert not session.is_previewing
    assert (session.undo_label is None) is (end == "escape")
    if end == "ok":
        assert "Half a wo" in dumps(session.base).decode()
        session.undo()
    assert session.base is before


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_the_title_being_written_in_a_tab_is_kept_and_is_one_step_with_enter(
    desk: Desk, session: Session, keys: Keys, qtbot: QtBot, end: Qt.Key
) -> None:
    before = session.base
    desk.window.actions_[Id.RENAME_MAP].trigger()
    keys.type("Half a ti")
    qtbot.waitUntil(lambda: bool(kept()) and load(kept()[0]).maps[0].title == "Half a ti", timeout=3000)
    assert session.base is before
    keys.press(end)
    assert not session.is_previewing
    if end == Qt.Key.Key_Return:
        assert session.base_journey.title == "Half a ti"
        session.undo()
    assert session.base is before
    assert session.undo_label is None


def test_typing_without_a_rest_is_kept_all_the_same(session: Session, keys: Keys, qtbot: QtBot) -> None:
    for _ in range(12):
        keys.type("ab")
        qtbot.wait(100)
    assert any(text.startswith("abab") for path in kept() for text in texts(path))


def test_a_busy_disk_holds_up_neither_the_copy_nor_the_one_who_lets_it_go(
    windows: Windows, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    real = os.fsync

    def wait(descriptor: int) -> None:
        may_go_on.wait(20)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", wait)
    for text in ("One", "Two", "Three"):
        write(session, text)
        qtbot.waitUntil(partial(is_written, text), timeout=WITHIN_MS)
    assert kept() == []
    windows.recovering.discard()
    assert names() == []
    may_go_on.set()


def is_written(text: str) -> bool:
    """Whether words would come back if the program were killed now."""
    found = {newest(recovery_folder() / f"{name[:16]}.cjm", 10**9) for name in names()}
    with suppress(FileNotFoundError):
        # A newer one has come meanwhile, or the disk has this one.
        return any(text in path.read_text("utf-8") for path in found if path is not None)
    return False


def test_what_a_drag_tries_is_not_kept(session: Session, qtbot: QtBot) -> None:
    session.preview(set_text, next(iter(session.journey.cards)).id, "Tried")
    qtbot.wait(400)
    assert kept() == []
    session.cancel()


def test_each_edit_replaces_the_one_before(session: Session, qtbot: QtBot) -> None:
    for text in ("One", "Two", "Three"):
        write(session, text)
        wait_until_kept(qtbot, text)
    assert len(kept()) == 1
    session.undo()
    wait_until_kept(qtbot, "Two")


def test_a_save_lets_go_of_it_and_the_next_edit_is_kept_with_the_file(
    desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Карта.cjm"
    desk.controller._ask_for_path = lambda _window, _path: path
    write(session, "First")
    wait_until_kept(qtbot, "First")
    assert desk.controller.save()
    assert names() == []
    write(session, "Second")
    wait_until_kept(qtbot, "Second")
    assert record()["file"] == str(path)
    assert record()["file_hash"] == Fingerprint(path.read_bytes()).text()


def test_a_save_in_the_middle_of_writing_lets_go_of_it(
    desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.controller._ask_for_path = lambda _window, _path: tmp_path / "a.cjm"
    write(session, "Quick")
    qtbot.wait(160)
    assert desk.controller.save()
    qtbot.wait(300)
    assert names() == []


def test_a_map_that_is_not_to_be_saved_is_let_go_of(
    desk: Desk, session: Session, qtbot: QtBot, answer: Answer
) -> None:
    write(session, "Unwanted")
    wait_until_kept(qtbot, "Unwanted")
    answer.by("Do not save")
    desk.window.close()
    assert names() == []


def test_a_cancelled_close_keeps_it(desk: Desk, session: Session, qtbot: QtBot, answer: Answer) -> None:
    write(session, "Wanted")
    wait_until_kept(qtbot, "Wanted")
    answer.by("Cancel")
    desk.window.close()
    assert len(kept()) == 1


def test_every_window_has_its_own(windows: Windows, desk: Desk, qtbot: QtBot) -> None:
    windows.new_map("empty", "en", desk)
    QApplication.processEvents()
    sessions = [one.controller.session for one in windows.desks]
    assert len(sessions) == 2
    for session in sessions:
        assert session is not None
        session.apply(Label.RENAME_STAGE, rename, session.journey.stages[0].id)
    qtbot.waitUntil(lambda: len(kept()) == 2, timeout=WITHIN_MS)


def rename(journey: Any, stage: str) -> Any:
    from cjm_desktop.edit.stages import set_stage

    return set_stage(journey, stage, title="Renamed")


def test_a_folder_that_takes_nothing_is_told_once_and_nothing_else_happens(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    recovery_folder().parent.mkdir(parents=True)
    recovery_folder().write_text("a file where a folder should be")
    write(session, "One")
    qtbot.waitUntil(lambda: "No copy" in bar_text(desk), timeout=WITHIN_MS)
    write(session, "Two")
    qtbot.wait(500)
    assert "No copy" in bar_text(desk)
    assert session.is_changed
    (bar,) = desk.window.notices.shown
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    write(session, "Three")
    qtbot.wait(500)
    assert bar_text(desk) == ""


def bar_text(desk: Desk) -> str:
    """What the bar above the map tells."""
    return "".join(bar.text() for bar in desk.window.notices.shown)


def test_the_bar_about_copies_saves_and_goes_when_nothing_is_unsaved(
    desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    recovery_folder().parent.mkdir(parents=True)
    recovery_folder().write_text("a file where a folder should be")
    desk.controller._ask_for_path = lambda _window, _path: tmp_path / "saved.cjm"
    write(session, "One")
    qtbot.waitUntil(lambda: "No copy" in bar_text(desk), timeout=WITHIN_MS)
    (bar,) = desk.window.notices.shown
    bar.findChildren(QPushButton)[0].click()
    assert "One" in texts(tmp_path / "saved.cjm")
    assert bar_text(desk) == ""
    write(session, "Two")
    qtbot.waitUntil(lambda: "No copy" in bar_text(desk), timeout=WITHIN_MS)


def test_a_copy_that_could_not_be_written_is_written_when_that_is_possible_again(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    recovery_folder().parent.mkdir(parents=True)
    recovery_folder().write_text("a file where a folder should be")
    line = desk.window.status_line
    write(session, "Kept in the end")
    qtbot.waitUntil(lambda: "No copy" in bar_text(desk), timeout=WITHIN_MS)
    recovery_folder().unlink()
    qtbot.waitUntil(lambda: "written again" in line.message_text(), timeout=4000)
    assert bar_text(desk) == ""
    assert "Kept in the end" in texts(kept()[0])


def test_a_disk_that_takes_no_copy_is_told_by_its_reason_until_it_does(
    desk: Desk, session: Session, qtbot: QtBot, disk: Disk
) -> None:
    state_folder().parent.mkdir(parents=True)
    state_folder().symlink_to(disk.folder)
    disk.fill()
    line = desk.window.status_line
    write(session, "Kept in the end")
    qtbot.waitUntil(lambda: "No copy" in bar_text(desk), timeout=WITHIN_MS)
    assert "can be written: the disk is full. Save often." in bar_text(desk)
    disk.make_room()
    qtbot.waitUntil(lambda: "written again" in line.message_text(), timeout=4000)
    assert bar_text(desk) == ""
    assert "Kept in the end" in texts(kept()[0])


def test_it_is_tried_again_after_longer_and_longer_pauses(
    desk: Desk, session: Session, qapp: QApplication
) -> None:
    recovery_folder().parent.mkdir(parents=True)
    recovery_folder().write_text("a file where a folder should be")
    watch = Watch(Recovery(recovery_folder()), desk.controller, session, qapp)
    pauses = []
    for _ in range(9):
        watch._timer.stop()
        watch._try_again()
        pauses.append(watch._timer.interval())
    watch.end()
    assert pauses == [1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000]


def test_before_a_crash_is_told_the_last_edit_is_written(
    session: Session, qtbot: QtBot, reporter: Any, answer: Answer
) -> None:
    write(session, "Just now")
    found: list[str] = []
    answer.with_(lambda _dialog: found.extend(text for path in kept() for text in texts(path)))
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("on purpose"), None)
    qtbot.waitUntil(lambda: bool(found))
    assert "Just now" in found


def test_signals_are_heeded_only_while_something_is_unsaved_or_locked(
    desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    write(session, "Unsaved")
    assert signal.getsignal(signal.SIGTERM) != signal.SIG_DFL
    desk.controller._ask_for_path = lambda _window, _path: tmp_path / "a.cjm"
    assert desk.controller.save()
    qtbot.wait(100)
    assert not ending._keepers
    assert len(ending._stoppers) == 1
    desk.window.close()
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


class System:
    """What asks the program whether its user may be logged off."""

    def __init__(self, *, may_ask: bool) -> None:
        self.may_ask = may_ask
        self.is_cancelled = False

    def allowsInteraction(self) -> bool:
        return self.may_ask

    def cancel(self) -> None:
        self.is_cancelled = True

    def release(self) -> None:
        pass


def log_off(windows: Windows, *, may_ask: bool) -> System:
    system = System(may_ask=may_ask)
    windows.may_log_off(cast("QSessionManager", system))
    return system


def test_who_is_logged_off_unasked_has_his_last_edit_kept(windows: Windows, session: Session) -> None:
    write(session, "The last word")
    log_off(windows, may_ask=False)
    (path,) = kept()
    assert "The last word" in texts(path)


def test_who_does_not_save_when_logged_off_is_offered_nothing_later(
    windows: Windows, session: Session, answer: Answer
) -> None:
    write(session, "Unwanted")
    answer.by("Do not save")
    assert not log_off(windows, may_ask=True).is_cancelled
    windows.recovering.flush()
    assert kept() == []


def test_who_stays_after_all_has_it_kept(windows: Windows, session: Session, answer: Answer) -> None:
    write(session, "Wanted")
    answer.by("Cancel")
    assert log_off(windows, may_ask=True).is_cancelled
    assert len(kept()) == 1


def test_a_document_that_cannot_be_written_is_told_and_crashes_nothing_twice(
    desk: Desk, session: Session, qtbot: QtBot, reporter: Any, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        message = "on purpose"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("cjm_desktop.storage.recovery.Recovery.write", fail)
    answer.with_(lambda _dialog: None)
    write(session, "One")
    qtbot.waitUntil(lambda: bool(answer.seen))
    assert "No copy" in bar_text(desk)
    raised: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: raised.append(kind))
    write(session, "Two")
    qtbot.wait(500)
    assert raised == []


ENDED = """
import sys
from PySide6.QtCore import QTimer
from cjm_desktop import app
from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.qt.program import the_program
from cjm_desktop.qt.settings import Settings
from cjm_desktop.qt.windows import Windows
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

program = the_program(Settings())
windows = Windows(Settings(), app._furnish, app._lay_out)
session = windows.show_document(template(WORKED_EXAMPLE, "en"), None, None).controller.session

def edit():
    session.apply(Label.TYPE, set_text, next(iter(session.journey.cards)).id, "The last word")
    print("edited", flush=True)

QTimer.singleShot(500, edit)
program.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_the_system_ends_has_kept_its_last_edit(number: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", ENDED], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"edited\n"
        program.send_signal(number)
        program.communicate(timeout=20)
    assert program.returncode == -number
    (path,) = kept()
    assert "The last word" in texts(path)


def test_going_about_on_the_map_keeps_nothing(session: Session, keys: Keys, qtbot: QtBot) -> None:
    keys.press(Qt.Key.Key_Right)
    qtbot.wait(300)
    assert kept() == []
