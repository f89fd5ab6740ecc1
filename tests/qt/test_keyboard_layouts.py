"""A Russian layout alone, as X11 tells it: the letter of the layout and the place of the key."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu

from cjm_desktop.qt.keyboard_layouts import ShortcutsInAnyLayout, latin_key

if TYPE_CHECKING:
    from collections.abc import Iterator

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
YA, YERU, BE = 0x042F, 0x042B, 0x0411
Z_PLACE, S_PLACE, COMMA_PLACE = 52, 39, 59
Z_VIRTUAL = 0x5A

pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="macOS finds shortcuts by itself")


def key_event(
    kind: QEvent.Type, key: int, modifiers: Qt.KeyboardModifier, place: int, text: str = ""
) -> QKeyEvent:
    virtual = Z_VIRTUAL if place == Z_PLACE else 0
    return QKeyEvent(kind, key, modifiers, place, virtual, 0, text)


class Window(QMainWindow):
    """A field, and a command on Ctrl+S and on Ctrl+Z."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.field = QLineEdit()
        self.setCentralWidget(self.field)
        for keys in ("Ctrl+S", "Ctrl+Shift+S", "Ctrl+Z"):
            action = QAction(self)
            action.setShortcut(keys)
            action.triggered.connect(lambda _checked=False, keys=keys: self.done.append(keys))
            self.addAction(action)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Window]:
    made = Window()
    watcher = ShortcutsInAnyLayout(qapp)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qapp.processEvents()
    yield made
    made.close()
    made.deleteLater()
    watcher.deleteLater()
    qapp.processEvents()


def press(window: Window, key: int, place: int, modifiers: Qt.KeyboardModifier = CTRL) -> bool:
    """Press a key as the window system does; whether any shortcut of the layout's letter was stopped."""
    asked = key_event(QEvent.Type.ShortcutOverride, key, modifiers, place)
    asked.ignore()
    QApplication.sendEvent(window.windowHandle(), asked)
    QApplication.sendEvent(window.windowHandle(), key_event(QEvent.Type.KeyPress, key, modifiers, place))
    return asked.isAccepted()


def test_a_command_is_found_by_the_place_of_its_key(window: Window) -> None:
    assert press(window, YERU, S_PLACE)
    press(window, YERU, S_PLACE, CTRL | SHIFT)
    assert window.done == ["Ctrl+S", "Ctrl+Shift+S"]


def test_a_field_keeps_the_keys_it_wants_for_itself(window: Window) -> None:
    window.field.insert("typed")
    press(window, YA, Z_PLACE)
    assert (window.field.text(), window.done) == ("", [])


def test_a_command_that_is_not_possible_is_left_alone(window: Window) -> None:
    window.actions()[0].setEnabled(False)
    press(window, YERU, S_PLACE)
    assert window.done == []


@pytest.mark.parametrize(
    ("key", "modifiers", "place"),
    [
        (Qt.Key.Key_S, CTRL, S_PLACE),
        (YERU, PLAIN, S_PLACE),
        (YERU, ALT, S_PLACE),
        (BE, CTRL, COMMA_PLACE),
        (Qt.Key.Key_Return, CTRL, 36),
        (Qt.Key.Key_Period, CTRL, 61),
    ],
)
def test_other_keys_are_what_they_say(key: int, modifiers: Qt.KeyboardModifier, place: int) -> None:
    assert latin_key(key_event(QEvent.Type.KeyPress, key, modifiers, place)) is None


def test_the_watch_goes_with_the_focus_to_another_window(window: Window, qapp: QApplication) -> None:
    other = Window()
    other.show()
    other.activateWindow()
    qapp.processEvents()
    press(other, YERU, S_PLACE)
    assert (window.done, other.done) == ([], ["Ctrl+S"])
    other.close()
    other.deleteLater()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize(
    ("key", "opened"), [(Qt.Key.Key_A, "&Файл"), (Qt.Key.Key_D, "&Вид"), (Qt.Key.Key_Q, None)]
)
def test_a_russian_menu_opens_by_the_place_of_its_letter_in_a_latin_layout(
    window: Window, qapp: QApplication, key: Qt.Key, opened: str | None
) -> None:
    for title in ("&Файл", "&Вид"):
        window.menuBar().addMenu(title).addAction("Что-то")
    QTest.keyClick(window.windowHandle(), key, ALT)
    qapp.processEvents()
    menu = qapp.activePopupWidget()
    assert (menu.title() if isinstance(menu, QMenu) else None) == opened
    if menu is not None:
        menu.close()
