"""What stands over a small picture of the poster covers no word of it, wherever there is room beside them."""

from __future__ import annotations

from datetime import date

import pytest

from cjm_desktop.draw.primitives import Box
from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.printing.paper import A1, A3, A4, PAPERS, Paper
from cjm_desktop.printing.planning.clearings import AT_END, AT_START, Seen
from cjm_desktop.printing.planning.ink import Ink
from cjm_desktop.printing.planning.obstacles import Kind, obstructing
from cjm_desktop.printing.poster.assembly import AssemblyPage, assembly_page
from cjm_desktop.printing.spec import PrintSpec, Style
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.wording import Imprint
from cjm_desktop.templates.catalogue import template

ROOM = Rect(0, 0, 100, 50)
CHIP = Size(10, 5)


def subject_of(language: str, spec: PrintSpec) -> Subject:
    document = template("b2b_saas", language)
    return Subject(document, document.maps[0].id, spec.what)


def numbers(page: AssemblyPage) -> list[Rect]:
    """The grounds of the numbers in the order of gluing."""
    return [item.rect for item in page.parts[0].items if isinstance(item, Box) and item.radius]


def words(subject: Subject, page: AssemblyPage) -> list[Rect]:
    """All lines of text, codes of cells, faces and signs, where the page shows them."""
    found = []
    for part in subject.page.parts:
        for kind, area in obstructing(part):
            if kind in (Kind.TEXT, Kind.WORD):
                x, y = page.origin.x + (part.x + area.x) * page.scale, part.y + area.y
                y = page.origin.y + y * page.scale
                found.append(Rect(x, y, area.width * page.scale, area.height * page.scale))
    return found


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize(("paper", "sheet"), [(PAPERS["a0"], A4), (PAPERS["a0"], A3), (A1, A4)])
def test_numbers_of_sheets_cover_no_word_and_no_code_of_a_cell(
    language: str, style: Style, paper: Paper, sheet: Paper
) -> None:
    spec = PrintSpec(paper=paper, sheet=sheet, style=style)
    subject = subject_of(language, spec)
    plan = subject.plan(spec)
    page = assembly_page(plan, "", Imprint(date(2026, 11, 22)), language, subject.words)
    read, chips = words(subject, page), numbers(page)
    assert len(chips) == len(plan.sheets) > 1
    assert [chip for chip in chips if any(chip.touches(word) for word in read)] == []


def seen(*areas: Rect) -> Seen:
    return Seen(Ink(50, iter(areas)), 0, 0, 1)


def test_an_empty_corner_is_best_and_the_wanted_one_before_all_others() -> None:
    assert seen().clearest(ROOM, CHIP, AT_END) == Rect(90, 45, *CHIP)
    assert seen().clearest(ROOM, CHIP, AT_START) == Rect(0, 0, *CHIP)
    assert seen(Rect(85, 0, 15, 50)).clearest(ROOM, CHIP, AT_END) == Rect(0, 45, *CHIP)


def test_where_all_corners_are_taken_the_nearest_empty_place_is_found() -> None:
    taken = seen(Rect(0, 0, 100, 12), Rect(0, 38, 100, 12))
    place = taken.clearest(ROOM, CHIP, AT_START)
    assert taken.covered(place) == 0
    assert place.x == 0
    assert 12 < place.y < 18


def test_where_nothing_is_empty_least_is_covered_and_the_room_is_never_left() -> None:
    crowded = seen(Rect(0, 0, 100, 50))
    assert crowded.clearest(ROOM, CHIP, AT_START) == Rect(0, 0, *CHIP)
    assert crowded.clearest(Rect(0, 0, 4, 4), CHIP, AT_END).x == 0
    sparse = seen(Rect(0, 0, 100, 24), Rect(0, 25.5, 100, 25))
    least = sparse.clearest(ROOM, CHIP, AT_START)
    assert sparse.covered(least) <= sparse.covered(Rect(0, 0, *CHIP))
