"""Long work of which only the latest is wanted."""

from __future__ import annotations

import gc
import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.qt.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from cjm_desktop.qt.jobs import Outcome

    Tell = Callable[[float], bool]


@pytest.fixture
def latest(qtbot: QtBot) -> Iterator[LatestJob]:
    made = LatestJob()
    yield made
    made.stop()


@pytest.fixture
def ends(latest: LatestJob) -> list[Outcome]:
    told: list[Outcome] = []
    latest.finished.connect(told.append)
    return told


def until_told_to_stop(tell: Tell) -> None:
    while tell(0.5):
        time.sleep(0.005)
    raise InterruptedError


def workers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "cjm-job"]


def test_one_after_the_other_is_done(qtbot: QtBot, latest: LatestJob, ends: list[Outcome]) -> None:
    for number in range(3):
        latest.ask(lambda _, number=number: number)  # type: ignore[misc]
        qtbot.waitUntil(lambda: not latest.is_busy)
    assert [outcome.result for outcome in ends] == [0, 1, 2]


def test_a_newer_one_replaces_what_runs_and_what_waits(
    qtbot: QtBot, latest: LatestJob, ends: list[Outcome]
) -> None:
    latest.ask(until_told_to_stop)
    latest.ask(until_told_to_stop)
    latest.ask(lambda _: "the last")
    assert len(workers()) == 1
    qtbot.waitUntil(lambda: not latest.is_busy)
    assert [outcome.result for outcome in ends] == ["the last"]


def test_what_is_forgotten_is_not_told(qtbot: QtBot, latest: LatestJob, ends: list[Outcome]) -> None:
    latest.ask(until_told_to_stop)
    latest.forget()
    assert not latest.is_busy
    qtbot.waitUntil(lambda: not workers())
    qtbot.wait(60)
    assert ends == []


def test_a_window_may_close_without_waiting_and_hears_no_more(
    qtbot: QtBot, latest: LatestJob, ends: list[Outcome]
) -> None:
    goes_on = threading.Event()

    def deaf(_tell: Tell) -> None:
        goes_on.wait(20)

    latest.ask(deaf)
    latest.ask(until_told_to_stop)
    latest.leave()
    assert len(workers()) == 1
    assert not latest.is_busy
    assert not gc.isenabled()
    goes_on.set()
    qtbot.waitUntil(gc.isenabled)
    assert not workers()
    assert ends == []


def test_a_window_that_closes_waits_for_the_end(latest: LatestJob) -> None:
    latest.ask(until_told_to_stop)
    latest.ask(until_told_to_stop)
    latest.stop()
    latest.stop()
    assert workers() == []


def test_a_window_that_is_destroyed_takes_its_work_along(qtbot: QtBot) -> None:
    window = QWidget()
    LatestJob(window).ask(until_told_to_stop)
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert workers() == []
