"""Fields of plain text: read as typed, no-break spaces too; what makes a text too long does not come in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QTextOption, QValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from cjm_desktop.edit.records import TOO_LONG
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.text import LONGEST_TEXT, clean_text
from cjm_desktop.qt.canvas.utf16 import index_of
from cjm_desktop.qt.guarded import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QWidget

_ANYWHERE, _AT_WORDS = QTextOption.WrapMode.WrapAnywhere, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_LONG_WORD = 5000
"""Letters of a word that fills more lines than a field shows."""
_LONG = re.compile(rf"\S{{{_LONG_WORD}}}")
_QTS_PASTE = "edit-paste"
"""How Qt names the action in the menu of a field."""
_SURELY_SHORT = LONGEST_TEXT // 4
"""Characters that are not too many, even where each takes several in the form of the document."""


class PlainField(QPlainTextEdit):
    """A field for a text of one or more lines."""

    refused = Signal(object)
    """The `EditError` for which something was not put into the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_lines = True
        """Whether its text may have line breaks."""

    def text(self) -> str:
        """Return the text, without what an input method is still composing.

        Qt's `toPlainText` makes ordinary spaces of no-break ones.
        """
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @guarded()
    def setPlainText(self, text: str) -> None:
        """Show a text in place of the one there is."""
        if self.wordWrapMode() is _ANYWHERE:
            self.clear()
            self.setWordWrapMode(_AT_WORDS)
        self._break_anywhere(text)
        super().setPlainText(text)

    def selected_span(self) -> tuple[int, int]:
        """Return the first selected character and the one after the last."""
        cursor, text = self.textCursor(), self.text()
        return index_of(text, cursor.selectionStart()), index_of(text, cursor.selectionEnd())

    def takes(self, new: str) -> bool:
        """Whether `new` may come into the text in place of the selection; told if not."""
        text = self.text()
        self._break_anywhere(text, new)
        if len(text) + len(new) <= _SURELY_SHORT:
            return True
        start, end = self.selected_span()
        fits = _fits(text[:start] + new + text[end:])
        if not fits:
            self.refused.emit(NotAllowed(TOO_LONG))
        return fits

    def insert(self, new: str) -> None:
        """Put a text in place of the selection, if it may come in."""
        if self.takes(new):
            self.insertPlainText(new)

    def composed(self, event: QInputMethodEvent) -> QInputMethodEvent:
        """Return what an input method composes, or one that says nothing where that may not come in."""
        fits = self.takes(event.commitString() + event.preeditString())
        return event if fits else QInputMethodEvent()

    def _break_anywhere(self, *texts: str) -> None:
        """Break lines at every letter where a word is so long that Qt would take seconds over it.

        It looks at the rest of the word for each line of it (Qt 6.11: 4 s for 99,000 letters).
        """
        if any(len(text) >= _LONG_WORD and _LONG.search(text) for text in texts):
            self.setWordWrapMode(_ANYWHERE)

    # Qt's overrides

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type a letter, if it may come in."""
        if self.takes(clean_text(event.text())):
            super().keyPressEvent(event)

    @guarded()
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what is composed, if it may come in."""
        super().inputMethodEvent(self.composed(event))

    @guarded()
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text and nothing else; the address of a copied file is none."""
        if any(url.isLocalFile() for url in source.urls()):
            return
        text = clean_text(source.text()) if source.hasText() else ""
        self.insert(text if self.takes_lines else " ".join(text.split()))

    @guarded()
    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy with the spaces that were typed, no-break ones too."""
        start, end = self.selected_span()
        made = QMimeData()
        made.setText(self.text()[start:end])
        return made


class LineField(QLineEdit):
    """A field for a text of one line."""

    refused = Signal(object)
    """The `EditError` for which something was not put into the text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        # Qt cuts silently what is past this; the validator refuses it before. It counts UTF-16 units.
        self.setMaxLength(2 * LONGEST_TEXT + 1)
        self.setValidator(_NotTooLong(self))
        self.inputRejected.connect(self._refuse)

    @guarded()
    def paste(self) -> None:
        """Put in what lies on the clipboard, if it may come in.

        Qt would put it in first and ask the validator then, and takes seconds to take it back.
        """
        new, chosen = QGuiApplication.clipboard().text(), self.selectedText()
        if _fits(new) and len(self.text()) - len(chosen) + len(clean_text(new)) <= LONGEST_TEXT:
            super().paste()
        else:
            self._refuse()

    def _refuse(self) -> None:
        self.refused.emit(NotAllowed(TOO_LONG))

    # Qt's overrides

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste as the menus do."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    @guarded()
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open Qt's menu, its Paste being ours."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == _QTS_PASTE:
                action.triggered.disconnect()
                action.triggered.connect(lambda _on=False: self.paste())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class _NotTooLong(QValidator):
    """Takes every text that the document can hold."""

    @guarded(answer=QValidator.State.Acceptable)
    def validate(self, text: str, _at: int) -> QValidator.State:
        return QValidator.State.Acceptable if _fits(text) else QValidator.State.Invalid


def _fits(text: str) -> bool:
    """Whether the document can hold a text."""
    return len(text) <= _SURELY_SHORT or len(clean_text(text)) <= LONGEST_TEXT
