"""The text editor on the canvas: caret and selection over the very lines that the layout breaks.

Keys, clipboard, undo and input methods are those of Qt's text control, which itself shows nothing. Every
change is told to the editor's owner, who shows it as a preview of the document: the lines that come back
are those the committed card will have, so nothing jumps when typing ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
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
from cjm_desktop.qt.canvas.editor_paint import Blink, caret_place, tint, underline
from cjm_desktop.qt.canvas.facts import Ending
from cjm_desktop.qt.canvas.keys import Command, Press, plain_key, press_of, typed_text
from cjm_desktop.qt.canvas.overlay import SELECTION
from cjm_desktop.qt.canvas.text_caret import TextCaret
from cjm_desktop.qt.guarded import guarded, guarded_paint
from cjm_desktop.qt.plain_fields import PlainField

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.layout.boxes import TextBlock

_MARGIN_PX = 3
_STAYING_FOCUS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_LINE_BREAKS = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier)
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TextEditor(PlainField):
    """Edits one text in place; `place` puts it over the lines that show that text."""

    text_edited = Signal(str)
    """The text with what an input method is composing in it."""
    ended = Signal(object, object)
    """An `Ending`, and the `Press` that ended it or None; the owner closes the editor, or has it stay."""
    pressed_aside = Signal(object)
    """A `Press` that is carried out while typing goes on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_framed = False
        """Whether a frame shows what is being written."""
        self.caret = TextCaret(self)
        self._scale = 1.0
        self._is_open = False
        self._composing = ""
        self._composing_caret = 0
        self._ink = QColor("#1B1F24")
        self._text_corner = QPointF()
        self._blink = Blink(self)
        self._blink.timeout.connect(self._repaint_caret)
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
        # Dropped files belong to the window; Qt would write their addresses into the text.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._show_caret)
        self.selectionChanged.connect(self._show_caret)
        self.hide()

    def open(self, text: str, *, typed: str | None = None, takes_lines: bool, name: str) -> None:
        """Begin editing with the caret at the end; `name` is read out by screen readers.

        `typed` replaces the text, and undoing it brings the text back.
        """
        self._is_open = False
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        if typed is not None and typed != text:
            self.selectAll()
            self.insertPlainText(typed)
        self.takes_lines = takes_lines
        self._composing = ""
        self.setAccessibleName(name)
        self._is_open = True

    def place(self, block: TextBlock, corner: QPointF, scale: float, ink: QColor, inside: QRect) -> None:
        """Stand over `block`, whose corner is at `corner` of the parent, at `scale` px to the mm.

        What lies outside of `inside`, a rectangle of the parent, is neither shown nor clicked.
        """
        self.caret.block, self._scale, self._ink = block, scale, ink
        width = round(block.width * scale) + 2 * _MARGIN_PX
        height = round(max(block.height, block.style.line_height) * scale) + 2 * _MARGIN_PX
        left, top = round(corner.x()) - _MARGIN_PX, round(corner.y()) - _MARGIN_PX
        self.setGeometry(left, top, width, height)
        self._text_corner = corner - QPointF(left, top)
        self.setMask(QRegion(inside.translated(-self.pos())))
        if not self.isVisible():
            self.show()
        self.viewport().update()
        self.updateMicroFocus()

    def finish_composing(self) -> None:
        """Take what is being composed into the text, as the input method has it where it answers."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        if self._composing:
            kept = QInputMethodEvent()
            kept.setCommitString(self._composing)
            self.inputMethodEvent(kept)

    def close_editor(self) -> None:
        """End without telling; the text is the owner's business."""
        self._is_open = False
        self._blink.stop()
        self.hide()

    def caret_place(self) -> QRectF:
        """Return the caret in px of the parent."""
        return self._caret_rect().translated(self.x(), self.y())

    def _end(self, ending: Ending, press: Press | None = None) -> None:
        if self._is_open:
            self.ended.emit(ending, press)

    def _tell(self) -> None:
        if self._is_open:
            self._show_caret()
            self.text_edited.emit(self._shown_text())

    def _shown_text(self) -> str:
        at = self.caret.index
        return self.caret.text[:at] + self._composing + self.caret.text[at:]

    def _shown_caret(self) -> int:
        """Return the caret in the text as it is laid out, which is the cleaned one."""
        before = self._shown_text()[: self.caret.index + self._composing_caret]
        return len(clean_text(before))

    def _show_caret(self) -> None:
        if self.hasFocus():
            self._blink.begin()
        self.viewport().update()

    def _repaint_caret(self) -> None:
        self.viewport().update(self._caret_rect().toAlignedRect())

    def _caret_rect(self) -> QRectF:
        block = self.caret.block
        if block is None:
            return QRectF()
        place = caret_place(block, self._shown_caret(), self._scale)
        return place.translated(self._text_corner)

    def _put_under(self, event: QMouseEvent, *, keep_anchor: bool = False) -> None:
        """Put the caret where the pointer is."""
        x, y = (value / self._scale for value in (event.position() - self._text_corner).toTuple())
        self.caret.put_under(x, y, keep_anchor=keep_anchor)

    def _edit_by_letter(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what Ctrl and a letter ask, whatever layout the letter comes from."""
        edit = self._edits.get((key, modifiers))
        if edit is not None:
            edit()
        return edit is not None

    # Qt's overrides

    @guarded(answer=True)
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

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Carry out the keys of the table; Qt's text control does the rest."""
        key, modifiers = plain_key(event)
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.caret.forget_goal()
        if key == Qt.Key.Key_Escape:
            self._end(Ending.CANCEL)
            return
        if key == Qt.Key.Key_Return and modifiers in _LINE_BREAKS:
            if self.takes_lines:
                self.insert("\n")
            return
        if self._edit_by_letter(key, modifiers) or self.caret.move(key, modifiers):
            return
        press = press_of(event)
        if press is not None and press.command is Command.LEVEL:
            self.pressed_aside.emit(press)
        elif _ends_typing(key, press):
            self._end(Ending.COMMIT, press)
        elif event.text().isprintable() and event.text() and not typed_text(event):
            # Qt would write what Alt+Shift+= prints.
            event.ignore()
        else:
            super().keyPressEvent(event)

    @guarded()
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Show what is being composed as part of the text."""
        event = self.composed(event)
        self._composing = event.preeditString()
        self._composing_caret = _composing_caret(event)
        self.caret.forget_goal()
        super().inputMethodEvent(event)
        self._tell()

    @guarded()
    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """Tell the input method where the caret really is."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self._caret_rect()
        return super().inputMethodQuery(query, argument)

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret where the letters are drawn."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.caret.forget_goal()
            keep = bool(event.modifiers() & _SHIFT)
            self._put_under(event, keep_anchor=keep)

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select with the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._put_under(event, keep_anchor=True)

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more to do: the caret stands where the button went up."""
        event.accept()

    @guarded()
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the pointer."""
        self._put_under(event)
        self.caret.select_word()

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the canvas scroll."""
        event.ignore()

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin to blink."""
        super().focusInEvent(event)
        self._show_caret()

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit, but not for a menu or another window: then the user comes back to the same caret."""
        super().focusOutEvent(event)
        self._blink.stop()
        if event.reason() not in _STAYING_FOCUS:
            self._end(Ending.FOCUS)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint selection, composing and caret; the text is the canvas's."""
        block = self.caret.block
        if block is None:
            return
        with QPainter(self.viewport()) as painter:
            if self.is_framed:
                painter.setPen(QPen(SELECTION, 1.0))
                painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
            painter.translate(self._text_corner)
            if self._composing:
                start = self.caret.index
                underline(painter, block, start, start + len(self._composing), self._scale, self._ink)
            else:
                tint(painter, block, *self.caret.selected, self._scale)
            painter.resetTransform()
            if self._blink.is_on and self.hasFocus():
                painter.fillRect(self._caret_rect(), self._ink)


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
