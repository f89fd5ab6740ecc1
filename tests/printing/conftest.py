"""A worked example, posters of it read back from the bytes of the file, and random maps to print."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Link, Map, Persona, Phase, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.kinds import LANE_KINDS, Drawing, lane_kind
from cjm_desktop.printing.job import PosterJob, poster_job
from cjm_desktop.printing.wording import Imprint
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.printing.spec import PrintSpec

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

IMPRINT = Imprint(date(2026, 11, 22), "Внедрение CRM.cjm")


@pytest.fixture(scope="session")
def worked() -> Document:
    """The worked example in Russian."""
    return template("b2b_saas", "ru")


@pytest.fixture(scope="session")
def day() -> date:
    """The day that posters are printed on."""
    return IMPRINT.day


@pytest.fixture
def going_on() -> Callable[[int], Callable[[float], bool]]:
    """Make what a job is told its share by, which has it go on until it was told so many times."""

    def until(times: int) -> Callable[[float], bool]:
        told = iter(range(1, times))
        return lambda _share: next(told, None) is not None

    return until


@pytest.fixture(scope="session")
def poster() -> Print:
    """Print a document's first map: the job and the bytes of its PDF."""

    def printed(document: Document, spec: PrintSpec) -> tuple[PosterJob, bytes]:
        job = poster_job(document, document.maps[0].id, spec, lambda _: True, IMPRINT)
        file = BytesIO()
        job.write(file, is_invariant=True)
        return job, file.getvalue()

    return printed


@pytest.fixture(scope="session")
def random_maps() -> st.SearchStrategy[Document]:
    """Documents of one map: any lanes, cards over several stages, phases, links, two personas."""
    return _documents()


TEXTS = st.sampled_from(["", "Да", "Asks a friend who knows", "слово " * 40, "превысокомногорассмотрит" * 2])
PERSONAS = st.sampled_from([(), ("p0",), ("p1",), ("p0", "p1"), ("of another map",)])


@st.composite
def _documents(draw: st.DrawFn) -> Document:
    stages = [
        Stage(id=f"s{at}", title=draw(TEXTS), task=draw(TEXTS), width=draw(st.sampled_from([None, 30, 200])))
        for at in range(draw(st.integers(1, 4)))
    ]
    lanes = [
        Lane(
            id=f"l{at}",
            kind=draw(st.sampled_from([*LANE_KINDS, "newer"])),
            hidden=draw(st.booleans()),
            collapsed=draw(st.booleans()),
            height=draw(st.sampled_from([None, 100.0])),
        )
        for at in range(draw(st.integers(1, 4)))
    ]
    cards = [draw(_cards(lane, stage.id)) for lane in lanes for stage in stages]
    ids = [stage.id for stage in stages]
    ends = st.sampled_from(ids)
    journey = Map(
        id="m",
        stages=tuple(stages),
        lanes=tuple(lanes),
        cards=Grid.of([card for cell in cards for card in cell], ids, [lane.id for lane in lanes]),
        personas=("p0", "p1"),
        phases=(Phase(id="f", title="Before", stages=tuple(ids[: draw(st.integers(0, 3))])),),
        links=tuple(Link(id=f"k{at}", origin=draw(ends), target=draw(ends)) for at in range(2)),
        cyclic=draw(st.booleans()),
    )
    people = (Persona(id="p0", name="Anna"), Persona(id="p1", name="Boris", color="teal"))
    return Document(language=draw(st.sampled_from(["ru", "en"])), personas=people, maps=(journey,))


def _cards(lane: Lane, stage: str) -> st.SearchStrategy[list[Card]]:
    most = {Drawing.RULE: 0, Drawing.MARKS: 1}.get(lane_kind(lane.kind).drawing, 3)
    card = st.builds(
        Card,
        id=st.uuids().map(str),
        stage=st.just(stage),
        lane=st.just(lane.id),
        text=TEXTS,
        span=st.integers(1, 5),
        personas=PERSONAS,
        level=st.none() | st.integers(-2, 2),
        value=st.integers(1, 5),
        urgent=st.booleans(),
        evidence=st.sampled_from([None, "fact", "hypothesis"]),
    )
    return st.lists(card, max_size=most)
