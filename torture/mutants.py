"""Damage of every kind, made anew from a seed: map files, tables of the clipboard and pictures.

Each function takes good bytes and a seed and returns what some disk, program or person could have made of
them; the same seed makes the same damage everywhere.
"""

from __future__ import annotations

import re
import struct
import zlib
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Change = Callable[[bytes, Random], bytes]

LINK = b"<img src=file:///etc/passwd>"
"""A text that reads a file where somebody takes it for HTML."""

_NUMBERS = (
    b"-1 0 1e400 -1e400 1e-400 0.1e1 NaN Infinity -0 99999999999999999999 1E+999999999 " + b"9" * 5000
).split()
_TEXTS = (
    LINK,
    b"<a href=http://example.org/>",
    b"&lt;b&gt;",
    b"file:///etc/passwd",
    b"../../../etc/passwd",
    b"\\ud800",
    b"\\udfff\\ud83d",
    b"\\u0000",
    b"\\u202e\\u2066",
    "\u202eпуть\u2069".encode(),
    "й".encode() * 3000,
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"\xc0\xaf",
    b"\\x",
    b"W" * 120_000,
    b"",
)
_VALUES = (b"null", b"true", b"{}", b"[]", b'""', b"[[[[]]]]", b'{"id":"c1"}', *_NUMBERS)
_NAMES = tuple(
    b"format version maps cards stages lanes id stage lane text kind attachments media_type data personas"
    b" sources phases links from to level span width title picture tags color".split()
)
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"')
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_FIELD = re.compile(rb'"\w+": ?(?:"(?:[^"\\]|\\.)*+"|-?[\d.]+|true|false|null)')
_BRACKET = re.compile(rb"[\[\]{},:]")
# From the middle of a line without an end, every place would be tried up to the end.
_LINE = re.compile(rb"(?<=\n)[^\n]*\n")
_MOST_TRIED = 40
"""Places of one kind that are found in a large file before one of them is taken."""


def mutated(data: bytes, seed: int) -> bytes:
    """Return the bytes of a map file with one to three things done to them."""
    return _changed(data, Random(seed), _ANY + _JSON, whole=_WHOLE)


def mutated_table(data: bytes, seed: int) -> bytes:
    """Return the bytes of a table, in HTML or with tabs, with one to three things done to them."""
    return _changed(data, Random(seed), _ANY + _TABLE, whole=_WHOLE[:3])


def mutated_picture(data: bytes, seed: int) -> bytes:
    """Return the bytes of a picture with one to three things done to them."""
    return _changed(data, Random(seed), _ANY + _PICTURE, whole=())


