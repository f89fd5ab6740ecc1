"""Who has a file open: a small file beside it that says so to everybody who shares the folder.

It lies there as long as the file is open, and its owner rewrites it from time to time. What a crash has
left counts no more: its process is gone, or, on another computer, it gave no sign of life for long. Where
no such file can be written, or something else has its name, the file is open without one.
"""

from __future__ import annotations

import os
import re
import stat
import time
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from msgspec import DecodeError, Struct, json
from msgspec.structs import replace

from cjm_desktop.model.errors import NotWritten
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted, quoted_file
from cjm_desktop.storage.litter import temporary_beside
from cjm_desktop.storage.plain_file import let_go
from cjm_desktop.storage.process import Process, running, this_computer, this_process
from cjm_desktop.storage.targets import lock_beside

if TYPE_CHECKING:
    from pathlib import Path

STALE_AFTER = 30 * 60
"""Seconds without a sign of life, after which a lock of another computer counts no more."""
SIGN_EVERY = 4 * 60
"""Seconds between two signs of life at least, for each is a change that a synchronised folder hands on."""
_LARGEST = 4096
_LONGEST_NAME = 100
_BEGINNING = b'{"user":'
"""With this each lock begins, also one whose writing broke off later."""
_TOKEN = re.compile(r"[0-9a-f]{16}")
_MOST_PIDS = 2**31
_ATTEMPTS = 4
_HALF_WRITTEN = 0.02
"""Seconds after which a lock is read again that has no words yet: it was made just now."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_ANY_MODE = 0o666


class Holder(Struct, frozen=True):
    """Who has a file open, since when; `machine` and `mark` tell computer and process, by hashes alone."""

    user: str
    computer: str
    since: datetime
    alive: datetime
    machine: str
    pid: int
    mark: str
    token: str

    @property
    def is_here(self) -> bool:
        """Whether it is somebody on this computer."""
        return self.machine == _machine()


class _Found(Struct, frozen=True):
    """What has the name of a lock: nothing, a lock, something that was one, or something else."""

    holder: Holder | None = None
    changed: float = 0.0
    is_there: bool = True
    is_foreign: bool = False


_NOTHING = _Found(is_there=False)
_FOREIGN = _Found(is_foreign=True)


class FileLock:
    """The lock of one file for one window; nothing it does raises."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_held = False
        self._file = lock_beside(path)
        self._own = _this_holder()

    def is_of(self, holder: Holder) -> bool:
        """Whether it is this lock that somebody read."""
        return holder.token == self._own.token

    def take(self, over: Holder | None = None) -> Holder | None:
        """Take the lock, or return who has the file open; from `over` it is taken all the same.

        None is returned, too, where no lock can be written; `is_held` tells the difference.
        """
        for _ in range(_ATTEMPTS):
            if self._create():
                return None
            found = self._patiently_read()
            if found.is_foreign:
                return None
            holder = found.holder
            is_left_to_us = over is not None and holder is not None and holder.token == over.token
            if holder is not None and not is_left_to_us and not _is_over(self._file, holder, found.changed):
                return None if self._is_own(holder) else holder
            if found.is_there and not self._put_aside(holder):
                return None
        return None

    def refresh(self) -> Holder | None:
        """Give a sign of life if it is time, or take again what is gone; returns who has taken the file."""
        found = _read(self._file)
        if self._is_own(found.holder):
            if not 0 <= time.time() - found.changed < SIGN_EVERY:
                self._sign()
            return None
        self.is_held = False
        return self.take()

    def release(self) -> None:
        """Take the lock away if it is still ours."""
        if self.is_held and self._is_own(_read(self._file).holder):
            with suppress(OSError):
                self._file.unlink()
        self.is_held = False

    def _is_own(self, holder: Holder | None) -> bool:
        return holder is not None and self.is_of(holder)

    def _create(self) -> bool:
        """Write the lock if there is none; whether that is settled, for good or because it cannot be done."""
        try:
            descriptor = os.open(self._file, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _NO_LINK, _ANY_MODE)
        except FileExistsError:
            return False
        except (OSError, ValueError):
            return True
        try:
            self._write(descriptor)
            self.is_held = True
        except OSError:
            with suppress(OSError):
                self._file.unlink()
        return True

    def _sign(self) -> None:
        """Write the lock anew: a service that synchronises the folder hands on nothing but contents."""
        with suppress(OSError):
            self._write(os.open(self._file, os.O_WRONLY | _NO_LINK))

    def _write(self, descriptor: int) -> None:
        """Write into a file and close it, in one go and always as many bytes, so that nobody reads half."""
        try:
            os.write(descriptor, json.encode(replace(self._own, alive=_now())) + b"\n")
        finally:
            os.close(descriptor)

    def _patiently_read(self) -> _Found:
        found = _read(self._file)
        if found.is_there and not found.is_foreign and found.holder is None:
            time.sleep(_HALF_WRITTEN)
            return _read(self._file)
        return found

    def _put_aside(self, holder: Holder | None) -> bool:
        """Take away a lock that counts no more, and none that has come in its place; whether that works."""
        aside = temporary_beside(self._file)
        try:
            self._file.rename(aside)
        except FileNotFoundError:
            return True
        except OSError:
            return False
        found = _read(aside)
        is_another = found.is_foreign or (found.holder and found.holder.token) != (holder and holder.token)
        with suppress(OSError):
            if is_another and not os.path.lexists(self._file):
                aside.rename(self._file)
            else:
                aside.unlink()
        return True


