"""Row S4: other Qt programs that edit documents, started with one of their own until it is painted.

They are installed beside ours by `make bench-peers`; a row of one that is not there says so.
"""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measure import Row, absent, in_turn, row
from bench.processes import environment, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PEERS = Path("build/peers")
PYTHON = PEERS / "python/bin/python"
MERMAID = PEERS / "mermaid.min.js"
_STARTER = Path(__file__).with_name("peer_start.py")
_TARGET = 1.0
_WORDS = "Клиент ищет решение и сравнивает тарифы перед договором. " * 8


def has_package(name: str) -> bool:
    """Whether a Python package is installed among the peers."""
    return PYTHON.exists() and bool(list(PEERS.glob(f"python/lib/python*/site-packages/{name}")))


def started_peers(ours: Callable[[], float], size: str, folder: Path) -> Iterator[Row]:
    """Measure our start, by `ours`, against that of each other program."""
    for name, package, prepare in (("novelWriter", "novelwriter", _novel), ("ReText", "ReText", _text)):
        what = f"process start to first painted map / {name} with a document"
        if not has_package(package):
            yield absent("S4", what, size, _TARGET)
            continue
        yield row("S4", what, size, in_turn(ours, prepare(folder), rounds=3), _TARGET)


def _text(folder: Path) -> Callable[[], float]:
    home = folder / "retext"
    home.mkdir()
    document = home / "text.md"
    document.write_text("\n\n".join([_WORDS] * 100), encoding="utf-8")
    return timed((str(PYTHON), str(_STARTER), "ReText.__main__:main", str(document)), _at_home(home))


def _novel(folder: Path) -> Callable[[], float]:
    home = folder / "novel"
    project = home / "project"
    sample = next(PEERS.glob("python/lib/python*/site-packages/novelwriter/assets/sample.zip"))
    with zipfile.ZipFile(sample) as archive:
        archive.extractall(project)
    folders = (f"--config={home / 'config'}", f"--data={home / 'data'}")
    command = (str(PYTHON), str(_STARTER), "novelwriter:main", *folders, str(project))
    # The sample comes without its index: it is made and kept once.
    subprocess.run(command, env=_at_home(home, KEEPS_DOCUMENT="1"), check=True, capture_output=True)
    return timed(command, _at_home(home), lambda: (project / "nwProject.lock").unlink(missing_ok=True))


def _at_home(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a program that keeps its settings in a folder of its own."""
    return environment(HOME=str(home), **more)


def program(*names: str) -> str | None:
    """Return the first of some programs that is installed on the system."""
    return next(filter(None, map(shutil.which, names)), None)
