"""Selections of many: ranges of cells, all cards of a stage or lane, all of the map; pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_desktop.edit.selection import (
    Header,
    Selection,
    at_cell,
    at_lane,
    at_stage,
    column_of,
    current_cell,
    is_reachable,
    row_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.model.document import Map

Spot = tuple[int, int]
"""Indexes of a lane and a stage."""


def cells_of(selection: Selection, journey: Map) -> tuple[Spot, ...]:
    """Return the selected cells as indexes of lane and stage, in the order of the map.

    They are the range from the anchor to the current cell, or the current cell, or with the header of a
    stage, lane or phase all cells of that; of lanes that are drawn open and hold cards.
    """
    if selection.header is Header.LINK:
        return ()
    rows, columns = _rows(selection, journey), _columns(selection, journey)
    seen = (row for row in rows if is_reachable(journey.lanes[row]))
    return tuple((row, column) for row in seen for column in columns)


def whole_stages(selection: Selection, journey: Map) -> tuple[str, ...]:
    """Return the stages of a range that takes in all their cells that are drawn open, else none."""
    spots = cells_of(selection, journey) if selection.is_cell else ()
    is_whole = len({row for row, _ in spots}) == sum(map(is_reachable, journey.lanes))
    return tuple(journey.stages[at].id for at in sorted({at for _, at in spots})) if is_whole else ()


def whole_lanes(selection: Selection, journey: Map) -> tuple[str, ...]:
    """Return the lanes of a range that takes in all their cells, else none."""
    spots = cells_of(selection, journey) if selection.is_cell else ()
    is_whole = len({column for _, column in spots}) == len(journey.stages)
    return tuple(journey.lanes[at].id for at in sorted({at for at, _ in spots})) if is_whole else ()


def cards_of(selection: Selection, journey: Map) -> tuple[str, ...]:
    """Return the cards that an edit of many is about: the selected ones, else all of the selected cells."""
    if selection.cards:
        return selection.cards
    spots = cells_of(selection, journey)
    return tuple(card.id for spot in spots for card in journey.cards.cell(*spot))


def extended(selection: Selection, journey: Map, stage: str, lane: str) -> Selection:
    """Return the range from where it began to a cell, with all its cards; those of that cell come last."""
    anchor = selection.anchor
    if anchor is None and selection.is_cell and selection.lane and selection.stage:
        anchor = (selection.lane, selection.stage)
    reached = Selection(stage, lane, anchor=anchor)
    here = tuple(card.id for card in current_cell(reached, journey))
    last = set(here)
    others = tuple(card for card in cards_of(reached, journey) if card not in last)
    return replace(reached, cards=others + here)


def by_stages(selection: Selection, journey: Map, stage: str) -> Selection:
    """Return the range of whole stages from where it began to this one; a stage alone without open lanes."""
    lanes = [lane.id for lane in journey.lanes if is_reachable(lane)]
    begin = selection.anchor[1] if selection.anchor else selection.stage or stage
    return extended(at_cell(begin, lanes[-1]), journey, stage, lanes[0]) if lanes else at_stage(stage)


def by_lanes(selection: Selection, journey: Map, lane: str) -> Selection:
    """Return the range of whole lanes from where it began to this one; a lane alone without stages."""
    stages = [stage.id for stage in journey.stages]
    begin = selection.anchor[0] if selection.anchor else selection.lane or lane
    return extended(at_cell(stages[-1], begin), journey, stages[0], lane) if stages else at_lane(lane)


def toggled(selection: Selection, card: str, stage: str, lane: str) -> Selection:
    """Return the selection with a card more, as the current one, or without it where it was selected.

    What is selected next with Shift reaches from the cell of that card.
    """
    if not selection.is_cell:
        selection = Selection()
    others = tuple(other for other in selection.cards if other != card)
    is_in = len(others) < len(selection.cards)
    return Selection(stage, lane, others if is_in else (*others, card))


def everything(selection: Selection, journey: Map) -> Selection:
    """Return a selection of all cards that are drawn open, the current card still current."""
    rows = (row for lane, row in zip(journey.lanes, journey.cards.rows, strict=True) if is_reachable(lane))
    return _with_all(selection, journey, (card.id for row in rows for cell in row.cells for card in cell))


def all_in(header: Selection, selection: Selection, journey: Map) -> Selection:
    """Return a selection of all cards of a header, the current one still current; unchanged without any."""
    spots = cells_of(header, journey)
    return _with_all(selection, journey, (card.id for spot in spots for card in journey.cards.cell(*spot)))


def _with_all(selection: Selection, journey: Map, cards: Iterable[str]) -> Selection:
    """Select cards; what is current stays so, or passes to a card of what was selected, else to the first."""
    found = list(cards)
    candidates = [selection.card, *cards_of(selection, journey), *found[:1]]
    last = next((card for card in candidates if card in found), None)
    card = None if last is None else journey.cards.card(last)
    if card is None:
        return selection
    return at_cell(card.stage, card.lane, *(one for one in found if one != card.id), card.id)


def _rows(selection: Selection, journey: Map) -> range:
    if selection.header in (Header.STAGE, Header.PHASE):
        return range(len(journey.lanes))
    anchor = None if selection.anchor is None else row_of(at_lane(selection.anchor[0]), journey)
    return _between(row_of(selection, journey), anchor)


def _columns(selection: Selection, journey: Map) -> Iterable[int]:
    if selection.header is Header.LANE:
        return range(len(journey.stages))
    if selection.header is Header.PHASE:
        members = {one for phase in journey.phases if phase.id == selection.over for one in phase.stages}
        return [index for index, stage in enumerate(journey.stages) if stage.id in members]
    anchor = None if selection.anchor is None else column_of(at_stage(selection.anchor[1]), journey)
    return _between(column_of(selection, journey), anchor)


def _between(one: int | None, other: int | None) -> range:
    if one is None:
        return range(0)
    return range(min(one, one if other is None else other), max(one, one if other is None else other) + 1)
