"""Which rows of the outline say something else after an edit, or are painted otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.qt.panels.outline_contents import PERSONAS, SOURCES, Contents, Key, Kind, is_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_desktop.edit.diff import Difference


def reworded(known: Sequence[Key], contents: Contents, difference: Difference) -> Iterator[Key]:
    """Yield those of the known rows which another version of the map words otherwise, perhaps others too."""
    yield from (key for key in known if is_in(key, difference))
    yield from (Key(Kind.PHASE, phase) for phase in difference.phases)
    if difference.frame or difference.maps or difference.document:
        yield Key(Kind.MAP, contents.map_id)
    if difference.stages or difference.lanes:
        yield from _headers(known, difference)
    if difference.links or difference.stages or difference.structure:
        # A link is told by the titles of its stages, of untitled ones by their letters.
        yield from (Key(Kind.LINK, link) for link in contents.links)
    if difference.personas:
        yield from (PERSONAS, *(key for key in known if key.kind is Kind.PERSONA))
    if difference.sources:
        yield from (SOURCES, *(key for key in known if key.kind is Kind.SOURCE))


def _headers(known: Sequence[Key], difference: Difference) -> Iterable[Key]:
    stages, lanes = difference.stages, difference.lanes
    return (
        key
        for key in known
        if (key.kind is Kind.STAGE and key.of in stages)
        or (key.kind in (Kind.LANE, Kind.CELL) and (key.of in lanes or key.stage in stages))
    )
