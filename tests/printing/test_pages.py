"""Pages as data: what stands in their layers, what they are called, and where bookmarks lead."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader

from cjm_desktop.printing.paper import A4
from cjm_desktop.printing.spec import PrintSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.job import PosterJob

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

TILED = PrintSpec(sheet=A4)


def test_a_part_that_lies_whole_on_several_pages_is_one_and_the_same(worked: Document, poster: Print) -> None:
    job, _ = poster(worked, TILED)
    whole = {id(part) for part in job.subject.page.parts}
    pages = list(job.poster.pages())
    assert len(pages) == job.plan.page_count
    for page in pages:
        assert any(id(part) in whole for part in page.layers[0].parts)


def test_a_poster_of_one_page_is_the_drawn_map_in_its_place(worked: Document, poster: Print) -> None:
    job, _ = poster(worked, PrintSpec())
    (page,) = job.poster.pages()
    (layer,) = page.layers
    assert layer.parts is job.subject.page.parts
    assert (layer.x, layer.y, layer.scale) == (job.plan.drawn.x, job.plan.drawn.y, job.plan.scale)


def test_readers_call_the_pages_by_row_and_column(worked: Document, poster: Print) -> None:
    job, data = poster(worked, TILED)
    labels = PdfReader(BytesIO(data)).page_labels
    assert labels == ["план", *(sheet.label for sheet in job.plan.sheets)]
    assert labels == [page.label for page in job.poster.pages()]


def test_the_first_page_may_stand_alone(worked: Document, poster: Print) -> None:
    data = poster(worked, PrintSpec())[1]
    assert PdfReader(BytesIO(data)).page_labels == ["1"]
