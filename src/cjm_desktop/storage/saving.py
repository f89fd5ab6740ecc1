"""Saving a document: the one way in which a .cjm file is written.

The bytes are made, read back and compared before anything on the disk is touched; then what stands in
the file is kept as a version, the file is replaced as a whole, and the new version is kept beside it. A
version that cannot be kept holds no save up: the file counts. What somebody else writes into the file
meanwhile is not overwritten: it is looked at once more right before it would be replaced.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from msgspec import Struct, json

from cjm_desktop.model.errors import ChangedMeanwhile, CjmError, NotKept, NotWritten
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import LARGEST_FILE
from cjm_desktop.model.quote import quoted_file
from cjm_desktop.storage.atomic import not_written, write_atomically
from cjm_desktop.storage.file import loads
from cjm_desktop.storage.fingerprint import Fingerprint, Sighted, disk_of, sighted
from cjm_desktop.storage.size import has_too_many_values
from cjm_desktop.storage.writer import dumps

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.document import Document
    from cjm_desktop.storage.backups import Backups


class Saved(Struct, frozen=True, eq=False):
    """What a file holds now; `not_kept` tells why its versions could not be kept, None where they are."""

    known: Fingerprint
    not_kept: NotKept | None = None


def save(
    document: Document, path: Path, backups: Backups | None = None, expected: Fingerprint | None = None
) -> Saved:
    """Write a document, the whole of it or nothing; raises NotWritten, also where the disk was unplugged.

    `expected` is what may be written over, else that is what the file holds when the save begins; where it
    holds something else, ChangedMeanwhile is raised. With `backups`, what the file held and what it then
    holds are kept as versions.
    """
    if expected is not None and expected.is_unplugged(path):
        # Its folder may be there still, as the empty place at which the disk was seen.
        raise not_written(path, OSError(errno.ENODEV, os.strerror(errno.ENODEV)))
    replaced = _Replaced(path, expected)
    data = checked_bytes(document, path.name)
    before = None if backups is None else _kept(backups, path)
    write_atomically(path, data, replaced.by)
    after = None if backups is None else _kept(backups, path)
    return Saved(Fingerprint(data, disk_of(path)), before or after)


class _Replaced:
    """The file that is to be replaced: it must hold what was expected until it is."""

    def __init__(self, path: Path, expected: Fingerprint | None) -> None:
        self._path = path
        self._sighted = self._look()
        self._expected = expected if expected is not None else self._present()
        if expected is not None:
            self._require()

    def by(self, temporary: Path, target: Path) -> None:
        """Put a file in its place; raises ChangedMeanwhile, OSError."""
        now = self._look()
        if now is not None and now != self._sighted:
            self._require()
        temporary.replace(target)

    def _require(self) -> None:
        is_new = self._expected is None and os.path.lexists(self._path)
        if is_new or (self._expected is not None and not self._expected.is_of(self._path)):
            raise _changed_meanwhile(self._path.name)

    def _look(self) -> Sighted | None:
        try:
            return sighted(self._path)
        except OSError:
            return None

    def _present(self) -> Fingerprint | None:
        try:
            return Fingerprint.of_file(self._path)
        except OSError:
            # What cannot be read cannot be told apart either; nobody is known to have touched it.
            return None


def _kept(backups: Backups, path: Path) -> NotKept | None:
    """Keep what a file holds as a version; returns why that failed."""
    try:
        backups.keep_file(path)
    except NotKept as error:
        return error
    return None


def checked_bytes(document: Document, name: str) -> bytes:
    """Return the bytes of a document's file, from which the very same document can be read again.

    Raises NotWritten, which calls the file `name`.
    """
    try:
        data = dumps(document)
    except (ValueError, TypeError, RecursionError) as error:
        raise _not_to_be_read_back(name) from error
    if len(data) > LARGEST_FILE:
        # What could just be opened may be larger with the spaces that make it readable.
        data = json.format(data, indent=-1) + b"\n"
    if len(data) > LARGEST_FILE or has_too_many_values(data):
        raise _too_large(document, name)
    try:
        is_same = loads(data, name) == document
    except CjmError as error:
        raise _not_to_be_read_back(name) from error
    if not is_same:
        raise _not_to_be_read_back(name)
    return data


def _changed_meanwhile(name: str) -> ChangedMeanwhile:
    name = quoted_file(name)
    return ChangedMeanwhile(
        Phrase(
            f"“{name}” was not written: somebody else has written to it meanwhile, and that is untouched."
            " Choose another name.",
            f"Файл «{name}» не записан: тем временем в него записал кто-то другой, и его запись не тронута."
            " Выберите другое имя.",
        )
    )


def _not_to_be_read_back(name: str) -> NotWritten:
    name = quoted_file(name)
    return NotWritten(
        Phrase(
            f"“{name}” was not written: read back, it would not be the map that is open. This is an error"
            " of the program. What was there before is untouched; undo the last change and save again.",
            f"Файл «{name}» не записан: при чтении из него получилась бы не та карта, что открыта. Это"
            " ошибка программы. То, что там было, не тронуто; отмените последнее изменение и сохраните"
            " ещё раз.",
        )
    )


def _too_large(document: Document, name: str) -> NotWritten:
    name = quoted_file(name)
    most = LARGEST_FILE // 1024 // 1024
    advice = Phrase("make the pictures in the map smaller", "уменьшите изображения в карте")
    if not document.attachments:
        advice = Phrase("divide the map into several files", "разделите карту на несколько файлов")
    return NotWritten(
        Phrase(
            f"“{name}” was not written: the map is larger than {most} MB. "
            f"What was there before is untouched; {advice.en}.",
            f"Файл «{name}» не записан: карта больше {most} МБ. То, что там было, не тронуто; {advice.ru}.",
        )
    )
