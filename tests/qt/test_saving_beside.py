"""A large map is saved while one goes on working; nothing is lost by it, whatever comes in between."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.qt.desks import session_of
from tests.qt.test_beside import beside_of, large_document, meanwhile, waited

from cjm_desktop.edit.frames import set_document
from cjm_desktop.edit.labels import Label
from cjm_desktop.model.errors import NotWritten
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.storage import saving
from cjm_desktop.storage.file import load, load_known
from cjm_desktop.storage.lock import FileLock
from cjm_desktop.storage.looking import Present
from cjm_desktop.storage.targets import lock_beside
from cjm_desktop.templates.catalogue import EMPTY, template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.qt.conftest import Answer

    from cjm_desktop.qt.windows import Desk, Windows


class Slow:
    """A disk on which nothing is written before it may be; then each save is a real one."""

    def __init__(self) -> None:
        self.goes_on = threading.Event()
        self.threads: list[str] = []
        self.fails = self.is_slow_afterwards = False
        self._save = saving.save

    def __call__(self, *asked: Any) -> saving.Saved:
        self.threads.append(threading.current_thread().name)
        if self.is_slow_afterwards:
            saved = self._save(*asked)
            assert self.goes_on.wait(20)
            return saved
        assert self.goes_on.wait(20)
        if self.fails:
            raise NotWritten(Phrase("The disk is full.", "Диск полон."))
        return self._save(*asked)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """A slow disk."""
    made = Slow()
    monkeypatch.setattr(saving, "save", made)
    yield made
    made.goes_on.set()


@pytest.fixture(params=["small", "large"])
def file(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A file with a small map or a large one."""
    path = tmp_path / f"{request.param}.cjm"
    saving.save(
        large_document() if request.param == "large" else template(EMPTY, "en").replaced(title=""), path
    )
    return path


@pytest.fixture
def desk(windows: Windows, file: Path) -> Desk:
    """A window with that map, that has been painted and watches its file."""
    document, known = load_known(file)
    desk = windows.show_document(document, file, None, known)
    beside_of(desk)
    return desk


def change(desk: Desk, title: str) -> None:
    session = desk.controller.session
    assert session is not None
    session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, title=title)


def press_save(desk: Desk) -> None:
    desk.window.actions_[Id.SAVE].trigger()


def is_done(desk: Desk) -> bool:
    return waited(lambda: not desk.controller.is_saving)


def test_it_is_written_beside_the_window_and_told_only_then(desk: Desk, disk: Slow, file: Path) -> None:
    change(desk, "first")
    press_save(desk)
    assert desk.controller.is_saving
    assert desk.window.isWindowModified()
    assert "Saving" in desk.window.status_line.saving_text()
    assert load(file).title == ""
    disk.goes_on.set()
    assert is_done(desk)
    assert disk.threads == ["cjm-job"]
    assert not desk.window.isWindowModified()
    assert load(file).title == "first"


def test_what_is_edited_meanwhile_stays_unsaved(desk: Desk, disk: Slow, file: Path) -> None:
    change(desk, "first")
    press_save(desk)
    change(desk, "second")
    disk.goes_on.set()
    assert is_done(desk)
    assert load(file).title == "first"
    assert desk.window.isWindowModified()
    assert desk.controller.state().is_changed
    desk.window.actions_[Id.UNDO].trigger()
    assert not desk.controller.state().is_changed


def test_a_second_ctrl_s_saves_what_was_edited_meanwhile(desk: Desk, disk: Slow, file: Path) -> None:
    change(desk, "first")
    press_save(desk)
    change(desk, "second")
    press_save(desk)
    press_save(desk)
    disk.goes_on.set()
    assert waited(lambda: not desk.window.isWindowModified())
    assert load(file).title == "second"
    assert len(disk.threads) == 2


def test_a_second_ctrl_s_without_an_edit_writes_nothing_more(desk: Desk, disk: Slow) -> None:
    change(desk, "first")
    press_save(desk)
    press_save(desk)
    disk.goes_on.set()
    assert is_done(desk)
    assert len(disk.threads) == 1


def test_closing_waits_until_it_is_written(desk: Desk, windows: Windows, disk: Slow, file: Path) -> None:
    change(desk, "first")
    press_save(desk)
    told: list[str] = []
    meanwhile(lambda: told.append(desk.window.status_line.message_text()))
    meanwhile(disk.goes_on.set, 250)
    assert desk.window.close()
    assert told == ["Working… Esc stops it."]
    assert load(file).title == "first"
    assert windows.desks == []


