"""The drop-down fields of the inspector: their lists, and how a choice is found by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.qt.panels.editors import ChoiceEditor
from cjm_desktop.qt.panels.subjects import Kind
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from tests.qt.panels.conftest import Fields

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def color_of_card(fields: Fields) -> ChoiceEditor:
    """Return the drop-down of colours, with the keys in it."""
    fields.select(fields.card("actions", 0))
    fields.enter(Kind.CARDS, "color")
    return fields.editor(Kind.CARDS, "color", ChoiceEditor)


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_list_of_colours_is_shown_whole_and_within_its_frame(fields: Fields) -> None:
    box = color_of_card(fields)
    box.showPopup()
    QApplication.processEvents()
    view = box.view()
    assert view.isVisible()
    frame = view.window()
    last = view.visualRect(view.model().index(box.count() - 1, 0))
    assert view.viewport().rect().contains(last)
    assert not view.verticalScrollBar().isVisible()
    assert [part for part in frame.findChildren(QWidget) if part.isVisible() and part.parent() is frame] == [
        view
    ]
    assert frame.rect().contains(view.geometry())
    box.hidePopup()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_list_opens_at_what_is_chosen_in_rows_that_can_be_hit(fields: Fields) -> None:
    box = color_of_card(fields)
    fields.press(Key.Key_Down)
    fields.press(Key.Key_Down)
    chosen = box.currentIndex()
    assert chosen == 2
    box.showPopup()
    QApplication.processEvents()
    view = box.view()
    assert [index.row() for index in view.selectionModel().selectedIndexes()] == [chosen]
    assert view.visualRect(view.currentIndex()).height() >= 24
    fields.press(Key.Key_Down)
    assert view.currentIndex().row() == chosen + 1
    box.hidePopup()


@pytest.mark.parametrize(
    ("typed", "color"), [("vio", "violet"), ("lane", None), ("мшщ", "violet"), ("ndig", "indigo")]
)
def test_letters_find_any_part_of_a_name(fields: Fields, typed: str, color: str | None) -> None:
    card = fields.card("actions", 0)
    color_of_card(fields)
    fields.press(Key.Key_Down)
    fields.press(Key.Key_Down)
    QTest.qWait(QApplication.keyboardInputInterval() + 50)
    fields.type(typed)
    QApplication.processEvents()
    assert fields.card("actions", 0).color == color
    assert fields.card("actions", 0).text == card.text


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_letters_find_a_name_in_the_open_list(fields: Fields) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    box = color_of_card(fields)
    box.showPopup()
    QApplication.processEvents()
    fields.type("олет")
    fields.press(Key.Key_Return)
    assert fields.card("actions", 0).color == "violet"


def test_letters_that_no_name_has_change_nothing(fields: Fields) -> None:
    before = fields.session.document
    color_of_card(fields)
    fields.type("qqq")
    assert fields.session.document is before


@pytest.mark.parametrize("key", ["color", "evidence", "personas", "moment_of_truth"])
@pytest.mark.parametrize("pressed", [Key.Key_X, Key.Key_C, Key.Key_V])
def test_the_clipboard_means_no_card_from_a_field_that_is_chosen_in(
    fields: Fields, key: str, pressed: Qt.Key
) -> None:
    fields.select(fields.card("actions", 0))
    QApplication.clipboard().setText("Из буфера")
    before = fields.session.document
    fields.enter(Kind.CARDS, key)
    QTest.keyClick(fields.desk.window.windowHandle(), pressed, CTRL)
    QApplication.processEvents()
    assert fields.session.document is before
    assert QApplication.clipboard().text() == "Из буфера"


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_list_is_as_wide_as_its_choices_need_within_reason(fields: Fields) -> None:
    box = color_of_card(fields)
    box.addItem("Head of the department of sales in the north", "north")
    box.showPopup()
    QApplication.processEvents()
    view = box.view()
    needed = view.sizeHintForColumn(0)
    assert view.viewport().width() >= needed > box.width()
    box.hidePopup()
    box.addItem("Words " * 100, "words")
    box.showPopup()
    QApplication.processEvents()
    assert view.width() <= 420
    box.hidePopup()
