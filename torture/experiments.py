"""The table of experiments: what each is called, does, and how often."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from torture.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Experiment:
    """One row: `count` is how often it is done at least, where that is not what there is."""

    key: str
    what: str
    count: int
    module: str

    def run(self, count: int, seed: int) -> Outcome:
        """Do it so often; what it needs is loaded only now."""
        run = cast("Callable[[int, int], Outcome]", importlib.import_module(self.module).run)
        return run(count, seed)


EXPERIMENTS = {
    one.key: one
    for one in (
        Experiment("order", "order of system calls of every way of writing", 0, "torture.order"),
        Experiment("edits", "random edits, undone, saved and loaded, 50 each", 1_000, "torture.edits"),
    )
}
