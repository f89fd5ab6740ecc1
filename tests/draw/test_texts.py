"""Text blocks as runs on their baselines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from cjm_desktop.draw.texts import ascent, runs
from cjm_desktop.layout.boxes import Align, TextBlock
from cjm_desktop.layout.text import break_text, line_width
from cjm_desktop.layout.typography import CARD, MAP_TITLE, STAGE_TITLE, TextStyle

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

TEXT = "один два три четыре пять\n\nшесть"


def block(style: TextStyle = CARD, align: Align = Align.LEFT) -> TextBlock:
    return TextBlock(5.0, 7.0, 22.0, style, break_text(TEXT, style, 22.0), align)


def test_every_line_with_words_is_one_run() -> None:
    drawn = list(runs(block(), "ink"))
    assert "".join(run.line.text for run in drawn).replace(" ", "") == "одиндватричетырепятьшесть"
    assert {(run.ink, run.weight, run.size) for run in drawn} == {("ink", CARD.weight, CARD.size)}


def test_an_empty_line_keeps_its_height() -> None:
    *_, before, last = runs(block(), "ink")
    assert last.y - before.y == pytest.approx(2 * CARD.line_height)


@pytest.mark.parametrize("style", [CARD, STAGE_TITLE, MAP_TITLE])
def test_baselines_lie_one_line_height_apart_inside_their_line_boxes(style: TextStyle) -> None:
    drawn = list(runs(block(style), "ink"))
    assert drawn[0].y == pytest.approx(7.0 + ascent(style))
    assert 0.6 * style.size < ascent(style) < style.line_height
    gaps = [b.y - a.y for a, b in pairwise(drawn)]
    assert all(gap / style.line_height == pytest.approx(round(gap / style.line_height)) for gap in gaps)


def test_centred_lines_have_the_same_room_at_both_sides() -> None:
    for run in runs(block(align=Align.CENTRE), "ink", dx=1.0):
        left, right = run.x - 6.0, 28.0 - run.x - line_width(run.line, CARD)
        assert left == pytest.approx(right)


def test_a_shift_moves_all_lines() -> None:
    plain, moved = list(runs(block(), "ink")), list(runs(block(), "ink", dx=2.0, dy=3.0))
    assert [(run.x + 2.0, run.y + 3.0) for run in plain] == [(run.x, run.y) for run in moved]


def test_no_word_is_placed_before_its_line_is_drawn(
    calls: Callable[[Callable[[], object]], Counter[str]],
) -> None:
    laid_out = block()
    assert calls(lambda: list(runs(laid_out, "ink")))["_placed_words"] == 0
