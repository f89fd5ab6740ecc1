"""Copying, cutting and pasting on real windows, by real keys and the real clipboard."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.qt.desks import session_of

from cjm_desktop.edit.block import copied
from cjm_desktop.edit.cards import add_card, set_fields
from cjm_desktop.edit.cell_text import told
from cjm_desktop.edit.frames import set_document
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import add_lane, remove_lane
from cjm_desktop.edit.personas import add_persona
from cjm_desktop.edit.selection import at_cell, at_lane, at_stage
from cjm_desktop.model.kinds import lane_kind
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.block_data import BLOCK, BlockData, plain_text, read, written
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.clipboard import hand_over
from cjm_desktop.qt.keyboard_layouts import ShortcutsInAnyLayout
from cjm_desktop.templates.catalogue import EMPTY, template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.qt.conftest import Answer

    from cjm_desktop.qt.windows import Desk, Windows

FILES = Path(__file__).parents[1] / "_files" / "clipboard"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COPY_ACTION, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton


def canvas_of(desk: Desk) -> Canvas:
    found = desk.window.findChild(Canvas)
    assert isinstance(found, Canvas)
    return found


def press(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    """Press a key as the window system does: shortcuts first, then the widget with the focus."""
    desk.window.activateWindow()
    if not canvas_of(desk).writing.is_on:
        canvas_of(desk).setFocus()
    QTest.keyClick(desk.window.windowHandle(), key, modifiers)
    QApplication.processEvents()


def select(desk: Desk, stage: int, lane: int, *cards: int) -> None:
    """Make a cell current, and select cards of it by their numbers."""
    session = session_of(desk)
    journey = session.journey
    cell = journey.cards.cell(lane, stage)
    chosen = (cell[index].id for index in cards)
    session.select(at_cell(journey.stages[stage].id, journey.lanes[lane].id, *chosen))


def select_all_cards(desk: Desk, lanes: range, stages: range) -> None:
    session = session_of(desk)
    journey = session.journey
    cards = [card.id for lane in lanes for stage in stages for card in journey.cards.cell(lane, stage)]
    session.select(at_cell(journey.stages[stages[0]].id, journey.lanes[lanes[0]].id, *cards))


def texts(desk: Desk, stage: int, lane: int) -> list[str]:
    return [card.text for card in session_of(desk).journey.cards.cell(lane, stage)]


def on_clipboard(text: str = "", html: str = "", image: QImage | None = None) -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if image is not None:
        data.setImageData(image)
    QApplication.clipboard().setMimeData(data)


def picture(width: int = 6, height: int = 4) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    return image


@pytest.fixture(autouse=True)
def _empty_clipboard(program: QApplication) -> Iterator[None]:
    """What Python put on the clipboard must not be there when it ends."""
    yield
    program.clipboard().clear()


@pytest.fixture
def said(desk: Desk) -> list[str]:
    """What the map said on why something was not done."""
    told: list[str] = []
    canvas_of(desk).refused.connect(told.append)
    return told


def test_selected_cards_are_copied_and_pasted_at_the_current_cell(desk: Desk) -> None:
    select(desk, 0, 0, 0)
    press(desk, Qt.Key.Key_C)
    select(desk, 3, 0)
    before = texts(desk, 3, 0)
    press(desk, Qt.Key.Key_V)
    assert texts(desk, 3, 0) == [*before, texts(desk, 0, 0)[0]]
    session = session_of(desk)
    assert session.selection.card == session.journey.cards.cell(0, 3)[-1].id
    session.undo()
    assert texts(desk, 3, 0) == before


def test_a_block_goes_from_window_to_window_with_its_fields(
    windows: Windows, desk: Desk, empty_desk: Desk
) -> None:
    select_all_cards(desk, range(2), range(3))
    press(desk, Qt.Key.Key_C)
    select(empty_desk, 0, 0)
    press(empty_desk, Qt.Key.Key_V)
    for stage in range(3):
        assert texts(empty_desk, stage, 0) == texts(desk, stage, 0)
    there, here = session_of(desk).document, session_of(empty_desk).document
    named = {source for card in here.maps[0].cards for source in card.sources}
    assert named <= {source.id for source in here.sources}
    assert {one.evidence for one in here.maps[0].cards} == {
        card.evidence
        for lane in range(2)
        for stage in range(3)
        for card in there.maps[0].cards.cell(lane, stage)
    }


def test_curves_keep_the_colours_of_their_personas_in_another_file(
    windows: Windows, empty_desk: Desk, answer: Answer
) -> None:
    session = session_of(empty_desk)
    base = session.document
    lane = next(one.id for one in base.maps[0].lanes if one.kind == "emotions")
    hues = ("violet", "blue", "green")
    for level, hue in enumerate(hues):
        session.apply_to_document(Label.ADD_PERSONA, add_persona, hue, hue, on_map=session.map_id, color=hue)
        where = (base.maps[0].stages[0].id, lane)
        session.apply(Label.ADD_CARD, add_card, *where, f"c{level}", level=level, personas=(hue,))
    other = windows.show_document(template(EMPTY, "en"), None, None)
    press(empty_desk, Qt.Key.Key_A)
    press(empty_desk, Qt.Key.Key_C)
    there = session_of(other)
    select(other, 0, [one.kind for one in there.journey.lanes].index("emotions"))
    before = there.document
    press(other, Qt.Key.Key_V)
    rows = canvas_of(other).layout_shown.rows
    curve = next(row.cells[0].curve for row in rows if row.cells and row.cells[0].curve)
    assert {strand.stroke.hue for strand in curve.strands if strand.stroke} == set(hues)
    there.undo()
    assert there.document is before


def test_a_range_is_chosen_copied_and_pasted_by_keys_alone(desk: Desk) -> None:
    select(desk, 0, 0)
    press(desk, Qt.Key.Key_Right, SHIFT)
    press(desk, Qt.Key.Key_Down, SHIFT)
    press(desk, Qt.Key.Key_C)
    first, second = texts(desk, 0, 0), texts(desk, 1, 1)
    select(desk, 2, 0)
    before = texts(desk, 2, 0), texts(desk, 3, 1)
    press(desk, Qt.Key.Key_V)
    assert (texts(desk, 2, 0), texts(desk, 3, 1)) == ([*before[0], *first], [*before[1], *second])
    # What was pasted is selected: cut away again it leaves what was there.
    press(desk, Qt.Key.Key_X)
    assert (texts(desk, 2, 0), texts(desk, 3, 1)) == before


def test_cutting_is_one_step(desk: Desk) -> None:
    select(desk, 0, 0, 0)
    session, before = session_of(desk), session_of(desk).document
    press(desk, Qt.Key.Key_X)
    assert before.maps[0].cards.cell(0, 0)[0] not in session.journey.cards.cell(0, 0)
    assert session.undo_label is not None
    session.undo()
    assert session.document is before
    press(desk, Qt.Key.Key_V)
    assert len(session.journey.cards) == len(before.maps[0].cards) + 1


def test_words_of_an_emotion_take_their_level_along_when_they_are_cut_and_it_is_told(desk: Desk) -> None:
    journey = session_of(desk).journey
    row = next(i for i, lane in enumerate(journey.lanes) if lane.kind == "emotions")
    (card,) = journey.cards.cell(row, 0)
    assert card.text
    assert card.level is not None
    select(desk, 0, row, 0)
    press(desk, Qt.Key.Key_X)
    assert session_of(desk).journey.cards.cell(row, 0) == ()
    assert "was cut along with the words" in desk.window.status_line.message_text()
    assert QApplication.clipboard().text().strip() == told(card, "emotions")
    press(desk, Qt.Key.Key_V)
    (back,) = session_of(desk).journey.cards.cell(row, 0)
    assert (back.text, back.level) == (card.text, card.level)


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_Insert, CTRL), (Qt.Key.Key_C, CTRL), (Qt.Key.Key_Delete, SHIFT)]
)
def test_the_older_keys_of_the_system_copy_and_cut_as_well(
    desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    QApplication.clipboard().clear()
    select(desk, 0, 0, 0)
    press(desk, key, modifiers)
    assert QApplication.clipboard().mimeData().hasFormat(BLOCK)
    select(desk, 1, 0)
    count = len(texts(desk, 1, 0))
    press(desk, Qt.Key.Key_Insert, SHIFT)
    assert len(texts(desk, 1, 0)) == count + 1


@pytest.mark.skipif(sys.platform != "linux", reason="the places of keys are those of X11")
def test_with_a_russian_layout_the_same_keys_copy_and_paste(program: QApplication, desk: Desk) -> None:
    watcher = ShortcutsInAnyLayout(program)
    select(desk, 0, 0, 0)
    window = desk.window.windowHandle()
    canvas_of(desk).setFocus()
    count = len(texts(desk, 0, 0))
    for letter, code in (("С", 54), ("М", 55)):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, ord(letter), CTRL, code, 0, 0, letter.lower())
            QApplication.sendEvent(window, event)
    QApplication.processEvents()
    watcher.deleteLater()
    assert len(texts(desk, 0, 0)) == count + 1


def test_a_held_key_pastes_once(desk: Desk) -> None:
    on_clipboard("слово")
    select(desk, 0, 0)
    count = len(texts(desk, 0, 0))
    press(desk, Qt.Key.Key_V)
    assert not desk.window.actions_[Id.PASTE].autoRepeat()
    assert len(texts(desk, 0, 0)) == count + 1


def test_a_block_that_does_not_arrive_is_no_picture(empty_desk: Desk) -> None:
    data = QMimeData()
    data.setData(BLOCK, b"")
    data.setImageData(picture())
    QApplication.clipboard().setMimeData(data)
    before = session_of(empty_desk).base
    select(empty_desk, 0, 0)
    press(empty_desk, Qt.Key.Key_V)
    assert session_of(empty_desk).base is before
    assert "Paste once more" in empty_desk.window.status_line.message_text()


@pytest.mark.parametrize("maker", ["excel", "libreoffice", "sheets"])
def test_a_block_of_a_spreadsheet_becomes_cards(empty_desk: Desk, maker: str) -> None:
    on_clipboard("ignored\tfor its html", (FILES / f"{maker}.html").read_text(encoding="utf-8"))
    select(empty_desk, 0, 0)
    press(empty_desk, Qt.Key.Key_V)
    assert texts(empty_desk, 0, 0) == ["До покупки"]
    assert texts(empty_desk, 2, 0) == ["Покупка & оплата"]
    session = session_of(empty_desk)
    assert len(session.journey.cards) == 6
    session.undo()
    assert len(session.journey.cards) == 0


def test_text_with_tabs_becomes_cards_and_its_lines_do_if_asked_for(empty_desk: Desk) -> None:
    on_clipboard((FILES / "excel.tsv").read_bytes().decode())
    select(empty_desk, 0, 0)
    press(empty_desk, Qt.Key.Key_V, CTRL | SHIFT)
    lanes = [
        row
        for row, lane in enumerate(session_of(empty_desk).journey.lanes)
        if lane_kind(lane.kind).takes_cards
    ]
    assert texts(empty_desk, 0, lanes[1]) == ["Ищет в поиске", 'Спрашивает "знакомых"']


def test_a_mere_text_is_one_card_with_its_lines(empty_desk: Desk) -> None:
    on_clipboard("один\nдва\n", "<p>один</p><p>два</p>")
    select(empty_desk, 0, 0)
    press(empty_desk, Qt.Key.Key_V)
    assert texts(empty_desk, 0, 0) == ["один\nдва"]
    assert "Ctrl+Shift+V" in empty_desk.window.status_line.message_text()


@pytest.mark.parametrize(
    ("language", "written_so"), [("ru", "Конверсия: 12,5 → 20 %"), ("en", "Конверсия: 12.5 → 20 %")]
)
@pytest.mark.parametrize("beside", ["", "\t"])
def test_a_figure_copied_as_text_is_a_figure_again_in_its_lane_alone(
    desk: Desk, language: str, written_so: str, beside: str
) -> None:
    session = session_of(desk)
    stage, figures = session.journey.stages[0].id, {"current": 12.5, "target": 20, "unit": "%"}
    session.apply_to_document(Label.CHANGE_DOCUMENT, set_document, language=language)
    session.apply(Label.ADD_LANE, add_lane, 0, "actions", "actions")
    session.apply(Label.ADD_LANE, add_lane, 0, "kpi", "kpi")
    session.apply(Label.ADD_CARD, add_card, stage, "kpi", "card", "Конверсия")
    session.apply(Label.CHANGE_CARDS, set_fields, ("card",), **figures)
    select(desk, 0, 0, 0)
    press(desk, Qt.Key.Key_C)
    as_text = QApplication.clipboard().text()
    assert as_text == written_so
    on_clipboard(as_text + beside)
    select(desk, 1, 0)
    press(desk, Qt.Key.Key_V)
    (card,) = session.journey.cards.cell(0, 1)
    assert (card.text, card.current, card.target, card.unit) == ("Конверсия", 12.5, 20, "%")
    select(desk, 1, 1)
    press(desk, Qt.Key.Key_V)
    assert texts(desk, 1, 1) == [written_so]


def test_a_text_too_long_for_a_card_is_taken_by_the_line(empty_desk: Desk) -> None:
    lines = [f"line {number} of a talk that was written down" for number in range(3_000)]
    on_clipboard("\n".join(lines))
    select(empty_desk, 0, 0)
    press(empty_desk, Qt.Key.Key_V, CTRL | SHIFT)
    assert texts(empty_desk, 0, 0) == lines


def test_while_typing_the_clipboard_means_the_text(desk: Desk) -> None:
    on_clipboard("a\tb\nc\td")
    select(desk, 0, 0, 0)
    canvas = canvas_of(desk)
    canvas.edits.edit_current()
    before = len(session_of(desk).journey.cards)
    press(desk, Qt.Key.Key_V)
    desk.window.actions_[Id.PASTE].trigger()
    assert canvas.writing.is_on
    assert canvas.writing.editor.caret.text.endswith("a\tb\nc\tda\tb\nc\td")
    press(desk, Qt.Key.Key_A)
    press(desk, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == canvas.writing.editor.caret.text
    canvas.commit_typing()
    assert len(session_of(desk).journey.cards) == before


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Insert, SHIFT), (Qt.Key.Key_V, CTRL)])
def test_the_keys_of_the_system_paste_into_a_text(
    desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    on_clipboard("слово")
    select(desk, 0, 0, 0)
    canvas_of(desk).edits.edit_current()
    press(desk, key, modifiers)
    assert canvas_of(desk).writing.editor.caret.text.endswith("слово")
    press(desk, Qt.Key.Key_Left, CTRL | SHIFT)
    press(desk, Qt.Key.Key_Delete, SHIFT)
    assert not canvas_of(desk).writing.editor.caret.text.endswith("слово")
    assert canvas_of(desk).writing.is_on


def test_in_a_field_beside_the_map_the_commands_mean_its_text(desk: Desk) -> None:
    field = QLineEdit("рядом", desk.window)
    field.show()
    field.setFocus()
    field.selectAll()
    before = session_of(desk).document
    desk.window.actions_[Id.CUT].trigger()
    assert (QApplication.clipboard().text(), field.text()) == ("рядом", "")
    desk.window.actions_[Id.PASTE].trigger()
    assert field.text() == "рядом"
    assert session_of(desk).document is before


def test_missing_stages_are_added_when_the_user_says_so(empty_desk: Desk, answer: Answer) -> None:
    on_clipboard("a\tb\tc")
    session = session_of(empty_desk)
    last = len(session.journey.stages) - 1
    select(empty_desk, last, 0)
    answer.by("Add and paste")
    press(empty_desk, Qt.Key.Key_V)
    assert any("2 stages. They can be added" in text for text in answer.seen)
    assert len(session.journey.stages) == last + 3
    assert texts(empty_desk, last + 2, 0) == ["c"]
    canvas = canvas_of(empty_desk)
    shown = canvas.placement.rect_of(canvas.layout_shown.cell_rect(0, last + 2))
    assert canvas.body.contains(shown)
    session.undo()
    assert (len(session.journey.stages), len(session.journey.cards)) == (last + 1, 0)


def test_of_a_block_larger_than_the_window_its_beginning_is_seen(empty_desk: Desk, answer: Answer) -> None:
    on_clipboard("\n".join(["\t".join("abcdefghijkl")] * 40))
    canvas = canvas_of(empty_desk)
    select(empty_desk, 0, 0)
    answer.by("Add and paste")
    press(empty_desk, Qt.Key.Key_V)
    assert canvas.body.contains(canvas.placement.rect_of(canvas.layout_shown.cell_rect(0, 0)))


def test_or_only_what_fits_is_pasted_and_the_rest_told(empty_desk: Desk, answer: Answer) -> None:
    told: list[str] = []
    canvas_of(empty_desk).refused.connect(told.append)
    on_clipboard("a\tb\tc")
    session = session_of(empty_desk)
    select(empty_desk, len(session.journey.stages) - 1, 0)
    answer.by("Paste only what fits")
    press(empty_desk, Qt.Key.Key_V)
    assert [card.text for card in session.journey.cards] == ["a"]
    assert told == ["Pasted, but not all: no room on the map for 2."]


def test_lanes_a_stage_lacks_are_named_and_a_bare_stage_is_not_called_nothing(
    desk: Desk, answer: Answer, said: list[str]
) -> None:
    session = session_of(desk)
    lanes = session.journey.lanes
    kept = next(lane for lane in lanes if lane.kind == "score")
    session.apply(Label.ADD_LANE, add_lane, 0, "own", "owner")
    session.select(at_stage(session.journey.stages[0].id))
    press(desk, Qt.Key.Key_C)
    for lane in lanes:
        if lane is not kept:
            session.apply(Label.REMOVE_LANE, remove_lane, lane.id)
    stages, before = len(session.journey.stages), session.base
    session.select(at_stage(session.journey.stages[0].id))
    answer.by("Paste only what fits")
    press(desk, Qt.Key.Key_V)
    names = "Actions, Channels, Customer goals, Emotions, …"
    assert any(f"5 lanes ({names})." in text for text in answer.seen)
    assert said[0].startswith("Pasted, but not all: no room on the map for ")
    assert said[0].endswith(f" (missing: {names}).")
    session.apply(Label.REMOVE_LANE, remove_lane, kept.id)
    answer.by("Paste only what fits")
    press(desk, Qt.Key.Key_V)
    assert said[-1].startswith("Pasted without cards: no room on the map for ")
    assert len(session.journey.stages) == stages + 2
    for _ in range(3):
        session.undo()
    assert session.base is before


def test_or_nothing_at_all(empty_desk: Desk, answer: Answer) -> None:
    on_clipboard("a\tb\tc")
    session = session_of(empty_desk)
    before = session.document
    select(empty_desk, len(session.journey.stages) - 1, 0)
    answer.by("Cancel")
    press(empty_desk, Qt.Key.Key_V)
    assert session.document is before


def test_a_stage_and_a_lane_are_duplicated_whole(desk: Desk) -> None:
    session = session_of(desk)
    stages, lanes, cards = len(session.journey.stages), len(session.journey.lanes), len(session.journey.cards)
    session.select(at_stage(session.journey.stages[1].id))
    press(desk, Qt.Key.Key_D)
    assert [one.title for one in session.journey.stages][1] == session.journey.stages[2].title
    assert len(session.journey.stages) == stages + 1
    session.undo()
    session.select(at_lane(session.journey.lanes[0].id))
    press(desk, Qt.Key.Key_D)
    assert [lane.kind for lane in session.journey.lanes[:2]] == [session.journey.lanes[0].kind] * 2
    assert len(session.journey.lanes) == lanes + 1
    assert len(session.journey.cards) > cards


def test_a_level_that_is_not_pasted_because_there_is_one_is_told(desk: Desk, said: list[str]) -> None:
    journey = session_of(desk).journey
    row = next(row for row, lane in enumerate(journey.lanes) if lane.kind == "emotions")
    select(desk, 1, row, 0)
    press(desk, Qt.Key.Key_X)
    select(desk, 2, row, 0)
    press(desk, Qt.Key.Key_V)
    assert said == ["Pasted, but not all: a stage that has a level of emotion keeps it (C4)."]


def test_what_cannot_be_taken_is_told(desk: Desk, said: list[str]) -> None:
    journey = session_of(desk).journey
    score = next(row for row, lane in enumerate(journey.lanes) if lane.kind == "score")
    before = session_of(desk).document
    select(desk, 0, score)
    on_clipboard("много")
    press(desk, Qt.Key.Key_V)
    assert said == ["Nothing was pasted: a score cell takes a number from 1 to 5 (A5)."]
    assert session_of(desk).document is before
    on_clipboard("3\tмного")
    press(desk, Qt.Key.Key_V)
    assert said[1:] == ["Pasted, but not all: a score cell takes a number from 1 to 5 (B5)."]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"text": "x\t" * 1_000_001}, "more than 100,000 cells"),
        ({"text": "x" * 1_000_000}, "The text on the clipboard has more than 100,000 characters"),
        ({"text": "x\t" + "x" * 100_001}, "A cell of the table on the clipboard has more than 100,000"),
        ({"html": "<table><tr>" + "<td>x" * 100_001}, "more than 100,000 cells"),
        ({"html": "<table><tr><td>" + "<b>" * 400 + "x"}, "nested too deeply"),
        ({"image": picture(8000, 5001)}, "larger than 40 megapixels"),
        ({}, "holds nothing"),
    ],
)
def test_bad_input_is_refused_in_words_and_changes_nothing(
    desk: Desk, said: list[str], data: dict, sentence: str
) -> None:
    before = session_of(desk).document
    select(desk, 0, 0)
    on_clipboard(**data)
    press(desk, Qt.Key.Key_V)
    assert len(said) == 1
    assert sentence in said[0]
    assert session_of(desk).document is before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("x" * 100_001 + "\nb", "too many for a card"), ("x\n" * 100_001, "more than 100,000 cells")],
)
def test_lines_that_no_card_or_map_can_hold_are_refused(
    desk: Desk, said: list[str], text: str, sentence: str
) -> None:
    before = session_of(desk).document
    select(desk, 0, 0)
    on_clipboard(text)
    press(desk, Qt.Key.Key_V, CTRL | SHIFT)
    assert len(said) == 1
    assert sentence in said[0]
    assert session_of(desk).document is before


def test_a_damaged_block_is_passed_over_for_the_table_beside_it(empty_desk: Desk) -> None:
    data = QMimeData()
    data.setData(BLOCK, b'{"format": "cjm", "version": 1, "block": "cells", "maps": [{"id": 5}]}')
    data.setText("a\tb")
    QApplication.clipboard().setMimeData(data)
    select(empty_desk, 0, 0)
    press(empty_desk, Qt.Key.Key_V)
    assert texts(empty_desk, 1, 0) == ["b"]


def test_a_copied_block_is_a_table_a_text_and_a_picture_for_other_programs(desk: Desk) -> None:
    select_all_cards(desk, range(2), range(2))
    press(desk, Qt.Key.Key_C)
    data = QApplication.clipboard().mimeData()
    assert "\t" in data.text()
    assert data.text().endswith("\r\n")
    assert data.html().count("<tr>") == 2
    assert data.hasImage()
    image = data.imageData()
    assert image.width() > image.height() > 300
    select(desk, 0, 0, 0)
    press(desk, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == texts(desk, 0, 0)[0]


def test_what_is_on_the_clipboard_can_outlive_the_program(desk: Desk) -> None:
    session = session_of(desk)
    block = copied(session.document, session.map_id, at_stage(session.journey.stages[0].id))
    assert block is not None
    made = BlockData(block).made()
    assert not isinstance(made, BlockData)
    assert read(bytes(made.data(BLOCK).data())) == read(written(block))
    assert made.hasHtml()
    assert made.hasImage()
    assert made.text() == plain_text(block)
    hand_over(BlockData(block))
    assert isinstance(QApplication.clipboard().mimeData(), BlockData)


def test_a_picture_of_the_clipboard_becomes_a_card(desk: Desk) -> None:
    on_clipboard(image=picture())
    select(desk, 1, 0)
    press(desk, Qt.Key.Key_V)
    session = session_of(desk)
    card = session.journey.cards.cell(0, 1)[-1]
    assert card.picture in session.document.attachments
    assert session.document.attachments[card.picture or ""].media_type == "image/png"
    session.undo()
    assert not session.document.attachments


def test_a_picture_goes_into_no_cell_where_it_would_not_be_seen(desk: Desk, said: list[str]) -> None:
    journey = session_of(desk).journey
    select(desk, 0, next(row for row, lane in enumerate(journey.lanes) if lane.kind == "score"))
    on_clipboard(image=picture())
    press(desk, Qt.Key.Key_V)
    assert "would not be seen" in said[0]


def drop(desk: Desk, files: list[Path], lane: int, stage: int, *, let_go: bool = True) -> bool:
    """Drag files over a cell by events of the window system; whether the map would take them."""
    canvas = canvas_of(desk)
    where = canvas.placement.rect_of(canvas.layout_shown.cell_rect(lane, stage)).center()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    plain = Qt.KeyboardModifier.NoModifier
    target = canvas.viewport()
    QApplication.sendEvent(target, QDragEnterEvent(where, COPY_ACTION, data, LEFT, plain))
    over = QDragMoveEvent(where, COPY_ACTION, data, LEFT, plain)
    QApplication.sendEvent(target, over)
    if let_go:
        QApplication.sendEvent(target, QDropEvent(QPointF(where), COPY_ACTION, data, LEFT, plain))
    QApplication.processEvents()
    return over.isAccepted()


def test_a_dropped_picture_becomes_a_card_in_the_cell_under_it(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "Снимок.PNG"
    picture().save(str(file))
    assert drop(desk, [file, file], 0, 1)
    cell = session_of(desk).journey.cards.cell(0, 1)
    assert [bool(card.picture) for card in cell[-2:]] == [True, True]
    assert len(session_of(desk).document.attachments) == 1
    assert session_of(desk).selection.stage == session_of(desk).journey.stages[1].id


def test_over_a_cell_without_pictures_a_drop_is_forbidden(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    picture().save(str(file))
    journey = session_of(desk).journey
    score = next(row for row, lane in enumerate(journey.lanes) if lane.kind == "score")
    assert not drop(desk, [file], score, 0, let_go=False)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("broken.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "is damaged"),
        ("text.jpg", b"just words", "is damaged or no PNG"),
        ("huge.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xff\x00\x00\xff\xff", "40 megapixels"),
        ("gone.png", None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_good_picture_is_refused_in_words(
    desk: Desk, said: list[str], tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    before = session_of(desk).document
    if content is not None:
        (tmp_path / name).write_bytes(content)
    drop(desk, [tmp_path / name], 0, 0)
    assert len(said) == 1
    assert sentence in said[0]
    assert session_of(desk).document is before


def test_other_files_are_left_to_the_window(desk: Desk, tmp_path: Path) -> None:
    assert not drop(desk, [tmp_path / "map.cjm"], 0, 0, let_go=False)
    assert not drop(desk, [tmp_path / "map.cjm", tmp_path / "a.png"], 0, 0, let_go=False)
