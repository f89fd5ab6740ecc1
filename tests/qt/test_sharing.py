"""A shared folder: whose a file is, what others do to it, and that nothing of it is overwritten unasked."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from tests.qt.desks import by_another_hand, session_of, texts

from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.panels.editors import LineEditor, TextEditor
from cjm_desktop.qt.panels.inspector import Inspector
from cjm_desktop.qt.recovering import recovery_folder
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.state_folder import backups, state_folder
from cjm_desktop.storage.file import load, loads
from cjm_desktop.storage.lock import FileLock, holder_of
from cjm_desktop.storage.targets import lock_beside

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer, Keys

    from cjm_desktop.qt.notice_bar import NoticeBar
    from cjm_desktop.qt.windows import Desk, Windows


def opened(windows: Windows, path: Path, qtbot: QtBot) -> Desk:
    """Open a file in a window and wait until its folder is shared."""
    windows.open_files([path], None)
    desk = windows.desk_with(path)
    assert desk is not None
    return settled(desk, qtbot)


def settled(desk: Desk, qtbot: QtBot) -> Desk:
    qtbot.waitUntil(lambda: desk.sharing is not None and not desk.sharing.watch.is_busy)
    return desk


def looked(desk: Desk, qtbot: QtBot) -> Desk:
    """Come back to a window."""
    assert desk.sharing is not None
    desk.sharing.watch.look()
    return settled(desk, qtbot)


def held_by_anna(path: Path) -> None:
    """Let somebody on another computer have a file open."""
    lock = FileLock(path)
    lock.take()
    words = json.loads(lock_beside(path).read_bytes())
    lock.release()
    words |= {"user": "anna\u202e", "computer": "OFFICE", "machine": "f" * 16, "token": "0123456789abcdef"}
    lock_beside(path).write_text(json.dumps(words), "utf-8")


def write(desk: Desk, text: str = "Mine") -> None:
    session = session_of(desk)
    session.apply(Label.TYPE, set_text, list(session.journey.cards)[1].id, text)


def notice(desk: Desk) -> NoticeBar:
    (bar,) = desk.window.notices.shown
    return bar


def offered(desk: Desk) -> list[str]:
    return [button.text() for button in notice(desk).findChildren(QPushButton)]


def press(desk: Desk, text: str) -> None:
    next(one for one in notice(desk).findChildren(QPushButton) if one.text() == text).click()
    QApplication.processEvents()


def test_a_file_is_locked_as_long_as_it_is_open(windows: Windows, path: Path, qtbot: QtBot) -> None:
    desk = opened(windows, path, qtbot)
    holder = holder_of(path)
    assert holder is not None
    assert holder.pid == os.getpid()
    assert not desk.window.notices.shown
    desk.window.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_lock_moves_with_the_map_and_a_new_one_gets_its_own(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    new = path.with_name("new.cjm")
    desk.controller._ask_for_path = lambda _window, _path: new
    assert desk.controller.save_as()
    settled(desk, qtbot)
    assert holder_of(path) is None
    assert holder_of(new) is not None


def test_a_look_that_goes_on_takes_no_lock_that_was_let_go_of(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    assert desk.sharing is not None
    for number in range(8):
        before, new = desk.controller.path, path.with_name(f"{number}.cjm")
        desk.controller._ask_for_path = lambda _window, _path, new=new: new  # type: ignore[misc]
        desk.sharing.watch.look()
        assert desk.controller.save_as()
        assert before is not None
        assert holder_of(before) is None
    settled(desk, qtbot)
    locks = [file.name for file in path.parent.iterdir() if file.name.endswith(".lock")]
    assert locks == [".~7.cjm.lock"]


@pytest.mark.parametrize("way", ["Open read-only", "Cancel"])
def test_a_file_that_somebody_has_open_is_told_with_who_where_and_since_when(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer, way: str
) -> None:
    held_by_anna(path)
    answer.by(way)
    windows.open_files([path], None)
    told = " ".join(answer.seen)
    assert "“Карта.cjm” is already open." in told
    assert "anna\\u202e, computer OFFICE" in told
    assert (windows.desk_with(path) is None) is (way == "Cancel")
    assert json.loads(lock_beside(path).read_bytes())["computer"] == "OFFICE"


def test_a_read_only_window_says_so_refuses_edits_and_offers_a_copy(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer, keys: Keys
) -> None:
    held_by_anna(path)
    answer.by("Open read-only")
    desk = opened(windows, path, qtbot)
    desk.window.activateWindow()
    assert desk.window.windowTitle().startswith("Карта.cjm (read-only)")
    assert desk.window.status_line.saving_text() == "●  Read-only"
    assert notice(desk).text().startswith("Read-only. It has been open since")
    before = texts(desk)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_X):
        keys.press(key)
        assert "open read-only, nothing was changed" in desk.window.status_line.message_text()
        desk.window.status_line.end_message()
    with pytest.raises(NotAllowed):
        write(desk)
    assert texts(desk) == before
    copy = path.with_name("copy.cjm")
    suggested: list[str] = []

    def ask_for_path(_window: QWidget, told: Path) -> Path:
        suggested.append(told.name)
        return copy

    desk.controller._ask_for_path = ask_for_path
    press(desk, "Save a copy…")
    assert suggested == ["Карта (copy).cjm"]
    settled(desk, qtbot)
    assert not desk.window.notices.shown
    write(desk)
    assert desk.controller.save()
    assert load(copy).maps[0].cards is not None
    assert json.loads(lock_beside(path).read_bytes())["computer"] == "OFFICE"


def test_what_is_typed_beside_a_read_only_map_is_taken_back_at_once(
    windows: Windows, path: Path, qtbot: QtBot, keys: Keys
) -> None:
    path.chmod(0o444)
    desk = opened(windows, path, qtbot)
    desk.window.resize(1300, 850)
    desk.window.activateWindow()
    inspector = desk.window.findChild(Inspector)
    assert inspector is not None
    for editor in (inspector.findChild(TextEditor), inspector.findChild(LineEditor)):
        assert editor is not None
        before = editor.text()
        editor.setFocus()
        keys.type("x")
        assert editor.text() == before
        assert "open read-only, nothing was changed" in desk.window.status_line.message_text()
        keys.press(Qt.Key.Key_Tab)
        assert not editor.hasFocus()


def test_saving_a_read_only_window_asks_for_another_file_and_takes_none_that_is_open(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    held_by_anna(path)
    answer.by("Open read-only")
    desk = opened(windows, path, qtbot)
    before = path.read_bytes()
    desk.controller._ask_for_path = lambda _window, _path: path
    answer.by("OK")
    assert not desk.controller.save()
    assert any("for it is open: anna" in text for text in answer.seen)
    assert path.read_bytes() == before


def test_a_copy_is_in_no_file_and_locks_nothing(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    held_by_anna(path)
    answer.by("Open a copy")
    windows.open_files([path], None)
    (desk,) = windows.desks
    settled(desk, qtbot)
    assert (desk.controller.path, desk.controller.name()) == (None, "Карта (copy)")
    write(desk)
    assert json.loads(lock_beside(path).read_bytes())["computer"] == "OFFICE"


def test_a_file_is_taken_over_when_the_user_says_so(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    held_by_anna(path)
    answer.by("Take it over")
    desk = opened(windows, path, qtbot)
    holder = holder_of(path)
    assert holder is not None
    assert holder.pid == os.getpid()
    write(desk)
    assert desk.controller.save()


def test_a_stale_lock_is_taken_without_a_question(windows: Windows, path: Path, qtbot: QtBot) -> None:
    held_by_anna(path)
    os.utime(lock_beside(path), (1, 1))
    desk = opened(windows, path, qtbot)
    assert not desk.window.notices.shown
    assert not desk.controller.is_read_only


def test_a_file_that_cannot_be_read_leaves_no_lock(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    held_by_anna(path)
    os.utime(lock_beside(path), (1, 1))
    path.write_bytes(b"{}")
    answer.by("OK")
    windows.open_files([path], None)
    assert not lock_beside(path).exists()


@pytest.mark.parametrize("button", ["Cancel", "Save here", "Keep mine as a copy…"])
def test_a_lock_that_was_taken_from_us_is_told_and_asked_about_before_a_save(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer, button: str
) -> None:
    desk = opened(windows, path, qtbot)
    write(desk)
    held_by_anna(path)
    looked(desk, qtbot)
    assert "Somebody else works on this file, too." in notice(desk).text()
    before, copy = path.read_bytes(), path.with_name("copy.cjm")
    desk.controller._ask_for_path = lambda _window, _path: copy
    answer.by(button)
    assert desk.controller.save() is (button != "Cancel")
    assert any("is now open elsewhere" in text for text in answer.seen)
    assert (path.read_bytes() == before) is (button != "Save here")
    assert copy.exists() is (button == "Keep mine as a copy…")
    settled(desk, qtbot)
    assert (not desk.window.notices.shown) is (button != "Cancel")


def test_a_window_that_lost_its_lock_takes_none_away_when_it_closes(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    held_by_anna(path)
    desk.window.close()
    assert json.loads(lock_beside(path).read_bytes())["computer"] == "OFFICE"


def test_who_looked_on_edits_when_the_other_has_closed(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    held_by_anna(path)
    answer.by("Open read-only")
    desk = opened(windows, path, qtbot)
    by_another_hand(path)
    lock_beside(path).unlink()
    looked(desk, qtbot)
    notice(desk).closed.emit()
    assert notice(desk).text() == "Read-only: nobody else has the file open any more."
    press(desk, "Edit here")
    assert texts(desk)[0] == "Theirs"
    assert not desk.controller.is_read_only
    write(desk)
    assert desk.controller.save()
    assert holder_of(path) is not None


@pytest.mark.parametrize("button", ["Cancel", "Take it over"])
def test_who_looked_on_takes_a_file_over_only_if_he_means_it(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer, button: str
) -> None:
    held_by_anna(path)
    answer.by("Open read-only")
    desk = opened(windows, path, qtbot)
    answer.by(button)
    press(desk, "Take it over…")
    assert desk.controller.is_read_only is (button == "Cancel")
    assert (json.loads(lock_beside(path).read_bytes())["computer"] == "OFFICE") is (button == "Cancel")


def test_a_file_marked_read_only_opens_so_and_no_lock_is_laid(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    path.chmod(0o444)
    desk = opened(windows, path, qtbot)
    assert desk.controller.is_read_only
    assert notice(desk).text() == "Read-only: you may not write to this file."
    assert offered(desk) == ["Save a copy…"]
    assert not lock_beside(path).exists()


def test_a_change_by_others_is_told_by_itself_and_taken_in_as_one_step(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    by_another_hand(path)
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    assert notice(desk).text() == "Somebody else has changed “Карта.cjm”: 1 card changed."
    assert offered(desk) == ["Reload"]
    press(desk, "Reload")
    settled(desk, qtbot)
    assert texts(desk)[0] == "Theirs"
    assert not desk.window.notices.shown
    assert not desk.controller.state().is_changed
    session = session_of(desk)
    session.undo()
    assert texts(desk)[0] != "Theirs"
    assert desk.controller.state().is_changed


def test_what_is_unsaved_is_a_version_before_the_file_is_loaded_again(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    write(desk)
    by_another_hand(path)
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    press(desk, "Reload")
    settled(desk, qtbot)
    assert "yours is among the versions" in desk.window.status_line.message_text()
    kept = {version.name: loads(backups().read(version)) for version in backups().list(path)}
    assert list(kept["Mine before reloading"].maps[0].cards)[1].text == "Mine"


def test_no_version_is_promised_where_a_field_was_open_and_nothing_typed(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    by_another_hand(path)
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    desk.window.actions_[Id.EDIT].trigger()
    session = session_of(desk)
    assert session.has_gesture
    press(desk, "Reload")
    assert desk.window.status_line.message_text() == "The map is what the file holds now. Ctrl+Z undoes this."
    assert "Mine before reloading" not in [version.name for version in backups().list(path)]


def test_what_is_unsaved_and_cannot_be_kept_does_not_go_for_what_others_wrote(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    desk = opened(windows, path, qtbot)
    write(desk)
    by_another_hand(path)
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    no_folder = state_folder() / "versions"
    no_folder.parent.mkdir(parents=True, exist_ok=True)
    no_folder.write_bytes(b"a file, not a folder")
    answer.by("OK")
    press(desk, "Reload")
    assert any("No version of it was kept" in text for text in answer.seen)
    assert texts(desk)[1] == "Mine"


def test_a_change_is_noticed_after_each_replacement_by_others(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    for text in ("One", "Two", "Three"):
        by_another_hand(path, text)
        qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
        press(desk, "Reload")
        settled(desk, qtbot)
        assert texts(desk)[0] == text


def test_what_is_unsaved_is_kept_beside_or_overwrites_what_the_user_has_seen(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    desk = opened(windows, path, qtbot)
    by_another_hand(path)
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    write(desk)
    assert offered(desk) == ["Reload", "Keep mine as a copy…", "Overwrite…"]
    answer.by("Cancel")
    press(desk, "Overwrite…")
    assert any("Changes of others that would go: 1 card changed." in text for text in answer.seen)
    assert next(iter(load(path).maps[0].cards)).text == "Theirs"
    answer.by("Overwrite")
    press(desk, "Overwrite…")
    settled(desk, qtbot)
    assert next(iter(load(path).maps[0].cards)).text != "Theirs"
    assert not desk.window.notices.shown


def test_what_would_go_of_a_file_that_is_no_map_is_told_without_advice_on_opening(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    desk = opened(windows, path, qtbot)
    path.write_bytes(b"")
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    write(desk)
    answer.by("Cancel")
    press(desk, "Overwrite…")
    assert any("cannot be shown, for it cannot be read: it is empty.\n" in text for text in answer.seen)


def test_our_own_saves_and_a_touched_file_are_no_news(windows: Windows, path: Path, qtbot: QtBot) -> None:
    desk = opened(windows, path, qtbot)
    for number in range(3):
        write(desk, f"Mine {number}")
        assert desk.controller.save()
        qtbot.wait(150)
    os.utime(path, (1, 1))
    qtbot.wait(600)
    settled(desk, qtbot)
    assert not desk.window.notices.shown


def test_a_bar_that_was_closed_stays_away_until_there_is_news(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    by_another_hand(path)
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    notice(desk).closed.emit()
    looked(desk, qtbot)
    assert not desk.window.notices.shown
    by_another_hand(path, "Again")
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))


def test_a_deleted_file_is_told_unsaved_and_written_again(windows: Windows, path: Path, qtbot: QtBot) -> None:
    desk = opened(windows, path, qtbot)
    path.unlink()
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    assert "“Карта.cjm” was deleted or moved." in notice(desk).text()
    assert desk.controller.state().is_changed
    press(desk, "Save")
    settled(desk, qtbot)
    assert path.exists()
    assert not desk.window.notices.shown
    assert not desk.controller.state().is_changed


def test_a_folder_in_the_place_of_a_file_is_told_and_no_save_over_it_is_offered(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    path.unlink()
    path.mkdir()
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    looked(desk, qtbot)
    assert notice(desk).text() == (
        "The file “Карта.cjm” is gone, and a folder has its name. The map is still open here, unsaved."
    )
    assert offered(desk) == ["Save a copy…"]
    assert desk.controller.state().is_changed


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a system with pipes")
def test_what_is_no_file_in_the_place_of_one_is_told_and_no_save_over_it_is_offered(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    path.unlink()
    os.mkfifo(path)
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    looked(desk, qtbot)
    assert notice(desk).text() == (
        "The file “Карта.cjm” is gone, and what has its name is no file. The map is still open here, unsaved."
    )
    assert offered(desk) == ["Save a copy…"]


def test_what_was_written_again_stays_saved_and_an_undo_after_it_does_not(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    session = session_of(desk)
    write(desk)
    path.unlink()
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    assert desk.controller.save()
    settled(desk, qtbot)
    looked(desk, qtbot)
    assert not desk.controller.state().is_changed
    session.undo()
    assert desk.controller.state().is_changed


def test_a_file_that_comes_back_as_it_was_is_saved_again(windows: Windows, path: Path, qtbot: QtBot) -> None:
    desk = opened(windows, path, qtbot)
    data = path.read_bytes()
    path.unlink()
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    path.write_bytes(data)
    looked(desk, qtbot)
    assert not desk.window.notices.shown
    assert not desk.controller.state().is_changed


def test_a_renamed_file_is_followed_and_its_old_name_written_no_more(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    new = path.rename(path.with_name("new.cjm"))
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    assert notice(desk).text() == "“Карта.cjm” is now called “new.cjm”."
    press(desk, "Go on in that file")
    settled(desk, qtbot)
    assert desk.controller.path == new
    write(desk)
    assert desk.controller.save()
    assert sorted(file.name for file in path.parent.iterdir()) == [".~new.cjm.lock", "new.cjm"]


def test_what_is_unsaved_follows_a_renamed_file_at_once(windows: Windows, path: Path, qtbot: QtBot) -> None:
    desk = opened(windows, path, qtbot)
    write(desk)
    qtbot.waitUntil(lambda: recorded() == [str(path)])
    new = path.rename(path.with_name("new.cjm"))
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    press(desk, "Go on in that file")
    qtbot.waitUntil(lambda: recorded() == [str(new)], timeout=1000)


def test_what_is_unsaved_follows_a_renamed_file_before_the_program_is_ended(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    write(desk)
    qtbot.waitUntil(lambda: recorded() == [str(path)])
    new = path.rename(path.with_name("new.cjm"))
    desk.controller.move_to(new)
    windows.recovering.flush()
    assert recorded() == [str(new)]


def recorded() -> list[str]:
    """Return the files to which what is unsaved belongs."""
    return [json.loads(one.read_text("utf-8"))["file"] for one in recovery_folder().glob("*.json")]


def test_a_folder_out_of_reach_is_told_and_nothing_is_taken_for_deleted(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = opened(windows, path, qtbot)
    path.parent.rename(path.parent.with_name("away"))
    looked(desk, qtbot)
    assert "cannot be reached just now" in notice(desk).text()
    assert not desk.controller.state().is_changed
    path.parent.with_name("away").rename(path.parent)
    looked(desk, qtbot)
    assert not desk.window.notices.shown


def test_the_bar_follows_the_language_and_is_reached_by_f6(
    windows: Windows, path: Path, qtbot: QtBot, keys: Keys
) -> None:
    desk = opened(windows, path, qtbot)
    desk.window.activateWindow()
    by_another_hand(path)
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    windows.speak(InterfaceLanguage.RUSSIAN)
    QApplication.processEvents()
    assert notice(desk).text() == "Файл «Карта.cjm» изменил кто-то другой: изменена 1 карточка."
    for _ in range(4):
        if notice(desk).has_keys():
            break
        keys.press(Qt.Key.Key_F6)
    assert notice(desk).has_keys()
    keys.press(Qt.Key.Key_Space)
    assert texts(desk)[0] == "Theirs"


def test_a_picture_of_a_window_locks_nothing(windows: Windows, path: Path, qtbot: QtBot) -> None:
    windows.offers_what_was_left = False
    windows.open_files([path], None)
    qtbot.wait(100)
    assert not lock_beside(path).exists()
