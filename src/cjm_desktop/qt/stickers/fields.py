"""The fields of File > Print stickers…: a StickerSpec as groups of something to choose and type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cjm_desktop.qt.print_parts.what_group import WhatGroup
from cjm_desktop.qt.stickers.kind_group import KindGroup
from cjm_desktop.qt.stickers.medium_group import MediumGroup

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.printing.stickers.spec import StickerSpec

_BETWEEN, _SCROLL_BAR = 24, 10


class StickerFields(QWidget):
    """Which stickers, what they are printed on, and what of the map they show."""

    changed = Signal()
    """Other stickers are asked for now."""

    def __init__(self, spec: StickerSpec, document: Document, journey: Map, selected: frozenset[str]) -> None:
        super().__init__()
        # What has no field here is kept as it came.
        self._given = spec
        self.kind, self.medium = KindGroup(selected), MediumGroup()
        self.what = WhatGroup(document, journey)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, _SCROLL_BAR, 0)
        column.setSpacing(_BETWEEN)
        self.kind.show_spec(spec)
        self.medium.show_spec(spec)
        self.what.show_chosen(spec.chosen)
        for group in (self.kind, self.medium, self.what):
            column.addWidget(group)
            group.changed.connect(self.changed)
        column.addStretch(1)

    def spec(self) -> StickerSpec:
        """Return what is asked for; raises PrintError for a sheet that cannot be."""
        return replace(self.medium.put(self.kind.put(self._given)), chosen=self.what.chosen())
