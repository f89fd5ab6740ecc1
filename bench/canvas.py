"""Rows C1 to C7: painting, dragging, panning and typing on the real canvas in a real window, off-screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from bench.application import application
from bench.measure import Row, in_turn, row, seconds
from bench.samples import document
from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.primitives import Box, TextRun
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.edit.session import Session
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.qt.canvas.minimap import Minimap
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.render.glyphs import FINENESS, glyph_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SMALL, LARGE = 100, 10_000
_SIZE = (1400, 800)
_STEPS = 20
_SERIES = 20
"""Steps that follow one another, as they do under the hand: all rows are painted equally warm."""
_PAN_PX = 13
_STEP_PX = 3
"""A pointer moved by hand: most steps stay in the place where the card would land, some do not."""
_FRAME = 1 / 60
_FRAMES = 200


def rows() -> Iterator[Row]:
    """Measure the canvas with 100 and with 10,000 cards."""
    application()
    small, large = _canvas(SMALL), _canvas(LARGE)
    size = f"{LARGE:,} cards"
    plain = Bare(large)
    whole = in_turn(lambda: repaint(large), lambda: seconds(plain.paint), steps=_SERIES)
    yield row("C1", "full repaint at 100 % / the same boxes and glyph runs, bare", size, whole, 1.5)
    large.zoom.fit()
    rects = in_turn(lambda: repaint(large), lambda: seconds(plain.paint_afar), steps=_SERIES)
    yield row("C2", "full repaint at fit / bare drawRects of as many cards", size, rects, 4)
    _at_true_size(large)
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


def _canvas(cards: int) -> Canvas:
    canvas = Canvas(Session(document(cards)), LIGHT)
    canvas.resize(*_SIZE)
    canvas.show()
    _at_true_size(canvas)
    return canvas


def _show_minimap(canvas: Canvas) -> None:
    """Show the overview, and wait until its picture is made; from now on all is measured with it."""
    canvas.minimap = Minimap(canvas)
    while not canvas.minimap.renderings:
        settle()


def _at_true_size(canvas: Canvas) -> None:
    canvas.zoom.set_zoom(1.0)
    canvas.horizontalScrollBar().setValue(600 if canvas.horizontalScrollBar().maximum() > 1200 else 0)
    canvas.verticalScrollBar().setValue(600 if canvas.verticalScrollBar().maximum() > 1200 else 0)
    settle()


def settle() -> None:
    """Let everything that is due be painted."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def repaint(canvas: Canvas) -> float:
    """Return the seconds of one full repaint."""
    settle()
    return seconds(canvas.viewport().repaint)


class Bare:
    """The boxes and lines that a canvas shows, painted by a QPainter with nothing around it."""

    def __init__(self, canvas: Canvas) -> None:
        self._view = _shown(canvas, canvas.viewport().rect())
        self._scale = canvas.px_per_mm
        self._image = QImage(canvas.viewport().size(), QImage.Format.Format_RGB32)
        self._boxes: list[tuple[QColor, QRectF, float]] = []
        self._runs: list[tuple[QColor, QPointF, QGlyphRun]] = []
        self._afar: dict[str, list[QRectF]] = {}
        page = draw_map(canvas.layout_shown)
        self._fit = min(_SIZE[0] / page.size.width, _SIZE[1] / page.size.height)
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


class Drag:
    """A card being dragged by real mouse events, to and fro."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        card = next(card for card in _visible_cards(canvas))
        rect = canvas.layout_shown.card_rect(card)
        assert rect is not None
        self._at = canvas.mapFromScene(rect.x + rect.width / 2, rect.y + rect.height / 2)
        self._count = 0
        _mouse(canvas, QEvent.Type.MouseButtonPress, self._at)
        self.step()

    def step(self) -> float:
        """Return the seconds of one step of the pointer, painting included."""
        self._count += 1
        by = (self._count % _STEPS) * _STEP_PX
        at = self._at + QPoint(by, by // 2)

        def move() -> None:
            _mouse(self._canvas, QEvent.Type.MouseMove, at)
            QCoreApplication.processEvents()

        return seconds(move)

    def end(self) -> None:
        """Let go where the drag began."""
        QCoreApplication.sendEvent(
            self._canvas, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        )
        _mouse(self._canvas, QEvent.Type.MouseButtonRelease, self._at)
        settle()


class Typing:
    """A card being written by real key events."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        card = canvas.session.journey.cards.card(next(_visible_cards(canvas)))
        assert card is not None
        canvas.activateWindow()
        canvas.session.select(at_cell(card.stage, card.lane, card.id))
        canvas.show_current()
        settle()
        self._count = 0
        self.step()

    def step(self) -> float:
        """Return the seconds from a key to its pixels; words grow and begin anew."""
        self._count += 1
        erase = self._count % 12 == 0
        key = Qt.Key.Key_Backspace if erase else Qt.Key.Key_A
        event = QKeyEvent(
            QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "" if erase else "жа "[self._count % 3]
        )

        def press() -> None:
            QCoreApplication.sendEvent(QApplication.focusWidget() or self._canvas, event)
            QCoreApplication.processEvents()

        return seconds(press)


class Panning:
    """The map scrolled by 13 px, down and up again around where it stands."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._count = 0

    def step(self) -> float:
        """Return the seconds of one step, painting included."""
        self._count += 1
        down = self._count % _STEPS < _STEPS // 2
        bar = self._canvas.verticalScrollBar()

        def scroll() -> None:
            bar.setValue(bar.value() + (_PAN_PX if down else -_PAN_PX))
            QCoreApplication.processEvents()

        return seconds(scroll)


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
    late = 1 - kept[worst]
    what = f"frames of 16.7 ms missed, worst while {worst}"
    return Row("C7", what, f"{LARGE:,} cards", late * 100, 1, "%", late, late, late, 0.01)


class Zooming:
    """The wheel turned with Ctrl held, in and out between fit and 200 %."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._count = 0

    def step(self) -> float:
        """Return the seconds of one notch, painting included."""
        self._count += 1
        notch = 1 if self._count % 20 < 10 else -1

        def turn() -> None:
            self._canvas.zoom.turn(notch, QPointF(600, 400))
            QCoreApplication.processEvents()

        return seconds(turn)


def _share(step: Callable[[], float]) -> float:
    taken = [step() for _ in range(_FRAMES)]
    return sum(time <= _FRAME for time in taken) / len(taken)


def _shown(canvas: Canvas, area: QRect) -> Rect:
    """Return what an area of the window shows, in mm of the page."""
    seen = canvas.mapToScene(area).boundingRect()
    return Rect(seen.x(), seen.y(), seen.width(), seen.height())


def _visible_cards(canvas: Canvas) -> Iterator[str]:
    """Yield the cards of text lanes that stand in the middle of the window."""
    body = _shown(canvas, canvas.body.adjusted(250, 150, -400, -300))
    for card in canvas.session.journey.cards:
        rect = canvas.layout_shown.card_rect(card.id)
        if rect is not None and rect.touches(body) and card.text and card.level is None:
            yield card.id


def _mouse(canvas: Canvas, kind: QEvent.Type, at: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    moving = kind == QEvent.Type.MouseMove
    event = QMouseEvent(
        kind,
        QPointF(at),
        QPointF(canvas.viewport().mapToGlobal(at)),
        none if moving else left,
        none if kind == QEvent.Type.MouseButtonRelease else left,
        Qt.KeyboardModifier.NoModifier,
    )
    QCoreApplication.sendEvent(canvas.viewport(), event)
