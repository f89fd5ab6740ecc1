"""Tables as HTML, as spreadsheets and browsers put them on the clipboard.

The text is taken apart and never shown: no style, script, picture or address in it has any effect. It is
not read by html.parser, which needs 49 seconds for 48 KB of "<a <a <a" (CVE-2025-6069, Python 3.11.7): each
sign is looked at once here.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.exchange.html_text import CellText
from cjm_desktop.exchange.table import MOST_READ, TOO_LARGE, check_source, clean_cell, trimmed
from cjm_desktop.model.errors import TooMuch
from cjm_desktop.model.text import MergedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_desktop.exchange.table import Rows, Value

_TOKEN = re.compile(
    r"""(?P<text>[^<]++)
    | (?s:<!--.*?(?:-->|\Z))
    | <[!?][^>]*+>?
    | </(?P<end>[a-z][^\s/>]*+)[^>]*+>?
    | <(?P<start>[a-z][^\s/>]*+)
       (?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+)*+)>?
    | <""",
    re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([a-z][\w:-]*+)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+)""", re.IGNORECASE)
_ASKED_FOR = frozenset({"colspan", "rowspan", "style"})
_UNREAD = frozenset({"script", "style", "title", "xml", "textarea", "noscript", "template"})
"""Elements of which nothing is text of the table."""
_TABLE_PARTS = frozenset({"table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup"})
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534
"""What HTML allows a cell to span."""


class Tag(NamedTuple):
    """The beginning or the end of an element."""

    name: str
    attributes: dict[str, str]
    is_end: bool = False


def has_table(source: str) -> bool:
    """Whether there is a table in the text."""
    return re.search(r"<table[\s>]", source, re.IGNORECASE) is not None


def read_html_table(source: str) -> Rows:
    """Return the cells of all tables in the text, one under the other; raises TooMuch.

    The text of a merged cell stands in its first one, and knows over how many columns it reaches. What is
    written around the tables gets rows of its own, so that nothing is lost.
    """
    check_source(source)
    if source.count("<") > MOST_READ:
        raise TooMuch(TOO_LARGE)
    reader = _Reader()
    for token in _tokens(source):
        reader.take(token)
    return trimmed(reader.finish())


def write_html_table(rows: Iterable[Sequence[Value]], headings: int = 0, names: int = 0) -> str:
    """Return a table in HTML; the first `headings` rows and `names` columns are set in bold.

    Texts are marked as such for spreadsheets, so that none is taken for a formula, a number or a date.
    """
    written = (
        "<tr>"
        + "".join(_written(value, row < headings or column < names) for column, value in enumerate(values))
        + "</tr>\n"
        for row, values in enumerate(rows)
    )
    return (
        '<html><head><meta charset="utf-8"></head><body>\n'
        f'<table cellspacing="0" cellpadding="4" style="{_TABLE_STYLE}">\n{"".join(written)}</table>\n'
        "</body></html>"
    )


_TABLE_STYLE = "border-collapse:collapse;font-family:sans-serif;font-size:10pt"
_CELL_STYLE = "border:1px solid #d5dae1;padding:3px 6px;vertical-align:top"
_BREAK = '<br style="mso-data-placement:same-cell">'
"""A line break that Excel does not take for the beginning of another row."""


def _written(value: Value, is_heading: bool) -> str:
    style = _CELL_STYLE + (";font-weight:bold;background:#f3f5f8" if is_heading else "")
    if not isinstance(value, str):
        return f'<td style="{style}">{value}</td>'
    text = html.escape(value).replace("\n", _BREAK)
    return f'<td style="{style};mso-number-format:\'\\@\'" sdnum="1033;0;@">{text}</td>'


def _tokens(source: str) -> Iterator[str | Tag]:
    """Yield texts and tags; comments, declarations and elements that hold no text are passed over."""
    at = 0
    while at < len(source):
        found = _TOKEN.match(source, at)
        assert found
        at = found.end()
        if found["text"] is not None:
            yield html.unescape(found["text"])
        elif found["end"] is not None:
            yield Tag(found["end"].lower(), {}, is_end=True)
        elif found["start"] is not None:
            name = found["start"].lower()
            if name in _UNREAD:
                at = _end_of(name, source, at)
            else:
                yield Tag(name, _attributes(found["attributes"]))
        elif found.group() == "<":
            yield "<"


def _end_of(name: str, source: str, at: int) -> int:
    end = re.compile(rf"</{name}[^>]*+>?", re.IGNORECASE).search(source, at)
    return end.end() if end else len(source)


