from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_cell, column_of, row_of
from cjm_desktop.edit.stages import set_stage
from cjm_desktop.layout.hit import Part
from cjm_desktop.model.document import Map
from cjm_desktop.qt.render import PX_PER_MM

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.canvas.facts import ZoomChanged
    from cjm_desktop.qt.canvas.view import Canvas

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def scrolled(canvas: Canvas) -> Canvas:
    """The canvas at 200 %, scrolled so that both headers are frozen."""
    canvas.zoom.set_zoom(2.0)
    canvas.horizontalScrollBar().setValue(400)
    canvas.verticalScrollBar().setValue(400)
    QApplication.processEvents()
    return canvas


def test_nothing_is_frozen_while_the_title_is_in_view(canvas: Canvas) -> None:
    assert canvas.panes.band is None
    assert canvas.panes.names is None


def test_headers_stay_when_they_would_leave(scrolled: Canvas) -> None:
    assert scrolled.panes.band is not None
    assert scrolled.panes.names is not None
    assert scrolled.panes.band_y == scrolled.panes.names_x


def test_the_band_goes_along_with_the_columns(scrolled: Canvas, hand: Hand) -> None:
    x = scrolled.placement.x_of(scrolled.layout_shown.columns[1].x + 30)
    under = scrolled.placement.hit_at(QPoint(round(x), 30))
    assert (under.part, under.stage) == (Part.STAGE, "s1")


def test_a_frozen_lane_name_is_hit_where_it_is_drawn(scrolled: Canvas) -> None:
    y = scrolled.placement.y_of(scrolled.layout_shown.rows[2].y + 10)
    under = scrolled.placement.hit_at(QPoint(40, round(y)))
    assert (under.part, under.lane) == (Part.LANE, "l2")


def test_a_frozen_header_is_written_where_it_is_drawn(scrolled: Canvas, hand: Hand, session: Session) -> None:
    y = round(scrolled.placement.y_of(scrolled.layout_shown.rows[2].y + 10))
    hand.double_click(QPoint(40, y))
    assert scrolled.writing.editor.geometry().left() < 60
    hand.key(Key.Key_Escape)


@pytest.mark.parametrize("by", [(0, 13), (0, -13), (13, 0), (-13, 0), (13, 13)])
def test_scrolled_px_look_like_painted_ones(scrolled: Canvas, by: tuple[int, int]) -> None:
    window = scrolled.viewport().window()
    window.repaint()
    scrolled.horizontalScrollBar().setValue(400 + by[0])
    scrolled.verticalScrollBar().setValue(400 + by[1])
    QApplication.processEvents()
    moved = window.screen().grabWindow(window.winId()).toImage()
    painted = window.grab().toImage()
    assert differing(moved, painted, scrolled.viewport().geometry()) == 0


def differing(first: QImage, second: QImage, area: QRect) -> int:
    """Count px that differ noticeably; snapping may move an edge by a px, so single px are let pass."""
    count = 0
    for y in range(area.top(), area.bottom(), 3):
        for x in range(area.left(), area.right(), 3):
            a, b = first.pixelColor(x, y), second.pixelColor(x, y)
            count += abs(a.lightness() - b.lightness()) > 40
    return count


