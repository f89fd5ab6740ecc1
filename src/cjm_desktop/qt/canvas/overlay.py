"""What lies over the map on screen only: the current cell, selected cards, and what is being dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPixmapItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from cjm_desktop.draw.headers import draw_stage
from cjm_desktop.draw.over import link_area, link_head, link_steps
from cjm_desktop.draw.primitives import Outline
from cjm_desktop.edit.ranges import cells_of
from cjm_desktop.edit.selection import Header, Selection, column_of, row_of, strip_of
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import Shape
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.qt.canvas.scoring import FreeMarks
from cjm_desktop.qt.guarded import guarded, guarded_paint
from cjm_desktop.qt.render import fill_edges, painter_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.boxes import CardBox, LinkBox
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.many_frames import ManyFrames
    from cjm_desktop.qt.canvas.scene import MapScene
    from cjm_desktop.qt.canvas.showing import Showing

SELECTION = QColor("#2F6FED")
_LINE = 2.0
_OUT = 1.0
"""How far outside a card its frame runs, in px."""
_QUIET = 110
"""How strong the frame of a cell is, of 255, while one of its cards is framed."""
_AROUND = 0.8
"""How far outside a phase its frame runs, in mm."""
_BESIDE_WORDS = 2.0
"""How far left of the words of a dividing line its frame runs, in mm."""
HANDLE_RADIUS = 2.1
"""Of the handle from which a link between stages is drawn, in mm."""
_A_PAIR = 2
FEW = 24
"""Up to so many cards each has a frame item of its own, so that no more is repainted than changes."""
_BAND_GROUND = 28
"""How strong the ground of a rubber band is, of 255."""
_LIFTED = 0.65
"""How strong the picture of what is dragged is: its preview is seen through it."""
_LEVEL_FRAMES, _LEVEL_LIFTED = 100, 200


class Frame(Struct, frozen=True):
    """What is framed: a rectangle with round corners in mm, a quiet frame or not, or an outline.

    An outline may end in a filled `tip`. A handle is no frame, but a disc to take hold of.
    """

    place: QRectF
    radius: float = 0.0
    quiet: bool = False
    outline: QPainterPath | None = None
    is_handle: bool = False
    tip: QPainterPath | None = None


class FrameItem(QGraphicsItem):
    """A frame of 2 px around something selected, or a quieter one around its cell."""

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self.setZValue(_LEVEL_FRAMES)
        self._showing = showing
        self._frame = Frame(QRectF())

    def sync(self, frame: Frame) -> None:
        """Frame another thing of the page."""
        if frame == self._frame:
            return
        self.prepareGeometryChange()
        self._frame = frame
        self.update()

    def rescale(self) -> None:
        """Take note that px are worth other mm now."""
        self.prepareGeometryChange()

    # Qt's overrides

    @guarded(answer=QRectF())
    def boundingRect(self) -> QRectF:
        """Return the frame with its line."""
        margin = (_OUT + _LINE) / self._showing.scale
        return self._frame.place.adjusted(-margin, -margin, margin, margin)

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the frame on whole pixels."""
        self._showing.paints += 1
        paint_frame(painter, self._frame)


