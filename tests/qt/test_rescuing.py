"""A damaged file says where it is damaged, and what there is to go on with; it is not touched itself."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cjm_desktop.qt.recovering import recovery_folder
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.state_folder import backups
from cjm_desktop.qt.translations import install_language
from cjm_desktop.storage.file import dumps, load
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import EMPTY, WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer

    from cjm_desktop.qt.dialogs.damaged_file import DamagedFileDialog
    from cjm_desktop.qt.windows import Windows

CRASHED = """
import os, sys
from pathlib import Path
from cjm_desktop.storage.file import load
from cjm_desktop.storage.recovery import Recovery, fresh_name
Recovery(Path(sys.argv[1])).write(fresh_name(), load(Path(sys.argv[2])), title="A", file=Path(sys.argv[2]))
os._exit(9)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The worked example, saved by the program."""
    path = tmp_path / "Карта <b>.cjm"
    save(template(WORKED_EXAMPLE, "en"), path, backups())
    return path


def cut(path: Path) -> bytes:
    """Leave of a file what is left when a copy breaks off."""
    damaged = path.read_bytes()[:-700]
    path.write_bytes(damaged)
    return damaged


def buttons(dialog: DamagedFileDialog) -> list[str]:
    return [button.text().replace("&", "") for button in dialog.findChildren(QPushButton)]


def test_the_last_version_that_opens_is_offered_and_the_next_save_puts_it_in_place(
    windows: Windows, path: Path, answer: Answer
) -> None:
    whole = load(path)
    damaged = cut(path)
    answer.by("Open this version")
    windows.open_files([path], None)
    controller = windows.desks[-1].controller
    assert controller.session is not None
    assert controller.session.base == whole
    assert controller.session.is_changed
    assert path.read_bytes() == damaged
    assert controller.save()
    assert load(path) == whole
    assert damaged in [backups().read(version) for version in backups().list(path)]


def test_what_can_be_read_opens_as_a_new_map_and_the_damaged_bytes_stay_a_version(
    windows: Windows, path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = load(path)
    damaged = cut(path)
    answer.by("Open as a new map")
    windows.open_files([path], None)
    controller = windows.desks[-1].controller
    assert controller.session is not None
    assert (controller.path, controller.name()) == (None, "Карта <b> (what could be read)")
    assert controller.session.is_changed
    assert 0 < len(controller.session.base.maps[0].cards) <= len(whole.maps[0].cards)
    assert path.read_bytes() == damaged
    monkeypatch.setattr(controller, "_ask_for_path", lambda _window, _suggested: path)
    assert controller.save()
    assert damaged in [backups().read(version) for version in backups().list(path)]


def test_of_a_file_that_is_gone_the_last_version_is_offered_and_saving_writes_it_again(
    windows: Windows, path: Path, answer: Answer, qtbot: QtBot
) -> None:
    whole = load(path)
    path.unlink()

    def open_version(dialog: DamagedFileDialog) -> None:
        qtbot.waitUntil(lambda: len(buttons(dialog)) == 2)
        assert dialog.hint.text() == (
            "It may have been renamed, moved or deleted. Only saving writes it again."
        )
        answer._press(dialog, "Open this version")

    answer.with_(open_version)
    windows.open_files([path], None)
    controller = windows.desks[-1].controller
    assert controller.session is not None
    assert (controller.session.base, controller.path) == (whole, path)
    assert controller.session.is_changed
    assert not path.exists()
    assert controller.save()
    assert load(path) == whole


def test_what_was_put_where_a_file_was_gone_is_not_written_over_unasked(
    windows: Windows, path: Path, answer: Answer
) -> None:
    path.unlink()
    answer.by("Open this version")
    windows.open_files([path], None)
    controller = windows.desks[-1].controller
    path.write_bytes(dumps(template(EMPTY, "en")))
    answer.by("Cancel")
    assert not controller.save()
    assert any("was changed outside" in text for text in answer.seen)
    assert len(load(path).maps[0].cards) == 0


def test_of_a_file_that_is_gone_and_was_never_kept_nothing_is_offered(
    windows: Windows, tmp_path: Path, answer: Answer
) -> None:
    answer.by("OK")
    windows.open_files([tmp_path / "never.cjm"], None)
    assert "The file could not be opened." in answer.seen


def test_what_a_crash_has_left_of_it_is_offered(windows: Windows, path: Path, answer: Answer) -> None:
    whole = load(path)
    command = [sys.executable, "-c", CRASHED, str(recovery_folder()), str(path)]
    assert subprocess.run(command, check=False).returncode == 9
    cut(path)
    answer.by("Restore")
    windows.open_files([path], None)
    controller = windows.desks[-1].controller
    assert controller.session is not None
    assert controller.session.base == whole
    assert controller.path == path


@pytest.mark.parametrize(
    ("language", "told", "way"),
    [
        (InterfaceLanguage.ENGLISH, "It is damaged at line ", "Open as a new map"),
        (InterfaceLanguage.RUSSIAN, "Он повреждён в строке ", "Открыть как новую карту"),
    ],
)
def test_only_what_there_is_is_offered_and_the_place_is_told(
    windows: Windows, tmp_path: Path, answer: Answer, language: InterfaceLanguage, told: str, way: str
) -> None:
    path = tmp_path / "<img src=file:///etc/passwd>.cjm".replace("/", "_")
    save(template(WORKED_EXAMPLE, "en"), path)
    cut(path)
    install_language(language)
    seen: list[list[str]] = []

    def look(dialog: DamagedFileDialog) -> None:
        seen.append(buttons(dialog))
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))

    answer.with_(look)
    windows.open_files([path], None)
    assert seen == [[way, "Закрыть" if language is InterfaceLanguage.RUSSIAN else "Close"]]
    assert any(one.startswith(told) for one in answer.seen)


def test_enter_takes_the_first_offer_and_escape_none(windows: Windows, path: Path, answer: Answer) -> None:
    cut(path)
    answer.with_(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    windows.open_files([path], None)
    assert all(desk.controller.session is None for desk in windows.desks)
    answer.with_(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    windows.open_files([path], None)
    assert [desk.controller.path for desk in windows.desks if desk.controller.session] == [path]


@pytest.mark.parametrize("small", [0, 512 * 1024])
def test_the_first_offer_has_the_keys(
    windows: Windows, path: Path, answer: Answer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    monkeypatch.setattr("cjm_desktop.qt.rescuing._SMALL", small)
    cut(path)

    def look(dialog: DamagedFileDialog) -> None:
        qtbot.waitUntil(lambda: len(buttons(dialog)) == 3)
        first = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Open this version")
        assert first.isDefault()
        assert dialog.focusWidget() is first

    answer.with_(look)
    windows.open_files([path], None)


def test_of_a_large_file_it_is_found_out_in_a_worker(
    windows: Windows, path: Path, answer: Answer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cjm_desktop.qt.rescuing._SMALL", 0)
    cut(path)

    def wait(dialog: DamagedFileDialog) -> None:
        assert dialog.hint.text() == "Looking for what can be brought back…"
        qtbot.waitUntil(lambda: len(buttons(dialog)) == 3)

    answer.with_(wait)
    windows.open_files([path], None)


def test_of_a_foreign_file_nothing_is_offered(windows: Windows, tmp_path: Path, answer: Answer) -> None:
    path = tmp_path / "a.cjm"
    path.write_bytes(b"PK\x03\x04")
    answer.by("OK")
    windows.open_files([path], None)
    assert "The file could not be opened." in answer.seen
    QApplication.processEvents()
