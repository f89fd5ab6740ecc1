"""Every way of writing a file brings it to the disk before it replaces, and the folder after."""

from __future__ import annotations

from pathlib import Path

import pytest

from torture import order, tracing, ways

GOOD = """\
7 openat(AT_FDCWD</x>, "/f/.cjm-1.tmp", O_RDWR|O_CREAT|O_EXCL) = 5</f/.cjm-1.tmp>
7 write(5</f/.cjm-1.tmp>, "{\\"a\\": 3</f/no>", 14) = 14
7 fsync(5</f/.cjm-1.tmp>) = 0
7 rename("/f/.cjm-1.tmp", "/f/map.cjm") = 0
7 openat(AT_FDCWD</x>, "/f", O_RDONLY|O_CLOEXEC) = 6</f>
7 fsync(6</f>) = 0
""".splitlines()


def judged(lines: list[str]) -> list[str]:
    """What is found wrong with a log."""
    return order.judged("a way", tracing.calls("\n".join(lines)), Path("/f")).faults


@pytest.mark.skipif(not tracing.is_there(), reason="needs strace")
def test_every_way_of_writing_keeps_the_order() -> None:
    outcome = order.run(0, 5)
    assert outcome.faults == []
    assert outcome.seen["files replaced"] >= outcome.done == len(ways.WAYS)


def test_the_right_order_is_right() -> None:
    assert judged(GOOD) == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (GOOD[:2] + GOOD[3:], "not on the disk"),
        ([GOOD[0], GOOD[2], GOOD[1], *GOOD[3:]], "not on the disk"),
        ([GOOD[0], *GOOD[2:]], "nothing was written"),
        (GOOD[:4], "folder of map.cjm was not brought"),
        ([*GOOD[:3], *GOOD[4:], GOOD[3]], "folder of map.cjm was not brought"),
        ([*GOOD[:5], GOOD[5].replace("= 0", "= -1 EIO (Input/output error)")], "folder of map.cjm"),
        (GOOD[:3], "no file was replaced"),
    ],
)
def test_another_order_is_noticed(lines: list[str], told: str) -> None:
    (fault,) = judged(lines)
    assert told in fault
