"""The curve of emotions from afar: a line without faces, whole and in few strokes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cjm_desktop.draw.cells import draw_cell
from cjm_desktop.draw.primitives import Disc
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.cards import set_level
from cjm_desktop.edit.labels import Label
from cjm_desktop.qt.render import Player, Screen, Sight

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from cjm_desktop.draw.primitives import DisplayList
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas


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
    prepared = Player(LIGHT).prepare(draw_cell(row, row.cells[1]))
    sight = Sight(prepared)
    assert len(sight.marks) < len(prepared.steps) / 2


@pytest.mark.parametrize(("scale", "seen"), [(0.2, False), (1.0, True)])
def test_faces_go_when_they_are_too_small_to_be_seen(felt: Canvas, scale: float, seen: bool) -> None:
    row = felt.layout_shown.rows[2]
    items = draw_cell(row, row.cells[1])
    faceless = tuple(item for item in items if not isinstance(item, Disc))
    assert (painted(items, scale) != painted(faceless, scale)) is seen


def painted(items: DisplayList, scale: float) -> QImage:
    """Return a display list as a screen shows it at a scale in px to the mm."""
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        Screen().paint(painter, Sight(Player(LIGHT).prepare(items)), scale)
    return image
