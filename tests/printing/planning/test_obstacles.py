"""What seams keep away from on a drawn map, and what they cut where there is no other way."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.primitives import Disc, Icon, TextRun
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.text import break_text
from cjm_desktop.layout.typography import CARD, MM_PER_PT
from cjm_desktop.printing.paper import A1, A3, A4, AUTO, PAPERS
from cjm_desktop.printing.planning.cuts import cut_by_seams, cut_finding
from cjm_desktop.printing.planning.obstacles import AROUND_THE_MAP, TEXT, Kind, obstacles_of, obstructing
from cjm_desktop.printing.spec import ExtraSheets, PrintSpec, Style
from cjm_desktop.printing.subject import Subject
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.job import PosterJob
    from cjm_desktop.printing.paper import Paper
    from cjm_desktop.printing.planning.plan import PosterPlan

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

TILED = PrintSpec(paper=A1, sheet=A4, extra=ExtraSheets.NONE)


@pytest.fixture(scope="module", params=["ru", "en"])
def subject(request: pytest.FixtureRequest) -> Subject:
    """The worked example on paper, in either language."""
    document = template("b2b_saas", request.param)
    return Subject(document, document.maps[0].id)


def seams(poster: PosterPlan) -> tuple[list[float], list[float]]:
    """Where the seams run in the layout's mm."""
    drawn, scale = poster.drawn, poster.scale
    return (
        [(column.seam_before - drawn.x) / scale for column in poster.columns[1:]],
        [(row.seam_before - drawn.y) / scale for row in poster.rows[1:]],
    )


def cut_items(subject: Subject, poster: PosterPlan) -> list[str]:
    """The keys of parts of which a line of letters, an icon or a disc is cut, by the drawn primitives."""
    xs, ys = seams(poster)
    cut = []
    for part in subject.page.parts:
        for item in part.items:
            if isinstance(item, TextRun):
                area = bounds_of(item).grown(-0.12 * item.size)
                top = item.y - 0.7 * item.size
                area = Rect(area.x, top, area.width, item.y + 0.2 * item.size - top)
            elif isinstance(item, Icon) or (isinstance(item, Disc) and item.radius > 0.6):
                area = bounds_of(item)
            else:
                continue
            area = area.moved(part.x, part.y)
            if any(area.x < x < area.right for x in xs) or any(area.y < y < area.bottom for y in ys):
                cut.append(part.key)
    return cut


@pytest.mark.parametrize("sheet", [A4, A3, PAPERS["letter"]])
@pytest.mark.parametrize("paper", [A1, PAPERS["a0"], PAPERS["a2"]])
def test_no_text_and_no_face_on_the_map_is_cut_where_a_sheet_more_gives_slack(
    subject: Subject, paper: Paper, sheet: Paper
) -> None:
    poster = subject.plan(replace(TILED, paper=paper, sheet=sheet, extra=ExtraSheets.ALL))
    assert len(poster.sheets) > 1
    assert set(cut_items(subject, poster)) <= {"title", "footer"}


@pytest.mark.parametrize("sheet", [A4, A3])
def test_no_letter_of_the_map_in_the_file_lies_on_a_seam(
    worked: Document, poster: Print, sheet: Paper
) -> None:
    spec = replace(TILED, sheet=sheet, extra=ExtraSheets.ALL)
    job, _ = poster(worked, spec)
    plan, subject = job.plan, job.subject
    # The same poster on one page: what pdfium finds there is where the letters are.
    _, data = poster(worked, replace(spec, sheet=None))
    head, foot = (plan.drawn.y + plan.scale * y for y in (subject.layout.head.y, subject.layout.bottom))
    xs, ys = ([span.seam_before for span in spans[1:]] for spans in (plan.columns, plan.rows))
    cut, letters = [], 0
    for text, (left, top, right, bottom) in letters_of(data, plan.page.height):
        if head < top and bottom < foot:
            letters += 1
            if any(left < x < right for x in xs) or any(top < y < bottom for y in ys):
                cut.append(text)
    assert letters > 500
    assert cut == []


