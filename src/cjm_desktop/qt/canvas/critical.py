"""The frames of critical stages, painted over the map where a frame is exposed and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QRectF

from cjm_desktop.draw.page import critical_parts
from cjm_desktop.layout import spacing as sp
from cjm_desktop.qt.render import FAR, Sight, fill_edges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

    from cjm_desktop.draw.page import Part
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.canvas.showing import Showing

_LINE = 1.2
"""How far the line of a frame reaches to each side of the column's edge, in mm, round corners included."""
_FAR_LINE = 1.2
"""The line of a frame seen from afar, in px."""


class _Frame(Struct, frozen=True):
    """The frame of one critical stage in mm: its outer edges, and all it paints, label included.

    What lies `inside` is left alone.
    """

    part: Part
    outer: QRectF
    whole: QRectF
    inside: QRectF

    @property
    def edges(self) -> tuple[QRectF, ...]:
        """What it paints as thin rectangles; the label may be wider than the column."""
        outer, wide, low = self.outer, 2 * _LINE, sp.CRITICAL_BADGE + 2 * _LINE
        return (
            QRectF(outer.left(), outer.top(), outer.width(), wide),
            QRectF(outer.left(), outer.top(), wide, outer.height()),
            QRectF(outer.right() - wide, outer.top(), wide, outer.height()),
            QRectF(self.whole.left(), outer.bottom() - low, self.whole.width(), low),
        )


class CriticalFrames:
    """The frames of all critical stages of a layout."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self._layout: MapLayout | None = None
        self._frames: tuple[_Frame, ...] = ()
        self._sights: dict[str, Sight] = {}

    def sync(self, layout: MapLayout) -> list[QRectF]:
        """Take over a layout; returns what must be painted anew."""
        before, self._layout = self._layout, layout
        if before is not None and _same(before, layout):
            return []
        stale, self._frames = self._frames, tuple(_frames(layout))
        self._sights.clear()
        return [edge for frame in (*stale, *self._frames) for edge in frame.edges]

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint the frames that cross `exposed`, with a painter scaled to mm."""
        for frame in self._crossing(exposed):
            self._paint_one(painter, frame, exposed)

    def _crossing(self, exposed: QRectF) -> Iterator[_Frame]:
        for frame in self._frames:
            if frame.whole.intersects(exposed) and not frame.inside.contains(exposed):
                yield frame

    def _paint_one(self, painter: QPainter, frame: _Frame, exposed: QRectF) -> None:
        if self._showing.scale < FAR:
            self._paint_afar(
                painter, frame.outer.adjusted(_LINE, _LINE, -_LINE, -sp.CRITICAL_BADGE / 2 - _LINE)
            )
            return
        sight = self._sights.get(frame.part.key)
        if sight is None:
            sight = self._sights[frame.part.key] = self._showing.player.sight(frame.part.draw())
        seen = exposed.top(), exposed.bottom()
        self._showing.screen.paint(painter, sight, self._showing.scale, seen)

    def _paint_afar(self, painter: QPainter, frame: QRectF) -> None:
        """Paint plain lines: dashes cost more than a whole row of cards."""
        color, line = self._showing.player.color("critical"), _FAR_LINE / self._showing.scale
        fill_edges(painter, frame, line, color)


def _same(before: MapLayout, after: MapLayout) -> bool:
    return [part.shown for part in critical_parts(before)] == [part.shown for part in critical_parts(after)]


def _frames(layout: MapLayout) -> Iterator[_Frame]:
    columns = {f"critical:{column.stage}": column for column in layout.columns}
    for part in critical_parts(layout):
        column, painted = columns[part.key], QRectF(*part.area).adjusted(0, -_LINE, 0, _LINE)
        outer = QRectF(column.x - _LINE, painted.y(), column.width + 2 * _LINE, painted.height())
        inside = outer.adjusted(2 * _LINE, 2 * _LINE, -2 * _LINE, -sp.CRITICAL_BADGE - _LINE)
        yield _Frame(part, outer, outer | painted, inside)
