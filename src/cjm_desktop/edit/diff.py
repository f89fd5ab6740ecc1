"""What differs between two maps, found by identity: the one currency between edits and views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.document import Lane, Map, Stage

CellId = tuple[str, str]
"""Lane id, stage id."""


class MapDiff(Struct, frozen=True):
    """What changed from one map to another.

    `cells` lists cells whose cards differ (of stages and lanes that both maps have); `stages` and
    `lanes` the records that differ or are new; `structure` says that stages or lanes came, went or
    changed their order; `frame` that anything else of the map (title, scenario, phases, links) did.
    """

    cells: frozenset[CellId] = frozenset()
    stages: frozenset[str] = frozenset()
    lanes: frozenset[str] = frozenset()
    structure: bool = False
    frame: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.cells or self.stages or self.lanes or self.structure or self.frame)


_FRAME = ("title", "kind", "cyclic", "scenario", "personas", "lane_width", "phases", "links")


def diff(before: Map, after: Map) -> MapDiff:
    """Compare two maps by identity; equal but distinct records count as changed."""
    if before is after:
        return MapDiff()
    stages = _changed(before.stages, after.stages)
    lanes = _changed(before.lanes, after.lanes)
    return MapDiff(
        frozenset(_changed_cells(before, after)),
        stages,
        lanes,
        _order(before.stages) != _order(after.stages) or _order(before.lanes) != _order(after.lanes),
        any(getattr(before, name) is not getattr(after, name) for name in _FRAME),
    )


def _order(records: tuple[Stage, ...] | tuple[Lane, ...]) -> list[str]:
    return [record.id for record in records]


def _changed(
    before: tuple[Stage, ...] | tuple[Lane, ...], after: tuple[Stage, ...] | tuple[Lane, ...]
) -> frozenset[str]:
    if before is after:
        return frozenset()
    known = {id(record) for record in before}
    return frozenset(record.id for record in after if id(record) not in known)


def _changed_cells(before: Map, after: Map) -> Iterator[CellId]:
    rows = {lane.id: row for lane, row in zip(before.lanes, before.cards.rows, strict=True)}
    columns = {stage.id: index for index, stage in enumerate(before.stages)}
    was_at = [columns.get(stage.id) for stage in after.stages]
    same_columns = was_at == list(range(len(before.stages)))
    for lane, row in zip(after.lanes, after.cards.rows, strict=True):
        old = rows.get(lane.id)
        if old is None or (same_columns and (old is row or old.cells is row.cells)):
            continue
        for stage, column, cell in zip(after.stages, was_at, row.cells, strict=True):
            if column is not None and old.cells[column] is not cell:
                yield lane.id, stage.id
