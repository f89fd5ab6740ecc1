"""Writing a file so that there is always the old one or the whole new one, never anything between."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cjm_desktop.model.errors import NotWritten
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted_file

if TYPE_CHECKING:
    from collections.abc import Callable

_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

_TEMPORARY = re.compile(r"[.]cjm-[0-9a-f]{16}[.]tmp")
"""The names under which files are filled."""
_STALE_AFTER = 24 * 60 * 60
"""Seconds."""


def write_atomically(path: Path, content: bytes | Callable[[BinaryIO], object]) -> None:
    """Write `content`, or what the function writes into the file it is given, to `path`.

    A temporary file in the same folder is filled, brought to the disk, measured, and only then put in
    the place of the old one, which keeps its mode; a symbolic link is followed. Raises NotWritten, and
    whatever the function raises; the old file is then untouched and the temporary one gone.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode_of(target)
        temporary = target.with_name(f".cjm-{os.urandom(8).hex()}.tmp")
        try:
            _fill(temporary, content, mode)
            temporary.replace(target)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink()
    except OSError as error:
        raise _not_written(path, error) from error
    _bring_folder_to_disk(target.parent)
    _take_litter_away(target)


def _mode_of(target: Path) -> int | None:
    """Return the mode of the file that will be replaced; None where there is none yet."""
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    # Replacing needs rights on the folder alone; a file marked read-only is meant to stay as it is.
    os.close(os.open(target, os.O_WRONLY))
    return stat.S_IMODE(found)


def _fill(temporary: Path, content: bytes | Callable[[BinaryIO], object], mode: int | None) -> None:
    # Opened with 0o666 and not by tempfile, whose 0o600 would hide a new file from everyone else.
    with os.fdopen(os.open(temporary, _NEW_FILE, 0o666), "w+b") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            content(file)
        expected = file.seek(0, os.SEEK_END)
        file.flush()
        os.fsync(file.fileno())
        if os.fstat(file.fileno()).st_size != expected:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if mode is not None:
            with contextlib.suppress(OSError):
                temporary.chmod(mode)


def _bring_folder_to_disk(folder: Path) -> None:
    """Ask for the new name to reach the disk too; what cannot do so has the file all the same."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _take_litter_away(target: Path) -> None:
    """Remove from the folder of a file just written what a program that was killed once left half-written.

    By our own names alone and only after a day: another program may be writing there right now. The file
    tells the time, for the clock of a shared disk is another one.
    """
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        latest = target.stat().st_mtime - _STALE_AFTER
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name) and _is_stale(entry, latest):
                with contextlib.suppress(OSError):
                    Path(entry).unlink()


def _is_stale(entry: os.DirEntry[str], latest: float) -> bool:
    found = entry.stat(follow_symlinks=False)
    return stat.S_ISREG(found.st_mode) and found.st_mtime < latest


_CHOOSE_FOLDER = Phrase("choose another folder", "выберите другую папку")
_CHOOSE_NAME = Phrase("choose another name", "выберите другое имя")
_REASONS = {
    errno.ENOSPC: (
        Phrase("the disk is full", "на диске нет места"),
        Phrase("make room or choose another disk", "освободите место или выберите другой диск"),
    ),
    errno.EFBIG: (
        Phrase("the file would be larger than is allowed there", "файл такого размера там не разрешён"),
        _CHOOSE_FOLDER,
    ),
    errno.EACCES: (Phrase("you may not write there", "туда нельзя писать"), _CHOOSE_FOLDER),
    errno.EROFS: (Phrase("the disk is read-only", "диск только для чтения"), _CHOOSE_FOLDER),
    errno.ENOENT: (Phrase("there is no such folder", "такой папки нет"), _CHOOSE_FOLDER),
    errno.ENOTDIR: (Phrase("there is no such folder", "такой папки нет"), _CHOOSE_FOLDER),
    errno.EISDIR: (Phrase("a folder has that name", "так называется папка"), _CHOOSE_NAME),
    errno.EINVAL: (Phrase("that is not an ordinary file", "это не обычный файл"), _CHOOSE_NAME),
    errno.ENAMETOOLONG: (
        Phrase("the name is too long", "имя слишком длинное"),
        Phrase("choose a shorter one", "выберите имя короче"),
    ),
}
_SAME_REASON = {errno.EPERM: errno.EACCES, errno.EDQUOT: errno.ENOSPC}


def _not_written(path: Path, error: OSError) -> NotWritten:
    number = error.errno or 0
    words = error.strerror or str(error)
    reason, advice = _REASONS.get(_SAME_REASON.get(number, number)) or (
        Phrase(f"the system says “{words}”", f"система сообщает «{words}»"),
        _CHOOSE_FOLDER,
    )
    name = quoted_file(path.name)
    return NotWritten(
        Phrase(
            f"“{name}” was not written: {reason.en}. What was there before is untouched; {advice.en}.",
            f"Файл «{name}» не записан: {reason.ru}. То, что там было, не тронуто; {advice.ru}.",
        )
    )
