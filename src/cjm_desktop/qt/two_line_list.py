"""A list of things to choose from: a picture or an icon, a name, and a quieter text that explains it."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem

from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.qt.assets import drawn_icon
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.painted_rows import PaintedRows
from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.requests import RowChosen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.qt.palette import InterfaceColors

ROW_HEIGHT = 48
"""The height of a row in px; of one with a picture PICTURE_ROW_HEIGHT."""
PICTURE_ROW_HEIGHT = 104
PICTURE = QSize(128, 86)
"""The frame of a picture in px."""
_TILE, _ICON = 32, 20
_EDGE = 8
_FOCUS = 1.5
_PAUSE_S = 1.0
"""After such a pause another name is begun."""


class Row(Struct, frozen=True, eq=False):
    """One thing to choose; with `hue`, a colour of the map's palette, its icon stands on a tile.

    It is found by the words of `also`, too, which are not shown.
    """

    key: str
    name: str
    text: str = ""
    icon: str = ""
    hue: str = ""
    picture: QPixmap | None = None
    also: str = ""


class TwoLineList(QListWidget):
    """Rows to choose from, by arrow keys or by typing some of a name."""

    chosen = Signal(object)
    """A RowChosen: by Enter or a double click, where `by_click` by a click."""

    def __init__(self, *, by_click: bool = False, shown_height: int | None = None) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._shown_height = shown_height
        self._typed, self._typed_at = "", 0.0
        self.marks_focus = by_click
        """Whether a row is marked only while it has the focus: where clicks choose, none stays chosen."""
        self.setItemDelegate(_Painting(self))
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
        self.rows = list(rows)
        for row in self.rows:
            item = QListWidgetItem(row.name)
            item.setSizeHint(QSize(0, PICTURE_ROW_HEIGHT if row.picture else ROW_HEIGHT))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, row.text)
            self.addItem(item)
            if row.key == current:
                self.setCurrentItem(item)

    def change_row(self, changed: Row) -> None:
        """Show a row of the same key and height anew, where it stands; nothing is scrolled by it."""
        for index, row in enumerate(self.rows):
            if row.key == changed.key:
                self.rows[index] = changed
                self.item(index).setText(changed.name)
                self.item(index).setData(Qt.ItemDataRole.AccessibleDescriptionRole, changed.text)

    def current_key(self) -> str | None:
        """Return the key of the current row."""
        current = self.currentRow()
        return self.rows[current].key if 0 <= current < len(self.rows) else None

    @guarded()
    def keyboardSearch(self, text: str) -> None:
        """Go to the row that fits best what is typed; a letter that is typed anew goes to the next such row.

        A letter by which nothing would fit any more is left out.
        """
        from cjm_desktop.qt.name_search import Name, best_named

        now = monotonic()
        before = self._typed if now - self._typed_at < _PAUSE_S else ""
        typed, names = before + text, [Name(row.name, row.also) for row in self.rows]
        found, current = best_named(names, typed), self.currentRow()
        is_anew = not before
        if not found and len(set(typed)) == 1:
            found, is_anew = best_named(names, text), True
        if not found:
            return
        self._typed, self._typed_at = typed, now
        if current not in found:
            self.setCurrentRow(found[0])
        elif is_anew:
            self.setCurrentRow(next((row for row in found if row > current), found[0]))

    def sizeHint(self) -> QSize:
        """Return a size in which so many px of rows are seen as were asked for."""
        size = super().sizeHint()
        if self._shown_height is not None:
            size.setHeight(self._shown_height)
        return size

    def minimumSizeHint(self) -> QSize:
        """Return a size in which a row is seen: where the room is scarce, the list is scrolled."""
        return QSize(super().minimumSizeHint().width(), PICTURE_ROW_HEIGHT + _EDGE)

    def _tell(self, item: QListWidgetItem) -> None:
        self.chosen.emit(RowChosen(self.rows[self.row(item)].key))


class _Painting(PaintedRows):
    """Paints the rows of a list."""

    def __init__(self, shown: TwoLineList) -> None:
        super().__init__(shown)
        self._shown = shown

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.row() < len(self._shown.rows):
            self._paint_lines(painter, option, self._shown.rows[index.row()])

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        colors = current_colors()
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_ground(painter, option, colors)
        left = _paint_mark(painter, option.rect, row, colors)
        area = option.rect.adjusted(left, 6, -_EDGE, -6)
        if row.picture is None:
            _write_two_lines(painter, area, row, colors)
        else:
            _write_beside_picture(painter, area, row, colors)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, colors: InterfaceColors) -> None:
        state, has = option.state, QStyle.StateFlag
        marks = self._shown.marks_focus
        is_current = state & (has.State_HasFocus if marks else has.State_Selected)
        if not is_current and not state & has.State_MouseOver:
            return
        painter.setBrush(QColor(colors.selected if is_current else colors.hover))
        if is_current and marks:
            painter.setPen(QPen(QColor(colors.accent), _FOCUS))
        painter.drawRoundedRect(option.rect.toRectF().adjusted(1, 1, -1, -1), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)


def _paint_mark(painter: QPainter, area: QRect, row: Row, colors: InterfaceColors) -> int:
    """Paint the picture or the icon of a row and return where its text begins."""
    middle = area.center().y() + 1
    if row.picture is not None:
        frame = QRect(area.left() + _EDGE, middle - PICTURE.height() // 2, PICTURE.width(), PICTURE.height())
        painter.drawPixmap(frame, row.picture)
        painter.setPen(QColor(colors.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.toRectF().adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)
        return _EDGE + PICTURE.width() + 16
    tile = QRect(area.left() + _EDGE, middle - _TILE // 2, _TILE, _TILE)
    ink = colors.secondary
    if row.hue:
        ink = LIGHT.color(f"{row.hue}.bar")
        painter.setBrush(QColor(LIGHT.color(f"{row.hue}.tint")))
        painter.drawRoundedRect(tile, 7, 7)
    gap = (_TILE - _ICON) // 2
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(tile.left() + gap, tile.top() + gap, drawn_icon(row.icon, QColor(ink), _ICON, ratio))
    return _EDGE + _TILE + 12


def _fonts(painter: QPainter) -> tuple[QFont, QFont]:
    name, second = QFont(painter.font()), QFont(painter.font())
    name.setWeight(QFont.Weight.Medium)
    second.setPixelSize(12)
    return name, second


def _write_two_lines(painter: QPainter, area: QRect, row: Row, colors: InterfaceColors) -> None:
    half = area.height() // 2 if row.text else 0
    name, second = _fonts(painter)
    lines = (
        (name, colors.ink, area.adjusted(0, 0, 0, -half), row.name),
        (second, colors.secondary, area.adjusted(0, half, 0, 0), row.text),
    )
    for font, ink, line, text in lines:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)


def _write_beside_picture(painter: QPainter, area: QRect, row: Row, colors: InterfaceColors) -> None:
    name, second = _fonts(painter)
    inner = area.adjusted(0, 10, 0, -4)
    painter.setFont(name)
    painter.setPen(QColor(colors.ink))
    painter.drawText(inner, Qt.TextFlag.TextWordWrap, row.name)
    used = painter.boundingRect(inner, Qt.TextFlag.TextWordWrap, row.name).height() + 4
    painter.setFont(second)
    painter.setPen(QColor(colors.secondary))
    painter.drawText(inner.adjusted(0, used, 0, 0), Qt.TextFlag.TextWordWrap, row.text)
