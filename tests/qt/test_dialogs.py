from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.session import Session
from cjm_desktop.model.kinds import LANE_KINDS
from cjm_desktop.model.text import LONGEST_TEXT
from cjm_desktop.qt.action_table import ACTIONS, Id
from cjm_desktop.qt.dialogs.about import AboutDialog
from cjm_desktop.qt.dialogs.lane import LaneDialog, LaneKindDialog
from cjm_desktop.qt.dialogs.new_from_template import NewFromTemplateDialog
from cjm_desktop.qt.dialogs.properties import PropertiesDialog, read_date, shown_date
from cjm_desktop.qt.dialogs.shortcuts import CANVAS_KEYS, ShortcutsDialog
from cjm_desktop.qt.dialogs.stage import StageDialog
from cjm_desktop.qt.map_choices import MapChoices
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.stickers.window import PrintStickers
from cjm_desktop.qt.studio.window import PrintStudio
from cjm_desktop.qt.template_rows import template_rows
from cjm_desktop.qt.translations import install_language
from cjm_desktop.templates.catalogue import TEMPLATES, WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qt.conftest import Answer

    from cjm_desktop.qt.windows import Desk, Windows


@pytest.fixture
def session(program: QApplication) -> Session:
    return Session(template(WORKED_EXAMPLE, "en"))


def test_properties_change_everything_as_one_step(session: Session) -> None:
    dialog = PropertiesDialog(None, session)
    dialog._title.setText("  New title ")
    dialog._persona.setText("Anna")
    dialog._language.setCurrentIndex(dialog._language.findData("ru"))
    dialog._date.setText("2/14/2027")
    before = session.base
    dialog.ok_button.click()
    document = session.document
    assert (document.title, document.language, document.date) == ("New title", "ru", "2027-02-14")
    assert document.personas[0].name == "Anna"
    assert session.undo_label is not None
    assert session.undo_label.label is Label.CHANGE_DOCUMENT
    session.undo()
    assert session.document is before


def test_properties_left_alone_are_no_step(session: Session) -> None:
    PropertiesDialog(None, session).ok_button.click()
    assert session.undo_label is None


def test_a_refused_value_is_told_in_the_dialog_and_keeps_it_open(session: Session) -> None:
    dialog = PropertiesDialog(None, session)
    dialog._title.setMaxLength(LONGEST_TEXT * 2)
    dialog._title.setText("x" * (LONGEST_TEXT + 1))
    dialog.show()
    dialog.ok_button.click()
    assert dialog.isVisible()
    assert "characters at most" in dialog._refusal.text()
    dialog.close()


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("", None),
        ("11/22/2026", "2026-11-22"),
        ("11/12/2026", "11/12/2026"),
        ("22 Nov 2026", "2026-11-22"),
        ("22.11.2026", "2026-11-22"),
        ("2026-11-22", "2026-11-22"),
        ("spring 2026", "spring 2026"),
    ],
)
@pytest.mark.usefixtures("program")
def test_a_date_is_read_as_people_write_it(typed: str, date: str | None) -> None:
    assert read_date(typed) == date


@pytest.mark.usefixtures("program")
def test_a_date_is_shown_as_the_language_writes_it() -> None:
    assert shown_date("2026-11-22") == "22 Nov 2026"
    install_language(InterfaceLanguage.RUSSIAN)
    assert shown_date("2026-11-22") == "22.11.2026"
    assert read_date(shown_date("2026-11-22")) == "2026-11-22"
    assert shown_date("spring 2026") == "spring 2026"


def test_a_stage_gets_title_task_and_width(session: Session) -> None:
    stage = session.journey.stages[1].id
    dialog = StageDialog(None, session, stage)
    dialog._title.setPlainText("Choice")
    dialog._task.setPlainText("Show the difference")
    dialog._width.setValue(90)
    dialog.ok_button.click()
    changed = session.journey.stages[1]
    assert (changed.title, changed.task, changed.width) == ("Choice", "Show the difference", 90.0)


def test_a_stage_left_alone_gets_no_width_of_its_own(session: Session) -> None:
    before = session.journey.stages[1]
    StageDialog(None, session, before.id).ok_button.click()
    assert session.journey.stages[1] is before


