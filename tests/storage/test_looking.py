"""A file that is open is looked after: by its content, and only where it looks otherwise."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage.fingerprint import Fingerprint
from cjm_desktop.storage.looking import Look, Present, look

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Disk

KNOWN = Fingerprint(b"a map")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "a.cjm").write_bytes(b"a map")
    return folder / "a.cjm"


def test_a_file_that_was_touched_or_replaced_by_the_same_is_the_same(path: Path) -> None:
    first = look(path, KNOWN, None)
    assert first.present is Present.SAME
    os.utime(path, (1, 1))
    path.with_name("b").write_bytes(b"a map")
    path.with_name("b").replace(path)
    second = look(path, KNOWN, first.sighted)
    assert second.present is Present.SAME
    assert second.sighted != first.sighted


def test_a_file_that_looks_the_same_is_not_read(path: Path) -> None:
    first = look(path, KNOWN, None)
    assert look(path, Fingerprint(b"never compared"), first.sighted) == first


def test_another_content_is_a_change_also_with_size_and_time_of_before(path: Path) -> None:
    first = look(path, KNOWN, None)
    known = path.stat()
    path.write_bytes(b"A map")
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert look(path, KNOWN, first.sighted).present is Present.CHANGED


def test_a_folder_that_has_the_name_of_a_file_by_now_is_told(path: Path) -> None:
    path.unlink()
    path.mkdir()
    assert look(path, KNOWN, None) == Look(Present.GONE, is_folder=True)


def test_a_file_that_is_gone_is_found_under_its_new_name_by_what_it_holds(path: Path) -> None:
    first = look(path, KNOWN, None)
    new = path.rename(path.with_name("new.cjm"))
    assert look(path, KNOWN, first.sighted) == Look(Present.GONE, moved_to=new)
    new.write_bytes(b"another map")
    assert look(path, KNOWN, first.sighted) == Look(Present.GONE)


def test_a_folder_that_is_gone_or_no_folder_is_out_of_reach(path: Path) -> None:
    path.parent.rename(path.parent.with_name("away"))
    assert look(path, KNOWN, None).present is Present.OUT_OF_REACH
    path.parent.write_bytes(b"a file")
    assert look(path, KNOWN, None).present is Present.OUT_OF_REACH


@pytest.mark.skipif(os.name == "nt", reason="needs pipes")
def test_a_pipe_in_place_of_the_file_holds_nothing_up(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)
    assert look(path, KNOWN, None) == Look(Present.GONE, is_odd=True)


def test_a_file_whose_disk_is_unplugged_is_out_of_reach_and_not_deleted(disk: Disk) -> None:
    path = disk.folder / "a.cjm"
    path.write_bytes(b"a map")
    known = Fingerprint.of_file(path)
    assert known is not None
    disk.take_away()
    assert look(path, known, None).present is Present.OUT_OF_REACH
