"""Reading a map file that is damaged: what JSON there is, with whatever is wrong passed over.

The reader goes once from the beginning to the end. It knows which lists and records a map file has, so that
where a bracket, a quote or a name is missing it goes on in the right place; what belongs nowhere is kept
as a loose value of the record it stands in.
"""

from __future__ import annotations

import re
from json import JSONDecoder
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cjm_desktop.model.limits import MOST_LEVELS, MOST_VALUES
from cjm_desktop.storage.shapes import LIST_NAMES, is_list_of_records, kind_below, knows, owner_of
from cjm_desktop.storage.torn_text import text_at

if TYPE_CHECKING:
    from cjm_desktop.storage.shapes import Kind

_BLANK = re.compile(r"[\s,\x00\ufffd\ufeff]*+")
_NUMBER = re.compile(r'-?\d[\d.eE+-]*+(?=[\s,\]}\x00"]|\Z)')
_WORD = re.compile(r"(?:true|false|null|NaN|-?Infinity)\b")
_BARE = re.compile(r'[^\[\]{}":\s\x00][^\[\]{}":\n\x00]*+')
_UNOPENED = re.compile(r'[^"\n{}\[\]:]*+(?="\s*+[,}\]])')
_COLON = re.compile(r"\s*+:")
_GOES_ON = re.compile(r"[\s,]*+[{\]]")
_NEXT_NAME = re.compile(r'[\s,]*+"(\w+)"\s*+:')
_NEW_FILE = re.compile(r'\{\s*+"format"\s*+:\s*+"cjm"')
_NAME = re.compile(r"\w+", re.ASCII)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_WORDS = {"true": True, "false": False, "null": None}
_DEEPEST = MOST_LEVELS + 20
_DEEPEST_LIKELY = 24
_FAR = 100_000
_MOST_IN_VAIN = 20_000_000


class Found(Struct, eq=False):
    """An object as it was found: its fields in their order, names repeated; `loose` has what has no name."""

    pairs: list[tuple[str, Any]]
    is_damaged: bool = False
    loose: list[Any] = []

    def all(self, name: str) -> list[Any]:
        """Return what stands under a name, mostly one value or none."""
        return [value for key, value in self.pairs if key == name]

    def get(self, name: str) -> Any:
        """Return the first value under a name, None where there is none."""
        return next((value for key, value in self.pairs if key == name), None)


class Reading(Struct, eq=False):
    """What was found in a text: objects one after the other, nearly always one, and what stands beside them.

    `is_cut` tells whether the text ends before the last bracket does.
    """

    roots: list[Found]
    loose: list[Any]
    is_cut: bool = False


class _Frame(Struct, eq=False):
    """An object or a list that is open; `kind` is what the object is, or what the list holds."""

    kind: Kind | None
    found: Found | None = None
    items: list[Any] = []
    name: str | None = None
    """The name of the field whose value comes next."""


_scan = JSONDecoder(object_pairs_hook=Found).scan_once  # type: ignore[attr-defined]


def read_damaged(text: str) -> Reading:
    """Return what can be made out in a text that is no JSON, or breaks the rules of a map file."""
    return _Reader(text).read()


