"""What a window takes its file for goes back with the step that brought it, and comes again with its redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.qt.desks import by_another_hand, session_of, texts
from tests.qt.test_left_behind import crash
from tests.qt.test_left_behind import press as press_on
from tests.qt.test_sharing import looked, notice, offered, opened, press, settled, write

from cjm_desktop.qt.notices import Teller
from cjm_desktop.storage.file import load

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer

    from cjm_desktop.qt.windows import Desk, Windows


def reloaded(windows: Windows, path: Path, qtbot: QtBot, mine: str = "") -> Desk:
    """Open a file, let others change its first card, and load it again, over `mine` that is not saved."""
    desk = opened(windows, path, qtbot)
    if mine:
        write(desk, mine)
    by_another_hand(path)
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    press(desk, "Reload")
    return settled(desk, qtbot)


def first_in(path: Path) -> str:
    return next(iter(load(path).maps[0].cards)).text


def refused(desk: Desk, answer: Answer) -> bool:
    """Whether a save asks, and does not save when that is cancelled."""
    answer.seen.clear()
    answer.by("Cancel")
    return not desk.controller.save() and any("“Карта.cjm” was changed" in text for text in answer.seen)


def test_undo_of_a_reload_brings_back_the_bar_and_the_question_and_redo_takes_them_away(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    desk = reloaded(windows, path, qtbot, "Mine")
    session = session_of(desk)
    session.undo()
    assert texts(desk)[1] == "Mine"
    assert desk.controller.state().is_changed
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    assert "Somebody else has changed" in notice(desk).text()
    assert offered(desk) == ["Reload", "Keep mine as a copy…", "Overwrite…"]
    assert refused(desk, answer)
    assert first_in(path) == "Theirs"
    session.redo()
    settled(desk, qtbot)
    assert not desk.window.notices.shown
    assert not desk.controller.state().is_changed
    assert desk.controller.save()
    assert first_in(path) == "Theirs"


def test_undo_of_a_reload_of_what_was_saved_leaves_it_unsaved_and_asks(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    desk = reloaded(windows, path, qtbot)
    session_of(desk).undo()
    assert texts(desk)[0] != "Theirs"
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    assert offered(desk) == ["Reload", "Keep mine as a copy…", "Overwrite…"]
    answer.by("Cancel")
    assert not desk.controller.may_close()
    assert refused(desk, answer)
    assert first_in(path) == "Theirs"


def test_each_of_two_reloads_goes_back_by_itself(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    desk = reloaded(windows, path, qtbot)
    by_another_hand(path, "Theirs again")
    qtbot.waitUntil(lambda: bool(desk.window.notices.shown))
    press(desk, "Reload")
    settled(desk, qtbot)
    session = session_of(desk)
    for step in (session.undo, session.undo, session.redo):
        step()
        assert refused(desk, answer)
    assert texts(desk)[0] == "Theirs"
    session.redo()
    assert desk.controller.save()
    assert first_in(path) == "Theirs again"


def test_after_a_save_undo_of_a_reload_raises_no_false_alarm(
    windows: Windows, path: Path, qtbot: QtBot
) -> None:
    desk = reloaded(windows, path, qtbot)
    write(desk)
    assert desk.controller.save()
    session = session_of(desk)
    session.undo()
    session.undo()
    assert desk.controller.state().is_changed
    assert not looked(desk, qtbot).window.notices.shown
    assert desk.controller.save()
    assert first_in(path) != "Theirs"


def test_undo_of_the_second_of_two_restored_copies_keeps_the_question_of_the_first(
    windows: Windows, path: Path, qtbot: QtBot, answer: Answer
) -> None:
    crash(path, "Alpha")
    crash(path, "Beta")
    by_another_hand(path)
    windows.open_files([path], None)
    (desk,) = windows.desks
    for _ in range(2):
        qtbot.waitUntil(lambda: desk.window.notices.of(Teller.LEFT_BEHIND) is not None)
        left = desk.window.notices.of(Teller.LEFT_BEHIND)
        assert left is not None
        press_on(left, "Restore")
    session = session_of(desk)
    assert refused(desk, answer)
    session.undo()
    assert refused(desk, answer)
    assert desk.controller.state().is_changed
    session.undo()
    assert texts(desk)[0] == "Theirs"
    assert not desk.controller.state().is_changed
    session.redo()
    assert refused(desk, answer)
    session.redo()
    assert refused(desk, answer)
    assert first_in(path) == "Theirs"
