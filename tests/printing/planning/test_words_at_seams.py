"""Words over and under the map: seams give way to them wherever that costs no sheet and no card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.printing.findings import plan_findings
from cjm_desktop.printing.paper import A1, A3, A4, PAPERS
from cjm_desktop.printing.planning.cut_words import cut_words_finding
from cjm_desktop.printing.planning.cuts import cut_by_seams
from cjm_desktop.printing.planning.obstacles import Kind, obstructing
from cjm_desktop.printing.spec import ExtraSheets, PrintSpec, Style
from cjm_desktop.printing.subject import Subject, needed_of
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.printing.paper import Paper
    from cjm_desktop.printing.planning.plan import PosterPlan

_STEP = 0.05
A0, A2 = PAPERS["a0"], PAPERS["a2"]
SPECS = [
    PrintSpec(paper=paper, sheet=sheet, style=style)
    for paper in (A0, A1, A2)
    for sheet in (A4, A3, PAPERS["letter"])
    for style in Style
]


def subject_of(language: str, spec: PrintSpec) -> Subject:
    document = template("b2b_saas", language)
    return Subject(document, document.maps[0].id, spec.what)


def stretches(subject: Subject) -> list[tuple[Kind, float, float]]:
    """What lies along the poster's width, in the layout's mm."""
    return [
        (kind, part.x + area.x, part.x + area.right)
        for part in subject.page.parts
        for kind, area in obstructing(part)
    ]


def crossed(along: list[tuple[Kind, float, float]], place: float) -> list[Kind]:
    return [kind for kind, start, end in along if start < place < end]


def cards(kinds: list[Kind]) -> int:
    return kinds.count(Kind.CARD) + kinds.count(Kind.SLOT)


def ranges(subject: Subject, plan: PosterPlan) -> Iterator[tuple[float, float, float]]:
    """Each seam between columns, and from where to where it may run while all others stay."""
    assert plan.sheet is not None
    needed, scale, half = needed_of(subject.layout), plan.scale, plan.spec.overlap / plan.scale / 2
    reach = (plan.sheet.width - 2 * plan.spec.margin) / scale
    places = [(column.seam_before - plan.drawn.x) / scale - half for column in plan.columns[1:]]
    befores = [needed.x, *places]
    afters = [place + 2 * half for place in places[1:]] + [needed.right]
    for before, place, after in zip(befores, places, afters, strict=False):
        yield place + half, after - reach + half, before + reach - half


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_seam_cuts_a_word_that_it_could_leave_whole_within_its_range(language: str) -> None:
    missed, seams = [], 0
    for spec in SPECS:
        subject = subject_of(language, spec)
        plan, along = subject.plan(spec), stretches(subject)
        for place, first, last in ranges(subject, plan):
            cut = crossed(along, place)
            seams += 1
            if Kind.WORD not in cut:
                continue
            others = (first + _STEP * number for number in range(1, int((last - first) / _STEP)))
            missed += [
                (spec, place, other)
                for other in others
                if {Kind.WORD, Kind.TEXT}.isdisjoint(found := crossed(along, other))
                and cards(found) <= cards(cut)
            ]
    assert seams > 50
    assert missed == []


@pytest.mark.parametrize("sheet", [A4, A3])
def test_the_legend_and_the_title_of_an_a0_in_english_are_cut_no_more_than_must_be(sheet: Paper) -> None:
    spec = PrintSpec(paper=A0, sheet=sheet)
    subject = subject_of("en", spec)
    plan = subject.plan(spec)
    cuts = cut_by_seams(plan, subject.page, subject.layout)
    assert plan.cut_texts == 0
    # One of the title and one of the foot, where stages allow a seam no other place.
    assert [cut.part for cut in cuts] == ["title", "footer"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_words_that_are_cut_are_named_with_their_sheets(language: str) -> None:
    spec = PrintSpec(paper=A0, sheet=A4)
    subject = subject_of(language, spec)
    plan = subject.plan(spec)
    found = cut_words_finding(cut_by_seams(plan, subject.page, subject.layout), plan)
    assert found is not None
    words = [cut for cut in cut_by_seams(plan, subject.page, subject.layout) if cut.part == "title"]
    x = plan.drawn.x + plan.scale * words[0].area.x
    first = next(number for number, span in enumerate(plan.columns, 1) if span.seam_after > x)
    assert f"of the title: “{words[0].word}” (sheets 1-{first}, 1-{first + 1})" in found.sentence.en
    assert f"заголовка: «{words[0].word}» (листы 1-{first}, 1-{first + 1})" in found.sentence.ru


def test_of_many_words_that_are_cut_some_are_named_and_all_counted_and_the_finding_is_the_last() -> None:
    spec = PrintSpec(paper=A0, sheet=A4)
    subject = subject_of("en", spec)
    plan = subject.plan(spec)
    title = next(cut for cut in cut_by_seams(plan, subject.page, subject.layout) if cut.part == "title")
    found = cut_words_finding([title] * 7, plan)
    assert found is not None
    assert found.sentence.en.count("“") == 4
    assert "and 3 more. Once glued" in found.sentence.en
    assert "и ещё 3. После склейки" in found.sentence.ru
    assert cut_words_finding((), plan) is None
    told = plan_findings(subject, subject.plan(replace(spec, overlap=0, margin=0, extra=ExtraSheets.NONE)))
    mild = [one for one in told if one.sentence.en.startswith("Beside")]
    assert len(told) > len(mild)
    assert mild == list(told[len(told) - len(mild) :])
