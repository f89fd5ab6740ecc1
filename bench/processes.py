"""Whole processes measured from outside, by the system's account of their processor time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.samples import document
from cjm_desktop.storage.saving import save

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from resource import struct_rusage

HOME = Path("build/bench-home").absolute()
_LEFT_OUT = (
    "PYTHONDONTWRITEBYTECODE",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
)
PAINTED = "paint"
"""When the program is to end itself: at its first painted map."""


def saved(folder: Path, cards: int) -> Path:
    """Return the file of a map of so many cards in a folder."""
    path = folder / f"{cards}.cjm"
    if not path.exists():
        save(document(cards), path)
    return path


def lent(folder: Path, cards: int) -> Path:
    """Return a file of such a map that no other process has open or has left a lock beside."""
    path = Path(tempfile.mkdtemp(dir=folder)) / f"{cards}.cjm"
    save(document(cards), path)
    return path


def opening(path: Path) -> Sequence[str]:
    """Return the command that opens a map in a window."""
    return command_of_ours(str(path))


def command_of_ours(*arguments: str) -> Sequence[str]:
    """Return the command that runs the program with some arguments."""
    return (sys.executable, "-m", "cjm_desktop", *arguments)


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a process, without a screen unless `more` says otherwise.

    As in an installed program the compiled modules are kept; its settings and what it remembers are not the
    user's.
    """
    HOME.mkdir(parents=True, exist_ok=True)
    given = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    return {**given, "HOME": str(HOME), "QT_QPA_PLATFORM": "offscreen", **more}


def timed(
    command: Sequence[str], given: Mapping[str, str], prepare: Callable[[], object] = lambda: None
) -> Callable[[], float]:
    """Return what measures the processor seconds of a process, with those it waited for, to its end."""

    def measure() -> float:
        prepare()
        used = usage(command, given)
        return used.ru_utime + used.ru_stime

    return measure


def told(command: Sequence[str], given: Mapping[str, str]) -> tuple[float, ...]:
    """Run a process that measures something itself, and return the numbers it prints last."""
    done = subprocess.run(command, env=dict(given), check=True, capture_output=True, text=True)
    return tuple(float(number) for number in done.stdout.splitlines()[-1].split())


def usage(command: Sequence[str], given: Mapping[str, str]) -> struct_rusage:
    """Run a process and return the system's account of it; raises CalledProcessError where it fails."""
    child = subprocess.Popen(
        command,
        env=dict(given),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return used
