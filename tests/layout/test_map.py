"""The geometry of a whole map, reckoned by hand from the scale of distances (mm)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.map import LayoutOptions, MapLayout, lay_out
from cjm_desktop.layout.typography import (
    CARD,
    FOOTER,
    LANE_QUESTION,
    LANE_TITLE,
    MAP_TITLE,
    STAGE_TASK,
    STAGE_TITLE,
    SUBTITLE,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document


def laid_out(document: Document, **options: object) -> MapLayout:
    return lay_out(document, document.maps[0], LayoutOptions(**options))  # type: ignore[arg-type]


@pytest.fixture
def layout(make_map: Callable[..., Document]) -> MapLayout:
    """Two stages, one with a width of its own; actions with cards, and a divider."""
    return laid_out(
        make_map(
            [{"title": "Search", "task": "Be found"}, {"title": "Buy", "width": 50}],
            ["actions", "divider", "kpi"],
            {(0, 0): ["Asks around", "Notices that orders get lost in the inbox again"]},
            title="Orders",
            client="Example Ltd",
        )
    )


def test_the_page_is_the_map_with_its_margins(layout: MapLayout) -> None:
    assert layout.size.width == 10 + 40 + 66 + 50 + 10
    assert layout.size.height == pytest.approx(layout.footer.text.y + FOOTER.line_height + 10)


def test_the_title_stands_at_the_margin_with_its_line_under_it(layout: MapLayout) -> None:
    title, subtitle = layout.title.title, layout.title.subtitle
    assert (title.x, title.y, title.height) == (10, 10, MAP_TITLE.line_height)
    assert subtitle.y == pytest.approx(10 + MAP_TITLE.line_height + 1)
    assert layout.title.bottom == pytest.approx(subtitle.y + SUBTITLE.line_height)


def test_the_band_stands_under_the_title_and_over_all_columns(layout: MapLayout) -> None:
    assert layout.band == Rect(50, layout.title.bottom + 7.5, 116, 17)
    assert [(column.x, column.width) for column in layout.columns] == [(50, 66), (116, 50)]
    assert layout.stage_rect(1) == Rect(116, layout.band.y, 50, 17)


def test_a_high_title_makes_the_whole_band_higher(make_map: Callable[..., Document]) -> None:
    tall = laid_out(make_map([{"title": "word " * 30, "task": "word " * 20}, {"title": "Buy"}], ["actions"]))
    header = tall.stages[0]
    lines = (
        len(header.title.lines) * STAGE_TITLE.line_height + len(header.task.lines) * STAGE_TASK.line_height
    )
    assert tall.band.height == pytest.approx(lines + 0.6 + 2 * 3.2)
    assert tall.rows[0].y == pytest.approx(tall.band.bottom + sp.BAND_TO_ROWS)


def test_cards_stand_one_under_the_other_with_the_gap_between_them(layout: MapLayout) -> None:
    first, second = layout.rows[0].cells[0].boxes
    one_line = CARD.line_height + 2 * 2.1
    assert first.rect == pytest.approx(Rect(2.2, 2.6, 66 - 2 * 2.2, one_line))
    assert second.rect == pytest.approx(Rect(2.2, 2.6 + one_line + 1.6, 61.6, one_line + CARD.line_height))
    assert (first.text.x, first.text.y, first.text.width) == pytest.approx((2.2 + 3, 2.6 + 2.1, 61.6 - 6))


def test_a_row_is_as_high_as_its_highest_cell(layout: MapLayout) -> None:
    second = layout.rows[0].cells[0].boxes[1]
    assert layout.rows[0].height == pytest.approx(second.rect.bottom + 2.6)


def test_a_row_is_at_least_as_high_as_its_name(layout: MapLayout) -> None:
    name = 3.2 + LANE_TITLE.line_height + 0.3 + LANE_QUESTION.line_height + 3.2
    assert layout.rows[2].height == pytest.approx(name)
    assert layout.rows[1].height == sp.RULE_ROW


def test_a_lane_takes_the_least_height_it_was_given(make_map: Callable[..., Document]) -> None:
    kinds = ("actions", "emotions", "score", "divider")
    layout = laid_out(make_map(2, [{"kind": kind, "height": 80.5} for kind in kinds]))
    assert [row.height for row in layout.rows] == [80.5] * 4


def test_rows_adjoin_from_the_band_to_the_footer(layout: MapLayout) -> None:
    assert layout.rows[0].y == pytest.approx(layout.band.bottom + 2.8)
    assert all(upper.bottom == lower.y for upper, lower in pairwise(layout.rows))
    assert layout.footer.text.y == pytest.approx(layout.rows[-1].bottom + 9)


def test_cell_card_and_lane_rectangles_agree_with_rows_and_columns(layout: MapLayout) -> None:
    row = layout.rows[0]
    assert layout.cell_rect(0, 1) == Rect(116, row.y, 50, row.height)
    assert layout.lane_rect(0) == Rect(10, row.y, 40, row.height)
    assert layout.card_rect("c000") == row.cells[0].boxes[0].rect.moved(50, row.y)
    assert layout.grid == Rect(50, row.y, 116, layout.rows[-1].bottom - row.y)


def test_hidden_lanes_take_no_room_and_collapsed_ones_a_line(make_map: Callable[..., Document]) -> None:
    layout = laid_out(
        make_map(
            1,
            [{"kind": "actions", "hidden": True}, {"kind": "goals", "collapsed": True}, "kpi"],
            {(0, 0): ["Unseen"], (0, 1): ["Folded"]},
        )
    )
    assert layout.shown_rows == (1, 2)
    assert [row.height for row in layout.rows[:2]] == [0, sp.COLLAPSED_ROW]
    assert layout.rows[1].cells[0].boxes == ()


def test_hairlines_lie_between_rows_but_not_beside_a_dividing_line(layout: MapLayout) -> None:
    assert layout.rulings == (layout.rows[0].y, layout.rows[2].bottom)


def test_a_map_of_one_dividing_line_has_no_hairline(make_map: Callable[..., Document]) -> None:
    assert laid_out(make_map(1, ["divider"])).rulings == ()
    assert laid_out(make_map(1, [])).rulings == ()


def test_a_critical_stage_leaves_room_for_its_label(make_map: Callable[..., Document]) -> None:
    document = make_map(2, ["actions"], client="Example Ltd")
    plain, critical = laid_out(document), laid_out(document, critical=frozenset({"s1"}))
    under = sp.CRITICAL_OVERHANG + sp.CRITICAL_BADGE / 2
    assert critical.footer.text.y == pytest.approx(plain.footer.text.y + under)


@pytest.mark.parametrize(("stages", "lanes"), [(0, 0), (0, 3), (3, 0), (1, 1)])
def test_a_map_of_nearly_nothing_has_a_page(
    make_map: Callable[..., Document], stages: int, lanes: int
) -> None:
    layout = laid_out(make_map(stages, ["actions", "emotions", "score"][:lanes]))
    assert (len(layout.columns), len(layout.rows)) == (stages, lanes)
    assert layout.size.width == 60 + 66 * stages
    assert layout.size.height >= layout.bottom


@pytest.mark.parametrize("width", [0.5, 12, sp.NARROWEST_COLUMN])
def test_no_column_is_narrower_than_what_a_word_needs(
    make_map: Callable[..., Document], width: float
) -> None:
    layout = laid_out(make_map([{"width": width}], ["actions"], lane_width=width))
    assert (layout.columns[0].width, layout.lane_width) == (sp.NARROWEST_COLUMN, sp.NARROWEST_LANE_COLUMN)


def test_a_page_that_says_nothing_at_its_foot_ends_under_the_rows(make_map: Callable[..., Document]) -> None:
    layout = laid_out(make_map(1, ["actions"]))
    assert layout.size.height == pytest.approx(layout.rows[0].bottom + sp.MARGIN)
