"""Row P4: the same map on paper by others: the same boxes and lines, the same table, the same journey.

Those that lay out by themselves are measured as programs, each from its start to its finished file, against
our command that prints a poster. `make bench-peers` installs them; a row of one that is not there says so.
"""

from __future__ import annotations

import sys
import tempfile
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from bench.application import application
from bench.drawing import Filled, Written, plain_drawing
from bench.measure import Row, absent, in_turn, row, seconds
from bench.peer_programs import MERMAID, PYTHON, has_package, program
from bench.processes import command_of_ours, environment, saved, timed, told
from bench.samples import document
from cjm_desktop import RESOURCES
from cjm_desktop.draw.page import draw_map
from cjm_desktop.edit.block import Block, Whole, table_of
from cjm_desktop.exchange.html_table import write_html_table
from cjm_desktop.printing.job import poster_job
from cjm_desktop.printing.paper import parse_paper
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.qt.assets import interface_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjm_desktop.draw.page import Page
    from cjm_desktop.model.document import Map

CARDS, FEW = 1_000, 100
_A0 = PrintSpec(paper=parse_paper("A0"))
_DOTS = 1200 / 25.4
_FONTS = RESOURCES / "fonts"
_FONT_WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
_QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")
_OFFLINE = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
_SLOW_ROUNDS = 2


def rows() -> Iterator[Row]:
    """Measure each other way of drawing a map on paper."""
    yield _qpdfwriter()
    job = poster_job(document(CARDS), "m", _A0, lambda _: True)
    page = draw_map(job.subject.layout)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield _by_package("typst", folder, _typst(page), "sheet.typ", _TYPST)
        yield _by_package("weasyprint", folder, _html(page), "sheet.html", _WEASYPRINT)
        yield _libreoffice(folder)
        yield _mermaid(folder)


def _qpdfwriter() -> Row:
    application()
    interface_font()
    job = poster_job(document(CARDS), "m", _A0, lambda _: True)
    things = list(plain_drawing(job.subject.page))

    def ours() -> None:
        job.write(BytesIO())

    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "qt.pdf")
        pairs = in_turn(
            lambda: seconds(ours), lambda: seconds(lambda: _by_qt(things, job.subject.page, target)), 5
        )
    return row("P4", "poster, layout done / QPdfWriter drawing the same", f"{CARDS:,} cards", pairs, 1)


def _by_qt(things: Sequence[Filled | Written], page: Page, target: str) -> None:
    """Draw boxes and lines with a QPainter into a PDF."""
    writer = QPdfWriter(target)
    writer.setResolution(round(_DOTS * 25.4))
    size = QPageSize(QSizeF(*page.size), QPageSize.Unit.Millimeter)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    fonts: dict[tuple[str, float], QFont] = {}
    with QPainter(writer) as painter:
        for thing in things:
            if isinstance(thing, Filled):
                rect = QRectF(thing.x * _DOTS, thing.y * _DOTS, thing.width * _DOTS, thing.height * _DOTS)
                painter.setBrush(QColor(thing.color))
                line = QPen(QColor(thing.line), thing.line_width * _DOTS)
                painter.setPen(line if thing.line else Qt.PenStyle.NoPen)
                painter.drawRoundedRect(rect, thing.radius * _DOTS, thing.radius * _DOTS)
                continue
            font = fonts.get((thing.weight, thing.em))
            if font is None:
                font = QFont("Onest")
                font.setPixelSize(round(thing.em * _DOTS))
                font.setWeight(QFont.Weight(_FONT_WEIGHTS[thing.weight]))
                fonts[thing.weight, thing.em] = font
            painter.setFont(font)
            painter.setPen(QColor(thing.color))
            painter.drawText(QPointF(thing.x * _DOTS, thing.y * _DOTS), thing.text)


_OURS = """
import sys, time
from io import BytesIO
from pathlib import Path
import cjm_desktop.printing.pdf.file
from cjm_desktop.printing.job import poster_job
from cjm_desktop.printing.paper import parse_paper
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.storage.file import load
job = poster_job(load(Path(sys.argv[1])), "m", PrintSpec(paper=parse_paper("A0")), lambda _: True)
start = time.process_time()
job.write(BytesIO())
print(time.process_time() - start)
"""
_TYPST = """
import sys, time, typst
start = time.process_time()
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])
print(time.process_time() - start)
"""
_WEASYPRINT = """
import sys, time, weasyprint
start = time.process_time()
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])
print(time.process_time() - start)
"""


def _by_package(name: str, folder: Path, source: str, file: str, code: str) -> Row:
    """Measure what draws laid-out boxes and lines, as ours does, without the start of either process."""
    what, size = f"poster, layout done / {name} drawing the same, both for the first time", f"{CARDS:,} cards"
    if not has_package(name):
        return absent("P4", what, size, 1)
    (folder / file).write_text(source, encoding="utf-8")
    arguments = (str(folder / file), str(folder / f"{name}.pdf"), str(_FONTS))
    theirs = (str(PYTHON), "-c", code, *arguments)
    ours = (sys.executable, "-c", _OURS, str(saved(folder, CARDS)))
    pairs = in_turn(
        lambda: told(ours, environment())[0], lambda: told(theirs, environment())[0], _SLOW_ROUNDS
    )
    return row("P4", what, size, pairs, 1)


