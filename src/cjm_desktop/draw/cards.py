"""A card as a display list: its ground, and each of its parts in the card's own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import Box, Disc, Icon, Picture
from cjm_desktop.draw.texts import runs
from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import Ink, ScoreMarks, Shape, Symbol
from cjm_desktop.layout.cells import HIGHEST_SCORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import Primitive
    from cjm_desktop.layout.boxes import CardBox
    from cjm_desktop.layout.geometry import Point
    from cjm_desktop.model.card import Card

_EMPTY_LINE = 0.25


def draw_card(box: CardBox, hue: str, meaning: str | None = None) -> Iterator[Primitive]:
    """Yield what one card shows; `hue` is its lane's, `meaning` what a score lane's scores mean."""
    card = box.card
    if box.shape in (Shape.CARD, Shape.CHIP):
        radius = sp.CHIP_HEIGHT / 2 if box.shape is Shape.CHIP else sp.CARD_RADIUS
        is_hatched = card.evidence == "hypothesis" and not card.urgent
        hatch = f"{card.color or hue}.hatch" if is_hatched else None
        yield Box(box.rect, min(radius, box.rect.height / 2), ground_of(card, hue), hatch=hatch)
    if card.picture and box.shape is not Shape.MARKS:
        yield Picture(box.rect.grown(-1.0), card.picture)
    for part in box.parts:
        if isinstance(part.look, ScoreMarks):
            yield from _score(part.look, card.value or 0, hue, meaning)
        elif isinstance(part.look, Symbol):
            yield Icon(part.rect, part.look.name, ink_of(box, part.ink, hue))
        else:
            yield from runs(part.look, ink_of(box, part.ink, hue))


def ground_of(card: Card, hue: str) -> str:
    """Return the colour of the ground of a card in a lane of a hue."""
    return "urgent" if card.urgent else f"{card.color or hue}.tint"


def ink_of(box: CardBox, ink: Ink, hue: str = "slate") -> str:
    """Return the colour in which a part of a card is written."""
    if ink is Ink.HUE:
        return f"{box.card.color or hue}.bar"
    if box.card.urgent and box.shape in (Shape.CARD, Shape.CHIP):
        return "on_urgent"
    return "ink" if ink is Ink.PLAIN else "secondary"


def _score(marks: ScoreMarks, value: int, hue: str, meaning: str | None) -> Iterator[Primitive]:
    urgent = meaning == "criticality" and value == HIGHEST_SCORE
    filled = "urgent" if urgent else f"{hue}.bar"
    for number, mark in enumerate(marks.centres, 1):
        if number <= value:
            yield Disc(mark.x, mark.y, sp.MARK_RADIUS, fill=filled)
        else:
            yield empty_mark(mark)


def empty_mark(centre: Point) -> Disc:
    """Return a mark that a score does not reach."""
    return Disc(centre.x, centre.y, sp.MARK_RADIUS - _EMPTY_LINE / 2, None, "mark_empty", _EMPTY_LINE)
