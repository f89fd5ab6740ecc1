from __future__ import annotations

import errno
import gzip
import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.edit.frames import set_document
from cjm_desktop.model.errors import NotKept, Unreadable
from cjm_desktop.storage.backups import LONGEST_NAME, Backups, _drop
from cjm_desktop.storage.file import load, loads
from cjm_desktop.storage.keeping import LATEST
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document

NOW = 1_780_000_000.0
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="needs a system with modes and links")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "versions"


@pytest.fixture
def backups(folder: Path) -> Backups:
    return Backups(folder)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Карта.cjm"


def titled(title: str) -> Document:
    return set_document(template(WORKED_EXAMPLE, "en"), title=title)


def titles(backups: Backups, file: Path) -> list[str]:
    return [loads(backups.read(version)).title for version in backups.list(file)]


def test_a_version_is_told_with_its_time_and_size_and_read_again(backups: Backups, file: Path) -> None:
    kept = backups.keep(file, b"content", NOW)
    assert backups.list(file) == (kept,)
    assert (kept.when, kept.size, kept.name) == (NOW, 7, "")
    assert backups.read(kept) == b"content"


def test_any_program_can_unpack_a_version(backups: Backups, file: Path) -> None:
    assert gzip.decompress(backups.keep(file, b"content" * 99, NOW).file.read_bytes()) == b"content" * 99


def test_what_is_kept_already_is_not_kept_twice(backups: Backups, file: Path) -> None:
    first = backups.keep(file, b"one", NOW)
    assert backups.keep(file, b"one", NOW + 60) == first
    backups.keep(file, b"two", NOW + 61)
    backups.keep(file, b"one", NOW + 62)
    assert [backups.read(version) for version in backups.list(file)] == [b"one", b"two", b"one"]


def test_versions_stand_in_the_order_in_which_they_were_kept(backups: Backups, file: Path) -> None:
    for number, when in enumerate((NOW, NOW - 9999, NOW, 0.0)):
        backups.keep(file, b"%d" % number, when)
    assert [backups.read(version) for version in backups.list(file)] == [b"3", b"2", b"1", b"0"]


def test_beyond_twenty_of_a_day_the_oldest_go(backups: Backups, file: Path) -> None:
    for number in range(25):
        backups.keep(file, b"%d" % number, NOW + number)
    assert [backups.read(version) for version in backups.list(file)] == [b"%d" % n for n in range(24, 4, -1)]


def test_a_version_with_a_name_stays_and_loses_its_name_again(backups: Backups, file: Path) -> None:
    named = backups.snapshot(file, b"agreed", "  Как договорились\n с клиентом ", NOW)
    assert named.name == "Как договорились с клиентом"
    for number in range(30):
        backups.keep(file, b"%d" % number, NOW + 1 + number)
    assert backups.list(file)[-1] == named
    backups.give_name(named, "")
    backups.keep(file, b"last", NOW + 100)
    assert named.hash not in {version.hash for version in backups.list(file)}


def test_what_is_put_aside_stays_beside_saves_goes_by_itself_and_may_be_named_for_good(
    backups: Backups, file: Path
) -> None:
    for number in range(LATEST):
        backups.keep(file, b"saved %d" % number, NOW + number)
    aside = [backups.put_aside(file, b"mine %d" % n, "Mine", NOW + 50 + n) for n in range(LATEST)]
    for number in range(LATEST, 2 * LATEST):
        backups.keep(file, b"saved %d" % number, NOW + 100 + number)
    assert [one for one in backups.list(file) if one.name] == aside[::-1]
    assert len(backups.list(file)) == 2 * LATEST
    agreed = backups.give_name(aside[0], "Agreed")
    for number in range(LATEST, LATEST + 3):
        backups.put_aside(file, b"mine %d" % number, "Mine", NOW + 200 + number)
    versions = backups.list(file)
    assert [backups.read(one) for one in versions if one.name == "Mine"] == [
        b"mine %d" % number for number in reversed(range(3, LATEST + 3))
    ]
    assert sum(not one.name for one in versions) == LATEST
    assert agreed in versions
    assert len(list(agreed.file.parent.glob("*.aside"))) == LATEST


