"""What the system refused is told by what it is: by its number, and on Windows by that of Windows."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.model.errors import CjmError, NotWritten
from cjm_desktop.storage.atomic import write_atomically
from cjm_desktop.storage.backups import Backups
from cjm_desktop.storage.file import load
from cjm_desktop.storage.lock import FileLock
from cjm_desktop.storage.reasons import reason_of, why_not_written, why_out_of_reach
from cjm_desktop.storage.recovery import Recovery
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from tests.conftest import Disk

IN_BYTES = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="counts letters, not bytes")


class OfWindows(OSError):
    """An error as Windows raises it; Python knows no better number for many than EINVAL."""

    def __init__(self, winerror: int, number: int = errno.EINVAL) -> None:
        super().__init__(number, "in the words of Windows")
        self.winerror = winerror


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.ENOTCONN, "the network folder cannot be reached"),
        (errno.ETIMEDOUT, "the network folder cannot be reached"),
        (errno.EIO, "the disk reports an error"),
        (errno.ENOTDIR, "a file stands where its folder should be"),
        (errno.ENXIO, "its disk is not there any more"),
        (errno.ELOOP, "the links there lead round in a circle"),
        (errno.EBUSY, "the system holds that file in its place"),
        (errno.ENFILE, "too many files are open"),
    ],
)
def test_what_the_system_refused_is_told(number: int, told: str) -> None:
    assert why_not_written(OSError(number, "")).en == told


@pytest.mark.parametrize(
    ("winerror", "number", "told"),
    [
        (5, errno.EACCES, "you may not write there"),
        (19, errno.EACCES, "the disk is read-only"),
        (21, errno.EACCES, "its disk is not there any more"),
        (32, errno.EACCES, "another program is holding it"),
        (33, errno.EACCES, "another program is holding it"),
        (53, errno.ENOENT, "the network folder cannot be reached"),
        (64, errno.EINVAL, "the network folder cannot be reached"),
        (112, errno.ENOSPC, "the disk is full"),
        (121, errno.EINVAL, "the network folder cannot be reached"),
        (123, errno.EINVAL, "such a name is not allowed there"),
        (206, errno.ENOENT, "the path to it is too long"),
        (223, errno.EINVAL, "the file would be larger than is allowed there"),
        (1117, errno.EINVAL, "the disk reports an error"),
        (1224, errno.EINVAL, "another program is holding it"),
        (1295, errno.EINVAL, "your share of the disk is used up"),
        (3, errno.ENOENT, "there is no such folder"),
    ],
)
def test_what_windows_refused_is_told_by_its_own_number(
    winerror: int, number: int, told: str, tmp_path: Path
) -> None:
    error = OfWindows(winerror, number)
    assert why_not_written(error).en == told
    assert reason_of(error, tmp_path / "map.cjm").clause.en == told


def test_what_nobody_knows_is_told_in_the_words_of_the_system() -> None:
    assert why_not_written(OfWindows(4711, 9999)).ru == "система сообщает «in the words of Windows»"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.EIO, ""), "диск сообщает об ошибке"),
        (OfWindows(32, errno.EACCES), "его удерживает другая программа"),
        (OfWindows(64), "сетевая папка недоступна"),
        (OSError(errno.ENXIO, ""), "его диск больше не подключён"),
    ],
)
def test_why_a_file_is_out_of_reach_is_told_of_reading_too(error: OSError, told: str) -> None:
    reason = why_out_of_reach(error)
    assert reason is not None
    assert reason.ru == told


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT, errno.ENAMETOOLONG, 9999])
def test_what_is_not_out_of_reach_is_told_in_the_words_of_reading(number: int) -> None:
    assert why_out_of_reach(OSError(number, "")) is None


def told_by(path: Path) -> str:
    with pytest.raises(NotWritten) as caught:
        write_atomically(path, b"new")
    return caught.value.in_language("en").partition(" was not written: ")[2]


@IN_BYTES
@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("ы" * 126 + ".cjm", 125),
        ("x" * 252 + ".cjm", 251),
        ("🙂" * 70 + ".cjm", 62),
        ("ы" * 130 + ".pdf", 125),
    ],
)
def test_of_a_name_that_is_too_long_it_is_told_how_much_fits_and_that_does(
    tmp_path: Path, name: str, fits: int
) -> None:
    stem, suffix = Path(name).stem, Path(name).suffix
    told = f"the name is too long, it may have at most {fits} characters before “{suffix}”."
    assert told_by(tmp_path / name) == f"{told} Choose a shorter one."
    write_atomically(tmp_path / (stem[:fits] + suffix), b"new")
    assert told_by(tmp_path / (stem[: fits + 1] + suffix)).startswith("the name is too long")


@IN_BYTES
@pytest.mark.parametrize("name", ["ы" * 125 + ".cjm", "x" * 251 + ".cjm"])
def test_a_name_that_fills_the_limit_is_saved_and_keeps_versions(tmp_path: Path, name: str) -> None:
    path, backups = tmp_path / name, Backups(tmp_path / "versions")
    for title in ("one", "two"):
        assert save(template(WORKED_EXAMPLE, "ru").replaced(title=title), path, backups).not_kept is None
    assert (load(path).title, len(backups.list(path))) == ("two", 2)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted([name, "versions"])


@IN_BYTES
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ы" * 126 + ".cjm", "имя слишком длинное, перед «.cjm» может быть не больше 125 знаков."),
        ("x" * 252 + ".cjm", "имя слишком длинное, перед «.cjm» может быть не больше 251 знака."),
        ("a." + "x" * 300, "имя слишком длинное, в нём может быть не больше 255 знаков."),
    ],
)
def test_how_much_of_a_name_fits_is_told_in_good_russian(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(NotWritten) as caught:
        write_atomically(tmp_path / name, b"new")
    assert told in caught.value.in_language("ru")


@IN_BYTES
def test_a_name_that_is_all_suffix_is_measured_as_a_whole(tmp_path: Path) -> None:
    assert "at most 255 characters." in told_by(tmp_path / ("a." + "x" * 300))


@pytest.mark.skipif(sys.platform == "win32", reason="has other limits")
def test_a_path_that_is_too_long_is_not_told_as_a_name_that_is(tmp_path: Path) -> None:
    folder = Path(tmp_path, *["x" * 100] * 45)
    assert told_by(folder / "map.cjm") == "the path to it is too long. Choose a folder that lies less deep."


def test_where_no_folder_is_nothing_is_told_of_what_was_there(tmp_path: Path) -> None:
    assert told_by(tmp_path / "gone" / "map.cjm") == "there is no such folder. Choose another folder."


def refused(disk: Disk, told: str) -> None:
    """Everything that writes tells the same reason in both languages, and touches nothing."""
    document, held = template(WORKED_EXAMPLE, "ru"), (disk.folder / "map.cjm").read_bytes()
    attempts = (
        lambda: save(document.replaced(title="new"), disk.folder / "map.cjm"),
        lambda: write_atomically(disk.folder / "poster.pdf", lambda file: file.write(b"x" * 4096)),
        lambda: Recovery(disk.folder / "recovery").write("0123456789abcdef", document),
        lambda: Backups(disk.folder / "versions").keep(Path("map.cjm"), b"held", 0),
    )
    for attempt in attempts:
        with pytest.raises(CjmError, match=told):
            attempt()
    lock = FileLock(disk.folder / "map.cjm")
    assert (lock.take(), lock.is_held) == (None, False)
    assert not list(disk.folder.glob(".*"))
    assert (disk.folder / "map.cjm").read_bytes() == held


def test_a_disk_that_is_full_is_told_by_all_that_write_and_the_old_file_stays(disk: Disk) -> None:
    save(template(WORKED_EXAMPLE, "ru"), disk.folder / "map.cjm")
    disk.fill()
    refused(disk, "the disk is full")


def test_a_disk_that_is_read_only_is_told_by_all_that_write_and_the_old_file_stays(disk: Disk) -> None:
    save(template(WORKED_EXAMPLE, "ru"), disk.folder / "map.cjm")
    disk.protect()
    refused(disk, "the disk is read-only")


def test_a_disk_that_has_room_again_takes_what_it_refused(disk: Disk) -> None:
    disk.fill()
    with pytest.raises(NotWritten, match="make room"):
        save(template(WORKED_EXAMPLE, "ru"), disk.folder / "map.cjm")
    disk.make_room()
    save(template(WORKED_EXAMPLE, "ru"), disk.folder / "map.cjm")
