"""What a hand sets off on a real canvas, counted: the same with a thousand cards and with ten thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from cjm_desktop.draw.theme import LIGHT
from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import remove_lane, set_lane
from cjm_desktop.edit.personas import add_persona
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.edit.session import Session
from cjm_desktop.edit.stages import add_stage, move_stage
from cjm_desktop.qt.canvas.tools.base import Reason
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.deletions import Deletions

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QRectF
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.model.document import Document
    from cjm_desktop.qt.render import Afar

    Count = Callable[[Callable[[], object]], Counter[str]]

CARD = "c1.3.1"


class Pair(NamedTuple):
    """The same spot of a small and of a large map, each with a hand on it."""

    small: Hand
    large: Hand

    def counted(self, count: Count, act: Callable[[Hand], object]) -> tuple[Counter[str], Counter[str]]:
        """Count what an act sets off, up to its pixels, on both."""
        return count(lambda: painted(act, self.small)), count(lambda: painted(act, self.large))


def painted(act: Callable[[Hand], object], hand: Hand) -> None:
    act(hand)
    QApplication.processEvents()


@pytest.fixture(scope="module")
def canvases(qapp: QApplication, map_of: Callable[[int], Document]) -> Iterator[list[Canvas]]:
    """Two canvases at 100 %, the same card current."""
    shown = [_shown(map_of(cards)) for cards in (1_000, 10_000)]
    yield shown
    for canvas in shown:
        canvas.close()
        canvas.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def pair(canvases: list[Canvas], hand_on: type[Hand]) -> Iterator[Pair]:
    """A hand on each of them; what it did is undone, and the card current again."""
    hands = Pair(*(hand_on(canvas) for canvas in canvases))
    for hand in hands:
        hand.canvas.activateWindow()
        hand.canvas.setFocus()
    yield hands
    for hand in hands:
        hand.canvas.hands.cancel(Reason.ESCAPE)
        hand.canvas.commit_typing()
        while hand.canvas.session.undo():
            pass
        hand.canvas.session.select(at_cell("s3", "l1", CARD))
        hand.canvas.show_current()


def _shown(document: Document) -> Canvas:
    session = Session(document)
    canvas = Canvas(session, LIGHT)
    canvas.resize(1400, 900)
    canvas.show()
    canvas.zoom.set_zoom(1.0)
    session.select(at_cell("s3", "l1", CARD))
    canvas.show_current()
    QApplication.processEvents()
    _all_come(canvas)
    return canvas


def _all_come(canvas: Canvas) -> None:
    """Have all rows made, which are so one by one when there is time: not while something is counted."""
    while canvas.showing.make_one() or canvas.map_scene.come_one():
        pass


def edit(hand: Hand) -> None:
    hand.canvas.session.apply(Label.TYPE, set_text, CARD, "Other words")


def synced(called: Counter[str]) -> int:
    """How many items took over a part of the map."""
    return called["PartItem.sync"] + called["StageItem.sync"]


def test_an_edit_and_its_undo_sync_as_many_items_whatever_the_size(pair: Pair, calls: Count) -> None:
    edit(pair.small)
    edit(pair.large)
    for act in (lambda hand: hand.canvas.session.undo(), lambda hand: hand.canvas.session.redo()):
        small, large = pair.counted(calls, act)
        assert 0 < synced(large) <= synced(small)
        assert large["RowItem.sync"] <= 40


def test_a_drag_step_calls_as_much_whatever_the_size(pair: Pair, calls: Count) -> None:
    for hand in pair:
        hand.press(hand.card(CARD))
        hand.move(hand.card(CARD) + QPoint(15, 5))
        hand.move(hand.card(CARD) + QPoint(18, 6))
    small, large = pair.counted(calls, lambda hand: hand.move(hand.card(CARD) + QPoint(21, 6)))
    assert large.total() <= 1.2 * small.total()


def test_a_pan_step_calls_as_much_whatever_the_size(pair: Pair, calls: Count) -> None:
    def pan(hand: Hand) -> None:
        bar = hand.canvas.verticalScrollBar()
        bar.setValue(bar.value() + 13)

    pair.counted(calls, pan)
    small, large = pair.counted(calls, pan)
    assert large.total() <= 1.2 * small.total()


def test_a_letter_sets_off_no_more_than_lanes_and_stages_ask_for(pair: Pair, calls: Count) -> None:
    pair.counted(calls, lambda hand: hand.type("w"))
    small, large = pair.counted(calls, lambda hand: hand.type("w"))
    # Twice the lanes and five times the stages: three times as many of both.
    assert large.total() < 3 * small.total()
    assert large["_break"] <= small["_break"]
    assert synced(large) <= synced(small)


def test_of_a_new_stage_only_rows_in_view_let_go_of_what_was_seen_of_them(pair: Pair, calls: Count) -> None:
    canvas = pair.large.canvas
    called = calls(lambda: canvas.session.apply(Label.ADD_STAGE, add_stage, 1, "new"))
    rows = canvas.map_scene.rows.values()
    in_view = [row for row in rows if not row.is_due]
    assert 0 < called["FarRow.forget"] == len(in_view) < len(rows) / 2


def test_what_is_outdated_from_afar_is_never_shown(pair: Pair) -> None:
    canvas = pair.large.canvas
    row = canvas.map_scene.rows["l39"]
    (_, rects), *_ = row.seen_afar().rects
    before = rects[0].x()
    canvas.session.apply(Label.ADD_STAGE, add_stage, 0, "new", width=50.0)
    assert row.is_due
    (_, rects), *_ = row.seen_afar().rects
    assert rects[0].x() > before


@pytest.fixture
def far(pair: Pair) -> Iterator[Canvas]:
    """The large canvas, all of its map in sight."""
    canvas = pair.large.canvas
    before = canvas.zoom.stand
    canvas.zoom.fit()
    QApplication.processEvents()
    _all_come(canvas)
    yield canvas
    canvas.zoom.return_to(before)


def made_afar(calls: Count, edit: Callable[[], object], canvas: Canvas) -> Counter[str]:
    """Count what an edit and its picture set off, down to the last turn in which it is made."""

    def act() -> None:
        edit()
        QApplication.processEvents()
        while canvas.showing.make_one():
            pass

    return calls(act)


def test_of_a_new_persona_no_row_is_made_anew_from_afar(far: Canvas, calls: Count) -> None:
    session = far.session

    def add() -> None:
        session.apply_to_document(Label.ADD_PERSONA, add_persona, "p", "Anna", on_map=session.map_id)

    called = made_afar(calls, add, far)
    assert called["FarRow._seen"] == called["RowItem._sync_cells"] == 0


def test_a_text_makes_one_row_anew_from_afar(far: Canvas, calls: Count) -> None:
    called = made_afar(calls, lambda: far.session.apply(Label.TYPE, set_text, CARD, "Other words"), far)
    assert called["FarRow._seen"] == 1


def add_first_stage(far: Canvas) -> None:
    far.session.apply(Label.ADD_STAGE, add_stage, 0, "new", width=50.0)


def test_of_a_new_stage_no_cell_but_its_own_is_made_anew_from_afar(far: Canvas, calls: Count) -> None:
    rows = len(far.layout_shown.rows)
    called = made_afar(calls, lambda: add_first_stage(far), far)
    assert called["FarRow._seen"] == rows
    assert 0 < called["_by_role"] <= rows


def test_what_was_moved_from_afar_is_where_it_is_made_to_be(far: Canvas) -> None:
    session = far.session
    add_first_stage(far)
    far.map_scene.rows["l0"].seen_afar()
    session.apply(Label.MOVE_STAGE, move_stage, "s3", 9)
    session.apply(Label.CHANGE_LANE, set_lane, "l3", color="teal")
    session.apply(Label.TYPE, set_text, CARD, "Other words " * 9)
    fresh = Canvas(Session(session.document), LIGHT)
    assert all(
        places_of(row.seen_afar()) == places_of(fresh.map_scene.rows[lane].seen_afar())
        for lane, row in far.map_scene.rows.items()
    )
    fresh.deleteLater()


def micrometres(rect: QRectF) -> tuple[int, ...]:
    return tuple(round(n * 1000) for n in (rect.x(), rect.y(), rect.width(), rect.height()))


def places_of(afar: Afar) -> list[tuple[str, list[tuple[int, ...]]]]:
    """Return the rectangles of a row by colour, in micrometres."""
    return sorted(
        (brush.color().name(), sorted(micrometres(rect) for rect in rects)) for brush, rects in afar.rects
    )


def test_cards_are_counted_for_no_edit_that_deletes_none(
    map_of: Callable[[int], Document], calls: Count
) -> None:
    session, deletions = Session(map_of(1_000)), Deletions()
    told: list[str] = []
    session.subscribe(lambda change: told.append(deletions.sentence(change, "Ctrl+Z")))
    assert calls(lambda: session.apply(Label.TYPE, set_text, CARD, "Other words"))["Grid.__len__"] <= 1
    session.apply(Label.REMOVE_LANE, remove_lane, "l1")
    assert told[0] == ""
    assert "50" in told[1]
