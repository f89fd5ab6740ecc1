"""One card with all its parts: picture, sign, text, marks in its corner, figures, the line at its foot."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.asides import People, in_padding
from cjm_desktop.layout.boxes import Align, CardBox, Shape, TextBlock
from cjm_desktop.layout.details import figures_of, foot_of, has_foot
from cjm_desktop.layout.flow import flow
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.parts import CardPart, Ink, Photo, Sign, Symbol, WeightBars
from cjm_desktop.layout.text import break_text, fitted_line, widest_word
from cjm_desktop.model.card import Card
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.pictures import upright_size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjm_desktop.layout.parts import Look
    from cjm_desktop.model.document import Attachment, Lane
    from cjm_desktop.model.kinds import Drawing

_NO_PICTURE = Phrase("No picture", "Нет изображения")
_LIGHTEST = 1


class Manner(Struct, frozen=True):
    """How the cards of a lane are laid out: what is drawn, which of their fields, in which language.

    `pictures` are those of the document, `people` the personas of the map.
    """

    drawing: Drawing
    fields: frozenset[str]
    icon: str | None
    language: str
    pictures: Mapping[str, Attachment]
    people: People = ()

    def is_plain(self, card: Card) -> bool:
        """Whether a card shows its text and no more, but what stands in its padding."""
        if card.picture or card.moment_of_truth or card.tags or self.icon:
            return False
        if not self.fields:
            return True
        values, nothing = _values_of(self.fields)
        return bool(values(card) == nothing)


def manner_of(lane: Lane, language: str, pictures: Mapping[str, Attachment], people: People = ()) -> Manner:
    """Return how the cards of a lane are laid out, on a map with these pictures and personas."""
    kind = lane_kind(lane.kind)
    return Manner(kind.drawing, frozenset(kind.fields), kind.card_icon, language, pictures, people)


@cache
def _values_of(fields: frozenset[str]) -> tuple[attrgetter[object], object]:
    """Return what gives the values of some fields of a card, and those of a card that says nothing."""
    values = attrgetter(*fields)
    return values, values(Card(id="blank", stage="blank", lane="blank"))


def text_part(block: TextBlock) -> CardPart:
    """Return the part that shows a card's own text."""
    return CardPart("text", block.rect, block)


def card_style(card: Card) -> ty.TextStyle:
    """Return the text style of a card."""
    return ty.CARD_URGENT if card.urgent else ty.CARD


def lay_out_card(card: Card, manner: Manner, x: float, y: float, width: float) -> CardBox:
    """Lay out a card `width` mm wide with its upper left corner at x, y of its cell."""
    left, measure = x + sp.CARD_PADDING_X, width - 2 * sp.CARD_PADDING_X
    top = y + sp.CARD_PADDING_Y
    if manner.is_plain(card):
        part = _text(card, left, top, measure)
        return _boxed(
            card, Rect(x, y, width, part.rect.height + 2 * sp.CARD_PADDING_Y), (part,), manner.people
        )
    parts: list[CardPart] = []
    if card.picture:
        picture = picture_part(card.picture, manner, Rect(x, y, width, 0).grown(-sp.PICTURE_INSET))
        parts.append(picture)
        top = picture.rect.bottom + sp.CARD_PADDING_Y
    said = _said(card, manner, left, top, measure)
    if card.picture and not card.text.strip() and len(said) == 1:
        # Nothing is said under the picture: what will be is written over its foot.
        said = [said[0].moved(0, parts[0].rect.bottom - said[0].rect.bottom)]
    parts += said
    bottom = max(part.rect.bottom for part in parts)
    # All further lines begin where the text begins.
    left, measure = said[-1].rect.x, left + measure - said[-1].rect.x
    if "current" in manner.fields:
        parts += flow(figures_of(card, manner.language), left, bottom, measure)
        bottom = max(part.rect.bottom for part in parts)
    if has_foot(card, manner.fields):
        pieces = foot_of(card, manner.fields, manner.language)
        parts += flow(pieces, left, bottom + sp.FOOT_GAP, measure)
        bottom = max(part.rect.bottom for part in parts)
    return _boxed(card, Rect(x, y, width, bottom + sp.CARD_PADDING_Y - y), tuple(parts), manner.people)


