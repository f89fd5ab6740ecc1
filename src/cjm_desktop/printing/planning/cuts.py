"""What the seams of a planned poster cut after all, and whose it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.analysis.findings import Code, Finding
from cjm_desktop.model.language import Phrase
from cjm_desktop.printing.planning.obstacles import AROUND_THE_MAP, SLOTS, Kind, around_the_map, obstructing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjm_desktop.draw.page import Page
    from cjm_desktop.draw.primitives import Placed
    from cjm_desktop.layout.boxes import CellLayout
    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.printing.planning.plan import PosterPlan

PORTRAIT = "portrait"
"""What stands for the key of a portrait over the map: to cut it is as bad as to cut a face."""
_CELL = "cell:"
_APART = (*AROUND_THE_MAP, SLOTS)
"""Parts that findings of their own tell about."""
_PLACES = {
    "cell": Phrase("words in cells", "слова в ячейках"),
    "code": Phrase("codes of cells", "коды ячеек"),
    "lane": Phrase("lane names", "названия дорожек"),
    "stage": Phrase("stage names", "названия этапов"),
    "phase": Phrase("phase names", "названия фаз"),
    "link": Phrase("links between stages", "связи между этапами"),
    "critical": Phrase("the mark of a critical point", "метка критической точки"),
    "corner": Phrase("the words over the lanes", "слова над дорожками"),
    PORTRAIT: Phrase("portraits of personas", "портреты персон"),
}
"""What else there is to cut, by the first words of the keys of its parts."""
_ELSEWHERE = Phrase("other words", "другие надписи")


class Cut(NamedTuple):
    """A line of text, a face or a sign that a seam cuts: the part it belongs to, and the card, if to one.

    `part` is a key as that of a drawn part, or PORTRAIT; `card` is an id or "". `area` is in the layout's mm.
    `word` is the text of a word over or under the map.
    """

    part: str
    card: str
    area: Rect
    word: str = ""


def cut_by_seams(poster: PosterPlan, page: Page, layout: MapLayout) -> tuple[Cut, ...]:
    """Return the lines of text, faces and signs that the seams of a poster cut, in drawing order."""
    drawn, scale = poster.drawn, poster.scale
    xs = [(column.seam_before - drawn.x) / scale for column in poster.columns[1:]]
    ys = [(row.seam_before - drawn.y) / scale for row in poster.rows[1:]]
    places, has_cut_texts = _Cells(layout), poster.cut_texts > 0
    return tuple(
        Cut(_key(part, kind), places.card_at(part.key, area), area.moved(part.x, part.y), word)
        for part in page.parts
        # On the map nothing may be cut: then only what stands around it is looked at.
        if (has_cut_texts or part.key.startswith(_APART)) and _is_crossed(part.area, xs, ys)
        for kind, area, word in _crossed(part, xs, ys)
    )


def _key(part: Placed, kind: Kind) -> str:
    return PORTRAIT if part.key in AROUND_THE_MAP and kind is Kind.TEXT else part.key


def _crossed(part: Placed, xs: Sequence[float], ys: Sequence[float]) -> Iterator[tuple[Kind, Rect, str]]:
    is_around = part.key in AROUND_THE_MAP
    found = around_the_map(part) if is_around else ((kind, area, "") for kind, area in obstructing(part))
    for kind, area, word in found:
        if kind is not Kind.CARD and _is_crossed(area.moved(part.x, part.y), xs, ys):
            yield kind, area, word


def _is_crossed(area: Rect, xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Whether a seam runs through an area; the places of the seams are in rising order."""
    x, y, width, height = area
    across = bisect_right(xs, x) < bisect_left(xs, x + width)
    return across or bisect_right(ys, y) < bisect_left(ys, y + height)


class _Cells:
    """Finds the card to which something in a cell belongs."""

    def __init__(self, layout: MapLayout) -> None:
        self._layout = layout
        self._lanes = {lane.id: index for index, lane in enumerate(layout.journey.lanes)}
        self._stages = {stage.id: index for index, stage in enumerate(layout.journey.stages)}

    def card_at(self, key: str, area: Rect) -> str:
        """Return the id of the card that covers the middle of an area, "" where none does."""
        if not key.startswith(_CELL):
            return ""
        lane, stage = key.removeprefix(_CELL).split(":", 1)
        cell = self._layout.rows[self._lanes[lane]].cells[self._stages[stage]]
        x, y = area.x + area.width / 2, area.y + area.height / 2
        inside = next((box.card.id for box in cell.boxes if box.rect.contains(x, y)), "")
        return inside or _of_face(cell, area)


def _of_face(cell: CellLayout, area: Rect) -> str:
    """Return the card whose level a face shows, or a star beside it."""
    strands = cell.curve.strands if cell.curve is not None else ()
    near = area.grown(max((strand.radius for strand in strands), default=0.0))
    for strand in strands:
        if strand.point is not None and strand.card is not None and near.contains(*strand.point):
            return strand.card
    return ""


def cut_finding(cuts: Sequence[Cut]) -> Finding | None:
    """Tell what seams cut: how many cards, and what else; None where nothing on it and no portrait.

    It leads to the cards, and to the first stage and lane of whose names something is cut.
    """
    cuts = [cut for cut in cuts if not cut.part.startswith(_APART)]
    if not cuts:
        return None
    cards = tuple(dict.fromkeys(cut.card for cut in cuts if cut.card))
    others = {cut.part.split(":")[0] for cut in cuts if not cut.card}
    named = [place for kind, place in _PLACES.items() if kind in others]
    if others.difference(_PLACES):
        named.append(_ELSEWHERE)
    if cards:
        named.insert(0, Phrase(f"cards: {len(cards)}", f"карточек: {len(cards)}"))
    en, ru = (", ".join(words) for words in zip(*named, strict=True))
    sentence = Phrase(
        f"Seams run through text or signs ({en}).", f"Швы проходят по тексту или значкам ({ru})."
    )
    return Finding(
        Code.CUT_BY_SEAM, sentence, stage=_first(cuts, "stage:"), lane=_first(cuts, "lane:"), cards=cards
    )


def cut_slots_finding(cuts: Sequence[Cut]) -> Finding | None:
    """Tell how many slots for paper stickers seams cut; None where they cut none."""
    count = sum(cut.part.startswith(SLOTS) for cut in cuts)
    if not count:
        return None
    return Finding(
        Code.CUT_BY_SEAM,
        Phrase(
            f"Seams run through room for stickers, slots: {count}. Put notes there once the poster is glued.",
            f"Швы проходят по местам под стикеры: {count}. Клейте туда стикеры, когда плакат собран.",
        ),
    )


def _first(cuts: Sequence[Cut], kind: str) -> str:
    return next((cut.part.removeprefix(kind) for cut in cuts if cut.part.startswith(kind)), "")
