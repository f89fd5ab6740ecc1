from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.cards import set_fields, set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_cell, at_lane, at_stage
from cjm_desktop.qt.canvas.view import Canvas

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.layout.text import Line

Press = tuple[Qt.Key, Qt.KeyboardModifier]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def texts(session: Session, lane: int, stage: int) -> list[str]:
    return [card.text for card in session.journey.cards.cell(lane, stage)]


def lines(canvas: Canvas) -> tuple[Line, ...]:
    """Return the lines of the first card as they are laid out now."""
    boxes = canvas.layout_shown.rows[0].cells[0].boxes
    return next(box for box in boxes if box.card.id == "c0.0.0").text.lines


def test_a_letter_in_an_empty_cell_starts_a_card_and_tab_commits_it(session: Session, hand: Hand) -> None:
    session.select(at_cell("s1", "l2"))
    hand.type("Надежда")
    hand.key(Key.Key_Tab)
    assert texts(session, 2, 1) == ["Надежда"]
    assert (session.selection.stage, session.selection.lane) == ("s2", "l2")
    assert session.undo_label is not None
    assert session.undo_label.label is Label.ADD_CARD


def test_a_letter_replaces_the_text_of_the_selected_card(session: Session, hand: Hand) -> None:
    hand.type("Новое")
    hand.key(Key.Key_Return)
    assert texts(session, 0, 0)[0] == "Новое"
    assert session.selection.lane == "l1"


def test_who_types_with_all_selected_means_the_current_card_from_then_on(
    session: Session, hand: Hand
) -> None:
    hand.key(Key.Key_A, CTRL)
    assert len(session.selection.cards) > 1
    current = session.selection.card
    hand.type("x")
    assert session.selection.cards == (current,)
    session.apply(Label.CHANGE_CARDS, set_fields, session.selection.cards, tags=("one",))
    assert [card.id for card in session.journey.cards if card.tags] == [current]


