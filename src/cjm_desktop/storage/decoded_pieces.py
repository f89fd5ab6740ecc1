"""Bytes of which pieces are in one encoding and pieces in another, or are a byte off: read piece by piece."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ONE_BYTE = ("cp1251", "koi8-r", "cp866")
WIDE = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
"""Encodings with so many bytes a letter."""
_FREQUENT = frozenset("оеаинтсрвл")
_LONGEST_LOOK = 64 * 1024
_LEAST_OF_A_RUN, _MOST_OF_A_RUN = 4, 4096
_LATIN, _HIGH = rb"[\t\n\r\x20-\x7e\xa0-\xff]", rb"[\x04\x20-\x22]"
_LETTERS = {
    "utf-16-le": rb"(?:%b\x00|[\x01-\xff]%b)" % (_LATIN, _HIGH),
    "utf-16-be": rb"(?:\x00%b|%b[\x01-\xff])" % (_LATIN, _HIGH),
    "utf-32-le": rb"(?:%b\x00|[\x01-\xff]%b)\x00\x00" % (_LATIN, _HIGH),
    "utf-32-be": rb"\x00\x00(?:\x00%b|%b[\x01-\xff])" % (_LATIN, _HIGH),
}
_RUNS = {
    # Greedy and so of a limited length: before Python 3.11.5 a possessive group may end amid a letter.
    name: re.compile(rb"(?:%b){%d,%d}" % (one, _LEAST_OF_A_RUN, _MOST_OF_A_RUN))
    for name, one in _LETTERS.items()
}
_SEGMENT = re.compile(rb'["\n]|[^"\n]+')
_FEW = 30
"""Bytes above ASCII that are no UTF-8; fewer are broken letters rather than another encoding."""


def wide_by_runs(data: bytes) -> str | None:
    """Return text with two or four bytes a letter wherever it begins; None where there is no such text."""
    if data.count(0) * 8 < len(data):
        return None
    head = data[:_LONGEST_LOOK]
    best = max(WIDE, key=lambda name: _fit(head, name))
    return in_step(data, best) if _fit(head, best)[0] else None


def _fit(data: bytes, encoding: str) -> tuple[bool, int]:
    """Return how well letters read are in step: the wrong order of bytes swallows quotes beside Cyrillic."""
    runs = [run.group() for run in _RUNS[encoding].finditer(data)]
    return 2 * sum(map(len, runs)) > len(data), sum(run.decode(encoding).count('"') for run in runs)


def in_step(data: bytes, encoding: str) -> str:
    """Return text with two or four bytes a letter; where a byte is missing it falls into step again."""
    return "".join(_runs(data, encoding))


def _runs(data: bytes, encoding: str) -> Iterator[str]:
    """Yield the text of each run, and what stands between two of them as well as it goes."""
    at = 0
    for run in _RUNS[encoding].finditer(data):
        yield data[at : run.start()].decode(encoding, "replace")
        yield run.group().decode(encoding, "replace")
        at = run.end()
    yield data[at:].decode(encoding, "replace")


def mixed(data: bytes) -> str | None:
    """Return text of which some places are UTF-8 and others in an old encoding, or in none, as noise is.

    None where no letter beyond ASCII is UTF-8.
    """
    segments = _SEGMENT.findall(data)
    if not any(not one.isascii() and _is_utf_8(one) for one in segments):
        return None
    foreign = b"".join(one for one in segments if not _is_utf_8(one))
    return "".join(map(_reader(russian_in(foreign) or "utf-8"), segments))


def russian_in(data: bytes) -> str | None:
    """Return the old encoding in which the bytes are Russian beyond doubt, None where there is none."""
    above = sum(byte > 0x7F for byte in data[:_LONGEST_LOOK])
    encoding = likely(data)
    return encoding if above >= _FEW and 3 * _frequent(data, encoding) >= above else None


def _reader(encoding: str) -> Callable[[bytes], str]:
    return lambda one: one.decode() if _is_utf_8(one) else one.decode(encoding, "replace")


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def likely(data: bytes) -> str:
    """Return the old encoding in which the bytes are most likely Russian."""
    return max(_ONE_BYTE, key=lambda one: _frequent(data, one))


def _frequent(data: bytes, encoding: str) -> int:
    """Return how often the most frequent letters of Russian stand in the bytes, if they are so encoded."""
    above = bytes(byte for byte in data[:_LONGEST_LOOK] if byte > 0x7F)
    return sum(letter in _FREQUENT for letter in above.decode(encoding, "replace"))
