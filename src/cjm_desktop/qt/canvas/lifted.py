"""The picture of cards while they are dragged: a copy with a soft shadow, several as a pile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from cjm_desktop.draw.cards import draw_card
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.qt.canvas.overlay import SELECTION

if TYPE_CHECKING:
    from cjm_desktop.layout.boxes import CardBox, RowLayout
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.view import Canvas

MARGIN = 14
_SHADOW_STEPS = 8
_PILE_STEP = 4


def lifted_cards(view: Canvas, layout: MapLayout, cards: tuple[str, ...]) -> tuple[QPixmap, Point]:
    """Return a picture of the current card (on a pile of the others) and its corner on the page in mm.

    The picture has `MARGIN` px around the card for its shadow.
    """
    found = _box_of(layout, cards[-1])
    if found is None:
        return QPixmap(), Point(0, 0)
    row, box, corner = found
    scale = view.px_per_mm
    area = QRectF(MARGIN, MARGIN, box.rect.width * scale, box.rect.height * scale)
    pile = min(len(cards) - 1, 2)
    ratio = view.devicePixelRatioF()
    extra = 2 * MARGIN + pile * _PILE_STEP
    pixmap = QPixmap(round((area.width() + extra) * ratio), round((area.height() + extra) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_shadow(painter, area, scale)
        for step in range(pile, -1, -1):
            _paint_ground(painter, area.translated(step * _PILE_STEP, step * _PILE_STEP), scale)
        _paint_card(view, painter, row, box)
        if len(cards) > 1:
            _paint_count(view, painter, area, len(cards))
    return pixmap, corner


def _box_of(layout: MapLayout, card: str) -> tuple[RowLayout, CardBox, Point] | None:
    place = layout.journey.cards.place_of(card)
    rect = layout.card_rect(card)
    if place is None or rect is None:
        return None
    row = layout.rows[place.lane]
    box = next(box for box in row.cells[place.stage].boxes if box.card.id == card)
    return row, box, Point(rect.x, rect.y)


def _paint_shadow(painter: QPainter, area: QRectF, scale: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(_SHADOW_STEPS, 0, -1):
        painter.setBrush(QColor(27, 31, 36, 9))
        grown = area.adjusted(-step, -step + 3, step, step + 3)
        radius = sp.CARD_RADIUS * scale + step
        painter.drawRoundedRect(grown, radius, radius)


def _paint_ground(painter: QPainter, area: QRectF, scale: float) -> None:
    painter.setPen(QColor(SELECTION))
    painter.setBrush(QColor("white"))
    painter.drawRoundedRect(area, sp.CARD_RADIUS * scale, sp.CARD_RADIUS * scale)


def _paint_card(view: Canvas, painter: QPainter, row: RowLayout, box: CardBox) -> None:
    hue = row.hue
    items = tuple(draw_card(box, hue, row.lane.meaning))
    painter.save()
    painter.translate(MARGIN, MARGIN)
    painter.scale(view.px_per_mm, view.px_per_mm)
    corner: Rect = box.rect
    painter.translate(QPointF(-corner.x, -corner.y))
    view.showing.screen.paint(painter, view.showing.player.sight(items), view.px_per_mm)
    painter.restore()


def _paint_count(view: Canvas, painter: QPainter, area: QRectF, count: int) -> None:
    spot = QRectF(0, 0, 20, 20)
    spot.moveCenter(area.topRight())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(SELECTION)
    painter.drawEllipse(spot)
    painter.setPen(QColor("white"))
    painter.setFont(view.font())
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(count))
