"""Cells of every drawing but the curve: cards, chips and scores from the cards of a cell and a width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import CellLayout, Legend
from cjm_desktop.layout.cards import lay_out_card
from cjm_desktop.layout.chips import lay_out_chips
from cjm_desktop.layout.details import count_of
from cjm_desktop.layout.flow import flow
from cjm_desktop.layout.scores import lay_out_scores, scores_height
from cjm_desktop.model.grid import common_ends
from cjm_desktop.model.kinds import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjm_desktop.layout.boxes import CardBox
    from cjm_desktop.layout.cards import Manner
    from cjm_desktop.layout.parts import CardPart
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.grid import Cell


def lay_out_cell(
    manner: Manner, cell: Cell, width: float, height: float = 0.0, known: CellLayout | None = None
) -> CellLayout:
    """Lay out one cell of `width` mm; an emotions cell is laid out with its row instead.

    `height` is what the row will have at least: a score stands in its middle. Of `known`, a layout in the
    same manner and width without long cards, the cards are taken over that are where they were.
    """
    legend = legend_of(cell, manner.fields)
    if manner.drawing is Drawing.MARKS:
        boxes = lay_out_scores(cell, width, height)
        return CellLayout(cell, width, scores_height(cell, width), boxes, None, legend)
    if manner.drawing is Drawing.CHIPS:
        boxes = lay_out_chips(cell, manner, width)
        lowest = max((box.rect.bottom for box in boxes), default=sp.CELL_PADDING_Y)
    else:
        boxes = _cards(cell, manner, width, known)
        lowest = boxes[-1].rect.bottom if boxes else sp.CELL_PADDING_Y
    counted = _count(cell, manner, width, lowest)
    lowest = max((part.rect.bottom for part in counted), default=lowest)
    longest = max([1, *(card.span for card in cell)])
    return CellLayout(cell, width, lowest + sp.CELL_PADDING_Y, boxes, None, legend, counted, longest)


def legend_of(cell: Iterable[Card], fields: frozenset[str] = frozenset()) -> frozenset[Legend]:
    """Return what these cards, in a lane with these fields of its own, need explained in the legend."""
    needed: set[Legend] = set()
    for card in cell:
        if card.evidence is not None:
            needed.add(Legend(card.evidence))
        if card.urgent:
            needed.add(Legend.URGENT)
        if card.moment_of_truth:
            needed.add(Legend.MOMENT)
        if card.weight > 1 and "weight" in fields:
            needed.add(Legend.WEIGHT)
        if card.motive is not None and "motive" in fields:
            needed.add(Legend(card.motive))
        if card.note:
            needed.add(Legend.NOTE)
        if card.sources:
            needed.add(Legend.SOURCES)
    return frozenset(needed)


def _cards(cell: Cell, manner: Manner, width: float, known: CellLayout | None) -> tuple[CardBox, ...]:
    first, rest = _unchanged(cell, known)
    boxes = [] if known is None else list(known.boxes[:first])
    x = sp.CELL_PADDING_X
    y = boxes[-1].rect.bottom + sp.CARD_GAP if boxes else sp.CELL_PADDING_Y
    for index in range(first, len(cell)):
        if rest and index == len(cell) - len(rest) and rest[0].rect.y == y:
            return (*boxes, *rest)
        box = lay_out_card(cell[index], manner, x, y, width - 2 * x)
        boxes.append(box)
        y = box.rect.bottom + sp.CARD_GAP
    return tuple(boxes)


def _unchanged(cell: Cell, known: CellLayout | None) -> tuple[int, Sequence[CardBox]]:
    """Return how many cards the cell begins with as before, and the former boxes of those it ends with."""
    if known is None:
        return 0, ()
    first, last = common_ends(known.cell, cell)
    return first, known.boxes[len(known.boxes) - last :]


def _count(cell: Cell, manner: Manner, width: float, y: float) -> tuple[CardPart, ...]:
    """Say under several barriers how many they are."""
    if len(cell) < 2 or "weight" not in manner.fields:
        return ()
    pieces = count_of(len(cell), sum(card.weight for card in cell), manner.language)
    x = sp.CELL_PADDING_X + sp.CARD_PADDING_X
    return tuple(flow(pieces, x, y + sp.FOOT_GAP, width - 2 * x))
