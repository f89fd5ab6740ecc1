"""User text as the document keeps it: NFC, without control characters."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Self

from msgspec import Meta

LONGEST_TEXT = 100_000
"""Characters one text may hold; longer ones are refused, never cut."""

# These two are compiled when the first text comes that is not known to be clean.
# C0 and C1 controls but tab and line feed, and lone surrogates, which UTF-8 cannot hold.
_UNWANTED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
_LINE_ENDS = "\r\n?|\u2028|\u2029|\x85|\x0b|\x0c"
CLEAN_CHARACTERS = r"\n -\[\]-~\xa0-\xff\u0400-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u21ff"
"""As a set of a regular expression: text of only these and backslashes is clean, and nearly all text is."""
_CLEAN = re.compile(rf"[{CLEAN_CHARACTERS}\\]*")


def clean_text(text: str) -> str:
    """Return `text` in NFC with LF line ends and without control characters."""
    if _CLEAN.fullmatch(text):
        return text
    text = re.sub(_UNWANTED, "", re.sub(_LINE_ENDS, "\n", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


IS_CLEANED = Meta(max_length=LONGEST_TEXT)
"""Marks the texts that a record cleans."""
Text = Annotated[str, IS_CLEANED]
"""A text typed by the user: plain text, cleaned by `clean_text`."""


class MergedText(str):
    """The text of a cell of a table that reaches over several `columns`."""

    columns: int
    __slots__ = ("columns",)

    def __new__(cls, text: str, columns: int) -> Self:
        """Return a text that knows how wide its cell was."""
        made = super().__new__(cls, text)
        made.columns = columns
        return made


def columns_of(text: str) -> int:
    """Return over how many columns of its table a text reaches."""
    return text.columns if isinstance(text, MergedText) else 1
