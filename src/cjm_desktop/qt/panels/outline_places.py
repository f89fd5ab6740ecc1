"""How rows of the outline and what is selected on the map stand for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_desktop.edit.selection import (
    Header,
    Selection,
    at_card,
    at_cell,
    at_lane,
    at_link,
    at_phase,
    at_stage,
    is_reachable,
)
from cjm_desktop.qt.panels.outline_contents import Contents, Key, Kind
from cjm_desktop.qt.settings import OutlineOrder

if TYPE_CHECKING:
    from collections.abc import Sequence


def selection_at(contents: Contents, key: Key, others: Sequence[Key] = ()) -> Selection | None:
    """Return what is selected on the map where a row is, and with it other cards; None for other rows.

    In a collapsed lane nothing but its name can be current, of a hidden one nothing at all.
    """
    match key.kind:
        case Kind.STAGE:
            return at_stage(key.of)
        case Kind.PHASE:
            phase = contents.phase(key.of)
            return None if phase is None else at_phase(phase)
        case Kind.LINK:
            link = contents.links.get(key.of)
            return None if link is None else at_link(link)
        case Kind.LANE | Kind.CELL:
            return None if contents.is_hidden(key) else _at_lane_or_cell(contents, key)
        case Kind.CARD:
            return _at_card(contents, key, others)
    return None


def key_at(contents: Contents, selection: Selection, current: Key | None) -> Key | None:
    """Return the row that stands for what is selected; None where no row does.

    Where several do, as for a lane below each stage, it is the one that is current, or else the first.
    """
    if current is not None and _stands_for(contents, current, selection):
        return current
    card = None if selection.card is None else contents.known(Key(Kind.CARD, selection.card))
    if card is not None:
        return card
    stage, lane = selection.stage, selection.lane
    if selection.header is Header.NONE:
        return contents.known(Key(Kind.CELL, lane, stage)) if stage and lane else None
    kind = {Header.PHASE: Kind.PHASE, Header.LINK: Kind.LINK}.get(selection.header)
    over = None if kind is None else contents.known(Key(kind, selection.over or ""))
    if over is not None:
        return over
    if selection.header is Header.LANE:
        return _at_lane_name(contents, lane, current)
    return _at_stage_header(contents, stage, current)


def place_of(contents: Contents, key: Key | None) -> Key | None:
    """Return the cell in which a row is, where it is one or a card in one."""
    if key is not None and key.kind is Kind.CARD:
        card = contents.card(key.of)
        return None if card is None else Key(Kind.CELL, card.lane, card.stage)
    return key if key is not None and key.kind is Kind.CELL else None


def _stands_for(contents: Contents, key: Key, selection: Selection) -> bool:
    if contents.known(key) is None:
        return False
    is_other_card = bool(selection.cards) and (key.kind is not Kind.CARD or key.of != selection.card)
    if is_other_card:
        return False
    meant = selection_at(contents, key)
    bare = replace(selection, run_stage=None, anchor=None, along=None, cards=selection.cards[-1:])
    if selection.header is Header.LANE:
        return key.kind in (Kind.LANE, Kind.CELL) and meant == bare
    return meant == bare


def _at_lane_name(contents: Contents, lane: str | None, current: Key | None) -> Key | None:
    if contents.order is OutlineOrder.LANES or lane is None:
        return contents.known(Key(Kind.LANE, lane or ""))
    near = place_of(contents, current)
    at = current.of if current is not None and current.kind is Kind.STAGE else near.stage if near else None
    stage = at or next(iter(contents.columns), "")
    # A line between lanes has no row below a stage: it is the map's.
    return contents.known(Key(Kind.CELL, lane, stage)) or contents.known(Key(Kind.MAP, contents.map_id))


def _at_stage_header(contents: Contents, stage: str | None, current: Key | None) -> Key | None:
    if contents.order is OutlineOrder.STAGES or stage is None:
        return contents.known(Key(Kind.STAGE, stage or ""))
    near = place_of(contents, current)
    at = current.of if current is not None and current.kind is Kind.LANE else near.of if near else None
    lane = at if at in contents.open_lanes else next(iter(contents.open_lanes), "")
    return contents.known(Key(Kind.CELL, lane or "", stage))


def _at_card(contents: Contents, key: Key, others: Sequence[Key]) -> Selection | None:
    card = contents.card(key.of)
    if card is None:
        return None
    if not _is_open(contents, card.lane):
        return at_lane(card.lane)
    cards = [one.of for one in others if one.kind is Kind.CARD and one != key]
    return replace(at_card(contents.journey, key.of), cards=(*cards, key.of))


def _at_lane_or_cell(contents: Contents, key: Key) -> Selection:
    is_cell = key.kind is Kind.CELL and _is_open(contents, key.of)
    return at_cell(key.stage, key.of) if is_cell else at_lane(key.of)


def _is_open(contents: Contents, identifier: str) -> bool:
    lane = contents.lane(identifier)
    return lane is not None and is_reachable(lane)


def stage_after(contents: Contents, key: Key) -> int:
    """Return the place of a stage that is to follow a row: after its stage, its phase, or the last one."""
    where = place_of(contents, key)
    stage = key.of if key.kind is Kind.STAGE else where.stage if where else ""
    phase = contents.phase(key.of) if key.kind is Kind.PHASE else None
    if phase is not None and phase.stages:
        return max(contents.columns[one] for one in phase.stages) + 1
    return contents.columns[stage] + 1 if stage in contents.columns else len(contents.columns)


def lane_after(contents: Contents, key: Key) -> int:
    """Return the place of a lane that is to follow a row: after its lane, or the last one."""
    where = place_of(contents, key)
    lane = key.of if key.kind is Kind.LANE else where.of if where else ""
    return contents.rows[lane] + 1 if lane in contents.rows else len(contents.rows)
