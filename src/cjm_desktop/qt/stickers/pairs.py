"""Fields in pairs: side by side, each below its label, shown and hidden together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cjm_desktop.qt.dialogs.form import labelled
from cjm_desktop.qt.print_parts.field_group import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable


def pair(*fields: tuple[str, QWidget]) -> QWidget:
    """Return fields side by side, each with its label."""
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    for label, field in fields:
        row.addLayout(labelled(label, field), 1)
    return widget


def stack(rows: Iterable[QWidget]) -> QVBoxLayout:
    """Return rows of fields one below the other."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for row in rows:
        column.addWidget(row)
    return column
