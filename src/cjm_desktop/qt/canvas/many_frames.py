"""The frames of many selected cards: one item, which paints those that come into view.

From afar they are plain rectangles, kept a lane at a time; of a large map these are made in turns, as
`FarRow` is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.hit import boxes_in, rows_in
from cjm_desktop.qt.guarded import guarded, guarded_paint
from cjm_desktop.qt.render import FAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QPainter

    from cjm_desktop.layout.boxes import CardBox
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.showing import Showing

_FROM_AFAR = 110
"""How strong the ground of a selected card is from afar, of 255."""


class ManyFrames(QGraphicsItem):
    """Frames around more selected cards than deserve an item each; `paint_one` paints one in detail."""

    def __init__(
        self, showing: Showing, color: QColor, paint_one: Callable[[QPainter, QRectF, CardBox], object]
    ) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._showing = showing
        self._color = color
        self._paint_one = paint_one
        self._layout: MapLayout | None = None
        self._cards: frozenset[str] = frozenset()
        self._afar: dict[int, list[QRectF]] = {}
        """What is tinted from afar, by the index of its lane in the layout, on the page."""

    def sync(self, layout: MapLayout, cards: Iterable[str]) -> None:
        """Frame other cards, or the same where they are now."""
        chosen = frozenset(cards)
        if chosen == self._cards and (layout is self._layout or not chosen):
            return
        self.prepareGeometryChange()
        self._layout, self._cards = layout, chosen
        self._afar.clear()
        self.update()

    def make(self) -> None:
        """Have one more lane tinted that had to wait."""
        layout = self._layout
        if layout is None or not self._cards:
            return
        due = [index for index in layout.shown_rows if index not in self._afar]
        for index in due[:1]:
            row = layout.rows[index]
            self._tinted(layout, index)
            self.update(QRectF(0, row.y, layout.size.width, row.height))
        if due[1:]:
            self._showing.leave(self)

    # Qt's overrides

    @guarded(answer=QRectF())
    def boundingRect(self) -> QRectF:
        """Return the page while there is anything to frame."""
        if self._layout is None or not self._cards:
            return QRectF()
        return QRectF(0, 0, *self._layout.size)

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the frames in the exposed area; from afar they would hide the cards, which are tinted."""
        if self._layout is None:
            return
        self._showing.paints += 1
        exposed = option.exposedRect
        area = Rect(exposed.x(), exposed.y(), exposed.width(), exposed.height())
        if self._showing.scale < FAR:
            self._paint_afar(painter, self._layout, area)
            return
        for rect, box in boxes_in(self._layout, area):
            if box.card.id in self._cards:
                self._paint_one(painter, QRectF(*rect), box)

    def _paint_afar(self, painter: QPainter, layout: MapLayout, area: Rect) -> None:
        ground = QColor(self._color)
        ground.setAlpha(_FROM_AFAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        for index in rows_in(layout, area):
            if index in self._afar or self._showing.has_time():
                painter.drawRects(self._tinted(layout, index))
            else:
                self._showing.leave(self)

    def _tinted(self, layout: MapLayout, index: int) -> list[QRectF]:
        """Return the selected cards of a lane as rectangles on the page."""
        if index not in self._afar:
            row, cards = layout.rows[index], self._cards
            self._afar[index] = [
                QRectF(column.x + box.rect.x, row.y + box.rect.y, box.rect.width, box.rect.height)
                for column, cell in zip(layout.columns, row.cells, strict=True)
                for box in cell.boxes
                if box.card.id in cards
            ]
        return self._afar[index]
