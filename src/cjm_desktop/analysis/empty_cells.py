"""Which cells of a map say nothing although others beside them do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.kinds import lane_kind, spans_stages
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.model.document import Map
    from cjm_desktop.model.grid import Row

MOST_CODES = 6
"""So many cells are told by their codes; of more, the first is."""


def empty_cells(journey: Map) -> Iterator[tuple[int, int]]:
    """Yield lane and stage, as indexes, of cells with no card in them and none that reaches into them.

    Hidden lanes are left out, and those in which nothing at a stage is nothing to ask about: quotes,
    pictures and free lanes hold what there happens to be. So is a map that nobody has begun to fill.
    """
    if not any(any(row.cells) for row in journey.cards.rows):
        return
    for index, (lane, row) in enumerate(zip(journey.lanes, journey.cards.rows, strict=True)):
        kind = lane_kind(lane.kind)
        if kind.takes_cards and not kind.has_gaps and not lane.hidden:
            yield from ((index, stage) for stage in _uncovered(row, can_span=spans_stages(lane.kind)))


def told_empty(codes: Sequence[str], count: int) -> Phrase:
    """Return the sentence on so many empty cells, of which the first codes are given."""
    if count == 1:
        return Phrase(f"Cell {codes[0]} is empty.", f"Ячейка {codes[0]} пуста.")
    if count <= MOST_CODES:
        listed = ", ".join(codes[:count])
        return Phrase(f"Empty cells: {count} ({listed}).", f"Пустых ячеек: {count} ({listed}).")
    return Phrase(
        f"Empty cells: {count}, the first is {codes[0]}.", f"Пустых ячеек: {count}, первая — {codes[0]}."
    )


def _uncovered(row: Row, *, can_span: bool) -> Iterator[int]:
    covered = 0
    for stage, cell in enumerate(row.cells):
        if cell:
            covered = max(covered, stage + (max(card.span for card in cell) if can_span else 1))
        elif stage >= covered:
            yield stage
