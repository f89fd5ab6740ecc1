"""The order of system calls: the file is on the disk before it replaces, and the folder after."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.storage.saving import save
from torture.outcome import Outcome, joined
from torture.samples import everything
from torture.shares import in_shares
from torture.tracing import MISSING, RENAMES, SYNCS, WRITES, calls, is_there
from torture.ways import WAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from torture.shares import Share
    from torture.tracing import Call

_FILLED = re.compile(r"[.]cjm-.*|.*-[0-9a-f]{16}[.]new")
_TRACED = ",".join((*RENAMES, *SYNCS, *WRITES, "openat"))


def run(_count: int, seed: int) -> Outcome:
    """Look at every way in which the program writes."""
    if not is_there():
        return Outcome(faults=[MISSING])
    return in_shares(_some_ways, len(WAYS), seed, size=1)


def _some_ways(share: Share) -> Outcome:
    return joined(_way(list(WAYS)[number]) for number in share.numbers)


def _way(name: str) -> Outcome:
    with tempfile.TemporaryDirectory() as made:
        home, folder = Path(made, "home"), Path(made, "folder")
        home.mkdir()
        folder.mkdir()
        save(everything(), folder / "map.cjm")
        log = Path(made, "log")
        command = ["strace", "-f", "-y", "-o", str(log), "-e", f"trace={_TRACED}"]
        command += [sys.executable, "-m", "torture.ways", name, str(folder)]
        environment = {**os.environ, "HOME": str(home), "XDG_STATE_HOME": str(home)}
        done = subprocess.run(command, env=environment, check=False, capture_output=True)
        if done.returncode:
            return Outcome(done=1, faults=[f"{name}: {done.stderr.decode(errors='replace')[-300:]}"])
        return judged(name, calls(log.read_text("utf-8", errors="replace")), folder)


def judged(name: str, made: Iterable[Call], folder: Path) -> Outcome:
    """Return what is to be said of the calls of one way of writing into a folder."""
    inside = [call for call in made if not call.is_failed and _is_in(folder, call)]
    replaced = [i for i, call in enumerate(inside) if call.name in RENAMES and _is_filled(call.paths[-2])]
    outcome = Outcome(done=1)
    outcome.seen["files replaced"] = len(replaced)
    if not replaced:
        outcome.faults.append(f"{name}: no file was replaced")
    for index in replaced:
        outcome.faults += [f"{name}: {what}" for what in _faults(inside, index)]
    return outcome


def _is_in(folder: Path, call: Call) -> bool:
    return any(path.startswith(str(folder)) for path in call.paths)


def _is_filled(source: str) -> bool:
    """Whether it is a file with content that gets its name now, and no folder."""
    return _FILLED.fullmatch(Path(source).name) is not None


def _faults(made: Sequence[Call], index: int) -> list[str]:
    """Return what is wrong with the calls around the one that puts a file in the place of another."""
    source, target = made[index].paths[-2:]
    of_source = [
        call.name for call in made[:index] if source in call.paths and call.name in (*WRITES, *SYNCS)
    ]
    folder = str(Path(target).parent)
    faults = []
    if not of_source or of_source[-1] not in SYNCS:
        faults.append(f"{Path(target).name} was replaced by a file that is not on the disk")
    if not any(name in WRITES for name in of_source):
        faults.append(f"{Path(target).name} was replaced by a file into which nothing was written")
    after = made[index + 1 :]
    synced = next((i for i, call in enumerate(after) if call.name in SYNCS and folder in call.paths), None)
    meanwhile = {str(Path(call.paths[-1]).parent) for call in after[:synced] if call.name in RENAMES}
    if synced is None or meanwhile - {folder}:
        faults.append(f"the folder of {Path(target).name} was not brought to the disk after it")
    return faults
