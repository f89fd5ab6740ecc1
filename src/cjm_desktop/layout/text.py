"""The only line breaker: greedy, over cached word widths, exact in font units.

Breaks fall at spaces and after hyphens and dashes; a word wider than the line is chopped. A line knows
the characters it covers, so that a caret can be placed in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.font import UNITS_PER_EM, Word, shape

if TYPE_CHECKING:
    from cjm_desktop.layout.typography import TextStyle, Weight

# A piece is what must stay together: up to and with a hyphen or dash, or up to a breaking space. As good
# typesetting has it in both languages, a word of one letter stays with the word after it, a dash with the
# word before it. The no-break space and the no-break hyphen are ordinary characters here.
_PLAIN = r"[^ \t\n\u2010\u2013\u2014-]"
_PIECES = re.compile(
    rf"(?:(?<![^ \t])[^\W\d_] (?=[^ \t\n]))*(?:{_PLAIN}*[\u2010\u2013\u2014-]+|{_PLAIN}+)"
    r"(?: [\u2013\u2014](?![^ \t\n]))?"
)
_LINES_KEPT = 32_768


class PlacedWord(NamedTuple):
    """A shaped word, its x from the start of the line in font units, its first character in the text."""

    x: int
    word: Word
    start: int


class Line(NamedTuple):
    """One line: its words, its width in font units, the characters `start` to `end` it covers.

    `end` leaves out the space or line feed at which it was broken.
    """

    words: tuple[PlacedWord, ...]
    width: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words with single spaces where there is a gap between them."""
        parts: list[str] = []
        at = self.start
        for placed in self.words:
            parts.append(" " * (placed.start - at))
            parts.append(placed.word.text)
            at = placed.start + len(placed.word.text)
        return "".join(parts).strip(" ")


@lru_cache(maxsize=_LINES_KEPT)
def break_text(text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    """Break `text` into lines of at most `width` mm; there is always at least one line."""
    room = max(int(width / style.size * UNITS_PER_EM), UNITS_PER_EM)
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        lines.extend(_break_paragraph(paragraph, start, style.weight, room))
        start += len(paragraph) + 1
    return tuple(lines)


def single_line(text: str, style: TextStyle) -> Line:
    """Return `text` as one line, however long."""
    flat = text.replace("\n", " ")
    return _break_paragraph(flat, 0, style.weight, 1 << 60)[0]


def fitted_line(text: str, style: TextStyle, width: float) -> Line:
    """Return `text` as one line of at most `width` mm, cut with an ellipsis where it is longer."""
    line = single_line(text, style)
    if line_width(line, style) <= width:
        return line
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if line_width(single_line(text[:middle].rstrip() + "…", style), style) <= width:
            low = middle
        else:
            high = middle - 1
    return single_line(text[:low].rstrip() + "…", style)


def line_width(line: Line, style: TextStyle) -> float:
    """Return the width of a line in mm."""
    return line.width * style.size / UNITS_PER_EM


def text_width(text: str, style: TextStyle) -> float:
    """Return the width of `text` on one line in mm."""
    return line_width(single_line(text, style), style)


def _break_paragraph(paragraph: str, offset: int, weight: Weight, room: int) -> list[Line]:
    space = shape(" ", weight).width
    lines: list[Line] = []
    words: list[PlacedWord] = []
    x = 0
    start = offset
    at = offset
    for piece in _PIECES.finditer(paragraph):
        begin = offset + piece.start()
        gap = (begin - at) * space
        word = shape(piece.group(), weight)
        if words and x + gap + word.width > room:
            lines.append(Line(tuple(words), x, start, at))
            words, x, gap, start = [], 0, 0, begin
        if word.width > room:
            *full, word = _chopped(piece.group(), weight, room)
            for part in full:
                lines.append(Line((PlacedWord(0, part, begin),), part.width, begin, begin + len(part.text)))
                begin += len(part.text)
            start = begin
        words.append(PlacedWord(x + gap, word, begin))
        x += gap + word.width
        at = begin + len(word.text)
    lines.append(Line(tuple(words), x, start, offset + len(paragraph)))
    return lines


def _chopped(text: str, weight: Weight, room: int) -> list[Word]:
    """Cut a word wider than the line into the longest pieces that fit, one character at least."""
    parts: list[Word] = []
    while text:
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if shape(text[:middle], weight).width <= room:
                low = middle
            else:
                high = middle - 1
        parts.append(shape(text[:low], weight))
        text = text[low:]
    return parts
