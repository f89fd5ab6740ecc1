"""What became of printed stickers: back, moved, with other words, missing, deleted, and the new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.edit.cards import add_card, move_cards, remove_cards, set_text
from cjm_desktop.edit.notes import (
    MOST_NOTES,
    Fate,
    Note,
    Notes,
    all_numbered,
    found,
    missing,
    notes_of,
    print_of,
)
from cjm_desktop.model.stickers import PrintedSticker

if TYPE_CHECKING:
    from cjm_desktop.model.document import Map


def printed(journey: Map) -> Notes:
    """All stickers of a map, as if they had just been printed."""
    return Notes().with_printed(all_numbered(journey))


def fates(journey: Map, notes: Notes) -> dict[str, Fate]:
    return {one.number: one.fate for one in found(journey, notes)}


def test_each_card_has_the_number_of_its_sticker(journey: Map) -> None:
    numbers = {note.card: note.number for note in all_numbered(journey)}
    assert numbers == {
        "a1": "A1-1",
        "a2": "A1-2",
        "a3": "B1-1",
        "h1": "A2-1",
        "ch1": "A3-1",
        # The line between is no lane that anything hangs in.
        "e1": "A4-1",
        "n1": "A5-1",
    }


def test_what_was_printed_is_missing_until_it_comes_back(journey: Map) -> None:
    notes = printed(journey).with_back("a1")
    assert fates(journey, notes)["A1-1"] is Fate.BACK
    assert fates(journey, notes)["A1-2"] is Fate.MISSING
    assert missing(journey, notes) == ("a2", "a3", "h1", "ch1", "e1", "n1")
    assert missing(journey, notes.with_back("a1", is_back=False))[0] == "a1"


def test_what_came_back_elsewhere_or_with_other_words_is_told_apart(journey: Map) -> None:
    notes = printed(journey).with_back("a1").with_back("a2").with_back("a3")
    changed = move_cards(set_text(journey, "a2", "Reads blogs"), ["a3"], "buy", "actions")
    assert fates(changed, notes)["A1-1"] is Fate.BACK
    assert fates(changed, notes)["A1-2"] is Fate.REWORDED
    moved = next(one for one in found(changed, notes) if one.number == "B1-1")
    assert (moved.fate, moved.code) == (Fate.MOVED, "C1")


def test_a_card_that_was_deleted_is_gone_and_missing_no_more(journey: Map) -> None:
    notes = printed(journey)
    changed = remove_cards(journey, ["a1"])
    assert fates(changed, notes)["A1-1"] is Fate.GONE
    assert "a1" not in missing(changed, notes)


def test_new_notes_are_listed_as_long_as_they_are_there(journey: Map) -> None:
    notes = Notes().with_new("x")
    changed = add_card(journey, "buy", "actions", "x", "Pays")
    assert [(one.fate, one.number) for one in found(changed, notes)] == [(Fate.NEW, "C1")]
    assert found(journey, notes) == ()
    assert notes.with_new("x", is_new=False) == Notes()


def test_a_sticker_printed_anew_is_to_come_back_anew_under_its_new_number(journey: Map) -> None:
    notes = printed(journey).with_back("a2").with_new("a1")
    again = notes.with_printed([Note("D1-1", "a2", "actions", "start"), Note("B1-1", "new", "actions", "b")])
    assert [note.number for note in again.printed].count("A1-2") == 0
    assert {note.card for note in again.printed} >= {"a1", "a2", "new"}
    assert "a3" not in {note.card for note in again.printed}
    assert again.back == frozenset()


def test_so_many_stickers_are_remembered_and_no_more(journey: Map) -> None:
    many = [Note(f"A1-{count}", f"c{count}", "actions", "search") for count in range(MOST_NOTES + 5)]
    notes = Notes().with_printed(many)
    assert len(notes.printed) == MOST_NOTES
    assert notes.printed[-1] == many[-1]


def test_a_sticker_is_remembered_without_its_words(journey: Map) -> None:
    (note,) = notes_of(journey, [PrintedSticker("A1-1", "a1", "actions", "search", "Asks around")])
    assert note[:4] == ("A1-1", "a1", "actions", "search")
    assert note.words == print_of("asks  AROUND\n")
    assert "sk" not in note.words
