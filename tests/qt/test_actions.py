from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from tests.qt.desks import session_of

from cjm_desktop.edit.selection import Header, at_cell, at_lane, at_stage
from cjm_desktop.model.kinds import Drawing
from cjm_desktop.qt.action_table import ACTIONS, Id
from cjm_desktop.qt.actions import key_sequences, tooltip
from cjm_desktop.qt.assets import resource
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.menus import MENUS, Menu
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.situation import NOTHING_OPEN, Situation
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget

    from cjm_desktop.qt.windows import Desk

CELL = Situation(has_map=True, column=1, row=0, stages=4, lanes=6, drawing=Drawing.CARDS)
SCORE = replace(CELL, drawing=Drawing.MARKS, cell_cards=1)
SAFE_SIGNS = "+-="
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def commands_of(menu: Menu) -> Iterator[Id]:
    for entry in menu.entries:
        if isinstance(entry, Menu):
            yield from commands_of(entry)
        elif isinstance(entry, Id):
            yield entry


def all_keys() -> list[tuple[Id, QKeySequence]]:
    return [(spec.id, keys) for spec in ACTIONS.values() for s in spec.shortcuts for keys in key_sequences(s)]


def test_every_command_stands_in_the_table_under_its_own_name() -> None:
    assert set(ACTIONS) == set(Id)
    assert all(spec.id is which for which, spec in ACTIONS.items())


def test_every_command_stands_in_exactly_one_menu() -> None:
    assert sorted(which for menu in MENUS for which in commands_of(menu)) == sorted(Id)


@pytest.mark.usefixtures("program")
def test_no_two_commands_share_a_shortcut() -> None:
    keys = [keys.toString() for _, keys in all_keys()]
    assert len(keys) == len(set(keys))


@pytest.mark.usefixtures("program")
def test_shortcuts_use_no_sign_that_moves_with_the_layout() -> None:
    for which, keys in all_keys():
        last = re.split(r"\+(?=.)", keys.toString(QKeySequence.SequenceFormat.PortableText))[-1]
        assert len(last) > 1 or (last.isascii() and last.isalnum()) or last in SAFE_SIGNS, which


def test_every_icon_of_the_table_exists() -> None:
    names = {spec.icon for spec in ACTIONS.values() if spec.icon}
    assert all(resource("icons", f"{name}.svg").is_file() for name in names)


@pytest.mark.parametrize("language", [InterfaceLanguage.ENGLISH, InterfaceLanguage.RUSSIAN])
def test_letters_under_the_alt_key_differ_within_a_menu(
    program: QApplication, desk: Desk, language: InterfaceLanguage
) -> None:
    install_language(language)
    program.processEvents()
    bar = desk.window.menu_bar
    for menu in (bar, *bar.findChildren(QMenu)):
        texts = [action.text() for action in menu.actions()]
        letters = [found[1].lower() for text in texts if (found := re.search(r"&(\w)", text))]
        assert len(letters) == len(set(letters)), texts


def test_without_a_map_only_files_view_and_help_can_be_used() -> None:
    possible = {which for which, spec in ACTIONS.items() if spec.enabled(NOTHING_OPEN) and not spec.choice}
    assert possible == {Id.NEW, Id.NEW_FROM_TEMPLATE, Id.OPEN, Id.CLOSE, Id.QUIT} | {
        Id.COMMANDS,
        Id.KEYBOARD,
        Id.ABOUT,
    }


@pytest.mark.parametrize(
    ("command", "possible_in", "impossible_in"),
    [
        (Id.ADD_CARD, CELL, SCORE),
        (Id.EDIT, CELL, SCORE),
        (Id.DELETE, SCORE, CELL),
        (Id.SCORE_3, SCORE, CELL),
        (Id.LEVEL_1, replace(CELL, has_emotions=True), CELL),
        (Id.LEVEL_1, replace(CELL, has_emotions=True), replace(CELL, has_emotions=True, is_typing=True)),
        (Id.MOVE_LEFT, replace(CELL, cards=1), CELL),
        (Id.MOVE_LEFT, replace(CELL, cell_cards=1), replace(CELL, cell_cards=1, is_typing=True)),
        (Id.STAGE_LEFT, CELL, replace(CELL, column=0)),
        (Id.STAGE_RIGHT, CELL, replace(CELL, column=3)),
        (Id.LANE_UP, replace(CELL, row=2), CELL),
        (Id.LANE_DOWN, CELL, replace(CELL, row=5)),
        (Id.DELETE_LANE, CELL, replace(CELL, header=Header.STAGE)),
        (Id.DELETE_STAGE, CELL, replace(CELL, header=Header.LANE)),
    ],
)
def test_a_command_is_possible_where_it_makes_sense(
    command: Id, possible_in: Situation, impossible_in: Situation
) -> None:
    assert ACTIONS[command].enabled(possible_in)
    assert not ACTIONS[command].enabled(impossible_in)


def test_a_tooltip_tells_the_keys_and_takes_nothing_for_html() -> None:
    assert tooltip("Undo: typing", QKeySequence("Ctrl+Z")) == "Undo: typing (Ctrl+Z)"
    assert tooltip("<b>typing</b>", QKeySequence()) == "<span>&lt;b&gt;typing&lt;/b&gt;</span>"


