"""Each call to the system that a save makes fails, once or from then on: nothing is torn, and it is told.

strace plays the failing disk. A run without it tells which calls a save makes and in what order.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")

SAVE = """
import os, sys
from pathlib import Path
from cjm_desktop.model.errors import NotWritten
from cjm_desktop.storage.backups import Backups
from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save

folder = Path(sys.argv[1])
document = load(folder / "map.cjm").replaced(title="new")
backups = Backups(folder / "state")
# Once before, elsewhere: what is loaded when it is first needed is no call of a save.
warm = Path(str(folder) + "-warm")
warm.mkdir()
save(document, warm / "map.cjm", Backups(warm / "state"))
os.access("/begin", 0)
try:
    saved = save(document, folder / "map.cjm", backups)
    told = "saved" if saved.not_kept is None else "saved, not kept"
except NotWritten:
    told = "not saved"
os.access("/end", 0)
sys.stdout.write(told)
"""
TELLS = """
import sys
from pathlib import Path
from cjm_desktop.model.errors import NotWritten
from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save
file = Path(sys.argv[1])
try:
    save(load(file).replaced(title="new"), file)
except NotWritten as error:
    print(error.in_language("en"))
"""
LOCKS = """
import os, sys
from contextlib import suppress
from pathlib import Path
from cjm_desktop.storage.lock import FileLock, holder_of
from cjm_desktop.storage.targets import lock_beside
file = Path(sys.argv[1])
# Once before, elsewhere: what is loaded when it is first needed is no call of a lock.
warm = FileLock(file.with_name("warm.cjm"))
for lock in (warm, FileLock(file)):
    os.access("/begin", 0)
    lock.take()
    lock.refresh()
    with suppress(OSError):
        os.utime(lock_beside(lock.path), (0, 0))
    lock.refresh()
    holder_of(lock.path)
    lock.release()
