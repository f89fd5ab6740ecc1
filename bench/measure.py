"""Measuring two things in turn, several rounds, so that a machine that drifts drifts for both."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from math import log
from statistics import linear_regression, median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROUNDS = 7
SIZES = (100, 1_000, 10_000, 50_000)
"""Cards of the maps over which the growth of a cost is seen."""
_FITTED_FROM = 1_000
"""Below that the fixed part of most costs hides how they grow."""
_STEEPEST = 1.05


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: ours and its floor, peer or smaller self, in `unit`; the ratio's spread.

    Of what grows with the map the ratio is the exponent, and `sizes` are the costs by the number of cards.
    Where the peer is not installed there are no numbers.
    """

    key: str
    what: str
    size: str
    ours: float | None
    other: float | None
    unit: str
    low: float | None
    ratio: float | None
    high: float | None
    target: float | None
    sizes: Mapping[int, float] | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the ratio keeps to its target; None has nothing to keep."""
        if self.target is None or self.ratio is None:
            return None
        return self.ratio <= self.target


def seconds(action: Callable[[], object]) -> float:
    """Return the processor time of one call.

    Processor time, since other work on the machine would count otherwise; none of the calls waits.
    """
    start = time.thread_time()
    action()
    return time.thread_time() - start


def in_turn(
    ours: Callable[[], float], other: Callable[[], float], rounds: int = ROUNDS, *, steps: int = 1
) -> tuple[list[float], list[float]]:
    """Take both measurements in turn, once for warming up and then `rounds` times.

    What follows itself within a moment in use, as the steps of a gesture do, is taken `steps` times running,
    of which the median counts: garbage is collected before each such series, which leaves the processor's
    caches to the collector.
    """
    pairs = [(_series(ours, steps), _series(other, steps)) for _ in range(rounds + 1)]
    return [pair[0] for pair in pairs[1:]], [pair[1] for pair in pairs[1:]]


def _series(measure: Callable[[], float], steps: int) -> float:
    gc.collect()
    gc.disable()
    try:
        return median(measure() for _ in range(steps))
    finally:
        gc.enable()


def row(
    key: str,
    what: str,
    size: str,
    pairs: tuple[Sequence[float], Sequence[float]],
    target: float | None,
    unit: str = "ms",
) -> Row:
    """Make a row of measurements in seconds (or in `unit` when that is not ms)."""
    ours, other = pairs
    ratios = sorted(a / b for a, b in zip(ours, other, strict=True))
    scale = 1000 if unit == "ms" else 1
    return Row(
        key,
        what,
        size,
        median(ours) * scale,
        median(other) * scale,
        unit,
        ratios[0],
        median(ratios),
        ratios[-1],
        target,
    )


def plain(key: str, what: str, size: str, value: float, unit: str, target: float) -> Row:
    """Make a row of one number that is held against its target as it is."""
    return Row(key, what, size, value, None, unit, value, value, value, target)


def absent(key: str, what: str, size: str, target: float | None) -> Row:
    """Make a row of which the other side is not here."""
    return Row(key, what, size, None, None, "", None, None, None, target)


def grown(
    what: str,
    make: Callable[[int], Callable[[], float]],
    rounds: int = 5,
    *,
    steps: int = 1,
    unit: str = "ms",
    is_job: bool = False,
) -> Row:
    """Make a row G: how a cost grows with the map, measured at all sizes in turn, round by round.

    `make` prepares what measures it for a number of cards. The exponent is the slope of a straight line
    through the logarithms of cards and cost from 1,000 cards on, by least squares through the medians of
    all rounds; its spread that of each round for itself. As in use, garbage is collected meanwhile, without
    what was there before; but not while something is opened or a job runs.
    """
    measures = {size: make(size) for size in SIZES}
    gc.collect()
    gc.freeze()
    taken: dict[int, list[float]] = {size: [] for size in SIZES}
    for turn in range(rounds + 1):
        for size, measure in measures.items():
            if is_job:
                gc.disable()
            cost = median(measure() for _ in range(steps))
            gc.enable()
            if turn:
                taken[size].append(cost)
    gc.unfreeze()
    scale = 1000 if unit == "ms" else 1
    costs = {size: median(times) * scale for size, times in taken.items()}
    slopes = [_exponent({size: times[turn] for size, times in taken.items()}) for turn in range(rounds)]
    smallest, largest = costs[SIZES[0]], costs[SIZES[-1]]
    span = f"{SIZES[-1]:,} / {SIZES[0]}"
    return Row(
        "G",
        what,
        span,
        largest,
        smallest,
        unit,
        min(slopes),
        _exponent(costs),
        max(slopes),
        _STEEPEST,
        sizes=costs,
    )


def _exponent(costs: Mapping[int, float]) -> float:
    fitted = {size: cost for size, cost in costs.items() if size >= _FITTED_FROM}
    return linear_regression([log(size) for size in fitted], [log(cost) for cost in fitted.values()]).slope