def test_undo_and_redo_name_what_they_undo(desk: Desk) -> None:
    session, actions = session_of(desk), desk.window.actions_
    session.select(at_stage(session.journey.stages[0].id))
    actions[Id.STAGE_RIGHT].trigger()
    assert actions[Id.UNDO].text() == "&Undo: move of a stage"
    actions[Id.UNDO].trigger()
    assert actions[Id.REDO].text() == "&Redo: move of a stage"
    assert not actions[Id.UNDO].isEnabled()


def test_undo_counts_the_cards(desk: Desk) -> None:
    session, actions = session_of(desk), desk.window.actions_
    stage, lane = session.journey.stages[0].id, session.journey.lanes[0].id
    cards = [card.id for card in session.journey.cards.cell(0, 0)]
    session.select(at_cell(stage, lane, *cards))
    actions[Id.MOVE_RIGHT].trigger()
    assert actions[Id.UNDO].text() == "&Undo: move of 2 cards"
    assert actions[Id.UNDO].toolTip() == "Undo: move of 2 cards (Ctrl+Z)"


@pytest.mark.parametrize(("command", "index"), [(Id.STAGE_BEFORE, 1), (Id.STAGE_AFTER, 2)])
def test_a_stage_is_added_beside_the_current_one(desk: Desk, command: Id, index: int) -> None:
    session = session_of(desk)
    before = [stage.id for stage in session.journey.stages]
    session.select(at_cell(before[1], session.journey.lanes[0].id))
    desk.window.actions_[command].trigger()
    after = [stage.id for stage in session.journey.stages]
    assert [*after[:index], *after[index + 1 :]] == before
    assert session.selection.stage == after[index]


@pytest.mark.parametrize(("command", "index"), [(Id.DELETE_STAGE, 2), (Id.DELETE_LANE, 3)])
def test_the_current_stage_and_lane_can_be_deleted_from_a_cell(desk: Desk, command: Id, index: int) -> None:
    session = session_of(desk)
    session.select(at_cell(session.journey.stages[2].id, session.journey.lanes[3].id))
    before = session.journey
    desk.window.actions_[command].trigger()
    gone = before.stages[2] if command is Id.DELETE_STAGE else before.lanes[index]
    assert gone not in (*session.journey.stages, *session.journey.lanes)


def test_a_duplicate_stands_after_its_original_and_is_selected(desk: Desk) -> None:
    session = session_of(desk)
    original = session.journey.cards.cell(0, 0)[0]
    session.select(at_cell(original.stage, original.lane, original.id))
    desk.window.actions_[Id.DUPLICATE].trigger()
    copy = session.journey.cards.cell(0, 0)[1]
    assert (copy.text, session.selection.cards) == (original.text, (copy.id,))


def test_levels_and_scores_are_set_from_the_menu(desk: Desk) -> None:
    session, actions = session_of(desk), desk.window.actions_
    lanes = {lane.kind: index for index, lane in enumerate(session.journey.lanes)}
    stage = session.journey.stages[0].id
    session.select(at_cell(stage, session.journey.lanes[lanes["score"]].id))
    actions[Id.SCORE_2].trigger()
    actions[Id.LEVEL_5].trigger()
    assert session.journey.cards.cell(lanes["score"], 0)[0].value == 2
    assert session.journey.cards.cell(lanes["emotions"], 0)[0].level == 2


def test_a_command_keeps_what_is_being_typed(empty_desk: Desk) -> None:
    session = session_of(empty_desk)
    canvas = empty_desk.window.findChild(Canvas)
    assert canvas is not None
    canvas.edits.type_into("Typed")
    empty_desk.window.actions_[Id.LANE_DOWN].trigger()
    assert [card.text for card in session.journey.cards] == ["Typed"]


def test_shortcuts_reach_their_commands(desk: Desk) -> None:
    session = session_of(desk)
    session.select(at_lane(session.journey.lanes[0].id))
    before = session.journey.lanes[0].id
    QTest.keyClick(focus_of(desk), Qt.Key.Key_Down, SHIFT | Qt.KeyboardModifier.AltModifier)
    assert session.journey.lanes[1].id == before
    QTest.keyClick(focus_of(desk), Qt.Key.Key_Z, CTRL)
    assert session.journey.lanes[0].id == before
    QTest.keyClick(focus_of(desk), Qt.Key.Key_Y, CTRL)
    assert session.journey.lanes[1].id == before


def test_a_tool_is_a_button_of_its_action(desk: Desk) -> None:
    tools = {
        button.defaultAction().objectName(): button for button in desk.window.tools.findChildren(QToolButton)
    }
    adding = [Id.ADD_CARD, Id.STAGE_AFTER, Id.LANE_BELOW]
    assert list(tools) == [Id.UNDO, Id.REDO, *adding, Id.FIND, Id.PRINT_POSTER]
    assert tools[Id.ADD_CARD].text() == "Card"
    assert all(not button.icon().isNull() for button in tools.values())


def focus_of(desk: Desk) -> QWidget:
    return desk.window.focusWidget()


@pytest.mark.parametrize("language", [InterfaceLanguage.ENGLISH, InterfaceLanguage.RUSSIAN])
def test_a_new_file_and_a_new_map_of_a_file_are_called_by_words_of_their_own(
    program: QApplication, desk: Desk, language: InterfaceLanguage
) -> None:
    install_language(language)
    program.processEvents()
    names = {one: desk.window.actions_[one].text().replace("&", "") for one in (Id.NEW, Id.ADD_MAP)}
    said = {InterfaceLanguage.ENGLISH: ["New file", "New map"]}
    assert list(names.values()) == said.get(language, ["Новый файл", "Новая карта"])
