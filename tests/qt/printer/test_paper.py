"""Which paper pages are laid on, and how near to its edges they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter

from cjm_desktop.draw.primitives import Box, Placed
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.layout.geometry import Rect, Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.printing.pages import Layer, PrintedPage, layer_over
from cjm_desktop.printing.paper import A4
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.qt.printer.paper import (
    ANY,
    Papers,
    lay_paper,
    out_of_reach,
    paper_for,
    short_of,
    white_edges,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.qt.printer.conftest import Office

LETTER = Size(215.9, 279.4)
OFFICE = Papers((Size(210, 297), Size(148, 210), LETTER))
PLOTTER = Papers((Size(210, 297),), Size(100, 100), Size(914, 5000))


@pytest.mark.parametrize(
    ("papers", "size", "paper"),
    [
        (OFFICE, Size(297, 210), Size(210, 297)),
        (OFFICE, Size(216, 279), LETTER),
        (OFFICE, Size(100, 150), Size(148, 210)),
        (OFFICE, Size(200, 250), LETTER),
        (OFFICE, Size(297, 420), None),
        (PLOTTER, Size(1189, 841), Size(841, 1189)),
        (PLOTTER, Size(1000, 1200), None),
        (PLOTTER, Size(50, 60), Size(210, 297)),
        (ANY, Size(3000, 2000), Size(2000, 3000)),
    ],
)
def test_a_page_goes_on_paper_of_its_size_or_the_smallest_that_holds_it(
    papers: Papers, size: Size, paper: Size | None
) -> None:
    assert paper_for(papers, size) == paper


def test_the_white_around_a_page_is_that_around_everything_on_it() -> None:
    box = Box(Rect(30, 20, 50, 10), fill="ink")
    clipped = Layer((Placed("cell", 0, 0, Rect(0, 0, 500, 500), (box,)),), LIGHT, clip=Rect(10, 12, 100, 200))
    size = Size(210, 297)
    assert white_edges(PrintedPage(size, (clipped,), "")) == (10, 12, 100, 85)
    over = layer_over(size, (box,), LIGHT)
    assert white_edges(PrintedPage(size, (over,), "")) == (0, 0, 0, 0)
    assert white_edges(PrintedPage(size, (over,), ""), is_exact=True) == (30, 20, 130, 267)
    turned = layer_over(size, (box,), LIGHT, is_turned=True)
    assert white_edges(PrintedPage(size, (turned,), ""), is_exact=True) == (20, 217, 180, 30)
    assert white_edges(PrintedPage(size, (), "")) == (210, 297, 210, 297)


@pytest.mark.parametrize("spec", [PrintSpec(A4), PrintSpec(sheet=A4), PrintSpec(sheet=A4, margin=12)])
def test_a_poster_leaves_its_margin_white(office: Office, spec: PrintSpec) -> None:
    for page in office.job(spec).poster.pages():
        assert min(white_edges(page, is_exact=True)) >= spec.margin - 0.01


def test_what_a_printer_does_not_reach_is_told_with_the_margin_it_takes(office: Office) -> None:
    page = list(office.job(PrintSpec(sheet=A4, margin=4)).poster.pages())[1]
    assert short_of(page, (4, 4, 4, 4)) is None
    short = short_of(page, (4.23, 3, 4.23, 12.7))
    assert short is not None
    told = out_of_reach([short], "Office")
    assert told is not None
    assert told.en.startswith("The printer “Office” cannot print nearer than 12.7 mm to the edge")
    assert "до края 4 мм. Задайте поля принтера от 12,7 мм" in told.ru


def test_nothing_is_sent_where_the_printer_does_not_reach(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cjm_desktop.qt.printer.sending.edges_of", lambda _: (4.0, 4.0, 4.0, 9.0))
    news = office.print(office.job(PrintSpec(sheet=A4)).poster)
    assert news.is_refusal
    assert "nearer than 9 mm" in news.sentence
    assert not office.file.exists()


def test_paper_that_a_printer_lacks_is_told_by_its_size(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cjm_desktop.qt.printer.paper.papers_of", lambda _: OFFICE)
    with pytest.raises(PrintError) as refused:
        lay_paper(QPrinter(), Size(841, 594))
    assert "has no paper of 841 × 594 mm" in refused.value.in_language("en")
    news = office.print(office.job(PrintSpec()).poster)
    assert (news.is_refusal, office.file.exists()) == (True, False)


def test_of_all_chosen_pages_the_worst_place_is_told_and_of_no_other(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(first: int, last: int) -> Callable[[QPrinter], None]:
        def on(printer: QPrinter) -> None:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(first, last)

        return on

    monkeypatch.setattr("cjm_desktop.qt.printer.sending.edges_of", lambda _: (14.0, 14.0, 14.0, 14.0))
    poster = office.job(PrintSpec(sheet=A4, margin=5)).poster
    plan_page, *tiles = poster.pages()
    # The assembly page stands farther from its edges than the tiles do.
    white = min(white_edges(plan_page, is_exact=True))
    assert 5.5 < white < 13.9
    assert min(min(white_edges(tile, is_exact=True)) for tile in tiles) == pytest.approx(5, abs=0.1)
    news = office.print(poster)
    assert "something stands 5 mm from it" in news.sentence
    news = office.print(poster, office.on_paper(choose(1, 1)))
    assert f"something stands {round(white, 1):g} mm from it" in news.sentence