def _boxed(card: Card, rect: Rect, parts: tuple[CardPart, ...], people: People) -> CardBox:
    if card.note or card.sources or card.personas:
        text = next(part for part in parts if part.field == "text")
        first_line = text.rect.y + card_style(card).line_height / 2
        parts = (*parts, *in_padding(card, rect, first_line, people))
    return CardBox(card, Shape.CARD, rect, parts)


def _text(card: Card, left: float, top: float, measure: float) -> CardPart:
    style = card_style(card)
    lines = break_text(card.text, style, measure)
    block = TextBlock(left, top, measure, style, lines)
    return CardPart("text", Rect(left, top, measure, len(lines) * style.line_height), block)


def corner_marks(card: Card, fields: frozenset[str] = frozenset()) -> list[tuple[str, Look]]:
    """Return the marks of a card that stand beside its first line."""
    marks: list[tuple[str, Look]] = []
    if card.weight > _LIGHTEST and "weight" in fields:
        marks.append(("weight", WeightBars(card.weight)))
    if card.moment_of_truth:
        marks.append(("moment_of_truth", Sign.MOMENT))
    return marks


def placed_marks(marks: Sequence[tuple[str, Look]], right: float, middle: float) -> list[CardPart]:
    """Place marks side by side: the last ends at `right`, all are centred on `middle`."""
    side, pitch = sp.CORNER_MARK, sp.CORNER_MARK + sp.CORNER_GAP
    top, first = middle - side / 2, right - len(marks) * pitch + sp.CORNER_GAP
    return [
        CardPart(field, Rect(first + index * pitch, top, side, side), look, Ink.HUE)
        for index, (field, look) in enumerate(marks)
    ]


def _said(card: Card, manner: Manner, left: float, top: float, measure: float) -> list[CardPart]:
    """Set the text with its icon before it and its marks after it.

    A word that would be chopped is worth more than the icon; for its sake marks stand above the text.
    """
    style = card_style(card)
    icon, marks = _icon(card, manner), corner_marks(card, manner.fields)
    if icon is None and not marks:
        return [_text(card, left, top, measure)]
    longest = widest_word(card.text, style)
    after = len(marks) * (sp.CORNER_MARK + sp.CORNER_GAP)
    before = 0.0 if icon is None else sp.CHIP_ICON + sp.CHIP_ICON_GAP
    if before + longest + after > measure >= longest:
        icon, before = None, 0.0
    above = bool(marks) and longest + after > measure
    first = top + (sp.CORNER_MARK if above else style.line_height) / 2
    parts = placed_marks(marks, left + measure, first)
    if above:
        top, after = top + sp.CORNER_MARK + sp.TITLE_TO_TASK, 0.0
    if icon is not None:
        side = sp.CHIP_ICON
        parts.append(CardPart(icon.field, Rect(left, first - side / 2, side, side), icon.look, icon.ink))
    return [*parts, _text(card, left + before, top, measure - before - after)]


def _icon(card: Card, manner: Manner) -> CardPart | None:
    """Return the icon before a card's text, not yet placed."""
    nowhere = Rect(0, 0, 0, 0)
    if card.motive is not None and "motive" in manner.fields:
        return CardPart("motive", nowhere, Symbol(f"motive-{card.motive}"), Ink.HUE)
    if manner.icon is not None:
        return CardPart("", nowhere, Symbol(manner.icon), Ink.HUE)
    return None


def picture_part(attachment: str, manner: Manner, room: Rect) -> CardPart:
    """Give a picture the width of its card, and the height that keeps its aspect; or less of both."""
    found = manner.pictures.get(attachment)
    size = None if found is None else upright_size(found.data)
    height = sp.MISSING_PICTURE
    if size is not None and size.width and size.height:
        height = min(room.width * size.height / size.width, sp.TALLEST_PICTURE)
    rect = Rect(room.x, room.y, room.width, height)
    line = fitted_line(_NO_PICTURE.in_language(manner.language), ty.CARD_FOOT, room.width - sp.CHIP_GAP)
    middle = rect.y + rect.height / 2
    word = TextBlock(rect.x, middle, rect.width, ty.CARD_FOOT, (line,), Align.CENTRE)
    return CardPart("picture", rect, Photo(attachment, word))
