"""What the canvas does to the structure of a map: phases, links, spans, hidden and collapsed lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit import lanes as lane_verbs
from cjm_desktop.edit import links as link_verbs
from cjm_desktop.edit import phases as phase_verbs
from cjm_desktop.edit import spans as span_verbs
from cjm_desktop.edit.frames import set_map
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.ranges import cells_of
from cjm_desktop.edit.selection import Header, at_lane, at_link, at_phase, column_of, row_of
from cjm_desktop.model.errors import EditError, NotAllowed
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.hidden_words import lanes_hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_desktop.edit.selection import Selection
    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Lane, Map
    from cjm_desktop.qt.canvas.view import Canvas

_NO_STAGE = Phrase("Choose a stage first.", "Сначала выберите этап.")
_NO_PHASE = Phrase("This stage belongs to no phase.", "Этот этап не входит ни в одну фазу.")
_NO_CARD = Phrase("Choose a card first.", "Сначала выберите карточку.")
_NO_LANE = Phrase("Choose a lane first.", "Сначала выберите дорожку.")
_NONE_HIDDEN = Phrase("No lane is hidden.", "Скрытых дорожек нет.")
_LAST_SHOWN = Phrase(
    "The last lane that is shown cannot be hidden.", "Последнюю показанную дорожку скрыть нельзя."
)


class Structure:
    """The edits of structure of a canvas; a refused one is told by the canvas and changes nothing."""

    def __init__(self, view: Canvas, session: Session) -> None:
        self._view = view
        self._session = session

    def group_stages(self) -> None:
        """Group the stages of the selection into a phase and write its name."""
        stages = self._stages()
        phase = fresh_id()
        if not stages:
            self._view.refuse(NotAllowed(_NO_STAGE))
        elif self._preview(phase_verbs.add_phase, phase, stages):
            made = phase_verbs.phase_by_id(self._session.journey, phase)
            self._commit(Label.ADD_PHASE, at_phase(made))
            self._view.edits.edit_current()

    def extend_phase(self, by: int) -> None:
        """Let the current phase reach a stage further, or a stage less far."""
        phase = self._phase()
        if phase is None:
            self._view.refuse(NotAllowed(_NO_PHASE))
        elif self._preview(phase_verbs.extend_phase, phase, by):
            self._commit(Label.RESIZE_PHASE, self._session.selection)

    def dissolve_phase(self) -> None:
        """Dissolve the current phase; its stages stay."""
        phase = self._phase()
        if phase is None:
            self._view.refuse(NotAllowed(_NO_PHASE))
        elif self._preview(phase_verbs.remove_phase, phase):
            self._commit(Label.REMOVE_PHASE)

    def lengthen_cards(self, by: int) -> None:
        """Let the selected cards cover a stage more, or one less."""
        cards = self._session.selection.cards
        if not cards:
            self._view.refuse(NotAllowed(_NO_CARD))
        elif self._preview(span_verbs.lengthen, cards, by):
            self._commit(Named(Label.SPAN_CARDS, len(cards)), self._session.selection)

    def link_stages(self, origin: str, target: str, kind: str | None = None, text: str = "") -> None:
        """Link a stage to another and make the link current."""
        link = fresh_id()
        fields = {"text": text} if kind is None else {"text": text, "kind": kind}
        if self._preview(link_verbs.add_link, link, origin, target, **fields):
            self._commit(Label.ADD_LINK, at_link(link_verbs.link_by_id(self._session.journey, link)))

    def toggle_cyclic(self) -> None:
        """Let the last stage lead back to the first, or no longer."""
        if self._preview(set_map, cyclic=not self._session.journey.cyclic):
            self._commit(Label.CHANGE_PATH)

    def hide_lane(self) -> None:
        """Hide the current lanes; their cards stay in the map."""
        lanes = self._lanes()
        if not lanes:
            self._view.refuse(NotAllowed(_NO_LANE))
        elif sum(not one.hidden for one in self._session.journey.lanes) == len(lanes):
            self._view.refuse(NotAllowed(_LAST_SHOWN))
        elif self._preview(_with_lanes, [lane.id for lane in lanes], hidden=True):
            self._commit(Named(Label.HIDE_LANES, len(lanes)))
            self._view.hinted.emit(lanes_hidden(self._session, lanes))

    def show_lanes(self, lanes: Sequence[str] = ()) -> None:
        """Show hidden lanes again, all of them unless some are named."""
        wanted = lanes or [lane.id for lane in self._session.journey.lanes if lane.hidden]
        if not wanted:
            self._view.refuse(NotAllowed(_NONE_HIDDEN))
        elif self._preview(_with_lanes, wanted, hidden=False):
            self._commit(Named(Label.SHOW_LANES, len(wanted)), at_lane(wanted[0]))

    def collapse_lane(self) -> None:
        """Collapse the current lanes into thin rows, or open them again."""
        lanes = self._lanes()
        if not lanes:
            self._view.refuse(NotAllowed(_NO_LANE))
            return
        opens = lanes[-1].collapsed
        if self._preview(_with_lanes, [lane.id for lane in lanes], collapsed=not opens):
            label = Label.OPEN_LANE if opens else Label.COLLAPSE_LANE
            self._commit(Named(label, len(lanes)), at_lane(lanes[-1].id))

    def _stages(self) -> list[str]:
        """Return the current stage, and those of the selected cells and cards."""
        selection, journey = self._session.selection, self._session.journey
        if selection.header is Header.LANE:
            return []
        found = (journey.cards.card(card) for card in selection.cards)
        named = {card.stage for card in found if card is not None} | {selection.stage}
        named |= {journey.stages[column].id for _, column in cells_of(selection, journey)}
        return [stage.id for stage in journey.stages if stage.id in named]

    def _phase(self) -> str | None:
        """Return the current phase, or that of the current stage."""
        selection, journey = self._session.selection, self._session.journey
        if selection.header is Header.PHASE:
            return selection.over
        column = None if selection.header is Header.LANE else column_of(selection, journey)
        phase = None if column is None else phase_verbs.phase_of(journey, journey.stages[column].id)
        return None if phase is None else phase.id

    def _lanes(self) -> list[Lane]:
        """Return the lanes of the selected cells, the current one last."""
        selection, journey = self._session.selection, self._session.journey
        is_elsewhere = selection.header not in (Header.NONE, Header.LANE)
        current = None if is_elsewhere else row_of(selection, journey)
        if current is None:
            return []
        others = {row for row, _ in cells_of(selection, journey)} - {current}
        return [*(journey.lanes[row] for row in sorted(others)), journey.lanes[current]]

    def _preview(self, verb: Callable[..., Map], *arguments: object, **fields: object) -> bool:
        if not self._view.commit_typing():
            return False
        try:
            self._session.preview(verb, *arguments, **fields)
        except EditError as error:
            self._view.refuse(error)
            return False
        return True

    def _commit(self, label: Label | Named, select: Selection | None = None) -> None:
        self._session.commit(label, select)
        self._view.show_current()


def _with_lanes(journey: Map, lanes: Sequence[str], **fields: bool) -> Map:
    """Set the same fields of several lanes."""
    for lane in lanes:
        journey = lane_verbs.set_lane(journey, lane, **fields)
    return journey
