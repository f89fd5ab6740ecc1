"""One sheet of stickers as it will be printed, painted by the player of screen and printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.print_parts.sighted import Sighted
from cjm_desktop.qt.render.pages import PagePainter

if TYPE_CHECKING:
    from cjm_desktop.printing.pages import PrintedPage
    from cjm_desktop.qt.render import Pictures

_LONGEST = 5000
"""Of the picture of a page in px: an A4 sheet at more than four hundred dots an inch."""


class SheetView(Sighted):
    """Shows a page; while hand or keys move it, from a picture of it, and then as fine as it is seen."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._painter = PagePainter(pictures)
        self._page: PrintedPage | None = None
        self._picture = QPixmap()

    def show_page(self, page: PrintedPage | None) -> None:
        """Show another page, or that there is none."""
        self._page = page
        if page is not None:
            self.sight.set_page(page.size)
        self._picture = QPixmap()
        self.update()

    def look_closer(self) -> None:
        """Have the page painted as fine as it is seen now."""
        self._picture = QPixmap()
        self.update()

    def paint_sight(self, painter: QPainter) -> None:
        """Paint the page on white paper."""
        if self._page is None:
            return
        painter.setPen(QPen(QColor(current_colors().line), 1))
        painter.setBrush(QColor("white"))
        painter.drawRect(self.sight.place)
        if self._picture.isNull():
            fineness = min(self.sight.scale * self.devicePixelRatioF(), _LONGEST / max(self._page.size))
            self._picture = QPixmap.fromImage(self._painter.image(self._page, fineness))
        painter.drawPixmap(self.sight.place, self._picture, QRectF(self._picture.rect()))
