from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.edit.cards import add_card, set_score
from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.lanes import add_lane
from cjm_desktop.edit.records import TOO_LONG
from cjm_desktop.edit.selection import at_cell
from cjm_desktop.edit.stages import add_stage
from cjm_desktop.model.document import Map
from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.model.kinds import LANE_KINDS
from cjm_desktop.model.text import LONGEST_TEXT
from cjm_desktop.qt.canvas.subjects import CardSubject

if TYPE_CHECKING:
    from tests.qt.canvas.conftest import Hand

    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session
    from cjm_desktop.qt.canvas.view import Canvas

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ONLY_A_SCORE = "A score cell takes a number from 1 to 5."


@pytest.fixture
def scored(session: Session) -> str:
    """A score card, current."""
    session.apply(Label.SET_SCORE, set_score, "s1", "l3", 3, "score")
    session.select(at_cell("s1", "l3", "score"))
    return "score"


@pytest.mark.parametrize(
    "fields", [{}, {"text": "слова"}, {"text": "\u200b"}, {"level": 1}, {"urgent": True}]
)
@pytest.mark.parametrize("kind", [kind.key for kind in LANE_KINDS.values() if kind.takes_cards])
def test_a_card_of_any_kind_is_written_or_refused_in_words(
    session: Session, canvas: Canvas, refusals: list[str], kind: str, fields: dict[str, Any]
) -> None:
    value: dict[str, Any] = {"value": 3} if kind == "score" else {}
    session.apply(Label.ADD_LANE, add_lane, 0, "new", kind)
    session.apply(Label.ADD_CARD, add_card, "s1", "new", "card", **fields, **value)
    before = session.document
    assert canvas.writing.begin(CardSubject("card")) is (kind != "score")
    assert refusals == ([ONLY_A_SCORE] if kind == "score" else [])
    QApplication.processEvents()
    canvas.writing.cancel()
    assert session.document is before


def test_f2_on_a_score_is_refused_in_words(
    session: Session, hand: Hand, canvas: Canvas, refusals: list[str], scored: str
) -> None:
    hand.key(Key.Key_F2)
    assert not canvas.writing.is_on
    assert refusals == [ONLY_A_SCORE]


def test_a_double_click_on_a_score_is_refused_in_words(
    session: Session, hand: Hand, canvas: Canvas, refusals: list[str], scored: str
) -> None:
    (box,) = canvas.layout_shown.rows[3].cells[1].boxes
    (number,) = box.blocks
    cell, place = canvas.layout_shown.cell_rect(3, 1), canvas.placement
    x, y = cell.x + number.x + number.width / 2, cell.y + number.y + number.height / 2
    hand.double_click(QPoint(round(place.x_of(x)), round(place.y_of(y))))
    assert not canvas.writing.is_on
    assert refusals == [ONLY_A_SCORE]


class Unkept(CardSubject, frozen=True):
    """A card whose text is refused when typing ends."""

    def write(self, gesture: Gesture, text: str) -> None:
        """Refuse."""
        raise NotAllowed(TOO_LONG)


def text_of(session: Session) -> str:
    found = session.journey.cards.card("c0.0.0")
    assert found is not None
    return found.text


def fill(canvas: Canvas) -> None:
    """Write all the letters into the first card that fit."""
    assert canvas.writing.begin(CardSubject("c0.0.0"), ("слово " * LONGEST_TEXT)[:LONGEST_TEXT])


def test_a_paste_past_the_limit_leaves_the_text_that_was_typed(
    session: Session, hand: Hand, canvas: Canvas, refusals: list[str]
) -> None:
    hand.type("Дорогие слова")
    QApplication.clipboard().setText("слово " * 25_000)
    hand.key(Key.Key_V, CTRL)
    assert refusals == [TOO_LONG.en]
    assert canvas.writing.editor.caret.text == "Дорогие слова"
    assert canvas.commit_typing()
    assert text_of(session) == "Дорогие слова"


def test_a_text_takes_as_much_as_fits_and_not_a_letter_more(
    session: Session, hand: Hand, canvas: Canvas, refusals: list[str]
) -> None:
    fill(canvas)
    hand.type("ж")
    hand.key(Key.Key_Return, SHIFT)
    hand.compose("に")
    hand.compose_end("日本")
    assert len(refusals) == 4
    hand.key(Key.Key_Backspace)
    hand.type("ж")
    assert len(refusals) == 4
    assert canvas.commit_typing()
    assert (len(text_of(session)), text_of(session)[-1]) == (LONGEST_TEXT, "ж")


def test_selected_letters_make_room_for_a_paste(hand: Hand, canvas: Canvas, refusals: list[str]) -> None:
    fill(canvas)
    QApplication.clipboard().setText("слово " * 10_000)
    hand.key(Key.Key_A, CTRL)
    hand.key(Key.Key_V, CTRL)
    assert refusals == []
    assert len(canvas.writing.editor.caret.text) == 60_000


