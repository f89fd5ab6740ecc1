"""A lane of the canvas as it is seen from afar: one item, few calls of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor

from cjm_desktop.draw.cards import ground_of
from cjm_desktop.model.kinds import Drawing
from cjm_desktop.qt.canvas.part_item import AreaItem, PartItem
from cjm_desktop.qt.guarded import guarded_paint
from cjm_desktop.qt.render import Afar, Grounds, Sight, abreast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from cjm_desktop.layout.boxes import CellLayout, Column, RowLayout
    from cjm_desktop.qt.canvas.showing import Showing

PLAIN_FROM_AFAR = frozenset({Drawing.CARDS, Drawing.CHIPS})
"""How lanes are drawn of whose cells nothing but the grounds of the cards is seen from afar."""


class FarRow(AreaItem):
    """The cells of a lane from afar: plain rectangles, one call a colour for the whole row, and marks.

    Of a large map more of them may come into sight at once than can be made for one picture: the rest is
    painted as it was, and made in the next turns.
    """

    def __init__(self, showing: Showing, cells: Callable[[], Mapping[str, PartItem]]) -> None:
        super().__init__()
        self._showing = showing
        self._afar: Afar | None = None
        self._cards: Grounds[CellLayout, str] = Grounds()
        self._sights: Grounds[Sight, int] = Grounds()
        self._row: RowLayout | None = None
        self._columns: tuple[Column, ...] = ()
        self._cells = cells
        self._is_outdated = False
        """Whether what is seen from afar is that of another row of the layout."""

    def sync(self, row: RowLayout, columns: tuple[Column, ...]) -> None:
        """Show the cells of a row."""
        right = columns[-1].x + columns[-1].width if columns else 0.0
        left = columns[0].x if columns else 0.0
        self.setRect(QRectF(left, 0, right - left, row.height))
        self._row, self._columns = row, columns
        self._is_outdated = True
        self.update()

    def forget(self) -> None:
        """Let go of what is outdated: fifty thousand things of a large map whose rows have all changed."""
        if self._is_outdated and self._row is not None:
            self._afar, self._is_outdated = None, False
            self._cards.keep(set(self._row.cells))

    def make(self) -> None:
        """Have the cells painted as they are now."""
        self.seen()
        self.update()

    def seen(self) -> Afar:
        """Return what is seen of the cells from afar."""
        if self._row is None:
            return Afar()
        self.forget()
        if self._afar is None:
            self._afar = self._seen(self._row)
        return self._afar

    @property
    def _is_made(self) -> bool:
        return self._row is None or (self._afar is not None and not self._is_outdated)

    def _seen(self, row: RowLayout) -> Afar:
        if row.kind.drawing in PLAIN_FROM_AFAR and not row.lane.collapsed:
            return Afar(self._plain(row))
        cells = sorted(self._cells().values(), key=PartItem.x)
        return abreast([(item.x(), item.sight) for item in cells], self._sights)

    def _plain(self, row: RowLayout) -> list[tuple[QBrush, list[QRectF]]]:
        """Return the cards of a row as rectangles in mm from its corner, by their colour."""
        hue = row.hue
        cells = ((column.x, cell) for column, cell in zip(self._columns, row.cells, strict=True))
        placed = self._cards.placed(cells, lambda cell: _by_role(cell, hue), hue)
        color = self._showing.player.theme.color
        return [(QBrush(QColor(color(role))), places) for role, places in placed.items()]

    # Qt's overrides

    @guarded_paint
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the rectangles and marks."""
        showing = self._showing
        showing.paints += 1
        if self._is_made or showing.has_time():
            showing.screen.paint_afar(painter, self.seen(), showing.scale)
            return
        showing.leave(self)
        if self._afar is not None:
            painter.save()
            # What it was may have been wider.
            painter.setClipRect(self.rect(), Qt.ClipOperation.IntersectClip)
            showing.screen.paint_afar(painter, self._afar, showing.scale)
            painter.restore()


def _by_role(cell: CellLayout, hue: str) -> tuple[tuple[str, list[QRectF]], ...]:
    """Return the cards of a cell in a lane of a hue as rectangles, by the roles of their colours."""
    rects: dict[str, list[QRectF]] = {}
    for box in cell.boxes:
        rect = box.rect
        place = QRectF(rect.x, rect.y, rect.width, rect.height)
        rects.setdefault(ground_of(box.card, hue), []).append(place)
    return tuple(rects.items())
