"""The fields of a label sheet: a usual one, or its own columns and rows, label, corner and pitch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QWidget

from cjm_desktop.layout.geometry import Point, Size
from cjm_desktop.model.terms import exact_sides
from cjm_desktop.printing.stickers.spec import LabelGrid
from cjm_desktop.qt.dialogs.form import number_field
from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.print_parts.field_group import choose
from cjm_desktop.qt.print_parts.lengths import LengthField
from cjm_desktop.qt.stickers.pairs import pair, stack
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_LABELS = 40
_OWN = -1


class LabelSheet(NamedTuple):
    """A label sheet: the size of a label, and where its labels lie."""

    size: Size
    grid: LabelGrid


USUAL = (
    LabelSheet(Size(63.5, 38.1), LabelGrid(3, 7, Point(7.2, 15.15), Size(66, 38.1))),
    LabelSheet(Size(99.1, 67.7), LabelGrid(2, 4, Point(4.65, 13.1), Size(101.6, 67.7))),
    LabelSheet(Size(99.1, 38.1), LabelGrid(2, 7, Point(4.65, 15.15), Size(101.6, 38.1))),
    LabelSheet(Size(70, 37), LabelGrid(3, 8, Point(0, 0.5), Size(70, 37))),
    LabelSheet(Size(105, 57), LabelGrid(2, 5, Point(0, 6), Size(105, 57))),
)
"""Label sheets on A4 that are sold everywhere."""


class LabelFields(QWidget):
    """A label sheet to choose and to correct, and whether a page to try it goes first."""

    changed = Signal()
    """Another label sheet is asked for."""
    usual_chosen = Signal()
    """A usual sheet was chosen, which is A4."""

    def __init__(self) -> None:
        super().__init__()
        mm = self.tr(" mm")
        self.usual = DropDown()
        for index, sheet in enumerate(USUAL):
            self.usual.addItem(_name(sheet), index)
        self.usual.addItem(self.tr("Custom size"), _OWN)
        self.columns, self.rows = number_field(0, _MOST_LABELS, 1), number_field(0, _MOST_LABELS, 1)
        self.width_, self.height_ = (LengthField(mm) for _ in range(2))
        self.left, self.top = (LengthField(mm) for _ in range(2))
        self.across, self.down = (LengthField(mm) for _ in range(2))
        self.has_test = QCheckBox(self.tr("Test page first, to tr&y on plain paper"))
        self.setLayout(stack(self._rows()))
        self.show_sheet(USUAL[0])
        self._connect()

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """All fields that are to look alike."""
        return (self.usual, *self._numbers)

    def sheet(self) -> LabelSheet:
        """Return the label sheet that is asked for."""
        corner = Point(self.left.value(), self.top.value())
        pitch = Size(self.across.value(), self.down.value())
        grid = LabelGrid(int(self.columns.value()), int(self.rows.value()), corner, pitch)
        return LabelSheet(Size(self.width_.value(), self.height_.value()), grid)

    def show_sheet(self, sheet: LabelSheet) -> None:
        """Show a label sheet; what it leaves open is filled in."""
        size, grid = sheet
        corner, pitch = grid.corner or Point(0, 0), grid.pitch or size
        values = (grid.columns, grid.rows, *size, *corner, *pitch)
        for field, value in zip(self._numbers, values, strict=True):
            with QSignalBlocker(field):
                field.setValue(value)
        self._name_it()

    @property
    def _numbers(self) -> tuple[QDoubleSpinBox, ...]:
        sides, corner = (self.width_, self.height_), (self.left, self.top)
        return (self.columns, self.rows, *sides, *corner, self.across, self.down)

    def _rows(self) -> Iterator[QWidget]:
        yield pair((self.tr("La&bel sheet"), self.usual))
        yield pair((self.tr("Colu&mns"), self.columns), (self.tr("Ro&ws"), self.rows))
        yield pair((self.tr("Label w&idth"), self.width_), (self.tr("Label hei&ght"), self.height_))
        yield pair((self.tr("&Left offset"), self.left), (self.tr("&Top offset"), self.top))
        yield pair((self.tr("Pitch across"), self.across), (self.tr("Pitch down"), self.down))
        yield self.has_test

    def _connect(self) -> None:
        self.usual.activated.connect(self._take_usual)
        for field in self._numbers:
            field.valueChanged.connect(self._tell)
        self.has_test.toggled.connect(self.changed)

    def _take_usual(self) -> None:
        index = self.usual.currentData()
        if index != _OWN:
            self.show_sheet(USUAL[index])
            self.usual_chosen.emit()
        self.changed.emit()

    def _tell(self) -> None:
        self._name_it()
        self.changed.emit()

    def _name_it(self) -> None:
        """Show which of the usual sheets has these measures."""
        sheet = self.sheet()
        choose(self.usual, USUAL.index(sheet) if sheet in USUAL else _OWN)


def _name(sheet: LabelSheet) -> str:
    sides = exact_sides(sheet.size).in_language(interface_language())
    return f"{sheet.grid.columns} × {sheet.grid.rows} · {sides}"
