"""Rows D1 to D6: opening, saving, one edit and what it costs to keep, and garbage after a load."""

from __future__ import annotations

import gc
import itertools
import json
import os
import tempfile
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Row, in_turn, plain, row, seconds
from bench.samples import document
from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.session import Session
from cjm_desktop.storage.file import dumps, loads
from cjm_desktop.storage.saving import save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SMALL, LARGE = 100, 10_000
_EDITS = 200


def rows() -> Iterator[Row]:
    """Measure opening, serialising, editing and the memory of an undo step."""
    data = dumps(document(LARGE))
    parsed = json.loads(data)
    size = f"{LARGE:,} cards"
    opening = in_turn(lambda: seconds(lambda: loads(data)), lambda: seconds(lambda: json.loads(data)))
    yield row("D1", "open and validate / json.loads", size, opening, 4)
    made = document(LARGE)
    writing = in_turn(
        lambda: seconds(lambda: dumps(made)), lambda: seconds(lambda: json.dumps(parsed, ensure_ascii=False))
    )
    yield row("D2", "serialise / json.dumps", size, writing, 1)
    yield row("D3", "one edit with its undo entry / at 100 cards", size, in_turn(edit(LARGE), edit(SMALL)), 2)
    step = bytes_of_a_step() / 1024
    yield plain("D4", "memory of one undo step", size, step, "KiB", 8)
    pauses = in_turn(lambda: _pause(frozen=True), lambda: _pause(frozen=False))
    yield row(
        "D5", "full garbage collection with a map open, what was loaded frozen / not", size, pauses, 0.05
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "saved.cjm"
        saving = in_turn(
            lambda: seconds(lambda: save(made, path)), lambda: seconds(lambda: _bare_save(parsed, path))
        )
        yield row("D6", "save / json.dumps, the disk and json.loads to read it back", size, saving, 2)


def _pause(*, frozen: bool) -> float:
    """Return the seconds of a full collection."""
    session = Session(loads(dumps(document(LARGE))))
    if frozen:
        gc.freeze()
    taken = seconds(gc.collect)
    gc.unfreeze()
    assert session.document.maps
    return taken


def _bare_save(parsed: object, path: Path) -> None:
    data = json.dumps(parsed, ensure_ascii=False).encode()
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    assert json.loads(data) == parsed


def edit(cards: int) -> Callable[[], float]:
    """Return what measures one edit of a map of so many cards, in seconds."""
    session = Session(document(cards))
    targets = [card.id for card in itertools.islice(session.journey.cards, 0, None, max(1, cards // 50))]
    texts = (f"Новый текст {number}" for number in itertools.count())

    def many() -> None:
        for number in range(_EDITS):
            session.apply(Label.TYPE, set_text, targets[number % len(targets)], next(texts))

    return lambda: seconds(many) / _EDITS


def bytes_of_a_step() -> float:
    """Return the bytes one more undo step keeps alive, the new card included."""
    session = Session(document(LARGE))
    targets = [card.id for card in itertools.islice(session.journey.cards, 0, None, LARGE // _EDITS)]
    for number, target in enumerate(targets):
        session.apply(Label.TYPE, set_text, target, f"Первый {number}")
    gc.collect()
    tracemalloc.start()
    try:
        for number, target in enumerate(targets):
            session.apply(Label.TYPE, set_text, target, f"Второй {number}")
        gc.collect()
        return tracemalloc.get_traced_memory()[0] / len(targets)
    finally:
        tracemalloc.stop()
