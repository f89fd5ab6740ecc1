"""Every command by its words: in both languages, with its menu and keys, run by Enter or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.edit.selection import at_stage
from cjm_desktop.qt.action_table import ACTIONS, Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.command_palette import CommandPalette
from cjm_desktop.qt.command_search import entries, matching
from cjm_desktop.qt.settings import RECENT_COMMANDS, InterfaceLanguage
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from cjm_desktop.qt.windows import Desk, Windows

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def opened(desk: Desk) -> CommandPalette:
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or desk.window, Qt.Key.Key_P, CTRL_SHIFT)
    QApplication.processEvents()
    found = desk.window.findChild(CommandPalette)
    assert found is not None
    assert found.isVisible()
    assert found.field.hasFocus()
    return found


def focused() -> QWidget:
    target = QApplication.focusWidget()
    assert target is not None
    return target


def write(text: str) -> None:
    for letter in text:
        QApplication.sendEvent(focused(), QKeyEvent(QEvent.Type.KeyPress, 0, PLAIN, letter))


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)
    QApplication.processEvents()


@pytest.mark.usefixtures("program")
def test_every_command_but_the_palette_itself_is_listed() -> None:
    assert {entry.id for entry in entries()} == set(ACTIONS) - {Id.COMMANDS}


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("language", [InterfaceLanguage.ENGLISH, InterfaceLanguage.RUSSIAN])
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("zoom in", Id.ZOOM_IN),
        ("крупн", Id.ZOOM_IN),
        ("hyp", Id.HYPOTHESIS),
        ("гипот", Id.HYPOTHESIS),
        ("stage prop", None),
        ("карт свой", Id.PROPERTIES),
        ("нов карточ", Id.ADD_CARD),
        ("colour red", Id.COLOR_RED),
        ("цвет красн", Id.COLOR_RED),
        ("emotion 2", Id.LEVEL_2),
        ("удалить дорожка", Id.DELETE_LANE),
        ("дорожку под", Id.LANE_BELOW),
        ("elfkbnm 'nfg", Id.DELETE_STAGE),
        ("вудуеу ыефпу", Id.DELETE_STAGE),
    ],
)
def test_a_command_is_found_by_word_beginnings_in_both_languages(
    language: InterfaceLanguage, typed: str, first: Id | None
) -> None:
    install_language(language)
    found = [entry.id for entry in matching(entries(), typed, ())]
    assert found[:1] == ([] if first is None else [first])


@pytest.mark.usefixtures("program")
def test_menus_and_keys_are_shown_in_the_language_of_the_window() -> None:
    entry = {entry.id: entry for entry in entries()}[Id.COLOR_RED]
    assert (entry.name, entry.path) == ("Red", "Card › Colour")
    install_language(InterfaceLanguage.RUSSIAN)
    entry = {entry.id: entry for entry in entries()}[Id.FACT]
    assert (entry.name, entry.path, entry.keys) == ("Факт", "Карточка", "Ctrl+J")


@pytest.mark.usefixtures("program")
def test_what_was_used_lately_comes_first() -> None:
    listed = entries()
    assert [one.id for one in matching(listed, "", ("zoom_fit", "undo"))][:3] == ["zoom_fit", "undo", "new"]
    assert matching(listed, "zoom", ("zoom_out",))[0].id is Id.ZOOM_OUT


def test_enter_runs_a_command_and_the_map_has_the_keys_again(desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    canvas.setFocus()
    session = canvas.session
    session.select(at_stage(session.journey.stages[0].id))
    before = [stage.id for stage in session.journey.stages]
    palette = opened(desk)
    write("stage right")
    press(Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is canvas
    assert [stage.id for stage in session.journey.stages][:2] == [before[1], before[0]]
    assert desk.controller.settings.value(RECENT_COMMANDS) == ("stage_right",)
    assert opened(desk).shown_commands()[0].id is Id.STAGE_RIGHT


def test_arrows_choose_and_a_click_runs(desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    canvas.setFocus()
    palette = opened(desk)
    write("zoom")
    press(Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    press(Qt.Key.Key_Down)
    assert palette.list.currentRow() == 0
    press(Qt.Key.Key_Up)
    assert palette.list.currentRow() == 1
    names = [entry.id for entry in palette.shown_commands()]
    before = canvas.zoom.zoom
    row = palette.list.visualItemRect(palette.list.item(names.index(Id.ZOOM_OUT)))
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, PLAIN, row.center())
    QApplication.processEvents()
    assert canvas.zoom.zoom < before
    assert not palette.isVisible()


def test_a_command_that_is_not_possible_is_shown_and_does_not_run(desk: Desk) -> None:
    palette = opened(desk)
    write("redo")
    assert [entry.id for entry in palette.shown_commands()] == [Id.REDO]
    press(Qt.Key.Key_Return)
    assert palette.isVisible()
    press(Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert desk.controller.settings.value(RECENT_COMMANDS) == ()


def test_words_that_no_command_has_are_told(desk: Desk) -> None:
    palette = opened(desk)
    write("xyzzy")
    assert palette.shown_commands() == []
    assert palette.list.item(0).text() == "No command is called that"
    press(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_escape_gives_the_keys_back(desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    canvas.setFocus()
    opened(desk)
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is canvas


def test_the_palette_closes_when_something_else_gets_the_keys(desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    palette = opened(desk)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, PLAIN, canvas.body.center())
    assert not palette.isVisible()


def test_the_palette_works_without_a_map(windows: Windows) -> None:
    desk = windows.show_empty()
    desk.window.activateWindow()
    palette = opened(desk)
    write("new file")
    assert palette.shown_commands()[0].id is Id.NEW
    press(Qt.Key.Key_Return)
    assert desk.controller.session is not None


def test_the_map_has_the_keys_again_when_what_was_being_written_is_kept(desk: Desk) -> None:
    desk.window.activateWindow()
    QApplication.processEvents()
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    canvas.setFocus()
    write("Xyz")
    assert canvas.writing.is_on
    opened(desk)
    press(Qt.Key.Key_Escape)
    assert focused() is canvas
    session = desk.controller.session
    assert session is not None
    assert "Xyz" in [card.text for card in session.journey.cards]
    write("a b")
    canvas.commit_typing()
    assert "a b" in [card.text for card in session.journey.cards]
