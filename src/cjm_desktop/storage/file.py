"""Opening a .cjm file.

A file is read whole or refused in words; nothing is touched by reading. A file as this program writes
it goes from its bytes to records in one step; one that is older, holds what we do not know or texts to be
cleaned goes by way of plain dicts.
"""

from __future__ import annotations

import errno
import gc
import re
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import DecodeError, json

from cjm_desktop.model.document import FORMAT, VERSION, Document
from cjm_desktop.model.errors import TooLarge, TooNew, Unreadable
from cjm_desktop.model.invariants import check_document
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.limits import LARGEST_FILE, MOST_VALUES
from cjm_desktop.model.pictures import check_pictures
from cjm_desktop.model.record import NestedTooDeep, WrongValue
from cjm_desktop.model.text import CLEAN_CHARACTERS
from cjm_desktop.storage.fingerprint import Fingerprint, disk_of
from cjm_desktop.storage.migrations import MIGRATIONS, migrated, oldest_readable
from cjm_desktop.storage.refusal import CORRECT_OR_OLDER, OPEN_ANOTHER, OPEN_OLDER, refusal
from cjm_desktop.storage.repeated import may_be_repeated, may_be_repeated_in, repeated_name
from cjm_desktop.storage.size import has_too_many_values
from cjm_desktop.storage.writer import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

from cjm_desktop.storage.migrations import Step

__all__ = ["SUFFIX", "dumps", "load", "load_known", "loads", "read_bytes"]

SUFFIX = ".cjm"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PICTURE = re.compile(rb'"[A-Za-z0-9+/]{4096}')
"""What the bytes of a picture look like in a file; no text is so long without a blank."""
# Nearly every file starts like this; any other order of the fields is looked at as a whole.
_CURRENT = re.compile(
    rb'\s*\{\s*"format"\s*:\s*"%s"\s*,\s*"version"\s*:\s*%d\s*[,}]' % (FORMAT.encode(), VERSION)
)
_NEWER = re.compile(rb'\s*\{\s*"format"\s*:\s*"%s"\s*,\s*"version"\s*:\s*(\d{1,9})\s*[,}]' % FORMAT.encode())
# A file of only these holds only clean texts: no escape says a character that would have to be looked at.
_CLEAN = re.compile(rf'(?:[\r\t{CLEAN_CHARACTERS}]+|\\["\\/nt])*+')


def load(path: Path, most: int = LARGEST_FILE) -> Document:
    """Open a file of at most so many bytes; raises FileError with a sentence for the user."""
    return loads(read_bytes(path, most), path.name, most=most)


def load_known(path: Path) -> tuple[Document, Fingerprint]:
    """Open a file and keep in mind what it held; raises FileError with a sentence for the user."""
    data = read_bytes(path)
    return loads(data, path.name), Fingerprint(data, disk_of(path))


def loads(
    data: bytes, name: str = "", migrations: Mapping[int, Step] = MIGRATIONS, most: int = LARGEST_FILE
) -> Document:
    """Return the document in the bytes of a file; raises FileError, which calls the file `name`.

    A byte order mark, as some editors add it, is passed over.
    """
    if len(data) > most:
        raise _too_large(data, name)
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if not data or data.isspace():
        raise refusal(Unreadable, name, Phrase("it is empty", "он пуст"), OPEN_OLDER)
    _refuse_newer(data, name)
    if has_too_many_values(data):
        raise refusal(TooLarge, name, _TOO_MANY_VALUES, CORRECT_OR_OLDER)
    with _collector_paused():
        document = _read_at_once(data)
        if document is None:
            document = _read_in_steps(data, name, migrations)
        elif may_be_repeated(data, document):
            _refuse_repeated(data, name)
        _check(document, name)
    return document


def read_bytes(path: Path, most: int = LARGEST_FILE) -> bytes:
    """Return what a file holds, no more of it than is looked at; raises FileError."""
    try:
        if path.exists() and not path.is_file():
            raise refusal(Unreadable, path.name, Phrase("it is not a file", "это не файл"), OPEN_ANOTHER)
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise refusal(Unreadable, path.name, *_why_not_read(error)) from error


def _why_not_read(error: OSError) -> tuple[Phrase, Phrase]:
    # Loaded when it is needed: a start has no time for it.
    from cjm_desktop.storage.reasons import why_not_written, why_out_of_reach

    reason = why_out_of_reach(error)
    if reason is not None:
        return reason, _TRY_AGAIN
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Phrase("there is no such file", "такого файла нет"), _CHECK_NAME
    if error.errno == errno.ENAMETOOLONG:
        return Phrase("the name is too long", "имя слишком длинное"), _CHECK_NAME
    if isinstance(error, PermissionError):
        return (
            Phrase("you may not read it", "нет прав на чтение"),
            Phrase("Ask its owner for the right to read it.", "Попросите у владельца право на чтение."),
        )
    return why_not_written(error), _TRY_AGAIN


_TRY_AGAIN = Phrase(
    "Check the disk or the network and try again.", "Проверьте диск или сеть и попробуйте снова."
)
_CHECK_NAME = Phrase("Check its name and folder.", "Проверьте имя и папку.")


def _refuse_newer(data: bytes, name: str) -> None:
    """Refuse a file that says at its head that a newer program wrote it; no more of it is looked at."""
    head = _NEWER.match(data)
    if head and int(head.group(1)) > VERSION:
        raise _too_new(name, int(head.group(1)))


