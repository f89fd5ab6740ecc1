"""Dragging cards to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt

from cjm_desktop.edit.cards import lands_in, move_block
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.selection import at_card
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.hit import column_at, position_at, row_at
from cjm_desktop.model.errors import EditError
from cjm_desktop.model.queries import lane_index, stage_index
from cjm_desktop.qt.canvas.lifted import MARGIN, lifted_cards
from cjm_desktop.qt.canvas.tools.base import Grip, Reason, Tool

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QPoint

    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.model.document import Map
    from cjm_desktop.qt.canvas.view import Canvas

Target = tuple[str, str, int]
"""Stage, lane, place in the cell as it stands before the move."""
MANY = 500
"""Of more cards it is outlined where they would land: to lay all of them out at each step would take long."""


class MoveCards(Tool):
    """Moves the selected cards, which keep their places to each other.

    A copy of them follows the pointer, the preview shows where they land.
    """

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip)
        self._cards = self.session.selection.cards
        self._held = grip.hit.card if grip.hit.card in self._cards else self._cards[-1]
        self._before = view.layout_shown
        self._outline: _Outline | None = None
        if len(self._cards) > MANY:
            self._outline = _Outline(view, self._before, self._cards, self._held)
        self._heights = {} if self._outline else _heights_of_lanes(self._before, self._cards)
        self._beyond = _beyond_first_stage(self._before, grip)
        self._target: Target | None = None
        self._refusal: EditError | None = None

    def start(self) -> None:
        """Lift the cards."""
        pixmap, corner = lifted_cards(self.view, self._before, self._cards)
        grip = QPointF(
            (self.grip.x - corner.x) * self.view.px_per_mm, (self.grip.y - corner.y) * self.view.px_per_mm
        )
        self.view.overlay.lift(pixmap, grip + QPointF(MARGIN, MARGIN))

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Show where the cards would land."""
        self.view.overlay.drag_to(x, y)
        target = self._target_at(x, y)
        if target == self._target:
            return
        self._target = target
        self._refusal = None if target is None else self._try(target)
        if target is None or self._refusal is not None:
            self._put_back()
        self.view.set_pointer(
            Qt.CursorShape.ForbiddenCursor if target is None or self._refusal else self.cursor
        )

    def finish(self) -> None:
        """Leave the cards where they are shown."""
        self.view.overlay.drop()
        if self._outline is not None:
            self._outline.hide()
        if self._refusal is None and self._target is not None:
            self._refusal = self.try_preview(move_block, self._cards, self._held, *self._target)
        if self._refusal is not None:
            self.view.refuse(self._refusal)
        if self._target is None or self._refusal is not None:
            self.session.cancel()
            return
        if not self.session.is_previewing:
            self.session.cancel()
            return
        landed = replace(at_card(self.session.journey, self._cards[-1]), cards=self._cards)
        self.session.commit(Named(Label.MOVE_CARDS, len(self._cards)), landed)

    def cancel(self, reason: Reason) -> None:
        """Put the cards back."""
        self.view.overlay.drop()
        self._put_back()

    def _try(self, target: Target) -> EditError | None:
        """Show what a target would make of the map; return the refusal, if it is refused."""
        if self._outline is not None:
            return self._outline.show(target)
        return self.try_preview(_moved_in_view, self._cards, self._held, target, self._heights)

    def _put_back(self) -> None:
        """Show the cards where they were."""
        if self._outline is not None:
            self._outline.hide()
        self.session.cancel()

    def _target_at(self, x: float, y: float) -> Target | None:
        """Return the place under the pointer, as the map was before the drag.

        So a card that makes room for itself does not move its own target. What the preview shows agrees:
        the rows that cards leave keep their heights as long as one drags, so that the upper edge of the row
        under the pointer stays where it was, and the row only grows below it.
        """
        before = self._before
        x -= self._beyond
        row, column = row_at(before, y), column_at(before, x)
        if row is None or column is None:
            return None
        stage, lane = before.columns[column].stage, before.rows[row].lane
        if not before.rows[row].kind.takes_cards:
            return stage, lane.id, 0
        if lane.collapsed:
            return None
        return stage, lane.id, position_at(before, row, column, x, y)


class _Outline:
    """Outlines the cells into which very many cards would come."""

    def __init__(self, view: Canvas, layout: MapLayout, cards: Sequence[str], held: str) -> None:
        self._overlay, self._layout = view.overlay, layout
        grid = layout.journey.cards
        places = [place for place in map(grid.place_of, cards) if place is not None]
        self._cells = {(place.lane, place.stage) for place in places}
        self._held = next((place.lane, place.stage) for place in [grid.place_of(held)] if place is not None)

    def show(self, target: Target) -> EditError | None:
        """Show them; return why the cards cannot come there."""
        layout, journey = self._layout, self._layout.journey
        stage, lane, _position = target
        try:
            to = lane_index(journey, lane), stage_index(journey, stage)
            cells = lands_in(journey, self._cells, self._held, to)
        except EditError as error:
            return error
        rects = [layout.cell_rect(*cell) for cell in cells if layout.rows[cell[0]].is_drawn]
        left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
        right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
        self._overlay.show_band(Rect(left, top, right - left, bottom - top))
        return None

    def hide(self) -> None:
        """Show nothing any more."""
        self._overlay.hide_band()


def _beyond_first_stage(layout: MapLayout, grip: Grip) -> float:
    """Return how far, in mm, a card over several stages is held beyond its first one: that one leads."""
    under = column_at(layout, grip.x)
    first = next((at for at, column in enumerate(layout.columns) if column.stage == grip.hit.stage), under)
    if first is None or under is None or under <= first:
        return 0.0
    column = layout.columns[first]
    return grip.x - column.x - column.width / 2


def _heights_of_lanes(layout: MapLayout, cards: Sequence[str]) -> Mapping[str, float]:
    """Return the heights in mm of the lanes in which cards stand."""
    grid = layout.journey.cards
    places = (grid.place_of(card) for card in cards)
    rows = {place.lane for place in places if place is not None}
    return {layout.rows[row].lane.id: layout.rows[row].height for row in rows}


def _moved_in_view(
    journey: Map, cards: Sequence[str], held: str, target: Target, heights: Mapping[str, float]
) -> Map:
    """Move cards, and let the lanes they leave be as high as they were."""
    moved = move_block(journey, cards, held, *target)
    for left, height in heights.items():
        moved = set_lane(moved, left, height=height)
    return moved
