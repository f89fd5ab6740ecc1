"""Opening several files: what goes wrong with one of them is no matter of the others."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.qt.test_beside import beside_of, meanwhile

from cjm_desktop.qt import document_controller
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.beside import Beside
from cjm_desktop.qt.studio.window import PrintStudio
from cjm_desktop.storage.file import load_known
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import EMPTY, WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.windows import Desk, Windows
    from cjm_desktop.storage.fingerprint import Fingerprint

TWICE = b'{"format":"cjm","version":1,"maps":[{"id":"m","stages":[{"id":"a"},{"id":"a"}]}]}'


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two maps that can be opened."""
    paths = [tmp_path / "one.cjm", tmp_path / "two.cjm"]
    for path, key in zip(paths, (WORKED_EXAMPLE, EMPTY), strict=True):
        save(template(key, "en"), path)
    return paths


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_map_that_cannot_be_shown_keeps_neither_the_next_nor_the_start_from_opening(
    windows: Windows, files: list[Path], qtbot: QtBot
) -> None:
    show = windows._lay_out

    def fail_once(desk: Desk, session: Session) -> None:
        windows._lay_out = show
        raise ZeroDivisionError

    windows._lay_out = fail_once
    with qtbot.captureExceptions() as told:
        windows.open_files(files, None)
    assert [kind for kind, _, _ in told] == [ZeroDivisionError]
    seen = [(desk.controller.path, desk.window.isVisible()) for desk in windows.desks]
    assert seen == [(None, True), (files[1], True)]
    windows.open_files(files[:1], windows.desks[0])
    assert windows.desks[0].controller.path == files[0]


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_file_that_is_refused_keeps_no_other_from_opening(
    windows: Windows, files: list[Path], tmp_path: Path, answer: Answer
) -> None:
    broken = tmp_path / "twice.cjm"
    broken.write_bytes(TWICE)
    answer.by("Close")
    windows.open_files([broken, *files], None)
    assert [desk.controller.path for desk in windows.desks] == files
    assert any("The id “a” stands twice" in told for told in answer.seen)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_poster_asks_of_every_window_whether_a_file_is_its_map(
    windows: Windows, files: list[Path], tmp_path: Path
) -> None:
    windows.open_files(files, None)
    linked = tmp_path / "linked.pdf"
    linked.hardlink_to(files[0])
    windows.desks[1].window.actions_[Id.PRINT_POSTER].trigger()
    dialog = windows.desks[1].window.findChild(PrintStudio)
    assert dialog is not None
    assert [dialog.saving.is_open(path) for path in (*files, linked, tmp_path / "poster.pdf")] == [
        True
    ] * 3 + [False]
    dialog.close()


def test_saving_again_and_again_in_a_moment_calls_into_nothing_that_is_gone(
    windows: Windows, files: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_controller, "_SETTLES_MS", 30)
    windows.open_files(files[:1], None)
    controller = windows.desks[0].controller
    assert all(controller.save() for _ in range(50))
    gone = [bytes(range(256)) * size for size in range(1, 200)]
    qtbot.wait(200)
    assert gone
    assert controller._known is not None
    assert controller._known._data == b""


class Slow:
    """A disk from which nothing is read before it may be."""

    def __init__(self) -> None:
        self.goes_on = threading.Event()
        self.threads: list[str] = []

    def __call__(self, path: Path) -> tuple[Document, Fingerprint]:
        self.threads.append(threading.current_thread().name)
        assert self.goes_on.wait(20)
        return load_known(path)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """A slow disk."""
    made = Slow()
    monkeypatch.setattr("cjm_desktop.qt.windows.load_known", made)
    yield made
    made.goes_on.set()


def test_a_file_is_read_beside_the_window_from_which_it_is_opened(
    windows: Windows, desk: Desk, files: list[Path], disk: Slow
) -> None:
    told: list[str] = []
    meanwhile(lambda: told.append(desk.window.status_line.message_text()))
    meanwhile(disk.goes_on.set, 250)
    windows.open_files(files[:1], desk)
    assert disk.threads == ["cjm-job"]
    assert told == ["Working… Esc stops it."]
    assert windows.desk_with(files[0]) is windows.desks[1]


def test_escape_stops_opening_and_nothing_is_opened(
    windows: Windows, desk: Desk, files: list[Path], disk: Slow
) -> None:
    meanwhile(lambda: QTest.keyClick(desk.window, Qt.Key.Key_Escape))
    windows.open_files(files, desk)
    assert windows.desks == [desk]
    assert len(disk.threads) == 1
    assert "Stopped" in desk.window.status_line.message_text()
    disk.goes_on.set()
    QTest.qWait(100)
    assert windows.desks == [desk]


def test_on_the_page_one_starts_from_a_file_is_read_beside_it_too(
    windows: Windows, files: list[Path], disk: Slow
) -> None:
    desk = windows.show_empty()
    meanwhile(disk.goes_on.set)
    windows.open_files(files[:1], desk)
    assert disk.threads == ["cjm-job"]
    assert windows.desks == [desk]
    assert desk.controller.path == files[0]
    beside_of(desk)
    assert len(desk.window.findChildren(Beside)) == 1


def test_the_file_one_starts_with_is_read_at_once(windows: Windows, files: list[Path], disk: Slow) -> None:
    disk.goes_on.set()
    windows.open_files(files[:1], None)
    assert disk.threads == [threading.main_thread().name]
