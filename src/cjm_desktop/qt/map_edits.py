"""The edits that menus, canvas, inspector, outline and palette share: from the selection to one undo step."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from cjm_desktop.edit import cards as card_verbs
from cjm_desktop.edit import lanes as lane_verbs
from cjm_desktop.edit import links as link_verbs
from cjm_desktop.edit import phases as phase_verbs
from cjm_desktop.edit import stages as stage_verbs
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.marks import require_bearing
from cjm_desktop.edit.navigation import into_cells
from cjm_desktop.edit.ranges import all_in, cards_of, everything
from cjm_desktop.edit.selection import (
    Header,
    at_card,
    at_cell,
    at_lane,
    at_stage,
    column_of,
    current_cell,
    is_reachable,
    is_shown,
    persona_gone_along,
    row_of,
)
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.editing import Editing, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_desktop.edit.marks import Mark
    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Map
    from cjm_desktop.model.errors import CjmError
    from cjm_desktop.qt.copying import CopyEdits

NO_CELL = Phrase("Choose a cell first.", "Сначала выберите ячейку.")
NO_CARDS = Phrase("There is no card here; choose some first.", "Здесь нет карточек; сначала выберите их.")
NO_STAGE = Phrase("Choose a stage first.", "Сначала выберите этап.")
_CLOSED_EMOTIONS = Phrase(
    "The emotions lane is hidden or collapsed; show it to set a level.",
    "Дорожка эмоций скрыта или свёрнута; чтобы поставить уровень, раскройте её.",
)
NO_LANE = Phrase("Choose a lane first.", "Сначала выберите дорожку.")
_NO_LANE_FURTHER = Phrase("There is no lane further that way.", "Дальше в эту сторону дорожек нет.")


class CardEdits(Editing):
    """Edits of the selected cards, or of all cards of the selected cells; `tell` tells what is not seen."""

    def __init__(
        self,
        session: Session,
        refuse: Callable[[CjmError], object],
        show: Callable[[], object],
        tell: Callable[[str], object],
    ) -> None:
        super().__init__(session, refuse, show)
        self.tell = tell

    @settled
    def delete(self) -> None:
        """Delete the selected cards, else what the current cell holds."""
        selection, journey = self.session.selection, self.session.journey
        cell = current_cell(selection, journey)
        cards = selection.cards or tuple(card.id for card in cell)
        if not cards or not self.preview(card_verbs.remove_cards, cards):
            return
        gone = set(cards)
        left = [card.id for card in cell if card.id not in gone]
        at = next((i for i, card in enumerate(cell) if card.id in gone), 0)
        neighbour = (left[min(at, len(left) - 1)],) if left else ()
        self.commit(Named(Label.REMOVE_CARDS, len(cards)), replace(selection, cards=neighbour, anchor=None))

    @settled
    def shift(self, stages: int, lanes: int) -> None:
        """Move the selected cards by so many stages and lanes, else all cards of the selected cells."""
        selection = self.session.selection
        cards = cards_of(selection, self.session.journey) if selection.is_cell else ()
        if not cards:
            self.refuse(NotAllowed(NO_CARDS if selection.is_cell else NO_CELL))
        elif self.preview(card_verbs.shift_cards, cards, stages, lanes):
            moved = replace(at_card(self.session.journey, cards[-1]), cards=cards)
            self.commit(Named(Label.MOVE_CARDS, len(cards)), moved)

    @settled
    def duplicate(self) -> None:
        """Put a copy after each selected card, else after each of the selected cells; select the copies."""
        selection = self.session.selection
        copies = {card: fresh_id() for card in cards_of(selection, self.session.journey)}
        if not copies or selection.stage is None or selection.lane is None:
            return
        if self.preview(card_verbs.duplicate_cards, copies):
            select = at_cell(selection.stage, selection.lane, *copies.values())
            self.commit(Named(Label.DUPLICATE_CARDS, len(copies)), select)

    @settled
    def set_fields(self, /, **fields: Any) -> None:
        """Set fields of all selected cards, or of all cards of the selected cells, as one step."""
        self._set_fields(cards_of(self.session.selection, self.session.journey), **fields)

    def _set_fields(self, cards: Sequence[str], /, **fields: Any) -> None:
        if not cards:
            self.refuse(NotAllowed(NO_CARDS))
        elif self.preview(card_verbs.set_fields, cards, **fields):
            # They stay selected as they were, so that the next mark goes to the same ones.
            self.session.commit(Named(Label.CHANGE_CARDS, len(cards)), self.session.selection)

    @settled
    def toggle(self, mark: Mark) -> None:
        """Turn a mark on for those of the selected cards that can bear it, off where all of these do."""
        journey = self.session.journey
        try:
            able = require_bearing(journey, cards_of(self.session.selection, journey), mark)
        except NotAllowed as error:
            self.refuse(error)
            return
        found = journey.cards.found(able)
        self._set_fields(able, **{mark: not all(getattr(card, mark) for card in found)})

    @settled
    def set_level(self, level: int | None) -> None:
        """Set the emotion level of the current stage, in the current lane or the first one of emotions."""
        selection, journey = self.session.selection, self.session.journey
        row = row_of(selection, journey)
        if selection.stage is None or column_of(selection, journey) is None:
            self.refuse(NotAllowed(NO_STAGE))
            return
        curves = [i for i, lane in enumerate(journey.lanes) if lane_kind(lane.kind).drawing is Drawing.CURVE]
        seen = [i for i in curves if is_reachable(journey.lanes[i])]
        chosen = row if row in seen else next(iter(seen), None)
        if chosen is None:
            self.refuse(NotAllowed(_CLOSED_EMOTIONS if curves else card_verbs.NOT_AN_EMOTION_LANE))
        else:
            lane = journey.lanes[chosen].id
            persona = card_verbs.persona_to_rate(
                journey, lane, selection.card, persona_gone_along(selection, journey)
            )
            self.rate(selection.stage, lane, level, persona)

    @settled
    def rate(self, stage: str, lane: str, level: int | None, persona: str | None = None) -> None:
        """Set the emotion level of a stage in a lane; a card that is already there keeps its words."""
        from cjm_desktop.qt.level_words import level_told

        new = fresh_id()
        if not self.preview(card_verbs.set_level, stage, lane, level, new, persona):
            return
        selection = self.session.selection
        here = selection.is_cell and (selection.stage, selection.lane) == (stage, lane)
        made = self.session.journey.cards.place_of(new) is not None
        # Words typed next are those of the face that has just appeared.
        self.session.commit(Label.SET_LEVEL, replace(selection, cards=(new,)) if here and made else None)
        self.tell(level_told(self.session, stage, level, persona))

    @settled
    def set_score(self, value: int | None) -> None:
        """Set the score of the current cell."""
        selection = self.session.selection
        if not selection.is_cell or selection.stage is None or selection.lane is None:
            self.refuse(NotAllowed(NO_CELL))
            return
        stage, lane = selection.stage, selection.lane
        self.tried(self.session.apply, Label.SET_SCORE, card_verbs.set_score, stage, lane, value, fresh_id())

    @settled
    def score(self, stage: str, lane: str, value: int) -> None:
        """Set a score by its mark; the mark that is set already takes the score away."""
        self.session.select(at_cell(stage, lane))
        cell = current_cell(self.session.selection, self.session.journey)
        self.set_score(None if cell and cell[0].value == value else value)

    @settled
    def clear_selection(self) -> None:
        """Select no card; the current cell stays, and a header gives way to its nearest cell."""
        here = into_cells(self.session.selection, self.session.journey)
        self.session.select(replace(here, cards=(), run_stage=None, anchor=None))

    @settled
    def select_all(self) -> None:
        """Select every card of the map that is drawn open."""
        self.session.select(everything(self.session.selection, self.session.journey))

    @settled
    def select_stage(self) -> None:
        """Select the cards of the current stage."""
        self._select_in(Header.STAGE)

    @settled
    def select_lane(self) -> None:
        """Select the cards of the current lane."""
        self._select_in(Header.LANE)

    @settled
    def show_cards(self, cards: Sequence[str]) -> None:
        """Select cards that something is said about, as far as they are still there, and show them."""
        journey = self.session.journey
        found = tuple(card for card in cards if journey.cards.place_of(card) is not None)
        if found:
            self._show(replace(at_card(journey, found[-1]), cards=found))

    @settled
    def show_place(self, stage: str, lane: str) -> None:
        """Go to a cell, or to the header of a stage or lane where the other is ""."""
        self._show(at_cell(stage, lane) if stage and lane else at_stage(stage) if stage else at_lane(lane))

    def _show(self, place: Selection) -> None:
        """Select what is shown; of a collapsed lane its header, and of a hidden one tell that it is."""
        journey = self.session.journey
        row = row_of(place, journey)
        if is_shown(place, journey):
            self.select(place)
        elif row is not None and journey.lanes[row].hidden:
            self.tried(lane_verbs.require_open, journey.lanes[row])
        elif row is not None and column_of(place, journey) is not None:
            self.select(at_lane(journey.lanes[row].id))

    def _select_in(self, header: Header) -> None:
        selection, journey = self.session.selection, self.session.journey
        which = selection.stage if header is Header.STAGE else selection.lane
        if which is None:
            return
        whole = at_stage(which) if header is Header.STAGE else at_lane(which)
        chosen = all_in(whole, selection, journey)
        if chosen is selection:
            self.refuse(NotAllowed(NO_CARDS))
        else:
            self.select(chosen)


class StructureEdits(Editing):
    """Edits of stages and lanes: the current ones, by their headers or by a cell in them."""

    @settled
    def delete(self) -> None:
        """Delete what is current over or beside the cells: a stage, a lane, a phase, a link."""
        selection = self.session.selection
        if selection.header is Header.STAGE and selection.stage:
            self.apply(Label.REMOVE_STAGE, stage_verbs.remove_stage, selection.stage)
        elif selection.header is Header.LANE and selection.lane:
            self.apply(Label.REMOVE_LANE, lane_verbs.remove_lane, selection.lane)
        elif selection.header is Header.PHASE and selection.over:
            self.apply(Label.REMOVE_PHASE, phase_verbs.remove_phase, selection.over)
        elif selection.header is Header.LINK and selection.over:
            self.apply(Label.REMOVE_LINK, link_verbs.remove_link, selection.over)

    @settled
    def delete_stage(self) -> None:
        """Delete the current stage with its cards."""
        column = self.column()
        if column is not None:
            self.apply(Label.REMOVE_STAGE, stage_verbs.remove_stage, self._journey.stages[column].id)

    @settled
    def delete_lane(self) -> None:
        """Delete the current lane with its cards."""
        row = self.row()
        if row is not None:
            self.apply(Label.REMOVE_LANE, lane_verbs.remove_lane, self._journey.lanes[row].id)

    @settled
    def shift(self, stages: int, lanes: int) -> None:
        """Move the current stage or lane by one place; where there is none further that is told."""
        if stages:
            self._shift_stage(stages)
        elif lanes:
            self._shift_lane(lanes)
        self.show()

    def add_stage(self, index: int) -> str | None:
        """Add a stage at an index and make it current; returns its id, None when that is refused."""
        stage = fresh_id()
        if not self.settle() or not self.preview(stage_verbs.add_stage, index, stage):
            return None
        self.commit(Label.ADD_STAGE, at_stage(stage))
        return stage

    def add_lane(self, index: int, kind: str, **fields: Any) -> str | None:
        """Add a lane of a kind at an index and make it current; returns its id, None when that is refused."""
        lane = fresh_id()
        if not self.settle() or not self.preview(lane_verbs.add_lane, index, lane, kind, **fields):
            return None
        self.commit(Label.ADD_LANE, at_lane(lane))
        return lane

    @settled
    def set_stage(self, /, **fields: Any) -> None:
        """Set fields of the current stage."""
        column = self.column()
        if column is not None:
            self.apply(Label.CHANGE_STAGE, stage_verbs.set_stage, self._journey.stages[column].id, **fields)

    @settled
    def set_lane(self, /, **fields: Any) -> None:
        """Set fields of the current lane."""
        row = self.row()
        if row is not None:
            self.apply(Label.CHANGE_LANE, lane_verbs.set_lane, self._journey.lanes[row].id, **fields)

    def column(self) -> int | None:
        """Return the index of the current stage, None where a lane's name is current."""
        selection = self.session.selection
        return None if selection.header is Header.LANE else column_of(selection, self._journey)

    def row(self) -> int | None:
        """Return the index of the current lane, None where a stage's header is current."""
        selection = self.session.selection
        return None if selection.header is Header.STAGE else row_of(selection, self._journey)

    @property
    def _journey(self) -> Map:
        return self.session.journey

    def _shift_stage(self, by: int) -> None:
        column = self.column()
        if column is None:
            self.refuse(NotAllowed(NO_STAGE))
        elif 0 <= column + by < len(self._journey.stages):
            stage = self._journey.stages[column].id
            self.apply(Label.MOVE_STAGE, stage_verbs.move_stage, stage, column + by)
        else:
            self.refuse(NotAllowed(phase_verbs.NO_STAGE_FURTHER))

    def _shift_lane(self, by: int) -> None:
        row = self.row()
        target = None if row is None else self._next_lane(row, by)
        if row is None:
            self.refuse(NotAllowed(NO_LANE))
        elif target is None:
            self.refuse(NotAllowed(_NO_LANE_FURTHER))
        else:
            self.apply(Label.MOVE_LANE, lane_verbs.move_lane, self._journey.lanes[row].id, target)

    def _next_lane(self, row: int, by: int) -> int | None:
        """Return where a lane goes when it moves by one place over hidden ones."""
        lanes = self._journey.lanes
        at = row + by
        while 0 <= at < len(lanes) and lanes[at].hidden:
            at += by
        return at if 0 <= at < len(lanes) else None


class MapEdits:
    """All edits of one session, by what they change; whoever shows the map makes and shares them."""

    def __init__(
        self,
        session: Session,
        refuse: Callable[[CjmError], object],
        show: Callable[[], object],
        tell: Callable[[str], object],
    ) -> None:
        self.cards = CardEdits(session, refuse, show, tell)
        self.structure = StructureEdits(session, refuse, show)
        self._session, self._refuse, self._show = session, refuse, show

    @cached_property
    def copies(self) -> CopyEdits:
        """What is copied to other maps; no start of the program waits for it."""
        from cjm_desktop.qt.copying import CopyEdits

        return CopyEdits(self._session, self._refuse, self._show)

    def delete(self) -> None:
        """Delete the selected cards, or the header that is current."""
        group = self.structure if self._session.selection.header is not Header.NONE else self.cards
        if self.cards.settle():
            group.delete()

    def undo(self) -> None:
        """Undo the last step; what is being typed counts as one."""
        self.cards.tried(self._session.undo)

    def redo(self) -> None:
        """Do again what was undone."""
        self.cards.tried(self._session.redo)
