"""The round + at the border of stages and lanes: adds one right there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu

from cjm_desktop.model.kinds import LANE_KINDS
from cjm_desktop.qt.assets import icon
from cjm_desktop.qt.canvas.overlay import SELECTION
from cjm_desktop.qt.guarded import guarded, guarded_paint
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.translations import QT_TRANSLATE_NOOP, interface_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from cjm_desktop.qt.canvas.view import Canvas

_ADD_STAGE = QT_TRANSLATE_NOOP("Canvas", "Add a stage here")
_ADD_LANE = QT_TRANSLATE_NOOP("Canvas", "Add a lane here")
_SIZE = 22
_REACH = 16
"""How near the pointer has to come, in px."""


class PlusButton(QAbstractButton):
    """A round button with a plus sign."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.index = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.resize(_SIZE, _SIZE)
        self.hide()

    @property
    def holds_pointer(self) -> bool:
        """Whether the pointer is on it; asked while Qt has yet to tell it so."""
        return self.isVisible() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    def put(self, centre: QPoint, index: int) -> None:
        """Show it around a point of the canvas; a click adds at `index`."""
        self.index = index
        self.move(centre.x() - _SIZE // 2, centre.y() - _SIZE // 2)
        self.show()
        # Over the editor, which may have been made later.
        self.raise_()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = 1.0 if self.underMouse() else 2.5
        painter.setPen(QPen(QColor("white"), 1.5))
        painter.setBrush(SELECTION)
        painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        middle, arm = QPointF(_SIZE / 2, _SIZE / 2), 4.0
        painter.setPen(QPen(QColor("white"), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QLineF(middle - QPointF(arm, 0), middle + QPointF(arm, 0)))
        painter.drawLine(QLineF(middle - QPointF(0, arm), middle + QPointF(0, arm)))

    # Qt's overrides

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(_SIZE, _SIZE)

    @guarded()
    def leaveEvent(self, event: QEvent) -> None:
        """Go with the pointer; over the map its next move shows what is near there."""
        super().leaveEvent(event)
        self.hide()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a filled circle with a plus; larger while it is pointed at."""
        with QPainter(self) as painter:
            self._paint(painter)


class PlusButtons:
    """The two buttons, one for stages and one for lanes, shown near the pointer."""

    def __init__(self, view: Canvas) -> None:
        self._view = view
        self.stage = PlusButton(view)
        self.lane = PlusButton(view)
        self.stage.clicked.connect(self._add_stage)
        self.lane.clicked.connect(self._ask_for_lane)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the buttons in the language of the window."""
        for button, name in ((self.stage, _ADD_STAGE), (self.lane, _ADD_LANE)):
            spoken = QCoreApplication.translate("Canvas", name)
            button.setToolTip(spoken)
            button.setAccessibleName(spoken)

    def show_near(self, at: QPoint) -> None:
        """Show the button of a border that the pointer is near, hide the others."""
        _show_nearest(self.stage, at, self._stage_borders())
        _show_nearest(self.lane, at, self._lane_borders())

    def leave_map(self) -> None:
        """Hide what the pointer has not left the map for: a button shown under it takes it over."""
        for button in (self.stage, self.lane):
            if not button.holds_pointer:
                button.hide()

    def hide_all(self) -> None:
        """Hide both."""
        self.stage.hide()
        self.lane.hide()

    def _stage_borders(self) -> Iterator[tuple[QPoint, QRectF]]:
        """Yield where each stage could come, as the button's centre and the area that shows it."""
        layout, placement = self._view.layout_shown, self._view.placement
        top, height = placement.band_y, layout.band.height * self._view.px_per_mm
        for x in (layout.band.x, *(column.x + column.width for column in layout.columns)):
            at = round(placement.x_of(x))
            seen = at >= self._view.body.left() - _REACH
            area = QRectF(at - _REACH, top - _REACH, 2 * _REACH, height + _REACH)
            yield QPoint(at, max(round(top), _SIZE // 2 + 1)), area if seen else QRectF()

    def _lane_borders(self) -> Iterator[tuple[QPoint, QRectF]]:
        """Yield where each lane could come."""
        layout, placement = self._view.layout_shown, self._view.placement
        left, width = placement.names_x, layout.lane_width * self._view.px_per_mm
        for y in (*(row.y for row in layout.rows), layout.bottom):
            at = round(placement.y_of(y))
            seen = at >= self._view.body.top() - _REACH
            area = QRectF(left - _REACH, at - _REACH, width + _REACH, 2 * _REACH)
            yield QPoint(max(round(left), _SIZE // 2 + 1), at), area if seen else QRectF()

    def _add_stage(self) -> None:
        self.hide_all()
        self._view.edits.add_stage(self.stage.index)

    def _ask_for_lane(self) -> None:
        """Let the user choose what kind of lane comes here."""
        index = self.lane.index
        menu = QMenu(self._view)
        language, colors = interface_language(), current_colors()
        ink, faint = QColor(colors.secondary), QColor(colors.faint)
        for kind in LANE_KINDS.values():
            action = menu.addAction(icon(kind.icon, ink, faint), kind.name.in_language(language))
            action.triggered.connect(
                lambda _checked=False, key=kind.key: self._view.edits.add_lane(index, key)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.lane.mapToGlobal(QPoint(_SIZE, 0)))
        self.hide_all()


def _show_nearest(button: PlusButton, at: QPoint, borders: Iterator[tuple[QPoint, QRectF]]) -> None:
    for index, (centre, area) in enumerate(borders):
        if area.contains(QPointF(at)):
            button.put(centre, index)
            return
    button.hide()
