"""Page and scale: rolls, pages made to measure, and what does not fit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.layout.geometry import Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import A4, AUTO, LARGEST_SIDE, parse_paper, roll_paper
from cjm_desktop.printing.planning.fitting import fitted
from cjm_desktop.printing.planning.plan import plan
from cjm_desktop.printing.spec import Orientation, PrintSpec

WIDE, TALL = Size(360, 250), Size(250, 600)
ROLL = PrintSpec(paper=roll_paper(914))


@pytest.mark.parametrize(("size", "scale"), [(WIDE, 904 / 250), (TALL, 904 / 250)])
def test_a_map_lies_with_its_longer_side_along_the_roll(size: Size, scale: float) -> None:
    fit = fitted(size, ROLL)
    assert fit.scale == pytest.approx(scale)
    assert min(fit.page) == 914
    assert max(fit.page) == pytest.approx(max(size) * scale + 10)


def test_a_map_stands_across_the_roll_where_that_is_asked_for() -> None:
    fit = fitted(WIDE, replace(ROLL, orientation=Orientation.PORTRAIT))
    assert fit.page == pytest.approx((914, 250 * 904 / 360 + 10))


def test_at_a_given_scale_as_little_as_possible_is_cut_off_the_roll() -> None:
    assert fitted(WIDE, replace(ROLL, scale=2.0)).page == pytest.approx((914, 510))
    assert fitted(WIDE, replace(ROLL, scale=3.0)).page == pytest.approx((1090, 914))


def test_a_long_map_is_made_smaller_until_a_page_of_a_roll_holds_it() -> None:
    fit = fitted(Size(3000, 100), ROLL)
    assert fit.page.width == pytest.approx(LARGEST_SIDE)
    assert fit.scale == pytest.approx((LARGEST_SIDE - 10) / 3000)


def test_a_page_made_to_measure_is_the_map_with_its_margins() -> None:
    assert fitted(WIDE, PrintSpec(paper=AUTO)) == (Size(370, 260), 1.0)
    assert fitted(WIDE, PrintSpec(paper=AUTO, scale=0.5, margin=7)) == (Size(194, 139), 0.5)


def test_sheets_have_no_longest_page() -> None:
    spec = PrintSpec(paper=AUTO, scale=20)
    with pytest.raises(
        PrintError, match=r"one page of at most 5000 mm: take at most 1386[.]1%, or sheets"
    ) as told:
        fitted(WIDE, spec)
    assert told.value.in_language("ru").endswith("выберите не больше 1386,1\N{NO-BREAK SPACE}% или листы.")
    assert fitted(WIDE, replace(spec, sheet=A4)).page.width == pytest.approx(7210)


def test_what_is_too_large_for_a_roll_is_told_with_the_largest_scale() -> None:
    said = "does not fit on a roll of 914 mm, of which the margins leave 904 mm: take at most 361.6%"
    with pytest.raises(PrintError, match=said) as refused:
        fitted(WIDE, replace(ROLL, scale=4.0))
    assert "не помещается на рулон 914 мм, где между полями 904 мм" in refused.value.in_language("ru")


def test_what_is_too_large_by_a_hair_is_told_against_what_the_margins_leave() -> None:
    spec = PrintSpec(paper=parse_paper("297x914"), scale=1.1484)
    with pytest.raises(PrintError) as refused:
        fitted(TALL, spec)
    told = refused.value.in_language("en")
    assert "measures 288 × 690 mm and does not fit on 297 × 914, of which the margins leave 287 × 904" in told
    assert "take at most 114.8%" in told
    bare = replace(spec, margin=0, scale=1.2)
    with pytest.raises(PrintError, match="does not fit on 297 × 914: take at most"):
        fitted(TALL, bare)


def test_a_roll_narrower_than_its_margins_is_refused() -> None:
    with pytest.raises(PrintError, match="A roll of 100 mm with margins of 45 mm leaves less") as refused:
        fitted(WIDE, PrintSpec(paper=roll_paper(100), margin=45))
    assert refused.value.in_language("ru").startswith("Рулон 100 мм с полями 45 мм")


@given(
    st.builds(Size, st.floats(50, 3000), st.floats(50, 3000)),
    st.builds(roll_paper, st.floats(60, 1600)),
    st.sampled_from(Orientation),
    st.floats(0, 15),
)
def test_a_map_always_fits_on_its_page_and_fills_it_one_way(
    size: Size, roll: object, orientation: Orientation, margin: float
) -> None:
    poster = plan(size, PrintSpec(paper=roll, orientation=orientation, margin=margin))  # type: ignore[arg-type]
    white = (poster.drawn.x, poster.drawn.y)
    assert min(white) == pytest.approx(margin, abs=1e-6)
    assert max(white) >= margin - 1e-6
    assert poster.drawn.right <= poster.page.width - margin + 1e-6
    assert poster.drawn.bottom <= poster.page.height - margin + 1e-6


def test_a_roll_can_be_put_together_from_sheets() -> None:
    poster = plan(WIDE, replace(ROLL, sheet=parse_paper("A3")))
    assert len(poster.sheets) > 6
    assert poster.page.height == 914
