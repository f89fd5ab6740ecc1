"""Drawn maps: one of every lane kind, with everything a map may show."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_desktop.layout.map import LayoutOptions, MapLayout, lay_out
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Link, Map, Persona, Phase, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.kinds import LANE_KINDS

CARDS: list[dict[str, Any]] = [
    {
        "text": "Щёлкает (и ждёт) gjpqy",
        "level": -2,
        "value": 5,
        "evidence": "fact",
        "channel": "email",
        "weight": 2,
        "moment_of_truth": True,
        "motive": "emotional",
        "current": 1250.5,
        "target": 2000,
        "unit": "%",
        "owner": "Sales",
        "attribution": "Anna",
        "note": "Ask again",
        "sources": ("r1", "r2"),
        "tags": ("price",),
        "picture": "missing",
    },
    {
        "text": "Urgent: call back",
        "urgent": True,
        "level": 1,
        "value": 3,
        "evidence": "hypothesis",
        "weight": 3,
        "moment_of_truth": True,
        "effort": 2,
        "motive": "rational",
        "note": "Today",
        "sources": ("r1",),
    },
    {
        "text": "Щ" * 70,
        "level": 2,
        "color": "teal",
        "personas": ("anna",),
        "channel": "of a newer program",
        "evidence": "hypothesis",
    },
]


@pytest.fixture(scope="session")
def everything() -> MapLayout:
    """Every lane kind at three stages, one of them critical, another narrow; personas, phases, links."""
    stages = (
        Stage(id="s0", title="Search", task="Be found"),
        Stage(id="s1", title="Сравнение", width=30),
        Stage(id="s2", title="Buy"),
    )
    lanes = tuple(
        Lane(id=kind, kind=kind, meaning="criticality" if kind == "score" else None) for kind in LANE_KINDS
    )
    cards = [
        Card(id=f"{kind}{x}{at}", stage=f"s{x}", lane=kind, **CARDS[(x + at) % 3])
        for kind in LANE_KINDS
        for x in range(3)
        for at in range(1 if kind == "score" else 2)
        if kind != "divider"
    ]
    # Across the edges of the critical stage.
    cards = [one.changed(span=2) if one.id in ("goals00", "support11") else one for one in cards]
    personas = (Persona(id="anna", name="Anna", color="amber"), Persona(id="boris", name="Boris Petrov"))
    journey = Map(
        id="m",
        stages=stages,
        lanes=lanes,
        cards=Grid.of(cards, [stage.id for stage in stages], [lane.id for lane in lanes]),
        personas=("anna", "boris"),
        scenario="a sales team",
        cyclic=True,
        phases=(
            Phase(id="before", title="Before", stages=("s0", "s1")),
            Phase(id="after", title="Ждём g", stages=("s2",)),
        ),
        links=(
            Link(id="back", origin="s2", target="s1", text="Another try"),
            Link(id="on", origin="s0", target="s2", kind="branch", text="Щ" * 70),
        ),
    )
    document = Document(title="Orders", client="Example", language="en", personas=personas, maps=(journey,))
    return lay_out(document, journey, LayoutOptions(critical=frozenset({"s1"})))
