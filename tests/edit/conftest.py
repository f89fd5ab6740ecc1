"""A small map with every case an edit has to mind: hidden, divided, scored, with and without cards."""

from __future__ import annotations

import pytest

from cjm_desktop.edit.session import Session
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.grid import Grid

STAGES = ("search", "compare", "buy", "start")
LANES = {
    "actions": "actions",
    "hidden": "goals",
    "channels": "channels",
    "line": "divider",
    "emotions": "emotions",
    "score": "score",
}


@pytest.fixture
def journey() -> Map:
    """Four stages, six lanes; two cards in the first cell, one emotion, one score."""
    cards = (
        Card(id="a1", stage="search", lane="actions", text="Asks around"),
        Card(id="a2", stage="search", lane="actions", text="Reads reviews"),
        Card(id="a3", stage="compare", lane="actions", text="Makes a table"),
        Card(id="h1", stage="search", lane="hidden", text="Stop losing orders"),
        Card(id="ch1", stage="search", lane="channels", text="Search engine", channel="search"),
        Card(id="e1", stage="search", lane="emotions", text="Lost", level=-1),
        Card(id="n1", stage="search", lane="score", value=3),
    )
    return Map(
        id="m1",
        stages=tuple(Stage(id=stage, title=stage.title()) for stage in STAGES),
        lanes=tuple(Lane(id=key, kind=kind, hidden=key == "hidden") for key, kind in LANES.items()),
        cards=Grid.of(cards, STAGES, tuple(LANES)),
    )


@pytest.fixture
def document(journey: Map) -> Document:
    """A document of two maps: the small one and an empty one."""
    other = Map(
        id="m2", stages=(Stage(id="t1"),), lanes=(Lane(id="k1", kind="text"),), cards=Grid.empty(1, 1)
    )
    return Document(title="Orders", language="en", maps=(journey, other))


@pytest.fixture
def session(document: Document) -> Session:
    """A session that shows the small map."""
    return Session(document)
