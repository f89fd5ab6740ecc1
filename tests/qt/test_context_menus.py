"""Menus over cards, cells, headers, emotions, the ground and tabs, by the mouse and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cjm_desktop.edit.cards import set_fields
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import Header, at_card, at_cell, at_lane, at_stage
from cjm_desktop.model.kinds import Drawing, lane_kind
from cjm_desktop.model.queries import card_of
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.context_menus import CONTEXT_MENUS, Place
from cjm_desktop.qt.map_tabs import MapTabs
from cjm_desktop.qt.menus import Menu
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton

ELSEWHERE = (
    "phase",
    "link",
    "links",
    "hidden_lane",
    "map_tab",
    "persona",
    "personas",
    "source",
    "sources",
    "stages",
    "lanes",
)
"""What the worked example does not have, or the canvas does not show."""


@pytest.fixture
def canvas(desk: Desk) -> Iterator[Canvas]:
    """The canvas of the worked example, with the room of the outline; menus that are left open are closed."""
    desk.window.actions_[Id.OUTLINE].trigger()
    QApplication.processEvents()
    found = desk.window.findChild(Canvas)
    assert found is not None
    yield found
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


@pytest.fixture
def session(canvas: Canvas) -> Session:
    return canvas.session


def right_click(canvas: Canvas, at: QPoint) -> None:
    """Press the right button as X11 tells it: the press, the menu event, the release."""
    viewport = canvas.viewport()
    QTest.mousePress(viewport, RIGHT, PLAIN, at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    QTest.mouseRelease(QApplication.activePopupWidget() or viewport, RIGHT, PLAIN, QPoint(-5, -5))
    QApplication.processEvents()


def menu_key(target: QWidget) -> None:
    at = target.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, target.mapToGlobal(at))
    QApplication.sendEvent(target, event)
    QApplication.processEvents()


def shift_f10(target: QWidget) -> None:
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_F10, SHIFT))
    QApplication.processEvents()


def open_menu() -> QMenu:
    """The menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def shown() -> list[str]:
    """The ids of the commands in the open menu."""
    return [action.objectName() for action in open_menu().actions() if action.objectName()]


def entries(place: Place) -> list[str]:
    return [entry.value for entry in CONTEXT_MENUS[place] if isinstance(entry, Id)]


def point(canvas: Canvas, place: Place) -> QPoint:
    """A point of the viewport over such a thing of the worked example."""
    layout, placement = canvas.layout_shown, canvas.placement
    drawings = [lane_kind(lane.kind).drawing for lane in layout.journey.lanes]
    card = layout.card_rect(layout.journey.cards.cell(0, 1)[0].id)
    assert card is not None
    cell = placement.rect_of(layout.cell_rect(0, 0))
    marks = placement.rect_of(layout.cell_rect(drawings.index(Drawing.MARKS), 1))
    row = drawings.index(Drawing.CURVE)
    curve = layout.rows[row].cells[1].curve
    assert curve is not None
    assert curve.strands[0].point is not None
    face, corner = curve.strands[0].point, layout.cell_rect(row, 1)
    return {
        Place.CARD: placement.rect_of(card).center(),
        Place.CELL: QPoint(cell.center().x(), cell.bottom() - 3),
        Place.EMOTION: QPoint(
            round(placement.x_of(corner.x + face.x)), round(placement.y_of(corner.y + face.y))
        ),
        Place.SCORE: QPoint(marks.left() + 8, marks.center().y()),
        Place.STAGE: placement.rect_of(layout.stage_rect(2)).center(),
        Place.LANE: placement.rect_of(layout.lane_rect(1)).center(),
        Place.GROUND: placement.rect_of(layout.title.title.rect).center(),
    }[place]


@pytest.mark.parametrize("place", [place for place in Place if place not in ELSEWHERE])
def test_the_right_button_opens_the_menu_of_what_is_under_it(canvas: Canvas, place: Place) -> None:
    right_click(canvas, point(canvas, place))
    assert shown() == entries(place)


def test_the_right_button_selects_first(canvas: Canvas, session: Session) -> None:
    second, stages = session.journey.cards.cell(0, 1)[0], session.journey.stages
    right_click(canvas, point(canvas, Place.CARD))
    assert session.selection == at_cell(second.stage, second.lane, second.id)
    open_menu().close()
    right_click(canvas, point(canvas, Place.STAGE))
    assert session.selection == at_stage(stages[2].id)


