"""Dragging cards to another place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from cjm_desktop.edit.cards import move_cards
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.layout.hit import Part, hit
from cjm_desktop.model.errors import EditError, NotFound
from cjm_desktop.model.queries import cards_in
from cjm_desktop.qt.canvas.lifted import MARGIN, lifted_cards
from cjm_desktop.qt.canvas.subjects import where_card_is
from cjm_desktop.qt.canvas.tools.base import Grip, Reason, Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from cjm_desktop.qt.canvas.view import Canvas

Target = tuple[str, str, int]
"""Stage, lane, place among the cards that stay."""


class MoveCards(Tool):
    """Moves the selected cards: a copy of them follows the pointer, the preview shows where they land."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip)
        self._cards = self.session.selection.cards
        self._target: Target | None = None
        self._refusal: EditError | None = None

    def start(self) -> None:
        """Lift the cards."""
        layout = self.view.layout_shown
        pixmap, corner = lifted_cards(self.view, layout, self._cards)
        grip = QPointF(
            (self.grip.x - corner.x) * self.view.px_per_mm, (self.grip.y - corner.y) * self.view.px_per_mm
        )
        self.view.overlay.lift(pixmap, grip + QPointF(MARGIN, MARGIN))

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Show where the cards would land."""
        self.view.overlay.drag_to(x, y)
        under = hit(self.view.layout_shown, x, y)
        if under.card in self._cards and under.part is not Part.EMOTION_POINT:
            return
        target = self._target_at(under.stage, under.lane, under.position)
        if target == self._target:
            return
        self._target = target
        if target is None:
            self._refusal = None
            self.session.cancel()
        else:
            stage, lane, among = target
            position = self._position(stage, lane, among)
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

    def _target_at(self, stage: str | None, lane: str | None, position: int | None) -> Target | None:
        """Return the place under the pointer, counted among the cards that are not being moved."""
        if stage is None or lane is None:
            return None
        shown = cards_in(self.session.journey, stage, lane)
        before = shown[: len(shown) if position is None else position]
        return stage, lane, sum(card.id not in self._cards for card in before)

    def _position(self, stage: str, lane: str, among: int) -> int:
        """Return the place in the target cell as it stands in the base document."""
        try:
            cell = cards_in(self.session.base.map(self.session.map_id), stage, lane)
        except NotFound:
            return among
        staying = [index for index, card in enumerate(cell) if card.id not in self._cards]
        return staying[among] if among < len(staying) else len(cell)
