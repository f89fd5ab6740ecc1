"""Tries the frozen program as a stranger would have it: no Python, no variables, another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS = 300
# Windows itself does not start a process without these.
KEPT = ("SYSTEMROOT", "TEMP", "TMP")


def size_mb(folder: Path) -> float:
    """Return what the files of a folder take, in MB."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if not file.is_dir()) / 1e6


def try_program(folder: Path) -> int:
    """Run the program's own test in an empty environment and return its exit code."""
    program = folder.resolve() / ("cjm-desktop.exe" if sys.platform == "win32" else "cjm-desktop")
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    with tempfile.TemporaryDirectory() as elsewhere:
        return subprocess.run(
            [program, "self-test"],
            cwd=elsewhere,
            env={**kept, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        ).returncode


def main(folder: Path) -> int:
    """Say how large the program is and whether it works."""
    start = time.monotonic()
    code = try_program(folder)
    verdict = "works" if code == 0 else f"failed its self-test with code {code}"
    print(f"{folder}: {size_mb(folder):.0f} MB, {verdict} ({time.monotonic() - start:.1f} s)")
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
