"""The rows of the outline under random edits: at every step those of the document, in either order."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from tests.edit.test_random_edits import RandomEdits

from cjm_desktop.edit.cards import remove_cards, set_text
from cjm_desktop.edit.diff import difference
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.pasting import carried_out, plan_table
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.edit.session import Session
from cjm_desktop.qt.panels.outline_contents import ROOT, Contents, Key, Kind
from cjm_desktop.qt.panels.outline_model import OutlineModel
from cjm_desktop.qt.settings import OutlineOrder
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable


class Shown:
    """A model that follows a session, its rows listed only where they are opened, or all of them."""

    def __init__(self, session: Session, order: OutlineOrder, *, is_watched: bool) -> None:
        self.session = session
        self.model = OutlineModel(Contents(session.document, session.map_id, order))
        mode = QAbstractItemModelTester.FailureReportingMode.Warning
        # It asks for every row there is.
        self.tester = QAbstractItemModelTester(self.model, mode) if is_watched else None

    def follow(self) -> None:
        was = self.model.contents
        if was.document is not self.session.document:
            now = Contents(self.session.document, self.session.map_id, was.order)
            self.model.show(now, difference(was.document, now.document, was.journey, now.journey))

    def open(self, path: list[int]) -> None:
        """List rows on the way down by places."""
        index = QModelIndex()
        for place in path:
            rows = self.model.rowCount(index)
            index = self.model.index(place % rows, 0, index) if rows else QModelIndex()

    def check(self, key: Key = ROOT, above: QModelIndex | None = None) -> None:
        """Compare what is listed with what the document has."""
        index = QModelIndex() if above is None else above
        node = self.model._nodes[key]
        wanted = self.model.contents.children(key)
        if node.children is None:
            assert self.model.hasChildren(index) == bool(wanted)
            return
        rows = [self.model.index(row, 0, index) for row in range(len(node.children))]
        assert [self.model.key_of(row) for row in rows] == list(wanted)
        for row, below in zip(rows, wanted, strict=True):
            assert self.model.parent(row) == index
            self.check(below, row)


class OutlinedEdits(RandomEdits):
    """A session under random hands, and the outlines that show it."""

    def __init__(self) -> None:
        super().__init__()
        self.outlines: list[Shown] = []

    @rule(path=st.lists(st.integers(0, 5), max_size=5))
    def open(self, path: list[int]) -> None:
        for outline in self.outlines:
            outline.open(path)

    @invariant()
    def the_rows_are_those_of_the_document(self) -> None:
        if not self.outlines:
            ways = product(OutlineOrder, (False, True))
            self.outlines = [Shown(self.session, order, is_watched=watched) for order, watched in ways]
        for outline in self.outlines:
            outline.follow()
            outline.check()

    @invariant()
    def the_layout_after_an_edit_is_the_layout_from_nothing(self) -> None:
        """Not asked here."""


OutlinedEdits.TestCase.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
TestOutlinedEdits = OutlinedEdits.TestCase


def test_other_words_on_a_card_leave_the_rows_of_its_cell_alone(calls: Callable[..., Counter[str]]) -> None:
    session = Session(template(WORKED_EXAMPLE, "en"))
    shown = Shown(session, OutlineOrder.LANES, is_watched=True)
    card = next(iter(session.journey.cards))
    assert shown.model.index_of(Key(Kind.CARD, card.id)).isValid()
    session.apply(Label.TYPE, set_text, card.id, "Other words")
    assert not calls(shown.follow)["OutlineModel._arrange"]
    session.apply(Label.REMOVE_CARDS, remove_cards, (card.id,))
    assert calls(shown.follow)["OutlineModel._arrange"]
    shown.check()


def test_many_cards_that_come_together_come_as_one_piece() -> None:
    session = Session(template(WORKED_EXAMPLE, "en"))
    shown = Shown(session, OutlineOrder.LANES, is_watched=True)
    journey, told = session.journey, list[tuple[int, int]]()
    stage, lane = journey.stages[0].id, journey.lanes[0].id
    assert all(shown.model.index_of(Key(Kind.CARD, card.id)).isValid() for card in journey.cards)
    shown.model.rowsInserted.connect(lambda _above, first, last: told.append((first, last)))
    there = len(journey.cards.cell(0, 0))
    table = (("\n".join(str(number) for number in range(30)),),)
    plan = plan_table(session.document, session.map_id, table, at_cell(stage, lane), lines_as_cards=True)
    session.preview_document(lambda _: carried_out(plan, grow=False).document)
    session.commit(Label.PASTE)
    shown.follow()
    assert told == [(there, there + 29)]
    shown.check()
