"""A list of things to choose from: an icon, a name, and a quieter line that explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.qt.assets import drawn_icon
from cjm_desktop.qt.palette import current_colors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.qt.palette import InterfaceColors

ROW_HEIGHT = 48
"""The height of a row in px."""
_TILE = 32
_ICON = 20
_ROW = Qt.ItemDataRole.UserRole


class Row(NamedTuple):
    """One thing to choose; with `hue`, a colour of the map's palette, its icon stands on a tile."""

    key: str
    icon: str
    name: str
    line: str = ""
    hue: str = ""


class TwoLineList(QListWidget):
    """Rows to choose from, by arrow keys or by typing the beginning of a name."""

    chosen = Signal(str)
    """The key of the row that was activated: by Enter or a double click, where `by_click` by a click."""

    def __init__(self, *, by_click: bool = False) -> None:
        super().__init__()
        self.setItemDelegate(_TwoLines(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._tell)
        if by_click:
            self.itemClicked.connect(self._tell)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows; the one that was current stays current."""
        current = self.current_key()
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(_ROW, row)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, row.line)
            self.addItem(item)
            if row.key == current:
                self.setCurrentItem(item)

    def current_key(self) -> str | None:
        """Return the key of the current row."""
        current = self.currentRow()
        return None if current < 0 else _row(self.item(current).data(_ROW)).key

    def keys(self) -> list[str]:
        """Return the keys of all rows."""
        return [_row(self.item(index).data(_ROW)).key for index in range(self.count())]

    def _tell(self, item: QListWidgetItem) -> None:
        self.chosen.emit(_row(item.data(_ROW)).key)


def _row(data: object) -> Row:
    """Return the row in an item; Qt hands a tuple back as a list."""
    if not isinstance(data, (list, tuple)):
        message = "an item of a TwoLineList without its row"
        raise TypeError(message)
    return Row(*data)


class _TwoLines(QStyledItemDelegate):
    """Paints one row."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colors, row = current_colors(), _row(index.data(_ROW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = _ground(option, colors)
        if ground:
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 8, 8)
        tile = QRect(option.rect.left() + 8, option.rect.center().y() - _TILE // 2 + 1, _TILE, _TILE)
        _paint_icon(painter, tile, row, colors)
        _write(painter, option.rect.adjusted(52, 6, -10, -6), row, colors)
        painter.restore()


def _ground(option: QStyleOptionViewItem, colors: InterfaceColors) -> str:
    if option.state & QStyle.StateFlag.State_Selected:
        return colors.selected
    return colors.hover if option.state & QStyle.StateFlag.State_MouseOver else ""


def _paint_icon(painter: QPainter, tile: QRect, row: Row, colors: InterfaceColors) -> None:
    ink = colors.secondary
    if row.hue:
        ink = LIGHT.color(f"{row.hue}.bar")
        painter.setBrush(QColor(LIGHT.color(f"{row.hue}.tint")))
        painter.drawRoundedRect(tile, 7, 7)
    gap = (_TILE - _ICON) // 2
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(tile.left() + gap, tile.top() + gap, drawn_icon(row.icon, QColor(ink), _ICON, ratio))


def _write(painter: QPainter, area: QRect, row: Row, colors: InterfaceColors) -> None:
    name, second = QFont(painter.font()), QFont(painter.font())
    name.setWeight(QFont.Weight.Medium)
    second.setPixelSize(12)
    half = area.height() // 2 if row.line else 0
    lines = (
        (name, colors.ink, area.adjusted(0, 0, 0, -half), row.name),
        (second, colors.secondary, area.adjusted(0, half, 0, 0), row.line),
    )
    for font, ink, line, text in lines:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
