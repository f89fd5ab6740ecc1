"""A block of a spreadsheet as rows of plain texts: what the readers and writers of tables share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.errors import TooMuch
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.text import LONGEST_TEXT, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Rows = tuple[tuple[str, ...], ...]
"""Texts by row and column; all rows are of one length."""
Value = str | int | float
"""What is written into a cell: a text stays a text, a number is one to calculate with."""

LONGEST_SOURCE = 8_000_000
"""Characters of a table with all its markup."""
MOST_READ = 1_000_000
"""Cells, and as many tags, that are looked at: a spreadsheet may hand over many that are empty."""
MOST_CELLS = 100_000
"""Cells of a table without the empty ones at its end."""

TOO_LARGE = Phrase(
    f"The table on the clipboard has more than {MOST_CELLS:,} cells; nothing was pasted. "
    "Copy a smaller part of it.",
    f"В таблице из буфера обмена больше {MOST_CELLS // 1000} 000 ячеек; ничего не вставлено. "
    "Скопируйте её часть.",
)
TOO_LONG = Phrase(
    f"A cell of the table on the clipboard has more than {LONGEST_TEXT:,} characters; nothing was pasted.",
    f"В ячейке таблицы из буфера обмена больше {LONGEST_TEXT // 1000} 000 знаков; ничего не вставлено.",
)


TEXT_TOO_LONG = Phrase(
    f"The text on the clipboard has more than {LONGEST_TEXT:,} characters, too many for a card; "
    "nothing was pasted.",
    f"В тексте из буфера обмена больше {LONGEST_TEXT // 1000} 000 знаков — для карточки слишком много; "
    "ничего не вставлено.",
)


def check_source(source: str) -> None:
    """Raise TooMuch for a table that is not even worth a look."""
    if len(source) > LONGEST_SOURCE:
        raise TooMuch(TOO_LARGE)


def clean_cell(text: str) -> str:
    """Return the text of a cell as a document keeps it; raises TooMuch where it is too long."""
    cleaned = clean_text(text)
    if len(cleaned) > LONGEST_TEXT:
        raise TooMuch(TOO_LONG)
    return cleaned


def trimmed(rows: Iterable[Sequence[str]]) -> Rows:
    """Return rows of one length without the empty rows and columns at the end; raises TooMuch."""
    kept = [tuple(row) for row in rows]
    width = max((_last(row) for row in kept), default=0)
    height = max((index for index, row in enumerate(kept, 1) if any(row)), default=0)
    if width * height > MOST_CELLS:
        raise TooMuch(TOO_LARGE)
    return tuple((*row[:width], *("",) * (width - len(row))) for row in kept[:height])


def _last(row: Sequence[str]) -> int:
    return next((index for index in range(len(row), 0, -1) if row[index - 1]), 0)
