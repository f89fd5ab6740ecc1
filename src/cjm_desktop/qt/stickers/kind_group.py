"""Which stickers are printed: those of cards, all or the selected ones, or blank ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from cjm_desktop.printing.spec import Coloring
from cjm_desktop.printing.stickers.spec import StickerOrder, require_blank
from cjm_desktop.qt.dialogs.form import number_field
from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.panels.editors import SegmentsEditor
from cjm_desktop.qt.print_parts.field_group import FieldGroup, add, choose
from cjm_desktop.qt.stickers.pairs import pair

if TYPE_CHECKING:
    from cjm_desktop.printing.stickers.spec import StickerSpec
    from cjm_desktop.qt.panels.editors import Edited

_MOST_TYPED = 999
"""So many blank stickers can be typed; how many there can be, a sentence tells."""


class KindGroup(FieldGroup):
    """Cards or blank ones, how many of these for a cell, in which order, in colour or grey.

    `selected` are the ids of the cards that are selected on the map.
    """

    def __init__(self, selected: frozenset[str]) -> None:
        super().__init__(self.tr("Stickers"))
        self._selected = selected
        self._is_blank = False
        self.kinds = SegmentsEditor(((False, self.tr("Cards")), (True, self.tr("Blank"))))
        self.kinds.name(self.tr("Stickers"))
        self.only_selected = QCheckBox(
            self.tr("Only selecte&d cards: {count}").format(count=len(self._selected))
        )
        self.blank = number_field(0, _MOST_TYPED, 1)
        self.blank.setValue(1)
        self.order, self.coloring = DropDown(), DropDown()
        self.is_apart = QCheckBox()
        add(
            self.order,
            (
                (self.tr("By lanes"), StickerOrder.LANE.value),
                (self.tr("By stages"), StickerOrder.STAGE.value),
            ),
        )
        add(
            self.coloring,
            ((self.tr("In colour"), Coloring.COLOR.value), (self.tr("In grey"), Coloring.GREY.value)),
        )
        self.level(self.blank, self.order, self.coloring)
        self._blank_row = pair((self.tr("Blank stickers per &cell"), self.blank))
        self._lay_out()
        self._connect()

    def put(self, spec: StickerSpec) -> StickerSpec:
        """Return a spec with what is chosen here; raises PrintError for no blank stickers, or too many."""
        is_selected = self.only_selected.isChecked() and not self._is_blank
        return replace(
            spec,
            blank=require_blank(int(self.blank.value())) if self._is_blank else 0,
            cards=self._selected if is_selected else None,
            order=StickerOrder(self.order.currentData()),
            is_apart=self.is_apart.isChecked(),
            coloring=Coloring(self.coloring.currentData()),
        )

    def show_spec(self, spec: StickerSpec) -> None:
        """Show what a spec asks for."""
        self._is_blank = bool(spec.blank)
        self.kinds.show_values([self._is_blank])
        self.blank.setValue(max(1, spec.blank))
        choose(self.order, spec.order.value)
        self.is_apart.setChecked(spec.is_apart)
        choose(self.coloring, spec.coloring.value)
        self._allow()

    def _lay_out(self) -> None:
        self.grid.addWidget(self.kinds, 1, 0, 1, 2)
        self.grid.addWidget(self.only_selected, 2, 0, 1, 2)
        self.grid.addWidget(self._blank_row, 3, 0, 1, 2)
        choices = pair((self.tr("&Order"), self.order), (self.tr("Colo&urs"), self.coloring))
        self.grid.addWidget(choices, 4, 0, 1, 2)
        self.grid.addWidget(self.is_apart, 5, 0, 1, 2)

    def _connect(self) -> None:
        self.kinds.finished.connect(self._take_kind)
        self.only_selected.toggled.connect(self.changed)
        self.blank.valueChanged.connect(self.changed)
        self.order.currentIndexChanged.connect(self._tell)
        self.is_apart.toggled.connect(self.changed)
        self.coloring.currentIndexChanged.connect(self.changed)

    def _take_kind(self, edited: Edited) -> None:
        self._is_blank = edited.value
        self._tell()

    def _tell(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        self.only_selected.setVisible(bool(self._selected) and not self._is_blank)
        self._blank_row.setVisible(self._is_blank)
        is_by_lane = self.order.currentData() == StickerOrder.LANE.value
        self.is_apart.setText(
            self.tr("&A sheet for each lane") if is_by_lane else self.tr("&A sheet for each stage")
        )