def paint_frame(painter: QPainter, frame: Frame) -> None:
    """Paint a frame with a painter scaled to mm."""
    transform = painter.worldTransform()
    painter.resetTransform()
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    if frame.is_handle:
        _paint_handle(painter, transform.mapRect(frame.place))
    elif frame.outline is not None:
        outline = transform.map(frame.outline)
        for color, width in ((QColor("white"), _LINE * 2.5), (SELECTION, _LINE * 1.25)):
            painter.setPen(QPen(color, width, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawPath(outline)
        if frame.tip is not None:
            _paint_tip(painter, transform.map(frame.tip))
    else:
        color = QColor(SELECTION)
        color.setAlpha(_QUIET if frame.quiet else 255)
        line = 1.0 if frame.quiet else _LINE
        out = -0.5 if frame.quiet else _OUT - line / 2
        area = QRectF(transform.mapRect(frame.place).toAlignedRect()).adjusted(-out, -out, out, out)
        if frame.radius:
            radius = frame.radius * transform.m11() + out
            painter.setPen(QPen(color, line, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRoundedRect(area, radius, radius)
        else:
            fill_edges(painter, area.adjusted(-line / 2, -line / 2, line / 2, line / 2), line, color)
    painter.setWorldTransform(transform)


def _paint_tip(painter: QPainter, tip: QPainterPath) -> None:
    """Fill the tip of an arrow, a little larger than it is, for its line is stronger, too."""
    painter.setBrush(SELECTION)
    for color, width in ((QColor("white"), _LINE * 1.75), (SELECTION, _LINE * 0.75)):
        painter.setPen(QPen(color, width, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawPath(tip)


def _paint_handle(painter: QPainter, place: QRectF) -> None:
    """Paint a disc with an arrow that leads away from it."""
    painter.setPen(QPen(QColor("white"), 1.5))
    painter.setBrush(SELECTION)
    painter.drawEllipse(place)
    painter.setPen(QPen(QColor("white"), 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    middle, arm = place.center(), place.width() * 0.24
    tip = middle + QPointF(arm, 0)
    painter.drawLine(middle - QPointF(arm, 0), tip)
    painter.drawLine(tip - QPointF(arm * 0.8, arm * 0.8), tip)
    painter.drawLine(tip - QPointF(arm * 0.8, -arm * 0.8), tip)


class Overlay:
    """Frames around what is current and selected, and the pixmap of what is being dragged."""

    def __init__(self, scene: MapScene, showing: Showing) -> None:
        self._scene = scene
        self._showing = showing
        self._frames: list[FrameItem] = []
        self._many: ManyFrames | None = None
        self._band = _band()
        scene.addItem(self._band)
        self._free_marks = FreeMarks(showing)
        scene.addItem(self._free_marks)
        self._lifted = QGraphicsPixmapItem()
        self._lifted.setZValue(_LEVEL_LIFTED)
        self._lifted.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self._lifted.setOpacity(_LIFTED)
        self._lifted.setVisible(False)
        self._grip = QPointF()
        scene.addItem(self._lifted)

    @property
    def is_lifted(self) -> bool:
        """Whether something is being dragged."""
        return self._lifted.isVisible()

    def show_selection(self, layout: MapLayout, selection: Selection) -> None:
        """Frame what is selected; of many cards, those that come into view, whenever they do."""
        self._free_marks.sync(layout, selection)
        self._frame_many(layout, selection.cards if len(selection.cards) > FEW else ())
        wanted = list(frames_of(layout, selection))
        while len(self._frames) < len(wanted):
            made = FrameItem(self._showing)
            self._scene.addItem(made)
            self._frames.append(made)
        for item, frame in zip(self._frames, wanted, strict=False):
            item.sync(frame)
            item.setVisible(True)
        for item in self._frames[len(wanted) :]:
            item.setVisible(False)

    def _frame_many(self, layout: MapLayout, cards: tuple[str, ...]) -> None:
        if self._many is None and cards:
            # A class of Qt's takes time to make, and no map begins with many cards selected.
            from cjm_desktop.qt.canvas.many_frames import ManyFrames

            self._many = ManyFrames(self._showing, SELECTION, _paint_around)
            self._many.setZValue(_LEVEL_FRAMES)
            self._scene.addItem(self._many)
        if self._many is not None:
            self._many.sync(layout, cards)

    def rescale(self) -> None:
        """Take note of another zoom."""
        for frame in self._frames:
            frame.rescale()

    @property
    def is_banded(self) -> bool:
        """Whether a rubber band is drawn."""
        return self._band.isVisible()

    @property
    def banded(self) -> QRectF:
        """The rectangle that is drawn, in mm of the page."""
        return self._band.rect()

    def show_band(self, area: Rect) -> None:
        """Show a rectangle, in mm of the page: what is to be selected, or where something would land."""
        self._band.setRect(QRectF(*area))
        self._band.setVisible(True)

    def hide_band(self) -> None:
        """End drawing that rectangle."""
        self._band.setVisible(False)

    def lift(self, pixmap: QPixmap, grip: QPointF) -> None:
        """Begin to drag a picture, held at `grip` px from its corner."""
        self._lifted.setPixmap(pixmap)
        self._lifted.setOffset(-grip)

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
    if selection.header in (Header.PHASE, Header.LINK):
        return over_rect(layout, selection.over or "")
    if selection.header is Header.LANE:
        return None if row is None else layout.lane_rect(row)
    if column is None or row is None:
        return None
    card = layout.card_rect(selection.card) if selection.card else None
    return card or layout.cell_rect(row, column)


def frames_of(layout: MapLayout, selection: Selection) -> Iterator[Frame]:
    """Yield what to frame of a selection."""
    journey = layout.journey
    column, row = column_of(selection, journey), row_of(selection, journey)
    if selection.header is Header.STAGE and column is not None:
        yield _stage_frame(layout, column)
        handle = link_handle(layout, selection)
        if handle is not None:
            x, y = handle.x - HANDLE_RADIUS, handle.y - HANDLE_RADIUS
            yield Frame(QRectF(x, y, 2 * HANDLE_RADIUS, 2 * HANDLE_RADIUS), is_handle=True)
    elif selection.header is Header.PHASE:
        for phase in layout.phases:
            if phase.phase.id == selection.over:
                area = phase.rect.moved(0, layout.head.y)
                yield Frame(QRectF(*area).adjusted(-_AROUND, -_AROUND, _AROUND, 0), sp.CARD_RADIUS)
    elif selection.header is Header.LINK:
        yield from (_link_frame(layout, box) for box in layout.links if _is_link(box, selection.over))
    elif selection.header is Header.LANE and row is not None and layout.rows[row].is_drawn:
        yield from _lane_frames(layout, selection, row, column)
    elif selection.is_cell and column is not None and row is not None and layout.rows[row].is_drawn:
        framed = selection.cards if len(selection.cards) <= FEW else ()
        yield from _range_frame(layout, selection)
        yield Frame(QRectF(*layout.cell_rect(row, column)), 0.0, bool(selection.cards))
        for card in framed:
            yield from _card_frame(layout, card)


def _lane_frames(layout: MapLayout, selection: Selection, row: int, column: int | None) -> Iterator[Frame]:
    """Yield the frame of a lane's name, and where a letter goes that is typed into a collapsed lane."""
    # The words of a dividing line begin where other lanes have their bar.
    out = 0.0 if layout.rows[row].kind.takes_cards else _BESIDE_WORDS
    yield Frame(QRectF(*layout.lane_rect(row)).adjusted(-out, 0, 0, 0), sp.CARD_RADIUS)
    if column is not None and strip_of(selection, layout.journey) is not None:
        yield Frame(QRectF(*layout.cell_rect(row, column)), quiet=True)


def link_handle(layout: MapLayout, selection: Selection) -> Point | None:
    """Return the centre of the handle from which a link is drawn, on the page: of the selected stage."""
    column = column_of(selection, layout.journey)
    if selection.header is not Header.STAGE or column is None or len(layout.columns) < _A_PAIR:
        return None
    rect = layout.stage_rect(column)
    return Point(rect.x + rect.width / 2, rect.y)


def _card_frame(layout: MapLayout, card: str) -> Iterator[Frame]:
    """Frame a card, of an emotion level without words its face."""
    place, rect = layout.journey.cards.place_of(card), layout.card_rect(card)
    if rect is not None:
        yield Frame(QRectF(*rect), _radius(layout, card, rect))
        return
    if place is None or not layout.rows[place.lane].is_drawn:
        return
    curve = layout.rows[place.lane].cells[place.stage].curve
    cell = layout.cell_rect(place.lane, place.stage)
    for strand in curve.strands if curve is not None else ():
        if strand.card == card and strand.point is not None:
            reach = strand.radius + _AROUND
            x, y = cell.x + strand.point.x - reach, cell.y + strand.point.y - reach
            yield Frame(QRectF(x, y, 2 * reach, 2 * reach), reach)


def _range_frame(layout: MapLayout, selection: Selection) -> Iterator[Frame]:
    """Frame the range of cells that reaches from an anchor to the current cell."""
    spots = cells_of(selection, layout.journey) if selection.anchor is not None else ()
    if len(spots) > 1:
        first, last = layout.cell_rect(*spots[0]), layout.cell_rect(*spots[-1])
        yield Frame(QRectF(first.x, first.y, last.right - first.x, last.bottom - first.y))


def _paint_around(painter: QPainter, place: QRectF, box: CardBox) -> None:
    """Paint the frame of a card."""
    radius = min(sp.CHIP_HEIGHT / 2, place.height() / 2) if box.shape is Shape.CHIP else sp.CARD_RADIUS
    paint_frame(painter, Frame(place, radius))


def _band() -> QGraphicsRectItem:
    """Return the rectangle that is drawn around what is to be selected."""
    made = QGraphicsRectItem()
    pen = QPen(SELECTION, 1.0, j=Qt.PenJoinStyle.MiterJoin)
    pen.setCosmetic(True)
    ground = QColor(SELECTION)
    ground.setAlpha(_BAND_GROUND)
    made.setPen(pen)
    made.setBrush(ground)
    made.setZValue(_LEVEL_LIFTED)
    made.setVisible(False)
    return made


def over_rect(layout: MapLayout, over: str) -> Rect | None:
    """Return where a phase or a link is drawn on the page, or None where it is not."""
    phase = next((phase for phase in layout.phases if phase.phase.id == over), None)
    if phase is not None:
        return phase.rect.moved(0, layout.head.y)
    box = next((box for box in layout.links if _is_link(box, over)), None)
    return None if box is None else link_area(box).moved(0, layout.band.y)


def _is_link(box: LinkBox, link: str | None) -> bool:
    return box.link is not None and box.link.id == link


def _link_frame(layout: MapLayout, box: LinkBox) -> Frame:
    """Mark a link along its line."""
    outline = QPainterPath()
    for steps in link_steps(box):
        outline.addPath(painter_path(steps))
    outline.translate(0, layout.band.y)
    tip = painter_path(link_head(box)).translated(0, layout.band.y)
    return Frame(outline.boundingRect().united(tip.boundingRect()), outline=outline, tip=tip)


def _stage_frame(layout: MapLayout, column: int) -> Frame:
    """Frame a stage along its notch and point."""
    rect = layout.stage_rect(column)
    drawn = draw_stage(layout.stages[column], rect.height)
    shape = next(item for item in drawn if isinstance(item, Outline))
    outline = painter_path(shape.steps)
    outline.translate(rect.x, rect.y)
    return Frame(outline.boundingRect(), outline=outline)


def _radius(layout: MapLayout, card: str, rect: Rect) -> float:
    place = layout.journey.cards.place_of(card)
    if place is None:
        return sp.CARD_RADIUS
    boxes = layout.rows[place.lane].cells[place.stage].boxes
    shape = next((box.shape for box in boxes if box.card.id == card), Shape.CARD)
    return min(sp.CHIP_HEIGHT / 2, rect.height / 2) if shape is Shape.CHIP else sp.CARD_RADIUS
