"""The scroll bars of the map, read from the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from cjm_desktop.qt.palette import DARK, LIGHT, apply_colors

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QScrollBar

    from cjm_desktop.qt.canvas.view import Canvas


@pytest.fixture
def bar(canvas: Canvas) -> QScrollBar:
    """The upright bar of a map that is larger than its window, painted where it begins."""
    canvas.zoom.set_zoom(2.0)
    canvas.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    return canvas.verticalScrollBar()


def on_screen(bar: QScrollBar) -> QImage:
    QApplication.processEvents()
    window = bar.window()
    at = bar.mapTo(window, bar.rect().topLeft())
    return window.screen().grabWindow(window.winId()).toImage().copy(bar.rect().translated(at))


def test_what_is_repainted_of_a_bar_looks_like_all_of_it_painted_anew(bar: QScrollBar) -> None:
    start = moved = on_screen(bar)
    for by in (3, 40, 400, -7, -200):
        bar.setValue(bar.value() + by)
        moved = on_screen(bar)
        bar.repaint()
        assert moved == on_screen(bar)
    assert moved != start


def test_a_bar_follows_the_colours_of_the_program(program: QApplication, bar: QScrollBar) -> None:
    apply_colors(program, DARK)
    assert on_screen(bar).pixelColor(0, 0) == QColor(DARK.ground)
    apply_colors(program, LIGHT)
    assert on_screen(bar).pixelColor(0, 0) == QColor(LIGHT.ground)
