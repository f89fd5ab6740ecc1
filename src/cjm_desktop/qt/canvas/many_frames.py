"""The frames of many selected cards: one item, which paints those that come into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.hit import boxes_in
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

    def sync(self, layout: MapLayout, cards: Iterable[str]) -> None:
        """Frame other cards, or the same where they are now."""
        chosen = frozenset(cards)
        if chosen == self._cards and (layout is self._layout or not chosen):
            return
        self.prepareGeometryChange()
        self._layout, self._cards = layout, chosen
        self.update()

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
        seen = [(rect, box) for rect, box in boxes_in(self._layout, area) if box.card.id in self._cards]
        if self._showing.scale >= FAR:
            for rect, box in seen:
                self._paint_one(painter, QRectF(*rect), box)
            return
        ground = QColor(self._color)
        ground.setAlpha(_FROM_AFAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRects([QRectF(*rect) for rect, _ in seen])
