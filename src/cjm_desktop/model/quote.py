"""Words of a file within a sentence of ours: on one line, short, with nothing that cannot be seen."""

from __future__ import annotations

import re

# Both are compiled when a name needs it: hardly one does.
# Controls, marks of direction (Unicode, UAX 9) and halves of letters; not what joins the parts of an emoji.
_UNSEEN = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_LINE_END = r"\s*\n\s*"
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


def plain_name(name: str) -> str:
    """Return a name as it can be shown alone: on one line, with nothing that turns its letters round."""
    if name.isprintable():
        return name
    return re.sub(_UNSEEN, lambda found: _visible(found.group()), re.sub(_LINE_END, " ", name))


def in_one_line(text: str) -> str:
    """Return a title or the like for the middle of a sentence: on one line, turning no letters round."""
    return plain_name(" ".join(text.split()))


def file_name(name: str) -> str:
    """Return a name without what turns letters round or cannot be seen, for a file to be made."""
    return re.sub(_UNSEEN, "", re.sub(_LINE_END, " ", name))


def _visible(sign: str) -> str:
    if sign.isprintable() or sign in _SEEN:
        return sign
    return sign.encode("unicode_escape").decode()
