"""The curve of emotions from afar: a line without faces, whole and in few strokes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cjm_desktop.draw.cells import draw_cell
from cjm_desktop.draw.primitives import Box, Disc, TextRun
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.cards import set_level, set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.layout import spacing as sp
from cjm_desktop.qt.render import Player, Screen, abreast
from cjm_desktop.qt.render.prepared import PathStep

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from PySide6.QtCore import QRect

    from cjm_desktop.draw.primitives import DisplayList
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas

    Count = Callable[[Callable[[], object]], Counter[str]]


@pytest.fixture
def felt(canvas: Canvas, session: Session) -> Canvas:
    """A canvas whose emotions go down steeply and up again."""
    for stage, level in (("s0", 2), ("s1", -2), ("s2", 2)):
        session.apply(Label.SET_LEVEL, set_level, stage, "l2", level, f"face{stage}")
    return canvas


def shown(canvas: Canvas, zoom: float, stage: int) -> QImage:
    """Return a cell of the emotions lane as it is seen at a zoom."""
    canvas.zoom.set_zoom(zoom)
    QApplication.processEvents()
    area: QRect = canvas.placement.rect_of(canvas.layout_shown.cell_rect(2, stage))
    return canvas.grab(area.adjusted(1, 1, -1, -1)).toImage()


def is_colored(image: QImage, x: int, y: int) -> bool:
    return QColor(image.pixel(x, y)).hslSaturation() > 60


def test_from_afar_the_curve_has_no_gaps(felt: Canvas) -> None:
    image = shown(felt, 0.2, 1)
    for x in range(image.width()):
        assert any(is_colored(image, x, y) for y in range(image.height())), f"a gap at {x}"


def test_from_afar_the_curve_is_drawn_in_few_strokes(felt: Canvas) -> None:
    row = felt.layout_shown.rows[2]
    sight = Player(LIGHT).sight(draw_cell(row.cells[1], row.hue, row.lane.meaning))
    assert len(sight.afar.marks) < len(sight.prepared.steps) / 2


def test_what_nobody_could_see_from_afar_is_not_made(felt: Canvas, calls: Count) -> None:
    felt.session.apply(Label.TYPE, set_text, "faces1", "Is angry")
    row = felt.layout_shown.rows[2]
    items = draw_cell(row.cells[1], row.hue, row.lane.meaning)
    assert {Box, TextRun} <= {type(item) for item in items}
    called = calls(lambda: Player(LIGHT).sight(items).afar)
    assert called["BoxStep.__init__"] == called["TextStep.__init__"] == 0


def test_from_afar_the_strokes_of_a_whole_lane_are_joined_by_colour(felt: Canvas) -> None:
    row = felt.layout_shown.rows[2]
    sights = [Player(LIGHT).sight(draw_cell(cell, row.hue, row.lane.meaning)) for cell in row.cells[:3]]
    places = [(60.0 * number, sight) for number, sight in enumerate(sights)]
    joined = abreast(places)
    pens = [mark.step.pen for mark in joined.marks if isinstance(mark.step, PathStep)]
    strokes = [pen.color().rgba() for pen in pens if pen.widthF() == sp.CURVE_WIDTH]
    assert strokes
    assert len(set(strokes)) == len(strokes)


def test_a_lane_seen_from_afar_looks_as_its_cells_do_one_by_one(felt: Canvas) -> None:
    row = felt.layout_shown.rows[2]
    sights = [Player(LIGHT).sight(draw_cell(cell, row.hue, row.lane.meaning)) for cell in row.cells[:3]]
    joined, single = blank(), blank()
    screen = Screen()
    with QPainter(joined) as painter:
        painter.scale(0.8, 0.8)
        screen.paint_afar(painter, abreast([(60.0 * i, sight) for i, sight in enumerate(sights)]), 0.8)
    with QPainter(single) as painter:
        painter.scale(0.8, 0.8)
        for sight in sights:
            screen.paint_afar(painter, sight.afar, 0.8)
            painter.translate(60.0, 0)
    differing = sum(
        joined.pixel(x, y) != single.pixel(x, y)
        for x in range(joined.width())
        for y in range(joined.height())
    )
    assert differing < 0.02 * joined.width() * joined.height()
    assert any(is_colored(joined, x, y) for x in range(100, joined.width()) for y in range(joined.height()))


def blank() -> QImage:
    image = QImage(160, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


@pytest.mark.parametrize(("scale", "seen"), [(0.2, False), (1.0, True)])
def test_faces_go_when_they_are_too_small_to_be_seen(felt: Canvas, scale: float, seen: bool) -> None:
    row = felt.layout_shown.rows[2]
    items = draw_cell(row.cells[1], row.hue, row.lane.meaning)
    faceless = tuple(item for item in items if not isinstance(item, Disc))
    assert (painted(items, scale) != painted(faceless, scale)) is seen


def painted(items: DisplayList, scale: float) -> QImage:
    """Return a display list as a screen shows it at a scale in px to the mm."""
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        Screen().paint(painter, Player(LIGHT).sight(items), scale)
    return image
