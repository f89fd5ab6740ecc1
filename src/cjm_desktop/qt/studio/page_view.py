"""One real page of a poster's file, large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPen

from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.print_parts.sighted import Sighted
from cjm_desktop.qt.requests import PageTurned
from cjm_desktop.qt.studio.pages import qt_image

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QImage, QKeyEvent, QPainter

    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.printing.rendered import PageImage
    from cjm_desktop.qt.studio.pages import PosterPages

_LONGEST = 5000
"""Of a rendered page in px: an A4 sheet at more than four hundred dots an inch."""


class PageView(Sighted):
    """Shows one page as it comes from the printer; at first from its small picture, then fine."""

    left = Signal()
    """A click: the user has seen the page."""
    turned = Signal(object)
    """A PageTurned: by the keys that turn pages."""

    def __init__(self, pages: PosterPages) -> None:
        super().__init__()
        self.number: int | None = None
        self._pages = pages
        self._size: Size | None = None
        self._image: QImage | None = None
        pages.enlarged.connect(self._take)

    @property
    def is_fine(self) -> bool:
        """Whether the page is rendered as fine as it is shown."""
        return self._image is not None and max(self._image.width(), self._image.height()) >= self._longest()

    def show_page(self, number: int, size: Size, small: QImage | None) -> None:
        """Show a page of some mm, counted from 0, which has a small picture or none yet."""
        if number != self.number:
            self.sight.fit()
        self.number, self._size, self._image = number, size, small
        self.sight.set_page(size)
        self.look_anew()
        self.look_closer()

    def look_closer(self) -> None:
        """Have the page rendered as fine as it is shown now."""
        if self.number is not None and not self.is_fine and self.isVisible():
            self._pages.enlarge(self.number, self._longest())

    def click(self, point: QPointF) -> None:
        """Leave the page."""
        self.left.emit()

    def paint_sight(self, painter: QPainter) -> None:
        """Paint the page on white paper."""
        if self._size is None:
            return
        painter.setPen(QPen(QColor(current_colors().line), 1))
        painter.setBrush(QColor("white"))
        painter.drawRect(self.sight.place)
        if self._image is not None:
            painter.drawImage(self.sight.place, self._image)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, or zoom and pan."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in steps:
            self.turned.emit(PageTurned(steps[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def _longest(self) -> float:
        if self._size is None:
            return 1.0
        return round(min(_LONGEST, max(self._size) * self.sight.scale * self.devicePixelRatioF()))

    def _take(self, page: PageImage) -> None:
        if page.number == self.number:
            self._image = qt_image(page)
            self.update()
