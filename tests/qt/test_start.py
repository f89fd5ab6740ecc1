"""What a start waits for: nothing but what is seen in the first frame."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from cjm_desktop import RESOURCES, app
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.session import Session
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.qt.canvas.hands import Hands
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.ending import ending
from cjm_desktop.qt.panels.outline import Outline
from cjm_desktop.qt.recovering import Recovering, Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.qt.windows import Desk, Windows

MAP = RESOURCES / "templates" / "b2b_saas.en.cjm"
# PySide puts a class into its module when it makes it: when it is first named, or handed out.
SEEN_AT_FIRST_PAINT = """
import json, os, sys
from pathlib import Path
from PySide6 import QtGui, QtWidgets
from cjm_desktop.app import run_window
def tell(code):
    print(json.dumps([*sys.modules, *vars(QtGui), *vars(QtWidgets)]), flush=True)
    leave(code)
leave, os._exit = os._exit, tell
run_window([Path(sys.argv[1])])
"""
OPENED_FROM_THE_FIRST_PAGE = """
import json, os, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from cjm_desktop import app
from cjm_desktop.qt.ahead import LoadingAhead
from cjm_desktop.qt.settings import Settings
from cjm_desktop.qt.windows import Windows
program = QApplication([])
windows = Windows(Settings(), app._furnish, app._lay_out, program)
desk = windows.show_empty()
for _ in range(500):
    QTest.qWait(10)
    if "cjm_desktop.qt.sharing" in sys.modules and desk.window.findChild(LoadingAhead) is None:
        break
before = set(sys.modules)
windows.open_files([Path(sys.argv[1])], desk)
while desk.sharing is None:
    QTest.qWait(10)
print(json.dumps(sorted(set(sys.modules) - before)), flush=True)
os._exit(0)
"""
STARTED = """
import json, os, sys
from pathlib import Path
from cjm_desktop.cli.window import load_program
run_window = load_program()
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from cjm_desktop.qt.program import the_program
from cjm_desktop.qt.settings import Settings
def tell():
    told = {
        "dialog": QApplication.activeModalWidget() is not None,
        "icon": not program.windowIcon().isNull(),
        "watchers": [type(one).__name__ for one in program.children()],
        "key": Qt.Key.__doc__,
        "typing_extensions": "typing_extensions" in sys.modules,
    }
    print(json.dumps(told), flush=True)
    os._exit(0)
def look():
    # However slow the computer is, it has painted by then.
    left[0] -= 1
    if not left[0]:
        tell()
