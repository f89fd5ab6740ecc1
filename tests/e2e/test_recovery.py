"""The real program is killed while keys are pressed; what is older than a second comes back."""

from __future__ import annotations

import json
import random
import signal
import time
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.storage.file import load
from cjm_desktop.storage.saving import save
from cjm_desktop.templates.catalogue import EMPTY, template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.e2e.conftest import Screen

pytestmark = pytest.mark.e2e

WITHIN = 1.0
"""Seconds in which what was typed must lie in the state folder."""
KILLS = 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty map, 5 x 6, in a file."""
    made = tmp_path / "map.cjm"
    save(template(EMPTY, "en"), made)
    return made


@pytest.fixture
def recovery(tmp_path: Path) -> Path:
    """Where the program keeps what is not saved."""
    return tmp_path / "home" / ".local" / "state" / "cjm-desktop" / "recovery"


def kept(recovery: Path) -> list[Path]:
    return sorted(recovery.glob("*.cjm"))


def texts(path: Path) -> list[str]:
    return [card.text for journey in load(path).maps for card in journey.cards]


def opened(screen: Screen, name: str) -> str:
    """Wait until a window takes keys."""
    window = screen.window_named(name)
    screen.wait_for("the keys", lambda: screen.run("xdotool", "getactivewindow") == window)
    time.sleep(0.5)
    return window


def test_what_is_older_than_a_second_is_back_whenever_the_program_is_killed(
    screen: Screen, program: Callable[..., Any], path: Path, recovery: Path
) -> None:
    pick = random.Random(5)
    for number in range(KILLS):
        screen.layout("us")
        typed: list[tuple[float, str]] = []
        with program(str(path)) as process:
            opened(screen, "map.cjm")
            for word in range(pick.randint(1, 4)):
                text = f"kill{number}word{word}"
                screen.type(text)
                typed.append((time.monotonic(), text))
                screen.key("Tab")
                time.sleep(pick.random() * 0.7)
            time.sleep(pick.random())
            killed = time.monotonic()
            process.send_signal(signal.SIGKILL)
            process.wait()
        due = [text for at, text in typed if killed - at > WITHIN]
        found = {text for file in kept(recovery) for text in texts(file)}
        assert set(due) <= found
        for file in recovery.iterdir():
            file.unlink()


def test_a_killed_map_without_a_file_comes_back_from_the_start_page(
    screen: Screen, program: Callable[..., Any], tmp_path: Path, recovery: Path
) -> None:
    screen.layout("us")
    with program() as process:
        opened(screen, "CJM Desktop")
        screen.key("Down", "Return")
        screen.window_named("Untitled|journey")
        time.sleep(1)
        screen.type("Never saved")
        screen.wait_for("the copy", lambda: any("Never saved" in texts(file) for file in kept(recovery)))
        process.send_signal(signal.SIGKILL)
        process.wait()
    with program():
        opened(screen, "CJM Desktop")
        # The offers come after the first picture, and the keys begin at Restore of the first.
        time.sleep(1.5)
        screen.key("space")
        window = screen.window_named("[*] — CJM Desktop")
        screen.wait_for("the map as unsaved", lambda: "*" in screen.title(window))
        screen.wait_for("the map to be taken", lambda: owners(recovery) and len(kept(recovery)) == 1)
        assert "Never saved" in texts(kept(recovery)[0])


def owners(recovery: Path) -> set[int]:
    """The processes to whom the copies belong."""
    return {json.loads(file.read_text("utf-8"))["process"]["pid"] for file in recovery.glob("*.json")}


def test_two_programs_with_the_same_file_keep_a_copy_each_and_offer_none_of_the_other(
    screen: Screen, program: Callable[..., Any], path: Path, recovery: Path
) -> None:
    screen.layout("us")
    with program(str(path)) as first:
        opened(screen, "map.cjm")
        screen.type("By the first")
        screen.wait_for("its copy", lambda: any("By the first" in texts(file) for file in kept(recovery)))
        with program(str(path)) as second:
            # Somebody has the file open: it is taken over.
            screen.wait_for(
                "the question",
                lambda: screen.title(screen.run("xdotool", "getactivewindow")) == "CJM Desktop",
            )
            screen.key("Tab", "Tab", "space")
            screen.wait_for("two windows", lambda: len(windows(screen)) == 2)
            time.sleep(1)
            screen.type("By the second")
            screen.wait_for("two copies", lambda: len(kept(recovery)) == 2)
            assert owners(recovery) == {first.pid, second.pid}
            second.send_signal(signal.SIGKILL)
            second.wait()
        assert len(kept(recovery)) == 2
        assert {text for file in kept(recovery) for text in texts(file)} == {"By the first", "By the second"}


def windows(screen: Screen) -> list[str]:
    return screen.run("xdotool", "search", "--onlyvisible", "--name", "map.cjm").split()


def test_a_terminated_program_keeps_its_last_letters(
    screen: Screen, program: Callable[..., Any], path: Path, recovery: Path
) -> None:
    screen.layout("us")
    with program(str(path)) as process:
        opened(screen, "map.cjm")
        screen.type("The last letters")
        screen.wait_for("the mark of a change", lambda: "*" in screen.title(windows(screen)[0]))
        process.terminate()
        process.wait(20)
        assert process.returncode == -signal.SIGTERM
    (file,) = kept(recovery)
    assert "The last letters" in texts(file)
