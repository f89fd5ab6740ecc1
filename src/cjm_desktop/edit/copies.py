"""Stages and lanes copied from one map of a document to another: pure functions of the document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cjm_desktop.edit.missing import missing_of
from cjm_desktop.edit.records import change
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.queries import lane_index, stage_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cjm_desktop.edit.missing import Missing
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Lane, Map, Stage
    from cjm_desktop.model.grid import Cell


def copy_lanes(
    document: Document,
    source: str,
    lanes: Sequence[str],
    target: str,
    new_id: Callable[[], str],
    *,
    grow: bool = True,
) -> Document:
    """Put copies of lanes below the lanes of another map, with their cards.

    Their cards go to the stages of the same title, else of the same place; stages that the other map lacks
    and that hold some of them are copied to its end, or without `grow` these cards are left out. `new_id`
    names what is copied, first the lanes asked for, in their order. Raises NotFound.
    """
    whole, onto = document.map(source), document.map(target)
    ids: dict[str, str] = defaultdict(new_id, {lane: new_id() for lane in lanes})
    rows = [lane_index(whole, lane) for lane in lanes]
    place_of = _places_of_stages(whole, onto)
    lacking = _lacking_stages(whole, rows, place_of) if grow else []
    wider = _with_stages(
        onto, [change(whole.stages[column], id=ids[whole.stages[column].id]) for column in lacking]
    )
    for number, column in enumerate(lacking):
        place_of[column] = len(onto.stages) + number
    return document.with_map(_with_lanes(wider, whole, rows, place_of, ids))


def copy_stages(
    document: Document,
    source: str,
    stages: Sequence[str],
    target: str,
    new_id: Callable[[], str],
    *,
    grow: bool = True,
) -> Document:
    """Put copies of stages after the stages of another map, with their cards.

    Their cards go to the lanes of the same kind and name, else of the same kind; lanes that the other map
    lacks and that hold some of them are copied to its end, or without `grow` these cards are left out.
    `new_id` names what is copied, first the stages asked for, in their order. Raises NotFound.
    """
    whole, onto = document.map(source), document.map(target)
    ids: dict[str, str] = defaultdict(new_id, {stage: new_id() for stage in stages})
    columns = [stage_index(whole, stage) for stage in stages]
    row_of = _places_of_lanes(whole, onto)
    wider = _with_stages(
        onto, [change(whole.stages[column], id=ids[whole.stages[column].id]) for column in columns]
    )
    place_of: list[int | None] = [None] * len(whole.stages)
    for number, column in enumerate(columns):
        place_of[column] = len(onto.stages) + number
    for row, cells in enumerate(whole.cards.rows):
        into = row_of[row]
        if into is not None:
            wider = _with_row(wider, into, whole.lanes[row], cells.cells, place_of, ids)
    lacking = _lacking_lanes(whole, columns, row_of) if grow else []
    return document.with_map(_with_lanes(wider, whole, lacking, place_of, ids))


def missing_for_lanes(
    document: Document, source: str, lanes: Sequence[str], target: str
) -> tuple[Missing, int]:
    """Return which stages another map lacks for the cards of lanes, and how many cards that are."""
    whole, onto = document.map(source), document.map(target)
    rows = [lane_index(whole, lane) for lane in lanes]
    lacking = _lacking_stages(whole, rows, _places_of_stages(whole, onto))
    missing = missing_of([whole.stages[column] for column in lacking], (), document.language)
    return missing, sum(len(whole.cards.cell(row, column)) for row in rows for column in lacking)


def missing_for_stages(
    document: Document, source: str, stages: Sequence[str], target: str
) -> tuple[Missing, int]:
    """Return which lanes another map lacks for the cards of stages, and how many cards that are."""
    whole, onto = document.map(source), document.map(target)
    columns = [stage_index(whole, stage) for stage in stages]
    lacking = _lacking_lanes(whole, columns, _places_of_lanes(whole, onto))
    missing = missing_of((), [whole.lanes[row] for row in lacking], document.language)
    return missing, sum(len(whole.cards.cell(row, column)) for row in lacking for column in columns)


def _places_of_stages(whole: Map, onto: Map) -> list[int | None]:
    return _matched([_stage_key(one) for one in whole.stages], [_stage_key(one) for one in onto.stages])


def _places_of_lanes(whole: Map, onto: Map) -> list[int | None]:
    return _matched([_lane_key(one) for one in whole.lanes], [_lane_key(one) for one in onto.lanes])


def _lacking_stages(whole: Map, rows: Sequence[int], place_of: Sequence[int | None]) -> list[int]:
    """Return the columns without a place elsewhere that hold cards of these rows."""
    return [
        column
        for column, place in enumerate(place_of)
        if place is None and any(whole.cards.cell(row, column) for row in rows)
    ]


def _lacking_lanes(whole: Map, columns: Sequence[int], row_of: Sequence[int | None]) -> list[int]:
    """Return the rows without a place elsewhere that hold cards of these columns."""
    return [
        row
        for row, place in enumerate(row_of)
        if place is None and any(whole.cards.cell(row, column) for column in columns)
    ]


def _placed(card: Card, identifier: str, stage: str, lane: str) -> Card:
    """Return a copy of a card that stands elsewhere; what it says was checked when it was said."""
    return card.replaced(id=identifier, stage=stage, lane=lane)


def _stage_key(stage: Stage) -> tuple[str, str]:
    return stage.title.strip().casefold(), ""


def _lane_key(lane: Lane) -> tuple[str, str]:
    return (lane.title or "").strip().casefold(), lane.kind


def _matched(ours: Sequence[tuple[str, str]], theirs: Sequence[tuple[str, str]]) -> list[int | None]:
    """Return for each of ours which of theirs stands for it: one of the same name, else of the same place.

    A key is a name and a kind; of a kind, one is as good as another, what has none goes by its place.
    """
    matched: list[int | None] = [None] * len(ours)
    free = list(range(len(theirs)))
    for index, key in enumerate(ours):
        same = next((other for other in free if theirs[other] == key and any(key)), None)
        if same is not None:
            matched[index] = same
            free.remove(same)
    for index, key in enumerate(ours):
        if matched[index] is None:
            beside = [other for other in free if theirs[other][1] == key[1]]
            same = next((other for other in beside if key[1] or other == index), None)
            if same is not None:
                matched[index] = same
                free.remove(same)
    return matched


def _with_stages(journey: Map, stages: Sequence[Stage]) -> Map:
    order: list[int | None] = [*range(len(journey.stages)), *([None] * len(stages))]
    return journey.replaced(stages=(*journey.stages, *stages), cards=journey.cards.with_stages(order))


def _with_lanes(
    journey: Map, whole: Map, rows: Iterable[int], place_of: Sequence[int | None], ids: Mapping[str, str]
) -> Map:
    """Add copies of the lanes in `rows` of another map, their cells put where `place_of` says."""
    for row in rows:
        lane = change(whole.lanes[row], id=ids[whole.lanes[row].id])
        order: list[int | None] = [*range(len(journey.lanes)), None]
        grid = journey.cards.with_lanes(order, len(journey.stages))
        journey = journey.replaced(lanes=(*journey.lanes, lane), cards=grid)
        journey = _with_row(journey, len(journey.lanes) - 1, lane, whole.cards.rows[row].cells, place_of, ids)
    return journey


def _with_row(
    journey: Map,
    row: int,
    lane: Lane,
    cells: Sequence[Cell],
    place_of: Sequence[int | None],
    ids: Mapping[str, str],
) -> Map:
    """Put copies of cards into a row; a score takes the place of none that is there."""
    filled: dict[tuple[int, int], Cell] = {}
    holds_one = lane_kind(lane.kind).drawing is Drawing.MARKS
    into = journey.lanes[row].id
    for cell, column in zip(cells, place_of, strict=True):
        if cell and column is not None:
            there = filled.get((row, column), journey.cards.cell(row, column))
            stage = journey.stages[column].id
            copies = tuple(_placed(card, ids[card.id], stage, into) for card in cell)
            filled[row, column] = there if there and holds_one else (*there, *copies)
    return journey.replaced(cards=journey.cards.with_cells(filled))
