"""Damaged .cjm files: refused in words or opened, and what is opened is laid out, drawn and saved again.

No text is lost whose bytes are untouched.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.draw.page import draw_map
from cjm_desktop.layout.map import lay_out
from cjm_desktop.model.errors import FileError
from cjm_desktop.storage.file import dumps, loads
from cjm_desktop.storage.salvage import salvage
from torture.losses import gone, has_cards, intact, says_newer
from torture.mutants import mutated
from torture.mutations import MEMORY, tried
from torture.samples import small_files
from torture.shares import in_shares

if TYPE_CHECKING:
    from torture.outcome import Outcome
    from torture.shares import Share

_DRAWN, _SAVED = 50, 5
"""Of so many that are opened one is drawn, one saved again."""
_MOST_SALVAGED = 20_000
"""So many files are salvaged, or tried to, evenly among all: that takes twenty times as long as refusing."""
_LARGEST_SALVAGED = 1024**2
"""Bytes of a file that is salvaged: it takes half a second a megabyte, and larger ones say the same again."""


def run(count: int, seed: int) -> Outcome:
    """Open so many damaged files."""
    work = partial(opened, max(1, count // _MOST_SALVAGED))
    return in_shares(work, count, seed, size=min(5_000, max(1, count // 8)), memory=MEMORY)


def opened(every: int, share: Share) -> Outcome:
    """Open some of them; of `every` so many that are refused one is salvaged."""
    return tried(share, partial(_open, share.seed, every))


def _open(seed: int, every: int, number: int, outcome: Outcome) -> None:
    files = small_files()
    kind = number % len(files)
    data = mutated(files[kind], seed * 10**9 + number)
    try:
        document = loads(data, "map.cjm")
    except FileError:
        if number // len(files) % every == 0 and len(data) <= _LARGEST_SALVAGED:
            _salvage(kind, data, outcome)
        raise
    if number % _SAVED == 0:
        again = dumps(document)
        assert loads(again) == document, "what was opened saves as something else"
        _judge(kind, data, again, outcome)
    if number % _DRAWN == 0:
        for journey in document.maps:
            draw_map(lay_out(document, journey))


def _salvage(kind: int, data: bytes, outcome: Outcome) -> None:
    saved = salvage(data)
    if saved is None:
        assert says_newer(data) or not has_cards(kind, data), "a file with whole cards is taken for no map"
        return
    outcome.seen["salvaged"] += 1
    again = dumps(saved.document)
    assert loads(again) == saved.document, "what was salvaged cannot be saved"
    _judge(kind, data, again, outcome)


def _judge(kind: int, data: bytes, again: bytes, outcome: Outcome) -> None:
    """Look for each text whose bytes are there still in the file that is made of a damaged one."""
    said = intact(kind, data)
    lost = gone(said, again)
    outcome.seen["texts found again"] += len(said) - len(lost)
    assert not lost, f"{len(lost)} of {len(said)} texts are lost: {lost[0]}"
