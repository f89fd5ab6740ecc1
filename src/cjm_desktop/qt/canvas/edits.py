"""What the canvas does to the map at a key, a menu or a click: from the selection to one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_desktop.edit import cards as card_verbs
from cjm_desktop.edit import lanes as lane_verbs
from cjm_desktop.edit import links as link_verbs
from cjm_desktop.edit import phases as phase_verbs
from cjm_desktop.edit import stages as stage_verbs
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.navigation import Move, is_at_edge, step
from cjm_desktop.edit.selection import (
    Header,
    at_cell,
    at_lane,
    at_stage,
    column_of,
    current_cell,
    is_reachable,
    row_of,
)
from cjm_desktop.model.errors import EditError, NotAllowed
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.canvas.subjects import NewCardSubject, edited_subject, typed_subject, where_card_is

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.subjects import Subject
    from cjm_desktop.qt.canvas.view import Canvas
    from cjm_desktop.qt.canvas.writing import Writing

_NO_CELL = Phrase("Choose a cell first.", "Сначала выберите ячейку.")
_NO_STAGE = Phrase("Choose a stage first.", "Сначала выберите этап.")
_CLOSED_EMOTIONS = Phrase(
    "The emotions lane is hidden or collapsed; show it to set a level.",
    "Дорожка эмоций скрыта или свёрнута; чтобы поставить уровень, раскройте её.",
)
_AT_EDGE = Phrase(
    "The map ends here; no card is selected.", "Карта здесь заканчивается; ни одна карточка не выбрана."
)


class Edits:
    """The edits of a canvas; a refused one is told by the canvas and changes nothing."""

    def __init__(self, view: Canvas, session: Session, writing: Writing) -> None:
        self._view = view
        self._session = session
        self._writing = writing

    def move(self, move: Move) -> None:
        """Make the cell that `move` leads to current; where Tab and Enter lead no further, say so."""
        before = self._session.selection
        self._session.select(step(before, self._session.journey, move))
        self._view.show_current()
        if is_at_edge(before, self._session.journey, move):
            self._view.refuse(NotAllowed(_AT_EDGE))

    def edit_current(self) -> None:
        """Write the current card or header in place."""
        if not self._writing.commit():
            return
        subject = edited_subject(self._session, fresh_id())
        if subject is None:
            self._view.refuse(NotAllowed(_NO_CELL))
        else:
            self._write(subject)

    def type_into(self, text: str) -> None:
        """Begin to write with the text of a key: it replaces what stands there."""
        if self._types_a_score(text):
            return
        subject = typed_subject(self._session, fresh_id())
        if subject is None:
            self._view.refuse(NotAllowed(_NO_CELL))
        else:
            self._write(subject, text)

    def new_card(self) -> None:
        """Write a new card in the current cell, after the current card."""
        if not self._writing.commit():
            return
        selection = self._session.selection
        if not selection.is_cell or selection.stage is None or selection.lane is None:
            self._view.refuse(NotAllowed(_NO_CELL))
            return
        cell = current_cell(selection, self._session.journey)
        at = next((i + 1 for i, card in enumerate(cell) if card.id == selection.card), None)
        self._write(NewCardSubject(selection.stage, selection.lane, fresh_id(), at))

    def delete(self) -> None:
        """Delete the selected cards, else the current stage or lane, else what the current cell holds."""
        if not self._writing.commit():
            return
        selection = self._session.selection
        if selection.header is Header.STAGE and selection.stage:
            self._apply(Label.REMOVE_STAGE, stage_verbs.remove_stage, selection.stage)
        elif selection.header is Header.PHASE and selection.over:
            self._apply(Label.REMOVE_PHASE, phase_verbs.remove_phase, selection.over)
        elif selection.header is Header.LINK and selection.over:
            self._apply(Label.REMOVE_LINK, link_verbs.remove_link, selection.over)
        elif selection.header is Header.LANE and selection.lane:
            self._apply(Label.REMOVE_LANE, lane_verbs.remove_lane, selection.lane)
        else:
            cell = current_cell(selection, self._session.journey)
            cards = selection.cards or tuple(card.id for card in cell)
            if cards:
                self._delete_cards(cards)

    def clear_selection(self) -> None:
        """Select no card; the current cell stays."""
        self._session.select(replace(self._session.selection, cards=(), run_stage=None))

    def shift_cards(self, stages: int, lanes: int) -> None:
        """Move the selected cards by so many stages and lanes."""
        if not self._writing.commit():
            return
        cards = self._session.selection.cards
        if not cards:
            return
        if self._preview(card_verbs.shift_cards, cards, stages, lanes):
            moved = replace(where_card_is(self._session, cards[-1]), cards=cards)
            self._session.commit(Named(Label.MOVE_CARDS, len(cards)), moved)
            self._view.show_current()

    def shift_header(self, stages: int, lanes: int) -> None:
        """Move the current stage or lane by one place."""
        if not self._writing.commit():
            return
        selection, journey = self._session.selection, self._session.journey
        column, row = column_of(selection, journey), row_of(selection, journey)
        if stages and column is not None and selection.stage and selection.header is not Header.LANE:
            if 0 <= column + stages < len(journey.stages):
                self._apply(Label.MOVE_STAGE, stage_verbs.move_stage, selection.stage, column + stages)
        elif lanes and row is not None and selection.lane and selection.header is not Header.STAGE:
            target = self._next_lane(row, lanes)
            if target is not None:
                self._apply(Label.MOVE_LANE, lane_verbs.move_lane, selection.lane, target)
        self._view.show_current()

    def set_level(self, level: int | None) -> None:
        """Set the emotion level of the current stage, in the current lane or the first one of emotions."""
        if not self._writing.commit():
            return
        selection, journey = self._session.selection, self._session.journey
        row = row_of(selection, journey)
        if selection.stage is None or column_of(selection, journey) is None:
            self._view.refuse(NotAllowed(_NO_STAGE))
            return
        curves = [i for i, lane in enumerate(journey.lanes) if lane_kind(lane.kind).drawing is Drawing.CURVE]
        seen = [i for i in curves if is_reachable(journey.lanes[i])]
        chosen = row if row in seen else next(iter(seen), None)
        if chosen is None:
            self._view.refuse(NotAllowed(_CLOSED_EMOTIONS if curves else card_verbs.NOT_AN_EMOTION_LANE))
            return
        lane = journey.lanes[chosen].id
        persona = card_verbs.persona_to_rate(journey, lane, selection.card)
        self.rate(selection.stage, lane, level, persona)

    def rate(self, stage: str, lane: str, level: int | None, persona: str | None = None) -> None:
        """Set the emotion level of a stage in a lane; a card that is already there keeps its words."""
        new = fresh_id()
        if not self._preview(card_verbs.set_level, stage, lane, level, new, persona):
            return
        selection = self._session.selection
        here = selection.is_cell and (selection.stage, selection.lane) == (stage, lane)
        made = self._session.journey.cards.place_of(new) is not None
        # Words typed next are those of the face that has just appeared.
        self._session.commit(Label.SET_LEVEL, replace(selection, cards=(new,)) if here and made else None)

    def set_score(self, value: int | None) -> None:
        """Set the score of the current cell."""
        if not self._writing.commit():
            return
        selection = self._session.selection
        if not selection.is_cell or selection.stage is None or selection.lane is None:
            self._view.refuse(NotAllowed(_NO_CELL))
            return
        self._apply(Label.SET_SCORE, card_verbs.set_score, selection.stage, selection.lane, value, fresh_id())

    def score(self, stage: str, lane: str, value: int) -> None:
        """Set a score by its mark; the mark that is set already takes the score away."""
        if not self._writing.commit():
            return
        self._session.select(at_cell(stage, lane))
        cell = current_cell(self._session.selection, self._session.journey)
        self.set_score(None if cell and cell[0].value == value else value)

    def add_stage(self, index: int) -> None:
        """Add a stage at an index and write its title."""
        if not self._writing.commit():
            return
        stage = fresh_id()
        if self._preview(stage_verbs.add_stage, index, stage):
            self._session.commit(Label.ADD_STAGE, at_stage(stage))
            self._view.show_current()
            self.edit_current()

    def add_lane(self, index: int, kind: str = "text") -> None:
        """Add a lane of a kind at an index and make it current; a free one is named at once."""
        if not self._writing.commit():
            return
        lane = fresh_id()
        if self._preview(lane_verbs.add_lane, index, lane, kind):
            self._session.commit(Label.ADD_LANE, at_lane(lane))
            self._view.show_current()
            if kind == "text":
                self.type_into("")

    def _types_a_score(self, text: str) -> bool:
        selection, journey = self._session.selection, self._session.journey
        row = row_of(selection, journey)
        if not selection.is_cell or row is None:
            return False
        if lane_kind(journey.lanes[row].kind).drawing is not Drawing.MARKS:
            return False
        if text in ("1", "2", "3", "4", "5"):
            self.set_score(int(text))
        else:
            self._view.refuse(NotAllowed(card_verbs.ONLY_A_SCORE))
        return True

    def _delete_cards(self, cards: tuple[str, ...]) -> None:
        selection, journey = self._session.selection, self._session.journey
        cell = current_cell(selection, journey)
        left = [card.id for card in cell if card.id not in cards]
        at = next((i for i, card in enumerate(cell) if card.id in cards), 0)
        if self._preview(card_verbs.remove_cards, cards):
            neighbour = (left[min(at, len(left) - 1)],) if left else ()
            label = Named(Label.REMOVE_CARDS, len(cards))
            self._session.commit(label, replace(selection, cards=neighbour))

    def _next_lane(self, row: int, by: int) -> int | None:
        """Return where a lane goes when it moves by one place over hidden ones."""
        lanes = self._session.journey.lanes
        at = row + by
        while 0 <= at < len(lanes) and lanes[at].hidden:
            at += by
        return at if 0 <= at < len(lanes) else None

    def _write(self, subject: Subject, text: str | None = None) -> None:
        self._writing.begin(subject, text)

    def _preview(self, verb: Callable, *arguments: object) -> bool:
        try:
            self._session.preview(verb, *arguments)
        except EditError as error:
            self._view.refuse(error)
            return False
        return True

    def _apply(self, label: Label | Named, verb: Callable, *arguments: object) -> None:
        try:
            self._session.apply(label, verb, *arguments)
        except EditError as error:
            self._view.refuse(error)
