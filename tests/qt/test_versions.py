"""File > Versions, in a real window with real files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.cards import remove_cards, set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.dialogs.versions import VersionsDialog
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.state_folder import backups, state_folder
from cjm_desktop.qt.translations import install_language
from cjm_desktop.storage.file import load, loads
from cjm_desktop.storage.writer import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.dialogs.version_name import VersionNameDialog
    from cjm_desktop.qt.requests import VersionOpened
    from cjm_desktop.qt.windows import Desk, Windows

DAY = 24 * 3600.0
NOW = 1_780_000_000.0


@pytest.fixture
def file(desk: Desk, session: Session, tmp_path: Path) -> Path:
    """The map of the window, saved three times with fewer cards than now in each version before."""
    path = tmp_path / "map.cjm"
    cards = [card.id for card in session.journey.cards]
    kept = backups()
    for removed, ago in ((5, 9 * DAY), (3, 2 * DAY)):
        kept.keep(
            path, dumps(session.base.with_map(remove_cards(session.journey, cards[:removed]))), NOW - ago
        )
    desk.controller._ask_for_path = lambda _window, _suggested: path
    assert desk.controller.save()
    return path


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, session: Session, file: Path) -> Iterator[VersionsDialog]:
    made = VersionsDialog(desk.window, session, file, backups())
    made.open()
    wait(qtbot, made)
    yield made
    made.reject()
    made.deleteLater()


def wait(qtbot: QtBot, dialog: VersionsDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_busy(), timeout=20_000)


def choose(qtbot: QtBot, dialog: VersionsDialog, row: int) -> None:
    dialog.list.setCurrentRow(row)
    wait(qtbot, dialog)


def texts(dialog: VersionsDialog) -> list[str]:
    return [row.text for row in dialog.list.rows]


def test_versions_are_listed_with_their_size_and_how_much_was_changed_since(dialog: VersionsDialog) -> None:
    assert [text.partition(" · ")[2] for text in texts(dialog)] == [
        "as it is now",
        "3 differences",
        "5 differences",
    ]
    assert all(text.startswith(("7 kB", "6 kB")) for text in texts(dialog))
    assert "May 2026, " in dialog.list.rows[2].name


def test_versions_of_one_minute_are_told_apart_by_their_seconds(
    qtbot: QtBot, desk: Desk, session: Session, file: Path
) -> None:
    minute = 2 * NOW // 60 * 60
    for second in (7, 41):
        backups().keep(file, dumps(session.base.replaced(title=str(second))), minute + second)
    dialog = VersionsDialog(desk.window, session, file, backups())
    dialog.open()
    wait(qtbot, dialog)
    times = [row.name.partition(", ")[2].count(":") for row in dialog.list.rows]
    assert times == [2, 2, 1, 1, 1]
    assert [row.name[-3:] for row in dialog.list.rows[:2]] == [":41", ":07"]
    dialog.reject()
    dialog.deleteLater()


def test_what_is_found_out_beside_the_window_scrolls_nothing(
    qtbot: QtBot, desk: Desk, session: Session, file: Path
) -> None:
    for number in range(15):
        backups().keep(file, dumps(session.base.replaced(title=str(number))), NOW * 2 + number)
    dialog = VersionsDialog(desk.window, session, file, backups())
    dialog.open()
    bar = dialog.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    wait(qtbot, dialog)
    assert bar.value() == bar.maximum() > 0
    assert all(" · " in text for text in texts(dialog))
    dialog.reject()
    dialog.deleteLater()


def test_the_chosen_version_is_drawn_and_told_in_words(qtbot: QtBot, dialog: VersionsDialog) -> None:
    assert dialog.told.text() == "This is how the map is now."
    choose(qtbot, dialog, 1)
    assert dialog.told.text() == "Since then: 3 cards added."
    qtbot.waitUntil(lambda: dialog.picture.is_painted, timeout=20_000)


def test_what_was_changed_is_told_in_russian(qtbot: QtBot, dialog: VersionsDialog) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    choose(qtbot, dialog, 1)
    assert dialog.told.text() == "С тех пор: добавлены 3 карточки."
    choose(qtbot, dialog, 2)
    assert dialog.told.text() == "С тех пор: добавлено 5 карточек."


def test_a_version_is_restored_as_one_step_that_leaves_the_file_as_it_is(
    qtbot: QtBot, dialog: VersionsDialog, session: Session, file: Path
) -> None:
    before, on_disk = session.base, file.read_bytes()
    choose(qtbot, dialog, 1)
    dialog.restore_button.click()
    assert not dialog.isVisible()
    assert len(session.journey.cards) == len(before.maps[0].cards) - 3
    assert session.undo_label is not None
    assert session.undo_label.label is Label.RESTORE_VERSION
    assert session.is_changed
    assert file.read_bytes() == on_disk
    session.undo()
    assert session.base is before


def test_what_is_unsaved_is_a_version_before_another_is_restored(
    qtbot: QtBot, dialog: VersionsDialog, session: Session, file: Path
) -> None:
    session.apply(Label.TYPE, set_text, next(iter(session.journey.cards)).id, "Unsaved")
    choose(qtbot, dialog, 1)
    dialog.restore_button.click()
    (mine,) = [version for version in backups().list(file) if version.name]
    assert mine.name == "Before restoring"
    assert "Unsaved" in [card.text for card in loads(backups().read(mine)).maps[0].cards]


def test_what_is_unsaved_and_cannot_be_kept_stays_and_nothing_is_restored(
    qtbot: QtBot, dialog: VersionsDialog, session: Session, file: Path
) -> None:
    session.apply(Label.TYPE, set_text, next(iter(session.journey.cards)).id, "Unsaved")
    choose(qtbot, dialog, 1)
    for folder in (state_folder() / "versions").iterdir():
        folder.rename(folder.with_name("away"))
        folder.write_bytes(b"a file, not a folder")
    before = session.base
    dialog.restore_button.click()
    assert "No version of it was kept" in dialog.told.text()
    assert session.base is before


def test_a_restored_version_shares_with_the_map_what_is_the_same(
    qtbot: QtBot, dialog: VersionsDialog, session: Session
) -> None:
    before = session.journey
    choose(qtbot, dialog, 1)
    dialog.restore_button.click()
    shared = [one for one in session.journey.cards if before.cards.card(one.id) is one]
    assert len(shared) == len(session.journey.cards)
    assert session.journey.stages is before.stages


def test_the_map_as_it_is_cannot_be_restored(dialog: VersionsDialog) -> None:
    assert not dialog.restore_button.isEnabled()
    assert dialog.open_button.isEnabled()


def test_a_version_is_opened_beside_in_no_file_and_named_after_its_time(
    windows: Windows, desk: Desk, file: Path, qtbot: QtBot, answer: Answer
) -> None:
    def act(dialog: VersionsDialog) -> None:
        choose(qtbot, dialog, 2)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    answer.with_(act)
    desk.window.actions_[Id.VERSIONS].trigger()
    assert len(windows.desks) == 2
    beside = windows.desks[1].controller
    assert beside.path is None
    assert beside.name().startswith("map, ")
    assert "2026" in beside.name()
    assert beside.suggested_path(".cjm").name.startswith("map, ")
    assert beside.session is not None
    assert len(beside.session.journey.cards) == len(load(file).maps[0].cards) - 5


def test_restoring_is_told_in_the_status_line(desk: Desk, file: Path, qtbot: QtBot, answer: Answer) -> None:
    def act(dialog: VersionsDialog) -> None:
        choose(qtbot, dialog, 1)
        dialog.restore()

    answer.with_(act)
    desk.window.actions_[Id.VERSIONS].trigger()
    assert (
        "Its file stays as it is until you save; Ctrl+Z undoes this."
        in desk.window.status_line.message_text()
    )


def named(dialog: VersionNameDialog, name: str) -> None:
    dialog.field.setText(name)
    dialog.ok_button.click()


def test_a_version_is_named_and_stands_under_its_name(
    qtbot: QtBot, dialog: VersionsDialog, answer: Answer, file: Path
) -> None:
    choose(qtbot, dialog, 2)
    answer.with_(lambda asked: named(asked, "Как договорились"))
    QTest.keyClick(dialog, Qt.Key.Key_F2)
    assert dialog.list.rows[2].name == "Как договорились"
    assert "2026" in dialog.list.rows[2].text
    assert backups().list(file)[2].name == "Как договорились"


def test_the_map_is_kept_under_a_name_before_it_is_saved(
    qtbot: QtBot, dialog: VersionsDialog, answer: Answer, session: Session, file: Path
) -> None:
    card = next(iter(session.journey.cards)).id
    session.apply(Label.TYPE, set_text, card, "Not saved yet")
    on_disk = file.read_bytes()
    answer.with_(lambda asked: named(asked, "Draft"))
    dialog.keep_button.click()
    wait(qtbot, dialog)
    kept = backups().list(file)[0]
    assert (kept.name, dialog.list.rows[0].name) == ("Draft", "Draft")
    assert b"Not saved yet" in backups().read(kept)
    assert file.read_bytes() == on_disk


def test_a_name_that_cannot_be_kept_is_told_where_it_is_asked_for(
    dialog: VersionsDialog, answer: Answer, file: Path
) -> None:
    told: list[str] = []

    def act(asked: VersionNameDialog) -> None:
        folder = state_folder() / "versions"
        folder.rename(folder.with_name("gone"))
        folder.write_bytes(b"")
        named(asked, "Draft")
        told.append(asked._refusal.text())

    answer.with_(act)
    dialog.rename()
    assert "No version of it was kept" in told[0]


def test_a_damaged_version_is_told_and_neither_opened_nor_restored(
    qtbot: QtBot, desk: Desk, session: Session, file: Path
) -> None:
    backups().list(file)[1].file.write_bytes(b"garbage")
    dialog = VersionsDialog(desk.window, session, file, backups())
    dialog.open()
    wait(qtbot, dialog)
    assert texts(dialog)[1].endswith("damaged")
    choose(qtbot, dialog, 1)
    assert not dialog.open_button.isEnabled()
    assert not dialog.restore_button.isEnabled()
    dialog.open_beside()
    dialog.restore()
    assert dialog.isVisible()
    dialog.reject()
    dialog.deleteLater()


def test_where_nothing_was_kept_yet_it_is_said_what_will_be(
    desk: Desk, session: Session, tmp_path: Path
) -> None:
    for path, words in (
        (None, "This map is in no file yet."),
        (tmp_path / "map.cjm", "No version of map.cjm"),
    ):
        dialog = VersionsDialog(desk.window, session, path, backups())
        dialog.open()
        assert dialog.empty.text().startswith(words)
        assert not dialog.list.isVisible()
        assert not any(b.isEnabled() for b in (dialog.open_button, dialog.restore_button, dialog.name_button))
        assert dialog.keep_button.isEnabled() is (path is not None)
        dialog.reject()
        dialog.deleteLater()


def test_closing_while_versions_are_read_waits_for_them(desk: Desk, session: Session, file: Path) -> None:
    dialog = VersionsDialog(desk.window, session, file, backups())
    dialog.open()
    dialog.reject()
    assert not dialog.is_busy()
    dialog.deleteLater()
    QApplication.processEvents()


def test_of_a_version_of_a_newer_program_nobody_says_that_nothing_can_be_read(
    qtbot: QtBot, desk: Desk, session: Session, file: Path
) -> None:
    backups().keep(file, dumps(session.base).replace(b'"version": 1', b'"version": 2', 1), NOW - DAY)
    dialog = VersionsDialog(desk.window, session, file, backups())
    dialog.open()
    wait(qtbot, dialog)
    newer = next(row for row, text in enumerate(texts(dialog)) if text.endswith("cannot be opened"))
    choose(qtbot, dialog, newer)
    assert "newer" in dialog.picture.told
    assert "Nothing of a map" not in dialog.picture.told
    assert not dialog.open_button.isEnabled()


def test_of_a_damaged_version_what_can_be_read_opens_beside(
    qtbot: QtBot, desk: Desk, session: Session, file: Path
) -> None:
    whole = session.base
    backups().keep(file, dumps(whole)[:-700], NOW - DAY)
    dialog = VersionsDialog(desk.window, session, file, backups())
    opened: list[VersionOpened] = []
    dialog.version_opened.connect(opened.append)
    dialog.open()
    wait(qtbot, dialog)
    damaged = next(row for row, text in enumerate(texts(dialog)) if text.endswith("damaged"))
    choose(qtbot, dialog, damaged)
    assert "text editor" not in dialog.picture.told
    assert "Can be read: " in dialog.picture.told
    assert dialog.open_button.text() == "&Open what can be read"
    assert not dialog.restore_button.isEnabled()
    dialog.open_button.click()
    assert opened[0].name.endswith("(what could be read)")
    assert 0 < len(opened[0].document.maps[0].cards) <= len(whole.maps[0].cards)
