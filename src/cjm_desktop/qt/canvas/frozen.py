"""Frozen panes: stage headers and lane names that stay in view while the map is scrolled.

As long as the title and the margins are in view everything scrolls as paper does. When the stage band
would leave at the top it stays there, and when the lane names would leave at the left they stay.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QRegion, QTransform

from cjm_desktop.edit.selection import HEADERS_OVER, Header, Selection
from cjm_desktop.qt.canvas.overlay import frames_of, paint_frame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.layout.boxes import RowLayout
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.part_item import PartItem
    from cjm_desktop.qt.canvas.scene import MapScene
    from cjm_desktop.qt.canvas.showing import Showing

PADDING = 6
"""White around frozen headers, in px."""
_EDGE = QColor(27, 31, 36, 34)
"""The faint line between a strip and the map that scrolls beneath it."""
_LARGEST_SHARE = 0.45
"""Headers that would take more of the window than this are not frozen."""


class Panes(Struct, frozen=True):
    """What is frozen just now, in px of the viewport: the strip of the head with its band, the names' strip.

    `band_y` and `names_x` are where the band and the names are drawn.
    """

    band: QRect | None
    names: QRect | None
    band_y: float
    names_x: float

    @property
    def region(self) -> QRegion:
        """The area the strips cover."""
        region = QRegion()
        for strip in (self.band, self.names):
            if strip is not None:
                region += strip
        return region

    @property
    def top(self) -> int:
        """The upper edge of the part of the viewport in which the map scrolls."""
        return self.band.bottom() + 1 if self.band else 0

    def body(self, viewport: QRect) -> QRect:
        """Return the part of the viewport in which the map scrolls."""
        left = self.names.right() + 1 if self.names else 0
        return viewport.adjusted(left, self.top, 0, 0)


NOTHING_FROZEN = Panes(None, None, 0.0, 0.0)


def panes(layout: MapLayout, transform: QTransform, viewport: QRect) -> Panes:
    """Return what is frozen where the page is mapped to the viewport by `transform` (scale and shift)."""
    scale, dx, dy = transform.m11(), transform.dx(), transform.dy()
    head_y, names_x = layout.head.y * scale + dy, layout.lane_x * scale + dx
    page_left, page_right = dx, layout.size.width * scale + dx
    bottom = layout.bottom * scale + dy
    band = names = None
    height = round(layout.head.height * scale) + 2 * PADDING
    if head_y < PADDING and bottom > height and height < viewport.height() * _LARGEST_SHARE:
        head_y = float(PADDING)
        left, right = max(0, round(page_left)), min(viewport.width(), round(page_right))
        band = QRect(left, 0, right - left, height)
    width = round(layout.lane_width * scale) + 2 * PADDING
    right_end = layout.band.right * scale + dx
    if names_x < PADDING and right_end > width and width < viewport.width() * _LARGEST_SHARE:
        names_x = float(PADDING)
        top = 0 if band else max(0, round(head_y) - PADDING)
        names = QRect(0, top, width, min(viewport.height(), round(bottom) + 1) - top)
    return Panes(band, names, head_y + (layout.band.y - layout.head.y) * scale, names_x)


class FrozenPainter:
    """Paints the frozen strips with the very items of the scene."""

    def __init__(self, scene: MapScene, showing: Showing) -> None:
        self._scene = scene
        self._showing = showing
        self._marked_head: object = None
        self._marked_lane: str | None = None
        self.slid = self._stuck = _NOWHERE
        """The part of the names in which one slides down its lane to stay in sight."""

    @property
    def sliding(self) -> QRect:
        """The part of the names in which one slides, or stands at the end of its lane."""
        return self.slid.united(self._stuck)

    def slide_names(self, shown: Panes, transform: QTransform) -> None:
        """Keep lane names in sight, and note what of the frozen names that changes or leaves in its place."""
        top, scale, dy = shown.top, transform.m22(), transform.dy()
        slide = self._scene.slide_names((top - dy) / scale, are_frozen=shown.names is not None)
        self.slid = self._stuck = _NOWHERE
        if slide.lowest and shown.names is not None:
            height = round(slide.lowest * scale + dy) - top
            area = QRect(shown.names.left(), top, shown.names.width(), height)
            if slide.is_stuck:
                self._stuck = area
            else:
                self.slid = area

    def scroll(self, viewport: QWidget, before: Panes, after: Panes, dx: int, dy: int) -> None:
        """Move the px of the map under the strips, and those strips along that scroll with it."""
        area, stuck = viewport.rect(), self._stuck
        if (before.band is None) != (after.band is None) or (before.names is None) != (after.names is None):
            viewport.update()
            return
        if dy:
            top = after.top
            left = stuck.right() + 1 if not stuck.isEmpty() else 0
            viewport.scroll(0, dy, area.adjusted(left, top, 0, 0))
            if left:
                viewport.scroll(
                    0, dy, QRect(QPoint(0, stuck.bottom() + 1), QPoint(stuck.right(), area.bottom()))
                )
        if dx:
            left = after.names.right() + 1 if after.names else 0
            viewport.scroll(dx, 0, area.adjusted(left, 0, 0, 0))
            if after.names:
                self._update_beside(viewport, after.names, left)

    def _update_beside(self, viewport: QWidget, names: QRect, left: int) -> None:
        """Repaint what stands over and under the lane names and scrolls away beneath nothing."""
        viewport.update(QRect(0, 0, left, names.top()))
        viewport.update(QRect(0, names.bottom() + 1, left, viewport.height() - names.bottom()))

    def update(self, viewport: QWidget, shown: Panes, before: MapLayout, after: MapLayout) -> None:
        """Repaint the strips whose headers have changed."""
        if shown.band is not None and not after.has_head_of(before):
            viewport.update(shown.band)
        if shown.names is not None and before.rows is not after.rows and _names(before) != _names(after):
            viewport.update(shown.names)

    def show_selection(self, viewport: QWidget, shown: Panes, selection: Selection) -> None:
        """Repaint the strips when a header is selected in them, or was."""
        marked = (selection.stage, selection.over) if selection.header in HEADERS_OVER else None
        if marked != self._marked_head and shown.band is not None:
            viewport.update(shown.band)
        named = selection.lane if selection.header is Header.LANE else None
        if named != self._marked_lane and shown.names is not None:
            viewport.update(shown.names)
        self._marked_head, self._marked_lane = marked, named

    def paint(
        self,
        painter: QPainter,
        shown: Panes,
        transform: QTransform,
        region: QRegion,
        selection: Selection,
    ) -> None:
        """Paint those strips that `region` touches."""
        layout = self._scene.layout
        if layout is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if shown.names is not None and region.intersects(shown.names):
            # Each by itself: a name that slides and a row that comes into view lie far apart.
            # PySide6's stubs do not know that a region can be gone through.
            for rect in region.intersected(shown.names):  # type: ignore[attr-defined]
                self._paint_names(painter, layout, shown, transform, rect)
            self._paint_frame(painter, layout, shown, transform, selection)
            self._paint_hidden(painter, layout, shown, transform)
        if shown.band is not None and region.intersects(shown.band):
            self._paint_band(painter, layout, shown, transform, region.boundingRect())
            self._paint_frame(painter, layout, shown, transform, selection)

    def _paint_names(
        self, painter: QPainter, layout: MapLayout, shown: Panes, transform: QTransform, strip: QRect
    ) -> None:
        """Paint the part of the names that a strip of them shows."""
        assert shown.names is not None
        scale, dy = transform.m11(), transform.dy()
        x = shown.names_x - layout.lane_x * scale
        painter.setClipRect(strip)
        self._clear(painter, strip)
        painter.setTransform(QTransform(scale, 0, 0, scale, x, dy))
        area = QRectF(0, (strip.top() - dy) / scale, layout.size.width, strip.height() / scale)
        self._scene.paint_lines(painter, area)
        top, bottom = area.top(), area.bottom()
        first = max(bisect_right(layout.rows, top, key=_row_top) - 1, 0)
        for row in layout.rows[first:]:
            if row.y > bottom:
                break
            if row.is_drawn and row.bottom >= top:
                item = self._scene.rows[row.lane.id].name
                seen = (top - row.y, bottom - row.y)
                self._play(painter, item, shown.names_x, row.y * scale + dy, scale, seen)
        if shown.band is None:
            self._play(painter, self._scene.parts["corner"], x, layout.band.y * scale + dy, scale)
        painter.resetTransform()
        painter.fillRect(shown.names.right(), strip.top(), 1, strip.height(), _EDGE)
        painter.setClipping(False)

    def _paint_hidden(
        self, painter: QPainter, layout: MapLayout, shown: Panes, transform: QTransform
    ) -> None:
        """Paint the marks of hidden lanes, over the frame of a name whose edge they stand astride."""
        if not self._scene.hidden or shown.names is None:
            return
        scale = transform.m11()
        painter.save()
        painter.setClipRect(shown.names, Qt.ClipOperation.IntersectClip)
        for key in self._scene.hidden:
            x = shown.names_x - layout.lane_x * scale
            self._play(painter, self._scene.parts[key], x, transform.dy(), scale)
        painter.restore()

    def _paint_band(
        self, painter: QPainter, layout: MapLayout, shown: Panes, transform: QTransform, dirty: QRect
    ) -> None:
        assert shown.band is not None
        scale, dx = transform.m11(), transform.dx()
        self._clear(painter, shown.band)
        left = shown.names.right() + 1 if shown.names else shown.band.left()
        painter.save()
        painter.setClipRect(QRect(left, 0, shown.band.right() + 1 - left, shown.band.height()), _INTERSECT)
        y = shown.band_y - layout.band.y * scale
        for item in self._scene.head_items():
            area = item.sceneBoundingRect()
            if area.left() * scale + dx <= dirty.right() and area.right() * scale + dx >= max(
                dirty.left(), left
            ):
                self._play(painter, item, item.x() * scale + dx, item.y() * scale + y, scale)
        painter.restore()
        corner_x = (shown.names_x if shown.names else layout.lane_x * scale + dx) - layout.lane_x * scale
        self._play(painter, self._scene.parts["corner"], corner_x, shown.band_y, scale)
        edge = QRect(shown.band.left(), shown.band.bottom(), shown.band.width(), 1)
        painter.fillRect(edge, _EDGE)

    def _paint_frame(
        self, painter: QPainter, layout: MapLayout, shown: Panes, transform: QTransform, selection: Selection
    ) -> None:
        """Frame the selected header where it is frozen."""
        if selection.header is Header.NONE:
            return
        scale, dx, dy = transform.m11(), transform.dx(), transform.dy()
        if selection.header in HEADERS_OVER and shown.band is not None:
            dy = shown.band_y - layout.band.y * scale
            left = shown.names.right() + 1 if shown.names else 0
            clip = QRect(left, 0, shown.band.right() + 1 - left, shown.band.height())
        elif selection.header is Header.LANE and shown.names is not None:
            dx = shown.names_x - layout.lane_x * scale
            clip = shown.names
        else:
            return
        painter.save()
        painter.setClipRect(clip, _INTERSECT)
        painter.setTransform(QTransform(scale, 0, 0, scale, dx, dy))
        for frame in frames_of(layout, selection):
            paint_frame(painter, frame)
        painter.restore()

    def _play(
        self,
        painter: QPainter,
        item: PartItem,
        x: float,
        y: float,
        scale: float,
        seen: tuple[float, float] | None = None,
    ) -> None:
        painter.setTransform(QTransform(scale, 0, 0, scale, x, y))
        item.play(painter, seen)
        painter.resetTransform()

    def _clear(self, painter: QPainter, strip: QRect) -> None:
        painter.fillRect(strip, self._showing.player.color("paper"))


_NOWHERE = QRect()
_INTERSECT = Qt.ClipOperation.IntersectClip


def _row_top(row: RowLayout) -> float:
    return row.y


def _names(layout: MapLayout) -> list[tuple[float, float, int]]:
    return [(row.y, row.height, id(row.header)) for row in layout.rows]
