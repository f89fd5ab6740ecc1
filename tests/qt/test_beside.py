"""Work beside the window: it goes on painting, Escape stops it, nothing that is typed is lost."""

from __future__ import annotations

import sys
import threading
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from cjm_desktop.edit.cards import set_fields
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.layout.map import lay_out
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.errors import NotAllowed, Stopped
from cjm_desktop.model.grid import Grid
from cjm_desktop.model.language import Phrase
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.beside import Beside, load_beside
from cjm_desktop.qt.canvas import mirror
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.status_line import ElidedLabel
from cjm_desktop.storage.saving import save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cjm_desktop.edit.working import Tell
    from cjm_desktop.layout.map import MapLayout
    from cjm_desktop.qt.windows import Desk, Windows


@pytest.fixture
def beside(desk: Desk) -> Beside:
    """What works beside a shown window."""
    return beside_of(desk)


def waited(until: Callable[[], bool], seconds: float = 20) -> bool:
    """Let the window live until something is so; whether it has become so in time."""
    end = monotonic() + seconds
    while not until() and monotonic() < end:
        QTest.qWait(5)
    return until()


def beside_of(desk: Desk) -> Beside:
    """Return what works beside a window, once its map was painted."""
    assert waited(lambda: desk.window.findChild(Beside) is not None)
    beside = desk.window.findChild(Beside)
    assert beside is not None
    return beside


def large_document() -> Document:
    """A map of forty lanes and thirty stages with a card in each cell."""
    stages = tuple(Stage(id=f"s{number}") for number in range(30))
    lanes = tuple(Lane(id=f"l{number}", kind="actions") for number in range(40))
    cards = [
        Card(id=f"{lane.id}{stage.id}", stage=stage.id, lane=lane.id, text="some words")
        for lane in lanes
        for stage in stages
    ]
    grid = Grid.of(cards, [stage.id for stage in stages], [lane.id for lane in lanes])
    return Document(maps=(Map(id="m", stages=stages, lanes=lanes, cards=grid),))


class Long:
    """Work that lasts until it is let go of, or is stopped."""

    def __init__(self) -> None:
        self.goes_on = threading.Event()
        self.thread = ""

    def __call__(self, tell: Tell) -> str:
        self.thread = threading.current_thread().name
        tell(0.4)
        while not self.goes_on.wait(0.005):
            tell(0.4)
        return "made"


def meanwhile(do: Callable[[], object], ms: int = 150) -> None:
    """Do something when the window has begun to wait."""
    QTimer.singleShot(ms, do)


def test_what_the_work_makes_comes_back_as_from_any_call(beside: Beside) -> None:
    assert beside(lambda _tell: 42) == 42


def test_what_the_work_raises_is_raised(beside: Beside) -> None:
    def refuse(_tell: Tell) -> None:
        raise NotAllowed(Phrase("No.", "Нет."))

    with pytest.raises(NotAllowed, match="No"):
        beside(refuse)


def test_while_one_waits_the_window_lives_and_tells_how_far_it_is(beside: Beside, desk: Desk) -> None:
    work, told = Long(), []

    def look() -> None:
        told.append(desk.window.status_line.message_text())
        work.goes_on.set()

    meanwhile(look)
    assert beside(work) == "made"
    assert work.thread != threading.main_thread().name
    assert told == ["Working… 40%. Esc stops it."]
    assert desk.window.status_line.message_text() != told[0]
    assert not beside.is_working


def test_escape_stops_it_and_nobody_hears_of_the_rest(beside: Beside, desk: Desk) -> None:
    meanwhile(lambda: QTest.keyClick(desk.window, Qt.Key.Key_Escape))
    with pytest.raises(Stopped):
        beside(Long())
    assert not beside.is_working
    assert QApplication.overrideCursor() is None


def test_work_that_may_not_be_stopped_is_waited_for(beside: Beside, desk: Desk) -> None:
    work = Long()
    meanwhile(lambda: QTest.keyClick(desk.window, Qt.Key.Key_Escape))
    meanwhile(work.goes_on.set, 250)
    assert beside(work, may_stop=False) == "made"