def test_a_border_has_the_menu_of_the_header_that_ends_there(canvas: Canvas, session: Session) -> None:
    layout, placement, journey = canvas.layout_shown, canvas.placement, session.journey
    session.select(at_lane(journey.lanes[0].id))
    name = placement.rect_of(layout.lane_rect(2))
    right_click(canvas, QPoint(name.center().x(), name.bottom()))
    assert (session.selection.header, session.selection.lane) == (Header.LANE, journey.lanes[2].id)
    assert shown() == entries(Place.LANE)
    open_menu().close()
    stage = placement.rect_of(layout.stage_rect(1))
    column = layout.columns[1]
    right_click(canvas, QPoint(round(placement.x_of(column.x + column.width)), stage.top() + 2))
    assert session.selection == at_stage(journey.stages[1].id)
    assert shown() == entries(Place.STAGE)


def test_a_selection_of_many_that_is_under_the_pointer_stays(canvas: Canvas, session: Session) -> None:
    cards = [session.journey.cards.cell(0, column)[0] for column in (1, 0, 2)]
    ids = {card.id for card in cards}
    session.select(at_cell(cards[-1].stage, cards[-1].lane, *(card.id for card in cards)))
    right_click(canvas, point(canvas, Place.CARD))
    assert set(session.selection.cards) == ids
    next(action for action in open_menu().actions() if action.objectName() == Id.HYPOTHESIS).trigger()
    assert {card_of(session.journey, card).evidence for card in ids} == {"hypothesis"}
    assert session.undo_label is not None
    assert session.undo_label.count == 3


def test_a_range_of_cells_that_is_under_the_pointer_stays(canvas: Canvas, session: Session) -> None:
    first = session.journey.cards.cell(0, 0)[0]
    session.select(at_cell(first.stage, first.lane))
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(canvas, QKeyEvent(kind, Qt.Key.Key_Right, SHIFT))
    assert session.selection.anchor is not None
    before = session.selection
    right_click(canvas, point(canvas, Place.CELL))
    assert session.selection == before


def header(canvas: Canvas, place: Place, index: int) -> QPoint:
    layout = canvas.layout_shown
    rect = layout.stage_rect(index) if place is Place.STAGE else layout.lane_rect(index)
    return canvas.placement.rect_of(rect).center()


def shift_click(canvas: Canvas, place: Place, first: int, last: int) -> None:
    """Select several whole stages or lanes by the mouse."""
    QTest.mouseClick(canvas.viewport(), LEFT, PLAIN, header(canvas, place, first))
    QTest.mouseClick(canvas.viewport(), LEFT, SHIFT, header(canvas, place, last))


@pytest.mark.parametrize(("first", "last", "under"), [(0, 2, 1), (0, 2, 2), (2, 0, 2)])
def test_the_menu_over_one_of_several_stages_groups_all_of_them(
    canvas: Canvas, session: Session, first: int, last: int, under: int
) -> None:
    shift_click(canvas, Place.STAGE, first, last)
    before = session.selection
    right_click(canvas, header(canvas, Place.STAGE, under))
    assert session.selection == before
    assert shown() == entries(Place.STAGES)
    next(action for action in open_menu().actions() if action.objectName() == Id.GROUP_STAGES).trigger()
    (phase,) = session.journey.phases
    assert phase.stages == tuple(stage.id for stage in session.journey.stages[:3])


def test_the_menu_over_one_of_several_lanes_hides_all_of_them(canvas: Canvas, session: Session) -> None:
    shift_click(canvas, Place.LANE, 0, 1)
    right_click(canvas, header(canvas, Place.LANE, 0))
    assert shown() == entries(Place.LANES)
    next(action for action in open_menu().actions() if action.objectName() == Id.HIDE_LANE).trigger()
    assert [lane.hidden for lane in session.journey.lanes[:3]] == [True, True, False]


