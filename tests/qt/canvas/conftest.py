"""A real canvas on a real map, off-screen, with a hand that types, clicks and drags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.edit.session import Session
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.qt.canvas.view import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFT = Qt.MouseButton.LeftButton
NO_BUTTON = Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier
TEXTS = ("Ищет в поиске", "Reads reviews and compares three services", "Звонит", "Просит скидку у менеджера")


def make_document(stages: int = 3, kinds: tuple[str, ...] = (), cards: int = 2) -> Document:
    """Return a map with `cards` cards in each cell of its text lanes; ids are s0…, l0…, c<lane><stage><n>."""
    kinds = kinds or ("actions", "channels", "emotions", "score", "divider", "recommendations")
    columns = tuple(Stage(id=f"s{i}", title=f"Этап {i + 1}", task="Показать пользу") for i in range(stages))
    rows = tuple(Lane(id=f"l{i}", kind=kind) for i, kind in enumerate(kinds))
    filled = [
        Card(
            id=f"c{row}.{column}.{n}", lane=f"l{row}", stage=f"s{column}", text=TEXTS[(row + column + n) % 4]
        )
        for row, kind in enumerate(kinds)
        for column in range(stages)
        for n in range(cards)
        if kind not in ("emotions", "score", "divider")
    ]
    grid = Grid.of(filled, [stage.id for stage in columns], [lane.id for lane in rows])
    return Document(title="Путь клиента", maps=(Map(id="m", stages=columns, lanes=rows, cards=grid),))


@dataclass
class Hand:
    """Types and points as a person does: through events of the window system."""

    canvas: Canvas

    def key(
        self, key: Qt.Key | int, modifiers: Qt.KeyboardModifier = PLAIN, text: str = "", times: int = 1
    ) -> None:
        """Press and release a key, first as a shortcut, then as a key, as Qt does."""
        for _ in range(times):
            target = QApplication.focusWidget() or self.canvas
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type letters of any alphabet; QTest cannot."""
        for letter in text:
            self.key(0, text=letter)

    def compose(self, text: str) -> None:
        """Compose `text` by an input method."""
        self._input_method(QInputMethodEvent(text, []))

    def compose_end(self, text: str) -> None:
        """End composing with `text`."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        self._input_method(event)

    def _input_method(self, event: QInputMethodEvent) -> None:
        QApplication.sendEvent(QApplication.focusWidget() or self.canvas, event)
        QApplication.processEvents()

    def mouse(
        self,
        kind: QEvent.Type,
        at: QPoint,
        button: Qt.MouseButton = LEFT,
        modifiers: Qt.KeyboardModifier = PLAIN,
        target: QWidget | None = None,
    ) -> None:
        """Send one mouse event to the viewport."""
        widget = target or self.canvas.viewport()
        down = NO_BUTTON if kind == QEvent.Type.MouseButtonRelease else button
        sent = NO_BUTTON if kind == QEvent.Type.MouseMove else button
        where = QPointF(at)
        event = QMouseEvent(kind, where, QPointF(widget.mapToGlobal(at)), sent, down, modifiers)
        QApplication.sendEvent(widget, event)
        QApplication.processEvents()

    def press(
        self, at: QPoint, modifiers: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT
    ) -> None:
        """Press a button."""
        self.mouse(QEvent.Type.MouseButtonPress, at, button, modifiers)

    def move(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Move with a button held."""
        self.mouse(QEvent.Type.MouseMove, at, button)

    def hover(self, at: QPoint) -> None:
        """Move with no button held."""
        self.mouse(QEvent.Type.MouseMove, at, NO_BUTTON)

    def release(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Release a button."""
        self.mouse(QEvent.Type.MouseButtonRelease, at, button)

    def click(self, at: QPoint, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Click."""
        self.press(at, modifiers)
        self.release(at)

    def double_click(self, at: QPoint) -> None:
        """Double click."""
        self.click(at)
        self.mouse(QEvent.Type.MouseButtonDblClick, at)
        self.release(at)

    def drag(self, start: QPoint, end: QPoint, *, drop: bool = True, button: Qt.MouseButton = LEFT) -> None:
        """Drag in a few steps, and drop unless told otherwise."""
        self.press(start, button=button)
        for step in range(1, 6):
            self.move(start + (end - start) * step / 5, button)
        if drop:
            self.release(end, button)

    def wheel(self, at: QPoint, notches: float, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Turn the wheel, towards the user for less than 0."""
        event = QWheelEvent(
            QPointF(at),
            QPointF(self.canvas.viewport().mapToGlobal(at)),
            QPoint(),
            QPoint(0, round(notches * 120)),
            NO_BUTTON,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas.viewport(), event)
        QApplication.processEvents()

    def card(self, card: str) -> QPoint:
        """Return the middle of a card on the viewport."""
        rect = self.canvas.layout_shown.card_rect(card)
        assert rect is not None, f"{card} is not shown"
        return self.canvas.placement.rect_of(rect).center()

    def cell(self, lane: int, stage: int) -> QPoint:
        """Return a free spot at the bottom of a cell on the viewport."""
        rect = self.canvas.placement.rect_of(self.canvas.layout_shown.cell_rect(lane, stage))
        return QPoint(rect.center().x(), rect.bottom() - 4)

    def stage(self, stage: int) -> QPoint:
        """Return the middle of a stage's title on the viewport."""
        rect = self.canvas.placement.rect_of(self.canvas.layout_shown.stage_rect(stage))
        return QPoint(rect.center().x(), round(self.canvas.placement.band_y) + rect.height() // 3)

    def lane(self, lane: int) -> QPoint:
        """Return the middle of a lane's name on the viewport."""
        return self.canvas.placement.rect_of(self.canvas.layout_shown.lane_rect(lane)).center()


def show(session: Session, width: int = 1180, height: int = 860) -> Canvas:
    """Return a canvas in a window of its own, with the focus."""
    canvas = Canvas(session, LIGHT)
    canvas.resize(width, height)
    canvas.show()
    canvas.activateWindow()
    canvas.setFocus()
    QApplication.processEvents()
    return canvas


@pytest.fixture
def session() -> Session:
    """A session on a small map, its first card current."""
    session = Session(make_document())
    session.select(at_cell("s0", "l0", "c0.0.0"))
    return session


@pytest.fixture
def canvas(qapp: QApplication, session: Session) -> Iterator[Canvas]:
    """A canvas of that session."""
    shown = show(session)
    yield shown
    shown.close()
    shown.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def hand(canvas: Canvas) -> Hand:
    """A hand on that canvas."""
    return Hand(canvas)


@pytest.fixture
def refusals(canvas: Canvas) -> list[str]:
    """What the canvas refused so far."""
    told: list[str] = []
    canvas.refused.connect(told.append)
    return told


@pytest.fixture
def hand_on() -> type[Hand]:
    """Makes a hand on any canvas."""
    return Hand
