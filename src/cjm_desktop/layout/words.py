"""Where the words of an emotions cell stand: near the face, clear of every curve and of the face itself."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.text import break_text, line_width, widest, widest_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.layout.curve import Bezier
    from cjm_desktop.layout.text import Line

_CLEARANCE = 1.3
"""How far the words keep from a curve, in mm."""
_PUSH_COST = 0.25
"""What each mm costs that words are pushed away from their face."""
_MEASURES = (1.0, 0.72, 0.5)
"""Shares of the cell's width in which the words are tried."""
_GOOD_ENOUGH = 1
"""The cost below which no better place is looked for."""
_PLACES_KEPT = 4096
_EDGE_STEP = 3.0


class Said(Struct, frozen=True):
    """What the cards of a cell say, one at least; `aside` mm are left free at both sides, if they can be."""

    texts: tuple[str, ...]
    aside: float = 0.0


class Words(Struct, frozen=True):
    """The words of a cell as one block: where it stands from the cell's left and the middle level.

    `blocks` are the lines of each text.
    """

    blocks: tuple[tuple[Line, ...], ...]
    x: float
    top: float
    width: float
    height: float

    @property
    def edge(self) -> list[tuple[float, float]]:
        """Points all around the block, near enough to one another to tell what touches it."""
        steps = max(1, round(self.width / _EDGE_STEP))
        xs = [self.x + self.width * step / steps for step in range(steps + 1)]
        return [(x, y) for x in xs for y in (self.top, self.top + self.height / 2, self.top + self.height)]


@lru_cache(maxsize=_PLACES_KEPT)
def place_words(
    said: Said,
    width: float,
    faces: tuple[float, ...],
    pieces: tuple[Bezier, ...],
    taken: tuple[tuple[float, float], ...] | None = None,
    side: int = 0,
) -> Words:
    """Find the place nearest to the face where the words touch neither a curve nor a face.

    `width` is the cell's; `faces` are heights from the middle level, and `pieces` are the curves inside the
    cell from its left and the middle level. Where several curves have faces and words, `taken` are points
    of those that the words keep clear of, and `side` says whether they should stand over (-1) or under (1)
    their face.
    """
    marks = [point for piece in pieces for point in piece.points]
    marks += taken or [(width / 2 + at * sp.FACE_RADIUS, y) for y in faces for at in (-1, 0, 1)]
    best: Words | None = None
    least = math.inf
    room = width - 2 * sp.CELL_PADDING_X
    longest = max(widest_word(text, ty.EMOTION) for text in said.texts) + 2 * said.aside
    if longest > room and said.aside:
        # A word that would be chopped is worth more than the marks.
        return place_words(Said(said.texts), width, faces, pieces, taken, side)
    words = _broken(said, room)
    for narrow in _MEASURES:
        # A narrower measure takes no fewer lines.
        if _narrowness(words, narrow) >= least:
            break
        if narrow < 1:
            if longest > room * narrow:
                continue
            words = _broken(said, room * narrow)
        for cost, placed, outwards in _places(words, room, narrow, faces, side):
            if cost >= least:
                continue
            pushed = _cleared(placed, marks, outwards)
            total = cost + _PUSH_COST * abs(pushed.top - placed.top)
            if total < least:
                best, least = pushed, total
            if total <= _GOOD_ENOUGH:
                return pushed
    return best or words


def _narrowness(words: Words, narrow: float) -> float:
    """Return what it costs that words take several lines and a share of the width only."""
    return 0.4 * sum(len(lines) - 1 for lines in words.blocks) + (1 - narrow)


def _places(
    words: Words, room: float, narrow: float, faces: Sequence[float], wanted: int = 0
) -> Iterator[tuple[float, Words, int]]:
    """Yield places for the words with what each costs, off the centre and narrow is worse.

    The last value says whether the words stand above (-1) or below (1) the face.
    """
    highest, lowest = min(faces, default=0.0), max(faces, default=0.0)
    reach = (sp.FACE_RADIUS if faces else 0.0) + sp.FACE_TO_WORDS
    # Near the middle the words stand below, beyond it on the outer side: outwards there is more room.
    first = wanted or (-1 if faces and highest < 0 else 1)
    free = (room - words.width) / 2
    narrowness = _narrowness(words, narrow)
    for side, shift in product((first, -first), (0.0, -1.0, 1.0) if free >= 1 else (0.0,)):
        top = highest - reach - words.height if side < 0 else lowest + reach
        cost = narrowness + (side != first) * 0.5 + abs(shift) * 0.8
        x = sp.CELL_PADDING_X + free + shift * free
        yield cost, Words(words.blocks, x, top, words.width, words.height), side


def _broken(said: Said, measure: float) -> Words:
    """Break all texts of a cell; the block stands nowhere yet."""
    margins = 2 * said.aside
    blocks = tuple(break_text(text, ty.EMOTION, measure - margins) for text in said.texts)
    width = line_width(widest([line for lines in blocks for line in lines]), ty.EMOTION) + margins
    lines_height = sum(len(lines) for lines in blocks) * ty.EMOTION.line_height
    return Words(blocks, 0.0, 0.0, width, lines_height + (len(blocks) - 1) * sp.CARD_GAP)


def _cleared(words: Words, marks: Sequence[tuple[float, float]], outwards: int) -> Words:
    """Push words up (-1) or down (1) until no mark is nearer than the clearance."""
    left, right = words.x - _CLEARANCE, words.x + words.width + _CLEARANCE
    top, bottom = words.top - _CLEARANCE, words.top + words.height + _CLEARANCE
    beside = [y for x, y in marks if left <= x <= right]
    if not any(top <= y < bottom for y in beside):
        return words
    if outwards < 0:
        return replace(words, top=min(words.top, min(beside) - _CLEARANCE - words.height))
    return replace(words, top=max(words.top, max(beside) + _CLEARANCE))
