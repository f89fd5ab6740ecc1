"""What is remembered of printed stickers outside the files, and what never is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit.notes import Note, Notes, frame_of
from cjm_desktop.printing.stickers.chosen import printed_of, stickers_of
from cjm_desktop.printing.stickers.spec import StickerSpec
from cjm_desktop.qt import wall_notes
from cjm_desktop.qt.wall_notes import MOST_MAPS, WallNotes
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from cjm_desktop.model.document import Map

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def journey(qapp: QApplication) -> Map:
    return template(WORKED_EXAMPLE, "ru").maps[0]


def test_nothing_is_known_of_a_map_before_stickers_are_printed(home: Path) -> None:
    assert WallNotes(home / "a.cjm").load("m1") == Notes()


def test_printed_stickers_are_known_at_the_next_start_without_a_word_of_them(
    home: Path, journey: Map
) -> None:
    printed = printed_of(stickers_of(journey, StickerSpec()))
    WallNotes(home / "a.cjm").add_printed(journey, printed)
    known = WallNotes(home / "a.cjm").load(journey.id)
    assert [note[:4] for note in known.printed] == [one[:4] for one in printed]
    kept = (home / ".config" / "cjm-desktop" / "notes.json").read_text(encoding="utf-8")
    assert not any(card.text in kept for card in journey.cards if card.text)


def test_what_came_back_and_what_is_new_is_remembered(home: Path) -> None:
    notes = Notes((Note("A1-1", "a", "l", "s"),)).with_back("a").with_new("b")
    WallNotes(home / "a.cjm").keep("m1", notes)
    assert WallNotes(home / "a.cjm").load("m1") == notes


def test_a_file_under_another_name_still_knows_its_map(home: Path) -> None:
    one, two = Notes().with_new("a"), Notes().with_new("b")
    WallNotes(None).keep("m1", one)
    assert WallNotes(home / "a.cjm").load("m1") == one
    WallNotes(home / "a.cjm").keep("m1", two)
    assert WallNotes(home / "a.cjm").load("m1") == two
    assert WallNotes(None).load("m1") == one


def test_no_more_is_kept_than_the_latest(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(MOST_MAPS + 3):
        WallNotes(None).keep(f"m{number}", Notes().with_new("a"))
    assert WallNotes(None).load("m2") == Notes()
    assert WallNotes(None).load("m3") != Notes()
    monkeypatch.setattr(wall_notes, "MOST_NOTES", 3)
    two = Notes((Note("A1-1", "a", "l", "s"), Note("A1-2", "b", "l", "s")))
    for name in ("one", "two", "three"):
        WallNotes(None).keep(name, two)
    assert [WallNotes(None).load(name) == two for name in ("one", "two", "three")] == [False, False, True]


@pytest.mark.parametrize("nonsense", ["", "{", "[1]", '[{"file": 1}]', "[" * 5000])
def test_nonsense_in_the_file_is_as_good_as_nothing(home: Path, nonsense: str) -> None:
    place = home / ".config" / "cjm-desktop" / "notes.json"
    place.parent.mkdir(parents=True)
    place.write_text(nonsense)
    assert WallNotes(None).load("m1") == Notes()
    WallNotes(None).keep("m1", Notes().with_new("a"))
    assert WallNotes(None).load("m1") == Notes().with_new("a")


def test_what_makes_no_sense_is_left_out_entry_by_entry(home: Path) -> None:
    place = home / ".config" / "cjm-desktop" / "notes.json"
    place.parent.mkdir(parents=True)
    good, again = ["A1-1", "a", "l", "s", ""], ["A1-2", "b", "l", "s", ""]
    bad = [["garbage", "c", "l", "s"], ["", "d", "l", "s"], ["A1-3", "", "l", "s"], ["A1-4", 5], 7]
    twice = [["A1-1", "old", "l", "s", ""], ["A1-9", "b", "l", "s", ""]]
    notes = {"printed": [*twice, good, *bad, again], "back": ["a"], "new": ["n", "n"]}
    walls = [{"file": 1}, {"file": "", "map": "m1", "notes": notes}, "x"]
    place.write_text(json.dumps(walls))
    known = WallNotes(None).load("m1")
    assert known.printed == (Note(*good), Note(*again))
    assert known.back == {"a"}
    assert known.new == ("n",)


def test_blank_stickers_and_posters_are_remembered_by_what_their_codes_meant(journey: Map) -> None:
    WallNotes(None).add_printed(journey, ())
    assert WallNotes(None).load(journey.id) == Notes(frame=frame_of(journey))


def test_a_folder_that_cannot_be_written_is_no_error(home: Path) -> None:
    (home / ".config").write_text("a file where a folder should be")
    WallNotes(None).keep("m1", Notes().with_new("a"))
    assert WallNotes(None).load("m1") == Notes()
