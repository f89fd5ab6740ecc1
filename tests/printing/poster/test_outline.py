"""Bookmarks as a reader of the file finds them, and what its properties say."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from cjm_desktop.edit.phases import add_phase
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.printing.paper import A4
from cjm_desktop.printing.spec import PrintSpec, Style

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.job import PosterJob

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

TILED = PrintSpec(sheet=A4)


def titles(entries: list[Any]) -> list[Any]:
    """The titles of an outline, those that belong to another in a list after it."""
    return [titles(entry) if isinstance(entry, list) else entry.title for entry in entries]


def flat(entries: list[Any]) -> list[Any]:
    return [one for entry in entries for one in (flat(entry) if isinstance(entry, list) else [entry])]


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def test_the_plan_comes_first_then_the_stages_and_the_sheets_are_closed(
    worked: Document, poster: Print
) -> None:
    job, data = poster(worked, TILED)
    outline = read(data).outline
    stages = [stage.title for stage in job.poster.journey.stages]
    sheets = [f"Лист {sheet.label}" for sheet in job.plan.sheets]
    assert titles(outline) == ["План сборки", *stages, "Листы", sheets]
    group: Any = outline[-2]
    assert group["/Count"] == -len(sheets)


def test_stages_belong_to_their_phase(worked: Document, poster: Print) -> None:
    journey = worked.maps[0]
    first, second, *rest = journey.stages
    grouped = add_phase(journey, "p", (first.id, second.id), "Выбор")
    outline = read(poster(worked.with_map(grouped), PrintSpec())[1]).outline
    assert titles(outline) == ["Выбор", [first.title, second.title], *(stage.title for stage in rest)]


@pytest.mark.parametrize(
    "spec",
    [TILED, PrintSpec(sheet=A4, has_plan_page=False), PrintSpec(), PrintSpec(style=Style.WORKSHOP, sheet=A4)],
)
def test_a_stage_leads_to_where_its_title_stands(worked: Document, poster: Print, spec: PrintSpec) -> None:
    job, data = poster(worked, spec)
    reader = read(data)
    entries = {entry.title: entry for entry in flat(reader.outline)}
    for stage in job.poster.journey.stages:
        entry = entries[stage.title]
        page = reader.pages[reader.get_destination_page_number(entry) or 0]
        assert stage.title in page.extract_text()
        x, y = _place_of(page, stage.title.split()[0])
        assert 0 < x - float(entry["/Left"]) < 30 / MM_PER_PT
        assert 0 < float(entry["/Top"]) - y < 30 / MM_PER_PT


def _place_of(page: Any, word: str) -> tuple[float, float]:
    """Where the largest text that begins with a word stands on a page, in pt."""
    found: list[tuple[float, float, float]] = []

    def visit(text: str, ctm: list[float], matrix: list[float], _font: Any, size: float) -> None:
        if text.strip().startswith(word):
            x = matrix[4] * ctm[0] + matrix[5] * ctm[2] + ctm[4]
            y = matrix[4] * ctm[1] + matrix[5] * ctm[3] + ctm[5]
            found.append((size, x, y))

    page.extract_text(visitor_text=visit)
    return max(found)[1:]


def test_a_stage_without_a_title_is_told_by_its_letter(worked: Document, poster: Print) -> None:
    journey = worked.maps[0]
    stages = (journey.stages[0].changed(title=""), *journey.stages[1:])
    outline = read(poster(worked.with_map(journey.replaced(stages=stages)), PrintSpec())[1]).outline
    assert titles(outline)[0] == "Этап A"


def test_the_properties_name_client_and_stages(worked: Document, poster: Print) -> None:
    job, data = poster(worked, PrintSpec())
    found = read(data).metadata
    assert found is not None
    expected = [worked.client, *(stage.title for stage in job.poster.journey.stages)]
    assert str(found["/Keywords"]).split(", ") == expected
    assert found.title == worked.title
