"""What a poster costs in sheets, and what would be cheaper or whole: all of it comes out as told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjm_desktop.printing.paper import A1, A3, A4, AUTO, PAPERS, parse_paper
from cjm_desktop.printing.prices import prices, remedies, savings
from cjm_desktop.printing.spec import Orientation, PrintSpec
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.wording import kept_whole, priced, saved
from cjm_desktop.templates.catalogue import template

A1_ON_A4 = PrintSpec(paper=A1, sheet=A4, keeps_text=False)
SPECS = [
    A1_ON_A4,
    replace(A1_ON_A4, paper=PAPERS["a0"], sheet=A3),
    replace(A1_ON_A4, paper=AUTO, scale=2.0),
    replace(A1_ON_A4, paper=parse_paper("roll:914"), overlap=20, margin=8),
    replace(A1_ON_A4, sheet=parse_paper("300x200"), sheet_orientation=Orientation.LANDSCAPE),
]


@pytest.fixture(scope="module")
def subject() -> Subject:
    """The worked example in English on paper."""
    document = template("b2b_saas", "en")
    return Subject(document, document.maps[0].id)


@pytest.mark.parametrize("spec", SPECS)
def test_every_price_is_what_its_choice_takes(subject: Subject, spec: PrintSpec) -> None:
    listed = prices(subject, spec)
    for price in listed:
        poster = subject.plan(price.spec)
        assert (len(poster.sheets), poster.cut_texts) == (price.sheets, price.cut_texts)
        assert poster.scale == subject.plan(spec).scale
    names = [price.sheet.name for price in listed][::2]
    assert names[:3] == ["A4", "A3", "Letter"]
    assert spec.sheet is not None
    assert spec.sheet.name in names
    own = [price.sheets for price in listed if price.sheet == spec.sheet]
    if spec.sheet_orientation is Orientation.AUTO:
        assert len(subject.plan(spec).sheets) == min(own)


def test_paper_that_cannot_be_printed_has_no_price(subject: Subject) -> None:
    # On A4 this leaves less than 20 mm, on A3 not.
    listed = prices(subject, replace(A1_ON_A4, sheet=A3, margin=96))
    assert {price.sheet.name for price in listed} == {"A3"}
    assert prices(subject, replace(A1_ON_A4, margin=-1)) == ()


@pytest.mark.parametrize("spec", SPECS)
def test_a_saving_is_the_largest_scale_that_saves_as_much(subject: Subject, spec: PrintSpec) -> None:
    planned = subject.plan(spec)
    found = savings(subject, spec)
    counts = [len(planned.sheets), *(saving.sheets for saving in found)]
    assert counts == sorted(set(counts), reverse=True)
    for saving in found:
        assert saving.spec.scale == saving.scale
        assert len(subject.plan(saving.spec).sheets) == saving.sheets
        assert saving.instead_of == counts[0]
        assert 0.9 <= saving.share < 1
        # A tenth of a per cent more takes more sheets.
        larger = min(saving.scale + 0.00101, planned.scale)
        assert len(subject.plan(replace(spec, scale=larger)).sheets) > saving.sheets


def test_nothing_is_saved_that_a_search_through_all_scales_does_not_find(subject: Subject) -> None:
    planned = subject.plan(A1_ON_A4)
    counts = [
        len(subject.plan(replace(A1_ON_A4, scale=planned.scale * (1 - step / 2000))).sheets)
        for step in range(1, 200)
    ]
    assert min(counts) == min(saving.sheets for saving in savings(subject, A1_ON_A4))


def test_a_poster_of_one_page_or_one_sheet_saves_nothing(subject: Subject) -> None:
    assert savings(subject, PrintSpec()) == ()
    assert savings(subject, PrintSpec(paper=A4, sheet=A4)) == ()
    assert remedies(subject, PrintSpec(paper=A4, sheet=A4)) == ()


def test_what_keeps_texts_whole_is_told_where_seams_cut_some(subject: Subject) -> None:
    planned = subject.plan(A1_ON_A4)
    found = remedies(subject, A1_ON_A4)
    assert planned.cut_texts > 0
    assert found
    for remedy in found:
        poster = subject.plan(remedy.spec)
        assert poster.cut_texts == 0
        assert len(poster.sheets) == remedy.sheets
    assert found[0].share == 1
    assert found[0].sheets > found[0].instead_of
    assert remedies(subject, found[0].spec) == ()


def test_prices_and_savings_are_told_in_words(subject: Subject) -> None:
    words = [priced(price, "en") for price in prices(subject, A1_ON_A4)]
    assert words[:2] == ["A4 portrait: 10 sheets", "A4 landscape: 9 sheets, texts cut: 7"]
    assert priced(prices(subject, A1_ON_A4)[1], "ru") == "A4 альбомная: листов: 9, разрезано надписей: 7"
    saving = savings(subject, A1_ON_A4)[0]
    assert saved(saving, "en") == "A1 at 97.1% needs 8 sheets instead of 9"
    assert saved(saving, "ru") == "A1, уменьшенный до 97,1\N{NO-BREAK SPACE}%: листов 8 вместо 9"
    remedy = remedies(subject, A1_ON_A4)[0]
    assert kept_whole(remedy, "en") == "With 10 sheets instead of 9 no text is cut"
    assert kept_whole(remedy, "ru") == "Листов 10 вместо 9 — и ни одна надпись не разрезана"


def test_a_smaller_poster_that_keeps_texts_whole_is_told_by_its_share(subject: Subject) -> None:
    remedy = remedies(subject, A1_ON_A4)[0]._replace(spec=replace(A1_ON_A4, paper=AUTO), share=0.9849)
    assert kept_whole(remedy, "en") == "The poster at 98.4% needs 10 sheets and no text is cut"
    assert kept_whole(remedy, "ru").startswith("Плакат, уменьшенный до 98,4\N{NO-BREAK SPACE}%: листов 10, и")
