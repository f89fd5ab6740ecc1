from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget

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


def test_a_map_is_proposed_by_name_and_gets_its_suffix(
    window: QWidget, answer: Answer, tmp_path: Path
) -> None:
    answer.with_(typed(""))
    assert ask_where_to_save(window, tmp_path / "CRM.cjm") == tmp_path / "CRM.cjm"
    answer.with_(typed("other"))
    assert ask_where_to_save(window, tmp_path / "CRM.cjm") == tmp_path / "other.cjm"


def test_a_change_of_mind_is_nothing(window: QWidget, answer: Answer, tmp_path: Path) -> None:
    answer.with_(lambda dialog: dialog.reject())
    assert ask_where_to_save(window, tmp_path / "CRM.cjm") is None
    answer.with_(lambda dialog: dialog.reject())
    assert ask_which_to_open(window, str(tmp_path)) == []


def test_several_maps_can_be_opened(window: QWidget, answer: Answer, tmp_path: Path) -> None:
    files = [tmp_path / "a.cjm", tmp_path / "b.cjm"]
    for file in files:
        file.touch()
    answer.with_(typed('"a.cjm" "b.cjm"'))
    assert ask_which_to_open(window, str(tmp_path)) == files


def test_qts_own_dialog_is_all_russian(window: QWidget, answer: Answer, tmp_path: Path) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    labels: list[str] = []
    answer.with_(lambda dialog: labels.extend(label.text() for label in dialog.findChildren(QLabel)))
    ask_where_to_save(window, tmp_path / "CRM.cjm")
    assert {"Папка:", "Тип файла:"} <= set(labels)
    assert not any(text.isascii() and text for text in labels)
