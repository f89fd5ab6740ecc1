"""The content of one sticker: the lane's colour, where it belongs, and what its card says, as large as fits.

Everything is in mm from the upper left corner of the part of a slot that can be printed on. A card's parts
are those of the map, drawn by the same code, only larger and with the room of a whole note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.draw.cards import draw_card
from cjm_desktop.draw.faces import face
from cjm_desktop.draw.primitives import Box, TextRun
from cjm_desktop.draw.texts import ascent, runs
from cjm_desktop.layout.boxes import CardBox, Legend, Shape, TextBlock
from cjm_desktop.layout.cards import corner_marks, manner_of, placed_marks
from cjm_desktop.layout.details import foot_of
from cjm_desktop.layout.flow import Piece, flow
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.headers import LEGEND_WORDS
from cjm_desktop.layout.parts import CardPart, Ink
from cjm_desktop.layout.text import fitted_line, line_width, single_line, text_width
from cjm_desktop.layout.typography import CARD_FOOT, TextStyle, Weight
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.queries import lane_title
from cjm_desktop.printing.stickers.body import CODE, GAP, LANE, STAGE, Body, Frame, says_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjm_desktop.draw.primitives import DisplayList, Primitive
    from cjm_desktop.layout.asides import People
    from cjm_desktop.layout.cards import Manner
    from cjm_desktop.layout.geometry import Size
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Attachment, Document, Lane
    from cjm_desktop.printing.stickers.chosen import Sticker

URGENT = TextStyle(Weight.SEMIBOLD, 8, 1.2)
_OWN_SHARE = 0.3
"""Of the bar in the colour that a card has of its own."""
_FOOT_SHARE = 0.4
_CHIP_PADDING = 1.6


class Note(NamedTuple):
    """What is printed on one sticker, and whether text of its card is left out."""

    items: DisplayList
    is_cut: bool = False


class NoteMaker:
    """Lays out the stickers of one map, their words in one language."""

    def __init__(self, document: Document, people: People, language: str) -> None:
        self._pictures: Mapping[str, Attachment] = document.attachments
        self._people, self._language = people, language
        self._manners: dict[str, Manner] = {}

    def note(self, sticker: Sticker, size: Size) -> Note:
        """Lay out a sticker that has `size` mm to be printed on."""
        frame = Frame.of(size)
        head = tuple(self._head(sticker, frame))
        card = sticker.card
        if card is None:
            return Note(head)
        manner = self._manner(sticker.lane)
        foot, body = _filled(card, manner, frame, has_words=True)
        if body.is_cut:
            # What the card says is worth more than what else is known of it.
            foot, body = _filled(card, manner, frame, has_words=False)
        parts = (*body.parts, *foot.parts)
        drawn: tuple[Primitive, ...] = ()
        if parts:
            box = CardBox(card, Shape.WORDS, frame.inner, parts)
            drawn = tuple(draw_card(box, _hue(sticker.lane), sticker.lane.meaning))
        return Note((*head, *drawn, *body.items, *foot.items), body.is_cut)

    def _manner(self, lane: Lane) -> Manner:
        known = self._manners.get(lane.id)
        if known is None:
            known = manner_of(lane, self._language, self._pictures, self._people)
            self._manners[lane.id] = known
        return known

    def _head(self, sticker: Sticker, frame: Frame) -> Iterator[Primitive]:
        """Yield the bar in the lane's colour, the number in the corner, and where the sticker belongs."""
        inner, hue = frame.inner, _hue(sticker.lane)
        yield from _bar(frame, hue, None if sticker.card is None else sticker.card.color)
        number = single_line(sticker.number, CODE)
        taken = line_width(number, CODE)
        baseline = inner.y + frame.bar + GAP + ascent(CODE)
        yield TextRun(inner.right - taken, baseline, number, CODE.weight, CODE.size, "ink")
        room = inner.width - taken - 2 * GAP
        lane, stage = lane_title(sticker.lane, self._language), sticker.stage.title
        name = fitted_line(lane, LANE, room)
        yield TextRun(inner.x, baseline, name, LANE.weight, LANE.size, f"{hue}.deep")
        if frame.is_roomy:
            line = fitted_line(stage, STAGE, inner.width)
            yield TextRun(inner.x, baseline + STAGE.line_height, line, STAGE.weight, STAGE.size, "secondary")
            return
        x = line_width(name, LANE) + 2 * GAP
        if room - x > STAGE.size * 3:
            line = fitted_line(stage, STAGE, room - x)
            yield TextRun(inner.x + x, baseline, line, STAGE.weight, STAGE.size, "secondary")


