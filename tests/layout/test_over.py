"""What stands over the stage band: phases in brackets, links as arrows on tracks."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.hit import Part, hit
from cjm_desktop.layout.map import MapLayout, lay_out
from cjm_desktop.model.document import Document, Link, Map, Phase, Stage
from cjm_desktop.model.grid import Grid

if TYPE_CHECKING:
    from cjm_desktop.layout.boxes import LinkBox

LONG = "Всё, что происходит до того, как клиент впервые о нас услышал"


def laid_out(stages: int = 5, **fields: object) -> MapLayout:
    columns = tuple(Stage(id=f"s{x}", title=f"Stage {x}") for x in range(stages))
    journey = Map(id="m", stages=columns, cards=Grid.empty(0, stages), **fields)  # type: ignore[arg-type]
    document = Document(language="en", maps=(journey,))
    return lay_out(document, journey)


def phase(identifier: str, *stages: int, title: str = "Phase") -> Phase:
    return Phase(id=identifier, title=title, stages=tuple(f"s{x}" for x in stages))


def link(origin: int, target: int, text: str = "") -> Link:
    return Link(id=f"k{origin}{target}", origin=f"s{origin}", target=f"s{target}", text=text)


def test_a_map_without_phases_and_links_has_its_band_alone() -> None:
    layout = laid_out()
    assert layout.head == layout.band
    assert (layout.phases, layout.links) == ((), ())


def test_phases_stand_over_their_stages_at_the_top_of_the_head() -> None:
    layout = laid_out(phases=(phase("p", 0, 1), phase("q", 3, 4)))
    first, second = layout.phases
    assert (first.first, first.last, second.first, second.last) == (0, 1, 3, 4)
    assert first.rect.x == layout.band.x
    assert second.rect.right == layout.band.right
    assert layout.head.y + first.rect.bottom + sp.PHASE_TO_BAND == pytest.approx(layout.band.y)
    assert layout.rows == ()
    assert layout.head.bottom == layout.band.bottom


def test_brackets_of_neighbours_leave_the_gap_of_their_stages() -> None:
    first, second = laid_out(phases=(phase("p", 0, 1), phase("q", 2))).phases
    assert second.rect.x - first.rect.right == pytest.approx(sp.STAGE_GAP)


def test_a_long_name_is_broken_and_all_brackets_lie_on_one_line() -> None:
    first, second = laid_out(phases=(phase("p", 0, title=LONG), phase("q", 1))).phases
    assert len(first.title.lines) > 1
    assert first.rect.height == second.rect.height
    assert first.title.y + first.title.height == pytest.approx(second.title.y + second.title.height)


def test_stages_apart_have_a_bracket_each_and_belong_to_the_first_phase_that_names_them() -> None:
    boxes = laid_out(phases=(phase("p", 0, 2), phase("q", 2, 3))).phases
    assert [(box.phase.id, box.first, box.last) for box in boxes] == [("p", 0, 0), ("p", 2, 2), ("q", 3, 3)]


ENDS = tuple((share, y, Part.LINK_END) for share in (0.0, 1.0) for y in (-2.5, -0.5))
"""Where on its way from stage to stage, and how far over the band, an end of a link is taken hold of."""


def test_a_phase_is_hit_over_its_stages_and_a_link_on_its_line() -> None:
    layout = laid_out(phases=(phase("p", 0, 1),), links=(link(3, 1, "again"),))
    rect = layout.phases[0].rect
    found = hit(layout, rect.x + 5, layout.head.y + 2)
    assert (found.part, found.over, found.stage) == (Part.PHASE, "p", "s0")
    box = layout.links[0]
    for share, y, part in ((0.5, box.y, Part.LINK), (0.2, box.y, Part.LINK), *ENDS):
        at = box.start + share * (box.end - box.start)
        found = hit(layout, at, layout.band.y + y)
        assert (found.part, found.over, found.stage) == (part, "k31", "s3")
    assert hit(layout, layout.band.right - 1, layout.band.y - 2).part is Part.NOTHING


def test_the_right_end_of_a_bracket_is_caught_to_both_sides() -> None:
    layout = laid_out(phases=(phase("p", 0, 1), phase("q", 2)))
    first, second = (box.rect for box in layout.phases)
    for off in (-1.9, 0.0, 0.9):
        found = hit(layout, first.right + off, layout.head.y + 2)
        assert (found.part, found.over) == (Part.PHASE_EDGE, "p")
    assert hit(layout, first.right - 2.1, layout.head.y + 2).part is Part.PHASE
    found = hit(layout, second.x + 1.5, layout.head.y + 2)
    assert (found.part, found.over) == (Part.PHASE, "q")


def test_a_cyclic_path_leads_from_the_last_stage_back_to_the_first() -> None:
    (back,) = laid_out(cyclic=True).links
    assert back.link is None
    assert back.start > back.end
    assert hit(laid_out(cyclic=True), back.end, laid_out(cyclic=True).band.y + back.y).part is Part.NOTHING
    (said,) = laid_out(cyclic=True, links=(link(4, 0),)).links
    assert said.link is not None
    assert laid_out(1, cyclic=True).links == ()


def test_a_name_without_room_between_other_links_is_cut_or_left_out() -> None:
    short, *_ = laid_out(links=(link(1, 0, LONG), link(2, 0), link(3, 0))).links
    assert short.label is not None
    assert short.label.lines[0].text.endswith("…")


pairs = st.tuples(st.integers(0, 4), st.integers(0, 4))


def stretch(box: LinkBox) -> tuple[float, float]:
    return min(box.start, box.end), max(box.start, box.end)


@given(st.lists(pairs, max_size=9, unique=True), st.booleans())
def test_links_share_no_stretch_and_no_end_and_cross_no_words(
    ends: list[tuple[int, int]], cyclic: bool
) -> None:
    layout = laid_out(cyclic=cyclic, links=tuple(link(*pair, text="because") for pair in ends))
    feet = sorted(x for box in layout.links for x in (box.start, box.end))
    assert all(b - a > 1.0 for a, b in pairwise(feet))
    for one, other in combinations(layout.links, 2):
        (left, right), (low, high) = stretch(one), stretch(other)
        assert one.y != other.y or right < low or high < left
    for box in layout.links:
        assert layout.head.y <= layout.band.y + box.y < layout.band.y
        for other in layout.links:
            words = other.label
            if words is not None and box is not other:
                area = words.rect
                assert not any(area.x < x < area.right and box.y < area.y for x in (box.start, box.end))
                assert box.y != other.y or stretch(box)[1] < area.x or area.right < stretch(box)[0]


def test_an_edit_of_a_card_keeps_phases_and_links() -> None:
    before = laid_out(phases=(phase("p", 0),), links=(link(1, 0),))
    after = lay_out(before.document, before.journey, previous=before)
    assert (after.phases, after.links) == (before.phases, before.links)
    assert after.phases is before.phases
    assert after.has_head_of(before)
