"""What is written never takes the place of the map it is made from, nor of another map."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm_desktop.app import backups
from cjm_desktop.cli import main
from cjm_desktop.storage.lock import FileLock

Capture = pytest.CaptureFixture[str]
COMMANDS = {".pdf": ["print"], "stickers": ["stickers"], ".png": ["export"], "window": ["export", "--window"]}


def suffix(command: str) -> str:
    """What the files of a command end in."""
    return {"window": ".png", "stickers": ".pdf"}.get(command, command)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("way", ["name", "hard link", "symbolic link"])
def test_the_map_itself_is_no_target(sample: Path, command: str, way: str, capsys: Capture) -> None:
    read = sample.rename(f"map{suffix(command)}")
    before, target = read.read_bytes(), Path(f"other{suffix(command)}")
    if way == "name":
        target = Path("..") / sample.parent.name / read.name
    elif way == "hard link":
        target.hardlink_to(read)
    else:
        target.symlink_to(read)
    assert main([*COMMANDS[command], str(read), "-o", str(target)]) == 2
    assert f"“{target.name}” was not written: it is the map itself" in capsys.readouterr().err
    assert read.read_bytes() == target.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_link_to_a_map_is_no_target(sample: Path, command: str, russian: None, capsys: Capture) -> None:
    before, link = sample.read_bytes(), Path(f"link{suffix(command)}")
    (sample.parent / "read.cjm").write_bytes(before)
    link.symlink_to(sample)
    assert main([*COMMANDS[command], "read.cjm", "-o", str(link)]) == 2
    assert f"Файл «{link}» не записан: это ссылка на «map.cjm»" in capsys.readouterr().err
    assert sample.read_bytes() == before


@pytest.mark.parametrize("command", [["new", "--template", "empty"], ["import", "map.cjm"]])
def test_a_map_is_not_written_into_what_a_link_calls_a_map(
    sample: Path, command: list[str], capsys: Capture
) -> None:
    Path("poster.pdf").write_bytes(b"a poster")
    Path("link.cjm").symlink_to("poster.pdf")
    assert main([*command, "-o", "link.cjm", "--force"]) == 2
    assert "it is a link to “poster.pdf”, which does not end in .cjm" in capsys.readouterr().err
    assert Path("poster.pdf").read_bytes() == b"a poster"


def test_a_map_is_read_and_written_anew_in_its_place_by_force_alone(sample: Path) -> None:
    before = sample.read_bytes()
    assert main(["import", "map.cjm", "-o", "map.cjm"]) == 2
    assert main(["import", "map.cjm", "-o", "map.cjm", "--force"]) == 0
    assert sample.read_bytes() == before


def test_a_map_that_is_written_over_stays_among_its_versions(sample: Path) -> None:
    before = sample.read_bytes()
    assert main(["new", "--template", "empty", "-o", "map.cjm", "--force"]) == 0
    kept = backups().list(sample)
    assert [backups().read(version) for version in kept] == [sample.read_bytes(), before]


def test_a_map_that_somebody_has_open_is_not_written_over(sample: Path, capsys: Capture) -> None:
    before, lock = sample.read_bytes(), FileLock(sample)
    lock.take()
    assert main(["new", "--template", "empty", "-o", "map.cjm", "--force"]) == 3
    assert capsys.readouterr().err.startswith("“map.cjm” was not written, for it is open: ")
    assert sample.read_bytes() == before
    lock.release()
    assert main(["new", "--template", "empty", "-o", "map.cjm", "--force"]) == 0
