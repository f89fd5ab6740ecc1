"""A calm bar above the map: something to know, with what can be done about it; nothing waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton

from cjm_desktop.qt.assets import icon
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.tooltips import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class NoticeBar(QFrame):
    """Says a sentence and offers buttons; it goes when it is closed, by Escape too."""

    closed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self._text = plain_label(text, wrapped=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        ink = QColor(current_colors().secondary)
        self._close.setIcon(icon("close", ink, ink))
        self._close.setIconSize(QSize(16, 16))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(plain_tooltip(self.tr("Close")))
        self._close.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 8, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)

    def add_button(self, text: str, act: Callable[[], object]) -> QPushButton:
        """Offer something to do."""
        button = QPushButton(text)
        button.clicked.connect(lambda _checked: act())
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def has_keys(self) -> bool:
        """Whether the keys go to one of the buttons."""
        keys = QApplication.focusWidget()
        return keys is not None and self.isAncestorOf(keys)

    def take_keys(self) -> None:
        """Let the keys go to the first button."""
        first = self._row.itemAt(1)
        widget = None if first is None else first.widget()
        if widget is not None:
            widget.setFocus(Qt.FocusReason.TabFocusReason)

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