def test_what_is_the_latest_version_already_is_put_aside_by_its_name_alone(
    backups: Backups, file: Path
) -> None:
    kept = backups.put_aside(file, b"mine", "Mine", NOW)
    assert backups.put_aside(file, b"mine", "Mine", NOW + 1) == kept
    assert backups.list(file) == (kept,)
    named = backups.give_name(kept, "Agreed")
    assert backups.put_aside(file, b"mine", "Mine", NOW + 2) == named
    assert backups.list(file) == (named,)


def test_a_second_name_for_the_same_content_takes_the_first_from_nobody(backups: Backups, file: Path) -> None:
    backups.snapshot(file, b"same", "First", NOW)
    backups.snapshot(file, b"same", "Second", NOW + 1)
    assert [version.name for version in backups.list(file)] == ["Second", "First"]


def test_a_name_of_any_length_and_with_any_sign_is_shown_on_one_short_line(
    backups: Backups, file: Path
) -> None:
    kept = backups.snapshot(file, b"x", "a\u202eb\x07" + "ж" * 500, NOW)
    kept.file.with_name(kept.file.name + ".name").write_bytes(b"\xff\x00\n" + b"x" * 10_000)
    name = backups.list(file)[0].name
    assert len(name) <= LONGEST_NAME + 1
    assert name.isprintable()


def test_each_file_has_versions_of_its_own(backups: Backups, tmp_path: Path) -> None:
    backups.keep(tmp_path / "a.cjm", b"a", NOW)
    backups.keep(tmp_path / "b.cjm", b"b", NOW)
    assert [backups.read(version) for version in backups.list(tmp_path / "a.cjm")] == [b"a"]


@POSIX_ONLY
def test_a_link_has_the_versions_of_its_file(backups: Backups, tmp_path: Path) -> None:
    (tmp_path / "link.cjm").symlink_to("a.cjm")
    backups.keep(tmp_path / "link.cjm", b"a", NOW)
    assert len(backups.list(tmp_path / "a.cjm")) == 1


def test_a_file_that_was_moved_finds_its_versions_again(backups: Backups, file: Path) -> None:
    save(titled("one"), file, backups)
    save(titled("two"), file, backups)
    moved = file.rename(file.with_name("Новое имя.cjm"))
    assert titles(backups, moved) == ["two", "one"]
    save(titled("three"), moved, backups)
    assert titles(backups, moved) == ["three", "two", "one"]


def test_the_versions_of_a_file_whose_disk_was_away_stay_with_it(backups: Backups, tmp_path: Path) -> None:
    disk, other = tmp_path / "disk", tmp_path / "other.cjm"
    disk.mkdir()
    for number in range(2):
        save(titled(f"{number}"), disk / "map.cjm", backups)
    backups.give_name(backups.list(disk / "map.cjm")[-1], "Agreed")
    shutil.copy(disk / "map.cjm", other)
    disk.rename(tmp_path / "unplugged")
    save(titled("copy"), other, backups)
    assert titles(backups, other) == ["copy", "1", "0"]
    (tmp_path / "unplugged").rename(disk)
    assert titles(backups, disk / "map.cjm") == ["1", "0"]
    assert [version.name for version in backups.list(disk / "map.cjm")] == ["", "Agreed"]
    assert [version.name for version in backups.list(other)] == ["", "", "Agreed"]


def test_a_moved_file_finds_its_pictures_again_and_both_go_on_alone(backups: Backups, file: Path) -> None:
    line = b"x" * 100_000
    backups.keep(file, b"{\n" + line + b"\n}", NOW)
    moved = file.with_name("moved.cjm")
    backups.keep(moved, b"{\n" + line + b"\n}", NOW + 1)
    (version,) = backups.list(file)
    for piece in version.file.with_name("pieces").iterdir():
        piece.unlink()
    assert backups.read(backups.list(moved)[0]) == b"{\n" + line + b"\n}"