def _ours(folder: Path, cards: int) -> Callable[[], float]:
    command = command_of_ours(
        "print", str(saved(folder, cards)), "-o", str(folder / "ours.pdf"), "--paper", "auto"
    )
    return timed(command, environment())


def _libreoffice(folder: Path) -> Row:
    what, size = "print command / LibreOffice printing the same table", f"{CARDS:,} cards"
    office = program("soffice", "libreoffice")
    if office is None:
        return absent("P4", what, size, 1)
    table = write_html_table(table_of(Block(document(CARDS), Whole.STAGES)), 1, 1)
    (folder / "table.html").write_text(f"<meta charset='utf-8'>{table}", encoding="utf-8")
    own = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    into = ("--convert-to", "pdf", "--outdir", str(folder), str(folder / "table.html"))
    theirs = timed((office, own, "--headless", "--norestore", "--calc", *into), environment())
    return row("P4", what, size, in_turn(_ours(folder, CARDS), theirs, _SLOW_ROUNDS), 1)


def _mermaid(folder: Path) -> Row:
    what, size = "print command / Mermaid's journey in headless Chromium", f"{FEW} cards"
    browser = program("chromium", "chromium-browser", "google-chrome")
    if browser is None or not MERMAID.exists():
        return absent("P4", what, size, 1)
    (folder / "journey.html").write_text(_journey(document(FEW).maps[0]), encoding="utf-8")
    to = (f"--print-to-pdf={folder / 'journey.pdf'}", "--virtual-time-budget=20000")
    own = (f"--user-data-dir={folder / 'browser'}", (folder / "journey.html").as_uri())
    theirs = timed((browser, *_QUIET, *_OFFLINE, *to, *own), environment())
    return row("P4", what, size, in_turn(_ours(folder, FEW), theirs, _SLOW_ROUNDS), 1)


def _html(page: Page) -> str:
    faces = "".join(
        f"@font-face{{font-family:Onest;font-weight:{weight};"
        f"src:url({(_FONTS / f'Onest-{name}.ttf').as_uri()})}}"
        for name, weight in _FONT_WEIGHTS.items()
    )
    width, height = page.size
    style = f"{faces}@page{{size:{width}mm {height}mm;margin:0}}body{{margin:0;font-family:Onest}}"
    drawn = []
    for thing in plain_drawing(page):
        if isinstance(thing, Filled):
            place = f"left:{thing.x:.3f}mm;top:{thing.y:.3f}mm;width:{thing.width:.3f}mm;"
            look = f"height:{thing.height:.3f}mm;background:{thing.color};border-radius:{thing.radius:.3f}mm"
            edge = (
                f";border:{thing.line_width}mm solid {thing.line};box-sizing:border-box" if thing.line else ""
            )
            drawn.append(f'<p style="{place}{look}{edge}"></p>')
        else:
            place = f"left:{thing.x:.3f}mm;top:{thing.y - thing.em:.3f}mm;color:{thing.color};"
            look = f"font-size:{thing.em:.3f}mm;font-weight:{_FONT_WEIGHTS[thing.weight]}"
            drawn.append(f'<p style="{place}{look}">{escape(thing.text)}</p>')
    lines = "p{position:absolute;margin:0;line-height:1;white-space:pre}"
    return f"<!doctype html><meta charset=utf-8><style>{style}{lines}</style>{''.join(drawn)}"


def _typst(page: Page) -> str:
    width, height = page.size
    drawn = [
        f"#set page(width: {width}mm, height: {height}mm, margin: 0mm)",
        '#set text(font: "Onest", top-edge: "baseline")',
    ]
    for thing in plain_drawing(page):
        place = f"#place(dx: {thing.x:.3f}mm, dy: {thing.y:.3f}mm, "
        color = f'fill: rgb("{thing.color}")'
        if isinstance(thing, Filled):
            size = f"width: {thing.width:.3f}mm, height: {thing.height:.3f}mm, radius: {thing.radius:.3f}mm"
            edge = f', stroke: {thing.line_width}mm + rgb("{thing.line}")' if thing.line else ""
            drawn.append(f"{place}rect({size}, {color}{edge}))")
        else:
            look = f"size: {thing.em:.3f}mm, weight: {_FONT_WEIGHTS[thing.weight]}, {color}"
            said = thing.text.replace("\\", "\\\\").replace('"', '\\"')
            drawn.append(f'{place}text({look}, "{said}"))')
    return "\n".join(drawn)


def _journey(journey: Map) -> str:
    """Return a page that draws a map as Mermaid's user journey: a section a stage, a task a card."""
    lines = ["journey", "title Journey"]
    for column, stage in enumerate(journey.stages):
        lines.append(f"section {stage.title}")
        cards = (card for row in journey.cards.rows for card in row.cells[column])
        lines += (f"{card.text}: {3 + (card.level or 0)}: Client" for card in cards)
    drawn = escape("\n".join(lines))
    start = "mermaid.initialize({startOnLoad: true})"
    return (
        f"<!doctype html><meta charset=utf-8><script src='{MERMAID.absolute().as_uri()}'></script>"
        f"<pre class=mermaid>{drawn}</pre><script>{start}</script>"
    )
