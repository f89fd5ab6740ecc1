"""Printed pages as PDF operators: each placed list is written once, however many pages show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.printing.paper import POINTS_PER_MM
from cjm_desktop.printing.pdf.content import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.draw.primitives import Placed
    from cjm_desktop.layout.geometry import Rect, Size
    from cjm_desktop.printing.pages import Layer
    from cjm_desktop.printing.pdf.content import ContentWriter


class LayerWriter:
    """Writes layers in the colours and fonts of one content writer."""

    def __init__(self, content: ContentWriter) -> None:
        self._content = content
        # By identity: comparing lists by what is in them would take longer than writing them. Each list is
        # kept with its operators, so that no other can take its identity.
        self._written: dict[int, tuple[Placed, str]] = {}

    def write(self, layer: Layer, size: Size) -> Iterator[str]:
        """Yield the operators of a layer on a page of `size` mm, one string for each of its parts."""
        clipping = "" if layer.clip is None else _clip(layer.clip, size)
        yield f"q {clipping}{_matrix(layer, size)}"
        for part in layer.parts:
            yield self._part(part)
        yield "Q"

    def _part(self, part: Placed) -> str:
        known = self._written.get(id(part))
        if known is None:
            operators = self._content.write(part.items)
            moved = f"q 1 0 0 1 {round(part.x * UNITS)} {-round(part.y * UNITS)} cm {operators} Q"
            known = self._written[id(part)] = (part, moved)
        return known[1]


def _matrix(layer: Layer, size: Size) -> str:
    """Return the operator that brings a layer's origin, scale and direction to a page."""
    factor = f"{layer.scale * POINTS_PER_MM / UNITS:.12f}"
    turn = f"0 {factor} -{factor} 0" if layer.is_turned else f"{factor} 0 0 {factor}"
    return f"{turn} {layer.x * POINTS_PER_MM:.5f} {(size.height - layer.y) * POINTS_PER_MM:.5f} cm"


def _clip(area: Rect, size: Size) -> str:
    """Return the operators that let only an area of a page be painted."""
    corner = f"{area.x * POINTS_PER_MM:.5f} {(size.height - area.bottom) * POINTS_PER_MM:.5f}"
    return f"{corner} {area.width * POINTS_PER_MM:.5f} {area.height * POINTS_PER_MM:.5f} re W n "
