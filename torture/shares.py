"""Doing an experiment in several processes, each of which does some of its trials."""

from __future__ import annotations

import multiprocessing
import resource
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from torture.outcome import Outcome, joined
from torture.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

PROCESSES = 2
"""The machines this is built on have two cores."""


class Share(NamedTuple):
    """Some trials of an experiment; a trial's number and the seed make all of its chance."""

    numbers: range
    seed: int


def in_shares(
    work: Callable[[Share], Outcome],
    count: int,
    seed: int,
    *,
    size: int = 100,
    processes: int = PROCESSES,
    memory: int | None = None,
) -> Outcome:
    """Do `count` trials in shares of `size`; a process that dies is a fault which names its trials."""
    shares = [Share(range(at, min(at + size, count)), seed) for at in range(0, count, size)]
    done = _Done(count)
    while shares:
        # A process that dies takes the others along: those that may have been under way go on alone.
        unanswered = _ask(work, shares, processes, memory, done)
        under_way, shares = unanswered[: 2 * processes], unanswered[2 * processes :]
        for share in under_way:
            if _ask(work, [share], 1, memory, done):
                first, last = share.numbers[0], share.numbers[-1]
                done.add(Outcome(faults=[f"a process died in trials {first} to {last} of seed {seed}"]))
    return joined(done.outcomes)


class _Done:
    """What came of the shares that are done; how many there are is told meanwhile."""

    def __init__(self, count: int) -> None:
        self.outcomes: list[Outcome] = []
        self._progress = Progress(count)

    def add(self, outcome: Outcome) -> None:
        """Take what came of one more."""
        self.outcomes.append(outcome)
        self._progress.add(outcome.done)


def _ask(
    work: Callable[[Share], Outcome],
    shares: list[Share],
    processes: int,
    memory: int | None,
    done: _Done,
) -> list[Share]:
    """Put what came of shares into `done`; returns those of which nothing came."""
    context = multiprocessing.get_context("fork")
    begin = None if memory is None else partial(_limit, memory)
    unanswered = []
    with ProcessPoolExecutor(processes, context, begin) as pool:
        for share, answer in [(share, pool.submit(work, share)) for share in shares]:
            try:
                done.add(answer.result())
            except BrokenProcessPool:
                unanswered.append(share)
    return unanswered


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
