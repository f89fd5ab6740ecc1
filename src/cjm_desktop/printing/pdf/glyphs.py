"""From shaped words to the bytes of PDF strings: one code for each glyph that is used, with kerning.

A PDF font of the simple kind shows 256 codes. Each glyph that is drawn takes the next free one, so the
font that goes into the file holds nothing else; a weight that needs more codes goes on in a second
subset. A code also remembers which characters it stands for: that is what search and copying find, also
where the font replaced a glyph (tabular digits) or has none.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cjm_desktop.layout.font import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjm_desktop.layout.font import Word
    from cjm_desktop.layout.text import Line
    from cjm_desktop.layout.typography import Weight

CODES = 256
SPACE = 32
"""The code of the real space, in every subset."""
NOTDEF = 0
SIZE = "\0"
"""Stands in a show operator for the font size, where it has to name a font."""
# In a literal string these end it, escape, or are changed by readers; beyond ASCII lies another encoding.
_ESCAPED = {ord("("), ord(")"), ord("\\"), ord("\r"), ord("\n"), NOTDEF, *range(127, CODES)}
_STRINGS = [f"\\{code:03o}" if code in _ESCAPED else chr(code) for code in range(CODES)]
# A space that must not break is still a space to whoever searches for one.
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})

Sign = tuple[int, str]
"""A glyph and the characters it stands for."""


class GlyphCodes:
    """The codes of one weight in one file.

    `advances` are the widths of the glyphs as the font file states them, in font units; `font_name`
    gives the file's name for the font of a subset.
    """

    def __init__(self, weight: Weight, advances: Sequence[int], font_name: Callable[[int], str]) -> None:
        space = shape(" ", weight)
        self.weight = weight
        self.subsets: list[list[Sign]] = []
        self._space: Sign = (space.glyphs[0], " ")
        self._space_width = space.width
        self._advances = advances
        self.font_name = font_name
        self._codes: dict[Sign, tuple[int, int]] = {}
        self._words: dict[str, str] = {}
        self._open_subset()

    def show(self, line: Line, size: str) -> str:
        """Return the operators that show a line of text in the font size `size`, starting in subset 0.

        Spaces are real ones. Every word stands where the layout puts it: TJ numbers correct what the
        font's own advances would make of it.
        """
        known, pieces, end = self._words, [], 0
        for placed in line.words:
            if placed.x != end:
                pieces.append(self._gap(placed.x - end))
            word = placed.word
            pieces.append(known.get(word.text) or self._encoded(word))
            end = placed.x + word.width
        body = "".join(pieces)
        if SIZE in body:
            body = body.replace(SIZE, size)
        return f"[({body})]TJ"

    def signs(self, subset: int) -> list[Sign]:
        """Return the signs of a subset by code, at least up to the space."""
        signs = self.subsets[subset]
        missing = SPACE - len(signs)
        return signs if missing < 0 else [*signs, *[(NOTDEF, "")] * missing, self._space]

    @property
    def missing(self) -> Iterator[str]:
        """The characters met so far that the font has no glyph for."""
        return (text for subset in self.subsets for glyph, text in subset if glyph == NOTDEF and text)

    def _gap(self, width: int) -> str:
        """Return as many spaces as fit into a gap, and the rest as a move."""
        count, rest = divmod(width, self._space_width)
        return " " * count + (f"){-rest}(" if rest else "")

    def _encoded(self, word: Word) -> str:
        pieces, subset = [], 0
        for (glyph, text), advance in zip(_signs(word, self.weight), word.advances, strict=True):
            wanted, code = self._code((glyph, text.translate(_SPACES)))
            if wanted != subset:
                pieces.append(self._switch(wanted))
                subset = wanted
            pieces.append(_STRINGS[code])
            if advance != self._advances[glyph]:
                pieces.append(f"){self._advances[glyph] - advance}(")
        if subset:
            pieces.append(self._switch(0))
        return self._words.setdefault(word.text, "".join(pieces))

    def _switch(self, subset: int) -> str:
        return f")]TJ {self.font_name(subset)} {SIZE} Tf[("

    def _code(self, sign: Sign) -> tuple[int, int]:
        found = self._codes.get(sign)
        if found is None:
            if len(self.subsets[-1]) >= CODES:
                self._open_subset()
            found = (len(self.subsets) - 1, len(self.subsets[-1]))
            self.subsets[-1].append(sign)
            self._codes[sign] = found
            if len(self.subsets[-1]) == SPACE:
                self.subsets[-1].append(self._space)
        return found

    def _open_subset(self) -> None:
        self.subsets.append([(NOTDEF, "")])
        self._codes.setdefault(self._space, (0, SPACE))


def _signs(word: Word, weight: Weight) -> tuple[Sign, ...]:
    """Return the glyphs of a word with the characters each stands for."""
    if len(word.glyphs) == len(word.text):
        return tuple(zip(word.glyphs, word.text, strict=True))
    signs = tuple(sign for cluster in _clusters(word.text) for sign in _cluster_signs(cluster, weight))
    if tuple(glyph for glyph, _ in signs) == word.glyphs:
        return signs
    # What was shaped across clusters belongs to the whole word, told by its first glyph.
    return tuple((glyph, "" if index else word.text) for index, glyph in enumerate(word.glyphs))


def _clusters(text: str) -> Iterator[str]:
    """Yield each character with the marks that stand on it."""
    cluster = ""
    for sign in text:
        if cluster and not unicodedata.combining(sign):
            yield cluster
            cluster = ""
        cluster += sign
    if cluster:
        yield cluster


def _cluster_signs(cluster: str, weight: Weight) -> Iterator[Sign]:
    glyphs = shape(cluster, weight).glyphs
    decomposed = unicodedata.normalize("NFKD", cluster)
    texts: Sequence[str] = next(
        (spelling for spelling in (cluster, decomposed) if len(spelling) == len(glyphs)),
        (cluster, *[""] * (len(glyphs) - 1)),
    )
    return zip(glyphs, texts, strict=True)
