"""What is said about a poster before anything is drawn."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.analysis.findings import Code
from cjm_desktop.edit.cards import remove_cards, set_text
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.links import add_link
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.printing.findings import plan_findings
from cjm_desktop.printing.paper import A3, A4, AUTO
from cjm_desktop.printing.spec import Chosen, ExtraSheets, PrintSpec, Style
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.texts import SMALLEST_POINTS
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.model.document import Document


@pytest.fixture(scope="module")
def subject(worked: Document) -> Subject:
    """The worked example as it is printed."""
    return Subject(worked, worked.maps[0].id)


def found(document: Document, spec: PrintSpec | None = None) -> tuple[Finding, ...]:
    """What is found about a poster of a document's first map that is only planned."""
    asked = spec or PrintSpec()
    subject = Subject(document, document.maps[0].id, asked.what)
    return plan_findings(subject, subject.plan(asked))


def codes(subject: Subject, spec: PrintSpec) -> list[Code]:
    """What is found about a poster that is only planned."""
    return [finding.code for finding in plan_findings(subject, subject.plan(spec))]


def test_small_text_is_known_from_layout_and_scale_alone(subject: Subject) -> None:
    assert codes(subject, PrintSpec()) == []
    assert codes(subject, PrintSpec(paper=A3, sheet=A4, scale=0.3)) == [Code.SMALL_TEXT]


def test_sheets_that_bear_no_labels_are_told(subject: Subject) -> None:
    assert Code.UNLABELLED_SHEETS in codes(subject, PrintSpec(sheet=A4, margin=0, overlap=0))
    assert Code.UNLABELLED_SHEETS not in codes(subject, PrintSpec(sheet=A4, overlap=5))
    assert Code.UNLABELLED_SHEETS not in codes(subject, PrintSpec(paper=A4, sheet=A4, overlap=0))


@pytest.mark.parametrize(
    ("hidden", "collapsed", "en", "ru"),
    [
        (1, 1, "1 lane is hidden, 1 is collapsed.", "Скрыто дорожек: 1, свёрнуто: 1."),
        (2, 0, "2 lanes are hidden.", "Скрыто дорожек: 2."),
        (0, 2, "2 lanes are collapsed.", "Свёрнуто дорожек: 2."),
    ],
)
def test_lanes_that_a_poster_does_not_show_are_told(
    worked: Document, hidden: int, collapsed: int, en: str, ru: str
) -> None:
    journey = worked.maps[0]
    for index, lane in enumerate(journey.lanes[: hidden + collapsed]):
        journey = set_lane(journey, lane.id, **{"hidden" if index < hidden else "collapsed": True})
    (finding,) = found(worked.with_map(journey))
    assert (finding.code, finding.lane) == (Code.UNSHOWN_LANES, journey.lanes[0].id)
    assert (finding.sentence.en, finding.sentence.ru) == (en, ru)


def test_a_map_without_cards_counts_none() -> None:
    (finding,) = found(template("empty", "en"), PrintSpec(scale=0.3))
    assert re.fullmatch(
        r"Text under 6 pt at this scale, the smallest .*, codes .* pt[.]", finding.sentence.en
    )
    assert finding.sentence.ru.endswith(" пт.")


@pytest.mark.parametrize(("points", "told"), [(5.99, "5.9"), (5.96, "5.9"), (5.0, "5"), (0.24, "0.2")])
def test_the_smallest_text_is_told_rounded_down(subject: Subject, points: float, told: str) -> None:
    smallest = subject.texts.too_small(0.5)
    assert smallest is not None
    scale = 0.5 * points / smallest.points * (1 + 1e-9)
    sentence = plan_findings(subject, subject.plan(PrintSpec(scale=scale)))[0].sentence
    assert f"the smallest {told} pt, codes of cells " in sentence.en
    assert f"самый мелкий — {told.replace('.', ',')} пт, коды ячеек — " in sentence.ru


def test_letters_of_no_size_at_all_are_told_as_such(subject: Subject) -> None:
    (finding,) = plan_findings(subject, subject.plan(PrintSpec(scale=0.01)))
    assert "the smallest under 0.1 pt, codes of cells under 0.1 pt; cards: " in finding.sentence.en
    assert "самый мелкий — меньше 0,1 пт, коды ячеек — меньше 0,1 пт; карточек: " in finding.sentence.ru