def letters_of(data: bytes, height: float) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The characters of a page of `height` mm with what their ink covers: left, top, right, bottom in mm."""
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage()
    for index in range(text.count_chars()):
        left, bottom, right, top = (side * MM_PER_PT for side in text.get_charbox(index))
        yield text.get_text_range(index, 1), (left, height - top, right, height - bottom)
    document.close()


def test_seams_with_slack_run_between_columns_and_lanes(subject: Subject) -> None:
    # At 150 % a column of sheets reaches over two stages, and a row over three lanes.
    poster = subject.plan(replace(TILED, scale=1.5))
    xs, ys = seams(poster)
    assert {round(x, 3) for x in xs} <= {round(column.x, 3) for column in subject.layout.columns}
    assert {round(y, 3) for y in ys} <= {round(row.y, 3) for row in subject.layout.rows}
    assert poster.cut_texts == 0
    cuts = cut_by_seams(poster, subject.page, subject.layout)
    assert {cut.part for cut in cuts} <= {"title", "footer"}


@pytest.mark.parametrize("paper", [A1, PAPERS["a0"]])
def test_what_is_cut_is_told_with_its_card(subject: Subject, paper: Paper) -> None:
    poster = subject.plan(replace(TILED, paper=paper))
    cuts = cut_by_seams(poster, subject.page, subject.layout)
    on_map = [cut for cut in cuts if cut.part not in {"title", "footer"}]
    assert poster.cut_texts >= len(on_map) > 0
    cards = {card.id for card in subject.layout.journey.cards}
    for cut in cuts:
        assert (cut.card in cards) == cut.part.startswith("cell:")
        assert not cut.card or subject.layout.card_rect(cut.card) is not None
    assert {cut.part for cut in cuts} >= set(cut_items(subject, poster)) - {"title", "footer"}


def test_the_finding_names_all_that_is_cut_and_leads_to_it(subject: Subject) -> None:
    poster = subject.plan(TILED)
    cuts = cut_by_seams(poster, subject.page, subject.layout)
    found = cut_finding(cuts)
    assert found is not None
    assert found.cards == tuple(dict.fromkeys(cut.card for cut in cuts if cut.card))
    assert found.stage in {stage.id for stage in subject.layout.journey.stages}
    count = len(found.cards)
    assert found.sentence.en.startswith(f"Seams run through text or signs (cards: {count}, stage names")
    assert found.sentence.ru.startswith(f"Швы проходят по тексту или значкам (карточек: {count}, названия")
    assert "title" not in found.sentence.en
    assert cut_finding(()) is None


@pytest.mark.parametrize("sheet", [A4, A3])
def test_no_seam_runs_through_a_portrait_over_the_map_where_there_is_another_way(sheet: Paper) -> None:
    document = template("b2b_saas", "ru")
    spec = PrintSpec(paper=PAPERS["a0"], sheet=sheet, style=Style.EMPTY)
    subject = Subject(document, document.maps[0].id, spec.what)
    poster = subject.plan(spec)
    xs, _ = seams(poster)
    title = next(part for part in subject.page.parts if part.key == "title")
    discs = [bounds_of(item) for item in title.items if isinstance(item, Disc)]
    assert discs
    assert not [disc for disc in discs for x in xs if disc.x < x < disc.right]


def test_a_portrait_that_a_seam_must_cross_is_told_and_counted(subject: Subject) -> None:
    title = next(part for part in subject.page.parts if part.key == "title")
    disc = next(bounds_of(item) for item in title.items if isinstance(item, Disc))
    poster = subject.plan(replace(TILED, scale=1.0, paper=AUTO))
    middle = poster.drawn.x + disc.x + disc.width / 2
    moved = (poster.columns[0], poster.columns[1]._replace(seam_before=middle))
    cuts = cut_by_seams(replace(poster, columns=moved), subject.page, subject.layout)
    assert "portrait" in {cut.part for cut in cuts}
    found = cut_finding(cuts)
    assert found is not None
    assert "portraits of personas" in found.sentence.en
    assert subject.obstacles.across.price(disc.x + disc.width / 2) >= TEXT


def test_the_frame_of_a_missing_glyph_counts_in_full(subject: Subject) -> None:
    part = next(part for part in subject.page.parts if part.key == "corner")
    line = break_text("знак 🜁", CARD, 60)[0]
    run = TextRun(0, 0, line, CARD.weight, CARD.size, "ink")
    (area,) = (area for _, area in obstructing(structs.replace(part, items=(run,))))
    # The bundled weights draw it from 0.295 em under the baseline to 0.96 em over it.
    assert area.y < -0.96 * CARD.size
    assert area.bottom > 0.295 * CARD.size


def test_lines_of_one_paragraph_have_a_gap_for_a_seam_between_them(subject: Subject) -> None:
    runs = [
        (part.y + area.y, part.y + area.bottom)
        for part in subject.page.parts
        if part.key.startswith("cell:")
        for kind, area in obstructing(part)
        if kind is Kind.TEXT
    ]
    down = subject.obstacles.down
    lines = break_text("слова без высоких букв " * 9, CARD, 60)
    pitch = CARD.line_height
    part = next(part for part in subject.page.parts if part.key == "corner")
    items = tuple(
        TextRun(0, 10 + n * pitch, line, CARD.weight, CARD.size, "ink") for n, line in enumerate(lines)
    )
    areas = [area for _, area in obstructing(structs.replace(part, items=items))]
    assert runs
    assert all(after.y - before.bottom > 0.3 for before, after in pairwise(areas))
    assert down.price(subject.layout.rows[1].y) < TEXT


def test_an_accent_over_a_capital_is_kept_clear_of(subject: Subject) -> None:
    part = next(part for part in subject.page.parts if part.key == "corner")
    lines = (break_text(word, CARD, 60)[0] for word in ("Иней", "Йод"))
    runs = (TextRun(0, 0, line, CARD.weight, CARD.size, "ink") for line in lines)
    plain, tall = (next(obstructing(structs.replace(part, items=(run,))))[1] for run in runs)
    assert tall.y < plain.y - 0.1 * CARD.size


def test_a_line_longer_than_a_sheet_is_cut_between_words(subject: Subject) -> None:
    title = next(part for part in subject.page.parts if part.key == "title")
    areas = [*obstructing(title)]
    words = [area for kind, area in areas if kind is Kind.WORD]
    lines = [area for kind, area in areas if kind is Kind.CARD]
    assert len(words) > len(lines) >= 2
    assert words[0].right < words[1].x < words[1].right < lines[0].right + 0.01


def test_the_order_of_obstacles_does_not_matter_and_they_are_made_once(subject: Subject) -> None:
    assert subject.obstacles is subject.obstacles
    assert obstacles_of(subject.page, subject.layout).across.spots == subject.obstacles.across.spots


def test_an_empty_map_has_a_poster_too() -> None:
    document = template("empty", "en")
    poster = Subject(document, document.maps[0].id).plan(replace(TILED, scale=1.0))
    assert poster.sheets
    assert poster.cut_texts == 0


@given(st.data(), st.sampled_from([A4, A3]), st.sampled_from(ExtraSheets))
def test_of_any_map_the_plan_counts_what_is_found_to_be_cut(
    random_maps: st.SearchStrategy[Document], data: st.DataObject, sheet: Paper, extra: ExtraSheets
) -> None:
    document = data.draw(random_maps)
    subject = Subject(document, document.maps[0].id)
    plan = subject.plan(replace(TILED, sheet=sheet, extra=extra))
    cuts = cut_by_seams(plan, subject.page, subject.layout)
    on_map = [cut for cut in cuts if cut.part not in AROUND_THE_MAP]
    # Each seam counts what it cuts: a line longer than a sheet is cut by several.
    seams = len(plan.columns) + len(plan.rows) - 2
    assert len(on_map) <= plan.cut_texts <= seams * len(on_map)
    assert (cut_finding(cuts) is None) == (not on_map)
