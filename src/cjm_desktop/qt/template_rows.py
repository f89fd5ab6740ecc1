"""The templates as rows of a list, each with a small picture of what it makes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from cjm_desktop.analysis.critical import critical_points
from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.layout.map import LayoutOptions, lay_out
from cjm_desktop.qt.render import Pictures
from cjm_desktop.qt.render.image import render_page
from cjm_desktop.qt.two_line_list import PICTURE, Row
from cjm_desktop.templates.catalogue import TEMPLATES, template

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from cjm_desktop.draw.page import Page

_DRAWN_LARGER = 3
"""How much larger than shown a page is drawn before it is made small: then hairlines become greys."""


def template_rows(language: str) -> list[Row]:
    """Return the templates with title, summary and picture in a language."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    return [
        Row(
            entry.key,
            entry.title.in_language(language),
            entry.summary.in_language(language),
            picture=_picture(entry.key, language, ratio),
        )
        for entry in TEMPLATES.values()
    ]


@lru_cache(maxsize=64)
def _picture(key: str, language: str, ratio: float) -> QPixmap:
    """Return the page of a template in the frame of a row, white around it."""
    document = template(key, language)
    journey = document.maps[0]
    page = draw_map(lay_out(document, journey, LayoutOptions(critical=critical_points(journey))))
    image = render_page(page, LIGHT, framed_fineness(page, ratio), Pictures(document.attachments))
    return framed(image, ratio)


def framed_fineness(page: Page, ratio: float) -> float:
    """Return at how many px to the mm a page is drawn that is to be framed."""
    size = PICTURE * ratio
    return min(size.width() / page.size.width, size.height() / page.size.height) * _DRAWN_LARGER


def framed(image: QImage, ratio: float) -> QPixmap:
    """Return a drawn page in the frame of a row, white around it."""
    size = PICTURE * ratio
    small = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    framed = QPixmap(size)
    framed.fill(Qt.GlobalColor.white)
    with QPainter(framed) as painter:
        place = QRectF(small.rect())
        place.moveCenter(QRectF(framed.rect()).center())
        painter.drawImage(place, small)
    framed.setDevicePixelRatio(ratio)
    return framed
