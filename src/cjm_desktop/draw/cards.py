"""A card as a display list: its ground, and each of its parts in the card's own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.draw.marks import note_corner, note_page, persona_dots, source_dots, star, weight_bars
from cjm_desktop.draw.primitives import Box, Disc, Icon, Picture
from cjm_desktop.draw.texts import runs
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import Shape, TextBlock
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.parts import Ink, PersonaDots, Photo, ScoreMarks, Sign, SourceDots, Symbol, WeightBars
from cjm_desktop.model.card import HIGHEST_SCORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.layout.boxes import CardBox
    from cjm_desktop.layout.geometry import Point
    from cjm_desktop.layout.parts import CardPart
    from cjm_desktop.model.card import Card

MOMENT = "amber.bar"
"""The colour of the star of a moment of truth."""
ASIDE = "faint"
"""The colour of what says that there is more: a note, sources."""
_EMPTY_LINE = 0.25
_NO_PICTURE = "lane-pictures"
_NO_PICTURE_ICON = 6.0


class _Colors(Struct, frozen=True):
    """The colours of one card: of writing, quiet writing, its hue, the same pale, a star, what is aside."""

    plain: str
    quiet: str
    hue: str
    pale: str | None
    moment: str
    aside: str


def draw_card(box: CardBox, hue: str, meaning: str | None = None) -> Iterator[Primitive]:
    """Yield what one card shows; `hue` is its lane's, `meaning` what a score lane's scores mean."""
    card = box.card
    if box.shape in (Shape.CARD, Shape.CHIP):
        radius = sp.CHIP_HEIGHT / 2 if box.shape is Shape.CHIP else sp.CARD_RADIUS
        is_hatched = card.evidence == "hypothesis" and not card.urgent
        hatch = f"{card.color or hue}.hatch" if is_hatched else None
        yield Box(box.rect, min(radius, box.rect.height / 2), ground_of(card, hue), hatch=hatch)
    first = box.parts[0].look
    if len(box.parts) == 1 and isinstance(first, TextBlock):
        yield from runs(first, ink_of(box))
        return
    colors = _colors(box, hue)
    for part in box.parts:
        if isinstance(part.look, TextBlock):
            yield from runs(part.look, colors.quiet if part.ink is Ink.QUIET else colors.plain)
        elif isinstance(part.look, ScoreMarks):
            yield from _score(part.look, card.value or 0, hue, meaning)
        else:
            yield from _drawn(part, colors)


def draw_part(part: CardPart) -> Iterator[Primitive]:
    """Yield what a cell says beside its cards."""
    if isinstance(part.look, TextBlock):
        yield from runs(part.look, "secondary")


def ground_of(card: Card, hue: str) -> str:
    """Return the colour of the ground of a card in a lane of a hue."""
    return "urgent" if card.urgent else f"{card.color or hue}.tint"


def ink_of(box: CardBox) -> str:
    """Return the colour in which the text of a card is written."""
    return "on_urgent" if _is_filled(box) else "on_card"


def _is_filled(box: CardBox) -> bool:
    return box.card.urgent and box.shape in (Shape.CARD, Shape.CHIP)


def _colors(box: CardBox, hue: str) -> _Colors:
    if _is_filled(box):
        return _Colors("on_urgent", "on_urgent", "on_urgent", None, "on_urgent", "on_urgent")
    own = box.card.color or hue
    # Small letters stand on the lines of a hatch only in the strongest ink.
    quiet = "on_card" if box.card.evidence == "hypothesis" else "secondary"
    return _Colors("on_card", quiet, f"{own}.bar", f"{own}.hatch", MOMENT, ASIDE)


def _drawn(part: CardPart, colors: _Colors) -> Iterator[Primitive]:
    look = part.look
    if isinstance(look, Symbol):
        yield Icon(part.rect, look.name, colors.hue)
    elif isinstance(look, Photo):
        yield Picture(part.rect, look.attachment, tuple(_missing(part.rect, look.word)))
    elif isinstance(look, WeightBars):
        yield from weight_bars(part.rect, look.weight, colors.hue, colors.pale)
    elif isinstance(look, SourceDots):
        yield from source_dots(look.centres, colors.aside)
    elif isinstance(look, PersonaDots):
        ring = colors.plain if colors.pale is None else None
        yield from persona_dots(look.centres, look.hues, ring)
    elif look is Sign.MOMENT:
        yield star(part.rect, colors.moment)
    elif look is Sign.NOTE:
        yield note_corner(part.rect, colors.aside)
    elif look is Sign.NOTE_PAGE:
        yield from note_page(part.rect, colors.aside)


def _missing(rect: Rect, word: TextBlock) -> Iterator[Primitive]:
    """Yield what stands in the place of a picture that cannot be shown: a quiet frame, an icon, a word."""
    yield Box(rect.grown(-sp.HAIRLINE / 2), sp.CARD_RADIUS / 2, "paper", "hairline", sp.HAIRLINE)
    side = min(_NO_PICTURE_ICON, rect.height / 3)
    top = word.y - side
    yield Icon(Rect(rect.x + (rect.width - side) / 2, top, side, side), _NO_PICTURE, "faint")
    yield from runs(word, "secondary", dy=sp.TITLE_TO_TASK)


def _score(marks: ScoreMarks, value: int, hue: str, meaning: str | None) -> Iterator[Primitive]:
    urgent = meaning == "criticality" and value == HIGHEST_SCORE
    filled = "critical" if urgent else f"{hue}.bar"
    for number, mark in enumerate(marks.centres, 1):
        if number <= value:
            yield Disc(mark.x, mark.y, sp.MARK_RADIUS, fill=filled)
        else:
            yield empty_mark(mark)


def empty_mark(centre: Point) -> Disc:
    """Return a mark that a score does not reach."""
    return Disc(centre.x, centre.y, sp.MARK_RADIUS - _EMPTY_LINE / 2, None, "mark_empty", _EMPTY_LINE)
