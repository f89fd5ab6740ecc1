"""The picture of a version: the whole map, and as near as one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPen

from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.print_parts.sighted import Sighted
from cjm_desktop.qt.render import Pictures
from cjm_desktop.qt.studio.map_picture import MapPainting, copies, near, whole

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QWidget

    from cjm_desktop.draw.page import Page
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.studio.map_picture import MapImage


class VersionPicture(Sighted):
    """Shows a drawn map as it goes on paper; what is in sight is painted as fine as it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._pictures: Pictures | None = None
        self._copies: list[QImage] = []
        self._near: MapImage | None = None
        self._says = ""
        self._painting, self._painting_near = MapPainting(self), MapPainting(self)
        self._painting.finished.connect(self._take_whole)
        self._painting_near.finished.connect(self._take_near)
        self.setAccessibleName(self.tr("Picture of the version"))

    @property
    def is_painted(self) -> bool:
        """Whether the map is seen."""
        return bool(self._copies)

    @property
    def told(self) -> str:
        """The words that are shown in place of a picture."""
        return self._says

    def say(self, text: str) -> None:
        """Show a few words in place of a picture."""
        self._drop()
        self._says = text
        self.update()

    def show_page(self, page: Page, document: Document) -> None:
        """Show a drawn map of a document, as soon as it is painted."""
        self._drop()
        self._says = ""
        self._page, self._pictures = page, Pictures(document.attachments)
        self.sight.set_page(page.size)
        self.sight.fit()
        self._painting.begin(page, LIGHT, self._pictures, whole(page))
        self.update()

    def look_closer(self) -> None:
        """Paint what is in sight anew where the picture of the whole map is too coarse for it."""
        if self._page is None or not self._copies:
            return
        fineness = self.sight.scale * self.devicePixelRatioF()
        seen = self._seen(self._page)
        if fineness > whole(self._page).fineness and seen.width > 0 and seen.height > 0:
            self._painting_near.begin(self._page, LIGHT, self._pictures, near(seen, fineness))

    def look_anew(self) -> None:
        """Show what there is to see now, and somewhat later as fine as it can be."""
        self._painting_near.stop()
        super().look_anew()

    def paint_sight(self, painter: QPainter) -> None:
        """Paint the map on white paper, or the words in place of it."""
        colors = current_colors()
        if self._page is None:
            painter.setPen(QColor(colors.secondary))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), middle, self._says)
            return
        painter.setPen(QPen(QColor(colors.line), 1))
        painter.setBrush(QColor("white"))
        painter.drawRect(self.sight.place)
        if self._copies:
            width = self.sight.place.width() * self.devicePixelRatioF()
            fine = [copy for copy in self._copies if copy.width() >= width]
            painter.drawImage(self.sight.place, fine[-1] if fine else self._copies[0])
        if self._near is not None:
            on_screen = self.sight.on_screen(self._near.view.area)
            if on_screen.width() * self.devicePixelRatioF() > self._near.image.width() / 2:
                painter.drawImage(on_screen, self._near.image)

    def _drop(self) -> None:
        self._painting.stop()
        self._painting_near.stop()
        self._page, self._pictures, self._copies, self._near = None, None, [], None

    def _seen(self, page: Page) -> Rect:
        """Return what of the map is in sight, in mm."""
        corner, end = (self.sight.on_page(at) for at in (QPointF(0, 0), QPointF(self.width(), self.height())))
        left, top = max(0.0, corner.x()), max(0.0, corner.y())
        right, bottom = min(page.size.width, end.x()), min(page.size.height, end.y())
        return Rect(left, top, right - left, bottom - top)

    def _take_whole(self, made: MapImage) -> None:
        self._copies = copies(made.image)
        self.look_anew()

    def _take_near(self, made: MapImage) -> None:
        self._near = made
        self.update()
