"""The only text measurer: word widths from the bundled font files through HarfBuzz.

Widths are whole font units (1/1000 em in Onest), with kerning and without ligatures, so that screen,
paper and every picture format agree to the last digit. No screen font engine is ever asked.
"""

from __future__ import annotations

from functools import cache

import uharfbuzz as hb
from msgspec import Struct

from cjm_desktop import RESOURCES
from cjm_desktop.layout.kept import Kept
from cjm_desktop.layout.typography import Weight

FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False}
"""OpenType features of all text: what would join letters is off, so that every character keeps its place."""
_CHARACTERS_KEPT = 3_000_000
"""Of all words whose shapes are kept: some 70,000."""


class Word(Struct, frozen=True, gc=False):
    """A shaped piece of text: glyph ids, their advances and the whole width in font units."""

    text: str
    glyphs: tuple[int, ...]
    advances: tuple[int, ...]
    width: int

    @property
    def has_gaps(self) -> bool:
        """Whether a character of it is missing in the font."""
        return 0 in self.glyphs


class FontMetrics(Struct, frozen=True):
    """Units per em, and ascent and descent (both positive) in those units."""

    units_per_em: int
    ascent: int
    descent: int


def font_file(weight: Weight) -> bytes:
    """Return the bytes of the bundled TrueType file of a weight."""
    return (RESOURCES / "fonts" / f"Onest-{weight.value}.ttf").read_bytes()


@cache
def _font(weight: Weight) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob(font_file(weight))))


@cache
def font_metrics(weight: Weight) -> FontMetrics:
    """Return the metrics of a weight."""
    font = _font(weight)
    extents = font.get_font_extents("ltr")
    return FontMetrics(font.face.upem, extents.ascender, -extents.descender)


UNITS_PER_EM = 1000
"""Of every bundled weight; held by a test."""


def shape(text: str, weight: Weight) -> Word:
    """Shape one word (or any text without line breaks) in a weight."""
    return _SHAPED[text, weight]


def _shape(key: tuple[str, Weight]) -> Word:
    text, weight = key
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(_font(weight), buffer, FEATURES)
    advances = tuple(position.x_advance for position in buffer.glyph_positions or ())
    glyphs = tuple(info.codepoint for info in buffer.glyph_infos)
    return Word(text, glyphs, advances, sum(advances))


_SHAPED = Kept(_shape, lambda key: len(key[0]), _CHARACTERS_KEPT)


@cache
def lacks(sign: str) -> bool:
    """Return whether the bundled font lacks a character: an empty box is drawn for it."""
    return not sign.isspace() and shape(sign, Weight.REGULAR).has_gaps


@cache
def frame_reach(weight: Weight) -> tuple[float, float]:
    """Return how far the frame for a missing character reaches over and under the baseline, in ems."""
    extents = _font(weight).get_glyph_extents(0)
    top = extents.y_bearing / UNITS_PER_EM
    return top, -extents.height / UNITS_PER_EM - top


def missing_signs(text: str) -> tuple[str, ...]:
    """Return the characters of a text that the font lacks, each once, in the order of the text."""
    return tuple(sign for sign in dict.fromkeys(text) if lacks(sign))
