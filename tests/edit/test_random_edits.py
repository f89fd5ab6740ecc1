"""Random edits, undone, redone, previewed, saved and opened: what must hold after every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec import Struct
from msgspec.structs import astuple

from cjm_desktop.edit import cards, lanes, links, phases, spans, stages
from cjm_desktop.edit.block import copied
from cjm_desktop.edit.frames import set_map
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.navigation import Move, step
from cjm_desktop.edit.pasting import carried_out, plan_block, plan_table
from cjm_desktop.edit.selection import Selection, at_cell, at_lane, at_stage, is_shown
from cjm_desktop.edit.session import Session
from cjm_desktop.layout.map import MapLayout, lay_out
from cjm_desktop.model.document import Document, Lane, Link, Map, Persona, Phase, Stage
from cjm_desktop.model.errors import EditError
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.invariants import check_document
from cjm_desktop.model.kinds import LANE_KINDS, Drawing, lane_kind
from cjm_desktop.storage.file import dumps, loads

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = st.sampled_from(
    ["", " ", "Да", "Ищет в поиске — и не находит", "e-mail\nтелефон", "long " * 20, "\x00й"]
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "level": st.none() | st.integers(-3, 3),
        "value": st.none() | st.integers(0, 6),
        "urgent": st.booleans(),
        "span": st.integers(1, 4),
        "evidence": st.sampled_from([None, "fact", "hypothesis"]),
        "personas": st.sampled_from([(), ("anna",), ("gone",)]),
        "note": TEXTS,
    },
)
KINDS = st.sampled_from([*LANE_KINDS, "of a newer program"])
TABLES = st.lists(
    st.tuples(*(st.sampled_from(["", "Да", "4", "-1", "Тревога (-2)", "два\nслова"]) for _ in range(3))),
    max_size=3,
).map(tuple)
VERBS = st.sampled_from(["set", "move", "move", "add", "remove"])
INDEX = st.integers(-1, 6)


def plain(value: object) -> object:
    """Return a layout as nested tuples, so that equal ones compare equal."""
    if isinstance(value, Struct):
        return tuple(plain(one) for one in astuple(value))
    if isinstance(value, tuple):
        return tuple(plain(item) for item in value)
    return value


class RandomEdits(RuleBasedStateMachine):
    """One session under random hands."""

    def __init__(self) -> None:
        super().__init__()
        self.made = 0
        self.layout: MapLayout | None = None
        self.heard: list[EditError] = []

    @initialize(kinds=st.lists(KINDS, max_size=5), width=st.integers(0, 4), said=st.lists(FIELDS, max_size=9))
    def begin(self, kinds: list[str], width: int, said: list[dict[str, Any]]) -> None:
        columns = tuple(Stage(id=self.new()) for _ in range(width))
        rows = tuple(Lane(id=self.new(), kind=kind) for kind in kinds)
        journey = Map(id="m1", stages=columns, lanes=rows, cards=Grid.empty(len(rows), width))
        self.session = Session(Document(maps=(journey,), personas=(Persona(id="anna", name="Анна"),)))
        cells = [(stage.id, lane.id) for stage in columns for lane in rows]
        for cell, fields_of_card in zip(cells, said, strict=False):
            self.edit(cards.add_card, *cell, self.new(), "Да", **fields_of_card)
        self.first = self.session.base
        self.session = Session(self.first)

    def new(self) -> str:
        self.made += 1
        return f"id{self.made}"

    @property
    def journey(self) -> Map:
        return self.session.base.maps[0]

    def some(self, data: st.DataObject, group: str) -> str:
        """Return the id of a stage, lane or card of the map, or sometimes of nothing."""
        records = self.journey.cards if group == "cards" else getattr(self.journey, group)
        ids = [record.id for record in records]
        if not ids or data.draw(st.integers(0, 9)) == 0:
            return "gone"
        return str(data.draw(st.sampled_from(ids)))

    def some_cards(self, data: st.DataObject) -> list[str]:
        known = [card.id for card in self.journey.cards]
        return data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True))

    def edit(self, verb: Callable[..., Map], *args: Any, **kwargs: Any) -> None:
        """Do an edit; a refused one leaves everything, and its reason can be read."""
        before = self.session.document, self.session.selection, self.session.undo_label
        try:
            self.session.apply(Label.CHANGE_CARDS, verb, *args, **kwargs)
        except EditError as error:
            assert self.session.document is before[0]
            assert (self.session.selection, self.session.undo_label) == before[1:]
            self.heard.append(error)

    @rule(data=st.data(), text=TEXTS, position=st.none() | INDEX, said=FIELDS)
    def add_card(self, data: st.DataObject, text: str, position: int | None, said: dict[str, Any]) -> None:
        stage, lane = self.some(data, "stages"), self.some(data, "lanes")
        self.edit(cards.add_card, stage, lane, self.new(), text, position, **said)

    @rule(data=st.data(), text=TEXTS, verb=st.sampled_from([cards.set_text, cards.write_card]))
    def write(self, data: st.DataObject, text: str, verb: Callable[..., Map]) -> None:
        self.edit(verb, self.some(data, "cards"), text)

    @precondition(lambda self: bool(len(self.journey.cards)))
    @rule(data=st.data(), said=FIELDS)
    def change(self, data: st.DataObject, said: dict[str, Any]) -> None:
        self.edit(cards.set_fields, self.some_cards(data), **said)

    @precondition(lambda self: bool(len(self.journey.cards)))
    @rule(data=st.data(), position=st.none() | INDEX)
    def move(self, data: st.DataObject, position: int | None) -> None:
        where = self.some(data, "stages"), self.some(data, "lanes")
        self.edit(cards.move_cards, self.some_cards(data), *where, position)

    @precondition(lambda self: bool(len(self.journey.cards)))
    @rule(data=st.data(), by=st.tuples(st.integers(-1, 1), st.integers(-1, 1)), down=st.integers(-1, 1))
    def shift(self, data: st.DataObject, by: tuple[int, int], down: int) -> None:
        self.edit(cards.shift_cards, self.some_cards(data), *by)
        known = self.some(data, "cards")
        self.edit(cards.reorder_cards, [known], down)

    @precondition(lambda self: bool(len(self.journey.cards)))
    @rule(data=st.data(), copy=st.booleans())
    def remove_or_copy(self, data: st.DataObject, copy: bool) -> None:
        chosen = self.some_cards(data)
        if copy:
            self.edit(cards.duplicate_cards, {card: self.new() for card in chosen})
        else:
            self.edit(cards.remove_cards, chosen)

    @rule(data=st.data(), grow=st.booleans(), copies=st.booleans(), table=TABLES)
    def paste(
        self, data: st.DataObject, grow: bool, copies: bool, table: tuple[tuple[str, ...], ...]
    ) -> None:
        document = self.session.base
        try:
            block = copied(document, "m1", self.somewhere(data)) if copies else None
            at = self.somewhere(data)
            plan = plan_block(document, "m1", block, at) if block else plan_table(document, "m1", table, at)
            pasted = carried_out(plan, grow=grow)
            self.session.preview_document(lambda _: pasted.document)
        except EditError as error:
            self.heard.append(error)
            return
        self.session.commit(Label.PASTE, pasted.selection)

    def somewhere(self, data: st.DataObject) -> Selection:
        """Return a selection of a cell, perhaps with cards, or of a header, or of nothing."""
        stage, lane = self.some(data, "stages"), self.some(data, "lanes")
        cards = (self.some(data, "cards"), self.some(data, "cards")) if data.draw(st.booleans()) else ()
        chosen = (at_cell(stage, lane, *cards), at_stage(stage), at_lane(lane), Selection())
        return data.draw(st.sampled_from(chosen))

    @rule(data=st.data(), level=st.none() | st.integers(-3, 3), value=st.none() | st.integers(0, 6))
    def rate(self, data: st.DataObject, level: int | None, value: int | None) -> None:
        where = self.some(data, "stages"), self.some(data, "lanes")
        self.edit(cards.set_level, *where, level, self.new())
        self.edit(cards.set_score, *where, value, self.new())

    @rule(data=st.data(), index=INDEX, title=TEXTS, verb=VERBS)
    def change_stages(self, data: st.DataObject, index: int, title: str, verb: str) -> None:
        stage = self.some(data, "stages")
        if verb == "add":
            self.edit(stages.add_stage, max(0, index), self.new(), title)
        elif verb == "move":
            self.edit(stages.move_stage, stage, index)
        elif verb == "set":
            self.edit(stages.set_stage, stage, task=title, width=data.draw(st.sampled_from([None, 12, 90])))
        else:
            self.edit(stages.remove_stage, stage)

    @rule(data=st.data(), index=INDEX, kind=KINDS, verb=VERBS)
    def change_lanes(self, data: st.DataObject, index: int, kind: str, verb: str) -> None:
        lane = self.some(data, "lanes")
        if verb == "add":
            self.edit(lanes.add_lane, max(0, index), self.new(), kind)
        elif verb == "move":
            self.edit(lanes.move_lane, lane, index)
        elif verb == "set":
            name = data.draw(st.sampled_from(["hidden", "collapsed"]))
            self.edit(lanes.set_lane, lane, **{name: data.draw(st.booleans())})
        else:
            self.edit(lanes.remove_lane, lane)

    @rule(data=st.data(), title=TEXTS, clear=st.booleans())
    def join_and_link(self, data: st.DataObject, title: str, clear: bool) -> None:
        members = tuple(self.some(data, "stages") for _ in range(data.draw(st.integers(1, 3))))
        joined = () if clear else (Phase(id=self.new(), title=title, stages=members),)
        self.edit(set_map, phases=(*self.journey.phases, *joined) if joined else ())
        origin, target = self.some(data, "stages"), self.some(data, "stages")
        linked = () if clear else (Link(id=self.new(), text=title, origin=origin, target=target),)
        self.edit(set_map, links=(*self.journey.links, *linked) if linked else ())

    @rule(data=st.data(), verb=VERBS, by=st.sampled_from([-1, 1]), at_start=st.booleans())
    def change_structure(self, data: st.DataObject, verb: str, by: int, at_start: bool) -> None:
        phase, link = self.some(data, "phases"), self.some(data, "links")
        if verb == "add":
            self.edit(phases.add_phase, self.new(), [self.some(data, "stages"), self.some(data, "stages")])
            self.edit(links.add_link, self.new(), self.some(data, "stages"), self.some(data, "stages"))
        elif verb == "move":
            self.edit(phases.extend_phase, phase, by, at_start=at_start)
            self.edit(links.set_link, link, target=self.some(data, "stages"))
        elif verb == "set":
            self.edit(spans.lengthen, [self.some(data, "cards")], by)
        else:
            self.edit(phases.remove_phase, phase)
            self.edit(links.remove_link, link)

    @rule(height=st.sampled_from([None, 5, 44.5]), data=st.data())
    def resize(self, height: float | None, data: st.DataObject) -> None:
        self.edit(lanes.set_lane, self.some(data, "lanes"), height=height)
        self.edit(set_map, lane_width=height, title=data.draw(TEXTS))

    @precondition(lambda self: bool(len(self.journey.cards)))
    @rule(data=st.data())
    def preview_and_cancel(self, data: st.DataObject) -> None:
        before, selection = self.session.document, self.session.selection
        for _ in range(2):
            where = self.some(data, "stages"), self.some(data, "lanes")
            try:
                self.session.preview(cards.move_cards, self.some_cards(data), *where)
            except EditError:
                continue
        self.session.cancel()
        assert self.session.document is before
        assert self.session.selection == selection

    @rule(moves=st.lists(st.sampled_from(Move), max_size=4))
    def navigate(self, moves: list[Move]) -> None:
        for move in moves:
            self.session.select(step(self.session.selection, self.session.journey, move))

    @rule(times=st.integers(1, 4))
    def undo_and_redo(self, times: int) -> None:
        shown = self.session.document
        undone = sum(self.session.undo() for _ in range(times))
        assert sum(self.session.redo() for _ in range(undone)) == undone
        assert self.session.document is shown

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @rule()
    def save_and_open(self) -> None:
        written = dumps(self.session.base)
        opened = loads(written)
        assert opened == self.session.base
        assert dumps(opened) == written

    @invariant()
    def every_refusal_is_said_in_both_languages(self) -> None:
        assert all(error.in_language("ru") != error.in_language("en") for error in self.heard)
        self.heard.clear()

    @invariant()
    def the_document_keeps_its_rules(self) -> None:
        check_document(self.session.base)

    @invariant()
    def the_grid_agrees_with_the_stages_and_lanes(self) -> None:
        rows = self.journey.cards.rows
        assert [len(row.cells) for row in rows] == [len(self.journey.stages)] * len(self.journey.lanes)
        for lane, row in zip(self.journey.lanes, rows, strict=True):
            for stage, cell in zip(self.journey.stages, row.cells, strict=True):
                assert all((card.stage, card.lane) == (stage.id, lane.id) for card in cell)

    @invariant()
    def no_lane_holds_what_it_cannot(self) -> None:
        for lane, row in zip(self.journey.lanes, self.journey.cards.rows, strict=True):
            drawing = lane_kind(lane.kind).drawing
            if drawing is Drawing.RULE:
                assert not any(row.cells)
            if drawing is Drawing.MARKS:
                assert all(len(cell) <= 1 and all(card.value for card in cell) for cell in row.cells)

    @invariant()
    def what_is_selected_is_drawn(self) -> None:
        selection, journey = self.session.selection, self.session.journey
        assert selection == Selection() or is_shown(selection, journey)
        assert all(journey.cards.place_of(card) for card in selection.cards)

    @invariant()
    def the_layout_after_an_edit_is_the_layout_from_nothing(self) -> None:
        self.layout = lay_out(self.session.document, self.journey, previous=self.layout)
        assert plain(self.layout) == plain(lay_out(self.session.document, self.journey))

    def teardown(self) -> None:
        while self.session.undo():
            pass
        assert self.session.document is self.first


RandomEdits.TestCase.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)
TestRandomEdits = RandomEdits.TestCase
