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
        Experiment("saves", "kill -9 while the real window saves over one file", 2_000, "torture.saves"),
        Experiment("keys", "kill -9 of the real window while it is edited by keys", 200, "torture.keys"),
        Experiment("failures", "each call of a save fails, once and for ever", 0, "torture.failures"),
        Experiment("full-disk", "free space from 0 to the size of the file", 200, "torture.fulldisk"),
        Experiment("order", "order of system calls of every way of writing", 0, "torture.order"),
        Experiment("files", "damaged .cjm files", 1_000_000, "torture.files"),
        Experiment("pasted", "damaged tables and pictures, as many of each", 10_000, "torture.pasted"),
        Experiment("network", "no socket off the computer: tests and frozen program", 0, "torture.network"),
        Experiment("edits", "random edits, undone, saved and loaded, 50 each", 1_000, "torture.edits"),
    )
}
