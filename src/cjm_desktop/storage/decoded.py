"""The text in the bytes of a damaged file, whatever encoding it is in, with a sign for what is no letter."""

from __future__ import annotations

import codecs
import re
from html import unescape

from cjm_desktop.storage.torn_text import unescaped

NO_LETTER = "\ufffd"
_UTF_8, _WIDE = "utf-8", ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_MARKS = (
    (codecs.BOM_UTF8, _UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1251", "koi8-r", "cp866")
_FREQUENT = frozenset("оеаинтсрвл")
_LONGEST_LOOK = 64 * 1024
_SINGLE_QUOTE = re.compile(r"(?<=[\[{,:\s])'|'(?=\s*+[,:\]}])")
_ONE_TEXT = re.compile(r'\A[^\\]{0,200}"(?=\{)|(?<=\})"[^\\"]*+\Z|(?<=\\n)"[^\\"]*+\Z')
"""What stands before and behind a file that is one text of another."""
_BRACKET_AND_QUOTE = re.compile(r'[{\[\s,]*"')


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text in the bytes, and the encoding it is most likely in."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            data = data.removeprefix(mark)
            if encoding == _UTF_8 or _looks_like_a_map(data, encoding):
                return data.decode(encoding, "replace"), encoding
    encoding = next((wide for wide in _WIDE if _looks_like_a_map(data, wide)), "")
    if not encoding and _is_mostly_utf_8(data):
        encoding = _UTF_8
    encoding = encoding or max(_ONE_BYTE, key=lambda one: _frequent(data, one))
    return data.decode(encoding, "replace"), encoding


def unwrapped(text: str) -> str:
    """Return a map file that was put whole into a page, a text of JSON or other quotes, as it was before."""
    if '"format"' in text:
        return text
    for name, undo in _WRAPPED:
        if name in text:
            return undo(text)
    return text


def _without_backslashes(text: str) -> str:
    return unescaped(_ONE_TEXT.sub("", text))


def _in_double_quotes(text: str) -> str:
    return _SINGLE_QUOTE.sub('"', text.replace('"', '\\"'))


_WRAPPED = (
    ("&quot;format&quot;", unescape),
    ('\\"format\\"', _without_backslashes),
    ("'format'", _in_double_quotes),
)


def _looks_like_a_map(data: bytes, encoding: str) -> bool:
    """Whether the bytes begin with a bracket, blanks and a name in quotes."""
    return _BRACKET_AND_QUOTE.match(data[:400].decode(encoding, "replace")) is not None


def _is_mostly_utf_8(data: bytes) -> bool:
    """Whether more bytes above ASCII are letters of UTF-8 than are not."""
    text = data.decode(errors="replace")
    above = len(text) - sum(map(len, re.findall(r"[\x00-\x7f]+", text)))
    return 2 * text.count(NO_LETTER) <= above


def _frequent(data: bytes, encoding: str) -> int:
    """Return how often the most frequent letters of Russian stand in the bytes, if they are so encoded."""
    above = bytes(byte for byte in data[:_LONGEST_LOOK] if byte > 0x7F)
    return sum(letter in _FREQUENT for letter in above.decode(encoding, "replace"))
