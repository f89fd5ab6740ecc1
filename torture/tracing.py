"""The calls a process makes to its system, seen by strace; strace also lets them fail."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = "strace is missing; on Debian: apt-get install strace"
_CALL = re.compile(
    r"(?:(?:\[pid +)?(?P<thread>\d+)\]? +)?(?P<name>\w+)\((?P<said>.*)"
    r"(?:\) += (?P<result>-?\d+|\?)(?P<rest>.*)| <unfinished \.\.\.>)"
)
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DESCRIPTOR = re.compile(r"(?:^|, )\d+<([^>]*)>")


class Call(NamedTuple):
    """One call: its name, the paths it names and those of its descriptors, and whether it failed.

    One during which another thread was heard counts where it began; whether it failed is not known.
    """

    name: str
    paths: tuple[str, ...]
    is_failed: bool = False
    error: str = ""
    thread: str = ""


def is_there() -> bool:
    """Whether there is strace on this machine."""
    return shutil.which("strace") is not None


def calls(log: str) -> Iterator[Call]:
    """Yield the calls in a log of strace with `-y`, which names the files of descriptors."""
    for line in log.splitlines():
        found = _CALL.match(line)
        if found is not None:
            said, name = found["said"], found["name"]
            # What is written may look like anything: of a write only the descriptor counts.
            paths = _DESCRIPTOR.findall(said[:4096] if name not in WRITES else said.partition('"')[0])
            paths += [] if name in WRITES else _TEXT.findall(said)
            is_failed = (found["result"] or "").startswith("-")
            error = found["rest"].strip() if is_failed else ""
            yield Call(name, tuple(paths), is_failed, error, found["thread"] or "")


WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range", "ftruncate")
SYNCS = ("fsync", "fdatasync")
RENAMES = ("rename", "renameat", "renameat2")
