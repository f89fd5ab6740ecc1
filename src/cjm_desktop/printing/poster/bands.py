"""The bands of a sheet: the strips beyond its seams, which are cut off or covered once it is glued.

Only there may anything stand beside the map, so that the finished wall shows the map and nothing else. A
side without a neighbour, at the edge of the poster or beside a blank sheet that is not printed, has none. But
a sheet is glued over the corners of those above it to both sides: where one is there, its upper edge is cut
even under a blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.printing.planning.plan import sheet_label

if TYPE_CHECKING:
    from cjm_desktop.layout.geometry import Rect
    from cjm_desktop.printing.planning.plan import PosterPlan, Sheet


class Band(NamedTuple):
    """A band in mm, measured along its seam and across it: to the right and down, or turned up and right.

    The map is shown on it from `low` to `high`; `first` to `last` borders on what stays visible. It lies
    across from `seam` to `edge`, as far as the printer reaches; the map may end before. It is cut off, or
    else covered by the sheet `neighbour`, which is "" beside a blank.
    """

    neighbour: str
    is_turned: bool
    is_cut: bool
    low: float
    first: float
    last: float
    high: float
    seam: float
    edge: float

    @property
    def breadth(self) -> float:
        """How far it reaches from its seam."""
        return abs(self.edge - self.seam)

    def across(self, depth: float) -> float:
        """Return the place that lies `depth` mm beyond the seam."""
        return self.seam + (depth if self.edge > self.seam else -depth)


class Bands(NamedTuple):
    """A sheet in its own mm: its printed area, what of it stays visible, and its bands."""

    printed: Rect
    visible: Rect
    left: Band | None
    top: Band | None
    right: Band | None
    bottom: Band | None


def bands_of(plan: PosterPlan, sheet: Sheet) -> Bands:
    """Return the bands of a sheet."""
    margin, (width, height) = plan.spec.margin, plan.sheet or plan.page
    dx, dy = margin - sheet.window.x, margin - sheet.window.y
    printed, visible = sheet.window.moved(dx, dy), sheet.visible.moved(dx, dy)
    across = (printed.x, visible.x, visible.right, printed.right)
    upwards = (height - printed.bottom, height - visible.bottom, height - visible.y, height - printed.y)

    def band(row: int, column: int, seam: float, edge: float) -> Band | None:
        is_turned, is_cut = column != 0, row + column < 0
        row, column = sheet.row + row, sheet.column + column
        is_there = plan.has_sheet(row, column)
        beside = plan.has_sheet(row, column - 1) or plan.has_sheet(row, column + 1)
        lies_on_corner = row < sheet.row and beside
        if not is_there and not lies_on_corner:
            return None
        label = sheet_label(row, column) if is_there else ""
        return Band(label, is_turned, is_cut, *(upwards if is_turned else across), seam, edge)

    return Bands(
        printed,
        visible,
        left=band(0, -1, visible.x, printed.x),
        top=band(-1, 0, visible.y, printed.y),
        right=band(0, 1, visible.right, width - margin),
        bottom=band(1, 0, visible.bottom, height - margin),
    )
