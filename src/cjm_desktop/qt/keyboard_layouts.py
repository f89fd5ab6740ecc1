"""Shortcuts by the place of a key, where the layout has no Latin letters.

With a Russian layout alone, X11 and Wayland tell Qt "Ctrl+Я" and nothing of the Z on the same key, so that
Ctrl+Z matches nothing. (With a Latin layout beside it Qt finds the Z itself.) Such a key press is
replaced here by what the same key gives in the Latin layout: for the widget that has the focus, which
may want it for itself, and for the commands of its window. Alt goes the other way: Russian menus open by
Russian letters, and with a Latin layout by the key that bears them.
"""

from __future__ import annotations

import sys
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QMainWindow

from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.russian_letters import RUSSIAN_LETTERS

_ROWS = ((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
_LETTER_BY_KEYCODE = MappingProxyType(
    {first + offset: letter for first, row in _ROWS for offset, letter in enumerate(row)}
)
"""XKB key codes (evdev's plus 8) of the letter keys."""
_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def latin_key(event: QKeyEvent) -> Qt.Key | None:
    """Return the Latin letter on the key of a Ctrl press whose layout gives another letter."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.key() <= Qt.Key.Key_ydiaeresis:
        return None
    if event.key() >= Qt.Key.Key_Escape:  # a key without a letter
        return None
    if sys.platform == "win32":
        code = event.nativeVirtualKey()
        return Qt.Key(code) if Qt.Key.Key_A <= code <= Qt.Key.Key_Z else None
    letter = _LETTER_BY_KEYCODE.get(event.nativeScanCode())
    return None if letter is None else Qt.Key(ord(letter))


class ShortcutsInAnyLayout(QObject):
    """Watches the windows of the program for key presses that only their place explains."""

    def __init__(self, program: QApplication) -> None:
        super().__init__(program)
        self._is_passing_on = False
        self._was_taken = False
        program.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        # Only windows get keys from the system; a filter on the program would see every event there is.
        # Installing it a second time does no harm.
        if window is not None:
            window.installEventFilter(self)

    @guarded(answer=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take over a key press that is meant by its place."""
        if self._is_passing_on or event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        key = latin_key(event)
        if key is None:
            return event.type() == QEvent.Type.KeyPress and _opens_menu(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            self._was_taken = self._pass_on(watched, event, key)
            # Accepted in any case: no shortcut shall fire by the letter that the layout gives.
            event.accept()
            return True
        action = None if self._was_taken else command_for(key, event.modifiers())
        if action is None:
            self._pass_on(watched, event, key)
        elif action.autoRepeat() or not event.isAutoRepeat():
            action.trigger()
        return True

    def _pass_on(self, window: QObject, event: QKeyEvent, key: Qt.Key) -> bool:
        meant = like(event, event.type(), key)
        self._is_passing_on = True
        try:
            QCoreApplication.sendEvent(window, meant)
        finally:
            self._is_passing_on = False
        return meant.isAccepted()


def like(event: QKeyEvent, kind: QEvent.Type, key: int) -> QKeyEvent:
    """Return an event like another, of another kind or for another key; nobody has accepted it yet."""
    made = QKeyEvent(
        kind,
        key,
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
    )
    made.ignore()
    return made


def _opens_menu(event: QKeyEvent) -> bool:
    """Open the Russian menu whose letter is on the key of an Alt press that no shortcut has taken."""
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    if not is_letter or event.modifiers() != Qt.KeyboardModifier.AltModifier:
        return False
    if not isinstance(window, QMainWindow):
        return False
    letter = QKeySequence.mnemonic(f"&{RUSSIAN_LETTERS[chr(event.key())]}")
    for menu in window.menuBar().actions():
        if QKeySequence.mnemonic(menu.text()) == letter:
            window.menuBar().setActiveAction(menu)
            return True
    return False


def command_for(key: int, modifiers: Qt.KeyboardModifier) -> QAction | None:
    """Return the command of the active window that has this shortcut and is possible now."""
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    if window is None:
        return None
    pressed = QKeySequence((modifiers & _MODIFIERS).value | int(key))
    return next(
        (action for action in window.actions() if action.isEnabled() and pressed in action.shortcuts()), None
    )
