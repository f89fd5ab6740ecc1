from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from tests.qt.desks import session_of

from cjm_desktop import app
from cjm_desktop.analysis.critical import critical_points
from cjm_desktop.edit.cards import set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.selection import at_cell, at_lane, at_stage
from cjm_desktop.layout.map import LayoutOptions, lay_out
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.palette import DARK, LIGHT, current_colors
from cjm_desktop.qt.settings import APPEARANCE, LANGUAGE, Appearance, InterfaceLanguage, Settings
from cjm_desktop.qt.start_page import StartPage
from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import EMPTY, WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qt.conftest import Answer

    from cjm_desktop.qt.main_window import MainWindow
    from cjm_desktop.qt.windows import Desk, Windows

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def canvas_of(desk: Desk) -> Canvas:
    canvas = desk.window.findChild(Canvas)
    assert canvas is not None
    return canvas


def type_text(text: str) -> None:
    """Type letters of any alphabet; QTest cannot."""
    QApplication.processEvents()
    for letter in text:
        target = QApplication.focusWidget()
        assert target is not None
        QApplication.sendEvent(target, QKeyEvent(QKeyEvent.Type.KeyPress, 0, PLAIN, letter))


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QApplication.processEvents()
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "map.cjm"
    save(template(WORKED_EXAMPLE, "en"), path)
    return path


