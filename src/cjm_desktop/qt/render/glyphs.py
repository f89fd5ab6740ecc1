"""Glyph runs from ready-broken lines: the bundled font by glyph id, at the layout's positions.

Qt shapes and measures nothing. A run is made once at a large size and played through the painter's
scale: measured, that looks and costs the same as a run made for the very device size, and one run
serves every zoom.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF
from PySide6.QtGui import QFont, QGlyphRun, QRawFont

from cjm_desktop.layout.font import UNITS_PER_EM, font_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.draw.primitives import TextRun
    from cjm_desktop.layout.typography import Weight

FINENESS = 16
"""Font pixels to a millimetre in which runs are made; the painter is scaled down by as much."""


@cache
def _font_bytes(weight: Weight) -> QByteArray:
    return QByteArray(font_file(weight))


@cache
def raw_font(weight: Weight, size: float) -> QRawFont:
    """Return the bundled font with an em of `size` mm, without hinting, at `FINENESS` pixels a mm."""
    return QRawFont(_font_bytes(weight), size * FINENESS, QFont.HintingPreference.PreferNoHinting)


def glyph_run(runs: Iterable[TextRun], weight: Weight, size: float) -> QGlyphRun:
    """Return lines of one weight and size as one run, positions in mm times `FINENESS`."""
    glyphs: list[int] = []
    positions: list[QPointF] = []
    unit = size * FINENESS / UNITS_PER_EM
    for run in runs:
        y = run.y * FINENESS
        for placed in run.line.words:
            x = run.x * FINENESS + placed.x * unit
            glyphs += placed.word.glyphs
            for advance in placed.word.advances:
                positions.append(QPointF(x, y))
                x += advance * unit
    made = QGlyphRun()
    made.setRawFont(raw_font(weight, size))
    made.setGlyphIndexes(glyphs)
    made.setPositions(positions)
    return made