def _read_at_once(data: bytes) -> Document | None:
    """Return the document of a file that is all as this version writes it; None where it is not."""
    if not _CURRENT.match(data):
        return None
    try:
        return _decoder().decode(data) if _CLEAN.fullmatch(data.decode()) else None
    except (UnicodeDecodeError, DecodeError):
        return None


@cache
def _decoder() -> json.Decoder[Document]:
    return json.Decoder(Document)


def _read_in_steps(data: bytes, name: str, migrations: Mapping[int, Step]) -> Document:
    content = _content(data, name)
    version = _version(content, name, migrations)
    if may_be_repeated_in(data, content):
        _refuse_repeated(data, name)
    content = migrated(content, version, migrations)
    try:
        return Document.read(content)
    except WrongValue as error:
        # Told only where it is needed: the words of errors are no part of a usual start.
        from cjm_desktop.storage.explain import explain, identifier

        clause = _with_line(explain(error, content), data, identifier(error, content))
        raise refusal(Unreadable, name, clause, CORRECT_OR_OLDER) from error
    except NestedTooDeep as error:
        raise _damaged(name, data) from error


def _with_line(clause: Phrase, data: bytes, identifier: str | None) -> Phrase:
    from cjm_desktop.storage.place import line_of_record

    line = line_of_record(data, identifier) if identifier else None
    return clause if line is None else Phrase(f"{clause.en} (line {line})", f"{clause.ru} (строка {line})")


def _content(data: bytes, name: str) -> Any:
    from cjm_desktop.storage.damage import old_encoding, wide_encoding

    try:
        return json.decode(data)
    except (UnicodeDecodeError, DecodeError, RecursionError) as error:
        encoding = wide_encoding(data) or old_encoding(data)
        if encoding:
            raise _in_another_encoding(name, encoding) from error
        if data.lstrip().startswith(b"{") or not data.strip(b"\0"):
            raise _damaged(name, data) from error
        raise _foreign(name) from error


def _version(content: Any, name: str, migrations: Mapping[int, Step]) -> int:
    """Return the version in which the content of a file is written; raises FileError for one not read."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise _foreign(name)
    version = content.get("version")
    if type(version) is not int or version < oldest_readable(migrations):
        raise refusal(Unreadable, name, _NO_VERSION, CORRECT_OR_OLDER)
    if version > VERSION:
        raise _too_new(name, version)
    return version


def _refuse_repeated(data: bytes, name: str) -> None:
    """Refuse a file that says something twice: what was said first would be lost without a word."""
    clause = repeated_name(data)
    if clause is not None:
        raise refusal(Unreadable, name, clause, CORRECT_OR_OLDER)


def _check(document: Document, name: str) -> None:
    try:
        check_document(document)
    except (Unreadable, TooLarge) as error:
        raise refusal(type(error), name, error.sentence, CORRECT_OR_OLDER) from error
    try:
        check_pictures(document)
    except TooLarge as error:
        # It is read and no danger any more; all but the picture can be salvaged, as of any other bad entry.
        raise refusal(Unreadable, name, error.sentence, CORRECT_OR_OLDER) from error


_TOO_MANY_VALUES = Phrase(
    f"it holds more than {MOST_VALUES // 1_000_000} million values",
    f"в нём больше {MOST_VALUES // 1_000_000} миллионов значений",
)
_NO_VERSION = Phrase("it names no version that ever was", "в нём указана версия, которой не было")


def _foreign(name: str) -> Unreadable:
    reason = Phrase("it is not a journey map of this program", "это не карта пути этой программы")
    return refusal(Unreadable, name, reason, OPEN_ANOTHER)


def _in_another_encoding(name: str, encoding: str) -> Unreadable:
    reason = Phrase(f"it is in {encoding}, not in UTF-8", f"он в кодировке {encoding}, а не UTF-8")
    advice = Phrase(
        "Nothing was changed; save it as UTF-8 in a text editor.",
        "Ничего не изменено; сохраните его в текстовом редакторе в кодировке UTF-8.",
    )
    return refusal(Unreadable, name, reason, advice)


def _damaged(name: str, data: bytes) -> Unreadable:
    from cjm_desktop.storage.damage import damage

    return refusal(Unreadable, name, damage(data), CORRECT_OR_OLDER)


def _too_new(name: str, version: int) -> TooNew:
    reason = Phrase(
        f"a newer program wrote it (format {version}, this program reads up to {VERSION})",
        f"его записала более новая программа (формат {version}, эта читает до {VERSION})",
    )
    advice = Phrase("Nothing was changed; update this program.", "Ничего не изменено; обновите программу.")
    return refusal(TooNew, name, reason, advice)


def _too_large(data: bytes, name: str) -> TooLarge:
    most = LARGEST_FILE // 1024 // 1024
    reason = Phrase(f"it is larger than {most} MB", f"он больше {most} МБ")
    advice = Phrase(
        "Nothing was changed; make its pictures smaller.", "Ничего не изменено; уменьшите изображения в нём."
    )
    return refusal(TooLarge, name, reason, advice if _PICTURE.search(data) else OPEN_ANOTHER)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Nothing made while reading is garbage, and looking for some costs a tenth of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
