"""The hatch of a hypothesis."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.draw.hatch import HATCH_STEP, hatch_stripes
from cjm_desktop.layout.geometry import Rect

rects = st.builds(Rect, st.floats(-50, 50), st.floats(-50, 50), st.floats(0.5, 140), st.floats(0.5, 40))


@given(rects)
def test_stripes_end_on_the_edges_of_their_rectangle(rect: Rect) -> None:
    for stripe in hatch_stripes(rect):
        for x, y in ((stripe.x1, stripe.y1), (stripe.x2, stripe.y2)):
            assert rect.x - 1e-6 <= x <= rect.right + 1e-6
            assert rect.y - 1e-6 <= y <= rect.bottom + 1e-6
        assert stripe.x1 == pytest.approx(rect.x, abs=1e-6) or stripe.y1 == pytest.approx(rect.bottom)
        assert stripe.x2 == pytest.approx(rect.right) or stripe.y2 == pytest.approx(rect.y, abs=1e-6)


@pytest.mark.parametrize("rect", [Rect(1, 1, 0, 0), Rect(1, 1, 0, 9), Rect(1, 1, 9, 0)])
def test_a_rectangle_without_area_has_no_stripe_of_any_length(rect: Rect) -> None:
    assert all(stripe.x1 == pytest.approx(stripe.x2) for stripe in hatch_stripes(rect))


@given(rects)
def test_stripes_rise_to_the_right_at_45_degrees(rect: Rect) -> None:
    for stripe in hatch_stripes(rect):
        assert stripe.x2 - stripe.x1 == pytest.approx(stripe.y1 - stripe.y2, abs=1e-6)


@given(rects)
def test_stripes_lie_one_step_apart_over_the_whole_rectangle(rect: Rect) -> None:
    along = [stripe.x1 + stripe.y1 for stripe in hatch_stripes(rect)]
    steps = [b - a for a, b in itertools.pairwise(along)]
    assert steps == pytest.approx([HATCH_STEP] * len(steps))
    assert len(along) == pytest.approx((rect.width + rect.height) / HATCH_STEP, abs=2)
