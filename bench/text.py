"""Rows T1 and T2: the line breaker against Qt's, and against HarfBuzz on whole paragraphs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import uharfbuzz as hb
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout

from bench.application import application
from bench.measure import Row, in_turn, plain, row, seconds
from bench.samples import document
from cjm_desktop.layout.font import FEATURES, UNITS_PER_EM, font_file
from cjm_desktop.layout.text import break_text, forget_lines
from cjm_desktop.layout.typography import CARD

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH = 55.6
_CARDS = 10_000
_PIXELS = 100


def rows() -> Iterator[Row]:
    """Measure breaking 10,000 cards, and count where whole-paragraph shaping would break otherwise."""
    application()
    texts = [card.text for card in document(_CARDS).maps[0].cards]
    font = _qt_font()
    pairs = in_turn(lambda: seconds(lambda: _ours(texts)), lambda: seconds(lambda: _qts(texts, font)))
    yield row("T1", "our line breaker / QTextLayout", f"{_CARDS:,} cards", pairs, 0.7)
    differ = float(sum(_breaks(text) != _whole(text) for text in texts))
    what = "cards that HarfBuzz on the whole paragraph would break otherwise"
    yield plain("T2", what, f"{_CARDS:,} cards", differ, "cards", 0)


def _qt_font() -> QFont:
    identifier = QFontDatabase.addApplicationFontFromData(QByteArray(font_file(CARD.weight)))
    font = QFont(QFontDatabase.applicationFontFamilies(identifier)[0])
    font.setPixelSize(_PIXELS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _ours(texts: list[str]) -> None:
    forget_lines()
    for text in texts:
        break_text(text, CARD, _WIDTH)


def _qts(texts: list[str], font: QFont) -> None:
    width = _WIDTH / CARD.size * _PIXELS
    for text in texts:
        layout = QTextLayout(text, font)
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line = layout.createLine()
        layout.endLayout()


def _breaks(text: str) -> list[str]:
    return [line.text for line in break_text(text, CARD, _WIDTH)]


def _whole(text: str) -> list[str]:
    """Break greedily by the positions of one HarfBuzz run over the rest of the paragraph."""
    pieces = [placed for line in break_text(text, CARD, 1e6) for placed in line.words]
    room = int(_WIDTH / CARD.size * UNITS_PER_EM)
    lines: list[str] = []
    start = 0
    end = 0
    for placed in pieces:
        reach = placed.start + len(placed.word.text)
        if end > start and _shaped_width(text[start:reach]) > room:
            lines.append(text[start:end].strip(" "))
            start = placed.start
        end = reach
    lines.append(text[start:end].strip(" "))
    return lines


def _shaped_width(text: str) -> int:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(_face(), buffer, FEATURES)
    return sum(position.x_advance for position in buffer.glyph_positions or ())


@cache
def _face() -> hb.Font:
    return hb.Font(hb.Face(font_file(CARD.weight)))
