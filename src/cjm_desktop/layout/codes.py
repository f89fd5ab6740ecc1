"""The codes of cells, `C3`, small in a corner of each, so that paper finds its way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.text import line_width, single_line
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.model.queries import lane_numbers, stage_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjm_desktop.layout.boxes import Column
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.layout.text import Line
    from cjm_desktop.layout.typography import TextStyle
    from cjm_desktop.model.document import Map


class CellCodes(Struct, frozen=True):
    """The letters of stages and the numbers of lanes by their ids; dividers have none.

    Those of a whole map serve a part of it, too.
    """

    letters: Mapping[str, str]
    numbers: Mapping[str, int]


def cell_codes(journey: Map) -> CellCodes:
    """Return the codes of all cells of a map."""
    return CellCodes(
        {stage.id: stage_letters(index) for index, stage in enumerate(journey.stages)},
        {
            lane.id: number
            for lane, number in zip(journey.lanes, lane_numbers(journey), strict=True)
            if lane_kind(lane.kind).takes_cards
        },
    )


class Code(Struct, frozen=True):
    """The code of a cell: a line from x on its baseline, relative to the cell's upper left corner."""

    line: Line
    style: TextStyle
    x: float
    baseline: float

    @property
    def rect(self) -> Rect:
        """The area of its letters and digits: none of them reaches under the baseline."""
        height = ty.CAP_HEIGHT * self.style.size
        return Rect(self.x, self.baseline - height, line_width(self.line, self.style), height)


def lay_out_codes(layout: MapLayout, lane: int) -> Iterator[tuple[Column, Code]]:
    """Yield the codes of a drawn row, each with its column; none where codes were not asked for.

    They stand in the lower padding of the cells, where no card reaches, and end where cards do; under slots
    for paper stickers they are larger.
    """
    codes, row = layout.options.codes, layout.rows[lane]
    if codes is None or row.lane.id not in codes.numbers:
        return
    number, style, foot = codes.numbers[row.lane.id], ty.CODE, sp.CODE_FOOT
    if row.slots:
        style, foot = ty.CODE_UNDER_SLOTS, sp.SLOTS_CODE_FOOT
    for column in layout.columns:
        line = single_line(f"{codes.letters[column.stage]}{number}", style)
        x = column.width - sp.CELL_PADDING_X - line_width(line, style)
        yield column, Code(line, style, x, row.height - foot)
