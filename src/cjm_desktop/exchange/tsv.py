"""Tables as text with tabs, as spreadsheets put them on the clipboard (RFC 4180 with tabs for commas).

Spreadsheets quote a cell that holds a line break, a tab or, with one of these, quotes; a cell that only
begins and ends with quotes they write as it is. A reader of CSV would take such quotes off, and they are
part of the text: quotes in a map are somebody's words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjm_desktop.exchange.table import MOST_READ, TOO_LARGE, check_source, clean_cell, trimmed
from cjm_desktop.model.errors import TooMuch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_desktop.exchange.table import Rows, Value

# Possessive, so that no text can make it look at the same character again and again.
_FIELD = re.compile(r'"(?P<quoted>(?:[^"]++|"")*+)"(?=[\t\n]|\Z)|[^\t\n]*+')
_LINE_END = re.compile(r"\r\n?")
_NEEDS_QUOTES = re.compile(r'[\t\n]|""')
_FORMULA = re.compile(r"'*+[=@]|'++[+-]|[+-](?!\d+(?:[.,]\d+)?\Z)")
"""The beginning of a text that a spreadsheet would calculate, or take for the guard against it."""
_GUARDED = re.compile(r"\A'(?='*+[=@+-])")


def is_tsv(text: str) -> bool:
    """Whether a text is a table: some line of it has several cells."""
    return "\t" in text.rstrip()


def read_tsv(text: str) -> Rows:
    """Return the cells of a table; raises TooMuch."""
    check_source(text)
    if text.count("\t") + text.count("\n") > MOST_READ:
        raise TooMuch(TOO_LARGE)
    return trimmed(_rows(_LINE_END.sub("\n", text)))


def write_tsv(rows: Iterable[Sequence[Value]]) -> str:
    """Return a table as a spreadsheet reads it; a text that looks like a formula stays a text."""
    return "".join("\t".join(map(_field, row)) + "\r\n" for row in rows)


def _rows(text: str) -> Iterator[list[str]]:
    row: list[str] = []
    at = 0
    while at < len(text):
        found = _FIELD.match(text, at)
        assert found
        row.append(_text(found))
        at = found.end()
        if text[at : at + 1] == "\n":
            yield row
            row = []
        at += 1
    if row:
        yield row


def _text(found: re.Match[str]) -> str:
    quoted = found["quoted"]
    is_quoted = quoted is not None and _NEEDS_QUOTES.search(quoted)
    text = quoted.replace('""', '"') if is_quoted else found.group()
    return clean_cell(_GUARDED.sub("", text)).strip()


def _field(value: Value) -> str:
    if not isinstance(value, str):
        return str(value)
    text = f"'{value}" if _FORMULA.match(value) else value
    if "\n" in text or "\t" in text or text.startswith('"'):
        # Lines within a cell end with a mere LF, rows with CR and LF.
        return '"' + text.replace('"', '""') + '"'
    return text
