"""A widget that shows a page on a ground and lets hand and keys come nearer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cjm_desktop.qt.guarded import guarded, guarded_paint
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.print_parts.sight import Sight

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

_FIRST_SIZE, _LEAST_SIZE = QSize(320, 160), QSize(240, 120)
"""It takes the room that all else leaves, and so asks for little."""
_ZOOM_STEP = 1.25
_NOTCH = 120
"""What a wheel tells for one notch."""
_PAN_STEP = 48
"""Px of an arrow key."""
_RESTS_MS = 120
"""After the last step of a zoom, before what is in sight is made as fine as it is shown."""
_A_DRAG = 4
"""Px beyond which a press is no click any more."""


class Sighted(QWidget):
    """Shows something through a Sight: the wheel zooms at the pointer, dragging pans.

    With the keys, plus and minus zoom, zero shows all, and arrows pan.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sight = Sight()
        self._grip: QPointF | None = None
        self._is_dragging = False
        self._rest = QTimer(self, interval=_RESTS_MS, singleShot=True)
        self._rest.timeout.connect(self.look_closer)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def look_anew(self) -> None:
        """Show what there is to see now, and somewhat later as fine as it can be."""
        self._rest.start()
        self.update()

    def fit(self) -> None:
        """Show the page whole."""
        self.sight.fit()
        self.look_anew()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer to a point in px, the middle if none is given, or go away from it."""
        self.sight.zoom_at(QRectF(self.rect()).center() if at is None else at, factor)
        self.look_anew()

    def pan(self, by: QPointF) -> None:
        """Move the page by px."""
        self.sight.pan(by)
        self.look_anew()

    def sizeHint(self) -> QSize:
        """Return the size it likes best."""
        return _FIRST_SIZE

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which something can be seen."""
        return _LEAST_SIZE

    # What each kind does in its own way

    def look_closer(self) -> None:
        """Make what is in sight as fine as it is shown; called when hand and keys rest."""

    def paint_sight(self, painter: QPainter) -> None:
        """Paint what lies on the ground."""

    def point_at(self, point: QPointF | None) -> None:
        """Heed that the pointer is at a point in px, or nowhere."""

    def click(self, point: QPointF) -> None:
        """Heed a click at a point in px."""

    # What hand and keys do

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, what lies on it, and that the keys are here."""
        colors = current_colors()
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor(colors.ground))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self.paint_sight(painter)
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colors.accent), 1))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    @guarded()
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom(_ZOOM_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    @guarded()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._grip, self._is_dragging = event.position(), False

    @guarded()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while a button is held, else tell where the pointer is."""
        if self._grip is None:
            self.point_at(event.position())
            return
        moved = event.position() - self._grip
        if self._is_dragging or moved.manhattanLength() > _A_DRAG:
            self._is_dragging, self._grip = True, event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.pan(moved)

    @guarded()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or a click."""
        is_click = self._grip is not None and not self._is_dragging
        self._grip = None
        self.unsetCursor()
        if is_click and event.button() is Qt.MouseButton.LeftButton:
            self.click(event.position())

    @guarded()
    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer is elsewhere."""
        self.point_at(None)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and pan."""
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: QPointF(_PAN_STEP, 0),
            Qt.Key.Key_Right: QPointF(-_PAN_STEP, 0),
            Qt.Key.Key_Up: QPointF(0, _PAN_STEP),
            Qt.Key.Key_Down: QPointF(0, -_PAN_STEP),
        }
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_ZOOM_STEP)
        elif key is Qt.Key.Key_Minus:
            self.zoom(1 / _ZOOM_STEP)
        elif key is Qt.Key.Key_0:
            self.fit()
        elif key in steps:
            self.pan(steps[key])
        else:
            super().keyPressEvent(event)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look from a window of another size."""
        self.sight.set_room(QRectF(self.rect()))
        self.look_anew()
        super().resizeEvent(event)
