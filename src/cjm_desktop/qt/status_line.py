"""The line below: the truth about saving, the current cell, what the keys do here, messages, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from cjm_desktop.model.language import per_cent
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.moments import day_of, time_of
from cjm_desktop.qt.tooltips import plain_tooltip
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from cjm_desktop.qt.actions import Actions

MESSAGE_MS = 6000
"""How long a message stands in the line, in ms."""


class SavingState(Struct, frozen=True):
    """What is known about the file of a map: `saved_at` is when it was written last, `failure` why not."""

    has_file: bool = False
    is_changed: bool = False
    saved_at: QDateTime | None = None
    failure: str = ""
    is_read_only: bool = False
    is_saving: bool = False


class ElidedLabel(QLabel):
    """A label of one line of plain text that is cut with an ellipsis where there is no room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(0)

    def full_text(self) -> str:
        """Return the text without any cut."""
        return self._full

    def show_text(self, text: str) -> None:
        """Show a text, as much of it as there is room for."""
        if text != self._full:
            self._full = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self._cut()

    def sizeHint(self) -> QSize:
        """Return the size the whole text needs."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._full) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Let the label shrink to nothing."""
        return QSize(0, self.fontMetrics().height())

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, self.width()))


class StatusLine(QWidget):
    """The status line of a window; it is told what to say and knows nothing itself."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._saving = SavingState()
        self._keys = ""
        self._progress = ""
        self._has_refused = False
        self._saved, self._place, self._said = QLabel(self), ElidedLabel(self), ElidedLabel(self)
        self._saved.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setProperty("look", "plain")
        self._zoom = _ZoomControl(actions, self)
        self._fading = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._fading.timeout.connect(self._show_keys)
        # What the same key or click goes on to do must not wipe away its own refusal.
        self._just_said = QTimer(self, singleShot=True, interval=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 10, 2)
        row.setSpacing(20)
        row.addWidget(self._saved)
        row.addWidget(self._place)
        row.addWidget(self._said, 1)
        row.addWidget(self._zoom)
        self._zoom.hide()

    def show_saving(self, state: SavingState) -> None:
        """Show whether the file holds what the window shows."""
        self._saving = state
        text, look = self._saving_text(state)
        self._saved.setText(f"●  {text}" if text else "")
        self._saved.setToolTip(plain_tooltip(state.failure))
        _restyle(self._saved, look)

    def show_place(self, text: str) -> None:
        """Show what the current cell or header is called."""
        self._place.show_text(text)

    def show_keys(self, text: str) -> None:
        """Show what the keys do here, unless a message is standing there just now."""
        self._keys = text
        if not self._fading.isActive():
            self._show_keys()

    def show_message(self, text: str, *, is_refusal: bool = True) -> None:
        """Say something in place of the keys for some seconds, aloud too where a reader listens."""
        _restyle(self._said, "bad" if is_refusal else "plain")
        self._said.show_text(text)
        self._said.setToolTip(plain_tooltip(text))
        self._fading.start()
        self._just_said.start()
        self._announce(text)

    def show_hint(self, text: str) -> None:
        """Say something that nothing is wrong with; "" when what was said is over."""
        if text:
            self.show_message(text, is_refusal=False)
        else:
            self.end_message()

    def show_progress(self, text: str, *, is_refusal: bool = False) -> None:
        """Say what the window is waiting for, until `end_progress`; a refusal where it takes nothing in."""
        is_new = not self._progress
        self._progress = text
        _restyle(self._said, "bad" if is_refusal else "plain")
        if self._said.full_text() != text:
            self._said.show_text(text)
        if is_new or (is_refusal and not self._has_refused):
            self._announce(text)
        self._has_refused = is_refusal

    def end_progress(self) -> None:
        """Let the line tell of the keys again."""
        self._progress, self._has_refused = "", False
        self._fading.stop()
        self._show_keys()

    def end_message(self) -> None:
        """Let a message give way to the keys: the user has gone on to something else."""
        if self._fading.isActive() and not self._just_said.isActive():
            self._fading.stop()
            self._show_keys()

    def show_zoom(self, percent: int) -> None:
        """Show the zoom of the canvas in per cent."""
        self._zoom.show()
        self._zoom.show_percent(percent)

    def saving_text(self) -> str:
        """Return what the line says about saving."""
        return self._saved.text()

    def message_text(self) -> str:
        """Return the message or the keys that stand in the line now."""
        return self._said.full_text()

    def place_text(self) -> str:
        """Return what the line calls the current cell."""
        return self._place.full_text()

    def _announce(self, text: str) -> None:
        # Named only now: making it takes a while that a start need not wait for.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _show_keys(self) -> None:
        if self._progress:
            return
        _restyle(self._said, "")
        self._said.setToolTip("")
        self._said.show_text(self._keys)

    def _saving_text(self, state: SavingState) -> tuple[str, str]:
        if state.is_read_only or state.is_saving:
            return self.tr("Read-only") if state.is_read_only else self.tr("Saving…"), "waiting"
        if state.failure:
            return self.tr("Not saved: saving failed"), "bad"
        if not state.has_file:
            return (self.tr("Not saved yet"), "waiting") if state.is_changed else ("", "")
        if state.is_changed:
            return self.tr("Unsaved changes"), "waiting"
        if state.saved_at is None:
            return self.tr("Saved"), "good"
        return self.tr("Saved {time}").format(time=_short_time(state.saved_at)), "good"

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_saving(self._saving)


class _ZoomControl(QWidget):
    """Minus, the zoom in per cent with a menu, plus."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = 100
        # In the order in which Tab goes through them.
        out = _button(actions.with_icon(Id.ZOOM_OUT), self)
        self._percent = QToolButton(self)
        self._percent.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._percent.setMinimumWidth(54)
        menu = QMenu(self._percent)
        menu.addActions([actions[Id.ZOOM_FIT], actions[Id.ZOOM_FULL]])
        self._percent.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (out, self._percent, _button(actions.with_icon(Id.ZOOM_IN), self)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self.retranslate()

    def show_percent(self, percent: int) -> None:
        self._shown = percent
        self._percent.setText(per_cent(QLocale().toString(percent), interface_language()))

    def retranslate(self) -> None:
        self._percent.setToolTip(self.tr("Zoom"))
        self._percent.setAccessibleName(self.tr("Zoom"))

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.show_percent(self._shown)


def _button(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(16, 16))
    return button


def _short_time(moment: QDateTime) -> str:
    """Return a time of today, or the day of an earlier moment."""
    is_today = moment.date() == QDate.currentDate()
    return time_of(moment) if is_today else day_of(moment)


def _restyle(label: QLabel, look: str) -> None:
    """Give a label another look of the style sheet."""
    if label.property("look") != look:
        label.setProperty("look", look)
        if not label.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return  # It has yet to get its first look.
        label.style().unpolish(label)
        label.style().polish(label)
