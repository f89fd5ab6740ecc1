"""What was chosen for each map is remembered outside its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.qt.map_choices import MOST_MAPS, MapChoices, _place

if TYPE_CHECKING:
    from pathlib import Path


def test_each_map_of_each_file_has_its_own_choices(tmp_path: Path) -> None:
    one, other = (MapChoices("poster", tmp_path / name) for name in ("one.cjm", "other.cjm"))
    one.remember("a", {"paper": "A1"})
    one.remember("b", {"paper": "A2"})
    other.remember("a", {"paper": "A3"})
    assert [one.value("a"), one.value("b"), other.value("a")] == [
        {"paper": "A1"},
        {"paper": "A2"},
        {"paper": "A3"},
    ]


def test_a_new_map_begins_with_what_was_chosen_last(tmp_path: Path) -> None:
    assert MapChoices("poster", None).value("a") == {}
    MapChoices("poster", tmp_path / "one.cjm").remember("a", {"paper": "A1"})
    MapChoices("poster", None).remember("a", {"paper": "A4"})
    assert MapChoices("poster", tmp_path / "new.cjm").value("a") == {"paper": "A4"}
    assert MapChoices("poster", tmp_path / "one.cjm").value("a") == {"paper": "A1"}


def test_stickers_and_posters_are_remembered_apart(tmp_path: Path) -> None:
    MapChoices("poster", tmp_path / "one.cjm").remember("a", {"paper": "A1"})
    assert MapChoices("stickers", tmp_path / "one.cjm").value("a") == {}


def test_a_file_is_known_by_whatever_link_it_is_opened(tmp_path: Path) -> None:
    (tmp_path / "one.cjm").touch()
    (tmp_path / "link.cjm").symlink_to("one.cjm")
    MapChoices("poster", tmp_path / "one.cjm").remember("a", {"paper": "A1"})
    MapChoices("poster", None).remember("a", {"paper": "A4"})
    assert MapChoices("poster", tmp_path / "link.cjm").value("a") == {"paper": "A1"}


def test_the_latest_maps_are_kept_and_no_more(tmp_path: Path) -> None:
    choices = MapChoices("poster", tmp_path / "one.cjm")
    for number in range(MOST_MAPS + 1):
        choices.remember(f"m{number}", {"number": number})
    choices.remember("m1", {"number": "again"})
    choices.remember("new", {"number": "new"})
    last = {"number": "new"}
    assert [choices.value(key) for key in ("m0", "m1", "m2", "m3")] == [
        last,
        {"number": "again"},
        last,
        {"number": 3},
    ]


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"poster": 1}', b"{" * 100_000, b'{"poster": {"last": 5}}']
)
def test_nonsense_in_the_file_is_no_choice_and_is_written_over(tmp_path: Path, content: bytes) -> None:
    choices = MapChoices("poster", tmp_path / "one.cjm")
    _place().parent.mkdir(parents=True, exist_ok=True)
    _place().write_bytes(content)
    assert choices.value("a") == {}
    choices.remember("a", {"paper": "A1"})
    assert choices.value("a") == {"paper": "A1"}


def test_a_place_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    _place().parent.parent.mkdir(parents=True, exist_ok=True)
    _place().parent.write_bytes(b"a file where the folder should be")
    MapChoices("poster", tmp_path / "one.cjm").remember("a", {"paper": "A1"})
    assert MapChoices("poster", tmp_path / "one.cjm").value("a") == {}
