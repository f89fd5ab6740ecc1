"""How large a map comes out: as large as fits, or per cent, typed or by a slider."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSlider

from cjm_desktop.model.language import PER_CENT
from cjm_desktop.printing.spec import SMALLEST_SCALE
from cjm_desktop.qt.dialogs.form import labelled, number_field
from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.print_parts.field_group import Group, add, choose, show_quietly
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from cjm_desktop.printing.spec import PrintSpec

_STEPS = 400
"""Of the slider, each the same share more than the one before."""
_MOST_TYPED = 9999.0
"""Per cent; from where to where a scale may lie, a sentence tells."""
_REACH = 8.0
"""So many times smaller than the largest is the smallest scale of the slider."""


class ScaleGroup(Group):
    """Fit or per cent; moving the slider asks for per cent, its right end is what fits."""

    def __init__(self) -> None:
        super().__init__(self.tr("Map on the paper"))
        per_cent = PER_CENT.in_language(interface_language())
        self.scaling = DropDown()
        self.per_cent = number_field(0, _MOST_TYPED, 5, per_cent)
        self.per_cent.setDecimals(1)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(_STEPS // 20)
        self.slider.setAccessibleName(self.tr("Scale"))
        self._largest = 1.0
        add(self.scaling, [("", False), (self.tr("Per cent"), True)])
        self.show_paper(is_fitted=True)
        self.level(self.scaling, self.per_cent)
        self.slider.installEventFilter(self)
        self.grid.addLayout(labelled(self.tr("Sca&le"), self.scaling), 1, 0)
        self.grid.addLayout(labelled(self.tr("Pe&r cent"), self.per_cent), 1, 1)
        self.grid.addWidget(self.slider, 2, 0, 1, 2)
        self.scaling.currentIndexChanged.connect(self._tell)
        self.per_cent.valueChanged.connect(self._tell)
        self.slider.valueChanged.connect(self._slide)

    def put(self, spec: PrintSpec) -> PrintSpec:
        """Return a spec with this scale."""
        return replace(spec, scale=self.per_cent.value() / 100 if self.scaling.currentData() else None)

    def show_spec(self, spec: PrintSpec) -> None:
        """Show the scale of a spec."""
        choose(self.scaling, spec.scale is not None)
        self.per_cent.setValue(100 * (1.0 if spec.scale is None else spec.scale))
        self._allow()

    def show_paper(self, *, is_fitted: bool) -> None:
        """Name what no per cent mean: the largest that fits, or 100 % where the paper is made to the map."""
        name = self.tr("Fit on the paper") if is_fitted else self.tr("Actual size")
        self.scaling.setItemText(0, name)

    def show_scale(self, scale: float) -> None:
        """Show the scale that came out, for the user to go on from."""
        if not self.scaling.currentData():
            show_quietly(self.per_cent, scale * 100)
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._step_of(scale))

    def set_largest(self, scale: float) -> None:
        """Let the slider end at the scale that just fits."""
        if not self.slider.isSliderDown():
            self._largest = scale

    def take(self, scale: float) -> None:
        """Ask for a scale that was offered."""
        with QSignalBlocker(self.scaling), QSignalBlocker(self.per_cent):
            choose(self.scaling, data=True)
            self.per_cent.setValue(scale * 100)
        self._tell()

    def _slide(self, step: int) -> None:
        """Follow the slider, to a tenth of a per cent that still fits."""
        if step == _STEPS:
            with QSignalBlocker(self.scaling):
                choose(self.scaling, data=False)
            self._tell()
            return
        scale = self._largest * _REACH ** (step / _STEPS - 1)
        self.take(max(SMALLEST_SCALE, math.floor(scale * 1000) / 1000))

    def _step_of(self, scale: float) -> int:
        share = math.log(max(scale, SMALLEST_SCALE) / self._largest, _REACH) + 1
        return round(_STEPS * max(0.0, min(share, 1.0)))

    def _tell(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        self.per_cent.setEnabled(bool(self.scaling.currentData()))