os.access("/end", 0)
sys.stdout.write("taken and let go")
"""
FAILING = ("openat", "write", "pwrite64", "fsync", "rename", "renameat", "renameat2", "mkdir")
CALLS = ",".join((*FAILING, "access", "faccessat", "faccessat2"))
ERRORS = ("EIO", "ENOSPC", "EACCES", "EROFS", "EDQUOT", "ESTALE")
LASTING = ("close", "read", "unlink", "rename")
OF_A_LOCK = ("openat", "close", "read", "write", "unlink", "rename", "newfstatat", "statx", "fstat")


class Call(NamedTuple):
    """A call of a save: its name, and which of its name it is in the whole run."""

    name: str
    number: int
    line: str


def run(folder: Path, *options: str, script: str = SAVE) -> str:
    """What a save, or another script, in a process of its own tells."""
    command = ["strace", "-f", *options, sys.executable, "-S", "-c", script, str(folder)]
    environment = {"PYTHONPATH": ":".join(sys.path), "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment)
    return done.stdout


def fresh(folder: Path) -> Path:
    """A folder with a map that has versions."""
    folder.mkdir()
    save(template(WORKED_EXAMPLE, "en").replaced(title="old"), folder / "map.cjm")
    return folder


def calls_of_a_save(folder: Path) -> list[Call]:
    """Every call that one save makes, in their order."""
    log = folder.parent / "calls.txt"
    assert run(folder, "-o", str(log), "-e", f"trace={CALLS}") == "saved"
    return calls_in(log)


def calls_in(log: Path) -> list[Call]:
    """Every call in a log of strace from the last beginning to the end."""
    counts: dict[str, int] = {}
    made: list[Call] = []
    is_inside = False
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        name = re.match(r"\d+\s+(\w+)\(", line)
        if name is None:
            continue
        counts[name[1]] = counts.get(name[1], 0) + 1
        if "/begin" in line or "/end" in line:
            is_inside = "/begin" in line
            made = made if "/end" in line else []
        elif is_inside:
            made.append(Call(name[1], counts[name[1]], line))
    return made


def test_the_file_is_on_the_disk_before_it_replaces_and_the_folder_after(tmp_path: Path) -> None:
    folder = fresh(tmp_path / "a")
    made = calls_of_a_save(folder)
    replaced = next(
        i for i, one in enumerate(made) if one.name.startswith("rename") and 'map.cjm"' in one.line
    )
    before = [one.name for one in made[:replaced] if one.name in ("write", "fsync")]
    after = [one.name for one in made[replaced + 1 :] if one.name in ("write", "fsync", "openat")]
    assert before[-2:] == ["write", "fsync"]
    assert after[:2] == ["openat", "fsync"]


@pytest.mark.parametrize("lasting", ["", "+"], ids=["once", "for ever"])
def test_a_call_that_fails_leaves_the_old_or_the_new_file_and_is_told(tmp_path: Path, lasting: str) -> None:
    made = calls_of_a_save(fresh(tmp_path / "first"))
    failing = [one for one in made if one.name in FAILING]
    assert {"openat", "write", "fsync", "mkdir"} <= {one.name for one in failing}
    outcomes: dict[tuple[str, str], int] = {}
    for index, one in enumerate(failing):
        error = ERRORS[index % len(ERRORS)]
        folder = fresh(tmp_path / str(index))
        inject = f"inject={one.name}:error={error}:when={one.number}{lasting}"
        told = run(folder, "-o", "/dev/null", "-e", f"trace={CALLS}", "-e", inject)
        title = load(folder / "map.cjm").title
        outcomes[told, title] = outcomes.get((told, title), 0) + 1
        # Where no more can be written at all, nothing can be said either.
        assert told or (one.name == "write" and lasting), (one, error)
        assert (told, title) not in {("saved", "old"), ("saved, not kept", "old")}, (one, error)
    assert outcomes[("not saved", "old")] > 1
    assert outcomes[("saved, not kept", "new")] > 1
    # The disk failed when the new file was there: that must not be taken for saved.
    assert outcomes[("not saved", "new")] >= 1


def told_by_a_save(file: Path, inject: str) -> str:
    """What is told where a save in a process of its own is refused."""
    done = subprocess.run(
        ["strace", "-f", "-o", "/dev/null", "-e", inject, sys.executable, "-c", TELLS, str(file)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={"PYTHONPATH": ":".join(sys.path), "LC_ALL": "C.UTF-8"},
    )
    return done.stdout


def test_no_call_of_a_lock_that_fails_holds_a_save_up(tmp_path: Path) -> None:
    log, traced = tmp_path / "calls.txt", f"trace={','.join(OF_A_LOCK)},access,faccessat,faccessat2"
    whole = "taken and let go"
    assert run(tmp_path / "map.cjm", "-o", str(log), "-e", traced, script=LOCKS) == whole
    failing = [(one, "") for one in calls_in(log) if one.name in OF_A_LOCK]
    # Where no more can be written, nothing can be said; where nothing can be looked at, nothing be imported.
    failing += {one.name: (one, "+") for one, _ in reversed(failing) if one.name in LASTING}.values()
    assert {"openat", "close", "read", "write", "unlink"} <= {one.name for one, _ in failing}
    for index, (one, lasting) in enumerate(failing):
        inject = f"inject={one.name}:error={ERRORS[index % len(ERRORS)]}:when={one.number}{lasting}"
        told = run(tmp_path / f"{index}.cjm", "-o", "/dev/null", "-e", traced, "-e", inject, script=LOCKS)
        assert told == whole, (one, lasting)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("EDQUOT", "your share of the disk is used up"),
        ("ESTALE", "the network folder cannot be reached"),
        ("EIO", "the disk reports an error"),
    ],
)
def test_a_share_that_is_used_up_or_out_of_reach_is_told_as_such(
    tmp_path: Path, error: str, told: str
) -> None:
    folder = fresh(tmp_path / "a")
    before = (folder / "map.cjm").read_bytes()
    said = told_by_a_save(folder / "map.cjm", f"inject=fsync:error={error}:when=1+")
    assert said.startswith(f"“map.cjm” was not written: {told}. What was there before is untouched;")
    assert (folder / "map.cjm").read_bytes() == before
    assert [file.name for file in folder.iterdir()] == ["map.cjm"]


@pytest.mark.parametrize("error", ["EIO", "ENOSPC", "ESTALE", "ETIMEDOUT", "ENOTCONN", "ENODEV"])
def test_a_disk_that_is_gone_when_the_file_has_its_name_is_not_taken_for_saved(
    tmp_path: Path, error: str
) -> None:
    folder = fresh(tmp_path / "a")
    said = told_by_a_save(folder / "map.cjm", f"inject=fsync:error={error}:when=2+")
    assert said.startswith("“map.cjm” was written, but ")
    assert load(folder / "map.cjm").title == "new"


@pytest.mark.parametrize("error", ["EINVAL", "EACCES", "EOPNOTSUPP"])
def test_a_folder_that_cannot_be_brought_to_a_disk_holds_no_save_up(tmp_path: Path, error: str) -> None:
    folder = fresh(tmp_path / "a")
    assert told_by_a_save(folder / "map.cjm", f"inject=fsync:error={error}:when=2+") == ""
    assert load(folder / "map.cjm").title == "new"
