"""Kill -9 of the real window while it is edited by keys: everything older than a second is back.

After each key the window tells what its map is then. What is found after the kill, in the folder for
crashes or in the file, must be one of these states, and none that was over a second before. On a machine
with other work the second is one of the window's own: the time in which it was ready to run and others ran
is added. Every fourth window has a disk that is busy: it takes up to three seconds to confirm anything.
"""

from __future__ import annotations

import os
import tempfile
import time
from functools import partial
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from cjm_desktop.storage.file import dumps, load
from cjm_desktop.storage.recovery import Recovery
from cjm_desktop.storage.saving import save
from torture.outcome import Outcome
from torture.samples import small_maps
from torture.shares import in_shares
from torture.window import Child, Hands, load_everything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import FileDescriptorLike

    from cjm_desktop.model.document import Document
    from torture.shares import Share

WITHIN = 1.0
"""Seconds after which nothing may be lost."""
_TENTH = 0.1
_LONGEST = 3.5
"""Seconds after which a window is killed at the latest."""
_WORDS = ("Ищет", "compares", "платит", "waits ", "Ё", "\u201cno\u201d")
_EVERY_BUSY = 4
_BUSIEST = 3.0
"""Seconds in which a disk confirms at the latest."""
_PROCESSES = 5
"""They mostly wait."""


def run(count: int, seed: int) -> Outcome:
    """Kill so many windows."""
    load_everything()
    return in_shares(kills, count, seed, size=max(1, min(20, count // _PROCESSES)), processes=_PROCESSES)


def kills(share: Share) -> Outcome:
    """Kill some windows."""
    outcome = Outcome()
    for number in share.numbers:
        try:
            with tempfile.TemporaryDirectory() as made:
                _kill(Path(made), number, share.seed, outcome)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault, and the others are done
            outcome.faults.append(f"kill {number} of seed {share.seed}: {error!r}")
        outcome.done += 1
    return outcome


def _kill(folder: Path, number: int, seed: int, outcome: Outcome) -> None:
    chance = Random(f"{seed} {number}")
    home, file = folder / "home", folder / "map.cjm"
    home.mkdir()
    save(small_maps()[number % len(small_maps())], file)
    is_busy = number % _EVERY_BUSY == _EVERY_BUSY - 1
    busy = chance.random() * _BUSIEST if is_busy else 0.0
    child = Child(file, home, partial(_edit, seed=f"{seed} {number} keys", busy=busy))
    assert child.line() is not None, "the window has told nothing"
    time.sleep(0.2 + chance.random() * (_LONGEST - 0.2))
    waited = child.seconds_without_processor()
    # Before, for a window that waits for the disk ends when the disk has answered.
    killed = time.monotonic()
    child.kill()
    outcome.seen["on a busy disk"] += is_busy
    outcome.seen["judged by a second and no more than a tenth"] += waited < _TENTH
    states = [_State.of(line) for line in child.rest()]
    child.close()
    outcome.seen["keys"] += len(states)
    found = _found(home, file)
    due = max((i for i, state in enumerate(states) if killed - state.at > WITHIN + waited), default=-1)
    if due < 0:
        return
    known = {state.print: i for i, state in enumerate(states)}
    newest = max((known.get(one, -1) for one in found), default=-1)
    assert newest >= due, _loss(states, newest, due, killed, len(found))
    outcome.seen["came back from the folder for crashes"] += newest >= 0 and len(found) > 1


class _State:
    """What the map was after a key, and when."""

    def __init__(self, at: float, of: str) -> None:
        self.at, self.print = at, of

    @classmethod
    def of(cls, line: str) -> _State:
        """Read what a window has told."""
        at, _, said = line.partition(" ")
        return cls(float(at), said)


def _loss(states: list[_State], newest: int, due: int, killed: float, found: int) -> str:
    if newest < 0:
        return f"nothing of {due + 1} keys is back, in {found} maps"
    late = killed - states[newest + 1].at
    return f"not all is back: {due - newest} keys are lost, the first of them pressed {late:.2f} s before"


def _found(home: Path, file: Path) -> list[str]:
    """Return the prints of the map in the file and of those that are kept for a crash."""
    left = Recovery(home / ".local" / "state" / "cjm-desktop" / "recovery").left_behind()
    return [_print(load(file)), *(_print(one.read()) for one in left)]


def _print(document: Document) -> str:
    return blake2b(dumps(document), digest_size=16).hexdigest()


def _make_busy(seconds: float) -> None:
    """Let the disk take so long to confirm what it has."""
    confirm = os.fsync

    def wait(fd: FileDescriptorLike) -> None:
        time.sleep(seconds)
        confirm(fd)

    os.fsync = wait


def _edit(hands: Hands, seed: str, busy: float) -> Iterator[float]:
    """Write, go on, undo, redo and save, by keys, at the pace of a quick hand."""
    from PySide6.QtCore import Qt

    if busy:
        _make_busy(busy)
    chance = Random(seed)
    key, modifier = Qt.Key, Qt.KeyboardModifier
    presses = (
        (key.Key_Tab, modifier.NoModifier),
        (key.Key_Return, modifier.NoModifier),
        (key.Key_Z, modifier.ControlModifier),
        (key.Key_Z, modifier.ControlModifier | modifier.ShiftModifier),
        (key.Key_Down, modifier.NoModifier),
        (key.Key_Backspace, modifier.NoModifier),
        (key.Key_S, modifier.ControlModifier),
    )
    often = (8, 4, 3, 2, 3, 3, 1)
    hands.tell("begin")
    while True:
        for letter in chance.choice(_WORDS):
            hands.type(letter)
            _tell(hands)
            yield chance.choice((0, 0.02, 0.08))
        ((pressed, held),) = chance.choices(presses, often)
        hands.press(pressed, held)
        _tell(hands)
        # Sometimes somebody thinks.
        yield chance.choice((0, 0.05, 0.05, 0.4, 0.9))


def _tell(hands: Hands) -> None:
    hands.tell(f"{time.monotonic()} {_print(hands.session.document)}")
