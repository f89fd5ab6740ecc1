"""What lies under a point: everything that is drawn can be hit, and says where a drop would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.hit import NOTHING, Hit, Part, boxes_in, column_at, hit, row_at, stage_text_top
from cjm_desktop.layout.map import MapLayout, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document


@pytest.fixture
def layout(make_map: Callable[..., Document]) -> MapLayout:
    """Three stages; actions, a hidden lane, channels, emotions, score, a line, a collapsed lane."""
    document = make_map(
        [{"title": "Search", "task": "Be found"}, {"title": "Compare"}, {"title": "Buy"}],
        [
            "actions",
            {"kind": "goals", "hidden": True},
            "channels",
            "emotions",
            {"kind": "score", "meaning": "criticality"},
            "divider",
            {"kind": "kpi", "collapsed": True},
        ],
        {
            (0, 0): ["Asks around", "Reads reviews"],
            (0, 1): ["Unseen"],
            (0, 2): ["Search", "Chat", "Mail"],
            (0, 3): [{"level": -1}, "Lost", "Alone"],
            (1, 3): [{"level": 2, "text": "Glad"}],
            (0, 4): [{"value": 3}],
            (0, 6): ["Leads"],
        },
        title="Orders",
        scenario="a sales team",
    )
    return lay_out(document, document.maps[0])


def middle(rect: Rect) -> tuple[float, float]:
    return rect.x + rect.width / 2, rect.y + rect.height / 2


def at_card(layout: MapLayout, card: str) -> Hit:
    rect = layout.card_rect(card)
    assert rect is not None
    return hit(layout, *middle(rect))


def test_every_card_is_hit_in_its_rectangle(layout: MapLayout) -> None:
    for card in ("c000", "c001", "c020", "c021", "c022", "c031", "c032", "c130"):
        found = at_card(layout, card)
        assert (found.part, found.card) == (Part.CARD, card)
        assert (found.stage, found.lane) == (f"s{card[1]}", f"l{card[2]}")


def test_a_card_of_a_hidden_or_collapsed_lane_has_no_rectangle(layout: MapLayout) -> None:
    assert layout.card_rect("c010") is None
    assert layout.card_rect("c060") is None
    assert layout.card_rect("gone") is None


@pytest.mark.parametrize("stage", [0, 1, 2])
@pytest.mark.parametrize("lane", [0, 2, 3, 4])
def test_the_lower_edge_of_every_open_cell_is_hit_as_that_cell(
    layout: MapLayout, stage: int, lane: int
) -> None:
    rect = layout.cell_rect(lane, stage)
    found = hit(layout, rect.x + 0.1, rect.bottom - 0.1)
    assert (found.part, found.stage, found.lane) == (Part.CELL, f"s{stage}", f"l{lane}")


def test_a_collapsed_lane_is_hit_as_its_lane_at_a_stage(layout: MapLayout) -> None:
    assert hit(layout, *middle(layout.cell_rect(6, 0))) == Hit(Part.LANE, "s0", "l6")


def test_a_dividing_line_is_hit_as_its_lane(layout: MapLayout) -> None:
    assert hit(layout, *middle(layout.cell_rect(5, 1))) == Hit(Part.LANE, lane="l5")


def test_stage_headers_are_hit_as_title_or_task(layout: MapLayout) -> None:
    rect = layout.stage_rect(0)
    title_y = rect.y + stage_text_top(layout, 0) + 1
    assert hit(layout, rect.x + 10, title_y) == Hit(Part.STAGE, stage="s0")
    assert hit(layout, rect.x + 10, rect.bottom - 1) == Hit(Part.STAGE_TASK, stage="s0")
    assert hit(layout, *middle(layout.stage_rect(1))) == Hit(Part.STAGE, stage="s1")


def test_lane_names_are_hit_as_their_lane(layout: MapLayout) -> None:
    for lane in (0, 2, 3, 4, 5, 6):
        assert hit(layout, *middle(layout.lane_rect(lane))) == Hit(Part.LANE, lane=f"l{lane}")


def test_title_and_subtitle_are_hit_and_the_margin_is_nothing(layout: MapLayout) -> None:
    title, subtitle = layout.title.title, layout.title.subtitle
    assert hit(layout, title.x + 1, title.y + 1) == Hit(Part.TITLE)
    assert hit(layout, subtitle.x + 1, subtitle.y + 1) == Hit(Part.SUBTITLE)
    for x, y in ((1, 1), (-5, 40), (layout.size.width - 1, 40), (40, layout.size.height - 1)):
        assert hit(layout, x, y) == NOTHING


@pytest.mark.parametrize("off", [-0.9, 0.0, 0.9])
def test_borders_are_caught_on_both_sides(layout: MapLayout, off: float) -> None:
    band = layout.band
    for column in layout.columns:
        edge = column.x + column.width + off
        assert hit(layout, edge, band.y + 1) == Hit(Part.STAGE_BORDER, stage=column.stage)
    assert hit(layout, band.x + off, band.y + 1) == Hit(Part.LANE_COLUMN_BORDER)
    for index in layout.shown_rows:
        row = layout.rows[index]
        assert hit(layout, layout.lane_x + 5, row.bottom + off) == Hit(Part.LANE_BORDER, lane=row.lane.id)


def test_the_border_of_the_lane_names_is_caught_beside_each_lane_from_their_side(layout: MapLayout) -> None:
    border = layout.band.x
    for middle_of_row in (
        layout.rows[index].y + layout.rows[index].height / 2 for index in layout.shown_rows
    ):
        assert hit(layout, border - 0.9, middle_of_row) == Hit(Part.LANE_COLUMN_BORDER)
        assert hit(layout, border + 0.9, middle_of_row).part is not Part.LANE_COLUMN_BORDER


def test_a_face_is_hit_with_its_level_and_the_card_that_gave_it(layout: MapLayout) -> None:
    cell = layout.cell_rect(3, 0)
    curve = layout.rows[3].cells[0].curve
    assert curve is not None
    found = hit(layout, cell.x + cell.width / 2, cell.y + curve.y_of(-1))
    assert (found.part, found.card, found.value) == (Part.EMOTION_POINT, "c030", -1)


def test_a_card_tells_what_of_it_is_hit(layout: MapLayout) -> None:
    box = layout.rows[0].cells[0].boxes[0]
    cell, text = layout.cell_rect(0, 0), box.text
    within = hit(layout, cell.x + text.x + 1, cell.y + text.y + 1)
    padding = hit(layout, cell.x + box.rect.x + 0.5, cell.y + box.rect.y + 0.5)
    assert [(found.part, found.field) for found in (within, padding)] == [
        (Part.CARD, "text"),
        (Part.CARD, None),
    ]


def test_each_mark_of_a_score_is_hit_with_its_value(layout: MapLayout) -> None:
    cell = layout.cell_rect(4, 0)
    (box,) = layout.rows[4].cells[0].boxes
    found = [hit(layout, cell.x + mark.x, cell.y + mark.y) for mark in box.marks]
    assert [(one.part, one.value, one.card) for one in found] == [
        (Part.MARK, value, "c040") for value in range(1, 6)
    ]


def position(layout: MapLayout, card: str, dx: float, dy: float) -> int | None:
    """Return where a card dropped at a share of another card's rectangle would stand in the cell."""
    rect = layout.card_rect(card)
    assert rect is not None
    return hit(layout, rect.x + dx * rect.width, rect.y + dy * rect.height).position


