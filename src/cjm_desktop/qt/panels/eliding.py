"""A choice whose text is cut with an ellipsis where there is no room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.guarded import guarded_paint

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_BESIDE_ICON = 4
"""What styles leave between the icon and the text, in px."""


class ElidingChoice(DropDown):
    """Paints as any choice does, but for the end of a long text."""

    def shown_text(self) -> str:
        """Return as much of the text as there is room for."""
        option = self._option()
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + _BESIDE_ICON
        return self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0 and self.placeholderText():
            option.palette.setBrush(
                QPalette.ColorRole.ButtonText, option.palette.brush(QPalette.ColorRole.PlaceholderText)
            )
            option.currentText = self.placeholderText()
        return option

    # Qt's overrides

    @guarded_paint
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, arrow and what there is room for of the text."""
        option = self._option()
        option.currentText = self.shown_text()
        with QPainter(self) as painter:
            self.style().drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
            self.style().drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)
