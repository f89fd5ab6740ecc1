"""The one door: preview, commit, cancel, undo, redo, and what listeners are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit import cards, lanes, stages
from cjm_desktop.edit.change import Cause, Change
from cjm_desktop.edit.diff import Difference
from cjm_desktop.edit.frames import set_document
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.selection import at_cell, at_lane, at_stage, first_cell
from cjm_desktop.edit.session import Session
from cjm_desktop.model.document import Document
from cjm_desktop.model.errors import EditError, NotAllowed, NotFound
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import card_of

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map


def told(session: Session) -> list[Change]:
    """Record what listeners of the session are told from now on."""
    changes: list[Change] = []
    session.subscribe(changes.append)
    return changes


def type_text(session: Session, text: str, card: str = "a1") -> None:
    session.apply(Label.TYPE, cards.set_text, card, text)


def text_of(session: Session, card: str = "a1") -> str:
    return card_of(session.journey, card).text


def test_a_session_opens_unchanged_on_the_first_map_with_nothing_to_undo(
    session: Session, document: Document
) -> None:
    assert (session.map_id, session.journey) == ("m1", document.maps[0])
    assert session.document is session.base is document
    assert not session.is_changed
    assert (session.undo_label, session.redo_label, session.undo(), session.redo()) == (
        None,
        None,
        False,
        False,
    )


def test_a_session_can_open_on_another_map(document: Document) -> None:
    assert Session(document, "m2").journey is document.maps[1]
    with pytest.raises(NotFound):
        Session(document, "gone")


def test_a_document_without_maps_is_no_session() -> None:
    with pytest.raises(ValueError, match="at least one map"):
        Session(Document())


def test_an_edit_makes_the_next_document_and_is_told_once(session: Session, document: Document) -> None:
    changes = told(session)
    type_text(session, "Googles")
    assert text_of(session) == "Googles"
    assert changes == [Change(document, session.document, Cause.EDIT, "m1", Named(Label.TYPE))]
    assert session.is_changed


def test_an_edit_that_changes_nothing_is_no_step(session: Session, document: Document) -> None:
    changes = told(session)
    type_text(session, "Asks around")
    assert (session.document, session.undo_label, changes) == (document, None, [])
    assert session.document is document


def test_a_refused_edit_leaves_everything_as_it_was(session: Session, document: Document) -> None:
    changes = told(session)
    with pytest.raises(EditError):
        session.apply(Label.ADD_CARD, cards.add_card, "search", "line", "new")
    assert session.document is session.base is document
    assert (changes, session.is_changed, session.undo_label) == ([], False, None)


def test_a_refused_preview_leaves_what_is_shown(session: Session) -> None:
    session.preview(cards.move_cards, ("a1",), "buy", "actions")
    shown, changes = session.document, told(session)
    with pytest.raises(EditError):
        session.preview(cards.move_cards, ("a1",), "buy", "score")
    assert session.document is shown
    assert changes == []


def test_each_preview_starts_from_the_base(session: Session) -> None:
    for stage in ("compare", "buy", "start"):
        session.preview(cards.move_cards, ("a1",), stage, "actions")
    assert card_of(session.journey, "a1").stage == "start"
    assert card_of(session.base.maps[0], "a1").stage == "search"
    assert (session.is_previewing, session.is_changed, session.undo_label) == (True, False, None)


def test_cancel_returns_to_the_very_document_and_selection_the_gesture_began_with(
    session: Session, document: Document
) -> None:
    began = session.selection
    session.preview(cards.move_cards, ("a1",), "buy", "actions")
    session.select(at_cell("buy", "actions", "a1"))
    changes = told(session)
    session.cancel()
    assert session.document is document
    assert session.selection == began
    assert [change.cause for change in changes] == [Cause.CANCEL]


def test_cancelling_nothing_tells_nobody(session: Session) -> None:
    changes = told(session)
    session.cancel()
    assert changes == []


def test_a_committed_preview_is_one_step_however_often_it_moved(session: Session, document: Document) -> None:
    for stage in ("compare", "buy", "start"):
        session.preview(cards.move_cards, ("a1",), stage, "actions")
    assert session.commit(Label.MOVE_CARDS, select=at_cell("start", "actions", "a1"))
    assert session.selection == at_cell("start", "actions", "a1")
    session.undo()
    assert session.document is document
    assert not session.undo()


def test_a_preview_that_came_back_to_the_beginning_is_no_step(session: Session) -> None:
    session.preview(cards.move_cards, ("a1",), "buy", "actions")
    session.preview(cards.move_cards, ("a1",), "search", "actions", 0)
    assert not session.is_previewing
    assert not session.commit(Label.MOVE_CARDS)
    assert session.undo_label is None


def test_an_edit_during_a_preview_starts_from_the_base(session: Session) -> None:
    session.preview(cards.remove_cards, ("a1", "a2"))
    type_text(session, "Googles")
    assert text_of(session) == "Googles"
    assert text_of(session, "a2") == "Reads reviews"


def test_undo_during_a_preview_drops_it_and_undoes_the_last_step(
    session: Session, document: Document
) -> None:
    type_text(session, "Googles")
    session.preview(cards.remove_cards, ("a1",))
    assert session.undo()
    assert session.document is document


def test_undo_and_redo_put_the_very_documents_back(session: Session, document: Document) -> None:
    type_text(session, "one")
    first = session.document
    type_text(session, "two")
    second = session.document
    session.undo()
    assert session.document is first
    session.undo()
    assert session.document is document
    session.redo()
    session.redo()
    assert session.document is second


def test_undo_has_no_limit_that_a_user_would_notice(session: Session, document: Document) -> None:
    for number in range(1000):
        type_text(session, f"text {number}")
    while session.undo():
        pass
    assert session.document is document


def test_undo_and_redo_name_what_they_would_do(session: Session) -> None:
    session.apply(Named(Label.REMOVE_CARDS, 2), cards.remove_cards, ("a1", "a2"))
    session.apply(Label.ADD_STAGE, stages.add_stage, 0, "new")
    assert (session.undo_label, session.redo_label) == (Named(Label.ADD_STAGE), None)
    session.undo()
    assert (session.undo_label, session.redo_label) == (Named(Label.REMOVE_CARDS, 2), Named(Label.ADD_STAGE))


def test_undo_and_redo_are_told_with_their_cause_and_label(session: Session, document: Document) -> None:
    type_text(session, "one")
    after, changes = session.document, told(session)
    session.undo()
    session.redo()
    named = Named(Label.TYPE)
    assert changes == [
        Change(after, document, Cause.UNDO, "m1", named),
        Change(document, after, Cause.REDO, "m1", named),
    ]


def test_undo_selects_what_was_selected_before_and_redo_what_was_after(session: Session) -> None:
    session.select(at_cell("search", "actions", "a2"))
    session.preview(cards.remove_cards, ("a2",))
    session.commit(Label.REMOVE_CARDS)
    assert session.selection == at_cell("search", "actions")
    session.undo()
    assert session.selection == at_cell("search", "actions", "a2")
    session.redo()
    assert session.selection == at_cell("search", "actions")


def test_the_selection_settles_when_its_stage_is_removed(session: Session) -> None:
    session.select(at_stage("compare"))
    session.apply(Label.REMOVE_STAGE, stages.remove_stage, "compare")
    assert session.selection == at_stage("buy")
    session.undo()
    assert session.selection == at_stage("compare")


def test_a_hidden_lane_keeps_no_selection(session: Session) -> None:
    session.select(at_cell("search", "channels", "ch1"))
    session.apply(Label.CHANGE_LANE, lanes.set_lane, "channels", hidden=True)
    assert session.selection == at_cell("search", "emotions")


@pytest.mark.parametrize("way", ["select", "commit"])
def test_nothing_that_is_not_drawn_gets_selected(session: Session, way: str) -> None:
    session.apply(Label.CHANGE_LANE, lanes.set_lane, "channels", collapsed=True)
    unseen = at_cell("search", "channels", "ch1")
    if way == "commit":
        session.preview(cards.set_text, "a1", "Googles")
        session.commit(Label.TYPE, unseen)
    else:
        session.select(unseen)
    assert session.selection == at_cell("search", "emotions")


def test_typing_with_one_merge_key_is_one_step(session: Session, document: Document) -> None:
    for text in ("G", "Go", "Goo"):
        session.preview(cards.set_text, "a1", text)
        session.commit(Label.TYPE, merge=("type", "a1"))
    session.undo()
    assert session.document is document
    session.redo()
    assert text_of(session) == "Goo"


@pytest.mark.parametrize("pause", ["select", "save", "switch", "undo and redo"])
def test_a_pause_ends_a_run_of_merged_steps(session: Session, pause: str) -> None:
    def typed(text: str) -> None:
        session.preview(cards.set_text, "a1", text)
        session.commit(Label.TYPE, merge="run")

    typed("G")
    paused = session.document
    if pause == "select":
        session.select(at_lane("actions"))
    elif pause == "save":
        session.mark_saved(session.document)
    elif pause == "switch":
        session.switch_map("m2")
        session.switch_map("m1")
    else:
        session.undo()
        session.redo()
    typed("Go")
    session.undo()
    assert session.document is paused


def test_a_session_is_unchanged_exactly_where_it_was_saved(session: Session) -> None:
    type_text(session, "one")
    session.mark_saved(session.document)
    assert not session.is_changed
    session.undo()
    assert session.is_changed
    session.redo()
    assert not session.is_changed


def test_saving_an_older_document_leaves_the_later_edit_unsaved(session: Session) -> None:
    type_text(session, "one")
    being_saved = session.document
    type_text(session, "two")
    session.mark_saved(being_saved)
    assert session.is_changed
    session.undo()
    assert not session.is_changed


def test_a_preview_alone_is_no_change_to_save(session: Session) -> None:
    session.preview(cards.remove_cards, ("a1",))
    assert not session.is_changed
    session.mark_saved(session.base)
    assert session.is_previewing


def test_listeners_are_called_in_the_order_they_came_until_they_leave(session: Session) -> None:
    heard: list[str] = []
    leave = session.subscribe(lambda _: heard.append("scene"))
    session.subscribe(lambda _: heard.append("title"))
    type_text(session, "one")
    leave()
    type_text(session, "two")
    assert heard == ["scene", "title", "title"]


def test_a_listener_may_leave_while_it_is_called(session: Session) -> None:
    heard: list[str] = []

    def once(_: Change) -> None:
        heard.append("once")
        leave()

    leave = session.subscribe(once)
    session.subscribe(lambda _: heard.append("always"))
    type_text(session, "one")
    type_text(session, "two")
    assert heard == ["once", "always", "always"]


def test_selecting_is_told_only_when_it_changes_something(session: Session) -> None:
    changes = told(session)
    session.select(at_stage("buy"))
    session.select(at_stage("buy"))
    assert [(change.cause, change.before is change.after) for change in changes] == [(Cause.SELECT, True)]


def test_switching_the_map_is_no_edit(session: Session, document: Document) -> None:
    changes = told(session)
    session.switch_map("m2")
    assert session.journey is document.maps[1]
    assert session.selection == at_cell("t1", "k1")
    assert (session.is_changed, [change.cause for change in changes]) == (False, [Cause.MAP])
    with pytest.raises(NotFound):
        session.switch_map("gone")
    assert session.map_id == "m2"


def without_map(document: Document, gone: str) -> Document:
    return document.replaced(maps=tuple(one for one in document.maps if one.id != gone))


def three_maps(document: Document) -> Session:
    third = document.maps[1].replaced(id="m3", stages=(), lanes=(), cards=Grid.empty(0, 0))
    return Session(document.replaced(maps=(*document.maps, third)))


@pytest.mark.parametrize(("gone", "shown"), [("m1", "m2"), ("m2", "m3"), ("m3", "m2")])
def test_removing_the_shown_map_shows_its_neighbour(document: Document, gone: str, shown: str) -> None:
    session = three_maps(document)
    session.switch_map(gone)
    selected = session.selection
    session.apply_to_document(Label.CHANGE_DOCUMENT, without_map, gone)
    assert (session.map_id, session.journey.id) == (shown, shown)
    assert session.selection == first_cell(session.journey)
    session.undo()
    assert (session.map_id, session.selection) == (gone, selected)
    session.redo()
    assert session.map_id == shown


def test_a_preview_without_the_shown_map_shows_its_neighbour_until_it_is_cancelled(session: Session) -> None:
    session.preview_document(without_map, "m1")
    assert session.journey.id == "m2"
    session.cancel()
    assert session.journey.id == "m1"


def test_a_document_keeps_at_least_one_map(session: Session, document: Document) -> None:
    with pytest.raises(NotAllowed, match="at least one map"):
        session.apply_to_document(Label.CHANGE_DOCUMENT, lambda whole: whole.replaced(maps=()))
    assert session.document is document
    type_text(session, "Googles")
    assert session.is_changed


def test_each_map_keeps_what_was_selected_on_it(session: Session) -> None:
    session.select(at_cell("search", "actions", "a2"))
    session.switch_map("m2")
    session.select(at_stage("t1"))
    session.switch_map("m1")
    assert session.selection == at_cell("search", "actions", "a2")
    session.switch_map("m2")
    assert session.selection == at_stage("t1")


def test_an_edit_may_show_another_map(session: Session) -> None:
    changes = told(session)
    session.preview_document(set_document, title="Other")
    session.commit(Label.CHANGE_DOCUMENT, show_map="m2")
    assert (session.map_id, session.selection) == ("m2", at_cell("t1", "k1"))
    assert [(change.map_before, change.map_id) for change in changes] == [(None, "m1"), ("m1", "m2")]
    assert changes[-1].diff.lanes == {"k1"}
    session.undo()
    assert session.map_id == "m1"


def test_an_edit_that_would_show_no_map_changes_nothing(session: Session, document: Document) -> None:
    session.preview_document(set_document, title="Other")
    with pytest.raises(NotFound):
        session.commit(Label.CHANGE_DOCUMENT, show_map="gone")
    session.cancel()
    assert (session.base, session.map_id, session.undo_label) == (document, "m1", None)


def test_a_change_tells_what_differs_in_the_map_and_around_it(session: Session) -> None:
    changes = told(session)
    type_text(session, "Googles")
    session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, title="Other")
    session.select(at_stage("buy"))
    typed, titled, selected = (change.diff for change in changes)
    assert (typed.cards, typed.document, typed.maps) == (frozenset({"a1"}), False, False)
    assert (titled.cards, titled.document) == (frozenset(), True)
    assert selected == Difference()


class Typist:
    """Types into a card, as the canvas does, and keeps what it typed when something else is to be done."""

    def __init__(self, session: Session, text: str = "Googles") -> None:
        self.gesture = session.begin(self.settle)
        self.gesture.preview(cards.set_text, "a1", text)
        self.text = text
        self.refusal: EditError | None = None

    def settle(self) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.gesture.preview(cards.set_text, "a1", self.text)
        self.gesture.commit(Label.TYPE)


def do_something_else(session: Session, what: str) -> None:
    if what == "apply":
        session.apply(Label.ADD_STAGE, stages.add_stage, 0, "new")
    elif what == "document":
        session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, title="Other")
    elif what == "preview":
        session.preview(stages.add_stage, 0, "new")
        session.commit(Label.ADD_STAGE)
    elif what == "undo":
        session.undo()
    elif what == "map":
        session.switch_map("m2")
    else:
        session.select(at_stage("buy"))


OTHERS = ["apply", "document", "preview", "undo", "map", "select"]


@pytest.mark.parametrize("what", OTHERS)
def test_whatever_else_is_done_first_keeps_what_is_being_typed(session: Session, what: str) -> None:
    typist = Typist(session)
    do_something_else(session, what)
    assert not typist.gesture.is_on
    if what == "undo":
        assert session.redo_label == Named(Label.TYPE)
    else:
        assert card_of(session.base.maps[0], "a1").text == "Googles"
    undone = []
    while session.undo_label:
        undone.append(session.undo_label)
        session.undo()
    if what != "undo":
        assert undone[-1] == Named(Label.TYPE)
    assert text_of(session) == "Asks around"


@pytest.mark.parametrize("what", OTHERS)
def test_what_cannot_be_kept_is_typed_on_and_nothing_else_is_done(session: Session, what: str) -> None:
    typist = Typist(session)
    before = session.base, session.document, session.selection, session.map_id
    typist.refusal = NotAllowed(Phrase("No.", "Нет."))
    with pytest.raises(NotAllowed, match="No"):
        do_something_else(session, what)
    assert (session.base, session.document, session.selection, session.map_id) == before
    assert typist.gesture.is_on
    typist.gesture.cancel()
    assert session.document is before[0]


def test_a_second_gesture_settles_the_first(session: Session) -> None:
    first, second = Typist(session), Typist(session, "Binges")
    assert (first.gesture.is_on, second.gesture.is_on, text_of(session)) == (False, True, "Binges")
    with pytest.raises(RuntimeError, match="ended"):
        first.gesture.commit(Label.TYPE)


def test_a_cancelled_drag_does_not_cancel_what_is_typed_meanwhile(session: Session) -> None:
    session.preview(cards.move_cards, ("a1",), "buy", "actions")
    typist = Typist(session)
    session.cancel()
    assert typist.gesture.is_on
    assert text_of(session) == "Googles"


def test_an_owner_that_leaves_its_gesture_open_loses_it(session: Session, document: Document) -> None:
    gesture = session.begin(lambda: None)
    gesture.preview(cards.remove_cards, ("a1",))
    session.settle()
    assert session.document is document
    assert not gesture.is_on


def test_undo_returns_to_the_map_on_which_the_step_was_made(session: Session) -> None:
    type_text(session, "one")
    session.switch_map("m2")
    session.apply(Label.ADD_CARD, cards.add_card, "t1", "k1", "x1")
    session.undo()
    assert session.map_id == "m2"
    session.undo()
    assert (session.map_id, text_of(session)) == ("m1", "Asks around")


def test_an_edit_of_the_document_is_a_step_like_any_other(session: Session, document: Document) -> None:
    session.preview_document(set_document, title="Ord")
    session.preview_document(set_document, title="Orders 2")
    session.commit(Label.CHANGE_DOCUMENT)
    session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, client="Example Ltd")
    assert (session.document.title, session.document.client) == ("Orders 2", "Example Ltd")
    session.undo()
    session.undo()
    assert session.document is document


def test_the_map_that_was_not_edited_is_shared(session: Session, document: Document) -> None:
    type_text(session, "one")
    assert session.document.maps[1] is document.maps[1]


def test_a_verb_that_fails_unforeseen_leaves_everything_as_it_was(
    session: Session, document: Document
) -> None:
    def broken(journey: Map) -> Map:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        session.apply(Label.TYPE, broken)
    assert session.document is document
    assert not session.is_previewing


def test_a_card_that_goes_with_what_is_settled_is_not_selected(session: Session) -> None:
    gesture = session.begin(session.cancel)
    gesture.preview(cards.add_card, "buy", "actions", "new", "")
    session.select(at_cell("buy", "actions", "new"))
    assert session.selection == at_cell("buy", "actions")


def test_where_edits_are_forbidden_each_is_refused_with_the_reason_and_nothing_has_happened(
    session: Session,
) -> None:
    type_text(session, "before")
    shown = session.document
    session.forbid(Phrase("Look, but do not touch.", "Смотрите, но не трогайте."))
    for act in (
        lambda: type_text(session, "after"),
        lambda: session.preview(cards.set_text, "a1", "after"),
        lambda: session.preview_document(set_document, title="after"),
        lambda: session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, title="after"),
        lambda: session.begin(lambda: None),
        session.undo,
        session.redo,
    ):
        with pytest.raises(NotAllowed, match="do not touch"):
            act()
    assert session.document is session.base is shown
    assert not session.has_gesture
    session.select(at_stage(session.journey.stages[1].id))
    session.forbid(None)
    assert session.undo()
