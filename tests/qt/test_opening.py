"""Opening several files: what goes wrong with one of them is no matter of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.qt import document_controller
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.studio.window import PrintStudio
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import EMPTY, WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk, Windows

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
