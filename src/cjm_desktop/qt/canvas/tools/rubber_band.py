"""Drawing a rectangle from free ground: it selects the cards that it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt

from cjm_desktop.edit.selection import at_card
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.hit import boxes_in
from cjm_desktop.qt.canvas.tools.base import Grip, Reason, Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from cjm_desktop.qt.canvas.view import Canvas

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class RubberBand(Tool):
    """Selects the cards that the rectangle touches; with Ctrl or Shift beside those that are selected."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, view: Canvas, grip: Grip) -> None:
        super().__init__(view, grip)
        self._before = self.session.selection
        self._kept = self._before.cards if grip.modifiers & _ADDING else ()

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Select what lies between the point where it began and the pointer."""
        left, top = min(x, self.grip.x), min(y, self.grip.y)
        area = Rect(left, top, abs(x - self.grip.x), abs(y - self.grip.y))
        self.view.overlay.show_band(area)
        # A card already kept is no other for lying in the rectangle as well.
        touched = (box.card.id for _, box in boxes_in(self.view.layout_shown, area))
        cards = tuple(dict.fromkeys((*self._kept, *touched)))
        if not cards:
            self.session.select(replace(self._before, cards=(), anchor=None))
        else:
            self.session.select(replace(at_card(self.session.journey, cards[-1]), cards=cards))

    def finish(self) -> None:
        """Keep what is selected."""
        self.view.overlay.hide_band()

    def cancel(self, reason: Reason) -> None:
        """Select what was selected before."""
        self.view.overlay.hide_band()
        if reason is not Reason.DOCUMENT:
            self.session.select(self._before)
