from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from cjm_desktop.draw.icons import icon_paths
from cjm_desktop.model.errors import Unreadable
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt import assets
from cjm_desktop.qt.errors import message_box, show_error
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from tests.qt.conftest import Answer

HOSTILE = '<img src="file:///etc/passwd"> <b>bold</b>'


@pytest.mark.usefixtures("program")
def test_a_box_takes_nothing_for_html() -> None:
    box = message_box(None, QMessageBox.Icon.Warning, HOSTILE, HOSTILE)
    labels = [label for label in box.findChildren(QLabel) if label.text() == HOSTILE]
    assert len(labels) == 2
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("length", [40, 52, 58, 70, 120])
def test_a_long_headline_is_broken_and_not_cut(length: int) -> None:
    headline = " ".join(["result"] * 30)[:length].rstrip()
    box = message_box(None, QMessageBox.Icon.NoIcon, headline, "Nothing is lost.")
    box.show()
    QApplication.processEvents()
    (label,) = (label for label in box.findChildren(QLabel) if label.text() == headline)
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    needed = label.fontMetrics().boundingRect(label.contentsRect(), flags, headline)
    assert needed.width() <= label.contentsRect().width()
    assert needed.height() <= label.contentsRect().height()
    box.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on open files")
@pytest.mark.qt_log_ignore("Cannot open file")
@pytest.mark.usefixtures("program")
def test_an_error_is_told_also_where_no_file_can_be_opened_any_more() -> None:
    import resource

    assets._paths.cache_clear()
    icon_paths.cache_clear()
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
    try:
        box = message_box(None, QMessageBox.Icon.Critical, "Not saved.", "The map is still open.")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert box.informativeText() == "The map is still open."


def test_an_error_speaks_the_language_of_the_window(answer: Answer) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    answer.by("OK")
    show_error(None, "", Unreadable(Phrase("It is damaged.", "Он повреждён.")))
    assert "Он повреждён." in answer.seen
