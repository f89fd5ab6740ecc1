"""The texts of a laid-out map: how small they are, which fit, which the font can write.

It depends on neither paper nor scale, and is gathered once for all posters of a map.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.boxes import TextBlock
from cjm_desktop.layout.font import lacks
from cjm_desktop.layout.text import is_cut, line_width
from cjm_desktop.layout.typography import MM_PER_PT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.layout.map import MapLayout

SMALLEST_POINTS = 6.0
"""Text under this size on paper is hard to read at arm's length."""
_HAIR = 0.05


class Text(NamedTuple):
    """A text block with the card it belongs to, "" for a header, and the room it has, if that is bounded."""

    card: str
    block: TextBlock
    room: Rect | None


class Smallest(NamedTuple):
    """Text that comes out too small: the size of the smallest in pt, and the cards that bear some."""

    points: float
    cards: tuple[str, ...]


class Texts:
    """All texts of a laid-out map but the codes of cells."""

    def __init__(self, layout: MapLayout) -> None:
        self._all = tuple(text for text in _texts(layout) if text.block.lines)
        self._small: dict[int, tuple[str, ...]] = {}

    @cached_property
    def missing(self) -> frozenset[str]:
        """The characters that the font lacks."""
        signs: set[str] = set()
        for text in self._all:
            for line in text.block.lines:
                signs.update(line.text)
        return frozenset(filter(lacks, signs))

    @cached_property
    def overflowing(self) -> tuple[str, ...]:
        """The cards out of which a text sticks, or whose text is cut short."""
        return _cards(text for text in self._all if text.room is not None and _sticks_out(text))

    def cards_with(self, signs: Collection[str]) -> tuple[str, ...]:
        """Return the cards on which any of some characters stand."""
        wanted = frozenset(signs)
        if not wanted:
            return ()
        return _cards(t for t in self._all if any(wanted.intersection(line.text) for line in t.block.lines))

    def too_small(self, scale: float) -> Smallest | None:
        """Return what is under the smallest size at a scale, None where all can be read.

        There are few sizes: the cards are gathered once for each of them.
        """
        count = bisect_left(self._sizes, SMALLEST_POINTS * MM_PER_PT / scale)
        if count == 0:
            return None
        if count not in self._small:
            sizes = frozenset(self._sizes[:count])
            self._small[count] = _cards(text for text in self._all if text.block.style.size in sizes)
        return Smallest(self._sizes[0] * scale / MM_PER_PT, self._small[count])

    @cached_property
    def _sizes(self) -> tuple[float, ...]:
        """The ems of all texts in mm, each once, from the smallest up."""
        return tuple(sorted({text.block.style.size for text in self._all}))


def _texts(layout: MapLayout) -> Iterator[Text]:
    yield from (Text("", block, None) for block in _blocks_around(layout))
    for index in layout.shown_rows:
        for cell in layout.rows[index].cells:
            for box in cell.boxes:
                yield from (Text(box.card.id, block, box.rect) for block in box.blocks)
            looks = (part.look for part in cell.parts)
            yield from (Text("", look, None) for look in looks if isinstance(look, TextBlock))


def _blocks_around(layout: MapLayout) -> Iterator[TextBlock]:
    """Yield the texts of title, personas, footer and headers."""
    title, footer = layout.title, layout.footer
    yield from (title.title, title.subtitle, footer.text)
    yield from (item.text for item in footer.legend)
    for persona in title.personas:
        yield from (persona.name, persona.role)
    yield from (phase.title for phase in layout.phases)
    yield from (link.label for link in layout.links if link.label is not None)
    for stage in layout.stages:
        yield from (stage.title, stage.task)
    for index in layout.shown_rows:
        row = layout.rows[index]
        yield row.header.title
        if not row.lane.collapsed:
            yield row.header.question


def _sticks_out(text: Text) -> bool:
    block, room = text.block, text.room
    if is_cut(block.lines):
        return True
    if room is None:
        return False
    widest = max((line_width(line, block.style) for line in block.lines), default=0.0)
    return block.y + block.height > room.bottom + _HAIR or widest > block.width + _HAIR


def _cards(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.card for text in texts if text.card))
