"""What a poster costs in sheets, and what would be cheaper or whole: all of it comes out as told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjm_desktop.printing.paper import A1, A3, A4, AUTO, OFFICE_PAPERS, PAPERS, Paper, parse_paper
from cjm_desktop.printing.planning.prices import offers, prices, remedies, savings
from cjm_desktop.printing.spec import ExtraSheets, Orientation, PrintSpec
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.wording import offered, priced
from cjm_desktop.templates.catalogue import template

A1_ON_A4 = PrintSpec(paper=A1, sheet=A4, extra=ExtraSheets.NONE)
SPECS = [
    A1_ON_A4,
    replace(A1_ON_A4, paper=PAPERS["a0"], sheet=A3),
    replace(A1_ON_A4, paper=AUTO, scale=2.0),
    replace(A1_ON_A4, paper=parse_paper("roll:914"), overlap=20, margin=8),
    replace(A1_ON_A4, sheet=parse_paper("300x200"), sheet_orientation=Orientation.LANDSCAPE),
]
TALL = PrintSpec(
    paper=PAPERS["a0"], sheet=PAPERS["letter"], sheet_orientation=Orientation.PORTRAIT, overlap=0
)
"""Seams cut some texts, however many sheets are taken."""


@pytest.fixture(scope="module")
def subject() -> Subject:
    """The worked example in English on paper."""
    document = template("b2b_saas", "en")
    return Subject(document, document.maps[0].id)


@pytest.mark.parametrize("spec", SPECS)
def test_every_price_is_what_its_choice_takes(subject: Subject, spec: PrintSpec) -> None:
    listed = prices(subject, spec)
    for price in listed:
        poster = subject.plan(replace(spec, sheet=price.sheet, sheet_orientation=price.orientation))
        assert (len(poster.sheets), poster.cut_texts) == (price.sheets, price.cut_texts)
        assert poster.scale == subject.plan(spec).scale
    names = [price.sheet.name for price in listed][::2]
    assert names[:3] == ["A4", "A3", "Letter"]
    assert spec.sheet is not None
    assert spec.sheet.name in names


@pytest.mark.parametrize("extra", ExtraSheets)
@pytest.mark.parametrize("sheet", OFFICE_PAPERS)
def test_the_less_dear_way_of_a_paper_is_planned(subject: Subject, sheet: Paper, extra: ExtraSheets) -> None:
    spec = replace(A1_ON_A4, sheet=sheet, extra=extra)
    best = min((price for price in prices(subject, spec) if price.sheet == sheet), key=lambda p: p.dearness)
    poster = subject.plan(spec)
    assert poster.sheet == (sheet.portrait if best.orientation is Orientation.PORTRAIT else sheet.landscape)


def test_paper_that_cannot_be_printed_has_no_price(subject: Subject) -> None:
    # On A4 this leaves less than 20 mm, on A3 not.
    listed = prices(subject, replace(A1_ON_A4, sheet=A3, margin=96))
    assert {price.sheet.name for price in listed} == {"A3"}
    assert prices(subject, replace(A1_ON_A4, margin=-1)) == ()


@pytest.mark.parametrize("spec", [*SPECS, PrintSpec(sheet=A4), TALL])
def test_every_offer_comes_out_as_it_is_told(subject: Subject, spec: PrintSpec) -> None:
    planned = subject.plan(spec)
    found = offers(subject, planned)
    assert found
    assert len({offer.spec for offer in found}) == len(found)
    for offer in found:
        poster = subject.plan(offer.spec)
        assert (len(poster.sheets), poster.cut_texts) == (offer.sheets, offer.cut_texts)
        assert (len(planned.sheets), planned.cut_texts) == (offer.instead_of, offer.cut_before)
        assert (poster.scale, poster.scale / planned.scale) == (offer.scale, offer.share)
        assert offer.sheets < offer.instead_of or offer.cut_texts < offer.cut_before
        assert 0.9 <= offer.share <= 1


@pytest.mark.parametrize("spec", SPECS)
def test_a_saving_is_the_largest_scale_that_saves_as_much(subject: Subject, spec: PrintSpec) -> None:
    planned = subject.plan(spec)
    found = savings(subject, planned)
    counts = [len(planned.sheets), *(saving.sheets for saving in found)]
    assert counts == sorted(set(counts), reverse=True)
    for saving in found:
        assert saving.spec.scale == saving.scale
        assert saving.is_smaller
        # A tenth of a per cent more takes more sheets.
        larger = min(saving.scale + 0.00101, planned.scale)
        assert len(subject.plan(replace(spec, scale=larger)).sheets) > saving.sheets


def test_nothing_is_saved_that_a_search_through_all_scales_does_not_find(subject: Subject) -> None:
    planned = subject.plan(A1_ON_A4)
    counts = [
        len(subject.plan(replace(A1_ON_A4, scale=planned.scale * (1 - step / 2000))).sheets)
        for step in range(1, 200)
    ]
    assert min(counts) == min(saving.sheets for saving in savings(subject, planned))


@pytest.mark.parametrize("spec", [PrintSpec(), PrintSpec(paper=A4, sheet=A4)])
def test_nothing_is_offered_instead_of_one_page_or_one_sheet(subject: Subject, spec: PrintSpec) -> None:
    assert offers(subject, subject.plan(spec)) == ()


def test_what_keeps_texts_whole_is_told_where_seams_cut_some(subject: Subject) -> None:
    planned = subject.plan(A1_ON_A4)
    found = remedies(subject, planned)
    assert planned.cut_texts > 0
    assert found
    assert all(remedy.cut_texts == 0 for remedy in found)
    assert not found[0].is_smaller
    assert found[0].sheets > found[0].instead_of
    assert remedies(subject, subject.plan(found[0].spec)) == ()


def test_prices_and_offers_are_told_in_words(subject: Subject) -> None:
    words = [priced(price, "en") for price in prices(subject, A1_ON_A4)]
    assert words[:2] == ["A4 portrait: 10 sheets", "A4 landscape: 9 sheets, texts cut: 7"]
    assert priced(prices(subject, A1_ON_A4)[1], "ru") == "A4 альбомная: листов: 9, разрезано надписей: 7"
    remedy, saving = offers(subject, subject.plan(A1_ON_A4))
    assert (
        offered(saving, "en") == "2.9% smaller: 8 sheets instead of 9, but seams cut texts: 18 instead of 7"
    )
    assert (
        offered(saving, "ru")
        == "На 2,9\N{NO-BREAK SPACE}% меньше: листов 8 вместо 9, но швы разрежут надписей: 18 вместо 7"
    )
    assert offered(remedy, "en") == "10 sheets instead of 9, no text cut"
    assert offered(remedy, "ru") == "Листов: 10 вместо 9, все надписи целы"


def test_fewer_sheets_for_cut_texts_are_told_with_the_cuts(subject: Subject) -> None:
    (fewer,) = offers(subject, subject.plan(replace(A1_ON_A4, extra=ExtraSheets.ALL)))
    assert offered(fewer, "en") == "9 sheets instead of 10, but seams cut texts: 7"
    assert offered(fewer, "ru") == "Листов: 9 вместо 10, но швы разрежут надписей: 7"


def test_a_smaller_poster_is_told_to_be_smaller_where_texts_are_kept_whole_anyway(subject: Subject) -> None:
    planned = subject.plan(TALL)
    (remedy,) = remedies(subject, planned)
    assert remedy.is_smaller
    # It takes as many sheets, so that these are no word worth.
    assert remedy.sheets == len(planned.sheets)
    assert offered(remedy, "en") == "7.6% smaller: no text cut"
    assert offered(remedy, "ru") == "На 7,6\N{NO-BREAK SPACE}% меньше: все надписи целы"
