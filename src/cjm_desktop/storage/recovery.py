"""What is not saved yet, kept in a folder of the program's own until it is: the map, and whose it is.

Each document that is worked on has a name of sixteen digits; under it lie a map like any other, NAME.cjm,
and a record of what belongs to it, NAME.json, and beside each what the disk does not have yet (`pending`).
Anything else in the folder is left alone.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import DecodeError, Struct, json
from msgspec.structs import replace

from cjm_desktop.model.limits import LARGEST_FILE
from cjm_desktop.storage import pending
from cjm_desktop.storage.atomic import bring_folder_to_disk, not_written
from cjm_desktop.storage.file import SUFFIX, load
from cjm_desktop.storage.fingerprint import Fingerprint
from cjm_desktop.storage.plain_file import read_plain
from cjm_desktop.storage.process import Process, is_running, this_computer, this_process
from cjm_desktop.storage.targets import is_same_file
from cjm_desktop.storage.turns import alone
from cjm_desktop.storage.writer import Spelling

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from cjm_desktop.model.document import Document

_NAME = re.compile(r"([0-9a-f]{16})[.]cjm")
_RECORD = ".json"
_LOCK = ".lock"
_VERSION = 1
_LARGEST = 2 * LARGEST_FILE
"""Bytes of a map: one that has grown too large to be saved comes back all the same, to be made smaller."""
_LARGEST_RECORD = 64 * 1024
_PRIVATE = 0o700
"""What is not saved yet is nobody else's business."""


class Record(Struct, frozen=True, kw_only=True):
    """What belongs to a map that is not saved: its file and what that held, whose it is, and when it was."""

    version: int = _VERSION
    title: str = ""
    file: str = ""
    """The path of its file, "" where it never had one."""
    file_hash: str = ""
    """What the file held when it was last read or written, as a Fingerprint tells it."""
    written: datetime
    process: Process


class Left(Struct, frozen=True):
    """A map that was not saved when its program ended; of one with a damaged record only the map is known."""

    id: str
    snapshot: Path
    written: datetime
    record: Record | None = None
    twins: tuple[str, ...] = ()
    """The ids of older ones of the same file that hold the very same: each restored and then left again."""

    @property
    def title(self) -> str:
        """What the map was called, "" where that is not known."""
        return "" if self.record is None else self.record.title

    @property
    def file(self) -> Path | None:
        """The file it belongs to, if any."""
        return None if self.record is None or not self.record.file else Path(self.record.file)

    @property
    def file_hash(self) -> str:
        """What that file held when it was last read or written, "" where that is not known."""
        return "" if self.record is None else self.record.file_hash

    @property
    def is_foreign(self) -> bool:
        """Whether another computer wrote it, or this one under another identity: it may be at work there."""
        return self.record is not None and self.record.process.computer != this_computer()

    def of(self, file: Path, known: Fingerprint | None) -> Left | None:
        """Return this as it belongs to a file that holds what is `known`; None where it does not.

        It does, too, where its own is gone and this holds the very same: it was renamed.
        """
        if self.file is None or self.record is None:
            return None
        if is_same_file(self.file, file):
            return self
        is_renamed = known is not None and not os.path.lexists(self.file) and known.text() == self.file_hash
        return replace(self, record=replace(self.record, file=_said(file))) if is_renamed else None

    def read(self) -> Document:
        """Return the map; raises FileError where it cannot be read."""
        return load(self.snapshot, _LARGEST)


class Pending(Struct, frozen=True):
    """What was written and the disk does not have yet."""

    versions: tuple[Path, ...]


