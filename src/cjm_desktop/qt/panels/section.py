"""A part of the inspector: a heading that opens and closes it, and the rows of one thing's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.panels.rows import Row

if TYPE_CHECKING:
    from cjm_desktop.qt.panels.fields import Field

_GAP, _SPACE, _ARROW = 8, 10, 12


class Section(QWidget):
    """The fields of one thing; its rows are made when it is first open."""

    toggled = Signal()
    """The heading was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._bodies: dict[tuple[Field, ...], tuple[QWidget, list[Row]]] = {}
        self.heading = QToolButton()
        self.heading.setProperty("look", "section")
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setIconSize(QSize(_ARROW, _ARROW))
        self.heading.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
        self.heading.clicked.connect(lambda _on=False: self.toggled.emit())
        self._title = plain_label("", "section")
        self._title.setContentsMargins(0, 2, 0, 2)
        self._hint = plain_label("", "hint", wrapped=True)
        self._hint.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_SPACE)
        self._column.addWidget(self._title)
        self._column.addWidget(self.heading)
        self._column.addWidget(self._hint)

    def show_heading(self, text: str, *, is_open: bool, can_close: bool) -> None:
        """Show what the section is about, whether it is open, and whether it could be closed."""
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self.heading.setArrowType(arrow)
        self.heading.setVisible(can_close)
        self._title.setText(text)
        self._title.setHidden(can_close)
        self.heading.setText(text)
        self.heading.setAccessibleName(text)

    def show_hint(self, text: str) -> None:
        """Show a sentence in place of fields, or none."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def show_fields(self, fields: tuple[Field, ...]) -> list[Row]:
        """Show these fields and return the rows that were made for it."""
        made: list[Row] = []
        if fields and fields not in self._bodies:
            self._bodies[fields] = self._make(fields)
            made = self._bodies[fields][1]
        for known, (body, _) in self._bodies.items():
            body.setVisible(known == fields)
        self.rows = self._bodies[fields][1] if fields else []
        return made

    def _make(self, fields: tuple[Field, ...]) -> tuple[QWidget, list[Row]]:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, _SPACE)
        column.setSpacing(_SPACE)
        rows = [Row(field) for field in fields]
        waiting: Row | None = None
        for row in rows:
            if waiting is not None:
                column.addLayout(_side_by_side(waiting, row))
                waiting = None
            elif row.field.half:
                waiting = row
            else:
                column.addWidget(row)
        if waiting is not None:
            column.addWidget(waiting)
        self._column.addWidget(body)
        return body, rows


def _side_by_side(*rows: Row) -> QHBoxLayout:
    pair = QHBoxLayout()
    pair.setSpacing(_GAP)
    for row in rows:
        pair.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
    return pair
