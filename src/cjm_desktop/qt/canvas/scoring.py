"""Marks to click in a score cell that has no score yet; shown in the current cell, on screen only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cjm_desktop.draw.cards import empty_mark
from cjm_desktop.edit.selection import Selection, column_of, row_of
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Point
from cjm_desktop.layout.scores import lay_out_scores
from cjm_desktop.model.card import Card
from cjm_desktop.model.kinds import Drawing
from cjm_desktop.model.queries import lane_index, stage_index
from cjm_desktop.qt.guarded import guarded, guarded_paint

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from cjm_desktop.layout.hit import Hit
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.showing import Showing

_LEVEL = 90


def free_marks(layout: MapLayout, lane: int, stage: int) -> tuple[Point, ...]:
    """Return where the marks of an empty score cell would be, on the page; none for any other cell."""
    row = layout.rows[lane]
    if row.kind.drawing is not Drawing.MARKS or not row.is_drawn or row.cells[stage].cell:
        return ()
    blank = Card(id="blank", stage=layout.columns[stage].stage, lane=row.lane.id)
    (box,) = lay_out_scores((blank,), layout.columns[stage].width, row.height)
    left = layout.columns[stage].x
    return tuple(Point(left + mark.x, row.y + mark.y) for mark in box.marks)


def free_mark_at(layout: MapLayout, under: Hit, x: float, y: float) -> int | None:
    """Return the score whose mark lies at a point of an empty score cell, or None."""
    if under.lane is None or under.stage is None:
        return None
    cell = lane_index(layout.journey, under.lane), stage_index(layout.journey, under.stage)
    reach = sp.MARK_PITCH / 2
    for value, mark in enumerate(free_marks(layout, *cell), 1):
        if abs(x - mark.x) <= reach and abs(y - mark.y) <= reach:
            return value
    return None


class FreeMarks(QGraphicsItem):
    """Five empty marks in the current cell, if it is a score cell without a score."""

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setZValue(_LEVEL)
        self._showing = showing
        self._marks: tuple[Point, ...] = ()
        self.setVisible(False)

    def sync(self, layout: MapLayout, selection: Selection) -> None:
        """Show the marks of the current cell, if it needs any."""
        row, column = row_of(selection, layout.journey), column_of(selection, layout.journey)
        here = selection.is_cell and row is not None and column is not None
        marks = free_marks(layout, row or 0, column or 0) if here else ()
        if marks != self._marks:
            self.prepareGeometryChange()
            self._marks = marks
        self.setVisible(bool(marks))

    # Qt's overrides

    @guarded(answer=QRectF())
    def boundingRect(self) -> QRectF:
        """Return the area of all marks."""
        if not self._marks:
            return QRectF()
        first, last, reach = self._marks[0], self._marks[-1], sp.MARK_RADIUS
        return QRectF(first.x, first.y, last.x - first.x, 0).adjusted(-reach, -reach, reach, reach)

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the marks as a score without any would show them."""
        self._showing.paints += 1
        self._showing.player.play(painter, tuple(map(empty_mark, self._marks)))
