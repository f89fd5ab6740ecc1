"""Short forms of the experiments with damaged files, tables and pictures, and that they would notice."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop.model.errors import Unreadable
from cjm_desktop.model.language import Phrase
from torture import mutations
from torture.shares import Share, in_shares

if TYPE_CHECKING:
    from collections.abc import Callable

    from torture.outcome import Outcome

ROOT = Path(__file__).parents[2]


NOT_LOOKED_THROUGH = """
from cjm_desktop.storage import salvage
salvage.overlooked = lambda *_: []
"""
NO_MAP = """
from torture import files
files.salvage = lambda _: None
"""


def alone(experiment: str, count: int, broken: str = "") -> dict[str, Any]:
    """Do an experiment in a process of its own: its memory is measured, and this one may be large by now."""
    script = f"{broken}\nimport json; from torture import {experiment}; o = {experiment}.run({count}, 5)"
    script += "; print(json.dumps({'faults': o.faults, 'done': o.done, 'seen': o.seen}))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


def test_damaged_files_are_refused_in_words_or_opened() -> None:
    outcome = alone("files", 2_000)
    assert outcome["faults"] == []
    assert outcome["done"] == 2_000
    assert outcome["seen"]["taken"] > 100
    assert outcome["seen"]["salvaged"] > 1_000
    assert outcome["seen"]["texts found again"] > 10_000


def test_texts_that_are_readable_in_the_file_and_in_no_map_made_of_it_are_missed() -> None:
    (*_, fault) = alone("files", 400, NOT_LOOKED_THROUGH)["faults"]
    assert "texts are lost: " in fault


def test_a_file_with_whole_cards_that_is_taken_for_no_map_is_noticed() -> None:
    assert any("taken for no map" in one for one in alone("files", 60, NO_MAP)["faults"])


def test_damaged_tables_and_pictures_are_refused_in_words_or_taken() -> None:
    outcome = alone("pasted", 300)
    assert outcome["faults"] == []
    assert outcome["done"] == 300
    assert outcome["seen"]["taken"] > 100
    assert outcome["seen"]["printed"] > 10


def another_error(number: int, _outcome: Outcome) -> None:
    """Fail by an error that is not ours."""
    if number == 3:
        raise KeyError(number)


def one_language(number: int, _outcome: Outcome) -> None:
    """Fail by an error that is said in one language."""
    if number == 3:
        raise Unreadable(Phrase("broken", "broken"))


def much_time(number: int, _outcome: Outcome) -> None:
    """Take more time than there is."""
    end = time.thread_time() + 0.2
    while number == 3 and time.thread_time() < end:
        pass


def much_memory(number: int, _outcome: Outcome) -> None:
    """Take more memory than there is."""
    if number == 3:
        _ = bytearray(mutations.MEMORY * 3)


def death(number: int, _outcome: Outcome) -> None:
    """End the process, as native code may."""
    if number == 3:
        os._exit(1)


class Work:
    """A share of an experiment in which something goes wrong."""

    def __init__(self, act: Callable[[int, Outcome], None]) -> None:
        self._act = act

    def __call__(self, share: Share) -> Outcome:
        return mutations.tried(share, self._act)


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (another_error, "number 3 of seed 5: KeyError"),
        (one_language, "number 3: is told as"),
        (much_time, "number 3 of seed 5 took"),
        (much_memory, "number 3 of seed 5: MemoryError"),
        (death, "a process died in trials 2 to 3 of seed 5"),
    ],
)
def test_what_must_not_be_is_noticed(
    monkeypatch: pytest.MonkeyPatch, act: Callable[[int, Outcome], None], told: str
) -> None:
    # What is forked has all the memory of this process to begin with.
    usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    (pages, *_) = (int(word) for word in Path("/proc/self/statm").read_text().split())
    monkeypatch.setattr(mutations, "SECONDS", 0.1)
    monkeypatch.setattr(mutations, "MEMORY", mutations.MEMORY + usage)
    limit = pages * resource.getpagesize() + mutations.MEMORY
    (fault,) = in_shares(Work(act), 6, 5, size=2, memory=limit).faults
    assert told in fault
