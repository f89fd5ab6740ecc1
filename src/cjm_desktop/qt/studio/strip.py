"""A strip of the real pages of a poster's file, each rendered when it comes into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
)

from cjm_desktop.printing.wording import ASSEMBLY_LABEL
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.painted_rows import PaintedRows
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.requests import PageChosen
from cjm_desktop.qt.studio.pages import qt_image
from cjm_desktop.qt.studio.summary import unbroken_sides
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from cjm_desktop.printing.rendered import PageFacts, PageImage
    from cjm_desktop.qt.studio.pages import PosterPages

PICTURE = 64
"""The longer side of a page's picture, in px."""
_LABEL_HEIGHT, _LABEL_PIXELS, _INSET = 17, 11, 5
_ITEM = QSize(PICTURE + 2 * _INSET, PICTURE + _LABEL_HEIGHT + 2 * _INSET)
_HEIGHT = _ITEM.height() + 22
_LEAST_HEIGHT = 64
"""Where the room is scarce, the upper part of the pages is seen."""
_LOOKS_AFTER_MS = 30
"""After the last step of scrolling, before what is in sight is rendered."""
_OUTDATED = 0.35
"""How dense pages are shown that are just being made anew."""


class PageStrip(QListWidget):
    """The poster itself, then its pages; the one that is chosen is shown large."""

    chosen = Signal(object)
    """A PageChosen."""

    def __init__(self, pages: PosterPages) -> None:
        super().__init__()
        self._pages = pages
        self._longest = 0.0
        self.images: dict[int, QImage] = {}
        self.fresh: set[int] = set()
        self.facts: tuple[PageFacts, ...] = ()
        self.is_outdated = False
        self._look = QTimer(self, interval=_LOOKS_AFTER_MS, singleShot=True)
        self._look.timeout.connect(self._render_seen)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Painting(self))
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setMaximumHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Pages of the file"))
        self._add(self.tr("Poster"), self.tr("The whole poster with its sheets"))
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self._choose)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._look.start())
        pages.made.connect(self._show_made)
        pages.rendered.connect(self._take)

    def choose_poster(self) -> None:
        """Go back to the poster as a whole."""
        self.setCurrentRow(0)

    def choose_page(self, number: int) -> None:
        """Go to a page, counted from 0."""
        if 0 <= number < len(self.facts):
            self.setCurrentRow(number + 1)
            self.scrollToItem(self.item(number + 1))

    def turn(self, by: int) -> None:
        """Go so many pages on, or back."""
        number = self.page()
        if number is not None:
            self.choose_page(min(max(number + by, 0), len(self.facts) - 1))

    def page(self) -> int | None:
        """Return the page that is chosen, counted from 0, None for the poster as a whole."""
        return self.currentRow() - 1 if self.currentRow() > 0 else None

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which pages are seen."""
        return QSize(_ITEM.width(), _LEAST_HEIGHT)

    def sizeHint(self) -> QSize:
        """Return a size in which some pages are seen whole."""
        return QSize(4 * _ITEM.width(), _HEIGHT)

    def said(self, number: int) -> str:
        """Return what there is to say about a page, counted from 0."""
        page, size = self.facts[number]
        label = _in_own_language(page)
        told = self.tr("Page {number} of {count}: {label} · {size} mm")
        return told.format(number=number + 1, count=len(self.facts), label=label, size=unbroken_sides(size))

    def show_outdated(self) -> None:
        """Tell that the pages are being made anew."""
        self.is_outdated = True
        self.viewport().update()

    def show_none(self) -> None:
        """Show no page: there is no poster."""
        self.choose_poster()
        self.facts, self.images = (), {}
        self.fresh.clear()
        self._set_count(0)

    def _show_made(self) -> None:
        facts = self._pages.facts
        if len(facts) != len(self.facts):
            self._set_count(len(facts))
        self.facts, self.is_outdated = facts, False
        # What is seen is dimmed, not taken away: the new pages come in a moment.
        self.images = {number: image for number, image in self.images.items() if number < len(facts)}
        self.fresh.clear()
        for number, page in enumerate(facts):
            item = self.item(number + 1)
            item.setText(_in_own_language(page.label))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, self.said(number))
        self._look.start()
        self.viewport().update()
        if self.page() is not None:
            self._choose(self.currentRow())

    def _set_count(self, pages: int) -> None:
        """Have so many pages; the chosen one stays chosen, or the last."""
        while self.count() > pages + 1:
            self.takeItem(self.count() - 1)
        while self.count() < pages + 1:
            self._add("", "")

    def _add(self, text: str, description: str) -> None:
        item = QListWidgetItem(text)
        item.setSizeHint(_ITEM)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, description)
        self.addItem(item)

    def _choose(self, row: int) -> None:
        self.chosen.emit(PageChosen(row - 1 if row > 0 else None))

    def _render_seen(self) -> None:
        """Have those pages rendered that are in sight and are not yet."""
        self._longest = round(PICTURE * self.devicePixelRatioF())
        seen = self.viewport().rect()
        numbers = [
            number
            for number in range(len(self.facts))
            if number not in self.fresh and self.visualItemRect(self.item(number + 1)).intersects(seen)
        ]
        self._pages.render(numbers, self._longest)

    def _take(self, rendered: tuple[PageImage, ...]) -> None:
        self.images.update((page.number, qt_image(page)) for page in rendered)
        self.fresh.update(page.number for page in rendered)
        self.viewport().update()
        self._render_seen()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many pages as there is room for."""
        super().resizeEvent(event)
        self._look.start()


