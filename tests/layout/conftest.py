"""Maps to lay out, made from a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    MapMaker = Callable[..., Document]


def _made(
    stages: int | Sequence[Mapping[str, Any]],
    lanes: Sequence[str | Mapping[str, Any]],
    cards: Mapping[tuple[int, int], Sequence[str | Mapping[str, Any]]] | None = None,
    **fields: Any,
) -> Document:
    columns = [{}] * stages if isinstance(stages, int) else stages
    records = [{"kind": lane} if isinstance(lane, str) else lane for lane in lanes]
    made = [
        Card(
            id=f"c{x}{y}{at}",
            stage=f"s{x}",
            lane=f"l{y}",
            **({"text": said} if isinstance(said, str) else said),
        )
        for (x, y), cell in (cards or {}).items()
        for at, said in enumerate(cell)
    ]
    of_map = {name: fields.pop(name) for name in ("scenario", "lane_width", "cyclic") if name in fields}
    people = tuple(fields.pop("personas", ()))
    journey = Map(
        id="m1",
        stages=tuple(Stage(id=f"s{x}", **said) for x, said in enumerate(columns)),
        lanes=tuple(Lane(id=f"l{y}", **said) for y, said in enumerate(records)),
        cards=Grid.of(made, [f"s{x}" for x in range(len(columns))], [f"l{y}" for y in range(len(records))]),
        personas=tuple(person.id for person in people),
        **of_map,
    )
    return Document(**{"language": "en", **fields}, personas=people, maps=(journey,))


@pytest.fixture
def make_map() -> MapMaker:
    """Return what makes a document of one map.

    Stages are a number or their fields, lanes their kinds or fields; cards are texts or fields by stage
    and lane index. Stage 0 is called s0, lane 1 l1, the first card of their cell c010.
    """
    return _made
