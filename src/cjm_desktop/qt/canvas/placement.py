"""Where the page lies in the viewport: from px to mm and back, frozen strips included."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF

from cjm_desktop.edit.ranges import cells_of
from cjm_desktop.edit.selection import HEADERS_OVER, Header
from cjm_desktop.layout.hidden import hidden_at
from cjm_desktop.layout.hit import Hit, Part, hit
from cjm_desktop.qt.canvas.overlay import HANDLE_RADIUS, current_place, link_handle
from cjm_desktop.qt.canvas.scoring import free_mark_at

if TYPE_CHECKING:
    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.qt.canvas.subjects import Place
    from cjm_desktop.qt.canvas.view import Canvas

_REACH = 5.0
"""How near to a border the pointer catches it, in px."""


class Placement:
    """Maps points between the viewport of a canvas and its page."""

    def __init__(self, view: Canvas) -> None:
        self._view = view

    def page_at(self, at: QPoint | QPointF) -> tuple[float, float]:
        """Return the point of the page (mm) that is drawn at a point of the viewport."""
        panes, layout = self._view.panes, self._view.layout_shown
        transform, scale = self._view.viewportTransform(), self._view.px_per_mm
        x, y = (at.x() - transform.dx()) / scale, (at.y() - transform.dy()) / scale
        if panes.band is not None and at.y() <= panes.band.bottom():
            y = layout.band.y + (at.y() - panes.band_y) / scale
        if panes.names is not None and at.x() <= panes.names.right() and at.y() >= panes.names.top():
            x = layout.lane_x + (at.x() - panes.names_x) / scale
        return x, y

    def hit_at(self, at: QPoint | QPointF) -> Hit:
        """Return what is drawn at a point of the viewport."""
        layout = self._view.layout_shown
        x, y = self.page_at(at)
        shown = self._on_screen_only(x, y)
        if shown is not None:
            return shown
        under = hit(layout, x, y, reach=_REACH / self._view.px_per_mm)
        if under.part is Part.CELL:
            value = free_mark_at(layout, under, x, y)
            if value is not None:
                return replace(under, part=Part.MARK, value=value)
        return under

    def _on_screen_only(self, x: float, y: float) -> Hit | None:
        """Return the mark of hidden lanes or the handle of the selected stage under a point of the page."""
        layout, selection = self._view.layout_shown, self._view.session.selection
        run = hidden_at(layout, x, y)
        if run is not None:
            return Hit(Part.HIDDEN_LANES, lane=run.lanes[0])
        centre = link_handle(layout, selection)
        near = HANDLE_RADIUS + _REACH / self._view.px_per_mm / 2
        if centre is not None and math.dist((x, y), centre) <= near:
            return Hit(Part.LINK_HANDLE, stage=selection.stage)
        return None

    def x_of(self, x: float) -> float:
        """Return where an x of the page is in the viewport."""
        return x * self._view.px_per_mm + self._view.viewportTransform().dx()

    def y_of(self, y: float) -> float:
        """Return where a y of the page is in the viewport."""
        return y * self._view.px_per_mm + self._view.viewportTransform().dy()

    def page_y(self, y: float) -> float:
        """Return the y of the page (mm) at a y of the viewport below what is frozen."""
        return (y - self._view.viewportTransform().dy()) / self._view.px_per_mm

    def rect_of(self, rect: Rect) -> QRect:
        """Return where a rectangle of the page is in the viewport."""
        scale = self._view.px_per_mm
        return QRectF(
            self.x_of(rect.x), self.y_of(rect.y), rect.width * scale, rect.height * scale
        ).toAlignedRect()

    def current_area(self) -> QRect | None:
        """Return what of the selection is to be seen: its cell, each way only where there is room for it."""
        view, selection = self._view, self._view.session.selection
        place = current_place(view.layout_shown, selection)
        if place is None:
            return None
        area = self.rect_of(place)
        around = current_place(view.layout_shown, replace(selection, cards=()))
        whole = area if around is None else self.rect_of(around)
        room = view.body.size()
        if whole.width() <= room.width():
            area.setLeft(whole.left())
            area.setRight(whole.right())
        if whole.height() <= room.height():
            area.setTop(whole.top())
            area.setBottom(whole.bottom())
        return area

    def range_area(self) -> QRect | None:
        """Return where the selected range of cells lies, None where one cell or a header is current."""
        view, selection = self._view, self._view.session.selection
        spots = cells_of(selection, view.session.journey) if selection.anchor else ()
        if not spots:
            return None
        first, last = (self.rect_of(view.layout_shown.cell_rect(*spots[at])) for at in (0, -1))
        return first.united(last)

    def current_on_screen(self, *, is_whole: bool = False) -> QRect | None:
        """Return where the current card, cell or header is drawn in the viewport, frozen or not.

        Of a card `is_whole` means the cell it stands in.
        """
        selection = self._view.session.selection
        if is_whole:
            selection = replace(selection, cards=())
        place = current_place(self._view.layout_shown, selection)
        if place is None:
            return None
        area = self.rect_of(place)
        if selection.header in HEADERS_OVER:
            above = (place.y - self._view.layout_shown.band.y) * self._view.px_per_mm
            area.moveTop(round(self.band_y + above))
        elif selection.header is Header.LANE:
            area.moveLeft(round(self.names_x))
        return area

    @property
    def band_y(self) -> float:
        """Where the stage band is drawn in the viewport, frozen or not."""
        panes = self._view.panes
        return panes.band_y if panes.band is not None else self.y_of(self._view.layout_shown.band.y)

    @property
    def names_x(self) -> float:
        """Where the lane names are drawn in the viewport, frozen or not."""
        panes = self._view.panes
        return panes.names_x if panes.names is not None else self.x_of(self._view.layout_shown.lane_x)

    def corner_of(self, place: Place) -> QPointF:
        """Return where the corner of a text is drawn in the viewport."""
        layout, scale = self._view.layout_shown, self._view.px_per_mm
        x, y = self.x_of(place.x), self.y_of(place.y)
        if place.band:
            y = self.band_y + (place.y - layout.band.y) * scale
        if place.names:
            x = self.names_x + (place.x - layout.lane_x) * scale
            y += self._view.map_scene.slide_at(place.y) * scale
        return QPointF(x, y)
