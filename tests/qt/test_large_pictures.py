"""A picture as large as is ever drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.cli.export import _largest_density
from cjm_desktop.draw.page import Page
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.layout.geometry import Size
from cjm_desktop.model.limits import LONGEST_DRAWN_SIDE
from cjm_desktop.qt.render.image import render_page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_the_largest_density_is_drawn_also_where_it_comes_out_a_hair_too_large(qapp: QApplication) -> None:
    widths = (n / 7 for n in range(1000, 9000))
    missed = next(width for width in widths if LONGEST_DRAWN_SIDE / width * width > LONGEST_DRAWN_SIDE)
    size = Size(missed, 10)
    image = render_page(Page(size, ()), LIGHT, _largest_density(size))
    assert (image.width(), image.height()) == (LONGEST_DRAWN_SIDE, round(LONGEST_DRAWN_SIDE / missed * 10))
