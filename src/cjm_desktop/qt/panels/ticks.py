"""A menu in which one ticks several things before it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

_WIDEST = 360
"""How much of a name is shown, in px."""


class TicksMenu(QMenu):
    """Ticks with a click or Space and stays open; Enter closes it and keeps the ticks."""

    ticked = Signal(str, bool)
    """The key of what was ticked, or is so no longer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "ticks")
        self.setToolTipsVisible(True)
        self._keys: list[str] = []

    def show_choices(self, choices: Sequence[tuple[str, str, bool]], nothing: str) -> None:
        """Offer keys with their names and ticks, or say that there is nothing; open, it stays where it is."""
        keys = [key for key, _name, _is_on in choices]
        if keys != self._keys or not self.actions():
            self._make(keys, nothing)
        for action, (_key, name, is_on) in zip(self.actions(), choices, strict=False):
            short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST)
            action.setText(short.replace("&", "&&"))
            action.setToolTip(plain_tooltip(name))
            action.setChecked(is_on)

    def _make(self, keys: list[str], nothing: str) -> None:
        self.clear()
        self._keys = keys
        for key in keys:
            action = QAction(self)
            action.setCheckable(True)
            action.triggered.connect(lambda on, key=key: self.ticked.emit(key, on))
            self.addAction(action)
        if not keys:
            self.addAction(nothing).setEnabled(False)

    # Qt's overrides

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what is under the pointer."""
        action = self.actionAt(event.position().toPoint())
        if _can_be_ticked(action) and action is self.activeAction():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the current one with Space, close with Enter."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and _can_be_ticked(action):
            action.trigger()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


def _can_be_ticked(action: QAction | None) -> bool:
    """Whether there is an action, and one with a tick."""
    return action is not None and action.isCheckable()
