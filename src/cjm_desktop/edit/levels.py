"""The levels of emotions: at a stage each persona has one, whatever is moved there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.records import change, make
from cjm_desktop.model.card import Card
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import card_of, curves_in_order, lane_index, place_of, whose_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjm_desktop.model.document import Map
    from cjm_desktop.model.grid import Cell

LEVEL_STAYS = Phrase(
    "There is a level already; a level without words stays at its stage.",
    "Там уже есть уровень; уровень без слов остаётся на своём этапе.",
)


def curves_of(journey: Map, lane: str) -> list[str]:
    """Return whose curves a lane has, in the order in which they are drawn."""
    row = journey.cards.rows[lane_index(journey, lane)]
    rated = [card for cell in row.cells for card in cell if card.level is not None]
    return curves_in_order((one for card in rated for one in whose_level(card.personas)), journey.personas)


def rated_for(cell: Cell, personas: tuple[str, ...]) -> int | None:
    """Return which card of a cell has a level of one of the personas, or of all where none is named."""
    whose = set(whose_level(personas))
    rated = (index for index, card in enumerate(cell) if card.level is not None)
    return next((index for index in rated if whose.intersection(whose_level(cell[index].personas))), None)


def with_levels_kept(before: Map, after: Map, moved: Iterable[str]) -> Map:
    """Leave at its stage each level that came with moved words to a level of the same persona.

    What has a level and no words stays where it was. Raises NotAllowed when by this nothing moves.
    """
    coming = {card: order for order, card in enumerate(moved) if _brings_level(before, after, card)}
    kept, clashing = after, True
    while clashing:
        # A level that stays where it was may be met by another one that comes there.
        clashing = False
        for card in tuple(coming):
            if _meets_level(kept, card, coming):
                del coming[card]
                kept, clashing = _with_level_left(before, kept, card), True
    if kept is not after and kept == before:
        raise NotAllowed(LEVEL_STAYS)
    return kept


def _brings_level(before: Map, after: Map, card: str) -> bool:
    was, now = place_of(before, card), place_of(after, card)
    is_elsewhere = (was.lane, was.stage) != (now.lane, now.stage)
    return is_elsewhere and _is_curve(after, now.lane) and card_of(after, card).level is not None


def _meets_level(journey: Map, card: str, coming: Mapping[str, int]) -> bool:
    """Whether a card came to a level of one of its personas; of two that come, the first one is there."""
    row, column, _ = place_of(journey, card)
    cell, order = journey.cards.cell(row, column), coming[card]
    there = tuple(one for one in cell if coming.get(one.id, -1) < order)
    return rated_for(there, card_of(journey, card).personas) is not None


def _with_level_left(before: Map, after: Map, moved: str) -> Map:
    """Return the map with the level of a moved card where that was before."""
    card, (row, column, position) = card_of(before, moved), place_of(before, moved)
    now_row, now_column, at = place_of(after, moved)
    has_words = bool(card.text.strip() or card.picture)
    cell = after.cards.cell(now_row, now_column)
    words = (change(cell[at], level=None),) if has_words else ()
    grid = after.cards.with_cell(now_row, now_column, (*cell[:at], *words, *cell[at + 1 :]))
    if has_words and not _is_curve(before, row):
        return after.replaced(cards=grid)
    left, source = _level_alone(card) if has_words else card, grid.cell(row, column)
    still_there = {one.id for one in source}
    position = sum(one.id in still_there for one in before.cards.cell(row, column)[:position])
    return after.replaced(cards=grid.with_cell(row, column, (*source[:position], left, *source[position:])))


def _level_alone(card: Card) -> Card:
    alone: Card = make(
        Card, id=fresh_id(), stage=card.stage, lane=card.lane, level=card.level, personas=card.personas
    )
    return alone


def _is_curve(journey: Map, row: int) -> bool:
    return lane_kind(journey.lanes[row].kind).drawing is Drawing.CURVE
