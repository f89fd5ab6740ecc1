"""Long work beside the window."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cjm_desktop.qt.jobs import MANY_OBJECTS, Job, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    Tell = Callable[[float], bool]


def run(qtbot: QtBot, job: Job) -> Outcome:
    with qtbot.waitSignal(job.finished, timeout=5000) as told:
        job.start()
    return told.args[0]


def test_the_result_comes_back_to_the_windows_thread(qtbot: QtBot) -> None:
    job = Job(lambda _: threading.current_thread().name)
    assert run(qtbot, job) == Outcome(result="cjm-job")


def test_the_share_done_is_told_while_it_grows(qtbot: QtBot) -> None:
    def work(tell: Tell) -> None:
        for share in (0.25, 0.5, 1.0):
            tell(share)
            time.sleep(0.12)

    job, shares = Job(work), list[float]()
    job.progressed.connect(lambda news: shares.append(news.share))
    run(qtbot, job)
    assert shares == [0.25, 0.5, 1.0]


def test_an_error_is_handed_over_as_it_is(qtbot: QtBot) -> None:
    def work(_: Tell) -> None:
        message = "on purpose"
        raise ZeroDivisionError(message)

    assert isinstance(run(qtbot, Job(work)).error, ZeroDivisionError)


def until_told_to_stop(tell: Tell) -> None:
    while tell(0.5):
        time.sleep(0.01)
    raise InterruptedError


def test_work_that_is_cancelled_ends_with_neither_result_nor_error(qtbot: QtBot) -> None:
    job = Job(until_told_to_stop)
    job.progressed.connect(lambda _: job.cancel())
    assert run(qtbot, job) == Outcome(was_cancelled=True)


def test_work_that_was_done_before_it_heard_of_cancelling_counts(qtbot: QtBot) -> None:
    job = Job(lambda _: "done")
    job.cancel()
    assert run(qtbot, job).result == "done"


def test_the_collector_rests_while_a_job_runs(qtbot: QtBot) -> None:
    seen: list[bool] = []
    run(qtbot, Job(lambda _: seen.append(gc.isenabled())))
    assert seen == [False]
    assert gc.isenabled()


@pytest.fixture
def kept_away() -> Iterator[Callable[[], int]]:
    """Tells of how many objects more the collector has been told to leave out."""
    before = gc.get_freeze_count()
    yield lambda: gc.get_freeze_count() - before
    gc.unfreeze()


def test_the_collector_leaves_out_what_is_made_in_great_numbers(
    qtbot: QtBot, kept_away: Callable[[], int]
) -> None:
    few = run(qtbot, Job(lambda _: [[] for _ in range(100)])).result
    assert kept_away() == 0
    many = run(qtbot, Job(lambda _: [[] for _ in range(MANY_OBJECTS + 1)])).result
    assert kept_away() > len(many) > len(few)


def test_a_window_that_closes_can_wait_for_the_end(qtbot: QtBot) -> None:
    job = Job(until_told_to_stop)
    job.start()
    job.stop()
    job.stop()
    assert gc.isenabled()
    assert not [thread for thread in threading.enumerate() if thread.name == "cjm-job"]


def test_a_job_whose_window_is_destroyed_ends_before_it(qtbot: QtBot) -> None:
    window = QWidget()
    job = Job(until_told_to_stop, window)
    job.start()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(job)
    assert gc.isenabled()
    assert not [thread for thread in threading.enumerate() if thread.name == "cjm-job"]


ENDED_AT_WORK = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from cjm_desktop.qt.jobs import Job
from cjm_desktop.storage.atomic import write_atomically

def write(tell):
    def fill(file):
        while tell(0.5):
            file.write(b"half")
            print("at work", flush=True)
        raise InterruptedError
    write_atomically(Path(sys.argv[1]), fill)

program = QCoreApplication([])
job = Job(write)
job.start()
program.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_a_program_that_the_system_ends_leaves_no_half_written_file(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ENDED_AT_WORK, str(tmp_path / "poster.pdf")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"at work\n"
        program.terminate()
        program.communicate(timeout=20)
    assert program.returncode == -signal.SIGTERM
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
