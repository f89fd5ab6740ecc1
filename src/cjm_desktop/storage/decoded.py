"""The text in the bytes of a damaged file, whatever encoding it is in, with a sign for what is no letter."""

from __future__ import annotations

import codecs
import re
from html import unescape

from cjm_desktop.storage.decoded_pieces import WIDE, in_step, likely, mixed, wide_by_runs
from cjm_desktop.storage.torn_text import unescaped

NO_LETTER = "\ufffd"
_UTF_8 = "utf-8"
_MARKS = (
    (codecs.BOM_UTF8, _UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_QUOTE = re.compile(r"(?<=[\[{,:\s])'|'(?=\s*+[,:\]}])")
_ONE_TEXT = re.compile(r'\A[^\\]{0,200}"(?=\{)|(?<=\})"[^\\"]*+\Z|(?<=\\n)"[^\\"]*+\Z')
"""What stands before and behind a file that is one text of another."""
_BRACKET_AND_QUOTE = re.compile(r'[{\[\s,]*"')


def decoded(data: bytes) -> str:
    """Return the text in the bytes, in the encoding that they are most likely in."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            data = data.removeprefix(mark)
            if encoding == _UTF_8 or _looks_like_a_map(data, encoding):
                return _in_encoding(data, encoding)
    text = wide_by_runs(data)
    if text is None:
        return _in_encoding(data, next((wide for wide in WIDE if _looks_like_a_map(data, wide)), _UTF_8))
    return text


def _in_encoding(data: bytes, encoding: str) -> str:
    return in_step(data, encoding) if encoding in WIDE else _of_one_byte(data)


def _of_one_byte(data: bytes) -> str:
    """Return text that is UTF-8, in an old encoding, or one after the other."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = mixed(data)
    return text or data.decode(_UTF_8 if _is_mostly_utf_8(data) else likely(data), "replace")


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
