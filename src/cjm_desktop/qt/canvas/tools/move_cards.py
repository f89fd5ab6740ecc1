"""Dragging cards to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt

from cjm_desktop.edit.cards import move_cards
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.layout.hit import column_at, hit, row_at
from cjm_desktop.model.queries import cards_in
from cjm_desktop.qt.canvas.lifted import MARGIN, lifted_cards
from cjm_desktop.qt.canvas.subjects import where_card_is
from cjm_desktop.qt.canvas.tools.base import Grip, Reason, Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from cjm_desktop.model.errors import EditError
    from cjm_desktop.qt.canvas.view import Canvas

Target = tuple[str, str, int]
"""Stage, lane, place in the cell as it stands before the move."""
_A_LITTLE = 0.01


class MoveCards(Tool):
    """Moves the selected cards: a copy of them follows the pointer, the preview shows where they land."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip)
        self._cards = self.session.selection.cards
        self._before = view.layout_shown
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
        if target is None:
            self._refusal = None
            self.session.cancel()
        else:
            stage, lane, position = target
            self._refusal = self.try_preview(move_cards, self._cards, stage, lane, position)
            if self._refusal is not None:
                self.session.cancel()
        self.view.set_pointer(
            Qt.CursorShape.ForbiddenCursor if target is None or self._refusal else self.cursor
        )

    def finish(self) -> None:
        """Leave the cards where they are shown."""
        self.view.overlay.drop()
        if self._refusal is not None:
            self.view.refuse(self._refusal)
        if not self.session.is_previewing:
            self.session.cancel()
            return
        landed = replace(where_card_is(self.session, self._cards[-1]), cards=self._cards)
        self.session.commit(Named(Label.MOVE_CARDS, len(self._cards)), landed)

    def cancel(self, reason: Reason) -> None:
        """Put the cards back."""
        self.view.overlay.drop()
        super().cancel(reason)

    def _target_at(self, x: float, y: float) -> Target | None:
        """Return the place under the pointer.

        The row is the one that is shown there. The place in its cell is found among the cards as they stood
        before the drag, so that a card that makes room for itself does not move its own target.
        """
        shown, before = self.view.layout_shown, self._before
        row, column = row_at(shown, y), column_at(shown, x)
        if row is None or column is None:
            return None
        if not shown.rows[row].kind.takes_cards:
            return shown.columns[column].stage, shown.rows[row].lane.id, 0
        deep = min(y - shown.rows[row].y, before.rows[row].height - _A_LITTLE)
        under = hit(before, x, before.rows[row].y + deep, reach=0.0)
        if under.stage is None or under.lane is None:
            return None
        end = len(cards_in(before.journey, under.stage, under.lane))
        return under.stage, under.lane, end if under.position is None else under.position
