from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.cards import add_card, set_score
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import add_lane
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.model.kinds import LANE_KINDS
from cjm_desktop.qt.canvas.subjects import CardSubject

if TYPE_CHECKING:
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas

Key = Qt.Key
ONLY_A_SCORE = "A score cell takes a number from 1 to 5."


@pytest.fixture
def scored(session: Session) -> str:
    """A score card, current."""
    session.apply(Label.SET_SCORE, set_score, "s1", "l3", 3, "score")
    session.select(at_cell("s1", "l3", "score"))
    return "score"


@pytest.mark.parametrize(
    "fields", [{}, {"text": "слова"}, {"text": "\u200b"}, {"level": 1}, {"urgent": True}]
)
@pytest.mark.parametrize("kind", [kind.key for kind in LANE_KINDS.values() if kind.takes_cards])
def test_a_card_of_any_kind_is_written_or_refused_in_words(
    session: Session, canvas: Canvas, refusals: list[str], kind: str, fields: dict[str, Any]
) -> None:
    value: dict[str, Any] = {"value": 3} if kind == "score" else {}
    session.apply(Label.ADD_LANE, add_lane, 0, "new", kind)
    session.apply(Label.ADD_CARD, add_card, "s1", "new", "card", **fields, **value)
    before = session.document
    assert canvas.writing.begin(CardSubject("card")) is (kind != "score")
    assert refusals == ([ONLY_A_SCORE] if kind == "score" else [])
    QApplication.processEvents()
    canvas.writing.cancel()
    assert session.document is before


def test_f2_on_a_score_is_refused_in_words(
    session: Session, hand: Hand, canvas: Canvas, refusals: list[str], scored: str
) -> None:
    hand.key(Key.Key_F2)
    assert not canvas.writing.is_on
    assert refusals == [ONLY_A_SCORE]


def test_a_double_click_on_a_score_is_refused_in_words(
    session: Session, hand: Hand, canvas: Canvas, refusals: list[str], scored: str
) -> None:
    (box,) = canvas.layout_shown.rows[3].cells[1].boxes
    assert box.number is not None
    cell, place = canvas.layout_shown.cell_rect(3, 1), canvas.placement
    x, y = cell.x + box.number.x + box.number.width / 2, cell.y + box.number.y + box.number.height / 2
    hand.double_click(QPoint(round(place.x_of(x)), round(place.y_of(y))))
    assert not canvas.writing.is_on
    assert refusals == [ONLY_A_SCORE]
