"""Writing a row of the outline in place: every letter is a preview that the map shows, kept as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor

from cjm_desktop.model.errors import EditError
from cjm_desktop.qt.canvas.facts import Ending
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.map_keys import IS_MAP
from cjm_desktop.qt.panels.held import held
from cjm_desktop.qt.panels.outline_contents import Kind
from cjm_desktop.qt.plain_fields import PlainField
from cjm_desktop.qt.wording import KEYS_HERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractScrollArea, QWidget

    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.errors import CjmError
    from cjm_desktop.qt.panels.outline_contents import Key
    from cjm_desktop.qt.panels.outline_subjects import Written

_STAYING_FOCUS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PADDING = 10
_MOST_LINES = 6


class RowField(PlainField):
    """The field over a row; it grows with its lines."""

    ended = Signal(object, bool)
    """An Ending, and whether another card is to follow."""
    grown = Signal()
    """It wants another height."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("row_field")
        self.setProperty(IS_MAP, False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.grown.emit())
        self.hide()

    def open(self, text: str, *, takes_lines: bool, selects: bool, name: str) -> None:
        """Show a text, all of it selected or with the caret at its end."""
        self.takes_lines = takes_lines
        self.setProperty(KEYS_HERE, "row" if takes_lines else "title")
        self.setAccessibleName(name)
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        if selects:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def height_needed(self) -> int:
        """Return the height in px in which its lines are seen, of many the first ones."""
        lines = max(1, min(_MOST_LINES, round(self.document().size().height())))
        return lines * self.fontMetrics().lineSpacing() + _PADDING

    @guarded(answer=False)
    def event(self, event: QEvent) -> bool:
        """Keep the keys of writing from the commands of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Enter, Tab or Escape; Ctrl+Enter asks for one more card, Shift or Alt breaks the line."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit(Ending.CANCEL, False)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.ended.emit(Ending.COMMIT, False)
        elif event.key() == Qt.Key.Key_Insert:
            self.ended.emit(Ending.COMMIT, True)
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)
            # What a text does not take must not reach the row under it.
            event.accept()
        elif held in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier):
            if self.takes_lines:
                self.insert("\n")
        else:
            self.ended.emit(Ending.COMMIT, held == Qt.KeyboardModifier.ControlModifier)

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was written when the field is left, but not for a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING_FOCUS:
            self.ended.emit(Ending.COMMIT, False)


def _is_own(event: QKeyEvent) -> bool:
    return event.key() in (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_F2)


class RowWriting(QObject):
    """What is being written in a row just now, if anything; committing may be asked for twice."""

    ended = Signal(object)
    """Whether another card is to follow."""
    released = Signal()
    """What could not be kept has been given up."""

    def __init__(
        self,
        tree: QAbstractScrollArea,
        session: Session,
        refuse: Callable[[CjmError], object],
        place: Callable[[Key], QRect],
    ) -> None:
        super().__init__(tree)
        self._tree = tree
        self._session = session
        self._refuse = refuse
        self._place = place
        self._written: Written | None = None
        self._gesture: Gesture | None = None
        self.key: Key | None = None
        """The row that is written."""
        self.field = RowField(tree.viewport())
        self.field.textChanged.connect(self._preview)
        self.field.refused.connect(refuse)
        self.field.grown.connect(self.follow)
        self.field.ended.connect(self._end)

    @property
    def is_on(self) -> bool:
        """Whether something is being written."""
        return self._written is not None

    def begin(self, key: Key, written: Written, name: str) -> bool:
        """Begin to write what a row stands for; False when it is refused."""
        try:
            gesture = self._session.begin(self.settle)
        except EditError as error:
            self._refuse(error)
            return False
        text = written.text(self._session)
        try:
            # A card is asked even for the text it has: that of a score takes none at all.
            written.preview(gesture, text)
        except EditError as error:
            gesture.cancel()
            self._refuse(error)
            return False
        self.key, self._written, self._gesture = key, written, gesture
        # A title as in any tree, a card as on the map.
        selects = key.kind is not Kind.CARD
        self.field.open(text, takes_lines=written.takes_lines, selects=selects, name=name)
        return True

    def show(self) -> None:
        """Open the field over the row."""
        self.field.show()
        self.follow()
        self.field.setFocus()

    def follow(self) -> None:
        """Put the field where its row is now."""
        if self.key is not None and self.is_on:
            place = self._place(self.key)
            place.setHeight(max(place.height(), self.field.height_needed()))
            self.field.setGeometry(place)

    def commit(self) -> bool:
        """End and keep the text; False when that is refused: then writing goes on."""
        try:
            self.settle()
        except EditError as error:
            self._refuse(error)
            return False
        return True

    def settle(self) -> None:
        """End and keep the text; raises EditError when that is refused, and writing goes on."""
        written, self._written = self._written, None
        if written is None or self._gesture is None:
            return
        try:
            written.write(self._gesture, self.field.text())
        except EditError as error:
            raise held(error) from error
        finally:
            if self._gesture.is_on:
                self._written = written
                self.field.setFocus()
            else:
                self._close()

    def cancel(self) -> None:
        """End and leave everything as it was."""
        gesture, self._written = self._gesture, None
        if gesture is not None:
            self._close()
            if gesture.is_on:
                gesture.cancel()

    def _close(self) -> None:
        """Hide the field, which takes its focus away; nothing is being written by then."""
        self._gesture = None
        had_focus = self.field.hasFocus()
        self.field.hide()
        if had_focus:
            self._tree.setFocus()

    def _preview(self) -> None:
        if self._written is None or self._gesture is None:
            return
        try:
            self._written.preview(self._gesture, self.field.text())
        except EditError as error:
            self._refuse(error)

    def _end(self, ending: Ending, wants_more: bool) -> None:
        if not self.is_on:
            return
        if ending is Ending.CANCEL:
            self.cancel()
            self.released.emit()
            self.ended.emit(False)
        elif self.commit():
            self.ended.emit(wants_more)
