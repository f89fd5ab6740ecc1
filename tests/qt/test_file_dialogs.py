from __future__ import annotations

import os
import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QFileInfo, QTime
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QFileSystemModel,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from cjm_desktop.qt.file_columns import size_of
from cjm_desktop.qt.file_dialogs import ask_where_to_save, ask_which_to_open
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from tests.qt.conftest import Answer


@pytest.fixture
def window(program: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    made.deleteLater()


def typed(name: str) -> Callable[[QFileDialog], None]:
    def answer(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        if name:
            field.setText(name)
        dialog.accept()

    return answer


def then(act: Callable[[QFileDialog], None], after: Callable[[], None]) -> Callable[[QFileDialog], None]:
    """Do one thing with a dialog, and get ready for the next one that opens."""

    def answer(dialog: QFileDialog) -> None:
        act(dialog)
        after()

    return answer


def test_a_map_is_proposed_by_name_and_gets_its_suffix(
    window: QWidget, answer: Answer, tmp_path: Path
) -> None:
    answer.with_(typed(""))
    assert ask_where_to_save(window, tmp_path / "CRM.cjm") == tmp_path / "CRM.cjm"
    answer.with_(typed("other"))
    assert ask_where_to_save(window, tmp_path / "CRM.cjm") == tmp_path / "other.cjm"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("CRM 2.0", "CRM 2.0.cjm"),
        ("Карта 23.11", "Карта 23.11.cjm"),
        ("map.json", "map.json.cjm"),
        ("CRM.", "CRM.cjm"),
        ("CRM.CJM", "CRM.CJM"),
    ],
)
def test_a_name_with_a_dot_gets_its_suffix_too(
    window: QWidget, answer: Answer, tmp_path: Path, name: str, file: str
) -> None:
    answer.with_(typed(name))
    assert ask_where_to_save(window, tmp_path / "other.cjm") == tmp_path / file


