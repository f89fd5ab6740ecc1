from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.model.errors import Unreadable
from cjm_desktop.storage.backups import Backups
from cjm_desktop.storage.keeping import LATEST
from cjm_desktop.storage.pieces import drop_unnamed

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.storage.backups import Version

NOW = 1_780_000_000.0
PICTURES = [bytes([65 + number]) * 200_000 for number in range(3)]


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "versions")


def content(text: str, *pictures: bytes) -> bytes:
    """A file with pictures as a map has them: one a line, commas between them."""
    return b"{\n  %s\n  %s\n}\n" % (text.encode(), b",\n  ".join(pictures))


def pieces(version: Version) -> list[Path]:
    return sorted(version.file.with_name("pieces").iterdir())


def test_a_picture_is_kept_once_for_all_versions_and_read_with_each(backups: Backups, tmp_path: Path) -> None:
    file = tmp_path / "map.cjm"
    contents = [content(f"text {number}", *PICTURES[: 1 + number]) for number in range(3)]
    kept = [backups.keep(file, one, NOW + number) for number, one in enumerate(contents)]
    assert [backups.read(version) for version in kept] == contents
    assert [version.size for version in kept] == [len(one) for one in contents]
    assert len(pieces(kept[0])) == 3
    assert sum(version.file.stat().st_size for version in kept) < 1000


def test_pictures_of_no_version_go_with_the_last_one_after_a_while(backups: Backups, tmp_path: Path) -> None:
    file = tmp_path / "map.cjm"
    first = backups.keep(file, content("first", PICTURES[0]), NOW)
    for number in range(LATEST):
        backups.keep(file, content(str(number), PICTURES[1]), NOW + 1 + number)
    assert len(pieces(first)) == 2
    for piece in pieces(first):
        os.utime(piece, (time.time() - 7200, time.time() - 7200))
    backups.keep(file, content("last", PICTURES[1]), NOW + 100)
    assert len(pieces(first)) == 1
    assert all(backups.read(version) for version in backups.list(file))


@pytest.mark.parametrize("damage", [None, b"", b"x", b"x" * 500_000])
def test_a_version_whose_picture_is_damaged_or_gone_is_told(
    backups: Backups, tmp_path: Path, damage: bytes | None
) -> None:
    kept = backups.keep(tmp_path / "map.cjm", content("text", PICTURES[0]), NOW)
    (piece,) = pieces(kept)
    if damage is None:
        piece.unlink()
    else:
        piece.write_bytes(damage)
    with pytest.raises(Unreadable, match="damaged or gone"):
        backups.read(kept)


def test_a_picture_that_was_cut_short_is_kept_anew(backups: Backups, tmp_path: Path) -> None:
    kept = backups.keep(tmp_path / "map.cjm", content("text", PICTURES[0]), NOW)
    pieces(kept)[0].write_bytes(b"short")
    backups.keep(tmp_path / "map.cjm", content("other", PICTURES[0]), NOW + 1)
    assert backups.read(kept) == content("text", PICTURES[0])


@pytest.mark.parametrize(
    "odd",
    [b"\x00" * 300_000, b"\x00" + b"0" * 32 + b"\n" + b"x" * 100_000, b"x" * 100_000 + b",", b"\n" * 100_000],
    ids=["zeros", "what looks like a name", "a long line alone", "no lines"],
)
def test_what_is_no_map_is_read_as_it_was(backups: Backups, tmp_path: Path, odd: bytes) -> None:
    assert backups.read(backups.keep(tmp_path / "map.cjm", odd, NOW)) == odd


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_nothing_goes_that_is_not_ours_nor_behind_a_link(backups: Backups, tmp_path: Path) -> None:
    file, old = tmp_path / "map.cjm", time.time() - 7200
    kept = backups.keep(file, content("first", PICTURES[0]), NOW)
    folder = kept.file.with_name("pieces")
    others = [folder / "notes.txt", folder / ("A" * 32)]
    for other in others:
        other.write_bytes(b"somebody else's")
        os.utime(other, (old, old))
    elsewhere = tmp_path / "elsewhere" / ("0" * 32)
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(b"somebody else's")
    os.utime(elsewhere, (old, old))
    drop_unnamed(folder, [])
    assert all(other.exists() for other in others)
    folder.rename(tmp_path / "pieces")
    folder.symlink_to(elsewhere.parent)
    drop_unnamed(folder, [])
    assert elsewhere.exists()