def test_a_file_without_a_map_is_opened_with_an_empty_one_and_the_next_file_too(
    windows: Windows, tmp_path: Path, saved: Path
) -> None:
    without = tmp_path / "no-map.cjm"
    without.write_bytes(b'{"format": "cjm", "version": 1}')
    windows.open_files([without, saved], None)
    first, second = windows.desks
    assert len(session_of(first).journey.stages) == 5
    assert first.controller.state().is_changed
    assert not second.controller.state().is_changed
    assert first.controller.save()
    assert len(load(without).maps) == 1


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_map_is_typed_saved_and_opened_again(windows: Windows, empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "typed.cjm"
    empty_desk.controller._ask_for_path = lambda _parent, _suggested: path
    type_text("Ищет в поиске")
    press(Qt.Key.Key_Tab)
    type_text("Compares")
    press(Qt.Key.Key_Return)
    type_text("Site")
    press(Qt.Key.Key_S, CTRL)
    empty_desk.controller.finish_saving()
    assert [card.text for card in load(path).maps[0].cards] == ["Ищет в поиске", "Compares", "Site"]
    windows.open_files([path], None)
    assert len(windows.desks) == 1


def test_the_title_names_the_file_and_marks_what_is_not_saved(windows: Windows, saved: Path) -> None:
    windows.open_files([saved], None)
    window = windows.desks[0].window
    assert window.windowTitle() == "map.cjm[*] — CJM Desktop"
    assert not window.isWindowModified()
    type_text("x")
    assert window.isWindowModified()


def test_a_file_open_in_another_window_is_not_saved_over(
    windows: Windows, desk: Desk, saved: Path, answer: Answer
) -> None:
    windows.open_files([saved], None)
    before = saved.read_bytes()
    desk.controller._ask_for_path = lambda _parent, _suggested: saved
    answer.by("OK")
    assert not desk.controller.save_as()
    assert saved.read_bytes() == before
    assert desk.controller.path is None
    assert any("“map.cjm” is open in another window" in text for text in answer.seen)


def test_a_file_that_somebody_else_changed_since_it_was_opened_is_asked_about(
    windows: Windows, saved: Path, answer: Answer
) -> None:
    windows.open_files([saved], None)
    theirs = template(EMPTY, "en").replaced(title="Theirs")
    save(theirs, saved)
    type_text("x")
    answer.by("Cancel")
    press(Qt.Key.Key_S, CTRL)
    windows.desks[0].controller.finish_saving()
    assert load(saved).title == "Theirs"
    assert "“map.cjm” was changed outside this window." in answer.seen


def test_a_mark_in_a_files_name_is_no_place_for_the_asterisk(desk: Desk) -> None:
    desk.window.show_name("a[*]b.cjm", is_changed=False)
    assert desk.window.windowTitle() == "a[*][*]b.cjm[*] — CJM Desktop"


def test_the_status_line_tells_the_truth_about_saving(windows: Windows, saved: Path, answer: Answer) -> None:
    windows.open_files([saved], None)
    line, desk = windows.desks[0].window.status_line, windows.desks[0]
    assert line.saving_text().startswith("●  Saved ")
    type_text("x")
    assert line.saving_text() == "●  Unsaved changes"
    press(Qt.Key.Key_Escape)
    assert line.saving_text().startswith("●  Saved ")
    type_text("x")
    saved.unlink()
    saved.mkdir()
    answer.by("OK")
    desk.controller.save()
    assert line.saving_text() == "●  Not saved: saving failed"


def test_the_status_line_tells_where_one_is_and_what_the_keys_do(desk: Desk) -> None:
    session, line = session_of(desk), desk.window.status_line
    stage, lane = session.journey.stages[1], session.journey.lanes[0]
    session.select(at_cell(stage.id, lane.id, session.journey.cards.cell(0, 1)[0].id))
    assert line.place_text() == "B1 · Comparison × Actions"
    assert line.message_text().startswith("F2: edit")
    session.select(at_stage(stage.id))
    assert line.place_text() == "Stage B · Comparison"
    session.select(at_lane(lane.id))
    assert line.place_text() == "Lane · Actions"
    assert "Alt+Shift+↑ ↓" in line.message_text()


def test_the_status_line_tells_how_many_cards_are_selected(desk: Desk) -> None:
    session, line = session_of(desk), desk.window.status_line
    stage, lane = session.journey.stages[1], session.journey.lanes[0]
    session.select(at_cell(stage.id, lane.id))
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    count = len(session.journey.cards)
    assert len(session.selection.cards) == count
    assert line.place_text() == f"{count} cards selected · B1 · Comparison × Actions"
    press(Qt.Key.Key_Escape)
    assert "selected" not in line.place_text()


def test_a_refused_edit_is_told_in_the_status_line(desk: Desk) -> None:
    session = session_of(desk)
    score = next(lane for lane in session.journey.lanes if lane.kind == "score")
    session.select(at_cell(session.journey.stages[0].id, score.id))
    before = session.document
    type_text("x")
    assert desk.window.status_line.message_text() == "A score cell takes a number from 1 to 5."
    assert session.document is before


@pytest.mark.parametrize("go_on", ["move", "type", "edit", "delete a stage"])
def test_a_refusal_is_gone_as_soon_as_one_goes_on(desk: Desk, go_on: str) -> None:
    session, line = session_of(desk), desk.window.status_line
    score = next(lane for lane in session.journey.lanes if lane.kind == "score")
    session.select(at_cell(session.journey.stages[0].id, score.id))
    type_text("x")
    assert line.message_text() == "A score cell takes a number from 1 to 5."
    type_text("x")
    assert line.message_text() == "A score cell takes a number from 1 to 5."
    if go_on == "type":
        type_text("4")
    elif go_on == "delete a stage":
        QApplication.processEvents()
        desk.window.actions_[Id.DELETE_STAGE].trigger()
    else:
        press(Qt.Key.Key_Up)
    assert "score cell takes" not in line.message_text()
    if go_on == "edit":
        type_text("hello")
        assert line.message_text().startswith("Tab: next stage")


def test_a_refusal_outlives_the_rest_of_what_was_refused(desk: Desk) -> None:
    session, line = session_of(desk), desk.window.status_line
    line.show_message("Not that.")
    session.select(at_lane(session.journey.lanes[0].id))
    assert line.message_text() == "Not that."


def test_the_zoom_is_shown_and_changed_by_its_keys(desk: Desk) -> None:
    zoom = canvas_of(desk).zoom
    press(Qt.Key.Key_0, CTRL)
    assert zoom.zoom == 1.0
    press(Qt.Key.Key_Plus, CTRL)
    assert zoom.zoom > 1.0
    press(Qt.Key.Key_9, CTRL)
    assert zoom.zoom == pytest.approx(zoom.fitting())


def test_an_empty_window_shows_templates_and_takes_the_first_map(windows: Windows, saved: Path) -> None:
    desk = windows.show_empty()
    assert desk.window.findChild(StartPage) is not None
    windows.open_files([saved], desk)
    assert (len(windows.desks), desk.controller.path) == (1, saved)


def test_a_template_of_the_start_page_begins_a_map(windows: Windows, program: QApplication) -> None:
    desk = windows.show_empty()
    page = desk.window.findChild(StartPage)
    assert page is not None
    keys = [row.key for row in page.templates.rows]
    where = page.templates.visualItemRect(page.templates.item(keys.index(EMPTY))).center()
    QTest.mouseClick(page.templates.viewport(), Qt.MouseButton.LeftButton, PLAIN, where)
    assert len(session_of(desk).journey.stages) == 5
    assert len(session_of(desk).journey.cards) == 0


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_several_files_open_several_windows_and_none_twice(
    windows: Windows, saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.cjm"
    save(template(EMPTY, "en"), other)
    windows.open_files([saved, other, saved], None)
    assert [desk.controller.path for desk in windows.desks] == [saved, other]


def test_a_file_that_cannot_be_read_is_told_and_opens_nothing(
    windows: Windows, tmp_path: Path, answer: Answer
) -> None:
    broken = tmp_path / "broken.cjm"
    broken.write_text("{}")
    desk = windows.show_empty()
    answer.by("OK")
    windows.open_files([broken], desk)
    assert desk.controller.session is None
    assert "The file could not be opened." in answer.seen


def test_dropped_files_are_opened(windows: Windows, saved: Path) -> None:
    desk = windows.show_empty()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, data, left, PLAIN)
    QApplication.sendEvent(desk.window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(9, 9), copy, data, left, PLAIN))
    assert desk.controller.path == saved


