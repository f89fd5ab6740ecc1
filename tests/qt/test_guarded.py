from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QGraphicsItem, QPlainTextEdit

from cjm_desktop import app, qt
from cjm_desktop.qt.canvas.tools.move_cards import MoveCards
from cjm_desktop.qt.canvas.view import Canvas

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer

    from cjm_desktop.qt.crashes import CrashReporter
    from cjm_desktop.qt.windows import Desk

BASES = (QObject, QGraphicsItem)
HARMLESS = frozenset({"sizeHint", "minimumSizeHint"})


class Broken(Exception):
    """What goes wrong in these tests."""


def fail(*_: object, **__: object) -> None:
    raise Broken


@pytest.fixture
def canvas(desk: Desk) -> Canvas:
    """The canvas of a whole window."""
    QApplication.processEvents()
    found = desk.window.findChild(Canvas)
    assert isinstance(found, Canvas)
    found.setFocus()
    return found


def mouse(canvas: Canvas, kind: QEvent.Type, at: QPoint) -> None:
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    sent = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
    where = QPointF(canvas.viewport().mapToGlobal(at))
    QApplication.sendEvent(canvas.viewport(), QMouseEvent(kind, QPointF(at), where, sent, left, plain))


def press(canvas: Canvas) -> None:
    mouse(canvas, QEvent.Type.MouseButtonPress, canvas.viewport().rect().center())


def key(target: QPlainTextEdit | Canvas, text: str) -> None:
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, plain, text))


def classes() -> set[type]:
    """Every class of the skin that Qt calls, from every module there is."""
    names = [one.name for one in walk_packages(qt.__path__, f"{qt.__name__}.")]
    modules = [import_module(name) for name in (*names, app.__name__)]
    return {
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__ and issubclass(one, BASES)
    }


def overrides(one: type) -> set[str]:
    """The methods of Qt that a class answers in its own way, but for those that only answer a size."""
    of_qt = [base for base in one.__mro__ if base.__module__.startswith("PySide6")]
    own = {name for name, method in vars(one).items() if callable(method) and not name.startswith("__")}
    return {name for name in own - HARMLESS if any(name in vars(base) for base in of_qt)}


def test_every_override_of_qt_is_guarded() -> None:
    found = {(one, name) for one in classes() for name in overrides(one)}
    assert len(found) > 40
    bare = {f"{one.__name__}.{name}" for one, name in found if not hasattr(vars(one)[name], "__wrapped__")}
    assert bare == set()


def test_an_error_under_a_press_is_told_once_and_the_program_goes_on(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas.hands, "press", fail)
    with qtbot.captureExceptions() as told:
        press(canvas)
        QApplication.processEvents()
    assert [kind for kind, _, _ in told] == [Broken]


def test_an_error_while_typing_is_told_and_the_text_stays(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.edits.edit_current()
    monkeypatch.setattr(canvas.mirror, "session_changed", fail)
    field = canvas.writing.editor
    monkeypatch.setattr(canvas.writing, "follow", fail)
    with qtbot.captureExceptions() as told:
        key(field, "ж")
        QApplication.processEvents()
    assert [kind for kind, _, _ in told] == [Broken]
    assert field.caret.text.endswith("ж")


def test_a_gesture_that_goes_wrong_ends_there(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = next(iter(canvas.session.journey.cards)).id
    place = canvas.layout_shown.card_rect(card)
    assert place is not None
    start = canvas.placement.rect_of(place).center()
    monkeypatch.setattr(MoveCards, "move", fail)
    with qtbot.captureExceptions() as told:
        mouse(canvas, QEvent.Type.MouseButtonPress, start)
        for step in range(1, 6):
            mouse(canvas, QEvent.Type.MouseMove, start + QPoint(0, 20 * step))
    assert [kind for kind, _, _ in told] == [Broken]
    assert not canvas.hands.is_dragging
    assert not canvas.overlay.is_lifted


@pytest.mark.parametrize("part", ["corner", "title"])
def test_an_error_in_paint_is_told_once_however_often_it_is_painted(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setattr(canvas.map_scene.parts[part], "play", fail)
    with qtbot.captureExceptions() as told:
        for _ in range(3):
            canvas.viewport().grab()
    assert [kind for kind, _, _ in told] == [Broken]


def test_what_else_is_painted_is_still_painted(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = canvas.viewport().grab().toImage()
    monkeypatch.setattr(canvas.map_scene.parts["title"], "play", fail)
    with qtbot.captureExceptions():
        without_title = canvas.viewport().grab().toImage()
    assert without_title != whole
    low = whole.rect().adjusted(0, whole.height() // 2, 0, 0)
    assert without_title.copy(low) == whole.copy(low)


def test_an_error_under_the_mouse_opens_the_dialog_after_the_event(
    canvas: Canvas,
    reporter: CrashReporter,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(canvas.hands, "press", fail)
    answer.with_(lambda box: box.close())
    press(canvas)
    assert QApplication.activeModalWidget() is None
    QApplication.processEvents()
    assert "Something went wrong in the program." in answer.seen
    assert "Broken" in capsys.readouterr().err
