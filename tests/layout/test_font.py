"""The text measurer: whole font units from the bundled files, kerned and without ligatures."""

from __future__ import annotations

import pytest

from cjm_desktop.layout.font import UNITS_PER_EM, font_metrics, shape
from cjm_desktop.layout.geometry import Rect
from cjm_desktop.layout.typography import CARD, MM_PER_PT, Weight

WEIGHTS = pytest.mark.parametrize("weight", list(Weight))


@WEIGHTS
def test_every_weight_counts_in_the_same_units(weight: Weight) -> None:
    metrics = font_metrics(weight)
    assert metrics.units_per_em == UNITS_PER_EM
    assert metrics.ascent > metrics.descent > 0


@WEIGHTS
def test_a_word_is_as_wide_as_its_advances(weight: Weight) -> None:
    word = shape("Съёмка", weight)
    assert len(word.glyphs) == len(word.advances) == 6
    assert word.width == sum(word.advances)
    assert not word.has_gaps


def test_letters_are_kerned() -> None:
    assert (
        shape("AV", Weight.REGULAR).width
        < shape("A", Weight.REGULAR).width + shape("V", Weight.REGULAR).width
    )


@pytest.mark.parametrize("text", ["ffi", "fi", "->", "1/2"])
def test_letters_are_never_joined(text: str) -> None:
    assert len(shape(text, Weight.REGULAR).glyphs) == len(text)


def test_what_the_font_has_not_is_told() -> None:
    assert shape("a🙂", Weight.REGULAR).has_gaps
    assert not shape("№ ₽ — « » → ✓", Weight.REGULAR).has_gaps


def test_bolder_is_wider() -> None:
    widths = [shape("Рекомендации", weight).width for weight in Weight]
    assert widths == sorted(widths)


def test_sizes_are_points_and_lines_a_multiple_of_them() -> None:
    assert CARD.size == pytest.approx(9.8 * MM_PER_PT)
    assert CARD.line_height == pytest.approx(9.8 * MM_PER_PT * 1.25)
    assert pytest.approx(25.4) == 72 * MM_PER_PT


def test_rectangles_know_their_edges() -> None:
    rect = Rect(1, 2, 10, 5)
    assert (rect.right, rect.bottom) == (11, 7)
    assert (rect.moved(1, -2), rect.grown(0.5)) == (Rect(2, 0, 10, 5), Rect(0.5, 1.5, 11, 6))


def test_a_rectangle_holds_its_left_and_upper_edge_only() -> None:
    rect = Rect(1, 2, 10, 5)
    assert rect.contains(1, 2)
    assert not rect.contains(11, 3)
    assert not rect.contains(3, 7)


def test_rectangles_that_adjoin_do_not_touch() -> None:
    rect = Rect(0, 0, 10, 5)
    assert not rect.touches(Rect(10, 0, 10, 5))
    assert not rect.touches(Rect(0, 5, 10, 5))
    assert rect.touches(Rect(9.9, 4.9, 1, 1))