def test_a_disk_that_takes_no_sign_of_life_holds_nothing_up(
    desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert waited(lambda: desk.controller.lock is not None and desk.controller.lock.is_held)
    assert waited(lambda: desk.sharing is not None and not desk.sharing.watch.is_busy)
    goes_on, sign = threading.Event(), FileLock._sign

    def signs_slowly(lock: FileLock) -> None:
        assert goes_on.wait(20)
        sign(lock)

    monkeypatch.setattr(FileLock, "_sign", signs_slowly)
    os.utime(lock_beside(file), (1, 1))
    change(desk, "first")
    press_save(desk)
    assert desk.controller.is_saving
    goes_on.set()
    assert is_done(desk)
    assert load(file).title == "first"


def test_escape_calls_closing_off_and_the_map_is_written_all_the_same(
    desk: Desk, disk: Slow, file: Path
) -> None:
    change(desk, "first")
    press_save(desk)
    meanwhile(lambda: QTest.keyClick(desk.window, Qt.Key.Key_Escape))
    assert not desk.window.close()
    assert desk.controller.is_saving
    change(desk, "second")
    disk.goes_on.set()
    assert is_done(desk)
    assert (load(file).title, desk.controller.state().is_changed) == ("first", True)
    assert desk.controller.save()
    assert desk.window.close()


def test_what_is_typed_while_closing_waits_does_not_go_with_the_window(
    desk: Desk, disk: Slow, file: Path, answer: Answer
) -> None:
    change(desk, "first")
    desk.window.activateWindow()
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    canvas.setFocus()
    press_save(desk)
    meanwhile(lambda: QTest.keyClicks(canvas, "late"))
    meanwhile(lambda: answer.by("Cancel"), 200)
    meanwhile(disk.goes_on.set, 250)
    assert not desk.window.close()
    assert any("Save the changes" in text for text in answer.seen)
    assert any(card.text == "late" for card in session_of(desk).journey.cards)


def test_closing_asks_about_what_was_edited_meanwhile(
    desk: Desk, disk: Slow, file: Path, answer: Answer
) -> None:
    change(desk, "first")
    press_save(desk)
    change(desk, "second")
    disk.goes_on.set()
    answer.by("Save")
    assert desk.window.close()
    assert load(file).title == "second"


def test_closing_after_a_second_ctrl_s_asks_nothing(desk: Desk, disk: Slow, file: Path) -> None:
    change(desk, "first")
    press_save(desk)
    change(desk, "second")
    press_save(desk)
    disk.goes_on.set()
    assert desk.window.close()
    assert load(file).title == "second"


def test_save_before_closing_is_over_when_the_window_is_gone(
    desk: Desk, file: Path, disk: Slow, answer: Answer
) -> None:
    change(desk, "first")
    answer.by("Save")
    meanwhile(disk.goes_on.set, 400)
    assert desk.window.close()
    assert load(file).title == "first"


def test_what_cannot_be_written_is_told_and_stays_unsaved(
    desk: Desk, disk: Slow, file: Path, answer: Answer
) -> None:
    change(desk, "first")
    disk.fails = True
    press_save(desk)
    answer.by("OK")
    disk.goes_on.set()
    assert waited(lambda: bool(desk.controller.state().failure))
    assert waited(lambda: any("It is still open" in text for text in answer.seen))
    assert desk.window.isWindowModified()
    assert load(file).title == ""


def test_closing_while_it_fails_asks_what_is_to_become_of_the_map(
    desk: Desk, disk: Slow, file: Path, answer: Answer
) -> None:
    change(desk, "first")
    disk.fails = True
    press_save(desk)

    def refuse() -> None:
        answer.by("OK", "Cancel")
        disk.goes_on.set()

    meanwhile(refuse)
    assert not desk.window.close()
    assert desk.window.isVisible()
    assert load(file).title == ""


def test_what_others_write_meanwhile_is_not_overwritten(
    desk: Desk, disk: Slow, file: Path, answer: Answer
) -> None:
    change(desk, "mine")
    press_save(desk)
    saving_of_others = disk._save
    theirs = set_document(load(file), title="theirs")
    saving_of_others(theirs, file)
    answer.by("Cancel")
    disk.goes_on.set()
    assert waited(lambda: bool(answer.seen))
    assert is_done(desk)
    assert load(file).title == "theirs"
    assert desk.window.isWindowModified()


def test_our_own_file_is_not_taken_for_one_that_others_changed(desk: Desk, disk: Slow, file: Path) -> None:
    assert waited(lambda: desk.sharing is not None and not desk.sharing.watch.is_busy)
    sharing = desk.sharing
    assert sharing is not None
    seen: list[Any] = []
    sharing.watch.seen.connect(seen.append)
    disk.is_slow_afterwards = True
    change(desk, "first")
    press_save(desk)
    assert waited(lambda: load(file).title == "first")
    sharing.watch.look()
    QTest.qWait(600)
    assert desk.controller.is_saving
    disk.goes_on.set()
    assert is_done(desk)
    assert waited(lambda: not sharing.watch.is_busy)
    assert [one.look.present for one in seen if one.look.present is not Present.SAME] == []
    assert not desk.window.notices.shown


def test_save_as_waits_for_what_is_being_written(desk: Desk, disk: Slow, file: Path, tmp_path: Path) -> None:
    change(desk, "first")
    press_save(desk)
    other = tmp_path / "other.cjm"
    desk.controller._ask_for_path = lambda _parent, _suggested: other
    change(desk, "second")
    meanwhile(disk.goes_on.set)
    assert desk.controller.save_as()
    assert (load(file).title, load(other).title) == ("first", "second")
    assert desk.controller.path == other
    assert not desk.controller.state().is_changed


def test_a_small_map_is_saved_at_once(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "small.cjm"
    empty_desk.controller._ask_for_path = lambda _parent, _suggested: path
    change(empty_desk, "small")
    press_save(empty_desk)
    assert not empty_desk.window.isWindowModified()
    change(empty_desk, "again")
    press_save(empty_desk)
    assert load(path).title == "again"
    QApplication.processEvents()
