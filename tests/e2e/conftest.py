"""A real X server with a window manager, and the program in it, worked by real key presses."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECONDS = 30.0
_BETWEEN = 0.05


@contextmanager
def running(*command: str, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process as long as the block lasts."""
    process = subprocess.Popen(command, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@dataclass
class Screen:
    """An X server of its own: `layout` sets its keyboard, `key` and `type` press its keys."""

    environment: dict[str, str]

    def run(self, *command: str) -> str:
        """Run a command on the screen and return what it says."""
        done = subprocess.run(
            command, env=self.environment, check=False, capture_output=True, text=True, timeout=SECONDS
        )
        return done.stdout.strip()

    def layout(self, names: str) -> None:
        """Set the layouts of the keyboard: "us", "ru", "us,ru"."""
        self.run("setxkbmap", "-layout", names)

    def key(self, *keys: str) -> None:
        """Press keys by their names."""
        self.run("xdotool", "key", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        """Type a text by the keys that bear its letters."""
        self.run("xdotool", "type", "--delay", "40", text)

    def window_named(self, name: str) -> str:
        """Wait for a window whose title has these words and return its id."""
        return str(
            self.wait_for(
                f"a window named {name!r}",
                lambda: self.run("xdotool", "search", "--onlyvisible", "--name", name).split("\n")[0],
            )
        )

    @staticmethod
    def wait_for(what: str, is_so: Callable[[], Any]) -> Any:
        """Wait until `is_so` answers with something; fail with `what` was awaited."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            found = is_so()
            if found:
                return found
            time.sleep(_BETWEEN)
        return pytest.fail(f"waited {SECONDS:.0f} s in vain for {what}")

    def title(self, window: str) -> str:
        """Return the title of a window."""
        return self.run("xdotool", "getwindowname", window)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A screen with a window manager and a home folder that is empty."""
    read, write = os.pipe()
    # Without -noreset the server starts anew when its last client leaves, and drops whoever comes just then.
    command = (
        "Xvfb",
        "-noreset",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        "1280x860x24",
        "-nolisten",
        "tcp",
    )
    with running(*command, pass_fds=(write,), stderr=subprocess.DEVNULL):
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        home = tmp_path / "home"
        home.mkdir()
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))},
            "DISPLAY": f":{number}",
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
        }
        with running("openbox", env=environment, stderr=subprocess.DEVNULL):
            made = Screen(environment)
            made.wait_for("the window manager", lambda: made.run("xdotool", "get_num_desktops"))
            yield made


@pytest.fixture
def program(screen: Screen) -> Callable[..., Any]:
    """Starts the program on the screen."""

    @contextmanager
    def start(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        command = (sys.executable, "-m", "cjm_desktop", *arguments)
        with running(*command, env=screen.environment) as process:
            yield process

    return start
