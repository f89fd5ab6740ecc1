"""A block of cells, stages or lanes that was copied, on its way to another place, map or program.

It is a small document of its own: one map of the stages and lanes that were touched, the cards that were
taken, and the personas, sources and pictures which they name. So it is written, read and checked as any
document is.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.edit.cell_text import cell_value
from cjm_desktop.edit.ranges import cards_of, cells_of
from cjm_desktop.edit.selection import Header, column_of, is_reachable
from cjm_desktop.model.document import Document
from cjm_desktop.model.grid import Grid, Row
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.queries import lane_index, lane_title

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cjm_desktop.edit.cell_text import Value
    from cjm_desktop.edit.ranges import Spot
    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Lane, Map


_OVER_STAGES = (Header.STAGE, Header.PHASE)


class Whole(StrEnum):
    """What was copied: some cells, or stages or lanes with all that is in them."""

    CELLS = "cells"
    STAGES = "stages"
    LANES = "lanes"


class Block(Struct, frozen=True):
    """What was copied; `document` has one map, whose rows and columns are those of the block."""

    document: Document
    whole: Whole = Whole.CELLS

    @property
    def journey(self) -> Map:
        """The lanes, stages and cards of the block."""
        return self.document.maps[0]


def copied(document: Document, map_id: str, selection: Selection) -> Block | None:
    """Return what is selected: stages, a lane, a range of cells, cards, or else what the current cell holds.

    A phase stands for its stages. Without any card there is nothing, but for a stage or a lane.
    """
    journey = document.map(map_id)
    if selection.header in _OVER_STAGES:
        columns = stages_of(selection, journey)
        return (
            _block(document, journey, range(len(journey.lanes)), columns, Whole.STAGES) if columns else None
        )
    if selection.header is Header.LANE and selection.lane:
        row = lane_index(journey, selection.lane)
        return _block(document, journey, (row,), range(len(journey.stages)), Whole.LANES)
    cards = cards_of(selection, journey)
    spots = cells_of(selection, journey) if selection.anchor else ()
    return _block_of_cards(document, journey, frozenset(cards), spots) if cards else None


def stages_of(selection: Selection, journey: Map) -> list[int]:
    """Return the columns of a current stage, or of all stages of a current phase."""
    if selection.header is Header.PHASE:
        members = {one for phase in journey.phases if phase.id == selection.over for one in phase.stages}
        return [index for index, stage in enumerate(journey.stages) if stage.id in members]
    column = column_of(selection, journey)
    return [] if column is None else [column]


def table_of(block: Block) -> list[list[Value]]:
    """Return what a block says as a table; a whole stage begins with its title, a lane with its name."""
    journey = block.journey
    language = block.document.language
    rows = [
        [cell_value(cell, lane.kind, language) for cell in row.cells]
        for lane, row in zip(journey.lanes, journey.cards.rows, strict=True)
        if block.whole is not Whole.CELLS or not is_divider(lane)
    ]
    if block.whole is Whole.LANES:
        return [[lane_title(lane, language), *row] for lane, row in zip(journey.lanes, rows, strict=True)]
    if block.whole is Whole.STAGES:
        return [[stage.title for stage in journey.stages], *rows]
    return rows


def is_divider(lane: Lane) -> bool:
    """Whether a lane is a line between others, and holds no cards."""
    return not lane_kind(lane.kind).takes_cards


def _block_of_cards(
    document: Document, journey: Map, cards: frozenset[str], spots: Iterable[Spot]
) -> Block | None:
    """Return the rectangle around cards and cells with nothing but the cards in it.

    Lanes that are not drawn open are left out; dividers between others are not.
    """
    places = [place for card in cards if (place := journey.cards.place_of(card)) is not None]
    if not places:
        return None
    taken = {place.lane for place in places} | {row for row, _ in spots}
    stages = {place.stage for place in places} | {column for _, column in spots}
    rows = [row for row in range(min(taken), max(taken) + 1) if row in taken or _is_drawn(journey.lanes[row])]
    return _block(document, journey, rows, range(min(stages), max(stages) + 1), Whole.CELLS, cards)


def _is_drawn(lane: Lane) -> bool:
    return is_reachable(lane) or (is_divider(lane) and not lane.hidden)


def _block(
    document: Document,
    journey: Map,
    rows: Collection[int],
    columns: Collection[int],
    whole: Whole,
    only: frozenset[str] | None = None,
) -> Block:
    cells = (
        Row(
            tuple(card for card in journey.cards.cell(row, column) if only is None or card.id in only)
            for column in columns
        )
        for row in rows
    )
    part = journey.replaced(
        title="",
        scenario="",
        lanes=tuple(journey.lanes[row] for row in rows),
        stages=tuple(journey.stages[column] for column in columns),
        cards=Grid(cells),
        phases=(),
        links=(),
    )
    return Block(_with_belongings(document, part), whole)


def _with_belongings(document: Document, part: Map) -> Document:
    """Return a document of the map alone, with the personas, sources and pictures that its cards name.

    Of the personas the map is about those are left, for theirs are the colours of the curves.
    """
    named_personas = {persona for card in part.cards for persona in card.personas}
    part = part.replaced(personas=tuple(one for one in part.personas if one in named_personas))
    named_sources = {source for card in part.cards for source in card.sources}
    personas = tuple(one for one in document.personas if one.id in named_personas)
    keys = {*_pictures(part.cards), *(one.portrait for one in personas if one.portrait)}
    return Document(language=document.language, currency=document.currency).replaced(
        personas=personas,
        sources=tuple(one for one in document.sources if one.id in named_sources),
        maps=(part,),
        attachments={key: picture for key, picture in document.attachments.items() if key in keys},
    )


def _pictures(cards: Collection[Card] | Grid) -> Iterator[str]:
    return (card.picture for card in cards if card.picture)
