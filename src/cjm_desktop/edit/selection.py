"""What is current and what is selected: ids only, never in the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cjm_desktop.model.grid import EMPTY_CELL
from cjm_desktop.model.kinds import lane_kind

if TYPE_CHECKING:
    from cjm_desktop.model.document import Lane, Map
    from cjm_desktop.model.grid import Cell


class Header(StrEnum):
    """Which header is current instead of a cell."""

    NONE = "none"
    STAGE = "stage"
    LANE = "lane"


@dataclass(frozen=True, slots=True)
class Selection:
    """The current cell (or header), the selected cards, and where a run of Tabs began.

    With `header` STAGE only `stage` counts, with LANE only `lane`. The last of `cards` is the current
    card. `run_stage` is the stage at which the present run of Tabs began.
    """

    stage: str | None = None
    lane: str | None = None
    cards: tuple[str, ...] = ()
    header: Header = Header.NONE
    run_stage: str | None = None

    @property
    def card(self) -> str | None:
        """The current card."""
        return self.cards[-1] if self.cards else None

    @property
    def is_cell(self) -> bool:
        """Whether a cell is current, not a header and not nothing."""
        return self.header is Header.NONE and self.stage is not None and self.lane is not None


def at_cell(stage: str, lane: str, *cards: str) -> Selection:
    """Return a selection of a cell and perhaps of cards in it."""
    return Selection(stage, lane, cards)


def at_stage(stage: str) -> Selection:
    """Return a selection of a stage header."""
    return Selection(stage=stage, header=Header.STAGE)


def at_lane(lane: str) -> Selection:
    """Return a selection of a lane name."""
    return Selection(lane=lane, header=Header.LANE)


def is_reachable(lane: Lane) -> bool:
    """Whether the cells of a lane can be current: it is drawn open and holds cards."""
    return not lane.hidden and not lane.collapsed and lane_kind(lane.kind).takes_cards


def current_cell(selection: Selection, journey: Map) -> Cell:
    """Return the cards of the current cell, none where no cell is current."""
    stage, lane = column_of(selection, journey), row_of(selection, journey)
    if not selection.is_cell or stage is None or lane is None:
        return EMPTY_CELL
    return journey.cards.cell(lane, stage)


def column_of(selection: Selection, journey: Map) -> int | None:
    """Return the index of the selected stage, or None."""
    return next((i for i, stage in enumerate(journey.stages) if stage.id == selection.stage), None)


def row_of(selection: Selection, journey: Map) -> int | None:
    """Return the index of the selected lane, or None."""
    return next((i for i, lane in enumerate(journey.lanes) if lane.id == selection.lane), None)


def first_cell(journey: Map) -> Selection:
    """Return the selection with which a map opens: its upper left cell."""
    lane = next((lane for lane in journey.lanes if is_reachable(lane)), None)
    if lane is None or not journey.stages:
        return at_stage(journey.stages[0].id) if journey.stages else Selection()
    return at_cell(journey.stages[0].id, lane.id)


def settled(selection: Selection, journey: Map, before: Map | None = None) -> Selection:
    """Return the selection without what is gone; what was current passes to its nearest neighbour.

    `before` is the map in which the selection was made; it tells where a missing stage or lane stood.
    """
    stage = _kept(selection.stage, _stages(journey), _stages(before))
    lane = _kept(selection.lane, _lanes(journey), _lanes(before))
    cards = tuple(card for card in selection.cards if journey.cards.place_of(card) is not None)
    if selection.header is Header.STAGE and stage is None and selection.stage is not None:
        return first_cell(journey)
    kept = replace(selection, stage=stage, lane=lane, cards=cards)
    return kept if kept != selection else selection


def _stages(journey: Map | None) -> list[str]:
    return [stage.id for stage in journey.stages] if journey else []


def _lanes(journey: Map | None) -> list[str]:
    return [lane.id for lane in journey.lanes] if journey else []


def _kept(identifier: str | None, now: list[str], then: list[str]) -> str | None:
    if identifier is None or identifier in now:
        return identifier
    if not now:
        return None
    return now[min(then.index(identifier), len(now) - 1)] if identifier in then else now[0]
