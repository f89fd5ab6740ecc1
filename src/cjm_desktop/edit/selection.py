"""What is current and what is selected: ids only, never in the file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.model.grid import EMPTY_CELL
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.queries import place_of

if TYPE_CHECKING:
    from cjm_desktop.edit.diff import CellId
    from cjm_desktop.model.document import Lane, Link, Map, Phase, Stage
    from cjm_desktop.model.grid import Cell


class Header(StrEnum):
    """Which header is current instead of a cell."""

    NONE = "none"
    STAGE = "stage"
    LANE = "lane"
    PHASE = "phase"
    LINK = "link"


LANE_NAMES = ""
"""What a run of Tabs begins at that begins at the name of a lane."""
HEADERS_OVER = frozenset({Header.STAGE, Header.PHASE, Header.LINK})
"""What is current over the columns."""


class Selection(Struct, frozen=True):
    """The current cell (or header), the selected cards, and where a run of Tabs began.

    With `header` STAGE only `stage` counts, with LANE only `lane`; of a collapsed lane `stage` says where
    what is typed will stand. With PHASE or LINK `over` is its id and
    `stage` the stage under it, the first of the phase or the one the link leaves. The last of `cards` is
    the current card. `run_stage` is the stage at which the present run of Tabs began, or LANE_NAMES, and
    `anchor` the cell from which a range reaches to the current one. `along` is the persona whose curve is
    gone along in a lane of emotions.
    """

    stage: str | None = None
    lane: str | None = None
    cards: tuple[str, ...] = ()
    header: Header = Header.NONE
    run_stage: str | None = None
    over: str | None = None
    anchor: CellId | None = None
    along: str | None = None

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


def at_card(journey: Map, card: str) -> Selection:
    """Return a selection of a card in its cell; raises NotFound."""
    place = place_of(journey, card)
    return at_cell(journey.stages[place.stage].id, journey.lanes[place.lane].id, card)


def at_stage(stage: str) -> Selection:
    """Return a selection of a stage header."""
    return Selection(stage=stage, header=Header.STAGE)


def at_lane(lane: str) -> Selection:
    """Return a selection of a lane name."""
    return Selection(lane=lane, header=Header.LANE)


def strip_of(selection: Selection, journey: Map) -> tuple[str, str] | None:
    """Return lane and stage where a collapsed lane was met beside its name, None for anything else."""
    row = row_of(selection, journey) if selection.header is Header.LANE and selection.stage else None
    if row is None or not journey.lanes[row].collapsed or not lane_kind(journey.lanes[row].kind).takes_cards:
        return None
    return journey.lanes[row].id, selection.stage or ""


def at_phase(phase: Phase) -> Selection:
    """Return a selection of a phase."""
    return Selection(stage=next(iter(phase.stages), None), header=Header.PHASE, over=phase.id)


def at_link(link: Link) -> Selection:
    """Return a selection of a link between stages."""
    return Selection(stage=link.origin, header=Header.LINK, over=link.id)


def is_reachable(lane: Lane) -> bool:
    """Whether the cells of a lane can be current: it is drawn open and holds cards."""
    return not lane.hidden and not lane.collapsed and lane_kind(lane.kind).takes_cards


def current_cell(selection: Selection, journey: Map) -> Cell:
    """Return the cards of the current cell, none where no cell is current."""
    stage, lane = column_of(selection, journey), row_of(selection, journey)
    if not selection.is_cell or stage is None or lane is None:
        return EMPTY_CELL
    return journey.cards.cell(lane, stage)


def persona_gone_along(selection: Selection, journey: Map) -> str | None:
    """Return whose curve is gone along: that of the current card's persona, without a card the one before."""
    row = row_of(selection, journey)
    if not selection.is_cell or row is None:
        return None
    if lane_kind(journey.lanes[row].kind).drawing is not Drawing.CURVE:
        return None
    current = next((card for card in current_cell(selection, journey) if card.id == selection.card), None)
    if current is not None:
        return next(iter(current.personas), None)
    return selection.along if selection.along in journey.personas else None


def column_of(selection: Selection, journey: Map) -> int | None:
    """Return the index of the selected stage, or None."""
    return next((i for i, stage in enumerate(journey.stages) if stage.id == selection.stage), None)


