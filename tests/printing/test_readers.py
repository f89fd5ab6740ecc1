"""Other programs read every kind of poster: they accept the file, find its texts, see words in place."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections import defaultdict
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from cjm_desktop.draw.primitives import TextRun
from cjm_desktop.layout.font import UNITS_PER_EM
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.typography import MM_PER_PT
from cjm_desktop.printing.paper import A1, A3, A4
from cjm_desktop.printing.spec import Coloring, ExtraSheets, PrintSpec, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cjm_desktop.model.document import Document
    from cjm_desktop.printing.job import PosterJob
    from cjm_desktop.printing.planning.plan import PosterPlan, Sheet

    Print = Callable[[Document, PrintSpec], tuple[PosterJob, bytes]]

SPECS = {
    "one page": PrintSpec(),
    "A4": PrintSpec(sheet=A4),
    "A4, no text cut": PrintSpec(sheet=A4, extra=ExtraSheets.ALL),
    "A3, grey": PrintSpec(paper=A1, sheet=A3, coloring=Coloring.GREY),
    "workshop": PrintSpec(sheet=A3, style=Style.WORKSHOP),
    "empty": PrintSpec(sheet=A4, style=Style.EMPTY, has_plan_page=False),
}
every_kind = pytest.mark.parametrize("spec", SPECS.values(), ids=list(SPECS))
on_sheets = pytest.mark.parametrize("spec", [spec for spec in SPECS.values() if spec.sheet])
TRUE_TO = 0.1
"""In mm."""


def run(*command: str | Path) -> str:
    """What a program says about a file that it accepts without a word of complaint."""
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture
def written(worked: Document, poster: Print, tmp_path: Path, spec: PrintSpec) -> tuple[PosterJob, Path]:
    """A poster as a file."""
    job, data = poster(worked, spec)
    file = tmp_path / "poster.pdf"
    file.write_bytes(data)
    return job, file


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@every_kind
def test_qpdf_has_nothing_to_say_against_it(written: tuple[PosterJob, Path], spec: PrintSpec) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", written[1])


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
@every_kind
def test_poppler_tells_its_pages_and_draws_them(
    written: tuple[PosterJob, Path], spec: PrintSpec, tmp_path: Path
) -> None:
    job, file = written
    assert f"Pages:           {job.plan.page_count}\n" in run("pdfinfo", file)
    run("pdftoppm", "-r", "20", file, tmp_path / "page")
    assert len(list(tmp_path.glob("page*"))) == job.plan.page_count


@every_kind
def test_pdfium_tells_its_labels_and_draws_its_pages(
    written: tuple[PosterJob, Path], spec: PrintSpec
) -> None:
    job, file = written
    document = pdfium.PdfDocument(file)
    labels = [document.get_page_label(index) for index in range(len(document))]
    assert labels == [page.label for page in job.poster.pages()]
    for page in document:
        assert page.render(scale=0.3).to_pil().convert("L").getextrema()[0] < 200
    document.close()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@every_kind
def test_all_texts_are_found_by_search(written: tuple[PosterJob, Path], spec: PrintSpec) -> None:
    """Also where a seam cuts a line: then each sheet has the words that it shows whole, in a row."""
    job, file = written
    texts = [flat(page) for page in run("pdftotext", "-raw", file, "-").split("\f")][job.plan.has_plan_page :]
    windows = [sheet.window for sheet in job.plan.sheets] or [Rect(0, 0, *job.plan.page)]
    shown = 0
    for text, window in zip(texts, windows, strict=False):
        found = {phrase for run_, x, y in runs(job) if (phrase := seen(run_, x, y, job.plan.scale, window))}
        assert [phrase for phrase in found if phrase not in text] == []
        shown += len(found)
    assert shown > 10
    # Where seams cut no text of the map, each card is found whole on some sheet.
    if not job.plan.cut_texts and spec.style is not Style.EMPTY:
        assert [
            card.text for card in job.poster.journey.cards if flat(card.text) not in " ".join(texts)
        ] == []


def seen(run_: TextRun, x: float, y: float, scale: float, window: Rect) -> str:
    """The words of a line at x, y mm of the poster that lie whole in a window."""
    em = run_.size * scale
    if not window.y < y - em or not y + em / 3 < window.bottom:
        return ""
    unit = em / UNITS_PER_EM
    inside = [
        placed.word.text
        for placed in run_.line.words
        if window.x < x + placed.x * unit and x + (placed.x + placed.word.width) * unit < window.right
    ]
    return flat(" ".join(inside))


@on_sheets
def test_each_word_on_each_sheet_stands_where_the_layout_puts_it(
    written: tuple[PosterJob, Path], spec: PrintSpec
) -> None:
    job, file = written
    document = pdfium.PdfDocument(file)
    off = []
    for number, sheet in enumerate(job.plan.sheets):
        standing = origins(document[number + job.plan.has_plan_page])
        for letter, x, y in word_starts(job, sheet):
            off.append(min(max(abs(x - there), abs(y - high)) for there, high in standing[letter]))
    document.close()
    assert len(off) > 50
    assert max(off) <= TRUE_TO / 10


def runs(job: PosterJob) -> Iterator[tuple[TextRun, float, float]]:
    """Every line of the map with the place of its baseline on the poster, in mm."""
    plan = job.plan
    for part in job.subject.page.parts:
        for item in part.items:
            if isinstance(item, TextRun):
                yield item, *on_poster(plan, part.x + item.x, part.y + item.y)


def on_poster(plan: PosterPlan, x: float, y: float) -> tuple[float, float]:
    return plan.drawn.x + x * plan.scale, plan.drawn.y + y * plan.scale


def word_starts(job: PosterJob, sheet: Sheet) -> Iterator[tuple[str, float, float]]:
    """The first letter of each word whose beginning a sheet shows, with its place on the sheet in mm."""
    margin, window = job.plan.spec.margin, sheet.window.grown(-2.0)
    for run_, x, y in runs(job):
        for placed in run_.line.words:
            start = x + placed.x * run_.size / UNITS_PER_EM * job.plan.scale
            if window.contains(start, y):
                yield placed.word.text[0], start - sheet.window.x + margin, y - sheet.window.y + margin


def origins(page: pdfium.PdfPage) -> dict[str, list[tuple[float, float]]]:
    """Where each character starts on a page, in mm from its upper left corner."""
    found = defaultdict(list)
    text, height = page.get_textpage(), page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        place = (x.value * MM_PER_PT, (height - y.value) * MM_PER_PT)
        found[chr(raw.FPDFText_GetUnicode(text, index))].append(place)
    return found
