"""Gestures on very many cards: while one drags nothing is laid out, what will be is outlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from tests.qt.canvas.test_gestures import at, stage_border

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_card
from cjm_desktop.qt.canvas.tools import move_cards, resize

if TYPE_CHECKING:
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas

BLOCK = ("c0.1.0", "c0.1.1", "c1.0.0", "c1.0.1", "c0.0.1", "c0.0.0")
"""Cards of three cells, the last one current."""


@pytest.fixture
def many(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """More cards are selected than are laid out at each step."""
    monkeypatch.setattr(move_cards, "MANY", len(BLOCK) - 1)
    session.select(replace(at_card(session.journey, BLOCK[-1]), cards=BLOCK))
    return session


@pytest.fixture
def large(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A map that is taken for a large one."""
    monkeypatch.setattr(resize, "MANY", len(session.journey.cards) - 1)
    return session


def middle_of(canvas: Canvas, card: str) -> QPoint:
    rect = canvas.layout_shown.card_rect(card)
    assert rect is not None
    return at(canvas, rect.x + rect.width / 2, rect.y + rect.height / 2)


def a_stage_further(canvas: Canvas, by: int) -> QPoint:
    width = canvas.layout_shown.columns[1].x - canvas.layout_shown.columns[0].x
    return QPoint(round(by * width * canvas.px_per_mm), 0)


def test_many_cards_are_outlined_where_they_would_land_and_nothing_is_laid_out(
    many: Session, hand: Hand, canvas: Canvas
) -> None:
    shown, start = canvas.layout_shown, middle_of(canvas, BLOCK[-1])
    hand.drag(start, start + a_stage_further(canvas, 1), drop=False)
    assert canvas.overlay.is_banded
    assert canvas.overlay.is_lifted
    assert not many.is_previewing
    assert canvas.layout_shown is shown
    area = canvas.overlay.banded
    first, last = shown.cell_rect(0, 1), shown.cell_rect(1, 2)
    assert (area.x(), area.y()) == pytest.approx((first.x, first.y))
    assert (area.right(), area.bottom()) == pytest.approx((last.right, last.bottom))


def test_dropped_they_move_in_one_step(many: Session, hand: Hand, canvas: Canvas) -> None:
    before, start = many.base, middle_of(canvas, BLOCK[-1])
    hand.drag(start, start + a_stage_further(canvas, 1))
    assert not canvas.overlay.is_banded
    places = [many.journey.cards.place_of(card) for card in BLOCK]
    assert [(place.lane, place.stage) for place in places if place] == [
        *((0, 2), (0, 2)),
        *((1, 1), (1, 1)),
        *((0, 1), (0, 1)),
    ]
    assert set(many.selection.cards) == set(BLOCK)
    assert many.undo_label is not None
    assert many.undo_label.label is Label.MOVE_CARDS
    many.undo()
    assert many.base is before


def test_where_they_would_leave_the_map_the_pointer_says_no(
    many: Session, hand: Hand, canvas: Canvas
) -> None:
    before, start = many.base, middle_of(canvas, BLOCK[-1])
    end = start + a_stage_further(canvas, 2)
    hand.drag(start, end, drop=False)
    assert not canvas.overlay.is_banded
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    refused: list[str] = []
    canvas.refused.connect(refused.append)
    hand.release(end)
    assert many.base is before
    assert len(refused) == 1


def test_escape_takes_the_outline_away(many: Session, hand: Hand, canvas: Canvas) -> None:
    before, start = many.base, middle_of(canvas, BLOCK[-1])
    hand.drag(start, start + a_stage_further(canvas, 1), drop=False)
    hand.key(Qt.Key.Key_Escape)
    assert not canvas.overlay.is_banded
    assert not canvas.overlay.is_lifted
    assert many.base is before


def test_of_a_large_map_only_a_line_follows_the_border_of_a_stage(
    large: Session, hand: Hand, canvas: Canvas
) -> None:
    shown, start = canvas.layout_shown, stage_border(canvas)
    end = start + QPoint(round(20 * canvas.px_per_mm), 0)
    hand.drag(start, end, drop=False)
    assert canvas.layout_shown is shown
    assert not large.is_previewing
    line = canvas.overlay.banded
    width = shown.columns[0].width
    assert line.x() == pytest.approx(shown.columns[0].x + width + 20, abs=1)
    hand.release(end)
    assert not canvas.overlay.is_banded
    assert canvas.layout_shown.columns[0].width == pytest.approx(width + 20, abs=1)
    assert large.undo_label is not None
    assert large.undo_label.label is Label.RESIZE_STAGE


def test_escape_leaves_the_stage_as_wide_as_it_was(large: Session, hand: Hand, canvas: Canvas) -> None:
    before, start = large.base, stage_border(canvas)
    hand.drag(start, start + QPoint(60, 0), drop=False)
    hand.key(Qt.Key.Key_Escape)
    assert not canvas.overlay.is_banded
    assert large.base is before
