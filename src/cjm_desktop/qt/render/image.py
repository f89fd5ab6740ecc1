"""A page as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import LONGEST_DRAWN_SIDE, MOST_DRAWN_PIXELS
from cjm_desktop.qt.render.player import Player
from cjm_desktop.storage.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.draw.page import Page
    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.qt.render.pictures import Pictures

_HAIR = 0.1
"""Of a pixel: by so little, at most, does the largest density miss the limit it was reckoned from."""
_TOO_LARGE = Phrase(
    "The picture would be too large for a PNG; choose fewer pixels per millimetre.",
    "Изображение было бы слишком большим для PNG; выберите меньше точек на миллиметр.",
)
_NOT_MADE = Phrase(
    "There is not enough memory for the picture; choose fewer pixels per millimetre.",
    "Для изображения не хватает памяти; выберите меньше точек на миллиметр.",
)


def render_page(page: Page, theme: Theme, px_per_mm: float, pictures: Pictures | None = None) -> QImage:
    """Return the whole page as an image on white paper; raises PrintError where it would be too large."""
    sides = [side * px_per_mm for side in page.size]
    if max(sides) > LONGEST_DRAWN_SIDE + _HAIR or sides[0] * sides[1] > MOST_DRAWN_PIXELS + _HAIR:
        raise PrintError(_TOO_LARGE)
    width, height = (max(1, round(side)) for side in sides)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise PrintError(_NOT_MADE)
    image.setDotsPerMeterX(round(px_per_mm * 1000))
    image.setDotsPerMeterY(round(px_per_mm * 1000))
    image.fill(QColor(theme.color("paper")))
    player = Player(theme, pictures)
    with QPainter(image) as painter:
        for part in page.parts:
            painter.resetTransform()
            painter.scale(px_per_mm, px_per_mm)
            painter.translate(part.x, part.y)
            player.play(painter, part.items)
    return image


def save_png(image: QImage, path: Path) -> None:
    """Write an image as PNG, wholly or not at all; raises FileError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    write_atomically(path, bytes(buffer.data().data()))
