"""Text as large as a sticker has room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.layout.text import break_text, fitted_line, is_cut, widest_word
from cjm_desktop.layout.typography import TextStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_desktop.layout.text import Line
    from cjm_desktop.layout.typography import Weight

SIZES = (18.0, 16.0, 14.5, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
"""In pt, from what is read across a room down to what is read in the hand."""
_LEADING = 1.22
_ELLIPSIS = "…"
_NEXT_WORD = 80
"""Characters beyond a line's own among which a last line that takes an ellipsis is looked for."""


class FittedText(NamedTuple):
    """Lines in the largest style in which they fit, and whether something of the text is left out."""

    style: TextStyle
    lines: tuple[Line, ...]
    is_cut: bool = False

    @property
    def height(self) -> float:
        """The height of all lines in mm."""
        return len(self.lines) * self.style.line_height


def fitted_text(
    text: str, weight: Weight, width: float, height: float, sizes: Sequence[float] = SIZES
) -> FittedText:
    """Break a text in the largest style in which it fits on so many mm.

    No word is chopped where a smaller style keeps it whole. What fits in no style ends with an ellipsis.
    """
    styles = [TextStyle(weight, points, _LEADING) for points in sizes]
    unchopped = [style for style in styles if widest_word(text, style) <= width]
    for style in (*unchopped, *(style for style in styles if style not in unchopped)):
        lines = break_text(text, style, width)
        if len(lines) * style.line_height <= height and not is_cut(lines):
            return FittedText(style, lines)
    return _cut(text, styles[-1], width, height)


def _cut(text: str, style: TextStyle, width: float, height: float) -> FittedText:
    """Return as many lines as there is room for, one at least, the last with an ellipsis."""
    lines = break_text(text, style, width)
    most = max(1, int(height / style.line_height))
    last = lines[most - 1]
    rest = text[last.start : last.end + _NEXT_WORD].replace("\n", " ")
    ending = fitted_line(rest.rstrip() + _ELLIPSIS, style, width)
    return FittedText(style, (*lines[: most - 1], ending), is_cut=True)
