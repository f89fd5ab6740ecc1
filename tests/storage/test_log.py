from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage.log import FILES, LARGEST, Log

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_noted_stands_below_what_was_with_its_time(tmp_path: Path) -> None:
    log = Log(tmp_path / "state" / "log")
    log.add("one\n")
    log.add("two")
    lines = log.file.read_text("utf-8").splitlines()
    assert [line.split("Z  ")[1] for line in lines] == ["one", "two"]
    assert lines[0][:4].isdecimal()


def test_a_log_never_takes_more_than_its_files(tmp_path: Path) -> None:
    log = Log(tmp_path)
    for number in range(40):
        log.add(f"{number} " + "x" * (LARGEST // 4))
    files = sorted(file for file in tmp_path.iterdir() if file.suffix == ".txt")
    assert len(files) == FILES
    assert all(file.stat().st_size <= LARGEST for file in files)
    assert "39 x" in log.file.read_text("utf-8")
    log.add("x" * 3 * LARGEST)
    assert log.file.stat().st_size <= LARGEST


@pytest.mark.skipif(sys.platform == "win32", reason="needs modes, links and pipes")
@pytest.mark.timeout(10)
def test_it_is_its_owners_alone_and_nothing_in_its_place_does_harm(tmp_path: Path) -> None:
    log = Log(tmp_path / "log")
    log.add("one")
    assert log.file.stat().st_mode & 0o077 == 0
    assert log.file.parent.stat().st_mode & 0o077 == 0
    log.file.unlink()
    os.mkfifo(log.file)
    log.add("two")
    log.file.unlink()
    (tmp_path / "letter.txt").write_text("a letter")
    log.file.symlink_to(tmp_path / "letter.txt")
    log.add("three")
    assert (tmp_path / "letter.txt").read_text() == "a letter"
    Log(tmp_path / "letter.txt").add("four")
