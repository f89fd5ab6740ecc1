"""What a line means for the map, what it does, and why it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit.cards import ONLY_A_SCORE, add_card, move_cards, remove_cards, set_level
from cjm_desktop.edit.lanes import set_lane
from cjm_desktop.edit.notes import Notes, all_numbered, frame_of
from cjm_desktop.edit.returning import Deed, Entry, Wall, enter
from cjm_desktop.edit.stages import add_stage, remove_stage
from cjm_desktop.model.errors import NotAllowed

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map


@pytest.fixture
def notes(journey: Map) -> Notes:
    """All stickers of the map, printed and still on the wall."""
    return Notes().with_printed(all_numbered(journey))


def texts(journey: Map, lane: int, stage: int) -> list[str]:
    return [card.text for card in journey.cards.cell(lane, stage)]


def entered(journey: Map, notes: Notes, typed: str) -> Map:
    return enter(journey, Wall(journey, notes).read(typed))


def refusal(journey: Map, notes: Notes, typed: str) -> str:
    with pytest.raises(NotAllowed) as refused:
        Wall(journey, notes).read(typed)
    assert refused.value.sentence.ru != refused.value.sentence.en
    return refused.value.sentence.en


def meaning(entry: Entry) -> tuple[Deed, str, str]:
    return entry.deed, entry.code, entry.card


def test_a_code_alone_shows_its_cell(journey: Map, notes: Notes) -> None:
    entry = Wall(journey, notes).read("a1")
    assert meaning(entry) == (Deed.SHOW, "A1", "")
    assert (entry.stage, entry.lane) == ("search", "actions")
    assert enter(journey, entry) is journey


def test_words_after_a_code_are_a_new_card_at_the_end_of_the_cell(journey: Map, notes: Notes) -> None:
    after = entered(journey, notes, "А1 Звонит другу")
    assert texts(after, 0, 0) == ["Asks around", "Reads reviews", "Звонит другу"]


def test_a_divider_has_no_number(journey: Map, notes: Notes) -> None:
    after = entered(journey, notes, "B4 Hopes")
    assert texts(after, 4, 1) == ["Hopes"]


@pytest.mark.parametrize(("typed", "level"), [("B4 -2", -2), ("B4 +1", 1), ("B4 0", 0)])
def test_a_level_in_an_emotions_lane_is_a_level(journey: Map, notes: Notes, typed: str, level: int) -> None:
    (card,) = entered(journey, notes, typed).cards.cell(4, 1)
    assert (card.text, card.level) == ("", level)


def test_a_level_goes_to_the_face_that_is_there_and_its_words_stay(journey: Map, notes: Notes) -> None:
    (card,) = entered(journey, notes, "A4 2").cards.cell(4, 0)
    assert (card.id, card.text, card.level) == ("e1", "Lost", 2)


def test_words_with_a_level_take_over_the_level_of_the_stage(journey: Map, notes: Notes) -> None:
    first, second = entered(journey, notes, "A4 Angry (-2)").cards.cell(4, 0)
    assert (first.text, first.level, second.text, second.level) == ("Lost", None, "Angry", -2)
    (only,) = entered(journey, notes, "B4 Angry (-2)").cards.cell(4, 1)
    assert (only.text, only.level) == ("Angry", -2)


@pytest.mark.parametrize("typed", ["B5 4", "B5 - 4", "b5: 4/5"])
def test_a_score_lane_takes_a_number(journey: Map, notes: Notes, typed: str) -> None:
    (card,) = entered(journey, notes, typed).cards.cell(5, 1)
    assert card.value == 4


def test_a_score_that_came_back_with_another_number_is_its_sticker(journey: Map, notes: Notes) -> None:
    entry = Wall(journey, notes).read("A5 5")
    assert entry.note is not None
    assert entry.note.number == "A5-1"
    assert enter(journey, entry).cards.cell(5, 0)[0].value == 5
    assert entered(journey, notes, "A5-1 2").cards.cell(5, 0)[0].value == 2


def test_words_are_no_score(journey: Map, notes: Notes) -> None:
    assert refusal(journey, notes, "B5 good") == ONLY_A_SCORE.en


def test_a_number_is_the_sticker_that_came_back(journey: Map, notes: Notes) -> None:
    entry = Wall(journey, notes).read("а1-2")
    assert meaning(entry) == (Deed.BACK, "A1", "a2")
    assert enter(journey, entry) is journey


def test_a_number_and_a_cell_move_the_card(journey: Map, notes: Notes) -> None:
    after = entered(journey, notes, "A1-2 D1")
    assert (texts(after, 0, 0), texts(after, 0, 3)) == (["Asks around"], ["Reads reviews"])


def test_a_number_and_words_change_the_card(journey: Map, notes: Notes) -> None:
    after = entered(journey, notes, "A1-2 Reads blogs")
    assert texts(after, 0, 0) == ["Asks around", "Reads blogs"]
    assert entered(journey, notes, "A3-1 Shop").cards.cell(2, 0)[0].channel is None


def test_a_number_a_cell_and_words_do_both(journey: Map, notes: Notes) -> None:
    after = entered(journey, notes, "A1-2 D1 Reads blogs")
    assert texts(after, 0, 3) == ["Reads blogs"]


def test_an_emotion_gets_other_words_or_another_level(journey: Map, notes: Notes) -> None:
    (words,) = entered(journey, notes, "A4-1 Angry").cards.cell(4, 0)
    (level,) = entered(journey, notes, "A4-1 +2").cards.cell(4, 0)
    assert [(one.text, one.level) for one in (words, level)] == [("Angry", -1), ("Lost", 2)]


def test_the_same_words_are_no_change(journey: Map, notes: Notes) -> None:
    assert meaning(Wall(journey, notes).read("A1-2  reads  REVIEWS")) == (Deed.BACK, "A1", "a2")
    assert meaning(Wall(journey, notes).read("A1-2 A1")) == (Deed.BACK, "A1", "a2")


def test_the_words_of_a_sticker_of_the_cell_are_that_sticker(journey: Map, notes: Notes) -> None:
    assert meaning(Wall(journey, notes).read("A1 reads reviews")) == (Deed.BACK, "A1", "a2")


def test_the_words_of_a_sticker_of_another_cell_ask(journey: Map, notes: Notes) -> None:
    wall = Wall(journey, notes)
    entry = wall.read("C1 Reads reviews")
    assert (meaning(entry), entry.asks) == ((Deed.MOVE, "C1", "a2"), True)
    assert wall.read("C1 Reads reviews", as_new=True).deed is Deed.ADD


def test_the_words_of_a_sticker_that_is_back_already_are_a_new_note(journey: Map, notes: Notes) -> None:
    assert Wall(journey, notes.with_back("a2")).read("A1 Reads reviews").deed is Deed.ADD


def test_a_sticker_that_was_moved_on_the_map_since_stays_there(journey: Map, notes: Notes) -> None:
    moved = move_cards(journey, ["a2"], "buy", "actions")
    assert meaning(Wall(moved, notes).read("A1-2")) == (Deed.BACK, "C1", "a2")
    assert meaning(Wall(moved, notes).read("A1 Reads reviews")) == (Deed.BACK, "C1", "a2")
    assert meaning(Wall(moved, notes).read("C1 Reads reviews")) == (Deed.BACK, "C1", "a2")


def test_what_came_back_already_is_told(journey: Map, notes: Notes) -> None:
    back = notes.with_back("a2")
    assert refusal(journey, back, "A1-2") == "A1-2 was brought back already."
    assert Wall(journey, back).read("A1-2 D1").deed is Deed.MOVE


def test_a_sticker_whose_card_was_deleted_comes_back_with_its_words(journey: Map, notes: Notes) -> None:
    gone = remove_cards(journey, ["a2"])
    assert "deleted since" in refusal(gone, notes, "A1-2")
    assert texts(entered(gone, notes, "A1-2 Reads reviews"), 0, 0) == ["Asks around", "Reads reviews"]
    assert texts(entered(gone, notes, "A1-2 C1 Reads reviews"), 0, 2) == ["Reads reviews"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("E1 x", "There is no stage E: the last one is D."),
        ("Щ1 x", "There is no stage Щ: the last one is D."),
        ("A9 x", "There is no lane 9: the last one is 5."),
        ("A0 x", "There is no lane 0: the last one is 5."),
        ("A2 x", "The lane “Customer goals” is hidden; show it first."),
        ("A1-1 A2", "The lane “Customer goals” is hidden; show it first."),
        ("A1-7", "There is no sticker A1-7; A1 holds 2 now."),
        ("B4-2", "There is no sticker B4-2; a level stands after a space: B4 -2."),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(
    journey: Map, notes: Notes, typed: str, sentence: str
) -> None:
    assert refusal(journey, notes, typed) == sentence


def test_a_collapsed_lane_takes_nothing_but_its_stickers_may_come_back(journey: Map, notes: Notes) -> None:
    closed = set_lane(journey, "actions", collapsed=True)
    assert refusal(closed, notes, "A1 x") == "The lane “Actions” is collapsed; open it first."
    assert Wall(closed, notes).read("A1-1").deed is Deed.BACK


def test_codes_mean_what_the_stickers_said_when_they_were_printed(journey: Map, notes: Notes) -> None:
    longer = add_stage(journey, 0, "before")
    entry = Wall(longer, notes).read("A1 Calls a friend")
    assert (entry.stage, entry.code) == ("search", "B1")
    # Of a stage that bore no sticker the code is what it is now.
    assert Wall(longer, notes).read("E1 Calls a friend").stage == "start"
    shorter = remove_stage(journey, "search")
    assert "deleted" in refusal(shorter, notes, "A1 Calls a friend")


def test_without_printed_stickers_numbers_count_the_cards_as_they_stood(journey: Map) -> None:
    numbered = all_numbered(journey)
    moved = move_cards(journey, ["a1"], "buy", "actions")
    assert Wall(moved, Notes(), lambda: numbered).read("A1-2 D1").card == "a2"


def test_a_level_beside_a_persona_of_another_face_goes_to_its_own(journey: Map, notes: Notes) -> None:
    rated = set_level(add_card(journey, "buy", "emotions", "p", "Glad", level=1), "buy", "emotions", 2, "q")
    (card,) = entered(rated, notes, "C4 -1").cards.cell(4, 2)
    assert (card.id, card.level) == ("p", -1)


def texts_of_doubt(entry: Entry) -> str:
    assert entry.doubt is not None
    return entry.doubt.en


def test_codes_follow_the_last_printing_of_blank_stickers_or_a_poster(journey: Map) -> None:
    first = Notes().with_printed((), frame_of(journey))
    longer = add_stage(journey, 0, "before")
    assert Wall(longer, first).read("A1 Calls").stage == "search"
    entry = Wall(longer, first.with_printed((), frame_of(longer))).read("A1 Calls")
    assert (entry.stage, entry.asks) == ("before", False)


def test_a_code_that_two_printings_mean_differently_asks_and_names_both(journey: Map, notes: Notes) -> None:
    longer = add_stage(journey, 0, "before")
    wall = Wall(longer, notes.with_printed((), frame_of(longer)))
    entry = wall.read("B1 Calls")
    assert (entry.stage, entry.asks) == ("search", True)
    told = texts_of_doubt(entry)
    assert told == "B1 was printed last for “Search × Actions”, on earlier stickers for “Compare × Actions”."
    assert not wall.read("B1 Calls", as_new=True).asks
    assert not wall.read("B1-1").asks
    assert wall.read("A1-1 B1").asks
    again = notes.with_printed(all_numbered(longer), frame_of(longer))
    assert not Wall(longer, again).read("B1 Calls").asks


def test_a_deleted_stage_does_not_keep_its_letter_from_another_one_unsaid(journey: Map) -> None:
    notes = Notes().with_printed((), frame_of(journey))
    shorter = remove_stage(journey, "search")
    told = refusal(shorter, notes, "A1 Calls")
    assert "deleted since; now it is “" in told
    assert Wall(shorter, notes).read("B1 Calls").stage == shorter.stages[0].id


def test_the_card_that_a_sticker_added_again_is_its_own_from_then_on(journey: Map, notes: Notes) -> None:
    gone = remove_cards(journey, ["a2"])
    entry = Wall(gone, notes).read("A1-2 Reads blogs")
    after, known = enter(gone, entry), notes.with_card("a2", entry.card)
    again = Wall(after, known).read("A1-2 Reads books")
    assert meaning(again) == (Deed.REWORD, "A1", entry.card)
