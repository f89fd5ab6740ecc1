"""The scroll bars of the canvas: painted by hand, for one is repainted at every step of a scroll.

A style sheet takes a sixth of the time of such a step to paint one. Where the handle is, and what a press
does, stays with the style sheet: `window.qss` says the same width, margin and least length as here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractSlider, QScrollBar

from cjm_desktop.qt.guarded import guarded, guarded_paint
from cjm_desktop.qt.palette import current_colors

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

_MARGIN, _ROUND, _SHORTEST = 2, 4.0, 36
_NOT_AT_ALL = Qt.PenStyle.NoPen
_VALUE = QAbstractSlider.SliderChange.SliderValueChange


class _Colors(Struct, frozen=True):
    """What a bar is painted with."""

    ground: QColor
    handle: QColor
    held: QColor


class QuietScrollBar(QScrollBar):
    """A scroll bar that is a ground and a rounded handle."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._is_level = orientation == Qt.Orientation.Horizontal
        self._painted: QRectF | None = None
        """Where the handle was painted last."""
        self._colors: _Colors | None = None
        """Those of the program, until it is dressed anew."""

    def handle(self) -> QRectF:
        """Return where the handle is, in px; nowhere while there is nothing to scroll."""
        width, height = self.width(), self.height()
        length, first, page = width if self._is_level else height, self.minimum(), self.pageStep()
        span = self.maximum() - first
        if span <= 0 or length <= 0:
            return QRectF()
        size = min(length, max(_SHORTEST, page * length // (span + page)))
        start = round((self.sliderPosition() - first) / span * (length - size))
        if self._is_level:
            return QRectF(start + _MARGIN, _MARGIN, size - 2 * _MARGIN, height - 2 * _MARGIN)
        return QRectF(_MARGIN, start + _MARGIN, width - 2 * _MARGIN, size - 2 * _MARGIN)

    def _dress(self) -> None:
        """Take note of new colours, and that every px is painted here: a style denies that."""
        self._colors = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # Qt's overrides

    @guarded()
    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Repaint for a new value only where the handle moves: on a long map a step is less than a px."""
        if change != _VALUE or self._painted is None:
            super().sliderChange(change)
            return
        handle = self.handle()
        if handle != self._painted:
            self.update(self._painted.united(handle).toAlignedRect())

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Be dressed for the first time."""
        super().showEvent(event)
        self._dress()

    @guarded()
    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the window."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._dress()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the handle."""
        if self._colors is None:
            colors = current_colors()
            self._colors = _Colors(QColor(colors.ground), QColor(colors.line), QColor(colors.faint))
        handle = self._painted = self.handle()
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._colors.ground)
            if not handle.isEmpty():
                held = self.isSliderDown() or self.underMouse()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(_NOT_AT_ALL)
                painter.setBrush(self._colors.held if held else self._colors.handle)
                painter.drawRoundedRect(handle, _ROUND, _ROUND)