@pytest.mark.parametrize(("place", "under"), [(Place.STAGE, 3), (Place.LANE, 2), (Place.LANE, 0)])
def test_a_header_that_is_none_of_the_selected_ones_has_its_own_menu(
    canvas: Canvas, session: Session, place: Place, under: int
) -> None:
    selected = Place.LANE if (place, under) == (Place.LANE, 2) else Place.STAGE
    shift_click(canvas, selected, 0, 1)
    right_click(canvas, header(canvas, place, under))
    journey = session.journey
    alone = at_stage(journey.stages[3].id) if place is Place.STAGE else at_lane(journey.lanes[under].id)
    assert session.selection == alone
    assert shown() == entries(place)


@pytest.mark.parametrize("by_key", [menu_key, shift_f10])
def test_keys_open_the_menu_of_what_is_current_beside_it(canvas: Canvas, session: Session, by_key) -> None:
    canvas.setFocus()
    card = session.journey.cards.cell(0, 1)[0]
    session.select(at_cell(card.stage, card.lane, card.id))
    by_key(canvas)
    assert shown() == entries(Place.CARD)
    area = canvas.placement.current_on_screen()
    menu = open_menu()
    assert area is not None
    on_screen = area.translated(canvas.viewport().mapToGlobal(QPoint()))
    assert not menu.geometry().intersects(on_screen)
    assert menu.geometry().adjusted(-4, -4, 4, 4).intersects(on_screen)
    menu.close()
    session.select(at_stage(card.stage))
    by_key(canvas)
    assert shown() == entries(Place.STAGE)


def test_what_is_typed_is_kept_before_a_menu_opens(canvas: Canvas, session: Session) -> None:
    card = session.journey.cards.cell(0, 0)[0]
    session.select(at_cell(card.stage, card.lane, card.id))
    canvas.edits.type_into("Ж")
    right_click(canvas, point(canvas, Place.CARD))
    assert card_of(session.base_journey, card.id).text == "Ж"
    assert shown() == entries(Place.CARD)


def test_a_right_press_that_ends_a_drag_opens_no_menu(canvas: Canvas, session: Session) -> None:
    start = point(canvas, Place.CARD)
    viewport = canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, PLAIN, start)
    for step in (15, 30, 45):
        at = start + QPoint(step, step)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at.toPointF(),
            viewport.mapToGlobal(at).toPointF(),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            PLAIN,
        )
        QApplication.sendEvent(viewport, event)
    assert canvas.hands.is_dragging
    right_click(canvas, start)
    assert QApplication.activePopupWidget() is None
    assert not session.is_previewing
    # Else it is down for the tests after this one, too.
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, PLAIN, start)


def test_tabs_have_their_menu_by_mouse_and_keys(desk: Desk, canvas: Canvas, session: Session) -> None:
    desk.window.actions_[Id.DUPLICATE_MAP].trigger()
    QApplication.processEvents()
    tabs = desk.window.findChild(MapTabs)
    assert tabs is not None
    at = tabs.bar.tabRect(0).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, tabs.bar.mapToGlobal(at))
    QApplication.sendEvent(tabs.bar, event)
    assert session.map_id == session.base.maps[0].id
    assert shown() == entries(Place.MAP_TAB)
    QApplication.processEvents()
    open_menu().close()
    tabs.bar.setFocus()
    shift_f10(tabs.bar)
    assert shown() == entries(Place.MAP_TAB)
    assert session.map_id == session.base.maps[0].id


def test_a_map_is_moved_among_the_tabs_by_the_menu_of_its_tab(
    desk: Desk, canvas: Canvas, session: Session
) -> None:
    desk.window.actions_[Id.DUPLICATE_MAP].trigger()
    QApplication.processEvents()
    first, second = [one.id for one in session.base.maps]
    tabs = desk.window.findChild(MapTabs)
    assert tabs is not None
    ways = {Id.MAP_RIGHT: [second, first], Id.MAP_LEFT: [first, second]}
    for way, order in ways.items():
        at = tabs.bar.tabRect(tabs.bar.order().index(first)).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, tabs.bar.mapToGlobal(at))
        QApplication.sendEvent(tabs.bar, event)
        menu = open_menu()
        entries = {action.objectName(): action for action in menu.actions()}
        assert [one for one in ways if entries[one].isEnabled()] == [way]
        place = menu.actionGeometry(entries[way]).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, PLAIN, place)
        QApplication.processEvents()
        assert [one.id for one in session.base.maps] == tabs.bar.order() == order
        assert session.map_id == first