def test_a_folder_that_was_half_made_is_made_at_the_next_save(
    backups: Backups, folder: Path, file: Path
) -> None:
    backups.keep(file, b"one", NOW)
    (own,) = folder.iterdir()
    own.rename(own.with_name(own.name + ".new"))
    (own.with_name(own.name + ".new") / "file.txt").unlink()
    backups.keep(file, b"two", NOW + 1)
    assert [entry.name for entry in folder.iterdir()] == [own.name]
    assert backups.read(backups.list(file)[0]) == b"two"


def test_a_version_that_went_meanwhile_takes_no_name_and_that_is_told(backups: Backups, file: Path) -> None:
    first = backups.keep(file, b"one", NOW)
    for number in range(25):
        backups.keep(file, b"%d" % number, NOW + 1 + number)
    with pytest.raises(NotKept, match="not there any more"):
        backups.give_name(first, "Agreed")
    assert not list(first.file.parent.glob("*.name"))


def test_a_version_that_was_named_just_now_does_not_go(backups: Backups, file: Path) -> None:
    first = backups.keep(file, b"one", NOW)
    for number in range(19):
        backups.keep(file, b"%d" % number, NOW + 1 + number)
    there = list(backups.list(file))
    backups.give_name(first, "Agreed")
    _drop(there, there[:-1], first.file.with_name("pieces"))
    assert backups.read(backups.list(file)[-1]) == b"one"


@POSIX_ONLY
@pytest.mark.timeout(10)
def test_pipes_and_folders_among_the_versions_hold_nothing_up(
    backups: Backups, folder: Path, file: Path
) -> None:
    line = b"x" * 100_000
    kept = backups.keep(file, b"{\n" + line + b"\n}", NOW)
    own = kept.file.parent
    (piece,) = (own / "pieces").iterdir()
    for spoiled in (piece, own / "file.txt", own / (kept.file.name + ".name")):
        spoiled.unlink(missing_ok=True)
        os.mkfifo(spoiled)
    (own / f"5-{'0' * 32}-5.cjm.gz").mkdir()
    os.mkfifo(own / f"6-{'0' * 32}-5.cjm.gz")
    (listed,) = backups.list(file)
    with pytest.raises(Unreadable):
        backups.read(listed)
    assert backups.list(file.with_name("other.cjm")) == ()
    assert backups.keep(file.with_name("other.cjm"), b"{\n" + line + b"\n}", NOW).size > 0
    kept.file.unlink()
    os.mkfifo(kept.file)
    with pytest.raises(Unreadable):
        backups.read(listed)


def test_a_copy_of_a_file_begins_without_versions(backups: Backups, file: Path) -> None:
    save(titled("one"), file, backups)
    shutil.copy(file, file.with_name("copy.cjm"))
    assert backups.list(file.with_name("copy.cjm")) == ()
    assert titles(backups, file) == ["one"]


# --- saving ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("ahead", [40 * 86400, 10**12])
def test_a_file_from_the_future_is_a_version_of_now(backups: Backups, file: Path, ahead: int) -> None:
    save(titled("mine"), file, backups)
    save(titled("other"), file, None)
    later = time.time() + ahead
    os.utime(file, (later, later))
    assert save(titled("mine again"), file, backups).not_kept is None
    assert all(version.when < time.time() + 60 for version in backups.list(file))
    assert titles(backups, file) == ["mine again", "other", "mine"]


def test_saving_keeps_what_was_there_and_what_is_there_now(backups: Backups, file: Path) -> None:
    save(titled("foreign"), file)
    os.utime(file, (NOW, NOW))
    assert save(titled("mine"), file, backups).not_kept is None
    assert titles(backups, file) == ["mine", "foreign"]
    assert backups.list(file)[1].when == NOW


def test_what_somebody_else_wrote_meanwhile_is_kept_before_it_is_overwritten(
    backups: Backups, file: Path
) -> None:
    save(titled("mine"), file, backups)
    file.write_bytes(b"not even a map")
    save(titled("mine again"), file, backups)
    assert [loads(backups.read(one)).title for one in backups.list(file)[::2]] == ["mine again", "mine"]
    assert backups.read(backups.list(file)[1]) == b"not even a map"