@pytest.mark.parametrize("style", Style)
def test_codes_of_cells_that_come_out_too_small_are_told(worked: Document, style: Style) -> None:
    spec = PrintSpec(paper=AUTO, style=style)
    subject = Subject(worked, worked.maps[0].id, spec.what)
    least = SMALLEST_POINTS * MM_PER_PT / subject.code_size

    def told(scale: float, subject: Subject = subject) -> str:
        plan = subject.plan(replace(spec, scale=scale))
        small = [one for one in plan_findings(subject, plan) if one.code is Code.SMALL_TEXT]
        assert len(small) <= 1
        return " ".join(finding.sentence.en + finding.sentence.ru for finding in small)

    assert "odes of cells" not in told(least * 1.01)
    for words in ("odes of cells", "5.9 pt", "оды ячеек", "5,9 пт"):
        assert words in told(least * 0.99)
    if style is Style.FULL:
        assert told(least * 0.99).startswith("Codes of cells under 6 pt at this scale, 5.9 pt.Коды")
        assert ", codes of cells 1.9 pt; cards: " in told(0.3)
    bare = Subject(worked, worked.maps[0].id, replace(spec, has_codes=False).what)
    assert "odes of cells" not in told(least * 0.99, bare)


def test_a_text_whose_end_is_left_out_is_found(worked: Document) -> None:
    journey = worked.maps[0]
    card = next(iter(journey.cards))
    changed = set_text(journey, card.id, "line\n" * 5000)
    told = found(worked.with_map(changed))
    assert [one.cards for one in told if one.code is Code.OVERFLOW] == [(card.id,)]


def test_words_of_a_link_that_do_not_fit_are_found_and_lead_to_its_stage(worked: Document) -> None:
    journey = worked.maps[0]
    first, second = journey.stages[0].id, journey.stages[1].id
    said = add_link(
        add_link(journey, "k1", second, first, text="again"), "k2", first, second, text="again " * 40
    )
    told = found(worked.with_map(said))
    assert [(one.code, one.stage) for one in told] == [(Code.OVERFLOW, first)]


def test_empty_cells_are_told_and_lead_to_the_first(worked: Document) -> None:
    journey = worked.maps[0]
    cards = [card.id for cell in journey.cards.rows[2].cells[1:3] for card in cell]
    holed = worked.with_map(remove_cards(journey, cards))
    (finding,) = found(holed)
    assert (finding.code, finding.stage, finding.lane) == (
        Code.EMPTY_CELLS,
        journey.stages[1].id,
        journey.lanes[2].id,
    )
    assert finding.sentence.en == "Empty cells: 2 (B3, C3)."
    for style in (Style.WORKSHOP, Style.EMPTY):
        assert Code.EMPTY_CELLS not in {one.code for one in found(holed, PrintSpec(style=style))}


def test_an_empty_cell_bears_the_code_of_the_whole_map(worked: Document) -> None:
    journey = worked.maps[0]
    cell = journey.cards.rows[2].cells[1]
    holed = worked.with_map(remove_cards(journey, [card.id for card in cell]))
    chosen = Chosen(frozenset({journey.stages[1].id}), frozenset({journey.lanes[2].id, journey.lanes[0].id}))
    (finding,) = found(holed, PrintSpec(chosen=chosen, has_codes=False))
    assert finding.sentence.ru == "Ячейка B3 пуста."


def test_what_seams_cut_is_told_before_anything_is_drawn(subject: Subject) -> None:
    spec = PrintSpec(sheet=A4, extra=ExtraSheets.NONE)
    finding, mildest = plan_findings(subject, subject.plan(spec))
    assert (finding.code, mildest.code) == (Code.CUT_BY_SEAM, Code.CUT_BY_SEAM)
    assert finding.cards
    assert not mildest.cards
    whole = plan_findings(subject, subject.plan(replace(spec, extra=ExtraSheets.ALL)))
    assert [one for one in whole if one.cards] == []
