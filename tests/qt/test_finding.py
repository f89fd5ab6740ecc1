"""Finding and replacing in the real window, by keys and by the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cjm_desktop.analysis.search import NOT_SAID
from cjm_desktop.edit.cards import add_card, set_fields, set_text
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.maps import add_map
from cjm_desktop.edit.personas import add_persona
from cjm_desktop.edit.selection import Header, at_card, at_cell, at_lane
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.model.queries import card_of
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.keyboard_layouts import ShortcutsInAnyLayout
from cjm_desktop.qt.panels.find_bar import FindBar
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.translations import install_language

if TYPE_CHECKING:
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk

PLAIN, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def canvas(desk: Desk) -> Canvas:
    QApplication.processEvents()
    found = desk.window.findChild(Canvas)
    assert found is not None
    found.setFocus()
    return found


@pytest.fixture
def session(canvas: Canvas) -> Session:
    return canvas.session


def focused() -> QWidget:
    target = QApplication.focusWidget()
    assert target is not None
    return target


def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(focused(), which, modifiers)
    QApplication.processEvents()


def write(text: str) -> None:
    for letter in text:
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused(), QKeyEvent(kind, 0, PLAIN, letter))


def opened(desk: Desk, which: Qt.Key = Qt.Key.Key_F) -> FindBar:
    key(which, CTRL)
    bar = desk.window.findChild(FindBar)
    assert bar is not None
    assert bar.isVisible()
    return bar


def test_a_word_is_found_counted_and_gone_to_by_keys_alone(desk: Desk, session: Session) -> None:
    bar = opened(desk)
    write("trial")
    # Two stages say it, too; the search begins at the current cell.
    assert bar.count.text() == "3 of 4"
    first = session.selection.card
    assert first is not None
    card = session.journey.cards.card(first or "")
    assert card is not None
    assert "trial" in card.text.lower()
    key(Qt.Key.Key_Return)
    assert bar.count.text() == "4 of 4"
    assert session.selection.card != first
    key(Qt.Key.Key_Return, SHIFT)
    assert (bar.count.text(), session.selection.card) == ("3 of 4", first)
    for keys, count in (((Qt.Key.Key_F3, SHIFT), "2 of 4"), ((Qt.Key.Key_F3,), "3 of 4")):
        key(*keys)
        assert bar.count.text() == count
    for _ in range(2):
        key(Qt.Key.Key_F3)
    assert bar.count.text() == "1 of 4"


def test_escape_closes_and_gives_the_keys_back_to_the_map(desk: Desk, canvas: Canvas) -> None:
    bar = opened(desk)
    write("trial")
    key(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is canvas
    assert canvas.found_marks is not None
    assert canvas.found_marks.boundingRect().isEmpty()


def test_the_map_stays_where_it_is_when_the_bar_comes_and_goes(desk: Desk, canvas: Canvas) -> None:
    canvas.zoom.set_zoom(2.0)
    canvas.verticalScrollBar().setValue(200)
    card = canvas.layout_shown.journey.cards.cell(0, 0)[0].id
    rect = canvas.layout_shown.card_rect(card)
    assert rect is not None

    def height() -> int:
        at = canvas.placement.rect_of(rect).topLeft()
        return canvas.viewport().mapTo(desk.window, at).y()

    before = height()
    bar = opened(desk)
    assert height() == before
    QTest.mouseClick(bar.narrowing, Qt.MouseButton.LeftButton)
    assert height() == before
    key(Qt.Key.Key_Escape)
    assert height() == before


def test_what_is_found_is_marked_at_its_words_and_the_current_one_stronger(
    desk: Desk, canvas: Canvas
) -> None:
    before = canvas.viewport().grab().toImage()
    opened(desk)
    write("trial")
    QApplication.processEvents()
    marks = canvas.found_marks
    assert marks is not None
    current = marks.current_rect()
    assert current is not None
    area = canvas.placement.rect_of(current.rect)
    seen = canvas.viewport().grab().toImage()
    assert seen.pixelColor(area.left() + 1, area.top() + 2).blue() < 120
    assert before.size() != seen.size()
    card = canvas.layout_shown.card_rect(canvas.session.selection.card or "")
    assert card is not None
    assert card.x <= current.rect.x
    assert current.rect.right <= card.right
    assert current.rect.width < card.width / 2


def test_without_a_word_nothing_is_marked(desk: Desk, canvas: Canvas) -> None:
    opened(desk)
    QApplication.processEvents()
    bare = canvas.viewport().grab().toImage()
    write("ъъ")
    QApplication.processEvents()
    assert canvas.viewport().grab().toImage() == bare


def test_marks_of_stage_titles_are_painted_on_the_frozen_band_too(desk: Desk, canvas: Canvas) -> None:
    canvas.zoom.set_zoom(2.0)
    canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().maximum())
    assert canvas.panes.band is not None
    before = canvas.viewport().grab(canvas.panes.band).toImage()
    opened(desk)
    write("Search")
    assert canvas.panes.band is not None
    assert canvas.viewport().grab(canvas.panes.band).toImage() != before


def test_nothing_found_says_so_and_nothing_can_be_replaced(desk: Desk) -> None:
    bar = opened(desk, Qt.Key.Key_H)
    write("xyzzy")
    assert bar.count.text() == "No matches"
    assert not bar.replace_button.isEnabled()
    assert not bar.replace_all_button.isEnabled()


def test_one_match_is_replaced_and_the_next_one_is_gone_to(desk: Desk, session: Session) -> None:
    bar = opened(desk, Qt.Key.Key_H)
    write("trial")
    first = session.selection.card
    assert first is not None
    bar.replacement.setFocus()
    write("test")
    key(Qt.Key.Key_Return)
    assert "test" in card_of(session.base_journey, first).text
    assert session.undo_label is not None
    assert session.undo_label.label is Label.REPLACE
    assert bar.count.text() == "3 of 3"
    assert session.selection.card != first


def test_all_matches_are_replaced_as_one_step_that_counts_them(desk: Desk, session: Session) -> None:
    before = session.base
    bar = opened(desk, Qt.Key.Key_H)
    write("a")
    count = int(bar.count.text().split(" of ")[1])
    bar.replacement.setText("_")
    QTest.mouseClick(bar.replace_all_button, Qt.MouseButton.LeftButton)
    assert bar.count.text() == f"{count} matches replaced"
    assert desk.window.actions_[Id.UNDO].text() == f"&Undo: replacement of {count} matches"
    assert not any("a" in card.text.lower() for card in session.base_journey.cards)
    desk.window.actions_[Id.UNDO].trigger()
    assert session.base is before


def test_what_a_filter_has_no_room_for_ends_with_an_ellipsis(desk: Desk, canvas: Canvas) -> None:
    bar = opened(desk)
    bar.narrowing.click()
    QApplication.processEvents()
    bar.owner.addItem("A department with a name that goes on and on, past every width there is")
    bar.owner.setCurrentIndex(bar.owner.count() - 1)
    assert bar.owner.shown_text().endswith("…")


def test_tab_leads_from_what_is_sought_to_what_replaces_it_and_to_replacing(
    desk: Desk, canvas: Canvas
) -> None:
    bar = opened(desk, Qt.Key.Key_H)
    write("trial")
    key(Qt.Key.Key_Tab)
    write("pilot")
    assert (bar.field.text(), bar.replacement.text()) == ("trial", "pilot")
    met = []
    for _ in range(3):
        key(Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert met == [bar.replace_button, bar.replace_all_button, bar.case]


def test_after_replacing_undo_and_redo_in_the_bar_are_those_of_the_map(desk: Desk, session: Session) -> None:
    before = session.base
    bar = opened(desk, Qt.Key.Key_H)
    write("trial")
    bar.replacement.setFocus()
    write("test")
    QTest.mouseClick(bar.replace_all_button, Qt.MouseButton.LeftButton)
    after = session.base
    bar.replacement.setFocus()
    key(Qt.Key.Key_Z, CTRL)
    assert session.base is before
    assert (bar.field.text(), bar.replacement.text()) == ("trial", "test")
    key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert session.base is after
    key(Qt.Key.Key_Z, CTRL)
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Z, CTRL)
    assert session.base is before


def test_undo_in_the_bar_is_that_of_the_field_as_long_as_it_has_one(desk: Desk, session: Session) -> None:
    before = session.base
    session.apply(Label.TYPE, set_text, session.journey.cards.cell(0, 0)[0].id, "Новое")
    after = session.base
    bar = opened(desk)
    write("trial")
    key(Qt.Key.Key_Z, CTRL)
    assert (bar.field.text(), session.base) == ("", after)
    key(Qt.Key.Key_Y, CTRL)
    assert (bar.field.text(), session.base) == ("trial", after)
    key(Qt.Key.Key_Z, CTRL)
    key(Qt.Key.Key_Z, CTRL)
    assert session.base is before


def test_case_and_whole_words_are_options_of_the_bar(desk: Desk) -> None:
    bar = opened(desk)
    write("a")
    counts = []
    for toggle in (bar.whole, bar.case):
        counts.append(int(bar.count.text().split(" of ")[1]))
        QTest.mouseClick(toggle, Qt.MouseButton.LeftButton)
    counts.append(int(bar.count.text().split(" of ")[1]))
    assert counts[0] > counts[1] > counts[2]


def test_filters_leave_some_cards_and_alone_find_each_of_them(desk: Desk, session: Session) -> None:
    bar = opened(desk)
    QTest.mouseClick(bar.narrowing, Qt.MouseButton.LeftButton)
    bar.evidence.setFocus()
    for _ in range(3):
        key(Qt.Key.Key_Down)
    assert bar.evidence.currentData() == NOT_SAID
    bar.evidence.activated.emit(bar.evidence.currentIndex())
    cards = [card for card in session.journey.cards if card.evidence is None]
    assert bar.count.text().endswith(f" of {len(cards)}")
    owners = {card.owner for card in session.journey.cards} - {""}
    assert {bar.owner.itemText(i) for i in range(1, bar.owner.count())} == owners


def test_with_filters_alone_there_is_nothing_to_replace(desk: Desk, canvas: Canvas) -> None:
    bar = opened(desk, Qt.Key.Key_H)
    QTest.mouseClick(bar.narrowing, Qt.MouseButton.LeftButton)
    bar.evidence.setFocus()
    for _ in range(3):
        key(Qt.Key.Key_Down)
    bar.evidence.activated.emit(bar.evidence.currentIndex())
    assert bar.next.isEnabled()
    assert not bar.replace_button.isEnabled()
    assert not bar.replace_all_button.isEnabled()
    bar.field.setFocus()
    write("a")
    assert bar.replace_all_button.isEnabled()


def test_a_filter_marks_the_faces_of_levels_without_words_those_of_nobody_too(
    desk: Desk, canvas: Canvas, session: Session
) -> None:
    persona, journey = session.document.personas[0].id, session.journey
    lane = next(index for index, one in enumerate(journey.lanes) if one.kind == "emotions")
    cells = [journey.cards.cell(lane, stage)[0].id for stage in range(3)]
    session.apply(Label.CHANGE_CARDS, set_fields, cells, text="")
    session.apply(Label.CHANGE_CARDS, set_fields, cells[:1], personas=(persona,))
    session.apply_to_document(Label.ADD_PERSONA, add_persona, "other", "Boris")
    session.apply(Label.CHANGE_CARDS, set_fields, cells[2:], personas=("other",))
    canvas.zoom.set_zoom(0.7)
    session.select(at_cell(journey.stages[0].id, journey.lanes[lane].id))
    canvas.show_current()
    bar = opened(desk)
    QTest.mouseClick(bar.narrowing, Qt.MouseButton.LeftButton)
    bar.persona.setCurrentIndex(bar.persona.findData(persona))
    bar.persona.activated.emit(bar.persona.currentIndex())
    QApplication.processEvents()
    shown, layout = canvas.viewport().grab().toImage(), canvas.layout_shown

    def is_marked(stage: int, card: str) -> bool:
        """Whether the forehead of a card's face is yellow, or orange where it is current."""
        curve = layout.rows[lane].cells[stage].curve
        assert curve is not None
        face = next(strand for strand in curve.strands if strand.card == card)
        assert face.point is not None
        rect = layout.cell_rect(lane, stage)
        forehead = Rect(rect.x + face.point.x, rect.y + face.point.y - face.radius / 2, 1, 1)
        color = shown.pixelColor(canvas.placement.rect_of(forehead).topLeft() * shown.devicePixelRatio())
        return color.red() - color.blue() > 80

    assert [is_marked(stage, card) for stage, card in enumerate(cells)] == [True, True, False]


def test_the_search_begins_at_what_is_current(desk: Desk, session: Session) -> None:
    journey = session.journey
    session.select(at_cell(journey.stages[2].id, journey.lanes[0].id))
    bar = opened(desk)
    write("a")
    number, count = map(int, bar.count.text().split(" of "))
    assert 1 < number < count
    assert session.selection.stage == journey.stages[2].id


def test_headers_are_selected_when_they_are_found(desk: Desk, session: Session) -> None:
    bar = opened(desk)
    bar.case.setChecked(True)
    write("Comparison")
    assert session.selection.header is Header.STAGE
    assert bar.place.text() == "Stage · Title"


def test_a_match_in_a_hidden_lane_is_told(desk: Desk, session: Session) -> None:
    lane = session.journey.lanes[0]
    session.apply(Label.HIDE_LANES, set_lane, lane.id, hidden=True)
    bar = opened(desk)
    write("industry chat")
    for _ in range(int(bar.count.text().split(" of ")[1])):
        if "hidden" in bar.place.text():
            break
        key(Qt.Key.Key_Return)
    assert bar.place.text() == "A1 · in the hidden lane Actions"


def test_edits_are_counted_while_the_bar_is_open(desk: Desk, session: Session) -> None:
    bar = opened(desk)
    write("trial")
    desk.window.actions_[Id.DUPLICATE].trigger()
    QTest.qWait(250)
    assert bar.count.text().endswith(" of 5")


def test_what_is_typed_on_the_map_is_kept_before_one_looks(
    desk: Desk, canvas: Canvas, session: Session
) -> None:
    canvas.edits.type_into("Zebra")
    assert canvas.writing.is_on
    bar = opened(desk)
    assert not canvas.writing.is_on
    write("zebra")
    assert bar.count.text() == "1 of 1"


def test_the_last_word_is_looked_for_again_by_f3(desk: Desk, session: Session) -> None:
    bar = opened(desk)
    write("trial")
    key(Qt.Key.Key_Escape)
    first = session.selection.card
    assert first is not None
    desk.window.actions_[Id.FIND_NEXT].trigger()
    assert bar.isVisible()
    assert session.selection.card == first
    desk.window.actions_[Id.FIND_NEXT].trigger()
    assert session.selection.card != first


def test_the_bar_speaks_russian(desk: Desk) -> None:
    bar = opened(desk)
    install_language(InterfaceLanguage.RUSSIAN)
    QApplication.processEvents()
    write("trial")
    assert bar.count.text() == "3 из 4"
    assert bar.replace_all_button.text() == "Заменить все"
    assert isinstance(QApplication.focusWidget(), QLineEdit)


@pytest.mark.parametrize(("letter", "place", "command"), [(0x0410, 41, Id.FIND), (0x0420, 43, Id.REPLACE)])
def test_the_bar_opens_by_the_same_keys_with_a_russian_layout_alone(
    desk: Desk, canvas: Canvas, letter: int, place: int, command: Id
) -> None:
    """As X11 tells it: the letter of the layout, and the place of the key."""
    program = QApplication.instance()
    assert isinstance(program, QApplication)
    watcher = ShortcutsInAnyLayout(program)
    QApplication.processEvents()
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, letter, CTRL, place, 0, 0, "")
        QApplication.sendEvent(desk.window.windowHandle(), event)
    QApplication.processEvents()
    bar = desk.window.findChild(FindBar)
    assert bar is not None
    assert bar.isVisible()
    assert bar.is_replacing is (command is Id.REPLACE)
    watcher.deleteLater()


def test_what_was_replaced_is_told_and_the_keys_stay_in_the_bar(desk: Desk, session: Session) -> None:
    session.apply(Label.TYPE, set_text, session.journey.cards.cell(0, 0)[0].id, "A zebra")
    bar = opened(desk, Qt.Key.Key_H)
    write("zebra")
    bar.replacement.setText("horse")
    bar.replace_all_button.setFocus()
    key(Qt.Key.Key_Space)
    QTest.qWait(250)
    assert bar.count.text() == "1 match replaced"
    assert bar.field.property("look") == ""
    assert QApplication.focusWidget() is bar.replacement
    key(Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_the_last_match_that_is_replaced_is_told_too(desk: Desk, session: Session) -> None:
    session.apply(Label.TYPE, set_text, session.journey.cards.cell(0, 0)[0].id, "A zebra")
    bar = opened(desk, Qt.Key.Key_H)
    write("zebra")
    bar.replacement.setText("horse")
    bar.replace_button.setFocus()
    key(Qt.Key.Key_Space)
    QTest.qWait(250)
    assert bar.count.text() == "1 match replaced"
    assert QApplication.focusWidget() is bar.replacement
    bar.field.setText("zebras")
    assert bar.count.text() == "No matches"
    assert bar.field.property("look") == "nothing"


def with_another_map(session: Session) -> str:
    """Add a map with one card, and show the first one again; returns the other."""
    first = session.map_id
    names = ("other", *(f"of-other-{number}" for number in range(99)))
    session.apply_to_document(Label.ADD_MAP, add_map, first, iter(names).__next__)
    session.switch_map("other")
    journey = session.journey
    session.apply(Label.ADD_CARD, add_card, journey.stages[1].id, journey.lanes[0].id, "c", "A zebra")
    session.switch_map(first)
    return "other"


def test_matches_on_other_maps_are_counted_and_gone_to_by_enter(desk: Desk, session: Session) -> None:
    first, other = session.map_id, with_another_map(session)
    bar = opened(desk)
    write("zebra")
    assert bar.count.text() == "Not on this map · on other maps: 1"
    assert bar.field.property("look") == ""
    assert not bar.replace_all_button.isEnabled()
    key(Qt.Key.Key_Return)
    assert (session.map_id, session.selection.card) == (other, "c")
    QTest.qWait(250)
    assert bar.count.text() == "1 of 1"
    assert QApplication.focusWidget() is bar.field
    key(Qt.Key.Key_Return)
    assert session.map_id == other
    assert first != other


def test_matches_on_other_maps_are_told_in_russian_too(desk: Desk, session: Session) -> None:
    with_another_map(session)
    bar = opened(desk)
    install_language(InterfaceLanguage.RUSSIAN)
    write("zebra")
    assert bar.count.text() == "Здесь нет · на других картах: 1"


def test_the_search_goes_round_all_maps_in_both_directions(desk: Desk, session: Session) -> None:
    first, other = session.map_id, with_another_map(session)
    card = session.journey.cards.cell(0, 0)[0].id
    session.apply(Label.TYPE, set_text, card, "One zebra, two zebras")
    bar = opened(desk)
    write("zebra")
    assert bar.count.text() == "1 of 2 · on other maps: 1"
    seen = []
    for _ in range(4):
        key(Qt.Key.Key_Return)
        seen.append((session.map_id, bar.count.text()[:6]))
    assert seen == [(first, "2 of 2"), (other, "1 of 1"), (first, "1 of 2"), (first, "2 of 2")]
    key(Qt.Key.Key_Return, SHIFT)
    key(Qt.Key.Key_Return, SHIFT)
    assert session.map_id == other
    key(Qt.Key.Key_Return, SHIFT)
    assert (session.map_id, session.selection.card) == (first, card)


def test_what_all_maps_share_is_no_match_on_another_map(desk: Desk, session: Session) -> None:
    with_another_map(session)
    bar = opened(desk)
    write(session.document.title)
    assert bar.count.text() == "1 of 1"


def test_a_match_in_a_collapsed_lane_is_told_marked_and_its_lane_selected(
    desk: Desk, canvas: Canvas, session: Session
) -> None:
    lane = session.journey.lanes[0]
    session.apply(Label.COLLAPSE_LANE, set_lane, lane.id, collapsed=True)
    bar = opened(desk)
    write("industry chat")
    for _ in range(int(bar.count.text().split(" of ")[1])):
        if bar.place.text().startswith("A1"):
            break
        key(Qt.Key.Key_Return)
    assert bar.place.text() == "A1 · in the collapsed lane Actions"
    assert session.selection == at_lane(lane.id)
    assert canvas.found_marks is not None
    mark = canvas.found_marks.current_rect()
    assert mark is not None
    cell = canvas.layout_shown.cell_rect(0, 0)
    assert cell.x <= mark.rect.x <= mark.rect.right <= cell.right
    assert cell.y <= mark.rect.y <= mark.rect.bottom <= cell.bottom


def test_a_map_that_fits_its_window_keeps_its_zoom_when_the_bar_comes_and_goes(
    desk: Desk, canvas: Canvas
) -> None:
    canvas.zoom.fit()
    zoom = canvas.zoom.zoom
    bar = opened(desk, Qt.Key.Key_H)
    QTest.mouseClick(bar.narrowing, Qt.MouseButton.LeftButton)
    write("trial")
    key(Qt.Key.Key_Return)
    assert canvas.zoom.zoom == zoom
    key(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert canvas.zoom.zoom == zoom
    desk.window.resize(desk.window.width() + 60, desk.window.height() + 60)
    QApplication.processEvents()
    assert canvas.zoom.zoom == canvas.zoom.fitting() > zoom


def test_a_match_on_an_urgent_card_stands_in_a_bright_outline(desk: Desk, canvas: Canvas) -> None:
    urgent = next(card for card in canvas.session.journey.cards if card.urgent)
    canvas.session.select(at_card(canvas.session.journey, urgent.id))
    bar = opened(desk)
    bar.field.setText(urgent.text[:9])
    QApplication.processEvents()
    assert canvas.found_marks is not None
    mark = canvas.found_marks.current_rect()
    assert mark is not None
    area = canvas.placement.rect_of(mark.rect)
    image = canvas.viewport().grab().toImage()
    seen = {image.pixelColor(x, area.center().y()).name() for x in range(area.left() - 4, area.left() + 3)}
    assert "#ffa63d" in seen
