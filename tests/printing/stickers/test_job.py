"""Stickers in a file: where they stand, what is found in them, and whole files or none."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader
from pypdfium2 import raw

from cjm_desktop.analysis.findings import Code
from cjm_desktop.draw.bounds import bounds_of, united
from cjm_desktop.layout.geometry import Point, Size
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.model.errors import NotFound, NotWritten, PrintError
from cjm_desktop.printing.paper import A3
from cjm_desktop.printing.spec import Coloring
from cjm_desktop.printing.stickers.job import StickerJob, print_stickers
from cjm_desktop.printing.stickers.plan import StickerPlan
from cjm_desktop.printing.stickers.spec import LabelGrid, StickerOrder, StickerSpec
from cjm_desktop.printing.writing import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.model.document import Document

    GoingOn = Callable[[int], Callable[[float], bool]]

NOTES = StickerSpec()
LABELS = StickerSpec(size=Size(63.5, 38.1), grid=LabelGrid(3, 7, Point(7.2, 15.15), Size(66, 38.1)))

EDGE_LABELS = StickerSpec(size=Size(70, 37), grid=LabelGrid(3, 8, Point(0, 0.5)), has_guide=True)


def written(document: Document, spec: StickerSpec) -> tuple[StickerJob, bytes]:
    """Stickers of a document's first map: the job and the bytes of its PDF."""
    job = StickerJob(StickerPlan(document, document.maps[0].id, spec), lambda _: True)
    file = BytesIO()
    job.write(file, is_invariant=True)
    return job, file.getvalue()


def changed(document: Document, **fields: object) -> tuple[Document, str]:
    """The document with other fields in its first card, and that card's id."""
    journey = document.maps[0]
    card = journey.cards.cell(0, 0)[0]
    cell = (card.changed(**fields), *journey.cards.cell(0, 0)[1:])
    return document.with_map(journey.replaced(cards=journey.cards.with_cell(0, 0, cell))), card.id


def bars(page: pdfium.PdfPage) -> list[tuple[float, float, float]]:
    """Where the bars of the stickers of a page begin, in mm from its upper left corner, and how long."""
    height = page.get_height()
    found = []
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = thing.get_bounds()
        if 1 < (top - bottom) * MM_PER_PT < 3 and (right - left) * MM_PER_PT > 40:
            found.append((left * MM_PER_PT, (height - top) * MM_PER_PT, (right - left) * MM_PER_PT))
    return found


@pytest.mark.parametrize("spec", [NOTES, LABELS, StickerSpec(sheet=A3), StickerSpec(has_guide=True)])
def test_stickers_stand_true_to_a_tenth_of_a_millimetre(worked: Document, spec: StickerSpec) -> None:
    job, data = written(worked, spec)
    page = pdfium.PdfDocument(data)[int(spec.has_guide)]
    inset = min(4.0, min(spec.size) * 0.055)
    slots = job.plan.sheet.slots[: len(job.plan.stickers)]
    expected = [(slot.x + inset, slot.y + inset, slot.width - 2 * inset) for slot in slots]
    assert bars(page) == [pytest.approx(one, abs=0.1) for one in expected]


def test_every_text_and_every_number_is_found(worked: Document) -> None:
    job, data = written(worked, NOTES)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]
    text = " ".join(pages)
    for sticker in job.plan.stickers:
        assert sticker.number in text
        assert sticker.card is not None
        assert " ".join(sticker.card.text.split()) in text


def test_a_reader_is_told_what_the_file_is(worked: Document) -> None:
    reader = PdfReader(BytesIO(written(worked, StickerSpec(has_guide=True))[1]))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{worked.title} · Стикеры"
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/ViewerPreferences"]["/PrintScaling"] == "/None"
    assert reader.page_labels == ["шаблон", "1", "2", "3", "4", "5", "6"]


def test_bookmarks_lead_to_lanes_and_their_stages(worked: Document) -> None:
    reader = PdfReader(BytesIO(written(worked, StickerSpec(has_guide=True))[1]))
    outline: Any = reader.outline
    first, lane, stages, *_ = outline
    assert first["/Title"] == "Лист-шаблон"
    assert lane["/Title"] == "Действия"
    assert [stage["/Title"] for stage in stages] == ["Поиск", "Сравнение", "Покупка", "Запуск"]
    assert [reader.get_destination_page_number(stage) for stage in stages] == [1, 1, 1, 2]


def test_bookmarks_follow_the_order_by_stage(worked: Document) -> None:
    plan = StickerPlan(worked, worked.maps[0].id, StickerSpec(order=StickerOrder.STAGE))
    titles = [(mark.level, mark.title) for mark in plan.outline()]
    assert titles[:3] == [(0, "Поиск"), (1, "Действия"), (1, "Каналы")]


def test_the_guide_goes_first_and_bears_no_sticker(worked: Document) -> None:
    reader = PdfReader(BytesIO(written(worked, StickerSpec(has_guide=True))[1]))
    guide = " ".join(reader.pages[0].extract_text().split())
    assert "Наклейте на каждый контур стикер" in guide
    assert "A1-1" not in guide
    labels = PdfReader(BytesIO(written(worked, StickerSpec(**_with_guide()))[1])).pages[0]
    assert "на просвет" in " ".join(labels.extract_text().split())


