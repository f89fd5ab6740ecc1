"""Outlines of a display list as paths of Qt, and the pens that draw them, all in mm."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_PEN = QPen(Qt.PenStyle.NoPen)


def painter_path(steps: Iterable[tuple[str | float, ...]]) -> QPainterPath:
    """Return the steps of an outline as a path, in mm."""
    path = QPainterPath()
    add_steps(path, steps)
    return path


def add_steps(path: QPainterPath, steps: Iterable[tuple[Any, ...]]) -> None:
    """Add the steps of an outline to a path."""
    for kind, *numbers in steps:
        if kind == "M":
            path.moveTo(*numbers)
        elif kind == "L":
            path.lineTo(*numbers)
        elif kind == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()


@lru_cache(maxsize=256)
def stroke_pen(color: str | None, width: float, dash: tuple[float, ...]) -> QPen:
    """Return the pen of an outline; a curve has thousands of pieces in few colours."""
    return pen_of(QColor(color) if color else None, width, dash)


def pen_of(line: QColor | None, width: float, dash: tuple[float, ...]) -> QPen:
    """Return a pen with round ends; Qt counts dashes in widths of the pen, we in mm."""
    if line is None or not width:
        return _NO_PEN
    pen = QPen(line, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dash:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([part / width for part in dash])
    return pen
