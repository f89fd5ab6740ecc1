"""A text in quotes as it stands in a damaged file: where it ends, and what it says."""

from __future__ import annotations

import re
from json import decoder

from msgspec import Struct

_WHOLE = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"(?=\s*+(?:[,:\]}]|\Z))')
_TURN = re.compile(r'\\.|["\x00\n]', re.DOTALL)
_AFTER = re.compile(r'\s*+(?:[:}\]]|,\s*+(?:["{\[\]}\d-]|true|false|null|\Z)|\Z)')
_NAME = re.compile(r'"\w++"\s*+:')
_LINE_BEGINS = re.compile(r'\s*+(?:[{}\]"]|\Z)')
_RECORD_ENDS = re.compile(r"[\s,]*+(?:[}\]][\s,]*+)*+(?:\{\s*+)?+\Z")
_REACH = 32
"""Signs at the end of a text without its quote among which the brackets of its record are looked for."""
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.)|)", re.DOTALL)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_SURROGATE = re.compile("[\ud800-\udfff]")


class TornText(Struct, frozen=True):
    """What a text says and where it ends; `is_damaged` where something in it is wrong."""

    text: str
    end: int
    is_damaged: bool = False


def text_at(source: str, start: int) -> TornText:
    """Return the text whose quote stands at `start`.

    Of one that is not closed the end is guessed: before the next name, or at the end of its line.
    """
    if _WHOLE.match(source, start):
        text, end = decoder.scanstring(source, start + 1)  # type: ignore[attr-defined]
        return TornText(whole_letters(text), end, is_damaged=bool(_SURROGATE.search(text)))
    at = start + 1
    while True:
        turn = _TURN.search(source, at)
        if turn is None:
            return _torn(source, start, len(source))
        sign, at = turn.group(), turn.end()
        if sign == '"':
            if _NAME.match(source, turn.start()) and not _AFTER.match(source, at):
                return _torn(source, start, turn.start())
            if _AFTER.match(source, at):
                return TornText(unescaped(source[start + 1 : turn.start()]), at, is_damaged=True)
        elif sign == "\0" or (sign == "\n" and _LINE_BEGINS.match(source, at)):
            return _torn(source, start, turn.start())


def _torn(source: str, start: int, end: int) -> TornText:
    written = source[start + 1 : end]
    brackets = _RECORD_ENDS.search(written[-_REACH:])
    kept = len(written) - (len(brackets.group()) if brackets else 0)
    return TornText(unescaped(written[:kept]), start + 1 + kept, is_damaged=True)


def unescaped(written: str) -> str:
    """Return what a text says that stands in quotes, with or without mistakes."""
    return whole_letters(_ESCAPE.sub(_letter, written))


def _letter(found: re.Match[str]) -> str:
    number, sign = found.groups()
    if number:
        return chr(int(number, 16))
    return _SHORT.get(sign, sign) if sign else ""


def whole_letters(text: str) -> str:
    """Put halves of a letter together; a half that stands alone becomes a sign for what is no letter."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
