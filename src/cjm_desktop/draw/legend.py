"""The legend: an example of what is used on the map beside what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.cards import ASIDE, MOMENT
from cjm_desktop.draw.curves import stroke_swatch
from cjm_desktop.draw.marks import HEAVIEST, note_corner, source_dots, star, weight_bars
from cjm_desktop.draw.primitives import Box, Icon
from cjm_desktop.draw.texts import runs
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import Legend
from cjm_desktop.layout.curve import Stroke
from cjm_desktop.layout.geometry import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.layout.boxes import LegendItem

_RADIUS = 0.9
_ICONS = {Legend.RATIONAL: "motive-rational", Legend.EMOTIONAL: "motive-emotional"}
_GROUNDS = {Legend.FACT: None, Legend.HYPOTHESIS: "blue.hatch", Legend.NOTE: None, Legend.SOURCES: None}
"""What is shown on the ground of a card, and how that is hatched."""


def draw_entry(entry: LegendItem) -> Iterator[Primitive]:
    """Yield one entry of the legend."""
    if entry.swatch is not None:
        if isinstance(entry.shows, Stroke):
            yield stroke_swatch(entry.swatch, entry.shows)
        elif entry.shows is not None:
            yield from _example(entry.swatch, entry.shows)
    yield from runs(entry.text, "secondary")


def _example(place: Rect, shows: Legend) -> Iterator[Primitive]:
    if shows in _GROUNDS:
        ground = place.grown(-sp.HAIRLINE / 2)
        yield Box(ground, _RADIUS, "blue.tint", "zero_line", sp.HAIRLINE, hatch=_GROUNDS[shows])
    if shows is Legend.URGENT:
        yield Box(place, _RADIUS, fill="urgent")
    elif shows is Legend.MOMENT:
        yield star(place, MOMENT)
    elif shows is Legend.WEIGHT:
        smaller = place.grown(-(sp.LEGEND_SWATCH - sp.CORNER_MARK) / 2)
        yield from weight_bars(smaller, HEAVIEST - 1, "red.bar", "red.hatch")
    elif shows is Legend.NOTE:
        side = sp.NOTE_CORNER
        yield note_corner(Rect(place.right - side, place.y, side, side), ASIDE)
    elif shows is Legend.SOURCES:
        x, middle = place.right - sp.SOURCE_PITCH, place.y + place.height / 2
        centres = [Point(x, middle + step * sp.SOURCE_PITCH / 2) for step in (-1, 1)]
        yield from source_dots(centres, ASIDE)
    elif shows in _ICONS:
        yield Icon(place, _ICONS[shows], "plum.bar")