def _in_own_language(label: str) -> str:
    """Return a page's label; the assembly plan's, a word of the map's language, in that of the window."""
    return ASSEMBLY_LABEL.in_language(interface_language()) if label in ASSEMBLY_LABEL else label


class _Painting(PaintedRows):
    """Paints a page as a small sheet of paper with its label below."""

    def __init__(self, strip: PageStrip) -> None:
        super().__init__(strip)
        self._strip = strip

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_item(painter, option, index.row())

    def _paint_item(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        colors, area = current_colors(), option.rect.adjusted(1, 1, -1, -1)
        state, has = option.state, QStyle.StateFlag
        is_current = bool(state & has.State_Selected)
        if is_current or state & has.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.selected if is_current else colors.hover))
            if state & has.State_HasFocus:
                painter.setPen(QPen(QColor(colors.accent), 1.5))
            painter.drawRoundedRect(QRectF(area), 7, 7)
        below = QRect(area.left(), area.bottom() - _LABEL_HEIGHT - 2, area.width(), _LABEL_HEIGHT)
        font = QFont(painter.font())
        font.setPixelSize(_LABEL_PIXELS)
        painter.setFont(font)
        painter.setPen(QColor(colors.on_selected if is_current else colors.secondary))
        text = painter.fontMetrics().elidedText(
            self._strip.item(row).text(), Qt.TextElideMode.ElideRight, below.width() - 4
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
        room = QRectF(area.left() + _INSET - 1, area.top() + _INSET - 1, PICTURE, PICTURE)
        if row == 0:
            _paint_grid(painter, room)
        elif row <= len(self._strip.facts):
            self._paint_page(painter, room, row - 1)

    def _paint_page(self, painter: QPainter, room: QRectF, number: int) -> None:
        width, height = self._strip.facts[number].size
        scale = PICTURE / max(width, height)
        place = QRectF(0, 0, width * scale, height * scale)
        place.moveCenter(room.center())
        is_old = self._strip.is_outdated or number not in self._strip.fresh
        painter.setPen(QPen(QColor(current_colors().line), 1))
        painter.setBrush(QColor("white"))
        painter.drawRect(place)
        image = self._strip.images.get(number)
        if image is not None:
            painter.setOpacity(_OUTDATED if is_old else 1.0)
            painter.drawImage(place, image)


def _paint_grid(painter: QPainter, room: QRectF) -> None:
    """Paint a sign for the whole poster: a sheet of paper in four."""
    place = QRectF(0, 0, PICTURE * 0.72, PICTURE * 0.51)
    place.moveCenter(room.center())
    painter.setPen(QPen(QColor(current_colors().accent), 1.2))
    painter.setBrush(QColor("white"))
    painter.drawRect(place)
    middle = place.center()
    painter.drawLine(int(middle.x()), int(place.top()), int(middle.x()), int(place.bottom()))
    painter.drawLine(int(place.left()), int(middle.y()), int(place.right()), int(middle.y()))