def test_after_a_save_an_empty_new_card_is_still_the_one_that_is_written(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    before = texts(session, 0, 0)
    hand.key(Key.Key_Return, CTRL)
    assert canvas.writing.keep()
    hand.type("second")
    hand.key(Key.Key_Return)
    assert texts(session, 0, 0) == [before[0], "second", *before[1:]]


def test_after_a_save_a_card_emptied_of_its_text_is_still_the_one_that_is_written(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    before = texts(session, 0, 0)
    hand.key(Key.Key_F2)
    hand.key(Key.Key_A, CTRL)
    hand.key(Key.Key_Delete)
    assert canvas.writing.keep()
    hand.type("other")
    hand.key(Key.Key_Return)
    assert texts(session, 0, 0) == ["other", *before[1:]]


def test_every_letter_is_shown_at_once_and_none_is_in_the_history_before_the_end(
    session: Session, hand: Hand
) -> None:
    hand.type("Сл")
    assert texts(session, 0, 0)[0] == "Сл"
    assert session.is_previewing
    assert session.undo_label is None


def test_escape_leaves_the_card_as_it_was_by_identity(session: Session, hand: Hand) -> None:
    before = session.document
    hand.type("прочь")
    hand.key(Key.Key_Escape)
    assert session.document is before
    assert session.selection.card == "c0.0.0"


def test_a_run_of_tabs_ends_with_enter_under_its_beginning(session: Session, hand: Hand) -> None:
    session.select(at_cell("s0", "l2"))
    for word in ("раз", "два"):
        hand.type(word)
        hand.key(Key.Key_Tab)
    hand.type("три")
    hand.key(Key.Key_Return)
    assert [texts(session, 2, stage) for stage in range(3)] == [["раз"], ["два"], ["три"]]
    assert (session.selection.stage, session.selection.lane) == ("s0", "l3")


def test_shift_tab_goes_back(session: Session, hand: Hand) -> None:
    session.select(at_cell("s1", "l0"))
    hand.key(Key.Key_Backtab, SHIFT)
    assert session.selection.stage == "s0"


@pytest.mark.parametrize("press", [(Key.Key_Return, ALT), (Key.Key_Return, SHIFT)])
def test_alt_and_shift_enter_break_the_line(session: Session, hand: Hand, press: Press) -> None:
    hand.type("один")
    hand.key(*press)
    hand.type("два")
    hand.key(Key.Key_Tab)
    assert texts(session, 0, 0)[0] == "один\nдва"


@pytest.mark.parametrize("press", [(Key.Key_Return, CTRL), (Key.Key_Insert, Qt.KeyboardModifier.NoModifier)])
def test_ctrl_enter_and_insert_write_a_new_card_after_the_current_one(
    session: Session, hand: Hand, press: Press
) -> None:
    hand.key(*press)
    hand.type("между")
    hand.key(*press)
    hand.type("ещё")
    hand.key(Key.Key_Tab)
    assert texts(session, 0, 0)[1:3] == ["между", "ещё"]
    assert len(texts(session, 0, 0)) == 4


def test_a_new_card_without_text_is_no_card(session: Session, hand: Hand) -> None:
    before = session.document
    hand.key(Key.Key_Insert)
    hand.key(Key.Key_Tab)
    assert session.document is before


def test_f2_edits_with_the_caret_at_the_end(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_F2)
    hand.type("!")
    hand.key(Key.Key_Tab)
    assert texts(session, 0, 0)[0] == "Ищет в поиске!"


def test_a_card_emptied_goes(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_F2)
    hand.key(Key.Key_A, CTRL)
    hand.key(Key.Key_Delete)
    hand.key(Key.Key_Tab)
    assert session.journey.cards.card("c0.0.0") is None


def test_undo_inside_the_text_stays_inside_the_text(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.key(Key.Key_F2)
    hand.type("123")
    hand.key(Key.Key_Z, CTRL)
    assert canvas.writing.is_on
    assert canvas.writing.editor.caret.text == "Ищет в поиске"
    hand.key(Key.Key_Y, CTRL)
    assert canvas.writing.editor.caret.text == "Ищет в поиске123"


def test_letters_with_ctrl_are_found_on_a_russian_layout(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    hand.key(Key.Key_F2)
    hand.key(ord("Ф"), CTRL)
    assert canvas.writing.editor.textCursor().hasSelection()


def test_pasted_text_is_plain(session: Session, hand: Hand, canvas: Canvas) -> None:
    QApplication.clipboard().setText("<b>жирно</b>")
    hand.key(Key.Key_F2)
    hand.key(Key.Key_A, CTRL)
    hand.key(Key.Key_V, CTRL)
    hand.key(Key.Key_Tab)
    assert texts(session, 0, 0)[0] == "<b>жирно</b>"


def test_no_break_spaces_survive_copying(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.type("10\u00a0%")
    hand.key(Key.Key_A, CTRL)
    hand.key(Key.Key_C, CTRL)
    hand.key(Key.Key_Tab)
    assert QApplication.clipboard().text() == "10\u00a0%"
    assert texts(session, 0, 0)[0] == "10\u00a0%"


def test_an_input_method_starts_a_card_and_shows_what_is_composed(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    session.select(at_cell("s0", "l2"))
    hand.compose("に")
    assert texts(session, 2, 0) == ["に"]
    hand.compose("にほ")
    assert texts(session, 2, 0) == ["にほ"]
    hand.compose_end("日本")
    hand.type("!")
    hand.key(Key.Key_Tab)
    assert texts(session, 2, 0) == ["日本!"]


def test_the_input_method_is_told_where_the_caret_is(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.key(Key.Key_F2)
    place = canvas.writing.editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert place.height() > 8
    assert place.x() > 20


def test_focus_leaving_for_another_widget_commits(
    session: Session, hand: Hand, canvas: Canvas, qtbot: QtBot
) -> None:
    hand.type("Останется")
    canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not canvas.writing.is_on
    assert texts(session, 0, 0)[0] == "Останется"


def test_committing_twice_makes_one_step(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.type("Раз")
    canvas.commit_typing()
    canvas.commit_typing()
    session.undo()
    assert session.undo_label is None


def test_a_session_outlives_its_canvas(qapp: QApplication, session: Session) -> None:
    canvas = Canvas(session, LIGHT)
    canvas.show()
    canvas.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    session.apply(Label.TYPE, set_text, "c0.0.0", "после")
    assert texts(session, 0, 0)[0] == "после"


def test_undo_of_a_typed_card_returns_cell_and_selection(session: Session, hand: Hand) -> None:
    before = session.selection
    hand.type("Новое")
    hand.key(Key.Key_Tab)
    session.undo()
    assert texts(session, 0, 0)[0] == "Ищет в поиске"
    assert session.selection == before


def test_a_stage_is_renamed_by_typing_on_its_header(session: Session, hand: Hand) -> None:
    session.select(at_stage("s1"))
    hand.type("Выбор")
    hand.key(Key.Key_Return)
    assert session.journey.stages[1].title == "Выбор"


def test_a_lane_without_a_name_is_called_like_its_kind_again(session: Session, hand: Hand) -> None:
    session.select(at_lane("l0"))
    hand.type("Шаги")
    hand.key(Key.Key_Return)
    assert session.journey.lanes[0].title == "Шаги"
    session.select(at_lane("l0"))
    hand.key(Key.Key_F2)
    hand.key(Key.Key_A, CTRL)
    hand.key(Key.Key_Delete)
    hand.key(Key.Key_Return)
    assert session.journey.lanes[0].title is None


def test_opening_a_lane_name_and_leaving_it_changes_nothing(session: Session, hand: Hand) -> None:
    before = session.document
    session.select(at_lane("l0"))
    hand.key(Key.Key_F2)
    hand.key(Key.Key_Return)
    assert session.document is before


def test_a_letter_in_a_score_cell_is_refused_in_words(
    session: Session, hand: Hand, refusals: list[str]
) -> None:
    before = session.document
    session.select(at_cell("s0", "l3"))
    hand.type("ж")
    assert len(refusals) == 1
    assert session.document is before


def test_the_editor_takes_its_lines_from_the_layout(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.type("Длинный текст, который не поместится в одну строку карточки")
    while_typing = lines(canvas)
    hand.key(Key.Key_Tab)
    assert lines(canvas) == while_typing
    assert len(while_typing) == 3


def test_up_and_down_follow_the_lines_of_the_layout(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.type("Длинный текст, который не поместится в одну строку карточки")
    editor = canvas.writing.editor
    end = editor.caret.index
    hand.key(Key.Key_Up)
    upper = editor.caret.index
    hand.key(Key.Key_Down)
    assert editor.caret.index == end
    middle = lines(canvas)[1]
    assert middle.start <= upper <= middle.end


def test_home_and_end_stay_on_the_line(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.type("Длинный текст, который не поместится в одну строку карточки")
    hand.key(Key.Key_Home)
    last = lines(canvas)[-1]
    assert canvas.writing.editor.caret.index == last.start
    hand.key(Key.Key_End)
    assert canvas.writing.editor.caret.index == last.end


def test_a_text_past_the_limit_is_refused_and_nothing_is_lost(
    session: Session, hand: Hand, canvas: Canvas, refusals: list[str]
) -> None:
    before = session.base
    hand.key(Key.Key_F2)
    QApplication.clipboard().setText("ж" * 100_001)
    hand.key(Key.Key_V, CTRL)
    hand.key(Key.Key_Tab)
    assert refusals
    assert session.base is before


def test_f2_in_a_cell_with_no_card_chosen_goes_on_with_its_last_card(session: Session, hand: Hand) -> None:
    before = texts(session, 0, 1)
    session.select(at_cell("s1", "l0"))
    hand.key(Key.Key_F2)
    hand.type("!")
    hand.key(Key.Key_Tab)
    assert texts(session, 0, 1) == [*before[:-1], before[-1] + "!"]


def test_f2_in_an_empty_cell_writes_a_new_card(session: Session, hand: Hand) -> None:
    session.select(at_cell("s1", "l2"))
    hand.key(Key.Key_F2)
    hand.type("Тревога")
    hand.key(Key.Key_Tab)
    assert texts(session, 2, 1) == ["Тревога"]


def test_a_channel_typed_over_loses_its_icon_in_the_same_step(session: Session, hand: Hand) -> None:
    session.apply(Label.CHANGE_CARDS, set_fields, ("c1.0.0",), channel="phone")
    before = session.document
    session.select(at_cell("s0", "l1", "c1.0.0"))
    hand.type("Сайт")
    hand.key(Key.Key_Tab)
    typed = session.journey.cards.cell(1, 0)[0]
    assert (typed.text, typed.channel) == ("Сайт", None)
    session.undo()
    assert session.document is before


def test_a_channel_edited_keeps_its_icon(session: Session, hand: Hand) -> None:
    session.apply(Label.CHANGE_CARDS, set_fields, ("c1.0.0",), channel="phone")
    session.select(at_cell("s0", "l1", "c1.0.0"))
    hand.key(Key.Key_F2)
    hand.type(" днём")
    hand.key(Key.Key_Tab)
    typed = session.journey.cards.cell(1, 0)[0]
    assert (typed.text.endswith(" днём"), typed.channel) == (True, "phone")


def test_a_key_that_an_input_method_lets_through_goes_into_what_is_composed(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    hand.compose("に")
    hand.type("я")
    assert canvas.writing.editor.caret.text == "にя"
    hand.key(Key.Key_Return)
    assert texts(session, 0, 0)[0] == "にя"


def test_a_composition_that_comes_to_nothing_leaves_the_card(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    before = session.base
    hand.compose("に")
    hand.compose("")
    assert not canvas.writing.is_on
    assert session.document is before


@pytest.mark.parametrize("written", [True, False])
def test_what_is_composed_is_kept_when_something_else_is_done(
    session: Session, hand: Hand, canvas: Canvas, written: bool
) -> None:
    if written:
        hand.key(Key.Key_F2)
        hand.key(Key.Key_A, CTRL)
        hand.key(Key.Key_Delete)
    hand.compose("に")
    hand.click(hand.cell(2, 2))
    assert not canvas.writing.is_on
    assert texts(session, 0, 0)[0] == "に"
