"""What is painted when: the counts of LIMITS, row C8, on a map of 10,000 cards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.edit.session import Session
from cjm_desktop.edit.stages import move_stage
from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Document, Lane, Map, Stage
from cjm_desktop.model.grid import Grid
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.render import FAR, PX_PER_MM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.qt.canvas.part_item import PartItem

    Count = Callable[[Callable[[], object]], int]

CARD = "c20.25.2"
KINDS = ("actions", "goals", "thoughts", "touchpoints", "tools", "recommendations", "text", "channels") * 5


@pytest.fixture(scope="module")
def large(qapp: QApplication) -> Iterator[Canvas]:
    """A canvas of 50 stages, 40 lanes and 10,000 cards, shown in its middle at 100 %."""
    session = Session(_large_document())
    session.select(at_cell("s25", "l20", CARD))
    canvas = Canvas(session, LIGHT)
    canvas.resize(1400, 900)
    canvas.show()
    yield canvas
    canvas.close()
    canvas.deleteLater()
    QApplication.processEvents()


def _large_document() -> Document:
    stages = tuple(Stage(id=f"s{i}", title=f"Этап {i}") for i in range(50))
    lanes = tuple(Lane(id=f"l{i}", kind=kind) for i, kind in enumerate(KINDS))
    cards = [
        Card(id=f"c{lane}.{stage}.{n}", lane=f"l{lane}", stage=f"s{stage}", text=f"Карточка номер {n}")
        for lane in range(40)
        for stage in range(50)
        for n in range(5)
    ]
    grid = Grid.of(cards, [stage.id for stage in stages], [lane.id for lane in lanes])
    return Document(maps=(Map(id="m", stages=stages, lanes=lanes, cards=grid),))


@pytest.fixture
def painted(large: Canvas) -> Count:
    """Returns a function: how many items are painted while something is done."""
    large.zoom.set_zoom(1.0)
    large.session.select(at_cell("s25", "l20", CARD))
    large.show_current()
    large.setFocus()
    QApplication.processEvents()

    def count(what: Callable[[], object]) -> int:
        QApplication.processEvents()
        before = large.showing.paints
        what()
        QApplication.processEvents()
        return large.showing.paints - before

    return count


def cells(canvas: Canvas) -> list[PartItem]:
    return [item for row in canvas.map_scene.rows.values() for item in row.cells.values()]


def test_a_pan_of_13_px_paints_only_what_is_on_the_strip(large: Canvas, painted: Count) -> None:
    bar = large.verticalScrollBar()
    times = {item.key: item.times_painted for item in cells(large)}
    painted(lambda: bar.setValue(bar.value() + 13))
    drawn = [item for item in cells(large) if item.times_painted != times[item.key]]
    strip = large.viewport().rect().adjusted(0, large.viewport().height() - 13, 0, 0)
    for item in drawn:
        area = large.mapFromScene(item.sceneBoundingRect()).boundingRect().adjusted(-1, -1, 1, 1)
        assert area.intersects(strip), f"{item.key} lies outside of the strip"
    assert 0 < len(drawn) <= 8


def test_a_drag_step_paints_at_most_four_items(large: Canvas, painted: Count, hand_on: type[Hand]) -> None:
    hand = hand_on(large)
    start = hand.card(CARD)
    hand.press(start)
    hand.move(start + QPoint(15, 5))
    hand.move(start + QPoint(18, 6))
    steps = [painted(partial(hand.move, start + QPoint(18 + by, 6))) for by in range(3, 30, 3)]
    hand.key(Qt.Key.Key_Escape)
    assert max(steps) <= 4


def test_typing_a_letter_lays_out_one_cell(large: Canvas, painted: Count) -> None:
    before = large.layout_shown
    large.session.preview(set_text, CARD, "Другое слово")
    after = large.layout_shown
    large.session.cancel()
    changed = [
        (row, column)
        for row in range(40)
        for column in range(50)
        if before.rows[row].cells[column] is not after.rows[row].cells[column]
    ]
    assert changed == [(20, 25)]


def test_an_edit_that_changes_no_height_paints_its_cell_alone(large: Canvas, painted: Count) -> None:
    count = painted(lambda: large.session.apply(Label.TYPE, set_text, CARD, "Слово"))
    assert count <= 4
    large.session.undo()


def test_no_card_text_is_drawn_from_afar(large: Canvas, painted: Count) -> None:
    large.zoom.set_zoom(FAR / PX_PER_MM * 0.99)
    assert all(not item.isVisible() for item in cells(large))
    large.zoom.set_zoom(0.1)
    before = large.showing.screen.texts_painted
    large.viewport().update()
    QApplication.processEvents()
    assert large.showing.screen.texts_painted == before


def test_from_afar_a_row_is_one_item(large: Canvas, painted: Count) -> None:
    large.zoom.set_zoom(0.1)
    count = painted(large.viewport().update)
    assert count < 40 * 3 + 60


def test_moving_the_current_cell_repaints_only_around_it(
    large: Canvas, painted: Count, hand_on: type[Hand]
) -> None:
    assert painted(lambda: hand_on(large).key(Qt.Key.Key_Right)) <= 8


def test_items_are_kept_when_a_stage_moves(large: Canvas, painted: Count) -> None:
    before = {item.key: item for item in cells(large)}
    large.session.apply(Label.MOVE_STAGE, move_stage, "s25", 24)
    after = {item.key: item for item in cells(large)}
    large.session.undo()
    assert all(after[key] is item for key, item in before.items())