def test_files_dropped_on_a_map_open_beside_it(windows: Windows, desk: Desk, saved: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    shown = canvas_of(desk).viewport()
    where = QPointF(shown.mapTo(desk.window, shown.rect().center()))
    QApplication.processEvents()
    screen = desk.window.windowHandle()
    QApplication.sendEvent(screen, QDragEnterEvent(where.toPoint(), copy, data, left, PLAIN))
    QApplication.sendEvent(screen, QDropEvent(where, copy, data, left, PLAIN))
    assert [one.controller.path for one in windows.desks] == [None, saved]


def test_the_language_of_the_window_changes_at_once_and_that_of_the_map_stays(
    windows: Windows, desk: Desk, program: QApplication
) -> None:
    desk.window.actions_[Id.LANGUAGE_RUSSIAN].trigger()
    program.processEvents()
    assert desk.window.menu_bar.actions()[0].text() == "&Файл"
    assert desk.window.actions_[Id.ADD_CARD].iconText() == "Карточка"
    assert "Tab — следующий этап" in desk.window.status_line.message_text()
    assert desk.window.status_line.place_text() == "A1 · Search × Actions"
    assert session_of(desk).document.language == "en"
    assert Settings().value(LANGUAGE) is InterfaceLanguage.RUSSIAN


def test_the_appearance_changes_at_once_and_the_paper_stays_white(
    windows: Windows, desk: Desk, program: QApplication
) -> None:
    desk.window.actions_[Id.APPEARANCE_DARK].trigger()
    program.processEvents()
    assert current_colors() is DARK
    assert Settings().value(APPEARANCE) is Appearance.DARK
    canvas = canvas_of(desk)
    canvas.zoom.fit()
    picture = canvas.viewport().grab().toImage()
    middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
    assert picture.pixelColor(2, picture.height() - 2).lightness() < 60
    assert middle.lightness() > 200
    desk.window.actions_[Id.APPEARANCE_LIGHT].trigger()
    assert current_colors() is LIGHT


def test_choices_are_marked_in_every_window(windows: Windows, desk: Desk) -> None:
    other = windows.show_empty()
    desk.window.actions_[Id.APPEARANCE_DARK].trigger()
    assert other.window.actions_[Id.APPEARANCE_DARK].isChecked()
    assert not other.window.actions_[Id.APPEARANCE_SYSTEM].isChecked()


def test_no_window_opens_larger_than_its_screen(windows: Windows, program: QApplication) -> None:
    room = program.primaryScreen().availableGeometry()
    first = windows.show_empty().window
    assert room.contains(first.geometry())
    first.resize(1600, 1200)
    assert room.contains(windows.show_empty().window.geometry())


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("by", ["keys", "mouse"])
def test_a_menu_that_is_left_leaves_no_title_lit(desk: Desk, by: str) -> None:
    bar, canvas = desk.window.menu_bar, canvas_of(desk)
    QApplication.processEvents()
    if by == "keys":
        QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    else:
        where = bar.actionGeometry(bar.actions()[0]).center()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, PLAIN, where)
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert bar.activeAction() is bar.actions()[1]
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    QTest.qWait(20)
    assert bar.activeAction() is None
    assert QApplication.focusWidget() is canvas