def _attributes(written: str) -> dict[str, str]:
    found = ((name.lower(), value) for name, value in _ATTRIBUTE.findall(written))
    return {name: html.unescape(value.strip("\"'")) for name, value in found if name in _ASKED_FOR}


class _Reader:
    """Puts the texts between the tags of tables into cells."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._around = CellText()
        """What stands in no cell."""
        self._table: _Table | None = None
        self._inside = 0
        """Tables within a cell of the table that are open; they are read as its text."""

    def take(self, token: str | Tag) -> None:
        """Take one text or tag."""
        if isinstance(token, str):
            self._text.add(token)
        elif token.name not in _TABLE_PARTS:
            self._text.take(token.name, token.attributes.get("style", ""), is_end=token.is_end)
        elif token.is_end:
            self._end(token.name)
        else:
            self._begin(token)

    def finish(self) -> list[list[str]]:
        """Return all rows."""
        self._leave()
        self._keep_around()
        return self._rows

    @property
    def _text(self) -> CellText:
        """What is written to just now."""
        return (self._table and self._table.text) or self._around

    def _begin(self, tag: Tag) -> None:
        if tag.name == "table":
            if self._table is None:
                self._keep_around()
                self._table = _Table()
                return
            self._inside += 1
        if self._table is None or self._inside:
            self._text.part(is_cell=tag.name in ("td", "th"))
        elif tag.name == "tr":
            self._table.begin_row(is_hidden=_is_hidden(tag))
        elif tag.name in ("td", "th"):
            self._table.begin_cell(tag)

    def _end(self, name: str) -> None:
        if self._inside:
            self._inside -= name == "table"
            self._text.part(is_cell=name in ("td", "th"))
        elif name == "table":
            self._leave()
        elif self._table is not None and name in ("td", "th"):
            self._table.end_cell()
        elif self._table is not None and name == "tr":
            self._table.end_row()

    def _leave(self) -> None:
        if self._table is not None:
            self._rows.extend(self._table.finish())
        self._table, self._inside = None, 0

    def _keep_around(self) -> None:
        text = clean_cell(self._around.finish())
        self._rows.extend([line] for line in text.split("\n") if line)
        self._around = CellText()


class _Table:
    """The rows of one table, with what spans several of them put in its place."""

    def __init__(self) -> None:
        self.text: CellText | None = None
        """The text of the open cell."""
        self._rows: list[list[str]] = []
        self._row: list[str] | None = None
        self._is_hidden = False
        self._span = (1, 1)
        self._covered: dict[int, int] = {}
        """Columns that cells above reach into, and for how many rows from this one on."""
        self._covered_below: dict[int, int] = {}
        self._left = MOST_READ

    def begin_row(self, *, is_hidden: bool) -> None:
        self.end_row()
        self._row, self._is_hidden = [], is_hidden

    def begin_cell(self, tag: Tag) -> None:
        self.end_cell()
        if self._row is None:
            self.begin_row(is_hidden=False)
        self.text = CellText(is_hidden=_is_hidden(tag))
        columns, rows = tag.attributes.get("colspan", ""), tag.attributes.get("rowspan", "")
        self._span = _number(columns, _MOST_COLUMNS), _number(rows, _MOST_ROWS)

    def end_cell(self) -> None:
        if self.text is None or self._row is None:
            return
        text, self.text = clean_cell(self.text.finish()), None
        columns, rows = self._span
        while len(self._row) in self._covered:
            self._row.append("")
        if rows > 1:
            self._covered_below |= {len(self._row) + column: rows - 1 for column in range(columns)}
        self._spend(columns)
        merged = MergedText(text, columns) if text and columns > 1 else text
        self._row += [merged, *[""] * (columns - 1)]

    def end_row(self) -> None:
        self.end_cell()
        if self._row is None:
            return
        if not self._is_hidden:
            self._rows.append(self._row)
            self._spend(1 + len(self._covered))
            left = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
            self._covered = left | self._covered_below
        self._row, self._covered_below = None, {}

    def finish(self) -> list[list[str]]:
        self.end_row()
        return self._rows

    def _spend(self, cells: int) -> None:
        self._left -= cells
        if self._left < 0:
            raise TooMuch(TOO_LARGE)


def _number(written: str, most: int) -> int:
    digits = written.strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) < 6
    return max(1, min(int(digits), most)) if is_number else 1


def _is_hidden(tag: Tag) -> bool:
    return re.search(r"display\s*+:\s*+none", tag.attributes.get("style", ""), re.IGNORECASE) is not None
