"""A dressed program in English, with windows that are closed again after each test."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cjm_desktop import app
from cjm_desktop.qt.crashes import CrashReporter
from cjm_desktop.qt.palette import dress
from cjm_desktop.qt.settings import Appearance, InterfaceLanguage, Settings
from cjm_desktop.qt.translations import install_language
from cjm_desktop.qt.windows import Desk, Windows
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import EMPTY, WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cjm_desktop.edit.session import Session


@pytest.fixture(autouse=True)
def _speaking_english(qapp: QApplication) -> None:
    """A window that speaks English, whatever the system and the test before spoke."""
    install_language(InterfaceLanguage.ENGLISH)


@pytest.fixture
def program(_speaking_english: None, qapp: QApplication) -> QApplication:
    """The application as it looks and speaks for an English user."""
    qapp.setStyle("Fusion")
    dress(qapp, Appearance.LIGHT)
    return qapp


@pytest.fixture
def windows(program: QApplication) -> Iterator[Windows]:
    """The windows of a freshly started program; none is open yet."""
    opened = Windows(Settings(), app._furnish, app._lay_out)
    yield opened
    for desk in tuple(opened.desks):
        desk.window.may_close = lambda: True
        desk.window.close()
    program.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    program.processEvents()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The worked example in a file of its own folder."""
    folder = tmp_path / "maps"
    folder.mkdir()
    save(template(WORKED_EXAMPLE, "en"), folder / "Карта.cjm")
    return folder / "Карта.cjm"


@pytest.fixture
def desk(windows: Windows) -> Desk:
    """A window with the worked example in English, in no file yet."""
    return _shown(windows, WORKED_EXAMPLE)


@pytest.fixture
def empty_desk(windows: Windows) -> Desk:
    """A window with a map without cards."""
    return _shown(windows, EMPTY)


@pytest.fixture
def session(desk: Desk) -> Session:
    """The session of the worked example, its window settled."""
    assert desk.controller.session is not None
    QApplication.processEvents()
    return desk.controller.session


@pytest.fixture
def keys(program: QApplication) -> Keys:
    """Types where the keys go."""
    return Keys()


@pytest.fixture
def reporter(program: QApplication) -> Iterator[CrashReporter]:
    """Catches what nobody expected, as in the running program."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = CrashReporter(program)
    made.install()
    yield made
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    made.deleteLater()


@pytest.fixture
def answer(program: QApplication) -> Iterator[Answer]:
    """Answers dialogs that would wait for a user."""
    made = Answer()
    yield made
    made.is_over = True


class Keys:
    """Sends keys to what has them."""

    def target(self) -> QWidget:
        """Return what has the keys."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key and let it go."""
        QTest.keyClick(self.target(), key, modifiers)

    def type(self, text: str) -> None:
        """Type letters of any alphabet."""
        for letter in text:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.target(), event)


@dataclass
class Answer:
    """Does something with the next dialog that opens, and closes it should it still be open then."""

    seen: list[str] = field(default_factory=list)
    is_over: bool = False
    """Whether the test has ended: a dialog that opens later is another one's."""

    def with_(self, act: Callable[[Any], object]) -> None:
        """Call `act` with the dialog that whatever is called next will open."""
        QTimer.singleShot(0, lambda: self._act(act))

    def by(self, text: str, *more: str) -> None:
        """Press the button with this text in the dialog that whatever is called next will open.

        `more` are pressed in the dialogs that open one after another when that is closed.
        """

        def act(dialog: QWidget) -> None:
            self._press(dialog, text)
            if more:
                self.by(*more)

        self.with_(act)

    def _act(self, act: Callable[[Any], object]) -> None:
        if self.is_over:
            return
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(5, lambda: self._act(act))
            return
        try:
            self.seen.extend(label.text() for label in dialog.findChildren(QLabel) if label.text())
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.close()

    def _press(self, dialog: QWidget, text: str) -> None:
        buttons = {button.text().replace("&", ""): button for button in dialog.findChildren(QPushButton)}
        buttons[text].click()


def _shown(windows: Windows, key: str) -> Desk:
    desk = windows.show_document(template(key, "en"), None, None)
    desk.window.resize(1280, 820)
    desk.window.activateWindow()
    return desk
