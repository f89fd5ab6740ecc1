"""Tiled posters: what is on each sheet, and that the sheets put together are the poster."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from cjm_desktop.analysis.findings import Code
from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.primitives import Outline
from cjm_desktop.edit.links import add_link
from cjm_desktop.edit.spans import set_span
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.printing.paper import A1, A3, A4
from cjm_desktop.printing.planning.plan import GUIDE_WIDTH
from cjm_desktop.printing.poster.marks import LEAST_OVERLAP, sheet_marks, unlabelled_sheets
from cjm_desktop.printing.poster.sheets import SheetParts
from cjm_desktop.printing.spec import Coloring, PrintSpec
from cjm_desktop.printing.subject import lay_out_for_paper, plan_poster
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.job import PosterJob

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

DOTS = 4
"""To the mm."""
TILED = PrintSpec(sheet=A4)


def pictures(data: bytes) -> list[Image.Image]:
    """Every page as pdfium shows it."""
    document = pdfium.PdfDocument(data)
    pages = [page.render(scale=DOTS * MM_PER_PT).to_pil().convert("L") for page in document]
    document.close()
    return pages


def test_nothing_is_printed_where_the_printer_cannot_reach(worked: Document, poster: Print) -> None:
    for number, page in enumerate(pictures(poster(worked, TILED)[1])):
        # The dot on which the edge falls may be half printed.
        edge = round(TILED.margin * DOTS) - 1
        page.paste(255, (edge, edge, page.width - edge, page.height - edge))
        assert page.getextrema() == (255, 255), f"page {number}"


def test_the_pages_are_the_plan_and_every_sheet(worked: Document, poster: Print) -> None:
    job, data = poster(worked, TILED)
    reader = PdfReader(BytesIO(data))
    assert len(reader.pages) == job.plan.page_count == len(job.plan.sheets) + 1
    for page in reader.pages[1:]:
        sides = (float(page.mediabox.width) * MM_PER_PT, float(page.mediabox.height) * MM_PER_PT)
        assert sides == pytest.approx(job.plan.sheet, abs=0.01)


def test_each_sheet_says_which_it_is_and_what_its_neighbours_are(poster: Print) -> None:
    job, data = poster(template("b2b_saas", "en"), replace(TILED, has_plan_page=False))
    count = len(job.plan.sheets)
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    for sheet, text in zip(job.plan.sheets, pages, strict=True):
        place = f"row {sheet.row + 1}, column {sheet.column + 1}"
        assert f"{sheet.label} · {place} · sheet {sheet.number} of {count}" in text
    assert "sheet 1-2 goes on top" in pages[0]
    assert "sheet 1-1 · cut off here" in pages[1]
    assert "sheet 2-1 goes on top" in pages[0]


@pytest.mark.parametrize("spec", [TILED, PrintSpec(sheet=A4, scale=1.0), PrintSpec(sheet=A3, margin=12)])
def test_the_glued_size_is_what_the_cut_lines_leave(worked: Document, poster: Print, spec: PrintSpec) -> None:
    poster_plan = poster(worked, replace(spec, has_plan_page=False))[0].plan
    size, first, last = poster_plan.sheet, poster_plan.sheets[0], poster_plan.sheets[-1]
    assert size is not None
    points = [
        (float(step[1]), float(step[2]))
        for item in sheet_marks(poster_plan, last, "en").upright
        if isinstance(item, Outline) and item.dash
        for step in item.steps
    ]
    ends = [
        cut if cut < side - spec.margin - GUIDE_WIDTH else side
        for cut, side in zip(map(max, zip(*points, strict=True)), size, strict=True)
    ]
    begin = (last.window.x - first.window.x, last.window.y - first.window.y)
    glued = [near + far for near, far in zip(begin, ends, strict=True)]
    assert poster_plan.glued == pytest.approx(glued, abs=0.2)


def test_labels_speak_the_language_of_the_map(worked: Document, poster: Print) -> None:
    text = PdfReader(BytesIO(poster(worked, TILED)[1])).pages[1].extract_text()
    assert "1-1 · ряд 1, столбец 1 · лист 1 из" in text


def test_a_sheet_holds_only_what_touches_it(worked: Document, poster: Print) -> None:
    job, data = poster(worked, replace(TILED, has_plan_page=False))
    pages = PdfReader(BytesIO(data)).pages
    first, last = job.poster.journey.stages[0].title, job.poster.journey.stages[-1].title
    assert first in pages[0].extract_text()
    assert last not in pages[0].extract_text()
    assert sum(last in page.extract_text() for page in pages) <= 2


def test_a_band_too_narrow_for_words_keeps_its_lines(worked: Document, poster: Print) -> None:
    spec = PrintSpec(sheet=A4, overlap=2, has_plan_page=False)
    job, data = poster(worked, spec)
    silent = unlabelled_sheets(job.plan)
    pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    assert [sheet.number for sheet, text in zip(job.plan.sheets, pages, strict=True) if sheet in silent] == [
        number for number, text in enumerate(pages, 1) if " из " not in text
    ]
    assert silent
    assert all(sheet_marks(job.plan, sheet, "ru").upright for sheet in silent)
    (found,) = (finding for finding in job.findings if finding.code is Code.UNLABELLED_SHEETS)
    assert f"Листов без подписи: {len(silent)}." in found.sentence.ru


def test_the_least_overlap_that_is_asked_for_has_room_for_words(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec(sheet=A4, overlap=LEAST_OVERLAP, has_plan_page=False))
    assert "лист 1 из" in PdfReader(BytesIO(data)).pages[0].extract_text()
    assert Code.UNLABELLED_SHEETS not in {finding.code for finding in job.findings}


def test_without_any_overlap_the_sheets_meet_at_their_edges(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec(sheet=A4, overlap=0, has_plan_page=False))
    assert len(PdfReader(BytesIO(data)).pages) == len(job.plan.sheets)


def test_grey_has_no_colour_at_all(worked: Document, poster: Print) -> None:
    document = pdfium.PdfDocument(poster(worked, PrintSpec(coloring=Coloring.GREY))[1])
    red, green, blue = document[0].render().to_pil().convert("RGB").split()
    document.close()
    assert ImageChops.difference(red, green).getextrema()[1] == 0
    assert ImageChops.difference(green, blue).getextrema()[1] == 0


def test_a_long_card_and_a_link_are_on_every_sheet_they_touch(worked: Document) -> None:
    journey = worked.maps[0]
    card = next(iter(journey.cards))
    long = add_link(
        set_span(journey, card.id, len(journey.stages)), "back", journey.stages[-1].id, card.stage
    )
    layout = lay_out_for_paper(worked.with_map(long), journey.id)
    plan = plan_poster(layout, PrintSpec(paper=A1, sheet=A4))
    parts = draw_map(layout).parts
    by_sheet = SheetParts(parts, plan)
    for key in (f"cell:{card.lane}:{card.stage}", "link:back"):
        columns = {s.column for s in plan.sheets if key in {part.key for part in by_sheet.of(s)}}
        assert columns == set(range(len(plan.columns)))
