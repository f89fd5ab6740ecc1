"""Posters to be worked on with paper stickers: whole ones fit, in every cell, clear of what is printed."""

from __future__ import annotations

import re
import shutil
import subprocess
from ctypes import c_float
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.primitives import Picture, TextRun
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.layout.map import lay_out
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.queries import cell_code
from cjm_desktop.printing.findings import plan_findings
from cjm_desktop.printing.paper import A4, AUTO, POINTS_PER_MM, parse_paper
from cjm_desktop.printing.spec import STICKER, Chosen, Orientation, PrintSpec, Style, What
from cjm_desktop.printing.subject import Subject
from cjm_desktop.printing.workshop import MAGNIFIED, small_slots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.printing.job import PosterJob

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

TRUE = 0.01
GAP = sp.SLOT_GAP * MAGNIFIED
PADDING = Size(sp.CELL_PADDING_X * MAGNIFIED, sp.CELL_PADDING_Y * MAGNIFIED)
A0 = parse_paper("A0")
CORNER_POINTS = 4 * 3
"""Of the ticks at the corners of a slot."""
STYLES = pytest.mark.parametrize("style", [Style.WORKSHOP, Style.EMPTY])
STICKERS = st.sampled_from([STICKER, Size(51, 51), Size(127, 76), Size(38, 51), Size(20, 20), Size(200, 150)])


def subject(document: Document, style: Style, sticker: Size = STICKER, **chosen: frozenset[str]) -> Subject:
    return Subject(document, document.maps[0].id, What(style=style, sticker=sticker, chosen=Chosen(**chosen)))


def cells(layout: MapLayout) -> Iterator[tuple[Rect, tuple[Rect, ...]]]:
    """The cells that take cards, with their free slots, all on the page."""
    for index in layout.shown_rows:
        row = layout.rows[index]
        if row.kind.takes_cards:
            for stage, slots in enumerate(row.slots):
                cell = layout.cell_rect(index, stage)
                yield cell, tuple(slot.moved(cell.x, cell.y) for slot in slots)


def is_whole(length: float, sticker: float) -> bool:
    """Whether a length holds a whole number of stickers and the gaps between them."""
    count = (length + GAP) / (sticker + GAP)
    return count >= 1 - TRUE and abs(count - round(count)) * (sticker + GAP) < TRUE


def check_room(made: Subject, sticker: Size) -> None:
    below = (sp.SLOTS_FOOT if made.what.has_codes else sp.CELL_PADDING_Y) * MAGNIFIED
    for cell, slots in cells(made.layout):
        assert is_whole(cell.width - 2 * PADDING.width, sticker.width)
        assert is_whole(cell.height - PADDING.height - below, sticker.height)
        assert slots
        for slot in slots:
            assert (slot.width, slot.height) == pytest.approx(sticker, abs=TRUE)
            assert cell.x < slot.x
            assert slot.right < cell.right
            assert cell.y < slot.y
            assert slot.bottom < cell.bottom


def check_slots_are_free(made: Subject) -> None:
    said = [part for part in made.page.parts if part.key.startswith(("cell:", "code:", "lane:"))]
    texts = [
        bounds_of(item).moved(part.x, part.y)
        for part in said
        for item in part.items
        if isinstance(item, TextRun | Picture)
    ]
    boxes = [
        box.rect.moved(cell.x, cell.y)
        for row in made.layout.shown_rows
        for stage, one in enumerate(made.layout.rows[row].cells)
        for cell in [made.layout.cell_rect(row, stage)]
        for box in one.boxes
    ]
    for _, slots in cells(made.layout):
        for slot in slots:
            assert not any(slot.grown(-TRUE).touches(area) for area in (*texts, *boxes))