def _bar(frame: Frame, hue: str, own: str | None) -> Iterator[Box]:
    inner, radius = frame.inner, frame.bar / 2
    width = inner.width
    if own is not None:
        width = inner.width * (1 - _OWN_SHARE) - GAP
        rest = Rect(inner.x + width + GAP, inner.y, inner.width - width - GAP, frame.bar)
        yield Box(rest, radius, f"{own}.bar")
    yield Box(Rect(inner.x, inner.y, width, frame.bar), radius, f"{hue}.bar")


def _hue(lane: Lane) -> str:
    return lane.color or lane_kind(lane.kind).color


def _filled(card: Card, manner: Manner, frame: Frame, *, has_words: bool) -> tuple[_Foot, Body]:
    """Lay out what stands under the head: the foot, with words or only marks, and the body above it."""
    foot = _Foot(card, manner, frame, has_words=has_words)
    top = frame.inner.y + frame.head
    return foot, Body(card, manner, frame, Rect(frame.inner.x, top, frame.inner.width, foot.top - top))


class _Foot:
    """What stands at the foot of a sticker: evidence and fields at the left, marks at the right."""

    def __init__(self, card: Card, manner: Manner, frame: Frame, *, has_words: bool) -> None:
        inner = frame.inner
        self.items: tuple[Primitive, ...] = ()
        self._right, self._low = inner.right, inner.bottom
        self._height = 0.0
        if card.level is not None and "level" in manner.fields and says_words(card):
            self._put_face(card.level, frame.face)
        if card.urgent:
            self._put_urgent(LEGEND_WORDS[Legend.URGENT].in_language(manner.language))
        marks = self._marks(card, manner)
        words = self._words(card, manner, inner) if has_words else []
        self.parts: tuple[CardPart, ...] = (*marks, *words)
        self.top = inner.bottom - (self._height + GAP if self._height else 0.0)

    def _put_face(self, level: int, radius: float) -> None:
        self.items += face(self._right - radius, self._low - radius, radius, level)
        self._take(2 * radius, 2 * radius)

    def _put_urgent(self, word: str) -> None:
        height = URGENT.line_height + _CHIP_PADDING
        width = text_width(word, URGENT) + 2 * _CHIP_PADDING
        chip = Rect(self._right - width, self._low - height, width, height)
        block = TextBlock(
            chip.x + _CHIP_PADDING, chip.y + _CHIP_PADDING / 2, width, URGENT, (single_line(word, URGENT),)
        )
        self.items += (Box(chip, height / 2, "urgent"), *runs(block, "on_urgent"))
        self._take(width, height)

    def _marks(self, card: Card, manner: Manner) -> list[CardPart]:
        marks = corner_marks(card, manner.fields)
        if not marks:
            return []
        height = CARD_FOOT.line_height
        placed = placed_marks(marks, self._right, self._low - height / 2)
        self._take(self._right - placed[0].rect.x, height)
        return placed

    def _words(self, card: Card, manner: Manner, inner: Rect) -> list[CardPart]:
        pieces = foot_of(card, manner.fields, manner.language)
        if card.evidence is not None:
            word = LEGEND_WORDS[Legend(card.evidence)].in_language(manner.language)
            said = f"{word} ·" if pieces else word
            pieces.insert(0, Piece("evidence", said.replace(" ", "\u00a0"), CARD_FOOT, Ink.QUIET))
        parts = [*flow(pieces, inner.x, 0.0, self._right - inner.x)]
        most = max(inner.height * _FOOT_SHARE, CARD_FOOT.line_height)
        shown = [part for part in parts if part.rect.bottom <= most]
        height = max((part.rect.bottom for part in shown), default=0.0)
        self._height = max(self._height, height)
        return [part.moved(0.0, self._low - height) for part in shown]

    def _take(self, width: float, height: float) -> None:
        self._right -= width + GAP
        self._height = max(self._height, height)
