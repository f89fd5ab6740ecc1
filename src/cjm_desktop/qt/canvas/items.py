"""Canvas items: mirrors of what is drawn, an item a cell or header; they hold ids and paint a slice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from cjm_desktop.draw.cells import draw_cell
from cjm_desktop.draw.headers import draw_divider, draw_lane
from cjm_desktop.model.kinds import Drawing
from cjm_desktop.qt.guarded import guarded_paint
from cjm_desktop.qt.render import Afar, Sight, abreast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QPainter

    from cjm_desktop.draw.primitives import DisplayList
    from cjm_desktop.layout.boxes import CellLayout, Column, RowLayout
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.showing import Showing

_PLAIN_FROM_AFAR = frozenset({Drawing.CARDS, Drawing.CHIPS, Drawing.PICTURES})
"""How lanes are drawn of whose cells nothing but the grounds of the cards is seen from afar."""
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_STRIP = 8.0
"""Of what is exposed no higher than this, in mm, a part of a cell is painted; of more, all of it."""
_BLEED = 0.6
"""How far strokes may reach over the edge of a cell, in mm."""


class AreaItem(QGraphicsRectItem):
    """An item that may paint a rectangle.

    Qt asks every item of a row for its area at every repaint; a rectangle item answers without Python.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setPen(_NO_PEN)

    # Qt's overrides

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint nothing of the rectangle itself."""


class PartItem(AreaItem):
    """Shows one display list; what it shows is made ready when it is first seen."""

    def __init__(self, key: str, showing: Showing) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.key = key
        self.times_painted = 0
        self._showing = showing
        self._shown: object = None
        self._draw: Callable[[], DisplayList] = tuple
        self._sight: Sight | None = None

    def sync(self, shown: object, draw: Callable[[], DisplayList], area: QRectF) -> None:
        """Show what `draw` returns, unless `shown`, the values it comes from, is what was shown before."""
        if area != self.rect():
            self.setRect(area)
        if shown != self._shown:
            self._shown, self._draw, self._sight = shown, draw, None
            self.update()

    @property
    def sight(self) -> Sight:
        """What is seen of it."""
        if self._sight is None:
            self._sight = Sight(self._showing.player.prepare(self._draw()))
        return self._sight

    def play(self, painter: QPainter, seen: tuple[float, float] | None = None) -> None:
        """Paint what is seen between two heights, with a painter scaled to mm whose origin is the item's."""
        self._showing.screen.paint(painter, self.sight, self._showing.scale, seen)

    # Qt's overrides

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Play the prepared slice."""
        self.times_painted += 1
        self._showing.paints += 1
        exposed = option.exposedRect
        self.play(painter, (exposed.top(), exposed.bottom()) if exposed.height() < _STRIP else None)


def far_rects(
    row: RowLayout, columns: tuple[Column, ...], color: Callable[[str], str]
) -> tuple[tuple[QBrush, list[QRectF]], ...]:
    """Return the cards of a row as rectangles in mm from its corner, by their colour."""
    hue = row.lane.color or row.kind.color
    rects: dict[str, list[QRectF]] = {}
    for column, cell in zip(columns, row.cells, strict=True):
        left = column.x
        for box in cell.boxes:
            card = box.card
            role = "urgent" if card.urgent else f"{card.color or hue}.tint"
            x, y, width, height = box.rect
            rects.setdefault(role, []).append(QRectF(left + x, y, width, height))
    return tuple((QBrush(QColor(color(role))), places) for role, places in rects.items())


def _reach(cell: CellLayout, height: float) -> QRectF:
    """Return what a cell may paint: its cards alone, so that no neighbour is repainted with them."""
    if cell.curve is not None:
        return QRectF(-_BLEED, 0, cell.width + 2 * _BLEED, height)
    area = QRectF()
    for box in cell.boxes:
        area |= QRectF(*box.rect)
    return area.adjusted(-_BLEED, -_BLEED, _BLEED, _BLEED)


class Holder(AreaItem):
    """Carries items, so that all of them can be shown and hidden at once; only its children paint."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)


