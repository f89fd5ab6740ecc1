"""Marks on sheets: what they say, that the printer can reach them, and the ruler."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.primitives import Outline, TextRun
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.printing.paper import A3, A4, PAPERS, parse_paper
from cjm_desktop.printing.planning.plan import plan
from cjm_desktop.printing.poster.band_words import BandWords
from cjm_desktop.printing.poster.bands import Band
from cjm_desktop.printing.poster.marks import LEAST_OVERLAP, sheet_marks
from cjm_desktop.printing.poster.ruler import LENGTH
from cjm_desktop.printing.spec import ExtraSheets, Orientation, PrintSpec
from cjm_desktop.printing.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import DisplayList, Primitive
    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.planning.plan import PosterPlan, Sheet
    from cjm_desktop.printing.poster.marks import Marks

SPECS = [
    PrintSpec(sheet=A4),
    PrintSpec(sheet=A4, sheet_orientation=Orientation.PORTRAIT, margin=0),
    PrintSpec(paper=PAPERS["a0"], sheet=A3, overlap=20, margin=12),
    PrintSpec(sheet=PAPERS["letter"], overlap=LEAST_OVERLAP),
    PrintSpec(sheet=parse_paper("60x400"), overlap=6),
    PrintSpec(sheet=parse_paper("100x100"), overlap=40),
    PrintSpec(paper=PAPERS["a3"], sheet=A4, scale=0.9),
    PrintSpec(paper=PAPERS["a3"], sheet=parse_paper("50x50"), overlap=0),
]

MUST = "must measure 100\N{NO-BREAK SPACE}mm"


def plan_of(document: Document, spec: PrintSpec) -> PosterPlan:
    return Subject(document, document.maps[0].id).plan(spec)


def every_mark(plan: PosterPlan, language: str) -> Iterator[tuple[Sheet, Marks]]:
    yield from ((sheet, sheet_marks(plan, sheet, language)) for sheet in plan.sheets)


def areas(marks: Marks, height: float) -> Iterator[tuple[Rect, Primitive]]:
    """What each mark paints, in mm from the upper left corner of a sheet so high."""
    for item in marks.upright:
        yield bounds_of(item), item
    for item in marks.turned:
        area = bounds_of(item)
        yield Rect(area.y, height - area.right, area.height, area.width), item


def said(items: DisplayList) -> list[str]:
    return [item.line.text for item in items if isinstance(item, TextRun) and not item.line.text.isdecimal()]


def rulers(items: DisplayList) -> list[Outline]:
    """Outlines with as many steps as only the ticks at every mm have."""
    return [item for item in items if isinstance(item, Outline) and len(item.steps) > LENGTH]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("spec", SPECS)
def test_every_mark_lies_where_the_printer_can_reach(
    worked: Document, spec: PrintSpec, language: str
) -> None:
    poster = plan_of(worked, spec)
    width, height = poster.sheet or poster.page
    reach = Rect(0, 0, width, height).grown(0.001 - spec.margin)
    count = 0
    for sheet, marks in every_mark(poster, language):
        for area, item in areas(marks, height):
            # The bounds of a line of text allow for accents that it does not have.
            slack = item.size * 0.3 if isinstance(item, TextRun) else 0.0
            seen = area.grown(-slack)
            assert seen.x >= reach.x, (sheet.label, item)
            assert seen.right <= reach.right, (sheet.label, item)
            assert seen.y >= reach.y, (sheet.label, item)
            assert seen.bottom <= reach.bottom, (sheet.label, item)
            count += 1
    assert count > len(poster.sheets)


@pytest.mark.parametrize("spec", [spec for spec in SPECS if spec.overlap])
def test_no_mark_stands_on_what_stays_visible(worked: Document, spec: PrintSpec) -> None:
    poster = plan_of(worked, spec)
    height = (poster.sheet or poster.page).height
    for sheet, marks in every_mark(poster, "ru"):
        x, y = spec.margin - sheet.window.x, spec.margin - sheet.window.y
        visible = sheet.visible.moved(x, y)
        for area, item in areas(marks, height):
            slack = item.size * 0.3 if isinstance(item, TextRun) else 0.001
            assert not area.grown(-slack).touches(visible), (sheet.label, item)


def test_each_neighbour_is_named_on_its_side_with_what_is_to_be_done(worked: Document) -> None:
    poster = plan_of(worked, PrintSpec(sheet=A4, extra=ExtraSheets.NONE))
    middle = next(marks for sheet, marks in every_mark(poster, "en") if sheet.label == "2-2")
    count = len(poster.sheets)
    assert said(middle.upright) == [
        f"2-2 · row 2, column 2 · sheet 5 of {count}",
        "sheet 3-2 goes on top",
        "sheet 1-2 · cut off here",
    ]
    assert said(middle.turned) == ["sheet 2-3 goes on top", "sheet 2-1 · cut off here"]


def test_a_sheet_beside_a_blank_is_not_told_to_cut_or_glue_there(worked: Document) -> None:
    poster = plan_of(worked, PrintSpec(sheet=A4, extra=ExtraSheets.NONE))
    hanging = tuple(sheet for sheet in poster.sheets if sheet.label not in {"1-1", "1-2"})
    poster = replace(poster, sheets=hanging, blank=frozenset({(0, 0), (0, 1)}))
    found = {sheet.label: marks for sheet, marks in every_mark(poster, "en")}
    assert "goes on top" not in " ".join(said(found["1-3"].turned))
    assert said(found["1-3"].upright) == [
        "1-3 · row 1, column 3 · sheet 3 of 7",
        "sheet 2-3 goes on top",
        MUST,
    ]
    assert not any("1-1" in text for text in said(found["2-1"].upright))
    # It would lie on the corner of sheet 1-3.
    assert said(found["2-2"].upright)[-1] == "cut off here"


def test_the_first_sheet_bears_a_ruler_of_exactly_100_mm(worked: Document) -> None:
    poster = plan_of(worked, PrintSpec(sheet=A4, extra=ExtraSheets.NONE))
    found = [
        (sheet.number, rulers((*marks.upright, *marks.turned))) for sheet, marks in every_mark(poster, "en")
    ]
    assert [number for number, there in found if there] == [1]
    (ticks,) = found[0][1]
    xs = [float(step[1]) for step in ticks.steps]
    assert max(xs) - min(xs) == pytest.approx(100)
    assert {round(x - min(xs)) for x in xs} == set(range(101)) - set(range(10, 100, 10))


@pytest.mark.parametrize(("language", "words"), [("en", "must measure"), ("ru", "должно быть ровно")])
def test_the_ruler_says_what_it_is_for(worked: Document, language: str, words: str) -> None:
    first = next(every_mark(plan_of(worked, PrintSpec(sheet=A4, extra=ExtraSheets.NONE)), language))[1]
    assert any(text.startswith(words) for text in said(first.upright))


@pytest.mark.parametrize("orientation", [Orientation.PORTRAIT, Orientation.LANDSCAPE])
@pytest.mark.parametrize("sheet", [A4, A3])
def test_it_fits_on_sheets_that_lie_either_way(
    worked: Document, sheet: object, orientation: Orientation
) -> None:
    spec = PrintSpec(paper=PAPERS["a0"], sheet=sheet, sheet_orientation=orientation)  # type: ignore[arg-type]
    marks = next(every_mark(plan_of(worked, spec), "ru"))[1]
    assert len(rulers((*marks.upright, *marks.turned))) == 1


@pytest.mark.parametrize(
    ("length", "breadth", "has_ruler"),
    [(287, 5, True), (287, 3, False), (220, 5, False), (220, 10, True), (150, 10, False)],
)
def test_a_ruler_needs_a_band_that_is_long_or_broad_enough(
    length: float, breadth: float, has_ruler: bool
) -> None:
    band = Band("2-1", False, False, 5, 5, length - 10, length, 200, 200 + breadth)
    assert BandWords(band, "ru").has_room_for_ruler("1-1 · ряд 1, столбец 1 · лист 1 из 9") is has_ruler


def test_a_band_that_is_cut_off_bears_no_ruler() -> None:
    band = Band("2-1", False, True, 5, 5, 277, 287, 10, 5)
    assert not BandWords(band, "ru").has_room_for_ruler("")


def test_a_broad_band_has_room_for_the_ruler_under_its_words(worked: Document) -> None:
    spec = PrintSpec(sheet=A4, sheet_orientation=Orientation.PORTRAIT, overlap=30)
    subject = Subject(worked, worked.maps[0].id)
    sheet, marks = next(every_mark(plan(subject.layout.size, spec), "ru"))
    ((ticks,), (words, *_)) = rulers(marks.upright), (t for t in marks.upright if isinstance(t, TextRun))
    assert float(ticks.steps[0][2]) > words.y + 3
    assert float(ticks.steps[0][2]) < spec.margin + sheet.window.height


def test_a_sheet_too_small_for_its_name_bears_its_place(worked: Document) -> None:
    spec = PrintSpec(paper=PAPERS["a3"], sheet=parse_paper("50x50"), extra=ExtraSheets.NONE)
    names = {text for _, marks in every_mark(plan_of(worked, spec), "en") for text in said(marks.upright)}
    assert "1-1" in names
    assert not any("row" in name for name in names)
