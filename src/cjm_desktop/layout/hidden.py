"""Where lanes are hidden: a mark between the lanes that are shown, on screen alone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.boxes import TextBlock
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.text import line_width, single_line
from cjm_desktop.model.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.map import MapLayout

_HIDDEN = Phrase("{} hidden", "скрыто: {}")


class HiddenRun(Struct, frozen=True):
    """Hidden lanes that follow one another: their ids, the mark on the page and its words."""

    lanes: tuple[str, ...]
    rect: Rect
    label: TextBlock


def hidden_runs(layout: MapLayout) -> Iterator[HiddenRun]:
    """Yield the marks of hidden lanes, each astride the edge at which its lanes would stand."""
    for is_drawn, rows in groupby(layout.rows, key=lambda row: row.is_drawn):
        if not is_drawn:
            run = list(rows)
            text = _HIDDEN.in_language(layout.document.language).format(len(run))
            line = single_line(text, ty.HIDDEN)
            width = line_width(line, ty.HIDDEN) + 2 * sp.HIDDEN_PADDING
            x = layout.lane_x + layout.lane_width - width - sp.CELL_PADDING_X
            rect = Rect(x, run[0].y - sp.HIDDEN_MARK / 2, width, sp.HIDDEN_MARK)
            top = rect.y + (rect.height - ty.HIDDEN.line_height) / 2
            label = TextBlock(x + sp.HIDDEN_PADDING, top, width, ty.HIDDEN, (line,))
            yield HiddenRun(tuple(row.lane.id for row in run), rect, label)


def hidden_at(layout: MapLayout, x: float, y: float) -> HiddenRun | None:
    """Return the mark of hidden lanes under a point of the page."""
    if not layout.lane_x <= x < layout.band.x or all(row.is_drawn for row in layout.rows):
        return None
    return next((run for run in hidden_runs(layout) if run.rect.contains(x, y)), None)
