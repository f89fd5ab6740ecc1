"""The codes of cells: on paper alone, those of the whole map, and clear of everything else."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_desktop.analysis.critical import critical_points
from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.page import Page, draw_map
from cjm_desktop.draw.primitives import Box, TextRun
from cjm_desktop.layout.codes import cell_codes
from cjm_desktop.layout.map import LayoutOptions, lay_out
from cjm_desktop.layout.typography import CODE
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.queries import cell_code
from cjm_desktop.printing.paper import A3
from cjm_desktop.printing.spec import PICTURE, Chosen, PrintSpec, What
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.texts import SMALLEST_POINTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.printing.job import PosterJob

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

CODE_PART = re.compile(r"[A-Z]+\d+")


def shown_codes(page: Page) -> dict[str, str]:
    return {
        part.key.removeprefix("code:"): item.line.text
        for part in page.parts
        if part.key.startswith("code:")
        for item in part.items
        if isinstance(item, TextRun)
    }


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_every_cell_is_found_by_its_code_in_the_file(worked: Document, poster: Print, tmp_path: Path) -> None:
    job, pdf = poster(worked, PrintSpec(paper=A3))
    (tmp_path / "a.pdf").write_bytes(pdf)
    said = subprocess.run(["pdftotext", "a.pdf", "-"], cwd=tmp_path, capture_output=True, check=True).stdout
    found = set(CODE_PART.findall(said.decode()))
    lanes, stages = (
        range(len(job.poster.journey.lanes)),
        range(len(job.poster.journey.stages)),
    )
    assert {cell_code(job.poster.journey, lane, stage) for lane in lanes for stage in stages} <= found


def test_codes_are_those_of_the_whole_map_where_a_part_of_it_is_printed(worked: Document) -> None:
    (whole,) = worked.maps
    stages, lanes = whole.stages[1::2], whole.lanes[2:4]
    chosen = Chosen(frozenset(one.id for one in stages), frozenset(one.id for one in lanes))
    assert shown_codes(Subject(worked, whole.id, What(chosen=chosen)).page) == {
        f"{lanes[0].id}:{stages[0].id}": "B3",
        f"{lanes[0].id}:{stages[1].id}": "D3",
        f"{lanes[1].id}:{stages[0].id}": "B4",
        f"{lanes[1].id}:{stages[1].id}": "D4",
    }


def test_dividers_have_no_code_and_are_not_counted() -> None:
    kinds = ("actions", "divider", "goals")
    lanes = tuple(Lane(id=kind, kind=kind) for kind in kinds)
    journey = Map(id="m", stages=(Stage(id="s"),), lanes=lanes)
    assert shown_codes(Subject(Document(maps=(journey,)), "m").page) == {"actions:s": "A1", "goals:s": "A2"}


def test_pictures_and_whoever_does_not_want_them_have_none(worked: Document) -> None:
    assert shown_codes(Subject(worked, worked.maps[0].id, PICTURE).page) == {}


def test_codes_can_be_read_at_true_size() -> None:
    assert CODE.points >= SMALLEST_POINTS


@settings(max_examples=80)
@given(data=st.data())
def test_codes_name_their_cells_and_lie_on_nothing_that_is_drawn(
    data: st.DataObject, random_maps: st.SearchStrategy[Document]
) -> None:
    document = data.draw(random_maps)
    (journey,) = document.maps
    # Every second stage: two critical stages side by side share the room for their labels.
    critical = frozenset(stage.id for stage in journey.stages[::2])
    page = draw_map(lay_out(document, journey, LayoutOptions(critical, cell_codes(journey))))
    codes = shown_codes(page)
    for y, lane in enumerate(journey.lanes):
        if not lane.hidden and lane.kind != "divider":
            for x, stage in enumerate(journey.stages):
                assert codes[f"{lane.id}:{stage.id}"] == cell_code(journey, y, x)
    places = [part.area for part in page.parts if part.key.startswith("code:")]
    for ink in drawn_areas(page):
        assert not any(place.touches(ink) for place in places)


def drawn_areas(page: Page) -> list[Rect]:
    """What cells, names, headers and the labels of critical stages paint, but for frames and rulings."""
    return [
        bounds_of(item).moved(part.x, part.y)
        for part in page.parts
        if not part.key.startswith(("code:", "rules"))
        for item in part.items
        if not isinstance(item, Box) or item.fill is not None
        if not part.key.startswith("critical") or isinstance(item, Box | TextRun)
    ]


@settings(max_examples=40)
@given(data=st.data())
def test_a_page_is_the_same_with_and_without_codes_but_for_them(
    data: st.DataObject, random_maps: st.SearchStrategy[Document]
) -> None:
    document = data.draw(random_maps)
    (journey,) = document.maps
    bare = draw_map(lay_out(document, journey))
    coded = draw_map(lay_out(document, journey, LayoutOptions(codes=cell_codes(journey))))
    assert [part for part in coded.parts if not part.key.startswith("code:")] == list(bare.parts)


def test_the_label_of_a_critical_stage_stands_clear_of_the_codes_in_the_lowest_row(worked: Document) -> None:
    (journey,) = worked.maps
    narrow = journey.replaced(stages=tuple(stage.changed(width=30) for stage in journey.stages))
    assert critical_points(narrow)
    page = Subject(worked.with_map(narrow), narrow.id).page
    codes = [part.area for part in page.parts if part.key.startswith("code:")]
    assert codes
    for ink in drawn_areas(page):
        assert not any(code.touches(ink) for code in codes)
