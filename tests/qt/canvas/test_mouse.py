from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cjm_desktop.edit.cards import set_level
from cjm_desktop.edit.frames import set_document, set_map
from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.selection import Header
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.kinds import LANE_KINDS
from cjm_desktop.qt.canvas.scoring import free_marks
from cjm_desktop.qt.canvas.subjects import StageSubject, TaskSubject, TitleSubject

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.card import Card
    from cjm_desktop.qt.canvas.subjects import Subject
    from cjm_desktop.qt.canvas.view import Canvas

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MIDDLE = Qt.MouseButton.MiddleButton


def ids(session: Session, lane: int, stage: int) -> list[str]:
    return [card.id for card in session.journey.cards.cell(lane, stage)]


def card(session: Session, identifier: str) -> Card:
    found = session.journey.cards.card(identifier)
    assert found is not None
    return found


def label(session: Session) -> Label:
    assert session.undo_label is not None
    return session.undo_label.label


def test_a_click_makes_card_cell_or_header_current(session: Session, hand: Hand) -> None:
    hand.click(hand.card("c1.1.0"))
    assert session.selection.card == "c1.1.0"
    hand.click(hand.cell(2, 2))
    assert (session.selection.stage, session.selection.lane, session.selection.cards) == ("s2", "l2", ())
    hand.click(hand.stage(1))
    assert (session.selection.header, session.selection.stage) == (Header.STAGE, "s1")
    hand.click(hand.lane(3))
    assert (session.selection.header, session.selection.lane) == (Header.LANE, "l3")


def test_what_is_typed_after_a_click_in_a_collapsed_lane_is_a_card_in_it(
    session: Session, hand: Hand
) -> None:
    session.apply(Label.CHANGE_LANE, set_lane, "l1", collapsed=True)
    before, cards = session.document, session.journey.cards.cell(1, 1)
    hand.click(hand.cell(1, 1))
    assert (session.selection.header, session.selection.lane) == (Header.LANE, "l1")
    hand.type("Где")
    hand.key(Qt.Key.Key_Escape)
    assert session.document is before
    hand.type("Где")
    hand.key(Qt.Key.Key_Return)
    lane = session.journey.lanes[1]
    assert (lane.title, lane.collapsed) == (None, False)
    assert [card.text for card in session.journey.cards.cell(1, 1)] == [*(card.text for card in cards), "Где"]
    session.undo()
    assert session.document is before


def test_a_double_click_in_a_collapsed_lane_writes_a_card_and_one_on_its_name_the_name(
    session: Session, hand: Hand
) -> None:
    session.apply(Label.CHANGE_LANE, set_lane, "l1", collapsed=True)
    hand.double_click(hand.cell(1, 2))
    hand.type("Звонит")
    hand.key(Qt.Key.Key_Return)
    assert session.journey.cards.cell(1, 2)[-1].text == "Звонит"
    session.undo()
    hand.click(hand.lane(1))
    hand.type("Где")
    hand.key(Qt.Key.Key_Return)
    assert (session.journey.lanes[1].title, session.journey.lanes[1].collapsed) == ("Где", True)


def test_a_score_is_not_typed_into_a_collapsed_lane(
    session: Session, hand: Hand, refusals: list[str]
) -> None:
    session.apply(Label.CHANGE_LANE, set_lane, "l3", collapsed=True)
    before = session.document
    hand.click(hand.cell(3, 1))
    hand.type("4")
    assert session.document is before
    assert refusals == ["The lane “Score” is collapsed; open it first."]


def test_ctrl_clicks_gather_cards(session: Session, hand: Hand) -> None:
    hand.click(hand.card("c0.0.0"))
    hand.click(hand.card("c0.0.1"), CTRL)
    assert list(session.selection.cards) == ["c0.0.0", "c0.0.1"]
    hand.click(hand.card("c0.0.0"), CTRL)
    assert list(session.selection.cards) == ["c0.0.1"]


@pytest.mark.parametrize("modifier", [CTRL, SHIFT])
def test_a_selected_card_pressed_with_ctrl_or_shift_is_dragged(
    session: Session, hand: Hand, modifier: Qt.KeyboardModifier
) -> None:
    hand.click(hand.card("c0.0.0"))
    start, end = hand.card("c0.0.0"), hand.cell(1, 2)
    hand.press(start, modifier)
    for step in range(1, 6):
        hand.move(start + (end - start) * step / 5)
    hand.release(end)
    assert "c0.0.0" in ids(session, 1, 2)
    assert session.selection.cards == ("c0.0.0",)


