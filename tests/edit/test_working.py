"""What is large is worked out by whoever the session has for it, and made ready to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop.edit.cards import set_fields
from cjm_desktop.edit.frames import set_document
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.session import Session
from cjm_desktop.edit.working import FEW, is_large
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.errors import Stopped
from cjm_desktop.model.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Callable


def document(cards: int) -> Document:
    """A map of one cell with so many cards."""
    made = [Card(id=f"c{number}", stage="s", lane="l", text="word") for number in range(cards)]
    stages, lanes = (Stage(id="s"),), (Lane(id="l", kind="actions"),)
    return Document(maps=(Map(id="m", stages=stages, lanes=lanes, cards=Grid.of(made, ["s"], ["l"])),))


class Bench:
    """Does work at once, counts it, and can stop it at its end."""

    def __init__(self) -> None:
        self.works = 0
        self.stops = False

    def __call__(self, work: Callable[[Callable[[float], object]], Any], *, may_stop: bool = True) -> Any:
        self.works += 1
        made = work(lambda _share: None)
        if self.stops and may_stop:
            raise Stopped
        return made


@pytest.fixture
def session() -> Session:
    """A session of a large document, whose work is done by a Bench."""
    made = Session(document(FEW + 1))
    made.working.run = Bench()
    return made


def bench_of(session: Session) -> Bench:
    assert isinstance(session.working.run, Bench)
    return session.working.run


def test_a_document_is_large_by_its_cards_or_by_its_cells() -> None:
    many = tuple(Stage(id=f"s{number}") for number in range(FEW // 2))
    two = (Lane(id="one", kind="actions"), Lane(id="two", kind="actions"))
    cells = Document(maps=(Map(id="m", stages=many, lanes=two, cards=Grid.empty(2, len(many))),))
    assert not is_large(document(FEW))
    assert is_large(document(FEW + 1))
    assert not is_large(cells)
    assert is_large(cells.replaced(maps=(*cells.maps, cells.maps[0])))


def test_edits_of_a_small_document_are_done_at_once() -> None:
    session = Session(document(FEW))
    session.working.run = bench = Bench()
    session.apply(Label.CHANGE_CARDS, set_fields, ["c1"], urgent=True)
    session.undo()
    assert bench.works == 0


def test_every_edit_of_a_large_one_and_its_undo_are_worked_out_once(session: Session) -> None:
    session.working.prepare_by(lambda *_: None)
    session.apply(Label.CHANGE_CARDS, set_fields, ["c1"], urgent=True)
    session.preview(set_fields, ["c2"], urgent=True)
    session.commit(Label.CHANGE_CARDS)
    assert bench_of(session).works == 2
    session.undo()
    session.redo()
    assert bench_of(session).works == 4


def test_what_is_to_be_shown_is_made_ready_before_anybody_hears_of_it(session: Session) -> None:
    ready: list[Document] = []
    session.working.prepare_by(lambda document, _map_id, _tell: ready.append(document))
    heard: list[bool] = []
    session.subscribe(lambda change: heard.append(change.after is ready[-1]))
    session.apply(Label.CHANGE_CARDS, set_fields, ["c1"], urgent=True)
    session.undo()
    session.redo()
    assert heard == [True, True, True]


def test_an_edit_that_changes_nothing_makes_nothing_ready(session: Session) -> None:
    ready: list[Document] = []
    session.working.prepare_by(lambda document, _map_id, _tell: ready.append(document))
    session.apply(Label.CHANGE_CARDS, set_fields, ["c1"], urgent=False)
    assert not ready


def test_work_that_is_stopped_has_changed_nothing(session: Session) -> None:
    session.working.prepare_by(lambda *_: None)
    session.apply(Label.CHANGE_CARDS, set_fields, ["c1"], urgent=True)
    before, undo = session.document, session.undo_label
    bench_of(session).stops = True
    for edit in (
        lambda: session.apply(Label.CHANGE_CARDS, set_fields, ["c2"], urgent=True),
        lambda: session.preview(set_fields, ["c2"], urgent=True),
        session.undo,
    ):
        with pytest.raises(Stopped):
            edit()
        assert session.document is session.base is before
        assert session.undo_label is undo
    bench_of(session).stops = False
    assert session.undo()


def test_going_back_to_the_base_cannot_be_stopped(session: Session) -> None:
    session.working.prepare_by(lambda *_: None)
    session.preview(set_fields, ["c2"], urgent=True)
    bench_of(session).stops = True
    session.cancel()
    assert session.document is session.base


def test_another_map_that_an_edit_shows_is_made_ready_before_anybody_hears_of_it() -> None:
    one = document(FEW + 1)
    session = Session(one.replaced(maps=(*one.maps, one.maps[0].replaced(id="other"))))
    session.working.run = bench = Bench()
    ready: list[tuple[Document, str]] = []
    session.working.prepare_by(lambda document, map_id, _tell: ready.append((document, map_id)))
    session.preview_document(set_document, title="Title")
    heard: list[bool] = []
    session.subscribe(lambda change: heard.append(ready[-1] == (change.after, "other")))
    session.commit(Label.CHANGE_DOCUMENT, show_map="other")
    assert heard == [True]
    session.switch_map("m")
    session.preview_document(set_document, title="Other title")
    bench.stops = True
    before = session.base
    with pytest.raises(Stopped):
        session.commit(Label.CHANGE_DOCUMENT, show_map="other")
    assert session.document is session.base is before
    assert session.map_id == "m"