def test_the_folder_is_its_owners_alone(backups: Backups, folder: Path, file: Path) -> None:
    if os.name == "nt":
        pytest.skip("needs a system with modes")
    save(titled("mine"), file, backups)
    assert folder.stat().st_mode & 0o077 == 0


def a_file(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_bytes(b"")


def a_dangling_link(folder: Path) -> None:
    folder.parent.mkdir()
    folder.symlink_to("nowhere/at/all")


def a_link_to_itself(folder: Path) -> None:
    folder.parent.mkdir()
    folder.symlink_to(folder.name)


@POSIX_ONLY
@pytest.mark.parametrize("spoil", [a_file, a_dangling_link, a_link_to_itself])
def test_a_folder_that_cannot_be_used_holds_no_save_up_and_is_told(
    backups: Backups, folder: Path, file: Path, spoil: object
) -> None:
    assert callable(spoil)
    spoil(folder)
    saved = save(titled("mine"), file, backups)
    assert load(file).title == "mine"
    assert saved.not_kept is not None
    assert "No version of it was kept" in saved.not_kept.in_language("en")
    assert "не сохранена" in saved.not_kept.in_language("ru")
    assert backups.list(file) == ()


@POSIX_ONLY
def test_a_folder_that_nobody_can_make_holds_no_save_up_and_is_told(file: Path) -> None:
    saved = save(titled("mine"), file, Backups(Path("/dev/null/versions")))
    assert saved.not_kept is not None
    assert load(file).title == "mine"


def test_garbage_among_the_versions_is_passed_over(backups: Backups, folder: Path, file: Path) -> None:
    save(titled("one"), file, backups)
    (own,) = [entry for entry in folder.iterdir() if entry.is_dir()]
    (own / "0-.cjm.gz").write_bytes(b"x")
    (own / f"9999999999999-{'0' * 32}-5.cjm.gz").mkdir()
    (own / "names.name").write_bytes(b"\xff" * 99)
    (folder / "stray").write_bytes(b"x")
    (folder / "empty").mkdir()
    assert save(titled("two"), file, backups).not_kept is None
    assert titles(backups, file) == ["two", "one"]


@pytest.mark.parametrize("damage", [b"", b"garbage", gzip.compress(b"another map", mtime=0)])
def test_a_damaged_version_is_told_and_the_others_are_read(
    backups: Backups, file: Path, damage: bytes
) -> None:
    backups.keep(file, b"one", NOW)
    backups.keep(file, b"two", NOW + 1).file.write_bytes(damage)
    damaged, good = backups.list(file)
    with pytest.raises(Unreadable, match="damaged or gone"):
        backups.read(damaged)
    assert backups.read(good) == b"one"


def test_a_version_that_would_unpack_to_far_more_than_it_says_is_not_unpacked(
    backups: Backups, file: Path
) -> None:
    backups.keep(file, b"one", NOW).file.write_bytes(gzip.compress(bytes(200_000_000)))
    with pytest.raises(Unreadable):
        backups.read(backups.list(file)[0])


def test_a_version_that_is_gone_is_told(backups: Backups, file: Path) -> None:
    kept = backups.keep(file, b"one", NOW)
    kept.file.unlink()
    with pytest.raises(Unreadable):
        backups.read(kept)


def test_a_file_too_large_to_be_a_map_is_not_kept_and_that_is_told(backups: Backups, file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(64 * 1024 * 1024 + 1)
    saved = save(titled("mine"), file, backups)
    assert isinstance(saved.not_kept, NotKept)
    assert isinstance(saved.not_kept.__cause__, OSError)
    assert saved.not_kept.__cause__.errno == errno.EFBIG
    assert titles(backups, file) == ["mine"]


def test_versions_are_of_now(backups: Backups, file: Path) -> None:
    save(titled("mine"), file, backups)
    assert abs(backups.list(file)[0].when - time.time()) < 60


def test_a_file_in_the_place_of_the_folder_for_versions_is_told_as_such(
    backups: Backups, folder: Path, file: Path
) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"a file, not a folder")
    with pytest.raises(NotKept, match="a file stands where its folder should be"):
        backups.keep(file, b"{}", time.time())
