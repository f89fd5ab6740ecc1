"""The page one starts from is worked by keys, and shows where they act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.qt.start_page import StartPage
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import EMPTY, TEMPLATES, template

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qt.conftest import Answer

    from cjm_desktop.qt.two_line_list import TwoLineList
    from cjm_desktop.qt.windows import Desk, Windows


@pytest.fixture
def start(windows: Windows, tmp_path: Path) -> Desk:
    path = tmp_path / "recent.cjm"
    save(template(EMPTY, "en"), path)
    windows.settings.remember_file(path)
    desk = windows.show_empty()
    desk.window.activateWindow()
    QApplication.processEvents()
    return desk


def page_of(desk: Desk) -> StartPage:
    page = desk.window.findChild(StartPage)
    assert page is not None
    return page


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)
    QApplication.processEvents()


def is_marked(rows: TwoLineList, row: int) -> bool:
    area = rows.visualItemRect(rows.item(row))
    picture = rows.viewport().grab(area).toImage()
    ratio = round(picture.devicePixelRatio())
    seen = (picture.pixelColor(picture.width() // 2, y) for y in range(5 * ratio))
    return any(color.blue() - color.red() > 60 for color in seen)


def test_the_first_template_has_the_focus_and_shows_it(start: Desk) -> None:
    page = page_of(start)
    assert page.templates.hasFocus()
    assert is_marked(page.templates, 0)
    press(Qt.Key.Key_Down)
    assert [is_marked(page.templates, row) for row in (0, 1)] == [False, True]
    press(Qt.Key.Key_Up)
    assert [is_marked(page.templates, row) for row in (0, 1)] == [True, False]


def test_tab_leads_to_the_files_and_the_mark_goes_with_it(start: Desk) -> None:
    page = page_of(start)
    press(Qt.Key.Key_Tab)
    assert page.files.hasFocus()
    assert is_marked(page.files, 0)
    assert not is_marked(page.templates, 0)


def test_enter_begins_with_the_template_that_is_marked(start: Desk) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert start.controller.session is not None
    titles = [stage.title for stage in start.controller.session.journey.stages]
    assert titles == [stage.title for stage in template(list(TEMPLATES)[1], "en").maps[0].stages]


def test_enter_opens_the_file_that_is_marked(start: Desk) -> None:
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert start.controller.path is not None
    assert start.controller.path.name == "recent.cjm"


def test_a_file_that_its_disk_does_not_look_for_is_passed_over(windows: Windows, tmp_path: Path) -> None:
    # A name too long is what a test can make every disk refuse, as one does that has vanished.
    windows.settings.remember_file(tmp_path / ("x" * 5000) / "map.cjm")
    desk = windows.show_empty()
    assert page_of(desk).files.count() == 0


def test_a_recent_file_that_its_disk_does_not_look_for_leaves_the_list(
    windows: Windows, tmp_path: Path, answer: Answer
) -> None:
    path = tmp_path / ("x" * 5000) / "map.cjm"
    windows.settings.remember_file(path)
    desk = windows.show_empty()
    answer.by("OK")
    windows.open_recent(str(path), desk)
    assert windows.settings.recent_files() == ()
