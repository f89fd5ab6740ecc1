"""Zoom and scrolling of the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QTransform

from cjm_desktop.edit.selection import HEADERS_OVER, Header
from cjm_desktop.qt.render import PX_PER_MM

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QScrollBar

    from cjm_desktop.qt.canvas.view import Canvas

SMALLEST, LARGEST = 0.02, 8.0
_STEPS = (0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_NOTCH = 1.15
"""The factor of one notch of the wheel."""
_WHEEL_NOTCH = 120
_WHEEL_STEP = 84
"""Px that one notch of the wheel scrolls."""
_AROUND = 26
"""Grey around the paper, in px."""
_LARGEST_FIT = 1.5
LEAST_AT_FIRST, MOST_AT_FIRST = 0.7, 1.0
"""How large a map opens that is hard to read where it is seen whole, and how large one opens at most."""
LEAST_WHOLE = 0.58
"""From this on a page opens whole rather than cut off by a hand's breadth."""
_FRAME_MS = 15
_PER_FRAME = 0.34
_ROOM = 14
"""Px that stay between what is brought into view and the edge."""


class Stand(Struct, frozen=True):
    """How large a map is shown, and how far it is scrolled.

    `kept` chooses the zoom in a window of another size; it was chosen last for a page of the size `page`.
    """

    zoom: float
    kept: Callable[[], float] | None
    page: tuple[float, float]
    scrolled: QPoint


