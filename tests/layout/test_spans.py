"""Cards across several cells: the others make room, and nothing overlaps."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.edit import cards, spans
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.hit import Part, hit
from cjm_desktop.layout.map import LayoutOptions, MapLayout, lay_out
from cjm_desktop.layout.spans import crossings
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.layout.geometry import Rect

SAYS = ("Ok", "Collects offers from five services and compares them in a table", "слово " * 30)


def laid_out(*cells: list[dict[str, Any]], kind: str = "actions") -> MapLayout:
    made = [
        Card(id=f"c{x}{at}", stage=f"s{x}", lane="l", **said)
        for x, cell in enumerate(cells)
        for at, said in enumerate(cell)
    ]
    stages = [f"s{x}" for x in range(len(cells))]
    journey = Map(
        id="m",
        stages=tuple(Stage(id=stage) for stage in stages),
        lanes=(Lane(id="l", kind=kind),),
        cards=Grid.of(made, stages, ["l"]),
    )
    return lay_out(Document(maps=(journey,)), journey)


def rect(layout: MapLayout, card: str) -> Rect:
    found = layout.card_rect(card)
    assert found is not None
    return found


def test_a_long_card_lies_across_its_cells() -> None:
    layout = laid_out([{"text": "Long", "span": 2}], [], [])
    long = rect(layout, "c00")
    assert long.x == layout.columns[0].x + sp.CELL_PADDING_X
    assert long.right == layout.columns[1].x + layout.columns[1].width - sp.CELL_PADDING_X


def test_cards_of_the_cells_it_covers_fill_the_room_above_it_or_stand_below() -> None:
    layout = laid_out(
        [{"text": "One"}, {"text": "Long", "span": 3}], [{"text": "Above"}, {"text": "Below"}], []
    )
    long, above, below = rect(layout, "c01"), rect(layout, "c10"), rect(layout, "c11")
    assert above.y == rect(layout, "c00").y
    assert above.bottom + sp.CARD_GAP == long.y
    assert below.y == long.bottom + sp.CARD_GAP
    assert layout.rows[0].bottom == below.bottom + sp.CELL_PADDING_Y


def test_a_card_that_wants_more_stages_than_follow_ends_with_the_last() -> None:
    layout = laid_out([], [{"text": "Long", "span": 9}])
    assert rect(layout, "c10").right == layout.band.right - sp.CELL_PADDING_X


def test_a_long_chip_is_a_bar_and_short_ones_flow_around_it() -> None:
    chips: list[dict[str, Any]] = [
        {"text": "Site"},
        {"text": "Manager", "span": 2},
        {"text": "Mail"},
        {"text": "Chat"},
    ]
    layout = laid_out(chips, [{"text": "Shop"}], kind="channels")
    assert rect(layout, "c01").right > layout.columns[1].x
    assert rect(layout, "c02").y == rect(layout, "c03").y > rect(layout, "c01").bottom
    assert rect(layout, "c02").x == rect(layout, "c00").x


def test_what_is_rated_stays_in_its_cell() -> None:
    layout = laid_out([{"text": "Glad", "level": 1, "span": 2}], [], kind="emotions")
    assert rect(layout, "c00").right <= layout.columns[1].x


def test_a_long_card_is_hit_in_every_cell_it_covers_and_by_its_edge() -> None:
    layout = laid_out([{"text": "Long", "span": 2}], [{"text": "Short"}])
    long = rect(layout, "c00")
    middle = long.y + long.height / 2
    for x in (long.x + 3, long.right - 10):
        found = hit(layout, x, middle)
        assert (found.part, found.stage, found.card) == (Part.CARD, "s0", "c00")
    assert hit(layout, long.right - 0.5, middle).part is Part.CARD_EDGE
    alone = laid_out([{"text": "Short"}])
    assert hit(alone, rect(alone, "c00").right - 0.5, rect(alone, "c00").y + 2).part is Part.CARD


def test_the_sides_of_a_critical_stage_know_what_lies_across_them() -> None:
    layout = laid_out([{"text": "Long", "span": 2}], [], [])
    long = rect(layout, "c00")
    assert crossings(layout, 1) == ((long.y, long.bottom),)
    assert crossings(layout, 0) == crossings(layout, 2) == ()


said = st.fixed_dictionaries({"text": st.sampled_from(SAYS), "span": st.sampled_from([1, 1, 1, 2, 3, 9])})
cells = st.lists(st.lists(said, max_size=3), min_size=1, max_size=5)


@given(cells, st.sampled_from(["actions", "channels", "barriers"]))
def test_no_card_overlaps_another_and_all_stay_in_the_row(
    made: list[list[dict[str, Any]]], kind: str
) -> None:
    layout = laid_out(*made, kind=kind)
    row = layout.rows[0]
    places = [rect(layout, card.id) for card in layout.journey.cards]
    assert not any(a.touches(b) for a, b in combinations(places, 2))
    assert all(place.bottom <= row.bottom and place.right <= layout.band.right for place in places)
    for column, cell in zip(layout.columns, row.cells, strict=True):
        heights = [box.rect.y for box in cell.boxes]
        assert heights == sorted(heights) or kind == "channels"
        parts = [part.rect.moved(column.x, row.y) for part in cell.parts]
        assert not any(part.touches(place) for part in parts for place in places)


@given(cells)
def test_every_card_is_found_at_its_left_end(made: list[list[dict[str, Any]]]) -> None:
    layout = laid_out(*made)
    for card in layout.journey.cards:
        place = rect(layout, card.id)
        assert hit(layout, place.x + 1, place.y + 1).card == card.id


def edited(layout: MapLayout, verb: Callable[..., Map], *arguments: object) -> tuple[MapLayout, list[str]]:
    """Return the layout after an edit and the stages whose cells are not the same objects."""
    journey = verb(layout.journey, *arguments)
    after = lay_out(layout.document.with_map(journey), journey, LayoutOptions(), layout)
    pairs = zip(layout.columns, layout.rows[0].cells, after.rows[0].cells, strict=True)
    return after, [column.stage for column, old, new in pairs if old is not new]


def test_a_text_typed_beside_a_long_card_lays_out_one_cell() -> None:
    layout = laid_out([{"text": "Long", "span": 2}], [{"text": "a"}, {"text": "b"}], [{"text": "c"}])
    assert edited(layout, cards.set_text, "c11", "word " * 40)[1] == ["s1"]
    assert edited(layout, cards.set_text, "c20", "word")[1] == ["s2"]


def test_a_card_made_short_again_gives_the_room_back() -> None:
    layout = laid_out([{"text": "One"}], [{"text": "a"}], [])
    long, _ = edited(layout, spans.set_span, "c00", 3)
    assert rect(long, "c10").y > rect(long, "c00").bottom
    short, touched = edited(long, spans.set_span, "c00", 1)
    assert rect(short, "c10") == rect(layout, "c10")
    assert touched == ["s0", "s1", "s2"]
