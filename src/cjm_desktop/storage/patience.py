"""Trying again what another program is in the way of just now.

On Windows a virus scanner, a search index or a folder that is synchronised opens a file for a moment
whenever it changes; meanwhile nobody may replace it. Elsewhere nobody holds a file up so.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

_DENIED, _IN_USE, _LOCKED, _MAPPED = 5, 32, 33, 1224
"""Errors of Windows; it says the first one of a file without rights, but also of one that is in use."""
_HELD = (_IN_USE, _LOCKED, _MAPPED)
WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between two attempts: most programs let go at once, and nobody waits for longer than two."""


def patiently(
    act: Callable[[], T], waits: Iterable[float] = WAITS, sleep: Callable[[float], object] = time.sleep
) -> T:
    """Return what `act` returns, after some more attempts where another program holds what it needs."""
    for wait in waits:
        try:
            return act()
        except OSError as error:
            if getattr(error, "winerror", None) not in (_DENIED, *_HELD):
                raise
        sleep(wait)
    return act()


def is_held(error: OSError) -> bool:
    """Whether another program is surely what was in the way."""
    return getattr(error, "winerror", None) in _HELD
