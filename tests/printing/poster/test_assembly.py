"""The assembly page: what it shows and says, on sheets of every size."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, TypeGuard

import pytest
from pypdf import PdfReader

from cjm_desktop.analysis.findings import Code
from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.primitives import Outline, TextRun
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.printing.findings import plan_findings
from cjm_desktop.printing.paper import A3, A4, AUTO, parse_paper
from cjm_desktop.printing.poster.assembly import assembly_page
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.printing.subject import Subject, plan_poster
from cjm_desktop.printing.wording import Imprint, facts, sides
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.job import PosterJob
    from cjm_desktop.printing.paper import Paper
    from cjm_desktop.printing.poster.assembly import AssemblyPage

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

IMPRINT = Imprint(date(2026, 11, 22), "Внедрение CRM.cjm")


def drawn(page: AssemblyPage) -> Iterator[tuple[Rect, Primitive]]:
    """What stands over and around the map, with the area of the page that it may paint."""
    for part in page.parts:
        yield from ((bounds_of(item).moved(part.x, part.y), item) for item in part.items)


def is_number(item: Primitive) -> TypeGuard[TextRun]:
    return isinstance(item, TextRun) and item.line.text.isdecimal()


def test_it_comes_first_and_says_what_to_do(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec(sheet=A4))
    text = PdfReader(BytesIO(data)).pages[0].extract_text()
    for words in ("План сборки", worked.title, "A1 альбомная, 841 × 594 мм", "22.11.2026", "100 %"):
        assert words in text
    assert f"{len(job.plan.sheets)} × A4" in text
    rows, columns = len(job.plan.rows), len(job.plan.columns)
    assert f"(рядов: {rows}, столбцов: {columns})" in text
    assert "Клейте по порядку номеров" in text


def test_it_says_how_large_the_glued_poster_is_apart_from_the_paper(poster: Print) -> None:
    job, data = poster(template("b2b_saas", "en"), PrintSpec(sheet=A4, scale=1.2))
    text = PdfReader(BytesIO(data)).pages[0].extract_text()
    glued = job.plan.glued
    assert glued.width < 700
    for words in ("Glued poster", f"{sides(glued)} mm", "Made for", "A1 landscape, 841 × 594 mm"):
        assert words in text


@pytest.mark.parametrize(("language", "told"), [("en", "mm"), ("ru", "мм")])
def test_of_a_poster_as_large_as_the_map_one_pair_of_sides_is_told(
    poster: Print, language: str, told: str
) -> None:
    spec = PrintSpec(paper=AUTO, sheet=A4, scale=2.0)
    job, data = poster(template("b2b_saas", language), spec)
    text = PdfReader(BytesIO(data)).pages[0].extract_text().replace("\n", " ")
    pairs = re.findall(rf"[\d.,]+ × [\d.,]+ {told}", text)
    assert pairs == [f"{sides(job.plan.glued)} {told}"]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("side", [50, 60, 70, 75, 80, 90, 105, 130, 160])
def test_on_small_sheets_it_tells_the_facts_small_or_a_finding_says_why_not(language: str, side: int) -> None:
    document = template("b2b_saas", language)
    subject = Subject(document, document.maps[0].id)
    planned = subject.plan(PrintSpec(paper=A3, sheet=parse_paper(f"{side}x{side}"), overlap=4))
    page = assembly_page(planned, document.title * 2, IMPRINT, language, subject.words)
    runs = [item for part in page.parts[1:] for item in part.items if isinstance(item, TextRun)]
    said = " ".join(run.line.text for run in runs)
    bare = [one for one in plan_findings(subject, planned) if one.code is Code.BARE_PLAN]
    assert bool(bare) == (side < 80) == (not runs)
    assert page.picture.height >= 8
    for _, value in () if bare else facts(planned, IMPRINT, language):
        assert all(word in said for word in value.split())
    assert all(run.size >= 6 * MM_PER_PT for run in runs)


def test_on_small_sheets_a_long_name_of_a_file_takes_no_room_from_the_map(worked: Document) -> None:
    subject = Subject(worked, worked.maps[0].id)
    planned = subject.plan(PrintSpec(paper=A3, sheet=parse_paper("80x80"), overlap=4))
    imprint = Imprint(IMPRINT.day, "Карта пути клиента " * 12 + ".cjm")
    page = assembly_page(planned, worked.title * 2, imprint, "ru", subject.words)
    runs = [item for part in page.parts[1:] for item in part.items if isinstance(item, TextRun)]
    assert len(runs) == 6
    assert runs[-1].line.text.endswith("…")
    assert all(area.right <= page.size.width and area.bottom <= page.size.height for area, _ in drawn(page))
    assert page.picture.bottom < page.parts[1].y


def test_without_an_assembly_plan_nothing_is_said_of_its_facts(worked: Document) -> None:
    spec = PrintSpec(paper=A3, sheet=parse_paper("60x60"), overlap=4, has_plan_page=False)
    subject = Subject(worked, worked.maps[0].id)
    assert Code.BARE_PLAN not in {one.code for one in plan_findings(subject, subject.plan(spec))}


def test_it_speaks_the_language_of_the_document(poster: Print) -> None:
    data = poster(template("b2b_saas", "en"), PrintSpec(sheet=A4))[1]
    text = PdfReader(BytesIO(data)).pages[0].extract_text()
    assert "Assembly plan" in text
    assert "22 Nov 2026" in text


def test_it_is_left_out_where_it_is_not_wanted(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec(sheet=A4, has_plan_page=False))
    assert len(PdfReader(BytesIO(data)).pages) == len(job.plan.sheets)


def test_it_names_the_file_where_there_is_one(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec(sheet=A4))
    assert "Внедрение CRM.cjm" in PdfReader(BytesIO(data)).pages[0].extract_text()
    unsaved = assembly_page(job.plan, "", Imprint(IMPRINT.day), "ru", job.subject.words)
    assert "Файл" not in {item.line.text for _, item in drawn(unsaved) if isinstance(item, TextRun)}


@pytest.mark.parametrize(
    "sheet", [A4, A3, parse_paper("150x150"), parse_paper("60x90"), parse_paper("50x50")]
)
def test_nothing_on_it_leaves_the_page(worked: Document, poster: Print, sheet: Paper) -> None:
    spec = PrintSpec(paper=A3, sheet=sheet, overlap=4)
    job = poster(worked, PrintSpec(paper=A4))[0]
    planned = plan_poster(job.subject.layout, spec)
    page = assembly_page(planned, "Очень длинное название карты " * 5, IMPRINT, "ru", job.subject.words)
    assert page.picture.width > 0
    for area, _ in drawn(page):
        assert area.x >= 0
        assert area.right <= page.size.width
        assert area.bottom <= page.size.height


@pytest.mark.parametrize("sheet", [A4, A3, *map(parse_paper, ("150x150", "80x80", "60x60", "50x50"))])
def test_its_rows_and_columns_are_numbered_beside_the_map(
    worked: Document, poster: Print, sheet: Paper
) -> None:
    job = poster(worked, PrintSpec(paper=A4))[0]
    planned = plan_poster(job.subject.layout, PrintSpec(sheet=sheet, overlap=4))
    page = assembly_page(planned, "", IMPRINT, "en", job.subject.words)
    numbers = [item for item in page.parts[0].items if is_number(item)]
    above = [text for text in numbers if text.y < page.picture.y]
    beside = [text for text in numbers if text.x < page.picture.x and text.y > page.picture.y]
    for texts, spans in ((above, planned.columns), (beside, planned.rows)):
        shown = [int(text.line.text) for text in texts]
        assert shown == list(range(1, len(spans) + 1))[:: shown[1] - 1 if shown[1:] else 1]


@pytest.mark.parametrize("sheet", [A4, A3, parse_paper("150x150")])
def test_each_sheet_bears_its_number_in_the_order_of_gluing(
    worked: Document, poster: Print, sheet: Paper
) -> None:
    job = poster(worked, PrintSpec(paper=A4))[0]
    planned = plan_poster(job.subject.layout, PrintSpec(sheet=sheet, overlap=4))
    page = assembly_page(planned, "", IMPRINT, "en", job.subject.words)
    inside = [
        item for item in page.parts[0].items if is_number(item) and page.picture.contains(item.x, item.y)
    ]
    assert [int(item.line.text) for item in inside] == [sheet.number for sheet in planned.sheets]
    shrink = page.picture.width / planned.covered.width
    for sheet_there, item in zip(planned.sheets, inside, strict=True):
        visible, covered = sheet_there.visible, planned.covered
        x, y = (item.x - page.picture.x) / shrink, (item.y - page.picture.y) / shrink
        assert visible.contains(covered.x + x, covered.y + y)


def test_numbers_too_small_to_be_read_are_left_out(worked: Document, poster: Print) -> None:
    job = poster(worked, PrintSpec(paper=A4))[0]
    planned = plan_poster(job.subject.layout, PrintSpec(sheet=parse_paper("50x50"), overlap=4))
    page = assembly_page(planned, "", IMPRINT, "en", job.subject.words)
    assert not [i for i in page.parts[0].items if is_number(i) and page.picture.contains(i.x, i.y)]


def test_a_blank_sheet_is_crossed_out_and_counted(worked: Document, poster: Print) -> None:
    job, _ = poster(worked, PrintSpec(sheet=A4))
    hanging = tuple(sheet for sheet in job.plan.sheets if sheet.label != "1-3")
    planned = replace(job.plan, sheets=hanging, blank=frozenset({(0, 2)}))
    page = assembly_page(planned, "", IMPRINT, "en", job.subject.words)
    crosses = [item for item in page.parts[0].items if isinstance(item, Outline) and len(item.steps) == 4]
    assert len(crosses) == 1
    rows, columns = len(planned.rows), len(planned.columns)
    said = " ".join(item.line.text for _, item in drawn(page) if isinstance(item, TextRun))
    assert f"rows: {rows}, columns: {columns}, blank: 1" in said


@pytest.mark.parametrize(("sheet", "is_there"), [(A4, True), (A3, True), (parse_paper("120x160"), False)])
def test_it_bears_the_control_ruler_where_the_page_is_broad_enough(
    poster: Print, sheet: Paper, is_there: bool
) -> None:
    job, data = poster(template("b2b_saas", "en"), PrintSpec(sheet=sheet))
    text = PdfReader(BytesIO(data)).pages[0].extract_text()
    assert ("Control ruler: must measure 100 mm" in text.replace("\N{NO-BREAK SPACE}", " ")) is is_there
    assert job.plan.has_plan_page


def test_it_leaves_out_text_that_nobody_could_read(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec(paper=A3, sheet=parse_paper("60x60"), overlap=4))
    plan_text = PdfReader(BytesIO(data)).pages[0].extract_text()
    card = next(card for card in job.poster.journey.cards if len(card.text) > 30)
    assert card.text[:15] not in plan_text
