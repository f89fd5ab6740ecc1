"""The frame of a critical stage is painted and taken away whole, its label included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.draw.headers import critical
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.layout.map import LayoutOptions, lay_out
from cjm_desktop.qt.canvas.critical import CriticalFrames
from cjm_desktop.qt.canvas.showing import Showing
from cjm_desktop.qt.render import PX_PER_MM, Player
from cjm_desktop.templates.catalogue import EMPTY, template

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cjm_desktop.layout.map import MapLayout


@pytest.fixture
def narrow(qapp: QApplication) -> MapLayout:
    """A map whose second stage is critical and too narrow for its label."""
    document = template(EMPTY, "ru")
    journey = document.maps[0]
    stages = tuple(stage.changed(width=30.0) for stage in journey.stages)
    return lay_out(document, journey.replaced(stages=stages), LayoutOptions(frozenset({stages[1].id})))


def hanging(layout: MapLayout) -> QRectF:
    """Return the part of the label at the left of its column."""
    area, column = critical(layout, 1).area, layout.columns[1]
    return QRectF(area.x, area.bottom - 3.0, column.x - area.x - 1.3, 1.0)


def test_a_label_wider_than_its_column_is_repainted_whole(narrow: MapLayout) -> None:
    part = hanging(narrow)
    stale = CriticalFrames(Showing(Player(LIGHT))).sync(narrow)
    assert not part.isEmpty()
    assert any(area.contains(part) for area in stale)


def test_a_label_is_painted_where_only_its_hanging_part_is_exposed(narrow: MapLayout) -> None:
    part = hanging(narrow)
    frames = CriticalFrames(Showing(Player(LIGHT)))
    frames.sync(narrow)
    image = QImage(round(narrow.size.width * PX_PER_MM), 2000, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(PX_PER_MM, PX_PER_MM)
    frames.paint(painter, part)
    painter.end()
    middle = part.center() * PX_PER_MM
    assert image.pixelColor(middle.toPoint()) == QColor(LIGHT.color("critical"))
