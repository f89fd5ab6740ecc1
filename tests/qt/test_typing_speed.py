"""How many key presses a whole map takes, from the empty template on, with the mouse left alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import add_lane
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.qt.keyboard_layouts import ShortcutsInAnyLayout
from cjm_desktop.storage.file import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjm_desktop.model.document import Map
    from cjm_desktop.qt.windows import Desk

Key = Qt.Key
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KINDS = ["actions", "touchpoints", "thoughts", "emotions", "barriers", "recommendations"]
CURVE = KINDS.index("emotions")
LEVELS = (0, 1, -2, 2)
S_PLACE = 39
ENGLISH = (
    ("Search", "Choice", "Purchase", "Use"),
    ("What they do", "Where we meet", "Thoughts", "Feelings", "Pains", "Ideas"),
    (
        ("Asks friends", "Compares three offers", "Pays by card", "Sets it up"),
        ("Search engine", "Price page", "Checkout", "Support chat"),
        ("Who can help me?", "Which one is safe?", "Is it final?", "Where do I begin?"),
        ("Curious", "Hopeful", "Worried", "Glad"),
        ("Too many sites", "Prices are hidden", "No invoice", "Long manual"),
        ("Write a guide", "Show prices", "Add invoices", "Shorten the manual"),
    ),
)
RUSSIAN = (
    ("Поиск", "Выбор", "Покупка", "Запуск"),
    ("Что делает", "Где встречаемся", "Мысли", "Чувства", "Боли", "Идеи"),
    (
        ("Спрашивает знакомых", "Сравнивает три сервиса", "Платит картой", "Настраивает"),
        ("Поисковик", "Страница цен", "Касса", "Чат поддержки"),
        ("Кто мне поможет?", "Кому можно верить?", "Это точно всё?", "С чего начать?"),
        ("Любопытно", "С надеждой", "Тревожно", "Доволен"),
        ("Слишком много сайтов", "Цены спрятаны", "Нет счёта", "Длинная инструкция"),
        ("Написать путеводитель", "Показать цены", "Добавить счета", "Сократить инструкцию"),
    ),
)
LAYOUTS = pytest.mark.parametrize(("layout", "words"), [("us", ENGLISH), ("ru", RUSSIAN), ("us,ru", RUSSIAN)])
Words = tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, ...], ...]]


@dataclass
class Typist:
    """Presses keys in a window as the window system tells them, and counts the presses.

    A letter comes as the key that bears it and a chord such as Ctrl+4 is one press.
    """

    desk: Desk
    layout: str
    presses: int = 0

    def press(self, key: int, modifiers: Qt.KeyboardModifier = PLAIN, text: str = "", place: int = 0) -> None:
        """Press a key and let it go."""
        self.presses += 1
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, place, 0, 0, text)
            QApplication.sendEvent(self.desk.window.windowHandle(), event)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text, a press a letter."""
        for letter in text:
            self.press(ord(letter.upper()), SHIFT if letter.isupper() else PLAIN, letter)

    def rate(self, level: int) -> None:
        """Press Ctrl and a digit."""
        self.press(Key.Key_3 + level, CTRL)

    def row(self, texts: Sequence[str], levels: Sequence[int] = ()) -> None:
        """Type a row of texts with Tab between them, and levels with the last of them."""
        unrated = len(texts) - len(levels)
        for at, text in enumerate(texts):
            if at:
                self.press(Key.Key_Tab)
            self.type(text)
            if levels and at >= unrated:
                self.rate(levels[at - unrated])

    def saved(self) -> Map:
        """Save by the key of S, which counts for nothing, and return what the file then holds."""
        presses = self.presses
        if self.layout == "ru":
            self.press(ord("Ы"), CTRL, place=S_PLACE)
        else:
            QTest.keyClick(self.desk.window.windowHandle(), Key.Key_S, CTRL)
        self.presses = presses
        self.desk.controller.finish_saving()
        path = self.desk.controller.path
        assert path is not None
        return load(path).maps[0]


