"""Undo in a field: of what is being typed there, and past that of the map."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from cjm_desktop.qt.canvas.keys import plain_key

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_IS_UNDO = MappingProxyType(
    {
        (Qt.Key.Key_Z.value, _CTRL): True,
        (Qt.Key.Key_Z.value, _CTRL | _SHIFT): False,
        (Qt.Key.Key_Y.value, _CTRL): False,
    }
)


def answers_undo(field: QLineEdit | QPlainTextEdit, event: QEvent) -> bool:
    """Undo or redo what was typed in a field; where that is nothing, leave the key to the map.

    False for every other event.
    """
    if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
        return False
    is_undo = undo_asked(event)
    if is_undo is None:
        return False
    text = field if isinstance(field, QLineEdit) else field.document()
    event.setAccepted(text.isUndoAvailable() if is_undo else text.isRedoAvailable())
    if event.isAccepted() and event.type() == QEvent.Type.KeyPress:
        (field.undo if is_undo else field.redo)()
    return True


def undo_asked(event: QKeyEvent) -> bool | None:
    """Whether a key asks for undo, or for redo (False); None for every other key."""
    key, modifiers = plain_key(event)
    return _IS_UNDO.get((int(key), modifiers))


def forget_typed(field: QLineEdit | QPlainTextEdit) -> None:
    """Let what stands in a field be where its undo ends; caret and selection stay."""
    if isinstance(field, QPlainTextEdit):
        field.document().clearUndoRedoStacks()
    elif field.isUndoAvailable() or field.isRedoAvailable():
        # A text that is set, the same one too, has no history.
        caret, start, length = field.cursorPosition(), field.selectionStart(), len(field.selectedText())
        field.setText(field.text())
        field.setCursorPosition(caret)
        if length:
            field.setSelection(start, length)
