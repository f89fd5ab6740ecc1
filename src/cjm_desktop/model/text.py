"""User text as the document keeps it: NFC, without control characters."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

LONGEST_TEXT = 100_000
"""Characters one text may hold; longer ones are refused, never cut."""

# C0 and C1 controls but tab and line feed, and lone surrogates, which UTF-8 cannot hold.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
# Text of only these letters, signs and line feeds is clean already: nearly every text there is.
_CLEAN = re.compile("[\n -~\xa0-\xff\u0400-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u21ff]*")


def clean_text(text: str) -> str:
    """Return `text` in NFC with LF line ends and without control characters."""
    if _CLEAN.fullmatch(text):
        return text
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(clean_text)]
"""A text typed by the user: plain text, cleaned by `clean_text`."""
