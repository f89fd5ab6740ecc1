"""What every test stands on: no screen, and a home folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from cjm_desktop.model.document import Document

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
    _heed_signals()


def _heed_signals() -> None:
    """Heed what ends a program, as a program does that a user starts; behind `nohup` or `&` it is ignored."""
    for sent, action in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        if signal.getsignal(sent) is signal.SIG_IGN:
            signal.signal(sent, action)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Empty the clipboard, which would outlive Python with an object of Python in it; take the home away."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()
    shutil.rmtree(config.stash[_HOME], ignore_errors=True)


@pytest.fixture(autouse=True)
def home(pytestconfig: pytest.Config) -> Path:
    """The user's home folder, empty before each test."""
    folder = pytestconfig.stash[_HOME]
    for entry in folder.iterdir():
        if entry.name != _FOLDERS["XDG_RUNTIME_DIR"]:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    return folder


class Disk:
    """A real disk of a megabyte."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        _mount("mount", "-t", "tmpfs", "-o", "size=1m", "cjm-test", str(folder))

    def fill(self) -> None:
        """Leave no byte free."""
        with (self.folder / "fills it").open("ab", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"x" * 4096)

    def make_room(self) -> None:
        """Free again what was filled."""
        (self.folder / "fills it").unlink()

    def protect(self) -> None:
        """Let nobody write any more."""
        _mount("mount", "-o", "remount,ro", str(self.folder))

    def take_away(self) -> None:
        """Let it vanish, whoever has files of it open; the empty folder stays where it was."""
        _mount("umount", "-l", str(self.folder))


def _mount(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=60)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk that can be full, read-only or gone; needs the rights to mount one."""
    try:
        made = Disk(tmp_path / "disk")
    except (OSError, subprocess.SubprocessError):
        pytest.skip("needs rights to mount a disk")
    yield made
    if made.folder.is_mount():
        made.take_away()


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


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], Counter[str]]:
    """Counts how often each function of the program is called meanwhile, by its qualified name."""

    def count(action: Callable[[], object]) -> Counter[str]:
        called: Counter[str] = Counter()

        def profile(frame: FrameType, event: str, argument: Any) -> None:
            if event == "call" and "cjm_desktop" in frame.f_code.co_filename:
                called[frame.f_code.co_qualname] += 1

        before = sys.getprofile()
        sys.setprofile(profile)
        try:
            action()
        finally:
            sys.setprofile(before)
        return called

    return count


@pytest.fixture(scope="session")
def map_of() -> Callable[[int], Document]:
    """Returns a function: a document of 1,000 cards in 10 stages and 20 lanes, or of 10,000 in 50 and 40.

    Five cards to a cell, the first of a mood with its level; their ids are c<lane>.<stage>.<place>.
    """
    return cache(_map_of)


def _map_of(cards: int) -> Document:
    from cjm_desktop.model.card import Card
    from cjm_desktop.model.document import Document, Lane, Map, Stage
    from cjm_desktop.model.grid import Grid

    stages, lanes = {1_000: (10, 20), 10_000: (50, 40)}[cards]
    kinds = ("actions", "goals", "channels", "emotions", "thoughts", "barriers", "tools", "recommendations")
    columns = tuple(Stage(id=f"s{i}", title=f"Stage {i}") for i in range(stages))
    rows = tuple(Lane(id=f"l{i}", kind=kinds[i % len(kinds)]) for i in range(lanes))
    made = [
        Card(
            id=f"c{y}.{x}.{n}",
            lane=f"l{y}",
            stage=f"s{x}",
            text=f"What they do in {x}, step {y}.{n}",
            level=x * 3 % 5 - 2 if rows[y].kind == "emotions" and n == 0 else None,
        )
        for y in range(lanes)
        for x in range(stages)
        for n in range(5)
    ]
    grid = Grid.of(made, [stage.id for stage in columns], [lane.id for lane in rows])
    return Document(title="Growth", maps=(Map(id="m", stages=columns, lanes=rows, cards=grid),))
