"""Short forms of the experiments with the real window, each in a process of its own: they fork.

What they promise is broken in turn, to see that they would notice.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from torture import tracing

ROOT = Path(__file__).parents[2]
PROGRESS = re.compile(r"\w+: [\d,]+ of [\d,]+ after \d+ s")
TORN = """
import time
from cjm_desktop.storage import saving
def torn(path, data, _may_replace):
    with path.open("wb", buffering=0) as file:
        for at in range(0, len(data), 16):
            file.write(data[at : at + 16])
            time.sleep(0.0002)
saving.write_atomically = torn
"""
NEVER_KEPT = """
from cjm_desktop.storage.recovery import Recovery
Recovery.write = lambda *_, **__: None
"""
NOT_TOLD = """
from cjm_desktop.qt import document_controller
document_controller.offer = lambda *_: False
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs processes that are forked")


def row(*arguments: str, broken: str = "") -> tuple[int, list[str]]:
    """What the command answers and prints, of a program of which something is broken."""
    script = f"{broken}\nimport sys\nfrom torture.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    # Where the computer has much else to do, it tells how far it is.
    assert [line for line in done.stderr.splitlines() if not PROGRESS.fullmatch(line)] == []
    return done.returncode, done.stdout.splitlines()[1:]


def test_no_save_that_was_told_is_lost_to_a_kill() -> None:
    status, printed = row("saves", "--count", "8")
    assert status == 0, printed
    assert " held " in printed[0]


def test_a_file_that_is_written_in_place_is_found_torn() -> None:
    status, printed = row("saves", "--count", "8", broken=TORN)
    assert status == 1
    assert any("kill " in line for line in printed[1:-1])


def test_what_is_older_than_a_second_comes_back() -> None:
    status, printed = row("keys", "--count", "5")
    assert status == 0, printed


def test_keys_that_are_kept_nowhere_are_missed() -> None:
    # On a busy computer five windows may all die before they have lived long enough to be judged.
    rows = (row("keys", "--count", "5", broken=NEVER_KEPT) for _ in range(4))
    printed = next((printed for status, printed in rows if status == 1), [])
    assert any("is back" in line for line in printed)


@pytest.mark.skipif(not tracing.is_there(), reason="needs strace")
def test_a_call_that_fails_leaves_a_whole_file_and_is_told() -> None:
    status, printed = row("failures", "--count", "8")
    assert status == 0, printed


@pytest.mark.skipif(not tracing.is_there(), reason="needs strace")
def test_a_failure_that_is_not_told_is_noticed() -> None:
    status, printed = row("failures", "--count", "8", broken=NOT_TOLD)
    assert status == 1
    assert any("nobody was told" in line for line in printed)