def _changed(data: bytes, chance: Random, changes: Sequence[Change], whole: Sequence[Change]) -> bytes:
    if whole and chance.random() < 0.05:
        return chance.choice(whole)(data, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(changes)(data, chance)
    return data


def _at(data: bytes, chance: Random) -> int:
    return chance.randrange(len(data) + 1)


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    """Return the two ends of a piece, mostly a short one."""
    start = _at(data, chance)
    longest = chance.choice((1, 4, 64, 4096, len(data) + 1))
    return start, min(len(data), start + chance.randrange(1, longest + 1))


def _in_place(data: bytes, start: int, end: int, new: bytes) -> bytes:
    return data[:start] + new + data[end:]


def _flip_bit(data: bytes, chance: Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return _in_place(data, at, at + 1, bytes([data[at] ^ 1 << chance.randrange(8)]))


def _other_byte(data: bytes, chance: Random) -> bytes:
    at = _at(data, chance)
    return _in_place(data, at, at + 1, bytes([chance.randrange(256)]))


def _insert(data: bytes, chance: Random) -> bytes:
    at = _at(data, chance)
    return _in_place(data, at, at, chance.randbytes(chance.choice((1, 2, 8, 300))))


def _remove(data: bytes, chance: Random) -> bytes:
    return _in_place(data, *_stretch(data, chance), b"")


def _repeat(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return _in_place(data, end, end, data[start:end])


def _zeros(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return _in_place(data, start, end, bytes(end - start))


def _sector(data: bytes, chance: Random) -> bytes:
    """Half a kilobyte of another place, as a disk may mix up."""
    at, other = _at(data, chance) // 512 * 512, _at(data, chance) // 512 * 512
    return _in_place(data, at, at + 512, data[other : other + 512])


def _cut_off(data: bytes, chance: Random) -> bytes:
    return data[: _at(data, chance)]


def _begin_later(data: bytes, chance: Random) -> bytes:
    return data[_at(data, chance) :]


def _zero_filled(data: bytes, chance: Random) -> bytes:
    """The right length, but zeros from somewhere on, as after a power loss."""
    at = _at(data, chance)
    return data[:at] + bytes(len(data) - at)


def _glued(data: bytes, chance: Random) -> bytes:
    return data[: _at(data, chance)] + data if chance.random() < 0.5 else data + data


_ANY: tuple[Change, ...] = (
    *(_flip_bit, _other_byte, _insert, _remove, _repeat, _zeros, _sector, _cut_off, _begin_later),
    *(_zero_filled, _glued),
)


def _found(pattern: re.Pattern[bytes], data: bytes, chance: Random) -> tuple[int, int]:
    """Return where something of a kind stands, from some place on; an empty piece where nothing does."""
    at = _at(data, chance)
    places = []
    for found in pattern.finditer(data, at):
        places.append(found.span())
        if len(places) >= _MOST_TRIED:
            break
    return chance.choice(places) if places else (at, at)


def _other_text(data: bytes, chance: Random) -> bytes:
    return _in_place(data, *_found(_STRING, data, chance), b'"%s"' % chance.choice(_TEXTS))


def _other_number(data: bytes, chance: Random) -> bytes:
    return _in_place(data, *_found(_NUMBER, data, chance), chance.choice(_NUMBERS))


def _other_value(data: bytes, chance: Random) -> bytes:
    pattern = chance.choice((_STRING, _NUMBER))
    return _in_place(data, *_found(pattern, data, chance), chance.choice(_VALUES))


def _other_name(data: bytes, chance: Random) -> bytes:
    return _in_place(data, *_found(_STRING, data, chance), b'"%s"' % chance.choice(_NAMES))


def _no_bracket(data: bytes, chance: Random) -> bytes:
    return _in_place(data, *_found(_BRACKET, data, chance), chance.choice((b"", b"", b"[", b"}", b",", b":")))


def _field_twice(data: bytes, chance: Random) -> bytes:
    start, end = _found(_FIELD, data, chance)
    return _in_place(data, end, end, b"," + data[start:end])


def _new_field(data: bytes, chance: Random) -> bytes:
    start, _ = _found(_FIELD, data, chance)
    field = b'"%s": %s,' % (chance.choice(_NAMES), chance.choice(_VALUES))
    return _in_place(data, start, start, field)


def _deep(data: bytes, chance: Random) -> bytes:
    start, end = _found(_STRING, data, chance)
    levels, opening, closing = (
        chance.choice((150, 250, 2000, 60_000)),
        *chance.choice(((b"[", b"]"), (b'{"a":', b"}"))),
    )
    return _in_place(data, start, end, opening * levels + b"0" + closing * levels)


def _line_gone(data: bytes, chance: Random) -> bytes:
    return _in_place(data, *_found(_LINE, data, chance), b"")


def _line_twice(data: bytes, chance: Random) -> bytes:
    start, end = _found(_LINE, data, chance)
    return _in_place(data, end, end, data[start:end] * chance.choice((1, 1, 3, 500)))


_JSON: tuple[Change, ...] = (
    *(_other_text, _other_number, _other_value, _other_name, _no_bracket, _field_twice, _new_field, _deep),
    *(_line_gone, _line_twice),
)


def _in_utf_16(data: bytes, chance: Random) -> bytes:
    return data.decode(errors="replace").encode(chance.choice(("utf-16", "utf-16-be", "utf-32")))


def _in_an_old_encoding(data: bytes, chance: Random) -> bytes:
    return data.decode(errors="replace").encode(chance.choice(("cp1251", "cp866", "koi8-r")), "replace")


def _marked(data: bytes, chance: Random) -> bytes:
    return chance.choice((b"\xef\xbb\xbf", b"\xef\xbb\xbf" * 2, b"\xff\xfe", b"\0")) + data


def _foreign(data: bytes, chance: Random) -> bytes:
    heads = (
        b"PK\x03\x04",
        b"%PDF-1.7\n",
        b"<!DOCTYPE html><html>",
        b"\x89PNG\r\n\x1a\n",
        b"\x1f\x8b\x08",
        b"SQLite format 3\0",
    )
    return chance.choice(heads) + chance.choice((data, chance.randbytes(2000), b""))


def _only_zeros(data: bytes, chance: Random) -> bytes:
    return bytes(chance.choice((1, 4096, len(data))))


def _noise(_data: bytes, chance: Random) -> bytes:
    return chance.randbytes(chance.choice((0, 1, 100, 5000)))


def _brackets(_data: bytes, chance: Random) -> bytes:
    return chance.choice((b"[", b'{"a":', b"[{", b'"', b"[,")) * chance.choice((10, 1000, 100_000))


_WHOLE: tuple[Change, ...] = (
    *(_in_utf_16, _in_an_old_encoding, _marked, _foreign, _only_zeros, _noise, _brackets),
)

_TAGS = (
    *(b"<table>", b"</table>", b"<tr>", b"<td>", b"</td>", b"<br>", b"<p>", b"<a <a <a ", LINK),
    *(b"<script>", b"</script", b"<!--", b"<style>", b'<td style="display:none">'),
    *(b'<td colspan="99999">', b"<td rowspan=65535 colspan=1000>"),
)
_SIGNS = (
    b"\t",
    b"\n",
    b'"',
    b"\r",
    b"\t" * 5000,
    b"\n" * 5000,
    b'"' * 5001,
    b"&#x110000;",
    b"&#0;",
    b"&amp" * 50,
    b"=1+1",
)
_CELL = re.compile(rb"[^<>\t\n]+")


def _tag(data: bytes, chance: Random) -> bytes:
    at = _at(data, chance)
    return _in_place(data, at, at, chance.choice(_TAGS) * chance.choice((1, 1, 1, 30, 3000)))


def _sign(data: bytes, chance: Random) -> bytes:
    at = _at(data, chance)
    return _in_place(data, at, at, chance.choice(_SIGNS))


def _other_cell(data: bytes, chance: Random) -> bytes:
    return _in_place(data, *_found(_CELL, data, chance), chance.choice(_TEXTS))


_TABLE: tuple[Change, ...] = (_tag, _tag, _sign, _sign, _other_cell)

_SIZES = (0, 1, 2, 255, 256, 6324, 6325, 32_768, 65_535, 65_536, 2**24 - 1, 2**31 - 1, 2**31, 2**32 - 1)
_HEAD = 64
"""Bytes at the beginning of a picture, among which its size stands."""
_PICTURE_HEADS = (
    *(b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\xff\xff\xff\xffWEBPVP8X", b"\xff\xd8\xff\xe0"),
    *(b"BM", b"II*\0", b"\0\0\0\x20ftypavif"),
    b'<svg xmlns="http://www.w3.org/2000/svg" width="99999999" height="99999999">',
)


def _head_byte(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(min(len(data), _HEAD) + 1)
    return _in_place(data, at, at + 1, bytes([chance.choice((0, 1, 127, 128, 255, chance.randrange(256)))]))


def _other_size(data: bytes, chance: Random) -> bytes:
    """A number of two to four bytes at the head: width and height in one of the formats."""
    at = chance.randrange(min(len(data), _HEAD) + 1)
    count, order = chance.choice((2, 3, 4)), chance.choice(("big", "little"))
    size = chance.choice(_SIZES) & (1 << 8 * count) - 1
    return _in_place(data, at, at + count, size.to_bytes(count, "big" if order == "big" else "little"))


def _huge_png(data: bytes, chance: Random) -> bytes:
    """A PNG that says it is huge, with the right sum over its head."""
    width, height = chance.choice(_SIZES), chance.choice(_SIZES)
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, chance.choice((0, 2, 3, 6)), 0, 0, 0)
    pixels = zlib.compress(bytes(chance.choice((0, 1000, 1_000_000))))
    chunk = (
        struct.pack(">I", len(pixels)) + b"IDAT" + pixels + struct.pack(">I", zlib.crc32(b"IDAT" + pixels))
    )
    rest = chance.choice((data[33:], chunk))
    return b"\x89PNG\r\n\x1a\n\0\0\0\r" + head + struct.pack(">I", zlib.crc32(head)) + rest


def _other_head(data: bytes, chance: Random) -> bytes:
    head = chance.choice(_PICTURE_HEADS)
    return head + data[chance.choice((0, len(head))) :]


_PICTURE: tuple[Change, ...] = (_head_byte, _head_byte, _other_size, _other_size, _huge_png, _other_head)
