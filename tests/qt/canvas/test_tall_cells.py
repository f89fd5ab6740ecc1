"""A cell of thousands of cards: what a letter sets off there is what it sets off in a cell of a few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from cjm_desktop.draw.page import PIECE
from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.cards import remove_cards, set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.edit.session import Session
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.qt.canvas.view import Canvas

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QImage
    from tests.qt.canvas.conftest import Hand

    Count = Callable[[Callable[[], object]], Counter[str]]
    Show = Callable[[Document], Canvas]

FEW, MANY = 3 * PIECE, 60 * PIECE
A_CARD = ("lay_out_card", "draw_card", "BoxStep.__init__", "TextStep.__init__", "TextStep.paint", "bounds_of")
"""What is called for a card that is laid out, drawn, made ready or painted."""


def tall(cards: int, kind: str = "barriers") -> Document:
    stages = (Stage(id="s0", title="Search"), Stage(id="s1", title="Choice"))
    lanes = (Lane(id="l0", kind=kind), Lane(id="l1", kind="goals"))
    made = [Card(id=f"c{n}", lane="l0", stage="s0", text=f"What they say, no. {n}") for n in range(cards)]
    grid = Grid.of(made, [stage.id for stage in stages], [lane.id for lane in lanes])
    return Document(title="Tall", maps=(Map(id="m", stages=stages, lanes=lanes, cards=grid),))


@pytest.fixture
def show(qapp: QApplication) -> Iterator[Show]:
    """Returns a function that shows a document, the card in the middle of its first cell current."""
    shown: list[Canvas] = []

    def one(document: Document) -> Canvas:
        canvas = Canvas(Session(document), LIGHT)
        shown.append(canvas)
        canvas.resize(700, 500)
        canvas.show()
        canvas.zoom.set_zoom(1.0)
        canvas.session.select(at_cell("s0", "l0", f"c{len(document.maps[0].cards) // 2}"))
        canvas.show_current()
        canvas.activateWindow()
        canvas.setFocus()
        QApplication.processEvents()
        return canvas

    yield one
    for canvas in shown:
        canvas.close()
        canvas.deleteLater()
    QApplication.processEvents()


def picture(canvas: Canvas) -> QImage:
    canvas.clearFocus()
    canvas.viewport().update()
    QApplication.processEvents()
    return canvas.viewport().grab().toImage()


def test_a_letter_draws_as_many_cards_whatever_the_cell_holds(
    show: Show, hand_on: type[Hand], calls: Count
) -> None:
    called = []
    for cards in (FEW, MANY):
        hand = hand_on(show(tall(cards)))
        hand.type("w")
        counted = calls(lambda hand=hand: hand.type("w"))  # type: ignore[misc]
        assert counted["lay_out_card"]
        called.append({name: counted[name] for name in A_CARD})
    few, many = called
    assert all(many[name] <= 1.5 * few[name] for name in A_CARD), called


def test_of_thousands_of_moods_in_one_cell_those_in_view_are_painted(
    show: Show, hand_on: type[Hand], calls: Count
) -> None:
    hand = hand_on(show(tall(MANY, "emotions")))
    hand.type("w")
    assert 0 < calls(lambda: hand.type("w"))["glyph_run"] < MANY / 10


@pytest.mark.parametrize("kind", ["barriers", "touchpoints"])
def test_a_tall_cell_looks_as_if_shown_anew_after_each_edit(show: Show, kind: str) -> None:
    canvas = show(tall(3 * PIECE + 2, kind))
    middle = canvas.session.selection.cards[0]
    for edit in (
        lambda: canvas.session.apply(Label.TYPE, set_text, middle, "A"),
        lambda: canvas.session.apply(Label.TYPE, set_text, middle, "as many words as make it higher " * 4),
        lambda: canvas.session.apply(Label.REMOVE_CARDS, remove_cards, [f"c{n}" for n in range(4)]),
        lambda: canvas.session.apply(
            Label.REMOVE_CARDS,
            remove_cards,
            [f"c{n}" for n in range(PIECE, 3 * PIECE + 2) if f"c{n}" != middle],
        ),
        canvas.session.undo,
    ):
        edit()
        canvas.show_current()
        anew = Canvas(Session(canvas.session.document), LIGHT)
        anew.resize(canvas.size())
        anew.show()
        anew.zoom.set_zoom(1.0)
        anew.session.select(canvas.session.selection)
        anew.verticalScrollBar().setValue(canvas.verticalScrollBar().value())
        anew.horizontalScrollBar().setValue(canvas.horizontalScrollBar().value())
        assert picture(canvas) == picture(anew)
        anew.close()
        anew.deleteLater()
