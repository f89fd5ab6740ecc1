"""The invariants of a document, checked on what an edit touched and on nothing else.

They are those that a file keeps (`model.invariants`): what passes here can be saved and opened again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.diff import MapDiff, diff
from cjm_desktop.model.errors import NotAllowed, TooLarge, TooMuch, Unreadable
from cjm_desktop.model.grid import EMPTY_CELL, common_ends
from cjm_desktop.model.invariants import check_numbers, check_references, frame_records, map_records
from cjm_desktop.model.language import Phrase, capitalised
from cjm_desktop.model.limits import MOST_CARDS, MOST_LANES, MOST_MAPS, MOST_STAGES
from cjm_desktop.model.pictures import check_picture
from cjm_desktop.model.queries import lane_index, stage_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.model.errors import CjmError, EditError
    from cjm_desktop.model.grid import Cell

_PARTS = ("stages", "lanes", "phases", "links")
_MANY = 100
"""New cards from which on it is quicker to look at all cards than for each of the new ones."""

_TOO_MANY = {
    "cards": Phrase(
        f"A document holds {MOST_CARDS:,} cards at most; nothing was changed.",
        f"В документе может быть не больше {MOST_CARDS // 1000} 000 карточек; ничего не изменено.",
    ),
    "stages": Phrase(
        f"A map holds {MOST_STAGES} stages at most; nothing was changed.",
        f"На карте может быть не больше {MOST_STAGES} этапов; ничего не изменено.",
    ),
    "maps": Phrase(
        f"A document holds {MOST_MAPS} maps at most; nothing was changed.",
        f"В документе может быть не больше {MOST_MAPS} карт; ничего не изменено.",
    ),
    "lanes": Phrase(
        f"A map holds {MOST_LANES} lanes at most; nothing was changed.",
        f"На карте может быть не больше {MOST_LANES} дорожек; ничего не изменено.",
    ),
}
_TWICE = Phrase(
    "An id would stand twice in the document; nothing was changed.",
    "Один идентификатор встретился бы в документе дважды; ничего не изменено.",
)
_NO_MAP = Phrase(
    "A document keeps at least one map; nothing was changed.",
    "В документе остаётся хотя бы одна карта; ничего не изменено.",
)


def check_change(before: Document, after: Document) -> None:
    """Raise NotAllowed or TooMuch where `after` breaks an invariant that `before` kept."""
    if not after.maps:
        raise NotAllowed(_NO_MAP)
    known = {journey.id: journey for journey in before.maps}
    is_new_frame = _is_new_frame(before, after)
    if is_new_frame:
        _check_frame(after)
    _check_as_read(before, after, known)
    new = [
        card
        for journey in after.maps
        if (old := known.get(journey.id)) is not journey
        for card in _checked_cards(old, journey)
    ]
    if new:
        _check_new(new, before, after, all_at_once=is_new_frame or len(new) >= _MANY)


def _is_new_frame(before: Document, after: Document) -> bool:
    """Whether anything but a card may have come or gone."""
    if len(before.maps) != len(after.maps) or before.personas is not after.personas:
        return True
    return before.sources is not after.sources or any(
        was.id != now.id
        or was.stages is not now.stages
        or was.lanes is not now.lanes
        or was.phases is not now.phases
        or was.links is not now.links
        for was, now in zip(before.maps, after.maps, strict=True)
    )


def _check_as_read(before: Document, after: Document, known: Mapping[str, Map]) -> None:
    """Refuse, in an edit's words, what reading the file would refuse."""
    try:
        _check_attachments(before, after)
        old = set(map(id, frame_records(before)))
        for record in frame_records(after):
            if id(record) not in old:
                check_numbers(record)
        for journey in after.maps:
            if known.get(journey.id) is not journey:
                _check_parts(known.get(journey.id), journey)
    except (Unreadable, TooLarge) as broken:
        raise _refusal(broken) from broken


def _check_attachments(before: Document, after: Document) -> None:
    if after.attachments is not before.attachments:
        for key, picture in after.attachments.items():
            if before.attachments.get(key) is not picture:
                check_picture(key, picture)


def _check_parts(old: Map | None, journey: Map) -> None:
    if old is not None and all(getattr(old, part) is getattr(journey, part) for part in _PARTS):
        return
    check_references(journey)
    was = set() if old is None else set(map(id, map_records(old)))
    for record in map_records(journey):
        if id(record) not in was:
            check_numbers(record)


def _refusal(broken: CjmError) -> EditError:
    """Return a broken rule of the format, a clause, as the refusal of an edit, a sentence."""
    en, ru = broken.sentence
    sentence = Phrase(f"{capitalised(en)}; nothing was changed.", f"{capitalised(ru)}; ничего не изменено.")
    return TooMuch(sentence) if isinstance(broken, TooLarge) else NotAllowed(sentence)