class _Reader:
    """Goes through a text; holds what is open at the place where it is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._roots: list[Found] = []
        self._loose: list[Any] = []
        self._open: list[_Frame] = []
        self._left = MOST_VALUES
        self._in_vain = 0
        """Signs that were looked at for whole records which then were none."""

    def read(self) -> Reading:
        """Read to the end."""
        while self._left > 0:
            blank = _BLANK.match(self._text, self._at)
            self._at = blank.end() if blank else self._at
            if self._at >= len(self._text):
                break
            self._left -= 1
            self._take(self._text[self._at])
        is_cut = bool(self._open) or self._left <= 0
        if self._open:
            self._hurt()
        return Reading(self._roots, self._loose, is_cut)

    @property
    def _top(self) -> _Frame | None:
        return self._open[-1] if self._open else None

    def _take(self, sign: str) -> None:
        if sign == "{":
            self._take_object()
        elif sign == "[":
            self._begin_list()
        elif sign == "}":
            self._end_object()
        elif sign == "]":
            self._end_list()
        elif sign == ":":
            self._at += 1
        elif sign == '"':
            self._take_text()
        else:
            self._take_bare()

    # Objects

    def _take_object(self) -> None:
        if self._open and _NEW_FILE.match(self._text, self._at):
            self._hurt()
            self._open.clear()
        top = self._top
        if top is not None and top.found is not None:
            top = self._make_room(top)
        if top is not None and top.found is None and top.kind is not None and is_list_of_records(top.kind):
            whole = self._whole_record()
            if whole is not None:
                top.items.append(whole)
                return
        self._at += 1
        self._begin(top)

    def _make_room(self, top: _Frame) -> _Frame | None:
        """Find where an object belongs that comes in the midst of another: a bracket is missing before it."""
        found = top.found
        assert found
        name = top.name or (found.pairs[-1][0] if found.pairs else "")
        below = kind_below(top.kind, name)
        if below is not None and is_list_of_records(below):
            found.is_damaged = True
            if top.name is None and isinstance(found.pairs[-1][1], list):
                listed = found.pairs[-1][1]
            else:
                listed = []
                self._put(listed)
            self._open.append(_Frame(below, items=listed))
        elif top.name is None and len(self._open) > 1 and self._open[-2].found is None:
            found.is_damaged = True
            self._open.pop()
        return self._top

    def _whole_record(self) -> Found | None:
        """Return the object that begins here where nothing in it is wrong; the usual case, at full speed."""
        if self._in_vain > _MOST_IN_VAIN:
            return None
        try:
            value, end = _scan(self._text, self._at)
        except (StopIteration, ValueError, RecursionError) as error:
            # Where the reader cannot tell how far it went, it was far; and it counts all lines before that.
            self._in_vain += max(100, getattr(error, "pos", self._at + _FAR) - self._at) + self._at // 20
            return None
        self._at = end
        self._left -= 2 * len(value.pairs)
        return value if isinstance(value, Found) else None

    def _begin(self, top: _Frame | None) -> None:
        if len(self._open) > _DEEPEST:
            return
        found = Found([])
        kind = owner_of(None, "format")
        if top is not None:
            kind = top.kind if top.found is None else kind_below(top.kind, top.name or "")
            self._put(found)
        else:
            self._roots.append(found)
        self._open.append(_Frame(kind, found))

    def _end_object(self) -> None:
        self._at += 1
        top = self._top
        if top is not None and top.found is None:
            self._hurt()
            if _GOES_ON.match(self._text, self._at) or len(self._open) == 1:
                return
            self._open.pop()
        if self._open:
            self._drop_name()
            self._open.pop()

    # Lists

    def _begin_list(self) -> None:
        self._at += 1
        top = self._top
        if top is None or len(self._open) > _DEEPEST:
            return
        if top.found is not None and top.name is None:
            self._hurt()
            return
        kind = top.kind if top.found is None else kind_below(top.kind, top.name or "")
        items: list[Any] = []
        self._put(items)
        self._open.append(_Frame(kind, items=items))

    def _end_list(self) -> None:
        self._at += 1
        depth = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n].found is None), None)
        top = self._top
        if top is None or depth is None:
            self._hurt()
        elif top.found is None:
            self._open.pop()
        else:
            self._hurt()
            following = _NEXT_NAME.match(self._text, self._at)
            if not following or not knows(top.kind, following.group(1)):
                self._drop_name()
                del self._open[depth:]

    # Texts and what else stands between brackets

    def _take_text(self) -> None:
        torn = text_at(self._text, self._at)
        self._at = torn.end
        if torn.is_damaged:
            self._hurt()
        awaits_value = self._top is not None and self._top.name is not None
        if _COLON.match(self._text, self._at) and not (awaits_value and not _NAME.fullmatch(torn.text)):
            self._take_name(torn.text)
        elif self._at >= len(self._text) and self._top is not None and self._top.found and not awaits_value:
            # The beginning of a name, at which the file ends.
            return
        elif torn.text or not torn.is_damaged:
            self._put(torn.text)

    def _take_name(self, name: str) -> None:
        colon = _COLON.match(self._text, self._at)
        self._at = colon.end() if colon else self._at
        top = self._top
        if top is None:
            self._begin(None)
        elif top.found is None or not knows(top.kind, name) or self._is_lost(top):
            self._close_up_to(name)
        top = self._top
        if top is not None and top.found is None:
            # A list in which a name stands: the bracket before it is missing.
            self._hurt()
            self._begin(top)
            top = self._top
        assert top
        self._drop_name()
        top.name = name

    def _is_lost(self, top: _Frame) -> bool:
        """Whether so many brackets are open that most of them must be damage."""
        return top.kind is None and len(self._open) > _DEEPEST_LIKELY

    def _close_up_to(self, name: str) -> None:
        """Close what is open within the record that a name belongs to: brackets are missing before it."""
        top = self._open[-1]
        if top.found is None:
            if top.kind is not None and knows(top.kind, name):
                return
            below = self._open[-2] if len(self._open) > 1 else None
            if below is not None and owner_of(below.kind, name) is not None:
                self._hurt()
                self._open.pop()
                return
        if name not in LIST_NAMES:
            return
        for depth in range(len(self._open) - 2, -1, -1):
            frame = self._open[depth]
            if frame.found is not None and owner_of(frame.kind, name) is not None:
                self._hurt()
                del self._open[depth + 1 :]
                return
        if self._is_lost(top):
            # The beginning of its map is gone: the document takes it.
            self._hurt()
            del self._open[1:]

    def _take_bare(self) -> None:
        """Take a number, a word of JSON, or letters that stand outside of quotes."""
        number = _NUMBER.match(self._text, self._at)
        word = number or _WORD.match(self._text, self._at)
        if word:
            self._at = word.end()
            self._put(_number(word.group()) if number else _WORDS.get(word.group()))
            return
        self._hurt()
        top = self._top
        unopened = top is not None and top.name and _UNOPENED.match(self._text, self._at)
        if unopened:
            self._at = unopened.end() + 1
            self._put(unopened.group())
            return
        bare = _BARE.match(self._text, self._at)
        self._at = bare.end() if bare else self._at + 1
        if bare and _LETTERS.search(bare.group()):
            self._put(bare.group().strip(" ,"))

    def _put(self, value: Any) -> None:
        """Put a value where it belongs."""
        top = self._top
        if top is None:
            self._loose.append(value)
        elif top.found is None:
            top.items.append(value)
        elif top.name is None:
            top.found.is_damaged = True
            top.found.loose.append(value)
        else:
            top.found.pairs.append((top.name, value))
            top.name = None

    def _drop_name(self) -> None:
        top = self._top
        if top is not None and top.found is not None and top.name is not None:
            if not _NAME.fullmatch(top.name):
                top.found.loose.append(top.name)
            top.found.is_damaged, top.name = True, None

    def _hurt(self) -> None:
        """Mark the innermost open record as one of which something may be missing."""
        for frame in reversed(self._open):
            if frame.found is not None:
                frame.found.is_damaged = True
                return


def _number(written: str) -> Any:
    """Return a number, or its digits where it is none that can be kept."""
    try:
        return int(written) if written.lstrip("-").isdigit() else float(written)
    except ValueError:
        return written