@pytest.mark.parametrize("style", Style)
def test_laying_a_poster_out_tells_how_far_it_is_and_can_be_ended(worked: Document, style: Style) -> None:
    told: list[float] = []
    Subject(worked, worked.maps[0].id, What(style=style), told.append)
    assert told == sorted(set(told))
    assert told[0] == 0
    assert 0.8 < told[-1] <= 1

    def stop(_share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Subject(worked, worked.maps[0].id, What(style=style), stop)


@STYLES
def test_cells_of_the_worked_example_hold_whole_stickers_and_leave_one_free(
    worked: Document, style: Style
) -> None:
    made = subject(worked, style)
    check_room(made, STICKER)
    check_slots_are_free(made)
    assert len(list(cells(made.layout))) == len(worked.maps[0].lanes) * len(worked.maps[0].stages)


@STYLES
@pytest.mark.parametrize("notes", [2, 5])
def test_a_cell_has_room_for_as_many_stickers_as_are_asked_for(
    worked: Document, style: Style, notes: int
) -> None:
    made = Subject(worked, worked.maps[0].id, What(style=style, notes=notes))
    check_room(made, STICKER)
    check_slots_are_free(made)
    counts = [len(slots) for _, slots in cells(made.layout)]
    assert min(counts) >= notes
    assert max(counts) <= 3 * notes


@pytest.mark.parametrize("notes", [0, 13])
def test_room_for_no_sticker_or_for_a_pile_is_refused(worked: Document, notes: int) -> None:
    with pytest.raises(PrintError, match="room for 1 to 12 stickers"):
        Subject(worked, worked.maps[0].id, What(style=Style.EMPTY, notes=notes))


@settings(max_examples=100)
@given(data=st.data(), sticker=STICKERS, style=st.sampled_from([Style.WORKSHOP, Style.EMPTY]))
def test_whatever_is_on_a_map_a_sticker_fits_in_every_cell(
    data: st.DataObject, sticker: Size, style: Style, random_maps: st.SearchStrategy[Document]
) -> None:
    document = data.draw(random_maps)
    stages = st.frozensets(st.sampled_from([stage.id for stage in document.maps[0].stages]), min_size=1)
    made = subject(document, style, sticker, stages=data.draw(stages))
    check_room(made, sticker)
    check_slots_are_free(made)
    assert made.page.size == made.layout.size
    whole = document.maps[0]
    codes = {part.key: part.items[0] for part in made.page.parts if part.key.startswith("code:")}
    for y, lane in enumerate(whole.lanes):
        for x, stage in enumerate(whole.stages):
            item = codes.get(f"code:{lane.id}:{stage.id}")
            assert not isinstance(item, TextRun) or item.line.text == cell_code(whole, y, x)


@STYLES
def test_every_cell_is_found_by_its_code_in_the_file(
    worked: Document, poster: Print, style: Style, tmp_path: Path
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    job, pdf = poster(worked, PrintSpec(paper=A0, scale=1.0, style=style))
    (tmp_path / "a.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "a.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    lanes, stages = (
        range(len(job.poster.journey.lanes)),
        range(len(job.poster.journey.stages)),
    )
    codes = {cell_code(job.poster.journey, lane, stage) for lane in lanes for stage in stages}
    assert codes <= set(re.findall(r"[A-Z]+\d+", done.stdout.decode()))


@STYLES
@pytest.mark.parametrize("sticker", [STICKER, Size(127, 51)])
def test_slots_in_the_file_are_as_large_as_stickers_to_a_hundredth_of_a_millimetre(
    worked: Document, poster: Print, style: Style, sticker: Size
) -> None:
    spec = PrintSpec(AUTO, scale=1.0, style=style, sticker=sticker)
    job, pdf = poster(worked, spec)
    with pdfium.PdfDocument(pdf) as file:
        corners = [tuple(points(path)) for path in file[0].get_objects([raw.FPDF_PAGEOBJ_PATH])]
    slots = [path for path in corners if len(path) == CORNER_POINTS]
    assert len(slots) == sum(len(free) for _, free in cells(job.subject.layout))
    for slot in slots:
        xs, ys = zip(*slot, strict=True)
        assert (max(xs) - min(xs), max(ys) - min(ys)) == pytest.approx(sticker, abs=TRUE)


def points(path: pdfium.PdfObject) -> Iterator[tuple[float, float]]:
    """The points of a path on its page, in mm."""
    matrix = path.get_matrix()
    for number in range(raw.FPDFPath_CountSegments(path)):
        x, y = c_float(), c_float()
        segment = raw.FPDFPath_GetPathSegment(path, number)
        assert raw.FPDFPathSegment_GetPoint(segment, x, y)
        on_page = matrix.on_point(x.value, y.value)
        yield on_page[0] / POINTS_PER_MM, on_page[1] / POINTS_PER_MM


def test_an_empty_poster_shows_the_grid_and_its_names_alone(worked: Document) -> None:
    page = subject(worked, Style.EMPTY).page
    assert not any(part.key.startswith(("cell:", "critical:", "link:")) for part in page.parts)
    said = {
        item.line.text
        for part in page.parts
        if part.key.startswith(("stage:", "lane:", "corner"))
        for item in part.items
        if isinstance(item, TextRun)
    }
    journey = worked.maps[0]
    assert {stage.title for stage in journey.stages} <= said
    assert not {stage.task for stage in journey.stages} & said
    assert "и его задача" not in said


def test_a_workshop_shows_all_that_is_known_but_what_analysis_says(worked: Document) -> None:
    full, made = subject(worked, Style.FULL), subject(worked, Style.WORKSHOP)
    cells_of_full = {part.key for part in full.page.parts if part.key.startswith("cell:")}
    keys = {part.key for part in made.page.parts}
    assert cells_of_full <= keys
    assert any(part.key.startswith("critical:") for part in full.page.parts)
    assert not any(key.startswith("critical:") for key in keys)


def test_letters_are_larger_than_on_a_poster_to_be_read_at_a_table(worked: Document) -> None:
    def largest(style: Style) -> dict[str, float]:
        parts = {part.key: part for part in subject(worked, style).page.parts}
        names = (f"stage:{worked.maps[0].stages[0].id}", "title")
        return {
            name: max(item.size for item in parts[name].items if isinstance(item, TextRun)) for name in names
        }

    full, made = largest(Style.FULL), largest(Style.WORKSHOP)
    assert all(made[name] == pytest.approx(full[name] * MAGNIFIED) for name in full)


@STYLES
def test_collapsed_lanes_are_open_and_lanes_to_draw_on_are_as_high_as_asked_for(style: Style) -> None:
    lanes = (Lane(id="a", kind="actions", collapsed=True), Lane(id="b", kind="goals", height=200))
    journey = Map(id="m", stages=(Stage(id="s"), Stage(id="t", width=150)), lanes=lanes)
    made = subject(Document(maps=(journey,)), style)
    folded, high = made.layout.rows
    assert len(folded.slots[0]) < len(high.slots[0])
    assert high.height >= 200
    assert len(folded.slots[1]) > len(folded.slots[0])
    assert made.layout.columns[1].width >= 150


def test_cards_over_several_stages_leave_slots_free_under_them() -> None:
    stages, lanes = ("s", "t", "u"), (Lane(id="a", kind="actions"),)
    cards = [Card(id="long", stage="s", lane="a", text="Over two", span=2)]
    journey = Map(
        id="m",
        stages=tuple(Stage(id=one) for one in stages),
        lanes=lanes,
        cards=Grid.of(cards, stages, ["a"]),
    )
    made = subject(Document(maps=(journey,)), Style.WORKSHOP)
    (row,) = made.layout.rows
    assert len(row.slots[0]) == len(row.slots[1]) < len(row.slots[2])
    check_slots_are_free(made)


@pytest.mark.parametrize("sticker", [Size(5, 76), Size(76, 400)])
def test_stickers_of_which_no_cells_can_be_made_are_refused_in_a_sentence(
    worked: Document, sticker: Size
) -> None:
    with pytest.raises(PrintError, match="each side must measure from 20 to 300 mm") as told:
        subject(worked, Style.EMPTY, sticker)
    assert "стикера" in told.value.in_language("ru")


def test_a_map_without_stages_or_lanes_can_be_printed_all_the_same() -> None:
    for journey in (
        Map(id="m"),
        Map(id="m", stages=(Stage(id="s"),)),
        Map(id="m", lanes=(Lane(id="a", kind="goals"),)),
    ):
        assert subject(Document(maps=(journey,)), Style.WORKSHOP).page.parts


def test_on_screen_there_are_neither_slots_nor_codes(worked: Document) -> None:
    layout = lay_out(worked, worked.maps[0])
    assert all(row.slots == () for row in layout.rows)
    assert layout.options.codes is None


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        (
            PrintSpec(A0, scale=0.84, style=Style.WORKSHOP),
            "At 84% a slot measures 63 mm: stickers of 76 mm do not",
        ),
        (
            PrintSpec(A0, scale=0.5, style=Style.EMPTY, sticker=Size(76, 51)),
            "38 × 25 mm: stickers of 76 × 51 mm",
        ),
    ],
)
def test_slots_that_came_out_too_small_are_told_of(worked: Document, spec: PrintSpec, says: str) -> None:
    made = Subject(worked, worked.maps[0].id, spec.what)
    found = small_slots(made.plan(spec))
    assert found is not None
    assert says in found.sentence.en
    assert found in plan_findings(made, made.plan(spec))
    needed = re.search(r"paper of (\d+) × (\d+) mm", found.sentence.en)
    assert needed is not None
    paper = parse_paper(f"{needed[1]}x{needed[2]}")
    true = made.plan(replace(spec, paper=paper, orientation=Orientation.AUTO, scale=1.0))
    assert small_slots(true) is None


def test_slots_of_true_size_and_posters_without_any_need_no_word(worked: Document) -> None:
    for spec in (
        PrintSpec(A0, scale=1.0, style=Style.WORKSHOP),
        PrintSpec(A0, style=Style.EMPTY),
        PrintSpec(A4, style=Style.FULL),
    ):
        assert small_slots(Subject(worked, worked.maps[0].id, spec.what).plan(spec)) is None
