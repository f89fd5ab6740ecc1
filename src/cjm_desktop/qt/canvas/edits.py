"""What the keys of the canvas do that needs the canvas: going from cell to cell, and writing in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.cards import ONLY_A_SCORE
from cjm_desktop.edit.navigation import Move, extend, is_at_edge, step
from cjm_desktop.edit.selection import at_cell, current_cell, is_reachable, row_of
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.kinds import FREE_LANE, Drawing, lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.canvas.subjects import NewCardSubject, edited_subject, typed_subject
from cjm_desktop.qt.map_edits import NO_CELL
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.subjects import Subject
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.canvas.writing import Writing

_AT_EDGE = Phrase(
    "The map ends here; no card is selected.", "Карта здесь заканчивается; ни одна карточка не выбрана."
)


class Edits:
    """Moves and beginnings of writing; all else that edits a map is in `MapEdits`."""

    def __init__(self, view: Canvas, session: Session, writing: Writing) -> None:
        self._view = view
        self._session = session
        self._writing = writing

    def move(self, move: Move) -> None:
        """Make the cell that `move` leads to current; where Tab and Enter lead no further, say so."""
        if not self._view.map_edits.cards.settle():
            return
        before = self._session.selection
        self._session.select(step(before, self._session.journey, move))
        self._view.show_current()
        if is_at_edge(before, self._session.journey, move):
            self._view.hinted.emit(_AT_EDGE.in_language(interface_language()))

    def extend(self, move: Move) -> None:
        """Let the selected range reach on, or back, as `move` says."""
        if not self._view.map_edits.cards.settle():
            return
        self._session.select(extend(self._session.selection, self._session.journey, move))
        self._view.show_current()

    def edit_current(self) -> None:
        """Write the current card or header in place."""
        if self._view.map_edits.cards.settle():
            self._write(edited_subject(self._session, fresh_id()))

    def type_into(self, text: str) -> None:
        """Begin to write with the text of a key: it replaces what stands there."""
        if self._view.map_edits.cards.settle() and not self._types_a_score(text):
            self._write(typed_subject(self._session, fresh_id()), text)

    def new_card(self) -> None:
        """Write a new card in the current cell, after the current card."""
        if not self._view.map_edits.cards.settle():
            return
        selection = self._session.selection
        if not selection.is_cell or selection.stage is None or selection.lane is None:
            self._view.refuse(NotAllowed(NO_CELL))
            return
        cell = current_cell(selection, self._session.journey)
        at = next((i + 1 for i, card in enumerate(cell) if card.id == selection.card), None)
        self._write(NewCardSubject(selection.stage, selection.lane, fresh_id(), at))

    def add_stage(self, index: int) -> None:
        """Add a stage at an index and write its title."""
        if self._view.map_edits.structure.add_stage(index) is not None:
            self.edit_current()

    def add_lane(self, index: int, kind: str = FREE_LANE, **fields: object) -> None:
        """Add a lane of a kind at an index: a free one is named at once, another one filled."""
        if self._view.map_edits.structure.add_lane(index, kind, **fields) is None:
            return
        if kind == FREE_LANE:
            self.type_into("")
            return
        journey = self._session.journey
        lane = journey.lanes[index]
        # What is typed next is a card; the lane has its name.
        if journey.stages and is_reachable(lane):
            self._session.select(at_cell(journey.stages[0].id, lane.id))
            self._view.show_current()

    def _types_a_score(self, text: str) -> bool:
        selection, journey = self._session.selection, self._session.journey
        row = row_of(selection, journey)
        if not selection.is_cell or row is None:
            return False
        if lane_kind(journey.lanes[row].kind).drawing is not Drawing.MARKS:
            return False
        if text in ("1", "2", "3", "4", "5"):
            self._view.map_edits.cards.set_score(int(text))
        else:
            self._view.refuse(NotAllowed(ONLY_A_SCORE))
        return True

    def _write(self, subject: Subject | None, text: str | None = None) -> None:
        if subject is None:
            self._view.refuse(NotAllowed(NO_CELL))
        else:
            self._writing.begin(subject, text)