def test_what_is_typed_meanwhile_comes_afterwards(beside: Beside, desk: Desk) -> None:
    field, work = QLineEdit(desk.window), Long()
    field.show()
    seen: list[str] = []

    def write() -> None:
        QTest.keyClicks(field, "abc")
        seen.append(field.text())
        work.goes_on.set()

    meanwhile(write)
    beside(work)
    QApplication.processEvents()
    assert [*seen, field.text()] == ["", "abc"]


def test_a_click_meanwhile_does_nothing_and_the_line_says_so_in_red(beside: Beside, desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    session, work = canvas.session, Long()
    before = session.selection

    looks: list[str] = []

    def click() -> None:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(600, 400))
        looks.extend(label.property("look") for label in desk.window.status_line.findChildren(ElidedLabel))
        work.goes_on.set()

    meanwhile(click)
    beside(work)
    assert session.selection is before
    assert "bad" in looks


def test_the_window_is_not_closed_meanwhile(beside: Beside, desk: Desk) -> None:
    work = Long()
    meanwhile(desk.window.close)
    meanwhile(work.goes_on.set, 250)
    beside(work)
    assert desk.window.isVisible()


def test_a_large_map_is_edited_and_laid_out_beside_the_window(windows: Windows) -> None:
    desk = windows.show_document(large_document(), None, None)
    beside_of(desk)
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    threads: list[Any] = []

    def verb(journey: Map) -> Map:
        threads.append(threading.current_thread())
        return set_fields(journey, [card.id for card in journey.cards], urgent=True)

    canvas.session.apply(Label.CHANGE_CARDS, verb)
    assert threads != [threading.main_thread()]
    assert canvas.layout_shown.journey is canvas.session.journey
    # Only what is in view is shown by then, the rest in slices.
    due = [row.is_due for row in canvas.map_scene.rows.values()]
    assert not due[0]
    assert any(due)
    assert waited(lambda: not any(row.is_due for row in canvas.map_scene.rows.values()))


