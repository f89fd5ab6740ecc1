"""The line in which notes are typed: one at a time, or many that are pasted, each a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.panels.own_undo import answers_undo, undo_asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

_BREAK = "\u2028"
"""A line break within a note."""
_MOST_LINES = 6
_FRAME = 20
_CTRL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinesEntered(Struct, frozen=True):
    """A request: what stands in the field is to be entered; `as_new` as new notes, whatever their words."""

    as_new: bool = False


class NoteField(QPlainTextEdit):
    """Takes lines: Enter enters them, Shift+Enter breaks one within a note, arrows recall earlier ones."""

    entered = Signal(object)
    """A LinesEntered."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.leaves_undo = False
        """Whether undo in an empty field is that of the lines, as it is said where some were entered."""
        self._recalled: list[str] = []
        self._at = 0
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def lines(self) -> list[str]:
        """Return what was typed: a text for each note that says anything."""
        return [text for block in self._blocks() if (text := block.strip())]

    def current_line(self) -> str:
        """Return the note the caret is in."""
        return self.textCursor().block().text().replace(_BREAK, "\n").strip()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Let these lines stand in the field, the caret behind them."""
        self.setPlainText("\n".join(line.replace("\n", _BREAK) for line in lines))
        self.moveCursor(QTextCursor.MoveOperation.End)

    def recall_later(self, line: str) -> None:
        """Have a line come back by the upper arrow."""
        if line in self._recalled:
            self._recalled.remove(line)
        self._recalled.append(line)
        self._at = len(self._recalled)

    def _blocks(self) -> list[str]:
        block, texts = self.document().firstBlock(), []
        while block.isValid():
            texts.append(block.text().replace(_BREAK, "\n"))
            block = block.next()
        return texts

    def _recall(self, by: int) -> bool:
        """Show the line before or after in what was entered; False where the arrow is the caret's."""
        if self.blockCount() > 1 or not 0 <= self._at + by <= len(self._recalled):
            return False
        if self._at == len(self._recalled) and self.lines():
            return False
        self._at += by
        self.show_lines(self._recalled[self._at : self._at + 1])
        return True

    # Qt's overrides

    def sizeHint(self) -> QSize:
        """Return a size in which all lines are seen, up to a few."""
        lines = max(1, min(_MOST_LINES, round(self.document().size().height())))
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + _FRAME)

    def minimumSizeHint(self) -> QSize:
        """Return a size in which a line is seen."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing() + _FRAME)

    @guarded(answer=False)
    def event(self, event: QEvent) -> bool:
        """Let undo be that of the text as long as there is one; then it is that of the lines."""
        if self.leaves_undo and not self.lines() and _is_undo(event):
            event.ignore()
            return False
        if answers_undo(self, event):
            return event.isAccepted()
        return super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter and the arrows."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and modifiers in (_ALT, _SHIFT):
            self.insertPlainText(_BREAK)
        elif event.key() in _ENTER:
            self.entered.emit(LinesEntered(as_new=modifiers == _CTRL))
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not modifiers:
            if not self._recall(-1 if event.key() == Qt.Key.Key_Up else 1):
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    @guarded()
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Enter many lines at once that are pasted; what is no text is none."""
        if source.hasText():
            self.insertPlainText(source.text())
            if self.blockCount() > 1 and len(self.lines()) > 1:
                self.entered.emit(LinesEntered())

    @guarded(answer=False)
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take nothing but text: a file that is dropped is opened by the window."""
        return source.hasText() and not source.hasUrls()


def _is_undo(event: QEvent) -> bool:
    """Whether a key is pressed that asks for undo."""
    types = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
    return isinstance(event, QKeyEvent) and event.type() in types and undo_asked(event) is True
