from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.cards import remove_cards, set_level
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import add_lane, set_lane
from cjm_desktop.edit.personas import add_persona
from cjm_desktop.edit.selection import at_cell, at_lane, at_stage
from cjm_desktop.qt.canvas.keys import Command, press_of, typed_text

if TYPE_CHECKING:
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.card import Card
    from cjm_desktop.qt.canvas.view import Canvas

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
META = Qt.KeyboardModifier.MetaModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def card(session: Session, identifier: str) -> Card:
    found = session.journey.cards.card(identifier)
    assert found is not None
    return found


def event(key: int, modifiers: Qt.KeyboardModifier = PLAIN, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


@pytest.mark.parametrize(
    ("key", "modifiers", "command"),
    [
        (Key.Key_Enter, KEYPAD, Command.MOVE),
        (Key.Key_5, CTRL | KEYPAD, Command.LEVEL),
        (Key.Key_Plus, CTRL | SHIFT, Command.ZOOM_IN),
        (Key.Key_Equal, CTRL, Command.ZOOM_IN),
        (Key.Key_Tab, SHIFT, Command.MOVE),
        (Key.Key_Left, ALT | SHIFT, Command.SHIFT_HEADER),
    ],
)
def test_a_key_is_known_by_its_meaning(key: int, modifiers: Qt.KeyboardModifier, command: Command) -> None:
    press = press_of(event(key, modifiers))
    assert press is not None
    assert press.command is command


@pytest.mark.parametrize(
    ("modifiers", "text", "typed"),
    [
        (PLAIN, "ж", "ж"),
        (SHIFT, "Ж", "Ж"),
        (CTRL, "\x06", ""),
        (ALT, "f", ""),
        (ALT | SHIFT, "+", ""),
        (META | SHIFT, "+", ""),
        (CTRL | ALT | SHIFT, "+", ""),
        (PLAIN, "\x7f", ""),
    ],
)
def test_only_printed_letters_start_typing(modifiers: Qt.KeyboardModifier, text: str, typed: str) -> None:
    assert typed_text(event(0, modifiers, text)) == typed


@pytest.mark.parametrize(("system", "modifiers"), [("win32", CTRL | ALT), ("linux", PLAIN)])
def test_alt_gr_types_as_each_system_tells_of_it(system: str, modifiers: Qt.KeyboardModifier) -> None:
    assert typed_text(event(0, modifiers, "€"), system=system) == "€"


def test_alt_and_a_key_that_prints_write_nothing(session: Session, hand: Hand, canvas: Canvas) -> None:
    before = session.document
    hand.key(Key.Key_Plus, ALT | SHIFT, "+")
    assert (session.document, canvas.writing.is_on) == (before, False)
    hand.type("Да")
    hand.key(Key.Key_Plus, ALT | SHIFT, "+")
    assert canvas.writing.editor.caret.text == "Да"


def test_space_starts_no_card(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.key(Key.Key_Space, text=" ")
    assert not canvas.writing.is_on


def test_arrows_go_by_card_inside_a_cell_and_then_by_cell(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_Down)
    assert session.selection.card == "c0.0.1"
    hand.key(Key.Key_Down)
    assert (session.selection.lane, session.selection.card) == ("l1", "c1.0.0")
    hand.key(Key.Key_Right)
    assert session.selection.stage == "s1"


def test_up_from_the_first_lane_is_the_stage_header_and_left_of_the_first_stage_the_lane_name(
    session: Session, hand: Hand
) -> None:
    hand.key(Key.Key_Up)
    assert session.selection == at_stage("s0")
    session.select(at_cell("s0", "l1"))
    hand.key(Key.Key_Left)
    assert session.selection == at_lane("l1")


def test_ctrl_arrows_home_and_end_go_to_the_edges(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_End)
    assert session.selection.stage == "s2"
    hand.key(Key.Key_Down, CTRL)
    assert session.selection.lane == "l5"
    hand.key(Key.Key_Home, CTRL)
    assert (session.selection.stage, session.selection.lane) == ("s0", "l0")


def test_escape_and_ctrl_home_go_from_a_header_to_cells(session: Session, hand: Hand) -> None:
    session.select(at_lane("l1"))
    hand.key(Key.Key_Escape)
    assert session.selection == at_cell("s0", "l1")
    session.select(at_lane("l2"))
    hand.key(Key.Key_Home, CTRL)
    assert (session.selection.stage, session.selection.lane) == ("s0", "l0")
    assert session.selection.is_cell


def test_alt_arrows_move_the_card_and_the_selection_follows(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_Right, ALT)
    assert card(session, "c0.0.0").stage == "s1"
    assert (session.selection.stage, session.selection.card) == ("s1", "c0.0.0")
    assert session.undo_label is not None
    assert session.undo_label.label is Label.MOVE_CARDS


def test_moving_off_the_map_is_refused_in_words(session: Session, hand: Hand, refusals: list[str]) -> None:
    before = session.document
    hand.key(Key.Key_Left, ALT)
    assert refusals
    assert session.document is before


def test_in_a_cell_without_a_selected_card_alt_and_an_arrow_move_all_its_cards(
    session: Session, hand: Hand, refusals: list[str]
) -> None:
    cards = [card.id for card in session.journey.cards.cell(0, 0)]
    hand.key(Key.Key_Escape)
    assert not session.selection.cards
    hand.key(Key.Key_Right, ALT)
    assert [card.id for card in session.journey.cards.cell(0, 1)][-len(cards) :] == cards
    assert (set(session.selection.cards), refusals) == (set(cards), [])


def test_alt_and_an_arrow_tell_what_to_do_where_there_is_no_card(
    session: Session, hand: Hand, refusals: list[str]
) -> None:
    session.apply(Label.REMOVE_CARDS, remove_cards, [card.id for card in session.journey.cards.cell(0, 0)])
    session.select(at_cell("s0", "l0"))
    hand.key(Key.Key_Right, ALT)
    session.select(at_stage("s1"))
    hand.key(Key.Key_Right, ALT)
    assert refusals == ["There is no card here; choose some first.", "Choose a cell first."]


def test_alt_shift_arrows_move_stage_and_lane(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_Right, ALT | SHIFT)
    assert [stage.id for stage in session.journey.stages] == ["s1", "s0", "s2"]
    hand.key(Key.Key_Down, ALT | SHIFT)
    assert [lane.id for lane in session.journey.lanes][:2] == ["l1", "l0"]


@pytest.mark.parametrize("by_header", [False, True])
def test_a_stage_or_lane_at_the_edge_goes_no_further_and_that_is_told(
    session: Session, hand: Hand, refusals: list[str], *, by_header: bool
) -> None:
    session.apply(Label.HIDE_LANES, set_lane, session.journey.lanes[-1].id, hidden=True)
    before, last = session.base, session.journey.lanes[-2].id
    session.select(at_stage("s0") if by_header else at_cell("s0", "l0"))
    hand.key(Key.Key_Left, ALT | SHIFT)
    session.select(at_lane("l0") if by_header else at_cell("s0", "l0"))
    hand.key(Key.Key_Up, ALT | SHIFT)
    session.select(at_stage("s2") if by_header else at_cell("s2", "l0"))
    hand.key(Key.Key_Right, ALT | SHIFT)
    session.select(at_lane(last))
    hand.key(Key.Key_Down, ALT | SHIFT)
    stage, lane = "There is no stage further that way.", "There is no lane further that way."
    assert refusals == [stage, lane, stage, lane]
    assert session.base is before


def test_a_header_is_moved_only_along_its_own_row_or_column_and_that_is_told(
    session: Session, hand: Hand, refusals: list[str]
) -> None:
    session.select(at_stage("s1"))
    hand.key(Key.Key_Down, ALT | SHIFT)
    session.select(at_lane("l1"))
    hand.key(Key.Key_Left, ALT | SHIFT)
    assert refusals == ["Choose a lane first.", "Choose a stage first."]


def test_delete_takes_the_card_and_selects_its_neighbour(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_Delete)
    assert session.journey.cards.card("c0.0.0") is None
    assert session.selection.card == "c0.0.1"


def test_delete_takes_the_selected_stage_or_lane(session: Session, hand: Hand) -> None:
    session.select(at_stage("s1"))
    hand.key(Key.Key_Delete)
    assert [stage.id for stage in session.journey.stages] == ["s0", "s2"]
    session.select(at_lane("l4"))
    hand.key(Key.Key_Delete)
    assert "l4" not in [lane.id for lane in session.journey.lanes]


def test_digits_score_in_a_score_cell(session: Session, hand: Hand) -> None:
    session.select(at_cell("s1", "l3"))
    hand.key(Key.Key_4, text="4")
    assert session.journey.cards.cell(3, 1)[0].value == 4
    hand.key(Key.Key_5, text="5")
    assert session.journey.cards.cell(3, 1)[0].value == 5
    hand.key(Key.Key_Delete)
    assert session.journey.cards.cell(3, 1) == ()


def test_a_digit_out_of_range_is_refused(session: Session, hand: Hand, refusals: list[str]) -> None:
    session.select(at_cell("s1", "l3"))
    hand.key(Key.Key_7, text="7")
    assert refusals
    assert session.journey.cards.cell(3, 1) == ()


def test_ctrl_digits_set_the_emotion_of_the_current_stage_from_any_lane(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_1, CTRL)
    assert session.journey.cards.cell(2, 0)[0].level == -2
    hand.key(Key.Key_4, CTRL)
    assert session.journey.cards.cell(2, 0)[0].level == 1


def test_words_after_a_level_belong_to_the_same_face(session: Session, hand: Hand) -> None:
    session.select(at_cell("s1", "l2"))
    hand.key(Key.Key_5, CTRL)
    hand.type("Радость")
    hand.key(Key.Key_Tab)
    (face,) = session.journey.cards.cell(2, 1)
    assert (face.level, face.text) == (2, "Радость")


def test_a_level_while_typing_keeps_text_and_caret(session: Session, hand: Hand, canvas: Canvas) -> None:
    session.select(at_cell("s1", "l2"))
    hand.type("Страх")
    hand.key(Key.Key_Left)
    hand.key(Key.Key_2, CTRL)
    hand.type("а")
    assert canvas.writing.editor.caret.text == "Страах"
    hand.key(Key.Key_Tab)
    (face,) = session.journey.cards.cell(2, 1)
    assert (face.level, face.text) == (-1, "Страах")


def test_a_level_without_a_lane_for_it_is_refused(session: Session, hand: Hand, refusals: list[str]) -> None:
    session.select(at_lane("l2"))
    hand.key(Key.Key_Delete)
    session.select(at_cell("s0", "l0"))
    hand.key(Key.Key_1, CTRL)
    assert refusals


def test_escape_clears_the_selection_and_keeps_the_cell(session: Session, hand: Hand) -> None:
    hand.key(Key.Key_Escape)
    assert session.selection == at_cell("s0", "l0")


def test_a_map_can_be_emptied_and_filled_again_by_keys(session: Session, hand: Hand, canvas: Canvas) -> None:
    for _ in range(6):
        session.select(at_lane(session.journey.lanes[0].id))
        hand.key(Key.Key_Delete)
    for _ in range(3):
        session.select(at_stage(session.journey.stages[0].id))
        hand.key(Key.Key_Delete)
    assert not session.journey.lanes
    hand.key(Key.Key_Down)
    hand.key(Key.Key_F2)
    canvas.edits.add_stage(0)
    hand.type("Снова")
    hand.key(Key.Key_Return)
    assert session.journey.stages[0].title == "Снова"


@pytest.mark.parametrize("closed", ["hidden", "collapsed"])
def test_a_level_goes_into_no_lane_that_cannot_be_seen(
    session: Session, hand: Hand, refusals: list[str], closed: str
) -> None:
    session.apply(Label.CHANGE_LANE, set_lane, "l2", **{closed: True})
    hand.key(Key.Key_5, CTRL)
    assert session.journey.cards.cell(2, 0) == ()
    assert len(refusals) == 1
    session.apply(Label.ADD_LANE, add_lane, 4, "open", "emotions")
    hand.key(Key.Key_5, CTRL)
    assert session.journey.cards.cell(4, 0)[0].level == 2


def test_levels_survive_the_loss_of_their_words(session: Session, hand: Hand) -> None:
    session.apply(Label.SET_LEVEL, set_level, "s0", "l2", 1, "face")
    session.select(at_cell("s0", "l2", "face"))
    hand.type("слово")
    hand.key(Key.Key_A, CTRL)
    hand.key(Key.Key_Delete)
    hand.key(Key.Key_Tab)
    (face,) = session.journey.cards.cell(2, 0)
    assert (face.level, face.text) == (1, "")


@pytest.mark.parametrize("key", [Key.Key_C, Key.Key_X, Key.Key_V])
def test_the_keys_of_the_clipboard_are_left_to_the_commands_of_the_window(
    canvas: Canvas, key: Qt.Key
) -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
    asked.ignore()
    QApplication.sendEvent(canvas, asked)
    assert not asked.isAccepted()


def hold(canvas: Canvas, key: Qt.Key, times: int = 5) -> None:
    """Press a key and hold it until it has been told so many times again."""
    for repeated in (False, *[True] * times):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            QApplication.sendEvent(canvas, QKeyEvent(kind, key, PLAIN, "", repeated))


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_a_held_delete_takes_one_stage_or_lane(session: Session, canvas: Canvas, key: Qt.Key) -> None:
    before = len(session.journey.stages), len(session.journey.lanes)
    session.select(at_stage("s1"))
    hold(canvas, key)
    assert len(session.journey.stages) == before[0] - 1
    session.select(at_lane("l1"))
    hold(canvas, key)
    assert len(session.journey.lanes) == before[1] - 1


def test_a_delete_held_over_a_card_stops_at_its_cell(session: Session, canvas: Canvas) -> None:
    stages = session.journey.stages
    session.select(at_cell("s0", "l0", "c0.0.0"))
    hold(canvas, Key.Key_Delete)
    assert session.journey.stages == stages
    assert len(session.journey.cards.cell(0, 1)) > 0


def test_a_second_curve_is_gone_along_by_tab_and_leaves_the_first_alone(session: Session, hand: Hand) -> None:
    session.apply_to_document(Label.ADD_PERSONA, add_persona, "anna", "Anna", on_map=session.map_id)
    session.apply(Label.SET_LEVEL, set_level, "s0", "l2", 1, "all0")
    session.apply(Label.SET_LEVEL, set_level, "s1", "l2", 1, "all1")
    session.apply(Label.SET_LEVEL, set_level, "s0", "l2", 2, "anna0", "anna")
    session.select(at_cell("s0", "l2", "anna0"))
    hand.key(Key.Key_Tab)
    hand.key(Key.Key_4, CTRL)
    hand.key(Key.Key_Tab)
    hand.type("Relief")
    hand.key(Key.Key_Return)
    hers = next(card for card in session.journey.cards.cell(2, 1) if card.personas)
    assert (hers.level, hers.personas) == (1, ("anna",))
    words = session.journey.cards.cell(2, 2)[-1]
    assert (words.text, words.personas) == ("Relief", ("anna",))
    assert [session.journey.cards.cell(2, at)[0].level for at in (0, 1)] == [1, 1]
