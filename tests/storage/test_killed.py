"""Programs that are killed while they save over one file, with SIGKILL, at any moment."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage.backups import Backups
from cjm_desktop.storage.file import load, loads
from cjm_desktop.storage.saving import save

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 50

# Loaded once, then each round is a process of its own that saves until it is killed. Of each save it tells
# the number when it is through: so many were promised.
SAVER = """
import os, random, signal, sys, time
from pathlib import Path
from cjm_desktop.edit.frames import set_document
from cjm_desktop.storage.backups import Backups
from cjm_desktop.storage.litter import take_litter_away
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import WORKED_EXAMPLE, template

folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
document = template(WORKED_EXAMPLE, "ru")
chance = random.Random(5)
number = 0
for _ in range(rounds):
    read, write = os.pipe()
    child = os.fork()
    if not child:
        backups = Backups(folder / "state")
        while True:
            number += 1
            save(set_document(document, title=str(number)), folder / "map.cjm", backups)
            os.write(write, b"%d\\n" % number)
    os.close(write)
    told = os.fdopen(read)
    number = int(told.readline())
    time.sleep(chance.random() * 0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    rest = told.read().split()
    number = int(rest[-1]) if rest else number
    print(number, flush=True)
    sys.stdin.readline()
"""


@pytest.mark.skipif(os.name == "nt", reason="needs processes that are forked")
def test_no_save_that_was_promised_is_lost_and_no_file_is_torn(tmp_path: Path) -> None:
    file, backups = tmp_path / "map.cjm", Backups(tmp_path / "state")
    command = [sys.executable, "-c", SAVER, str(tmp_path), str(ROUNDS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as saver:
        assert saver.stdin is not None
        assert saver.stdout is not None
        for _ in range(ROUNDS):
            promised = int(saver.stdout.readline())
            # One more may have been through and not told yet.
            assert int(load(file).title) in (promised, promised + 1)
            titles = [int(loads(backups.read(version)).title) for version in backups.list(file)]
            assert titles == sorted(titles, reverse=True)
            assert titles[0] in (promised, promised + 1)
            saver.stdin.write("go on\n")
            saver.stdin.flush()
    assert saver.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="needs processes that are forked")
def test_what_the_killed_left_is_gone_after_the_next_save_a_moment_later(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SAVER, str(tmp_path), "8"]
    subprocess.run(command, input="\n" * 8, check=True, text=True, stdout=subprocess.DEVNULL, timeout=60)
    for left in tmp_path.rglob(".cjm-*.tmp"):
        os.utime(left, (left.stat().st_atime, left.stat().st_mtime - 2))

    save(
        load(tmp_path / "map.cjm").replaced(title="at last"),
        tmp_path / "map.cjm",
        Backups(tmp_path / "state"),
    )
    assert list(tmp_path.rglob(".cjm-*.tmp")) == []
