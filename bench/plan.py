"""Row P5: how long a poster is planned over sheets, which a studio does anew at every step of a slider."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from bench.measure import Row, in_turn, row, seconds
from bench.samples import document
from cjm_desktop.printing.paper import parse_paper
from cjm_desktop.printing.planning.prices import prices, savings
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.printing.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CARDS, MANY = 1_000, 10_000
_FRAME = 1 / 60
_STEPS = 9
_TILED = PrintSpec(paper=parse_paper("A0"), sheet=parse_paper("A4"))


def rows() -> Iterator[Row]:
    """Measure planning a map of many cards against one of fewer, and all of a step against a frame."""
    few, many = _subject(CARDS), _subject(MANY)
    planning = in_turn(_step(many, with_prices=False), _step(few, with_prices=False), steps=_STEPS)
    yield row("P5", f"plan over sheets / with {CARDS:,} cards", f"{MANY:,} cards", planning, 2.0)
    for subject, cards, target in ((few, CARDS, 1.0), (many, MANY, None)):
        what = "plan, prices and savings / a frame of 16.7 ms"
        taken = in_turn(_step(subject, with_prices=True), lambda: _FRAME, steps=_STEPS)
        yield row("P5", what, f"{cards:,} cards", taken, target)


def _subject(cards: int) -> Subject:
    subject = Subject(document(cards), "m")
    subject.plan(_TILED)
    return subject


def _step(subject: Subject, *, with_prices: bool) -> Callable[[], float]:
    """Return what measures a step of a slider: each at another scale."""
    largest, numbers = subject.plan(_TILED).scale, count()

    def step() -> float:
        spec = replace(_TILED, scale=largest * (1 - 0.002 * (next(numbers) % 100)))
        return seconds(lambda: _planned(subject, spec, with_prices=with_prices))

    return step


def _planned(subject: Subject, spec: PrintSpec, *, with_prices: bool) -> None:
    planned = subject.plan(spec)
    if with_prices:
        prices(subject, spec)
        savings(subject, planned)
