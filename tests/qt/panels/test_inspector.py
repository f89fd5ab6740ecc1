from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from cjm_desktop.edit.cards import add_card, remove_cards, set_fields
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import add_lane
from cjm_desktop.edit.links import add_link
from cjm_desktop.edit.phases import add_phase
from cjm_desktop.edit.pictures import set_picture
from cjm_desktop.edit.selection import at_cell, at_lane, at_link, at_phase, at_stage
from cjm_desktop.edit.sources import add_source
from cjm_desktop.model.document import Metrics
from cjm_desktop.model.kinds import FREE_LANE, lane_kind
from cjm_desktop.model.queries import card_of
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.panels.editors import ChoiceEditor, SegmentsEditor
from cjm_desktop.qt.panels.fields import KIND_FIELDS
from cjm_desktop.qt.panels.members import MembersEditor
from cjm_desktop.qt.panels.outline import Outline
from cjm_desktop.qt.panels.picture import PictureEditor
from cjm_desktop.qt.panels.section import Heading, Section
from cjm_desktop.qt.panels.subjects import Kind
from cjm_desktop.qt.pictures_taken import picture_of_file
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language
from cjm_desktop.qt.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.qt.panels.conftest import Fields

    from cjm_desktop.model.card import Card
    from cjm_desktop.qt.panels.rows import Row

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def pick(fields: Fields, kind: Kind, key: str, steps: int) -> None:
    """Choose by keys: so many steps down in the list of a choice."""
    row = fields.enter(kind, key)
    assert isinstance(row.editor, ChoiceEditor)
    for _ in range(steps):
        fields.press(Key.Key_Down)


def test_what_is_typed_is_seen_on_the_map_at_once_and_is_one_step_when_the_field_is_left(
    fields: Fields,
) -> None:
    card = fields.card("actions", 0)
    fields.select(card)
    fields.enter(Kind.CARDS, "text")
    fields.type("Ищет")
    assert fields.card("actions", 0).text == "Ищет"
    assert fields.session.is_previewing
    assert fields.session.undo_label is None
    fields.press(Key.Key_Tab)
    assert not fields.session.is_previewing
    assert fields.session.undo_label is not None
    assert fields.session.undo_label.label is Label.CHANGE_CARDS
    fields.session.undo()
    assert fields.card("actions", 0).text == card.text
    assert fields.words(Kind.CARDS, "text").text() == card.text


