"""The frames of critical stages, painted over the map where a frame is exposed and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from cjm_desktop.draw.headers import draw_critical
from cjm_desktop.layout import spacing as sp
from cjm_desktop.qt.render import FAR, Sight

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.showing import Showing

_LINE = 1.2
"""How far the line of a frame reaches to each side of the column's edge, in mm."""
_FAR_LINE = 1.2
"""The line of a frame seen from afar, in px."""


class CriticalFrames:
    """The frames of all critical stages of a layout."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self._layout: MapLayout | None = None
        self._sights: dict[int, Sight] = {}

    def sync(self, layout: MapLayout) -> list[QRectF]:
        """Take over a layout; returns what must be painted anew."""
        before, self._layout = self._layout, layout
        if before is not None and _same(before, layout):
            return []
        self._sights.clear()
        stale = [] if before is None else _edges(before)
        return stale + _edges(layout)

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint the frames that cross `exposed`, with a painter scaled to mm."""
        layout = self._layout
        if layout is None or not layout.options.critical:
            return
        for index, column in enumerate(layout.columns):
            if column.stage not in layout.options.critical:
                continue
            frame = _frame(layout, index)
            inside = frame.adjusted(_LINE, _LINE, -_LINE, -sp.CRITICAL_BADGE)
            if frame.intersects(exposed) and not inside.contains(exposed):
                self._paint_one(painter, layout, index, frame)

    def _paint_one(self, painter: QPainter, layout: MapLayout, index: int, frame: QRectF) -> None:
        if self._showing.scale < FAR:
            self._paint_afar(painter, frame.adjusted(_LINE, _LINE, -_LINE, -sp.CRITICAL_BADGE / 2))
            return
        sight = self._sights.get(index)
        if sight is None:
            sight = self._sights[index] = Sight(self._showing.player.prepare(draw_critical(layout, index)))
        self._showing.screen.paint(painter, sight, self._showing.scale)

    def _paint_afar(self, painter: QPainter, frame: QRectF) -> None:
        """Paint four plain lines: dashes cost more than a whole row of cards."""
        color, line = QColor(self._showing.player.theme.color("critical")), _FAR_LINE / self._showing.scale
        right, bottom = frame.right() - line, frame.bottom() - line
        painter.fillRect(QRectF(frame.left(), frame.top(), frame.width(), line), color)
        painter.fillRect(QRectF(frame.left(), bottom, frame.width(), line), color)
        painter.fillRect(QRectF(frame.left(), frame.top(), line, frame.height()), color)
        painter.fillRect(QRectF(right, frame.top(), line, frame.height()), color)


def _same(before: MapLayout, after: MapLayout) -> bool:
    return (
        before.options.critical == after.options.critical
        and before.columns is after.columns
        and before.grid == after.grid
        and before.document.language == after.document.language
    )


def _frame(layout: MapLayout, index: int) -> QRectF:
    column, grid = layout.columns[index], layout.grid
    reach = QRectF(column.x, grid.y, column.width, grid.height)
    return reach.adjusted(-_LINE, -_LINE, _LINE, sp.CRITICAL_BADGE / 2 + _LINE)


def _edges(layout: MapLayout) -> list[QRectF]:
    """Return what the frames of a layout cover, as thin rectangles."""
    edges: list[QRectF] = []
    for index, column in enumerate(layout.columns):
        if column.stage in layout.options.critical:
            frame = _frame(layout, index)
            wide, low = 2 * _LINE, sp.CRITICAL_BADGE + 2 * _LINE
            edges.append(QRectF(frame.left(), frame.top(), frame.width(), wide))
            edges.append(QRectF(frame.left(), frame.top(), wide, frame.height()))
            edges.append(QRectF(frame.right() - wide, frame.top(), wide, frame.height()))
            edges.append(QRectF(frame.left(), frame.bottom() - low, frame.width(), low))
    return edges
