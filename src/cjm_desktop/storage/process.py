"""Which process wrote something, and whether it runs still: a number alone is given to others later."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from msgspec import Struct

_STILL_ACTIVE = 259
_QUERY = 0x1000
"""PROCESS_QUERY_LIMITED_INFORMATION of Windows."""
_STARTED_AT = 19
"""Where a process says when it began, counted from its state, in /proc/PID/stat (proc(5))."""


class Process(Struct, frozen=True):
    """A process: its computer, its number there, and when it began, in the words of its system."""

    computer: str
    pid: int
    started: str


@cache
def _this(pid: int) -> Process:
    return Process(this_computer(), pid, _began(pid))


def this_process() -> Process:
    """Return the process that asks."""
    return _this(os.getpid())


def is_running(process: Process) -> bool:
    """Whether a process of this computer runs still; one that only has its number is another one."""
    return bool(process.started) and _began(process.pid) == process.started


def running(pid: int) -> Process | None:
    """Return the process of this computer that has this number now, None where none has."""
    began = _began(pid)
    return Process(this_computer(), pid, began) if began else None


@cache
def this_computer() -> str:
    """Return what tells this computer from others that may share a folder with it."""
    for file in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        try:
            known = file.read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            continue
        if known:
            return known
    # Loaded only where it is needed: it takes longer than all of this.
    import platform

    return platform.node()


def _began(pid: int) -> str:
    """Return when a process began, "" where none of that number runs."""
    if pid <= 0:
        return ""
    if sys.platform == "win32":
        return _began_on_windows(pid)
    return _began_on_linux(pid) if os.path.lexists("/proc/self/stat") else _began_elsewhere(pid)


def _began_on_linux(pid: int) -> str:
    try:
        # The name of a process may hold brackets and blanks: what follows the last bracket does not.
        said = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        is_gone = said[0] in (b"Z", b"X")
        return "" if is_gone else f"{boot} {int(said[_STARTED_AT])}"
    except (OSError, ValueError, IndexError):
        return ""


def _began_elsewhere(pid: int) -> str:
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 - nothing but a number goes into it
            ["/bin/ps", "-o", "lstart=", "-p", str(pid)],
            env={"LC_ALL": "C"},
            capture_output=True,
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("ascii", "replace").strip()


def _began_on_windows(pid: int) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32")
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = wintypes.HANDLE(kernel.OpenProcess(_QUERY, False, pid))
    if not handle:
        return ""
    try:
        code, times = wintypes.DWORD(), [wintypes.FILETIME() for _ in range(4)]
        is_told = kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and kernel.GetProcessTimes(
            handle, *(ctypes.byref(one) for one in times)
        )
        is_there = is_told and code.value == _STILL_ACTIVE
        return f"{times[0].dwHighDateTime:08x}{times[0].dwLowDateTime:08x}" if is_there else ""
    finally:
        kernel.CloseHandle(handle)
