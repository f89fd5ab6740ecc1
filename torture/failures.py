"""Each system call of a save fails, once and for ever: old or new file, told, and still unsaved.

The real window saves by Ctrl+S while strace has one of its calls fail, with one of the errors a bad disk, a
full one, one without rights and one that is read-only answer with. A run in which nothing fails tells which
calls there are.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.edit.cards import set_text
from cjm_desktop.storage.file import load
from cjm_desktop.storage.recovery import Recovery
from cjm_desktop.storage.saving import save
from torture.outcome import Outcome
from torture.samples import everything
from torture.shares import in_shares
from torture.tracing import MISSING, calls, is_there
from torture.window import PATIENCE, Child, Hands, load_everything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.storage.recovery import Left
    from torture.shares import Share

ERRORS = ("EIO", "ENOSPC", "EACCES", "EROFS")
_NEVER_FAIL = frozenset(
    "access brk clock_gettime clock_nanosleep clone clone3 exit exit_group futex getegid geteuid getgid "
    "getpid getrandom gettid getuid madvise mmap mprotect mremap munmap poll ppoll recvfrom recvmsg "
    "restart_syscall rseq rt_sigaction rt_sigprocmask rt_sigreturn sched_yield sendmsg sendto "
    "set_robust_list sysinfo tgkill uname".split()
)
"""Calls that ask for nothing a disk could refuse."""
_BEGIN, _END = "/a-save-begins", "/a-save-ends"
_TOLD, _UNSAVED, _NOTICED, _ANSWER = 1, 2, 4, 64
_PROCESSES = 4
"""They mostly wait."""


class Failing(NamedTuple):
    """One trial: which call of its name fails, with which error, only then or ever after."""

    name: str
    number: int
    error: str
    is_lasting: bool

    def __str__(self) -> str:
        return f"{self.name} {self.number} {self.error} {'for ever' if self.is_lasting else 'once'}"


class Answer(NamedTuple):
    """What the window said after a save: a dialog, the mark of a change, words in the status line."""

    is_told: bool
    is_unsaved: bool
    is_noticed: bool


def run(count: int, seed: int) -> Outcome:
    """Let each call fail in each way, or every so manieth where only `count` trials are asked for."""
    if not is_there():
        return Outcome(faults=[MISSING])
    load_everything()
    every = trials()
    # An odd step goes through all errors.
    chosen = every if not count else every[:: max(1, len(every) // count) | 1]
    work = partial(_some, chosen)
    outcome = in_shares(work, len(chosen), seed, size=10, processes=_PROCESSES)
    outcome.notes.append(f"{len(every) // len(ERRORS) // 2} calls")
    return outcome


def trials() -> list[Failing]:
    """Return all trials, by the calls of a save in which nothing fails."""
    with tempfile.TemporaryDirectory() as made:
        place = _Place(Path(made))
        log = place.home / "log"
        assert place.save("-f", "-y", "-o", str(log)) == Answer(
            is_told=False, is_unsaved=False, is_noticed=False
        )
        names = _calls_inside(log.read_text("utf-8", errors="replace"))
    return [
        Failing(name, number, error, is_lasting)
        for name, number in names
        for is_lasting in (False, True)
        for error in ERRORS
    ]


def _calls_inside(log: str) -> list[tuple[str, int]]:
    """Return the calls of a save and which of their names they are in their thread, as strace counts."""
    counts: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, int], None] = {}
    is_inside = False
    for call in calls(log):
        counts[call.thread, call.name] += 1
        if _BEGIN in call.paths or _END in call.paths:
            is_inside = _BEGIN in call.paths
        elif is_inside and call.name not in _NEVER_FAIL:
            found[call.name, counts[call.thread, call.name]] = None
    return list(found)


def _some(chosen: list[Failing], share: Share) -> Outcome:
    outcome = Outcome()
    for number in share.numbers:
        with tempfile.TemporaryDirectory() as made:
            try:
                _try(_Place(Path(made)), chosen[number], outcome)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault, and the others are done
                outcome.faults.append(f"{chosen[number]}: {error!r}")
        outcome.done += 1
    return outcome


def _try(place: _Place, failing: Failing, outcome: Outcome) -> None:
    lasting = "+" if failing.is_lasting else ""
    inject = f"inject={failing.name}:error={failing.error}:when={failing.number}{lasting}"
    answer = place.save("-f", "-o", "/dev/null", "-e", f"trace={failing.name}", "-e", inject)
    title = next(iter(load(place.file).maps[0].cards)).text
    assert title in ("old", "new"), "the file holds something else"
    what = ("told" if answer.is_told else "noticed" if answer.is_noticed else "untold",)
    outcome.seen[" ".join((*what, "unsaved" if answer.is_unsaved else "saved", title))] += 1
    if answer.is_unsaved:
        assert answer.is_told, f"not saved, and nobody was told; the file is {title}"
        kept = [next(iter(one.read().maps[0].cards)).text for one in place.left()]
        assert "new" in kept, "not saved, and no copy for a crash"
    else:
        assert title == "new", f"told to be saved, but the file is the {title} one"


class _Place:
    """A map in a file, with the program's folders beside it, in a window that is asked to save once."""

    def __init__(self, folder: Path) -> None:
        self.home, self.file = folder / "home", folder / "maps" / "map.cjm"
        self.home.mkdir()
        self.file.parent.mkdir()
        self._recovery = Recovery(self.home / ".local" / "state" / "cjm-desktop" / "recovery")
        document = everything()
        journey = document.maps[0]
        first = next(iter(journey.cards)).id
        save(document.with_map(set_text(journey, first, "old")), self.file)

    def left(self) -> list[Left]:
        """Return what is kept for a crash."""
        return list(self._recovery.left_behind())

    def save(self, *options: str) -> Answer:
        """Open the file, write, and save under strace."""
        wait, go = os.pipe()
        child = Child(self.file, self.home, partial(_save_once, wait=wait))
        os.close(wait)
        tracer = None
        try:
            assert child.line() is not None, "the window has told nothing"
            command = ["strace", "-p", str(child.pid), *options]
            tracer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            _wait_for_tracer(child.pid, tracer)
            os.write(go, b"!")
            status = child.wait_for(PATIENCE)
        finally:
            os.close(go)
            child.close()
            if tracer is not None:
                tracer.communicate()
        assert status & _ANSWER == _ANSWER, f"the window ended by {status}"
        return Answer(bool(status & _TOLD), bool(status & _UNSAVED), bool(status & _NOTICED))


def _wait_for_tracer(pid: int, tracer: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and tracer.poll() is None:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
        if "TracerPid:\t0\n" not in status:
            return
        time.sleep(0.002)
    _, said = tracer.communicate() if tracer.poll() is not None else (b"", b"it takes too long")
    raise AssertionError(f"strace does not trace: {said.decode(errors='replace')[-200:]}")


def _save_once(hands: Hands, wait: int) -> Iterator[float]:
    """Write, wait until it is kept for a crash and strace looks on, save, tell by the exit status."""
    hands.allow_tracing()
    hands.select_text()
    hands.type("new")
    yield 0.4
    while not hands.is_kept():
        yield 0.05
    seen = hands.message()
    told: list[str] = []
    hands.close_dialogs(told)
    hands.tell("ready")
    hands.wait_for(wait)
    os.access(_BEGIN, os.F_OK)
    hands.save()
    while hands.is_saving or hands.is_asked:
        yield 0
    os.access(_END, os.F_OK)
    bits = _TOLD * bool(told) | _UNSAVED * hands.window.isWindowModified()
    os._exit(_ANSWER | bits | _NOTICED * (hands.message() not in ("", seen)))