def test_menus_speak_the_language_of_the_window(canvas: Canvas) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    QApplication.processEvents()
    right_click(canvas, point(canvas, Place.CARD))
    titles = [action.text().replace("&", "") for action in open_menu().actions() if action.menu() is not None]
    assert titles == ["Цвет"]


def test_no_command_stands_in_a_menu_twice() -> None:
    for place, menu in CONTEXT_MENUS.items():
        commands = [one for one in menu if isinstance(one, (Id, Menu))]
        assert len(set(map(str, commands))) == len(commands), place


def test_every_header_has_its_menu() -> None:
    assert {header.value for header in Header} - {"none"} <= {place.value for place in Place}


def test_a_menu_by_keys_opens_below_the_card_and_ticks_what_it_is(desk: Desk, canvas: Canvas) -> None:
    session = canvas.session
    card = next(one for one in session.journey.cards if one.urgent)
    session.select(at_card(session.journey, card.id))
    shift_f10(canvas)
    menu, area = open_menu(), canvas.placement.current_on_screen()
    assert area is not None
    card_on_screen = area.translated(canvas.viewport().mapToGlobal(QPoint()))
    assert not menu.geometry().intersects(card_on_screen)
    assert desk.window.actions_[Id.URGENT].isChecked()
    assert not desk.window.actions_[Id.MOMENT_OF_TRUTH].isChecked()
    menu.close()
    desk.window.actions_[Id.URGENT].trigger()
    assert not desk.window.actions_[Id.URGENT].isChecked()
    desk.window.actions_[Id.UNDO].trigger()
    assert desk.window.actions_[Id.URGENT].isChecked()


def test_the_menu_of_a_cell_duplicates_and_marks_the_cards_in_it(
    desk: Desk, canvas: Canvas, session: Session
) -> None:
    journey = session.journey
    stage, lane = journey.stages[0].id, journey.lanes[0].id
    cards = journey.cards.cell(0, 0)
    session.select(at_cell(stage, lane))
    assert {Id.DUPLICATE, Id.MOMENT_OF_TRUTH, Id.URGENT} <= set(CONTEXT_MENUS[Place.CELL])
    desk.window.actions_[Id.MOMENT_OF_TRUTH].trigger()
    assert all(card.moment_of_truth for card in session.journey.cards.cell(0, 0))
    desk.window.actions_[Id.DUPLICATE].trigger()
    doubled = session.journey.cards.cell(0, 0)
    assert sorted(card.text for card in doubled) == sorted(2 * [card.text for card in cards])
    assert session.selection.cards


def test_urgent_is_for_recommendations_alone_and_its_key_says_so(desk: Desk, canvas: Canvas) -> None:
    session, urgent = canvas.session, desk.window.actions_[Id.URGENT]
    lanes = {lane.id: lane.kind for lane in session.journey.lanes}
    action = next(one for one in session.journey.cards if lanes[one.lane] == "actions")
    advice = next(
        one for one in session.journey.cards if lanes[one.lane] == "recommendations" and not one.urgent
    )
    before = session.document
    session.select(at_card(session.journey, action.id))
    QApplication.processEvents()
    assert not urgent.isEnabled()
    QTest.keyClick(canvas, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.status_line.message_text() == "Only recommendations can be urgent."
    assert session.document is before
    session.select(at_cell(advice.stage, advice.lane, action.id, advice.id))
    QApplication.processEvents()
    assert urgent.isEnabled()
    QTest.keyClick(canvas, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    marked = [card.id for card in session.journey.cards if card.urgent]
    assert advice.id in marked
    assert action.id not in marked
    session.undo()
    assert session.document is before


def test_what_is_urgent_from_another_lane_can_lose_it(desk: Desk, canvas: Canvas) -> None:
    session = canvas.session
    lanes = {lane.id: lane.kind for lane in session.journey.lanes}
    card = next(one for one in session.journey.cards if lanes[one.lane] == "actions")
    session.apply(Label.CHANGE_CARDS, set_fields, (card.id,), urgent=True)
    session.select(at_card(session.journey, card.id))
    QApplication.processEvents()
    desk.window.actions_[Id.URGENT].trigger()
    assert card_of(session.journey, card.id) == card
    assert not desk.window.actions_[Id.URGENT].isEnabled()
