"""What the status line says about what was just done, in a whole window with real keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.qt.canvas.conftest import Hand

from cjm_desktop.edit.cards import set_fields
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.links import add_link
from cjm_desktop.edit.personas import add_persona
from cjm_desktop.edit.phases import add_phase
from cjm_desktop.edit.ranges import by_stages
from cjm_desktop.edit.selection import at_cell, at_lane, at_phase, at_stage
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk


@pytest.fixture
def session(desk: Desk) -> Session:
    """The session of the window."""
    assert desk.controller.session is not None
    return desk.controller.session


def press(key: Qt.Key, text: str = "") -> None:
    """Press a key where the focus is."""
    QApplication.processEvents()
    target = QApplication.focusWidget()
    assert target is not None
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QKeyEvent(QKeyEvent.Type.KeyPress, key, plain, text))


def test_a_sign_that_the_font_lacks_is_told_while_it_is_typed(desk: Desk, session: Session) -> None:
    line = desk.window.status_line
    session.select(at_cell(session.journey.stages[0].id, session.journey.lanes[0].id))
    press(Qt.Key.Key_unknown, "a")
    assert line.message_text().startswith("Tab: next stage")
    press(Qt.Key.Key_unknown, "\N{GRINNING FACE}")
    told = "The font has no \N{GRINNING FACE}: an empty box is drawn instead, on paper too"
    assert line.message_text() == told
    press(Qt.Key.Key_Backspace)
    assert line.message_text().startswith("Tab: next stage")


def test_a_deleted_stage_is_told_with_its_cards_and_the_way_back(desk: Desk, session: Session) -> None:
    line, before = desk.window.status_line, session.document
    session.select(at_stage(session.journey.stages[1].id))
    press(Qt.Key.Key_Delete)
    assert line.message_text() == "Stage “Comparison” deleted with 10 cards. Ctrl+Z brings it back."
    QApplication.processEvents()
    session.undo()
    assert session.document is before
    assert "brings it back" not in line.message_text()


def test_links_that_go_with_a_stage_are_told(desk: Desk, session: Session) -> None:
    line, stages = desk.window.status_line, [stage.id for stage in session.journey.stages]
    session.apply(Label.ADD_LINK, add_link, "k", stages[2], stages[1])
    session.apply(Label.ADD_LINK, add_link, "l", stages[1], stages[3])
    session.select(at_stage(stages[1]))
    press(Qt.Key.Key_Delete)
    told = "Stage “Comparison” deleted with 10 cards. 2 links went with it. Ctrl+Z brings it back."
    assert line.message_text() == told


def test_a_stage_is_told_where_a_drag_shows_it(desk: Desk, session: Session) -> None:
    line, canvas = desk.window.status_line, desk.window.findChild(Canvas)
    assert isinstance(canvas, Canvas)
    QApplication.processEvents()
    hand = Hand(canvas)
    hand.click(hand.stage(1))
    assert line.place_text() == "Stage B · Comparison"
    hand.drag(hand.stage(1), hand.stage(2) + QPoint(60, 0), drop=False)
    assert line.place_text() == "Stage C · Comparison"
    press(Qt.Key.Key_Escape)
    assert line.place_text() == "Stage B · Comparison"


def test_many_deleted_cards_are_told_with_the_way_back(desk: Desk, session: Session) -> None:
    line, stages = desk.window.status_line, [stage.id for stage in session.journey.stages]
    session.select(by_stages(at_stage(stages[0]), session.journey, stages[1]))
    count = len(session.selection.cards)
    press(Qt.Key.Key_Delete)
    assert line.message_text() == f"{count} cards deleted. Ctrl+Z brings them back."


def test_a_deleted_lane_is_told_in_russian(desk: Desk, session: Session) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    session.select(at_lane(session.journey.lanes[0].id))
    press(Qt.Key.Key_Delete)
    told = "Дорожка «Actions» удалена вместе с 8 карточками. Вернуть — Ctrl+Z."
    assert desk.window.status_line.message_text() == told


@pytest.mark.parametrize("header", ["lane", "phase"])
def test_the_keys_told_while_naming_are_those_that_name(desk: Desk, session: Session, header: str) -> None:
    stages = session.journey.stages
    if header == "phase":
        session.apply(Label.ADD_PHASE, add_phase, "p", (stages[0].id, stages[1].id), "Before")
        session.select(at_phase(session.journey.phases[0]))
    else:
        session.select(at_lane(session.journey.lanes[0].id))
    press(Qt.Key.Key_F2)
    assert desk.window.status_line.message_text() == "Enter: keep · Esc: as it was"
    press(Qt.Key.Key_Escape)
    session.select(at_stage(stages[0].id))
    press(Qt.Key.Key_F2)
    assert desk.window.status_line.message_text().startswith("Tab: next stage · Enter: below")


def test_a_drag_tells_how_to_return_until_it_has_returned(desk: Desk, session: Session) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    rect = canvas.layout_shown.card_rect(session.journey.cards.cell(0, 0)[0].id)
    assert rect is not None
    at = canvas.placement.rect_of(rect).center()
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(canvas.viewport(), at + QPoint(40, 20))
    assert desk.window.status_line.message_text() == "Esc: return"
    QTest.qWait(1)
    press(Qt.Key.Key_Escape)
    assert desk.window.status_line.message_text().startswith("F2: edit")
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.window.status_line.message_text().startswith("F2: edit")


@pytest.mark.parametrize(
    ("language", "alone", "told"),
    [
        (
            InterfaceLanguage.ENGLISH,
            "Emotion at “Comparison”: good (+1).",
            (
                "Emotion of all personas at “Comparison”: very bad (−2).",
                "Emotion of Anna at “Comparison”: neither good nor bad (0).",
                "Emotion of Anna at “Comparison”: no level.",
            ),
        ),
        (
            InterfaceLanguage.RUSSIAN,
            "Эмоция на этапе «Comparison»: хорошо (+1).",
            (
                "Эмоция на этапе «Comparison», общая для всех: очень плохо (−2).",
                "Эмоция на этапе «Comparison», Anna: ни хорошо, ни плохо (0).",
                "Эмоция на этапе «Comparison», Anna: без уровня.",
            ),
        ),
    ],
)
def test_a_level_set_by_a_key_is_told_with_its_stage_and_whose_it_is(
    desk: Desk, session: Session, language: InterfaceLanguage, alone: str, told: tuple[str, str, str]
) -> None:
    install_language(language)
    line, control = desk.window.status_line, Qt.KeyboardModifier.ControlModifier
    card = session.journey.cards.cell(0, 1)[0]
    session.select(at_cell(card.stage, card.lane, card.id))
    QApplication.processEvents()
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_4, control)
    assert line.message_text() == alone
    for persona in ("Anna", "Boris"):
        session.apply_to_document(
            Label.ADD_PERSONA, add_persona, persona.lower(), persona, on_map=session.map_id
        )
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_1, control)
    assert line.message_text() == told[0]
    session.apply(Label.CHANGE_CARDS, set_fields, (card.id,), personas=("anna",))
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_3, control)
    assert line.message_text() == told[1]
    row = next(i for i, lane in enumerate(session.journey.lanes) if lane.kind == "emotions")
    assert [one.level for one in session.journey.cards.cell(row, 1)] == [-2, 0]
    desk.window.actions_[Id.NO_LEVEL].trigger()
    assert line.message_text() == told[2]