def test_a_lane_gets_a_name_and_gives_it_back(session: Session) -> None:
    lane = session.journey.lanes[0].id
    dialog = LaneDialog(None, session, lane)
    assert dialog._title.placeholderText() == "Actions"
    dialog._title.setText("Steps")
    dialog.ok_button.click()
    assert session.journey.lanes[0].title == "Steps"
    again = LaneDialog(None, session, lane)
    again._title.clear()
    again.ok_button.click()
    assert session.journey.lanes[0].title is None


def test_a_score_lane_says_what_it_means(session: Session) -> None:
    index = next(i for i, lane in enumerate(session.journey.lanes) if lane.kind == "score")
    dialog = LaneDialog(None, session, session.journey.lanes[index].id)
    assert dialog._meaning is not None
    dialog._meaning.setCurrentIndex(dialog._meaning.findData("importance"))
    dialog.ok_button.click()
    assert session.journey.lanes[index].meaning == "importance"


def test_a_score_lane_without_a_meaning_is_given_none_by_another_change(session: Session) -> None:
    lane = next(one.id for one in session.journey.lanes if one.kind == "score")
    session.apply(Label.CHANGE_LANE, set_lane, lane, meaning=None)
    dialog = LaneDialog(None, session, lane)
    assert dialog._meaning is not None
    assert dialog._meaning.currentText() == "Not said"
    dialog._title.setText("Urgency")
    dialog.ok_button.click()
    changed = next(one for one in session.journey.lanes if one.id == lane)
    assert (changed.title, changed.meaning) == ("Urgency", None)


@pytest.mark.usefixtures("program")
def test_every_lane_kind_is_offered_with_its_question_in_the_language_of_the_window() -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    dialog = LaneKindDialog(None)
    rows = dialog.kinds.rows
    assert [row.key for row in rows] == list(LANE_KINDS)
    assert (rows[2].name, rows[2].text) == ("Действия", "что делает клиент")


def type_into(widget: QWidget, text: str) -> None:
    for letter in text:
        key = ord(letter.upper())
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize(
    ("language", "typed", "kind"),
    [
        (InterfaceLanguage.ENGLISH, "Barr", "barriers"),
        (InterfaceLanguage.ENGLISH, "B", "backstage"),
        (InterfaceLanguage.ENGLISH, "quest", "thoughts"),
        (InterfaceLanguage.ENGLISH, "ommend", "recommendations"),
        (InterfaceLanguage.ENGLISH, "барь", "barriers"),
        (InterfaceLanguage.ENGLISH, "ифкк", "barriers"),
        (InterfaceLanguage.RUSSIAN, "барь", "barriers"),
        (InterfaceLanguage.RUSSIAN, "контакта", "touchpoints"),
        (InterfaceLanguage.RUSSIAN, "barr", "barriers"),
        (InterfaceLanguage.ENGLISH, "barrqi", "barriers"),
    ],
)
def test_the_kind_of_a_lane_is_found_by_any_part_of_its_name(
    language: InterfaceLanguage, typed: str, kind: str
) -> None:
    install_language(language)
    dialog = LaneKindDialog(None)
    dialog.show()
    dialog.kinds.setFocus()
    type_into(dialog.kinds, typed)
    assert dialog.kind().key == kind
    dialog.close()


@pytest.mark.usefixtures("program")
def test_a_letter_typed_again_goes_to_the_next_row_that_begins_so() -> None:
    dialog = LaneKindDialog(None)
    dialog.show()
    dialog.kinds.setFocus()
    begun = [kind.key for kind in LANE_KINDS.values() if kind.name.en.startswith("T")]
    seen = []
    for _ in range(len(begun) + 1):
        type_into(dialog.kinds, "t")
        seen.append(dialog.kind().key)
    assert seen == [*begun, begun[0]]
    dialog.close()


@pytest.mark.usefixtures("program")
def test_a_meaning_is_asked_for_scores_alone() -> None:
    dialog = LaneKindDialog(None)
    assert dialog.meaning() is None
    dialog.kinds.setCurrentRow(list(LANE_KINDS).index("score"))
    assert (dialog.kind().key, dialog.meaning()) == ("score", "satisfaction")


