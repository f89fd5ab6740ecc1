"""Writing a file so that there is always the old one or the whole new one, never anything between."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cjm_desktop.model.errors import NotConfirmed, NotWritten
from cjm_desktop.model.language import Phrase, capitalised
from cjm_desktop.model.quote import quoted_file
from cjm_desktop.storage.litter import hold, take_litter_away, temporary_beside
from cjm_desktop.storage.patience import patiently
from cjm_desktop.storage.reasons import reason_of, why_not_written, why_out_of_reach

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_ANY_MODE = 0o666
_DISK_REFUSES = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""What a disk answers that has failed to take something, although it is there."""


def write_atomically(
    path: Path,
    content: bytes | Callable[[BinaryIO], object],
    replace: Callable[[Path, Path], object] = os.replace,
) -> None:
    """Write `content`, or what the function writes into the file it is given, to `path`.

    A temporary file in the same folder is filled, brought to the disk, measured, and only then put in
    the place of the old one, whose mode and group it has; then the folder is brought to the disk. A
    symbolic link is followed. Where another program holds the file for a moment, as scanners do on
    Windows, it is tried again for a while. Raises NotWritten, and whatever the function raises; the old
    file is then untouched and the temporary one gone. Raises NotConfirmed where the new file is there
    and its disk fails.
    """
    try:
        target = Path(os.path.realpath(path))
        old = patiently(lambda: _old(target))
        temporary = temporary_beside(target)
        with _filled(temporary, content, old):
            patiently(lambda: replace(temporary, target))
    except OSError as error:
        raise not_written(path, error) from error
    bring_folder_to_disk(path, target.parent)
    take_litter_away(target.parent, target)


def _old(target: Path) -> os.stat_result | None:
    """Return what is known of the file that will be replaced; None where there is none yet."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
    # Replacing needs rights on the folder alone; a file marked read-only is meant to stay as it is.
    os.close(os.open(target, os.O_WRONLY))
    return found


@contextlib.contextmanager
def _filled(
    temporary: Path, content: bytes | Callable[[BinaryIO], object], old: os.stat_result | None
) -> Iterator[None]:
    """Fill a file that is gone again afterwards, unless it was given another name meanwhile."""
    with contextlib.ExitStack() as after:
        # Opened with a wide mode and not by tempfile, whose 0o600 would hide a new file from everyone else.
        mode = _ANY_MODE if old is None else stat.S_IMODE(old.st_mode)
        # Before the file is there: Ctrl+C may come as soon as it is.
        after.callback(_remove, temporary)
        with os.fdopen(os.open(temporary, _NEW_FILE, mode | stat.S_IRUSR | stat.S_IWUSR), "w+b") as file:
            after.enter_context(hold(file.fileno()))
            if isinstance(content, bytes):
                file.write(content)
                expected = len(content)
            else:
                content(file)
                expected = file.seek(0, os.SEEK_END)
            file.flush()
            _dress(temporary, old)
            os.fsync(file.fileno())
            if os.fstat(file.fileno()).st_size != expected:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        yield


def _dress(temporary: Path, old: os.stat_result | None) -> None:
    """Give a file the group and mode of the old one, where the disk knows of such things."""
    if old is None:
        return
    with contextlib.suppress(OSError):
        if os.name != "nt" and temporary.stat().st_gid != old.st_gid:
            os.chown(temporary, -1, old.st_gid)
    with contextlib.suppress(OSError):
        temporary.chmod(stat.S_IMODE(old.st_mode))


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink()


def bring_folder_to_disk(path: Path, folder: Path) -> None:
    """Bring the new name of `path` to the disk too; some folders have no disk or may not be opened.

    Raises NotConfirmed where the disk fails.
    """
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno in _DISK_REFUSES or why_out_of_reach(error) is not None:
            raise _not_confirmed(path, error) from error


def not_written(path: Path, error: OSError) -> NotWritten:
    """Return the error that says why the system refused to write a file."""
    reason, name = reason_of(error, path), quoted_file(path.name)
    advice = reason.advice
    if reason.keeps_old:
        en, ru = (
            f"What was there before is untouched; {advice.en}",
            f"То, что там было, не тронуто; {advice.ru}",
        )
    else:
        en, ru = capitalised(advice.en), capitalised(advice.ru)
    made = NotWritten(
        Phrase(
            f"“{name}” was not written: {reason.clause.en}. {en}.",
            f"Файл «{name}» не записан: {reason.clause.ru}. {ru}.",
        )
    )
    made.reason = reason.clause
    return made


def _not_confirmed(path: Path, error: OSError) -> NotConfirmed:
    reason = why_not_written(error)
    name = quoted_file(path.name)
    return NotConfirmed(
        Phrase(
            f"“{name}” was written, but the disk did not confirm it: {reason.en}. It may be gone when the"
            " computer is switched off; save it to another disk too.",
            f"Файл «{name}» записан, но диск этого не подтвердил: {reason.ru}. После выключения компьютера"
            " он может пропасть; сохраните его и на другой диск.",
        )
    )