class Recovery:
    """The folder in which maps lie that are not saved; nothing in it is removed but by `drop`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(
        self,
        identifier: str,
        document: Document,
        *,
        title: str = "",
        file: Path | None = None,
        file_hash: str = "",
        spelling: Spelling | None = None,
    ) -> Pending:
        """Keep a document, as this process's, in place of what was kept under its id; raises NotWritten.

        It comes back from now on when this process is killed; when the computer fails it does so from
        `settle` on. `spelling` is what is remembered from writing the one before, so that only what changed
        is spelled.
        """
        record = Record(
            title=title,
            file=_said(file),
            file_hash=file_hash,
            written=datetime.now(UTC).replace(microsecond=0),
            process=this_process(),
        )
        pieces = (spelling or Spelling()).pieces(document)
        if sum(map(len, pieces)) > LARGEST_FILE:
            # As in a save: what may be opened may be larger with the spaces that make it readable.
            pieces = [json.format(b"".join(pieces), indent=-1), b"\n"]
        try:
            self._folder.mkdir(_PRIVATE, parents=True, exist_ok=True)
            # The record goes first: a map without one would be nobody's.
            made = self._put_record(identifier, record)
            return Pending((*made, pending.put(self._map(identifier), pieces)))
        except OSError as error:
            raise not_written(self._folder, error) from error

    def settle(self, made: Pending) -> None:
        """Wait until the disk has what was written; raises NotWritten. May run in any thread, at any time."""
        try:
            moved = [version for version in made.versions if pending.settle(version)]
        except OSError as error:
            raise not_written(self._folder, error) from error
        if moved:
            bring_folder_to_disk(self._folder, self._folder)

    def take(self, left: Left) -> bool:
        """Make what was left behind this process's, so that nobody else is offered it; raises NotWritten.

        False where another program has it by now. What is foreign is never ours, for whoever wrote it may
        be at work with it still: its maps are opened as copies.
        """
        with alone(self._folder / _LOCK) as is_alone:
            if not is_alone or not self.is_left(left.id):
                return False
            if not left.is_foreign:
                record = left.record or Record(written=left.written, process=this_process())
                self._sign(left.id, replace(record, process=this_process()))
            self._drop_twins(left)
            return True

    def drop_left(self, left: Left) -> None:
        """Remove a map that was left behind and is not wanted, unless another program has it by now."""
        with alone(self._folder / _LOCK) as is_alone:
            if is_alone and self.is_left(left.id):
                self._drop_twins(left)
                self.drop(left.id)

    def left_behind(self) -> tuple[Left, ...]:
        """Return the maps whose process is gone or on another computer, the latest first, each once."""
        found = sorted(self._left(), key=lambda left: left.written, reverse=True)
        return _each_once(found)

    def is_left(self, identifier: str) -> bool:
        """Whether a map is there and nobody's: nobody has taken it meanwhile."""
        return self._snapshot(identifier) is not None and _is_ownerless(self._read_record(identifier))

    def drop(self, identifier: str) -> None:
        """Remove a map that was saved or is not wanted."""
        # The map goes first, see `write`.
        with suppress(OSError):
            pending.remove(self._map(identifier))
            pending.remove(self._record(identifier))

    def _drop_twins(self, left: Left) -> None:
        """Remove what still holds the very same as a map that is there, and is nobody's."""
        content = _content(left.snapshot) if left.twins else None
        for twin in left.twins:
            snapshot = self._snapshot(twin)
            if content is not None and self.is_left(twin) and snapshot and _content(snapshot) == content:
                self.drop(twin)

    def _left(self) -> Iterator[Left]:
        try:
            names = os.listdir(self._folder)  # noqa: PTH208 - paths of all of them would cost time at a start
        except OSError:
            return
        maps = (_NAME.fullmatch(pending.target_of(name) or name) for name in names)
        for identifier in {found.group(1) for found in maps if found is not None}:
            record, snapshot = self._read_record(identifier), self._snapshot(identifier)
            with suppress(OSError):
                if _is_ownerless(record) and snapshot is not None:
                    yield Left(identifier, snapshot, _time_of(snapshot), record)

    def _read_record(self, identifier: str) -> Record | None:
        file = pending.newest(self._record(identifier), _LARGEST_RECORD)
        try:
            record = None if file is None else json.decode(read_plain(file, _LARGEST_RECORD), type=Record)
        except (OSError, ValueError, DecodeError, RecursionError):
            return None
        return None if record is None or record.version != _VERSION or "\0" in record.file else record

    def _put_record(self, identifier: str, record: Record) -> tuple[Path, ...]:
        """Write a record unless one says the same already, but for when; return what waits for the disk."""
        before = self._read_record(identifier)
        if before is not None and replace(record, written=before.written) == before:
            there = pending.newest(self._record(identifier), _LARGEST_RECORD)
            return () if there is None or there == self._record(identifier) else (there,)
        said = json.format(json.encode(record), indent=2)
        return (pending.put(self._record(identifier), (said, b"\n")),)

    def _sign(self, identifier: str, record: Record) -> None:
        try:
            made = self._put_record(identifier, record)
        except OSError as error:
            raise not_written(self._folder, error) from error
        self.settle(Pending(made))

    def _snapshot(self, identifier: str) -> Path | None:
        """Return where the map lies that was kept last."""
        return pending.newest(self._map(identifier), _LARGEST)

    def _map(self, identifier: str) -> Path:
        return self._folder / f"{identifier}{SUFFIX}"

    def _record(self, identifier: str) -> Path:
        return self._folder / f"{identifier}{_RECORD}"


def fresh_name() -> str:
    """Return an id that no other document has."""
    return os.urandom(8).hex()


def _is_ownerless(record: Record | None) -> bool:
    if record is None:
        return True
    # Of another computer nobody can tell here. The identity of one may change, too: after a repair, or at
    # each start of a system without a disk of its own; what it has kept must not be lost with it.
    return record.process.computer != this_computer() or not is_running(record.process)


def _each_once(found: Iterable[Left]) -> tuple[Left, ...]:
    """Return each map with those behind it that hold the same; only what looks alike is read."""
    looks = [(left, _look(left)) for left in found]
    often = Counter(look for _left, look in looks)
    shown: dict[Hashable, Left] = {}
    for left, look in looks:
        key = look if often[look] == 1 else (look, _content(left.snapshot) or left.id)
        first = shown.get(key)
        shown[key] = left if first is None else replace(first, twins=(*first.twins, left.id))
    return tuple(shown.values())


def _look(left: Left) -> Hashable:
    """Return what two maps have in common if they may be the same; of what is foreign nothing is decided."""
    try:
        return left.id if left.is_foreign else (left.file, left.file_hash, left.snapshot.stat().st_size)
    except OSError:
        return left.id


def _content(snapshot: Path) -> str | None:
    """Return a hash of what a map holds, None where that cannot be read whole."""
    try:
        data = read_plain(snapshot, _LARGEST + 1)
    except OSError:
        return None
    return None if len(data) > _LARGEST else Fingerprint(data).text()


def _time_of(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _said(file: Path | None) -> str:
    """Return a path for a record; one in no readable encoding is left out: its map is then saved anew."""
    try:
        return "" if file is None else str(file).encode().decode()
    except UnicodeEncodeError:
        return ""
