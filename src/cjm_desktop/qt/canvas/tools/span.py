"""Dragging the right edge of a card: over how many stages it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.spans import set_span
from cjm_desktop.layout.hit import column_at
from cjm_desktop.model.queries import stage_index
from cjm_desktop.qt.canvas.tools.base import Tool

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint


class SpanCard(Tool):
    """Lets a card end with the stage under the pointer."""

    cursor = Qt.CursorShape.SplitHCursor
    scrolls_down = False

    def move(self, at: QPoint, x: float, y: float) -> None:
        """Let the edge jump to the stage that the pointer is over, at least to the card's own."""
        layout, under = self.view.layout_shown, self.grip.hit
        if under.card is None or under.stage is None or not layout.columns:
            return
        first = stage_index(layout.journey, under.stage)
        last = column_at(layout, x)
        if last is None:
            last = len(layout.columns) - 1 if x >= layout.columns[-1].x else first
        elif last > first and x < layout.columns[last].x + layout.columns[last].width * _INTO:
            last -= 1
        self.try_preview(set_span, under.card, max(1, last - first + 1))

    def finish(self) -> None:
        """Keep the span."""
        self.session.commit(Label.SPAN_CARDS, self.session.selection)


_INTO = 0.25
"""How far the pointer has to be in a stage for the card to take it over, as a share of its width."""
