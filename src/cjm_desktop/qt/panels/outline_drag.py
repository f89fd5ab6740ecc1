"""Rows of the outline while they are dragged: ids, which mean nothing to another map, and how they look."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView

from cjm_desktop.qt.palette import current_colors
from cjm_desktop.qt.panels.outline_contents import Key, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFont

    from cjm_desktop.qt.panels.outline_contents import Contents

ROWS = "application/x-cjm-outline-rows"
"""The form in which rows are dragged."""
ASIDE = QPoint(-14, -12)
"""Where the pointer is to what is dragged: above it, so that the row below the pointer can be read."""
_LARGEST = QSize(220, 26)
_INSET, _LINE, _KNOB = 9, 2, 3
_On = QAbstractItemView.DropIndicatorPosition


class Dropped(Struct, frozen=True):
    """A request: rows were dropped before the row `at` below another one, or on it where `at` is None."""

    keys: tuple[Key, ...]
    parent: Key
    at: int | None


def packed(contents: Contents, keys: Iterable[Key]) -> QMimeData:
    """Return rows of a map as they are dragged."""
    data = QMimeData()
    data.setData(ROWS, QByteArray(json.dumps([contents.map_id, list(keys)]).encode()))
    return data


def unpacked(contents: Contents, data: QMimeData) -> tuple[Key, ...]:
    """Return the rows that are dragged, none where they are of another map or no longer there."""
    if not data.hasFormat(ROWS):
        return ()
    map_id, keys = json.loads(bytes(data.data(ROWS).data()))
    read = tuple(Key(Kind(kind), of, stage) for kind, of, stage in keys)
    return read if map_id == contents.map_id and all(contents.known(key) for key in read) else ()


def picture(first: str, count: int, font: QFont, ratio: float) -> QPixmap:
    """Return how rows look while they are dragged: the first of them, and how many there are."""
    colors, metrics = current_colors(), QFontMetrics(font)
    number = f"  × {count}" if count > 1 else ""
    room = _LARGEST.width() - 2 * _INSET - metrics.horizontalAdvance(number)
    text = metrics.elidedText(first, Qt.TextElideMode.ElideRight, room) + number
    size = QSize(metrics.horizontalAdvance(text) + 2 * _INSET, _LARGEST.height())
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colors.accent))
        painter.setBrush(QColor(colors.panel))
        area = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
        painter.drawRoundedRect(area, 5, 5)
        painter.setFont(font)
        painter.setPen(QColor(colors.ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    return made


def paint_place(
    painter: QPainter, row: QRect, indent: int, where: QAbstractItemView.DropIndicatorPosition
) -> None:
    """Paint where dragged rows would come to stand: in a row, or between it and the next or last one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(current_colors().accent), _LINE))
    if where is _On.OnItem:
        painter.drawRoundedRect(row.toRectF().adjusted(2, 1.5, -2, -1.5), 5, 5)
        return
    y = row.top() if where is _On.AboveItem else row.bottom() + 1
    y = max(y, _KNOB + 1)
    painter.drawEllipse(QPoint(indent + _KNOB, y), _KNOB, _KNOB)
    painter.drawLine(indent + 2 * _KNOB, y, row.right() - 2, y)
