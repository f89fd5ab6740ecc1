"""The history as such: steps, runs of steps that become one, and what lies ahead."""

from __future__ import annotations

from cjm_desktop.edit.history import Entry, History, Moment
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.selection import Selection
from cjm_desktop.model.document import Document


def moment(title: str) -> Moment:
    return Moment(Document(title=title), "m1", Selection())


A, B, C, D = (moment(title) for title in "ABCD")


def step(before: Moment, after: Moment, merge: str | None = None, label: Label = Label.TYPE) -> Entry:
    return Entry(Named(label), before, after, merge)


def recorded(*entries: Entry) -> History:
    history = History()
    for entry in entries:
        history.record(entry)
    return history


def test_undo_and_redo_walk_the_same_steps_in_both_directions() -> None:
    first, second = step(A, B), step(B, C)
    history = recorded(first, second)
    assert [history.undo(), history.undo(), history.undo()] == [second, first, None]
    assert [history.redo(), history.redo(), history.redo()] == [first, second, None]


def test_a_new_step_cuts_off_what_lay_ahead() -> None:
    history = recorded(step(A, B))
    history.undo()
    history.record(step(A, C))
    assert history.redo() is None
    assert history.undo() == step(A, C)


def test_steps_with_the_same_key_become_one_with_the_first_beginning() -> None:
    history = recorded(step(A, B, "k"), step(B, C, "k"), step(C, D, "k"))
    assert history.done == [step(A, D, "k")]


def test_steps_without_a_key_or_with_another_stand_for_themselves() -> None:
    assert len(recorded(step(A, B), step(B, C)).done) == 2
    assert len(recorded(step(A, B, "k"), step(B, C, "other")).done) == 2
    assert len(recorded(step(A, B, "k"), step(B, C)).done) == 2


def test_a_closed_run_takes_no_further_step() -> None:
    history = recorded(step(A, B, "k"))
    history.close_run()
    history.record(step(B, C, "k"))
    assert [entry.before for entry in history.done] == [A, B]


def test_closing_a_run_twice_or_with_no_step_at_all_does_nothing() -> None:
    history = History()
    history.close_run()
    history.record(step(A, B, "k"))
    history.close_run()
    history.close_run()
    assert history.done == [step(A, B)]


def test_what_was_redone_takes_no_further_step() -> None:
    history = recorded(step(A, B, "k"))
    history.undo()
    history.redo()
    history.record(step(B, C, "k"))
    assert [entry.after for entry in history.done] == [B, C]


def test_a_step_does_not_join_what_lies_before_an_undone_one() -> None:
    history = recorded(step(A, B, "k"), step(B, C))
    history.undo()
    history.record(step(B, D, "k"))
    assert [entry.after for entry in history.done] == [B, D]
