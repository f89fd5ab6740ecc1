from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.settings import MINIMAP

if TYPE_CHECKING:
    from cjm_desktop.qt.windows import Desk


def test_the_overview_is_there_from_the_beginning_and_can_be_switched_off(desk: Desk) -> None:
    assert QTest.qWaitForWindowExposed(desk.window)
    QApplication.processEvents()
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    action = desk.window.actions_[Id.MINIMAP]
    assert canvas.minimap is not None
    assert action.isChecked()
    for is_on in (False, True):
        action.trigger()
        assert (canvas.minimap is not None) is is_on
        assert action.isChecked() is is_on
        assert desk.controller.settings.value(MINIMAP) is is_on


def test_an_overview_that_was_switched_off_stays_off(desk: Desk) -> None:
    desk.controller.settings.remember(MINIMAP, value=False)
    assert QTest.qWaitForWindowExposed(desk.window)
    QApplication.processEvents()
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    assert canvas.minimap is None