def test_moving_by_keys_scrolls_the_current_cell_into_view(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    canvas.zoom.set_zoom(2.0)
    session.select(at_cell("s0", "l0"))
    hand.key(Key.Key_End, CTRL)
    card = canvas.layout_shown.card_rect(session.selection.card or "")
    assert card is not None
    assert canvas.body.contains(canvas.placement.rect_of(card))


def test_the_wheel_scrolls_down_and_with_shift_sideways(canvas: Canvas, hand: Hand, qtbot: QtBot) -> None:
    canvas.zoom.set_zoom(3.0)
    down, across = canvas.verticalScrollBar(), canvas.horizontalScrollBar()
    at = down.value(), across.value()
    hand.wheel(QPoint(500, 400), -1)
    qtbot.waitUntil(lambda: down.value() == at[0] + 84)
    hand.wheel(QPoint(500, 400), -1, SHIFT)
    qtbot.waitUntil(lambda: across.value() == at[1] + 84)


def test_ctrl_and_wheel_zoom_at_the_pointer(canvas: Canvas, hand: Hand) -> None:
    canvas.zoom.set_zoom(1.5)
    at = hand.card("c1.1.0")
    before = canvas.placement.page_at(at)
    hand.wheel(at, 2, CTRL)
    assert canvas.zoom.zoom > 1.9
    after = canvas.placement.page_at(at)
    assert after == pytest.approx(before, abs=1.5 / canvas.px_per_mm)


def test_the_keys_of_zoom_go_in_round_steps_and_fit_the_page(canvas: Canvas, hand: Hand) -> None:
    hand.key(Key.Key_0, CTRL)
    assert canvas.zoom.zoom == 1.0
    hand.key(Key.Key_Plus, CTRL | SHIFT)
    assert canvas.zoom.zoom == 1.1
    hand.key(Key.Key_Minus, CTRL)
    hand.key(Key.Key_Minus, CTRL)
    assert canvas.zoom.zoom == 0.9
    hand.key(Key.Key_9, CTRL)
    assert canvas.zoom.zoom == pytest.approx(canvas.zoom.fitting())


@pytest.mark.parametrize("key", [Key.Key_0, Key.Key_Plus])
def test_what_is_current_stays_in_sight_when_one_zooms_by_keys(
    session: Session, canvas: Canvas, hand: Hand, key: Key
) -> None:
    canvas.resize(560, 380)
    hand.key(Key.Key_9, CTRL)
    for corner in (at_cell("s0", "l0"), at_cell("s2", "l3"), at_cell("s2", "l0")):
        hand.key(Key.Key_9, CTRL)
        session.select(corner)
        for _ in range(4):
            hand.key(key, CTRL)
        assert canvas.zoom.zoom > canvas.zoom.fitting()
        cell = canvas.placement.current_area()
        assert cell is not None
        assert canvas.body.contains(cell)


def test_a_current_cell_out_of_sight_does_not_hold_the_zoom(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    canvas.resize(560, 380)
    canvas.zoom.set_zoom(1.5)
    session.select(at_cell("s0", "l0"))
    canvas.zoom.scroll_to(QPoint(10_000, 10_000))
    hand.key(Key.Key_0, CTRL)
    area = canvas.placement.current_area()
    assert area is not None
    assert not canvas.body.contains(area)


def test_a_page_that_was_fitted_stays_so_in_another_window_until_one_zooms(
    canvas: Canvas, hand: Hand
) -> None:
    hand.key(Key.Key_9, CTRL)
    for width, height in ((700, 860), (700, 300), (1180, 860)):
        canvas.resize(width, height)
        QApplication.processEvents()
        assert canvas.zoom.zoom == pytest.approx(canvas.zoom.fitting())
    hand.key(Key.Key_Minus, CTRL)
    zoom = canvas.zoom.zoom
    canvas.resize(700, 300)
    QApplication.processEvents()
    assert canvas.zoom.zoom == zoom


def test_the_current_cell_stays_in_view_when_the_window_shrinks(canvas: Canvas, session: Session) -> None:
    session.select(at_cell("s2", "l4"))
    canvas.show_current()
    canvas.resize(460, 330)
    QApplication.processEvents()
    assert seen(canvas, 4, 2)


def test_ctrl_arrows_bring_the_whole_cell_into_view(canvas: Canvas, hand: Hand, session: Session) -> None:
    canvas.zoom.set_zoom(1.3)
    canvas.resize(640, 420)
    QApplication.processEvents()
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Up, Key.Key_Left):
        hand.key(key, CTRL)
        selection, journey = session.selection, session.journey
        row, column = row_of(selection, journey), column_of(selection, journey)
        assert row is not None
        assert column is not None
        assert seen(canvas, row, column), key


def seen(canvas: Canvas, row: int, column: int) -> bool:
    """Whether a cell is seen, as far as there is room for it."""
    cell, body = canvas.placement.rect_of(canvas.layout_shown.cell_rect(row, column)), canvas.body
    shown = cell.intersected(body)
    return (shown.width(), shown.height()) == (
        min(cell.width(), body.width()),
        min(cell.height(), body.height()),
    )


def test_an_edit_that_brings_scroll_bars_changes_no_zoom(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    hand.key(Key.Key_9, CTRL)
    zoom = canvas.zoom.zoom
    session.apply(Label.RESIZE_STAGE, set_stage, "s0", width=260.0)
    QApplication.processEvents()
    assert canvas.horizontalScrollBar().maximum() > canvas.horizontalScrollBar().minimum()
    assert canvas.zoom.zoom == zoom


def test_a_map_opens_as_large_as_its_window_lets_it_be_read(qapp: QApplication, canvas: Canvas) -> None:
    canvas.resize(800, 700)
    QApplication.processEvents()
    narrow = canvas.zoom.zoom
    canvas.resize(1400, 1200)
    QApplication.processEvents()
    assert narrow < canvas.zoom.zoom == pytest.approx(min(canvas.zoom.fitting(), 1.0))


@pytest.mark.parametrize(("whole", "opens"), [(0.65, 0.65), (0.59, 0.59), (0.56, 0.7)])
def test_a_map_that_nearly_fits_where_it_can_be_read_well_opens_whole(
    qapp: QApplication, canvas: Canvas, whole: float, opens: float
) -> None:
    canvas.resize(round(canvas.layout_shown.size.width * whole * PX_PER_MM) + 60, 1200)
    QApplication.processEvents()
    assert canvas.zoom.fitting() == pytest.approx(whole, abs=0.01)
    assert canvas.zoom.zoom == pytest.approx(opens, abs=0.01)
    bar = canvas.horizontalScrollBar()
    assert (bar.maximum() == bar.minimum()) is (opens == whole)


def test_a_hundred_per_cent_is_true_size_at_96_dots_to_the_inch(canvas: Canvas) -> None:
    canvas.zoom.set_zoom(1.0)
    rect = canvas.placement.rect_of(canvas.layout_shown.cell_rect(0, 0))
    assert rect.width() == pytest.approx(66 * 96 / 25.4, abs=2)


def test_a_map_that_fits_opens_whole(qapp: QApplication, canvas: Canvas) -> None:
    body = canvas.viewport().rect()
    page = canvas.layout_shown.size
    assert page.width * canvas.px_per_mm <= body.width()
    assert canvas.zoom.zoom <= 1.0


def test_zoom_tells_the_window(canvas: Canvas) -> None:
    told: list[ZoomChanged] = []
    canvas.zoom_changed.connect(told.append)
    canvas.zoom.set_zoom(1.25)
    assert [fact.zoom for fact in told] == [1.25]


def with_another_map(document: Document) -> Document:
    return document.replaced(maps=(*document.maps, Map(id="other", title="Другая")))


def test_another_map_is_shown_from_its_beginning(session: Session, scrolled: Canvas, hand: Hand) -> None:
    session.apply_to_document(Label.CHANGE_DOCUMENT, with_another_map)
    session.switch_map("other")
    QApplication.processEvents()
    assert scrolled.panes.band is None
    assert scrolled.layout_shown.journey.id == "other"


@pytest.mark.parametrize("by", [90, 150, 240])
def test_a_critical_frame_ends_at_the_frozen_names_below_them_too(
    canvas: Canvas, session: Session, by: int
) -> None:
    session.apply(Label.CHANGE_STAGE, set_stage, "s0", critical=True)
    canvas.zoom.set_zoom(1.6)
    canvas.horizontalScrollBar().setValue(by)
    canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().maximum())
    QApplication.processEvents()
    names = canvas.panes.names
    assert names is not None
    below = canvas.grab(QRect(0, names.bottom() + 1, canvas.body.left(), 60)).toImage()
    critical = QColor(LIGHT.color("critical"))
    assert not any(below.pixelColor(x, y) == critical for x in range(below.width()) for y in range(60))
