"""The caret of a text field, moved by characters and by the lines in which the layout shows its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from cjm_desktop.qt.canvas import caret
from cjm_desktop.qt.canvas.utf16 import index_of, position_of

if TYPE_CHECKING:
    from cjm_desktop.layout.boxes import TextBlock
    from cjm_desktop.qt.plain_fields import PlainField

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TextCaret:
    """Counts in characters, where Qt's text control counts UTF-16 units and knows nothing of the lines."""

    def __init__(self, field: PlainField) -> None:
        self.block: TextBlock | None = None
        """The lines that show the text, as soon as they are known."""
        self._field = field
        self._goal_x: float | None = None

    @property
    def text(self) -> str:
        """The text of the field, without what an input method is still composing."""
        return self._field.text()

    @property
    def index(self) -> int:
        """The character before which the caret stands."""
        return index_of(self.text, self._field.textCursor().position())

    @property
    def selected(self) -> tuple[int, int]:
        """The first selected character and the one after the last."""
        return self._field.selected_span()

    def put(self, index: int, *, keep_anchor: bool = False) -> None:
        """Put the caret before a character; with `keep_anchor` what lies between is selected."""
        cursor, text = self._field.textCursor(), self.text
        mode = QTextCursor.MoveMode.KeepAnchor if keep_anchor else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(position_of(text, min(index, len(text))), mode)
        self._field.setTextCursor(cursor)

    def put_under(self, x: float, y: float, *, keep_anchor: bool = False) -> None:
        """Put the caret next to a point, in mm from the upper left corner of the lines."""
        self.put(0 if self.block is None else caret.index_under(self.block, x, y), keep_anchor=keep_anchor)

    def select_word(self) -> None:
        """Select the word in which the caret stands."""
        cursor = self._field.textCursor()
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self._field.setTextCursor(cursor)

    def move(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Move by the lines as they are laid out; False for a key that asks for something else."""
        if modifiers & ~_SHIFT or self.block is None:
            return False
        keep = bool(modifiers & _SHIFT)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_by_lines(self.block, -1 if key == Qt.Key.Key_Up else 1, keep_anchor=keep)
            return True
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            edges = caret.line_edges(self.block, self.index)
            self.put(edges[0 if key == Qt.Key.Key_Home else 1], keep_anchor=keep)
            return True
        return False

    def forget_goal(self) -> None:
        """Let the next move up or down start from where the caret stands, no longer from where it came."""
        self._goal_x = None

    def _move_by_lines(self, block: TextBlock, by: int, *, keep_anchor: bool) -> None:
        spot = caret.spot_at(block, self.index)
        goal = self._goal_x if self._goal_x is not None else spot.x
        line = spot.line + by
        if 0 <= line < len(block.lines):
            self.put(caret.index_at(block, line, goal), keep_anchor=keep_anchor)
        else:
            self.put(0 if by < 0 else len(self.text), keep_anchor=keep_anchor)
        self._goal_x = goal
