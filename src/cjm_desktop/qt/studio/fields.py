"""The fields of the print studio: a PrintSpec as groups of something to choose and type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cjm_desktop.qt.print_parts.what_group import WhatGroup
from cjm_desktop.qt.studio.paper_group import PaperGroup
from cjm_desktop.qt.studio.scale_group import ScaleGroup
from cjm_desktop.qt.studio.sheet_group import SheetGroup
from cjm_desktop.qt.studio.style_group import StyleGroup

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec
    from cjm_desktop.qt.requests import PosterOffered

_BETWEEN, _SCROLL_BAR = 24, 10


class StudioFields(QWidget):
    """Paper, scale, sheets, style, and what of the map is printed."""

    changed = Signal()
    """What is asked for is another poster now."""

    def __init__(self, spec: PrintSpec, document: Document, journey: Map) -> None:
        super().__init__()
        # What has no field here is kept as it came.
        self._given = spec
        self.paper, self.scale, self.sheets = PaperGroup(), ScaleGroup(), SheetGroup()
        self.style_, self.what = StyleGroup(), WhatGroup(document, journey)
        self._groups = (self.paper, self.scale, self.sheets, self.style_, self.what)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, _SCROLL_BAR, 0)
        column.setSpacing(_BETWEEN)
        for group in self._groups:
            column.addWidget(group)
            group.changed.connect(self._tell)
        column.addStretch(1)
        self.show_spec(spec)
        for offers in (self.sheets.offers, self.style_.offers):
            offers.taken.connect(self._take)

    def spec(self) -> PrintSpec:
        """Return the poster that is asked for; raises PrintError for what cannot be."""
        spec = self._given
        for group in self._groups:
            spec = group.put(spec)
        return spec

    def show_planned(self, plan: PosterPlan) -> None:
        """Show what was left to the plan, for the user to go on from."""
        self.scale.show_scale(plan.scale)
        self.paper.show_planned(plan)

    def show_spec(self, spec: PrintSpec) -> None:
        """Show what a spec asks for."""
        self.blockSignals(True)
        for group in self._groups:
            group.show_spec(spec)
        self.blockSignals(False)
        self._name_scale()

    def _tell(self) -> None:
        self._name_scale()
        self.changed.emit()

    def _name_scale(self) -> None:
        self.scale.show_paper(is_fitted=not self.paper.is_as_map)

    def _take(self, offer: PosterOffered) -> None:
        self.show_spec(offer.spec)
        self.changed.emit()
