"""Rows C1 to C7: painting, dragging, panning and typing on the real canvas in a real window, off-screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QImage, QPainter

from bench.application import application
from bench.hands import (
    WINDOW,
    Drag,
    Panning,
    Typing,
    Zooming,
    at_true_size,
    opened,
    repaint,
    settle,
    shown,
)
from bench.measure import Row, in_turn, plain, row, seconds
from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.primitives import Box, TextRun
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.qt.canvas.minimap import Minimap
from cjm_desktop.qt.render.glyphs import FINENESS, glyph_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjm_desktop.qt.canvas.view import Canvas

SMALL, LARGE = 100, 10_000
_SERIES = 20
"""Steps that follow one another, as they do under the hand: all rows are painted equally warm."""
_FRAME = 1 / 60
_FRAMES = 200


def rows() -> Iterator[Row]:
    """Measure the canvas with 100 and with 10,000 cards."""
    application()
    small, large = opened(SMALL), opened(LARGE)
    size = f"{LARGE:,} cards"
    bare = Bare(large)
    whole = in_turn(lambda: repaint(large), lambda: seconds(bare.paint), steps=_SERIES)
    yield row("C1", "full repaint at 100 % / the same boxes and glyph runs, bare", size, whole, 1.5)
    large.zoom.fit()
    rects = in_turn(lambda: repaint(large), lambda: seconds(bare.paint_afar), steps=_SERIES)
    yield row("C2", "full repaint at fit / bare drawRects of as many cards", size, rects, 4)
    at_true_size(large)
    dragging = Drag(large), Drag(small)
    yield row(
        "C3",
        "drag step / full repaint at 100 %",
        size,
        in_turn(dragging[0].step, lambda: repaint(large), steps=_SERIES),
        0.15,
    )
    yield row(
        "C4", "drag step / at 100 cards", size, in_turn(dragging[0].step, dragging[1].step, steps=_SERIES), 2
    )
    for drag in dragging:
        drag.end()
    yield row(
        "C5",
        "pan step / full repaint",
        size,
        in_turn(Panning(large).step, lambda: repaint(large), steps=_SERIES),
        0.35,
    )
    _show_minimap(large)
    yield row(
        "C5m",
        "pan step with the overview shown / full repaint",
        size,
        in_turn(Panning(large).step, lambda: repaint(large), steps=_SERIES),
        0.6,
    )
    typing = Typing(large), Typing(small)
    yield row(
        "C6",
        "a key pressed to pixels changed / at 100 cards",
        size,
        in_turn(typing[0].step, typing[1].step, steps=_SERIES),
        2,
    )
    yield _frames(large, typing[0])


def _show_minimap(canvas: Canvas) -> None:
    """Show the overview, and wait until its picture is made; from now on all is measured with it."""
    canvas.minimap = Minimap(canvas)
    while not canvas.minimap.renderings:
        settle()


class Bare:
    """The boxes and lines that a canvas shows, painted by a QPainter with nothing around it."""

    def __init__(self, canvas: Canvas) -> None:
        self._view = shown(canvas, canvas.viewport().rect())
        self._scale = canvas.px_per_mm
        self._image = QImage(canvas.viewport().size(), QImage.Format.Format_RGB32)
        self._boxes: list[tuple[QColor, QRectF, float]] = []
        self._runs: list[tuple[QColor, QPointF, QGlyphRun]] = []
        self._afar: dict[str, list[QRectF]] = {}
        page = draw_map(canvas.layout_shown)
        self._fit = min(WINDOW[0] / page.size.width, WINDOW[1] / page.size.height)
        for part in page.parts:
            inside = part.area.touches(self._view)
            for item in part.items:
                self._take(item, part.x, part.y, inside=inside)

    def _take(self, item: object, x: float, y: float, *, inside: bool) -> None:
        if isinstance(item, Box) and item.fill:
            rect = QRectF(*item.rect.moved(x, y))
            self._afar.setdefault(LIGHT.color(item.fill), []).append(rect)
            if inside:
                self._boxes.append((QColor(LIGHT.color(item.fill)), rect, item.radius))
        elif isinstance(item, TextRun) and inside:
            run = glyph_run([item], item.weight, item.size)
            self._runs.append((QColor(LIGHT.color(item.ink)), QPointF(x, y), run))

    def paint(self) -> None:
        """Paint all boxes, then all lines."""
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self._image.rect(), Qt.GlobalColor.white)
        painter.scale(self._scale, self._scale)
        painter.translate(-self._view.x, -self._view.y)
        painter.setPen(Qt.PenStyle.NoPen)
        for color, rect, radius in self._boxes:
            painter.setBrush(color)
            painter.drawRoundedRect(rect, radius, radius)
        painter.scale(1 / FINENESS, 1 / FINENESS)
        for color, origin, run in self._runs:
            painter.setPen(color)
            painter.drawGlyphRun(origin * FINENESS, run)
        painter.end()

    def paint_afar(self) -> None:
        """Paint every box of the map as a rectangle, colour by colour, the whole map in the image."""
        painter = QPainter(self._image)
        painter.fillRect(self._image.rect(), Qt.GlobalColor.white)
        painter.scale(self._fit, self._fit)
        painter.setPen(Qt.PenStyle.NoPen)
        for color, rects in self._afar.items():
            painter.setBrush(QColor(color))
            painter.drawRects(rects)
        painter.end()


def _frames(canvas: Canvas, typing: Typing) -> Row:
    """Count the steps that are painted within a frame while dragging, panning, zooming and typing."""
    kept: dict[str, float] = {"typing": _share(typing.step)}
    canvas.commit_typing()
    drag = Drag(canvas)
    kept["dragging"] = _share(drag.step)
    drag.end()
    kept["panning"] = _share(Panning(canvas).step)
    kept["zooming"] = _share(Zooming(canvas).step)
    worst = min(kept, key=kept.__getitem__)
    late = round((1 - kept[worst]) * 100, 3)
    what = f"frames of 16.7 ms missed, worst while {worst}"
    return plain("C7", what, f"{LARGE:,} cards", late, "%", 1)


def _share(step: Callable[[], float]) -> float:
    taken = [step() for _ in range(_FRAMES)]
    return sum(time <= _FRAME for time in taken) / len(taken)
