"""The critical point: where barriers are densest, raised by low emotion and by importance.

For a stage let B be the sum of the weights of its barriers, E how low its mean emotion is (0 for a level
of 0 or better, 1 for -2), and I its mean importance or criticality as a share of 5. Then

    index = (1 + B) * (1 + E) * (1 + I) - 1

which is 0 for a stage of which nothing is known. The stages with the highest index are critical points
when it reaches `THRESHOLD`; a stage's own `critical` overrules it either way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.card import HIGHEST_SCORE
from cjm_desktop.model.kinds import Reads, lane_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Map
    from cjm_desktop.model.grid import Cell

THRESHOLD = 1.5
_LOWEST_LEVEL = -2
_RAISING = ("importance", "criticality")


def critical_index(journey: Map, stage: int) -> float:
    """Return the index of a stage by its column; 0 where nothing speaks for it."""
    return _index(_read(journey), stage)


def critical_points(journey: Map) -> frozenset[str]:
    """Return the ids of the critical stages, those marked by hand included."""
    if not journey.stages:
        return frozenset()
    read = _read(journey)
    indexes = [_index(read, column) for column in range(len(journey.stages))]
    highest = max(indexes)
    computed = {
        stage.id
        for stage, index in zip(journey.stages, indexes, strict=True)
        if highest >= THRESHOLD and index == highest and stage.critical is not False
    }
    return frozenset(computed | {stage.id for stage in journey.stages if stage.critical})


_Read = dict[Reads, list[tuple["Cell", ...]]]


def _read(journey: Map) -> _Read:
    """Return the rows from which analysis takes anything, by what it takes."""
    read: _Read = {Reads.BARRIERS: [], Reads.EMOTION: [], Reads.IMPORTANCE: []}
    for lane, row in zip(journey.lanes, journey.cards.rows, strict=True):
        reads = lane_kind(lane.kind).reads
        if reads in read and (reads is not Reads.IMPORTANCE or lane.meaning in _RAISING):
            read[reads].append(row.cells)
    return read


def _index(read: _Read, stage: int) -> float:
    barriers = sum(card.weight for card in _cards(read, Reads.BARRIERS, stage))
    levels = [card.level for card in _cards(read, Reads.EMOTION, stage) if card.level is not None]
    lowness = max(0.0, _mean(levels) / _LOWEST_LEVEL) if levels else 0.0
    scores = [card.value for card in _cards(read, Reads.IMPORTANCE, stage) if card.value is not None]
    importance = _mean(scores) / HIGHEST_SCORE if scores else 0.0
    return (1 + barriers) * (1 + lowness) * (1 + importance) - 1


def _mean(values: list[int]) -> float:
    return sum(values) / len(values)


def _cards(read: _Read, reads: Reads, stage: int) -> Iterator[Card]:
    for cells in read[reads]:
        yield from cells[stage]
