"""How a map is printed: all of it, as ground for paper stickers, or its grid alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from cjm_desktop.layout.geometry import Size
from cjm_desktop.printing.spec import Coloring, Style
from cjm_desktop.qt.dialogs.form import labelled, number_field
from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.panels.editors import SegmentsEditor
from cjm_desktop.qt.print_parts.field_group import GAP, Group, add, choose
from cjm_desktop.qt.print_parts.lengths import LengthField
from cjm_desktop.qt.studio.offers import Offers

if TYPE_CHECKING:
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.qt.panels.editors import Edited

_MOST_TYPED = 99
"""So many notes can be typed; how many a cell can have, a sentence tells."""


class StyleGroup(Group):
    """Full, workshop with the size of its stickers, or empty; cell codes; colour or grey."""

    def __init__(self) -> None:
        super().__init__(self.tr("Style"))
        mm = self.tr(" mm")
        self._style = Style.FULL
        self.styles = SegmentsEditor(
            (
                (Style.FULL, self.tr("Full")),
                (Style.WORKSHOP, self.tr("Workshop")),
                (Style.EMPTY, self.tr("Empty")),
            )
        )
        self.styles.name(self.tr("Style"))
        self.width_, self.height_ = LengthField(mm), LengthField(mm)
        self.notes = number_field(0, _MOST_TYPED, 1)
        self.has_codes = QCheckBox(self.tr("&Codes in the cells: C3"))
        self.coloring = DropDown()
        self._sticker, self.offers = QWidget(), Offers()
        add(
            self.coloring,
            ((self.tr("In colour"), Coloring.COLOR.value), (self.tr("In grey"), Coloring.GREY.value)),
        )
        self.level(self.width_, self.height_, self.notes, self.coloring)
        self._lay_out()
        self.styles.finished.connect(self._take_style)
        for number in (self.width_, self.height_, self.notes):
            number.valueChanged.connect(self._tell)
        self.has_codes.toggled.connect(self._tell)
        self.coloring.currentIndexChanged.connect(self._tell)

    def put(self, spec: PrintSpec) -> PrintSpec:
        """Return a spec in this style."""
        return replace(
            spec,
            style=self._style,
            sticker=Size(self.width_.value(), self.height_.value()),
            notes=round(self.notes.value()),
            has_codes=self.has_codes.isChecked(),
            coloring=Coloring(self.coloring.currentData()),
        )

    def show_spec(self, spec: PrintSpec) -> None:
        """Show the style of a spec."""
        self._style = spec.style
        self.styles.show_values([spec.style])
        self.width_.setValue(spec.sticker.width)
        self.height_.setValue(spec.sticker.height)
        self.notes.setValue(spec.notes)
        self.has_codes.setChecked(spec.has_codes)
        choose(self.coloring, spec.coloring.value)
        self._allow()

    def _lay_out(self) -> None:
        sides = QGridLayout(self._sticker)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setHorizontalSpacing(GAP)
        sides.addLayout(labelled(self.tr("Sticker width"), self.width_), 0, 0)
        sides.addLayout(labelled(self.tr("Sticker height"), self.height_), 0, 1)
        sides.addLayout(labelled(self.tr("Free slots in each cell"), self.notes), 1, 0, 1, 2)
        self.grid.addWidget(self.styles, 1, 0, 1, 2)
        self.grid.addWidget(self._sticker, 2, 0, 1, 2)
        self.grid.addWidget(self.offers, 3, 0, 1, 2)
        self.grid.addLayout(labelled(self.tr("Colo&urs"), self.coloring), 4, 0, 1, 2)
        self.grid.addWidget(self.has_codes, 5, 0, 1, 2)

    def _take_style(self, edited: Edited) -> None:
        self._style = edited.value
        self._tell()

    def _tell(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        self._sticker.setVisible(self._style is not Style.FULL)
