"""Links between stages: arrows over the stage band, on tracks of their own, clear of every text.

A link leaves its stage upwards, runs along a track and comes down on the other stage. Shorter ones lie
under longer ones, and their ends stand in such an order that those of one stage never cross.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.boxes import LinkBox, TextBlock
from cjm_desktop.layout.text import fitted_line, line_width
from cjm_desktop.model.queries import stage_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.layout.boxes import Column
    from cjm_desktop.model.document import Link, Map

_ELLIPSIS_ROOM = 6.0
"""Less room than this, in mm, is none for a label."""


class _Way(Struct, frozen=True):
    """A link by the indexes of its stages; the way back of a cyclic path has no link."""

    link: Link | None
    origin: int
    target: int


class _Run(Struct, frozen=True):
    """A way with the x of both ends and the track it runs on, counted from the band."""

    way: _Way
    start: float
    end: float
    track: int = 0

    @property
    def span(self) -> tuple[float, float]:
        """Its left and right end."""
        return min(self.start, self.end), max(self.start, self.end)


def lay_out_links(journey: Map, columns: Sequence[Column]) -> tuple[LinkBox, ...]:
    """Lay out the links of a map from the top of its band; y is negative over it, x that of the page."""
    ways = list(_ways(journey))
    if not ways:
        return ()
    runs = _on_tracks(_with_ends(ways, columns))
    return tuple(_box(run, runs) for run in runs)


def links_height(links: Sequence[LinkBox]) -> float:
    """Return the room that links take over the band."""
    return max((-link.y for link in links), default=-sp.LINK_TRACK / 2) + sp.LINK_TRACK / 2


def _ways(journey: Map) -> Iterator[_Way]:
    ends = set()
    for link in journey.links:
        way = _Way(link, stage_index(journey, link.origin), stage_index(journey, link.target))
        ends.add((way.origin, way.target))
        yield way
    back = _Way(None, len(journey.stages) - 1, 0)
    if journey.cyclic and len(journey.stages) > 1 and (back.origin, back.target) not in ends:
        yield back


def _with_ends(ways: Sequence[_Way], columns: Sequence[Column]) -> list[_Run]:
    """Give each way the x at which it leaves and comes; ends at one stage stand side by side."""
    at: dict[int, list[tuple[tuple[int, int], int, bool]]] = {}
    for number, way in enumerate(ways):
        at.setdefault(way.origin, []).append((_order(way.origin, way.target, 0), number, True))
        at.setdefault(way.target, []).append((_order(way.target, way.origin, 1), number, False))
    starts, ends = dict[int, float](), dict[int, float]()
    for stage, meeting in at.items():
        column = columns[stage]
        pitch = min(sp.LINK_PITCH, column.width * 0.6 / len(meeting))
        left = column.x + column.width / 2 - pitch * (len(meeting) - 1) / 2
        for place, (_, number, leaves) in enumerate(sorted(meeting)):
            (starts if leaves else ends)[number] = left + place * pitch
    return [_Run(way, starts[number], ends[number]) for number, way in enumerate(ways)]


def _order(stage: int, other: int, end: int) -> tuple[int, int]:
    """Sort ends from left to right: to the left near ones first, to the right far ones first."""
    if other < stage:
        return 0, stage - other
    return (2, stage - other) if other > stage else (1, end)


def _on_tracks(runs: Sequence[_Run]) -> list[_Run]:
    """Put each run on the lowest track on which it meets no other, short ones first."""
    taken: list[list[tuple[float, float]]] = []
    placed: dict[int, _Run] = {}
    for number in sorted(range(len(runs)), key=lambda number: runs[number].span[1] - runs[number].span[0]):
        left, right = runs[number].span
        track = next(
            (
                track
                for track, spans in enumerate(taken)
                if all(right + sp.LINK_GAP <= low or high + sp.LINK_GAP <= left for low, high in spans)
            ),
            len(taken),
        )
        if track == len(taken):
            taken.append([])
        taken[track].append((left, right))
        placed[number] = replace(runs[number], track=track)
    return [placed[number] for number in range(len(runs))]


def _box(run: _Run, runs: Sequence[_Run]) -> LinkBox:
    y = -(sp.LINK_FOOT + run.track * sp.LINK_TRACK + sp.LINK_TRACK / 2)
    link = run.way.link
    label = _label(link.text, run, runs, y) if link is not None and link.text.strip() else None
    return LinkBox(link, run.start, run.end, y, label)


def _label(text: str, run: _Run, runs: Sequence[_Run], y: float) -> TextBlock | None:
    """Return the words of a link, set into its line where no other line comes down through them."""
    low, high = run.span
    passing = [x for other in runs if other.track > run.track for x in (other.start, other.end)]
    stops = [low, *sorted(x for x in passing if low < x < high), high]
    left, right = max(pairwise(stops), key=lambda gap: gap[1] - gap[0])
    room = right - left - 2 * (sp.LINK_RADIUS + sp.LINK_LABEL_GAP)
    if room < _ELLIPSIS_ROOM:
        return None
    line = fitted_line(text, ty.LINK, room)
    width = line_width(line, ty.LINK)
    return TextBlock((left + right - width) / 2, y - ty.LINK.line_height / 2, width, ty.LINK, (line,))
