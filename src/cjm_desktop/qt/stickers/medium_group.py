"""What stickers are printed on: paper to cut apart, sticky notes on a guide, or label sheets."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from cjm_desktop.layout.geometry import Size
from cjm_desktop.printing.paper import OFFICE_PAPERS, PAPERS, Paper, custom_paper
from cjm_desktop.printing.spec import Orientation
from cjm_desktop.qt.dialogs.form import plain_label
from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.panels.editors import SegmentsEditor
from cjm_desktop.qt.print_parts.field_group import FieldGroup, add, choose
from cjm_desktop.qt.print_parts.lengths import LengthField
from cjm_desktop.qt.stickers.label_fields import LabelFields, LabelSheet
from cjm_desktop.qt.stickers.pairs import pair

if TYPE_CHECKING:
    from cjm_desktop.printing.stickers.spec import StickerSpec
    from cjm_desktop.qt.panels.editors import Edited

SHEETS = tuple(paper.name.casefold() for paper in OFFICE_PAPERS)
OWN = "own"


class Medium(StrEnum):
    """What is printed on."""

    PAPER = "paper"
    NOTES = "notes"
    LABELS = "labels"


class MediumGroup(FieldGroup):
    """Paper, sticky notes or labels; the sheet and how it lies; the size of a sticker, or the label sheet."""

    def __init__(self) -> None:
        super().__init__(self.tr("Printed on"))
        mm = self.tr(" mm")
        self.medium = Medium.PAPER
        self.media = SegmentsEditor(
            (
                (Medium.PAPER, self.tr("Paper")),
                (Medium.NOTES, self.tr("Sticky notes")),
                (Medium.LABELS, self.tr("Labels")),
            )
        )
        self.media.name(self.tr("Printed on"))
        self.hint = plain_label("", "hint", wrapped=True)
        self.sheet, self.lying = DropDown(), DropDown()
        add(self.sheet, (*((PAPERS[key].name, key) for key in SHEETS), (self.tr("Custom size"), OWN)))
        ways = (self.tr("Automatic"), self.tr("Portrait"), self.tr("Landscape"))
        add(self.lying, zip(ways, (way.value for way in Orientation), strict=True))
        self.sheet_width, self.sheet_height = LengthField(mm, step=10), LengthField(mm, step=10)
        self.width_, self.height_, self.margin = (LengthField(mm) for _ in range(3))
        self.labels = LabelFields()
        self._lay_out()
        self._connect()

    def put(self, spec: StickerSpec) -> StickerSpec:
        """Return a spec with what is chosen here; raises PrintError for a sheet that cannot be."""
        size, grid = self.labels.sheet()
        has_labels = self.medium is Medium.LABELS
        return replace(
            spec,
            sheet=self._sheet(),
            orientation=Orientation(self.lying.currentData()),
            size=size if has_labels else Size(self.width_.value(), self.height_.value()),
            margin=self.margin.value(),
            grid=grid if has_labels else None,
            has_guide=self.labels.has_test.isChecked() if has_labels else self.medium is Medium.NOTES,
        )

    def show_spec(self, spec: StickerSpec) -> None:
        """Show what a spec asks for."""
        key = spec.sheet.name.casefold()
        choose(self.sheet, key if key in SHEETS else OWN)
        choose(self.lying, spec.orientation.value)
        self.sheet_width.setValue(spec.sheet.width)
        self.sheet_height.setValue(spec.sheet.height)
        self.margin.setValue(spec.margin)
        if spec.grid is None:
            self.medium = Medium.NOTES if spec.has_guide else Medium.PAPER
            self.width_.setValue(spec.size.width)
            self.height_.setValue(spec.size.height)
        else:
            self.medium = Medium.LABELS
            self.labels.show_sheet(LabelSheet(spec.size, spec.grid))
            self.labels.has_test.setChecked(spec.has_guide)
        self.media.show_values([self.medium])
        self._allow()

    def _sheet(self) -> Paper:
        key = self.sheet.currentData()
        return PAPERS.get(key) or custom_paper(self.sheet_width.value(), self.sheet_height.value())

    def _lay_out(self) -> None:
        sides = (self.sheet_width, self.sheet_height, self.width_, self.height_)
        self.level(self.sheet, self.lying, self.margin, *sides, *self.labels.fields)
        self._own = pair(
            (self.tr("Sheet width"), self.sheet_width), (self.tr("Sheet height"), self.sheet_height)
        )
        self._size = pair(
            (self.tr("Sticker &width"), self.width_), (self.tr("Sticker hei&ght"), self.height_)
        )
        sheet = pair((self.tr("S&heet"), self.sheet), (self.tr("Orie&ntation"), self.lying))
        margin = pair((self.tr("P&rinter margin"), self.margin))
        rows = (self.media, self.hint, sheet, self._own, self._size, self.labels, margin)
        for row, widget in enumerate(rows, start=1):
            self.grid.addWidget(widget, row, 0, 1, 2)

    def _connect(self) -> None:
        self.media.finished.connect(self._take_medium)
        for choice in (self.sheet, self.lying):
            choice.currentIndexChanged.connect(self._tell)
        for number in (self.sheet_width, self.sheet_height, self.width_, self.height_, self.margin):
            number.valueChanged.connect(self._tell)
        self.labels.changed.connect(self._tell)
        self.labels.usual_chosen.connect(self._take_a4)

    def _take_medium(self, edited: Edited) -> None:
        self.medium = edited.value
        self._tell()

    def _take_a4(self) -> None:
        with QSignalBlocker(self.sheet):
            choose(self.sheet, SHEETS[0])

    def _tell(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        has_labels = self.medium is Medium.LABELS
        self._own.setVisible(self.sheet.currentData() == OWN)
        self._size.setVisible(not has_labels)
        self.labels.setVisible(has_labels)
        hints = {
            Medium.PAPER: self.tr("Cut apart along the shared lines."),
            Medium.NOTES: self.tr("A guide sheet comes first: stick notes on it and print on them."),
            Medium.LABELS: "",
        }
        self.hint.setText(hints[self.medium])
        self.hint.setVisible(bool(hints[self.medium]))
