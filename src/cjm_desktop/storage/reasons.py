"""Why the system refused to write a file: a clause that says so, and what to do about it."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from msgspec import Struct

from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted
from cjm_desktop.storage.patience import is_held

_LONGEST_NAME = 255
"""What a disk that does not tell allows a name to have, in bytes; on Windows in halves of UTF-16."""
_LONGEST_SUFFIX = 10


class Reason(Struct, frozen=True):
    """Why nothing was written, as a clause; what to do; whether anything can have been there before."""

    clause: Phrase
    advice: Phrase
    keeps_old: bool = True


_ROOM = Phrase("make room or choose another disk", "освободите место или выберите другой диск")
_FOLDER = Phrase("choose another folder", "выберите другую папку")
_NAME = Phrase("choose another name", "выберите другое имя")
_SHORTER = Phrase("choose a shorter one", "выберите имя короче")
_LATER = Phrase("try again later or choose another folder", "попробуйте позже или выберите другую папку")

_REASONS = {
    errno.ENOSPC: Reason(Phrase("the disk is full", "на диске нет места"), _ROOM),
    errno.EDQUOT: Reason(
        Phrase("your share of the disk is used up", "отведённое вам место на диске занято"), _ROOM
    ),
    errno.ESTALE: Reason(Phrase("the network folder cannot be reached", "сетевая папка недоступна"), _LATER),
    errno.EFBIG: Reason(
        Phrase("the file would be larger than is allowed there", "файл такого размера там не разрешён"),
        _FOLDER,
    ),
    errno.EIO: Reason(
        Phrase("the disk reports an error", "диск сообщает об ошибке"),
        Phrase("choose another disk", "выберите другой диск"),
    ),
    errno.EACCES: Reason(Phrase("you may not write there", "туда нельзя писать"), _FOLDER),
    errno.ELOOP: Reason(
        Phrase("the links there lead round in a circle", "ссылки там ведут по кругу"), _FOLDER
    ),
    errno.EMFILE: Reason(
        Phrase("too many files are open", "открыто слишком много файлов"),
        Phrase("close other windows and try again", "закройте другие окна и попробуйте снова"),
    ),
    errno.EBUSY: Reason(
        Phrase("the system holds that file in its place", "система удерживает этот файл на его месте"), _NAME
    ),
    errno.EROFS: Reason(Phrase("the disk is read-only", "диск только для чтения"), _FOLDER),
    errno.ENOENT: Reason(Phrase("there is no such folder", "такой папки нет"), _FOLDER, keeps_old=False),
    errno.ENOTDIR: Reason(
        Phrase("a file stands where its folder should be", "на месте его папки лежит файл"),
        _FOLDER,
        keeps_old=False,
    ),
    errno.ENODEV: Reason(
        Phrase("its disk is not there any more", "его диск больше не подключён"),
        Phrase("connect it again or choose another folder", "подключите его снова или выберите другую папку"),
        keeps_old=False,
    ),
    errno.EISDIR: Reason(Phrase("a folder has that name", "так называется папка"), _NAME),
    errno.EEXIST: Reason(Phrase("that is not an ordinary file", "это не обычный файл"), _NAME),
    errno.EINVAL: Reason(
        Phrase("such a name is not allowed there", "такое имя там не разрешено"), _NAME, keeps_old=False
    ),
    errno.ENAMETOOLONG: Reason(
        Phrase("the path to it is too long", "путь к нему слишком длинный"),
        Phrase("choose a folder that lies less deep", "выберите папку, которая лежит не так глубоко"),
        keeps_old=False,
    ),
}
_SAME = {
    errno.EPERM: errno.EACCES,
    errno.ENFILE: errno.EMFILE,
    errno.EILSEQ: errno.EINVAL,
    errno.ENXIO: errno.ENODEV,
    errno.ENOTCONN: errno.ESTALE,
    errno.EHOSTDOWN: errno.ESTALE,
    errno.EHOSTUNREACH: errno.ESTALE,
    errno.ENETUNREACH: errno.ESTALE,
    errno.ENETDOWN: errno.ESTALE,
    errno.ECONNABORTED: errno.ESTALE,
    errno.ECONNRESET: errno.ESTALE,
    errno.ETIMEDOUT: errno.ESTALE,
}
_OF_WINDOWS = {
    **dict.fromkeys((39, 112), errno.ENOSPC),
    1295: errno.EDQUOT,
    223: errno.EFBIG,
    **dict.fromkeys((23, 1117), errno.EIO),
    **dict.fromkeys((5, 65), errno.EACCES),
    19: errno.EROFS,
    **dict.fromkeys((15, 21, 1006, 1112, 1167), errno.ENODEV),
    **dict.fromkeys((51, 53, 54, 55, 59, 64, 67, 121, 1222, 1231, 1232, 1236), errno.ESTALE),
    **dict.fromkeys((123, 161), errno.EINVAL),
    206: errno.ENAMETOOLONG,
}
"""Errors of Windows, of which Python knows no number or one that says something else (winerror.h)."""
_HELD = Reason(
    Phrase("another program is holding it", "его удерживает другая программа"),
    Phrase("try again in a moment or choose another name", "попробуйте ещё раз или выберите другое имя"),
)
_PROTECTED = Reason(
    Phrase("the file is protected against writing", "файл защищён от записи"),
    Phrase("choose another name or lift the protection", "выберите другое имя или снимите защиту"),
)


def reason_of(error: OSError, path: Path) -> Reason:
    """Return why a file of this name could not be written."""
    if is_held(error):
        return _HELD
    number = _number(error)
    if number == errno.ENAMETOOLONG:
        return _too_long(path) or _REASONS[number]
    if number == errno.EACCES and _is_protected(path):
        return _PROTECTED
    return _known(error, number)


def why_not_written(error: OSError) -> Phrase:
    """Return a clause that says why the system refused to write."""
    return (_HELD if is_held(error) else _known(error, _number(error))).clause


def why_too_long(path: Path) -> Phrase | None:
    """Return a clause that says how much of a name fits, None where all of it does."""
    reason = _too_long(path)
    return None if reason is None else reason.clause


def why_out_of_reach(error: OSError) -> Phrase | None:
    """Return a clause that says why a file is out of reach just now, None where that is not what happened."""
    is_so = is_held(error) or _number(error) in (errno.EIO, errno.ESTALE, errno.ENODEV)
    return why_not_written(error) if is_so else None


def _is_protected(path: Path) -> bool:
    """Whether it is the file alone that takes nothing, in a folder that does."""
    target = Path(os.path.realpath(path))
    try:
        found = target.stat().st_mode
    except OSError:
        return False
    takes_nothing = not found & 0o222 or not os.access(target, os.W_OK)
    return stat.S_ISREG(found) and takes_nothing and os.access(target.parent, os.W_OK)


def _number(error: OSError) -> int:
    number = _OF_WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno or 0)
    return _SAME.get(number, number)


def _known(error: OSError, number: int) -> Reason:
    words = error.strerror or str(error)
    unknown = Phrase(f"the system says “{words}”", f"система сообщает «{words}»")
    return _REASONS.get(number) or Reason(unknown, _FOLDER)


def _too_long(path: Path) -> Reason | None:
    """Return how much of a name fits; None where it all does, for then it is the path that is too long."""
    most = _longest_name(path.parent)
    if _length(path.name) <= most:
        return None
    is_plain = len(path.suffix) <= _LONGEST_SUFFIX
    suffix, stem = (path.suffix, path.stem) if is_plain else ("", path.name)
    fits = next(n for n in range(len(stem), -1, -1) if _length(stem[:n] + suffix) <= most)
    signs = "знака" if fits % 10 == 1 and fits % 100 != 11 else "знаков"
    before = (
        Phrase(f" before “{quoted(suffix)}”", f" перед «{quoted(suffix)}»")
        if suffix
        else Phrase("", " в нём")
    )
    return Reason(
        Phrase(
            f"the name is too long, it may have at most {fits} characters{before.en}",
            f"имя слишком длинное,{before.ru} может быть не больше {fits} {signs}",
        ),
        _SHORTER,
        keeps_old=False,
    )


def _longest_name(folder: Path) -> int:
    try:
        return os.pathconf(folder, "PC_NAME_MAX")
    except (OSError, ValueError, AttributeError):
        # On Windows, or where the folder is gone.
        return _LONGEST_NAME


def _length(name: str) -> int:
    """Return how much of its limit a name takes: a Cyrillic letter two bytes, on Windows one half."""
    if sys.platform == "win32":
        return len(name.encode("utf-16-le", "surrogatepass")) // 2
    return len(os.fsencode(name))
