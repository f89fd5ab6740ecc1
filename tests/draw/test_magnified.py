"""Layouts and pages in larger millimetres."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct

from cjm_desktop import draw, layout
from cjm_desktop.draw.bounds import bounds_of
from cjm_desktop.draw.magnified import RATIOS, lengths_of, magnified
from cjm_desktop.draw.page import draw_map
from cjm_desktop.draw.primitives import Box, Disc, Outline, TextRun
from cjm_desktop.layout.geometry import Size
from cjm_desktop.layout.slots import Slots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjm_desktop.layout.map import MapLayout

TWICE = 2.0
LENGTHS = frozenset(
    "x y x0 y0 x1 y1 x2 y2 x3 y3 width height top bottom start end radius line_width dash steps size points "
    "baseline level_ys before measure aside foot lane_x lane_width".split()
)
"""What the lengths of layouts and pages are called."""


def test_everything_on_a_page_is_as_much_larger(everything: MapLayout) -> None:
    page = draw_map(everything)
    larger = magnified(page, TWICE)
    assert larger.size == pytest.approx([side * TWICE for side in page.size])
    for part, grown in zip(page.parts, larger.parts, strict=True):
        assert (grown.key, grown.x, grown.y) == (part.key, part.x * TWICE, part.y * TWICE)
        assert list(grown.area) == pytest.approx([length * TWICE for length in part.area])
        for item, other in zip(part.items, grown.items, strict=True):
            expected = [length * TWICE for length in bounds_of(item)]
            assert list(bounds_of(other)) == pytest.approx(expected, abs=1e-9)
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
                assert list(box.rect) == pytest.approx([length * TWICE for length in small.rect])
                for block, little in zip(box.blocks, small.blocks, strict=True):
                    assert block.style.points == little.style.points * TWICE
                    assert block.style.leading == little.style.leading


def records() -> Iterator[type]:
    """Every kind of record that layouts and pages are made of."""
    for room in (layout, draw):
        for found in pkgutil.iter_modules(room.__path__):
            module = import_module(f"{room.__name__}.{found.name}")
            for one in vars(module).values():
                is_record = inspect.isclass(one) and (issubclass(one, Struct) or hasattr(one, "_fields"))
                if is_record and one.__module__ == module.__name__:
                    yield one


def test_every_number_with_a_point_is_known_to_be_a_length_or_a_ratio() -> None:
    unknown = {(one.__name__, name) for one in records() for name in lengths_of(one) - LENGTHS}
    assert unknown == set()
    assert set(RATIOS) <= set(records())


def test_a_length_may_be_written_without_a_point() -> None:
    assert magnified(Size(76, 50), TWICE) == Size(152, 100)


def test_a_ratio_stays_in_slots() -> None:
    slots = magnified(Slots(Size(50.0, 40.0), more=2, foot=3.0, shrink=0.5), TWICE)
    assert slots == Slots(Size(100.0, 80.0), more=2, foot=6.0, shrink=0.5)
