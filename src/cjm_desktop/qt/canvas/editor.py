"""The text editor on the canvas: caret and selection over the very lines that the layout breaks.

Keys, clipboard, undo and input methods are those of Qt's text control, which itself shows nothing. Every
change is told to the editor's owner, who shows it as a preview of the document: the lines that come back
are those the committed card will have, so nothing jumps when typing ends.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from cjm_desktop.model.text import clean_text
from cjm_desktop.qt.canvas import caret
from cjm_desktop.qt.canvas.keys import Command, Press, plain_key, press_of
from cjm_desktop.qt.canvas.utf16 import index_of, position_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.layout.boxes import TextBlock

_CARET_PX = 2.0
_MARGIN_PX = 3
_UNDERLINE = 0.92
"""How far down a line letters being composed are underlined."""
_FRAME = QColor(0x2F, 0x6F, 0xED)
_SELECTED = QColor(0x2F, 0x6F, 0xED, 70)
_STAYING_FOCUS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_LINE_BREAKS = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier)
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Ending(StrEnum):
    """How typing ended."""

    COMMIT = "commit"
    CANCEL = "cancel"
    FOCUS = "focus"


class TextEditor(QPlainTextEdit):
    """Edits one text in place; `place` puts it over the lines that show that text."""

    text_edited = Signal(str)
    """The text with what an input method is composing in it."""
    ended = Signal(object, object)
    """An `Ending`, and the `Press` that ended it or None; emitted once."""
    pressed_aside = Signal(object)
    """A `Press` that is carried out while typing goes on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_framed = False
        """Whether a frame shows what is being written."""
        self._block: TextBlock | None = None
        self._scale = 1.0
        self._takes_lines = True
        self._is_open = False
        self._composing = ""
        self._composing_caret = 0
        self._goal_x: float | None = None
        self._is_caret_on = True
        self._ink = QColor("#1B1F24")
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        self._edits: dict[tuple[int, Qt.KeyboardModifier], Callable[[], None]] = {
            (Qt.Key.Key_C, _CTRL): self.copy,
            (Qt.Key.Key_X, _CTRL): self.cut,
            (Qt.Key.Key_V, _CTRL): self.paste,
            (Qt.Key.Key_A, _CTRL): self.selectAll,
            (Qt.Key.Key_Z, _CTRL): self.undo,
            (Qt.Key.Key_Y, _CTRL): self.redo,
            (Qt.Key.Key_Z, _CTRL | _SHIFT): self.redo,
        }
        self._prepare()

    def _prepare(self) -> None:
        self.setFrameStyle(QFrame.Shape.NoFrame.value)
        self.setStyleSheet("QPlainTextEdit { background: transparent; border: none; padding: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._show_caret)
        self.selectionChanged.connect(self._show_caret)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether something is being edited."""
        return self._is_open

    @property
    def text(self) -> str:
        """The text, without what an input method is still composing."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def open(self, text: str, *, takes_lines: bool, name: str) -> None:
        """Begin editing with the caret at the end; `name` is read out by screen readers."""
        self._is_open = False
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._takes_lines = takes_lines
        self._composing = ""
        self.setAccessibleName(name)
        self._is_open = True

    def place(self, block: TextBlock, origin: QPoint, scale: float, ink: QColor, inside: QRect) -> None:
        """Stand over `block`, whose corner is at `origin` of the parent, at `scale` px to the mm.

        What lies outside of `inside`, a rectangle of the parent, is neither shown nor clicked.
        """
        self._block, self._scale, self._ink = block, scale, ink
        width = round(block.width * scale) + 2 * _MARGIN_PX
        height = round(max(block.height, block.style.line_height) * scale) + 2 * _MARGIN_PX
        self.setGeometry(origin.x() - _MARGIN_PX, origin.y() - _MARGIN_PX, width, height)
        self.setMask(QRegion(inside.translated(-self.pos())))
        if not self.isVisible():
            self.show()
        self.viewport().update()
        self.updateMicroFocus()

    def close_editor(self) -> None:
        """End without telling; the text is the owner's business."""
        self._is_open = False
        self._blink.stop()
        self.hide()

    def put_caret(self, x: float, y: float) -> None:
        """Put the caret next to a point, in px of the parent."""
        local = QPoint(round(x) - self.x(), round(y) - self.y())
        self._set_index(self._index_under(local), keep_anchor=False)

    def caret_index(self) -> int:
        """Return the character before which the caret stands."""
        return index_of(self.text, self.textCursor().position())

    def put_caret_at(self, index: int) -> None:
        """Put the caret before a character."""
        self._set_index(index, keep_anchor=False)

    def caret_place(self) -> QRectF:
        """Return the caret in px of the parent."""
        return self._caret_rect().translated(self.x(), self.y())

    def _end(self, ending: Ending, press: Press | None = None) -> None:
        if self._is_open:
            self._is_open = False
            self.ended.emit(ending, press)

    def _tell(self) -> None:
        if self._is_open:
            self._show_caret()
            self.text_edited.emit(self._shown_text())

    def _shown_text(self) -> str:
        at = self.caret_index()
        return self.text[:at] + self._composing + self.text[at:]

    def _shown_caret(self) -> int:
        """Return the caret in the text as it is laid out, which is the cleaned one."""
        before = self._shown_text()[: self.caret_index() + self._composing_caret]
        return len(clean_text(before))

    def _show_caret(self) -> None:
        self._is_caret_on = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if self.hasFocus() and flash > 0:
            self._blink.start(flash // 2)
        self.viewport().update()

    def _toggle_caret(self) -> None:
        self._is_caret_on = not self._is_caret_on
        self.viewport().update(self._caret_rect().toAlignedRect())

    def _caret_rect(self) -> QRectF:
        if self._block is None:
            return QRectF()
        place = caret.caret_rect(self._block, caret.spot_at(self._block, self._shown_caret()))
        left = place.x * self._scale + _MARGIN_PX - _CARET_PX / 2
        return QRectF(left, place.y * self._scale + _MARGIN_PX, _CARET_PX, place.height * self._scale)

    def _index_under(self, point: QPoint) -> int:
        if self._block is None:
            return 0
        x, y = ((value - _MARGIN_PX) / self._scale for value in (point.x(), point.y()))
        return caret.index_under(self._block, x, y)

    def _set_index(self, index: int, *, keep_anchor: bool) -> None:
        cursor = self.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if keep_anchor else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(position_of(self.text, min(index, len(self.text))), mode)
        self.setTextCursor(cursor)

    def _selected(self) -> tuple[int, int]:
        """Return the first selected character and the one after the last."""
        cursor, text = self.textCursor(), self.text
        return index_of(text, cursor.selectionStart()), index_of(text, cursor.selectionEnd())

    def _move_by_lines(self, by: int, *, keep_anchor: bool) -> None:
        if self._block is None:
            return
        spot = caret.spot_at(self._block, self.caret_index())
        goal = self._goal_x if self._goal_x is not None else spot.x
        line = spot.line + by
        if 0 <= line < len(self._block.lines):
            self._set_index(caret.index_at(self._block, line, goal), keep_anchor=keep_anchor)
        else:
            self._set_index(0 if by < 0 else len(self.text), keep_anchor=keep_anchor)
        self._goal_x = goal

    def _edit_by_letter(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what Ctrl and a letter ask, whatever layout the letter comes from."""
        edit = self._edits.get((key, modifiers))
        if edit is not None:
            edit()
        return edit is not None

    def _move_in_lines(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Move the caret by the lines as they are laid out, which Qt does not know."""
        if modifiers & ~_SHIFT or self._block is None:
            return False
        keep = bool(modifiers & _SHIFT)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_by_lines(-1 if key == Qt.Key.Key_Up else 1, keep_anchor=keep)
            return True
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            edges = caret.line_edges(self._block, self.caret_index())
            self._set_index(edges[0 if key == Qt.Key.Key_Home else 1], keep_anchor=keep)
            return True
        return False

    # Qt's overrides

    def event(self, event: QEvent) -> bool:
        """Claim the keys that are answered here before the shortcuts of the window do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key, modifiers = plain_key(event)
            press = press_of(event)
            aside = press is not None and press.command is Command.LEVEL
            breaks_line = key == Qt.Key.Key_Return and modifiers in _LINE_BREAKS
            escapes = key == Qt.Key.Key_Escape
            if aside or breaks_line or escapes or _ends_typing(key, press) or (key, modifiers) in self._edits:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Carry out the keys of the table; Qt's text control does the rest."""
        key, modifiers = plain_key(event)
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._goal_x = None
        if key == Qt.Key.Key_Escape:
            self._end(Ending.CANCEL)
            return
        if key == Qt.Key.Key_Return and modifiers in _LINE_BREAKS:
            if self._takes_lines:
                self.insertPlainText("\n")
            return
        if self._edit_by_letter(key, modifiers) or self._move_in_lines(key, modifiers):
            return
        press = press_of(event)
        if press is not None and press.command is Command.LEVEL:
            self.pressed_aside.emit(press)
        elif _ends_typing(key, press):
            self._end(Ending.COMMIT, press)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Show what is being composed as part of the text."""
        self._composing = event.preeditString()
        self._composing_caret = _composing_caret(event)
        self._goal_x = None
        super().inputMethodEvent(event)
        self._tell()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """Tell the input method where the caret really is."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self._caret_rect()
        return super().inputMethodQuery(query, argument)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text and nothing else."""
        text = clean_text(source.text()) if source.hasText() else ""
        self.insertPlainText(text if self._takes_lines else " ".join(text.split()))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy with the spaces that were typed, no-break ones too."""
        start, end = self._selected()
        made = QMimeData()
        made.setText(self.text[start:end])
        return made

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret where the letters are drawn."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._goal_x = None
            keep = bool(event.modifiers() & _SHIFT)
            self._set_index(self._index_under(event.position().toPoint()), keep_anchor=keep)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select with the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._set_index(self._index_under(event.position().toPoint()), keep_anchor=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more to do: the caret stands where the button went up."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the pointer."""
        self._set_index(self._index_under(event.position().toPoint()), keep_anchor=False)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.setTextCursor(cursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the canvas scroll."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin to blink."""
        super().focusInEvent(event)
        self._show_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit, but not for a menu or another window: then the user comes back to the same caret."""
        super().focusOutEvent(event)
        self._blink.stop()
        if event.reason() not in _STAYING_FOCUS:
            self._end(Ending.FOCUS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint selection, composing and caret; the text is the canvas's."""
        if self._block is None:
            return
        painter = QPainter(self.viewport())
        if self.is_framed:
            painter.setPen(QPen(_FRAME, 1.0))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.translate(_MARGIN_PX, _MARGIN_PX)
        if self._composing:
            start = self.caret_index()
            self._paint_behind(painter, start, start + len(self._composing), composing=True)
        else:
            self._paint_behind(painter, *self._selected(), composing=False)
        painter.resetTransform()
        if self._is_caret_on and self.hasFocus():
            painter.fillRect(self._caret_rect(), self._ink)

    def _paint_behind(self, painter: QPainter, start: int, end: int, *, composing: bool) -> None:
        """Tint selected letters, or underline those that are being composed."""
        if self._block is None:
            return
        for x, y, width, height in caret.selected_rects(self._block, start, end):
            place = QRectF(*(at * self._scale for at in (x, y, width, height)))
            if composing:
                place.setTop(place.top() + place.height() * _UNDERLINE)
                place.setHeight(1.0)
            painter.fillRect(place, self._ink if composing else _SELECTED)


def _ends_typing(key: int, press: Press | None) -> bool:
    if press is None:
        return False
    if press.command is Command.MOVE:
        return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return)
    return press.command is Command.NEW_CARD


def _composing_caret(event: QInputMethodEvent) -> int:
    for attribute in event.attributes():
        if attribute.type == QInputMethodEvent.AttributeType.Cursor:
            return int(attribute.start)
    return len(event.preeditString())
