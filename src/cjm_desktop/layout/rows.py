"""The lanes of a map as rows: what did not change since the layout before is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout.boxes import CellLayout, Column, Legend, RowLayout
from cjm_desktop.layout.cards import manner_of
from cjm_desktop.layout.cells import lay_out_cell
from cjm_desktop.layout.emotions import lay_out_emotions
from cjm_desktop.layout.headers import lay_out_lane
from cjm_desktop.layout.scores import scores_height
from cjm_desktop.layout.slots import with_slots
from cjm_desktop.layout.spans import around_long_cards
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.queries import persona_hues, personas_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cjm_desktop.layout.asides import People
    from cjm_desktop.layout.cards import Manner
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.layout.slots import Slots
    from cjm_desktop.model.document import Attachment, Document, Lane, Map
    from cjm_desktop.model.grid import Cell, Row


class Frame(Struct, frozen=True):
    """What all rows have in common: columns, width of their names, language, pictures and personas.

    `slots` are those for paper stickers, if there are any.
    """

    columns: tuple[Column, ...]
    lane_width: float
    language: str
    pictures: Mapping[str, Attachment]
    people: People
    slots: Slots | None

    def cards_width(self, column: Column) -> float:
        """Return the width in which the cards of a cell stand, in mm."""
        return column.width if self.slots is None else self.slots.cards_width


def frame_of(
    document: Document,
    journey: Map,
    columns: tuple[Column, ...],
    lane_width: float,
    slots: Slots | None = None,
) -> Frame:
    """Return what the rows of a map have in common."""
    people = _people(document, journey)
    return Frame(columns, lane_width, document.language, document.attachments, people, slots)


def _people(document: Document, journey: Map) -> People:
    hues = persona_hues(document)
    return tuple((persona.id, hues[persona.id]) for persona in personas_of(document, journey))


class _Former(Struct, frozen=True):
    """What may be taken over from the layout before: rows by lane, and where each stage stood.

    With the same columns a row whose cards are the same is the same; otherwise its cells still may be.
    """

    rows: dict[str, tuple[RowLayout, Row]]
    stage_at: dict[str, int]
    same_columns: bool


_NOTHING_FORMER = _Former({}, {}, same_columns=False)


def lay_out_rows(
    journey: Map,
    frame: Frame,
    y: float,
    previous: MapLayout | None,
    tell: Callable[[float], object] | None = None,
) -> tuple[RowLayout, ...]:
    """Lay out the lanes of a map from `y` mm down; what `previous` has of them is taken over."""
    former = _former(frame, previous)
    rows: list[RowLayout] = []
    for lane, cards in zip(journey.lanes, journey.cards.rows, strict=True):
        before, cards_before = former.rows.get(lane.id, (None, None))
        unchanged = former.same_columns and cards_before is cards
        if unchanged and before is not None and before.lane is lane:
            row = before if before.y == y else replace(before, y=y)
        else:
            row = _row(lane, cards, frame, y, (before, former.stage_at))
            if tell is not None:
                tell(len(rows) / len(journey.lanes))
        rows.append(row)
        y = row.bottom
    made = tuple(rows)
    if previous is not None and len(made) == len(previous.rows):
        same = all(a is b for a, b in zip(made, previous.rows, strict=True))
        return previous.rows if same else made
    return made


def _former(frame: Frame, previous: MapLayout | None) -> _Former:
    """Return what the layout before offers, where lane width and language are what they were."""
    if (
        previous is None
        or previous.lane_width != frame.lane_width
        or previous.document.language != frame.language
    ):
        return _NOTHING_FORMER
    pairs = zip(previous.rows, previous.journey.cards.rows, strict=True)
    same_pictures = previous.document.attachments is frame.pictures
    people = _people(previous.document, previous.journey)
    return _Former(
        {
            row.lane.id: (row, cards)
            for row, cards in pairs
            if (same_pictures or not _has_pictures(cards)) and _tells_same(cards, people, frame.people)
        },
        {column.stage: index for index, column in enumerate(previous.columns)},
        same_columns=previous.columns is frame.columns,
    )


def _has_pictures(cards: Row) -> bool:
    """Whether a card of a lane shows a picture, whose size tells how high the card is."""
    return any(card.picture for cell in cards.cells for card in cell)


def _tells_same(cards: Row, before: People, people: People) -> bool:
    """Whether a lane tells the personas that its cards name apart as it did before."""
    if before == people:
        return True
    named = {persona for cell in cards.cells for card in cell for persona in card.personas}
    if not named:
        return True
    # A single persona of a map is told apart from nobody.
    return (len(before) == 1) == (len(people) == 1) and (
        [one for one in before if one[0] in named] == [one for one in people if one[0] in named]
    )


_FormerRow = tuple[RowLayout | None, dict[str, int]]
"""A row as it was laid out before, and where each stage stood in it."""


def _row(lane: Lane, cards: Row, frame: Frame, y: float, former: _FormerRow) -> RowLayout:
    before = former[0]
    kind = lane_kind(lane.kind)
    if before is not None and before.lane is lane:
        header = before.header
    else:
        header = lay_out_lane(lane, frame.language, frame.lane_width)
    if lane.hidden:
        return RowLayout(lane, kind, y, 0.0, header, (), frozenset(), is_drawn=False)
    if lane.collapsed or not kind.takes_cards:
        pairs = zip(cards.cells, frame.columns, strict=True)
        cells = tuple(CellLayout(cell, column.width, 0.0, ()) for cell, column in pairs)
    else:
        manner = manner_of(lane, frame.language, frame.pictures, frame.people)
        height = max(header.height, lane.height or 0.0)
        if frame.slots is not None:
            # A curve lies in the middle of the first line of slots, everything else at its top.
            first_line = frame.slots.sticker.height + 2 * sp.CELL_PADDING_Y
            height = first_line if kind.drawing is Drawing.CURVE else 0.0
        cells = _cells(manner, lane, cards.cells, frame, height, former)
    needed = max([header.height, *(cell.height for cell in cells)])
    least = 0.0 if lane.collapsed else lane.height or 0.0
    legend = frozenset[Legend]().union(*(cell.legend for cell in cells))
    longest = max([1, *(cell.longest for cell in cells)])
    row = RowLayout(lane, kind, y, max(needed, least), header, cells, legend, longest=longest)
    if frame.slots is None or lane.collapsed or not kind.takes_cards:
        return row
    return with_slots(row, frame.columns, frame.slots)


def _cells(
    manner: Manner, lane: Lane, cells: Sequence[Cell], frame: Frame, height: float, former: _FormerRow
) -> tuple[CellLayout, ...]:
    columns = frame.columns
    widths = [frame.cards_width(column) for column in columns]
    known = [_former_cell(lane, column.stage, former) for column in columns]
    if manner.drawing is Drawing.CURVE:
        return lay_out_emotions(cells, columns, height, known, frame.people)
    if manner.drawing is Drawing.MARKS:
        return _score_cells(manner, cells, widths, height, known)
    stacked = [
        old if old is not None and old.width == width and not old.makes_room else None
        for old, width in zip(known, widths, strict=True)
    ]
    made = tuple(
        old if old is not None and old.cell is cell else lay_out_cell(manner, cell, width, known=old)
        for old, cell, width in zip(stacked, cells, widths, strict=True)
    )
    return around_long_cards(manner, made, columns, known)


def _former_cell(lane: Lane, stage: str, former: _FormerRow) -> CellLayout | None:
    """Return the layout a cell had; a collapsed row has cells without boxes, a hidden one none at all."""
    before, stage_at = former
    at = stage_at.get(stage)
    if before is None or at is None or before.lane.kind != lane.kind or before.lane.collapsed:
        return None
    return before.cells[at] if at < len(before.cells) else None


def _score_cells(
    manner: Manner,
    cells: Sequence[Cell],
    widths: Sequence[float],
    height: float,
    known: Sequence[CellLayout | None],
) -> tuple[CellLayout, ...]:
    """Lay out the cells of a score lane, each score in the middle of the height that all of them need."""
    needed = (scores_height(cell, width) for cell, width in zip(cells, widths, strict=True))
    height = max([height, *needed])
    made = (lay_out_cell(manner, cell, width, height) for cell, width in zip(cells, widths, strict=True))
    return tuple(new.or_same(old) for new, old in zip(made, known, strict=True))
