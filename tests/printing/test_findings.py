"""What is said about a poster before anything is drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.analysis.findings import Code
from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.links import add_link
from cjm_desktop.printing.findings import plan_findings, poster_findings
from cjm_desktop.printing.paper import A3, A4
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.printing.subject import lay_out_for_paper, plan_poster
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.document import Document


@pytest.fixture(scope="module")
def layout(worked: Document) -> MapLayout:
    """The worked example laid out."""
    return lay_out_for_paper(worked, worked.maps[0].id)


def codes(layout: MapLayout, spec: PrintSpec) -> list[Code]:
    """What is found about a poster that is only planned."""
    return [finding.code for finding in plan_findings(layout, plan_poster(layout, spec))]


def test_small_text_is_known_from_layout_and_scale_alone(layout: MapLayout) -> None:
    assert codes(layout, PrintSpec()) == []
    assert codes(layout, PrintSpec(paper=A3, sheet=A4, scale=0.3)) == [Code.SMALL_TEXT]


def test_sheets_that_bear_no_labels_are_told(layout: MapLayout) -> None:
    assert codes(layout, PrintSpec(sheet=A4, margin=0, overlap=0)) == [Code.UNLABELLED_SHEETS]
    assert codes(layout, PrintSpec(sheet=A4, overlap=5)) == []
    assert codes(layout, PrintSpec(paper=A4, sheet=A4, overlap=0)) == []


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
    layout = lay_out_for_paper(worked.with_map(journey), journey.id)
    (found,) = plan_findings(layout, plan_poster(layout, PrintSpec()))
    assert (found.code, found.lane) == (Code.UNSHOWN_LANES, journey.lanes[0].id)
    assert (found.sentence.en, found.sentence.ru) == (en, ru)


def test_a_map_without_cards_counts_none() -> None:
    empty = template("empty", "en")
    layout = lay_out_for_paper(empty, empty.maps[0].id)
    (finding,) = plan_findings(layout, plan_poster(layout, PrintSpec(scale=0.3)))
    assert re.fullmatch(r"Text under 6 pt at this scale, the smallest \d[.]\d pt[.]", finding.sentence.en)
    assert finding.sentence.ru.endswith(" пт.")


def test_letters_of_no_size_at_all_are_told_as_such(layout: MapLayout) -> None:
    (finding,) = plan_findings(layout, plan_poster(layout, PrintSpec(scale=0.01)))
    assert "the smallest under 0.1 pt; cards: " in finding.sentence.en
    assert "самый мелкий — меньше 0,1 пт; карточек: " in finding.sentence.ru


def test_a_text_whose_end_is_left_out_is_found(worked: Document) -> None:
    journey = worked.maps[0]
    card = next(iter(journey.cards))
    changed = set_text(journey, card.id, "line\n" * 5000)
    layout = lay_out_for_paper(worked.with_map(changed), journey.id)
    found = poster_findings(layout, plan_poster(layout, PrintSpec()), (), ())
    assert [one.cards for one in found if one.code is Code.OVERFLOW] == [(card.id,)]


def test_words_of_a_link_that_do_not_fit_are_found_and_lead_to_its_stage(worked: Document) -> None:
    journey = worked.maps[0]
    first, second = journey.stages[0].id, journey.stages[1].id
    said = add_link(
        add_link(journey, "k1", second, first, text="again"), "k2", first, second, text="again " * 40
    )
    document = worked.with_map(said)
    layout = lay_out_for_paper(document, journey.id)
    found = poster_findings(layout, plan_poster(layout, PrintSpec()), (), ())
    assert [(one.code, one.stage) for one in found] == [(Code.OVERFLOW, first)]
