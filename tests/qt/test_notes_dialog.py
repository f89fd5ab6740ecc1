"""The dialog of returning notes, worked by real keys in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from cjm_desktop.edit.labels import Label, Named
from cjm_desktop.edit.notes import Fate, frame_of
from cjm_desktop.edit.stages import add_stage
from cjm_desktop.printing.stickers.chosen import printed_of, stickers_of
from cjm_desktop.printing.stickers.spec import StickerSpec
from cjm_desktop.qt.action_table import Id
from cjm_desktop.qt.canvas.view import Canvas
from cjm_desktop.qt.returns.commands import show_beside
from cjm_desktop.qt.returns.dialog import NotesDialog
from cjm_desktop.qt.settings import InterfaceLanguage
from cjm_desktop.qt.stickers.window import PrintStickers
from cjm_desktop.qt.studio.window import PrintStudio
from cjm_desktop.qt.translations import install_language
from cjm_desktop.qt.wall_notes import WallNotes
from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from tests.qt.conftest import Answer, Keys

    from cjm_desktop.edit.return_log import Done
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.windows import Desk, Windows

K = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def print_all(session: Session, file: Path | None = None) -> None:
    """Print all stickers of the shown map, as far as the wall is concerned."""
    journey = session.base_journey
    WallNotes(file).add_printed(journey, printed_of(stickers_of(journey, StickerSpec())))


def opened(desk: Desk) -> NotesDialog:
    """The dialog as its command opens it."""
    desk.window.actions_[Id.NOTES].trigger()
    dialog = desk.window.findChild(NotesDialog)
    assert isinstance(dialog, NotesDialog)
    QApplication.processEvents()
    return dialog


@pytest.fixture
def bare(desk: Desk, session: Session) -> NotesDialog:
    """The dialog of a map of which no stickers were printed."""
    return opened(desk)


@pytest.fixture
def dialog(desk: Desk, session: Session) -> NotesDialog:
    """The dialog of a map of which all stickers were printed."""
    print_all(session)
    return opened(desk)


def enter(keys: Keys, *lines: str) -> None:
    """Type lines, each with Enter."""
    for line in lines:
        keys.type(line)
        keys.press(K.Key_Return)


def texts(session: Session, lane: int, stage: int) -> list[str]:
    return [card.text for card in session.base_journey.cards.cell(lane, stage)]


def paste(dialog: NotesDialog, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QApplication.clipboard().setMimeData(data)
    dialog.field.paste()


def counts(dialog: NotesDialog) -> dict[Fate, int]:
    found = [one.fate for one in dialog.returns.found()]
    return {fate: found.count(fate) for fate in Fate if fate in found}


def test_a_line_and_enter_add_a_card_that_the_map_shows(
    desk: Desk, session: Session, bare: NotesDialog, keys: Keys
) -> None:
    assert keys.target() is bare.field
    enter(keys, "с1 Спрашивает у знакомых")
    assert texts(session, 0, 2)[-1] == "Спрашивает у знакомых"
    assert session.undo_label == Named(Label.ADD_CARD)
    card = session.selection.card
    assert card is not None
    assert session.journey.cards.card(card) == session.journey.cards.cell(0, 2)[-1]
    assert bare.field.toPlainText() == ""
    assert keys.target() is bare.field
    assert bare.board.entered.rows() == ["C1 Спрашивает у знакомых"]


def test_while_one_types_the_line_below_tells_what_it_means(bare: NotesDialog, keys: Keys) -> None:
    assert "C3\N{NO-BREAK SPACE}text: a new card" in bare.hint.text()
    keys.type("c1")
    assert bare.hint.text() == "C1 · Purchase × Actions · 2 cards · Enter lists them"
    keys.type(" Pays")
    assert bare.hint.text() == "C1 · Purchase × Actions · 2 cards · Enter adds a card"
    assert bare.field.accessibleDescription() == bare.hint.text()


def test_a_code_alone_lists_the_cell_and_selects_it(session: Session, bare: NotesDialog, keys: Keys) -> None:
    before = session.base
    enter(keys, "c1")
    assert session.base is before
    assert session.selection.stage == session.journey.stages[2].id
    assert bare.board.entered.rows() == [
        "C1 Purchase × Actions · 2 cards",
        "C1-1 Starts a trial for the whole team",
        "C1-2 Gets the budget past the director",
    ]


def test_what_is_refused_is_listed_to_be_put_right_and_the_field_is_free(
    session: Session, bare: NotesDialog, keys: Keys
) -> None:
    before = session.base
    enter(keys, "Z1 Pays")
    assert bare.hint.text().startswith("There is no stage Z: the last one is D. The line is kept below")
    assert bare.hint.property("look") == "refusal"
    assert (bare.field.toPlainText(), session.base) == ("", before)
    assert bare.board.entered.rows() == ["Z1 Pays · There is no stage Z: the last one is D."]
    enter(keys, "C1 typed on", "c2")
    assert texts(session, 0, 2)[-1] == "typed on"
    assert bare.board.entered.open_lines == ["Z1 Pays"]
    assert "Z1 Pays · There is no stage Z: the last one is D." in bare.board.entered.rows()


def test_a_refused_line_comes_back_into_the_field_and_is_entered(
    session: Session, bare: NotesDialog, keys: Keys
) -> None:
    enter(keys, "Z1 Pays")
    keys.type("C1 half")
    shown = bare.board.entered
    shown.setFocus()
    shown.setCurrentItem(_tops(bare)[0])
    keys.press(K.Key_Return)
    assert bare.field.lines() == ["Z1 Pays"]
    # What was being typed meanwhile waits in its place.
    assert shown.open_lines == ["C1 half"]
    bare.field.show_lines(["C1 Pays"])
    keys.press(K.Key_Return)
    assert texts(session, 0, 2)[-1] == "Pays"
    shown.setFocus()
    shown.setCurrentItem(next(one for one in _tops(bare) if one.text(1).startswith("half")))
    keys.press(K.Key_Delete)
    assert shown.open_lines == []
    assert bare.may_close()


def _tops(dialog: NotesDialog) -> list[QTreeWidgetItem]:
    shown = dialog.board.entered
    return [item for at in range(shown.topLevelItemCount()) if (item := shown.topLevelItem(at)) is not None]


def test_the_size_the_user_gave_the_dialog_is_kept_and_its_lists_are_wide(
    desk: Desk, session: Session, dialog: NotesDialog
) -> None:
    # The screen of the tests is 800 px wide.
    assert [shown.viewport().width() for shown in dialog.board.lists if shown.viewport().width() < 330] == []
    dialog.resize(910, 540)
    dialog.reject()
    again = NotesDialog(desk.window, session, lambda: None)
    assert (again.width(), again.height()) == (910, 540)


def test_without_printed_stickers_there_is_no_list_of_them(
    bare: NotesDialog, session: Session, keys: Keys
) -> None:
    assert not bare.board.stickers.isVisible()
    assert not bare.buttons.remove.isVisible()
    enter(keys, "A1-2 D1", "C1 new")
    assert texts(session, 0, 3)[-1] == "Asks around in an industry chat"
    assert not bare.board.stickers.isVisible()


def test_printed_stickers_are_listed_by_what_became_of_them(
    dialog: NotesDialog, session: Session, keys: Keys
) -> None:
    total = len(session.base_journey.cards)
    assert counts(dialog) == {Fate.MISSING: total}
    enter(keys, "a1-1", "a1-2 d1", "b1-1 Other words", "c1 new")
    assert counts(dialog) == {
        Fate.MISSING: total - 3,
        Fate.MOVED: 1,
        Fate.REWORDED: 1,
        Fate.BACK: 1,
        Fate.NEW: 1,
    }
    rows = dialog.board.stickers.rows()
    assert f"Not brought back: {total - 3}" in rows
    assert "A1-2 → D1 Asks around in an industry chat" in rows
    assert "B1-1 Other words" in rows
    assert "New: 1" in rows


def test_ctrl_z_undoes_the_last_line_and_the_text_before_it(
    dialog: NotesDialog, session: Session, keys: Keys
) -> None:
    before = session.base
    enter(keys, "a1-1", "c1 new")
    keys.type("x")
    keys.press(K.Key_Z, CTRL)
    assert (dialog.field.toPlainText(), session.base is before) == ("", False)
    keys.press(K.Key_Z, CTRL)
    assert session.base is before
    assert dialog.board.entered.rows() == ["A1-1 Notices leads lost in the inbox"]
    keys.press(K.Key_Z, CTRL)
    assert dialog.board.entered.rows() == []
    assert set(counts(dialog)) == {Fate.MISSING}
    keys.press(K.Key_Y, CTRL)
    keys.press(K.Key_Z, CTRL | SHIFT)
    assert len(dialog.board.entered.rows()) == 2


def test_ctrl_z_undoes_the_last_line_though_one_was_refused_after_it(
    dialog: NotesDialog, session: Session, keys: Keys
) -> None:
    before = session.base
    enter(keys, "c1 new", "z9 wrong")
    keys.press(K.Key_Z, CTRL)
    assert (dialog.field.toPlainText(), session.base) == ("", before)


def test_without_a_line_to_undo_ctrl_z_brings_back_what_was_cleared(bare: NotesDialog, keys: Keys) -> None:
    keys.type("c1 half")
    dialog = bare.field
    dialog.selectAll()
    keys.press(K.Key_Delete)
    keys.press(K.Key_Z, CTRL)
    assert dialog.toPlainText() == "c1 half"


def test_a_code_of_two_printings_waits_in_a_paste_until_it_is_entered_twice(
    desk: Desk, session: Session, keys: Keys
) -> None:
    print_all(session)
    journey = session.base_journey
    session.apply(Label.ADD_STAGE, add_stage, 0, "before")
    WallNotes(None).add_printed(session.base_journey, ())
    dialog = opened(desk)
    paste(dialog, "B1 one\nB1 two")
    assert dialog.field.lines() == ["B1 one", "B1 two"]
    assert "on earlier stickers for" in dialog.hint.text()
    assert dialog.hint.text().endswith("Ctrl+Enter: as printed last.")
    dialog.field.show_lines(["B1 one"])
    keys.press(K.Key_Return)
    keys.press(K.Key_Return)
    assert texts(session, 0, 1)[-1] == "one"
    paste(dialog, "B1 two\nB1 three")
    keys.press(K.Key_Return, CTRL)
    assert texts(session, 0, 1)[-2:] == ["two", "three"]
    assert session.base_journey.stages[1].id == journey.stages[0].id


def test_undo_of_the_window_is_followed(dialog: NotesDialog, desk: Desk, keys: Keys) -> None:
    enter(keys, "a1-1 d1")
    desk.window.actions_[Id.UNDO].trigger()
    QApplication.processEvents()
    assert dialog.board.entered.rows() == []
    assert set(counts(dialog)) == {Fate.MISSING}


def test_the_words_of_a_sticker_of_another_cell_are_asked_about(
    dialog: NotesDialog, session: Session, keys: Keys
) -> None:
    before = session.base
    enter(keys, "d3 stop losing leads")
    assert session.base is before
    assert dialog.hint.text().startswith("A3-1 says the same and was not brought back. Enter again: ")
    assert dialog.hint.property("look") == "warning"
    keys.press(K.Key_Return)
    assert (texts(session, 2, 0), texts(session, 2, 3)[-1]) == ([], "Stop losing leads")


def test_ctrl_enter_adds_the_same_words_as_a_new_card(
    dialog: NotesDialog, session: Session, keys: Keys
) -> None:
    keys.type("d3 stop losing leads")
    keys.press(K.Key_Return, CTRL)
    assert (len(texts(session, 2, 0)), texts(session, 2, 3)[-1]) == (1, "stop losing leads")


def test_many_lines_that_are_pasted_are_entered_one_after_the_other(
    dialog: NotesDialog, session: Session, keys: Keys
) -> None:
    paste(dialog, "C1 one\nZ9 wrong\r\n\nС1\tдва\nnothing\nD3 stop losing leads")
    assert texts(session, 0, 2)[-2:] == ["one", "два"]
    assert dialog.field.lines() == ["Z9 wrong", "nothing", "D3 stop losing leads"]
    assert dialog.hint.text() == "3 lines left to correct. There is no stage Z: the last one is D."
    session.undo()
    assert texts(session, 0, 2)[-1] == "one"


def test_very_many_lines_are_entered_in_slices_kept_once_and_undone_one_by_one(
    dialog: NotesDialog, session: Session, qtbot: QtBot, home: Path
) -> None:
    changes = []
    place = home / ".config" / "cjm-desktop" / "notes.json"
    dialog.entering.advanced.connect(lambda: changes.append(place.stat().st_mtime_ns))
    paste(dialog, "\n".join(f"C1 note {number}" for number in range(120)))
    assert dialog.entering.is_busy
    assert dialog.hint.text().startswith("Entering the lines: ")
    assert dialog.buttons.close_.text() == "Cancel"
    qtbot.waitUntil(lambda: not dialog.entering.is_busy, timeout=20_000)
    assert texts(session, 0, 2)[-120:] == [f"note {number}" for number in range(120)]
    assert (len(set(changes)), counts(dialog)[Fate.NEW]) == (1, 120)
    assert len(WallNotes(None).load(session.map_id).new) == 120
    assert (dialog.field.lines(), dialog.field.isEnabled(), dialog.buttons.close_.text()) == (
        [],
        True,
        "Close",
    )
    session.undo()
    assert texts(session, 0, 2)[-1] == "note 118"


def test_entering_very_many_lines_can_be_cancelled_and_leaves_the_others(
    dialog: NotesDialog, session: Session
) -> None:
    lines = [f"C1 note {number}" for number in range(120)]
    paste(dialog, "\n".join(lines))
    dialog.buttons.close_.click()
    left = dialog.field.lines()
    assert left
    assert dialog.isVisible()
    assert lines == [f"C1 {text}" for text in texts(session, 0, 2)[2:]] + left


def test_entered_lines_leave_the_field_when_a_later_one_breaks(
    dialog: NotesDialog, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter_line = dialog.returns.enter

    def breaking(line: str, **named: bool) -> Done:
        if "two" in line:
            raise ValueError(line)
        return enter_line(line, **named)

    monkeypatch.setattr(dialog.returns, "enter", breaking)
    dialog.field.show_lines(["C1 one", "C1 two", "C1 three"])
    with pytest.raises(ValueError, match="two"):
        dialog.enter()
    assert dialog.field.lines() == ["C1 two", "C1 three"]
    assert texts(session, 0, 2)[-1] == "one"


def test_one_line_that_is_pasted_waits_for_enter(bare: NotesDialog, session: Session) -> None:
    before = session.base
    paste(bare, "C1 one")
    assert (bare.field.lines(), session.base) == (["C1 one"], before)


def test_a_note_may_have_several_lines(bare: NotesDialog, session: Session, keys: Keys) -> None:
    for key, modifier, text in ((K.Key_Return, SHIFT, "two"), (K.Key_Return, ALT, "three")):
        keys.type("c1 one" if text == "two" else "")
        keys.press(key, modifier)
        keys.type(text)
    keys.press(K.Key_Return)
    assert texts(session, 0, 2)[-1] == "one\ntwo\nthree"


def test_the_arrows_recall_what_was_entered(bare: NotesDialog, keys: Keys) -> None:
    enter(keys, "c1 one", "c1 two")
    keys.press(K.Key_Up)
    assert bare.field.toPlainText() == "c1 two"
    keys.press(K.Key_Up)
    assert bare.field.toPlainText() == "c1 one"
    keys.press(K.Key_Down)
    keys.press(K.Key_Down)
    assert bare.field.toPlainText() == ""


def test_what_was_not_brought_back_is_removed_when_one_says_so_and_by_one_step(
    dialog: NotesDialog, session: Session, keys: Keys, answer: Answer
) -> None:
    assert not dialog.buttons.remove.isVisible()
    enter(keys, "a1-1")
    before, count = session.base, len(session.base_journey.cards) - 1
    assert dialog.buttons.remove.text() == f"Remove {count} not brought back…"
    answer.by("Cancel")
    dialog.buttons.remove.click()
    assert session.base is before
    answer.by("Remove")
    dialog.buttons.remove.click()
    assert answer.seen.count(f"Remove {count} cards from the map?") == 2
    assert session.undo_label == Named(Label.REMOVE_CARDS, count)
    assert [card.text for card in session.base_journey.cards] == ["Notices leads lost in the inbox"]
    assert counts(dialog) == {Fate.BACK: 1, Fate.GONE: count}
    # The question that was answered has the keys until it is deleted.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dialog.begin()
    QApplication.processEvents()
    keys.press(K.Key_Z, CTRL)
    assert session.base is before


def test_enter_does_not_forget_printed_stickers_for_that_cannot_be_undone(
    dialog: NotesDialog, session: Session, answer: Answer
) -> None:
    answer.with_(lambda box: QTest.keyClick(box, K.Key_Return))
    dialog.buttons.forget.click()
    assert "Forget which stickers were printed?" in answer.seen
    assert WallNotes(None).load(session.map_id).printed


def test_printed_stickers_are_forgotten_when_one_says_so(
    dialog: NotesDialog, session: Session, answer: Answer
) -> None:
    answer.by("Forget")
    dialog.buttons.forget.click()
    assert not dialog.board.stickers.isVisible()
    assert WallNotes(None).load(session.map_id).printed == ()


def test_a_sticker_chosen_from_the_list_is_shown_and_its_number_waits_in_the_field(
    dialog: NotesDialog, session: Session, keys: Keys
) -> None:
    dialog.board.stickers.setFocus()
    keys.press(K.Key_Down)
    keys.press(K.Key_Down)
    keys.press(K.Key_Return)
    assert dialog.field.toPlainText() == "A1-2 "
    assert session.selection.card == session.journey.cards.cell(0, 0)[1].id
    assert keys.target() is dialog.field
    keys.press(K.Key_Return)
    assert counts(dialog)[Fate.BACK] == 1


def test_letters_typed_in_a_list_go_into_the_field(dialog: NotesDialog, keys: Keys) -> None:
    dialog.board.stickers.setFocus()
    keys.type("с1")
    assert dialog.field.toPlainText() == "с1"


def test_closing_keeps_what_was_typed_and_what_came_back(
    dialog: NotesDialog, desk: Desk, session: Session, keys: Keys
) -> None:
    enter(keys, "a1-1")
    keys.type("c1 half a li")
    keys.press(K.Key_Escape)
    assert not dialog.isVisible()
    assert opened(desk) is dialog
    assert dialog.field.toPlainText() == "c1 half a li"
    assert WallNotes(None).load(session.map_id).back == {session.journey.cards.cell(0, 0)[0].id}
    dialog.field.show_lines([])


def test_stickers_printed_meanwhile_are_there_when_it_is_opened_again(
    bare: NotesDialog, desk: Desk, session: Session
) -> None:
    bare.close()
    print_all(session)
    assert opened(desk).board.stickers.isVisible()


def test_stickers_that_were_printed_by_their_dialog_are_asked_for(
    bare: NotesDialog, desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.window.actions_[Id.PRINT_STICKERS].trigger()
    printing = desk.window.findChild(PrintStickers)
    assert isinstance(printing, PrintStickers)
    printing.ask_path = lambda _parent, _suggested: tmp_path / "stickers.pdf"
    with qtbot.waitSignal(printing.printed, timeout=20_000):
        printing.save()
    printing.close()
    assert counts(opened(desk)) == {Fate.MISSING: len(session.base_journey.cards)}
    assert bare.board.stickers.isVisible()


def test_a_poster_that_was_printed_says_what_its_codes_mean_from_then_on(
    desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.window.actions_[Id.PRINT_POSTER].trigger()
    studio = desk.window.findChild(PrintStudio)
    assert isinstance(studio, PrintStudio)
    studio.ask_path = lambda _parent, _suggested: tmp_path / "poster.pdf"
    qtbot.waitUntil(lambda: not studio.drawn_map.is_busy and studio.preview.has_picture, timeout=20_000)
    with qtbot.waitSignal(studio.codes_printed, timeout=60_000):
        studio.save()
    studio.close()
    assert WallNotes(None).load(session.map_id).frame == frame_of(session.base_journey)


def test_the_window_closes_when_what_was_typed_is_entered_or_corrected(
    bare: NotesDialog, desk: Desk, session: Session, keys: Keys
) -> None:
    keys.type("Z1 Pays")
    assert not desk.window.may_close()
    assert bare.hint.property("look") == "refusal"
    assert "1 line left to correct" in bare.hint.text()
    bare.board.entered.setCurrentItem(_tops(bare)[0])
    bare.board.entered.setFocus()
    keys.press(K.Key_Return)
    bare.field.show_lines(["C1 Pays"])
    assert bare.may_close()
    assert texts(session, 0, 2)[-1] == "Pays"


def test_what_came_back_is_known_at_the_next_start_and_under_another_name(
    windows: Windows, desk: Desk, session: Session, keys: Keys, tmp_path: Path
) -> None:
    file = tmp_path / "wall.cjm"
    save(session.base, file)
    desk.controller.path = file
    print_all(session, file)
    opened(desk)
    enter(keys, "a1-1", "b1-1 d1")
    copy = tmp_path / "wall 2.cjm"
    save(session.base, copy)
    other = windows.show_document(load(copy), copy, None)
    again = opened(other)
    assert (counts(again)[Fate.BACK], counts(again)[Fate.MOVED]) == (1, 1)


def test_it_lies_beside_the_cell_that_it_shows(bare: NotesDialog, desk: Desk, keys: Keys) -> None:
    canvas = desk.window.findChild(Canvas)
    assert isinstance(canvas, Canvas)
    for code in ("a1", "d6", "a6", "d1"):
        enter(keys, code)
        place = show_beside(canvas)
        assert place is not None
        assert not place.intersects(bare.frameGeometry())
    assert desk.window.frameGeometry().contains(bare.frameGeometry().adjusted(1, 1, -1, -1))


def test_in_a_window_without_room_the_map_is_scrolled_from_below_it(
    dialog: NotesDialog, desk: Desk, keys: Keys
) -> None:
    canvas = desk.window.findChild(Canvas)
    assert isinstance(canvas, Canvas)
    desk.window.resize(800, 600)
    canvas.zoom.set_zoom(2.5)
    QApplication.processEvents()
    corner = canvas.viewport().mapToGlobal(canvas.body.topLeft())
    for code in ("b2", "c3"):
        enter(keys, code)
        place = show_beside(canvas, dialog.frameGeometry())
        assert place is not None
        shown = place & canvas.body.translated(corner - canvas.body.topLeft())
        assert not QRegion(shown).subtracted(QRegion(dialog.frameGeometry())).isEmpty()


def test_it_speaks_russian(dialog: NotesDialog, keys: Keys) -> None:
    install_language(InterfaceLanguage.RUSSIAN)
    QApplication.processEvents()
    assert dialog.windowTitle() == "Заметки со стены"
    keys.type("с1")
    assert dialog.hint.text() == "C1 · Purchase × Actions · 2 карточки · Enter покажет их"
    keys.press(K.Key_Backspace)
    keys.press(K.Key_Backspace)
    enter(keys, "я1 слово")
    assert dialog.hint.text().startswith("Этапа Я нет: последний — D. Строка сохранена ниже: Enter на ней")
    assert any(row.startswith("Не вернулись: ") for row in dialog.board.stickers.rows())


def test_a_file_dropped_on_the_field_is_no_text(bare: NotesDialog) -> None:
    data = QMimeData()
    data.setText("file:///tmp/a.cjm")
    data.setUrls([QUrl("file:///tmp/a.cjm")])
    assert not bare.field.canInsertFromMimeData(data)


def test_no_key_of_the_dialog_reaches_the_map_behind_it(
    bare: NotesDialog, session: Session, keys: Keys
) -> None:
    before = session.base
    for key in (K.Key_Delete, K.Key_Backspace, K.Key_Home, K.Key_Tab):
        keys.press(key)
    event = QKeyEvent(QEvent.Type.KeyPress, K.Key_D, CTRL)
    QApplication.sendEvent(bare, event)
    assert session.base is before
