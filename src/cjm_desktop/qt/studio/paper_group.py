"""The paper that a poster is made for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from cjm_desktop.printing.paper import AUTO, PAPERS, Form, Paper, custom_paper, roll_paper
from cjm_desktop.printing.spec import Orientation
from cjm_desktop.qt.dialogs.form import labelled
from cjm_desktop.qt.drop_down import DropDown
from cjm_desktop.qt.print_parts.field_group import GAP, Group, add, choose, show_room_quietly
from cjm_desktop.qt.print_parts.lengths import LengthField

if TYPE_CHECKING:
    from cjm_desktop.printing.planning.plan import PosterPlan
    from cjm_desktop.printing.spec import PrintSpec

_OWN, _ROLL = "own", "roll"
_USUAL_ROLL = 914.0
"""The width in mm of the roll that most plotters take."""


class PaperGroup(Group):
    """A paper by name, a roll, a page as large as the map, or sides of one's own; and how it lies."""

    def __init__(self) -> None:
        super().__init__(self.tr("Paper"))
        mm = self.tr(" mm")
        self.paper, self.orientation = DropDown(), DropDown()
        self.width_, self.height_, self.roll = (LengthField(mm, step=10) for _ in range(3))
        self.roll.setValue(_USUAL_ROLL)
        self._sides, self._roll_row = QWidget(), QWidget()
        self._fill()
        self.level(self.paper, self.orientation, self.width_, self.height_, self.roll)
        self._lay_out()
        for each in (self.paper, self.orientation):
            each.currentIndexChanged.connect(self._tell)
        for field in (self.width_, self.height_, self.roll):
            field.valueChanged.connect(self._tell)

    @property
    def is_as_map(self) -> bool:
        """Whether the page is made to the size of the map."""
        return bool(self.paper.currentData() == AUTO.name)

    def put(self, spec: PrintSpec) -> PrintSpec:
        """Return a spec with this paper; raises PrintError for sides that cannot be."""
        return replace(spec, paper=self._paper(), orientation=Orientation(self.orientation.currentData()))

    def show_spec(self, spec: PrintSpec) -> None:
        """Show the paper of a spec."""
        paper = spec.paper
        if paper.form is Form.ROLL:
            choose(self.paper, _ROLL)
            self.roll.setValue(paper.width)
        elif paper.form is Form.AUTO:
            choose(self.paper, AUTO.name)
        else:
            key = paper.name.casefold()
            choose(self.paper, key if key in PAPERS else _OWN)
            self.width_.setValue(paper.width)
            self.height_.setValue(paper.height)
        choose(self.orientation, spec.orientation.value)
        self._allow()

    def show_planned(self, plan: PosterPlan) -> None:
        """Show the sides of a paper that has a name, for the user to go on from."""
        if self.paper.currentData() != _OWN:
            show_room_quietly(self.width_, plan.page.width)
            show_room_quietly(self.height_, plan.page.height)

    def _paper(self) -> Paper:
        chosen = self.paper.currentData()
        if chosen == _ROLL:
            return roll_paper(self.roll.value())
        if chosen == AUTO.name:
            return AUTO
        return PAPERS.get(chosen) or custom_paper(self.width_.value(), self.height_.value())

    def _fill(self) -> None:
        named = ((paper.name, key) for key, paper in PAPERS.items())
        made = (
            (self.tr("Map size"), AUTO.name),
            (self.tr("Roll"), _ROLL),
            (self.tr("Custom size"), _OWN),
        )
        add(self.paper, (*named, *made))
        ways = (self.tr("Automatic"), self.tr("Portrait"), self.tr("Landscape"))
        add(self.orientation, zip(ways, (way.value for way in Orientation), strict=True))

    def _lay_out(self) -> None:
        sides, roll = _row(self._sides), _row(self._roll_row)
        sides.addLayout(labelled(self.tr("&Width"), self.width_), 0, 0)
        sides.addLayout(labelled(self.tr("&Height"), self.height_), 0, 1)
        roll.addLayout(labelled(self.tr("Roll &width"), self.roll), 0, 0)
        self.grid.addLayout(labelled(self.tr("Forma&t"), self.paper), 1, 0)
        self.grid.addLayout(labelled(self.tr("&Orientation"), self.orientation), 1, 1)
        self.grid.addWidget(self._sides, 2, 0, 1, 2)
        self.grid.addWidget(self._roll_row, 3, 0, 1, 2)

    def _tell(self) -> None:
        self._allow()
        self.changed.emit()

    def _allow(self) -> None:
        chosen = self.paper.currentData()
        self._sides.setVisible(chosen == _OWN)
        self._roll_row.setVisible(chosen == _ROLL)
        self.orientation.setEnabled(not self.is_as_map)


def _row(widget: QWidget) -> QGridLayout:
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid
