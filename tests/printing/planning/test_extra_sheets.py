"""How many more sheets than the least a poster takes to keep texts whole: as many as it is worth."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.paper import A1, A3, A4, AUTO, PAPERS, Paper
from cjm_desktop.printing.planning.prices import offers
from cjm_desktop.printing.spec import ExtraSheets, Orientation, PrintSpec, Style
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.wording import offered
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document

WORKSHOP = PrintSpec(paper=PAPERS["a0"], sheet=A4, style=Style.WORKSHOP)
FULL = replace(WORKSHOP, style=Style.FULL)
TALL = replace(FULL, sheet_orientation=Orientation.PORTRAIT)
"""Seams cut some texts, however many sheets are taken."""


def subject_of(language: str, spec: PrintSpec) -> Subject:
    document = template("b2b_saas", language)
    return Subject(document, document.maps[0].id, spec.what)


def planned(subject: Subject, spec: PrintSpec, extra: ExtraSheets) -> tuple[int, int]:
    """How many sheets it takes, and how many texts these cut."""
    plan = subject.plan(replace(spec, extra=extra))
    return len(plan.sheets), plan.cut_texts


@pytest.mark.parametrize("language", ["en", "ru"])
def test_up_to_a_quarter_more_sheets_are_taken_where_no_text_is_cut_then(language: str) -> None:
    subject = subject_of(language, WORKSHOP)
    assert planned(subject, WORKSHOP, ExtraSheets.ALL) == (18, 0)
    assert planned(subject, WORKSHOP, ExtraSheets.WORTH) == (18, 0)
    assert planned(subject, WORKSHOP, ExtraSheets.NONE) == (15, 2)
    assert subject.plan(WORKSHOP).spec.extra is ExtraSheets.WORTH


@pytest.mark.parametrize("sheet", [A4, A3])
def test_a_few_sheets_are_taken_to_spare_many_texts(sheet: Paper) -> None:
    spec = replace(FULL, sheet=sheet)
    subject = subject_of("en", spec)
    fewest, cut = planned(subject, spec, ExtraSheets.NONE)
    more, whole = planned(subject, spec, ExtraSheets.WORTH)
    assert whole == 0 < more - fewest < cut


@given(
    st.data(),
    st.sampled_from([A1, AUTO, PAPERS["a0"]]),
    st.sampled_from([A4, A3]),
    st.sampled_from([0.0, 10.0, 40.0]),
)
def test_of_any_map_extra_sheets_are_worth_it_and_no_worthy_one_is_left_out(
    random_maps: st.SearchStrategy[Document], data: st.DataObject, paper: Paper, sheet: Paper, overlap: float
) -> None:
    document = data.draw(random_maps)
    subject = Subject(document, document.maps[0].id)
    spec = PrintSpec(paper=paper, sheet=sheet, overlap=overlap)
    try:
        least, most_cut = planned(subject, spec, ExtraSheets.NONE)
        most, least_cut = planned(subject, spec, ExtraSheets.ALL)
    except PrintError:
        reject()
    sheets, cut = planned(subject, spec, ExtraSheets.WORTH)
    assert least <= sheets <= max(most, least)
    assert least_cut <= cut <= most_cut
    spared = most_cut - cut + (ceil(least / 4) if most_cut and not cut else 0)
    assert spared >= sheets - least
    # Where it stops, going on would have taken more sheets than it spares texts.
    assert most == sheets or cut - least_cut <= most - sheets + ceil((most - sheets) / 4)


@pytest.mark.parametrize("extra", ExtraSheets)
@pytest.mark.parametrize("spec", [WORKSHOP, FULL, TALL])
def test_every_other_choice_that_spares_texts_or_sheets_is_one_offer_away(
    spec: PrintSpec, extra: ExtraSheets
) -> None:
    subject = subject_of("ru", spec)
    now = planned(subject, spec, extra)
    others = {planned(subject, spec, other) for other in ExtraSheets} - {now}
    plan = subject.plan(replace(spec, extra=extra))
    told = {(o.sheets, o.cut_texts) for o in offers(subject, plan) if not o.is_smaller}
    assert told == others


def test_a_dearer_poster_that_cuts_texts_all_the_same_says_so() -> None:
    subject = subject_of("en", TALL)
    assert [planned(subject, TALL, extra) for extra in ExtraSheets] == [(18, 28), (21, 17), (24, 15)]
    dearer, *_ = offers(subject, subject.plan(TALL))
    assert offered(dearer, "en") == "24 sheets instead of 21, still cutting texts: 15 instead of 17"
    assert offered(dearer, "ru") == "Листов: 24 вместо 21, но надписей всё равно разрезано 15 вместо 17"
    back = offers(subject, subject.plan(dearer.spec))[-1]
    assert offered(back, "en") == "21 sheets instead of 24, but seams cut texts: 17 instead of 15"
    assert offered(back, "ru") == "Листов: 21 вместо 24, но швы разрежут надписей: 17 вместо 15"
