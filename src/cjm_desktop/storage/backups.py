"""Earlier versions of files, kept in a folder of the user's own, apart from the files.

Of each file there is a folder, called after a hash of its path, with a version a file:
`<milliseconds since 1970>-<hash of the content>-<bytes>.cjm.gz`, which any program unpacks; pictures lie
beside it in `pieces`, once for all versions. `….name` is the name that the user gave it, `….aside` the one of
what the program kept before something else took its place. `file.txt` tells which file it is: one that was
moved is known by its content, and has the versions of the file it was, which keeps them too, for its disk may
only be unplugged. Whatever else lies there is passed over.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
import zlib
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.model.errors import FileError, NotKept, Unreadable
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import LARGEST_FILE
from cjm_desktop.model.quote import quoted
from cjm_desktop.storage.atomic import write_atomically
from cjm_desktop.storage.keeping import worth_keeping
from cjm_desktop.storage.litter import take_litter_away
from cjm_desktop.storage.pieces import PIECE, drop_unnamed, folded, unfolded
from cjm_desktop.storage.plain_file import read_plain
from cjm_desktop.storage.reasons import why_not_written
from cjm_desktop.storage.shared_files import share_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeVar

    T = TypeVar("T")

LONGEST_NAME = 80
"""Characters of a version's name."""
_VERSION = re.compile(r"(?P<ms>\d{1,13})-(?P<hash>[0-9a-f]{32})-(?P<size>\d{1,9})[.]cjm[.]gz")
_KEPT = re.compile(_VERSION.pattern + r"([.](name|aside))?")
_PATH, _NAME, _ASIDE, _PIECES = "file.txt", ".name", ".aside", "pieces"
_BEGUN = ".new"
"""The end of the name of a folder that is being made."""
_LONGEST_PATH = 64 * 1024
_OWN_ALONE = 0o700
_QUICKLY, _GZIP = 1, 31
"""For zlib: how hard it packs, and in which format."""
_TICK = 0.001
"""Seconds between two versions at least: their names tell them apart by it."""
_MOST_OVERHEAD = 64 * 1024


class Version(Struct, frozen=True):
    """One version of a file: when it was saved, in seconds since 1970, its bytes, and where it lies."""

    when: float
    size: int
    hash: str
    file: Path
    name: str = ""
    """What it is called, by the user, or by the program where it was put aside."""
    is_for_good: bool = False
    """Whether the user has named it: it stays."""


