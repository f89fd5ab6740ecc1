"""Slots for paper stickers as display lists: ticks at the corners, so that a note can be put straight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.draw.primitives import DisplayList
    from cjm_desktop.layout.geometry import Rect

_TICK = 3.6
"""How long the ticks are, in mm."""
_LINE = 0.2


def draw_slots(slots: Iterable[Rect]) -> DisplayList:
    """Return the corners of the free slots of a cell, relative to its upper left corner."""
    return tuple(Outline(tuple(_corners(slot)), line="slot", line_width=_LINE) for slot in slots)


def _corners(slot: Rect) -> Iterator[tuple[str | float, ...]]:
    for x, inwards in ((slot.x, _TICK), (slot.right, -_TICK)):
        for y, down in ((slot.y, _TICK), (slot.bottom, -_TICK)):
            yield "M", x + inwards, y
            yield "L", x, y
            yield "L", x, y + down