class FarRow(AreaItem):
    """The cells of a lane from afar: plain rectangles, one call a colour for the whole row, and marks."""

    def __init__(self, showing: Showing, cells: Mapping[str, PartItem]) -> None:
        super().__init__()
        self._showing = showing
        self._afar: Afar | None = None
        self._row: RowLayout | None = None
        self._columns: tuple[Column, ...] = ()
        self._cells = cells

    def sync(self, row: RowLayout, columns: tuple[Column, ...]) -> None:
        """Show the cells of a row."""
        right = columns[-1].x + columns[-1].width if columns else 0.0
        left = columns[0].x if columns else 0.0
        self.setRect(QRectF(left, 0, right - left, row.height))
        self._row, self._columns = row, columns
        self._afar = None
        self.update()

    def _seen(self, row: RowLayout) -> Afar:
        if row.kind.drawing in _PLAIN_FROM_AFAR:
            return Afar(far_rects(row, self._columns, self._showing.player.theme.color))
        cells = ((column.x, self._cells.get(column.stage)) for column in self._columns)
        return abreast([(x, item.sight) for x, item in cells if item is not None])

    # Qt's overrides

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the rectangles and marks."""
        self._showing.paints += 1
        if self._row is None:
            return
        if self._afar is None:
            self._afar = self._seen(self._row)
        self._showing.screen.paint_afar(painter, self._afar, self._showing.scale)


class RowItem(Holder):
    """A lane: carries its name and its cells, so that a row that moves is one call."""

    def __init__(self, lane: str, showing: Showing) -> None:
        super().__init__()
        self.lane = lane
        self._showing = showing
        self._row: RowLayout | None = None
        self._columns: object = None
        self.name = PartItem(f"lane:{lane}", showing)
        self.name.setParentItem(self)
        self.cells: dict[str, PartItem] = {}
        self._near = Holder()
        self._near.setParentItem(self)
        self._far = FarRow(showing, self.cells)
        self._far.setParentItem(self)
        self._far.setVisible(False)
        self._is_far = False

    def sync(self, layout: MapLayout, index: int) -> None:
        """Take over a row of the layout."""
        row = layout.rows[index]
        if row is self._row and layout.columns is self._columns:
            return
        if self._row is None or row.y != self._row.y:
            self.setPos(0, row.y)
        moved_only = (
            self._row is not None
            and layout.columns is self._columns
            and self._row.cells is row.cells
            and (self._row.lane, self._row.height) == (row.lane, row.height)
            and self._row.header is row.header
        )
        self._row, self._columns = row, layout.columns
        if moved_only:
            return
        self.setVisible(row.is_drawn)
        self._sync_name(layout, row)
        self._sync_cells(layout, row)
        self._far.sync(row, layout.columns)
        self._choose_distance()

    def show_from(self, *, afar: bool) -> None:
        """Show cards as they are, or as plain rectangles."""
        self._is_far = afar
        self._choose_distance()

    def _choose_distance(self) -> None:
        self._near.setVisible(not self._is_far)
        self._far.setVisible(self._is_far)

    def _sync_name(self, layout: MapLayout, row: RowLayout) -> None:
        self.name.setPos(layout.lane_x, 0)
        if row.kind.drawing is Drawing.RULE:
            width = layout.lane_width + layout.band.width
            self.name.sync(
                (row.header, row.height, width),
                lambda: draw_divider(row, width),
                QRectF(0, 0, width, row.height),
            )
            return
        area = QRectF(0, 0, layout.lane_width, row.height)
        self.name.sync((row.header, row.height), lambda: draw_lane(row), area)

    def _sync_cells(self, layout: MapLayout, row: RowLayout) -> None:
        gone = set(self.cells)
        if row.is_drawn:
            hue = row.lane.color or row.kind.color
            for column, cell in zip(layout.columns, row.cells, strict=True):
                if not cell.boxes and cell.curve is None:
                    continue
                item = self.cells.get(column.stage) or self._new_cell(column.stage)
                gone.discard(column.stage)
                item.setPos(column.x, 0)
                shown = (cell, hue, row.lane.meaning)
                item.sync(shown, partial(draw_cell, row, cell), _reach(cell, row.height))
        for stage in gone:
            self._drop_cell(stage)

    def _new_cell(self, stage: str) -> PartItem:
        item = PartItem(f"cell:{self.lane}:{stage}", self._showing)
        item.setParentItem(self._near)
        self.cells[stage] = item
        return item

    def _drop_cell(self, stage: str) -> None:
        item = self.cells.pop(stage)
        self.scene().removeItem(item)
