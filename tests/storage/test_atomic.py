from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from cjm_desktop.model.errors import NotWritten
from cjm_desktop.storage import atomic
from cjm_desktop.storage.atomic import write_atomically
from cjm_desktop.storage.litter import hold, take_litter_away, temporary_beside
from cjm_desktop.storage.patience import patiently

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from _typeshed import TraceFunction

POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="needs a system with modes and links")


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of a user who is not root, whom no mode would stop, and who the test then is."""
    user, nobody = os.geteuid(), 65534
    with tempfile.TemporaryDirectory() as made:
        if user == 0:
            os.chown(made, nobody, nobody)
            os.seteuid(nobody)
        yield Path(made)
        os.seteuid(user)
        Path(made).chmod(0o700)


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    write_atomically(tmp_path / "Карта.cjm", "привет\n".encode())
    assert (tmp_path / "Карта.cjm").read_text(encoding="utf-8") == "привет\n"
    assert names(tmp_path) == ["Карта.cjm"]


def test_a_function_may_write_the_content_and_look_back_at_it(tmp_path: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"....world")
        file.seek(0)
        file.write(b"helo")

    write_atomically(tmp_path / "a.pdf", write)
    assert (tmp_path / "a.pdf").read_bytes() == b"heloworld"


def test_the_old_file_stays_when_writing_fails_half_way(tmp_path: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"half of it")
        raise RuntimeError("the drawing failed")

    (tmp_path / "a.cjm").write_bytes(b"old")
    with pytest.raises(RuntimeError, match="the drawing failed"):
        write_atomically(tmp_path / "a.cjm", write)
    assert (tmp_path / "a.cjm").read_bytes() == b"old"
    assert names(tmp_path) == ["a.cjm"]


# Between the body of `with` and its end Python may hear Ctrl+C: then the file is closed a moment later.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_an_interrupt_at_any_line_leaves_nothing_half_written(tmp_path: Path) -> None:
    target = tmp_path / "a.cjm"
    target.write_bytes(b"old")
    interrupted = 0
    while _is_interrupted(interrupted, partial(write_atomically, target, b"new")):
        interrupted += 1
        assert names(tmp_path) == ["a.cjm"], f"after line {interrupted}"
        assert target.read_bytes() in (b"old", b"new")
    assert interrupted > 20
    assert target.read_bytes() == b"new"


def _is_interrupted(after: int, work: Callable[[], object]) -> bool:
    """Do work of which, after so many lines of the module, Ctrl+C is heard; whether it was."""
    left = after

    def trace(frame: FrameType, event: str, _arg: object) -> TraceFunction | None:
        nonlocal left
        # What clears up after the first Ctrl+C hears no second one here.
        if frame.f_code.co_filename != atomic.__file__ or frame.f_code.co_name == "_remove":
            return None
        if event == "line":
            left -= 1
            if left < 0:
                sys.settrace(None)
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


FULL_DISK = """
import resource, sys
from pathlib import Path
from cjm_desktop.model.errors import NotWritten
from cjm_desktop.storage.atomic import write_atomically
from cjm_desktop.storage.litter import hold, take_litter_away, temporary_beside
from cjm_desktop.storage.patience import patiently
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_atomically(Path(sys.argv[1]), b"x" * 10_000)
except NotWritten as error:
    sys.exit(error.in_language("en"))
