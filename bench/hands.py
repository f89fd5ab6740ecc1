"""What a hand does to a real canvas in a real window, off-screen, each step timed until it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from bench.measure import seconds
from bench.samples import document
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.edit.session import Session
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.qt.canvas.view import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WINDOW = (1400, 800)
_STEPS = 20
_PAN_PX = 13
_STEP_PX = 3
"""A pointer moved by hand: most steps stay in the place where the card would land, some do not."""


def opened(cards: int) -> Canvas:
    """Return a shown canvas of a map of so many cards, at 100 % and, where it is large, amid the map."""
    canvas = Canvas(Session(document(cards)), LIGHT)
    canvas.resize(*WINDOW)
    canvas.show()
    at_true_size(canvas)
    return canvas


def at_true_size(canvas: Canvas) -> None:
    """Show a map at 100 %, away from its edges where it is large enough."""
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


class Drag:
    """A card being dragged by real mouse events, to and fro."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        card = next(card for card in visible_cards(canvas))
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
        card = canvas.session.journey.cards.card(next(visible_cards(canvas)))
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


def shown(canvas: Canvas, area: QRect) -> Rect:
    """Return what an area of the window shows, in mm of the page."""
    seen = canvas.mapToScene(area).boundingRect()
    return Rect(seen.x(), seen.y(), seen.width(), seen.height())


def visible_cards(canvas: Canvas) -> Iterator[str]:
    """Yield the cards of text lanes that stand in the middle of the window."""
    body = shown(canvas, canvas.body.adjusted(250, 150, -400, -300))
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


class Editing:
    """A card whose text is another one after each step, as an edit of its own, and as undo and redo."""

    def __init__(self, canvas: Canvas) -> None:
        self._session = canvas.session
        self._card = next(visible_cards(canvas))
        self._count = 0

    def step(self) -> float:
        """Return the seconds from an edit to its pixels."""
        self._count += 1
        text = f"Клиент сравнивает {self._count % 10} тарифов"
        return seconds(
            lambda: self._shown(lambda: self._session.apply(Label.TYPE, set_text, self._card, text))
        )

    def back_and_forth(self) -> float:
        """Return the seconds of undoing the last edit and doing it again, both painted."""
        if self._session.undo_label is None:
            self.step()

        def both() -> None:
            self._shown(self._session.undo)
            self._shown(self._session.redo)

        return seconds(both) / 2

    def _shown(self, act: Callable[[], object]) -> None:
        act()
        QCoreApplication.processEvents()
