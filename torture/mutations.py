"""Damaged maps, tables and pictures: nothing but our own errors, soon and in little memory."""

from __future__ import annotations

import contextlib
import resource
import signal
import time
from typing import TYPE_CHECKING

from cjm_desktop.model.errors import CjmError
from torture.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torture.shares import Share

SECONDS = 2.0
"""Processor time that one of them may take."""
MEMORY = 1024**3
"""Bytes of memory that a process may have that looks at thousands of them, one after the other."""
_STUCK_S = 20
"""After so much processor time a process is ended that looks at one of them."""


def tried(share: Share, act: Callable[[int, Outcome], object]) -> Outcome:
    """Let `act` look at what each number of a share makes, and count the refusals."""
    outcome = Outcome()
    longest = 0.0
    with _alarm():
        for number in share.numbers:
            signal.setitimer(signal.ITIMER_PROF, _STUCK_S)
            began = time.thread_time()
            try:
                act(number, outcome)
                outcome.seen["taken"] += 1
            except CjmError as error:
                _check_words(error, number, outcome)
                outcome.seen["refused"] += 1
            except Exception as error:  # noqa: BLE001 - that there is none is what is to be shown
                outcome.faults.append(f"number {number} of seed {share.seed}: {error!r}"[:300])
            taken = time.thread_time() - began
            longest = max(longest, taken)
            if taken > SECONDS:
                outcome.faults.append(f"number {number} of seed {share.seed} took {taken:.1f} s")
            outcome.done += 1
    outcome.most["ms for one"] = round(longest * 1000)
    outcome.most["MB"] = _peak() // 1024**2
    if _peak() > MEMORY:
        outcome.faults.append(f"{share.numbers} of seed {share.seed} took {_peak() // 1024**2} MB")
    return outcome


def _check_words(error: CjmError, number: int, outcome: Outcome) -> None:
    """A refusal is a sentence in both languages, of a length that somebody reads."""
    said = [error.in_language(language) for language in ("en", "ru")]
    if said[0] == said[1] or not all(0 < len(one) < 1000 for one in said):
        outcome.faults.append(f"number {number}: is told as {said}"[:300])


def _peak() -> int:
    """Return the largest memory this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@contextlib.contextmanager
def _alarm() -> Iterator[None]:
    """Let an alarm end the process by the signal itself: what hangs in native code hears nothing else."""
    before = signal.signal(signal.SIGPROF, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
