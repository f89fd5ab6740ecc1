"""Random maps of every lane kind: nothing overlaps, nothing sticks out, everything can be found."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import Shape
from cjm_desktop.layout.hit import Part, hit
from cjm_desktop.layout.map import LayoutOptions, MapLayout, lay_out
from cjm_desktop.layout.text import line_width
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Persona, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.kinds import LANE_KINDS, Drawing, lane_kind

Fields = st.SearchStrategy[dict[str, Any]]
TEXTS = st.sampled_from(
    [
        "",
        " ",
        "Да",
        "Замечает, что заявки теряются в почте",
        "Well-known state-of-the-art e-mails\nand calls",
        "превысокомногорассмотрительствующий" * 3,
        "🙂 й й\u0301 — и",
        "слово " * 60,
    ]
)
LANES: Fields = st.fixed_dictionaries(
    {"kind": st.sampled_from([*LANE_KINDS, "newer"])},
    optional={
        "title": TEXTS,
        "hidden": st.booleans(),
        "collapsed": st.booleans(),
        "height": st.sampled_from([3.0, 70.0]),
        "meaning": st.sampled_from(["satisfaction", "criticality"]),
    },
)
STAGES: Fields = st.fixed_dictionaries(
    {}, optional={"title": TEXTS, "task": TEXTS, "width": st.sampled_from([5.0, 31.0, 120.0])}
)
CARDS: Fields = st.fixed_dictionaries(
    {"text": TEXTS},
    optional={
        "level": st.integers(-2, 2),
        "value": st.integers(1, 5),
        "urgent": st.booleans(),
        "channel": st.sampled_from(["email", "of a newer program"]),
        "evidence": st.sampled_from(["fact", "hypothesis"]),
        "weight": st.integers(1, 3),
        "moment_of_truth": st.booleans(),
        "motive": st.sampled_from(["rational", "emotional"]),
        "owner": TEXTS,
        "due": st.sampled_from(["2026-03-15", "весна"]),
        "effect": st.integers(1, 5),
        "attribution": TEXTS,
        "current": st.floats(-1e9, 1e9) | TEXTS,
        "target": st.integers(-5, 10**9),
        "unit": TEXTS,
        "picture": st.just("missing"),
        "tags": st.lists(TEXTS, max_size=2).map(tuple),
        "note": st.just("n"),
        "sources": st.sampled_from([("r",), ("r",) * 9]),
        "personas": st.sampled_from([("p0",), ("p1",)]),
    },
)


@st.composite
def layouts(draw: st.DrawFn) -> MapLayout:
    stages = [Stage(id=f"s{x}", **said) for x, said in enumerate(draw(st.lists(STAGES, max_size=4)))]
    lanes = [Lane(id=f"l{y}", **said) for y, said in enumerate(draw(st.lists(LANES, max_size=5)))]
    cards: list[Card] = []
    for lane in lanes:
        for stage in stages:
            most = {Drawing.RULE: 0, Drawing.MARKS: 1}.get(lane_kind(lane.kind).drawing, 3)
            said: list[dict[str, Any]] = draw(st.lists(CARDS, max_size=most))
            cards += [
                Card(id=f"c{len(cards) + i}", stage=stage.id, lane=lane.id, **one)
                for i, one in enumerate(said)
            ]
    people = tuple(Persona(id=f"p{index}", name=draw(TEXTS)) for index in range(draw(st.integers(0, 5))))
    journey = Map(
        id="m",
        stages=tuple(stages),
        lanes=tuple(lanes),
        cards=Grid.of(cards, [stage.id for stage in stages], [lane.id for lane in lanes]),
        personas=tuple(person.id for person in people),
        lane_width=draw(st.none() | st.just(1.0)),
    )
    document = Document(
        title=draw(TEXTS),
        client=draw(TEXTS),
        language=draw(st.sampled_from(["ru", "en"])),
        personas=people,
        maps=(journey,),
    )
    critical = frozenset(stage.id for stage in stages if draw(st.booleans()))
    return lay_out(document, journey, LayoutOptions(critical=critical))


@given(layouts())
def test_columns_and_rows_adjoin_and_stay_on_the_page(layout: MapLayout) -> None:
    assert all(a.x + a.width == b.x for a, b in pairwise(layout.columns))
    shown = [layout.rows[index] for index in layout.shown_rows]
    assert all(a.bottom == b.y for a, b in pairwise(shown))
    assert layout.band.right <= layout.size.width - sp.MARGIN + 1e-6
    assert layout.bottom <= layout.size.height - sp.MARGIN + 1e-6
    assert layout.title.bottom < layout.band.y
    assert all(header.height <= layout.band.height for header in layout.stages)


@settings(max_examples=150)
@given(layouts())
def test_boxes_stay_inside_their_cells_and_apart(layout: MapLayout) -> None:
    for lane in layout.shown_rows:
        row = layout.rows[lane]
        for column, cell in zip(layout.columns, row.cells, strict=True):
            for box in cell.boxes:
                assert box.rect.x >= 0
                assert box.rect.right <= column.width + 1e-6
                assert box.rect.y >= 0
                assert box.rect.bottom <= row.height + 1e-6
            assert not any(a.rect.touches(b.rect) for a, b in combinations(cell.boxes, 2))


@given(layouts())
def test_text_stays_inside_its_box(layout: MapLayout) -> None:
    for row in layout.rows:
        for cell in row.cells:
            for box in cell.boxes:
                assert list(box.blocks)
                for block in box.blocks:
                    widest = max(line_width(line, block.style) for line in block.lines)
                    assert widest <= block.width + 1e-6, block
                    assert block.x >= box.rect.x
                    assert block.y >= box.rect.y
                    assert block.rect.bottom <= box.rect.bottom + 1e-6
                    assert block.x + widest <= box.rect.right + 1e-6


@given(layouts())
def test_names_stay_inside_their_headers(layout: MapLayout) -> None:
    for header in layout.stages:
        for block in (header.title, header.task):
            assert block.x + max(line_width(line, block.style) for line in block.lines) <= header.width
    for index in layout.shown_rows:
        row = layout.rows[index]
        for block in (row.header.title, row.header.question):
            widest = max(line_width(line, block.style) for line in block.lines)
            assert block.x + widest <= layout.lane_width + 1e-6
            assert not widest or block.y + block.height <= row.height + 1e-6


@given(layouts())
def test_every_card_that_is_drawn_is_hit_where_it_is(layout: MapLayout) -> None:
    for index in layout.shown_rows:
        for cell in layout.rows[index].cells:
            for box in cell.boxes:
                if box.shape is Shape.MARKS:
                    continue
                rect = layout.card_rect(box.card.id)
                assert rect is not None
                found = hit(layout, rect.x + 0.3, rect.y + rect.height / 2, reach=0.0)
                assert (found.part, found.card) == (Part.CARD, box.card.id)


@given(layouts())
def test_every_text_of_a_shown_card_is_broken_whole(layout: MapLayout) -> None:
    for index in layout.shown_rows:
        row = layout.rows[index]
        if row.lane.collapsed or not row.kind.takes_cards or row.kind.drawing is Drawing.MARKS:
            continue
        for cell in row.cells:
            drawn = {box.card.id: "".join(line.text for line in box.text.lines) for box in cell.boxes}
            for card in cell.cell:
                said = "".join(card.text.split())
                assert "".join(drawn.get(card.id, "").split()) == said
