"""What differs between two versions, found by identity: what views ask of a change, and checks of an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from cjm_desktop.model.grid import EMPTY_CELL, common_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Map, Stage
    from cjm_desktop.model.grid import Cell


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


CellId = tuple[str, str]
"""Lane id, stage id."""
NONE: frozenset[str] = frozenset()


class MapDiff(Struct, frozen=True):
    """What changed from one map to another, by ids.

    `cells` lists cells whose cards differ (of stages and lanes that both maps have); `cards`, `stages`,
    `lanes`, `phases` and `links` the records that differ, came or went; `structure` says that stages or
    lanes came, went or changed their order; `frame` that anything of the map itself did (title, scenario,
    kind, personas, width of the lane names).
    """

    cells: frozenset[CellId] = frozenset()
    cards: frozenset[str] = NONE
    stages: frozenset[str] = NONE
    lanes: frozenset[str] = NONE
    phases: frozenset[str] = NONE
    links: frozenset[str] = NONE
    structure: bool = False
    frame: bool = False


class Difference(MapDiff, frozen=True):
    """What changed in the shown map, and around it in its document.

    Where another map is shown, all of it counts as new. `document` says that title, client or the like
    changed; `maps` that one came, went, moved or is called differently.
    """

    document: bool = False
    maps: bool = False
    personas: bool = False
    sources: bool = False
    attachments: bool = False


_FRAME = ("title", "kind", "cyclic", "scenario", "personas", "lane_width")
_DOCUMENT = ("title", "client", "author", "language", "currency", "date", "edition")


def difference(before: Document, after: Document, old: Map | None, new: Map) -> Difference:
    """Compare two documents and, in them, the map that is shown; `old` is None where it was another."""
    shown = diff(old, new)
    return Difference(
        cells=shown.cells,
        cards=shown.cards,
        stages=shown.stages,
        lanes=shown.lanes,
        phases=shown.phases,
        links=shown.links,
        structure=shown.structure,
        frame=shown.frame,
        document=any(getattr(before, name) != getattr(after, name) for name in _DOCUMENT),
        maps=before.maps is not after.maps and _tabs(before) != _tabs(after),
        personas=before.personas is not after.personas,
        sources=before.sources is not after.sources,
        attachments=before.attachments is not after.attachments,
    )


def diff(before: Map | None, after: Map) -> MapDiff:
    """Compare two maps by identity; equal but distinct records count as changed; without `before` all is."""
    if before is after:
        return MapDiff()
    old = before or _nothing(after)
    cells, cards = _changed_cells(old, after)
    return MapDiff(
        cells,
        cards,
        _changed(old.stages, after.stages),
        _changed(old.lanes, after.lanes),
        _changed(old.phases, after.phases),
        _changed(old.links, after.links),
        before is None
        or _order(old.stages) != _order(after.stages)
        or _order(old.lanes) != _order(after.lanes),
        before is None or any(getattr(old, name) is not getattr(after, name) for name in _FRAME),
    )


def _nothing(journey: Map) -> Map:
    return type(journey)(id=journey.id)


def _tabs(document: Document) -> list[tuple[str, str, str]]:
    """Return what the tabs of a document show."""
    return [(journey.id, journey.title, journey.kind) for journey in document.maps]


def _order(records: Sequence[_WithId]) -> list[str]:
    return [record.id for record in records]


def _changed(before: Sequence[_WithId], after: Sequence[_WithId]) -> frozenset[str]:
    """Return the ids of the records that differ, came or went."""
    if before is after:
        return NONE
    known, kept = set(map(id, before)), set(map(id, after))
    changed = {record.id for record in after if id(record) not in known}
    return frozenset(changed.union(record.id for record in before if id(record) not in kept))


def _changed_cells(before: Map, after: Map) -> tuple[frozenset[CellId], frozenset[str]]:
    """Return the cells of both maps whose cards differ, and all cards that differ, came or went."""
    cells: set[CellId] = set()
    were: list[Card] = []
    are: list[Card] = []
    for old, new, lane, stage in _cells_not_shared(before, after):
        if old is not None and new is not None:
            cells.add((lane, stage))
        was, now = old or EMPTY_CELL, new or EMPTY_CELL
        first, last = common_ends(was, now)
        were += was[first : len(was) - last]
        are += now[first : len(now) - last]
    return frozenset(cells), _changed(were, are)


def _cells_not_shared(before: Map, after: Map) -> Iterator[tuple[Cell | None, Cell | None, str, str]]:
    """Yield the cells that are not the very same, None where a map has no such cell."""
    rows = {lane.id: row.cells for lane, row in zip(before.lanes, before.cards.rows, strict=True)}
    columns = {stage.id: index for index, stage in enumerate(before.stages)}
    was_at = [columns.get(stage.id) for stage in after.stages]
    same_columns = was_at == list(range(len(before.stages)))
    gone = _gone(before.stages, after.stages)
    for lane, row in zip(after.lanes, after.cards.rows, strict=True):
        old = rows.pop(lane.id, None)
        if same_columns and old is row.cells:
            continue
        for stage, column, cell in zip(after.stages, was_at, row.cells, strict=True):
            was = None if old is None or column is None else old[column]
            if was is not cell:
                yield was, cell, lane.id, stage.id
        if old is not None:
            for column in gone:
                yield old[column], None, lane.id, before.stages[column].id
    for identifier, cells in rows.items():
        for stage, cell in zip(before.stages, cells, strict=True):
            yield cell, None, identifier, stage.id


def _gone(before: Sequence[Stage], after: Sequence[Stage]) -> list[int]:
    kept = {stage.id for stage in after}
    return [index for index, stage in enumerate(before) if stage.id not in kept]