def test_enter_keeps_the_text_and_shift_enter_breaks_the_line(fields: Fields) -> None:
    fields.select(fields.card("actions", 0))
    fields.enter(Kind.CARDS, "text")
    fields.type("One")
    fields.press(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    fields.press(Key.Key_End)
    fields.type("two")
    fields.press(Key.Key_Return)
    assert not fields.session.is_previewing
    assert fields.card("actions", 0).text == "One\ntwo"


def test_escape_goes_back_to_the_map_and_leaves_the_old_value(fields: Fields) -> None:
    card, before = fields.card("actions", 0), fields.session.base
    fields.select(card)
    fields.enter(Kind.CARDS, "text")
    fields.type("Other")
    fields.press(Key.Key_Escape)
    assert fields.canvas.hasFocus()
    assert fields.session.document is before
    assert fields.words(Kind.CARDS, "text").text() == card.text


@pytest.mark.parametrize("key", ["text", "owner"])
def test_undo_in_a_field_takes_back_what_was_typed_since_it_was_entered_and_then_a_step_of_the_map(
    fields: Fields, key: str
) -> None:
    other, card = fields.card("recommendations", 1), fields.card("recommendations", 0)
    fields.select(card)
    fields.session.apply(Label.CHANGE_CARDS, set_fields, (card.id,), **{key: "Было"})
    fields.select(other)
    fields.select(card)
    fields.enter(Kind.CARDS, key)
    fields.type("Стало")
    fields.press(Key.Key_Z, CTRL)
    if fields.words(Kind.CARDS, key).text() != "Было":  # a line takes back the selected text by itself
        fields.press(Key.Key_Z, CTRL)
    assert fields.words(Kind.CARDS, key).text() == "Было"
    assert fields.session.undo_label is not None
    fields.press(Key.Key_Z, CTRL)
    assert fields.session.undo_label is None
    assert fields.words(Kind.CARDS, key).text() == getattr(card, key)
    fields.press(Key.Key_Y, CTRL)
    assert getattr(fields.card("recommendations", 0), key) == "Было"


@pytest.mark.parametrize("key", ["text", "owner"])
def test_what_was_typed_and_kept_is_undone_on_the_map(fields: Fields, key: str) -> None:
    card = fields.card("recommendations", 0)
    fields.select(card)
    fields.enter(Kind.CARDS, key)
    fields.type("Стало")
    fields.press(Key.Key_Return)
    QApplication.processEvents()
    assert fields.session.undo_label is not None
    fields.press(Key.Key_Z, CTRL)
    assert fields.card("recommendations", 0) == card
    assert fields.words(Kind.CARDS, key).text() == getattr(card, key)
    fields.press(Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert getattr(fields.card("recommendations", 0), key) == "Стало"


def test_a_choice_is_seen_at_each_arrow_and_undone_at_once(fields: Fields) -> None:
    before, label = fields.session.base, fields.session.undo_label
    fields.select(fields.card("recommendations", 0))
    pick(fields, Kind.CARDS, "status", 1)
    assert fields.card("recommendations", 0).status == "idea"
    fields.press(Key.Key_Down)
    assert fields.card("recommendations", 0).status == "planned"
    fields.session.undo()
    assert (fields.session.document, fields.session.undo_label) == (before, label)
    fields.session.redo()
    assert fields.card("recommendations", 0).status == "planned"


def test_choices_of_two_fields_or_two_cards_are_steps_of_their_own(fields: Fields) -> None:
    first = fields.card("recommendations", 0)
    fields.select(first)
    pick(fields, Kind.CARDS, "status", 2)
    pick(fields, Kind.CARDS, "horizon", 1)
    fields.session.undo()
    assert fields.card("recommendations", 0).status == "planned"
    fields.select(fields.card("recommendations", 1))
    pick(fields, Kind.CARDS, "status", 1)
    fields.select(first)
    pick(fields, Kind.CARDS, "status", 1)
    fields.session.undo()
    assert fields.card("recommendations", 0).status == "planned"


def test_a_choice_after_an_undo_is_a_step_of_its_own(fields: Fields) -> None:
    fields.select(fields.card("recommendations", 0))
    pick(fields, Kind.CARDS, "horizon", 1)
    pick(fields, Kind.CARDS, "status", 1)
    fields.session.undo()
    fields.session.redo()
    pick(fields, Kind.CARDS, "status", 1)
    fields.session.undo()
    assert fields.card("recommendations", 0).status == "idea"


def test_segments_are_worked_by_mouse_and_keys(fields: Fields) -> None:
    fields.select(fields.card("actions", 0))
    editor = fields.editor(Kind.CARDS, "evidence", SegmentsEditor)
    fact, hypothesis, _ = editor._values
    QTest.mouseClick(hypothesis, Qt.MouseButton.LeftButton)
    assert fields.card("actions", 0).evidence == "hypothesis"
    QApplication.processEvents()
    hypothesis.setFocus()
    fields.press(Key.Key_Left)
    assert fact.isChecked()
    assert fields.card("actions", 0).evidence == "fact"


def card_of_a_new_lane(fields: Fields, kind: str, **values: object) -> Callable[[], Card]:
    """Add a lane with one card, which is selected, and return what asks for it as it is now."""
    stage = fields.session.journey.stages[0].id
    fields.session.apply(Label.ADD_LANE, add_lane, 0, "new", kind)
    fields.session.apply(Label.ADD_CARD, add_card, stage, "new", "card", "Words")
    fields.session.apply(Label.CHANGE_CARDS, set_fields, ("card",), **values)
    fields.select(card_of(fields.session.journey, "card"))
    return lambda: card_of(fields.session.journey, "card")


@pytest.mark.parametrize(
    ("lane", "key", "digit"),
    [("barriers", "weight", 3), ("recommendations", "effect", 4), ("recommendations", "effort", 5)],
)
def test_a_digit_chooses_the_number_wherever_in_the_row_the_keys_are(
    fields: Fields, lane: str, key: str, digit: int
) -> None:
    card = card_of_a_new_lane(fields, lane, **{key: 2})
    fields.enter(Kind.CARDS, key)
    fields.type(str(digit))
    assert getattr(card(), key) == digit
    QApplication.processEvents()
    fields.press(Key.Key_Left)
    assert getattr(card(), key) == digit - 1
    fields.type("1")
    assert getattr(card(), key) == 1
    fields.session.undo()
    assert getattr(card(), key) == 2


def test_a_digit_that_no_value_of_the_row_is_called_by_changes_nothing(fields: Fields) -> None:
    card = card_of_a_new_lane(fields, "barriers", weight=2)
    fields.enter(Kind.CARDS, "weight")
    fields.type("9")
    fields.type("0")
    fields.press(Key.Key_3, CTRL)
    assert card().weight == 2


def test_a_lane_without_a_name_is_headed_by_what_it_is(fields: Fields) -> None:
    fields.session.apply(Label.ADD_LANE, add_lane, 0, "new", FREE_LANE, title="")
    fields.session.select(at_lane("new"))
    QApplication.processEvents()
    section = fields.inspector._sections[Kind.LANE]
    assert section._title.text() == "LANE"
    install_language(InterfaceLanguage.RUSSIAN)
    QApplication.processEvents()
    assert fields.inspector._sections[Kind.LANE]._title.text() == "ДОРОЖКА"
    fields.enter(Kind.LANE, "title")
    fields.type("Риски")
    QApplication.processEvents()
    assert fields.inspector._sections[Kind.LANE]._title.text() == "ДОРОЖКА · РИСКИ"


def test_several_cards_show_what_they_share_and_take_a_value_together(fields: Fields) -> None:
    cards = fields.card("actions", 0), fields.card("recommendations", 1)
    fields.select(*cards)
    words = fields.words(Kind.CARDS, "text")
    assert (words.text(), words.placeholderText()) == ("", "various")
    assert "urgent" not in fields.inspector.rows(Kind.CARDS)
    fields.enter(Kind.CARDS, "tags")
    fields.type("pilot, q3 ,pilot")
    fields.press(Key.Key_Return)
    assert fields.card("actions", 0).tags == fields.card("recommendations", 1).tags == ("pilot", "q3")
    assert fields.session.undo_label is not None
    assert fields.session.undo_label.count == 2
    fields.session.undo()
    assert fields.card("actions", 0).tags == cards[0].tags


def test_tags_typed_for_several_cards_are_added_to_those_each_has(fields: Fields) -> None:
    cards = fields.card("actions", 0), fields.card("actions", 1), fields.card("recommendations", 1)
    for card, tags in zip(cards, (("entry", "all"), ("all", "pay"), ("all",)), strict=True):
        fields.session.apply(Label.CHANGE_CARDS, set_fields, (card.id,), tags=tags)
    fields.select(*cards)
    words = fields.words(Kind.CARDS, "tags")
    assert words.text() == "all"
    assert fields.row(Kind.CARDS, "tags").apart() == "Only on some: entry, pay"
    fields.enter(Kind.CARDS, "tags")
    fields.type("key")
    assert [card_of(fields.session.journey, one.id).tags for one in cards] == [
        ("entry", "key"),
        ("pay", "key"),
        ("key",),
    ]
    fields.press(Key.Key_Tab)
    QApplication.processEvents()
    assert [fields.kept(one).tags for one in cards] == [("entry", "key"), ("pay", "key"), ("key",)]
    assert words.text() == "key"
    fields.session.undo()
    assert [fields.kept(one).tags for one in cards] == [("entry", "all"), ("all", "pay"), ("all",)]


def test_where_several_cards_share_no_tag_the_field_says_that_it_adds(fields: Fields) -> None:
    one, other = fields.card("actions", 0), fields.card("actions", 1)
    fields.session.apply(Label.CHANGE_CARDS, set_fields, (one.id,), tags=("entry",))
    fields.select(one, other)
    words = fields.words(Kind.CARDS, "tags")
    assert (words.text(), words.placeholderText()) == ("", "added to each card")
    fields.enter(Kind.CARDS, "tags")
    fields.type("key")
    fields.press(Key.Key_Return)
    assert (fields.kept(one).tags, fields.kept(other).tags) == (("entry", "key"), ("key",))
    fields.select(one)
    assert (words.text(), words.placeholderText()) == ("entry, key", "")
    assert fields.row(Kind.CARDS, "tags").apart() == ""


def test_looking_at_several_cards_changes_nothing(fields: Fields) -> None:
    before = fields.session.base
    fields.select(fields.card("actions", 0), fields.card("actions", 1))
    for key in fields.inspector.rows(Kind.CARDS):
        fields.enter(Kind.CARDS, key)
        fields.press(Key.Key_Tab)
    assert fields.session.document is before


def test_the_fields_are_those_of_the_lane(fields: Fields) -> None:
    for kind in ("recommendations", "channels", "emotions", "score", "recommendations"):
        fields.select(fields.card(kind, 0))
        fields.row(Kind.CARDS, "note")
        shown = fields.inspector.rows(Kind.CARDS)
        assert tuple(key for key in shown if key in KIND_FIELDS) == lane_kind(kind).fields
        assert ("text" in shown) is (kind != "score")
        assert all(row.isVisible() for row in shown.values())


def test_figures_of_a_stage_are_read_kindly_and_stay_when_they_cannot_be(fields: Fields) -> None:
    stage = fields.session.journey.stages[1].id
    fields.session.select(at_stage(stage))
    for key, text in (("entering", "1,200"), ("conversion", "35 %"), ("value", "4200 ₽")):
        fields.enter(Kind.STAGE, f"metrics.{key}")
        fields.type(text)
        fields.press(Key.Key_Return)
    assert fields.session.journey.stages[1].metrics == Metrics(entering=1200, conversion=0.35, value=4200)
    row = fields.enter(Kind.STAGE, "metrics.conversion")
    fields.type("lots")
    fields.press(Key.Key_Tab)
    assert row.is_refused
    assert row._refusal.text() == "This is not a number; write one such as 1,250 or 12.5."
    assert fields.words(Kind.STAGE, "metrics.conversion").text() == "lots"
    assert fields.session.journey.stages[1].metrics.conversion == 0.35
    fields.enter(Kind.STAGE, "metrics.conversion")
    fields.type("40")
    fields.press(Key.Key_Return)
    assert not row.is_refused
    assert fields.session.journey.stages[1].metrics.conversion == 0.4


def test_a_value_that_the_map_refuses_is_told_and_changes_nothing(fields: Fields) -> None:
    fields.select(fields.card("actions", 3))
    before = fields.session.base
    row = fields.enter(Kind.CARDS, "span")
    fields.type("9")
    fields.press(Key.Key_Return)
    assert row.is_refused
    assert fields.session.document is before
    fields.press(Key.Key_Escape)
    fields.select(fields.card("actions", 0))
    assert not fields.row(Kind.CARDS, "span").is_refused
    assert fields.words(Kind.CARDS, "span").text() == "1"


def test_a_lane_and_the_map_are_changed_where_they_are_named(fields: Fields) -> None:
    lane = fields.session.journey.lanes[0]
    fields.session.select(at_lane(lane.id))
    assert fields.words(Kind.LANE, "title").placeholderText() == "Actions"
    fields.enter(Kind.LANE, "title")
    fields.type("Steps")
    fields.press(Key.Key_Return)
    assert fields.session.journey.lanes[0].title == "Steps"
    QTest.mouseClick(fields.inspector._sections[Kind.DOCUMENT].heading, Qt.MouseButton.LeftButton)
    fields.enter(Kind.DOCUMENT, "client")
    fields.type("Example & Co")
    fields.press(Key.Key_Return)
    assert fields.session.base.client == "Example & Co"


def test_a_phase_and_a_link_are_changed_too(fields: Fields) -> None:
    stages = [stage.id for stage in fields.session.journey.stages]
    fields.session.apply(Label.ADD_PHASE, add_phase, "f", stages[:2])
    fields.session.apply(Label.ADD_LINK, add_link, "k", stages[2], stages[0])
    fields.session.select(at_phase(fields.session.journey.phases[0]))
    fields.enter(Kind.PHASE, "title")
    fields.type("Before")
    fields.press(Key.Key_Return)
    fields.session.select(at_link(fields.session.journey.links[0]))
    fields.enter(Kind.LINK, "text")
    fields.type("asks again")
    fields.press(Key.Key_Return)
    journey = fields.session.journey
    assert (journey.phases[0].title, journey.links[0].text) == ("Before", "asks again")


def test_a_persona_is_put_on_a_card_in_a_menu(fields: Fields) -> None:
    persona = fields.session.document.personas[0]
    fields.select(fields.card("actions", 0))
    menu = fields.editor(Kind.CARDS, "personas", MembersEditor).menu
    menu.actions()[0].trigger()
    assert fields.card("actions", 0).personas == (persona.id,)
    assert fields.editor(Kind.CARDS, "personas", MembersEditor).currentText() == persona.name
    fields.editor(Kind.CARDS, "personas", MembersEditor).menu.actions()[0].trigger()
    assert fields.card("actions", 0).personas == ()


def test_an_empty_cell_says_what_to_do_and_takes_a_level(fields: Fields) -> None:
    journey = fields.session.journey
    lane = next(lane for lane in journey.lanes if lane.kind == "emotions")
    fields.session.apply(Label.REMOVE_CARDS, remove_cards, [fields.card("emotions", 0).id])
    fields.session.select(at_cell(journey.stages[0].id, lane.id))
    pick(fields, Kind.CELL, "level", 1)
    assert fields.card("emotions", 0).level == 2


def test_what_an_empty_cell_says_stands_as_far_from_the_next_heading_as_a_field_does(fields: Fields) -> None:
    journey = fields.session.journey
    lane = next(lane for lane in journey.lanes if lane.kind == "actions")
    cell = journey.cards.cell(journey.lanes.index(lane), 0)
    fields.session.apply(Label.REMOVE_CARDS, remove_cards, [card.id for card in cell])
    fields.session.select(at_cell(journey.stages[0].id, lane.id))
    QApplication.processEvents()
    sections = fields.inspector.findChildren(Section)
    hint = next(one._hint for one in sections if one.isVisible() and one._hint.isVisible())
    assert hint.text().startswith("No card here yet")
    # Where its words end: the label keeps a margin of its own.
    assert hint.height() - hint.contentsRect().bottom() >= 10


def test_a_cell_without_a_selected_card_is_about_all_its_cards(fields: Fields) -> None:
    journey = fields.session.journey
    fields.session.select(at_cell(journey.stages[0].id, journey.lanes[0].id))
    QApplication.processEvents()
    shown = [heading.text() for heading in fields.inspector.findChildren(QLabel)]
    assert "CELL A1 · 2 CARDS" in " ".join(shown)
    fields.enter(Kind.CARDS, "tags")
    fields.type("pilot")
    fields.press(Key.Key_Return)
    cell = fields.session.journey.cards.cell(0, 0)
    assert [card.tags for card in cell] == [("pilot",), ("pilot",)]


def test_f4_hides_and_shows_the_inspector_and_f6_leads_there_and_back(fields: Fields) -> None:
    fields.canvas.setFocus()
    fields.press(Key.Key_F6)
    assert fields.inspector.isAncestorOf(fields.keys.target()) or fields.inspector.hasFocus()
    fields.press(Key.Key_F6)
    assert not fields.inspector.isAncestorOf(fields.keys.target())
    fields.press(Key.Key_F6)
    assert fields.canvas.hasFocus()
    fields.press(Key.Key_F4)
    assert not fields.inspector.isVisible()
    assert not fields.desk.window.actions_[Id.INSPECTOR].isChecked()
    fields.press(Key.Key_F4)
    assert fields.inspector.isVisible()
    assert fields.desk.window.actions_[Id.INSPECTOR].isChecked()


def test_saving_keeps_what_is_being_typed_in_a_field(fields: Fields) -> None:
    fields.select(fields.card("actions", 0))
    fields.enter(Kind.CARDS, "text")
    fields.type("Typed")
    assert fields.desk.controller.finish_typing()
    assert not fields.session.is_previewing
    assert fields.card("actions", 0).text == "Typed"


def test_every_field_has_a_name_for_a_screen_reader(fields: Fields) -> None:
    fields.select(fields.card("recommendations", 0))
    for row in (fields.row(Kind.CARDS, key) for key in fields.inspector.rows(Kind.CARDS)):
        assert row.editor.accessibleName()


@pytest.mark.parametrize("language", list(InterfaceLanguage)[1:])
def test_the_inspector_speaks_the_language_of_the_window(fields: Fields, language: InterfaceLanguage) -> None:
    fields.select(fields.card("actions", 0))
    install_language(language)
    QApplication.processEvents()
    names = {"en": "Evidence", "ru": "Основание"}
    assert fields.row(Kind.CARDS, "evidence").editor.accessibleName() == names[language]


def test_another_language_of_the_window_keeps_what_is_being_typed(fields: Fields) -> None:
    fields.select(fields.card("actions", 0))
    fields.enter(Kind.CARDS, "text")
    fields.type("Typed")
    fields.desk.window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
    assert fields.session.is_previewing
    install_language(InterfaceLanguage.RUSSIAN)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    fields.desk.window.actions_[Id.STAGE_AFTER].trigger()
    assert fields.card("actions", 0).text == "Typed"


def test_another_edit_first_keeps_what_is_being_typed(fields: Fields) -> None:
    fields.select(fields.card("actions", 0))
    fields.enter(Kind.CARDS, "text")
    fields.type("Typed")
    fields.desk.window.actions_[Id.STAGE_AFTER].trigger()
    assert len(fields.session.journey.stages) == 5
    assert fields.card("actions", 0).text == "Typed"
    fields.press(Key.Key_Escape)
    fields.session.undo()
    fields.session.undo()
    assert fields.card("actions", 0).text != "Typed"


@pytest.mark.parametrize("which", [Id.STAGE_AFTER, Id.UNDO, Id.INSPECTOR, Id.FIND, Id.DUPLICATE_MAP])
def test_a_number_that_cannot_be_read_is_never_lost_by_a_command(fields: Fields, which: Id) -> None:
    fields.session.apply(Label.CHANGE_CARDS, set_fields, [fields.card("actions", 0).id], text="Step")
    fields.session.select(at_stage(fields.session.journey.stages[1].id))
    row, words = fields.enter(Kind.STAGE, "metrics.entering"), fields.words(Kind.STAGE, "metrics.entering")
    fields.type("1-2")
    before = fields.session.base
    fields.desk.window.actions_[which].trigger()
    QApplication.processEvents()
    assert fields.session.document is before
    assert row.is_refused
    assert row.isVisible()
    assert words.text() == "1-2"
    assert words.hasFocus()
    assert "not a number" in fields.desk.window.status_line.message_text()
    fields.press(Key.Key_Escape)
    fields.desk.window.actions_[Id.STAGE_AFTER].trigger()
    assert len(fields.session.journey.stages) == 5


@pytest.mark.parametrize("way", ["typed", "left"])
@pytest.mark.parametrize("end", ["escape", "what was there", "another"])
def test_nothing_is_called_saved_while_a_text_stands_that_cannot_be_read(
    fields: Fields, tmp_path: Path, way: str, end: str
) -> None:
    fields.desk.controller._ask_for_path = lambda _window, _path: tmp_path / "a.cjm"
    assert fields.desk.controller.save()
    line, card = fields.desk.window.status_line, fields.card("actions", 0)
    fields.select(card)
    row = fields.enter(Kind.CARDS, "span")
    fields.type("waiting word")
    if way == "left":
        fields.press(Key.Key_Tab)
        assert row.is_refused
    assert "Unsaved changes" in line.saving_text()
    if end == "escape":
        fields.press(Key.Key_Escape)
    else:
        fields.words(Kind.CARDS, "span").selectAll()
        fields.type("1" if end == "what was there" else "2")
        fields.press(Key.Key_Return)
    assert ("Unsaved changes" in line.saving_text()) is (end == "another")


def test_a_click_on_another_cell_waits_until_what_was_typed_can_be_read(fields: Fields) -> None:
    card = fields.card("actions", 0)
    fields.select(card)
    QApplication.processEvents()
    words = fields.words(Kind.CARDS, "span")
    fields.enter(Kind.CARDS, "span")
    fields.type("abc")
    place = fields.canvas.viewport().rect().center()
    QTest.mouseClick(fields.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert fields.session.selection.cards == (card.id,)
    assert words.text() == "abc"
    assert fields.keys.target() is words
    words.selectAll()
    fields.type("2")
    QTest.mouseClick(fields.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert fields.session.selection.cards != (card.id,)
    assert fields.kept(card).span == 2


def test_what_can_be_kept_beside_a_number_that_cannot_be_read_is_a_step_of_its_own(fields: Fields) -> None:
    card = fields.card("actions", 0)
    fields.select(card)
    row = fields.enter(Kind.CARDS, "span")
    fields.type("abc")
    fields.enter(Kind.CARDS, "note")
    fields.type("A note")
    fields.desk.window.actions_[Id.STAGE_AFTER].trigger()
    QApplication.processEvents()
    assert len(fields.session.base_journey.stages) == 4
    assert fields.kept(card).note == "A note"
    assert fields.words(Kind.CARDS, "span").text() == "abc"
    assert row.is_refused


def test_a_choice_waits_as_well_and_shows_what_is_so(fields: Fields) -> None:
    fields.select(fields.card("actions", 0))
    fields.enter(Kind.CARDS, "span")
    fields.type("abc")
    before = fields.session.base
    colour = fields.editor(Kind.CARDS, "color", ChoiceEditor)
    was = colour.currentIndex()
    pick(fields, Kind.CARDS, "color", 1)
    assert fields.session.document is before
    assert colour.currentIndex() == was
    assert not fields.row(Kind.CARDS, "color").told()
    assert fields.words(Kind.CARDS, "span").text() == "abc"


@pytest.fixture
def unreadable(fields: Fields) -> Row:
    """The field of a lane's least height with no number in it."""
    fields.session.select(at_lane(fields.session.journey.lanes[0].id))
    row = fields.enter(Kind.LANE, "height")
    fields.type("abc")
    return row


def leave(fields: Fields, way: str) -> None:
    """Go on to something else than a field, by a key or the mouse."""
    field = fields.words(Kind.LANE, "title")
    actions = fields.desk.window.actions_
    ways: dict[str, Callable[[], object]] = {
        "tab": lambda: fields.press(Key.Key_Tab),
        "backtab": lambda: fields.press(Key.Key_Backtab),
        "click on a field": lambda: QTest.mouseClick(field, Qt.MouseButton.LeftButton),
        "click on the map": lambda: QTest.mouseClick(
            fields.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(500, 400)
        ),
    }
    act = ways[way] if way in ways else actions[Id(way)].trigger
    act()
    QApplication.processEvents()


@pytest.mark.parametrize(
    "way",
    [
        *("tab", "backtab", "click on a field", "click on the map"),
        *(Id.NEXT_PART, Id.INSPECTOR, Id.OUTLINE, Id.SAVE, Id.CLOSE),
    ],
)
def test_a_number_that_cannot_be_read_keeps_the_keys_and_tells_both_ways_out(
    fields: Fields, unreadable: Row, way: str
) -> None:
    line = fields.desk.window.status_line
    leave(fields, way)
    assert fields.keys.target() is unreadable.editor
    assert unreadable.words() == "abc"
    told = line.message_text()
    assert "First correct “Minimum height, mm”, or press Esc for what was there." in told
    refused: dict[str, str] = {Id.SAVE: "Not saved.", Id.CLOSE: "The map stays open."}
    assert told.startswith(refused.get(way, "First"))
    fields.press(Key.Key_Escape)
    assert "Esc" not in line.message_text()
    assert fields.keys.target() is fields.canvas


def test_the_status_line_tells_what_the_keys_do_where_they_go(fields: Fields) -> None:
    line, actions = fields.desk.window.status_line, fields.desk.window.actions_
    fields.select(fields.card("actions", 0))
    on_the_map = line.message_text()
    assert on_the_map.startswith("F2: edit")
    told = []
    for key in ("text", "tags", "color"):
        fields.enter(Kind.CARDS, key)
        told.append(line.message_text())
    assert told == [
        "Tab: next field · Enter: keep · Shift+Enter: new line · Esc: as it was",
        "Tab: next field · Enter: keep · Esc: as it was",
        "Tab: next field · Esc: back to the map",
    ]
    fields.press(Key.Key_Escape)
    assert line.message_text() == on_the_map
    actions[Id.NEXT_PART].trigger()
    actions[Id.NEXT_PART].trigger()
    assert line.message_text() == "← →: close, open · Enter: write · Esc: back to the map"
    fields.press(Key.Key_F2)
    assert line.message_text().startswith("Enter: keep · Ctrl+Enter")
    fields.press(Key.Key_Escape)
    actions[Id.RENAME_MAP].trigger()
    assert line.message_text() == "Enter: keep · Esc: as it was"
    fields.press(Key.Key_Escape)
    fields.canvas.setFocus()
    assert line.message_text() == on_the_map


def test_a_refusal_goes_as_soon_as_the_number_can_be_read(fields: Fields, unreadable: Row) -> None:
    fields.press(Key.Key_Return)
    assert "First correct" in fields.desk.window.status_line.message_text()
    fields.words(Kind.LANE, "height").selectAll()
    fields.type("30")
    assert "First correct" not in fields.desk.window.status_line.message_text()
    fields.press(Key.Key_Tab)
    assert fields.keys.target() is not unreadable.editor
    assert fields.session.base_journey.lanes[0].height == 30


def test_another_language_keeps_what_cannot_be_read(fields: Fields) -> None:
    fields.select(fields.card("actions", 0))
    fields.enter(Kind.CARDS, "span")
    fields.type("abc")
    install_language(InterfaceLanguage.RUSSIAN)
    QApplication.processEvents()
    assert fields.words(Kind.CARDS, "span").text() == "abc"
    fields.desk.window.actions_[Id.STAGE_AFTER].trigger()
    assert len(fields.session.journey.stages) == 4


def test_the_window_says_that_what_is_being_typed_is_in_no_file_yet(fields: Fields, tmp_path: Path) -> None:
    fields.desk.controller.path = tmp_path / "map.cjm"
    assert fields.desk.controller.save()
    fields.select(fields.card("actions", 0))
    fields.enter(Kind.CARDS, "note")
    assert not fields.desk.window.isWindowModified()
    fields.type("x")
    assert fields.desk.window.isWindowModified()
    assert "Unsaved" in fields.desk.window.status_line.saving_text()
    fields.press(Key.Key_Escape)
    assert not fields.desk.window.isWindowModified()


def test_tab_goes_through_all_fields_from_top_to_bottom(fields: Fields) -> None:
    fields.select(fields.card("actions", 0))
    for kind in (Kind.DOCUMENT, Kind.STAGE):
        fields.row(Kind.CARDS, "text")
        QTest.mouseClick(fields.inspector._sections[kind].heading, Qt.MouseButton.LeftButton)
    fields.enter(Kind.CARDS, "text")
    page = fields.inspector.widget()
    assert page is not None
    tops: list[tuple[int, ...]] = []
    for _ in range(40):
        focused = fields.keys.target()
        if not fields.inspector.isAncestorOf(focused):
            break
        tops.append(focused.mapTo(page, focused.rect().topLeft()).toTuple()[::-1])
        fields.press(Key.Key_Tab)
    assert len(tops) > 20
    assert tops == sorted(tops)
    assert fields.canvas.hasFocus()


@pytest.mark.parametrize("key", ["text", "tags", "evidence", "color", "personas", "moment_of_truth"])
def test_escape_leads_back_to_the_map_from_every_kind_of_field(fields: Fields, key: str) -> None:
    fields.select(fields.card("actions", 0))
    fields.enter(Kind.CARDS, key)
    assert fields.inspector.isAncestorOf(fields.keys.target())
    fields.press(Key.Key_Escape)
    assert fields.canvas.hasFocus()


def test_a_picture_is_chosen_from_a_file_and_taken_away_again(fields: Fields, tmp_path: Path) -> None:
    file = tmp_path / "shot.png"
    made = QImage(300, 200, QImage.Format.Format_RGB32)
    made.fill(QColor("teal"))
    made.save(str(file))
    fields.session.apply(Label.ADD_LANE, add_lane, 0, "p", "pictures")
    stage = fields.session.journey.stages[0].id
    fields.session.apply(Label.ADD_CARD, add_card, stage, "p", "shot")
    fields.select(fields.card("pictures", 0))
    editor = fields.editor(Kind.CARDS, "picture", PictureEditor)
    fields.inspector.ask_for_picture = lambda _parent: file
    QTest.mouseClick(editor.choose, Qt.MouseButton.LeftButton)
    key = fields.card("pictures", 0).picture
    assert key in fields.session.document.attachments
    QApplication.processEvents()
    assert editor._shown.pixmap().height() > 50
    fields.inspector.ask_for_picture = lambda _parent: None
    QTest.mouseClick(editor.choose, Qt.MouseButton.LeftButton)
    assert fields.card("pictures", 0).picture == key
    QTest.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert fields.card("pictures", 0).picture is None


def test_a_file_that_is_no_picture_is_refused_under_the_field(fields: Fields, tmp_path: Path) -> None:
    file = tmp_path / "words.png"
    file.write_text("words")
    fields.session.apply(Label.ADD_LANE, add_lane, 0, "p", "pictures")
    fields.session.apply(Label.ADD_CARD, add_card, fields.session.journey.stages[0].id, "p", "shot")
    fields.select(fields.card("pictures", 0))
    row, before = fields.row(Kind.CARDS, "picture"), fields.session.base
    fields.inspector.ask_for_picture = lambda _parent: file
    QTest.mouseClick(fields.editor(Kind.CARDS, "picture", PictureEditor).choose, Qt.MouseButton.LeftButton)
    assert row.told()
    assert fields.session.base is before


@pytest.mark.parametrize("key", ["note", "text", "tags"])
def test_a_paste_past_the_longest_text_is_refused_and_what_was_typed_before_is_kept(
    fields: Fields, key: str
) -> None:
    card = fields.card("actions", 0)
    fields.select(card)
    row = fields.enter(Kind.CARDS, key)
    fields.type("mine")
    QApplication.clipboard().setText("m" * 1_000_000)
    fields.press(Key.Key_V, CTRL)
    assert fields.words(Kind.CARDS, key).text() == "mine"
    assert [label.text() for label in row.findChildren(QLabel) if "100,000" in label.text()]
    assert "100,000" in fields.desk.window.status_line.message_text()
    fields.type("!")
    fields.select(fields.card("actions", 1))
    assert getattr(fields.kept(card), key) == (("mine!",) if key == "tags" else "mine!")


@pytest.mark.parametrize("key", ["text", "tags", "span"])
def test_what_did_not_come_in_is_told_no_longer_once_the_field_is_left(fields: Fields, key: str) -> None:
    fields.select(fields.card("actions", 0))
    row = fields.enter(Kind.CARDS, key)
    was = row.words()
    QApplication.clipboard().setText("1" * 1_000_000)
    fields.press(Key.Key_V, CTRL)
    assert "100,000" in row.told()
    fields.press(Key.Key_Tab)
    assert not row.editor.hasFocus()
    assert (row.words(), row.told(), row.editor.accessibleDescription()) == (was, "", "")


@pytest.mark.parametrize("key", ["text", "note"])
def test_no_break_spaces_stay_as_they_were_typed(fields: Fields, key: str) -> None:
    card, price = fields.card("actions", 0), "10\u00a0000\u202f₽"
    fields.session.apply(Label.CHANGE_CARDS, set_fields, [card.id], **{key: price})
    fields.select(card)
    fields.enter(Kind.CARDS, key)
    fields.press(Key.Key_End)
    fields.type("!")
    fields.press(Key.Key_Return)
    assert getattr(fields.card("actions", 0), key) == f"{price}!"


def test_a_new_card_is_shown_beside_the_map_while_it_is_typed_there(fields: Fields) -> None:
    card = fields.card("actions", 0)
    fields.select(card)
    before = fields.session.selection
    fields.canvas.setFocus()
    fields.press(Key.Key_Return, CTRL)
    fields.type("Brand new")
    QApplication.processEvents()
    assert fields.words(Kind.CARDS, "text").text() == "Brand new"
    outline = fields.desk.window.findChild(Outline)
    assert outline is not None
    assert outline.view.currentIndex().data() == "Brand new"
    fields.press(Key.Key_Escape)
    assert fields.session.selection == before
    assert fields.words(Kind.CARDS, "text").text() == card.text


def kept_in_sight(fields: Fields) -> list[str]:
    """Return the fields of which something is past the edge of the panel."""
    inspector, page = fields.inspector, fields.inspector.widget()
    edge = inspector.viewport().width()
    assert page is not None
    rows = [row for kind in Kind for row in inspector.rows(kind).values()]
    assert rows
    cut = [row.field.key for row in rows if row.mapTo(inspector, QPoint(row.width(), 0)).x() > edge - 8]
    return [*cut, *(["page"] if page.width() > edge else [])]


@pytest.mark.parametrize("language", [InterfaceLanguage.RUSSIAN, InterfaceLanguage.ENGLISH])
@pytest.mark.parametrize("width", [200, 272, 400])
def test_no_field_is_cut_off_at_the_edge_of_the_panel(
    fields: Fields, language: InterfaceLanguage, width: int
) -> None:
    install_language(language)
    splitter = fields.desk.window.findChild(Workspace).splitter  # type: ignore[union-attr]
    for size in (QSize(1000, 620), QSize(1600, 900)):
        fields.desk.window.resize(size)
        QApplication.processEvents()
        total = sum(splitter.sizes())
        splitter.setSizes([200, total - 200 - width, width])
        for lane in fields.session.journey.lanes:
            stage = fields.session.journey.stages[0].id
            fields.session.select(at_cell(stage, lane.id, fields.card(lane.kind, 0).id))
            QApplication.processEvents()
            for section in fields.inspector._sections.values():
                if section.heading.arrowType() is Qt.ArrowType.RightArrow and section.heading.isVisible():
                    QTest.mouseClick(section.heading, Qt.MouseButton.LeftButton)
            for _ in range(3):
                QApplication.processEvents()
            assert not kept_in_sight(fields)
    assert fields.inspector.verticalScrollBar().isVisible()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_closes_the_list_of_personas_and_keeps_the_ticks(fields: Fields, key: Key) -> None:
    card = fields.card("actions", 0)
    fields.select(card)
    editor = fields.editor(Kind.CARDS, "personas", MembersEditor)
    editor.setFocus()
    fields.press(Key.Key_Space)
    QTest.keyClick(editor.menu, Key.Key_Space)
    ticked = fields.kept(card).personas
    assert ticked
    QTest.keyClick(editor.menu, key)
    QApplication.processEvents()
    assert not editor.menu.isVisible()
    assert fields.kept(card).personas == ticked


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_several_sources_are_ticked_by_keys_and_mouse_before_the_list_is_closed(fields: Fields) -> None:
    for at in range(2):
        fields.session.apply_to_document(Label.ADD_SOURCE, add_source, f"s{at}", f"Report {at}")
    card = fields.card("actions", 0)
    fields.select(card)
    QApplication.processEvents()
    editor = fields.editor(Kind.CARDS, "sources", MembersEditor)
    editor.setFocus()
    fields.press(Key.Key_Space)
    menu = editor.menu
    assert menu.isVisible()
    ticked = [action.isChecked() for action in menu.actions()]
    QTest.keyClick(menu, Key.Key_Space)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Space)
    QApplication.processEvents()
    assert menu.isVisible()
    assert [action.isChecked() for action in menu.actions()][:2] == [not one for one in ticked[:2]]
    place = menu.actionGeometry(menu.actions()[-1]).center()
    QTest.mouseMove(menu, place)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert menu.isVisible()
    QTest.keyClick(menu, Key.Key_Escape)
    assert not menu.isVisible()
    known = [source.id for source in fields.session.base.sources]
    wanted = {
        one for one, is_on in zip(known, [not ticked[0], not ticked[1], *ticked[2:]], strict=True) if is_on
    }
    assert set(fields.kept(card).sources) == wanted ^ {known[-1]}


def test_a_long_name_ends_with_an_ellipsis(fields: Fields) -> None:
    fields.session.apply_to_document(Label.ADD_SOURCE, add_source, "s1", "A very long title " * 9)
    card = fields.card("actions", 0)
    fields.session.apply(Label.CHANGE_CARDS, set_fields, [card.id], sources=("s1",))
    fields.select(card)
    QApplication.processEvents()
    editor = fields.editor(Kind.CARDS, "sources", MembersEditor)
    assert editor.shown_text().endswith("…")
    assert editor.menu.actions()[-1].text().endswith("…")


@pytest.mark.parametrize(("kind", "label"), [("pictures", "Caption"), ("kpi", "Name"), ("actions", "Text")])
def test_the_text_of_a_card_is_called_what_it_is(fields: Fields, kind: str, label: str) -> None:
    stage = fields.session.journey.stages[0].id
    fields.session.apply(Label.ADD_LANE, add_lane, 0, "new", kind)
    fields.session.apply(Label.ADD_CARD, add_card, stage, "new", "card", "Words")
    fields.session.select(at_cell(stage, "new", "card"))
    row = fields.row(Kind.CARDS, "text")
    assert row.editor.accessibleName() == label
    assert fields.words(Kind.CARDS, "text").text() == "Words"


def test_the_picture_of_a_card_is_seen_and_taken_away_in_whatever_lane(
    fields: Fields, tmp_path: Path
) -> None:
    card = fields.card("actions", 0)
    fields.select(card)
    QApplication.processEvents()
    assert "picture" not in fields.inspector.rows(Kind.CARDS)
    file, image = tmp_path / "p.png", QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(file))
    map_id = fields.session.map_id
    fields.session.apply_to_document(
        Label.CHANGE_CARDS, set_picture, map_id, [card.id], picture_of_file(file)
    )
    editor = fields.editor(Kind.CARDS, "picture", PictureEditor)
    QTest.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert fields.card("actions", 0).picture is None


def test_the_edge_of_the_map_does_not_follow_what_is_selected(fields: Fields) -> None:
    widths = []
    for lane in ("actions", "recommendations", "emotions", "actions", "score"):
        fields.select(fields.card(lane, 0))
        QApplication.processEvents()
        widths.append(fields.inspector.minimumSizeHint().width())
    assert widths[0] < widths[1] == widths[2] == widths[3] == widths[4]


def test_one_who_comes_to_a_field_of_several_lines_by_a_key_writes_on_at_its_end(fields: Fields) -> None:
    card = fields.card("actions", 0)
    fields.select(card)
    fields.press(Key.Key_F4)
    fields.press(Key.Key_F4)
    fields.inspector.setFocus(Qt.FocusReason.TabFocusReason)
    fields.type("!")
    assert fields.card("actions", 0).text == f"{card.text}!"


def test_arrows_lead_from_heading_to_heading_and_not_out_of_the_inspector(fields: Fields) -> None:
    fields.session.select(at_stage(fields.session.journey.stages[0].id))
    QApplication.processEvents()
    headings = [stop for stop in fields.inspector._stops() if isinstance(stop, Heading)]
    assert len(headings) == 2
    headings[0].setFocus()
    fields.press(Key.Key_Down)
    assert headings[1].hasFocus()
    for key in (Key.Key_Down, Key.Key_Right):
        fields.press(key)
        assert headings[1].hasFocus()
    fields.press(Key.Key_Up)
    assert headings[0].hasFocus()
    cell = fields.card("actions", 0)
    cards = [one.id for one in fields.session.journey.cards.cell(0, 0)]
    fields.session.apply(Label.REMOVE_CARDS, remove_cards, cards)
    fields.session.select(at_cell(cell.stage, cell.lane))
    QApplication.processEvents()
    first = fields.inspector._stops()[0]
    assert isinstance(first, Heading)
    first.setFocus()
    for key in (Key.Key_Up, Key.Key_Left):
        fields.press(key)
        assert first.hasFocus()


def test_the_fields_of_a_section_that_is_opened_come_into_view(fields: Fields) -> None:
    inspector = fields.inspector
    fields.select(fields.card("actions", 0))
    for kind in (Kind.DOCUMENT, Kind.STAGE):
        heading = inspector._sections[kind].heading
        inspector.ensureWidgetVisible(heading, 0, 0)
        QTest.mouseClick(heading, Qt.MouseButton.LeftButton)
        for _ in range(3):
            QApplication.processEvents()
        seen = inspector.viewport().rect()
        shown = [row for row in inspector._sections[kind].rows if row.isVisible()]
        places = [QRect(row.mapTo(inspector.viewport(), QPoint()), row.size()) for row in shown]
        assert seen.contains(places[0])
        assert seen.contains(QRect(heading.mapTo(inspector.viewport(), QPoint()), heading.size()))
