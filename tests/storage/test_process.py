"""A process is told from a later one that was given its number."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from msgspec.structs import replace

from cjm_desktop.storage.process import is_running, this_process

WHO = "from cjm_desktop.storage.process import this_process; from msgspec import json; import sys\n"
SAY_WHO = WHO + "print(json.encode(this_process()).decode(), flush=True); sys.stdin.read()"


def test_the_process_that_asks_runs() -> None:
    assert this_process().pid == os.getpid()
    assert is_running(this_process())


def test_one_that_began_at_another_time_is_another_one() -> None:
    assert not is_running(replace(this_process(), started="another day"))


@pytest.mark.parametrize("pid", [0, -1, 2**31 - 1])
def test_nobody_has_a_number_that_is_not_given(pid: int) -> None:
    assert not is_running(replace(this_process(), pid=pid))


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_a_killed_process_is_gone_even_before_its_parent_hears_of_it() -> None:
    from msgspec import json

    from cjm_desktop.storage.process import Process

    command = [sys.executable, "-c", SAY_WHO]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE) as child:
        assert child.stdout is not None
        who = json.decode(child.stdout.readline(), type=Process)
        assert is_running(who)
        child.send_signal(signal.SIGKILL)
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert not is_running(who)
    assert not is_running(who)
