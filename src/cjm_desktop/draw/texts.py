"""Text blocks as text runs: one run a line, on its baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.draw.primitives import TextRun
from cjm_desktop.layout.boxes import Align
from cjm_desktop.layout.font import UNITS_PER_EM, font_metrics
from cjm_desktop.layout.text import line_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.boxes import TextBlock
    from cjm_desktop.layout.typography import TextStyle


def runs(block: TextBlock, ink: str, dx: float = 0.0, dy: float = 0.0) -> Iterator[TextRun]:
    """Yield a block's lines, shifted by dx, dy mm; empty lines yield nothing."""
    style = block.style
    baseline = block.y + dy + ascent(style)
    for index, line in enumerate(block.lines):
        if line.is_blank:
            continue
        free = block.width - line_width(line, style) if block.align is Align.CENTRE else 0.0
        y = baseline + index * style.line_height
        yield TextRun(block.x + dx + free / 2, y, line, style.weight, style.size, ink)


def ascent(style: TextStyle) -> float:
    """Return how far the baseline stands under the top of a line box, in mm."""
    metrics = font_metrics(style.weight)
    content = (metrics.ascent + metrics.descent) * style.size / UNITS_PER_EM
    return (style.line_height - content) / 2 + metrics.ascent * style.size / UNITS_PER_EM
