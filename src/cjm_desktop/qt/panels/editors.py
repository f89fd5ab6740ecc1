"""The editors of the inspector: each shows what several records hold and tells what the user makes of it.

What is typed is told while it is typed (`edited`) and once more when the field is left (`finished`); a
choice is finished at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPixmap, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QToolButton,
    QWidget,
)

from cjm_desktop.draw.theme import HUES, LIGHT
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.panels.choices import said
from cjm_desktop.qt.panels.eliding import ElidingChoice
from cjm_desktop.qt.panels.own_undo import answers_undo, forget_typed
from cjm_desktop.qt.plain_fields import LineField, PlainField
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP
from cjm_desktop.qt.wording import KEYS_HERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.qt.panels.fields import Choices

DIFFERENT = QT_TRANSLATE_NOOP("Inspector", "various")
_STAYING_FOCUS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_LINE_BREAKS = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier)
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
"""What makes a command of a key that else types a sign."""
_SWATCH = 14


class Edited(Struct, frozen=True):
    """A fact: the user has made this of a field."""

    value: Any


class LineEditor(LineField):
    """One line of text."""

    edited = Signal(object)
    """An Edited, while one types."""
    finished = Signal(object)
    """An Edited, when the field is left or Enter is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.is_dirty = False
        """Whether something was typed that is not finished yet."""
        self._hint = ""
        self.setProperty(KEYS_HERE, "line")
        self.textEdited.connect(self._type)

    def set_hint(self, hint: str) -> None:
        """Show this where there is no text."""
        self._hint = hint
        self.setPlaceholderText(hint)

    def show_text(self, text: str, *, differs: bool = False) -> None:
        """Show a text, or that there are several; the caret stays where it can."""
        self.is_dirty = False
        self.setPlaceholderText(said(DIFFERENT) if differs else self._hint)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        forget_typed(self)

    def finish(self) -> None:
        """Tell what was typed, if anything."""
        if self.is_dirty:
            self.is_dirty = False
            self.finished.emit(Edited(self.text()))

    def type_anew(self, text: str) -> None:
        """Let this stand here as if it was typed."""
        self.setText(text)
        self._type(text)

    def _type(self, text: str) -> None:
        self.is_dirty = True
        self.edited.emit(Edited(text))

    @guarded(answer=True)
    def event(self, event: QEvent) -> bool:
        """Undo what is being typed, before the window undoes a step of the map."""
        return answers_undo(self, event) or super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when the field is left, but not for a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING_FOCUS:
            self.finish()


