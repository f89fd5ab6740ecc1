"""The quiet marks of a card beside what it says: that there is a note, its sources, whom it concerns.

A card has room for them in its padding. A chip, a score and words over a curve have none: there note and
sources stand in line, after what is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.layout.parts import CardPart, Ink, PersonaDots, Sign, SourceDots

if TYPE_CHECKING:
    from cjm_desktop.model.card import Card

People = Sequence[tuple[str, str]]
"""The personas of a map, each with its id and its hue, in their order."""
_MOST_DOTS = 3


def in_padding(card: Card, rect: Rect, first_line: float, people: People) -> list[CardPart]:
    """Return the marks in the padding of a card; `first_line` is the middle of its first line."""
    parts: list[CardPart] = []
    if card.note:
        side = sp.NOTE_CORNER
        parts.append(CardPart("note", Rect(rect.right - side, rect.y, side, side), Sign.NOTE, Ink.QUIET))
    if card.sources:
        lowest = rect.bottom - sp.CARD_PADDING_X / 2
        middle = lowest - (_source_count(card) - 1) * sp.SOURCE_PITCH / 2
        parts.append(_source_dots(card, rect.right - sp.CARD_PADDING_X / 2, middle))
    return [*parts, *persona_dots(card, rect.x + sp.PERSONA_INSET, first_line, people)]


def width_in_line(card: Card) -> float:
    """Return the room that note and sources take after what is said, in mm."""
    note = sp.ASIDE_GAP + sp.NOTE_PAGE if card.note else 0.0
    return note + (sp.ASIDE_GAP + 2 * sp.SOURCE_RADIUS if card.sources else 0.0)


def in_line(card: Card, x: float, middle: float) -> list[CardPart]:
    """Return the marks of note and sources from `x` on, centred on `middle`."""
    parts: list[CardPart] = []
    if card.note:
        side = sp.NOTE_PAGE
        page = Rect(x + sp.ASIDE_GAP, middle - side / 2, side, side)
        parts.append(CardPart("note", page, Sign.NOTE_PAGE, Ink.QUIET))
        x = page.right
    if card.sources:
        parts.append(_source_dots(card, x + sp.ASIDE_GAP + sp.SOURCE_RADIUS, middle))
    return parts


def persona_dots(card: Card, x: float, middle: float, people: People) -> list[CardPart]:
    """Return a dot in the hue of each persona a card concerns, centred on a point; none for a single one."""
    hues = tuple(hue for persona, hue in people if persona in card.personas)[:_MOST_DOTS]
    if not hues or len(people) == 1:
        return []
    centres, area = _stack(len(hues), x, middle, sp.PERSONA_PITCH, sp.PERSONA_RADIUS)
    return [CardPart("personas", area, PersonaDots(centres, hues))]


def _source_count(card: Card) -> int:
    return min(len(card.sources), _MOST_DOTS)


def _source_dots(card: Card, x: float, middle: float) -> CardPart:
    centres, area = _stack(_source_count(card), x, middle, sp.SOURCE_PITCH, sp.SOURCE_RADIUS)
    return CardPart("sources", area, SourceDots(centres), Ink.QUIET)


def _stack(
    count: int, x: float, middle: float, pitch: float, radius: float
) -> tuple[tuple[Point, ...], Rect]:
    """Return the centres of dots one under the other, and the area they take."""
    top = middle - (count - 1) * pitch / 2
    centres = tuple(Point(x, top + index * pitch) for index in range(count))
    return centres, Rect(x, top, 0, (count - 1) * pitch).grown(radius)
