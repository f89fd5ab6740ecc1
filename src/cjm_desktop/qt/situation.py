"""What the user can do just now, as one value: menus, tools and hints are derived from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.edit.marks import bearing
from cjm_desktop.edit.phases import phase_of
from cjm_desktop.edit.ranges import cards_of
from cjm_desktop.edit.selection import (
    Header,
    column_of,
    current_cell,
    is_reachable,
    persona_gone_along,
    row_of,
)
from cjm_desktop.model.kinds import Drawing, lane_kind, spans_stages

if TYPE_CHECKING:
    from cjm_desktop.edit.labels import Named
    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Map


class Situation(Struct, frozen=True):
    """The state of a window as its actions see it; without a map everything is empty.

    `column` and `row` are indices of the current stage and lane, `drawing` says how the current lane
    draws its cells and `spans` whether its cards can cover several stages, `has_phase` whether the current
    stage belongs to one, `hidden_lanes` counts those of the map, `cell_cards` counts the cards of the
    current cell, `cards` the selected ones.
    """

    has_map: bool = False
    is_typing: bool = False
    undo: Named | None = None
    redo: Named | None = None
    header: Header = Header.NONE
    column: int | None = None
    row: int | None = None
    stages: int = 0
    lanes: int = 0
    cards: int = 0
    cell_cards: int = 0
    are_urgent: bool = False
    are_moments: bool = False
    """Whether all selected cards are so marked."""
    can_be_urgent: bool = False
    """Whether any of the cards that a mark would go to can be urgent."""
    drawing: Drawing | None = None
    has_emotions: bool = False
    maps: int = 0
    map: int = 0
    """Which of the maps is shown, counted from 0."""
    has_phase: bool = False
    spans: bool = False
    hidden_lanes: int = 0
    gone_along: str = ""
    """The name of the persona whose curve is gone along, to whom a level given now belongs."""

    @property
    def has_cell(self) -> bool:
        """Whether a cell is current."""
        return self.header is Header.NONE and self.column is not None and self.row is not None

    @property
    def has_header(self) -> bool:
        """Whether the header of a stage or phase or the name of a lane is current."""
        return self.header in (Header.STAGE, Header.PHASE, Header.LANE)

    @property
    def has_stage(self) -> bool:
        """Whether a stage is current, by its header or by a cell in it."""
        return self.column is not None and self.header is not Header.LANE

    @property
    def has_lane(self) -> bool:
        """Whether a lane is current, by its name or by a cell in it."""
        return self.row is not None and self.header is not Header.STAGE

    @property
    def takes_cards(self) -> bool:
        """Whether the current cell can take one more card."""
        full = self.drawing is Drawing.MARKS and self.cell_cards > 0
        return self.has_cell and self.drawing is not Drawing.RULE and not full


NOTHING_OPEN = Situation()


def situation_of(session: Session, *, is_typing: bool) -> Situation:
    """Return what can be done in a session just now."""
    journey, selection = session.journey, session.selection
    row = row_of(selection, journey)
    return Situation(
        has_map=True,
        is_typing=is_typing,
        undo=session.undo_label,
        redo=session.redo_label,
        header=selection.header,
        column=column_of(selection, journey),
        row=row,
        stages=len(journey.stages),
        lanes=len(journey.lanes),
        cards=len(selection.cards),
        cell_cards=len(current_cell(selection, journey)),
        are_urgent=_are(selection, journey, "urgent"),
        are_moments=_are(selection, journey, "moment_of_truth"),
        can_be_urgent=any(bearing(journey, cards_of(selection, journey), "urgent")),
        drawing=None if row is None else lane_kind(journey.lanes[row].kind).drawing,
        has_emotions=_has_emotions(journey),
        maps=len(session.document.maps),
        map=[one.id for one in session.document.maps].index(session.map_id),
        has_phase=_has_phase(selection, journey),
        spans=row is not None and spans_stages(journey.lanes[row].kind),
        hidden_lanes=sum(lane.hidden for lane in journey.lanes),
        gone_along=_gone_along(session),
    )


def _are(selection: Selection, journey: Map, mark: str) -> bool:
    """Whether all selected cards have a mark; the first that has it not ends the question."""
    found = (journey.cards.card(card) for card in selection.cards)
    return bool(selection.cards) and all(card is not None and getattr(card, mark) for card in found)


def _gone_along(session: Session) -> str:
    key = persona_gone_along(session.selection, session.journey)
    persona = None if key is None else session.document.persona(key)
    return "" if persona is None else persona.name


def _has_phase(selection: Selection, journey: Map) -> bool:
    if selection.header is Header.LANE or selection.stage is None:
        return selection.header is Header.PHASE
    return phase_of(journey, selection.stage) is not None


def _has_emotions(journey: Map) -> bool:
    return any(lane_kind(lane.kind).drawing is Drawing.CURVE and is_reachable(lane) for lane in journey.lanes)
