"""Each choice of sheets with what it costs: the one that is chosen is marked, a click chooses another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem

from cjm_desktop.qt.assets import drawn_icon
from cjm_desktop.qt.painted_rows import PaintedRows
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.requests import RowChosen

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROW, _FRAME = 31, 12
_INSET, _MARK, _ICON = 9, 7, 15
_OUTDATED = 0.4
"""How dense a price is while another one is being reckoned."""


class PriceRow(Struct, frozen=True):
    """A choice: its key, its name with a quieter word, its price in sheets, and what to know before."""

    key: str
    name: str
    detail: str = ""
    sheets: int = 0
    warning: str = ""


class PriceList(QListWidget):
    """The choices of sheets, all of them seen at once."""

    chosen = Signal(object)
    """A RowChosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PriceRow] = []
        self.is_outdated = False
        self.setItemDelegate(_Painting(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._tell)

    def price(self, sheets: int) -> str:
        """Return a number of sheets in words, none for 0."""
        return self.tr("%n sheet(s)", "", sheets) if sheets else ""

    def current_key(self) -> str:
        """Return the key of the choice."""
        return self.rows[self.currentRow()].key if 0 <= self.currentRow() < len(self.rows) else ""

    def choose(self, key: str) -> None:
        """Choose without being asked; the first where there is no such choice."""
        at = next((i for i, row in enumerate(self.rows) if row.key == key), 0)
        self.blockSignals(True)
        self.setCurrentRow(at)
        self.blockSignals(False)

    def show_rows(self, rows: Iterable[PriceRow]) -> None:
        """Show these choices; what was chosen stays so."""
        self.rows, self.is_outdated = list(rows), False
        self.blockSignals(True)
        while self.count() > len(self.rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(self.rows):
            self.addItem(QListWidgetItem())
        for number, row in enumerate(self.rows):
            item = self.item(number)
            said = ", ".join(part for part in (row.name, row.detail, self.price(row.sheets)) if part)
            item.setText(said)
            item.setToolTip(row.warning)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, row.warning)
            item.setSizeHint(QSize(0, _ROW))
        self.blockSignals(False)
        self.setFixedHeight(len(self.rows) * _ROW + _FRAME)
        self.viewport().update()

    def show_outdated(self) -> None:
        """Dim the prices: they are of another poster than the planned one, and new ones come in a moment."""
        self.is_outdated = True
        self.viewport().update()

    def _tell(self, row: int) -> None:
        if 0 <= row < len(self.rows):
            self.chosen.emit(RowChosen(self.rows[row].key))


class _Painting(PaintedRows):
    """Paints a choice as a line: a mark, its name, and its price at the right."""

    def __init__(self, prices: PriceList) -> None:
        super().__init__(prices)
        self._prices = prices

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.row() < len(self._prices.rows):
            self._paint_price(painter, option, self._prices.rows[index.row()])

    def _paint_price(self, painter: QPainter, option: QStyleOptionViewItem, row: PriceRow) -> None:
        colors, area = current_colors(), QRectF(option.rect).adjusted(1, 1, -1, -1)
        state, has = option.state, QStyle.StateFlag
        is_on = bool(state & has.State_Enabled)
        is_current = bool(state & has.State_Selected)
        if is_current or state & has.State_MouseOver:
            painter.setBrush(QColor(colors.selected if is_current else colors.hover))
            shows_focus = is_current and state & has.State_HasFocus
            painter.setPen(QPen(QColor(colors.accent), 1.5) if shows_focus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(area, 5, 5)
        ink = QColor(colors.on_selected if is_current else colors.ink)
        quiet = QColor(colors.on_selected if is_current else colors.secondary)
        if not is_on:
            ink = quiet = QColor(colors.faint)
        price_text = self._prices.price(row.sheets)
        left = self._paint_mark(painter, area, is_current=is_current)
        inner = area.adjusted(left, 0, -_INSET, 0)
        density = _OUTDATED if self._prices.is_outdated else 1.0
        painter.setOpacity(density)
        if row.warning:
            inner = self._paint_warning(painter, inner)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold if is_current else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, price_text)
        painter.setOpacity(1.0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.name)
        name = painter.fontMetrics().horizontalAdvance(row.name) + _INSET
        price = painter.fontMetrics().horizontalAdvance(price_text) + _INSET
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(quiet)
        painter.setOpacity(density)
        room = inner.adjusted(name, 0, -price, 0)
        detail = painter.fontMetrics().elidedText(
            row.detail, Qt.TextElideMode.ElideRight, max(0, int(room.width()))
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, detail)

    def _paint_mark(self, painter: QPainter, area: QRectF, *, is_current: bool) -> float:
        """Paint the circle of a choice among several and return where the text begins."""
        colors = current_colors()
        middle = area.center().y()
        place = QRectF(area.left() + _INSET - 1, middle - _MARK, 2 * _MARK, 2 * _MARK)
        painter.setPen(QPen(QColor(colors.accent if is_current else colors.faint), 1.2))
        painter.setBrush(QColor(colors.field))
        painter.drawEllipse(place)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent))
            painter.drawEllipse(place.adjusted(3.5, 3.5, -3.5, -3.5))
        return _INSET + 2 * _MARK + _INSET

    def _paint_warning(self, painter: QPainter, inner: QRectF) -> QRectF:
        """Paint the sign for something to know at the right and return the room that is left."""
        ratio = painter.device().devicePixelRatioF()
        icon = drawn_icon("warning", QColor(current_colors().waiting), _ICON, ratio)
        painter.drawPixmap(int(inner.right()) - _ICON, int(inner.center().y()) - _ICON // 2, icon)
        return inner.adjusted(0, 0, -_ICON - 6, 0)
