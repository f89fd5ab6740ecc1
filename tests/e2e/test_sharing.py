"""Two real programs share a file: one looks on while the other works, takes over, and loses nothing of it."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage.file import load
from cjm_desktop.storage.lock import holder_of
from cjm_desktop.storage.saving import save
from cjm_desktop.storage.targets import lock_beside
from cjm_desktop.templates.catalogue import EMPTY, template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.e2e.conftest import Screen

pytestmark = pytest.mark.e2e


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty map in a file."""
    made = tmp_path / "map.cjm"
    save(template(EMPTY, "en"), made)
    return made


def texts(path: Path) -> list[str]:
    return [card.text for journey in load(path).maps for card in journey.cards]


def goes_to(screen: Screen, window: str) -> None:
    """Wait until the keys go to a window."""
    screen.run("xdotool", "windowactivate", "--sync", window)
    screen.wait_for("the keys", lambda: screen.run("xdotool", "getactivewindow") == window)
    time.sleep(0.7)


def active(screen: Screen, title: str) -> str:
    """Wait until the keys go to a window with this very title, and return it."""

    def found() -> str:
        window = screen.run("xdotool", "getactivewindow")
        return window if screen.title(window) == title else ""

    window = str(screen.wait_for(f"the keys in {title!r}", found))
    time.sleep(0.7)
    return window


def holds(screen: Screen, path: Path, pid: int) -> None:
    def is_held() -> bool:
        holder = holder_of(path)
        return holder is not None and holder.pid == pid

    screen.wait_for(f"the lock of {pid}", is_held)


def opened(screen: Screen, path: Path, pid: int) -> str:
    """Wait until a program has the file open, and return its window."""
    holds(screen, path, pid)
    return active(screen, "map.cjm — CJM Desktop")


def test_who_looks_on_sees_what_is_saved_and_works_on_when_the_other_is_gone(
    screen: Screen, program: Callable[..., Any], path: Path
) -> None:
    screen.layout("us")
    with program(str(path)) as first:
        working = opened(screen, path, first.pid)
        with program(str(path)) as second:
            active(screen, "CJM Desktop")
            screen.key("Return")
            looking = active(screen, "map.cjm (read-only) — CJM Desktop")
            screen.type("refused")
            screen.key("Tab")
            goes_to(screen, working)
            screen.type("By the first")
            screen.key("Tab", "ctrl+s")
            screen.wait_for("the save", lambda: texts(path) == ["By the first"])
            first.send_signal(signal.SIGKILL)
            first.wait()
            assert lock_beside(path).exists()
            goes_to(screen, looking)
            time.sleep(1)
            # To the bar by way of the panels: it offers to reload, then to edit here.
            screen.key("F6", "F6", "F6", "space")
            time.sleep(1)
            screen.key("F6", "F6", "F6", "Tab", "space")
            holds(screen, path, second.pid)
            looking = active(screen, "map.cjm — CJM Desktop")
            screen.key("F6", "Down")
            screen.run("xdotool", "key", "Escape")
            screen.type("By the second")
            screen.key("Tab", "ctrl+s")
            screen.wait_for("both", lambda: sorted(texts(path)) == ["By the first", "By the second"])


def test_who_lost_the_file_is_asked_before_it_is_saved(
    screen: Screen, program: Callable[..., Any], path: Path
) -> None:
    screen.layout("us")
    with program(str(path)) as first:
        losing = opened(screen, path, first.pid)
        with program(str(path)) as second:
            active(screen, "CJM Desktop")
            screen.key("Tab", "Tab", "space")
            opened(screen, path, second.pid)
            screen.type("By the second")
            screen.key("Tab", "ctrl+s")
            screen.wait_for("the save", lambda: texts(path) == ["By the second"])
            goes_to(screen, losing)
            screen.type("By the first")
            screen.key("Tab", "ctrl+s")
            active(screen, "CJM Desktop")
            screen.key("Escape")
            active(screen, "map.cjm* — CJM Desktop")
            assert texts(path) == ["By the second"]
            holds(screen, path, second.pid)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_what_a_program_that_was_ended_had_open_opens_without_a_question(
    screen: Screen, program: Callable[..., Any], path: Path, number: signal.Signals
) -> None:
    with program(str(path)) as first:
        opened(screen, path, first.pid)
        first.send_signal(number)
        first.wait()
        assert lock_beside(path).exists() is (number == signal.SIGKILL)
    with program(str(path)) as second:
        opened(screen, path, second.pid)
