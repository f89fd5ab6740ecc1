"""No text of a document or name of a file is taken for HTML, reads a file or turns letters round."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu, QTabBar, QWidget
from tests.qt import test_translations

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import rename_lane
from cjm_desktop.edit.selection import at_card, at_cell, at_lane, at_stage
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.qt.panels.headings import Headings
from cjm_desktop.qt.panels.subjects import subjects
from cjm_desktop.qt.pictures_taken import picture_of_file
from cjm_desktop.qt.plain_fields import PlainField
from cjm_desktop.storage.file import dumps, loads
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.windows import Windows

HOSTILE = "<img src=file:///etc/passwd><a href='http://example.org'>&lt;b&gt;"
_TEXT_FIELD = re.compile(
    r'"(title|text|note|task|name|client|author|edition|scenario|description|owner|unit|attribution|status)":'
    r' "(?:[^"\\]|\\.)*"'
)


def hostile(document: Document) -> Document:
    """The document with every text of it replaced."""
    text = _TEXT_FIELD.sub(lambda found: f'"{found.group(1)}": "{HOSTILE}"', dumps(document).decode())
    return loads(text.encode())


def fault(text: str, widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}: {text[:60]}"


def faults(widgets: list[QWidget]) -> Iterator[str]:
    """What would be taken for HTML in these widgets."""
    for widget in widgets:
        is_plain = not isinstance(widget, QLabel) or widget.textFormat() is Qt.TextFormat.PlainText
        if isinstance(widget, QLabel) and "<" in widget.text() and not is_plain:
            yield fault(widget.text(), widget)
        tips = [widget.toolTip(), *(action.toolTip() for action in widget.actions())]
        if isinstance(widget, QTabBar):
            tips += [widget.tabToolTip(index) for index in range(widget.count())]
        if isinstance(widget, QAbstractButton) and widget.whatsThis():
            tips.append(widget.whatsThis())
        yield from (fault(tip, widget) for tip in tips if "<img" in tip or "<a " in tip)


def test_no_widget_of_the_window_takes_a_text_of_the_document_for_html(windows: Windows) -> None:
    desk = windows.show_document(hostile(template(WORKED_EXAMPLE, "en")), None, None)
    session = desk.controller.session
    assert session is not None
    journey = session.journey
    found: list[str] = []
    for selection in (
        at_card(journey, next(iter(journey.cards)).id),
        at_stage(journey.stages[0].id),
        at_lane(journey.lanes[0].id),
        at_cell(journey.stages[0].id, journey.lanes[0].id),
    ):
        session.select(selection)
        QApplication.processEvents()
        found += faults(QApplication.allWidgets())
    assert found == []


@pytest.mark.parametrize("kind", test_translations.DIALOGS)
def test_no_dialog_takes_a_text_of_the_document_for_html(
    program: QApplication, kind: type[QDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(key: str, language: str) -> Document:
        return hostile(template(key, language))

    monkeypatch.setattr(test_translations, "template", made)
    dialog = test_translations.DIALOGS[kind]("en")
    dialog.show()
    QApplication.processEvents()
    assert list(faults([dialog, *dialog.findChildren(QWidget)])) == []
    dialog.close()
    dialog.deleteLater()


def test_a_name_that_turns_letters_round_is_shown_as_it_is_written(windows: Windows, tmp_path: Path) -> None:
    path = tmp_path / "Смета\u202emjc.exe.cjm"
    document = template(WORKED_EXAMPLE, "en").changed(title="План\u202e\u2066 года")
    save(document, path)
    windows.open_files([path], None)
    desk = windows.desks[-1]
    assert desk.window.windowTitle() == "Смета\\u202emjc.exe.cjm[*] — CJM Desktop"
    new = windows.show_document(document, None, None)
    assert new.controller.suggested_path(".cjm").name == "План года.cjm"
    desk.window.menu_bar.fill()
    recent = desk.window.findChild(QMenu, "recent_files")
    assert recent is not None
    recent.aboutToShow.emit()
    start = windows.show_empty()
    page = start.window.start_page()
    assert page is not None
    shown = [*(action.text() for action in recent.actions()), *(row.name for row in page.files.rows)]
    assert any("\\u202e" in text for text in shown)
    assert not any("\u202e" in text for text in shown)


def test_a_word_without_end_breaks_at_every_letter(program: QApplication) -> None:
    field = PlainField()
    field.setPlainText("слово " * 5000)
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    data = QMimeData()
    data.setText("ж" * 60_000)
    QGuiApplication.clipboard().setMimeData(data)
    field.selectAll()
    field.paste()
    assert field.text() == "ж" * 60_000
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere
    field.setPlainText("слово")
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    field.deleteLater()


def test_nothing_but_the_folder_of_a_poster_is_ever_opened_outside() -> None:
    source = Path(__file__).parents[2] / "src" / "cjm_desktop"
    opening = re.compile(
        r"openUrl|setOpenExternalLinks|setOpenLinks|QTextBrowser|webbrowser|QtNetwork|urllib|http[.]client"
    )
    found = {
        path.relative_to(source).as_posix(): [
            line for line in path.read_text("utf-8").splitlines() if opening.search(line)
        ]
        for path in source.rglob("*.py")
    }
    told: dict[str, Any] = {name: lines for name, lines in found.items() if lines}
    assert set(told) == {"qt/print_parts/window.py"}
    assert len(told["qt/print_parts/window.py"]) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files")
def test_a_picture_that_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "device.png").symlink_to("/dev/zero")
    (tmp_path / "loop.png").symlink_to("loop.png")
    for name in ("pipe.png", "device.png", "loop.png"):
        with pytest.raises(NotAllowed):
            picture_of_file(tmp_path / name)


def test_the_texts_of_the_test_come_as_far_as_the_window(windows: Windows) -> None:
    document = hostile(template(WORKED_EXAMPLE, "en"))
    desk = windows.show_document(document, None, None)
    assert HOSTILE in desk.window.windowTitle()


@pytest.mark.parametrize("header", ["cell", "stage", "lane"])
def test_no_title_turns_round_what_the_window_says_beside_it(windows: Windows, header: str) -> None:
    document = template(WORKED_EXAMPLE, "en")
    text = _TEXT_FIELD.sub(lambda found: f'"{found.group(1)}": "\\u202eTurned"', dumps(document).decode())
    windows.show_document(loads(text.encode()), None, None)
    (desk,) = windows.desks
    session = desk.controller.session
    assert session is not None
    stage, lane = session.journey.stages[0].id, session.journey.lanes[0].id
    session.apply(Label.RENAME_LANE, rename_lane, lane, "\u202eTurned")
    places = {"cell": at_cell(stage, lane), "stage": at_stage(stage), "lane": at_lane(lane)}
    session.select(places[header])
    QApplication.processEvents()
    headings = Headings()
    told = [
        desk.window.windowTitle(),
        desk.window.status_line.place_text(),
        *(headings.of(subject, session) for subject in subjects(session)),
    ]
    assert all("\u202e" not in text for text in told)
    assert "\\u202eTurned" in told[0]
    assert "\\u202eTurned" in told[1]
