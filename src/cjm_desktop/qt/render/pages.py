"""Plays printed pages to a painter: previews, and the pages a system printer is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from cjm_desktop.qt.render.player import Player

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.printing.pages import Layer, PrintedPage
    from cjm_desktop.qt.render.pictures import Pictures

_QUARTER_TURN = -90.0
"""In Qt's degrees, clockwise: what is turned reads from the bottom up."""


class PagePainter:
    """Plays pages, each layer in the colours of its own theme; `pictures` are those of the document.

    One that `embeds_fonts` paints for a PDF.
    """

    def __init__(self, pictures: Pictures | None = None, *, embeds_fonts: bool = False) -> None:
        self._pictures, self._embeds_fonts = pictures, embeds_fonts
        self._players: dict[Theme, Player] = {}

    def paint(self, painter: QPainter, page: PrintedPage, px_per_mm: float) -> None:
        """Paint a page with its upper left corner at the painter's origin."""
        for _ in self.painting(painter, page, px_per_mm):
            pass

    def painting(self, painter: QPainter, page: PrintedPage, px_per_mm: float) -> Generator[None]:
        """Paint the same part by part, for a window that stays alive; to stop amid a page, close this."""
        for layer in page.layers:
            painter.save()
            try:
                painter.scale(px_per_mm, px_per_mm)
                yield from self._paint_layer(painter, layer)
            finally:
                painter.restore()

    def image(self, page: PrintedPage, px_per_mm: float) -> QImage:
        """Return a page as an image on white paper."""
        width, height = (max(1, round(side * px_per_mm)) for side in page.size)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        with QPainter(image) as painter:
            self.paint(painter, page, px_per_mm)
        return image

    def _paint_layer(self, painter: QPainter, layer: Layer) -> Iterator[None]:
        if layer.clip is not None:
            painter.setClipRect(QRectF(*layer.clip), Qt.ClipOperation.IntersectClip)
        painter.translate(layer.x, layer.y)
        if layer.is_turned:
            painter.rotate(_QUARTER_TURN)
        painter.scale(layer.scale, layer.scale)
        player = self._player(layer.theme)
        for part in layer.parts:
            painter.save()
            painter.translate(part.x, part.y)
            player.play(painter, part.items)
            painter.restore()
            yield

    def _player(self, theme: Theme) -> Player:
        if theme not in self._players:
            self._players[theme] = Player(theme, self._pictures, embeds_fonts=self._embeds_fonts)
        return self._players[theme]
