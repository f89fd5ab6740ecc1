"""No network: neither the tests nor the frozen program ever open a socket that leads off the computer.

strace looks at every socket of every process. The tests that strace themselves are left out, for a process
can be traced only once.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.storage.saving import save
from torture.outcome import Outcome, joined
from torture.samples import everything
from torture.tracing import MISSING, is_there

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "dist" / "cjm-desktop" / "cjm-desktop"
NOT_BUILT = "there is no frozen program; make bundle builds it"
_TRACED_THEMSELVES = ("tests/torture", "tests/storage/test_failing_calls.py")
_SOME_TESTS = ("tests/cli", "tests/qt/test_start.py", "tests/qt/test_opening.py")
_SOCKET = re.compile(r"\bsocket\((AF_\w+|\w+)")
_DISPLAY = re.compile(r'\bconnect\(.*sun_path=@?"/tmp/[.]X11-unix/X(\d+)"')
_BY_TCP = re.compile(
    r"\bconnect\(.*sa_family=(AF_INET6?), sin6?_port=htons\((\d+)\), .*(?:\"127[.]0[.]0[.]1\"|\"::1\")"
)
_FIRST_DISPLAY = 6000
"""The port of X display 0."""
_PRINTING = 631
"""The port of a computer's own print service."""
_HERE = frozenset({"AF_UNIX", "AF_LOCAL"})
"""Families of sockets that never leave the computer."""
_SECONDS = 3600


def run(count: int, _seed: int) -> Outcome:
    """Trace all tests and the frozen program; with a count, some tests and the program as it is there."""
    if not is_there():
        return Outcome(faults=[MISSING])
    program = [str(PROGRAM)] if PROGRAM.exists() else [sys.executable, "-m", "cjm_desktop"]
    outcome = joined([_tests(_SOME_TESTS if count else ("tests",)), _program(program)])
    if PROGRAM.exists():
        outcome.notes.append("frozen program")
    elif count:
        outcome.notes.append("program from its source")
    else:
        outcome.faults.append(NOT_BUILT)
    return outcome


def _tests(what: Sequence[str]) -> Outcome:
    """Run tests under strace; their last line is told."""
    left_out = [f"--ignore={one}" for one in _TRACED_THEMSELVES]
    # A process under strace is slower.
    command = [sys.executable, "-m", "pytest", "-q", "-n2", "-o", "timeout=900", *left_out, *what]
    done, outcome = traced("the tests", command, os.environ)
    lines = done.stdout.strip().splitlines()
    outcome.notes.append(lines[-1].strip("= ") if lines else "no tests")
    if done.returncode:
        outcome.faults += [line for line in lines if line.startswith(("FAILED", "ERROR"))] or ["tests failed"]
    return outcome


def _program(program: Sequence[str]) -> Outcome:
    """Try every part of the program by its own test, and open a window with a map."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        file = home / "map.cjm"
        save(everything(), file)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        environment = {**kept, "HOME": made, "QT_QPA_PLATFORM": "offscreen", "CJM_BENCH_END": "loaded"}
        ways = (("self-test",), (str(file),), ("print", str(file), "-o", str(home / "poster.pdf")))
        return joined([_way([*program, *way], environment) for way in ways])


def _way(command: Sequence[str], environment: Mapping[str, str]) -> Outcome:
    done, outcome = traced(" ".join(Path(one).name for one in command), command, environment)
    # 1 tells that there are findings about the map.
    if done.returncode not in (0, 1):
        outcome.faults.append(f"{command[-1]} ended by {done.returncode}: {done.stderr[-200:]}")
    return outcome


def traced(
    name: str, command: Sequence[str], environment: Mapping[str, str]
) -> tuple[subprocess.CompletedProcess[str], Outcome]:
    """Run a command and say which sockets it has opened."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        tracer = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect", "-e", "signal=none"]
        done = subprocess.run(
            [*tracer, "-o", str(log), *command],
            cwd=ROOT,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
        )
        return done, judged(name, log.read_text("utf-8", errors="replace"))


def judged(name: str, log: str) -> Outcome:
    """Return what is to be said of the sockets in a log.

    Two things are told and are no fault, for they ask this very computer: where the socket of an X display
    does not answer, the library of the window system (libxcb) asks the same display by TCP; some tests name
    such displays. And where the print service does not run, that of printing (libcups) asks for it by TCP.
    """
    outcome = Outcome(done=1)
    asked: dict[str, set[int]] = {}
    opened: Counter[str] = Counter()
    for line in log.splitlines():
        process = line.partition(" ")[0]
        if found := _SOCKET.search(line):
            opened[found[1]] += 1
        elif found := _DISPLAY.search(line):
            asked.setdefault(process, set()).add(_FIRST_DISPLAY + int(found[1]))
        elif found := _BY_TCP.search(line):
            port = int(found[2])
            if port == _PRINTING:
                opened[found[1]] -= 1
                outcome.seen["calls for the print service of the computer"] += 1
            elif port in asked.get(process, ()):
                opened[found[1]] -= 1
                outcome.seen["displays that did not answer asked by TCP"] += 1
    outcome.seen["sockets to the same computer"] = sum(opened[family] for family in _HERE)
    for family in sorted(set(opened) - _HERE):
        if opened[family] > 0:
            outcome.faults.append(f"{name}: {opened[family]} sockets {family}")
    return outcome
