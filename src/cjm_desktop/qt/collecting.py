"""How Python's collector works in a window: it walks over nothing again that has proved to be there to stay.

To walk over all that a large map is made of would hold the window for a quarter of a second, every few edits.
What a full collection has found to be in use is left out of the next ones: each of them has no more to do
than what was made since. What becomes garbage afterwards, and lies in a cycle, goes when closed windows have
left enough of it.
"""

from __future__ import annotations

import gc

_FULL = 2
"""The oldest generation."""


def wake() -> None:
    """Let garbage be collected from now on, leaving out what there is already."""
    gc.freeze()
    if _leave_out not in gc.callbacks:
        gc.callbacks.append(_leave_out)
    gc.enable()


def _leave_out(phase: str, collected: dict[str, int]) -> None:
    """Leave out what a full collection has left."""
    if phase == "stop" and collected["generation"] == _FULL:
        gc.freeze()
