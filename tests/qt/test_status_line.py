from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from cjm_desktop.qt import status_line
from cjm_desktop.qt.actions import Actions
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.status_line import SavingState, StatusLine
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TODAY = QDateTime(QDate.currentDate(), QTime(9, 35))
LONG_AGO = QDateTime(QDate(2020, 3, 14), QTime(14, 2))


@pytest.fixture
def line(program: QApplication) -> Iterator[StatusLine]:
    parent = QWidget()
    made = StatusLine(Actions(parent))
    made.resize(1000, 32)
    made.show()
    yield made
    made.deleteLater()
    parent.deleteLater()


@pytest.mark.parametrize(
    ("state", "english", "russian"),
    [
        (SavingState(), "", ""),
        (SavingState(is_changed=True), "●  Not saved yet", "●  Ещё не сохранено"),
        (SavingState(has_file=True), "●  Saved", "●  Сохранено"),
        (
            SavingState(has_file=True, is_changed=True),
            "●  Unsaved changes",
            "●  Есть несохранённые изменения",
        ),
        (SavingState(has_file=True, saved_at=LONG_AGO), "●  Saved 14 Mar 2020", "●  Сохранено 14.03.2020"),
        (
            SavingState(has_file=True, is_changed=True, failure="Disk full."),
            "●  Not saved: saving failed",
            "●  Не сохранено: ошибка записи",
        ),
    ],
)
def test_the_truth_about_saving_in_both_languages(
    line: StatusLine, program: QApplication, state: SavingState, english: str, russian: str
) -> None:
    line.show_saving(state)
    assert line.saving_text() == english
    install_language(InterfaceLanguage.RUSSIAN)
    program.processEvents()
    assert line.saving_text() == russian


@pytest.mark.parametrize("system", ["C.UTF-8", "en_US.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8"])
def test_days_and_times_are_the_languages_own_on_every_system(
    line: StatusLine, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    install_language(InterfaceLanguage.ENGLISH)
    line.show_saving(SavingState(has_file=True, saved_at=TODAY))
    assert line.saving_text() == "●  Saved 09:35"
    line.show_saving(SavingState(has_file=True, saved_at=LONG_AGO))
    assert line.saving_text() == "●  Saved 14 Mar 2020"


def test_why_saving_failed_is_in_the_tooltip(line: StatusLine) -> None:
    line.show_saving(SavingState(failure="The disk is full."))
    assert next(label.toolTip() for label in line.findChildren(QLabel)) == "The disk is full."


def test_no_tooltip_takes_the_name_of_a_file_for_html(line: StatusLine) -> None:
    line.show_saving(SavingState(failure="“<b>a</b>.cjm” was not written"))
    line.show_message("“<img src=a.png>” is not there")
    told = [label.toolTip() for label in line.findChildren(QLabel) if label.toolTip()]
    assert told == [
        "<span>“&lt;b&gt;a&lt;/b&gt;.cjm” was not written</span>",
        "<span>“&lt;img src=a.png&gt;” is not there</span>",
    ]


def test_a_message_stands_for_some_seconds_and_gives_way_to_the_keys(line: StatusLine, qtbot: QtBot) -> None:
    line._fading.setInterval(60)
    line.show_keys("Tab: next")
    line.show_message("No further.")
    line.show_keys("Enter: below")
    assert line.message_text() == "No further."
    qtbot.waitUntil(lambda: line.message_text() == "Enter: below", timeout=2000)
    assert status_line.MESSAGE_MS >= 4000


def test_a_long_text_is_cut_and_told_whole_to_a_reader(line: StatusLine) -> None:
    line.resize(320, 32)
    line.show_keys("word " * 80)
    label = line._said
    assert label.text().endswith("…")
    assert label.accessibleName() == "word " * 80


def test_the_zoom_stands_between_its_buttons(line: StatusLine) -> None:
    line.show_zoom(84)
    buttons = line.findChildren(QToolButton)
    assert [button.text() for button in buttons][1] == "84%"
    assert [action.objectName() for action in buttons[1].menu().actions()] == ["zoom_fit", "zoom_full"]
