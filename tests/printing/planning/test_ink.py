"""Blank sheets: left out, never one that would show anything."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.printing.paper import PAPERS, parse_paper
from cjm_desktop.printing.planning.ink import Ink
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.printing.subject import Subject
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.job import PosterJob

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

# Small sheets of a large poster: some hold nothing but the white between the title and the persona.
SMALL = PrintSpec(paper=PAPERS["a0"], sheet=parse_paper("90x90"), overlap=5)
AREAS = st.lists(
    st.builds(Rect, st.floats(0, 200), st.floats(0, 200), st.floats(0, 60), st.floats(0, 60)), max_size=6
)


def test_sheets_that_would_be_blank_are_not_printed(worked: Document, poster: Print) -> None:
    job, data = poster(worked, SMALL)
    plan = job.plan
    assert plan.blank
    assert len(plan.sheets) == len(plan.rows) * len(plan.columns) - len(plan.blank)
    assert len(PdfReader(BytesIO(data)).pages) == plan.page_count == len(plan.sheets) + 1
    assert [sheet.number for sheet in plan.sheets] == list(range(1, len(plan.sheets) + 1))
    assert not {(sheet.row, sheet.column) for sheet in plan.sheets} & plan.blank
    for row, column in plan.blank:
        assert not plan.has_sheet(row, column)
    assert plan.has_sheet(0, 0)
    assert not plan.has_sheet(-1, 0)
    assert not plan.has_sheet(0, len(plan.columns))


def test_a_place_without_a_sheet_is_white_on_the_poster(worked: Document, poster: Print) -> None:
    plan = poster(worked, SMALL)[0].plan
    whole = PrintSpec(paper=SMALL.paper)
    document = pypdfium2.PdfDocument(poster(worked, whole)[1])
    picture = document[0].render(scale=72 / 25.4 / 4).to_pil().convert("L")
    document.close()
    dots = picture.width / plan.page.width
    assert plan.blank
    for row, column in plan.blank:
        across, down = plan.columns[column], plan.rows[row]
        sides = (across.seam_before, down.seam_before, across.seam_after, down.seam_after)
        left, top, right, bottom = (round(side * dots) for side in sides)
        # A dot at the edge may show what its neighbours do.
        inside = picture.crop((left + 1, top + 1, right - 1, bottom - 1))
        assert inside.getextrema() == (255, 255), (row, column)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_everything_drawn_is_on_a_sheet_that_is_printed(language: str) -> None:
    document = template("b2b_saas", language)
    subject = Subject(document, document.maps[0].id)
    plan = subject.plan(SMALL)
    for row, column in plan.blank:
        across, down = plan.columns[column], plan.rows[row]
        shown = Rect(
            (across.seam_before - plan.drawn.x) / plan.scale,
            (down.seam_before - plan.drawn.y) / plan.scale,
            (across.seam_after - across.seam_before) / plan.scale,
            (down.seam_after - down.seam_before) / plan.scale,
        )
        for part in subject.page.parts:
            if not part.key.startswith("critical:"):
                local = shown.moved(-part.x, -part.y)
                assert not any(bounds_of(item).touches(local) for item in part.items), part.key


@given(AREAS, st.lists(st.floats(1, 199), max_size=4), st.lists(st.floats(1, 199), max_size=4))
def test_no_place_with_ink_is_blank_and_white_ones_well_away_from_it_are(
    areas: list[Rect], xs: list[float], ys: list[float]
) -> None:
    columns, rows = [0, *sorted(xs), 260], [0, *sorted(ys), 260]
    across, down = [*pairwise(columns)], [*pairwise(rows)]
    blank = Ink(260, iter(areas)).blank(down, across)
    for row, (top, bottom) in enumerate(down):
        for column, (left, right) in enumerate(across):
            place = Rect(left, top, right - left, bottom - top)
            if any(area.touches(place) for area in areas):
                assert (row, column) not in blank
            elif not any(area.grown(2.01).touches(place.grown(0.01)) for area in areas):
                assert (row, column) in blank


def test_a_map_without_any_ink_is_still_a_poster() -> None:
    assert Ink(100, iter(())).blank([(0, 50), (50, 100)], [(0, 100)]) == {(0, 0), (1, 0)}
