"""Where in a map file something is, in words: the line and column, and what stands there."""

from __future__ import annotations

import re

from cjm_desktop.model.errors import Nouns
from cjm_desktop.model.kinds import LANE_KINDS
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.quote import quoted

_GROUPS = {
    "personas": Nouns.PERSONA,
    "sources": Nouns.SOURCE,
    "maps": Nouns.MAP,
    "phases": Nouns.PHASE,
    "stages": Nouns.STAGE,
    "lanes": Nouns.LANE,
    "cards": Nouns.CARD,
    "links": Nouns.LINK,
    "attachments": Nouns.PICTURE,
}
_REACH = 64 * 1024
"""Bytes before a place in which the beginning of its record is looked for."""
_MOST_TRIED = 40
_BEGINS = re.compile(rb'"\w+"\s*+:\s*+[\[{]\s*+(?:\{|"[^"]*+"\s*+:\s*+\{)')
_ID = re.compile(rb'\{\s*+"id"\s*+:\s*+"([^"\\]{1,64})"')
_NAME = re.compile(rb'"(?:text|title|name)"\s*+:\s*+"((?:[^"\\\n]|\\.){1,200})')
_FIELD = rb'"%s"\s*+:\s*+"([^"\\\n]{1,64})"'


def place_of(data: bytes, at: int) -> Phrase:
    """Return where a byte of a file is: "line 12, column 40 (card “Search”)"."""
    line = data.count(b"\n", 0, at) + 1
    begin = data.rfind(b"\n", 0, at) + 1
    column = len(data[begin:at].decode(errors="replace")) + 1
    owner = _owner(data, at)
    en, ru = f"line {line}, column {column}", f"строке {line}, столбец {column}"
    return Phrase(f"{en} ({owner.en})", f"{ru} ({owner.ru})") if owner else Phrase(en, ru)


def line_of_record(data: bytes, identifier: str) -> int | None:
    """Return the line on which a record with this id begins."""
    found = re.search(rb'"id"\s*+:\s*+"%s"' % re.escape(identifier.encode(errors="replace")), data)
    return None if found is None else data.count(b"\n", 0, found.start()) + 1


def _owner(data: bytes, at: int) -> Phrase | None:
    """Return the record that a place is in, or that begins last before it."""
    groups = {name: _last_group(data, name, at) for name in _GROUPS}
    group = max(groups, key=lambda name: groups[name])
    if groups[group] < 0:
        return None
    noun = _GROUPS[group]
    own = None
    for own in _ID.finditer(data, max(groups[group], at - _REACH), at):  # noqa: B007 - the last one counts
        pass
    if own is None:
        return noun
    end = data.find(b"\n", at)
    words = data[own.end() : min(len(data) if end < 0 else end, own.end() + _REACH)]
    name = _NAME.search(words)
    where = _cell(data, words) if group == "cards" else Phrase("", "")
    if name:
        told = _said(name.group(1))
        return Phrase(f"{noun.en} “{told}”{where.en}", f"{noun.ru} «{told}»{where.ru}")
    # An id tells nobody anything but where there is nothing else; in quotes it would pass for a text.
    told = "" if where.en else f" {_said(own.group(1))}"
    return Phrase(f"{noun.en}{told}{where.en}", f"{noun.ru}{told}{where.ru}")


def _last_group(data: bytes, name: str, at: int) -> int:
    """Return where the last list of such records before a place begins, -1 where there is none."""
    end = at
    for _ in range(_MOST_TRIED):
        found = data.rfind(b'"%s"' % name.encode(), 0, end)
        if found < 0 or _BEGINS.match(data, found):
            return found
        end = found
    return -1


def _cell(data: bytes, words: bytes) -> Phrase:
    """Return the stage and the lane that a card names, as far as they are known."""
    stage, lane = (re.search(_FIELD % name, words) for name in (b"stage", b"lane"))
    en, ru = "", ""
    stage_title = _title(data, stage.group(1)) if stage else ""
    lane_title = _title(data, lane.group(1)) if lane else ""
    if stage_title:
        en, ru = f", stage “{stage_title}”", f", этап «{stage_title}»"
    kind = LANE_KINDS.get(lane_title)
    name = Phrase(lane_title, lane_title) if kind is None else kind.name
    if lane_title:
        en, ru = f"{en}, lane “{name.en}”", f"{ru}, дорожка «{name.ru}»"
    return Phrase(en, ru)


def _title(data: bytes, identifier: bytes) -> str:
    """Return the title of a stage or lane, or a lane's kind; "" where it is not found."""
    found = re.search(rb'\{\s*+"id"\s*+:\s*+"%s"[^\n}]*+' % re.escape(identifier), data)
    if found is None:
        return ""
    title = re.search(_FIELD % b"title", found.group()) or re.search(_FIELD % b"kind", found.group())
    return _said(title.group(1)) if title else ""


def _said(written: bytes) -> str:
    text = written.replace(b"\\n", b" ").replace(b'\\"', b'"').replace(b"\0", b"").decode(errors="ignore")
    return quoted(text)
