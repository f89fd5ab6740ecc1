"""What is said about posters in Russian bears commas, on paper and in what is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from cjm_desktop.layout.geometry import Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import A4, PAPERS, custom_paper, parse_paper, roll_paper
from cjm_desktop.printing.planning.plan import plan
from cjm_desktop.printing.spec import PrintSpec, parse_sticker
from cjm_desktop.printing.wording import Imprint, facts, paper_phrase

MAP = Size(400, 300)
TILED = PrintSpec(paper=PAPERS["tabloid"], sheet=A4, overlap=7.5)


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        (TILED, "Tabloid альбомная, 431,8 × 279,4 мм"),
        (replace(TILED, paper=roll_paper(610.5), scale=1.2), "рулон 610,5 мм"),
        (replace(TILED, sheet=custom_paper(200.5, 300)), "(200,5 × 300 мм)"),
        (TILED, "7,5 мм"),
    ],
)
def test_lengths_on_an_assembly_page_bear_commas(spec: PrintSpec, told: str) -> None:
    *lengths, _day = facts(plan(MAP, spec), Imprint(date(2026, 11, 22)), "ru")
    said = "\n".join(value for _, value in lengths)
    assert told in said
    assert not re.search(r"\d\.\d", said)


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        (PrintSpec(overlap=-1.5), "а указано -1,5."),
        (replace(TILED, scale=20.505), "а не 2050,5"),
        (replace(TILED, sheet=custom_paper(52.5, 60.5), margin=13.5), "52,5 × 60,5 с полями 13,5 мм"),
        (replace(TILED, scale=2.345), "В масштабе 234,5"),
    ],
)
def test_lengths_that_are_refused_bear_commas(spec: PrintSpec, told: str) -> None:
    with pytest.raises(PrintError) as refused:
        plan(MAP, spec)
    assert told in refused.value.in_language("ru")
    assert told.replace(",", ".").split()[-2 if "мм" in told else -1].strip(".") in refused.value.in_language(
        "en"
    )


@pytest.mark.parametrize("text", ["roll:5000.5", "12.5x100"])
def test_papers_that_are_refused_bear_commas(text: str) -> None:
    with pytest.raises(PrintError) as refused:
        parse_paper(text)
    assert re.search(r"\d,5", refused.value.in_language("ru"))
    assert re.search(r"\d\.5", refused.value.in_language("en"))


def test_stickers_that_are_refused_bear_commas() -> None:
    with pytest.raises(PrintError, match=r"A sticker of 12\.5 × 76 mm") as refused:
        parse_sticker("12.5x76")
    assert refused.value.in_language("ru").endswith("по каждой стороне, а указано 12,5 × 76.")


def test_a_paper_of_its_own_is_told_by_its_sides() -> None:
    assert paper_phrase(custom_paper(200.5, 300)) == ("200.5 × 300", "200,5 × 300")