def holder_of(path: Path) -> Holder | None:
    """Return who has a file open just now, as far as that can be told; nothing is taken."""
    file = lock_beside(path)
    found = _read(file)
    holder = found.holder
    return None if holder is None or _is_over(file, holder, found.changed) else holder


class InUse(NotWritten):
    """A file was not written, for somebody has it open."""

    holder: Holder | None = None


def is_in_use(path: Path, holder: Holder) -> InUse:
    """Return the error for a file to write that somebody has open."""
    name, user, computer = quoted_file(path.name), quoted(holder.user), quoted(holder.computer)
    error = InUse(
        Phrase(
            f"“{name}” was not written, for it is open: {user}, computer {computer}. Choose another name.",
            f"Файл «{name}» не записан, потому что он открыт: {user}, компьютер {computer}. Выберите другое"
            " имя.",
        )
    )
    error.holder = holder
    return error


def _is_over(file: Path, holder: Holder, changed: float) -> bool:
    """Whether a lock counts no more that was changed last at that time."""
    if holder.is_here:
        process = running(holder.pid)
        return process is None or _mark(process) != holder.mark
    if abs(time.time() - changed) <= STALE_AFTER:
        return False
    # The disk is asked, by a file that is made there, only where our own clock finds the time odd.
    age = _time_beside(file) - changed
    if age < -STALE_AFTER:
        _count_from_now(file)
    return age > STALE_AFTER


def _count_from_now(file: Path) -> None:
    """Let a lock from the future have given its sign of life now: it would hold until then."""
    with suppress(OSError):
        os.utime(file, follow_symlinks=os.utime not in os.supports_follow_symlinks)


def _time_beside(file: Path) -> float:
    """Return the time by the clock of a file's disk, which may be that of another computer."""
    probe = temporary_beside(file)
    with suppress(OSError):
        try:
            os.close(os.open(probe, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _NO_LINK, _ANY_MODE))
            return probe.stat().st_mtime
        finally:
            probe.unlink(missing_ok=True)
    return time.time()


def _read(file: Path) -> _Found:
    """Read a lock as nobody's word is to be trusted: no link, no pipe, no more than a few kilobytes."""
    try:
        descriptor = os.open(file, os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return _NOTHING
    except (OSError, ValueError):
        return _FOREIGN
    try:
        known = os.fstat(descriptor)
        if not stat.S_ISREG(known.st_mode) or known.st_size > _LARGEST:
            return _FOREIGN
        data = os.read(descriptor, _LARGEST)
        holder = _holder_in(data)
        return _FOREIGN if holder is None and not _is_torn(data) else _Found(holder, known.st_mtime)
    except OSError:
        return _FOREIGN
    finally:
        let_go(descriptor)


def _is_torn(data: bytes) -> bool:
    """Whether this may be what is left of a lock, and not somebody's text that has its name."""
    left = data.rstrip(b"\0")
    return left.startswith(_BEGINNING) or _BEGINNING.startswith(left)


def _holder_in(data: bytes) -> Holder | None:
    """Return what a lock says, None where it says nothing that makes sense, as one does that broke off."""
    try:
        holder = json.decode(data, type=Holder)
    except (DecodeError, ValueError, RecursionError):
        return None
    is_sound = _TOKEN.fullmatch(holder.token) and 0 < holder.pid < _MOST_PIDS and holder.since.tzinfo
    return holder if is_sound else None


def _this_holder() -> Holder:
    import platform

    own, now = this_process(), _now()
    computer = platform.node()[:_LONGEST_NAME]
    token = os.urandom(8).hex()
    return Holder(user_of_this_computer(), computer, now, now, _machine(), own.pid, _mark(own), token)


def user_of_this_computer() -> str:
    """Return the name under which somebody is logged in, "" where that is not known."""
    import getpass

    try:
        return getpass.getuser()[:_LONGEST_NAME].encode("utf-8", "replace").decode()
    except (OSError, KeyError, ImportError):
        return ""


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@cache
def _machine() -> str:
    """Return what stands for this computer: its id is nobody else's business, and copies of it share one."""
    import platform

    return _hash(this_computer(), platform.node())


def _mark(process: Process) -> str:
    return _hash(process.computer, str(process.pid), process.started)


def _hash(*words: str) -> str:
    return blake2b("\0".join(words).encode("utf-8", "replace"), digest_size=8).hexdigest()
