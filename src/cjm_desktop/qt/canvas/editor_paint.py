"""What the editor paints around the letters of the canvas: caret, selection, and what is being composed.

Places are px from the upper left corner of the lines, at so many px to the mm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter

from cjm_desktop.qt.canvas.caret import caret_rect, selected_rects, spot_at
from cjm_desktop.qt.canvas.overlay import SELECTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.boxes import TextBlock

_CARET, _SMALL = 2.0, 24.0
"""How wide a caret is, and how high a line is at most, in px, in which that would cover half a letter."""
_TO_THE_RIGHT = 0.25
"""Px that a caret stands to the right of the middle: letters begin with more room than they end."""
_TINT = 70
"""How strong the ground of selected letters is, of 255."""
_UNDERLINE = 0.92
"""How far down a line letters being composed are underlined."""


class Blink(QTimer):
    """The rhythm in which a caret comes and goes, as the system has it; some want none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_on = True
        self.timeout.connect(self._turn)

    def begin(self) -> None:
        """Begin anew with the caret shown."""
        self.is_on = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if flash > 0:
            self.start(flash // 2)

    def _turn(self) -> None:
        self.is_on = not self.is_on


def caret_place(block: TextBlock, index: int, scale: float) -> QRectF:
    """Return the caret before a character."""
    place = caret_rect(block, spot_at(block, index))
    height = place.height * scale
    width = _CARET if height > _SMALL else 1.0
    return QRectF(place.x * scale - width / 2 + _TO_THE_RIGHT, place.y * scale, width, height)


def tint(painter: QPainter, block: TextBlock, start: int, end: int, scale: float) -> None:
    """Tint selected letters."""
    color = QColor(SELECTION)
    color.setAlpha(_TINT)
    for place in _places(block, start, end, scale):
        painter.fillRect(place, color)


def underline(painter: QPainter, block: TextBlock, start: int, end: int, scale: float, ink: QColor) -> None:
    """Underline letters that are being composed."""
    for place in _places(block, start, end, scale):
        top = place.top() + place.height() * _UNDERLINE
        painter.fillRect(QRectF(place.left(), top, place.width(), 1.0), ink)


def _places(block: TextBlock, start: int, end: int, scale: float) -> Iterator[QRectF]:
    """Yield where letters stand, a rectangle a line."""
    for rect in selected_rects(block, start, end):
        yield QRectF(*(at * scale for at in rect))
