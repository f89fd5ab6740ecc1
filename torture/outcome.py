"""What came of an experiment."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_TOLD = 5
"""Faults of one experiment that are told: the others are mostly the same."""


@dataclass(slots=True)
class Outcome:
    """How many trials there were, what was counted in them, and each that did not hold."""

    done: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    most: Counter[str] = field(default_factory=Counter)
    """The largest that was measured."""
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What else is to be said, for one row of the table."""

    @property
    def text(self) -> str:
        """What was seen, in a line."""
        counted = (f"{count:,} {what}" for what, count in self.seen.most_common())
        most = (f"at most {value:,} {what}" for what, value in self.most.items())
        return "; ".join((*counted, *most, *dict.fromkeys(self.notes)))


def joined(outcomes: Iterable[Outcome]) -> Outcome:
    """Return what came of several shares of one experiment."""
    whole = Outcome()
    for one in outcomes:
        whole.done += one.done
        whole.seen.update(one.seen)
        whole.most |= one.most
        whole.faults += one.faults
        whole.notes += one.notes
    return whole
