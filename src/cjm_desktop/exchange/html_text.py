"""The text of a piece of HTML as a browser would show it, without its look."""

from __future__ import annotations

import re
from typing import NamedTuple

from cjm_desktop.model.errors import TooMuch
from cjm_desktop.model.language import Phrase

_BLOCKS = frozenset(
    "address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section ul".split()
)
"""Elements that begin on a line of their own and end with it."""
_NOT_CLOSED = frozenset(
    "area base br col embed hr img input link meta param source track wbr html head body".split()
)
_CLOSED_BY_THE_NEXT = frozenset({"p", "li", "dd", "dt", "option"})
_DEEPEST = 300
"""Elements within elements in one cell."""
_TOO_DEEP = Phrase(
    "The text on the clipboard is nested too deeply to be read; nothing was pasted.",
    "Текст в буфере обмена вложен слишком глубоко, чтобы его прочитать; ничего не вставлено.",
)

# Signs that no text can hold stand for what is decided at the end.
_BLOCK_END, _KEPT_SPACE = "\x00", "\x01"
_STAND_INS = re.compile(r"[\x00\x01]")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_LINE_END = re.compile(r" *([\n\x00][ \n\x00]*)")
_EMPTY = " \n\xa0"


class _Open(NamedTuple):
    """An open element and what holds inside it."""

    name: str
    is_hidden: bool = False
    is_preformatted: bool = False
    keeps_spaces: bool = False


class CellText:
    """Gathers the text of one cell, with spaces and line breaks as a browser shows them."""

    def __init__(self, *, is_hidden: bool = False) -> None:
        self._parts: list[str] = []
        self._open: list[_Open] = [_Open("", is_hidden)]

    def add(self, text: str) -> None:
        """Add a text, its entities already replaced."""
        now = self._open[-1]
        if now.is_hidden:
            return
        text = _STAND_INS.sub("", text)
        if now.is_preformatted:
            text = text.replace("\r\n", "\n").replace(" ", _KEPT_SPACE)
        elif now.keeps_spaces:
            text = _SPACES.sub(" ", text).replace("\xa0", " ").replace(" ", _KEPT_SPACE)
        else:
            text = _SPACES.sub(" ", text)
        self._parts.append(text)

    def take(self, name: str, style: str, *, is_end: bool) -> None:
        """Take a tag that is no part of a table; raises TooMuch where too many are open."""
        if name == "br" and not self._open[-1].is_hidden:
            self._parts.append("\n")
        if name in _BLOCKS:
            self._parts.append(_BLOCK_END)
        if name in _NOT_CLOSED:
            return
        if is_end:
            self._close(name)
        else:
            self._begin(name, style)

    def part(self, *, is_cell: bool) -> None:
        """Part what stands in the cells of a table within the cell."""
        self._parts.append(" " if is_cell else _BLOCK_END)

    def finish(self) -> str:
        """Return the text."""
        text = re.sub(" +", " ", "".join(self._parts))
        text = _LINE_END.sub(lambda found: "\n" * max(1, found[1].count("\n")), text)
        return text.replace(_KEPT_SPACE, " ").strip(_EMPTY)

    def _begin(self, name: str, style: str) -> None:
        if name in _CLOSED_BY_THE_NEXT and self._open[-1].name == name:
            self._open.pop()
        if len(self._open) > _DEEPEST:
            raise TooMuch(_TOO_DEEP)
        around, style = self._open[-1], re.sub(r"\s", "", style).lower()
        self._open.append(
            _Open(
                name,
                around.is_hidden or "display:none" in style,
                around.is_preformatted or name == "pre" or "white-space:pre" in style,
                # Excel writes each run of spaces as no-break ones.
                around.keeps_spaces or "mso-spacerun:yes" in style,
            )
        )

    def _close(self, name: str) -> None:
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].name == name:
                del self._open[index:]
                return