class TextEditor(PlainField):
    """Several lines of text; Enter finishes it and Shift+Enter breaks a line, as in a card."""

    edited = Signal(object)
    """An Edited, while one types."""
    finished = Signal(object)
    """An Edited, when the field is left or Enter is pressed."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.is_dirty = False
        """Whether something was typed that is not finished yet."""
        self._is_shown_anew = False
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setProperty(KEYS_HERE, "text")
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)
        self.textChanged.connect(self._type)

    def show_text(self, text: str, *, differs: bool = False) -> None:
        """Show a text, or that there are several."""
        self.is_dirty = False
        self.setPlaceholderText(said(DIFFERENT) if differs else "")
        if text != self.text():
            self._is_shown_anew = True
            self.setPlainText(text)
            self._is_shown_anew = False
        forget_typed(self)

    def finish(self) -> None:
        """Tell what was typed, if anything."""
        if self.is_dirty:
            self.is_dirty = False
            self.finished.emit(Edited(self.text()))

    def type_anew(self, text: str) -> None:
        """Let this stand here as if it was typed."""
        self.setPlainText(text)

    def _type(self) -> None:
        if not self._is_shown_anew:
            self.is_dirty = True
            self.edited.emit(Edited(self.text()))

    @guarded(answer=True)
    def event(self, event: QEvent) -> bool:
        """Undo what is being typed, before the window undoes a step of the map."""
        return answers_undo(self, event) or super().event(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish with Enter, break the line with Shift or Alt held."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier in _LINE_BREAKS:
            self.insert("\n")
        elif is_enter:
            self.finish()
            self.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on writing where the text ends, for one who came by a key."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.moveCursor(QTextCursor.MoveOperation.End)

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when the field is left, but not for a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING_FOCUS:
            self.finish()


class LinesEditor(TextEditor):
    """Several short texts, one a line; Ctrl+Enter finishes them."""

    def __init__(self, lines: int) -> None:
        super().__init__(lines)
        self.setProperty(KEYS_HERE, "lines")

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Break the line with Enter, finish with Ctrl held."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
        elif is_enter:
            self.insert("\n")
        else:
            super().keyPressEvent(event)


class ChoiceEditor(ElidingChoice):
    """One of several values."""

    finished = Signal(object)
    """An Edited, as soon as something is chosen."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._known = len(choices)
        for value, text in choices:
            self.addItem(text, value)
            if value in HUES:
                self.setItemIcon(self.count() - 1, _swatch(value))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setIconSize(QSize(_SWATCH, _SWATCH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda index: self.finished.emit(Edited(self.itemData(index))))

    def show_values(self, values: Sequence[Any]) -> None:
        """Show the value, or that there are several; one that a newer program wrote stands as it is."""
        while self.count() > self._known:
            self.removeItem(self._known)
        differs = len(set(values)) > 1
        self.setPlaceholderText(said(DIFFERENT) if differs else "")
        if differs or not values:
            self.setCurrentIndex(-1)
            return
        index = next((i for i in range(self.count()) if self.itemData(i) == values[0]), -1)
        if index < 0:
            self.addItem(str(values[0]), values[0])
            index = self.count() - 1
        self.setCurrentIndex(index)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find a choice by what is typed of its name; with Ctrl held nothing is."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        # It is the list that is searched.
        self.make_list()
        super().keyPressEvent(event)

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll; a wheel over a field must not change it."""
        event.ignore()


class SegmentsEditor(QWidget):
    """One of a few values, all of them seen at once."""

    finished = Signal(object)
    """An Edited, as soon as something is chosen."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        self._values: dict[QToolButton, Any] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for value, text in choices:
            button = QToolButton()
            button.setText(text)
            button.setCheckable(True)
            button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
            self._values[button] = value
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _on=False, button=button: self._choose(button))
        self.setFocusProxy(next(iter(self._values)))

    def show_values(self, values: Sequence[Any]) -> None:
        """Mark the value, or none where there are several."""
        one = values[0] if len(set(values)) == 1 else _NO_VALUE
        self._group.setExclusive(False)
        for button, value in self._values.items():
            button.setChecked(one is not _NO_VALUE and value == one)
        self._group.setExclusive(True)
        first = next(iter(self._values))
        self.setFocusProxy(next((button for button in self._values if button.isChecked()), first))

    def _choose(self, button: QToolButton) -> None:
        # A click leaves the keys where they are, but for those that another of the values had.
        if any(other.hasFocus() for other in self._values):
            button.setFocus(Qt.FocusReason.MouseFocusReason)
        self.finished.emit(Edited(self._values[button]))

    def name(self, name: str) -> None:
        """Call each button by what it sets."""
        for button in self._values:
            button.setAccessibleName(f"{name}: {button.text()}")

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the number that is typed, wherever in the row the keys are."""
        button = next((one for one in self._values if one.text() == event.text()), None)
        if button is None or not event.text().isdecimal() or event.modifiers() & _COMMANDING:
            super().keyPressEvent(event)
        else:
            button.click()


class FlagEditor(QCheckBox):
    """Yes or no, or some of each."""

    finished = Signal(object)
    """An Edited, as soon as it is changed."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.clicked.connect(self._tell)

    def show_values(self, values: Sequence[Any]) -> None:
        """Show yes, no, or that there are both."""
        self.setTristate(len(set(values)) > 1)
        state = Qt.CheckState.Checked if values and values[0] else Qt.CheckState.Unchecked
        self.setCheckState(Qt.CheckState.PartiallyChecked if self.isTristate() else state)

    def _tell(self) -> None:
        is_on = self.checkState() != Qt.CheckState.Unchecked
        self.setTristate(False)
        self.setChecked(is_on)
        self.finished.emit(Edited(is_on))


_NO_VALUE = object()


def _swatch(hue: str) -> QPixmap:
    """Return a spot of a hue as cards show it."""
    made = QPixmap(2 * _SWATCH, 2 * _SWATCH)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(LIGHT.color(f"{hue}.bar")))
        painter.setBrush(QColor(LIGHT.color(f"{hue}.tint")))
        painter.drawRoundedRect(1, 1, _SWATCH - 2, _SWATCH - 2, 3, 3)
    return made
