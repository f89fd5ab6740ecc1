"""The critical point: where barriers are densest, raised by low emotion and by importance.

For a stage let B be the sum of the weights of its barriers, E how low its mean emotion is (0 for a level
of 0 or better, 1 for -2), and I its mean importance or criticality as a share of 5. Then

    index = (1 + B) * (1 + E) * (1 + I) - 1

which is 0 for a stage of which nothing is known. The stages with the highest index are critical points
when it reaches `THRESHOLD`; a stage's own `critical` overrules it either way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.model.card import HIGHEST_SCORE
from cjm_desktop.model.kinds import Reads, lane_kind

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map
    from cjm_desktop.model.grid import Row

THRESHOLD = 1.5
_LOWEST_LEVEL = -2
_FIELDS = {Reads.BARRIERS: "weight", Reads.EMOTION: "level", Reads.IMPORTANCE: "value"}
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


class _Said(Struct, frozen=True):
    """What the cards of one cell say of what their lane is read for."""

    cards: int
    total: int


_Read = dict[Reads, list[tuple[_Said, ...]]]
_read_before: dict[tuple[int, Reads], tuple[Row, tuple[_Said, ...]]] = {}
"""The rows that were read last: an edit makes one of them anew, and most edits none."""


def _read(journey: Map) -> _Read:
    """Return what is said, cell by cell, in the rows from which analysis takes anything."""
    global _read_before  # noqa: PLW0603 - replaced as a whole, since workers read beside the window
    known, now = _read_before, {}
    read: _Read = {reads: [] for reads in _FIELDS}
    for lane, row in zip(journey.lanes, journey.cards.rows, strict=True):
        reads = lane_kind(lane.kind).reads
        if reads in read and (reads is not Reads.IMPORTANCE or lane.meaning in _RAISING):
            before = known.get((id(row), reads))
            # Each row is kept with what it says, so that no other can take its identity.
            entry = before if before is not None and before[0] is row else (row, _said(row, _FIELDS[reads]))
            now[id(row), reads] = entry
            read[reads].append(entry[1])
    _read_before = now
    return read


def _said(row: Row, field: str) -> tuple[_Said, ...]:
    values = ([value for card in cell if (value := getattr(card, field)) is not None] for cell in row.cells)
    return tuple(_Said(len(said), sum(said)) for said in values)


def _index(read: _Read, stage: int) -> float:
    barriers = sum(row[stage].total for row in read[Reads.BARRIERS])
    lowness = max(0.0, _mean(read[Reads.EMOTION], stage) / _LOWEST_LEVEL)
    importance = _mean(read[Reads.IMPORTANCE], stage) / HIGHEST_SCORE
    return (1 + barriers) * (1 + lowness) * (1 + importance) - 1


def _mean(rows: list[tuple[_Said, ...]], stage: int) -> float:
    """Return the mean of what is said of a stage, 0 where nothing is."""
    cards = sum(row[stage].cards for row in rows)
    return sum(row[stage].total for row in rows) / cards if cards else 0.0
