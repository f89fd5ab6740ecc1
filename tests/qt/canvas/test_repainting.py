"""What a change repaints is all that it changed: a full repaint after it changes no pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from cjm_desktop.edit.cards import set_level, set_text
from cjm_desktop.edit.frames import set_map
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import add_lane, move_lane, remove_lane, set_lane
from cjm_desktop.edit.selection import at_card, at_cell, at_lane, at_stage
from cjm_desktop.edit.stages import add_stage, move_stage, remove_stage, set_stage
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.panels.find_bar import FindBar

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from cjm_desktop.edit.session import Session
    from cjm_desktop.model.document import Map
    from cjm_desktop.qt.windows import Desk

    Verb = Callable[..., Map]


@dataclass(frozen=True)
class Edit:
    """One edit, as a verb with what it is told."""

    verb: Verb
    arguments: tuple[object, ...]
    fields: tuple[tuple[str, object], ...] = ()

    def do(self, session: Session) -> None:
        session.apply(Label.CHANGE_STAGE, self.verb, *self.arguments, **dict(self.fields))


def on_screen(canvas: Canvas) -> QImage:
    """Return the px of the window as they stand, without painting any."""
    for _ in range(3):
        QApplication.processEvents()
    return canvas.screen().grabWindow(canvas.window().winId()).toImage()


def differ(one: int, other: int) -> bool:
    """Whether two px differ by more than the rounding of a line that is cut elsewhere."""
    return any(abs((one >> shift & 255) - (other >> shift & 255)) > 2 for shift in (0, 8, 16))


def assert_painted(canvas: Canvas) -> None:
    """Compare what was painted bit by bit with one full repaint."""
    shown = on_screen(canvas)
    canvas.viewport().update()
    whole = on_screen(canvas)
    wrong = [
        (x, y)
        for y in range(whole.height())
        if shown.constScanLine(y) != whole.constScanLine(y)
        for x in range(whole.width())
        if differ(shown.pixel(x, y), whole.pixel(x, y))
    ]
    assert not wrong, f"{len(wrong)} px are stale, from {wrong[0]} to {wrong[-1]}"


EDITS = {
    "add a stage": Edit(add_stage, (1, "new")),
    "remove a stage": Edit(remove_stage, ("s1",)),
    "remove the last stage": Edit(remove_stage, ("s2",)),
    "move a stage": Edit(move_stage, ("s0", 2)),
    "widen a stage": Edit(set_stage, ("s1",), (("width", 90.0),)),
    "narrow a stage": Edit(set_stage, ("s2",), (("width", 35.0),)),
    "rename a stage": Edit(set_stage, ("s1",), (("title", "Долгое название, которому нужны строки " * 3),)),
    "add a lane": Edit(add_lane, (2, "new", "goals")),
    "remove a lane": Edit(remove_lane, ("l1",)),
    "remove the curve": Edit(remove_lane, ("l2",)),
    "remove the divider": Edit(remove_lane, ("l4",)),
    "move a lane": Edit(move_lane, ("l0", 4)),
    "heighten a lane": Edit(set_lane, ("l0",), (("height", 60.0),)),
    "hide a lane": Edit(set_lane, ("l1",), (("hidden", True),)),
    "collapse a lane": Edit(set_lane, ("l5",), (("collapsed", True),)),
    "widen the lane names": Edit(set_map, (), (("lane_width", 70.0),)),
    "make a stage critical": Edit(set_stage, ("s1",), (("critical", True),)),
    "make no stage critical": Edit(set_stage, ("s0",), (("critical", False),)),
    "set a level": Edit(set_level, ("s1", "l2", -2, "face")),
    "write a long text": Edit(set_text, ("c0.1.0", "Много слов, которым нужно много строк. " * 8)),
}


@pytest.mark.parametrize("zoom", [1.0, 0.63, 0.2])
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_an_edit_and_its_undo_and_redo_repaint_all_they_change(
    canvas: Canvas, session: Session, edit: Edit, zoom: float
) -> None:
    session.apply(Label.CHANGE_STAGE, set_stage, "s0", critical=True)
    canvas.zoom.set_zoom(zoom)
    on_screen(canvas)
    edit.do(session)
    assert_painted(canvas)
    session.undo()
    assert_painted(canvas)
    session.redo()
    assert_painted(canvas)


@pytest.mark.parametrize("scrolls", [False, True])
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_what_is_previewed_and_kept_in_one_call_repaints_all_it_changes(
    canvas: Canvas, session: Session, edit: Edit, scrolls: bool
) -> None:
    canvas.zoom.set_zoom(1.0)
    canvas.resize(900, 500)
    on_screen(canvas)
    session.preview(edit.verb, *edit.arguments, **dict(edit.fields))
    if scrolls:
        canvas.verticalScrollBar().setValue(13)
    session.commit(Label.CHANGE_STAGE)
    assert_painted(canvas)


def test_a_preview_is_painted_when_its_call_is_over(
    canvas: Canvas, session: Session, calls: Callable[[Callable[[], object]], Counter[str]]
) -> None:
    # The first change after a scroll has the places of all that is in sight noted, by a picture.
    session.select(at_stage("s1"))
    on_screen(canvas)
    assert calls(lambda: session.preview(move_stage, "s0", 2))["Canvas.paintEvent"] == 0
    assert calls(lambda: on_screen(canvas))["Canvas.paintEvent"] > 0


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_all_is_repainted_where_headers_are_frozen(canvas: Canvas, session: Session, edit: Edit) -> None:
    session.apply(Label.CHANGE_STAGE, set_stage, "s0", critical=True)
    canvas.zoom.set_zoom(1.6)
    canvas.horizontalScrollBar().setValue(250)
    canvas.verticalScrollBar().setValue(200)
    on_screen(canvas)
    edit.do(session)
    assert_painted(canvas)
    session.undo()
    assert_painted(canvas)


@pytest.mark.parametrize("by", [13, -13])
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_nothing_stays_behind_of_a_map_that_was_scrolled_by_a_strip(
    canvas: Canvas, session: Session, edit: Edit, by: int
) -> None:
    session.apply(Label.CHANGE_STAGE, set_stage, "s0", critical=True)
    canvas.resize(900, 500)
    canvas.zoom.set_zoom(1.0)
    canvas.verticalScrollBar().setValue(max(0, -by))
    on_screen(canvas)
    canvas.verticalScrollBar().setValue(max(0, by))
    on_screen(canvas)
    edit.do(session)
    assert_painted(canvas)
    canvas.verticalScrollBar().setValue(max(0, by) + 7)
    on_screen(canvas)
    session.undo()
    assert_painted(canvas)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_nothing_stays_behind_where_a_shorter_map_scrolls_back(
    canvas: Canvas, session: Session, edit: Edit
) -> None:
    canvas.resize(900, 500)
    canvas.zoom.set_zoom(1.0)
    bar = canvas.verticalScrollBar()
    for change in (lambda: edit.do(session), session.undo, session.redo, session.undo):
        bar.setValue(bar.maximum() - 7)
        on_screen(canvas)
        bar.setValue(bar.maximum())
        on_screen(canvas)
        change()
        assert_painted(canvas)


def test_no_frame_stays_behind_of_a_map_that_was_scrolled_by_a_strip(
    canvas: Canvas, session: Session
) -> None:
    canvas.resize(900, 500)
    canvas.zoom.set_zoom(1.0)
    on_screen(canvas)
    bar, journey = canvas.verticalScrollBar(), session.journey
    for chosen in (
        at_cell("s1", "l1"),
        at_card(journey, "c0.1.0"),
        at_stage("s0"),
        at_card(journey, "c1.0.1"),
    ):
        bar.setValue(bar.value() + 13)
        on_screen(canvas)
        session.select(chosen)
        assert_painted(canvas)


@pytest.mark.parametrize("zoom", [1.0, 1.6])
def test_selecting_headers_and_scrolling_repaint_all_they_change(
    canvas: Canvas, session: Session, zoom: float
) -> None:
    session.apply(Label.CHANGE_STAGE, set_stage, "s0", critical=True)
    canvas.zoom.set_zoom(zoom)
    on_screen(canvas)
    for chosen in (at_stage("s1"), at_lane("l5"), at_stage("s0"), at_lane("l0")):
        session.select(chosen)
        assert_painted(canvas)
    for bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
        for value in (40, 200, 400, 60, 0):
            bar.setValue(value)
            assert_painted(canvas)


def test_scrolling_repaints_all_it_changes_whatever_watches_the_viewport(canvas: Canvas) -> None:
    watching = QObject(canvas.viewport())
    canvas.zoom.set_zoom(1.6)
    on_screen(canvas)
    for value in (40, 53, 66, 200, 187, 0):
        canvas.verticalScrollBar().setValue(value)
        assert_painted(canvas)
    watching.deleteLater()


def test_the_map_of_a_whole_window_scrolls_as_it_is_painted(desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    assert QTest.qWaitForWindowExposed(desk.window)
    canvas.zoom.set_zoom(1.6)
    on_screen(canvas)
    for value in (40, 53, 66, 200, 187, 0):
        canvas.verticalScrollBar().setValue(value)
        assert_painted(canvas)
    assert not canvas.viewport().children(), "with a child each step would paint all of it"


def test_a_stage_added_by_a_button_repaints_all_it_moves(desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    assert QTest.qWaitForWindowExposed(desk.window)
    desk.window.resize(1282, 812)
    on_screen(canvas)
    button = next(one for one in desk.window.findChildren(QToolButton) if one.text() == "Stage")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert canvas.writing.is_on
    assert_painted(canvas)


def test_words_are_marked_as_soon_as_they_are_found(desk: Desk) -> None:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    assert QTest.qWaitForWindowExposed(desk.window)
    on_screen(canvas)
    desk.window.actions_[Id.REPLACE].trigger()
    bar = desk.window.findChild(FindBar)
    assert bar is not None
    on_screen(canvas)
    for letters in (5, 6, 7):
        bar.field.setText(canvas.session.document.title[:letters])
        on_screen(canvas)
    assert canvas.found_marks is not None
    mark = canvas.found_marks.current_rect()
    assert mark is not None
    canvas.setFocus()
    assert_painted(canvas)
    bar.close_button.click()
    assert_painted(canvas)
