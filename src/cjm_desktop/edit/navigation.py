"""How the current cell moves: pure functions from a selection to the next."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_desktop.edit.ranges import by_lanes, by_stages, extended
from cjm_desktop.edit.selection import (
    LANE_NAMES,
    Header,
    Selection,
    at_cell,
    at_lane,
    at_link,
    at_phase,
    at_stage,
    column_of,
    current_cell,
    first_cell,
    is_reachable,
    is_shown,
    persona_gone_along,
    row_of,
)

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map


class Move(StrEnum):
    """A step of the current cell."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    NEXT_STAGE = "next_stage"
    PREVIOUS_STAGE = "previous_stage"
    NEXT_LANE = "next_lane"
    FIRST_STAGE = "first_stage"
    LAST_STAGE = "last_stage"
    FIRST_LANE = "first_lane"
    LAST_LANE = "last_lane"
    FIRST_CELL = "first_cell"
    LAST_CELL = "last_cell"


_TABS = (Move.NEXT_STAGE, Move.PREVIOUS_STAGE)
"""The steps that make a run, after which Enter returns."""
_RUNS = (*_TABS, Move.NEXT_LANE)
"""The steps of Tab and Enter, after which one types on."""


def is_at_edge(selection: Selection, journey: Map, move: Move) -> bool:
    """Whether a step of Tab or Enter leads nowhere."""
    if move not in _RUNS or not selection.is_cell or not is_shown(selection, journey):
        return False
    reached = _step(selection, journey, move)
    return (reached.stage, reached.lane) == (selection.stage, selection.lane)


def step(selection: Selection, journey: Map, move: Move) -> Selection:
    """Return where `move` leads from `selection`; at the edge of the map it stays.

    Where Tab and Enter stay, no card is selected any more: what is typed next must not replace it. The
    first and the last cell are reached from headers, too.
    """
    if move in (Move.FIRST_CELL, Move.LAST_CELL) and is_shown(selection, journey) and not selection.is_cell:
        return _corner(selection, journey, move)
    reached = _step(selection, journey, move)
    return replace(reached, cards=()) if is_at_edge(selection, journey, move) else reached


def extend(selection: Selection, journey: Map, move: Move) -> Selection:
    """Return the range that reaches on, or back, by one cell or to an edge.

    From the header of a stage or lane it is a range of these; from any other it is as `step`.
    """
    if not selection.is_cell or not is_shown(selection, journey):
        reached = _step(selection, journey, move)
        if selection.header is reached.header is Header.STAGE and reached.stage is not None:
            return by_stages(selection, journey, reached.stage)
        if selection.header is reached.header is Header.LANE and reached.lane is not None:
            return by_lanes(selection, journey, reached.lane)
        return reached
    # By cells: what is current inside a cell is no matter to a range.
    bare = Selection(selection.stage, selection.lane)
    reached = _step(bare, journey, move)
    if not reached.is_cell or reached.stage is None or reached.lane is None:
        return selection
    return extended(selection, journey, reached.stage, reached.lane)


def into_cells(selection: Selection, journey: Map) -> Selection:
    """Return the nearest cell of the current header, without its cards; the same selection where none is."""
    column, row, rows = column_of(selection, journey), row_of(selection, journey), _reachable(journey)
    if selection.header is Header.LANE:
        column, rows = 0, [index for index in rows if index == row]
    if selection.is_cell or column is None or not rows or not journey.stages:
        return selection
    return at_cell(journey.stages[column].id, journey.lanes[rows[0]].id)


def _corner(selection: Selection, journey: Map, move: Move) -> Selection:
    rows = _reachable(journey)
    if not rows or not journey.stages:
        return selection
    corner = 0 if move is Move.FIRST_CELL else -1
    return _land(journey, _along(move, 0, len(journey.stages)), rows[corner])


def _step(selection: Selection, journey: Map, move: Move) -> Selection:
    if not is_shown(selection, journey):
        return first_cell(journey)
    if selection.header is Header.STAGE:
        return _from_stage(selection, journey, move)
    if selection.header is Header.LANE:
        return _from_lane(selection, journey, move)
    if selection.header in (Header.PHASE, Header.LINK):
        return _from_over(selection, journey, move)
    return _from_cell(selection, journey, move)


