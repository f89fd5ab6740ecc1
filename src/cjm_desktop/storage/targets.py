"""Which file may be written to: one named after what is written, and never a map that is being read.

A symbolic link is followed when a file is replaced, so that the file it leads to counts, not the link.
"""

from __future__ import annotations

import os
from pathlib import Path

from cjm_desktop.model.errors import WrongTarget
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted_file

LONGEST_NAME = 255
"""Bytes of a name, on nearly every disk."""


def require_suffix(path: Path, suffix: str) -> None:
    """Raise WrongTarget unless a file to write is named after its format, so that no map is written over."""
    name = quoted_file(path.name or str(path))
    if path.suffix.casefold() != suffix:
        raise WrongTarget(
            Phrase(
                f"“{name}” was not written: the name must end in {suffix}.",
                f"Файл «{name}» не записан: имя должно оканчиваться на {suffix}.",
            )
        )
    target = Path(os.path.realpath(path))
    if target.suffix.casefold() != suffix:
        behind = quoted_file(target.name)
        raise WrongTarget(
            Phrase(
                f"“{name}” was not written: it is a link to “{behind}”, which does not end in {suffix}.",
                f"Файл «{name}» не записан: это ссылка на «{behind}», а имя должно оканчиваться на {suffix}.",
            )
        )


def require_another(path: Path, source: Path) -> None:
    """Raise WrongTarget for a file to write that is the map it is made from, by whatever name or link."""
    if is_same_file(path, source):
        raise is_the_map(path)


def is_the_map(path: Path) -> WrongTarget:
    """Return the error for a file to write that holds a map which is being read or is open."""
    name = quoted_file(path.name)
    return WrongTarget(
        Phrase(
            f"“{name}” was not written: it is the map itself. It stays as it is; choose another name.",
            f"Файл «{name}» не записан: это сама карта. Она осталась как была; выберите другое имя.",
        )
    )


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two names lead to one file; False where there is none."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def lock_beside(path: Path) -> Path:
    """Return the file that says who has this one open; of a link, beside the file it leads to."""
    target = Path(os.path.realpath(path))
    return target.with_name(_lock_name(target.name))


def _lock_name(name: str) -> str:
    """Return what the lock of a file is called; of a name that fills its limit as much as there is room for.

    The limit is counted in the bytes of UTF-8 on every system: all who share a folder must look in one place.
    """
    whole = f".~{name}.lock"
    if len(whole.encode(errors="surrogateescape")) <= LONGEST_NAME:
        return whole
    from hashlib import blake2b
    from unicodedata import normalize

    # Some systems take letters with accents apart.
    told = normalize("NFC", name).encode(errors="surrogateescape")
    own = blake2b(told, digest_size=8).hexdigest()
    room = LONGEST_NAME - len(f".~~{own}.lock")
    return f".~{told[:room].decode(errors='ignore')}~{own}.lock"


def is_at_hand(path: Path) -> bool:
    """Whether a file may be opened just so: it may be written to, and nobody has laid a lock beside it."""
    return may_be_written(path) and not os.path.lexists(lock_beside(path))


def may_be_written(path: Path) -> bool:
    """Whether rights let a file and its folder be written to; one marked read-only is meant to stay."""
    try:
        is_marked = not path.stat().st_mode & 0o222
    except (OSError, ValueError):
        return True
    return (
        not is_marked and os.access(path, os.W_OK) and os.access(Path(os.path.realpath(path)).parent, os.W_OK)
    )
