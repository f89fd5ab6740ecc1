"""What lies over the map on screen only: the current cell, selected cards, and what is being dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem, QStyleOptionGraphicsItem, QWidget

from cjm_desktop.edit.selection import Header, Selection, column_of, row_of
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.scene import MapScene
    from cjm_desktop.qt.canvas.showing import Showing

SELECTION = QColor("#2F6FED")
_LINE = 2.0
_OUT = 1.0
"""How far outside a card its frame runs, in px."""
_LEVEL_FRAMES, _LEVEL_LIFTED = 100, 200


class FrameItem(QGraphicsItem):
    """A frame of 2 px around something selected, or a quieter one around its cell."""

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setZValue(_LEVEL_FRAMES)
        self._showing = showing
        self._place = QRectF()
        self._radius = 0.0
        self._is_quiet = False

    def sync(self, place: QRectF, radius: float, *, quiet: bool = False) -> None:
        """Frame a rectangle of the page, corners and all in mm."""
        if (place, radius, quiet) == (self._place, self._radius, self._is_quiet):
            return
        self.prepareGeometryChange()
        self._place, self._radius, self._is_quiet = place, radius, quiet
        self.update()

    def rescale(self) -> None:
        """Take note that px are worth other mm now."""
        self.prepareGeometryChange()

    # Qt's overrides

    def boundingRect(self) -> QRectF:
        """Return the frame with its line."""
        margin = (_OUT + _LINE) / self._showing.scale
        return self._place.adjusted(-margin, -margin, margin, margin)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the frame on whole pixels."""
        self._showing.paints += 1
        paint_frame(painter, self._place, self._radius, quiet=self._is_quiet)


def paint_frame(painter: QPainter, place: QRectF, radius: float, *, quiet: bool = False) -> None:
    """Paint a frame around a rectangle in mm with a painter scaled to mm."""
    transform = painter.worldTransform()
    scale = transform.m11()
    area = transform.mapRect(place).toAlignedRect()
    painter.resetTransform()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = 1.0 if quiet else _LINE
    color = QColor(SELECTION)
    color.setAlpha(110 if quiet else 255)
    painter.setPen(QPen(color, line))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    out = 0.0 if quiet else _OUT - line / 2
    framed = QRectF(area).adjusted(-out, -out, out, out)
    if quiet:
        framed.adjust(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(framed, radius * scale + out, radius * scale + out)
    painter.setWorldTransform(transform)


class Overlay:
    """Frames around what is current and selected, and the pixmap of what is being dragged."""

    def __init__(self, scene: MapScene, showing: Showing) -> None:
        self._scene = scene
        self._showing = showing
        self._frames: list[FrameItem] = []
        self._lifted = QGraphicsPixmapItem()
        self._lifted.setZValue(_LEVEL_LIFTED)
        self._lifted.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._lifted.setVisible(False)
        self._grip = QPointF()
        scene.addItem(self._lifted)

    @property
    def is_lifted(self) -> bool:
        """Whether something is being dragged."""
        return self._lifted.isVisible()

    def show_selection(self, layout: MapLayout, selection: Selection) -> None:
        """Frame what is selected."""
        wanted = list(frames_of(layout, selection))
        while len(self._frames) < len(wanted):
            frame = FrameItem(self._showing)
            self._scene.addItem(frame)
            self._frames.append(frame)
        for frame, (place, radius, quiet) in zip(self._frames, wanted, strict=False):
            frame.sync(place, radius, quiet=quiet)
            frame.setVisible(True)
        for frame in self._frames[len(wanted) :]:
            frame.setVisible(False)

    def rescale(self) -> None:
        """Take note of another zoom."""
        for frame in self._frames:
            frame.rescale()

    def lift(self, pixmap: QPixmap, grip: QPointF) -> None:
        """Begin to drag a picture, held at `grip` px from its corner."""
        self._lifted.setPixmap(pixmap)
        self._lifted.setOffset(-grip)
        self._lifted.setOpacity(0.92)

    def drag_to(self, x: float, y: float) -> None:
        """Show what is dragged at a point of the page."""
        self._lifted.setPos(x, y)
        self._lifted.setVisible(True)

    def drop(self) -> None:
        """End dragging."""
        self._lifted.setVisible(False)
        self._lifted.setPixmap(QPixmap())


def current_place(layout: MapLayout, selection: Selection) -> Rect | None:
    """Return what to bring into view of a selection: the current card, else the cell or header."""
    column, row = column_of(selection, layout.journey), row_of(selection, layout.journey)
    if selection.header is Header.STAGE:
        return None if column is None else layout.stage_rect(column)
    if selection.header is Header.LANE:
        return None if row is None else layout.lane_rect(row)
    if column is None or row is None:
        return None
    card = layout.card_rect(selection.card) if selection.card else None
    return card or layout.cell_rect(row, column)


def frames_of(layout: MapLayout, selection: Selection) -> Iterator[tuple[QRectF, float, bool]]:
    """Yield what to frame: rectangle and corner in mm, and whether the frame is a quiet one."""
    journey = layout.journey
    column, row = column_of(selection, journey), row_of(selection, journey)
    if selection.header is Header.STAGE and column is not None:
        yield QRectF(*layout.stage_rect(column)), 0.0, False
    elif selection.header is Header.LANE and row is not None and layout.rows[row].is_drawn:
        yield QRectF(*layout.lane_rect(row)), 0.0, False
    elif selection.is_cell and column is not None and row is not None and layout.rows[row].is_drawn:
        cards = [(card, layout.card_rect(card)) for card in selection.cards]
        drawn = [(card, rect) for card, rect in cards if rect is not None]
        yield QRectF(*layout.cell_rect(row, column)), 0.0, bool(drawn)
        for card, rect in drawn:
            yield QRectF(*rect), _radius(layout, card, rect), False


def _radius(layout: MapLayout, card: str, rect: Rect) -> float:
    place = layout.journey.cards.place_of(card)
    if place is None:
        return sp.CARD_RADIUS
    boxes = layout.rows[place.lane].cells[place.stage].boxes
    shape = next((box.shape for box in boxes if box.card.id == card), Shape.CARD)
    return min(sp.CHIP_HEIGHT / 2, rect.height / 2) if shape is Shape.CHIP else sp.CARD_RADIUS
