"""Glyph runs from ready-broken lines: the bundled font by glyph id, at the layout's positions.

Qt shapes and measures nothing. A run is made once at a large size and played through the painter's
scale: measured, that looks and costs the same as a run made for the very device size, and one run
serves every zoom. Letters of more than 64 px Qt 6.11 paints not at all in such a run: they are outlines.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, Qt
from PySide6.QtGui import QFont, QGlyphRun, QPainterPath, QRawFont

from cjm_desktop import RESOURCES
from cjm_desktop.layout.font import UNITS_PER_EM, font_file
from cjm_desktop.layout.typography import Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cjm_desktop.draw.primitives import TextRun

    FontOf = Callable[[Weight, float], QRawFont]

LARGEST_RUN = 60.0
"""The em in device px up to which letters are painted as a run."""
_WEIGHTS = {
    Weight.REGULAR: QFont.Weight.Normal,
    Weight.MEDIUM: QFont.Weight.Medium,
    Weight.SEMIBOLD: QFont.Weight.DemiBold,
    Weight.BOLD: QFont.Weight.Bold,
}
FINENESS = 16
"""Font pixels to a millimetre in which runs are made; the painter is scaled down by as much."""


@cache
def _loaded_font(weight: Weight) -> QRawFont:
    return QRawFont(QByteArray(font_file(weight)), FINENESS, QFont.HintingPreference.PreferNoHinting)


@cache
def raw_font(weight: Weight, size: float) -> QRawFont:
    """Return the bundled font with an em of `size` mm, without hinting, at `FINENESS` pixels a mm."""
    # All sizes of a weight share what was read from its file.
    font = QRawFont(_loaded_font(weight))
    font.setPixelSize(size * FINENESS)
    return font


@cache
def embedded_font(weight: Weight, size: float) -> QRawFont:
    """Return the same font as one of a file: Qt puts letters of no other into a PDF as letters.

    Everything else it draws as outlines, which takes a hundred times the room. Where the system gives
    another font of that name, glyphs would be other ones: then it is the first after all.
    """
    font, own = QFont(_families(weight)), raw_font(weight, size)
    font.setWeight(_WEIGHTS[weight])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    found = QRawFont.fromFont(font)
    found.setPixelSize(size * FINENESS)
    # The head of a font bears the checksum of all of it.
    return found if found.fontTable("head") == own.fontTable("head") else own


@cache
def _families(weight: Weight) -> list[str]:
    # Of no use to a screen.
    from PySide6.QtGui import QFontDatabase

    number = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"Onest-{weight.value}.ttf"))
    return QFontDatabase.applicationFontFamilies(number)[:1]


def glyph_path(runs: Iterable[TextRun], weight: Weight, size: float) -> QPainterPath:
    """Return lines of one weight and size as outlines, in mm times `FINENESS`."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for glyphs, points in _placed(runs, size):
        for glyph, point in zip(glyphs, points, strict=True):
            path.addPath(_outline(weight, size, glyph).translated(point))
    return path


@lru_cache(maxsize=2048)
def _outline(weight: Weight, size: float, glyph: int) -> QPainterPath:
    return raw_font(weight, size).pathForGlyph(glyph)


def _placed(runs: Iterable[TextRun], size: float) -> Iterator[tuple[Sequence[int], list[QPointF]]]:
    """Yield the glyphs of every word with their places."""
    unit = size * FINENESS / UNITS_PER_EM
    for run in runs:
        left, y = run.x * FINENESS, run.y * FINENESS
        for placed in run.line.words:
            x = left + placed.x * unit
            points = []
            for advance in placed.word.advances:
                points.append(QPointF(x, y))
                x += advance * unit
            yield placed.word.glyphs, points


def glyph_run(runs: Iterable[TextRun], weight: Weight, size: float, font: FontOf = raw_font) -> QGlyphRun:
    """Return lines of one weight and size as one run, positions in mm times `FINENESS`."""
    glyphs: list[int] = []
    positions: list[QPointF] = []
    for of_word, points in _placed(runs, size):
        glyphs += of_word
        positions += points
    made = QGlyphRun()
    made.setRawFont(font(weight, size))
    made.setGlyphIndexes(glyphs)
    made.setPositions(positions)
    return made
