"""What the windows that print have in common."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QLabel

from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.map_choices import MapChoices
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.stickers.window import PrintStickers
from cjm_desktop.qt.studio.window import PrintStudio
from cjm_desktop.qt.translations import install_language
from cjm_desktop.templates.catalogue import template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from cjm_desktop.qt.print_parts.window import PrintWindow
    from cjm_desktop.qt.windows import Desk


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Python's collector, which would find cycles, rests."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("kind", [PrintStudio, PrintStickers])
def test_a_closed_window_is_gone_at_once_for_a_cycle_would_end_the_process(
    program: QApplication, qtbot: QtBot, no_collector: None, tmp_path: Path, kind: type
) -> None:
    document = template("b2b_saas", "en")
    window = kind(
        None, document, document.maps[0].id, tmp_path / "a.pdf", MapChoices("any", tmp_path / "a.cjm")
    )
    window.show()
    qtbot.wait(500)
    window.done(0)
    gone = ref(window)
    del window
    assert gone() is None


WINDOWS = [PrintStudio, PrintStickers]


@pytest.fixture
def opened(program: QApplication, qtbot: QtBot, tmp_path: Path) -> Callable[[type], PrintWindow]:
    """Opens a window that prints, in which saving asks for a file and gets none."""

    def open_it(kind: type) -> PrintWindow:
        document = template("b2b_saas", "en")
        choices = MapChoices("any", tmp_path / "a.cjm")
        window: PrintWindow = kind(None, document, document.maps[0].id, tmp_path / "a.pdf", choices)
        qtbot.addWidget(window, before_close_func=lambda one: one.done(0))
        window.show()
        qtbot.waitUntil(window.row.save_button.isEnabled)
        return window

    return open_it


@pytest.mark.parametrize("kind", WINDOWS)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_focus(
    opened: Callable[[type], PrintWindow], qtbot: QtBot, kind: type, key: Qt.Key
) -> None:
    window = opened(kind)
    asked: list[Path] = []
    printed: list[int] = []

    def ask_path(_parent: object, path: Path) -> None:
        asked.append(path)

    def ask_printer(_printer: object, count: int, _parent: object) -> bool:
        printed.append(count)
        return False

    window.ask_path = ask_path
    window.print_button.ask = ask_printer
    window.print_button.setFocus()
    with qtbot.waitSignal(window.print_button.ended):
        qtbot.keyClick(window.print_button, key)
    assert (len(asked), len(printed)) == (0, 1)
    window.row.save_button.setFocus()
    qtbot.keyClick(window.row.save_button, key)
    assert len(asked) == 1
    window.row.close_button.setFocus()
    qtbot.keyClick(window.row.close_button, key)
    assert not window.isVisible()
    assert len(asked) == 1


@pytest.mark.parametrize("language", InterfaceLanguage)
@pytest.mark.parametrize("kind", WINDOWS)
def test_the_ways_out_have_letters_of_their_own(
    opened: Callable[[type], PrintWindow], kind: type, language: InterfaceLanguage
) -> None:
    install_language(language)
    window = opened(kind)
    ways = (window.row.save_button, window.row.close_button, window.print_button, window.row.folder_button)
    letters = [QKeySequence.mnemonic(way.text()).toString() for way in ways]
    assert all(letters)
    texts = [one.text() for one in window.findChildren(QLabel) if one.buddy() is not None]
    texts += [one.text() for one in window.findChildren(QCheckBox)]
    taken = [QKeySequence.mnemonic(text).toString() for text in texts]
    assert len(set(letters)) == len(letters)
    assert set(letters).isdisjoint(taken)


@pytest.mark.parametrize("kind", WINDOWS)
def test_alt_and_its_letter_press_close(
    opened: Callable[[type], PrintWindow], qtbot: QtBot, kind: type
) -> None:
    window = opened(kind)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_menu_leads_to_a_printer(desk: Desk, qtbot: QtBot) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("there is a printer here")
    desk.window.actions_[Id.PRINT].trigger()
    studio = desk.window.findChild(PrintStudio)
    assert studio is not None
    qtbot.waitUntil(studio.message.isVisible, timeout=20_000)
    assert studio.message.text().startswith("There is no printer here.")
    studio.close()
