"""Closing windows, quitting and logging off: nothing is lost by it, and nothing is left of it."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from cjm_desktop.edit.frames import set_document
from cjm_desktop.edit.labels import Label
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.jobs import Job
from cjm_desktop.templates.catalogue import EMPTY, template

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QSessionManager
    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer

    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.windows import Desk, Windows


def change(desk: Desk) -> None:
    """Leave something in the map that is in no file."""
    session = desk.controller.session
    assert session is not None
    session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, title="Changed")


def test_an_error_while_closing_keeps_the_window_and_what_is_in_it(
    windows: Windows, desk: Desk, qtbot: QtBot
) -> None:
    def fail() -> bool:
        message = "on purpose"
        raise ZeroDivisionError(message)

    desk.window.may_close = fail
    with qtbot.captureExceptions() as told:
        assert not desk.window.close()
        QApplication.processEvents()
    assert [kind for kind, _, _ in told] == [ZeroDivisionError]
    assert isValid(desk.window)
    assert desk.window.isVisible()
    assert windows.desks == [desk]


def test_a_window_that_closes_stops_what_it_still_does(desk: Desk) -> None:
    def work(tell: Callable[[float], bool]) -> None:
        while tell(0.5):
            time.sleep(0.01)

    job = Job(work, QDialog(desk.window))
    job.start()
    assert desk.window.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "cjm-job"]
    assert gc.isenabled()


def test_a_closed_window_is_gone(windows: Windows, desk: Desk, program: QApplication) -> None:
    window, canvas = desk.window, desk.window.findChild(Canvas)
    window.close()
    program.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    program.processEvents()
    assert not isValid(window)
    assert not isValid(canvas)


def test_a_changed_map_keeps_its_window_until_it_is_decided_about(
    windows: Windows, desk: Desk, answer: Answer
) -> None:
    change(desk)
    answer.by("Cancel")
    assert not desk.window.close()
    answer.by("Do not save")
    assert desk.window.close()
    assert windows.desks == []


def test_quitting_stops_at_a_window_that_has_to_stay(windows: Windows, desk: Desk, answer: Answer) -> None:
    change(desk)
    answer.by("Cancel")
    desk.window.actions_[Id.QUIT].trigger()
    assert windows.desks == [desk]


def test_quitting_that_is_called_off_keeps_the_windows_about_which_nothing_was_asked(
    windows: Windows, answer: Answer
) -> None:
    desks = [windows.show_document(template(EMPTY, "en"), None, None) for _ in range(3)]
    change(desks[2])
    answer.by("Cancel")
    windows.close_all()
    assert windows.desks == desks


def test_a_closed_window_leaves_nothing_behind_of_what_the_start_made(
    windows: Windows, program: QApplication
) -> None:
    windows.show_document(template(EMPTY, "en"), None, None)
    left = weakref.ref(windows.desks[0].controller.session)
    gc.freeze()
    windows.desks[0].window.close()
    for _ in range(3):
        program.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        program.processEvents()
    assert left() is None
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


def test_beside_a_large_map_small_windows_are_looked_for_several_at_once(
    windows: Windows, program: QApplication, map_of: Callable[[int], Document]
) -> None:
    windows.show_document(map_of(1_000), None, None)
    small = [windows.show_document(template(EMPTY, "en"), None, None) for _ in range(3)]
    left = [weakref.ref(desk.controller.session) for desk in small]
    there: list[bool] = []
    gc.disable()
    try:
        while small:
            small.pop(0).window.close()
            for _ in range(3):
                program.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                program.processEvents()
            there.append(left[1]() is not None)
    finally:
        gc.enable()
    assert there == [True, True, False]
    assert left[0]() is left[2]() is None


class System:
    """What Qt hands over when the user logs off, and lets nobody else make."""

    def __init__(self) -> None:
        self.is_held_up = False

    def allowsInteraction(self) -> bool:
        return True

    def cancel(self) -> None:
        self.is_held_up = True

    def release(self) -> None:
        pass


@pytest.mark.parametrize(("button", "held_up"), [("Do not save", False), ("Cancel", True)])
def test_logging_off_asks_about_what_is_not_saved(
    windows: Windows, desk: Desk, answer: Answer, button: str, held_up: bool
) -> None:
    change(desk)
    system = System()
    answer.by(button)
    windows.may_log_off(cast("QSessionManager", system))
    assert system.is_held_up is held_up
    assert windows.desks == [desk]


def test_logging_off_is_held_up_when_asking_goes_wrong(windows: Windows, desk: Desk) -> None:
    system = System()
    desk.window.may_close = lambda: 1 // 0 > 0
    with pytest.raises(ZeroDivisionError):
        windows.may_log_off(cast("QSessionManager", system))
    assert system.is_held_up
