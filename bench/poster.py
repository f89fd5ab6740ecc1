"""Rows T3 and P1 to P3: the poster against reportlab alone, tiled against whole, bytes a card; stickers."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from bench.drawing import Filled, plain_drawing
from bench.measure import Row, in_turn, plain, row, seconds
from bench.samples import document
from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.primitives import TextRun
from cjm_desktop.layout.font import UNITS_PER_EM, font_file
from cjm_desktop.layout.typography import Weight
from cjm_desktop.printing.job import PosterJob, poster_job
from cjm_desktop.printing.paper import parse_paper
from cjm_desktop.printing.spec import ExtraSheets, PrintSpec
from cjm_desktop.printing.stickers.job import StickerJob
from cjm_desktop.printing.stickers.plan import StickerPlan
from cjm_desktop.printing.stickers.spec import StickerSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.page import Page

CARDS, MANY = 1_000, 10_000
_POINTS = 72 / 25.4
_ONE_PAGE = PrintSpec(paper=parse_paper("A0"))
_TILED = PrintSpec(
    paper=parse_paper("A0"), sheet=parse_paper("A4"), has_plan_page=False, extra=ExtraSheets.NONE
)


def rows() -> Iterator[Row]:
    """Measure making posters, their bytes, and how long poppler renders them."""
    yield from _positions()
    one, tiled = _job(CARDS, _ONE_PAGE), _job(CARDS, _TILED)
    page = draw_map(one.subject.layout)
    size = f"{CARDS:,} cards"
    drawing = in_turn(lambda: seconds(lambda: _bytes(one)), lambda: seconds(lambda: _bare(page)))
    yield row("P1", "poster, layout done / bare reportlab rect and drawString", size, drawing, 1.0)
    sheets = f"{len(tiled.plan.sheets)} sheets"
    tiling = in_turn(lambda: seconds(lambda: _bytes(tiled)), lambda: seconds(lambda: _bytes(one)))
    yield row("P2", "time of a tiled poster / one page", sheets, tiling, 1.7)
    # Sheets of a small map are small: there the pages themselves weigh more than what stands on them.
    for cards, target in ((CARDS, None), (MANY, 1.35)):
        kib = [len(_bytes(_job(cards, spec))) / 1024 for spec in (_TILED, _ONE_PAGE)]
        what = "bytes of a tiled poster / one page"
        yield row("P2", what, f"{cards:,} cards", ([kib[0]], [kib[1]]), target, "KiB")
    yield _poppler(tiled, one, sheets)
    printing = in_turn(lambda: seconds(_stickers), lambda: seconds(lambda: _bytes(_job(CARDS, _ONE_PAGE))))
    yield row("P5", "stickers / poster, layout and all", size, printing, 3.0)
    whole = len(_bytes(_job(MANY, _ONE_PAGE))) / MANY
    yield plain("P3", "bytes a card", f"{MANY:,} cards", whole, "bytes", 110)


def _job(cards: int, spec: PrintSpec) -> PosterJob:
    return poster_job(document(cards), "m", spec, lambda _: True)


def _stickers() -> None:
    plan = StickerPlan(document(CARDS), "m", StickerSpec())
    StickerJob(plan, lambda _: True).write(BytesIO())


def _bytes(job: PosterJob) -> bytes:
    file = BytesIO()
    job.write(file)
    return file.getvalue()


def _bare(page: Page) -> bytes:
    """Draw the same boxes and lines with reportlab as one would without further thought."""
    from reportlab.lib.colors import HexColor
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for weight in Weight:
        pdfmetrics.registerFont(TTFont(f"Bare-{weight}", BytesIO(font_file(weight))))
    file = BytesIO()
    height = page.size.height * _POINTS
    canvas = Canvas(file, pagesize=(page.size.width * _POINTS, height), pageCompression=1)
    for thing in plain_drawing(page):
        canvas.setFillColor(HexColor(thing.color))
        if isinstance(thing, Filled):
            x, y = thing.x * _POINTS, height - (thing.y + thing.height) * _POINTS
            canvas.rect(x, y, thing.width * _POINTS, thing.height * _POINTS, stroke=0, fill=1)
        else:
            canvas.setFont(f"Bare-{thing.weight}", thing.em * _POINTS)
            canvas.drawString(thing.x * _POINTS, height - thing.y * _POINTS, thing.text)
    canvas.save()
    return file.getvalue()


def _poppler(tiled: PosterJob, one: PosterJob, sheets: str) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, job in (("tiled", tiled), ("one", one)):
            file = Path(folder) / f"{name}.pdf"
            file.write_bytes(_bytes(job))
            files.append(file)
        pairs = in_turn(lambda: _render(files[0]), lambda: _render(files[1]), 5)
    return row("P2", "poppler renders the tiled poster / one page", sheets, pairs, 1.5)


def _render(file: Path) -> float:
    """Return the processor time in which poppler renders a file."""
    target = str(file.with_suffix(""))
    before = sum(os.times()[2:4])
    subprocess.run(("pdftoppm", "-r", "50", "-png", str(file), target), check=True)
    return sum(os.times()[2:4]) - before


def _positions() -> Iterator[Row]:
    """Compare the x of every word in the file, as pdftotext reads it, with the layout's."""
    job = _job(100, PrintSpec(paper=parse_paper("A0"), scale=1.0))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "words.pdf"
        file.write_bytes(_bytes(job))
        read = subprocess.run(
            ("pdftotext", "-bbox", str(file), "-"), check=True, capture_output=True, text=True
        ).stdout
    found = [(text, float(x)) for x, text in re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]*)</word>', read)]
    expected = _expected_words(job)
    worst = max(min(abs(x - there) for there in expected[text]) for text, x in found if text in expected)
    yield plain(
        "T3", "x of each word in the PDF against the layout", f"{len(found)} words", worst, "pt", 0.02
    )


def _expected_words(job: PosterJob) -> dict[str, list[float]]:
    """Return where the layout puts each word, in pt; words that stay together on a line are taken apart."""
    words: dict[str, list[float]] = {}
    for part in draw_map(job.subject.layout).parts:
        for item in part.items:
            if isinstance(item, TextRun):
                for text, units in _words_of(item):
                    x = part.x + item.x + units * item.size / UNITS_PER_EM
                    words.setdefault(text, []).append((job.plan.drawn.x + x * job.plan.scale) * _POINTS)
    return words


def _words_of(run: TextRun) -> Iterator[tuple[str, int]]:
    for placed in run.line.words:
        start = 0
        for text in placed.word.text.split(" "):
            yield text, placed.x + sum(placed.word.advances[:start])
            start += len(text) + 1
