"""Where a poster's page lies in its preview: fitted at first, then as near as one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from cjm_desktop.layout.geometry import Rect, Size

AROUND = 18
"""Around a page that is seen whole, in px."""
NEAREST = 8.0
"""Px to the mm, at which the smallest print is read easily."""


class Sight:
    """How a page of some mm is seen in a room of some px; `zoom` 1 shows it whole."""

    def __init__(self) -> None:
        self.zoom = 1.0
        self._middle = QPointF(0.5, 0.5)
        self._room = QRectF()
        self._page: Size | None = None

    def set_room(self, room: QRectF) -> None:
        """Look from a window of another size."""
        self._room = room
        self._settle()

    def set_page(self, page: Size) -> None:
        """Look at a page of another size; what stood in the middle stays there."""
        self._page = page
        self._settle()

    @property
    def scale(self) -> float:
        """How many px a mm is."""
        return self._fitted() * self.zoom

    @property
    def place(self) -> QRectF:
        """Where the page lies, in px."""
        width, height = self._sides()
        at = self._room.center() - QPointF(self._middle.x() * width, self._middle.y() * height)
        return QRectF(at.x(), at.y(), width, height)

    def on_screen(self, area: Rect) -> QRectF:
        """Return an area in mm on the page as px."""
        place, scale = self.place, self.scale
        return QRectF(
            place.x() + area.x * scale, place.y() + area.y * scale, area.width * scale, area.height * scale
        )

    def sees(self, area: QRectF) -> bool:
        """Whether anything of an area in px is in sight."""
        return self._room.intersects(area)

    def on_page(self, point: QPointF) -> QPointF:
        """Return a point in px as mm on the page."""
        return (point - self.place.topLeft()) / self.scale

    def zoom_at(self, point: QPointF, factor: float) -> None:
        """Come nearer, or go away, while what lies under a point in px stays there."""
        under = self.on_page(point)
        self.zoom *= factor
        self._settle()
        self.pan(point - (self.place.topLeft() + under * self.scale))

    def pan(self, by: QPointF) -> None:
        """Move the page by px, as far as there is more of it to see."""
        width, height = self._sides()
        self._middle -= QPointF(by.x() / width, by.y() / height)
        self._settle()

    def fit(self) -> None:
        """Show the page whole."""
        self.zoom = 1.0
        self._settle()

    def _fitted(self) -> float:
        if self._page is None:
            return 1.0
        width, height = (max(1.0, side - 2 * AROUND) for side in (self._room.width(), self._room.height()))
        return min(width / self._page.width, height / self._page.height)

    def _sides(self) -> tuple[float, float]:
        if self._page is None:
            return 1.0, 1.0
        return self._page.width * self.scale, self._page.height * self.scale

    def _settle(self) -> None:
        """Keep the zoom within its limits, and no more ground in sight than there must be."""
        self.zoom = max(1.0, min(self.zoom, NEAREST / self._fitted()))
        width, height = self._sides()
        self._middle = QPointF(
            _kept(self._middle.x(), self._room.width(), width),
            _kept(self._middle.y(), self._room.height(), height),
        )


def _kept(middle: float, room: float, side: float) -> float:
    """Return which share of a side stands in the middle, so that its ends stay beyond those of the room."""
    reach = (room - 2 * AROUND) / 2 / side
    return 0.5 if reach >= 0.5 else max(reach, min(middle, 1 - reach))