def test_a_lane_is_added_below_the_current_one(desk: Desk, answer: Answer) -> None:
    session = desk.controller.session
    assert session is not None
    before = [lane.id for lane in session.journey.lanes]

    def choose_score(dialog: LaneKindDialog) -> None:
        dialog.kinds.setCurrentRow(list(LANE_KINDS).index("score"))
        dialog._meaning.setCurrentIndex(dialog._meaning.findData("importance"))
        QTest.keyClick(dialog.kinds, Qt.Key.Key_Return)

    answer.with_(choose_score)
    desk.window.actions_[Id.LANE_BELOW].trigger()
    lanes = session.journey.lanes
    assert [lane.id for lane in lanes if lane is not lanes[1]] == before
    assert (lanes[1].kind, lanes[1].meaning) == ("score", "importance")
    assert session.selection.lane == lanes[1].id
    session.undo()
    assert [lane.id for lane in session.journey.lanes] == before


def test_a_new_map_comes_in_the_language_that_is_chosen(windows: Windows, answer: Answer) -> None:
    desk = windows.show_empty()

    def choose_russian(dialog: NewFromTemplateDialog) -> None:
        dialog.languages.setCurrentIndex(dialog.languages.findData("ru"))
        assert dialog.templates.rows[0].name == "B2B SaaS, готовый пример"
        dialog.ok_button.click()

    answer.with_(choose_russian)
    windows.ask_for_template(desk)
    assert desk.controller.session is not None
    assert desk.controller.session.document.language == "ru"


@pytest.mark.usefixtures("program")
def test_every_template_is_offered_with_a_picture() -> None:
    rows = template_rows("en")
    assert [row.key for row in rows] == list(TEMPLATES)
    assert all(row.picture is not None and not row.picture.isNull() for row in rows)


@pytest.mark.usefixtures("program")
def test_the_shortcut_sheet_lists_every_shortcut_and_finds_it() -> None:
    dialog = ShortcutsDialog(None)
    with_keys = [spec for spec in ACTIONS.values() if spec.shortcuts]
    rows = [words for section in dialog._sections for words, _, _ in section._rows]
    assert len(rows) == len(with_keys) + len(CANVAS_KEYS)
    dialog.show()
    dialog.filter.setText("undo")
    shown = [what.text() for s in dialog._sections for _, what, _ in s._rows if what.isVisible()]
    assert shown == ["Undo"]
    dialog.close()


def test_the_version_is_called_so_in_the_dialog_as_on_the_poster(session: Session) -> None:
    labels = [label.text() for label in PropertiesDialog(None, session).findChildren(QLabel)]
    assert "&Version" in labels
    install_language(InterfaceLanguage.RUSSIAN)
    labels = [label.text() for label in PropertiesDialog(None, session).findChildren(QLabel)]
    assert "&Версия" in labels


SMALLEST_ROOM = QSize(712, 410)
"""Of a screen of 1440 x 900 at twice the size, without a frame and without what a window frame needs."""


@pytest.mark.parametrize("language", [InterfaceLanguage.ENGLISH, InterfaceLanguage.RUSSIAN])
def test_every_dialog_opens_within_the_screen_and_fits_the_smallest_one(
    session: Session, language: InterfaceLanguage, tmp_path: Path
) -> None:
    install_language(language)
    journey = session.journey
    score = next(lane.id for lane in journey.lanes if lane.kind == "score")
    dialogs = (
        PrintStudio(None, session.base, journey.id, tmp_path / "a.pdf", MapChoices("poster", None)),
        PrintStickers(None, session.base, journey.id, tmp_path / "a.pdf", MapChoices("stickers", None)),
        LaneKindDialog(None),
        LaneDialog(None, session, score),
        StageDialog(None, session, journey.stages[0].id),
        PropertiesDialog(None, session),
        NewFromTemplateDialog(None, template_rows),
        ShortcutsDialog(None),
        AboutDialog(None),
    )
    for dialog in dialogs:
        dialog.show()
        room = dialog.screen().availableGeometry()
        assert room.contains(dialog.geometry()), dialog
        assert dialog.minimumSizeHint().boundedTo(SMALLEST_ROOM) == dialog.minimumSizeHint(), dialog
        dialog.resize(SMALLEST_ROOM)
        QApplication.processEvents()
        for button in dialog.findChildren(QPushButton):
            if button.isVisible() and button.text() != "":
                corner = button.mapTo(dialog, button.rect().bottomRight())
                assert dialog.rect().contains(corner) or in_a_scrolled_page(button), (dialog, button.text())
        dialog.close()


def in_a_scrolled_page(widget: QWidget) -> bool:
    """Whether a widget is scrolled to, should it not be seen."""
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, QScrollArea) or in_a_scrolled_page(parent))
