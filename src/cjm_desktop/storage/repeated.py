"""Whether a name stands twice in one object of a file: JSON readers keep the last and drop the others.

Looking at every name takes longer than reading the file, and a file of ours never has one twice. So first
the colons are counted, in the file and in what was kept of it: what was dropped is missing there.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec import json

from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted

if TYPE_CHECKING:
    from cjm_desktop.model.document import Document

_ESCAPED_COLON = re.compile(rb"\\u003[aA]")
_FORMAT_AND_VERSION = 2
_Pairs = list[tuple[str, Any]]


class _Repeated(Exception):
    """What is looked for was found: the way out of the reader."""

    def __init__(self, name: str, pairs: _Pairs) -> None:
        super().__init__(name)
        self.name, self.identifier = name, next((value for key, value in pairs if key == "id"), None)


def may_be_repeated(data: bytes, document: Document) -> bool:
    """Return whether a name may stand twice in a file of known fields and clean texts."""
    kept = json.encode(document, enc_hook=_plain).count(b":") + _FORMAT_AND_VERSION
    # A map without cards has an empty grid, which its file does not tell.
    kept -= sum(not journey.cards for journey in document.maps)
    return data.count(b":") != kept


def may_be_repeated_in(data: bytes, content: object) -> bool:
    """Return whether a name may stand twice in a file with this content."""
    try:
        kept = json.encode(content).count(b":")
    except (ValueError, OverflowError, RecursionError):
        return True
    return data.count(b":") != kept or _ESCAPED_COLON.search(data) is not None


def repeated_name(data: bytes) -> Phrase | None:
    """Return a clause on the first name that stands twice in one object of the file, or None."""
    # Python's own reader alone says each name; a usual start does without it.
    from json import loads

    try:
        loads(data, object_pairs_hook=_look_through)
    except _Repeated as found:
        return _clause(quoted(found.name), found.identifier)
    except (ValueError, RecursionError):
        # Nested too deep, or no number: refused for that.
        return None
    return None


def _look_through(pairs: _Pairs) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        times = Counter(name for name, _ in pairs)
        raise _Repeated(next(name for name in record if times[name] > 1), pairs)
    return record


def _clause(name: str, identifier: object) -> Phrase:
    en, ru = f"the field “{name}” stands twice", f"поле «{name}» встречается дважды"
    if not isinstance(identifier, str) or not identifier:
        return Phrase(f"{en} in one object", f"{ru} в одном объекте")
    owner = quoted(identifier)
    return Phrase(f"{en} in the object with the id “{owner}”", f"{ru} в объекте с идентификатором «{owner}»")


def _plain(value: Any) -> Any:
    return dict(value) if hasattr(value, "keys") else [*value]
