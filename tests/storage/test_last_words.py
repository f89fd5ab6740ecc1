"""What a process says when it dies is found by the next one, once."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage.last_words import LastWords

if TYPE_CHECKING:
    from pathlib import Path

DIES = """
import ctypes, os, signal, sys
from pathlib import Path
from cjm_desktop.storage.last_words import LastWords
words = LastWords(Path(sys.argv[1]))
words.listen()
def crash():
    if sys.argv[2] == "in machine code":
        ctypes.string_at(0)
    elif sys.argv[2] == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    elif sys.argv[2] == "aborted":
        os.abort()
    words.stop()
print("listens", flush=True)
if sys.argv[2] == "waits":
    sys.stdin.read()
crash()
"""


def run(folder: Path, how: str) -> int:
    """Let a process end in some way."""
    command = [sys.executable, "-c", DIES, str(folder), how]
    return subprocess.run(command, check=False, timeout=60, capture_output=True).returncode


@pytest.mark.parametrize(
    ("how", "told"),
    [("in machine code", ("Segmentation fault", "access violation")), ("aborted", ("Aborted",))],
)
def test_a_process_that_dies_in_machine_code_says_how_and_where_and_is_heard_once(
    tmp_path: Path, how: str, told: tuple[str, ...]
) -> None:
    assert run(tmp_path / "log", how) != 0
    (said,) = LastWords(tmp_path / "log").of_others()
    assert any(one in said for one in told)
    assert " in crash" in said
    assert LastWords(tmp_path / "log").of_others() == ()
    assert list((tmp_path / "log").iterdir()) == []


@pytest.mark.parametrize("how", ["in order", "killed"])
def test_a_process_that_was_ended_from_outside_or_in_order_has_said_nothing(tmp_path: Path, how: str) -> None:
    assert (run(tmp_path, how) == 0) is (how == "in order")
    assert LastWords(tmp_path).of_others() == ()
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_a_process_that_runs_stays(tmp_path: Path) -> None:
    command = [sys.executable, "-c", DIES, str(tmp_path), "waits"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert LastWords(tmp_path).of_others() == ()
        assert len(list(tmp_path.iterdir())) == 1


def test_where_no_file_can_be_made_all_goes_on(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"no folder")
    words = LastWords(tmp_path / "log")
    words.listen()
    assert words.of_others() == ()
    words.stop()


def test_nothing_else_in_the_folder_is_touched(tmp_path: Path) -> None:
    for name in ("log.txt", "end-1.txt", "end-99999999-0123456789abcdef.txt.bak"):
        (tmp_path / name).write_bytes(b"words")
    (tmp_path / "end-99999999-0123456789abcdef.txt").mkdir()
    assert LastWords(tmp_path).of_others() == ()
    assert len(list(tmp_path.iterdir())) == 4