"""


@POSIX_ONLY
def test_the_old_file_stays_when_there_is_no_room(tmp_path: Path) -> None:
    file = tmp_path / "a.cjm"
    file.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(file)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr.startswith("“a.cjm” was not written: the file would be larger than is allowed there.")
    assert "What was there before is untouched" in done.stderr
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.cjm"]


@POSIX_ONLY
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.cjm").write_bytes(b"old")
    (tmp_path / "link.cjm").symlink_to("real/a.cjm")
    write_atomically(tmp_path / "link.cjm", b"new")
    assert (tmp_path / "link.cjm").is_symlink()
    assert (tmp_path / "real" / "a.cjm").read_bytes() == b"new"


@POSIX_ONLY
def test_the_mode_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.cjm"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_atomically(file, b"new")
    assert file.stat().st_mode & 0o777 == 0o640


@POSIX_ONLY
def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_atomically(tmp_path / "a.cjm", b"new")
    assert (tmp_path / "a.cjm").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_missing_folder_is_told_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as caught:
        write_atomically(tmp_path / "none" / "a.cjm", b"new")
    assert "there is no such folder" in caught.value.in_language("en")
    assert "Файл «a.cjm» не записан: такой папки нет." in caught.value.in_language("ru")


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.cjm").mkdir()
    with pytest.raises(NotWritten, match="a folder has that name"):
        write_atomically(tmp_path / "a.cjm", b"new")
    assert names(tmp_path) == ["a.cjm"]


@POSIX_ONLY
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotWritten, match="not an ordinary file"):
        write_atomically(tmp_path / "pipe", b"new")
    assert (tmp_path / "pipe").is_fifo()


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    name = "ы" * 125 + ".cjm"
    write_atomically(tmp_path / name, b"new")
    assert names(tmp_path) == [name]


@POSIX_ONLY
def test_a_folder_one_may_not_write_in_is_told(folder: Path) -> None:
    folder.chmod(0o500)
    with pytest.raises(NotWritten, match="you may not write there"):
        write_atomically(folder / "a.cjm", b"new")
    assert names(folder) == []


@POSIX_ONLY
def test_a_file_marked_read_only_stays_as_it_is(folder: Path) -> None:
    (folder / "a.cjm").write_bytes(b"old")
    (folder / "a.cjm").chmod(0o444)
    with pytest.raises(NotWritten, match="the file is protected against writing"):
        write_atomically(folder / "a.cjm", b"new")
    assert (folder / "a.cjm").read_bytes() == b"old"
    assert names(folder) == ["a.cjm"]


def test_what_another_computer_left_half_written_a_day_ago_is_taken_away_and_nothing_else(
    tmp_path: Path,
) -> None:
    old, others = ".cjm-00000000-0123456789abcdef.tmp", ("a.tmp", ".cjm-00000000-xyz.tmp", ".cjm-0.tmp")
    young, folder = ".cjm-00000000-fedcba9876543210.tmp", ".cjm-00000000-aaaaaaaaaaaaaaaa.tmp"
    for name in (old, young, *others):
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / folder).mkdir()
    for name, hours in ((old, 25), (young, 23), (folder, 25), *((name, 25) for name in others)):
        then = time.time() - hours * 3600
        os.utime(tmp_path / name, (then, then))
    write_atomically(tmp_path / "a.cjm", b"new")
    assert names(tmp_path) == sorted(["a.cjm", young, folder, *others])


@POSIX_ONLY
def test_what_a_killed_program_left_is_taken_away_and_what_one_is_writing_is_not(tmp_path: Path) -> None:
    left, written = temporary_beside(tmp_path / "a.cjm"), temporary_beside(tmp_path / "a.cjm")
    for file in (left, written):
        file.write_bytes(b"half")
        os.utime(file, (time.time() - 5, time.time() - 5))
    with written.open("rb") as opened, hold(opened.fileno()):
        take_litter_away(tmp_path)
        assert names(tmp_path) == [written.name]
    take_litter_away(tmp_path)
    assert names(tmp_path) == []


class Held(PermissionError):
    """What Windows says of a file that another program has open."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "The process cannot access the file")
        self.winerror = winerror


class Holding:
    """A scanner that lets nobody replace a file for some attempts."""

    def __init__(self, attempts: int, winerror: int = 32) -> None:
        self.attempts, self.winerror = attempts, winerror

    def __call__(self, temporary: Path, target: Path) -> None:
        if self.attempts:
            self.attempts -= 1
            raise Held(self.winerror)
        temporary.replace(target)


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_a_scanner_holds_for_a_moment_is_replaced_when_it_lets_go(
    tmp_path: Path, winerror: int
) -> None:
    (tmp_path / "a.cjm").write_bytes(b"old")
    write_atomically(tmp_path / "a.cjm", b"new", Holding(3, winerror))
    assert (tmp_path / "a.cjm").read_bytes() == b"new"


def test_a_file_that_is_held_for_good_is_told_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "a.cjm").write_bytes(b"old")
    with pytest.raises(NotWritten, match="another program is holding it"):
        write_atomically(tmp_path / "a.cjm", b"new", Holding(100))
    assert (tmp_path / "a.cjm").read_bytes() == b"old"
    assert names(tmp_path) == ["a.cjm"]


def test_nothing_is_tried_again_that_no_other_program_is_in_the_way_of() -> None:
    tried: list[int] = []
    slept: list[float] = []

    def act() -> None:
        tried.append(1)
        raise PermissionError(errno.EACCES, "no rights")

    with pytest.raises(PermissionError):
        patiently(act, sleep=slept.append)
    assert (len(tried), slept) == (1, [])


def test_attempts_come_ever_slower_and_end() -> None:
    slept: list[float] = []

    def act() -> None:
        raise Held(32)

    with pytest.raises(PermissionError):
        patiently(act, sleep=slept.append)
    assert slept == sorted(slept)
    assert 1 < sum(slept) < 2


@POSIX_ONLY
def test_the_group_is_kept(tmp_path: Path) -> None:
    if os.geteuid():
        pytest.skip("needs rights to give a file to another group")
    (tmp_path / "a.cjm").write_bytes(b"old")
    os.chown(tmp_path / "a.cjm", -1, 65534)
    (tmp_path / "a.cjm").chmod(0o660)
    write_atomically(tmp_path / "a.cjm", b"new")
    found = (tmp_path / "a.cjm").stat()
    assert (found.st_gid, found.st_mode & 0o777) == (65534, 0o660)