class Backups:
    """The versions of all files, in a folder that is made when the first one is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, path: Path, content: bytes, when: float) -> Version:
        """Keep the content of a file, unless the latest version is the same; returns that version.

        What is not worth keeping any more at that time goes. A version that seems older than the one
        kept before, by the clock of another computer, counts as newer. Raises NotKept.
        """
        return _told(lambda: self._keep(path, content, when))

    def keep_file(self, path: Path) -> Version | None:
        """Keep what a file holds now, None where there is no file; raises NotKept."""
        return _told(lambda: self._keep_file(path))

    def snapshot(self, path: Path, content: bytes, name: str, when: float) -> Version:
        """Keep the content of a file for good, under a name; raises NotKept."""
        kept = _told(lambda: self._keep(path, content, when, name, is_for_good=True))
        return self.give_name(kept, name)

    def put_aside(self, path: Path, content: bytes, name: str, when: float) -> Version:
        """Keep a map whose place something else takes, under a name of the program's; raises NotKept.

        Such versions go like saves, the oldest first, but no save makes one go: each is in no file.
        """
        kept = _told(lambda: self._keep(path, content, when, name))
        if kept.is_for_good:
            return kept
        _told(lambda: write_atomically(_beside(kept, _ASIDE), name.encode(errors="replace")))
        return replace(kept, name=name)

    def give_name(self, version: Version, name: str) -> Version:
        """Call a version so from now on; without a name it goes when its time has come. Raises NotKept."""
        name = " ".join(name.split())[:LONGEST_NAME].strip()
        _told(lambda: _write_name(version, name))
        if not version.file.is_file():
            # Another save has found it old meanwhile, and a name alone keeps nothing.
            with contextlib.suppress(OSError):
                _write_name(version, "")
            raise NotKept(_GONE)
        return replace(version, name=name, is_for_good=bool(name))

    def list(self, path: Path) -> tuple[Version, ...]:
        """Return the versions of a file, the latest first; none where the disk does not show any."""
        own = self._folder_of(path)
        if not own.is_dir():
            moved = self._moved_from(_content_of(path))
            own = own if moved is None else moved
        return tuple(_versions(own))

    def tidy(self, path: Path) -> None:
        """Take away what a killed program has left half-written among the versions of a file."""
        take_litter_away(self._folder_of(path))

    def read(self, version: Version) -> bytes:
        """Return the content of a version; raises Unreadable."""
        try:
            content = _unpacked(version)
            if _hash(content) != version.hash:
                content = unfolded(content, version.file.with_name(_PIECES), version.size)
        except (OSError, zlib.error) as error:
            raise Unreadable(_DAMAGED) from error
        if _hash(content) != version.hash:
            raise Unreadable(_DAMAGED)
        return content

    def _keep_file(self, path: Path) -> Version | None:
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        # By another clock it may lie in the future: the days of all other versions would count from there.
        return self._keep(path, content, max(0.0, min(found.st_mtime, time.time())))

    def _keep(
        self, path: Path, content: bytes, when: float, name: str = "", *, is_for_good: bool = False
    ) -> Version:
        folder = self._folder_of(path)
        if not folder.is_dir():
            self._begin(folder, path, content)
        there = list(_versions(folder))
        own = _hash(content)
        if there:
            when = max(when, there[0].when + _TICK)
            if there[0].hash == own and not (is_for_good and there[0].is_for_good):
                return there[0]
        file = folder / f"{max(0, round(when * 1000))}-{own}-{len(content)}.cjm.gz"
        write_atomically(file, zlib.compress(folded(content, folder / _PIECES), _QUICKLY, _GZIP))
        kept = Version(when, len(content), own, file, name, is_for_good)
        _drop(there, worth_keeping((kept, *there), when), folder / _PIECES)
        return kept

    def _begin(self, folder: Path, path: Path, content: bytes) -> None:
        """Make the folder of a file, with the versions of the file it was before it was moved, if any."""
        try:
            self._folder.mkdir(mode=_OWN_ALONE, parents=True, exist_ok=True)
        except FileExistsError as error:
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from error
        # It gets its name last: one that is half made would never be completed.
        begun = folder.with_name(folder.name + _BEGUN)
        begun.mkdir(mode=_OWN_ALONE, exist_ok=True)
        moved = self._moved_from(content)
        if moved is not None:
            share_files(moved, begun, _KEPT)
            share_files(moved / _PIECES, begun / _PIECES, PIECE)
        write_atomically(begun / _PATH, os.fsencode(_real(path)))
        try:
            begun.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise

    def _folder_of(self, path: Path) -> Path:
        return self._folder / _hash(os.fsencode(os.path.normcase(_real(path))))

    def _moved_from(self, content: bytes | None) -> Path | None:
        """Return the folder of a file that is gone from its place and had this very content.

        It may have been moved or renamed, or lie on a disk that is not there now: nobody can tell.
        """
        if content is None:
            return None
        own = _hash(content)
        for folder in _folders(self._folder):
            if any(version.hash == own for version in _versions(folder)) and _is_gone(folder / _PATH):
                return folder
        return None


def _versions(folder: Path) -> Iterator[Version]:
    """Yield the versions in a folder, the latest first."""
    try:
        with os.scandir(folder) as entries:
            files = {entry.name: entry for entry in entries if entry.is_file(follow_symlinks=False)}
    except OSError:
        return
    found = [(int(name["ms"]), name) for name in map(_VERSION.fullmatch, files) if name]
    for milliseconds, name in sorted(found, key=lambda one: one[0], reverse=True):
        by_user = name.string + _NAME in files
        said = name.string + (_NAME if by_user else _ASIDE)
        called = _name_in(folder / said) if said in files else ""
        file = folder / name.string
        yield Version(
            milliseconds / 1000, int(name["size"]), name["hash"], file, called, by_user and bool(called)
        )


def _name_in(file: Path) -> str:
    try:
        said = read_plain(file, 4 * LONGEST_NAME).decode(errors="replace")
    except OSError:
        return ""
    return quoted(" ".join(said.split()), LONGEST_NAME)


def _write_name(version: Version, name: str) -> None:
    file = _beside(version, _NAME)
    if name:
        write_atomically(file, name.encode(errors="replace"))
    else:
        file.unlink(missing_ok=True)
    _beside(version, _ASIDE).unlink(missing_ok=True)


def _beside(version: Version, end: str) -> Path:
    return version.file.with_name(version.file.name + end)


def _unpacked(version: Version) -> bytes:
    packed = read_plain(version.file, LARGEST_FILE + _MOST_OVERHEAD)
    return zlib.decompressobj(_GZIP).decompress(packed, version.size + 1)


def _drop(there: list[Version], stay: list[Version], pieces: Path) -> None:
    """Remove those versions that do not stay, and what is in none of them any more."""
    gone = [version for version in there if version not in stay]
    for version in gone:
        with contextlib.suppress(OSError):
            # Somebody may have named it since.
            if not os.path.lexists(_beside(version, _NAME)):
                version.file.unlink()
                _beside(version, _ASIDE).unlink(missing_ok=True)
    if gone and pieces.is_dir():
        # Where one cannot be read now, nothing is removed that it might need.
        with contextlib.suppress(OSError, zlib.error):
            drop_unnamed(pieces, [_unpacked(version) for version in stay])


def _folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [
                Path(entry)
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and not entry.name.endswith(_BEGUN)
            ]
    except OSError:
        return []


def _is_gone(told: Path) -> bool:
    """Whether the file of a folder of versions is not in its place any more."""
    try:
        return not os.path.lexists(os.fsdecode(read_plain(told, _LONGEST_PATH)))
    except (OSError, ValueError):
        return False


def _content_of(path: Path) -> bytes | None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError:
        return None


def _real(path: Path) -> str:
    return os.path.realpath(path)


def _hash(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _told(act: Callable[[], T]) -> T:
    """Return what `act` returns; raises NotKept for what the disk refuses."""
    try:
        return act()
    except (OSError, FileError) as error:
        cause = error if isinstance(error, OSError) else error.__cause__
        reason = why_not_written(cause) if isinstance(cause, OSError) else _UNKNOWN
        raise NotKept(
            Phrase(
                f"No version of it was kept among the earlier ones: {reason.en}.",
                f"Среди прежних версий эта не сохранена: {reason.ru}.",
            )
        ) from error


_UNKNOWN = Phrase("the folder for versions cannot be used", "папкой версий нельзя пользоваться")
_GONE = Phrase(
    "This version is not there any more: another save has found it too old. Keep the map as it is now"
    " under that name instead.",
    "Этой версии уже нет: при другом сохранении она оказалась слишком старой. Вместо неё сохраните под"
    " этим именем карту как она есть.",
)
_DAMAGED = Phrase(
    "This version cannot be read: its file is damaged or gone. Choose another one.",
    "Эту версию не прочитать: её файл повреждён или пропал. Выберите другую.",
)
