"""What keys, menus and drops of the outline do: the edits of the map, each for the row that is current."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cjm_desktop.edit import cards as card_verbs
from cjm_desktop.edit import lanes as lane_verbs
from cjm_desktop.edit import personas as persona_verbs
from cjm_desktop.edit import phases as phase_verbs
from cjm_desktop.edit import sources as source_verbs
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.selection import at_card, at_lane, at_stage, current_cell
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.ids import fresh_id
from cjm_desktop.model.kinds import FREE_LANE
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.subjects import NewCardSubject
from cjm_desktop.qt.editing import Editing, settled
from cjm_desktop.qt.map_commands import SCORES
from cjm_desktop.qt.map_edits import NO_CELL
from cjm_desktop.qt.panels.outline_contents import Contents, Key, Kind
from cjm_desktop.qt.panels.outline_places import lane_after, place_of, stage_after
from cjm_desktop.qt.panels.outline_subjects import NewPersona, NewSource, written_at
from cjm_desktop.qt.panels.people import copied_name
from cjm_desktop.qt.settings import OutlineOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.errors import CjmError
    from cjm_desktop.qt.map_edits import MapEdits
    from cjm_desktop.qt.panels.outline_drag import Dropped
    from cjm_desktop.qt.panels.outline_subjects import Written

    Write = Callable[[Key, Written], None]

_STEPS = {Id.MOVE_UP: (0, -1), Id.MOVE_DOWN: (0, 1), Id.MOVE_LEFT: (-1, 0), Id.MOVE_RIGHT: (1, 0)}
_PEOPLE = frozenset({Kind.PERSONA, Kind.PERSONAS})
_EVIDENCE = frozenset({Kind.SOURCE, Kind.SOURCES})


_EMPTY_IN_LANE = Phrase(
    "There is no card here to delete. The whole lane goes by Map › Delete lane.",
    "Здесь нет карточек. Всю дорожку удаляет команда «Карта › Удалить дорожку».",
)
_EMPTY_IN_STAGE = Phrase(
    "There is no card here to delete. The whole stage goes by Map › Delete stage.",
    "Здесь нет карточек. Весь этап удаляет команда «Карта › Удалить этап».",
)
_NOT_AT_ONCE = Phrase(
    "This row cannot be deleted; choose one in it, or delete a map by Map › Maps of this file.",
    "Удалить нельзя; выберите строку внутри этой. Карту удаляет команда «Карта › Карты этого файла».",
)


class OutlineEdits(Editing):
    """Edits of the map by rows; `write` begins to write a row, `ask_kind` asks what a new lane holds."""

    def __init__(
        self,
        session: Session,
        edits: MapEdits,
        refuse: Callable[[CjmError], object],
        show: Callable[[], object],
    ) -> None:
        super().__init__(session, refuse, show)
        self._edits = edits
        self.order = OutlineOrder.STAGES
        self.write: Write = lambda _key, _written: None
        self.open_people: Callable[[Key], object] = lambda _key: None
        """Opens the editor of personas and sources at one of them."""
        self.ask_lane: Callable[[], dict[str, str] | None] = lambda: None
        """Asks for the kind of a new lane, and what a score means; None is a change of mind."""
        self.ask_link: Callable[[], bool] = lambda: False
        """Lets the user link the current stage to another one; False is a change of mind."""

    @property
    def contents(self) -> Contents:
        """The rows as the session is now."""
        return Contents(self.session.document, self.session.map_id, self.order)

    def answers(self, which: Id, key: Key) -> bool:
        """Whether a command for a row is done here, and not by the window."""
        if self.contents.is_hidden(key):
            return which in _OF_HIDDEN
        if which in (Id.DUPLICATE, Id.DELETE):
            return key.kind in _PEOPLE | _EVIDENCE
        if which is Id.LINK_STAGES:
            return key.kind is Kind.LINKS
        return which in _OWN

    @settled
    def do(self, which: Id, key: Key) -> None:
        """Do what a command means for a row; a hidden lane is shown, or has something added beside it."""
        if self.contents.is_hidden(key) and which not in _BESIDE:
            self._do_hidden(which, key)
        elif which in _STEPS:
            self._move(key, *_STEPS[which])
        elif which in SCORES:
            self._edits.cards.set_score(SCORES[which])
        else:
            done: dict[Id, Callable[[Key], None]] = {
                Id.EDIT: self._edit,
                Id.DELETE: self._delete,
                Id.DUPLICATE: self._duplicate,
                Id.STAGE_BEFORE: partial(self._add_stage, is_after=False),
                Id.STAGE_AFTER: partial(self._add_stage, is_after=True),
                Id.LANE_ABOVE: partial(self._add_lane, is_below=False),
                Id.LANE_BELOW: partial(self._add_lane, is_below=True),
                Id.ADD_PERSONA: self._add_persona,
                Id.ADD_SOURCE: self._add_source,
                Id.LINK_STAGES: self._add_link,
                Id.ADD_CARD: self._add,
            }
            done[which](key)

    def may_drop(self, dropped: Dropped) -> bool:
        """Whether rows of one kind are dropped where they can stand."""
        kinds = {key.kind for key in dropped.keys}
        if kinds == {Kind.CARD}:
            return dropped.parent.kind is Kind.CELL
        if len(dropped.keys) != 1:
            return False
        (kind,) = kinds
        wanted = {
            Kind.STAGE: (Kind.PHASE, Kind.MAP),
            Kind.LANE: (Kind.MAP,),
            Kind.PERSONA: (Kind.PERSONAS,),
            Kind.SOURCE: (Kind.SOURCES,),
        }
        return dropped.parent.kind in wanted.get(kind, ())

    @settled
    def drop(self, dropped: Dropped) -> None:
        """Move rows to where they were dropped."""
        key, parent = dropped.keys[0], dropped.parent
        at = len(self.contents.children(parent)) if dropped.at is None else dropped.at
        match key.kind:
            case Kind.CARD:
                cards = [one.of for one in dropped.keys]
                if self.preview(card_verbs.move_cards, cards, parent.stage, parent.of, dropped.at):
                    moved = replace(at_card(self.session.journey, cards[-1]), cards=tuple(cards))
                    self.commit(Named(Label.MOVE_CARDS, len(cards)), moved)
            case Kind.STAGE:
                self._put_stage(key, parent, at)
            case Kind.LANE:
                self._put_lane(key, at)
            case Kind.PERSONA | Kind.SOURCE:
                siblings = self.contents.children(parent)
                self._put_person(key, at - (siblings.index(key) < at))

    def _do_hidden(self, which: Id, key: Key) -> None:
        """Show a hidden lane again where that is asked for; all else is refused, for nobody would see it."""
        if which not in _OF_HIDDEN:
            self.tried(lane_verbs.require_open, self.contents.journey.lanes[self.contents.rows[key.of]])
        elif self.preview(lane_verbs.set_lane, key.of, hidden=False):
            self.commit(Named(Label.SHOW_LANES, 1), at_lane(key.of))

    # Writing and adding

    def _edit(self, key: Key) -> None:
        written = written_at(self.contents, key)
        if written is not None:
            self.write(key, written)
        elif key.kind in _PEOPLE | _EVIDENCE:
            self.open_people(key)

    def _add(self, key: Key) -> None:
        """Add one more of what a row is."""
        if key.kind in _PEOPLE:
            self._add_persona(key)
        elif key.kind in _EVIDENCE:
            self._add_source(key)
        elif key.kind in (Kind.CARD, Kind.CELL):
            self._add_card(key)
        elif key.kind is Kind.LANE:
            self._add_lane(key, is_below=True)
        elif key.kind in (Kind.LINK, Kind.LINKS):
            self._add_link(key)
        else:
            self._add_stage(key, is_after=True)

    def _add_card(self, key: Key) -> None:
        contents = self.contents
        cell = place_of(contents, key)
        if cell is None or not self.session.selection.is_cell:
            self.refuse(NotAllowed(NO_CELL))
            return
        cards = [card.id for card in contents.cell(cell)]
        at = cards.index(key.of) + 1 if key.kind is Kind.CARD and key.of in cards else None
        card = fresh_id()
        self.write(Key(Kind.CARD, card), NewCardSubject(cell.stage, cell.of, card, at))

    def _add_stage(self, key: Key, *, is_after: bool) -> None:
        contents = self.contents
        after = stage_after(contents, key)
        is_at_stage = key.kind is Kind.STAGE or place_of(contents, key) is not None
        stage = self._edits.structure.add_stage(after if is_after or not is_at_stage else after - 1)
        if stage is not None:
            self._write_header(Key(Kind.STAGE, stage))

    def _add_lane(self, key: Key, *, is_below: bool) -> None:
        asked = self.ask_lane()
        if asked is None:
            return
        contents = self.contents
        below = lane_after(contents, key)
        is_at_lane = key.kind is Kind.LANE or place_of(contents, key) is not None
        lane = self._edits.structure.add_lane(below if is_below or not is_at_lane else below - 1, **asked)
        if lane is not None and asked["kind"] == FREE_LANE:
            self._write_header(Key(Kind.LANE, lane))

    def _write_header(self, key: Key) -> None:
        """Write the name of a stage or lane, where it is no row of its own in the first cell of it."""
        contents = self.contents
        row: Key | None = key
        if contents.known(key) is None:
            is_lane = key.kind is Kind.LANE
            cell = (
                Key(Kind.CELL, key.of, next(iter(contents.columns), ""))
                if is_lane
                else Key(Kind.CELL, next(iter(contents.open_lanes), ""), key.of)
            )
            row = contents.known(cell)
        written = written_at(contents, key)
        if row is not None and written is not None:
            self.write(row, written)

    def _add_persona(self, key: Key) -> None:
        at = (
            persona_verbs.persona_index(self.session.document, key.of) + 1
            if key.kind is Kind.PERSONA
            else None
        )
        new = fresh_id()
        self.write(Key(Kind.PERSONA, new), NewPersona(new, self.session.map_id, at))

    def _add_source(self, key: Key) -> None:
        at = source_verbs.source_index(self.session.document, key.of) + 1 if key.kind is Kind.SOURCE else None
        new = fresh_id()
        self.write(Key(Kind.SOURCE, new), NewSource(new, at))

    def _add_link(self, key: Key) -> None:
        """Let the user link the stage that a link leaves, or the current one, to one more."""
        before, contents = self.session.selection, self.contents
        link = contents.links.get(key.of)
        stage = before.stage if link is None else link.origin
        self._edits.cards.select(at_stage(stage or next(iter(contents.columns))))
        if not self.ask_link():
            self._edits.cards.select(before)

    # Deleting, copying, moving

    def _delete(self, key: Key) -> None:
        document = self.session.apply_to_document
        match key.kind:
            case Kind.PERSONA:
                self.tried(document, Label.REMOVE_PERSONA, persona_verbs.remove_persona, key.of)
            case Kind.SOURCE:
                self.tried(document, Label.REMOVE_SOURCE, source_verbs.remove_source, key.of)
            case Kind.CELL if self.session.selection.is_cell:
                if current_cell(self.session.selection, self.session.journey):
                    self._edits.delete()
                else:
                    is_lane = self.order is OutlineOrder.STAGES
                    self.refuse(NotAllowed(_EMPTY_IN_LANE if is_lane else _EMPTY_IN_STAGE))
            case Kind.MAP | Kind.LINKS | Kind.PERSONAS | Kind.SOURCES:
                self.refuse(NotAllowed(_NOT_AT_ONCE))
            case Kind.CARD | Kind.STAGE | Kind.LANE | Kind.PHASE | Kind.LINK:
                self._edits.delete()

    def _duplicate(self, key: Key) -> None:
        new, document = fresh_id(), self.session.base
        apply = self.session.apply_to_document
        if key.kind is Kind.PERSONA:
            name = copied_name(document.personas[persona_verbs.persona_index(document, key.of)].name)
            self.tried(apply, Label.DUPLICATE_PERSONA, persona_verbs.duplicate_persona, key.of, new, name)
        elif key.kind is Kind.SOURCE:
            title = copied_name(document.sources[source_verbs.source_index(document, key.of)].title)
            self.tried(apply, Label.DUPLICATE_SOURCE, source_verbs.duplicate_source, key.of, new, title)

    def _move(self, key: Key, stages: int, lanes: int) -> None:
        """Move what a row stands for: up and down among the rows beside it, a card as on the map."""
        by_stage = self.order is OutlineOrder.STAGES
        if key.kind is Kind.CARD:
            self._edits.cards.shift(stages, lanes)
        elif not lanes:
            return
        elif key.kind in (Kind.PERSONA, Kind.SOURCE):
            self._put_person(key, self._place(key) + lanes)
        elif key.kind is Kind.STAGE or (key.kind is Kind.CELL and not by_stage):
            self._edits.structure.shift(lanes, 0)
        elif key.kind in (Kind.LANE, Kind.CELL):
            self._edits.structure.shift(0, lanes)

    def _place(self, key: Key) -> int:
        document = self.session.document
        verbs = persona_verbs.persona_index if key.kind is Kind.PERSONA else source_verbs.source_index
        return verbs(document, key.of)

    def _put_person(self, key: Key, at: int) -> None:
        apply = self.session.apply_to_document
        if at < 0:
            return
        if key.kind is Kind.PERSONA:
            self.tried(apply, Label.MOVE_PERSONA, persona_verbs.move_persona, key.of, at)
        else:
            self.tried(apply, Label.MOVE_SOURCE, source_verbs.move_source, key.of, at)

    def _put_stage(self, key: Key, parent: Key, at: int) -> None:
        contents = self.contents
        siblings = contents.children(parent)
        if at < len(siblings):
            target = self._first_column(contents, siblings[at])
        else:
            target = stage_after(contents, siblings[-1]) if siblings else 0
        target -= contents.columns[key.of] < target
        phase = parent.of if parent.kind is Kind.PHASE else None
        if self.preview(phase_verbs.put_stage, key.of, target, phase):
            self.commit(Label.MOVE_STAGE, at_stage(key.of))

    def _first_column(self, contents: Contents, key: Key) -> int:
        phase = contents.phase(key.of) if key.kind is Kind.PHASE else None
        stages = [key.of] if phase is None else list(phase.stages)
        return min(contents.columns[stage] for stage in stages)

    def _put_lane(self, key: Key, at: int) -> None:
        contents = self.contents
        siblings = contents.children(Key(Kind.MAP, contents.map_id))
        target = contents.rows[siblings[at].of] if at < len(siblings) else len(contents.rows)
        target -= contents.rows[key.of] < target
        if self.preview(lane_verbs.move_lane, key.of, target):
            self.commit(Label.MOVE_LANE, at_lane(key.of))


_OF_HIDDEN = frozenset({Id.EDIT, Id.SHOW_LANES})
"""The commands that show a hidden lane in whose row they are given."""
_BESIDE = frozenset({Id.STAGE_BEFORE, Id.STAGE_AFTER, Id.LANE_ABOVE, Id.LANE_BELOW})
"""The commands that add something beside a row, also where it is that of a hidden lane."""
_OWN = _BESIDE | {Id.EDIT, Id.ADD_CARD, Id.ADD_PERSONA, Id.ADD_SOURCE}
"""The commands that write in place, which here is in the row."""
