"""Damaged .cjm files: refused in words or opened, and what is opened is laid out, drawn and saved again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.draw.page import draw_map
from cjm_desktop.layout.map import lay_out
from cjm_desktop.model.errors import FileError
from cjm_desktop.storage.file import dumps, loads
from cjm_desktop.storage.salvage import salvage
from torture.mutants import mutated
from torture.mutations import MEMORY, tried
from torture.samples import small_files
from torture.shares import in_shares

if TYPE_CHECKING:
    from torture.outcome import Outcome
    from torture.shares import Share

_SALVAGED, _DRAWN, _SAVED = 100, 50, 5
"""Of so many that are refused one is salvaged, of so many that are opened one is drawn, one saved again."""


def run(count: int, seed: int) -> Outcome:
    """Open so many damaged files."""
    return in_shares(opened, count, seed, size=5_000, memory=MEMORY)


def opened(share: Share) -> Outcome:
    """Open some of them."""
    return tried(share, partial(_open, share.seed))


def _open(seed: int, number: int, outcome: Outcome) -> None:
    files = small_files()
    data = mutated(files[number % len(files)], seed * 10**9 + number)
    try:
        document = loads(data, "map.cjm")
    except FileError:
        if number // len(files) % _SALVAGED == 0:
            saved = salvage(data)
            if saved is not None:
                outcome.seen["salvaged"] += 1
                assert loads(dumps(saved.document)) == saved.document, "what was salvaged cannot be saved"
        raise
    if number % _SAVED == 0:
        assert loads(dumps(document)) == document, "what was opened saves as something else"
    if number % _DRAWN == 0:
        for journey in document.maps:
            draw_map(lay_out(document, journey))
