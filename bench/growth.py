"""Rows G: how each cost grows from 100 to 50,000 cards."""

from __future__ import annotations

import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from bench.application import application
from bench.hands import Drag, Editing, Panning, Typing, Zooming, at_true_size, opened, repaint
from bench.measure import SIZES, Row, grown, seconds
from bench.processes import saved
from bench.samples import document
from cjm_desktop.analysis.search import find, texts_of
from cjm_desktop.cli.formats import FORMATS
from cjm_desktop.edit.block import Block, Whole, table_of
from cjm_desktop.edit.cards import set_text
from cjm_desktop.exchange.formats import ExportOptions
from cjm_desktop.exchange.html_table import write_html_table
from cjm_desktop.exchange.tsv import write_tsv
from cjm_desktop.layout.map import LayoutOptions, lay_out
from cjm_desktop.layout.text import forget_lines
from cjm_desktop.printing.job import poster_job
from cjm_desktop.printing.paper import parse_paper
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.storage.backups import Backups
from cjm_desktop.storage.file import load
from cjm_desktop.storage.recovery import Recovery, fresh_name
from cjm_desktop.storage.saving import save
from cjm_desktop.storage.writer import Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjm_desktop.exchange.formats import Format
    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.canvas.view import Canvas

    Measure = Callable[[], float]

_STEPS = 20
_JOBS = 3
"""Rounds of what takes seconds at 50,000 cards."""
_PX_PER_MM = 0.5
"""Of pictures: those of 50,000 cards are then 17 megapixels."""
_ONE_PAGE = PrintSpec(paper=parse_paper("A0"))
_TILED = PrintSpec(paper=parse_paper("A0"), sheet=parse_paper("A4"))


def rows() -> Iterator[Row]:
    """Measure files, layout, gestures, search, posters and every export at all sizes."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        yield from _files(Path(folder))
        yield from _layouts()
        yield from _gestures()
        yield from _searches()
        yield from _posters()
        yield from _exports(Path(folder))


def _files(folder: Path) -> Iterator[Row]:
    def opening(cards: int) -> Measure:
        path = saved(folder, cards)
        return lambda: seconds(lambda: load(path))

    def saving(cards: int) -> Measure:
        path, backups = folder / f"saved-{cards}.cjm", Backups(folder / "versions")
        versions = _versions(cards)
        return lambda: seconds(lambda: save(next(versions), path, backups))

    def keeping(cards: int) -> Measure:
        recovery, name, spelling = Recovery(folder / "recovery"), fresh_name(), Spelling()
        versions = _versions(cards)
        recovery.write(name, next(versions), spelling=spelling)
        return lambda: seconds(lambda: recovery.write(name, next(versions), spelling=spelling))

    yield grown("open", opening)
    yield grown("save, read back and compared, with a version kept", saving)
    yield grown("keep what is not saved after an edit", keeping)


def _versions(cards: int) -> Iterator[Document]:
    """Yield a document as it is after one edit after another."""
    whole = document(cards)
    journey = whole.maps[0]
    middle = list(journey.cards)[cards // 2].id
    number = 0
    while True:
        number += 1
        journey = set_text(journey, middle, f"Новый текст {number}")
        yield whole.with_map(journey)


def _layouts() -> Iterator[Row]:
    def from_nothing(cards: int) -> Measure:
        whole = document(cards)

        def lay_all_out() -> float:
            forget_lines()
            return seconds(lambda: lay_out(whole, whole.maps[0], LayoutOptions()))

        return lay_all_out

    def after_an_edit(cards: int) -> Measure:
        versions = _versions(cards)
        whole = next(versions)
        shown = lay_out(whole, whole.maps[0], LayoutOptions())

        def again() -> None:
            nonlocal shown
            edited = next(versions)
            shown = lay_out(edited, edited.maps[0], LayoutOptions(), shown)

        return lambda: seconds(again)

    yield grown("layout from nothing, every line broken anew", from_nothing, _JOBS, is_job=True)
    yield grown("layout after one edit", after_an_edit, steps=_STEPS)


def _gestures() -> Iterator[Row]:
    canvas_of = cache(opened)

    def of(make: Callable[[Canvas], Measure], canvas: Canvas) -> Measure:
        at_true_size(canvas)
        return make(canvas)

    def gesture(what: str, make: Callable[[Canvas], Measure]) -> Row:
        return grown(what, lambda cards: of(make, canvas_of(cards)), steps=_STEPS)

    yield gesture("full repaint at 100 %", lambda canvas: lambda: repaint(canvas))
    yield gesture("pan step", lambda canvas: Panning(canvas).step)
    yield gesture("one edit to its pixels", lambda canvas: Editing(canvas).step)
    yield gesture("undo or redo to its pixels", lambda canvas: Editing(canvas).back_and_forth)
    yield gesture("zoom step", lambda canvas: Zooming(canvas).step)
    yield gesture("a character typed in a card", lambda canvas: Typing(canvas).step)
    for cards in SIZES:
        canvas_of(cards).commit_typing()
    yield gesture("drag step", lambda canvas: Drag(canvas).step)
    yield gesture("full repaint at fit", _at_fit)


def _at_fit(canvas: Canvas) -> Measure:
    canvas.zoom.fit()
    return lambda: repaint(canvas)


def _searches() -> Iterator[Row]:
    def first(cards: int) -> Measure:
        whole = document(cards)
        return lambda: seconds(lambda: len(find(texts_of(whole, whole.maps[0]), "тариф")))

    def next_key(cards: int) -> Measure:
        whole = document(cards)
        texts = texts_of(whole, whole.maps[0])
        return lambda: seconds(lambda: len(find(texts, "тариф")))

    yield grown("find, the bar just opened", first)
    yield grown("find after one more key", next_key)


def _posters() -> Iterator[Row]:
    def printing(spec: PrintSpec) -> Callable[[int], Measure]:
        def of(cards: int) -> Measure:
            whole = document(cards)
            return lambda: seconds(lambda: poster_job(whole, "m", spec, lambda _: True).write(BytesIO()))

        return of

    yield grown("A0 poster on one page, layout and all", printing(_ONE_PAGE), _JOBS, is_job=True)
    yield grown("A0 poster over A4 sheets, layout and all", printing(_TILED), _JOBS, is_job=True)


def _exports(folder: Path) -> Iterator[Row]:
    def export(kind: Format) -> Callable[[int], Measure]:
        def of(cards: int) -> Measure:
            whole, target = document(cards), folder / f"exported-{cards}{kind.suffix}"
            options = ExportOptions("m", _PX_PER_MM)
            return lambda: seconds(lambda: kind.write and kind.write(whole, options, target))

        return of

    def copied(write: Callable[[list[list[str | int | float]]], str]) -> Callable[[int], Measure]:
        def of(cards: int) -> Measure:
            block = Block(document(cards), Whole.STAGES)
            return lambda: seconds(lambda: write(table_of(block)))

        return of

    for kind in FORMATS:
        if kind.write is not None:
            yield grown(f"export {kind.suffix}", export(kind), _JOBS, is_job=True)
    yield grown("copy as text with tabs", copied(write_tsv))
    yield grown("copy as a table in HTML", copied(write_html_table))
