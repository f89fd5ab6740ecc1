"""Rows W1 to W3: the print studio while a slider moves, and how it opens, in a real window, off-screen."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from bench.application import application
from bench.measure import Row, in_turn, plain, row, seconds
from bench.samples import document
from cjm_desktop.printing.choices import plain_from_spec
from cjm_desktop.printing.paper import parse_paper
from cjm_desktop.printing.spec import PrintSpec
from cjm_desktop.qt.map_choices import MapChoices
from cjm_desktop.qt.studio.window import PrintStudio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SMALL, LARGE, HUGE = 100, 1_000, 10_000
_TILED = PrintSpec(paper=parse_paper("A0"), sheet=parse_paper("A4"))
_SIZE = (1180, 780)
_FRAME = 1 / 60
_FRAMES, _STEPS = 200, 20


def rows() -> Iterator[Row]:
    """Measure a step of the slider with 100, 1,000 and 10,000 cards, and opening the window."""
    application()
    small, large, huge = (_drawn(_opened(cards)) for cards in (SMALL, LARGE, HUGE))
    steps = {cards: _slider(window) for cards, window in ((SMALL, small), (LARGE, large), (HUGE, huge))}
    for cards in (LARGE, HUGE):
        pairs = in_turn(steps[cards], steps[SMALL], steps=_STEPS)
        yield row("W1", f"slider step of the studio / with {SMALL} cards", f"{cards:,} cards", pairs, 2.0)
    late = 1 - sum(steps[LARGE]() <= _FRAME for _ in range(_FRAMES)) / _FRAMES
    what = "frames of 16.7 ms missed while the slider moves"
    yield plain("W2", what, f"{LARGE:,} cards", round(late * 100, 3), "%", 1)
    opening = in_turn(lambda: _open(HUGE), lambda: _open(SMALL))
    yield row("W3", f"opening the studio / with {SMALL} cards", f"{HUGE:,} cards", opening, 1.5)
    for window in (small, large, huge):
        window.done(0)


def _opened(cards: int) -> PrintStudio:
    window = PrintStudio(None, document(cards), "m", Path("poster.pdf"), _Choices())
    window.resize(*_SIZE)
    window.show()
    return window


def _drawn(window: PrintStudio) -> PrintStudio:
    while window.plan is None or not window.preview.has_picture:
        QCoreApplication.processEvents()
    return window


def _open(cards: int) -> float:
    """Return the seconds from asking for a window to its first picture."""
    windows: list[PrintStudio] = []

    def open_one() -> None:
        windows.append(_opened(cards))
        windows[0].grab()

    taken = seconds(open_one)
    windows[0].done(0)
    return taken


def _slider(window: PrintStudio) -> Callable[[], float]:
    """Return what measures a step of the slider, painting included: to and fro between full and a third."""
    slider, picture = window.fields.scale.slider, QImage(*_SIZE, QImage.Format.Format_RGB32)
    places = cycle((*range(399, 200, -3), *range(200, 399, 3)))

    def step() -> float:
        place = next(places)

        def move() -> None:
            slider.setValue(place)
            window.render(picture)

        return seconds(move)

    return step


class _Choices(MapChoices):
    """Choices that are the same at every run, and not the user's."""

    def __init__(self) -> None:
        super().__init__("bench", None)

    def value(self, map_id: str) -> dict[str, object]:  # noqa: ARG002 - the same for every map
        """Return a poster over sheets."""
        return plain_from_spec(_TILED)

    def remember(self, map_id: str, choices: dict[str, object]) -> None:
        """Keep nothing."""
