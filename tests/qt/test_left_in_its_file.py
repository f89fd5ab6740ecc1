"""A map that a crash has left behind is restored into the window that has its file open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.qt.desks import by_another_hand, session_of, texts
from tests.qt.test_left_behind import bar, crash, kept, offers, press

from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.frames import set_document
from cjm_desktop.edit.labels import Label
from cjm_desktop.qt.notices import Teller
from cjm_desktop.qt.recovering import recovery_folder
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.state_folder import backups, state_folder
from cjm_desktop.storage.file import load, loads

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer, Keys

    from cjm_desktop.qt.notice_bar import NoticeBar
    from cjm_desktop.qt.windows import Desk, Windows


def reopened(windows: Windows, path: Path, text: str = "Restored") -> Desk:
    """Open the file of a map whose first card a program changed, and then crashed."""
    crash(path, text)
    windows.open_files([path], None)
    (desk,) = windows.desks
    return desk


def test_the_very_file_offers_what_can_be_read_of_a_damaged_map_in_a_window_of_its_own(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    crash(path, "Damaged")
    (file,) = kept()
    file.write_bytes(file.read_bytes()[:-700])
    windows.open_files([path], None)
    before = texts(windows.desks[0])
    press(bar(windows.desks[0], qtbot), "Open what can be read")
    assert "Damaged" in texts(windows.desks[1])
    assert texts(windows.desks[0]) == before


def test_the_very_file_offers_it_in_a_bar_and_takes_it_as_one_step(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    before = load(path)
    crash(path, "Restored", "Too")
    windows.open_files([path], None)
    (desk,) = windows.desks
    notice = bar(desk, qtbot)
    assert "2 cards changed" in notice.text()
    press(notice, "Restore")
    assert texts(desk)[:2] == ["Restored", "Too"]
    assert desk.controller.state().is_changed
    session = session_of(desk)
    session.undo()
    assert session.base == before
    session.redo()
    assert desk.controller.save()
    assert kept() == []


def edit(desk: Desk, text: str) -> None:
    session = session_of(desk)
    session.apply(Label.TYPE, set_text, list(session.journey.cards)[2].id, text)


def mine(path: Path) -> list[str]:
    """Return the texts of the one version that was put aside."""
    (kept_aside,) = [version for version in backups().list(path) if version.name == "Mine before restoring"]
    return [card.text for card in loads(backups().read(kept_aside)).maps[0].cards]


def test_what_is_unsaved_is_a_version_before_a_crash_is_put_into_its_place(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = reopened(windows, path)
    notice = bar(desk, qtbot)
    edit(desk, "Just typed")
    press(notice, "Restore")
    assert texts(desk)[0] == "Restored"
    assert mine(path)[2] == "Just typed"
    assert "yours is among the versions. Ctrl+Z undoes this." in desk.window.status_line.message_text()


def test_a_map_without_unsaved_changes_makes_no_version_when_it_is_restored(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = reopened(windows, path)
    before = backups().list(path)
    press(bar(desk, qtbot), "Restore")
    assert texts(desk)[0] == "Restored"
    assert backups().list(path) == before
    assert "until you save; Ctrl+Z undoes this." in desk.window.status_line.message_text()


def test_nothing_is_restored_where_what_is_unsaved_cannot_be_kept(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    desk = reopened(windows, path)
    notice = bar(desk, qtbot)
    edit(desk, "Just typed")
    (state_folder() / "versions").write_bytes(b"a file, not a folder")
    answer.by("OK")
    press(notice, "Restore")
    assert any("No version of it was kept" in text for text in answer.seen)
    assert texts(desk)[0] != "Restored"
    assert texts(desk)[2] == "Just typed"
    assert any("Restored" in file.read_text("utf-8") for file in kept())
    assert notice.isVisible()


def test_what_is_offered_is_compared_anew_with_what_was_saved_meanwhile(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = reopened(windows, path)
    assert "1 card changed" in bar(desk, qtbot).text()
    edit(desk, "Mine")
    assert desk.controller.save()
    qtbot.waitUntil(lambda: "2 cards changed" in bar(desk, qtbot).text())
    session = session_of(desk)
    session.undo()
    session.apply(Label.TYPE, set_text, next(iter(session.journey.cards)).id, "Restored")
    assert desk.controller.save()
    qtbot.waitUntil(lambda: desk.window.notices.of(Teller.LEFT_BEHIND) is None)
    assert kept() == []


def test_what_this_window_saved_before_a_map_was_restored_is_nobody_elses(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    desk = reopened(windows, path)
    bar(desk, qtbot)
    edit(desk, "Mine")
    assert desk.controller.save()
    qtbot.waitUntil(lambda: "2 cards changed" in bar(desk, qtbot).text())
    press(bar(desk, qtbot), "Restore")
    qtbot.waitUntil(lambda: desk.window.notices.of(Teller.SHARING) is not None)
    told = bar(desk, qtbot).text()
    assert told == "“Карта.cjm” was written to after the changes that are restored here were made."
    answer.by("Overwrite…", "Cancel")
    assert not desk.controller.save()
    assert "Overwrite what “Карта.cjm” holds?" in answer.seen
    assert not any("else" in text for text in answer.seen)


def test_a_map_that_was_restored_and_left_again_is_offered_once(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    crash(path, "Restored")
    (record,) = recovery_folder().glob("*.json")
    gone = json.loads(record.read_text("utf-8"))["process"]
    windows.open_files([path], None)
    (desk,) = windows.desks
    press(bar(desk, qtbot), "Restore")
    qtbot.waitUntil(lambda: len(kept()) == 2)
    qtbot.wait(100)
    for one in recovery_folder().glob("*.json"):
        one.write_text(json.dumps({**json.loads(one.read_text("utf-8")), "process": gone}))
    start = windows.show_empty()
    (row,) = offers(start, qtbot)
    answer.by("Discard")
    row.discard.click()
    assert kept() == []


def test_what_was_put_into_a_map_and_undone_is_not_lost_with_its_window(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = reopened(windows, path)
    press(bar(desk, qtbot), "Restore")
    session = session_of(desk)
    session.undo()
    desk.window.close()
    (file,) = kept()
    assert "Restored" in file.read_text("utf-8")


def test_what_was_put_into_a_map_and_undone_outlives_another_save(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = reopened(windows, path)
    press(bar(desk, qtbot), "Restore")
    session = session_of(desk)
    session.undo()
    session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, title="Otherwise")
    assert desk.controller.save()
    assert any("Restored" in file.read_text("utf-8") for file in kept())


def test_of_two_copies_of_one_file_the_bar_tells_and_each_is_offered(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    crash(path, "Alpha")
    crash(path, "Beta", "Too")
    desk = reopened(windows, path, "Gamma")
    seen = []
    for button, told in (("Restore", "2 older"), ("Discard…", "1 older"), ("Restore", "changed.")):
        notice = left_bar(desk, qtbot)
        assert told in notice.text()
        if button == "Discard…":
            answer.by("Discard")
        press(notice, button)
        seen.append(texts(desk)[0])
    assert len(set(seen)) == 2
    assert desk.window.notices.of(Teller.LEFT_BEHIND) is None


def test_a_file_that_was_renamed_since_offers_its_copy_and_is_saved_under_its_name(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    crash(path, "Restored")
    new = path.rename(path.with_name("new.cjm"))
    windows.open_files([new], None)
    (desk,) = windows.desks
    notice = left_bar(desk, qtbot)
    assert "Not in the file: 1 card changed." in notice.text()
    press(notice, "Restore")
    assert texts(desk)[0] == "Restored"
    assert desk.controller.save()
    assert kept() == []
    assert next(iter(load(new).maps[0].cards)).text == "Restored"
    assert not path.exists()


@pytest.mark.parametrize("way", ["it is a copy", "it is another one"])
def test_a_file_is_not_taken_for_the_renamed_one_that_a_copy_belongs_to(
    windows: Windows, path: Path, qtbot: QtBot, way: str
) -> None:
    crash(path, "Restored")
    new = path.with_name("new.cjm")
    new.write_bytes(path.read_bytes())
    if way == "it is another one":
        path.unlink()
        by_another_hand(new)
    windows.open_files([new], None)
    (desk,) = windows.desks
    assert "1 map could not be saved" in left_bar(desk, qtbot).text()


def both_restored(windows: Windows, path: Path, qtbot: QtBot) -> tuple[Desk, list[str]]:
    """Put both copies that two crashes have left into the map of their file; returns their texts."""
    crash(path, "Alpha")
    desk = reopened(windows, path, "Beta")
    found = []
    for _ in range(2):
        press(left_bar(desk, qtbot), "Restore")
        found.append(texts(desk)[0])
    return desk, found


def left_bar(desk: Desk, qtbot: QtBot) -> NoticeBar:
    """Wait for the bar that offers what was left."""
    qtbot.waitUntil(lambda: desk.window.notices.of(Teller.LEFT_BEHIND) is not None)
    shown = desk.window.notices.of(Teller.LEFT_BEHIND)
    assert shown is not None
    return shown


def test_of_two_restored_copies_a_save_lets_go_only_of_what_is_in_the_map(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk, (first, second) = both_restored(windows, path, qtbot)
    session = session_of(desk)
    for step in (session.undo, session.undo, session.redo):
        step()
    assert texts(desk)[0] == first
    assert desk.controller.save()
    (file,) = kept()
    assert second in file.read_text("utf-8")


def test_a_copy_that_was_undone_before_the_next_was_restored_outlives_its_redo_and_save(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    crash(path, "Alpha")
    desk = reopened(windows, path, "Beta")
    session = session_of(desk)
    press(left_bar(desk, qtbot), "Restore")
    first = texts(desk)[0]
    session.undo()
    press(left_bar(desk, qtbot), "Restore")
    assert texts(desk)[0] != first
    session.undo()
    session.redo()
    assert desk.controller.save()
    (file,) = kept()
    assert first in file.read_text("utf-8")


def test_a_bar_that_is_closed_lets_the_map_be_offered_again(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = reopened(windows, path)
    bar(desk, qtbot).closed.emit()
    QApplication.processEvents()
    assert len(kept()) == 1
    assert texts(desk)[0] != "Restored"


def test_what_was_left_and_what_others_did_are_told_at_once_and_each_goes_by_itself(
    windows: Windows, path: Path, qtbot: QtBot, keys: Keys
) -> None:
    desk = reopened(windows, path)
    desk.window.activateWindow()
    left = bar(desk, qtbot)
    by_another_hand(path)
    qtbot.waitUntil(lambda: len(desk.window.notices.shown) == 2)
    above, below = desk.window.notices.shown
    assert above is left
    assert "Somebody else has changed" in below.text()
    qtbot.waitUntil(lambda: above.isVisible() and below.isVisible())
    qtbot.waitUntil(lambda: above.geometry().bottom() < below.geometry().top())
    reached = []
    for _ in range(6):
        keys.press(Qt.Key.Key_F6)
        reached += [one for one in (above, below) if one.has_keys()]
    assert reached[:2] == [above, below]
    below.closed.emit()
    assert desk.window.notices.shown == (left,)
    press(left, "Restore")
    assert texts(desk)[0] == "Restored"
    assert desk.window.notices.of(Teller.LEFT_BEHIND) is None


def test_the_bar_follows_the_language_and_restores_still(windows: Windows, path: Path, qtbot: QtBot) -> None:
    desk = reopened(windows, path)
    bar(desk, qtbot)
    for language, told in (
        (InterfaceLanguage.RUSSIAN, "Программа завершилась, не успев"),
        (InterfaceLanguage.ENGLISH, "The program ended before"),
        (InterfaceLanguage.RUSSIAN, "Чего нет в файле: 1 карточка изменена."),
    ):
        windows.speak(language)
        QApplication.processEvents()
        (shown,) = desk.window.notices.shown
        assert told in shown.text()
    press(desk.window.notices.shown[0], "Восстановить")
    assert texts(desk)[0] == "Restored"


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_map_is_put_into_the_window_that_has_its_file_open(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    windows.open_files([path], None)
    crash(path, "Restored")
    edit(windows.desks[0], "Just typed")
    start = windows.show_empty()
    offers(start, qtbot)[0].restore.click()
    assert texts(windows.desks[0])[0] == "Restored"
    assert mine(path)[2] == "Just typed"
    assert start.controller.session is None


def test_what_was_put_into_a_map_and_undone_raises_no_false_alarm(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    crash(path, "Restored")
    by_another_hand(path, "Saved since")
    windows.open_files([path], None)
    (desk,) = windows.desks
    press(bar(desk, qtbot), "Restore")
    session = session_of(desk)
    answer.by("Cancel")
    assert not desk.controller.save()
    assert "“Карта.cjm” was changed meanwhile." in answer.seen
    session.undo()
    assert not desk.controller.state().is_changed
    session.redo()
    assert desk.controller.state().is_changed
    session.undo()
    session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, title="Otherwise")
    assert desk.controller.save()
    assert (load(path).title, next(iter(load(path).maps[0].cards)).text) == ("Otherwise", "Saved since")


def test_a_restored_map_tells_that_its_file_was_changed_and_what_would_go(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    crash(path, "Restored")
    by_another_hand(path, "Saved since", card=1)
    windows.open_files([path], None)
    (desk,) = windows.desks
    press(bar(desk, qtbot), "Restore")
    qtbot.waitUntil(lambda: "was written to after the changes" in bar(desk, qtbot).text())
    answer.by("Cancel")
    press(bar(desk, qtbot), "Overwrite…")
    assert any("otherwise than your map, and would go: 2 cards changed." in text for text in answer.seen)
