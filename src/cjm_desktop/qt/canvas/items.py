"""Canvas items: mirrors of what is drawn, an item a cell or header; they hold ids and paint a slice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGraphicsItem

from cjm_desktop.draw.page import cell_pieces, name_part, piece_keys
from cjm_desktop.model.kinds import Drawing
from cjm_desktop.qt.canvas.far_row import PLAIN_FROM_AFAR, FarRow
from cjm_desktop.qt.canvas.header_items import NameItem
from cjm_desktop.qt.canvas.part_item import AreaItem, PartItem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjm_desktop.layout.boxes import RowLayout
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.showing import Showing
    from cjm_desktop.qt.render import Afar


class Holder(AreaItem):
    """Carries items, so that all of them can be shown and hidden at once; only its children paint."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)


_BAR_END = 3.0
"""How far from the top of a row the rounded end of its bar is gone for sure, in mm."""


class RowItem(Holder):
    """A lane: carries its name and its cells, so that a row that moves is one call."""

    def __init__(self, lane: str, showing: Showing) -> None:
        super().__init__()
        self.lane = lane
        self._showing = showing
        self._row: RowLayout | None = None
        self._columns: object = None
        self.name = NameItem(f"lane:{lane}", showing)
        self.name.setParentItem(self)
        self._cells: dict[str, PartItem] = {}
        self._due: tuple[MapLayout, int] | None = None
        """The layout, and the index in it, of which the cells are not shown yet."""
        self._synced: tuple[RowLayout, object] | None = None
        """The row and its columns of which the cells are shown."""
        self._near = Holder()
        self._near.setParentItem(self)
        self._far = FarRow(showing, lambda: self.cells)
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
        self.name.sync(name_part(layout, index))
        self._due = layout, index
        self._far.sync(row, layout.columns)
        self._choose_distance()

    def go(self) -> None:
        """Leave the scene."""
        self._showing.forget(self._far)
        self.scene().removeItem(self)

    @property
    def is_due(self) -> bool:
        """Whether its cells show something else than they are to."""
        return self._due is not None

    def come(self) -> None:
        """Show the cells as they are now, before any of them is seen."""
        if self._due is not None:
            (layout, index), self._due = self._due, None
            self._far.forget()
            row = layout.rows[index]
            self._sync_cells(layout, index, self._stale_cells(row, layout))
            self._synced = row, layout.columns

    @property
    def cells(self) -> Mapping[str, PartItem]:
        """The items of its cells by their keys; one of many cards has several."""
        self.come()
        return self._cells

    @property
    def bottom(self) -> float:
        """The y of the row's lower edge on the page, in mm."""
        return 0.0 if self._row is None else self._row.bottom

    def is_name_at(self, top: float) -> bool:
        """Whether the name has slid to `top`, mm on the page, between the rounded ends of its row's bar."""
        is_bar_seen = self.name.slide <= _BAR_END
        return not is_bar_seen and self._row is not None and self.name.slide == top - self._row.y

    def seen_afar(self) -> Afar:
        """Return what is seen of its cells from afar, from the row's upper edge."""
        return self._far.seen()

    def drawn_bit_by_bit(self) -> Iterator[None]:
        """Make ready what is seen of its cells from afar, a few cells at a time."""
        if self._row is not None and self._row.kind.drawing not in PLAIN_FROM_AFAR:
            for item in list(self.cells.values()):
                _ = item.sight.afar
                yield

    def slide_name(self, top: float, *, in_sight: bool) -> float:
        """Let the name stand no higher than `top`, as `NameItem.slide_to` does."""
        if self._row is None or not self._row.is_drawn:
            return 0.0
        return self.name.slide_to(self._row, top, in_sight=in_sight)

    def show_from(self, *, afar: bool) -> None:
        """Show cards as they are, or as plain rectangles."""
        self._is_far = afar
        self._choose_distance()

    def _choose_distance(self) -> None:
        self._near.setVisible(not self._is_far)
        self._far.setVisible(self._is_far)

    def _stale_cells(self, row: RowLayout, layout: MapLayout) -> list[int] | None:
        """Return the indexes of the cells that may show something else now, None for all there are."""
        was, columns = self._synced or (None, None)
        if (
            was is None
            or layout.columns is not columns
            or was.lane is not row.lane
            or (row.height != was.height and row.kind.drawing is Drawing.CURVE)
            or len(was.cells) != len(row.cells)
        ):
            return None
        pairs = zip(was.cells, row.cells, strict=True)
        return [stage for stage, (old, new) in enumerate(pairs) if old is not new]

    def _sync_cells(self, layout: MapLayout, index: int, stale: list[int] | None) -> None:
        row, gone, known = layout.rows[index], set(self._cells), None
        if self._synced is not None and stale is not None:
            known = self._synced[0].cells
            gone = {key for at in stale for key in piece_keys(row, layout.columns[at].stage, known[at])}
        for at in range(len(row.cells)) if stale is None else stale:
            gone.difference_update(piece_keys(row, layout.columns[at].stage, row.cells[at]))
            for part in cell_pieces(layout, index, at, None if known is None else known[at]):
                item = self._cells.get(part.key) or self._new_cell(part.key)
                item.sync(part)
        for key in gone:
            self.scene().removeItem(self._cells.pop(key))

    def _new_cell(self, key: str) -> PartItem:
        item = PartItem(key, self._showing)
        item.setParentItem(self._near)
        self._cells[key] = item
        return item