def test_a_window_comes_back_in_its_size(windows: Windows, desk: Desk) -> None:
    desk.window.resize(756, 562)
    desk.window.close()
    assert windows.open_desk().window.size().toTuple() == (756, 562)


def test_recent_files_are_offered_and_a_missing_one_leaves_the_list(
    windows: Windows, saved: Path, answer: Answer
) -> None:
    windows.open_files([saved], None)
    desk = windows.show_empty()
    page = desk.window.findChild(StartPage)
    assert page is not None
    assert [row.key for row in page.files.rows] == [str(saved)]
    windows.desks[0].window.close()
    saved.unlink()
    answer.by("OK")
    windows.open_recent(str(saved), desk)
    assert Settings().recent_files() == ()


def test_no_label_of_the_window_takes_its_text_for_html(desk: Desk) -> None:
    session = session_of(desk)
    session.select(at_stage(session.journey.stages[0].id))
    labels = desk.window.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_a_picture_of_the_window_shows_the_map_and_remembers_nothing(
    program: QApplication, saved: Path, tmp_path: Path, appearance: Appearance
) -> None:
    picture = tmp_path / "window.png"
    app.export_window(saved, picture, (900, 640), InterfaceLanguage.RUSSIAN, appearance)
    image = QImage(str(picture))
    ratio = program.devicePixelRatio()
    assert image.size().toTuple() == (900 * ratio, 640 * ratio)
    assert (image.pixelColor(5, 5).lightness() < 60) is (appearance is Appearance.DARK)
    assert Settings().recent_files() == ()


def test_a_map_is_drawn_into_a_picture(program: QApplication, tmp_path: Path) -> None:
    document = template(WORKED_EXAMPLE, "en")
    app.export_png(document, document.maps[0].id, tmp_path / "map.png", 4.0)
    image = QImage(str(tmp_path / "map.png"))
    journey = document.maps[0]
    size = lay_out(document, journey, LayoutOptions(critical=critical_points(journey))).size
    assert image.dotsPerMeterX() == 4000
    assert image.size().toTuple() == (round(size.width * 4), round(size.height * 4))


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Z, CTRL),
        (Qt.Key.Key_Y, CTRL),
        (Qt.Key.Key_X, CTRL),
        (Qt.Key.Key_E, CTRL),
        (Qt.Key.Key_F4, PLAIN),
    ],
)
def test_a_command_is_refused_during_a_drag(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    canvas = canvas_of(desk)
    QApplication.processEvents()
    first = next(iter(canvas.session.journey.cards)).id
    canvas.session.apply(Label.TYPE, set_text, first, "Written before")
    before = canvas.session.base
    rect = canvas.layout_shown.card_rect(first)
    assert rect is not None
    place = canvas.placement
    at = QPointF(place.x_of(rect.x + rect.width / 2), place.y_of(rect.y + 2)).toPoint()
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for step in (20, 40, 60):
        QTest.mouseMove(canvas.viewport(), at + QPoint(step, step))
    QTest.keyClick(desk.window.windowHandle(), key, held)
    assert "The key did nothing" in desk.window.status_line.message_text()
    assert canvas.hands.is_dragging
    assert canvas.session.base is before
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Escape)
    assert not canvas.hands.is_dragging
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Z, CTRL)
    assert canvas.session.base is not before


def menus_of(window: MainWindow) -> list[QMenu]:
    """The menus of the menu bar."""
    menus = [action.menu() for action in window.menu_bar.actions()]
    return [menu for menu in menus if isinstance(menu, QMenu)]


def test_a_menu_that_opens_before_the_first_frame_has_its_entries(windows: Windows) -> None:
    window = windows.open_desk().window
    assert all(menu.isEmpty() for menu in menus_of(window))
    menus_of(window)[0].aboutToShow.emit()
    counts = [len(menu.actions()) for menu in menus_of(window)]
    assert min(counts) > 2
    window.menu_bar.fill()
    assert [len(menu.actions()) for menu in menus_of(window)] == counts


def test_the_menus_have_their_entries_once_a_window_stands(windows: Windows) -> None:
    window = windows.show_empty().window
    assert menus_of(window)[0].isEmpty()
    QTest.qWait(50)
    assert not menus_of(window)[0].isEmpty()
