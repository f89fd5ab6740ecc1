"""Where one stands in a document: which map is shown, and what is selected on it and was on the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.selection import Selection, first_cell, is_shown, settled

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document, Map


class Standpoint:
    """The shown map and the selection of a session; `before_gesture` is what a gesture began with."""

    def __init__(self, journey: Map) -> None:
        self.map_id = journey.id
        self.selection = self.before_gesture = first_cell(journey)
        self._left: dict[str, Selection] = {}

    def select(self, selection: Selection, *, in_gesture: bool) -> None:
        """Select; what is selected in a gesture goes with it when it is cancelled."""
        self.selection = selection
        if not in_gesture:
            self.before_gesture = selection

    def turn_to(self, map_id: str, selection: Selection) -> str | None:
        """Show a map with a selection; returns the map that was shown where it was another."""
        before = other(self.map_id, map_id)
        if before is not None:
            self._left[before] = self.before_gesture
        self.map_id = map_id
        self.selection = self.before_gesture = selection
        return before

    def map_in(self, document: Document, base: Document) -> str:
        """Return the shown map, or the one beside it in the base where the document has it no more."""
        there = [journey.id for journey in document.maps]
        if self.map_id in there:
            return self.map_id
        order = [journey.id for journey in base.maps]
        at = order.index(self.map_id)
        beside = (*order[at + 1 :], *reversed(order[:at]))
        return next((one for one in beside if one in there), there[0])

    def after(self, journey: Map, base: Map) -> Selection:
        """Return what is selected after an edit that says nothing about it; `base` is the map before."""
        if journey.id != self.map_id:
            return self.selection_on(journey)
        return settled(self.selection, journey, base)

    def selection_on(self, journey: Map) -> Selection:
        """Return what was selected on a map when it was left."""
        left = self._left.get(journey.id)
        return first_cell(journey) if left is None else settled(left, journey, journey)


def seen(selection: Selection, journey: Map) -> Selection:
    """Return the selection without cards that are not there, and what is drawn beside what is not."""
    if selection == Selection():
        return selection
    has_all = len(journey.cards.found(selection.cards)) == len(selection.cards)
    return selection if has_all and is_shown(selection, journey) else settled(selection, journey, journey)


def other(before: str, after: str) -> str | None:
    """Return the map that was shown, where it was another one."""
    return None if before == after else before
