"""Keys typed while the window waits for work: they come after it, in their order, commands among them.

Each goes to what has the focus by then, so that a word typed after Ctrl+F is looked for and not written into
a card. Qt asks about shortcuts only as a key comes from the system; for one that comes later it is done here.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.keyboard_layouts import command_for, like

TYPED = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})
"""The events of typing."""
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_LOOK_EVERY_MS = 10
_PATIENCE = 50


class TypedAhead(QObject):
    """Keeps what is typed, until it may come."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: list[tuple[QObject, QEvent]] = []
        self._is_held = False
        self._patience = 0
        """How often it is still waited for a dialog that opens."""
        self._going_on = QTimer(self, singleShot=True)
        self._going_on.timeout.connect(self._go_on)

    def keep(self, receiver: QObject, event: QEvent) -> None:
        """Keep an event of typing; not what a key repeats by being held down, unless it writes."""
        if not isinstance(event, QKeyEvent) or not event.isAutoRepeat() or _writes(event):
            self._kept.append((receiver, event.clone()))

    def forget(self) -> None:
        """Let nothing come that was kept."""
        self._kept.clear()

    def hold(self) -> None:
        """Let nothing come: the window waits, be it for what one of these keys has begun."""
        self._is_held = True

    def let_come(self) -> None:
        """Let it come from the loop of events, when whoever waited has gone on."""
        self._is_held = False
        if self._kept:
            self._patience = _PATIENCE
            self._going_on.start(0)

    def come_now(self) -> None:
        """Let it come at once, but for commands: what it was waited for ends with it."""
        kept, self._kept = self._kept, []
        self._going_on.stop()
        for receiver, event in kept:
            if isValid(receiver):
                _give(receiver, event, takes_commands=False)

    @guarded()
    def _go_on(self) -> None:
        while self._kept and not self._is_held:
            dialog = QApplication.activeModalWidget()
            if dialog is not None and not dialog.isActiveWindow() and self._patience:
                # It has no place for keys yet.
                self._patience -= 1
                self._going_on.start(_LOOK_EVERY_MS)
                return
            receiver, event = self._kept.pop(0)
            if self._kept:
                # Should this one wait in a loop of its own, as a dialog does, the others are for that.
                self._going_on.start(0)
            if isValid(receiver):
                _give(_receiver_now(receiver), event)
        self._going_on.stop()


def _receiver_now(before: QObject) -> QObject:
    """Return to whom an event goes that was for another, or for none, as it came."""
    if isinstance(before, QWindow):
        dialog = QApplication.activeModalWidget()
        now = (QGuiApplication.focusWindow() if dialog is None else dialog.windowHandle(), before)
        return next(filter(None, now))
    return before


def _give(receiver: QObject, event: QEvent, *, takes_commands: bool = True) -> None:
    if isinstance(event, QInputMethodEvent):
        receiver = next(filter(None, (QGuiApplication.focusObject(), receiver)))
    elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        command = None if _is_wanted(receiver, event) else command_for(event.key(), event.modifiers())
        if command is not None:
            if takes_commands:
                command.trigger()
            return
    QCoreApplication.sendEvent(receiver, event)


def _is_wanted(receiver: QObject, event: QKeyEvent) -> bool:
    """Whether what has the focus wants a key for itself, before it is taken for a command."""
    asked = like(event, QEvent.Type.ShortcutOverride, event.key())
    QCoreApplication.sendEvent(receiver, asked)
    return asked.isAccepted()


def _writes(event: QKeyEvent) -> bool:
    """Whether a key writes; with Ctrl, + and figures have a text, too."""
    return not event.modifiers() & _COMMANDS and bool(event.text()) and event.text().isprintable()