def _from_cell(selection: Selection, journey: Map, move: Move) -> Selection:
    column, row = column_of(selection, journey) or 0, row_of(selection, journey) or 0
    if move in (Move.UP, Move.DOWN):
        return _vertical(selection, journey, column, row, -1 if move is Move.UP else 1)
    if move is Move.NEXT_LANE:
        return _next_lane(selection, journey, column, row)
    if move is Move.LEFT and column == 0:
        return at_lane(journey.lanes[row].id)
    reached = _across(selection, journey, move)
    return replace(reached, run_stage=_beginning(selection) if move in _TABS else None)


def _beginning(selection: Selection) -> str | None:
    """Return where the run of Tabs began that goes on, or begins, here."""
    return selection.stage if selection.run_stage is None else selection.run_stage


def _across(selection: Selection, journey: Map, move: Move) -> Selection:
    """Go along the lane, or to an edge of the map; at the edge the selected card stays so."""
    column, row = column_of(selection, journey) or 0, row_of(selection, journey) or 0
    rows = _reachable(journey)
    to_row = {Move.FIRST_LANE: rows[0], Move.FIRST_CELL: rows[0]}
    to_row |= {Move.LAST_LANE: rows[-1], Move.LAST_CELL: rows[-1]}
    target = _along(move, column, len(journey.stages)), to_row.get(move, row)
    if target == (column, row):
        return selection
    reached = _land(journey, *target)
    return _along_curve(selection, reached, journey) if target[1] == row else reached


def _along_curve(selection: Selection, reached: Selection, journey: Map) -> Selection:
    """Return where one who goes along the curve of a persona arrives: at their card, where there is one."""
    persona = persona_gone_along(selection, journey)
    if persona is None:
        return reached
    cell = current_cell(reached, journey)
    theirs = tuple(card.id for card in cell if persona in card.personas)
    return replace(reached, cards=theirs[:1], along=persona)


def _vertical(selection: Selection, journey: Map, column: int, row: int, by: int) -> Selection:
    """Go by card inside the cell, then by lane; above the first lane stands the stage's header."""
    cell = current_cell(selection, journey)
    at = next((i for i, card in enumerate(cell) if card.id == selection.card), None)
    if at is not None and 0 <= at + by < len(cell):
        return at_cell(journey.stages[column].id, journey.lanes[row].id, cell[at + by].id)
    target = _neighbour(journey, row, by)
    if target is None:
        return at_stage(journey.stages[column].id) if by < 0 else selection
    return _land(journey, column, target, last=by < 0)


def _next_lane(selection: Selection, journey: Map, column: int, row: int) -> Selection:
    """Go down a lane, to the stage (or the lane's name) at which a run of Tabs began."""
    target = _neighbour(journey, row, 1)
    if target is None:
        return replace(selection, run_stage=None)
    if selection.run_stage == LANE_NAMES:
        return at_lane(journey.lanes[target].id)
    return _land(journey, _column_of_run(selection, journey, column), target)


def _column_of_run(selection: Selection, journey: Map, here: int) -> int:
    """Return the stage at which a run of Tabs began, `here` where there is none or it is gone."""
    return next((i for i, stage in enumerate(journey.stages) if stage.id == selection.run_stage), here)


def _from_stage(selection: Selection, journey: Map, move: Move) -> Selection:
    column = column_of(selection, journey) or 0
    rows = _reachable(journey)
    if move is Move.NEXT_LANE:
        return _land(journey, _column_of_run(selection, journey, column), rows[0]) if rows else selection
    if move in (Move.DOWN, Move.FIRST_LANE):
        return _land(journey, column, rows[0]) if rows else selection
    if move is Move.LAST_LANE:
        return _land(journey, column, rows[-1]) if rows else selection
    if move is Move.UP:
        return _over_stage(selection, journey)
    reached = at_stage(journey.stages[_along(move, column, len(journey.stages))].id)
    return replace(reached, run_stage=_beginning(selection) if move in _TABS else None)