def row_of(selection: Selection, journey: Map) -> int | None:
    """Return the index of the selected lane, or None."""
    return next((i for i, lane in enumerate(journey.lanes) if lane.id == selection.lane), None)


def is_shown(selection: Selection, journey: Map) -> bool:
    """Whether what is current is drawn: a cell of an open lane, or the header of a stage or lane."""
    column, row = column_of(selection, journey), row_of(selection, journey)
    if selection.header is Header.STAGE:
        return column is not None
    if selection.header is Header.PHASE:
        return any(phase.id == selection.over and phase.stages for phase in journey.phases)
    if selection.header is Header.LINK:
        return any(link.id == selection.over for link in journey.links)
    if row is None:
        return False
    lane = journey.lanes[row]
    if selection.header is Header.LANE:
        return not lane.hidden
    return column is not None and is_reachable(lane)


def first_cell(journey: Map) -> Selection:
    """Return the selection with which a map opens: its upper left cell with the first card, or a header."""
    shown = [lane for lane in journey.lanes if not lane.hidden]
    row = next((row for row, lane in enumerate(journey.lanes) if is_reachable(lane)), None)
    if not journey.stages:
        return at_lane(shown[0].id) if shown else Selection()
    if row is None:
        return at_stage(journey.stages[0].id)
    first = [card.id for card in journey.cards.cell(row, 0)[:1]]
    return at_cell(journey.stages[0].id, journey.lanes[row].id, *first)


def settled(selection: Selection, journey: Map, before: Map | None = None) -> Selection:
    """Return the selection without what is gone or hidden; what was current passes to its neighbour.

    The current cell goes with the current card. `before` is the map in which the selection was made; it
    tells where a missing stage or lane stood.
    """
    if selection == Selection():
        return selection
    selection = _with_anchor_there(selection, journey)
    open_lanes = _open_lanes(journey, selection.header)
    kept = _with_kept_cards(selection, journey, open_lanes)
    if not kept.cards:
        stage = _kept(kept.stage, _ids(journey.stages), _ids(before.stages) if before else [])
        lane = _kept(kept.lane, open_lanes, _ids(before.lanes) if before else [])
        kept = _on_what_is_over(replace(kept, stage=stage, lane=lane), journey)
    if not is_shown(kept, journey):
        return first_cell(journey)
    return kept if kept != selection else selection


def _on_what_is_over(selection: Selection, journey: Map) -> Selection:
    """Return a phase or link with the stage under it as it is now; where it is gone, that stage."""
    if selection.header not in (Header.PHASE, Header.LINK) or selection.stage is None:
        return selection
    phase = next((phase for phase in journey.phases if phase.id == selection.over), None)
    link = next((link for link in journey.links if link.id == selection.over), None)
    if phase is not None:
        return at_phase(phase)
    return at_stage(selection.stage) if link is None else at_link(link)


def _with_anchor_there(selection: Selection, journey: Map) -> Selection:
    """Return the selection without a range that began in a cell which is gone or hidden."""
    if selection.anchor is None:
        return selection
    lane, stage = selection.anchor
    return selection if is_shown(at_cell(stage, lane), journey) else replace(selection, anchor=None)


def _with_kept_cards(selection: Selection, journey: Map, open_lanes: list[str]) -> Selection:
    reachable = frozenset(open_lanes)
    cards = [card for card in journey.cards.found(selection.cards) if card.lane in reachable]
    kept = replace(selection, cards=tuple(card.id for card in cards))
    return replace(kept, stage=cards[-1].stage, lane=cards[-1].lane) if cards else kept


def _open_lanes(journey: Map, header: Header) -> list[str]:
    """Return the lanes that can be current, by their cells or by their names."""
    by_name = header is Header.LANE
    return [lane.id for lane in journey.lanes if (not lane.hidden if by_name else is_reachable(lane))]


def _ids(records: tuple[Stage, ...] | tuple[Lane, ...]) -> list[str]:
    return [record.id for record in records]


def _kept(identifier: str | None, now: list[str], then: list[str]) -> str | None:
    """Return the id, or the nearest of what stood after it, or else before it."""
    if identifier is None or identifier in now:
        return identifier
    at = then.index(identifier) if identifier in then else 0
    neighbours = (*then[at + 1 :], *reversed(then[:at]), *now)
    return next((other for other in neighbours if other in now), None)
