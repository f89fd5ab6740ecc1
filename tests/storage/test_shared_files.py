from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage.shared_files import share_files

if TYPE_CHECKING:
    from pathlib import Path

ANY = re.compile(r"\w+")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "old").mkdir()
    for name in ("one", "two", "other.txt"):
        (tmp_path / "old" / name).write_text(name)
    return tmp_path / "old", tmp_path / "new"


def test_files_of_such_names_are_in_both_folders_and_take_their_room_once(folders: tuple[Path, Path]) -> None:
    old, new = folders
    share_files(old, new, ANY)
    assert sorted(file.name for file in new.iterdir()) == ["one", "two"]
    assert (new / "one").samefile(old / "one")


def test_a_disk_without_second_names_gets_copies(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: Path, **_more: bool) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    share_files(*folders, ANY)
    assert (folders[1] / "two").read_text() == "two"
    assert not (folders[1] / "one").samefile(folders[0] / "one")


def test_what_was_begun_is_completed(folders: tuple[Path, Path]) -> None:
    folders[1].mkdir()
    (folders[1] / "one").write_text("one")
    share_files(*folders, ANY)
    assert sorted(file.name for file in folders[1].iterdir()) == ["one", "two"]


def test_a_folder_that_is_not_there_shares_nothing(tmp_path: Path) -> None:
    share_files(tmp_path / "none", tmp_path / "new", ANY)
    assert not (tmp_path / "new").exists()
