"""A lock says who has a file open; it is taken by one alone, and one that a crash has left counts no more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from cjm_desktop.storage.lock import STALE_AFTER, FileLock, holder_of
from cjm_desktop.storage.targets import is_at_hand, lock_beside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TAKES = """
import sys
from pathlib import Path
from cjm_desktop.storage.lock import FileLock
lock = FileLock(Path(sys.argv[1]))
holder = lock.take()
print("held" if lock.is_held else holder.pid, flush=True)
sys.stdin.read()
"""
ELSEWHERE = "ffffffffffffffff"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "Карта.cjm"
    file.write_bytes(b"a map")
    return file


@contextmanager
def another(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that takes the lock, if it can, and waits."""
    command = [sys.executable, "-c", TAKES, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def said_by(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().decode().strip()


def write(path: Path, **fields: Any) -> None:
    """Leave a lock as another computer writes it, but for some fields."""
    lock = FileLock(path)
    lock.take()
    words = json.loads(lock_beside(path).read_bytes())
    lock.release()
    words |= {"user": "anna", "computer": "OFFICE", "machine": ELSEWHERE, "token": "0123456789abcdef"}
    lock_beside(path).write_text(json.dumps(words | fields), "utf-8")


def age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(lock_beside(path), (then, then))


def test_a_lock_lies_beside_the_file_says_who_and_goes_with_the_release(path: Path) -> None:
    lock = FileLock(path)
    assert lock.take() is None
    assert lock.is_held
    words = json.loads((path.parent / ".~Карта.cjm.lock").read_bytes())
    assert set(words) == {"user", "computer", "since", "alive", "machine", "pid", "mark", "token"}
    assert words["pid"] == os.getpid()
    lock.release()
    assert [file.name for file in path.parent.iterdir()] == ["Карта.cjm"]


def test_what_a_process_has_open_nobody_else_gets_until_it_is_killed(path: Path) -> None:
    lock = FileLock(path)
    with another(path) as process:
        assert said_by(process) == "held"
        holder = lock.take()
        assert holder is not None
        assert (holder.pid, holder.is_here, lock.is_held) == (process.pid, True, False)
        assert holder_of(path) == holder
        process.kill()
        process.wait()
        assert holder_of(path) is None
        assert lock.take() is None
        assert lock.is_held


def test_another_process_is_told_of_ours(path: Path) -> None:
    lock = FileLock(path)
    lock.take()
    with another(path) as process:
        assert said_by(process) == str(os.getpid())


def test_a_link_and_its_file_are_one(path: Path) -> None:
    link = path.with_name("link.cjm")
    link.symlink_to(path)
    FileLock(link).take()
    assert holder_of(path) is not None


def test_a_lock_of_another_computer_holds_as_long_as_it_gives_signs_of_life(path: Path) -> None:
    write(path)
    age(path, STALE_AFTER - 60)
    lock = FileLock(path)
    holder = lock.take()
    assert holder is not None
    assert (holder.user, holder.computer, holder.is_here) == ("anna", "OFFICE", False)
    age(path, STALE_AFTER + 60)
    assert lock.take() is None
    assert lock.is_held
    assert sorted(file.name for file in path.parent.iterdir()) == [".~Карта.cjm.lock", "Карта.cjm"]


def test_a_lock_of_another_computer_from_the_future_counts_from_now(path: Path) -> None:
    write(path)
    age(path, -365 * 24 * 3600)
    lock = FileLock(path)
    assert lock.take() is not None
    assert abs(time.time() - lock_beside(path).stat().st_mtime) < 60
    age(path, STALE_AFTER + 60)
    assert lock.take() is None
    assert lock.is_held


def test_a_lock_of_this_computer_holds_however_old_it_is_while_its_process_runs(path: Path) -> None:
    with another(path) as process:
        said_by(process)
        age(path, 10 * STALE_AFTER)
        assert FileLock(path).take() is not None


def test_a_number_that_was_given_to_another_process_keeps_no_lock(path: Path) -> None:
    lock = FileLock(path)
    lock.take()
    words = json.loads(lock_beside(path).read_bytes())
    lock_beside(path).write_text(json.dumps(words | {"mark": "another", "token": "0123456789abcdef"}))
    assert FileLock(path).take() is None


def test_a_live_lock_is_taken_from_the_one_who_was_named_and_nobody_else(path: Path) -> None:
    write(path)
    lock, late = FileLock(path), FileLock(path)
    holder = lock.take()
    assert lock.take(over=holder) is None
    assert lock.is_held
    told = late.take(over=holder)
    assert told is not None
    assert told.pid == os.getpid()
    assert not late.is_held


def test_who_lost_a_lock_hears_of_it_and_takes_none_away(path: Path) -> None:
    first, second = FileLock(path), FileLock(path)
    first.take()
    second.take(over=holder_of(path))
    taken_by = first.refresh()
    assert taken_by == holder_of(path)
    assert not first.is_held
    first.release()
    assert holder_of(path) == taken_by
    second.release()
    assert first.refresh() is None
    assert first.is_held


def test_a_sign_of_life_renews_the_lock_and_one_that_is_gone_comes_back(path: Path) -> None:
    lock = FileLock(path)
    lock.take()
    size = lock_beside(path).stat().st_size
    age(path, STALE_AFTER)
    assert lock.refresh() is None
    assert time.time() - lock_beside(path).stat().st_mtime < 60
    assert lock_beside(path).stat().st_size == size
    lock_beside(path).unlink()
    assert lock.refresh() is None
    assert holder_of(path) is not None


@pytest.mark.parametrize("half", [b"", b"\0" * 200, b'{"us', b'{"user":"an', b'{"user":"an\0\0'])
def test_a_lock_that_a_power_cut_has_left_in_pieces_counts_no_more(path: Path, half: bytes) -> None:
    lock_beside(path).write_bytes(half)
    assert holder_of(path) is None
    lock = FileLock(path)
    assert lock.take() is None
    assert lock.is_held


@pytest.mark.parametrize(
    "fields", [{"pid": -1}, {"pid": 10**30}, {"token": "../x"}, {"since": "yesterday"}, {"user": 1}], ids=str
)
def test_a_lock_that_makes_no_sense_counts_no_more(path: Path, fields: dict[str, Any]) -> None:
    write(path, **fields)
    assert holder_of(path) is None


def make_link(file: Path) -> None:
    file.with_name("secret").write_bytes(b"x")
    file.symlink_to(file.with_name("secret"))


def make_huge(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(10**12)


@pytest.mark.skipif(os.name == "nt", reason="needs pipes and links")
@pytest.mark.parametrize("make", [os.mkfifo, make_link, make_huge, os.mkdir])
def test_what_is_no_lock_is_left_alone_and_holds_nothing_up(path: Path, make: Any) -> None:
    file = lock_beside(path)
    make(file)
    before = file.lstat()
    lock = FileLock(path)
    assert lock.take() is None
    assert lock.refresh() is None
    assert not lock.is_held
    lock.release()
    after = file.lstat()
    assert (after.st_ino, after.st_mode, after.st_size) == (before.st_ino, before.st_mode, before.st_size)
    assert not (path.parent / "secret").exists() or (path.parent / "secret").read_bytes() == b"x"


@pytest.mark.parametrize("text", [b"Buy milk.", b"[[[[[[", b"\xff\xfe", b"[" * 4000, b'{"milk": 1}'])
def test_a_text_that_has_the_name_of_a_lock_is_left_alone(path: Path, text: bytes) -> None:
    lock_beside(path).write_bytes(text)
    assert holder_of(path) is None
    lock = FileLock(path)
    assert lock.take() is None
    assert lock.refresh() is None
    assert not lock.is_held
    lock.release()
    assert lock_beside(path).read_bytes() == text


LONG = ("x" * 251 + ".cjm", "ы" * 125 + ".cjm", "й" * 125 + ".cjm", "🙂" * 62 + ".cjm")
"""Names that fill the limit of a disk, or nearly: with more letters around them they would not fit."""


@pytest.mark.parametrize("name", LONG)
def test_a_file_whose_name_fills_the_limit_has_a_lock_too_and_others_find_it(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"a map")
    with another(path) as process:
        assert said_by(process) == "held"
        mine = FileLock(path)
        holder = mine.take()
        assert holder is not None
        assert holder.pid == process.pid
        assert holder_of(path) == holder
        assert not is_at_hand(path)
        assert len(os.fsencode(lock_beside(path).name)) <= 255
    assert mine.take() is None
    assert mine.is_held
    mine.release()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_two_long_names_that_begin_alike_have_a_lock_each(tmp_path: Path) -> None:
    assert lock_beside(tmp_path / ("x" * 250 + "1")) != lock_beside(tmp_path / ("x" * 250 + "2"))


def test_a_long_name_has_one_lock_however_its_system_spells_accents(tmp_path: Path) -> None:
    name = "й" * 124 + "ab.cjm"
    assert lock_beside(tmp_path / name) == lock_beside(tmp_path / unicodedata.normalize("NFD", name))


@pytest.mark.parametrize(("letters", "is_whole"), [(244, True), (245, False)])
def test_a_lock_is_called_as_its_file_as_long_as_that_fits(
    tmp_path: Path, letters: int, is_whole: bool
) -> None:
    name = "x" * letters + ".cjm"
    assert (lock_beside(tmp_path / name).name == f".~{name}.lock") is is_whole


def test_where_no_lock_can_be_written_a_file_is_open_without(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "gone" / "map.cjm")
    assert lock.take() is None
    assert lock.refresh() is None
    assert not lock.is_held
    lock.release()


def test_of_many_who_take_a_stale_lock_one_gets_it(path: Path) -> None:
    write(path)
    age(path, STALE_AFTER * 2)
    commands = [[sys.executable, "-c", TAKES, str(path)]] * 4
    started = [subprocess.Popen(one, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for one in commands]
    try:
        said = [said_by(process) for process in started]
    finally:
        for process in started:
            process.communicate()
    assert said.count("held") == 1
