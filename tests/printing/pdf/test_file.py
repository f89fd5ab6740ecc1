"""The file itself: what readers say about it, its fonts, its text and where each word stands."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections import defaultdict
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader
from pypdfium2 import raw

from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.primitives import TextRun
from cjm_desktop.layout.font import UNITS_PER_EM
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.printing.paper import A3, A4
from cjm_desktop.printing.spec import PrintSpec

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.job import PosterJob

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

ONE_PAGE = PrintSpec()
TILED = PrintSpec(sheet=A4)


def words(text: str) -> list[str]:
    return text.replace("\u00a0", " ").split()


@pytest.mark.parametrize(("spec", "width", "height"), [(ONE_PAGE, 841, 594), (PrintSpec(paper=A3), 420, 297)])
def test_the_page_has_the_size_of_the_paper(
    worked: Document, poster: Print, spec: PrintSpec, width: float, height: float
) -> None:
    page = PdfReader(BytesIO(poster(worked, spec)[1])).pages[0]
    assert float(page.mediabox.width) * MM_PER_PT == pytest.approx(width, abs=0.01)
    assert float(page.mediabox.height) * MM_PER_PT == pytest.approx(height, abs=0.01)


def test_a_reader_is_told_what_the_file_is_and_to_print_it_at_true_size(
    worked: Document, poster: Print
) -> None:
    reader = PdfReader(BytesIO(poster(worked, ONE_PAGE)[1]))
    assert reader.metadata is not None
    assert reader.metadata.title == worked.title
    assert str(reader.metadata.creator).startswith("CJM Desktop")
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/Lang"] == "ru"
    assert catalog["/ViewerPreferences"]["/PrintScaling"] == "/None"


def test_every_font_is_a_subset_that_lies_in_the_file(worked: Document, poster: Print) -> None:
    page: Any = PdfReader(BytesIO(poster(worked, ONE_PAGE)[1])).pages[0]
    fonts = [reference.get_object() for reference in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        assert "+Onest-" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_every_text_of_the_map_is_found_on_the_poster(worked: Document, poster: Print) -> None:
    text = PdfReader(BytesIO(poster(worked, ONE_PAGE)[1])).pages[0].extract_text()
    found = words(text)
    for card in worked.maps[0].cards:
        assert [word for word in words(card.text) if word not in found] == []
    assert "й" in text
    assert "ё" in text
    assert "\u0306" not in text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_finds_a_card_as_one_phrase(worked: Document, poster: Print, tmp_path: Path) -> None:
    file = tmp_path / "poster.pdf"
    file.write_bytes(poster(worked, ONE_PAGE)[1])
    done = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    flat = " ".join(words(done.stdout.decode()))
    for card in worked.maps[0].cards:
        assert " ".join(words(card.text)) in flat


@pytest.mark.parametrize("spec", [ONE_PAGE, PrintSpec(paper=A4), PrintSpec(scale=1.0)])
def test_each_word_stands_where_the_layout_puts_it(worked: Document, poster: Print, spec: PrintSpec) -> None:
    job, data = poster(worked, spec)
    standing = origins(data)
    plan, off = job.plan, []
    for part in draw_map(job.subject.layout).parts:
        for run in (item for item in part.items if isinstance(item, TextRun)):
            for placed in run.line.words:
                x = plan.drawn.x + (part.x + run.x + placed.x * run.size / UNITS_PER_EM) * plan.scale
                y = plan.drawn.y + (part.y + run.y) * plan.scale
                at = (x / MM_PER_PT, (plan.page.height - y) / MM_PER_PT)
                off.append(min(distance(at, other) for other in standing[placed.word.text[0]]))
    assert len(off) > 100
    assert max(off) <= 0.02


def origins(data: bytes) -> dict[str, list[tuple[float, float]]]:
    """Where each character starts on the first page, in pt from the lower left corner."""
    found = defaultdict(list)
    document = pdfium.PdfDocument(data)
    page = document[0].get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(page.count_chars()):
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        found[chr(raw.FPDFText_GetUnicode(page, index))].append((x.value, y.value))
    document.close()
    return found


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def test_the_same_poster_gives_the_same_bytes(worked: Document, poster: Print) -> None:
    assert poster(worked, TILED)[1] == poster(worked, TILED)[1]


def test_a_thousand_words_weigh_less_than_the_font(worked: Document, poster: Print) -> None:
    assert len(poster(worked, ONE_PAGE)[1]) < 60_000


def test_a_document_without_a_title_or_author_says_so_by_silence(worked: Document, poster: Print) -> None:
    bare = worked.replaced(title="", author="", client="")
    metadata = PdfReader(BytesIO(poster(bare, ONE_PAGE)[1])).metadata
    assert metadata is not None
    assert metadata.author in {None, ""}
