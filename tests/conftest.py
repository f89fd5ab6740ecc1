"""What every test stands on: no screen, and a home folder of its own."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

_HOME = pytest.StashKey[Path]()
_FOLDERS = {
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".runtime",
}


def pytest_configure(config: pytest.Config) -> None:
    """Point Qt and the standard folders away from the user's screen and files.

    Once a process and before Qt is imported: QSettings remembers the first folder it was given.
    """
    # Nothing is timed in the tests, an example of a property neither.
    settings.register_profile("cjm", deadline=None)
    settings.load_profile("cjm")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = Path(tempfile.mkdtemp(prefix="cjm-home-"))
    config.stash[_HOME] = home
    os.environ["HOME"] = str(home)
    os.environ.update({name: str(home / folder) for name, folder in _FOLDERS.items()})
    (home / _FOLDERS["XDG_RUNTIME_DIR"]).mkdir(mode=0o700)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the home folder away again."""
    shutil.rmtree(config.stash[_HOME], ignore_errors=True)


@pytest.fixture(autouse=True)
def home(pytestconfig: pytest.Config) -> Path:
    """The user's home folder, empty before each test."""
    folder = pytestconfig.stash[_HOME]
    for entry in folder.iterdir():
        if entry.name != _FOLDERS["XDG_RUNTIME_DIR"]:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    return folder


@pytest.fixture
def steps() -> Callable[[Callable[[], object]], int]:
    """Counts the lines of Python that a call runs: what grows with them grows on every machine alike."""

    def count(action: Callable[[], object]) -> int:
        lines = 0

        def trace(frame: FrameType, event: str, argument: Any) -> Any:
            nonlocal lines
            lines += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            action()
        finally:
            sys.settrace(before)
        return lines

    return count
