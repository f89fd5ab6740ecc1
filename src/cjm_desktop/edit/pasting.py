"""Putting a copied block or a table into a map: pure functions from a document to the next document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.edit.belongings import brought_along
from cjm_desktop.edit.block import Whole, is_divider
from cjm_desktop.edit.cell_text import lines_of
from cjm_desktop.edit.filling import Draft, Filling
from cjm_desktop.edit.likeness import lanes_like, stages_like
from cjm_desktop.edit.missing import FREE, NOTHING, Missing, missing_of
from cjm_desktop.edit.ranges import cells_of
from cjm_desktop.edit.selection import Header, Selection, at_cell, at_lane, at_stage, is_reachable
from cjm_desktop.edit.stages import add_stage
from cjm_desktop.model.document import Lane, Stage
from cjm_desktop.model.errors import NotAllowed, TooMuch
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import MOST_LANES, MOST_STAGES
from cjm_desktop.model.queries import lane_index, stage_index
from cjm_desktop.model.text import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cjm_desktop.edit.block import Block
    from cjm_desktop.edit.filling import Drafts
    from cjm_desktop.model.document import Document, Map
    from cjm_desktop.model.grid import Grid

Table = tuple[tuple[str, ...], ...]

CHOOSE_A_CELL = Phrase(
    "Choose the cell that the upper left cell of the block shall go to.",
    "Выберите ячейку, в которую попадёт левая верхняя ячейка блока.",
)
_NEVER_FITS = Phrase(
    f"The block on the clipboard is larger than a map can be ({MOST_STAGES} stages, {MOST_LANES} lanes); "
    "nothing was pasted.",
    f"Блок в буфере обмена больше, чем может быть карта ({MOST_STAGES} этапов, {MOST_LANES} дорожек); "
    "ничего не вставлено.",
)
_NOT_NEEDED = -1
"""Stands for the lane of copied cells that are all empty, and for a divider between lanes that are there."""


class Pasted(Struct, frozen=True):
    """What comes of pasting: the document, what is then selected, and what was not taken.

    `refused` are the codes of cells (`C3`) that could not take what was meant for them, `outside` counts
    the texts and cards for which the map had no stage or lane, which are `missing`. `has_headers` tells that
    whole stages or lanes, or their titles, came in, whatever became of their cards. `unrated` are the codes
    of cells that kept the level of emotion they had, so that words came without theirs.
    """

    document: Document
    selection: Selection
    count: int
    refused: tuple[str, ...] = ()
    outside: int = 0
    missing: Missing = NOTHING
    has_headers: bool = False
    unrated: tuple[str, ...] = ()


class Plan(Struct, frozen=True):
    """Where everything of a block goes: rows and columns are indexes of the map, None is yet missing.

    `new_stages` and `new_lanes` are the records for those that are missing, in their order; `titles` and
    `names` are texts for the headers of stages and lanes.
    """

    document: Document
    journey: Map
    drafts: Drafts
    rows: tuple[int | None, ...]
    columns: tuple[int | None, ...]
    new_stages: tuple[Stage, ...] = ()
    new_lanes: tuple[Lane, ...] = ()
    titles: Mapping[int, str] = {}
    names: Mapping[int, str] = {}
    selection: Selection | None = None
    """What is selected afterwards, where it is not the cards."""

    @property
    def missing(self) -> Missing:
        """What the map lacks, for the user to decide."""
        return missing_of(self.new_stages, self.new_lanes, self.document.language)


def plan_table(
    document: Document, map_id: str, table: Table, at: Selection, *, lines_as_cards: bool = False
) -> Plan:
    """Return where the texts of a table go when it is pasted at a cell, or at a header with its titles.

    Each text becomes a card, or each of its lines does; that of a merged cell spans the
    stages there are. A single text goes into every selected cell. Raises
    NotAllowed, TooMuch.
    """
    journey = document.map(map_id)
    titles, names = {}, {}
    if at.header is Header.STAGE and table:
        titles = dict(enumerate(map(str, table[0])))
        table = table[1:]
    elif at.header is Header.LANE:
        names = {row: str(texts[0]) for row, texts in enumerate(table)}
        table = tuple(texts[1:] for texts in table)
    drafts = {
        (row, column): _drafts_of(text, lines_as_cards=lines_as_cards)
        for row, texts in enumerate(table)
        for column, text in enumerate(texts)
        if text
    }
    plan = _plan(document, journey, drafts, at, (len(names), len(titles)))
    return _with_headers(plan, titles, names)


def _drafts_of(text: str, *, lines_as_cards: bool) -> tuple[Draft, ...]:
    lines = lines_of(text) if lines_as_cards else (str(text),)
    return tuple(Draft(line, span=columns_of(text)) for line in lines)


def plan_block(document: Document, map_id: str, block: Block, at: Selection) -> Plan:
    """Return where the cards of a block go; whole stages and lanes are put after the current one.

    Raises NotAllowed, TooMuch.
    """
    document, belongings = brought_along(document, block.document, fresh_id)
    copied = block.journey
    journey = _about(document.map(map_id), [belongings.personas[one] for one in copied.personas])
    drafts = {
        (row, column): tuple(Draft("", card, lane.kind, belongings.of(card)) for card in cell)
        for row, (lane, cells) in enumerate(zip(copied.lanes, copied.cards.rows, strict=True))
        for column, cell in enumerate(cells.cells)
        if cell
    }
    if block.whole is Whole.STAGES:
        return _plan_stages(document, journey, copied, drafts, at)
    if block.whole is Whole.LANES:
        return _plan_lanes(document, journey, copied, drafts, at)
    return _plan(document, journey, drafts, at, likeness=copied)


def carried_out(plan: Plan, *, grow: bool) -> Pasted:
    """Return the document with everything in its place; without `grow` what is missing stays so."""
    journey = _grown(plan) if grow else plan.journey
    rows = _completed(plan.rows, len(plan.journey.lanes) if grow else None)
    columns = _completed(plan.columns, len(plan.journey.stages) if grow else None)
    journey = _titled(journey, plan, rows, columns)
    filling = Filling(journey, plan.document.language)
    for (row, column), drafts in plan.drafts.items():
        filling.put(rows[row], columns[column], drafts)
    document = plan.document.with_map(filling.filled())
    selection = plan.selection or _selection(journey, rows, columns, tuple(filling.cards))
    missing = NOTHING if grow else plan.missing
    return Pasted(
        document,
        selection,
        filling.count,
        tuple(filling.refused),
        filling.outside,
        missing,
        plan.selection is not None,
        tuple(filling.unrated),
    )


def _about(journey: Map, personas: Iterable[str]) -> Map:
    """Return the map as one of these personas, too; what says nothing new is the same map."""
    joined = tuple(dict.fromkeys((*journey.personas, *personas)))
    return journey if joined == journey.personas else journey.replaced(personas=joined)


def _plan(
    document: Document,
    journey: Map,
    drafts: Drafts,
    at: Selection,
    least: tuple[int, int] = (0, 0),
    likeness: Map | None = None,
) -> Plan:
    """Let rows follow each other over the open lanes and columns over the stages, from a cell on.

    `least` is how many rows and columns there are even if empty; what is missing is made like the rows and
    columns of `likeness`.
    """
    drafts = _in_every_cell(journey, drafts, at)
    height = max([least[0], *(row + 1 for row, _ in drafts)])
    width = max([least[1], *(column + 1 for _, column in drafts)])
    if height > MOST_LANES or width > MOST_STAGES:
        raise TooMuch(_NEVER_FITS)
    first_row, first_column = _corner(journey, at)
    lanes = [index for index, lane in enumerate(journey.lanes) if index >= first_row and is_reachable(lane)]
    rows = _rows(lanes, height, likeness)
    columns = tuple(
        column if column < len(journey.stages) else None
        for column in range(first_column, first_column + width)
    )
    return Plan(
        document,
        journey,
        drafts,
        rows,
        columns,
        tuple(
            _like_stage(likeness.stages[index] if likeness else None)
            for index, column in enumerate(columns)
            if column is None
        ),
        tuple(
            _like_lane(likeness.lanes[index] if likeness else None)
            for index, row in enumerate(rows)
            if row is None
        ),
    )


def _rows(lanes: Sequence[int], height: int, likeness: Map | None) -> tuple[int | None, ...]:
    """Return where each row of a block goes; a divider comes along with the lanes below it that are new."""
    left = iter(lanes)
    copied = () if likeness is None else likeness.lanes[:height]
    dividers = {row for row, lane in enumerate(copied) if is_divider(lane)}
    rows = [_NOT_NEEDED if row in dividers else next(left, None) for row in range(height)]
    for row in sorted(dividers, reverse=True):
        if row + 1 < height and rows[row + 1] is None:
            rows[row] = None
    return tuple(rows)


def _corner(journey: Map, at: Selection) -> tuple[int, int]:
    """Return lane and stage indexes of where a block begins; raises NotAllowed."""
    if at.header is Header.STAGE and at.stage:
        return 0, stage_index(journey, at.stage)
    if at.header is Header.LANE and at.lane:
        return lane_index(journey, at.lane), 0
    if not at.is_cell or at.stage is None or at.lane is None:
        raise NotAllowed(CHOOSE_A_CELL)
    spots = cells_of(at, journey) or ((lane_index(journey, at.lane), stage_index(journey, at.stage)),)
    return min(row for row, _ in spots), min(column for _, column in spots)


def _in_every_cell(journey: Map, drafts: Drafts, at: Selection) -> Drafts:
    """Let what is meant for one cell go into each of a range, as in a spreadsheet."""
    spots = cells_of(at, journey) if at.anchor else ()
    if set(drafts) != {(0, 0)} or not spots:
        return drafts
    rows = {row: index for index, row in enumerate(dict.fromkeys(row for row, _ in spots))}
    columns = {column: index for index, column in enumerate(dict.fromkeys(column for _, column in spots))}
    single = tuple(replace(draft, span=1) for draft in drafts[0, 0])
    return {(rows[row], columns[column]): single for row, column in spots}


def _with_headers(plan: Plan, titles: Mapping[int, str], names: Mapping[int, str]) -> Plan:
    """Let a table that was pasted at a header name stages or lanes as well."""
    if not titles and not names:
        return plan
    at = None
    if titles and plan.columns and plan.columns[0] is not None:
        at = at_stage(plan.journey.stages[plan.columns[0]].id)
    elif plan.rows and plan.rows[0] is not None:
        at = at_lane(plan.journey.lanes[plan.rows[0]].id)
    return replace(plan, titles=titles, names=names, selection=at)


def _plan_stages(document: Document, journey: Map, copied: Map, drafts: Drafts, at: Selection) -> Plan:
    """Let whole stages stand after the current one, their cards in the lanes like theirs."""
    index = len(journey.stages)
    if at.stage is not None and at.header is not Header.LANE:
        index = stage_index(journey, at.stage) + 1
    new = tuple(stage.replaced(id=fresh_id()) for stage in copied.stages)
    for offset, stage in enumerate(new):
        journey = add_stage(journey, index + offset, stage.id)
    stages = (*journey.stages[:index], *new, *journey.stages[index + len(new) :])
    journey = journey.replaced(stages=stages)
    needed = {row for row, _ in drafts}
    rows = tuple(
        found if found is not None or row in needed else _NOT_NEEDED
        for row, found in enumerate(lanes_like(journey, copied))
    )
    lanes = tuple(_like_lane(copied.lanes[row]) for row, found in enumerate(rows) if found is None)
    columns = tuple(range(index, index + len(new)))
    selection = at_stage(new[-1].id)
    return Plan(document, journey, drafts, rows, columns, new_lanes=lanes, selection=selection)


def _plan_lanes(document: Document, journey: Map, copied: Map, drafts: Drafts, at: Selection) -> Plan:
    """Let whole lanes stand below the current one, their cards at the same stages or in the same order."""
    index = len(journey.lanes)
    if at.lane is not None and at.header is not Header.STAGE:
        index = lane_index(journey, at.lane) + 1
    new = tuple(lane.replaced(id=fresh_id(), hidden=False) for lane in copied.lanes)
    before, after = range(index), range(index, len(journey.lanes))
    journey = journey.replaced(
        lanes=(*journey.lanes[:index], *new, *journey.lanes[index:]),
        cards=journey.cards.with_lanes([*before, *(None for _ in new), *after], len(journey.stages)),
    )
    width = max((column + 1 for _, column in drafts), default=0)
    columns = stages_like(journey, copied, width)
    stages = tuple(_like_stage(copied.stages[at]) for at, found in enumerate(columns) if found is None)
    rows = tuple(range(index, index + len(new)))
    selection = at_lane(new[-1].id)
    return Plan(document, journey, drafts, rows, columns, new_stages=stages, selection=selection)


def _like_stage(stage: Stage | None) -> Stage:
    """Return a new stage that is called like another one; figures belong to where they were counted."""
    if stage is None:
        return Stage(id=fresh_id())
    return Stage(id=fresh_id(), title=stage.title, task=stage.task, width=stage.width)


def _like_lane(lane: Lane | None) -> Lane:
    if lane is None:
        return Lane(id=fresh_id(), kind=FREE)
    return lane.replaced(id=fresh_id(), hidden=False, collapsed=False)


def _grown(plan: Plan) -> Map:
    """Return the map with what it lacks, at its right and its lower edge."""
    if not plan.missing:
        return plan.journey
    journey = plan.journey
    width = len(journey.stages) + len(plan.new_stages)
    order = [*range(len(journey.stages)), *(None for _ in plan.new_stages)]
    grid: Grid = journey.cards.with_stages(order) if plan.new_stages else journey.cards
    rows = [*range(len(journey.lanes)), *(None for _ in plan.new_lanes)]
    return journey.replaced(
        stages=(*journey.stages, *plan.new_stages),
        lanes=(*journey.lanes, *plan.new_lanes),
        cards=grid.with_lanes(rows, width),
    )


def _completed(indexes: Sequence[int | None], next_new: int | None) -> list[int | None]:
    """Number what was missing, from the first new one on; None stays where nothing was added."""
    completed: list[int | None] = []
    for index in indexes:
        completed.append(next_new if index is None else index)
        if index is None and next_new is not None:
            next_new += 1
    return completed


def _titled(journey: Map, plan: Plan, rows: Sequence[int | None], columns: Sequence[int | None]) -> Map:
    stages, lanes = list(journey.stages), list(journey.lanes)
    for index, title in plan.titles.items():
        column = columns[index]
        if title and column is not None:
            stages[column] = stages[column].changed(title=title)
    for index, name in plan.names.items():
        row = rows[index]
        if name and row is not None:
            lanes[row] = lanes[row].changed(title=name)
    return (
        journey.replaced(stages=tuple(stages), lanes=tuple(lanes)) if plan.titles or plan.names else journey
    )


def _selection(
    journey: Map, rows: Sequence[int | None], columns: Sequence[int | None], cards: Sequence[str]
) -> Selection:
    """Return a selection of what was pasted, as a range; its upper left cell is the current one."""
    if not rows or not columns or rows[0] is None or columns[0] is None:
        return Selection()
    current = at_cell(journey.stages[columns[0]].id, journey.lanes[rows[0]].id, *reversed(cards))
    last_row, last_column = (
        next(index for index in reversed(one) if index not in (None, _NOT_NEEDED)) for one in (rows, columns)
    )
    end = (journey.lanes[last_row].id, journey.stages[last_column].id)
    return current if end == (current.lane, current.stage) else replace(current, anchor=end)
