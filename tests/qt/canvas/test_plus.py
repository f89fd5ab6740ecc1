"""The round + at borders, reached by a pointer that the window system moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.selection import at_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas

    Point = Callable[[QPoint], None]


@pytest.fixture
def point(canvas: Canvas) -> Iterator[Point]:
    """Moves the pointer itself to a place of the canvas, with all that enters and leaves by it."""

    def to(at: QPoint) -> None:
        QCursor.setPos(canvas.mapToGlobal(at))
        QApplication.processEvents()

    far = QCursor.pos()
    to(QPoint(600, 700))
    yield to
    QCursor.setPos(far)


def border(canvas: Canvas) -> QPoint:
    """Return a spot near the border of the first two stages where the button is not yet."""
    rect = canvas.placement.rect_of(canvas.layout_shown.stage_rect(0))
    return QPoint(rect.right(), rect.bottom() - 4)


def test_the_plus_stays_while_the_pointer_is_on_it(canvas: Canvas, point: Point) -> None:
    point(border(canvas))
    disc = canvas.plus.stage
    middle = disc.geometry().center()
    for aside in (0, 1, -2, 3, 0, -3):
        point(middle + QPoint(aside, 0))
        assert disc.isVisible()
        assert disc.underMouse()


def test_one_click_on_the_plus_adds_one_stage(canvas: Canvas, session: Session, point: Point) -> None:
    point(border(canvas))
    point(canvas.plus.stage.geometry().center())
    window = canvas.windowHandle()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=canvas.plus.stage.geometry().center())
    QApplication.processEvents()
    assert len(session.journey.stages) == 4
    assert not canvas.plus.stage.isVisible()


def test_the_plus_goes_when_the_pointer_moves_from_it_to_the_map(canvas: Canvas, point: Point) -> None:
    point(border(canvas))
    point(canvas.plus.stage.geometry().center())
    point(QPoint(600, 700))
    assert not canvas.plus.stage.isVisible()


def test_the_plus_goes_when_the_pointer_leaves_the_window_from_it(canvas: Canvas, point: Point) -> None:
    point(border(canvas))
    point(canvas.plus.stage.geometry().center())
    point(QPoint(-50, -50))
    assert not canvas.plus.stage.isVisible()


def test_a_free_lane_from_the_plus_is_named_at_once(canvas: Canvas, session: Session) -> None:
    canvas.edits.add_lane(0, "text")
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Notes")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.base.maps[0].lanes[0].title == "Notes"


def test_a_lane_of_a_kind_from_the_plus_keeps_its_name(canvas: Canvas, session: Session) -> None:
    canvas.edits.add_lane(0, "goals")
    assert not canvas.writing.is_on
    assert session.selection == at_cell("s0", session.base.maps[0].lanes[0].id)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_A, Qt.Key.Key_Tab])
def test_the_plus_goes_when_a_key_is_pressed(canvas: Canvas, point: Point, key: Qt.Key) -> None:
    canvas.session.select(at_cell("s0", "l0"))
    names = canvas.placement.rect_of(canvas.layout_shown.lane_rect(1))
    point(names.topLeft() + QPoint(20, 6))
    point(names.topLeft() + QPoint(40, 3))
    assert canvas.plus.lane.isVisible()
    canvas.setFocus()
    QTest.keyClick(canvas, key)
    QApplication.processEvents()
    assert not canvas.plus.lane.isVisible()


def test_the_plus_goes_when_the_map_changes_under_it(canvas: Canvas, session: Session, point: Point) -> None:
    point(border(canvas))
    assert canvas.plus.stage.isVisible()
    canvas.map_edits.structure.add_stage(0)
    assert not canvas.plus.stage.isVisible()
