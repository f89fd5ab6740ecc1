"""Headers on screen: read from afar, in sight while their lane is, asking for a name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.primitives import TextRun
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.cards import add_card
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_lane
from cjm_desktop.edit.stages import add_stage, set_stage

if TYPE_CHECKING:
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas


@pytest.fixture
def tall(canvas: Canvas, session: Session) -> Canvas:
    """The canvas with a first lane higher than the window, at true size."""
    for number in range(40):
        session.apply(Label.ADD_CARD, add_card, "s0", "l0", f"tall{number}", "Card")
    canvas.zoom.set_zoom(1.0)
    return canvas


def inky(image: QImage, area: QRect) -> int:
    """How many points of an area are as dark as text."""
    area = area.intersected(image.rect())
    return sum(
        image.pixelColor(x, y).lightness() < 90
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


def name_area(canvas: Canvas, top: int) -> QRect:
    """Where the name of a lane stands that begins at a y of the viewport."""
    left = round(canvas.placement.names_x + 12)
    return QRect(left, top, round(30 * canvas.px_per_mm), 44)


@pytest.mark.parametrize("across", [0, 300])
def test_the_name_of_a_tall_lane_stays_in_sight_until_its_row_ends(tall: Canvas, across: int) -> None:
    row = tall.layout_shown.rows[0]
    tall.horizontalScrollBar().setValue(across)
    for share in (0.1, 0.5, 0.8):
        tall.verticalScrollBar().setValue(round((row.y + row.height * share) * tall.px_per_mm))
        QApplication.processEvents()
        assert inky(tall.grab().toImage(), name_area(tall, tall.body.top())) > 40
    tall.map_scene.slide_names(row.bottom - 5, are_frozen=False)
    name = tall.map_scene.rows["l0"].name
    assert name.slide == pytest.approx(row.height - row.header.height)


@pytest.mark.parametrize("across", [0, 300])
def test_sliding_names_look_like_painted_anew(tall: Canvas, across: int) -> None:
    scroll_across(tall, across)
    for before, after in pairwise((500, 560, 530, 1200, 30)):
        assert scrolled(tall, before, after) == painted(tall)


@pytest.mark.parametrize("up", [8, 29, 60])
def test_the_end_of_a_row_just_below_its_sliding_name_scrolls_along(tall: Canvas, up: int) -> None:
    scroll_across(tall, 300)
    row = tall.layout_shown.rows[0]
    end = round(row.bottom * tall.px_per_mm) + round(tall.viewportTransform().dy())
    above = tall.body.top() + row.header.height * tall.px_per_mm
    start = tall.verticalScrollBar().value() + end - round(above) - up // 2
    assert scrolled(tall, start, start - up) == painted(tall)


def test_a_name_that_slid_while_it_was_frozen_stands_right_when_it_is_free_again(tall: Canvas) -> None:
    scroll_across(tall, 300)
    tall.verticalScrollBar().setValue(560)
    QApplication.processEvents()
    tall.horizontalScrollBar().setValue(0)
    QApplication.processEvents()
    assert tall.panes.names is None
    assert on_screen(tall) == painted(tall)


@pytest.mark.parametrize("across", [0, 300])
def test_a_frozen_name_that_slides_asks_for_no_repaint_of_the_page(tall: Canvas, across: int) -> None:
    scroll_across(tall, across)
    changed: list[object] = []
    tall.map_scene.changed.connect(changed.append)
    QApplication.processEvents()
    changed.clear()
    slide = tall.map_scene.rows["l0"].name.slide
    tall.verticalScrollBar().setValue(tall.verticalScrollBar().value() + 13)
    QApplication.processEvents()
    assert tall.map_scene.rows["l0"].name.slide > slide
    assert bool(changed) is (across == 0)


def scroll_across(canvas: Canvas, across: int) -> None:
    """Have the lane names frozen where `across` takes them out of sight."""
    canvas.resize(600, 500)
    QApplication.processEvents()
    canvas.zoom.set_zoom(1.0)
    canvas.verticalScrollBar().setValue(400)
    canvas.horizontalScrollBar().setValue(across)
    QApplication.processEvents()
    assert (canvas.panes.names is not None) is (across > 0)


def scrolled(canvas: Canvas, before: int, after: int) -> QImage:
    """What is on the screen after a scroll down or up of a canvas that was painted before it."""
    for value in (before, after):
        canvas.verticalScrollBar().setValue(value)
        QApplication.processEvents()
    return on_screen(canvas)


def painted(canvas: Canvas) -> QImage:
    """What is on the screen after the canvas is painted anew."""
    canvas.viewport().update()
    QApplication.processEvents()
    return on_screen(canvas)


def on_screen(canvas: Canvas) -> QImage:
    """The px of the screen: a widget that is grabbed is painted for it."""
    window = canvas.window()
    return window.screen().grabWindow(window.winId()).toImage()


def test_a_name_is_written_where_it_has_slid_to(tall: Canvas, session: Session, hand: Hand) -> None:
    row = tall.layout_shown.rows[0]
    tall.verticalScrollBar().setValue(round((row.y + row.height / 2) * tall.px_per_mm))
    QApplication.processEvents()
    session.select(at_lane("l0"))
    hand.key(Qt.Key.Key_F2)
    editor = tall.writing.editor
    assert tall.writing.is_on
    assert tall.body.top() <= editor.geometry().center().y() <= tall.body.top() + 60
    tall.writing.cancel()


@pytest.mark.parametrize("zoom", [0.2, 0.26, 0.33])
def test_stage_and_lane_names_are_read_from_afar(canvas: Canvas, zoom: float) -> None:
    canvas.zoom.set_zoom(zoom)
    QApplication.processEvents()
    image = canvas.grab().toImage()
    for stage in range(3):
        area = canvas.placement.rect_of(canvas.layout_shown.stage_rect(stage))
        light = [
            image.pixelColor(x, y).lightness() > 180
            for x in range(area.left() + 12, area.right() - 12)
            for y in range(area.top() + 1, area.bottom())
        ]
        assert sum(light) > 20
    for lane in (0, 1, 2):
        area = canvas.placement.rect_of(canvas.layout_shown.lane_rect(lane))
        # Of the least width nothing would be said but a letter and an ellipsis.
        assert (inky(image, area.adjusted(6, 0, 0, 0)) > 8) == (area.width() > 34)


def test_an_empty_stage_asks_for_its_name_on_screen_alone(canvas: Canvas, session: Session) -> None:
    session.apply(Label.ADD_STAGE, add_stage, 3, "empty", "")
    canvas.zoom.set_zoom(1.0)
    canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().maximum())
    QApplication.processEvents()
    area = canvas.placement.rect_of(canvas.layout_shown.stage_rect(3))
    ghost = QColor(LIGHT.color("on_band_ghost"))

    def ghostly() -> int:
        image = canvas.grab().toImage()
        points = (
            QPoint(x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.bottom())
        )
        return sum(image.rect().contains(at) and image.pixelColor(at) == ghost for at in points)

    assert ghostly() > 10
    drawn = [item for part in draw_map(canvas.layout_shown).parts for item in part.items]
    assert not any(isinstance(item, TextRun) and item.ink == "on_band_ghost" for item in drawn)
    session.apply(Label.RENAME_STAGE, set_stage, "empty", title="Named")
    QApplication.processEvents()
    assert ghostly() == 0
