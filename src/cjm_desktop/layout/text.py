"""The only line breaker: greedy, over cached word widths, exact in font units.

Breaks fall at spaces and after hyphens and em dashes. A word wider than the line is chopped: into full lines,
but so that a few letters stay together at its end. No hyphen is added, for what is so long may be an address
or a code, which would get a sign it does not have; and search finds the word as it was typed. A line knows
the characters it covers, so that a caret can be placed in it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cjm_desktop.layout.font import UNITS_PER_EM, Word, shape
from cjm_desktop.layout.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjm_desktop.layout.typography import TextStyle, Weight

# A piece is what stays together where it can: up to and with a hyphen or em dash, or up to a breaking
# space. As good typesetting has it in both languages, a word of one letter stays with the word after it, a
# dash or middle dot with the word before it, a hyphen with the number it begins (-5), a range (5–7) whole.
# The no-break space and the no-break hyphen are ordinary characters here, and so is a dash before a no-break
# space.
# What one step of the pattern has taken no other can use: where it does not fit it need not be tried anew.
# Groups are left out of this, for before Python 3.11.5 those lose their way when they are possessive.
_LETTERS = r"[^ \t\n\u2010\u2014-]*+"
_PIECES = re.compile(
    r"(?:(?<![^ \t])[^\W\d_] (?=[^ \t\n]))*"
    rf"(?=[^ \t\n])[\u2010\u2014-]*+{_LETTERS}(?:[\u2010\u2014-]\u00a0{_LETTERS})*[\u2010\u2014-]*+"
    r"(?: [\u2013\u2014\u00b7](?![^ \t\n]))?"
)
_WORDS = re.compile(r"[^ \t\n]+")
"""What a piece is cut into where it is wider than the line."""
_UNBROKEN = re.compile(r"[^ \t\n\u2010\u2014-]+[\u2010\u2014-]*")
"""What is only broken by being chopped."""
_KERNED = re.compile("[,.„5VWŴṼṾẀẂẄẆẈYÝŶŸȲẎỲ]")
"""The characters of Onest that are kerned to a space beside them or a hyphen before them; held by a test."""
_LEAST_REST = 3
"""So many letters of a chopped word stay together at its end where they can."""
MOST_LINES = 1000
"""Of one text, which is several metres of paper: a hundred thousand would hold up every key pressed in it."""
_CHARACTERS_KEPT = 8_000_000
"""Of all texts whose lines are kept: some 100,000 cards, or 80 states of the longest text."""
_CHARACTERS_MEASURED = 4_000_000
"""Of all words of one weight whose widths are kept."""


class PlacedWord(Struct, frozen=True, gc=False):
    """A shaped word, its x from the start of the line in font units, its first character in the text."""

    x: int
    word: Word
    start: int


class Line(Struct, frozen=True, gc=False):
    """One line: the characters `start` to `end` of its source, its width in font units.

    `end` leaves out the space or line feed at which it was broken. Words are placed when asked for: a
    map is laid out whole, but only what is in sight is ever drawn.
    """

    source: str
    start: int
    end: int
    width: int
    weight: Weight

    @property
    def words(self) -> tuple[PlacedWord, ...]:
        """The words of the line with their places."""
        return tuple(_placed_words(self))

    @property
    def is_blank(self) -> bool:
        """Whether it has no words, without placing them to find out."""
        return _PIECES.search(self.source, self.start, self.end) is None

    @property
    def text(self) -> str:
        """The characters of the line without spaces at its ends."""
        return self.source[self.start : self.end].strip(" ")


def break_text(text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    """Break `text` into lines of at most `width` mm; there is always at least one line.

    What goes on after MOST_LINES is left out, which `is_cut` tells.
    """
    return _BROKEN[text, style, width]


def forget_lines() -> None:
    """Break every text anew from now on: for who measures how long that takes."""
    _BROKEN.forget()


def _break(key: tuple[str, TextStyle, float]) -> tuple[Line, ...]:
    text, style, width = key
    room = max(int(width / style.size * UNITS_PER_EM), UNITS_PER_EM)
    if "\n" not in text:
        return tuple(_break_paragraph(text, 0, len(text), style.weight, room)[:MOST_LINES])
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        lines.extend(_break_paragraph(text, start, end, style.weight, room))
        start = end + 1
        if len(lines) >= MOST_LINES:
            break
    return tuple(lines[:MOST_LINES])


_BROKEN = Kept(_break, lambda key: len(key[0]), _CHARACTERS_KEPT)


def is_cut(lines: Sequence[Line]) -> bool:
    """Return whether the lines of a text leave out its end."""
    return len(lines) >= MOST_LINES and lines[-1].end < len(lines[-1].source.rstrip())


def single_line(text: str, style: TextStyle) -> Line:
    """Return `text` as one line, however long."""
    flat = text.replace("\n", " ")
    return _break_paragraph(flat, 0, len(flat), style.weight, 1 << 60)[0]


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


def fitting_style(text: str, styles: Sequence[TextStyle], width: float) -> TextStyle:
    """Return the first of `styles` in which no word of `text` must be chopped, or else the last."""
    return next((style for style in styles if widest_word(text, style) <= width), styles[-1])


def widest_word(text: str, style: TextStyle) -> float:
    """Return the width in mm below which a word of `text` is chopped."""
    widths, _ = _measures(style.weight)
    return max(map(widths.__getitem__, _UNBROKEN.findall(text)), default=0) * style.size / UNITS_PER_EM


def line_width(line: Line, style: TextStyle) -> float:
    """Return the width of a line in mm."""
    return line.width * style.size / UNITS_PER_EM


def widest(lines: Iterable[Line]) -> Line:
    """Return the widest of some lines, of which there is one at least."""
    return max(lines, key=_width_of)


def text_width(text: str, style: TextStyle) -> float:
    """Return the width of `text` on one line in mm."""
    return line_width(single_line(text, style), style)


_width_of = attrgetter("width")


def _width(weight: Weight, word: str) -> int:
    return shape(word, weight).width


def _kerning(weight: Weight, characters: str) -> int:
    """Return what kerning adds to the width of a few characters."""
    spaced = characters.replace("\t", " ")
    return shape(spaced, weight).width - sum(shape(character, weight).width for character in spaced)


@cache
def _measures(weight: Weight) -> tuple[Kept[str, int], Kept[str, int]]:
    """Return the widths of words of one weight in font units, and what kerning adds to them."""
    widths: Kept[str, int] = Kept(partial(_width, weight), len, _CHARACTERS_MEASURED)
    kerning: Kept[str, int] = Kept(partial(_kerning, weight), len, _CHARACTERS_MEASURED)
    return widths, kerning


def _break_paragraph(text: str, begin: int, end: int, weight: Weight, room: int) -> list[Line]:
    lines = _filled(text, begin, end, weight, room)
    if lines[-1].end != end:
        lines[-1] = replace(lines[-1], end=end)
    return lines


def _filled(
    text: str, begin: int, end: int, weight: Weight, room: int, pieces: re.Pattern[str] = _PIECES
) -> list[Line]:
    """Fill lines with pieces, one after the other; there is always at least one line."""
    widths, kerning = _measures(weight)
    space = widths[" "]
    kerned = _KERNED.search(text, begin, end) is not None
    lines: list[Line] = []
    start = at = begin
    x = 0
    for piece in pieces.finditer(text, begin, end):
        first, last = piece.span()
        width = widths[text[first:last]]
        reach = x + (first - at) * space + width
        if kerned:
            reach += kerning[text[at - (at > start) : first + 1]]
        if reach > room:
            if at > start:
                lines.append(Line(text, start, at, x, weight))
            start, reach = first, width
            if width > room:
                cut = _chopped if pieces is _WORDS else _words_of
                lines.extend(cut(text, first, last, weight, room))
                rest = lines.pop()
                start, last, reach = rest.start, rest.end, rest.width
        x, at = reach, last
    lines.append(Line(text, start, at, x, weight))
    return lines


def _words_of(text: str, first: int, last: int, weight: Weight, room: int) -> list[Line]:
    """Cut a piece wider than the line at its own spaces, and its words where even they are too wide."""
    return _filled(text, first, last, weight, room, _WORDS)


def _placed_words(line: Line) -> Iterator[PlacedWord]:
    """Yield the words of a line at the x the breaker reckoned with."""
    widths, kerning = _measures(line.weight)
    space = widths[" "]
    kerned = _KERNED.search(line.source, line.start, line.end) is not None
    x = 0
    at = line.start
    for piece in _PIECES.finditer(line.source, line.start, line.end):
        x += (piece.start() - at) * space
        if kerned:
            x += kerning[line.source[at - (at > line.start) : piece.start() + 1]]
        word = shape(piece.group(), line.weight)
        yield PlacedWord(x, word, piece.start())
        x += word.width
        at = piece.end()


def _chopped(text: str, first: int, last: int, weight: Weight, room: int) -> list[Line]:
    """Cut a word wider than the line into the longest parts that fit, one character at least.

    The last part takes some letters of the one before rather than be a mere letter or two.
    """
    parts: list[Line] = []
    while first < last:
        fits, too_far = first + 1, first + 2
        while too_far <= last and shape(text[first:too_far], weight).width <= room:
            fits, too_far = too_far, first + 2 * (too_far - first)
        too_far = min(too_far, last + 1)
        while too_far - fits > 1:
            middle = (fits + too_far) // 2
            if shape(text[first:middle], weight).width <= room:
                fits = middle
            else:
                too_far = middle
        fits = _with_a_fair_rest(text, first, fits, last)
        parts.append(Line(text, first, fits, shape(text[first:fits], weight).width, weight))
        first = fits
    return parts


def _with_a_fair_rest(text: str, first: int, cut: int, last: int) -> int:
    """Return where to cut first..last instead of at `cut`, so that its end is no mere letter or two."""
    fair = last - _LEAST_REST
    if not fair < cut < last or fair - first < _LEAST_REST:
        return cut
    while fair > first and unicodedata.combining(text[fair]):
        fair -= 1
    return max(fair, first + 1)
