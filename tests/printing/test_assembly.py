"""The assembly page: what it shows and says, on sheets of every size."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.primitives import Box, TextRun
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.printing.assembly import assembly_page
from cjm_desktop.printing.job import plan_poster
from cjm_desktop.printing.paper import A3, A4, parse_paper
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.printing.wording import sides

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.job import PosterJob
    from cjm_desktop.printing.paper import Paper

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]


def test_it_comes_first_and_says_what_to_do(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec(sheet=A4))
    text = PdfReader(BytesIO(data)).pages[0].extract_text()
    for words in ("План сборки", worked.title, "A1 альбомная, 841 × 594 мм", "22.11.2026", "100 %"):
        assert words in text
    assert f"{len(job.plan.sheets)} × A4" in text
    for sheet in job.plan.sheets:
        assert sheet.label in text


def test_it_says_how_large_the_glued_poster_is_apart_from_the_paper(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec(sheet=A4, scale=1.2, language="en"))
    text = PdfReader(BytesIO(data)).pages[0].extract_text()
    glued = job.plan.glued
    assert glued.width < 700
    for words in ("Glued poster", f"{sides(glued)} mm", "Made for", "A1 landscape, 841 × 594 mm"):
        assert words in text


def test_it_speaks_english_where_that_is_asked_for(worked: Document, poster: Print) -> None:
    data = poster(worked, PrintSpec(sheet=A4, language="en"))[1]
    text = PdfReader(BytesIO(data)).pages[0].extract_text()
    assert "Assembly plan" in text
    assert "22 Nov 2026" in text


def test_it_is_left_out_where_it_is_not_wanted(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec(sheet=A4, has_plan_page=False))
    assert len(PdfReader(BytesIO(data)).pages) == len(job.plan.sheets)


def test_readers_list_it_and_every_sheet(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec(sheet=A4))
    titles = [str(entry["/Title"]) for entry in PdfReader(BytesIO(data)).outline if isinstance(entry, dict)]
    assert titles == ["План сборки", *(sheet.label for sheet in job.plan.sheets)]


@pytest.mark.parametrize(
    "sheet", [A4, A3, parse_paper("150x150"), parse_paper("60x90"), parse_paper("50x50")]
)
def test_nothing_on_it_leaves_the_page(worked: Document, poster: Print, sheet: Paper) -> None:
    spec = PrintSpec(paper=A3, sheet=sheet, overlap=4)
    job = poster(worked, PrintSpec(paper=A4))[0]
    planned = plan_poster(job.layout, spec)
    page = assembly_page(planned, "Очень длинное название карты " * 5, job._day, "ru")
    assert page.picture.width > 0
    for item in page.items:
        area = bounds_of(item)
        assert area.x >= 0
        assert area.right <= page.size.width
        assert area.bottom <= page.size.height


@pytest.mark.parametrize("sheet", [A4, A3, *map(parse_paper, ("150x150", "80x80", "60x60"))])
def test_its_labels_stay_in_corners_and_leave_the_map_to_be_seen(
    worked: Document, poster: Print, sheet: Paper
) -> None:
    job = poster(worked, PrintSpec(paper=A4))[0]
    planned = plan_poster(job.layout, PrintSpec(sheet=sheet, overlap=4))
    page = assembly_page(planned, "", job._day, "en")
    grounds = [item.rect for item in page.items if isinstance(item, Box) and item.fill == "paper"]
    covered = planned.covered
    seen = {part.label: part.visible.moved(-covered.x, -covered.y) for part in planned.sheets}
    shrink = page.picture.width / covered.width
    texts = [item for item in page.items if isinstance(item, TextRun) and item.line.text in seen]
    assert len(texts) == len(grounds)
    assert bool(grounds) == (sheet.width > 60)
    for text, ground in zip(texts, grounds, strict=True):
        area = Rect(*(side * shrink for side in seen[text.line.text])).moved(page.picture.x, page.picture.y)
        assert area.contains(ground.x, ground.y)
        assert area.contains(ground.right, ground.bottom)
        assert ground.height < 4.2


def test_on_a_crowded_page_the_first_row_and_column_alone_bear_labels(
    worked: Document, poster: Print
) -> None:
    job = poster(worked, PrintSpec(paper=A4))[0]
    spec = PrintSpec(sheet=parse_paper("130x130"), overlap=4, language="en")
    planned = plan_poster(job.layout, spec)
    page = assembly_page(planned, "", job._day, "en")
    texts = [item.line.text for item in page.items if isinstance(item, TextRun)]
    labels = {sheet.label for sheet in planned.sheets if sheet.label in texts}
    assert labels == {sheet.label for sheet in planned.sheets if 0 in (sheet.row, sheet.column)}
    count = f"{len(planned.sheets)} × (130 × 130 mm) ({len(planned.rows)} × {len(planned.columns)})"
    assert count in texts


def test_it_leaves_out_text_that_nobody_could_read(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec(paper=A3, sheet=parse_paper("60x60"), overlap=4))
    plan_text = PdfReader(BytesIO(data)).pages[0].extract_text()
    card = next(card for card in job.journey.cards if len(card.text) > 30)
    assert card.text[:15] not in plan_text


def test_its_items_hold_the_labels_in_gluing_order(worked: Document, poster: Print) -> None:
    job, _ = poster(worked, PrintSpec(sheet=A4))
    page = assembly_page(job.plan, "", job._day, "en")
    texts = [item.line.text for item in page.items if isinstance(item, TextRun)]
    labels = [sheet.label for sheet in job.plan.sheets]
    assert [text for text in texts if text in labels] == labels
