"""A whole drawn page: everything is on it once, in order, and inside the area it was promised."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
import uharfbuzz as hb

from cjm_desktop.draw.cards import ASIDE
from cjm_desktop.draw.cells import draw_cell
from cjm_desktop.draw.icons import icon_outlines
from cjm_desktop.draw.page import Page, draw_map
from cjm_desktop.draw.primitives import Box, Disc, Icon, Outline, Picture, Placed, Primitive, TextRun
from cjm_desktop.edit import cards, lanes
from cjm_desktop.layout.font import UNITS_PER_EM, font_file
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.map import MapLayout, lay_out
from cjm_desktop.layout.typography import Weight
from cjm_desktop.model.kinds import LANE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

FONTS = {weight: hb.Font(hb.Face(font_file(weight))) for weight in Weight}


@pytest.fixture(scope="module")
def page(everything: MapLayout) -> Page:
    return draw_map(everything)


def part(page: Page, key: str) -> Placed:
    return next(part for part in page.parts if part.key == key)


def texts(page: Page) -> list[str]:
    return [item.line.text for part in page.parts for item in part.items if isinstance(item, TextRun)]


def ink(run: TextRun) -> Rect:
    """Return what the glyphs of a run really cover."""
    scale = run.size / UNITS_PER_EM
    left, top, right, bottom = [], [], [], []
    for word in run.line.words:
        x = word.x
        for glyph, advance in zip(word.word.glyphs, word.word.advances, strict=True):
            box = FONTS[run.weight].get_glyph_extents(glyph)
            if box is not None and box.width:
                left.append(run.x + (x + box.x_bearing) * scale)
                right.append(run.x + (x + box.x_bearing + box.width) * scale)
                top.append(run.y - box.y_bearing * scale)
                bottom.append(run.y - (box.y_bearing + box.height) * scale)
            x += advance
    return Rect(min(left), min(top), max(right) - min(left), max(bottom) - min(top))


def painted(item: Primitive) -> Iterator[Rect]:
    """Yield what a primitive paints, outlines included."""
    if isinstance(item, Box):
        yield item.rect.grown(item.line_width / 2 if item.line else 0.0)
    elif isinstance(item, Disc):
        yield Rect(item.x, item.y, 0, 0).grown(item.radius + (item.line_width / 2 if item.line else 0.0))
    elif isinstance(item, Outline):
        numbers = [float(number) for step in item.steps for number in step[1:]]
        xs, ys = numbers[::2], numbers[1::2]
        box = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        yield box.grown(item.line_width / 2 if item.line else 0.0)
    elif isinstance(item, Icon):
        for outline in icon_outlines(item):
            yield from painted(outline)
    elif isinstance(item, Picture):
        yield item.rect
    elif isinstance(item, TextRun):
        yield ink(item)


def sticks_out(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x < outer.x - 1e-6
        or inner.y < outer.y - 1e-6
        or inner.right > outer.right + 1e-6
        or inner.bottom > outer.bottom + 1e-6
    )


def test_every_part_paints_inside_its_area(page: Page) -> None:
    for drawn in page.parts:
        for item in drawn.items:
            for rect in painted(item):
                assert not sticks_out(rect.moved(drawn.x, drawn.y), drawn.area), (drawn.key, item)


def test_every_area_lies_on_the_page(page: Page) -> None:
    whole = Rect(0, 0, *page.size)
    assert not any(sticks_out(drawn.area, whole) for drawn in page.parts)


def test_each_part_is_there_once_in_the_order_of_drawing(page: Page, everything: MapLayout) -> None:
    kinds = [drawn.key.partition(":")[0] for drawn in page.parts]
    assert kinds[0] == "rules"
    assert kinds[-6:] == ["stage", "stage", "stage", "corner", "title", "footer"]
    assert kinds.count("lane") == len(LANE_KINDS)
    assert kinds.count("critical") == 1
    assert kinds.index("critical") > max(i for i, kind in enumerate(kinds) if kind == "cell")
    assert len({drawn.key for drawn in page.parts}) == len(page.parts)


def test_the_text_of_every_card_is_drawn_once(page: Page, everything: MapLayout) -> None:
    shown = Counter("".join(texts(page)).replace(" ", ""))
    said = "".join(card.text for card in everything.journey.cards if card.lane != "score")
    assert Counter(said.replace(" ", "")) <= shown
    for kind in LANE_KINDS.values():
        if kind.key not in ("score", "divider"):
            drawn = [part(page, f"cell:{kind.key}:s0")]
            assert sum(isinstance(item, TextRun) for one in drawn for item in one.items) >= 2


def test_a_score_is_drawn_as_its_number_and_not_as_its_words(page: Page) -> None:
    items = part(page, "cell:score:s0").items
    assert [item.line.text for item in items if isinstance(item, TextRun)] == ["5/5"]
    assert [item.fill for item in items if isinstance(item, Disc)] == [*["critical"] * 5, *[ASIDE] * 2]


def test_marks_are_filled_up_to_the_score(page: Page) -> None:
    discs = [item for item in part(page, "cell:score:s1").items if isinstance(item, Disc)]
    assert [disc.fill for disc in discs] == ["amber.bar"] * 3 + [None] * 2 + [ASIDE]


def test_headers_and_names_are_drawn(page: Page) -> None:
    written = texts(page)
    for text in (
        "Orders",
        "Search",
        "Be found",
        "Actions",
        "Anna",
        "BP",
        "Critical point",
        "Client: Example",
    ):
        assert text in written


def test_a_hypothesis_is_hatched_in_every_kind_of_cell_that_has_cards(page: Page) -> None:
    for kind in LANE_KINDS:
        if kind in ("score", "divider"):
            continue
        boxes = [item for item in part(page, f"cell:{kind}:s2").items if isinstance(item, Box)]
        assert sum(box.hatch is not None for box in boxes) == 1, kind


def test_a_guessed_emotion_stands_on_a_hatched_tint_and_a_known_one_on_paper(page: Page) -> None:
    grounds = [
        [
            (item.fill, item.hatch)
            for item in part(page, f"cell:emotions:{stage}").items
            if isinstance(item, Box)
        ]
        for stage in ("s0", "s2")
    ]
    assert ("violet.tint", "violet.hatch") in grounds[1]
    assert ("paper", None) in grounds[0]


def test_a_card_of_another_colour_wears_it(page: Page) -> None:
    fills = [item.fill for item in part(page, "cell:actions:s1").items if isinstance(item, Box)]
    assert "teal.tint" in fills


def test_a_channel_has_its_icon_and_an_unknown_one_the_common_icon(page: Page) -> None:
    names = [
        item.name
        for drawn in page.parts
        for item in drawn.items
        if isinstance(item, Icon) and drawn.key.startswith("cell:channels")
    ]
    assert "channel-email" in names
    assert "channel-other" in names
    assert not any("newer" in name for name in names)


def test_phases_and_links_are_drawn_in_the_head(page: Page) -> None:
    keys = [drawn.key for drawn in page.parts if drawn.key.startswith(("phase", "link"))]
    assert keys == ["phase:before:0", "phase:after:2", "link:back", "link:on", "link:2"]
    assert {"Before", "Ждём g", "Another try"} <= set(texts(page))
    dashed = [item.dash for item in part(page, "link:on").items if isinstance(item, Outline) and item.line]
    assert all(dashed)


def test_each_of_several_curves_is_one_line_named_in_the_legend(page: Page) -> None:
    lines = [item.line for item in part(page, "cell:emotions:s0").items if isinstance(item, Outline)]
    assert {"slate.bar", "amber.bar"} <= set(lines)
    legend = [item.line for item in part(page, "footer").items if isinstance(item, Outline)]
    assert {"slate.bar", "amber.bar"} <= set(legend)
    assert {"everyone", "Anna"} <= set(texts(page))


def test_the_frame_of_a_critical_stage_leaves_long_cards_free(page: Page, everything: MapLayout) -> None:
    frame = part(page, "critical:s1").items[0]
    assert isinstance(frame, Outline)
    for card in ("goals00", "support11"):
        rect = everything.card_rect(card)
        assert rect is not None
        for step in frame.steps:
            assert not rect.contains(float(step[-2]), float(step[-1]))


def test_the_display_list_of_a_cell_is_made_once(everything: MapLayout) -> None:
    row = everything.rows[2]
    drawn = draw_cell(row.cells[0], row.hue, row.lane.meaning)
    assert draw_cell(row.cells[0], row.hue, row.lane.meaning) is drawn


def test_cells_that_were_not_edited_keep_their_display_lists(everything: MapLayout) -> None:
    before = draw_map(everything)
    journey = cards.set_text(everything.journey, "actions00", "Changed")
    changed = everything.document.with_map(journey)
    after = draw_map(lay_out(changed, journey, everything.options, everything))
    known = {drawn.key: drawn.items for drawn in before.parts}
    fresh = [d.key for d in after.parts if d.key.startswith("cell") and known[d.key] is not d.items]
    assert fresh == ["cell:actions:s0"]


def test_a_lane_of_another_colour_or_meaning_is_drawn_anew(everything: MapLayout) -> None:
    journey = lanes.set_lane(everything.journey, "actions", color="plum")
    journey = lanes.set_lane(journey, "score", meaning="satisfaction")
    page = draw_map(lay_out(everything.document.with_map(journey), journey, previous=everything))
    boxes = [item for item in part(page, "cell:actions:s0").items if isinstance(item, Box)]
    assert boxes[0].fill == "plum.tint"
    discs = [item for item in part(page, "cell:score:s0").items if isinstance(item, Disc)]
    assert discs[0].fill == "amber.bar"


def test_a_hidden_lane_is_not_drawn_and_a_collapsed_one_shows_marks(everything: MapLayout) -> None:
    journey = lanes.set_lane(everything.journey, "actions", hidden=True)
    journey = lanes.set_lane(journey, "goals", collapsed=True)
    page = draw_map(lay_out(everything.document.with_map(journey), journey))
    keys = [drawn.key for drawn in page.parts]
    assert not any("actions" in key for key in keys)
    assert [key for key in keys if "goals" in key] == ["lane:goals", *(f"cell:goals:s{x}" for x in range(3))]
    marks = part(page, "cell:goals:s0").items
    assert [type(mark) for mark in marks] == [Box, Box]


def test_an_empty_map_draws_its_title_and_nothing_it_has_not(everything: MapLayout) -> None:
    bare = everything.journey
    for lane in bare.lanes:
        bare = lanes.remove_lane(bare, lane.id)
    page = draw_map(lay_out(everything.document.with_map(bare), bare))
    assert [drawn.key for drawn in page.parts if drawn.key.startswith(("lane", "cell"))] == []
    assert part(page, "rules").items == ()