def _over_stage(selection: Selection, journey: Map) -> Selection:
    """Return what stands over the current stage: a link that leaves or reaches it, else its phase."""
    stage = selection.stage
    ends = (link for link in journey.links if stage in (link.origin, link.target))
    link = None if selection.header is Header.LINK else next(ends, None)
    phase = next((phase for phase in journey.phases if stage in phase.stages), None)
    if link is not None:
        return at_link(link)
    return selection if phase is None else at_phase(phase)


def _from_over(selection: Selection, journey: Map, move: Move) -> Selection:
    """Go along the phases or the links, up from a link to the phase, or down to the stage."""
    if move is Move.UP:
        return _over_stage(selection, journey) if selection.header is Header.LINK else selection
    if move in (Move.DOWN, Move.NEXT_LANE, Move.FIRST_LANE, Move.LAST_LANE) and selection.stage:
        return at_stage(selection.stage)
    if selection.header is Header.PHASE:
        beside = [at_phase(phase) for phase in journey.phases if phase.stages]
    else:
        beside = [at_link(link) for link in journey.links]
    at = next(index for index, other in enumerate(beside) if other.over == selection.over)
    return beside[_along(move, at, len(beside))]


def _from_lane(selection: Selection, journey: Map, move: Move) -> Selection:
    row = row_of(selection, journey) or 0
    into = {
        Move.RIGHT: 0,
        Move.NEXT_STAGE: 0,
        Move.FIRST_STAGE: 0,
        Move.LAST_STAGE: len(journey.stages) - 1,
    }
    if move in into:
        if not journey.stages or not is_reachable(journey.lanes[row]):
            return selection
        reached = _land(journey, into[move], row)
        return replace(reached, run_stage=LANE_NAMES) if move is Move.NEXT_STAGE else reached
    shown = [index for index, lane in enumerate(journey.lanes) if not lane.hidden]
    if move is Move.UP and row == shown[0] and journey.stages:
        return at_stage(journey.stages[0].id)
    if move in (Move.LEFT, Move.PREVIOUS_STAGE):
        return selection
    vertical = {
        Move.UP: Move.PREVIOUS_STAGE,
        Move.DOWN: Move.NEXT_STAGE,
        Move.NEXT_LANE: Move.NEXT_STAGE,
        Move.FIRST_LANE: Move.FIRST_STAGE,
        Move.LAST_LANE: Move.LAST_STAGE,
    }
    along = _along(vertical.get(move, move), shown.index(row), len(shown))
    return at_lane(journey.lanes[shown[along]].id)


def _along(move: Move, at: int, count: int) -> int:
    """Return the index a move leads to in a line of `count` headers or cells."""
    if move in (Move.FIRST_STAGE, Move.FIRST_CELL):
        return 0
    if move in (Move.LAST_STAGE, Move.LAST_CELL):
        return count - 1
    by = {Move.LEFT: -1, Move.PREVIOUS_STAGE: -1, Move.RIGHT: 1, Move.NEXT_STAGE: 1}.get(move, 0)
    return max(0, min(at + by, count - 1))


def _land(journey: Map, column: int, row: int, *, last: bool = False) -> Selection:
    """Make a cell current, with its first card (or its last, when one comes from below)."""
    cell = journey.cards.cell(row, column)
    cards = (cell[-1 if last else 0].id,) if cell else ()
    return at_cell(journey.stages[column].id, journey.lanes[row].id, *cards)


def _reachable(journey: Map) -> list[int]:
    return [index for index, lane in enumerate(journey.lanes) if is_reachable(lane)]


def _neighbour(journey: Map, row: int, by: int) -> int | None:
    """Return the next reachable lane up or down, or None at the edge."""
    rows = _reachable(journey)
    beyond = [index for index in rows if index > row] if by > 0 else [i for i in rows if i < row]
    if not beyond:
        return None
    return beyond[0] if by > 0 else beyond[-1]
