"""What of a map is printed: its stages, its lanes, and whose cards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.queries import lane_number, lane_title, stage_letters
from cjm_desktop.model.quote import in_one_line
from cjm_desktop.printing.spec import Chosen
from cjm_desktop.qt.print_parts.checked_list import CheckedList, Choice
from cjm_desktop.qt.print_parts.field_group import Group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.printing.spec import PrintSpec


class WhatGroup(Group):
    """Three lists to choose from; a map about fewer than two personas has no third."""

    def __init__(self, document: Document, journey: Map) -> None:
        super().__init__(self.tr("Content"))
        self.stages = CheckedList(self.tr("Stages"), tuple(_stages(journey)))
        self.lanes = CheckedList(self.tr("Lanes"), tuple(_lanes(journey, document.language)))
        self.personas = CheckedList(self.tr("Personas"), tuple(_personas(document, journey)))
        lists = (self.stages, self.lanes, self.personas)
        for row, each in enumerate(lists, start=1):
            self.grid.addWidget(each, row, 0, 1, 2)
            each.setVisible(each.list.count() > 1)
            each.changed.connect(self.changed)
        self.grid.setVerticalSpacing(4)

    def put(self, spec: PrintSpec) -> PrintSpec:
        """Return a spec with what is chosen."""
        return replace(spec, chosen=self.chosen())

    def show_spec(self, spec: PrintSpec) -> None:
        """Show what a spec chooses."""
        self.show_chosen(spec.chosen)

    def chosen(self) -> Chosen:
        """Return what is chosen."""
        return Chosen(self.stages.chosen(), self.lanes.chosen(), self.personas.chosen())

    def show_chosen(self, chosen: Chosen) -> None:
        """Show these as chosen; where none of them is left on the map, all there are."""
        for each, keys in zip((self.stages, self.lanes, self.personas), chosen, strict=True):
            each.show_chosen(keys)


def _stages(journey: Map) -> Iterator[Choice]:
    for column, stage in enumerate(journey.stages):
        yield Choice(stage.id, f"{stage_letters(column)} · {in_one_line(stage.title)}")


def _lanes(journey: Map, language: str) -> Iterator[Choice]:
    for row, lane in enumerate(journey.lanes):
        title = in_one_line(lane_title(lane, language))
        number = f"{lane_number(journey, row)} · " if lane_kind(lane.kind).takes_cards else ""
        yield Choice(lane.id, f"{number}{title}", is_usual=not lane.hidden)


def _personas(document: Document, journey: Map) -> Iterator[Choice]:
    on_map = set(journey.personas)
    for persona in document.personas:
        if persona.id in on_map:
            yield Choice(persona.id, in_one_line(persona.name))
