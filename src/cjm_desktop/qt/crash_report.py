"""What a developer needs to know of an error, and nothing of the map: no message, no value, no path.

The message of an error may quote the map, and so may a value; a path may name a client. What stays are
kinds of errors, numbers that the system gives them, and places in the program.
"""

from __future__ import annotations

import errno
import platform
import re
import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion

from cjm_desktop import __version__

if TYPE_CHECKING:
    from types import TracebackType

_MOST_CALLS, _MOST_CAUSES = 100, 8
_TOLD_PARTS = 3
"""So much of the end of a path is told of a file that is not of the program: its package and its name."""
_OWN = "cjm_desktop"
_HOW = re.compile(r"^(?:Fatal Python error|Windows fatal exception): ([\w ]+)", re.MULTILINE)
_CALL = re.compile(r'^  File "(.*)", line (\d+) in (\S+)', re.MULTILINE)
"""How a call is written by the interpreter's last words."""


def crash_report(error: BaseException, trace: TracebackType | None) -> str:
    """Return the versions, the system, and the calls that led to an error and to what caused it."""
    return f"{_versions()}\n{_calls(error, trace)}"


def in_short(error: BaseException) -> str:
    """Return an error and its causes on one line, for a log."""
    return " < ".join(map(_kind, _with_causes(error)))


def hard_crash_report(words: str) -> str:
    """Return what the interpreter has written when its process died: how, and the calls that led to it."""
    kind = _HOW.search(words)
    calls = (f"  {_told_file(file)}:{line} {name}" for file, line, name in _CALL.findall(words)[:_MOST_CALLS])
    return "\n".join(("" if kind is None else kind[1], *calls)).strip()


def _versions() -> str:
    return (
        f"CJM Desktop {__version__}\n"
        f"Python {platform.python_version()}, PySide6 {pyside_version}, Qt {qVersion()}\n"
        f"{platform.platform()}\n"
    )


def _calls(error: BaseException, trace: TracebackType | None) -> str:
    parts: list[str] = []
    for number, one in enumerate(_with_causes(error)):
        found = trace if number == 0 else one.__traceback__
        calls = "".join(_told_calls(traceback.extract_tb(found, _MOST_CALLS)))
        parts.append(f"{calls}{_kind(one)}\n")
    return "caused by\n".join(parts)


def _told_calls(calls: traceback.StackSummary) -> list[str]:
    return [f"  {_told_file(one.filename)}:{one.lineno} {one.name}\n" for one in calls]


def _with_causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in found and len(found) < _MOST_CAUSES:
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found


def _kind(error: BaseException) -> str:
    kind = type(error).__qualname__
    if not isinstance(error, OSError) or error.errno is None:
        return kind
    windows = getattr(error, "winerror", None)
    told = errno.errorcode.get(error.errno, str(error.errno))
    return f"{kind} {told}" if windows is None else f"{kind} {told} ({windows})"


def _told_file(file: str) -> str:
    """Return a file of the program within the program, of any other its end: homes are private."""
    parts = PurePath(file.replace("\\", "/")).parts
    if _OWN in parts:
        first = len(parts) - 1 - parts[::-1].index(_OWN)
        return "/".join(parts[first:])
    return "/".join(parts[-_TOLD_PARTS:]) if "site-packages" in parts else PurePath(file).name
