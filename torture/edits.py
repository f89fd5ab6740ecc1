"""Random edits with undo and redo: every state saves and loads equal, and all undone is the start."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from cjm_desktop.edit.session import Session
from cjm_desktop.storage.file import dumps, loads
from torture.hand import Hand
from torture.outcome import Outcome
from torture.samples import small_maps
from torture.shares import in_shares
from torture.verbs import do_something

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document
    from torture.shares import Share

STEPS = 50
_OF_UNDO = 0.15


def run(count: int, seed: int) -> Outcome:
    """Do so many sequences of edits."""
    outcome = in_shares(sequences, count, seed, size=20)
    edits, refused = outcome.seen["edits"], outcome.seen["refused"]
    if count > 1 and edits < refused:
        outcome.faults.append(f"most edits were refused: {refused} of {edits + refused}")
    return outcome


def sequences(share: Share) -> Outcome:
    """Do some of the sequences."""
    outcome = Outcome()
    for number in share.numbers:
        try:
            _sequence(number, share.seed, outcome)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault, and the others are done
            outcome.faults.append(f"sequence {number} of seed {share.seed}: {error!r}"[:300])
        outcome.done += 1
    return outcome


class _Line:
    """The states of a session in a row, and which of them is the present one."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.states, self.at = [session.base], 0

    def follow(self) -> None:
        """Note what an edit has made; what was undone before is gone."""
        if self.session.base is not self.states[self.at]:
            self.at += 1
            self.states[self.at :] = [self.session.base]

    def move(self, by: int) -> None:
        """Undo or redo so many steps, as far as there are any."""
        act = self.session.undo if by < 0 else self.session.redo
        moved = sum(act() for _ in range(abs(by)))
        self.at += moved if by > 0 else -moved
        _require(self.session.base is self.states[self.at], "undo or redo comes to another state")

    def walk(self) -> None:
        """Go back to the start and forth to the end."""
        self.move(-len(self.states))
        _require(self.at == 0 and not self.session.undo(), "all undone is not the start")
        self.move(len(self.states))
        _require(self.at == len(self.states) - 1 and not self.session.redo(), "all redone is not the end")


def _sequence(number: int, seed: int, outcome: Outcome) -> None:
    chance = Random(f"{seed} {number}")
    session = Session(small_maps()[number % len(small_maps())])
    hand, line = Hand(session, chance), _Line(session)
    for _ in range(STEPS):
        if chance.random() < _OF_UNDO:
            line.move(chance.choice((-4, -2, -1, 1, 2)))
        else:
            before = session.base
            do_something(hand)
            line.follow()
            outcome.seen["edits"] += session.base is not before
        _check_saved(session.base)
    outcome.seen["refused"] += hand.refused
    line.walk()


def _check_saved(document: Document) -> None:
    written = dumps(document)
    opened = loads(written)
    _require(opened == document, "what was saved loads as something else")
    _require(dumps(opened) == written, "what was loaded saves as something else")


def _require(does_hold: bool, what: str) -> None:
    if not does_hold:
        raise AssertionError(what)