def _with_guide() -> dict[str, Any]:
    return {"size": LABELS.size, "grid": LABELS.grid, "has_guide": True}


@pytest.mark.parametrize("spec", [NOTES, LABELS, StickerSpec(has_guide=True), EDGE_LABELS])
def test_nothing_is_printed_where_the_printer_cannot_reach(worked: Document, spec: StickerSpec) -> None:
    plan = StickerPlan(worked, worked.maps[0].id, spec)
    printable = plan.sheet.printable.grown(0.5)
    for page in plan.pages():
        for layer in page.layers:
            for part in layer.parts:
                for item in part.items:
                    area = bounds_of(item).moved(part.x, part.y)
                    assert united(area, printable) == pytest.approx(printable)


def test_grey_stickers_have_no_colour(worked: Document) -> None:
    page = pdfium.PdfDocument(written(worked, StickerSpec(coloring=Coloring.GREY))[1])[0]
    colors = page.render(scale=0.4).to_pil().convert("RGB").getcolors(1 << 16)
    assert colors is not None
    assert all(len(set(color)) == 1 for _, color in colors)


def test_text_that_does_not_fit_is_a_finding_that_leads_to_its_card(worked: Document) -> None:
    document, card = changed(worked, text="слово " * 900)
    job, _ = written(document, LABELS)
    assert [(found.code, found.cards) for found in job.findings] == [(Code.OVERFLOW, (card,))]


def test_a_character_that_the_font_lacks_leads_to_its_card(worked: Document) -> None:
    document, card = changed(worked, text="Рады 🎉")
    job, _ = written(document, NOTES)
    (found,) = job.findings
    assert (found.code, found.cards) == (Code.MISSING_GLYPH, (card,))
    assert "U+1F389" in found.sentence.ru


def test_cards_of_hidden_lanes_are_told_of(worked: Document) -> None:
    journey = worked.maps[0]
    lanes = (journey.lanes[0].replaced(hidden=True), *journey.lanes[1:])
    job, _ = written(worked.with_map(journey.replaced(lanes=lanes)), NOTES)
    (found,) = job.findings
    assert found.code is Code.UNSHOWN_LANES
    assert len(found.cards) == sum(len(journey.cards.cell(0, stage)) for stage in range(4))


def test_a_picture_that_cannot_be_read_is_told_of(worked: Document) -> None:
    document, card = changed(worked, picture="photo")
    job, _ = written(document, NOTES)
    assert [(found.code, found.cards) for found in job.findings] == [(Code.UNREADABLE_PICTURE, (card,))]


def test_the_result_tells_what_was_printed(worked: Document, tmp_path: Path) -> None:
    result = print_stickers(worked, worked.maps[0].id, NOTES, tmp_path / "стикеры.pdf")
    assert (result.pages, result.stickers, len(result.printed)) == (6, 36, 36)
    assert len(PdfReader(result.path).pages) == 6
    assert result.printed[2].number == "B1-1"


def test_progress_grows_to_the_end(worked: Document, tmp_path: Path) -> None:
    shares: list[float] = []

    def progress(share: float) -> bool:
        shares.append(share)
        return True

    print_stickers(worked, worked.maps[0].id, NOTES, tmp_path / "a.pdf", progress)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize("after", [1, 4, 8])
def test_a_cancelled_job_leaves_nothing_behind(
    worked: Document, tmp_path: Path, going_on: GoingOn, after: int
) -> None:
    with pytest.raises(Cancelled):
        print_stickers(worked, worked.maps[0].id, NOTES, tmp_path / "a.pdf", going_on(after))
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told(worked: Document, tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        print_stickers(worked, worked.maps[0].id, NOTES, tmp_path / "no folder" / "a.pdf")
    with pytest.raises(NotFound):
        print_stickers(worked, "no map", NOTES, tmp_path / "a.pdf")
    with pytest.raises(PrintError):
        print_stickers(worked, worked.maps[0].id, StickerSpec(cards=frozenset()), tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_the_same_stickers_give_the_same_bytes(worked: Document) -> None:
    assert written(worked, NOTES)[1] == written(worked, NOTES)[1]


def test_looking_for_findings_stops_where_it_is_told_to(worked: Document) -> None:
    plan = StickerPlan(worked, worked.maps[0].id, NOTES)
    with pytest.raises(Cancelled):
        plan.look_through(lambda share: share < 0.5)
    assert plan.look_through(lambda _: True) == plan.findings == ()


def test_a_sheet_that_nobody_looks_at_is_not_laid_out(worked: Document) -> None:
    plan = StickerPlan(worked, worked.maps[0].id, NOTES)
    assert plan.page(5) == plan.page(5)
    assert plan.page(5).layers[1].parts[0].items is plan.page(5).layers[1].parts[0].items