class Zoom(QObject):
    """Holds how large the map is shown, and where: 1.0 is true size at 96 px to the inch."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(view)
        self._view = view
        self._zoom = 1.0
        self._left = float(_AROUND)
        self._kept: Callable[[], float] | None = None
        self._room = self._window = QSize()
        self._page: tuple[float, float] = (0.0, 0.0)
        self._is_held = False
        self._goal: QPointF | None = None
        self._glide = QTimer(self)
        self._glide.setInterval(_FRAME_MS)
        self._glide.timeout.connect(self._glide_on)

    @property
    def zoom(self) -> float:
        """How large the map is shown."""
        return self._zoom

    @property
    def scale(self) -> float:
        """Px to the mm."""
        return self._zoom * PX_PER_MM

    def set_zoom(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Show the map at `zoom`, so that what is under `anchor` (px of the viewport) stays there."""
        zoom = max(SMALLEST, min(zoom, LARGEST))
        view = self._view
        anchor = anchor or QPointF(view.viewport().rect().center())
        transform = view.viewportTransform()
        under = transform.inverted()[0].map(anchor)
        self.stop()
        self._zoom, self._kept = zoom, None
        view.scale_changed(self.scale, zoom)
        view.setTransform(QTransform.fromScale(self.scale, self.scale))
        self.centre()
        at = under * self.scale
        view.horizontalScrollBar().setValue(round(at.x() - anchor.x()))
        view.verticalScrollBar().setValue(round(at.y() - anchor.y()))
        view.settle()
        view.viewport().update()

    def step(self, by: int) -> None:
        """Go to the next larger or smaller round zoom."""
        larger = [step for step in _STEPS if step > self._zoom * 1.001]
        smaller = [step for step in _STEPS if step < self._zoom * 0.999]
        if by > 0:
            self._zoom_about_current(larger[0] if larger else LARGEST)
        else:
            self._zoom_about_current(smaller[-1] if smaller else SMALLEST)

    def full(self) -> None:
        """Show the map in its true size."""
        self._zoom_about_current(1.0)

    def _zoom_about_current(self, zoom: float) -> None:
        """Zoom so that what is current, where it is in sight, stays there and in sight."""
        view = self._view
        area = view.placement.current_area()
        seen = QRect() if area is None else view.body.intersected(area)
        self.set_zoom(zoom, None if seen.isEmpty() else QPointF(seen.center()))
        if not seen.isEmpty():
            view.show_current()

    def turn(self, notches: float, anchor: QPointF) -> None:
        """Zoom by so many notches of a wheel at the pointer."""
        self.set_zoom(self._zoom * _NOTCH**notches, anchor)

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll, sideways with Shift, zoom with Ctrl; a touchpad scrolls by the very px it says."""
        self._kept = None
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.turn(event.angleDelta().y() / _WHEEL_NOTCH, event.position())
        elif not event.pixelDelta().isNull():
            self.scroll_by(-event.pixelDelta().x(), -event.pixelDelta().y())
        else:
            turned = event.angleDelta().toPointF() * (_WHEEL_STEP / _WHEEL_NOTCH)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not turned.x():
                turned = turned.transposed()
            self.scroll_by(-turned.x(), -turned.y(), smoothly=True)

    def fitting(self) -> float:
        """Return the zoom at which the whole page is seen."""
        layout = self._view.layout_shown
        size = self._view.maximumViewportSize()
        wide = (size.width() - 2 * _AROUND) / (layout.size.width * PX_PER_MM)
        high = (size.height() - 2 * _AROUND) / (layout.size.height * PX_PER_MM)
        return max(SMALLEST, min(wide, high, _LARGEST_FIT))

    def fit(self) -> None:
        """Show the whole page, from now on in a window of another size too, until one zooms or scrolls."""
        self._keep(self.fitting)

    def open(self) -> None:
        """Show the whole page where it can be read so, else its beginning; kept as `fit` is."""
        self._keep(self._readable)
        for bar in self._bars():
            bar.setValue(bar.minimum())

    @property
    def stand(self) -> Stand:
        """How the map is shown now."""
        return Stand(self._zoom, self._kept, self._page, self.scrolled)

    def return_to(self, stand: Stand) -> None:
        """Show the map as it once was."""
        self.set_zoom(stand.zoom)
        self._kept, self._page = stand.kept, stand.page
        self._take_room()
        self.scroll_to(stand.scrolled)

    def follow_size(self) -> None:
        """Take note that the window has another size; scroll bars that come and go change no zoom."""
        room = self._view.maximumViewportSize()
        if self._is_held:
            self._room = room
        if self._kept is not None and room != self._room and self._may_fit():
            self._keep(self._kept)
        else:
            self.centre()

    def hold(self, *, is_on: bool) -> None:
        """Have the map keep its zoom in the room it is given meanwhile, or do not any more."""
        self._is_held = is_on

    def _keep(self, chosen: Callable[[], float]) -> None:
        self.set_zoom(chosen())
        self._kept, self._page = chosen, self._view.layout_shown.size
        self._take_room()

    def _take_room(self) -> None:
        self._room, self._window = self._view.maximumViewportSize(), self._view.window().size()

    def _may_fit(self) -> bool:
        """Whether the zoom may be chosen anew: of a page that was edited only when the window was resized."""
        return self._page == self._view.layout_shown.size or self._window != self._view.window().size()

    def _readable(self) -> float:
        whole = self.fitting()
        return LEAST_AT_FIRST if whole < LEAST_WHOLE else min(whole, MOST_AT_FIRST)

    def fit_scene(self) -> None:
        """Let the page be scrolled with a little grey around it, the same at every zoom.

        While the page only grows or shrinks its left edge stays: a border that is dragged must not run
        away from the pointer.
        """
        around, left = _AROUND / self.scale, self._left / self.scale
        page = QRectF(0, 0, *self._view.layout_shown.size)
        self._view.setSceneRect(page.adjusted(-left, -around, around, around))

    def centre(self) -> None:
        """Put a page that is narrower than the window into its middle."""
        free = self._view.maximumViewportSize().width() - self._view.layout_shown.size.width * self.scale
        self._left = max(float(_AROUND), free / 2)
        self.fit_scene()

    def scroll_by(self, dx: float, dy: float, *, smoothly: bool = False) -> None:
        """Scroll by px; smoothly unless the system wants no motion."""
        bars = self._bars()
        if not smoothly or not self._duration():
            self.stop()
            bars[0].setValue(bars[0].value() + round(dx))
            bars[1].setValue(bars[1].value() + round(dy))
            return
        start = self._goal or QPointF(bars[0].value(), bars[1].value())
        self._goal = QPointF(_inside(bars[0], start.x() + dx), _inside(bars[1], start.y() + dy))
        self._glide.start()

    @property
    def scrolled(self) -> QPoint:
        """How far the map is scrolled, in px."""
        return QPoint(*(bar.value() for bar in self._bars()))

    def scroll_to(self, place: QPoint) -> None:
        """Scroll as far as it once was."""
        self.stop()
        for bar, value in zip(self._bars(), place.toTuple(), strict=True):
            bar.setValue(value)

    def _duration(self) -> int:
        """Return how long the system wants motion to last, in ms; 0 for none."""
        # Naming the class makes it and all its lists of names: longer than opening a small map.
        from PySide6.QtWidgets import QStyle

        return self._view.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)

    def stop(self) -> None:
        """End a smooth scroll where it is."""
        self._glide.stop()
        self._goal = None

    def show_rect(self, area: QRect, body: QRect, header: Header = Header.NONE) -> None:
        """Scroll as little as it takes to bring a rectangle of the viewport into `body`.

        A stage header never leaves at the top, nor a lane name at the left: they scroll one way only.
        """
        dx = _missing(area.left(), area.right(), body.left() + _ROOM, body.right() - _ROOM)
        dy = _missing(area.top(), area.bottom(), body.top() + _ROOM, body.bottom() - _ROOM)
        dx, dy = 0 if header is Header.LANE else dx, 0 if header in HEADERS_OVER else dy
        if not dx and not dy:
            return
        before, in_view = self.scrolled, self._view.body
        self.scroll_by(dx, dy)
        if self._view.body != in_view:
            # Headers that scrolled as paper does have just been frozen, and lie over a part of it.
            self.show_rect(area.translated(before - self.scrolled), body & self._view.body, header)

    def _glide_on(self) -> None:
        bars = self._bars()
        if self._goal is None:
            self.stop()
            return
        for bar, goal in zip(bars, (self._goal.x(), self._goal.y()), strict=True):
            left = goal - bar.value()
            bar.setValue(round(goal if abs(left) < 3 else bar.value() + left * _PER_FRAME))
        if all(bar.value() == round(goal) for bar, goal in zip(bars, self._goal.toTuple(), strict=True)):
            self.stop()

    def _bars(self) -> tuple[QScrollBar, QScrollBar]:
        return self._view.horizontalScrollBar(), self._view.verticalScrollBar()


def _inside(bar: QScrollBar, value: float) -> float:
    return max(float(bar.minimum()), min(value, float(bar.maximum())))


def _missing(first: int, last: int, low: int, high: int) -> int:
    """Return how far to scroll so that first..last lies in low..high; its beginning counts more."""
    if first < low or last - first > high - low:
        return first - low
    return max(0, last - high)
