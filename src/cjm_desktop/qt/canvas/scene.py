"""The scene: a mirror of the laid-out map, reconciled by id, never cleared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from cjm_desktop.draw.hidden import hidden_parts
from cjm_desktop.draw.page import frame_parts, head_parts
from cjm_desktop.layout import spacing as sp
from cjm_desktop.qt.canvas.critical import CriticalFrames
from cjm_desktop.qt.canvas.header_items import StageItem
from cjm_desktop.qt.canvas.items import RowItem
from cjm_desktop.qt.canvas.paper import SHADOW_REACH
from cjm_desktop.qt.canvas.part_item import PartItem
from cjm_desktop.qt.render import fill_plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QObject

    from cjm_desktop.draw.page import Part
    from cjm_desktop.layout.boxes import RowLayout
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.showing import Showing

_SMOOTH = QPainter.RenderHint.Antialiasing
_LEVEL_HIDDEN = 110
"""The marks of hidden lanes are painted over the frames of what is selected."""


class Slide(Struct, frozen=True):
    """How far down the page, in mm, sliding names changes what is shown; 0 where it changes nothing.

    A single name that `is_stuck` to the upper edge stands down to there on the very same px as before.
    """

    lowest: float
    is_stuck: bool


class MapScene(QGraphicsScene):
    """Shows one laid-out map in mm; the paper and the hairlines are its background."""

    def __init__(self, showing: Showing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._showing = showing
        self._layout: MapLayout | None = None
        self._is_far = False
        self._top = 0.0
        self._top_row: int | None = None
        """How many rows began over the upper edge when names were slid last; unknown for new rows."""
        self._in_view = (0.0, 0.0)
        """The heights of the page between which rows show their cells as they are."""
        self._critical = CriticalFrames(showing)
        self.rows: dict[str, RowItem] = {}
        self.parts: dict[str, PartItem] = {}
        self._head: tuple[str, ...] = ()
        self.hidden: tuple[str, ...] = ()
        """The keys of the marks of hidden lanes."""

    @property
    def layout(self) -> MapLayout | None:
        """The layout that is shown."""
        return self._layout

    def show_layout(self, layout: MapLayout) -> None:
        """Show a layout; only what differs from the one before is touched."""
        before, self._layout = self._layout, layout
        if before is layout:
            return
        if before is None or before.rows is not layout.rows or before.columns is not layout.columns:
            self._sync_rows(layout)
            # Before anything else is told to Qt: what moves is to be repainted where it was, too.
            self.come_into_view(*self._in_view)
            self._top_row = None
            self._update_lines(before, layout)
        if before is None or not layout.has_head_of(before):
            shown = tuple(self._show(head_parts(layout)))
            self._drop(set(self._head).difference(shown))
            self._head = shown
        self._show(frame_parts(layout))
        hidden = tuple(self._show(hidden_parts(layout)))
        self._drop(set(self.hidden).difference(hidden))
        self.hidden = hidden
        for key in hidden:
            # It stands astride the edge of a lane, and the frame of that lane must not cut it.
            self.parts[key].setZValue(_LEVEL_HIDDEN)
        for area in self._critical.sync(layout):
            self.update(area)
        if before is None or before.size != layout.size:
            self.setSceneRect(QRectF(0, 0, *layout.size))
            self.update_outside(before, layout)

    def come_into_view(self, top: float, bottom: float) -> None:
        """Have the rows between two heights of the page, in mm, show their cells as they are.

        Of a large map that has changed all over, the others wait until they are seen.
        """
        layout, self._in_view = self._layout, (top, bottom)
        if layout is None or self._is_far:
            return
        first = max(bisect_right(layout.rows, top, key=_row_top) - 1, 0)
        for row in layout.rows[first : bisect_right(layout.rows, bottom, key=_row_top)]:
            self.rows[row.lane.id].come()

    def come_one(self) -> bool:
        """Have one more row show its cells as they are; False where all do."""
        row = next((row for row in self.rows.values() if row.is_due), None)
        if row is not None:
            row.come()
        return row is not None

    def show_from(self, *, afar: bool) -> None:
        """Show the map from near or from afar, where only plain rectangles are left of the cards."""
        if afar != self._is_far:
            self._is_far = afar
            for row in self.rows.values():
                row.show_from(afar=afar)

    def slide_names(self, top: float, *, are_frozen: bool) -> Slide:
        """Let lane names stand no higher than `top`, in mm.

        Where they `are_frozen` nothing of the page is repainted: its own names are out of sight.
        """
        rows, before, self._top = self._passed(top), self._top, top
        stuck = [item for item in rows if item.is_name_at(before)]
        lowest = max((item.slide_name(top, in_sight=not are_frozen) for item in rows), default=0.0)
        is_stuck = len(rows) == 1 == len(stuck) and stuck[0].is_name_at(top)
        # What stands below a name that keeps its px goes on to scroll, also below where it stood on the page.
        return Slide(lowest - max(0.0, before - top) if is_stuck else lowest, is_stuck)

    def _passed(self, top: float) -> list[RowItem]:
        """Return the rows that `top` has come to or gone by since it was asked last: all others stay."""
        layout, before = self._layout, self._top_row
        if layout is None:
            return []
        now = bisect_right(layout.rows, top, key=_row_top)
        self._top_row = now
        first, last = (0, len(layout.rows)) if before is None else (min(now, before) - 1, max(now, before))
        return [self.rows[row.lane.id] for row in layout.rows[max(0, first) : last]]

    def slide_at(self, y: float) -> float:
        """Return how far below its place the lane name of this y of the page is shown, in mm."""
        return next((item.name.slide for item in self.rows.values() if item.y() <= y < item.bottom), 0.0)

    def update_outside(self, before: MapLayout | None, layout: MapLayout) -> None:
        """Repaint what a page of another size uncovers or covers."""
        if before is None:
            self.update()
            return
        width = max(before.size.width, layout.size.width)
        height = max(before.size.height, layout.size.height)
        # A shadow has its width in px whatever the zoom.
        reach = SHADOW_REACH / self._showing.scale
        right = min(before.size.width, layout.size.width) - reach
        bottom = min(before.size.height, layout.size.height) - reach
        if before.size.width != layout.size.width:
            self.update(QRectF(right, -reach, width - right + reach, height + 2 * reach))
        if before.size.height != layout.size.height:
            self.update(QRectF(-reach, bottom, width + 2 * reach, height - bottom + reach))

    def _sync_rows(self, layout: MapLayout) -> None:
        gone = set(self.rows)
        for index, row in enumerate(layout.rows):
            item = self.rows.get(row.lane.id)
            if item is None:
                item = self.rows[row.lane.id] = RowItem(row.lane.id, self._showing)
                self.addItem(item)
                item.show_from(afar=self._is_far)
            gone.discard(row.lane.id)
            item.sync(layout, index)
        for lane in gone:
            self.rows.pop(lane).go()

    def _update_lines(self, before: MapLayout | None, layout: MapLayout) -> None:
        """Repaint the hairlines that moved: they are background and belong to no item."""
        if before is None:
            return
        old, new = set(before.rulings), set(layout.rulings)
        wide = max(before.band.right, layout.band.right) - layout.lane_x
        for y in old ^ new:
            self.update(QRectF(layout.lane_x, y - 1, wide, 2))
        end = min(before.band.right, layout.band.right) - 1
        if before.band.right != layout.band.right:
            self.update(QRectF(end, layout.band.y, layout.lane_x + wide - end + 1, layout.size.height))

    def _show(self, parts: Iterable[Part]) -> list[str]:
        """Show parts of the page, each by an item of its own; returns their keys."""
        return [self._sync_part(part) for part in parts]

    def _sync_part(self, part: Part) -> str:
        item = self.parts.get(part.key)
        if item is None:
            item = self.parts[part.key] = self._new_item(part.key)
            item.setZValue(part.level)
            self.addItem(item)
        item.sync(part)
        return part.key

    def _new_item(self, key: str) -> PartItem:
        if not key.startswith("stage:") or self._layout is None:
            return PartItem(key, self._showing)
        return StageItem(key, self._showing, self._layout.document.language)

    def _drop(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.removeItem(self.parts.pop(key))

    def head_items(self) -> Iterator[PartItem]:
        """Yield what stands over the columns, in drawing order."""
        return (self.parts[key] for key in self._head)

    def paint_paper(self, painter: QPainter, area: QRectF) -> None:
        """Paint the paper and its hairlines; what lies around the page is the view's."""
        # So Qt fills whole px, twenty times as fast as those in between.
        painter.setRenderHint(_SMOOTH, on=False)
        painter.fillRect(area & self.sceneRect(), self._showing.player.color("paper"))
        painter.setRenderHint(_SMOOTH)
        self.paint_lines(painter, area)

    def paint_over(self, painter: QPainter, area: QRectF) -> None:
        """Paint the frames of critical stages over everything."""
        self._critical.paint(painter, area)

    def paint_lines(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the hairlines of the rows that cross `rect`, each on a whole row of pixels."""
        layout = self._layout
        if layout is None:
            return
        rulings = layout.rulings
        seen = rulings[bisect_left(rulings, rect.top() - 1) : bisect_right(rulings, rect.bottom() + 1)]
        left = max(layout.lane_x, rect.left())
        width = min(layout.band.right, rect.right()) - left
        if not seen or width <= 0:
            return
        ratio, color = self._showing.screen.ratio, self._showing.player.color("hairline")
        height = max(sp.HAIRLINE, 1 / (self._showing.scale * ratio))
        for y in seen:
            fill_plainly(painter, QRectF(left, y - sp.HAIRLINE / 2, width, height), color, ratio)


def _row_top(row: RowLayout) -> float:
    return row.y