def test_a_card_dropped_on_another_goes_before_or_after_it(layout: MapLayout) -> None:
    assert [position(layout, "c000", 0.5, dy) for dy in (0.1, 0.9)] == [0, 1]
    assert [position(layout, "c001", 0.5, dy) for dy in (0.1, 0.9)] == [1, 2]


def test_a_chip_dropped_on_another_goes_left_or_right_of_it(layout: MapLayout) -> None:
    assert [position(layout, "c020", dx, 0.5) for dx in (0.1, 0.9)] == [0, 1]
    assert [position(layout, "c021", dx, 0.5) for dx in (0.1, 0.9)] == [1, 2]
    assert position(layout, "c022", 0.1, 0.5) == 2


def test_words_dropped_on_an_emotion_count_the_card_that_is_only_a_level(layout: MapLayout) -> None:
    assert [position(layout, "c031", 0.5, dy) for dy in (0.1, 0.9)] == [1, 2]
    assert position(layout, "c032", 0.5, 0.9) == 3


def test_a_drop_under_the_cards_goes_to_the_end(layout: MapLayout) -> None:
    rect = layout.cell_rect(0, 0)
    assert hit(layout, rect.x + 5, rect.bottom - 0.5).position == 2


def test_columns_and_rows_are_found_by_their_edges(layout: MapLayout) -> None:
    first, last = layout.columns[0], layout.columns[-1]
    assert column_at(layout, first.x) == 0
    assert column_at(layout, first.x - 0.01) is None
    assert column_at(layout, last.x + last.width) is None
    for index in layout.shown_rows:
        row = layout.rows[index]
        assert row_at(layout, row.y) == index
        assert row_at(layout, row.bottom - 0.01) == index
    assert row_at(layout, layout.rows[0].y - 0.01) is None
    assert row_at(layout, layout.bottom) is None


def test_a_map_without_anything_can_still_be_pointed_at(make_map: Callable[..., Document]) -> None:
    document = make_map(0, [])
    layout = lay_out(document, document.maps[0])
    assert hit(layout, 30, layout.size.height - sp.MARGIN).part in (Part.NOTHING, Part.LANE_COLUMN_BORDER)


def test_the_boxes_in_an_area_are_those_it_touches(layout: MapLayout) -> None:
    whole = Rect(0, 0, *layout.size)
    drawn = {box.card.id for _, box in boxes_in(layout, whole)}
    assert {"c000", "c001", "c020"} <= drawn
    assert not drawn & {"c010", "c060"}
    rect = layout.card_rect("c001")
    assert rect is not None
    touched = Rect(rect.x + 1, rect.y + 1, 0.0, 0.0)
    assert [(found, box.card.id) for found, box in boxes_in(layout, touched)] == [(rect, "c001")]
    assert list(boxes_in(layout, Rect(0, 0, 1, 1))) == []
