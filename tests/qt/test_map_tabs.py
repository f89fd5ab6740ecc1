"""The maps of a document as tabs, worked by keys and by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.selection import at_stage
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.map_tabs import MapTabs, TitleField
from cjm_desktop.qt.settings import MAP_TABS

if TYPE_CHECKING:
    from tests.qt.conftest import Keys

    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk

PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def do(desk: Desk, which: Id) -> None:
    desk.window.actions_[which].trigger()
    QApplication.processEvents()


def tabs_of(desk: Desk) -> MapTabs | None:
    found = desk.window.findChild(MapTabs)
    return found if found is not None and found.isVisible() else None


def names(tabs: MapTabs) -> list[str]:
    return [tabs.bar.tabText(index) for index in range(tabs.bar.count())]


@pytest.fixture
def tabs(desk: Desk, session: Session) -> MapTabs:
    """The tabs of a document with two maps, the second of them shown."""
    do(desk, Id.DUPLICATE_MAP)
    found = tabs_of(desk)
    assert found is not None
    return found


def test_one_map_needs_no_tabs_unless_they_are_asked_for(desk: Desk, session: Session) -> None:
    assert tabs_of(desk) is None
    do(desk, Id.MAP_TABS)
    assert tabs_of(desk) is not None
    assert desk.controller.settings.value(MAP_TABS)
    do(desk, Id.MAP_TABS)
    assert tabs_of(desk) is None


def test_the_command_for_the_tabs_says_what_is_seen(desk: Desk, session: Session) -> None:
    action = desk.window.actions_[Id.MAP_TABS]
    assert (action.isChecked(), action.isEnabled()) == (False, True)
    do(desk, Id.DUPLICATE_MAP)
    assert (action.isChecked(), action.isEnabled()) == (True, False)
    do(desk, Id.UNDO)
    assert (action.isChecked(), action.isEnabled(), tabs_of(desk)) == (False, True, None)


def test_a_copy_is_shown_beside_its_original_and_undo_takes_it_away(
    desk: Desk, session: Session, tabs: MapTabs
) -> None:
    assert names(tabs) == ["As is", "As is, copy"]
    assert tabs.bar.currentIndex() == 1
    assert session.map_id == session.base.maps[1].id
    do(desk, Id.UNDO)
    assert tabs_of(desk) is None
    assert session.map_id == session.base.maps[0].id


def test_the_plus_stands_beside_the_last_tab(desk: Desk, session: Session) -> None:
    do(desk, Id.MAP_TABS)
    tabs = tabs_of(desk)
    assert tabs is not None
    for _ in range(2):
        last = tabs.bar.tabRect(tabs.bar.count() - 1).translated(tabs.bar.pos())
        assert 0 <= tabs.plus.x() - last.right() <= 8
        do(desk, Id.DUPLICATE_MAP)


def test_a_new_map_is_named_at_once_by_the_plus(
    desk: Desk, session: Session, tabs: MapTabs, keys: Keys
) -> None:
    QTest.mouseClick(tabs.plus, LEFT)
    QApplication.processEvents()
    assert isinstance(QApplication.focusWidget(), TitleField)
    keys.type("Мечта")
    keys.press(Qt.Key.Key_Return)
    assert names(tabs) == ["As is", "As is, copy", "Мечта"]
    assert session.journey.title == "Мечта"
    assert (session.journey.kind, len(session.journey.cards)) == ("to_be", 0)
    # A step of its own is only what comes later.
    do(desk, Id.RENAME_MAP)
    keys.type("Цель")
    keys.press(Qt.Key.Key_Return)
    do(desk, Id.UNDO)
    assert session.journey.title == "Мечта"
    do(desk, Id.UNDO)
    assert names(tabs) == ["As is", "As is, copy"]
    do(desk, Id.REDO)
    assert names(tabs) == ["As is", "As is, copy", "Мечта"]


def test_a_double_click_renames_and_escape_does_not(
    desk: Desk, session: Session, tabs: MapTabs, keys: Keys
) -> None:
    at = tabs.bar.tabRect(1).center()
    for key, name in ((Qt.Key.Key_Escape, "As is, copy"), (Qt.Key.Key_Return, "Then")):
        QTest.mouseDClick(tabs.bar, LEFT, PLAIN, at)
        keys.type("Then")
        keys.press(key)
        QApplication.processEvents()
        assert names(tabs)[1] == name
        assert not isinstance(QApplication.focusWidget(), TitleField)


def test_the_field_of_a_title_covers_its_tab_however_long_it_becomes(
    desk: Desk, session: Session, tabs: MapTabs, keys: Keys
) -> None:
    do(desk, Id.RENAME_MAP)
    keys.type("How it is to become for those who come back")
    (field,) = tabs.findChildren(TitleField)
    tab = tabs.bar.tabRect(1).translated(tabs.bar.pos())
    assert tab.width() > 200
    assert field.geometry().left() <= tab.left()
    assert field.geometry().right() >= tab.right() - 2


def test_keys_and_clicks_show_other_maps(desk: Desk, session: Session, tabs: MapTabs, keys: Keys) -> None:
    first, second = (journey.id for journey in session.base.maps)
    ctrl = Qt.KeyboardModifier.ControlModifier
    keys.press(Qt.Key.Key_PageDown, ctrl)
    assert (session.map_id, tabs.bar.currentIndex()) == (first, 0)
    keys.press(Qt.Key.Key_PageUp, ctrl)
    assert session.map_id == second
    QTest.mouseClick(tabs.bar, LEFT, PLAIN, tabs.bar.tabRect(0).center())
    assert session.map_id == first


def test_a_dragged_tab_is_one_step(desk: Desk, session: Session, tabs: MapTabs) -> None:
    do(desk, Id.DUPLICATE_MAP)
    before = [journey.id for journey in session.base.maps]
    start, end = tabs.bar.tabRect(0).center(), tabs.bar.tabRect(2).center() + QPoint(40, 0)
    QTest.mousePress(tabs.bar, LEFT, PLAIN, start)
    for share in range(1, 11):
        QTest.mouseMove(tabs.bar, start + (end - start) * share / 10)
    QTest.mouseRelease(tabs.bar, LEFT, PLAIN, end)
    assert [journey.id for journey in session.base.maps] == [*before[1:], before[0]]
    session.undo()
    assert [journey.id for journey in session.base.maps] == before
    assert [tabs.bar.tabData(index) for index in range(3)] == before


def test_escape_returns_a_dragged_tab(desk: Desk, session: Session, tabs: MapTabs, keys: Keys) -> None:
    before, selection = [journey.id for journey in session.base.maps], session.selection
    document, had_focus = session.base, QApplication.focusWidget()
    start, end = tabs.bar.tabRect(0).center(), tabs.bar.tabRect(1).center() + QPoint(40, 0)
    QTest.mousePress(tabs.bar, LEFT, PLAIN, start)
    had_focus, selection = QApplication.focusWidget(), session.selection
    for share in range(1, 11):
        QTest.mouseMove(tabs.bar, start + (end - start) * share / 10)
    assert tabs.bar.order() == [*reversed(before)]
    keys.press(Qt.Key.Key_Escape)
    assert tabs.bar.order() == before
    QTest.mouseMove(tabs.bar, end)
    QTest.mouseRelease(tabs.bar, LEFT, PLAIN, end)
    assert (session.base, session.selection) == (document, selection)
    assert QApplication.focusWidget() is had_focus


def test_maps_are_moved_by_keys(desk: Desk, session: Session, tabs: MapTabs, keys: Keys) -> None:
    before = [journey.id for journey in session.base.maps]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.window.setFocus()
    keys.press(Qt.Key.Key_PageUp, both)
    assert tabs.bar.order() == [journey.id for journey in session.base.maps] == [*reversed(before)]
    keys.press(Qt.Key.Key_PageUp, both)
    assert session.undo_label is not None
    keys.press(Qt.Key.Key_PageDown, both)
    assert [journey.id for journey in session.base.maps] == before


@pytest.mark.parametrize("leave", [Id.ADD_MAP, Id.DUPLICATE_MAP, Id.NEXT_MAP])
def test_a_name_goes_to_the_map_it_was_begun_for(
    desk: Desk, session: Session, tabs: MapTabs, keys: Keys, leave: Id
) -> None:
    named = session.map_id
    do(desk, Id.RENAME_MAP)
    keys.type("New")
    do(desk, leave)
    if leave is not Id.ADD_MAP:
        do(desk, Id.RENAME_MAP)
    keys.type("Other")
    keys.press(Qt.Key.Key_Return)
    assert session.base.map(named).title == "New"
    assert session.map_id != named
    assert session.base_journey.title == "Other"


def test_a_name_ends_with_its_map(desk: Desk, session: Session, tabs: MapTabs, keys: Keys) -> None:
    do(desk, Id.RENAME_MAP)
    keys.type("New")
    session.undo()
    assert names(tabs)[1] == "As is, copy"
    do(desk, Id.RENAME_MAP)
    session.undo()
    QApplication.processEvents()
    assert len(session.base.maps) == 1
    assert not isinstance(QApplication.focusWidget(), TitleField)
    assert tabs.findChildren(TitleField) == [] or not tabs.findChildren(TitleField)[0].isVisible()


def test_a_deleted_map_is_told_with_the_key_that_brings_it_back(
    desk: Desk, session: Session, tabs: MapTabs
) -> None:
    count = len(session.base_journey.cards)
    do(desk, Id.DELETE_MAP)
    said = desk.window.status_line.message_text()
    assert str(count) in said
    assert "Ctrl+Z" in said


@pytest.mark.parametrize("by", [0, 90])
def test_a_map_that_goes_while_a_tab_is_held_takes_its_tab_along(
    desk: Desk, session: Session, tabs: MapTabs, by: int
) -> None:
    do(desk, Id.DUPLICATE_MAP)
    start = tabs.bar.tabRect(0).center()
    QTest.mousePress(tabs.bar, LEFT, PLAIN, start)
    for share in range(1, 11):
        QTest.mouseMove(tabs.bar, start + QPoint(by, 0) * share / 10)
    do(desk, Id.UNDO)
    assert [tabs.bar.tabData(index) for index in range(tabs.bar.count())] == [
        journey.id for journey in session.base.maps
    ]
    before = session.base
    QTest.mouseRelease(tabs.bar, LEFT, PLAIN, start + QPoint(by, 0))
    do(desk, Id.RENAME_MAP)
    assert isinstance(QApplication.focusWidget(), TitleField)
    assert session.base is before


def test_deleting_shows_the_map_beside_and_the_last_one_stays(
    desk: Desk, session: Session, tabs: MapTabs
) -> None:
    do(desk, Id.DELETE_MAP)
    assert len(session.base.maps) == 1
    assert tabs_of(desk) is None
    assert not desk.window.actions_[Id.DELETE_MAP].isEnabled()


def test_each_map_keeps_what_was_selected_in_it(
    desk: Desk, session: Session, tabs: MapTabs, keys: Keys
) -> None:
    keys.press(Qt.Key.Key_Down)
    there = session.selection
    do(desk, Id.NEXT_MAP)
    assert session.selection != there
    do(desk, Id.NEXT_MAP)
    assert session.selection == there


def test_saving_keeps_a_title_that_is_being_written(
    desk: Desk, session: Session, tabs: MapTabs, keys: Keys
) -> None:
    do(desk, Id.RENAME_MAP)
    keys.type("Written")
    assert desk.controller.finish_typing()
    assert session.base.maps[1].title == "Written"


def test_each_map_keeps_its_zoom_and_its_place(desk: Desk, session: Session) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    desk.window.actions_[Id.ADD_MAP].trigger()
    canvas.setFocus()
    QApplication.processEvents()
    other = session.map_id
    canvas.zoom.set_zoom(0.5)
    desk.window.actions_[Id.PREVIOUS_MAP].trigger()
    canvas.zoom.set_zoom(2.0)
    canvas.horizontalScrollBar().setValue(120)
    canvas.verticalScrollBar().setValue(200)
    QApplication.processEvents()
    scrolled = canvas.zoom.scrolled
    desk.window.actions_[Id.NEXT_MAP].trigger()
    QApplication.processEvents()
    assert (session.map_id, canvas.zoom.zoom) == (other, 0.5)
    desk.window.actions_[Id.PREVIOUS_MAP].trigger()
    QApplication.processEvents()
    assert canvas.zoom.zoom == 2.0
    assert canvas.zoom.scrolled == scrolled


def test_a_map_that_comes_back_with_what_was_cut_is_as_large_as_it_was(desk: Desk, session: Session) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    desk.window.resize(1500, 860)
    QApplication.processEvents()
    zoom, actions = canvas.zoom.zoom, desk.window.actions_
    session.select(at_stage(session.journey.stages[0].id))
    actions[Id.CUT].trigger()
    actions[Id.ADD_MAP].trigger()
    canvas.setFocus()
    QApplication.processEvents()
    while session.undo_label is not None:
        actions[Id.UNDO].trigger()
        QApplication.processEvents()
    assert canvas.zoom.zoom == zoom
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas.body.center())
    QApplication.processEvents()
    assert canvas.zoom.zoom == zoom


@pytest.mark.parametrize("zoomed", [None, 0.55])
def test_a_copy_is_shown_as_large_and_at_the_place_of_its_original(
    desk: Desk, session: Session, zoomed: float | None
) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    desk.window.resize(1500, 700)
    QApplication.processEvents()
    canvas.zoom.fit()
    if zoomed is not None:
        canvas.zoom.set_zoom(zoomed)
        canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().maximum() // 2)
    zoom, here = canvas.zoom.zoom, canvas.mapToScene(QPoint(0, 0))
    do(desk, Id.DUPLICATE_MAP)
    assert (canvas.zoom.zoom, canvas.mapToScene(QPoint(0, 0))) == (zoom, here)
    do(desk, Id.PREVIOUS_MAP)
    assert canvas.zoom.zoom == zoom
    do(desk, Id.NEXT_MAP)
    do(desk, Id.DELETE_MAP)
    assert canvas.zoom.zoom == zoom
