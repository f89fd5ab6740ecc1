"""What groups of fields have in common."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QSizePolicy,
    QWidget,
)

from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.guarded import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from cjm_desktop.printing.spec import PrintSpec

GAP = 12
_FIELD_HEIGHT = 34
_TITLE_GAP = 2
_TENTHS = 10
# Sizes are added and multiplied; a hair too long is not rounded up.
_HAIR = 1e-6


class FieldGroup(QWidget):
    """Some fields under a title."""

    changed = Signal()
    """Something else is asked for now."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(GAP)
        self.grid.setVerticalSpacing(GAP)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self.grid.addWidget(plain_label(title, "section"), 0, 0, 1, 2)

    def level(self, *fields: QWidget) -> None:
        """Make fields alike, whatever the words in them, and deaf to a wheel that scrolls the page."""
        for field in fields:
            field.setFixedHeight(_FIELD_HEIGHT)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)

    @guarded(answer=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the page scroll: a wheel over a field must not change it."""
        if event.type() == QEvent.Type.Wheel and isinstance(
            watched, (QComboBox, QAbstractSpinBox, QAbstractSlider)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Group(FieldGroup):
    """A part of what is asked of a poster: together the groups are a PrintSpec to choose and type."""

    def put(self, spec: PrintSpec) -> PrintSpec:
        """Return a spec with what is chosen here; raises PrintError for what cannot be."""
        raise NotImplementedError

    def show_spec(self, spec: PrintSpec) -> None:
        """Show what a spec asks for."""
        raise NotImplementedError


def add(choice: QComboBox, entries: Iterable[tuple[str, Any]]) -> None:
    """Add entries, each a text and what it stands for."""
    for text, data in entries:
        choice.addItem(text, data)


def choose(choice: QComboBox, data: object) -> None:
    """Choose the entry that stands for something, the first where none does."""
    choice.setCurrentIndex(max(0, choice.findData(data)))


def show_room_quietly(field: QDoubleSpinBox, needed: float) -> None:
    """Show a length in mm that nobody has typed, rounded up to a tenth: what needs it has room in it."""
    show_quietly(field, math.ceil(needed * _TENTHS - _HAIR) / _TENTHS)


def show_quietly(field: QDoubleSpinBox, value: float) -> None:
    """Show a number that nobody has typed."""
    with QSignalBlocker(field):
        field.setValue(value)
