"""What is told by colour alone and gets lost where a map is printed in grey.

Text keeps its contrast in grey whatever its colours, the theme sees to that, and what matters most stands
out by more than its colour: what is urgent is dark, a guess is hatched, a curve has its dashes. What is
left is what somebody meant by the colour of a card, and whose a dot or a curve is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from cjm_desktop.analysis.findings import Code
from cjm_desktop.draw.cards import ground_of
from cjm_desktop.draw.curves import stroke_swatch
from cjm_desktop.draw.marks import persona_dots
from cjm_desktop.layout.boxes import Shape
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.layout.parts import PersonaDots
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import persona_hues, personas_of
from cjm_desktop.model.quote import quoted
from cjm_desktop.printing.told import about_cards

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from cjm_desktop.analysis.findings import Finding
    from cjm_desktop.draw.theme import Theme
    from cjm_desktop.layout.boxes import CardBox, RowLayout
    from cjm_desktop.layout.curve import Stroke
    from cjm_desktop.layout.map import MapLayout

VISIBLE_STEP = 24
"""Of 255 from black to white: greys nearer to each other are not told apart across a sheet of paper."""
_MOST_NAMES = 4
_DOT = (Point(0.0, 0.0),)
_PLACE = Rect(0.0, 0.0, 1.0, 1.0)

T = TypeVar("T", bound="Hashable")


def same_greys(layout: MapLayout, theme: Theme) -> Iterator[Finding]:
    """Yield what a grey theme makes look the same although its colours mean something; in colour nothing."""
    if theme.grey:
        rows = [layout.rows[index] for index in layout.shown_rows]
        open_rows = [row for row in rows if not row.lane.collapsed]
        for found in (
            _cards(open_rows, theme),
            _dots(layout, open_rows, theme),
            _curves(open_rows, layout, theme),
        ):
            if found is not None:
                yield found


def _cards(rows: Iterable[RowLayout], theme: Theme) -> Finding | None:
    """Tell of cards whose own colour says something that their grey does not."""
    meant: list[tuple[str, str]] = []
    alike: set[str] = set()
    for row in rows:
        hue = row.hue
        grounds: set[str] = set()
        for box in _grounded(row):
            ground = ground_of(box.card, hue)
            grounds.add(ground)
            if box.card.color and not box.card.urgent:
                meant.append((ground, box.card.id))
        alike |= _alike({ground: theme.rgb(ground)[0] for ground in grounds})
    alike |= _alike({ground: theme.rgb(ground)[0] for ground, _ in meant})
    cards = tuple(card for ground, card in meant if ground in alike)
    if not cards:
        return None
    sentence = Phrase("The colours of cards look the same in grey", "Цвета карточек в сером не различить")
    return about_cards(Code.SAME_GREY, sentence, cards)


def _grounded(row: RowLayout) -> Iterator[CardBox]:
    """Yield the cards of a row that lie on a ground of their own."""
    for cell in row.cells:
        yield from (box for box in cell.boxes if box.shape in (Shape.CARD, Shape.CHIP))


def _dots(layout: MapLayout, rows: Iterable[RowLayout], theme: Theme) -> Finding | None:
    """Tell of cards on which dots say whom they concern, where two personas' dots look the same."""
    hues = persona_hues(layout.document)
    people = [(one.name, hues[one.id]) for one in personas_of(layout.document, layout.journey)]
    greys = {place: theme.rgb(_dot_role(hue))[0] for place, (_, hue) in enumerate(people)}
    alike = _alike(greys)
    same = {people[place][1] for place in alike}
    cards = tuple(
        box.card.id
        for row in rows
        for cell in row.cells
        for box in cell.boxes
        if any(isinstance(part.look, PersonaDots) and same.intersection(part.look.hues) for part in box.parts)
    )
    if not cards:
        return None
    names = _listed(people[place][0] for place in sorted(alike))
    sentence = Phrase(
        f"The dots of these personas look the same in grey: {names}",
        f"Точки этих персон в сером не различить: {names}",
    )
    return about_cards(Code.SAME_GREY, sentence, cards)


def _dot_role(hue: str) -> str:
    """Return the colour that a persona's dot is painted in."""
    return next(persona_dots(_DOT, (hue,), None)).fill or ""


def _curves(rows: Iterable[RowLayout], layout: MapLayout, theme: Theme) -> Finding | None:
    """Tell of personas whose curves have the same dashes and the same grey: there are but four dashes."""
    personas: set[str] = set()
    cards: dict[str, None] = {}
    for row in rows:
        strands = [one for cell in row.cells if cell.curve is not None for one in cell.curve.strands]
        strokes = {one.persona: one.stroke for one in strands if one.stroke is not None}
        alike = _alike_curves(strokes, theme)
        personas |= alike
        cards.update((one.card, None) for one in strands if one.card and one.persona in alike)
    if not cards:
        return None
    people = {one.id: one.name for one in layout.document.personas}
    names = _listed(name for persona, name in people.items() if persona in personas)
    sentence = Phrase(
        f"The curves of these personas look the same in grey: {names}",
        f"Кривые этих персон в сером не различить: {names}",
    )
    return about_cards(Code.SAME_GREY, sentence, tuple(cards))


def _alike_curves(strokes: Mapping[str, Stroke], theme: Theme) -> set[str]:
    by_dash: dict[tuple[float, ...], dict[str, int]] = {}
    for persona, stroke in strokes.items():
        drawn = stroke_swatch(_PLACE, stroke)
        by_dash.setdefault(drawn.dash, {})[persona] = theme.rgb(drawn.line or "")[0]
    return set[str]().union(*(_alike(greys) for greys in by_dash.values()))


def _alike(greys: Mapping[T, int]) -> set[T]:
    """Return what has a grey that something else comes too near."""
    ordered = sorted(greys, key=lambda one: greys[one])
    near = ((one, other) for one, other in pairwise(ordered) if greys[other] - greys[one] < VISIBLE_STEP)
    return {one for pair in near for one in pair}


def _listed(names: Iterable[str]) -> str:
    every = [quoted(name) for name in names]
    return ", ".join(every[:_MOST_NAMES]) + (", …" if len(every) > _MOST_NAMES else "")
