"""What a card says on its sticker, as large as there is room for it, and the measures of a sticker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm_desktop.draw.faces import face
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.asides import persona_dots
from cjm_desktop.layout.boxes import TextBlock
from cjm_desktop.layout.cards import picture_part
from cjm_desktop.layout.details import figures_of
from cjm_desktop.layout.flow import flow
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.layout.parts import CardPart, Ink, ScoreMarks, Symbol
from cjm_desktop.layout.text import single_line
from cjm_desktop.layout.typography import TextStyle, Weight
from cjm_desktop.model.card import HIGHEST_SCORE
from cjm_desktop.model.channels import channel_icon
from cjm_desktop.model.kinds import Drawing
from cjm_desktop.printing.stickers.text import fitted_text

if TYPE_CHECKING:
    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.layout.cards import Manner
    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.model.card import Card

CODE = TextStyle(Weight.SEMIBOLD, 10, 1.2)
LANE = TextStyle(Weight.SEMIBOLD, 8.5, 1.2)
STAGE = TextStyle(Weight.REGULAR, 8, 1.25)
SCORE = TextStyle(Weight.SEMIBOLD, 28, 1.15)
SMALL_SCORE = TextStyle(Weight.SEMIBOLD, 18, 1.1)
GAP = 1.4
"""Between two things on a sticker, in mm."""
_ROOMY = 50.0
"""From this height in mm on lane and stage stand on two lines."""
_INSET, _MOST_INSET = 0.055, 4.0
_BAR, _LEAST_BAR, _MOST_BAR = 0.03, 1.3, 2.2
_ICON, _LEAST_ICON, _MOST_ICON = 0.08, 3.6, 6.0
_FACE, _MOST_FACE = 0.075, 12.0
"""The radius of a face in a corner as a share of the shorter side, and at most where it stands alone."""
_PICTURE_SHARE, _FIGURES_SHARE = 0.6, 0.5
"""Of the room that a picture takes beside words, and figures at most."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a sticker, all from its size: its inner area, bar, head, icons and faces in mm."""

    inner: Rect
    bar: float
    icon: float
    face: float
    is_roomy: bool

    @classmethod
    def of(cls, size: Size) -> Frame:
        """Return the measures of a sticker of a size."""
        side = min(size)
        inset = min(_MOST_INSET, side * _INSET)
        inner = Rect(inset, inset, size.width - 2 * inset, size.height - 2 * inset)
        bar = min(_MOST_BAR, max(_LEAST_BAR, side * _BAR))
        icon = min(_MOST_ICON, max(_LEAST_ICON, side * _ICON))
        return cls(inner, bar, icon, side * _FACE, size.height >= _ROOMY)

    @property
    def head(self) -> float:
        """The height of bar and head, and the gap under them."""
        if self.is_roomy:
            return self.bar + GAP + CODE.line_height + STAGE.line_height + 2 * GAP
        return self.bar + GAP + CODE.line_height + GAP / 2


def says_words(card: Card) -> bool:
    """Whether a card says something in words."""
    return bool(card.text.strip())


class Body:
    """What a card says, as large as its sticker has room for it."""

    def __init__(self, card: Card, manner: Manner, frame: Frame, room: Rect) -> None:
        self.parts: list[CardPart] = []
        self.items: tuple[Primitive, ...] = ()
        self.is_cut = False
        self._card, self._manner, self._frame = card, manner, frame
        if card.picture:
            room = self._picture(card.picture, room)
        if manner.drawing is Drawing.MARKS:
            room = self._score(room)
        room = self._above_figures(room)
        if says_words(card):
            self._text(room)
        elif card.level is not None and "level" in manner.fields:
            radius = min(_MOST_FACE, min(room.width, room.height) / 3)
            middle = room.x + room.width / 2, room.y + room.height / 2
            self.items += face(*middle, radius, card.level)

    def _picture(self, attachment: str, room: Rect) -> Rect:
        """Show a picture at the top, and leave half of the room for words where there are some."""
        part = picture_part(attachment, self._manner, room)
        most = room.height * (_PICTURE_SHARE if says_words(self._card) else 1.0)
        height = min(part.rect.height, most)
        self.parts.append(CardPart(part.field, Rect(room.x, room.y, room.width, height), part.look))
        return _below(room, height + GAP)

    def _score(self, room: Rect) -> Rect:
        """Show a score as a large number over its marks."""
        value = self._card.value
        style = SCORE if self._frame.is_roomy else SMALL_SCORE
        text = "–" if value is None else f"{value}/{HIGHEST_SCORE}"
        block = TextBlock(room.x, room.y, room.width, style, (single_line(text, style),))
        self.parts.append(CardPart("value", block.rect, block))
        middle = block.rect.bottom + GAP + sp.MARK_RADIUS
        if middle + sp.MARK_RADIUS > room.bottom:
            return _below(room, block.height)
        centres = tuple(
            Point(room.x + sp.MARK_RADIUS + index * sp.MARK_PITCH, middle) for index in range(HIGHEST_SCORE)
        )
        area = Rect(room.x, middle, (HIGHEST_SCORE - 1) * sp.MARK_PITCH, 0.0).grown(sp.MARK_RADIUS)
        self.parts.append(CardPart("value", area, ScoreMarks(centres)))
        return _below(room, middle + sp.MARK_RADIUS + 2 * GAP - room.y)

    def _above_figures(self, room: Rect) -> Rect:
        """Show the figures of a KPI at the lower end of a room, and return what is left above them."""
        if "current" not in self._manner.fields:
            return room
        figures = [*flow(figures_of(self._card, self._manner.language), room.x, 0.0, room.width)]
        if not figures:
            return room
        height = max(part.rect.bottom for part in figures)
        if height > room.height * _FIGURES_SHARE:
            self.is_cut = True
            return room
        self.parts += [part.moved(0.0, room.bottom - height) for part in figures]
        return Rect(room.x, room.y, room.width, room.height - height - GAP)

    def _text(self, room: Rect) -> None:
        """Set the text after its icon; a card's personas are dots in the edge beside its first line."""
        card, icon = self._card, self._icon()
        before = 0.0 if icon is None else self._frame.icon + GAP
        weight = Weight.SEMIBOLD if card.urgent else Weight.REGULAR
        fitted = fitted_text(card.text.strip(), weight, room.width - before, room.height)
        block = TextBlock(room.x + before, room.y, room.width - before, fitted.style, fitted.lines)
        self.parts.append(CardPart("text", block.rect, block))
        self.is_cut = self.is_cut or fitted.is_cut
        middle, side = room.y + fitted.style.line_height / 2, self._frame.icon
        if icon is not None:
            self.parts.append(CardPart("", Rect(room.x, middle - side / 2, side, side), icon, Ink.HUE))
        self.parts += persona_dots(card, self._frame.inner.x / 2, middle, self._manner.people)

    def _icon(self) -> Symbol | None:
        card, manner = self._card, self._manner
        if card.motive is not None and "motive" in manner.fields:
            return Symbol(f"motive-{card.motive}")
        if manner.icon is not None:
            return Symbol(manner.icon)
        return Symbol(channel_icon(card)) if manner.drawing is Drawing.CHIPS else None


def _below(room: Rect, height: float) -> Rect:
    return Rect(room.x, room.y + height, room.width, max(0.0, room.height - height))
