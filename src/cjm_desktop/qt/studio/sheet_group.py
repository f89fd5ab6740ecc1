"""The sheets a poster is put together from, each choice with its price, and how they overlap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QWidget,
)

from cjm_desktop.printing.paper import OFFICE_PAPERS, PAPERS, Paper, custom_paper
from cjm_desktop.printing.spec import ExtraSheets, Orientation
from cjm_desktop.qt.dialogs.form import labelled
from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.print_parts.field_group import GAP, Group, add, choose
from cjm_desktop.qt.print_parts.lengths import LengthField
from cjm_desktop.qt.studio.offers import Offers
from cjm_desktop.qt.studio.price_list import PriceList, PriceRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjm_desktop.printing.spec import PrintSpec

SHEETS = tuple(paper.name.casefold() for paper in OFFICE_PAPERS)
OWN = "own"
ONE_PAGE = ""
_FIRST_SHEET = (329.0, 483.0)
"""The oversize of digital presses, SRA3+, in mm: what one goes on from to a size of one's own."""


class SheetGroup(Group):
    """No sheets, sheets by name, or of one's own size; how they lie, overlap, and what they leave free."""

    def __init__(self) -> None:
        super().__init__(self.tr("Sheets"))
        mm = self.tr(" mm")
        self.prices = PriceList()
        self.width_, self.height_ = LengthField(mm, step=10), LengthField(mm, step=10)
        self.width_.setValue(_FIRST_SHEET[0])
        self.height_.setValue(_FIRST_SHEET[1])
        self.overlap, self.margin = LengthField(mm), LengthField(mm)
        self.lying = DropDown()
        self.extra = DropDown()
        self.has_plan = QCheckBox(self.tr("&Assembly plan as the first page"))
        self._sides, self.offers = QWidget(), Offers()
        ways = (self.tr("Automatic"), self.tr("Portrait"), self.tr("Landscape"))
        add(self.lying, zip(ways, (way.value for way in Orientation), strict=True))
        extra = (self.tr("None"), self.tr("Where they are worth it"), self.tr("All that help"))
        add(self.extra, zip(extra, (extra.value for extra in ExtraSheets), strict=True))
        self.level(self.width_, self.height_, self.overlap, self.margin, self.lying, self.extra)
        self._lay_out()
        self.show_prices(())
        self._connect()

    def put(self, spec: PrintSpec) -> PrintSpec:
        """Return a spec with these sheets; raises PrintError for sides that cannot be."""
        return replace(
            spec,
            sheet=self._sheet(),
            sheet_orientation=Orientation(self.lying.currentData()),
            overlap=self.overlap.value(),
            margin=self.margin.value(),
            extra=ExtraSheets(self.extra.currentData()),
            has_plan_page=self.has_plan.isChecked(),
        )

    def show_spec(self, spec: PrintSpec) -> None:
        """Show the sheets of a spec."""
        if spec.sheet is None:
            key = ONE_PAGE
        else:
            key = spec.sheet.name.casefold() if spec.sheet.name.casefold() in SHEETS else OWN
            self.width_.setValue(spec.sheet.width)
            self.height_.setValue(spec.sheet.height)
        self.prices.choose(key)
        choose(self.lying, spec.sheet_orientation.value)
        self.overlap.setValue(spec.overlap)
        self.margin.setValue(spec.margin)
        choose(self.extra, spec.extra.value)
        self.has_plan.setChecked(spec.has_plan_page)
        self._allow()

    def show_prices(self, priced: Iterable[PriceRow]) -> None:
        """Show the price of each choice that has one, by its key."""
        by_key = {row.key: row for row in priced}
        names = {ONE_PAGE: self.tr("One page"), **{key: PAPERS[key].name for key in SHEETS}}
        names[OWN] = self.tr("Custom size")
        key = self.prices.current_key()
        self.prices.show_rows(by_key.get(one) or PriceRow(one, name) for one, name in names.items())
        self.prices.choose(key)

    def show_outdated(self) -> None:
        """Dim what is told of another poster than the planned one."""
        self.prices.show_outdated()
        self.offers.show_outdated()
        self.show_ways({})

    def show_ways(self, sheets: Mapping[str, int]) -> None:
        """Show what each way to lie costs, by its value."""
        names = (self.tr("Automatic"), self.tr("Portrait"), self.tr("Landscape"))
        for row, name in enumerate(names):
            price = self.prices.price(sheets.get(self.lying.itemData(row), 0))
            self.lying.setItemText(row, f"{name} · {price}" if price else name)

    def _sheet(self) -> Paper | None:
        key = self.prices.current_key()
        if key == OWN:
            return custom_paper(self.width_.value(), self.height_.value())
        return PAPERS[key] if key in SHEETS else None

    def _lay_out(self) -> None:
        sides = QGridLayout(self._sides)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setHorizontalSpacing(GAP)
        sides.addLayout(labelled(self.tr("Sheet widt&h"), self.width_), 0, 0)
        sides.addLayout(labelled(self.tr("Sheet hei&ght"), self.height_), 0, 1)
        self.prices.setAccessibleName(self.tr("Sheets"))
        self.grid.addWidget(self.prices, 1, 0, 1, 2)
        self.grid.addWidget(self.offers, 2, 0, 1, 2)
        self.grid.addWidget(self._sides, 3, 0, 1, 2)
        self.grid.addLayout(labelled(self.tr("O&verlap"), self.overlap), 4, 0)
        self.grid.addLayout(labelled(self.tr("Printer &margin"), self.margin), 4, 1)
        self.grid.addLayout(labelled(self.tr("Sheet or&ientation"), self.lying), 5, 0, 1, 2)
        self.grid.addLayout(labelled(self.tr("E&xtra sheets to keep text whole"), self.extra), 6, 0, 1, 2)
        self.grid.addWidget(self.has_plan, 7, 0, 1, 2)

    def _connect(self) -> None:
        self.prices.chosen.connect(self._tell)
        for choice in (self.lying, self.extra):
            choice.currentIndexChanged.connect(self._tell)
        for number in (self.width_, self.height_, self.overlap, self.margin):
            number.valueChanged.connect(self._tell)
        self.has_plan.toggled.connect(self._tell)

    def _tell(self, _news: object = None) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        key = self.prices.current_key()
        self._sides.setVisible(key == OWN)
        for field in (self.overlap, self.lying, self.extra, self.has_plan):
            field.setEnabled(key != ONE_PAGE)