def test_a_drop_past_the_limit_is_refused(hand: Hand, canvas: Canvas, refusals: list[str]) -> None:
    hand.type("Дорогие слова")
    dropped = QMimeData()
    dropped.setText("слово " * 25_000)
    copying, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(2, 2), copying, dropped, left, Qt.KeyboardModifier.NoModifier)
    canvas.writing.editor.dropEvent(event)
    assert refusals == [TOO_LONG.en]
    assert canvas.writing.editor.caret.text == "Дорогие слова"


def test_a_refused_text_stays_in_the_editor(
    session: Session, hand: Hand, canvas: Canvas, refusals: list[str]
) -> None:
    before = session.base
    assert canvas.writing.begin(Unkept("c0.0.0"))
    hand.type("!")
    assert not canvas.commit_typing()
    hand.key(Key.Key_Tab)
    canvas.map_edits.delete()
    hand.click(hand.cell(2, 2))
    assert len(refusals) == 4
    assert canvas.writing.is_on
    assert canvas.writing.editor.isVisible()
    assert canvas.writing.editor.caret.text == "Ищет в поиске!"
    assert session.base is before
    hand.key(Key.Key_Escape)
    assert not canvas.writing.is_on
    assert session.document is before


def test_saving_in_the_middle_of_a_word_lets_it_be_typed_on(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    session.select(at_cell("s0", "l1"))
    hand.type("unsaved ")
    assert canvas.keep_typing()
    saved = session.base.map("m").cards
    assert any(card.text.startswith("unsaved") for card in saved)
    hand.type("while typing")
    canvas.commit_typing()
    assert "unsaved while typing" in [card.text for card in session.journey.cards]
    assert session.undo()
    assert session.undo()
    assert not any(card.text.startswith("unsaved") for card in session.journey.cards)


def test_undoing_what_replaced_a_text_brings_the_text_back(
    session: Session, hand: Hand, canvas: Canvas
) -> None:
    session.select(at_cell("s0", "l0", "c0.0.0"))
    before = session.document
    hand.type("abc def")
    for _ in range(4):
        hand.key(Key.Key_Z, CTRL)
    assert canvas.writing.editor.caret.text == "Ищет в поиске"
    canvas.commit_typing()
    assert session.document is before


def test_what_is_typed_at_the_end_of_the_map_replaces_nothing(
    session: Session, hand: Hand, canvas: Canvas, refusals: list[str]
) -> None:
    hints: list[str] = []
    canvas.hinted.connect(hints.append)
    session.select(at_cell("s2", "l1"))
    for text in ("first", "second"):
        hand.type(text)
        hand.key(Key.Key_Tab, text="\t")
    canvas.commit_typing()
    texts = [card.text for card in session.journey.cards]
    assert {"first", "second"} <= set(texts)
    assert hints == ["The map ends here; no card is selected."] * 2
    assert refusals == []


@pytest.mark.parametrize("keeps", [False, True])
def test_the_card_that_f2_chose_of_a_cell_is_the_one_that_delete_takes(
    session: Session, hand: Hand, canvas: Canvas, keeps: bool
) -> None:
    before = session.journey.cards.cell(0, 0)
    session.select(at_cell("s0", "l0"))
    hand.key(Key.Key_F2)
    assert canvas.writing.card == before[-1].id
    if keeps:
        assert canvas.commit_typing()
    else:
        hand.key(Key.Key_Escape)
    assert session.selection.cards == (before[-1].id,)
    hand.key(Key.Key_Delete)
    assert session.journey.cards.cell(0, 0) == before[:-1]


def test_an_edit_from_elsewhere_keeps_what_is_being_typed(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    hand.type("Звонит")
    session.apply(Label.ADD_STAGE, add_stage, 0, "new")
    assert not canvas.writing.is_on
    assert text_of(session) == "Звонит"
    session.undo()
    assert text_of(session) == "Звонит"
    session.undo()
    assert text_of(session) != "Звонит"


def test_another_map_shown_from_elsewhere_keeps_what_is_being_typed(
    session: Session, canvas: Canvas, hand: Hand
) -> None:
    session.apply_to_document(
        Label.CHANGE_DOCUMENT, lambda whole: whole.replaced(maps=(*whole.maps, Map(id="other")))
    )
    hand.type("Звонит")
    session.switch_map("other")
    assert (canvas.writing.is_on, canvas.layout_shown.journey.id) == (False, "other")
    session.switch_map("m")
    assert text_of(session) == "Звонит"


def test_line_breaks_typed_last_are_not_kept(session: Session, canvas: Canvas, hand: Hand) -> None:
    session.select(at_cell("s3", "l1"))
    hand.type("Calls")
    hand.key(Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    hand.key(Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    hand.key(Key.Key_Return)
    assert [card.text for card in session.journey.cards if "Calls" in card.text] == ["Calls"]
