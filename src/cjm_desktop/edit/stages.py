"""Edits of stages: pure functions from a map to the next map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_desktop.edit.records import change, make
from cjm_desktop.model.document import Stage
from cjm_desktop.model.grid import Grid, Row
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.queries import stage_index

if TYPE_CHECKING:
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Lane, Map, Phase
    from cjm_desktop.model.grid import Cell


def add_stage(journey: Map, /, index: int, stage: str, title: str = "", **fields: Any) -> Map:
    """Put a new stage before the stage at `index`; only cards that reach over its place cover it.

    Unless a width is asked for, it is as wide as the stage before it, the first as the one after it.
    """
    beside = journey.stages[max(index - 1, 0) : max(index, 1)]
    fields.setdefault("width", beside[0].width if beside else None)
    added = make(Stage, id=stage, title=title, **fields)
    order: list[int | None] = list(range(len(journey.stages)))
    order.insert(index, None)
    stages = (*journey.stages[:index], added, *journey.stages[index:])
    return journey.replaced(
        stages=stages,
        cards=_with_spans_over(journey.cards, index).with_stages(order),
        phases=_phases_around(journey.phases, stages, stage),
    )


def set_stage(journey: Map, /, stage: str, **fields: Any) -> Map:
    """Set fields of a stage; raises NotFound, NotAllowed on a wrong value."""
    index = stage_index(journey, stage)
    changed = change(journey.stages[index], **fields)
    if changed is journey.stages[index]:
        return journey
    return journey.replaced(stages=(*journey.stages[:index], changed, *journey.stages[index + 1 :]))


def move_stage(journey: Map, stage: str, index: int) -> Map:
    """Move a stage with its cards so that it stands at `index` afterwards; raises NotFound.

    Between two stages of a phase it joins that; away from all others of its own it leaves that.
    """
    order = list(range(len(journey.stages)))
    moved = order.pop(stage_index(journey, stage))
    order.insert(max(0, index), moved)
    if order == list(range(len(journey.stages))):
        return journey
    stages = tuple(journey.stages[i] for i in order)
    return journey.replaced(
        stages=stages,
        cards=journey.cards.with_stages(order),
        phases=_phases_around(journey.phases, stages, stage),
    )


def remove_stage(journey: Map, stage: str) -> Map:
    """Take a stage away with its cards, its place in phases and its links; raises NotFound.

    A card that spans further stages stays, on the stages it still covers.
    """
    index = stage_index(journey, stage)
    rest: list[int | None] = [i for i in range(len(journey.stages)) if i != index]
    following = journey.stages[index + 1].id if index + 1 < len(journey.stages) else None
    rows = [
        Row(_cells_without(row.cells, index, following if _goes_on(lane) else None))
        for lane, row in zip(journey.lanes, journey.cards.rows, strict=True)
    ]
    return journey.replaced(
        stages=(*journey.stages[:index], *journey.stages[index + 1 :]),
        cards=Grid(rows).with_stages(rest),
        phases=_phases_without(journey.phases, stage),
        links=tuple(link for link in journey.links if stage not in (link.origin, link.target)),
    )


def _goes_on(lane: Lane) -> bool:
    """Whether a long card of the lane may pass to the next stage: a score cell holds one value."""
    return lane_kind(lane.kind).drawing is not Drawing.MARKS


def _cells_without(cells: tuple[Cell, ...], index: int, following: str | None) -> list[Cell]:
    """Shorten the cards that span the column `index`; its own long cards go to the next column."""
    shortened = [_without_column(cell, column, index) for column, cell in enumerate(cells)]
    if following is not None:
        staying = (card for card in cells[index] if card.span > 1)
        kept = tuple(change(card, stage=following, span=card.span - 1) for card in staying)
        if kept:
            shortened[index + 1] = (*kept, *cells[index + 1])
    return shortened


def _without_column(cell: Cell, column: int, removed: int) -> Cell:
    """Return the cell at `column` with the cards that reach `removed` shortened, or the very same cell."""
    if column >= removed or all(column + card.span <= removed for card in cell):
        return cell
    return tuple(change(card, span=card.span - 1) if column + card.span > removed else card for card in cell)


def _phases_around(phases: tuple[Phase, ...], stages: tuple[Stage, ...], placed: str) -> tuple[Phase, ...]:
    """Return the phases of stages in a new order, in which `placed` has come to its place."""
    order = [stage.id for stage in stages]
    phase_of = {member: phase.id for phase in phases for member in phase.stages}
    at, own = order.index(placed), phase_of.get(placed)
    beside = [phase_of.get(other) for other in (*order[max(0, at - 1) : at], *order[at + 1 : at + 2])]
    if len(beside) > 1 and beside[0] == beside[1]:
        joined = own if beside[0] is None and _is_alone(phases, own) else beside[0]
    else:
        joined = own if own in beside or _is_alone(phases, own) else None
    return _phases_with(phases, placed, joined, order)


def _is_alone(phases: tuple[Phase, ...], own: str | None) -> bool:
    return any(phase.id == own and len(phase.stages) == 1 for phase in phases)


def _phases_with(
    phases: tuple[Phase, ...], placed: str, joined: str | None, order: list[str]
) -> tuple[Phase, ...]:
    changed = []
    for phase in phases:
        members = {member for member in phase.stages if member != placed}
        members |= {placed} if phase.id == joined else set()
        changed.append(change(phase, stages=tuple(one for one in order if one in members)))
    left = tuple(phase for phase in changed if phase.stages)
    same = len(left) == len(phases) and all(a is b for a, b in zip(left, phases, strict=True))
    return phases if same else left


def _phases_without(phases: tuple[Phase, ...], stage: str) -> tuple[Phase, ...]:
    shortened = (
        change(phase, stages=tuple(member for member in phase.stages if member != stage)) for phase in phases
    )
    return tuple(phase for phase in shortened if phase.stages)


def _with_spans_over(grid: Grid, index: int) -> Grid:
    """Lengthen the cards that begin before the column `index` and reach into it."""
    for lane, row in enumerate(grid.rows):
        for column, cell in enumerate(row.cells[:index]):
            if index < len(row.cells) and any(column + card.span > index for card in cell):
                grid = grid.with_cell(lane, column, tuple(_longer(card, index - column) for card in cell))
    return grid


def _longer(card: Card, beyond: int) -> Card:
    return change(card, span=card.span + 1) if card.span > beyond else card
