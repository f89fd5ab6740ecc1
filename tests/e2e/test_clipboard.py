"""The clipboard of a real X server between two running programs, and with a program that is not ours."""

from __future__ import annotations

import json
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.e2e.conftest import running

from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import EMPTY, WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from tests.e2e.conftest import Screen

    from cjm_desktop.model.document import Document

pytestmark = pytest.mark.e2e

_PATIENCE = 200
"""Looks at a title before one pastes again: some ten seconds."""
FILES = Path(__file__).parents[1] / "_files" / "clipboard"
SPREADSHEET = """
import sys
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
program = QGuiApplication([])
data = QMimeData()
data.setHtml(open(sys.argv[1], encoding="utf-8").read())
QGuiApplication.clipboard().setMimeData(data)
program.processEvents()
print("ready", flush=True)
program.exec()
"""
"""Another program that owns the clipboard."""
READER = """
import json
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
program = QApplication([])
window = QWidget()
window.show()
for _ in range(50):
    program.processEvents()
data = QGuiApplication.clipboard().mimeData()
image = data.imageData()
print(json.dumps({"text": data.text(), "html": data.html(), "width": image.width() if image else 0}))
"""
"""Another program into which one pastes."""


@pytest.fixture
def paths(tmp_path: Path) -> tuple[Path, Path]:
    """The worked example and an empty map in files."""
    made = tmp_path / "full.cjm", tmp_path / "bare.cjm"
    save(template(WORKED_EXAMPLE, "ru"), made[0])
    save(template(EMPTY, "ru"), made[1])
    return made


def saved(screen: Screen, path: Path, before: bytes) -> Document:
    """Wait until the program has written the file and return what it holds."""
    screen.wait_for("the file to be saved", lambda: path.read_bytes() != before)
    return load(path)


def is_changed(screen: Screen, name: str, again: Callable[[], None], tries: Iterator[int]) -> bool:
    """Whether the window has the mark of a change; does all of it again after some seconds without."""
    if "*" in screen.title(screen.window_named(name)):
        return True
    if next(tries) % _PATIENCE == 0:
        again()
    return False


def activate(screen: Screen, name: str) -> None:
    """Bring the window with this name to the front, as a click on it would."""
    window = screen.window_named(name)

    def is_in_front() -> bool:
        # Again and again: a window that opens just then takes the focus for itself.
        screen.run("xdotool", "windowactivate", window)
        active, focus = (screen.run("xdotool", which) for which in ("getactivewindow", "getwindowfocus"))
        return active == focus == window

    screen.wait_for(f"{name} in front", is_in_front)


@pytest.mark.parametrize(
    ("layout", "keys"),
    [
        ("us", ("ctrl+c", "ctrl+v", "ctrl+s")),
        ("ru", ("ctrl+Cyrillic_es", "ctrl+Cyrillic_em", "ctrl+Cyrillic_yeru")),
        ("us,ru", ("ctrl+Insert", "shift+Insert", "ctrl+s")),
    ],
)
def test_cards_go_from_one_running_program_to_another(
    screen: Screen,
    program: Callable[..., Any],
    paths: tuple[Path, Path],
    layout: str,
    keys: tuple[str, str, str],
) -> None:
    (full, bare), (copy, paste, keep) = paths, keys
    before = bare.read_bytes()
    screen.layout(layout)
    with program(str(full)), program(str(bare)):
        screen.window_named("bare.cjm")

        def go_over() -> None:
            activate(screen, "full.cjm")
            # It leads to the first card wherever one is; of two arrows a busy machine may lose the first.
            screen.key("ctrl+Home", copy)
            activate(screen, "bare.cjm")
            screen.key(paste)

        # On a busy machine a key may be lost, or the copied arrive too late, which the program says.
        go_over()
        tries = count(1)
        screen.wait_for("the mark of a change", lambda: is_changed(screen, "bare.cjm", go_over, tries))
        screen.key(keep)
        (card,) = saved(screen, bare, before).maps[0].cards
    original = next(iter(load(full).maps[0].cards))
    assert (card.text, card.evidence, card.tags) == (original.text, original.evidence, original.tags)
    assert card.id != original.id


def test_a_block_of_another_program_is_pasted_in_a_russian_layout(
    screen: Screen, program: Callable[..., Any], paths: tuple[Path, Path]
) -> None:
    bare = paths[1]
    before = bare.read_bytes()
    screen.layout("ru")
    owner = (sys.executable, "-c", SPREADSHEET, str(FILES / "excel.html"))
    with running(*owner, env=screen.environment), program(str(bare)):
        activate(screen, "bare.cjm")
        screen.key("ctrl+Cyrillic_em", "ctrl+Cyrillic_yeru")
        cards = list(saved(screen, bare, before).maps[0].cards)
    assert [card.text for card in cards][:2] == ["До покупки", "Покупка & оплата"]
    assert len(cards) == 6


def test_another_program_gets_a_table_a_text_and_a_picture(
    screen: Screen, program: Callable[..., Any], paths: tuple[Path, Path]
) -> None:
    screen.layout("us")
    with program(str(paths[0])):
        activate(screen, "full.cjm")

        def what_is_read() -> dict[str, Any] | None:
            # From the first cell up to the header of its stage; on a busy machine a key may be lost.
            screen.key("ctrl+Home", "Up", "ctrl+c")
            read: dict[str, Any] = json.loads(screen.run(sys.executable, "-c", READER))
            return read if read["text"] else None

        got = screen.wait_for("what was copied", what_is_read)
    journey = load(paths[0]).maps[0]
    assert got["text"].split("\r\n")[0] == journey.stages[0].title
    assert got["html"].count("<tr>") == 1 + len(journey.lanes)
    assert got["width"] > 400
