"""The scroll bars of the canvas: painted by hand, for one is repainted at every step of a scroll.

A style sheet takes a sixth of the time of such a step to paint one. Where the handle is, and what a press
does, stays with the style sheet: `window.qss` says the same width, margin and least length as here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractSlider, QScrollBar

from cjm_desktop.qt.guarded import guarded, guarded_paint
from cjm_desktop.qt.palette import current_colors

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_MARGIN, _ROUND, _SHORTEST = 2, 4.0, 36
_NOT_AT_ALL = Qt.PenStyle.NoPen
_VALUE = QAbstractSlider.SliderChange.SliderValueChange


class QuietScrollBar(QScrollBar):
    """A scroll bar that is a ground and a rounded handle."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._painted: QRectF | None = None
        """Where the handle was painted last."""

    def handle(self) -> QRectF:
        """Return where the handle is, in px; nowhere while there is nothing to scroll."""
        along = self.orientation() == Qt.Orientation.Horizontal
        length, span, page = (
            self.width() if along else self.height(),
            self.maximum() - self.minimum(),
            self.pageStep(),
        )
        if span <= 0 or length <= 0:
            return QRectF()
        size = min(length, max(_SHORTEST, page * length // (span + page)))
        start = round((self.sliderPosition() - self.minimum()) / span * (length - size))
        if along:
            return QRectF(start + _MARGIN, _MARGIN, size - 2 * _MARGIN, self.height() - 2 * _MARGIN)
        return QRectF(_MARGIN, start + _MARGIN, self.width() - 2 * _MARGIN, size - 2 * _MARGIN)

    # Qt's overrides

    @guarded()
    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Repaint for a new value only where the handle moves: on a long map a step is less than a px."""
        if change != _VALUE or self.handle() != self._painted:
            super().sliderChange(change)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the handle."""
        colors, handle = current_colors(), self.handle()
        self._painted = handle
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(colors.ground))
            if not handle.isEmpty():
                held = self.isSliderDown() or self.underMouse()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(_NOT_AT_ALL)
                painter.setBrush(QColor(colors.faint if held else colors.line))
                painter.drawRoundedRect(handle, _ROUND, _ROUND)