def _check_frame(document: Document) -> None:
    if len(document.maps) > MOST_MAPS:
        raise TooMuch(_TOO_MANY["maps"])
    for journey in document.maps:
        if len(journey.stages) > MOST_STAGES:
            raise TooMuch(_TOO_MANY["stages"])
        if len(journey.lanes) > MOST_LANES:
            raise TooMuch(_TOO_MANY["lanes"])
    ids = list(_frame_ids(document))
    cards = [journey.cards for journey in document.maps]
    if len(set(ids)) != len(ids) or any(grid.place_of(one) for grid in cards for one in ids):
        raise NotAllowed(_TWICE)


def _frame_ids(document: Document) -> Iterator[str]:
    """Yield the ids of everything but the cards."""
    for group in (document.personas, document.sources, document.maps):
        yield from (record.id for record in group)
    for journey in document.maps:
        for part in (journey.phases, journey.stages, journey.lanes, journey.links):
            yield from (record.id for record in part)


def _checked_cards(old: Map | None, journey: Map) -> Iterator[Card]:
    """Check the cells that are not as they were; yield the cards that were not in them before."""
    _check_shape(journey)
    for row, column in _new_cells(old, journey):
        cell = journey.cards.cell(row, column)
        before = _cell_before(old, journey.lanes[row].id, journey.stages[column].id)
        first, last = common_ends(before, cell)
        other = cell[first : len(cell) - last]
        _check_cell(cell, other, (journey.stages[column].id, journey.lanes[row].id))
        _check_numbers_of(other)
        known = {card.id for card in before[first : len(before) - last]}
        yield from (card for card in other if card.id not in known)


def _check_shape(journey: Map) -> None:
    rows = journey.cards.rows
    if len(rows) != len(journey.lanes) or any(len(row.cells) != len(journey.stages) for row in rows):
        message = "the grid does not match the stages and lanes of its map"
        raise AssertionError(message)


def _new_cells(old: Map | None, journey: Map) -> Iterator[tuple[int, int]]:
    """Yield lane and stage indexes of the cells that are not as they were."""
    changes = diff(old, journey) if old is not None else MapDiff(structure=True)
    for lane, stage in changes.cells:
        yield lane_index(journey, lane), stage_index(journey, stage)
    if changes.structure:
        stages = {stage.id for stage in old.stages} if old else set()
        lanes = {lane.id for lane in old.lanes} if old else set()
        for row, lane_record in enumerate(journey.lanes):
            for column, stage_record in enumerate(journey.stages):
                if lane_record.id not in lanes or stage_record.id not in stages:
                    yield row, column


def _check_cell(cell: Cell, other: Cell, place: tuple[str, str]) -> None:
    """Check a cell of which these cards are not the ones that were there; `place` is its stage and lane."""
    if any((card.stage, card.lane) != place for card in other):
        message = "a card does not say the stage and lane in which it stands"
        raise AssertionError(message)
    if len({card.id for card in cell}) != len(cell):
        raise NotAllowed(_TWICE)


def _check_numbers_of(cell: Cell) -> None:
    try:
        for card in cell:
            check_numbers(card)
    except Unreadable as broken:
        raise _refusal(broken) from broken


def _cell_before(old: Map | None, lane: str, stage: str) -> Cell:
    """Return the cards that stood in a cell."""
    if old is None or not _has_cell(old, lane, stage):
        return EMPTY_CELL
    return old.cards.cell(lane_index(old, lane), stage_index(old, stage))


def _has_cell(journey: Map, lane: str, stage: str) -> bool:
    return any(one.id == lane for one in journey.lanes) and any(one.id == stage for one in journey.stages)


def _check_new(cards: Sequence[Card], before: Document, document: Document, *, all_at_once: bool) -> None:
    """Refuse new cards whose id stands elsewhere, or that are too many.

    Where stages or lanes come or go, what `before` knows of its cards does not tell where they are now.
    """
    grids = [journey.cards for journey in document.maps]
    if not {card.id for card in cards}.isdisjoint(_frame_ids(document)):
        raise NotAllowed(_TWICE)
    ids = [card.id for grid in grids for card in grid] if all_at_once else [card.id for card in cards]
    if len(set(ids)) != len(ids) or (not all_at_once and _are_still_there(cards, before, document)):
        raise NotAllowed(_TWICE)
    if sum(map(len, grids)) > MOST_CARDS:
        raise TooMuch(_TOO_MANY["cards"])


def _are_still_there(cards: Sequence[Card], before: Document, after: Document) -> bool:
    """Whether one of the cards stands in its cell of `before`, too, where it did not come from that."""
    for old, new in zip(before.maps, after.maps, strict=True):
        for card in cards:
            place = old.cards.place_of(card.id)
            if place is None:
                continue
            there = (one for one in new.cards.cell(place.lane, place.stage) if one.id == card.id)
            if any(one is not card for one in there):
                return True
    return False