left = [100]
program = the_program(Settings())
timer = QTimer(interval=10)
timer.timeout.connect(look)
timer.start()
run_window([Path(sys.argv[1])])
"""
NOT_BEFORE_THE_FIRST_PAINT = {
    # Classes that take PySide a millisecond or several each, the last when any widget of Qt's own is wrapped.
    *("QStyle", "QMessageBox", "QFileDialog", "QAccessible", "QPlainTextEdit", "QCalendarWidget"),
    *("dataclasses", "PySide6.QtSvg", "PySide6.QtPrintSupport", "PIL"),
    *(f"cjm_desktop.qt.{name}" for name in ("canvas.editor", "file_dialogs", "dialogs.form", "render.image")),
    *(f"cjm_desktop.qt.{name}" for name in ("finding", "command_palette", "context_menus", "canvas.minimap")),
    "cjm_desktop.analysis.search",
    *(
        f"cjm_desktop.qt.{name}"
        for name in ("keyboard_layouts", "canvas.tools.table", "canvas.tools.move_cards")
    ),
}


def test_the_first_frame_waits_for_no_editor_dialog_or_large_class() -> None:
    command = [sys.executable, "-c", SEEN_AT_FIRST_PAINT, str(MAP)]
    env = {**os.environ, "CJM_BENCH_END": "paint"}
    done = subprocess.run(command, stdout=subprocess.PIPE, timeout=100, check=True, env=env)
    assert NOT_BEFORE_THE_FIRST_PAINT.intersection(json.loads(done.stdout)) == set()


@pytest.mark.parametrize("is_damaged", [False, True])
def test_what_comes_behind_the_first_frame_is_there_also_where_a_dialog_comes_first(
    tmp_path: Path, is_damaged: bool
) -> None:
    file = tmp_path / "map.cjm"
    file.write_bytes(b"{" if is_damaged else MAP.read_bytes())
    command = [sys.executable, "-c", STARTED, str(file)]
    done = subprocess.run(command, stdout=subprocess.PIPE, timeout=100, check=True)
    told = json.loads(done.stdout)
    assert told["dialog"] is is_damaged
    assert told["icon"]
    assert "ShortcutsInAnyLayout" in told["watchers"]
    # What `enum` writes into one it has made without checks.
    assert told["key"] == "An enumeration."
    assert not told["typing_extensions"]


def test_the_page_one_starts_from_has_read_what_a_map_needs_before_one_is_opened(tmp_path: Path) -> None:
    file = shutil.copyfile(MAP, tmp_path / MAP.name)
    command = [sys.executable, "-c", OPENED_FROM_THE_FIRST_PAGE, str(file)]
    done = subprocess.run(command, stdout=subprocess.PIPE, timeout=100, check=True)
    assert [name for name in json.loads(done.stdout) if name.startswith("cjm_desktop")] == []


def test_no_module_of_ours_has_its_source_read_when_it_is_imported() -> None:
    """PySide6 looks into the source of each module that is imported after it, unless it is kept from it."""
    code = "import json, linecache, cjm_desktop.app; print(json.dumps([*linecache.cache]))"
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, timeout=100, check=True)
    assert [path for path in json.loads(done.stdout) if "cjm_desktop" in path] == []


@pytest.mark.parametrize("lanes", [3, 30])
def test_the_first_frame_shows_what_the_whole_map_shows(windows: Windows, lanes: int) -> None:
    """Its scroll bar apart, which knows the height of the map only when all of it is laid out."""
    session = Session(tall_document(lanes))
    first, whole = (Canvas(session, LIGHT, is_complete=is_complete) for is_complete in (False, True))
    frames = []
    for canvas in (first, whole):
        canvas.resize(1000, 600)
        canvas.show()
        frames.append(canvas.viewport().grab().toImage())
    assert frames[0] == frames[1]
    assert (len(first.layout_shown.rows) < lanes) is (lanes == 30)
    first.mirror.complete()
    assert first.layout_shown.size == whole.layout_shown.size
    assert first.viewport().grab().toImage() == frames[1]
    assert [row.y for row in first.layout_shown.rows] == [row.y for row in whole.layout_shown.rows]
    for canvas in (first, whole):
        canvas.close()
        canvas.deleteLater()


def tall_document(lanes: int) -> Document:
    """A map of four stages with three cards in each cell."""
    stages = tuple(Stage(id=f"s{number}", title=f"Stage {number}") for number in range(4))
    rows = tuple(Lane(id=f"l{number}", kind="actions") for number in range(lanes))
    cards = [
        Card(id=f"{lane.id}.{stage.id}.{place}", stage=stage.id, lane=lane.id, text="Asks a colleague twice")
        for lane in rows
        for stage in stages
        for place in range(3)
    ]
    grid = Grid.of(cards, [stage.id for stage in stages], [lane.id for lane in rows])
    return Document(title="Tall", maps=(Map(id="m", stages=stages, lanes=rows, cards=grid),))


def test_a_window_completes_its_map_before_anything_else_happens(windows: Windows) -> None:
    desk = windows.show_document(tall_document(40), None, None)
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    assert QTest.qWaitForWindowExposed(desk.window)
    QCoreApplication.processEvents()
    assert len(canvas.layout_shown.rows) == 40


def test_the_editor_is_ready_as_soon_as_the_map_is_seen(desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    assert QTest.qWaitForWindowExposed(desk.window)
    QCoreApplication.processEvents()
    assert "editor" in vars(canvas.writing)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of the errors that are told."""
    words: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: words.append(error.args[0]))
    return words


def failing(word: str) -> Callable[..., None]:
    def fail(*_arguments: object) -> None:
        raise KeyError(word)

    return fail


def test_what_fails_behind_the_first_frame_takes_nothing_else_along(
    windows: Windows, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    monkeypatch.setattr(app, "_work_beside", failing("beside"))
    monkeypatch.setattr(Hands, "prepare", failing("tools"))
    desk = windows.show_document(tall_document(30), None, None)
    QTest.qWait(100)
    assert told == ["beside", "tools"]
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    assert len(canvas.layout_shown.rows) == 30
    assert desk.window.findChild(Outline) is not None
    assert isinstance(desk.controller.findChild(Watch), Watch)


def test_where_nobody_keeps_a_map_nobody_says_that_it_is_kept(
    windows: Windows, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    monkeypatch.setattr(Recovering, "watch", failing("recovery"))
    monkeypatch.setattr(ending, "_keepers", [])
    windows.show_document(tall_document(3), None, None)
    QTest.qWait(100)
    assert told == ["recovery"]
    assert not ending.keep()