def test_what_would_be_replaced_by_a_name_made_complete_is_asked(
    window: QWidget, answer: Answer, tmp_path: Path
) -> None:
    (tmp_path / "CRM 2.0.cjm").write_text("theirs")
    answer.with_(then(typed("CRM 2.0"), lambda: answer.by("Replace")))
    assert ask_where_to_save(window, tmp_path / "other.cjm") == tmp_path / "CRM 2.0.cjm"
    assert "Replace “CRM 2.0.cjm”?" in answer.seen
    answer.with_(then(typed("CRM 2.0"), lambda: answer.by("Cancel")))
    assert ask_where_to_save(window, tmp_path / "other.cjm") is None


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            InterfaceLanguage.ENGLISH,
            "The name is too long, it may have at most 251 characters before “.cjm”.",
        ),
        (InterfaceLanguage.RUSSIAN, "Имя слишком длинное, перед «.cjm» может быть не больше 251 знака."),
    ],
)
def test_a_name_that_is_too_long_is_told_below_it_until_it_fits(
    window: QWidget, answer: Answer, tmp_path: Path, language: InterfaceLanguage, told: str
) -> None:
    install_language(language)
    seen: list[list[str]] = []

    def answered(dialog: QFileDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        for length in (260, 251):
            field.setText("a" * length)
            seen.append([one.text() for one in dialog.findChildren(QLabel) if one.isVisible()])
        dialog.accept()

    answer.with_(answered)
    assert ask_where_to_save(window, tmp_path / "CRM.cjm") == tmp_path / f"{'a' * 251}.cjm"
    assert told in seen[0]
    assert told not in seen[1]


def test_a_change_of_mind_is_nothing(window: QWidget, answer: Answer, tmp_path: Path) -> None:
    answer.with_(lambda dialog: dialog.reject())
    assert ask_where_to_save(window, tmp_path / "CRM.cjm") is None
    answer.with_(lambda dialog: dialog.reject())
    assert ask_which_to_open(window, str(tmp_path)) == []


def test_where_to_save_is_asked_also_when_the_disk_of_the_file_has_vanished(
    window: QWidget, answer: Answer, tmp_path: Path
) -> None:
    # A name too long is what a test can make every disk refuse to look for.
    answer.with_(lambda dialog: dialog.reject())
    assert ask_where_to_save(window, tmp_path / ("x" * 5000) / "CRM.cjm") is None
    assert answer.seen


def test_several_maps_can_be_opened(window: QWidget, answer: Answer, tmp_path: Path) -> None:
    files = [tmp_path / "a.cjm", tmp_path / "b.cjm"]
    for file in files:
        file.touch()
    answer.with_(typed('"a.cjm" "b.cjm"'))
    assert ask_which_to_open(window, str(tmp_path)) == files


def test_qts_own_dialog_is_all_russian(window: QWidget, answer: Answer, tmp_path: Path) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    texts: list[str] = []

    def read(dialog: QFileDialog) -> None:
        texts.extend(label.text() for label in dialog.findChildren(QLabel))
        for button in dialog.findChildren(QAbstractButton):
            texts.extend((button.text(), button.toolTip(), button.accessibleName()))
        texts.extend(action.text() for action in dialog.findChildren(QAction))
        texts.extend(dialog.labelText(label) for label in QFileDialog.DialogLabel)

    for ask in (
        lambda: ask_where_to_save(window, tmp_path / "CRM.cjm"),
        lambda: ask_which_to_open(window, str(tmp_path)),
    ):
        answer.with_(read)
        ask()
    assert {"Папка:", "Тип файла:", "&Имя файла:", "&Открыть", "Отмена"} <= set(texts)
    assert [
        text for text in texts if text.isascii() and re.search("[A-Za-z]{3}", text) and "qt_" not in text
    ] == []


def test_what_qts_russian_leaves_in_english_is_told_in_ours(program: QApplication) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    translate = QCoreApplication.translate
    assert translate("QAbstractFileIconProvider", "Folder", "Match Windows Explorer") == "Папка"
    assert translate("QFileDialog", "&Look in:") == "&Папка:"
    assert translate("QLineEdit", "Select All") == "Выделить всё"


@pytest.mark.parametrize(
    ("language", "size", "changed"),
    [
        (InterfaceLanguage.ENGLISH, "1.3 MB", "14 Mar 2020  09:35"),
        (InterfaceLanguage.RUSSIAN, "1,3 МБ", "14.03.2020  09:35"),
    ],
)
def test_columns_hold_sizes_and_days_uncut_as_the_window_writes_them(
    window: QWidget, answer: Answer, tmp_path: Path, language: InterfaceLanguage, size: str, changed: str
) -> None:
    install_language(language)
    file = tmp_path / "A map with a long name.cjm"
    file.write_bytes(bytes(1_300_000))
    moment = QDateTime(QDate(2020, 3, 14), QTime(9, 35)).toSecsSinceEpoch()
    os.utime(file, (moment, moment))
    answer.with_(partial(judge_columns, path=str(file), size=size, changed=changed))
    ask_which_to_open(window, str(tmp_path))
    assert answer.seen


def judge_columns(dialog: QFileDialog, path: str, size: str, changed: str) -> None:
    files = dialog.findChild(QTreeView, "treeView")
    assert files is not None
    model = files.model()
    assert isinstance(model, QFileSystemModel)
    QTest.qWait(300)
    for column, text in ((1, size), (3, changed)):
        index = model.index(path, column)
        option = QStyleOptionViewItem()
        delegate = files.itemDelegate()
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, index)
        assert option.text == text
        room = files.columnWidth(column)
        assert files.sizeHintForIndex(index).width() <= room
        assert files.fontMetrics().horizontalAdvance(text) < room
    assert files.header().length() <= files.viewport().width()


def test_a_size_is_told_in_kilobytes_never_as_nothing(program: QApplication, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").write_bytes(bytes(36_200))
    assert size_of(QFileInfo(str(tmp_path / "a"))) == "1 KB"
    assert size_of(QFileInfo(str(tmp_path / "b"))) == "37 KB"
    assert size_of(QFileInfo(str(tmp_path))) == ""
