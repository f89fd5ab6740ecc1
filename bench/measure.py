"""Measuring two things in turn, several rounds, so that a machine that drifts drifts for both."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: ours and its floor, peer or smaller self, in `unit`; the ratio's spread."""

    key: str
    what: str
    size: str
    ours: float
    other: float
    unit: str
    low: float
    ratio: float
    high: float
    target: float | None
    exact: bool = False

    @property
    def is_met(self) -> bool | None:
        """Whether the ratio keeps to its target; an exact row must equal it, None has nothing to keep."""
        if self.target is None:
            return None
        return self.ratio == self.target if self.exact else self.ratio <= self.target


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
