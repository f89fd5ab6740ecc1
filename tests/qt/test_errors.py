from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTextEdit

from cjm_desktop.draw.icons import icon_paths
from cjm_desktop.model.errors import Unreadable
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt import assets
from cjm_desktop.qt.errors import crash_report, message_box, show_error
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from tests.qt.conftest import Answer

    from cjm_desktop.qt.errors import CrashReporter

HOSTILE = '<img src="file:///etc/passwd"> <b>bold</b>'


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


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


def test_a_report_tells_versions_and_calls_and_nothing_of_the_map() -> None:
    error = raised(ValueError("Client secret"))
    report = crash_report(error, error.__traceback__)
    assert report.startswith("CJM Desktop ")
    assert "PySide6" in report
    assert "test_errors.py" in report
    assert report.endswith("ValueError\n")
    assert "secret" not in report


def test_an_error_nobody_expected_is_shown_once(
    reporter: CrashReporter, answer: Answer, program: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    details: list[str] = []
    answer.with_(lambda box: details.append(box.detailedText()))
    error = raised(KeyError("a"))
    sys.excepthook(KeyError, error, error.__traceback__)
    program.processEvents()
    assert details[0].endswith("KeyError\n")
    assert "Something went wrong in the program." in answer.seen
    assert "KeyError" in capsys.readouterr().err


def test_an_error_in_a_thread_is_shown_too(
    reporter: CrashReporter, answer: Answer, program: QApplication
) -> None:
    def fail() -> None:
        raise RuntimeError

    answer.with_(lambda box: box.close())
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    program.processEvents()
    assert "Something went wrong in the program." in answer.seen


def test_a_report_can_be_copied(reporter: CrashReporter, answer: Answer, program: QApplication) -> None:
    answer.by("Copy report")
    error = raised(OSError())
    sys.excepthook(OSError, error, error.__traceback__)
    program.processEvents()
    assert program.clipboard().text().endswith("OSError\n")


def test_a_details_field_is_plain_text(reporter: CrashReporter, answer: Answer) -> None:
    kinds: list[bool] = []
    answer.with_(lambda box: kinds.extend(f.isReadOnly() for f in box.findChildren(QTextEdit)))
    reporter._show(HOSTILE)
    assert kinds == [True]
