"""Panels beside the map: shown and hidden, as wide as they were, and filled no sooner than needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.settings import PANELS
from cjm_desktop.qt.workspace import Panel, Workspace
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from tests.qt.conftest import Keys

    from cjm_desktop.qt.windows import Desk, Windows


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def workspace_of(desk: Desk) -> Workspace:
    """Return the workspace of a window, its panels maybe not filled yet."""
    workspace = desk.window.findChild(Workspace)
    assert workspace is not None
    return workspace


def inspector_of(desk: Desk) -> QWidget:
    """Return the inspector of a window, filled."""
    settle()
    inspector = workspace_of(desk).panel(Panel.INSPECTOR)
    assert inspector is not None
    return inspector


def test_a_panel_has_its_room_before_it_is_filled_and_the_map_does_not_jump(windows: Windows) -> None:
    desk = windows.show_document(template(WORKED_EXAMPLE, "en"), None, None)
    workspace = workspace_of(desk)
    assert workspace.panel(Panel.INSPECTOR) is None
    width = workspace.canvas.width()
    settle()
    assert workspace.panel(Panel.INSPECTOR) is not None
    assert workspace.canvas.width() == width


def test_a_panel_that_was_hidden_stays_so_and_is_filled_when_it_is_asked_for(
    windows: Windows, keys: Keys
) -> None:
    windows.settings.remember(
        PANELS, {"inspector": {"shown": False, "width": 320}, "outline": {"shown": False}}
    )
    desk = windows.show_document(template(WORKED_EXAMPLE, "en"), None, None)
    settle()
    workspace = workspace_of(desk)
    assert workspace.panel(Panel.INSPECTOR) is None
    assert not desk.window.actions_[Id.INSPECTOR].isChecked()
    desk.window.actions_[Id.INSPECTOR].trigger()
    panel = inspector_of(desk)
    assert panel.width() == 320
    assert panel.isAncestorOf(keys.target()) or panel.hasFocus()


def test_the_width_that_was_dragged_is_that_of_the_next_window(windows: Windows, desk: Desk) -> None:
    desk.window.actions_[Id.OUTLINE].trigger()
    settle()
    before = inspector_of(desk).width()
    handle = workspace_of(desk).splitter.handle(2)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(handle, start - QPoint(60, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    width = inspector_of(desk).width()
    assert abs(width - before - 60) <= 4
    other = windows.show_document(template(WORKED_EXAMPLE, "en"), None, None)
    other.window.resize(desk.window.size())
    assert inspector_of(other).width() == width


def test_a_panel_hidden_and_shown_is_remembered_as_wide_as_it_was(
    windows: Windows, desk: Desk, keys: Keys
) -> None:
    settle()
    width = inspector_of(desk).width()
    keys.press(Qt.Key.Key_F4)
    settle()
    keys.press(Qt.Key.Key_F4)
    assert workspace_of(desk).is_shown(Panel.INSPECTOR)
    assert windows.settings.value(PANELS)[Panel.INSPECTOR]["width"] == width


@pytest.mark.parametrize(
    "nonsense",
    [
        {"inspector": 3},
        {"inspector": {"width": "wide", "shown": None}},
        {"inspector": {"width": 0}},
        {"x": 1},
    ],
)
def test_nonsense_in_the_settings_does_no_harm(windows: Windows, nonsense: dict[str, object]) -> None:
    windows.settings.remember(PANELS, nonsense)
    desk = windows.show_document(template(WORKED_EXAMPLE, "en"), None, None)
    settle()
    assert workspace_of(desk).canvas.width() >= 320


def test_hiding_a_panel_that_has_the_keys_gives_them_to_the_map(desk: Desk, keys: Keys) -> None:
    settle()
    workspace = workspace_of(desk)
    workspace.go_to(Panel.INSPECTOR)
    keys.press(Qt.Key.Key_F4)
    assert workspace.canvas.hasFocus()
    assert not workspace.is_shown(Panel.INSPECTOR)
