"""Layouts and pages in larger millimetres."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.magnified import magnified
from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.primitives import Box, Disc, Outline, TextRun

if TYPE_CHECKING:
    from cjm_desktop.layout.map import MapLayout

TWICE = 2.0


def test_everything_on_a_page_is_as_much_larger(everything: MapLayout) -> None:
    page = draw_map(everything)
    larger = magnified(page, TWICE)
    assert larger.size == pytest.approx([side * TWICE for side in page.size])
    for part, grown in zip(page.parts, larger.parts, strict=True):
        assert (grown.key, grown.x, grown.y) == (part.key, part.x * TWICE, part.y * TWICE)
        assert grown.area == pytest.approx([length * TWICE for length in part.area])
        for item, other in zip(part.items, grown.items, strict=True):
            expected = [length * TWICE for length in bounds_of(item)]
            assert bounds_of(other) == pytest.approx(expected, abs=1e-9)
            if isinstance(item, Box | Disc | Outline) and isinstance(other, Box | Disc | Outline):
                assert other.line_width == item.line_width * TWICE
            if isinstance(item, TextRun) and isinstance(other, TextRun):
                assert (other.line, other.ink) == (item.line, item.ink)


def test_what_counts_or_tells_a_share_stays_in_a_layout(everything: MapLayout) -> None:
    larger = magnified(everything, TWICE)
    assert larger.journey is everything.journey
    assert [stage.share for stage in larger.stages] == [stage.share for stage in everything.stages]
    assert [(box.first, box.last) for box in larger.phases] == [(0, 1), (2, 2)]
    assert [row.longest for row in larger.rows] == [row.longest for row in everything.rows]
    for row, before in zip(larger.rows, everything.rows, strict=True):
        assert (row.y, row.height) == (before.y * TWICE, before.height * TWICE)
        for cell, old in zip(row.cells, before.cells, strict=True):
            assert cell.cell == old.cell
            for box, small in zip(cell.boxes, old.boxes, strict=True):
                assert box.rect == pytest.approx([length * TWICE for length in small.rect])
                for block, little in zip(box.blocks, small.blocks, strict=True):
                    assert block.style.points == little.style.points * TWICE
                    assert block.style.leading == little.style.leading
