"""Kill -9 while the real window saves over one file: nothing torn, nothing lost that was told to be saved.

A key is typed and Ctrl+S pressed again and again. A save is told when the mark of a change has gone from
the window; by then the file must hold it, whatever happens.
"""

from __future__ import annotations

import tempfile
import time
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from cjm_desktop.storage.backups import Backups
from cjm_desktop.storage.file import load, loads
from cjm_desktop.storage.recovery import Recovery
from cjm_desktop.storage.saving import save
from torture.outcome import Outcome
from torture.samples import everything
from torture.shares import in_shares
from torture.window import Child, Hands, load_everything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.document import Document
    from torture.shares import Share

_AFTER, _OVER = 4, 1.5
"""Saves before a kill at most, and the time of how many of them it then falls into."""
_MEASURED = 8
"""Saves by which the time of one is measured."""
_LITTER = ".cjm-*.tmp"
_LITTER_RESTS_S = 1.5
_TIDIED_WITHIN_S = 30
_EVERY = 25
"""Kills between two looks at all versions."""


def run(count: int, seed: int) -> Outcome:
    """Kill so many windows."""
    load_everything()
    return in_shares(kills, count, seed, size=min(250, max(1, count // 2)))


def kills(share: Share) -> Outcome:
    """Kill some windows that save over one file, then start once more."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as made:
        place = _Place(Path(made))
        moment = _time_of_a_save(place)
        for number in share.numbers:
            chance = Random(f"{share.seed} {number}")
            try:
                _kill(place, chance.randint(1, _AFTER), chance.random() * _OVER * moment, outcome)
                if number % _EVERY == 0:
                    place.check_versions()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault, and the others are done
                outcome.faults.append(f"kill {number} of seed {share.seed}: {error!r}")
            outcome.done += 1
        outcome.faults += _litter_after_a_start(place)
    return outcome


class _Place:
    """A map in a file, with the program's folders beside it; its first card counts the saves."""

    def __init__(self, folder: Path) -> None:
        self.home, self.file = folder / "home", folder / "maps" / "map.cjm"
        self.home.mkdir()
        self.file.parent.mkdir()
        state = self.home / ".local" / "state" / "cjm-desktop"
        self.backups, self.recovery = Backups(state / "versions"), state / "recovery"
        save(everything(), self.file)
        self.number = 0

    def window(self) -> Child:
        """Open the file."""
        return Child(self.file, self.home, partial(_save_on_and_on, first=self.number + 1))

    def litter(self) -> list[Path]:
        """Return all that is half-written."""
        return [*self.file.parent.rglob(_LITTER), *self.home.rglob(_LITTER)]

    def check(self) -> int:
        """Return which save the file holds; whatever is kept for a crash can be read, and goes."""
        for left in Recovery(self.recovery).left_behind():
            left.read()
            Recovery(self.recovery).drop(left.id)
        return _number_in(load(self.file))

    def check_versions(self) -> None:
        """Require that every version can be read, and that they are in order."""
        numbers = [_number_in(loads(self.backups.read(one))) for one in self.backups.list(self.file)]
        assert numbers == sorted(numbers, reverse=True), f"versions out of order: {numbers}"
        assert numbers[0] in (self.number, self.number - 1), f"version {numbers[0]}, file {self.number}"


def _number_in(document: Document) -> int:
    text = next(iter(document.maps[0].cards)).text
    return int(text) if text.isdecimal() else 0


def _save_on_and_on(hands: Hands, first: int) -> Iterator[float]:
    number = first
    while True:
        hands.select_text()
        hands.type(str(number))
        hands.save()
        while hands.is_saving:
            yield 0
        if hands.window.isWindowModified():
            hands.tell("not saved")
        else:
            hands.tell(str(number))
        number += 1
        yield 0


def _time_of_a_save(place: _Place) -> float:
    """Return how many seconds a window needs from one save to the next."""
    child = place.window()
    child.line()
    began = time.monotonic()
    lines = [child.line() for _ in range(_MEASURED)]
    taken = time.monotonic() - began
    child.close()
    place.number = place.check()
    assert place.number >= int(lines[-1] or 0)
    return taken / _MEASURED


def _kill(place: _Place, saves: int, after: float, outcome: Outcome) -> None:
    """Kill a window so many seconds after so many saves."""
    child = place.window()
    told = [child.line() for _ in range(saves)]
    time.sleep(after)
    child.kill()
    told += child.rest()
    child.close()
    assert None not in told, "the window has told nothing; " + _last_words(place)
    assert "not saved" not in told, "a save failed; " + _last_words(place)
    promised = int(told[-1] or 0)
    has_litter = bool(place.litter())
    place.number = place.check()
    outcome.seen["saves"] += len(told)
    outcome.seen["left something half-written"] += has_litter
    outcome.seen["saved and not told any more"] += place.number == promised + 1
    assert place.number in (promised, promised + 1), (
        f"save {promised} was told, the file holds {place.number}"
    )


def _last_words(place: _Place) -> str:
    return (place.home / "stderr.txt").read_text("utf-8", errors="replace")[-300:]


def _litter_after_a_start(place: _Place) -> list[str]:
    """Start the program once more and wait until it has taken away what the killed ones have left."""
    time.sleep(_LITTER_RESTS_S)
    child = Child(place.file, place.home, _look_on)
    end = time.monotonic() + _TIDIED_WITHIN_S
    while place.litter() and time.monotonic() < end:
        time.sleep(0.1)
    child.close()
    left = place.litter()
    return [f"{len(left)} half-written files stayed, such as {left[0]}"] if left else []


def _look_on(hands: Hands) -> Iterator[float]:
    hands.tell("open")
    while True:
        yield 1