@pytest.fixture
def typist(program: QApplication, empty_desk: Desk, tmp_path: Path, layout: str) -> Iterator[Typist]:
    """A typist at a window with the empty template."""
    watcher = ShortcutsInAnyLayout(program)
    empty_desk.controller._ask_for_path = lambda _parent, _suggested: tmp_path / "typed.cjm"
    QApplication.processEvents()
    yield Typist(empty_desk, layout)
    watcher.deleteLater()


def texts(journey: Map) -> list[list[list[str]]]:
    return [[[card.text for card in cell] for cell in row.cells[:4]] for row in journey.cards.rows]


def levels(journey: Map) -> list[int | None]:
    return [card.level for cell in journey.cards.rows[CURVE].cells for card in cell]


def one_a_cell(rows: Sequence[Sequence[str]]) -> list[list[list[str]]]:
    return [[[text] for text in row] for row in rows]


@LAYOUTS
def test_four_stages_of_six_lanes_take_their_characters_one_a_card_and_one_a_level(
    typist: Typist, words: Words
) -> None:
    rows = words[2]
    for at, row in enumerate(rows):
        if at:
            typist.press(Key.Key_Return)
        typist.row(row, LEVELS if at == CURVE else ())
    journey = typist.saved()
    assert [lane.kind for lane in journey.lanes] == KINDS
    assert texts(journey) == one_a_cell(rows)
    assert levels(journey) == list(LEVELS)
    cards = [text for row in rows for text in row]
    assert typist.presses <= sum(map(len, cards)) + len(cards) + len(LEVELS)


@pytest.mark.parametrize("layout", ["us", "ru", "us,ru"])
def test_a_row_of_scores_takes_a_digit_and_a_press_each(typist: Typist) -> None:
    session = typist.desk.controller.session
    assert session is not None
    session.apply(Label.ADD_LANE, add_lane, 0, "scores", "score")
    session.select(at_cell(session.journey.stages[0].id, "scores"))
    typist.row("4152")
    journey = typist.saved()
    assert [card.value for cell in journey.cards.rows[0].cells for card in cell] == [4, 1, 5, 2]
    assert typist.presses <= 4 + 4


@LAYOUTS
def test_levels_given_on_the_way_leave_presses_for_taking_the_fifth_stage_out(
    typist: Typist, words: Words
) -> None:
    rows = [() if at == CURVE else row for at, row in enumerate(words[2])]
    for at, row in enumerate(rows):
        if at:
            typist.press(Key.Key_Return)
        typist.row(row, () if at else LEVELS)
    typist.press(Key.Key_Tab)
    typist.press(Key.Key_Up, CTRL)
    typist.press(Key.Key_Up)
    typist.press(Key.Key_Delete)
    journey = typist.saved()
    assert len(journey.stages) == 4
    assert texts(journey) == one_a_cell([row or ("",) * 4 for row in rows])
    assert levels(journey) == list(LEVELS)
    said = [text for row in rows for text in row]
    cards = len(said) + len(LEVELS)
    assert typist.presses <= sum(map(len, said)) + cards + len(LEVELS)


@LAYOUTS
def test_with_stages_and_lanes_named_anew_each_text_takes_one_press_beside_its_characters(
    typist: Typist, words: Words
) -> None:
    titles, names, rows = words
    typist.press(Key.Key_Up)
    typist.row(titles)
    typist.press(Key.Key_Tab)
    typist.press(Key.Key_Delete)
    typist.press(Key.Key_Return)
    typist.press(Key.Key_Left)
    for at, (name, row) in enumerate(zip(names, rows, strict=True)):
        if at:
            typist.press(Key.Key_Return)
        typist.row((name,) if at == CURVE else (name, *row), () if at else LEVELS)
    journey = typist.saved()
    assert [stage.title for stage in journey.stages] == list(titles)
    assert [lane.title for lane in journey.lanes] == list(names)
    said = [*titles, *names, *(text for at, row in enumerate(rows) if at != CURVE for text in row)]
    assert texts(journey) == one_a_cell([("",) * 4 if at == CURVE else row for at, row in enumerate(rows)])
    assert levels(journey) == list(LEVELS)
    assert typist.presses <= sum(map(len, said)) + len(said) + 2 * len(LEVELS)
