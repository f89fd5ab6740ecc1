"""The poster plan: page, scale, sheets, seams and what it refuses."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.layout.geometry import Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import A1, A3, A4, PAPERS, Paper, parse_paper
from cjm_desktop.printing.planning.plan import MOST_SHEETS, plan
from cjm_desktop.printing.spec import Orientation, PrintSpec, parse_scale

WIDE = Size(360, 250)
TALL = Size(250, 600)
TILED = PrintSpec(sheet=A4)


def test_a_wide_map_lies_on_its_side_and_fills_the_paper_between_the_margins() -> None:
    poster = plan(WIDE, PrintSpec())
    assert poster.page == Size(841, 594)
    assert poster.scale == pytest.approx(831 / 360)
    assert poster.drawn.x == pytest.approx(5)
    assert poster.drawn.y == pytest.approx((594 - 250 * 831 / 360) / 2)
    assert poster.page_count == 1


def test_a_tall_map_stands_upright() -> None:
    assert plan(TALL, PrintSpec()).page == A1.portrait


def test_an_orientation_that_is_asked_for_is_kept() -> None:
    poster = plan(WIDE, PrintSpec(orientation=Orientation.PORTRAIT))
    assert poster.page == A1.portrait
    assert poster.scale == pytest.approx(584 / 360)


def test_a_percentage_prints_the_true_millimetres_of_the_layout() -> None:
    poster = plan(WIDE, PrintSpec(scale=1.0))
    assert (poster.drawn.width, poster.drawn.height) == WIDE
    assert poster.drawn.x == pytest.approx((841 - 360) / 2)


def test_a_percentage_too_large_for_the_paper_names_the_largest_that_fits() -> None:
    with pytest.raises(PrintError, match=r"at most 79[.]7%") as refused:
        plan(WIDE, PrintSpec(paper=A4, scale=1.0))
    assert "79,7\N{NO-BREAK SPACE}%" in refused.value.in_language("ru")


def test_an_a1_poster_takes_twelve_sheets_of_a4() -> None:
    poster = plan(Size(841, 594), TILED)
    assert (len(poster.rows), len(poster.columns)) == (4, 3)
    assert poster.sheet == A4.landscape
    assert poster.page_count == 13


def test_the_sheets_are_turned_so_that_fewest_are_needed() -> None:
    for orientation in (Orientation.PORTRAIT, Orientation.LANDSCAPE):
        forced = plan(WIDE, replace(TILED, sheet_orientation=orientation))
        assert len(plan(WIDE, TILED).sheets) <= len(forced.sheets)
    assert plan(Size(841, 594), replace(TILED, paper=A3)).sheet == A4.portrait


def test_a_map_that_fits_on_one_sheet_is_one_sheet_without_a_plan() -> None:
    poster = plan(WIDE, replace(TILED, paper=A4))
    assert len(poster.sheets) == 1
    assert poster.page_count == 1


def test_sheets_are_labelled_by_row_and_column_in_a_way_no_paper_and_no_cell_is() -> None:
    poster = plan(Size(841, 594), TILED)
    labels = [sheet.label for sheet in poster.sheets]
    assert labels[:4] == ["1-1", "1-2", "1-3", "2-1"]
    assert labels[-1] == "4-3"
    assert [sheet.number for sheet in poster.sheets] == list(range(1, 13))


def test_neighbours_share_the_overlap_and_half_of_it_more_where_there_is_room() -> None:
    poster = plan(WIDE, TILED)
    first, second = poster.sheets[:2]
    assert first.window.right - second.window.x == pytest.approx(13.33, abs=0.01)
    roomy = plan(Size(400, 150), PrintSpec(sheet=A4, scale=1.0)).columns
    assert roomy[0].end - roomy[1].start == pytest.approx(15)
    assert first.visible.right == pytest.approx(second.window.x + 5)
    assert second.visible.x == first.visible.right


def test_the_glued_poster_is_no_larger_than_its_sheets_reach() -> None:
    # Two sheets of 297 x 210 that share 10: the first keeps its left edge, the last is cut like it.
    poster = plan(Size(400, 150), PrintSpec(sheet=A4, scale=1.0))
    assert (len(poster.columns), len(poster.rows)) == (2, 1)
    assert poster.glued == pytest.approx((410, 160))
    assert poster.columns[1].seam_before - poster.columns[0].seam_before == pytest.approx(200)
    assert plan(Size(400, 150), PrintSpec(scale=1.0)).glued == (841, 594)
    assert plan(Size(200, 150), PrintSpec(sheet=A4, scale=1.0)).glued == (297, 210)


PAPER_SIDES = st.floats(60, 1500)


@given(
    st.builds(Size, st.floats(50, 3000), st.floats(50, 3000)),
    st.builds(Paper, st.just("own"), PAPER_SIDES, PAPER_SIDES),
    st.sampled_from(sorted(PAPERS.values())),
    st.floats(0, 20),
    st.floats(0, 15),
)
def test_the_visible_parts_of_all_sheets_cover_the_map_once(
    size: Size, paper: Paper, sheet: Paper, overlap: float, margin: float
) -> None:
    poster = plan(size, PrintSpec(paper=paper, sheet=sheet, overlap=overlap, margin=margin))
    assert poster.sheet is not None
    covered = math.fsum(part.visible.width * part.visible.height for part in poster.sheets)
    assert covered == pytest.approx(poster.drawn.width * poster.drawn.height, rel=1e-6)
    for part in poster.sheets:
        assert part.window.width <= poster.sheet.width - 2 * margin + 1e-6
        assert part.window.height <= poster.sheet.height - 2 * margin + 1e-6
        assert part.window.grown(1e-4).contains(part.visible.x, part.visible.y)
        assert part.window.grown(1e-4).contains(part.visible.right, part.visible.bottom)


@pytest.mark.parametrize(
    "spec",
    [
        PrintSpec(paper=A4, margin=100),
        PrintSpec(sheet=A4, margin=92),
        PrintSpec(sheet=A4, overlap=190),
        PrintSpec(margin=-1),
        PrintSpec(sheet=A4, overlap=-0.1),
        PrintSpec(margin=math.nan),
        PrintSpec(overlap=math.inf),
        PrintSpec(scale=0),
        PrintSpec(scale=-1),
        PrintSpec(scale=math.nan),
        PrintSpec(scale=1000),
        PrintSpec(paper=parse_paper("5000x5000"), sheet=A4, overlap=80),
        PrintSpec(paper=parse_paper("5000x5000"), sheet=A4, overlap=169),
    ],
)
def test_what_cannot_be_printed_is_refused_in_one_sentence(spec: PrintSpec) -> None:
    with pytest.raises(PrintError) as refused:
        plan(WIDE, spec)
    for language in ("en", "ru"):
        sentence = refused.value.in_language(language)
        assert sentence.endswith(".")
        assert "\n" not in sentence


def test_four_hundred_sheets_are_planned_and_one_more_row_is_refused() -> None:
    # Squares of 150 mm print 140 and share 10: twenty of them reach 20 * 130 + 10.
    spec = PrintSpec(paper=parse_paper("3000x3000"), sheet=parse_paper("150x150"), scale=1.0)
    assert len(plan(Size(2610, 2610), spec).sheets) == MOST_SHEETS
    with pytest.raises(PrintError, match="400 is the limit"):
        plan(Size(2610, 2611), spec)


@pytest.mark.parametrize(
    ("text", "scale"), [("fit", None), ("FIT", None), ("84", 0.84), ("84 %", 0.84), ("97,6%", 0.976)]
)
def test_a_scale_is_read_as_fit_or_per_cent(text: str, scale: float | None) -> None:
    assert parse_scale(text) == (scale if scale is None else pytest.approx(scale))


@pytest.mark.parametrize("text", ["", "big", "-5", "nan", "1e9"])
def test_a_scale_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(PrintError, match="is no scale"):
        parse_scale(text)
