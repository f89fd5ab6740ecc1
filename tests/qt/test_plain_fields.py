"""What is too long for the document does not come into any field, and what comes in stays as it was typed."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.model.text import LONGEST_TEXT
from cjm_desktop.qt.plain_fields import LineField, PlainField

if TYPE_CHECKING:
    from cjm_desktop.model.errors import CjmError

MEGABYTE = "m" * 1_000_000
SECONDS = 5


def heard(field: LineField | PlainField) -> list[CjmError]:
    told: list[CjmError] = []
    field.refused.connect(told.append)
    return told


def paste(field: LineField | PlainField, text: str) -> None:
    QApplication.clipboard().setText(text)
    field.paste()


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("made", [LineField, PlainField])
@pytest.mark.parametrize("text", [MEGABYTE, "m" * LONGEST_TEXT, "один абзац\n" * 100_000])
def test_what_would_be_too_long_is_refused_at_once_and_changes_nothing(
    made: type[LineField | PlainField], text: str
) -> None:
    field = made()
    QTest.keyClicks(field, "before")
    told, begun = heard(field), monotonic()
    paste(field, text)
    assert monotonic() - begun < SECONDS
    assert field.text() == "before"
    assert len(told) == 1
    assert told[0].in_language("en").startswith("A text may have 100,000 characters")


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("made", [LineField, PlainField])
def test_a_letter_past_the_longest_text_is_refused_and_one_in_place_of_another_is_not(
    made: type[LineField | PlainField],
) -> None:
    field, told = made(), []
    told = heard(field)
    paste(field, "m" * LONGEST_TEXT)
    QTest.keyClick(field, Qt.Key.Key_X)
    assert len(field.text()) == LONGEST_TEXT
    assert len(told) == 1
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_X)
    assert field.text() == "x"
    assert len(told) == 1


@pytest.mark.usefixtures("program")
def test_no_break_spaces_are_read_and_copied_as_they_were_typed() -> None:
    field = PlainField()
    field.setPlainText("10\u00a0000\u202f₽\nтри")
    assert field.text() == "10\u00a0000\u202f₽\nтри"
    field.moveCursor(QTextCursor.MoveOperation.Start)
    field.selectAll()
    field.copy()
    assert QApplication.clipboard().text() == "10\u00a0000\u202f₽\nтри"


@pytest.mark.usefixtures("program")
def test_a_field_of_one_line_takes_pasted_lines_as_one_and_the_address_of_a_file_is_no_text() -> None:
    field = PlainField()
    field.takes_lines = False
    paste(field, "one\ntwo")
    assert field.text() == "one two"
    data = QMimeData()
    data.setText("file:///a.png")
    data.setUrls([QUrl("file:///a.png")])
    field.insertFromMimeData(data)
    assert field.text() == "one two"