def test_what_is_seen_first_of_a_file_is_laid_out_beside_the_window(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "large.cjm"
    save(large_document(), file)
    desk = windows.show_empty()
    threads: list[Any] = []

    def laid_out(*of: Any) -> MapLayout:
        threads.append(threading.current_thread())
        return lay_out(*of)

    monkeypatch.setattr(mirror, "lay_out", laid_out)
    windows.open_files([file], desk)
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    assert canvas.layout_shown.document is canvas.session.document
    assert len(threads) == 1
    assert threads != [threading.main_thread()]
    assert canvas.session.working.ahead is None


def test_a_file_without_a_map_is_opened_beside_a_window_too(windows: Windows, tmp_path: Path) -> None:
    file = tmp_path / "bare.cjm"
    save(Document(title="Bare"), file)
    desk = windows.show_empty()
    windows.open_files([file], desk)
    assert desk.controller.session is not None
    assert len(desk.controller.session.document.maps) == 1


def test_a_module_is_read_beside_the_window_and_once(
    desk: Desk, beside: Beside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cjm_probe.py").write_text(
        "import threading\nthread = threading.current_thread()\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    load_beside("cjm_probe", desk.window, desk.window.status_line)
    probe = sys.modules["cjm_probe"]
    try:
        assert probe.thread is not threading.main_thread()
        load_beside("cjm_probe", desk.window, desk.window.status_line)
        assert sys.modules["cjm_probe"] is probe
    finally:
        del sys.modules["cjm_probe"]


def keys(desk: Desk, *pressed: Any) -> None:
    """Press keys as the system hands them over: first Qt asks whether they are shortcuts."""
    for key in pressed:
        window = desk.window.windowHandle()
        if isinstance(key, str):
            QTest.keyClick(window, getattr(Qt.Key, f"Key_{key.upper()}"))
        else:
            QTest.keyClick(window, key.key(), key.keyboardModifiers())


def pressed_meanwhile(beside: Beside, desk: Desk, *pressed: Any, may_stop: bool = True) -> None:
    """Press keys while the window waits, and let them come."""
    work = Long()

    def press() -> None:
        keys(desk, *pressed)
        work.goes_on.set()

    meanwhile(press)
    beside(work, may_stop=may_stop)
    QTest.qWait(50)


def ctrl(key: Qt.Key) -> QKeyCombination:
    return QKeyCombination(Qt.KeyboardModifier.ControlModifier, key)


def plain(key: Qt.Key) -> QKeyCombination:
    return QKeyCombination(Qt.KeyboardModifier.NoModifier, key)


def test_a_word_typed_after_a_command_goes_where_the_command_leads(beside: Beside, desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    before = canvas.session.document
    canvas.setFocus()
    pressed_meanwhile(beside, desk, ctrl(Qt.Key.Key_F), *"trial")
    assert canvas.session.document is before
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.text() == "trial"


def test_keys_of_the_map_and_commands_come_in_their_order(beside: Beside, desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    session = canvas.session
    canvas.setFocus()
    session.select(at_cell(session.journey.stages[0].id, session.journey.lanes[0].id))
    right, enter = plain(Qt.Key.Key_Right), plain(Qt.Key.Key_Return)
    pressed_meanwhile(beside, desk, right, *"hello", enter, ctrl(Qt.Key.Key_Z), right, *"there", enter)
    rows = session.journey.cards.rows[0].cells
    assert ["hello" in [card.text for card in cell] for cell in rows[:3]] == [False, False, False]
    assert "there" in [card.text for card in rows[2]]


def test_what_was_typed_comes_into_the_dialog_that_a_command_opens(beside: Beside, desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    before = canvas.session.document
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            seen.extend(field.text() for field in dialog.findChildren(QLineEdit))
            if "zoom" in seen or len(seen) > 200:
                dialog.reject()

    looking = QTimer(desk.window, interval=100)
    looking.timeout.connect(look)
    looking.start()
    pressed_meanwhile(beside, desk, ctrl(Qt.Key.Key_I), *"zoom")
    looking.stop()
    assert "zoom" in seen
    assert canvas.session.document is before


def test_a_command_is_given_once_however_long_its_key_is_held(beside: Beside, desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    done: list[int] = []
    desk.window.actions_[Id.FIND].triggered.connect(lambda: done.append(1))
    work = Long()

    def hold() -> None:
        for repeats in (False, True, True):
            # X11 gives some keys a text with Ctrl, too.
            event = QKeyEvent(
                QEvent.Type.KeyPress,
                Qt.Key.Key_F,
                Qt.KeyboardModifier.ControlModifier,
                text="+",
                autorep=repeats,
            )
            QApplication.sendEvent(desk.window.windowHandle(), event)
        work.goes_on.set()

    meanwhile(hold)
    beside(work)
    QTest.qWait(50)
    assert done == [1]


def test_what_was_typed_before_escape_does_not_come(beside: Beside, desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    before = canvas.session.document
    canvas.setFocus()
    meanwhile(lambda: keys(desk, *"abc", plain(Qt.Key.Key_Escape)))
    with pytest.raises(Stopped):
        beside(Long())
    QTest.qWait(50)
    assert canvas.session.document is before


def test_keys_wait_in_their_order_for_work_that_one_of_them_has_begun(beside: Beside, desk: Desk) -> None:
    field = QLineEdit(desk.window)
    field.show()
    field.setFocus()
    first, second = Long(), Long()
    seen: list[str] = []

    def press(work: Long, *pressed: str) -> None:
        keys(desk, *pressed)
        seen.append(field.text())
        work.goes_on.set()

    def begin_another() -> None:
        meanwhile(partial(press, second, "c"))
        beside(second)

    field.textChanged.connect(lambda text: begin_another() if text == "a" else None)
    meanwhile(partial(press, first, "a", "b"))
    beside(first)
    assert waited(lambda: field.text() == "abc", 5)
    assert seen == ["", "a"]