def test_a_ctrl_click_takes_the_only_selected_card_out(session: Session, hand: Hand) -> None:
    hand.click(hand.card("c0.0.0"))
    hand.press(hand.card("c0.0.0"), CTRL)
    assert session.selection.card == "c0.0.0"
    hand.release(hand.card("c0.0.0"))
    assert session.selection.card is None


def test_a_border_is_dragged_right_out_of_typing(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.type("Новое")
    rect = canvas.placement.rect_of(canvas.layout_shown.lane_rect(0))
    border = QPoint(rect.center().x(), rect.bottom())
    hand.drag(border, border + QPoint(0, 80))
    assert card(session, "c0.0.0").text == "Новое"
    assert label(session) is Label.RESIZE_LANE


def test_a_card_is_dragged_right_out_of_typing(session: Session, hand: Hand) -> None:
    hand.type("Новое")
    hand.drag(hand.card("c1.1.0"), hand.cell(5, 2))
    assert card(session, "c0.0.0").text == "Новое"
    assert "c1.1.0" in ids(session, 5, 2)


def test_a_double_click_edits_the_card(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.double_click(hand.card("c0.1.0"))
    hand.type("!")
    hand.key(Key.Key_Tab)
    assert card(session, "c0.1.0").text.endswith("!")


def test_the_second_click_alone_of_what_has_opened_the_map_writes_nothing(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    before = session.selection
    hand.mouse(QEvent.Type.MouseButtonDblClick, hand.cell(2, 1))
    hand.release(hand.cell(2, 1))
    assert not canvas.writing.is_on
    assert session.selection == before


def test_a_double_click_in_a_free_cell_writes_a_new_card(session: Session, hand: Hand) -> None:
    hand.double_click(hand.cell(2, 1))
    hand.type("Сомнение")
    hand.key(Key.Key_Tab)
    assert session.journey.cards.cell(2, 1)[0].text == "Сомнение"


def test_a_double_click_edits_headers_and_the_title(session: Session, hand: Hand, canvas: Canvas) -> None:
    title = canvas.layout_shown.title.title
    corner = canvas.placement.x_of(title.x), canvas.placement.y_of(title.y)
    hand.double_click(QPoint(round(corner[0]) + 30, round(corner[1]) + 10))
    assert isinstance(canvas.writing.subject, TitleSubject)
    hand.type("!")
    hand.key(Key.Key_Return)
    assert session.document.title == "Путь клиента!"


def test_a_title_of_the_map_that_is_opened_and_left_does_not_become_the_documents(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    session.apply_to_document(Label.RENAME_MAP, set_document, title="")
    session.apply(Label.RENAME_MAP, set_map, title="Путь")
    before = session.document
    canvas.writing.begin(TitleSubject())
    hand.key(Key.Key_Return)
    assert session.document is before
    canvas.writing.begin(TitleSubject())
    hand.type("!")
    hand.key(Key.Key_Return)
    assert session.document.title == "Путь!"


@pytest.mark.parametrize(("down", "subject"), [(0, StageSubject("s1")), (24, TaskSubject("s1"))])
def test_a_double_click_edits_a_stage_or_its_task(
    hand: Hand, canvas: Canvas, down: int, subject: Subject
) -> None:
    hand.double_click(hand.stage(1) + QPoint(0, down))
    assert canvas.writing.subject == subject


def test_a_card_is_dragged_to_another_cell_in_one_step(session: Session, hand: Hand) -> None:
    hand.drag(hand.card("c0.0.0"), hand.cell(1, 2))
    assert ids(session, 0, 0) == ["c0.0.1"]
    assert "c0.0.0" in ids(session, 1, 2)
    assert session.selection.card == "c0.0.0"
    assert label(session) is Label.MOVE_CARDS
    session.undo()
    assert session.undo_label is None


def test_while_dragging_the_card_is_shown_where_it_would_land(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    base = session.base
    hand.drag(hand.card("c0.0.0"), hand.cell(1, 2), drop=False)
    assert "c0.0.0" in ids(session, 1, 2)
    assert session.base is base
    assert canvas.overlay.is_lifted


def test_escape_ends_a_drag_with_the_very_document_it_began_with(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    before, selection = session.document, session.selection
    hand.drag(hand.card("c0.0.0"), hand.cell(1, 2), drop=False)
    hand.key(Key.Key_Escape)
    assert session.document is before
    assert session.selection == selection
    assert not canvas.overlay.is_lifted
    hand.release(hand.cell(1, 2))
    assert session.document is before


def test_a_drag_inside_a_cell_changes_the_order(session: Session, hand: Hand) -> None:
    low = hand.card("c0.0.1")
    hand.drag(hand.card("c0.0.0"), low + QPoint(0, 14))
    assert ids(session, 0, 0) == ["c0.0.1", "c0.0.0"]


def test_several_selected_cards_are_dragged_together(session: Session, hand: Hand) -> None:
    hand.click(hand.card("c0.0.0"))
    hand.click(hand.card("c0.0.1"), CTRL)
    hand.drag(hand.card("c0.0.1"), hand.cell(5, 1))
    assert ids(session, 0, 0) == []
    assert ids(session, 5, 1)[-2:] == ["c0.0.0", "c0.0.1"]
    assert session.undo_label == Named(Label.MOVE_CARDS, 2)


def test_cards_of_several_cells_are_dragged_as_a_block_and_back_in_one_step(
    session: Session, hand: Hand
) -> None:
    before = session.document
    hand.click(hand.card("c0.0.0"))
    hand.click(hand.card("c1.1.0"), CTRL)
    hand.click(hand.card("c0.0.1"), CTRL)
    hand.drag(hand.card("c0.0.0"), hand.cell(1, 1), drop=False)
    assert ids(session, 1, 1) == ["c1.1.1", "c0.0.0", "c0.0.1"]
    assert ids(session, 2, 2) == ["c1.1.0"]
    hand.key(Qt.Key.Key_Escape)
    assert session.document is before
    hand.drag(hand.card("c0.0.0"), hand.cell(1, 1))
    assert ids(session, 2, 2) == ["c1.1.0"]
    assert set(session.selection.cards) == {"c0.0.0", "c0.0.1", "c1.1.0"}
    assert session.undo_label == Named(Label.MOVE_CARDS, 3)
    session.undo()
    assert session.document is before


def test_a_block_that_would_leave_the_map_is_refused_in_words(
    session: Session, hand: Hand, refusals: list[str]
) -> None:
    before = session.document
    hand.click(hand.card("c0.0.0"))
    hand.click(hand.card("c0.2.0"), CTRL)
    hand.drag(hand.card("c0.0.0"), hand.cell(0, 1))
    assert session.document is before
    assert len(refusals) == 1


def test_a_drop_where_no_card_can_be_is_refused_in_words(
    session: Session, hand: Hand, refusals: list[str]
) -> None:
    before = session.document
    hand.drag(hand.card("c0.0.0"), hand.cell(3, 1))
    assert session.document is before
    assert len(refusals) == 1


def test_a_drop_beside_the_map_changes_nothing(session: Session, hand: Hand, canvas: Canvas) -> None:
    before = session.document
    hand.drag(hand.card("c0.0.0"), QPoint(4, canvas.viewport().height() - 4))
    assert session.document is before


def test_a_short_move_is_a_click_and_no_drag(session: Session, hand: Hand, canvas: Canvas) -> None:
    start = hand.card("c0.0.0")
    hand.press(start)
    hand.move(start + QPoint(2, 2))
    assert not canvas.hands.is_dragging


def test_a_stage_is_dragged_by_its_header(session: Session, hand: Hand) -> None:
    hand.drag(hand.stage(0), hand.stage(2) + QPoint(30, 0))
    assert [stage.id for stage in session.journey.stages] == ["s1", "s2", "s0"]
    assert label(session) is Label.MOVE_STAGE


def test_a_lane_is_dragged_by_its_name(session: Session, hand: Hand) -> None:
    hand.drag(hand.lane(1), hand.lane(0) - QPoint(0, 12))
    assert [lane.id for lane in session.journey.lanes][:2] == ["l1", "l0"]


def test_the_border_of_a_stage_sets_its_width_in_whole_mm(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    rect = canvas.placement.rect_of(canvas.layout_shown.stage_rect(0))
    border = QPoint(rect.right(), rect.bottom() - 6)
    hand.drag(border, border + QPoint(57, 0))
    width = session.journey.stages[0].width
    assert width is not None
    assert width == pytest.approx(66 + 57 / canvas.px_per_mm, abs=1)
    assert width == round(width)


def test_the_border_of_a_lane_sets_its_height_and_takes_it_back(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    rect = canvas.placement.rect_of(canvas.layout_shown.lane_rect(0))
    hand.drag(QPoint(rect.center().x(), rect.bottom()), QPoint(rect.center().x(), rect.bottom() + 80))
    assert (session.journey.lanes[0].height or 0) > 25
    rect = canvas.placement.rect_of(canvas.layout_shown.lane_rect(0))
    hand.drag(QPoint(rect.center().x(), rect.bottom()), QPoint(rect.center().x(), rect.top() + 20))
    assert session.journey.lanes[0].height is None


@pytest.mark.parametrize("beside", ["stages", "lanes"])
def test_the_border_of_the_lane_names_sets_their_width(
    session: Session, hand: Hand, canvas: Canvas, beside: str
) -> None:
    layout = canvas.layout_shown
    stages, lane = (canvas.placement.rect_of(rect) for rect in (layout.stage_rect(0), layout.lane_rect(1)))
    border = QPoint(stages.left() - 1, (stages if beside == "stages" else lane).center().y())
    hand.drag(border, border + QPoint(40, 0))
    assert (session.journey.lane_width or 0) > 48


def test_a_face_is_dragged_to_another_level(session: Session, hand: Hand, canvas: Canvas) -> None:
    session.apply(Label.SET_LEVEL, set_level, "s1", "l2", 0, "face")
    cell = canvas.layout_shown.cell_rect(2, 1)
    curve = canvas.layout_shown.rows[2].cells[1].curve
    assert curve is not None
    x = round(canvas.placement.x_of(cell.x + cell.width / 2))

    def at(level: int) -> QPoint:
        return QPoint(x, round(canvas.placement.y_of(cell.y + curve.y_of(level))))

    hand.drag(at(0), at(2))
    assert card(session, "face").level == 2
    assert label(session) is Label.SET_LEVEL


def test_a_click_on_a_mark_scores_and_on_the_same_mark_takes_it_away(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    hand.click(hand.cell(3, 1))
    hand.key(Key.Key_2, text="2")
    (box,) = canvas.layout_shown.rows[3].cells[1].boxes
    cell = canvas.layout_shown.cell_rect(3, 1)
    fourth = box.marks[3]
    spot = QPoint(
        round(canvas.placement.x_of(cell.x + fourth.x)), round(canvas.placement.y_of(cell.y + fourth.y))
    )
    hand.click(spot)
    assert session.journey.cards.cell(3, 1)[0].value == 4
    hand.click(spot)
    assert session.journey.cards.cell(3, 1) == ()


def test_a_first_click_on_a_mark_only_goes_there(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.click(hand.cell(3, 1))
    hand.key(Key.Key_2, text="2")
    hand.click(hand.cell(0, 0))
    (box,) = canvas.layout_shown.rows[3].cells[1].boxes
    cell, fourth = canvas.layout_shown.cell_rect(3, 1), box.marks[3]
    spot = canvas.placement.rect_of(Rect(cell.x + fourth.x, cell.y + fourth.y, 0, 0)).topLeft()
    hand.click(spot)
    assert session.journey.cards.cell(3, 1)[0].value == 2
    assert (session.selection.stage, session.selection.lane) == ("s1", "l3")
    hand.click(spot)
    assert session.journey.cards.cell(3, 1)[0].value == 4


def test_an_empty_score_cell_is_scored_by_clicking_where_its_marks_will_be(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    hand.click(hand.cell(3, 1))
    free = free_marks(canvas.layout_shown, 3, 1)
    hand.click(QPoint(round(canvas.placement.x_of(free[2].x)), round(canvas.placement.y_of(free[2].y))))
    assert session.journey.cards.cell(3, 1)[0].value == 3
    assert free_marks(canvas.layout_shown, 3, 1) == ()
    (box,), cell = canvas.layout_shown.rows[3].cells[1].boxes, canvas.layout_shown.cell_rect(3, 1)
    # They stay under the pointer: the next click changes the score, and misses none.
    for mark, empty in zip(box.marks, free, strict=True):
        assert (cell.x + mark.x, cell.y + mark.y) == pytest.approx(empty)


def test_the_plus_at_a_border_adds_a_stage_there_and_asks_for_its_name(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    rect = canvas.placement.rect_of(canvas.layout_shown.stage_rect(0))
    hand.hover(QPoint(rect.right() - 3, rect.top() + 5))
    assert canvas.plus.stage.isVisible()
    QTest.mouseClick(canvas.plus.stage, Qt.MouseButton.LeftButton)
    hand.type("Вопрос")
    hand.key(Key.Key_Return)
    assert [stage.title for stage in session.journey.stages][:3] == ["Этап 1", "Вопрос", "Этап 2"]


def test_the_plus_is_also_at_the_right_end_and_below_the_last_lane(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    layout, placement = canvas.layout_shown, canvas.placement
    hand.hover(QPoint(round(placement.x_of(layout.band.right)) + 8, round(placement.band_y) + 8))
    assert canvas.plus.stage.isVisible()
    assert canvas.plus.stage.index == 3
    hand.hover(QPoint(round(placement.names_x) + 20, round(placement.y_of(layout.bottom)) + 8))
    assert canvas.plus.lane.isVisible()
    assert canvas.plus.lane.index == 6


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_plus_of_a_lane_asks_which_kind(session: Session, hand: Hand, canvas: Canvas) -> None:
    layout, placement = canvas.layout_shown, canvas.placement
    hand.hover(QPoint(round(placement.names_x) + 20, round(placement.y_of(layout.bottom))))
    QTest.mouseClick(canvas.plus.lane, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == len(LANE_KINDS)
    menu.actions()[list(LANE_KINDS).index("kpi")].trigger()
    menu.close()
    assert session.journey.lanes[-1].kind == "kpi"


def test_the_plus_goes_when_the_pointer_goes(session: Session, hand: Hand, canvas: Canvas) -> None:
    rect = canvas.placement.rect_of(canvas.layout_shown.stage_rect(0))
    hand.hover(QPoint(rect.right(), rect.top() + 5))
    hand.hover(hand.cell(2, 1))
    assert not canvas.plus.stage.isVisible()


def test_middle_drag_and_space_drag_pan(session: Session, hand: Hand, canvas: Canvas) -> None:
    canvas.zoom.set_zoom(2.0)
    bar = canvas.horizontalScrollBar()
    bar.setValue(400)
    hand.drag(QPoint(600, 400), QPoint(500, 400), button=MIDDLE)
    assert bar.value() == 500
    hand.press(QPoint(600, 400))
    hand.release(QPoint(600, 400))
    before = session.document
    space = Key.Key_Space
    QTest.keyPress(canvas, space)
    hand.drag(QPoint(500, 400), QPoint(600, 400))
    QTest.keyRelease(canvas, space)
    assert bar.value() == 400
    assert session.document is before


def test_panning_does_not_end_typing(session: Session, hand: Hand, canvas: Canvas) -> None:
    canvas.zoom.set_zoom(2.0)
    hand.type("Ещё пишу")
    hand.drag(QPoint(600, 500), QPoint(560, 470), button=MIDDLE)
    assert canvas.writing.is_on
    hand.type("!")
    hand.key(Key.Key_Tab)
    assert card(session, "c0.0.0").text == "Ещё пишу!"


def test_the_map_scrolls_while_a_card_is_held_at_the_edge(
    session: Session, hand: Hand, canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.zoom.set_zoom(2.0)
    canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().minimum())
    start = hand.card("c0.0.0")
    at = canvas.horizontalScrollBar().value()
    hand.drag(start, QPoint(canvas.viewport().width() - 5, start.y()), drop=False)
    qtbot.waitUntil(lambda: canvas.horizontalScrollBar().value() > at + 60)
    hand.key(Key.Key_Escape)
    assert not session.is_previewing


def test_another_edit_ends_a_drag(session: Session, hand: Hand, canvas: Canvas) -> None:
    hand.drag(hand.card("c0.0.0"), hand.cell(1, 2), drop=False)
    session.apply(Label.SET_LEVEL, set_level, "s0", "l2", 1, "new")
    assert not canvas.hands.is_dragging
    assert ids(session, 0, 0) == ["c0.0.0", "c0.0.1"]
