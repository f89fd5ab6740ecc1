"""The editor of personas and sources, worked by real keys and clicks in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from cjm_desktop.edit.cards import set_fields
from cjm_desktop.edit.labels import Label
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.dialogs.personas import PersonasDialog
from cjm_desktop.qt.panels.editors import ChoiceEditor, FlagEditor, TextEditor
from cjm_desktop.qt.panels.people import PERSONAS, SOURCES
from cjm_desktop.qt.panels.picture import PictureEditor
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.qt.conftest import Answer

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def session(desk: Desk) -> Session:
    assert desk.controller.session is not None
    return desk.controller.session


@pytest.fixture
def dialog(desk: Desk, session: Session) -> Iterator[PersonasDialog]:
    made = PersonasDialog(desk.window, session)
    made.show()
    made.activateWindow()
    made.list.setFocus()
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()


def write(dialog: PersonasDialog, key: str, text: str) -> None:
    """Select what stands in a field and type over it."""
    row = dialog.fields.rows()[key]
    row.setFocus()
    row.editor.selectAll()  # type: ignore[union-attr]
    for letter in text:
        QApplication.sendEvent(
            row.editor, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)
    QApplication.processEvents()


def names(dialog: PersonasDialog) -> list[str]:
    return [row.name for row in dialog.list.rows]


def undo_label(session: Session) -> Label:
    assert session.undo_label is not None
    return session.undo_label.label


@pytest.mark.parametrize("key", ["description", "goals", "priorities"])
def test_a_field_shows_as_many_lines_as_it_has_room_for_without_a_scroll_bar(
    dialog: PersonasDialog, key: str
) -> None:
    editor = dialog.fields.rows()[key].editor
    assert isinstance(editor, TextEditor)
    editor.setPlainText("\n".join(["Words"] * editor._lines))
    QApplication.processEvents()
    assert not editor.verticalScrollBar().isVisible()
    assert editor.verticalScrollBar().maximum() == 0


def test_a_click_on_the_other_group_takes_the_keys_along_that_the_first_one_had(
    dialog: PersonasDialog,
) -> None:
    personas, sources = dialog.groups.findChildren(QToolButton)
    QTest.mouseClick(sources, Qt.MouseButton.LeftButton)
    assert not sources.hasFocus()
    personas.setFocus()
    QTest.mouseClick(sources, Qt.MouseButton.LeftButton)
    assert sources.hasFocus()


def test_close_is_the_default_button_and_enter_in_a_name_keeps_it_open(
    desk: Desk, session: Session, answer: Answer
) -> None:
    def name(dialog: PersonasDialog) -> None:
        write(dialog, "name", "Анна")
        press(Qt.Key.Key_Return)
        assert [one.text() for one in dialog.findChildren(QPushButton) if one.isDefault()] == ["Close"]
        assert dialog.isVisible()

    answer.with_(name)
    desk.window.actions_[Id.ADD_PERSONA].trigger()
    assert session.base.personas[-1].name == "Анна"


def test_the_command_opens_it_and_a_new_persona_is_on_the_map(
    desk: Desk, session: Session, answer: Answer
) -> None:
    def add(dialog: PersonasDialog) -> None:
        assert names(dialog) == ["Head of Sales"]
        QTest.mouseClick(dialog.buttons["add"], Qt.MouseButton.LeftButton)
        write(dialog, "name", "Анна")

    answer.with_(add)
    desk.window.actions_[Id.PEOPLE].trigger()
    assert [one.name for one in session.base.personas] == ["Head of Sales", "Анна"]
    assert session.base_journey.personas[-1] == session.base.personas[1].id


@pytest.mark.parametrize(("command", "group"), [(Id.ADD_PERSONA, PERSONAS), (Id.ADD_SOURCE, SOURCES)])
def test_insert_commands_add_one_at_once(
    desk: Desk, session: Session, answer: Answer, command: Id, group: object
) -> None:
    before = len(session.base.personas) + len(session.base.sources)
    groups = []
    answer.with_(lambda dialog: groups.append(dialog.group))
    desk.window.actions_[command].trigger()
    assert groups == [group]
    assert len(session.base.personas) + len(session.base.sources) == before + 1


def test_what_is_typed_is_seen_at_once_and_is_a_step_when_the_field_is_left(
    dialog: PersonasDialog, session: Session
) -> None:
    write(dialog, "name", "Buyer")
    assert session.document.personas[0].name == "Buyer"
    assert names(dialog) == ["Buyer"]
    assert session.is_previewing
    write(dialog, "goals", "Save time")
    press(K.Key_Return, CTRL)
    assert not session.is_previewing
    assert session.base.personas[0].goals == ("Save time",)
    assert undo_label(session) is Label.CHANGE_PERSONA


def test_enter_begins_another_goal(dialog: PersonasDialog, session: Session) -> None:
    write(dialog, "priorities", "Price")
    press(K.Key_Return)
    row = dialog.fields.rows()["priorities"]
    row.editor.insertPlainText("Safety")  # type: ignore[union-attr]
    dialog.accept()
    assert session.base.personas[0].priorities == ("Price", "Safety")


def test_role_colour_and_map_are_chosen_at_once(dialog: PersonasDialog, session: Session) -> None:
    for key, steps in (("role", 1), ("color", 2)):
        editor = dialog.fields.rows()[key].editor
        assert isinstance(editor, ChoiceEditor)
        editor.setCurrentIndex(0)
        editor.setFocus()
        for _ in range(steps):
            press(K.Key_Down)
    assert (session.base.personas[0].role, session.base.personas[0].color) == ("economic", "slate")
    flag = dialog.fields.rows()["on_map"].editor
    assert isinstance(flag, FlagEditor)
    assert flag.isChecked()
    flag.setFocus()
    press(K.Key_Space)
    assert session.base_journey.personas == ()
    assert undo_label(session) is Label.CHOOSE_PERSONAS


def test_escape_leaves_a_name_as_it_was_and_then_closes(dialog: PersonasDialog, session: Session) -> None:
    before = session.base
    write(dialog, "name", "Other")
    press(K.Key_Escape)
    assert session.document is before
    assert dialog.isVisible()
    assert dialog.fields.rows()["name"].editor.text() == "Head of Sales"  # type: ignore[union-attr]
    press(K.Key_Escape)
    assert not dialog.isVisible()


def test_the_keys_of_the_list_add_copy_move_and_delete(dialog: PersonasDialog, session: Session) -> None:
    press(K.Key_D, CTRL)
    assert names(dialog) == ["Head of Sales", "Head of Sales, copy"]
    press(K.Key_Up, ALT)
    assert names(dialog) == ["Head of Sales, copy", "Head of Sales"]
    press(K.Key_Delete)
    assert names(dialog) == ["Head of Sales"]
    press(K.Key_Z, CTRL)
    assert names(dialog) == ["Head of Sales, copy", "Head of Sales"]
    press(K.Key_Insert)
    assert len(session.base.personas) == 3
    assert dialog.fields.rows()["name"].editor.hasFocus()


def test_deleting_one_tells_from_how_many_cards_of_all_maps_it_was_taken(
    dialog: PersonasDialog, session: Session
) -> None:
    persona = session.base.personas[0].id
    cards = [card.id for card in session.journey.cards.cell(0, 0)]
    session.apply(Label.CHANGE_CARDS, set_fields, cards, personas=(persona,))
    QTest.mouseClick(dialog.buttons["remove"], Qt.MouseButton.LeftButton)
    assert dialog.told() == ("Persona “Head of Sales” deleted. The name stays as a tag on 2 cards.")
    assert all(not card.personas for card in session.journey.cards)
    assert not dialog.buttons["remove"].isEnabled()
    assert "No personas yet" in dialog.fields.hint()


def test_sources_have_a_kind_a_day_and_a_note(dialog: PersonasDialog, session: Session) -> None:
    dialog.show_group(SOURCES)
    QTest.mouseClick(dialog.buttons["add"], Qt.MouseButton.LeftButton)
    write(dialog, "title", "Survey, March")
    write(dialog, "date", "14.03.2026")
    write(dialog, "note", "120 answers")
    kind = dialog.fields.rows()["kind"].editor
    kind.setFocus()
    press(K.Key_Down)
    source = session.base.sources[-1]
    assert (source.title, source.date, source.note, source.kind) == (
        "Survey, March",
        "2026-03-14",
        "120 answers",
        "survey",
    )
    assert dialog.list.rows[-1].text == "survey · 14 Mar 2026"


def test_a_portrait_is_taken_from_a_file_and_away_again(
    dialog: PersonasDialog, session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "face.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(file))
    dialog.fields.ask_for_picture = lambda _parent: file
    editor = dialog.fields.rows()["portrait"].editor
    assert isinstance(editor, PictureEditor)
    QTest.mouseClick(editor.choose, Qt.MouseButton.LeftButton)
    assert session.base.personas[0].portrait in session.base.attachments
    QTest.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert session.base.personas[0].portrait is None
    file.write_text("no picture")
    QTest.mouseClick(editor.choose, Qt.MouseButton.LeftButton)
    assert dialog.fields.rows()["portrait"].told()


def test_it_speaks_russian(desk: Desk, session: Session) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    dialog = PersonasDialog(desk.window, session)
    dialog.show()
    assert dialog.windowTitle() == "Персоны и источники"
    assert dialog.buttons["up"].accessibleName() == "Выше"
    dialog.close()
    dialog.deleteLater()


def test_a_day_that_never_was_is_not_lost_by_another_source_or_by_closing(
    dialog: PersonasDialog, session: Session
) -> None:
    dialog.show_group(SOURCES)
    dialog.add()
    dialog.list.setCurrentRow(0)
    write(dialog, "date", "31.02.2026")
    dialog.list.setFocus()
    press(K.Key_Down)
    assert dialog.list.currentRow() == 0
    assert dialog.fields.rows()["date"].words() == "31.02.2026"
    assert dialog.told() == "First correct “Date”, or press Esc for what was there. There is no such day."
    dialog.show_group(PERSONAS)
    assert dialog.group is SOURCES
    dialog.close()
    assert dialog.isVisible()
    press(K.Key_Escape)
    assert dialog.fields.rows()["date"].words() != "31.02.2026"
    dialog.close()
    assert not dialog.isVisible()


@pytest.mark.parametrize("key", ["name", "description", "goals"])
def test_a_megabyte_does_not_come_into_a_field_and_that_is_told(
    dialog: PersonasDialog, session: Session, key: str
) -> None:
    write(dialog, key, "mine")
    QApplication.clipboard().setText("m" * 1_000_000)
    press(K.Key_V, CTRL)
    row = dialog.fields.rows()[key]
    assert row.words() == "mine"
    assert "100,000" in row.told()
    assert "100,000" in dialog.told()
    dialog.list.setFocus()
    kept = getattr(session.base.personas[0], key)
    assert kept == (("mine",) if key == "goals" else "mine")
