"""Lines of returning notes: each one step, all undone in order, whoever asks for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.edit.cards import move_cards, remove_cards, set_text
from cjm_desktop.edit.change import Cause
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.notes import Fate, Notes, all_numbered
from cjm_desktop.edit.return_log import Returns
from cjm_desktop.edit.session import Session
from cjm_desktop.model.document import Document
from cjm_desktop.model.errors import EditError

TYPED = st.builds(
    "{}{}{}".format,
    st.sampled_from(["A", "B", "с", "Д", "a "]),
    st.sampled_from(["1", "1-1", "1-2", "2", "3", "3-1", "4", "4-1", "5", "5-1"]),
    st.sampled_from(
        ["", " Да", " 3", " -2", " Злится (+1)", " reads reviews", " C1", " D1 other", " B4", ": x"]
    ),
)


class Kept:
    """Remembers notes as a store does."""

    def __init__(self, document: Document) -> None:
        self.notes = {one.id: Notes().with_printed(all_numbered(one)) for one in document.maps}

    def keep(self, map_id: str, notes: Notes) -> None:
        self.notes[map_id] = notes


@pytest.fixture
def kept(document: Document) -> Kept:
    return Kept(document)


@pytest.fixture
def returns(session: Session, kept: Kept) -> Returns:
    return Returns(session, kept.notes.__getitem__, kept.keep)


def fates(returns: Returns) -> dict[str, Fate]:
    return {one.number: one.fate for one in returns.found()}


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("C1 Pays", Label.ADD_CARD),
        ("B5 4", Label.SET_SCORE),
        ("B4 -1", Label.SET_LEVEL),
        ("A1-1 Asks a friend", Label.CHANGE_CARDS),
        ("A1-1 C1 Asks a friend", Label.MOVE_CARDS),
    ],
)
def test_a_line_is_one_step_with_a_name_and_its_card_is_selected(
    session: Session, returns: Returns, typed: str, label: Label
) -> None:
    before = session.base
    done = returns.enter(typed)
    assert session.undo_label == Named(label)
    assert done.entry is not None
    assert (session.selection.stage, session.selection.lane) == (done.entry.stage, done.entry.lane)
    assert returns.undo()
    assert session.base is before


def test_a_line_is_shown_once(session: Session, returns: Returns) -> None:
    causes: list[Cause] = []
    session.subscribe(lambda change: causes.append(change.cause))
    returns.enter("C1 Pays")
    assert causes == [Cause.EDIT]


def test_lines_in_a_row_stay_steps_of_their_own(session: Session, returns: Returns) -> None:
    for word in ("one", "two", "three"):
        returns.enter(f"C1 {word}")
    returns.undo()
    assert [card.text for card in session.base_journey.cards.cell(0, 2)] == ["one", "two"]


def test_what_came_back_as_it_was_changes_no_map_and_is_undone_in_its_turn(
    session: Session, returns: Returns, kept: Kept
) -> None:
    before = session.base
    returns.enter("A1-1")
    assert session.base is before
    assert fates(returns)["A1-1"] is Fate.BACK
    returns.enter("C1 Pays")
    returns.undo()
    assert (session.base, fates(returns)["A1-1"]) == (before, Fate.BACK)
    returns.undo()
    assert fates(returns)["A1-1"] is Fate.MISSING
    assert kept.notes["m1"].back == frozenset()
    returns.redo()
    returns.redo()
    assert fates(returns)["A1-1"] is Fate.BACK
    assert len(kept.notes["m1"].new) == 1


def test_an_edit_on_the_map_after_the_last_line_is_undone_first(session: Session, returns: Returns) -> None:
    returns.enter("A1-1")
    session.apply(Label.TYPE, set_text, "a3", "Compares")
    returns.undo()
    assert fates(returns)["A1-1"] is Fate.BACK
    assert session.undo_label is None


def test_undo_and_redo_of_the_window_are_followed(session: Session, returns: Returns, kept: Kept) -> None:
    returns.enter("A1-1 D1")
    session.undo()
    assert fates(returns)["A1-1"] is Fate.MISSING
    assert returns.lines[0].is_undone
    session.redo()
    assert fates(returns)["A1-1"] is Fate.MOVED
    assert not returns.lines[0].is_undone
    assert kept.notes["m1"].back == {"a1"}


def test_the_missing_ones_go_all_at_once_as_one_step_with_their_number(
    session: Session, returns: Returns
) -> None:
    before = session.base
    for typed in ("A1-1", "A5 4", "A4-1"):
        returns.enter(typed)
    left = session.base
    done = returns.remove_missing()
    assert done is not None
    assert done.count == 4
    assert session.undo_label == Named(Label.REMOVE_CARDS, 4)
    assert [card.id for card in session.base_journey.cards] == ["a1", "e1", "n1"]
    returns.undo()
    assert session.base is left
    while session.base is not before:
        assert returns.undo()
    assert returns.missing()


def test_with_nothing_missing_nothing_goes(session: Session, returns: Returns) -> None:
    returns.forget()
    assert returns.remove_missing() is None
    assert returns.found() == ()


def test_each_map_has_its_own_wall(session: Session, returns: Returns) -> None:
    returns.enter("A1-1")
    session.switch_map("m2")
    assert returns.found() == ()
    returns.enter("A1 Да")
    assert [one.fate for one in returns.found()] == [Fate.NEW]
    returns.undo()
    returns.undo()
    session.switch_map("m1")
    assert fates(returns)["A1-1"] is Fate.MISSING


def test_a_refused_line_changes_nothing(session: Session, returns: Returns, kept: Kept) -> None:
    before, notes = session.base, kept.notes["m1"]
    for typed in ("A5-1 good", "Z1 x", "A1-1 B5", "nothing"):
        with pytest.raises(EditError):
            returns.enter(typed)
    assert (session.base, kept.notes["m1"], returns.lines) == (before, notes, [])


@given(st.lists(st.tuples(TYPED, st.booleans()), max_size=8))
def test_whatever_lines_are_entered_undoing_all_gives_the_start_and_redoing_the_end(
    lines: list[tuple[str, bool]],
) -> None:
    document = _document()
    session, kept = Session(document), Kept(document)
    returns = Returns(session, kept.notes.__getitem__, kept.keep)
    start = kept.notes["m1"]
    for typed, as_new in lines:
        before, steps = session.base, len(session._history.done)
        try:
            done = returns.enter(typed, as_new=as_new)
        except EditError:
            assert session.base is before
            continue
        assert len(session._history.done) - steps == int(done.is_edit)
        assert done.is_edit == (session.base is not before)
    end, known = session.base, kept.notes["m1"]
    while any(not one.is_undone for one in returns.lines):
        assert returns.undo()
    assert session.base is document
    assert (kept.notes["m1"].back, kept.notes["m1"].new) == (start.back, start.new)
    while any(one.is_undone for one in returns.lines):
        assert returns.redo()
    assert session.base is end
    assert (kept.notes["m1"].back, set(kept.notes["m1"].new)) == (known.back, set(known.new))


def _document() -> Document:
    from tests.edit.conftest import LANES, STAGES

    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Lane, Map, Stage
    from cjm_desktop.model.grid import Grid

    cards = (
        Card(id="a1", stage="search", lane="actions", text="Asks around"),
        Card(id="a2", stage="search", lane="actions", text="Reads reviews"),
        Card(id="e1", stage="search", lane="emotions", text="Lost", level=-1),
        Card(id="n1", stage="search", lane="score", value=3),
    )
    journey = Map(
        id="m1",
        stages=tuple(Stage(id=stage) for stage in STAGES),
        lanes=tuple(Lane(id=key, kind=kind, hidden=key == "hidden") for key, kind in LANES.items()),
        cards=Grid.of(cards, STAGES, tuple(LANES)),
    )
    return Document(maps=(journey,))


def test_a_sticker_whose_card_was_deleted_adds_it_once_and_rewords_it_then(
    session: Session, returns: Returns
) -> None:
    session.apply(Label.REMOVE_CARDS, remove_cards, ["a2"])
    returns.enter("A1-2 Reads blogs")
    returns.enter("A1-2 Reads books")
    assert [card.text for card in session.base_journey.cards.cell(0, 0)] == ["Asks around", "Reads books"]
    assert fates(returns)["A1-2"] is Fate.REWORDED
    returns.undo()
    returns.undo()
    assert fates(returns)["A1-2"] is Fate.GONE
    returns.redo()
    assert fates(returns)["A1-2"] is Fate.REWORDED


def test_numbers_mean_the_cards_they_meant_when_notes_began_to_come_back(session: Session) -> None:
    returns = Returns(session, lambda _map: Notes(), lambda _map, _notes: None)
    assert returns.found() == ()
    second = session.journey.cards.cell(0, 0)[1].id
    session.apply(Label.MOVE_CARDS, move_cards, [session.journey.cards.cell(0, 0)[0].id], "buy", "actions")
    assert returns.read("A1-2 D1").card == second


def test_what_became_of_notes_is_worked_out_once_for_a_map_and_its_notes(returns: Returns) -> None:
    assert returns.found() is returns.found()
    before = returns.found()
    returns.enter("A1-1")
    assert returns.found() is not before
