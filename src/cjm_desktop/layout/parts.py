"""The parts of a card: which field each shows, where it is in the cell, and how it looks."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from cjm_desktop.layout.geometry import Point

if TYPE_CHECKING:
    from cjm_desktop.layout.boxes import TextBlock
    from cjm_desktop.layout.geometry import Rect


class Ink(StrEnum):
    """How a part of a card stands out, in the colours of its card."""

    PLAIN = "plain"
    QUIET = "quiet"
    HUE = "hue"


class Symbol(Struct, frozen=True, gc=False):
    """An icon of the drawn set, by its name."""

    name: str


class ScoreMarks(Struct, frozen=True, gc=False):
    """The marks of a score, from 1 up, by their centres."""

    centres: tuple[Point, ...]

    def moved(self, dx: float, dy: float) -> ScoreMarks:
        """Return them shifted by mm."""
        return ScoreMarks(tuple(Point(centre.x + dx, centre.y + dy) for centre in self.centres))


class Photo(Struct, frozen=True, gc=False):
    """An attached picture; `word` says what is missing where it cannot be shown."""

    attachment: str
    word: TextBlock

    def moved(self, dx: float, dy: float) -> Photo:
        """Return it shifted by mm."""
        return Photo(self.attachment, self.word.moved(dx, dy))


class Sign(StrEnum):
    """A small drawn sign that is there or not."""

    MOMENT = "moment"
    NOTE = "note"
    NOTE_PAGE = "note_page"


class WeightBars(Struct, frozen=True, gc=False):
    """The weight of a barrier as rising bars."""

    weight: int


class SourceDots(Struct, frozen=True, gc=False):
    """A dot for each source, by their centres."""

    centres: tuple[Point, ...]

    def moved(self, dx: float, dy: float) -> SourceDots:
        """Return them shifted by mm."""
        return SourceDots(tuple(Point(centre.x + dx, centre.y + dy) for centre in self.centres))


class PersonaDots(Struct, frozen=True, gc=False):
    """A dot for each persona a card concerns, by their centres, in the personas' hues."""

    centres: tuple[Point, ...]
    hues: tuple[str, ...]

    def moved(self, dx: float, dy: float) -> PersonaDots:
        """Return them shifted by mm."""
        return PersonaDots(tuple(Point(at.x + dx, at.y + dy) for at in self.centres), self.hues)


Look: TypeAlias = "TextBlock | Symbol | ScoreMarks | Photo | Sign | WeightBars | SourceDots | PersonaDots"


class CardPart(Struct, frozen=True, gc=False):
    """One drawn part of a card or cell; without a field it shows none, as a separator does."""

    field: str
    rect: Rect
    look: Look
    ink: Ink = Ink.PLAIN

    def moved(self, dx: float, dy: float) -> CardPart:
        """Return it shifted by mm."""
        look = self.look
        shifted = look if isinstance(look, _FIXED) else look.moved(dx, dy)
        return CardPart(self.field, self.rect.moved(dx, dy), shifted, self.ink)


_FIXED = (Symbol, Sign, WeightBars)
"""The looks that say no place of their own."""
