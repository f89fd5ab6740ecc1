"""A part of the inspector: a heading that opens and closes it, and the rows of one thing's fields."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.guarded import guarded
from cjm_desktop.qt.panels.rows import Row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from cjm_desktop.qt.panels.fields import Field

_GAP, _SPACE, _ARROW = 8, 10, 12
_STEPS: MappingProxyType[int, bool] = MappingProxyType(
    {Qt.Key.Key_Up: False, Qt.Key.Key_Left: False, Qt.Key.Key_Down: True, Qt.Key.Key_Right: True}
)


class Heading(QToolButton):
    """Opens and closes a section. Its arrow keys lead on within the panel, where those of Qt leave it."""

    stepped = Signal(bool)
    """The keys are to go to the next field or heading, or else to the one before."""

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a step with an arrow."""
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class Section(QWidget):
    """The fields of one thing, of those that such a thing can have; each row is made when first shown."""

    toggled = Signal()
    """The heading was pressed."""

    def __init__(self, possible: tuple[Field, ...]) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._lines = _lines(possible)
        self.heading = Heading()
        self.heading.setProperty("look", "section")
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setIconSize(QSize(_ARROW, _ARROW))
        self.heading.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
        self.heading.clicked.connect(lambda _on=False: self.toggled.emit())
        self._title = plain_label("", "section")
        self._title.setContentsMargins(0, 2, 0, 2)
        self._hint = plain_label("", "hint", wrapped=True)
        self._hint.setContentsMargins(0, 0, 0, _SPACE)
        self._hint.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_SPACE)
        self._column.addWidget(self._title)
        self._column.addWidget(self.heading)
        self._column.addWidget(self._hint)
        self._box = QWidget()
        self._body = QVBoxLayout(self._box)
        self._body.setContentsMargins(0, 0, 0, _SPACE)
        self._body.setSpacing(_SPACE)
        self._column.addWidget(self._box)

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
        """Show these fields, in the order of all there may be, and return the rows that were made for it."""
        made: list[Row] = []
        for line in self._lines:
            needed = [field for field in line.fields if field in fields]
            if needed and line.widget is None:
                self._body.insertWidget(self._place_of(line), line.make())
                made += line.rows
            if line.widget is not None:
                line.widget.setVisible(bool(needed))
                for row in line.rows:
                    row.setVisible(row.field in fields)
        self._box.setVisible(bool(fields))
        self.rows = [row for line in self._lines for row in line.rows if row.field in fields]
        return made

    def _place_of(self, line: Line) -> int:
        before = self._lines[: self._lines.index(line)]
        return sum(one.widget is not None for one in before)


class Line:
    """One field over the whole width, or two side by side; made when it is first shown."""

    def __init__(self, *fields: Field) -> None:
        self.fields = fields
        self.rows: list[Row] = []
        self.widget: QWidget | None = None

    def make(self) -> QWidget:
        """Make the widgets and return the one that holds them."""
        self.rows = [Row(field) for field in self.fields]
        self.widget = self.rows[0] if len(self.rows) == 1 else self._side_by_side()
        return self.widget

    def _side_by_side(self) -> QWidget:
        both = QWidget()
        pair = QHBoxLayout(both)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(_GAP)
        for row in self.rows:
            pair.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        return both


def _lines(fields: tuple[Field, ...]) -> list[Line]:
    lines: list[Line] = []
    waiting: Field | None = None
    for field in fields:
        if field.half and waiting is None:
            waiting = field
            continue
        lines.append(Line(field) if waiting is None else Line(waiting, field))
        waiting = None
    return lines if waiting is None else [*lines, Line(waiting)]
