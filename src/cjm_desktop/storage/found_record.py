"""One record of a map made of what was found of it: every field that keeps its rule, the others as words."""

from __future__ import annotations

import json
import math
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from cjm_desktop.model.card import Card
from cjm_desktop.model.document import Attachment, Lane, Link, Persona, Source
from cjm_desktop.model.hints import record_hints
from cjm_desktop.model.kinds import FREE_LANE
from cjm_desktop.model.limits import MOST_LEVELS
from cjm_desktop.model.record import NestedTooDeep, Record, WrongValue
from cjm_desktop.model.text import LONGEST_TEXT, clean_text
from cjm_desktop.storage.shapes import RECORDS
from cjm_desktop.storage.tolerant import Found
from cjm_desktop.storage.torn_text import whole_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

R = TypeVar("R", bound=Record)

_STAND_INS: Mapping[type[Record], dict[str, Any]] = {
    Persona: {"name": ""},
    Source: {"kind": "observation", "title": ""},
    Lane: {"kind": FREE_LANE},
    Link: {"from": "-", "to": "-"},
    Card: {"stage": "-", "lane": "-"},
    Attachment: {"media_type": "", "data": ""},
}
"""What stands for a field that a record must have where it was not found."""
_DEEPEST = MOST_LEVELS + 2
"""Brackets within brackets that are looked at: what is deeper cannot be written in any case."""
_LONGEST_VALUE = 1000
"""Characters of a value that is no text and is told in words."""


class Made(Struct):
    """A record, and what of it went into no field: words, and objects that are no part of it."""

    record: Any
    has: frozenset[str]
    """The fields that were found."""
    words: list[str]
    strays: list[tuple[str, Found]]
    is_damaged: bool


def made(kind: type[Record], found: Found, skipped: frozenset[str] = frozenset()) -> Made:
    """Return the record of a kind that was found; fields `skipped` are left to others."""
    whole = _whole(kind, found, skipped)
    if whole is not None:
        return whole
    fields: dict[str, Any] = {}
    words: list[str] = []
    strays: list[tuple[str, Found]] = []
    stand_ins = {**({"id": "-"} if "id" in record_hints(kind) else {}), **_STAND_INS.get(kind, {})}
    for found_name, value in found.pairs:
        if found_name in skipped:
            continue
        name = whole_letters(found_name)
        fit = _fitting(kind, stand_ins, name, value)
        if name not in fields and fit is not _NOTHING:
            fields[name] = fit
            _tell_of_the_rest(value, words, strays)
        elif name not in fields or fields[name] != fit:
            _tell(name, value, words, strays)
    for value in found.loose:
        _tell("", value, words, strays)
    record = kind.read({**stand_ins, **fields})
    has = frozenset(fields)
    return Made(record, has, words, strays, found.is_damaged or bool(words or strays))


def _whole(kind: type[Record], found: Found, skipped: frozenset[str]) -> Made | None:
    """Return a record in which nothing is wrong; the usual case, at full speed."""
    pairs = [pair for pair in found.pairs if pair[0] not in skipped]
    if found.loose or _is_hurt(Found(pairs, found.is_damaged)):
        return None
    content = {whole_letters(name): plain(value) for name, value in pairs}
    if not all(_is_plain(value) or _can_be_written(value) for value in content.values()):
        return None
    try:
        return Made(kind.read(content), frozenset(content), [], [], is_damaged=False)
    except (WrongValue, NestedTooDeep, RecursionError):
        return None


_NOTHING = object()


def _fitting(kind: type[Record], stand_ins: dict[str, Any], name: str, value: Any) -> Any:
    """Return a value as a field of a record can take it."""
    known = name in record_hints(kind)
    if not known and (name in all_names() or _is_hurt(value)):
        return _NOTHING
    content = plain(value)
    if not _is_plain(content) and not _can_be_written(content):
        return _NOTHING
    try:
        kind.read({**stand_ins, name: content})
    except (WrongValue, NestedTooDeep, RecursionError):
        return _NOTHING
    return content


@cache
def all_names() -> frozenset[str]:
    """Return the names of all fields of all records: where one stands elsewhere, a bracket is wrong."""
    return frozenset(name for kind in RECORDS for name in record_hints(kind)) - {"kind"}


def plain(value: Any, levels: int = _DEEPEST) -> Any:
    """Return a value as JSON has it, of names that stand twice the last; too deep down there is nothing."""
    if isinstance(value, str):
        return whole_letters(value)
    if not isinstance(value, Found | list):
        return value
    if levels <= 0:
        return None
    if isinstance(value, list):
        return [plain(inner, levels - 1) for inner in value]
    return {whole_letters(name): plain(inner, levels - 1) for name, inner in value.pairs}


def _is_hurt(value: Any) -> bool:
    """Whether something is wrong anywhere in a value."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, Found):
            names = {name for name, _ in one.pairs}
            if one.is_damaged or one.loose or len(names) < len(one.pairs):
                return True
            waiting.extend(inner for _, inner in one.pairs if isinstance(inner, Found | list))
    return False


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | None)


def _can_be_written(value: Any, levels: int = MOST_LEVELS) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return levels > 0 and all(_can_be_written(one, levels - 1) for one in inner)
    return True


def _tell(name: str, value: Any, words: list[str], strays: list[tuple[str, Found]]) -> None:
    """Put what has no field into words, and objects, which may be records, aside."""
    for inner in _leaves(value):
        if isinstance(inner, Found):
            strays.append((name, inner))
            continue
        text = _text(inner)
        if text:
            words.append(f"{name}: {text}" if name and name not in _TEXTS else text)


def _tell_of_the_rest(value: Any, words: list[str], strays: list[tuple[str, Found]]) -> None:
    """Tell what was found within a value and is not in it as it can be written."""
    for found in _leaves(value):
        if isinstance(found, Found):
            seen: set[str] = set()
            for name, inner in reversed(found.pairs):
                if name in seen:
                    _tell(name, inner, words, strays)
                else:
                    _tell_of_the_rest(inner, words, strays)
                seen.add(name)
            for inner in found.loose:
                _tell("", inner, words, strays)


_TEXTS = frozenset({"text", "title", "note", "name"})


def _leaves(value: Any) -> Iterator[Any]:
    """Yield what lists within lists hold."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        else:
            yield one


def _text(value: Any) -> str:
    if isinstance(value, str):
        return clean_text(whole_letters(value)).strip()
    return "" if value is None else json.dumps(value)[:_LONGEST_VALUE]


def all_words(found: Found) -> list[str]:
    """Return every text in an object that cannot be made a record."""
    words: list[str] = []
    waiting: list[tuple[str, Any]] = [*reversed(found.pairs), *(("", one) for one in found.loose)]
    while waiting:
        name, value = waiting.pop()
        inside: list[tuple[str, Found]] = []
        _tell(name, value, words, inside)
        for _, inner in reversed(inside):
            waiting += [*reversed(inner.pairs), *(("", one) for one in inner.loose)]
    return words


def with_note(record: R, words: list[str]) -> tuple[R, list[str]]:
    """Return a record with words added to its note, and those that have no room there."""
    if not words or "note" not in type(record).field_names:
        return record, words
    note = "\n".join(filter(None, [record.note, *words]))  # type: ignore[attr-defined]
    if len(note) > LONGEST_TEXT:
        return record, words
    return record.changed(note=note), []
