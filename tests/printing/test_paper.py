"""Paper sizes by name and by sides."""

from __future__ import annotations

import pytest

from cjm_desktop.layout.geometry import Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import A1, AUTO, PAPERS, Form, parse_paper


@pytest.mark.parametrize("text", ["A1", "a1", " A1 ", "А1"])
def test_a_named_paper_is_found_however_it_is_typed(text: str) -> None:
    assert parse_paper(text) is A1


@pytest.mark.parametrize("text", ["900x600", "900х600", "900×600", "900 * 600", "900,0X600.0 mm"])
def test_sides_are_read_with_any_sign_between_them(text: str) -> None:
    paper = parse_paper(text)
    assert (paper.width, paper.height, paper.name) == (900, 600, "900 × 600")


def test_each_iso_paper_is_half_the_one_before_it() -> None:
    for larger, smaller in zip("0123", "1234", strict=True):
        big, small = PAPERS[f"a{larger}"], PAPERS[f"a{smaller}"]
        assert (big.width, big.height // 2) == (small.height, small.width)


def test_a_paper_has_both_its_ways_of_lying() -> None:
    assert parse_paper("900x600").portrait == Size(600, 900)
    assert parse_paper("600x900").landscape == Size(900, 600)


@pytest.mark.parametrize("text", ["", "A9", "A1x2", "900x", "-900x600", "nanx5", "x"])
def test_an_unknown_paper_is_refused_with_the_names_there_are(text: str) -> None:
    with pytest.raises(PrintError) as refused:
        parse_paper(text)
    assert "A4" in refused.value.in_language("en")
    assert "A4" in refused.value.in_language("ru")


@pytest.mark.parametrize("text", ["0x600", "900x49", "5001x600", "99999999x1"])
def test_absurd_sides_are_refused_with_the_limits(text: str) -> None:
    with pytest.raises(PrintError, match="from 50 to 5000 mm"):
        parse_paper(text)


@pytest.mark.parametrize("text", ["roll:914", "Roll 914", "рулон 914", "Рулон: 914 мм", " roll:914,0 "])
def test_a_roll_is_told_by_its_width(text: str) -> None:
    paper = parse_paper(text)
    assert (paper.form, paper.width) == (Form.ROLL, 914)
    assert parse_paper(paper.name) == paper


@pytest.mark.parametrize("text", ["roll:0", "roll:-5", "рулон 49", "roll:5001"])
def test_a_roll_of_no_width_is_refused_with_the_limits(text: str) -> None:
    with pytest.raises(PrintError, match="width must measure from 50 to 5000 mm") as refused:
        parse_paper(text)
    assert refused.value.in_language("ru").endswith("нужна ширина от 50 до 5000 мм.")


def test_a_page_made_to_measure_has_a_word() -> None:
    assert parse_paper("auto") is parse_paper("Авто") is AUTO
    assert parse_paper(AUTO.name) is AUTO
