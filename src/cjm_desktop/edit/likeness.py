"""Which lane and which stage of a map a copied one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.model.document import Lane, Map


def lanes_like(journey: Map, copied: Map) -> Iterable[int | None]:
    """Yield for each copied lane the one it is, else one of its kind and name, else one of its kind."""
    left = dict(enumerate(journey.lanes))
    found: dict[int, int] = {}
    for likeness in (_same_id, _same_name, _same_kind):
        for row, lane in enumerate(copied.lanes):
            match = next((index for index, one in left.items() if likeness(lane, one)), None)
            if row not in found and match is not None:
                found[row] = match
                del left[match]
    return (found.get(row) for row in range(len(copied.lanes)))


def stages_like(journey: Map, copied: Map, width: int) -> tuple[int | None, ...]:
    """Return for each copied stage the one it is; in another map they follow each other from the first."""
    known = {stage.id: index for index, stage in enumerate(journey.stages)}
    if all(stage.id in known for stage in copied.stages[:width]):
        return tuple(known[stage.id] for stage in copied.stages[:width])
    return tuple(column if column < len(journey.stages) else None for column in range(width))


def _same_id(one: Lane, other: Lane) -> bool:
    # Two maps from one template may use an id for different lanes.
    return (one.id, one.kind) == (other.id, other.kind)


def _same_name(one: Lane, other: Lane) -> bool:
    return (one.kind, one.title) == (other.kind, other.title)


def _same_kind(one: Lane, other: Lane) -> bool:
    return one.kind == other.kind
