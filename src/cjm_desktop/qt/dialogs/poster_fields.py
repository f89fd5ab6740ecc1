"""The fields of File > Print poster…: a PrintSpec as something to choose and type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QGridLayout, QSizePolicy, QWidget

from cjm_desktop.model.language import PER_CENT
from cjm_desktop.printing.paper import LARGEST_SIDE, PAPERS, SMALLEST_SIDE, Paper, custom_paper
from cjm_desktop.printing.spec import LARGEST_SCALE, SMALLEST_SCALE, Coloring, Orientation, PrintSpec
from cjm_desktop.qt.dialogs.form import labelled, number_field
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.printing.plan import PosterPlan

SHEETS = ("a4", "a3", "letter")
"""The papers that an office printer takes."""
_CUSTOM = "custom"
_MOST_EDGE = 200.0
_GAP = 14
_FIELD_HEIGHT = 34


class PosterFields(QWidget):
    """Paper, orientation, sheets, overlap, margin, scale, colour and assembly plan."""

    changed = Signal()
    """What is asked for is another poster now."""

    def __init__(self, spec: PrintSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # What has no field here is kept as it came.
        self._given = spec
        mm = self.tr(" mm")
        self.paper, self.orientation = QComboBox(), QComboBox()
        self.width_ = number_field(SMALLEST_SIDE, LARGEST_SIDE, 10, mm)
        self.height_ = number_field(SMALLEST_SIDE, LARGEST_SIDE, 10, mm)
        self.sheet = QComboBox()
        self.overlap, self.margin = number_field(0, _MOST_EDGE, 1, mm), number_field(0, _MOST_EDGE, 1, mm)
        per_cent = PER_CENT.in_language(interface_language())
        self.scaling = QComboBox()
        self.per_cent = number_field(SMALLEST_SCALE * 100, LARGEST_SCALE * 100, 5, per_cent)
        self.coloring = QComboBox()
        self.has_plan = QCheckBox(self.tr("&Assembly plan as the first page"))
        self._fill()
        self._level()
        self._lay_out()
        self.show_spec(spec)
        self._connect()

    def spec(self) -> PrintSpec:
        """Return the poster that is asked for; raises PrintError for a paper that cannot be."""
        return replace(
            self._given,
            paper=self._paper(),
            orientation=Orientation(self.orientation.currentData()),
            sheet=PAPERS.get(self.sheet.currentData() or ""),
            overlap=self.overlap.value(),
            margin=self.margin.value(),
            scale=self.per_cent.value() / 100 if self.scaling.currentData() else None,
            coloring=Coloring(self.coloring.currentData()),
            has_plan_page=self.has_plan.isChecked(),
        )

    def show_spec(self, spec: PrintSpec) -> None:
        """Show a spec in the fields."""
        key = spec.paper.name.casefold()
        _choose(self.paper, key if key in PAPERS else _CUSTOM)
        self.width_.setValue(spec.paper.width)
        self.height_.setValue(spec.paper.height)
        _choose(self.orientation, spec.orientation.value)
        sheet = "" if spec.sheet is None else spec.sheet.name.casefold()
        _choose(self.sheet, sheet if sheet in SHEETS else "")
        self.overlap.setValue(spec.overlap)
        self.margin.setValue(spec.margin)
        _choose(self.scaling, spec.scale is not None)
        self.per_cent.setValue(100 * (1.0 if spec.scale is None else spec.scale))
        _choose(self.coloring, spec.coloring.value)
        self.has_plan.setChecked(spec.has_plan_page)
        self._allow()

    def show_planned(self, plan: PosterPlan) -> None:
        """Show what was left to the plan, scale and sides of a named paper, for the user to go on from."""
        if not self.scaling.currentData():
            self._show_quietly(self.per_cent, plan.scale * 100)
        if self.paper.currentData() != _CUSTOM:
            self._show_quietly(self.width_, plan.page.width)
            self._show_quietly(self.height_, plan.page.height)

    def _show_quietly(self, field: QDoubleSpinBox, value: float) -> None:
        with QSignalBlocker(field):
            field.setValue(value)

    def _paper(self) -> Paper:
        named = PAPERS.get(self.paper.currentData())
        return named or custom_paper(self.width_.value(), self.height_.value())

    def _fill(self) -> None:
        _add(
            self.paper,
            [*((paper.name, key) for key, paper in PAPERS.items()), (self.tr("Own size"), _CUSTOM)],
        )
        ways = (self.tr("Automatic"), self.tr("Portrait"), self.tr("Landscape"))
        _add(self.orientation, zip(ways, (way.value for way in Orientation), strict=True))
        _add(self.sheet, [(self.tr("None, one page"), ""), *((PAPERS[key].name, key) for key in SHEETS)])
        _add(self.scaling, [(self.tr("Fit on the paper"), False), (self.tr("Per cent"), True)])
        shades = (self.tr("Colour"), self.tr("Grey"))
        _add(self.coloring, zip(shades, (shade.value for shade in Coloring), strict=True))

    def _level(self) -> None:
        """Make all fields alike: two equal columns, whatever the words in them."""
        choices = (self.paper, self.orientation, self.sheet, self.scaling, self.coloring)
        numbers = (self.width_, self.height_, self.overlap, self.margin, self.per_cent)
        for field in (*choices, *numbers):
            field.setFixedHeight(_FIELD_HEIGHT)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        self._size = QWidget()
        size = _columns(self._size)
        size.addLayout(labelled(self.tr("&Width"), self.width_), 0, 0)
        size.addLayout(labelled(self.tr("&Height"), self.height_), 0, 1)
        grid = _columns(self)
        grid.addLayout(labelled(self.tr("&Paper"), self.paper), 0, 0)
        grid.addLayout(labelled(self.tr("&Orientation"), self.orientation), 0, 1)
        grid.addWidget(self._size, 1, 0, 1, 2)
        grid.addLayout(labelled(self.tr("Sca&le"), self.scaling), 2, 0)
        grid.addLayout(labelled(self.tr("Pe&r cent"), self.per_cent), 2, 1)
        grid.addLayout(labelled(self.tr("&Sheets"), self.sheet), 3, 0)
        grid.addLayout(labelled(self.tr("O&verlap"), self.overlap), 3, 1)
        grid.addLayout(labelled(self.tr("&Margin"), self.margin), 4, 0)
        grid.addLayout(labelled(self.tr("&Colours"), self.coloring), 4, 1)
        grid.addWidget(self.has_plan, 5, 0, 1, 2)
        grid.setRowStretch(6, 1)

    def _connect(self) -> None:
        for choice in (self.paper, self.orientation, self.sheet, self.scaling, self.coloring):
            choice.currentIndexChanged.connect(self._tell)
        for number in (self.width_, self.height_, self.overlap, self.margin, self.per_cent):
            number.valueChanged.connect(self._tell)
        self.has_plan.toggled.connect(self._tell)

    def _tell(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        """Let only those fields be changed that have something to say."""
        self._size.setVisible(self.paper.currentData() == _CUSTOM)
        self.per_cent.setEnabled(bool(self.scaling.currentData()))
        is_tiled = bool(self.sheet.currentData())
        self.overlap.setEnabled(is_tiled)
        self.has_plan.setEnabled(is_tiled)


def _columns(widget: QWidget) -> QGridLayout:
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(_GAP)
    grid.setVerticalSpacing(_GAP)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _add(choice: QComboBox, entries: Iterable[tuple[str, Any]]) -> None:
    for text, data in entries:
        choice.addItem(text, data)


def _choose(choice: QComboBox, data: object) -> None:
    choice.setCurrentIndex(max(0, choice.findData(data)))
