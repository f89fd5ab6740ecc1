"""A disk with room for nothing, for the whole file, and for all between: the old file or the new one.

A small disk in memory (tmpfs) is mounted in a name space of its own, which ends with the process; where the
system lets nobody do so, that is told. In steps finer than a disk has blocks, a limit on the size of a file
(RLIMIT_FSIZE) stands for it.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.edit.frames import set_document
from cjm_desktop.model.errors import FileError, NotWritten
from cjm_desktop.storage.backups import Backups
from cjm_desktop.storage.file import dumps, load
from cjm_desktop.storage.saving import save
from torture.outcome import Outcome
from torture.samples import large_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjm_desktop.model.document import Document

CANNOT = "a small disk cannot be mounted here (unshare --map-root-user --mount); as root it can"
_MOUNT = 'mount -t tmpfs -o size=16m none "$1" && exec "$2" -m torture.fulldisk "$1" "$3"'
_MEGABYTE = 1024**2
_BLOCK = 4096


def run(count: int, _seed: int) -> Outcome:
    """Save with so many different amounts of room, by both means."""
    outcome = _by_a_small_disk(count)
    limited = _by_a_limit(count)
    outcome.faults += limited.faults
    outcome.seen.update(limited.seen)
    outcome.done = min(outcome.done, limited.done)
    return outcome


def _by_a_small_disk(count: int) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        if shutil.which("unshare") is None:
            return Outcome(faults=[CANNOT])
        command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", _MOUNT, "sh", folder]
        command += [sys.executable, str(count)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    if done.returncode:
        said = done.stderr.strip()[-200:]
        return Outcome(faults=[f"{CANNOT}: {said}" if not lines else said])
    outcome = Outcome(done=int(lines[0]))
    outcome.faults += [line for line in lines[1:] if line.startswith("step ")]
    for line in lines[1:]:
        number, _, what = line.partition(" times ")
        if what:
            outcome.seen[what] += int(number)
    return outcome


def on_a_disk(folder: Path, count: int) -> Outcome:
    """Save on this disk, which is filled up but for some room; versions lie on it, too."""
    outcome = Outcome()
    old, new = _documents()
    size = len(dumps(new))
    rubbish = folder / "rubbish"
    for step, room in enumerate(_rooms(size, count)):
        shutil.rmtree(folder / "versions", ignore_errors=True)
        (folder / "map.cjm").write_bytes(dumps(old))
        _fill(rubbish, room // _BLOCK * _BLOCK)
        backups = Backups(folder / "versions") if step % 2 else None
        _try(f"step {step} on a disk", folder / "map.cjm", (old, new), backups, outcome)
        rubbish.unlink()
    return outcome


def _fill(rubbish: Path, room: int) -> None:
    """Fill a disk with a file until nothing but some room is left on it."""
    found = os.statvfs(rubbish.parent)
    with rubbish.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, found.f_bavail * found.f_frsize - room))


def _by_a_limit(count: int) -> Outcome:
    """Save where no file may be larger than so much, byte by byte around the size that is needed."""
    outcome = Outcome()
    old, new = _documents()
    size = len(dumps(new))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / "map.cjm"
        try:
            for step, room in enumerate(_rooms(size, count)):
                file.write_bytes(dumps(old))
                resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
                _try(f"step {step} under a limit", file, (old, new), None, outcome)
                resource.setrlimit(resource.RLIMIT_FSIZE, before)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, heard)
    return outcome


def _rooms(size: int, count: int) -> Iterator[int]:
    """Yield so many amounts of room from none to a file's size, and some in which the file fits."""
    for step in range(count + max(3, count // 4)):
        yield size * step // (count - 1)


def _documents() -> tuple[Document, Document]:
    """Return what stands in the file and what is to be saved; both need about as much room."""
    old = large_map(_MEGABYTE)
    return old, set_document(old, title="new")


def _try(
    step: str, file: Path, both: tuple[Document, Document], backups: Backups | None, outcome: Outcome
) -> None:
    """Save, and look at what is there then."""
    old, new = both
    told = "saved"
    try:
        if save(new, file, backups).not_kept is not None:
            told = "saved without a version"
    except NotWritten as error:
        told = "refused"
        if len({error.in_language("en"), error.in_language("ru")}) != 2:
            outcome.faults.append(f"{step}: told in one language")
    try:
        if load(file) != (old if told == "refused" else new):
            outcome.faults.append(f"{step}: {told}, and the file holds something else")
    except FileError as error:
        outcome.faults.append(f"{step}: {told}, and the file is torn: {error}")
    left = list(file.parent.glob(".cjm-*"))
    if left:
        outcome.faults.append(f"{step}: {told}, and {left[0].name} is left")
    outcome.seen[told] += 1
    outcome.done += 1


def _main(say: Callable[[object], object]) -> None:
    """Be the process on the small disk."""
    outcome = on_a_disk(Path(sys.argv[1]), int(sys.argv[2]))
    say(outcome.done)
    for what, number in outcome.seen.items():
        say(f"{number} times {what}")
    for fault in outcome.faults:
        say(fault)


if __name__ == "__main__":
    _main(print)
