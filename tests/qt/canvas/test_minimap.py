"""The overview in a corner of a canvas that shows only a part of its map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.qt.canvas.conftest import Hand, make_document, show

from cjm_desktop.edit.cards import set_fields, set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.edit.session import Session
from cjm_desktop.qt.canvas.minimap import Minimap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage

    from cjm_desktop.qt.canvas.view import Canvas

KINDS = ("actions", "channels", "emotions", "recommendations", "goals", "barriers", "quotes", "thoughts")


@pytest.fixture
def canvas(qapp: QApplication) -> Iterator[Canvas]:
    """A canvas of 1100 x 760 px on a map of eight stages at 100 %, with its overview."""
    shown = show(Session(make_document(8, KINDS, 3)), 1100, 760)
    shown.zoom.set_zoom(1.0)
    # A change of the active window would end a gesture.
    assert QTest.qWaitForWindowActive(shown)
    shown.minimap = Minimap(shown)
    settle(shown)
    yield shown
    shown.close()
    shown.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def minimap(canvas: Canvas) -> Minimap:
    assert canvas.minimap is not None
    return canvas.minimap


@pytest.fixture
def hand(canvas: Canvas) -> Hand:
    return Hand(canvas)


def settle(canvas: Canvas) -> None:
    """Wait until the picture is made."""
    for _ in range(100):
        QTest.qWait(10)
        if canvas.minimap is not None and canvas.minimap.renderings and not canvas.minimap._turn.isActive():
            return


def on_screen(canvas: Canvas) -> QImage:
    QApplication.processEvents()
    return canvas.screen().grabWindow(canvas.winId()).toImage()


def centre(canvas: Canvas) -> tuple[float, float]:
    """What of the page, as shares of its sides, stands in the middle of the canvas."""
    x, y = canvas.placement.page_at(canvas.body.center())
    return x / canvas.layout_shown.size.width, y / canvas.layout_shown.size.height


def test_it_is_shown_in_the_lower_right_of_a_map_larger_than_the_window(
    canvas: Canvas, minimap: Minimap
) -> None:
    body = canvas.body
    assert not minimap.rect.isEmpty()
    assert body.contains(minimap.rect)
    assert minimap.rect.center().x() > body.center().x()
    assert minimap.rect.center().y() > body.center().y()


def test_it_goes_when_the_whole_map_is_in_view_and_comes_back(canvas: Canvas, minimap: Minimap) -> None:
    canvas.zoom.fit()
    assert minimap.rect.isEmpty()
    canvas.zoom.set_zoom(1.0)
    assert not minimap.rect.isEmpty()


def test_it_is_shown_as_long_as_any_of_the_page_is_out_of_view(canvas: Canvas, minimap: Minimap) -> None:
    canvas.zoom.fit()
    whole = canvas.zoom.zoom
    canvas.zoom.set_zoom(whole * 1.15)
    assert canvas.horizontalScrollBar().maximum() > 0
    assert not minimap.rect.isEmpty()


def test_it_keeps_off_all_of_the_current_cell(canvas: Canvas, minimap: Minimap) -> None:
    under = canvas.placement.hit_at(minimap.rect.center())
    assert under.stage is not None
    assert under.lane is not None
    row = next(i for i, lane in enumerate(canvas.session.journey.lanes) if lane.id == under.lane)
    column = next(i for i, stage in enumerate(canvas.session.journey.stages) if stage.id == under.stage)
    cell = canvas.placement.rect_of(canvas.layout_shown.cell_rect(row, column))
    for card in canvas.session.journey.cards.cell(row, column):
        canvas.session.select(at_cell(under.stage, under.lane, card.id))
        assert not minimap.rect.intersects(cell)


def test_it_steps_aside_where_the_current_cell_leaves_no_corner_free(
    canvas: Canvas, minimap: Minimap
) -> None:
    canvas.session.select(at_cell("s3", "l0"))
    for _ in range(3):
        canvas.map_edits.cards.duplicate()
    canvas.session.select(at_cell("s3", "l0"))
    canvas.zoom.set_zoom(4.0)
    canvas.show_current()
    assert canvas.body.height() > 300
    QTest.qWait(150)
    assert minimap.rect.isEmpty()
    canvas.zoom.set_zoom(1.0)
    assert not minimap.rect.isEmpty()


def test_a_click_jumps_there(canvas: Canvas, minimap: Minimap) -> None:
    picture = minimap._picture()
    at = picture.topLeft() + QPoint(picture.width() * 3 // 4, picture.height() // 2)
    assert minimap.covers(at)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    across, down = centre(canvas)
    assert across == pytest.approx(0.75, abs=0.03)
    assert down == pytest.approx(0.5, abs=0.03)
    assert not canvas.hands.is_dragging


def test_the_rectangle_is_dragged_and_the_map_follows(canvas: Canvas, minimap: Minimap, hand: Hand) -> None:
    start, before = minimap.seen_centre, centre(canvas)
    hand.drag(start, start + QPoint(30, 20), drop=False)
    after = centre(canvas)
    assert after[0] - before[0] == pytest.approx(30 / minimap._picture().width(), abs=0.02)
    assert after[1] - before[1] == pytest.approx(20 / minimap._picture().height(), abs=0.02)
    hand.key(Qt.Key.Key_Escape)
    assert centre(canvas) == pytest.approx(before, abs=0.001)


def test_escape_returns_to_before_a_press_beside_what_is_in_view(
    canvas: Canvas, minimap: Minimap, hand: Hand
) -> None:
    before, picture = centre(canvas), minimap._picture()
    at = picture.topLeft() + QPoint(picture.width() * 3 // 4, picture.height() // 2)
    hand.drag(at, at - QPoint(20, 10), drop=False)
    assert centre(canvas) != pytest.approx(before, abs=0.05)
    hand.key(Qt.Key.Key_Escape)
    assert centre(canvas) == pytest.approx(before, abs=0.001)


def test_the_edge_of_the_window_scrolls_nothing_while_one_drags_in_it(
    canvas: Canvas, minimap: Minimap, hand: Hand
) -> None:
    start = minimap.seen_centre
    hand.drag(start, QPoint(canvas.body.right() - 2, start.y()), drop=False)
    held = canvas.zoom.scrolled
    canvas.zoom.scroll_by(-60, 0)
    away = canvas.zoom.scrolled
    QTest.qWait(120)
    assert canvas.zoom.scrolled == away != held
    hand.release(start)


def test_nothing_of_the_map_under_it_is_pressed(canvas: Canvas, minimap: Minimap, hand: Hand) -> None:
    before, document = canvas.session.selection, canvas.session.document
    hand.double_click(minimap.rect.center())
    at = minimap.rect.center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.viewport().mapToGlobal(at))
    asked: list[object] = []
    canvas.menu_asked.connect(asked.append)
    QApplication.sendEvent(canvas.viewport(), event)
    assert (canvas.session.selection, canvas.session.document) == (before, document)
    assert not canvas.writing.is_on
    assert asked == []
    hand.hover(minimap.rect.center())
    assert canvas.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_it_moves_aside_for_what_is_current(canvas: Canvas, minimap: Minimap, hand: Hand) -> None:
    before = minimap.rect
    under = canvas.placement.hit_at(before.center())
    assert under.stage is not None
    assert under.lane is not None
    canvas.session.select(at_cell(under.stage, under.lane))
    assert minimap.rect != before
    current = canvas.placement.current_on_screen()
    assert current is not None
    assert not minimap.rect.intersects(current)
    stays = minimap.rect
    canvas.session.select(at_cell("s0", "l0"))
    assert minimap.rect == stays or not stays.intersects(canvas.placement.current_on_screen() or stays)


def test_it_stands_on_no_name_of_a_lane_and_comes_back(canvas: Canvas, minimap: Minimap) -> None:
    home = minimap.rect
    under = canvas.placement.hit_at(home.center())
    assert under.stage is not None
    assert under.lane is not None
    canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().minimum())
    canvas.session.select(at_cell(under.stage, under.lane))
    assert minimap.rect != home
    names = canvas.placement.x_of(canvas.layout_shown.lane_x + canvas.layout_shown.lane_width)
    assert minimap.rect.left() > names
    canvas.session.select(at_cell("s0", "l0"))
    assert minimap.rect == home


@pytest.mark.parametrize("by", [(13, 0), (0, 13), (-7, 40), (300, 200)])
def test_scrolling_leaves_no_trace_of_it(canvas: Canvas, minimap: Minimap, by: tuple[int, int]) -> None:
    canvas.zoom.scroll_by(200, 200)
    QApplication.processEvents()
    for _ in range(3):
        canvas.zoom.scroll_by(*by)
    canvas.zoom.scroll_by(*by)
    moved = on_screen(canvas)
    canvas.viewport().update()
    assert on_screen(canvas) == moved


def test_the_picture_follows_an_edit_only_when_the_map_rests(canvas: Canvas, minimap: Minimap) -> None:
    made = minimap.renderings
    for number in range(5):
        canvas.session.apply(Label.TYPE, set_text, "c0.0.0", "очень длинный текст " * 10 * (number + 1))
        QApplication.processEvents()
    assert minimap.renderings == made
    QTest.qWait(400)
    assert minimap.renderings == made + 1
    QTest.qWait(400)
    assert minimap.renderings == made + 1


def test_scrolling_and_selecting_make_no_new_picture(canvas: Canvas, minimap: Minimap, hand: Hand) -> None:
    made = minimap.renderings
    canvas.zoom.scroll_by(100, 50)
    hand.key(Qt.Key.Key_Right)
    QTest.qWait(400)
    assert minimap.renderings == made


def test_a_step_of_scrolling_paints_no_cell_under_it(canvas: Canvas, minimap: Minimap) -> None:
    """What lies under the overview is not painted; beside it no more than the strip that it uncovers."""
    QApplication.processEvents()
    canvas.showing.paints = 0
    canvas.viewport().update(minimap.rect)
    QApplication.processEvents()
    assert canvas.showing.paints == 0


def test_a_window_without_room_has_none(canvas: Canvas, minimap: Minimap) -> None:
    canvas.resize(420, 300)
    QApplication.processEvents()
    assert minimap.rect.isEmpty()


def test_a_tint_is_deeper_there_and_a_strong_colour_keeps_what_it_is(
    canvas: Canvas, minimap: Minimap
) -> None:
    canvas.session.apply(Label.TYPE, set_fields, ("c3.0.0",), urgent=True)
    QTest.qWait(400)
    settle(canvas)
    seen, layout = minimap._image, canvas.layout_shown
    assert seen is not None
    to_px = seen.width() / layout.size.width

    def colour(x: float, y: float) -> tuple[int, int, int]:
        found = seen.pixelColor(round(x * to_px), round(y * to_px))
        return found.red(), found.green(), found.blue()

    def middle(card: str) -> tuple[int, int, int]:
        place = layout.card_rect(card)
        assert place is not None
        return colour(place.x + place.width / 2, place.y + place.height / 2)

    assert max(middle("c5.0.0")[1:]) < 215 < min(colour(1, 1))
    red, green, blue = middle("c3.0.0")
    assert red > 120
    assert red > 2 * max(green, blue)
    band = layout.band
    red, green, blue = colour(band.x + band.width * 0.3, band.y + band.height / 2)
    assert 20 < red < green < blue < 120
