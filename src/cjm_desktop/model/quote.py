"""Words of a file within a sentence of ours: on one line, short, with nothing that cannot be seen."""

from __future__ import annotations

_LONGEST = 40
"""Characters of a quotation; an ordinary id has ten."""
_LONGEST_FILE = 120
_SEEN = "\xa0"
"""Python does not count the no-break space among what can be printed."""


def quoted(text: str, longest: int = _LONGEST) -> str:
    """Return `text` fit for the middle of a sentence, its end cut off where it is long."""
    shown = "".join(map(_visible, text[: longest + 1]))
    return shown if len(shown) <= longest else shown[:longest] + "…"


def quoted_file(name: str) -> str:
    """Return the name of a file fit for a sentence: longer than others, since people give it to find it."""
    return quoted(name, _LONGEST_FILE)


def _visible(sign: str) -> str:
    if sign.isprintable() or sign in _SEEN:
        return sign
    return sign.encode("unicode_escape").decode()
